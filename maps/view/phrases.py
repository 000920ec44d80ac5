"""What a disposition says, in words: on the map, in a list, in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date as Date
from decimal import Decimal
from functools import cache

from babel import Locale
from babel.dates import format_date, format_skeleton, get_date_format
from babel.lists import format_list
from babel.numbers import format_decimal

from claims import Administration, Atlas, Control, Disposition
from claims.compare import standing
from claims.dates import Edtf
from claims.model import Text
from maps.kit.forms import IN_TEXT, NAME, Named
from maps.kit.templating import translations
from maps.view.wordings import CONDITIONS, DEGREES, HOW, LABELS, SENTENCES

_LOCALES = {"en": "en_GB"}


class Phrases:
    """Phrases of one atlas in one language; texts missing in it come in the atlas's default language."""

    def __init__(self, atlas: Atlas, language: str) -> None:
        self.atlas, self.language = atlas, language
        self.cells: dict[object, object] = {}  # what was said once is not put in words again
        self._locale = _LOCALES.get(language, language.replace("-", "_"))
        self.gettext = translations(language).gettext

    def text(self, text: Text) -> str:
        """Return the text in this language, else in the default one; '' where there is none."""
        return text.get(self.language) or text.get(self.atlas.languages[0], "")

    def quote(self, disposition: Disposition) -> tuple[str, str, str]:
        """Return the quote's language, its words and, where they are not in this language, this atlas's rendering."""
        quote = disposition.quote
        language = self.language if self.language in quote else next(iter(quote), "")
        rendered = "" if language == self.language else disposition.translation.get(self.language, "")
        return language, quote.get(language, ""), rendered

    def party(self, party: str) -> str:
        """Return a party's name as it stands alone."""
        return self.text(self.atlas.parties[party].name)

    def names(self, *parties: str) -> Named:
        """Return parties as a message names them, in any form that it asks for."""
        return Named([self._forms(party) for party in parties], self.listed)

    def _forms(self, party: str) -> dict[str, str]:
        data = self.atlas.parties[party]
        own = data.forms.get(self.language, {})
        return {NAME: self.text(data.name), IN_TEXT: own.get(IN_TEXT) or self.text(data.name), **own}

    def listed(self, names: Sequence[str]) -> str:
        """Return names as they stand together in a sentence."""
        if len(names) == 2:  # noqa: PLR2004 - the CLDR has one form for all lists; some languages want another for two
            return self.gettext("{first} and {second}").format(first=names[0], second=names[1])
        return str(format_list(list(names), locale=self._locale))

    def named(self, name: str, text: str) -> str:
        """Return what is said of something, behind its name."""
        return self.gettext("{name}: {text}").format(name=name, text=text)

    def heading(self, name: str) -> str:
        """Return a name with the mark behind it, as it stands before what is said of it in other type."""
        return self.gettext("{name}: {text}").partition("{text}")[0].format(name=name)

    def dated(self, title: str, date: str) -> str:
        """Return a title with its date."""
        return self.gettext("{title} ({date})").format(title=title, date=date)

    def series(self, names: Iterable[str]) -> str:
        """Return names one after another, outside a sentence."""
        return self.gettext(", ").join(names)

    def quoted(self, words: str) -> str:
        """Return words in quotation marks; marks of the same kind within them become those for a quote in a quote."""
        outer, inner = self.gettext("“{words}”"), self.gettext("‘{words}’")
        for mark, within in zip(outer.split("{words}"), inner.split("{words}"), strict=True):
            words = words.replace(mark, within)
        return outer.format(words=words)

    def enumerated(self, texts: Iterable[str]) -> str:
        """Return clauses one after another."""
        return self.gettext("; ").join(texts)

    def sentences(self, *texts: str) -> str:
        """Return sentences one after another, as far as there are any."""
        first, *rest = [text for text in texts if text] or [""]
        for text in rest:
            first = self.gettext("{sentence} {next}").format(sentence=first, next=text)
        return first

    def date(self, date: Edtf) -> str:
        """Return a date in the language's form, at the precision it was given in."""
        first, _slash, last = date.text.partition("/")
        return self._span(first, last) if last else _formatted(first, self._locale)

    def month(self, day: Date) -> str:
        """Return a month's name, shortened, as it stands below a line of time."""
        return str(format_date(day, "LLL", locale=self._locale))

    def _span(self, first: str, last: str) -> str:
        """Return two dates with the language's sign between them; what both have stands once."""
        _, start, end = self.gettext, Edtf.parse(first).first, Edtf.parse(last).first
        alike, pattern = len(first) == len(last), _pattern(last, self._locale)
        letter = "" if not alike else "y" if "-" not in last else "d" if first[:7] == last[:7] else ""
        if letter:  # the one thing that differs is in figures: the two stand in its place
            figures = _("{start}–{end}").format(
                **{"start": start.year, "end": end.year} if letter == "y" else {"start": start.day, "end": end.day}
            )
            return str(format_date(end, pattern.replace(letter, f"'{figures}'"), locale=self._locale))
        texts = [_formatted(first, self._locale), _formatted(last, self._locale)]
        if alike and start.year == end.year:
            side = int(pattern.startswith("y"))  # a language that begins with the year has it in the first date alone
            texts[side] = _without_year(last if side else first, self._locale)
        return _("{start} – {end}").format(start=texts[0], end=texts[1])

    def number(self, number: Decimal) -> str:
        """Return a number with separators as the language has them, and the decimals that it was given with."""
        decimals = max(0, -int(number.as_tuple().exponent))
        return _number(number, f"#,##0{'.' * bool(decimals)}{'0' * decimals}", self._locale)

    def area(self, km2: Decimal, locator: str, figure: str = "") -> str:
        """Return an official figure and where it stands; ``figure`` is how it is called, as a link perhaps."""
        figure = figure or self.gettext("official figure")
        source = self.gettext("{figure}, {locator}") if locator else "{figure}"
        area = type(figure)(self.gettext("{area} km² [{source}]"))  # as markup, where the figure is
        return area.format(area=self.number(km2), source=type(figure)(source).format(figure=figure, locator=locator))

    def degrees(self, text: str) -> str:
        """Return a position such as '45°N' as the language writes it."""
        return degrees(text, self.gettext)

    def label(self, disposition: Disposition) -> str:
        """Return the few words that stand under a territory's name on the map."""
        return self.of(LABELS, disposition)

    def phrase(self, disposition: Disposition) -> str:
        """Return what the disposition does and on what conditions, these in short."""
        short = dict.fromkeys(self.gettext(CONDITIONS[condition.type]) for condition in disposition.conditions)
        return self._with(self.of(SENTENCES, disposition), [*self.administration(disposition), *short])

    def outcome(self, disposition: Disposition) -> str:
        """Return what the disposition does, without its conditions."""
        return self._with(self.of(SENTENCES, disposition), self.administration(disposition))

    def in_full(self, disposition: Disposition) -> str:
        """Return what the disposition does, without its conditions, and by what words."""
        how = self.how(disposition)
        form = self.gettext("{outcome} ({how})") if how else "{outcome}"
        return form.format(outcome=self.outcome(disposition), how=how)

    def how(self, disposition: Disposition) -> str:
        """Return by what words it is made; '' where it says nothing, or the outcome itself says how it stands."""
        settled = disposition.outcome != "silent" and standing(disposition) == "settled"
        return self.gettext(HOW[disposition.how]) if settled else ""

    def of(self, messages: Mapping[str, str], disposition: Disposition, **more: str) -> str:
        """Return what messages have for a disposition; ``more`` fills further places of them."""
        ceded = disposition.outcome == "holds" and disposition.from_ and "ceded" in messages
        roles = {role: [one] if isinstance(one, str) else one for role, one in disposition.parties().items()}
        return self.say(messages, "ceded" if ceded else disposition.outcome, standing(disposition), roles, **more)

    def say(
        self, messages: Mapping[str, str], form: str, how: str, roles: Mapping[str, Sequence[str]], **more: str
    ) -> str:
        """Return what messages have for an outcome in a standing, with the parties in their roles."""
        key = form if how == "settled" or form == "silent" else f"{form}-{how}"
        return self.gettext(messages[key]).format(
            **{role: self.names(*parties) for role, parties in roles.items()}, **more
        )

    def administration(self, disposition: Disposition) -> list[str]:
        """Return who administers what is so disposed of, where the record says so, as one of its conditions."""
        if not disposition.administration:
            return []
        return [self.gettext("with {party} administering").format(party=self.names(disposition.administration))]

    def _with(self, sentence: str, conditions: Sequence[str]) -> str:
        """Return a sentence with what belongs to its verb: before or behind it, as the language has that."""
        form = self.gettext("{sentence}, {conditions}") if conditions else "{sentence}"
        return form.format(sentence=sentence, conditions=self.series(conditions))

    def term(self, row: Control) -> str:
        """Return who administered a territory and from when until when."""
        _ = self.gettext
        form = _("{party:name}, from {start} until {end}") if row.until else _("{party:name}, from {start}")
        end = self.date(row.until) if row.until else ""
        return form.format(party=self.names(*row.parties), start=self.date(row.from_), end=end)

    def administered(self, administration: Administration) -> str:
        """Return who administered a territory, as a phrase."""
        _, parties = self.gettext, self.names(*administration.parties)
        if len(administration.parties) == 1:
            return _("administered by {party}").format(party=parties)
        form = (
            _("administered jointly by {parties}") if administration.jointly else _("changing hands between {parties}")
        )
        return form.format(parties=parties)


@cache  # they are areas of territories: the same on each page
def _number(number: Decimal, pattern: str, locale: str) -> str:
    return str(format_decimal(number, pattern, locale=locale))


def degrees(text: str, gettext: Callable[[str], str]) -> str:
    """Return a position such as '45°N' as a language writes it."""
    return gettext(DEGREES[text[-1]]).format(degrees=text[:-2])


@cache
def _formatted(part: str, locale: str) -> str:
    """Return a day, month or year in a locale's form."""
    return str(format_date(Edtf.parse(part).first, _pattern(part, locale), locale=locale))


def _pattern(part: str, locale: str) -> str:
    """Return how a locale writes a date of this precision, in letters of the CLDR."""
    skeleton = ("y", "yMMMM", "")[part.count("-")]
    pattern = Locale.parse(locale).datetime_skeletons[skeleton] if skeleton else get_date_format("long", locale=locale)
    return str(pattern.pattern)


def _without_year(part: str, locale: str) -> str:
    day = Edtf.parse(part).first
    if part.count("-") == 1:
        return str(format_date(day, "LLLL", locale=locale))
    return str(format_skeleton("MMMMd", day, locale=locale))

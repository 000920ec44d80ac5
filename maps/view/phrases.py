"""What a disposition says, in words: on the map, in a list, in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import cache

from babel.dates import format_date, format_interval, format_skeleton, get_date_format
from babel.lists import format_list
from babel.numbers import format_decimal

from claims import Administration, Atlas, Control, Disposition
from claims.compare import standing
from claims.dates import Edtf
from claims.model import Text
from maps.kit.templating import N_, translations

# The condition in one phrase, as it follows a disposition. The data's own text stands in the table.
CONDITIONS = {
    "peace-treaty": N_("after a peace treaty"),
    "settlement-of-all-questions": N_("once all other questions are settled"),
    "demilitarisation": N_("if not militarised"),
    "no-foreign-bases": N_("if without foreign bases"),
    "straits-regime": N_("with straits closed to outside warships"),
    "recognition": N_("against recognition of the rest"),
    "alliance-clause": N_("with no hostile alliance"),
    "troop-withdrawal": N_("after foreign troops leave"),
    "third-party-return": N_("after a third party's handover"),
    "transition-period": N_("after a transition"),
    "entry-into-war": N_("for entry into the war"),
}
OUTCOMES = {
    "holds": N_("held"),
    "transfers": N_("transfer still to come: holder now and holder after"),
    "renounced": N_("renounced, no recipient named"),
    "deferred": N_("left to bilateral talks"),
    "referred": N_("referred to a conference or the Allied Powers"),
    "undivided": N_("joint possession, no line"),
    "split": N_("divided between parties"),
    "silent": N_("not addressed"),
    "contested-scope": N_("turns on a disputed definition"),
    "not-recognised": N_("a title is not recognised, no holder named"),
    "administered": N_("actual administration (control, not title)"),
}
# What a disposition does, by outcome, or by outcome and standing where that is said in the sentence.
SENTENCES = {
    "holds": N_("held by {holder}"),
    "holds-claimed": N_("claimed for {holder}"),
    "holds-offered": N_("offered: held by {holder}"),
    "holds-reported": N_("reported: held by {holder}"),
    "ceded": N_("ceded by {from} to {holder}"),
    "transfers": N_("to be transferred from {from} to {to}"),
    "transfers-claimed": N_("claimed: transfer from {from} to {to}"),
    "transfers-offered": N_("offered: transfer from {from} to {to}"),
    "transfers-reported": N_("reported: transfer from {from} to {to}"),
    "renounced": N_("renounced by {by}, no recipient named"),
    "deferred": N_("left to talks between {between}"),
    "referred": N_("left to {to} to decide"),
    "referred-claimed": N_("proposed: left to {to} to decide"),
    "undivided": N_("joint possession of {between}, no line drawn"),
    "split": N_("divided between {between}"),
    "silent": N_("not addressed"),
    "contested-scope": N_("turns on a definition disputed between {between}"),
    "not-recognised": N_("title of {title_of} not recognised by {by}"),
}
# The same in the few words that a map has room for.
LABELS = {
    "holds": N_("{holder}"),
    "transfers": N_("{from} → {to}"),
    "renounced": N_("renounced"),
    "deferred": N_("left to talks"),
    "referred": N_("to {to}"),
    "undivided": N_("undivided"),
    "split": N_("divided"),
    "silent": N_("not addressed"),
    "contested-scope": N_("disputed definition"),
    "not-recognised": N_("title not recognised"),
}
HOW = {
    "named": N_("named in the text"),
    "by-list": N_("by a list in the text"),
    "by-line": N_("by a boundary line"),
    "by-implication": N_("by implication, not named"),
    "claimed": N_("claimed"),
    "offered": N_("offered"),
    "reported": N_("reported"),
}
KINDS = {
    "treaty": N_("treaty"),
    "agreement": N_("agreement"),
    "declaration": N_("declaration"),
    "directive": N_("directive"),
    "unilateral-act": N_("unilateral act"),
    "proposal": N_("proposal"),
    "position": N_("position"),
    "policy-line": N_("internal policy line"),
    "party-platform": N_("party platform"),
    "decision": N_("decision"),
    "third-party-position": N_("position of a third party"),
    "letters": N_("exchange of letters"),
    "statement": N_("statement"),
    "domestic-law": N_("domestic law"),
    "reading": N_("reading of another document"),
    "idea": N_("idea"),
}
# How near to the source: the word on the page, and what it means.
VERIFICATION = {
    "verified": (N_("verified"), N_("read in the primary text or its official edition")),
    "secondary": (N_("secondary"), N_("read in, or through, the work cited, not in the primary text")),
    "unverified": (N_("unverified"), N_("not read")),
}
DEGREES = {"N": N_("{degrees}°N"), "S": N_("{degrees}°S"), "E": N_("{degrees}°E"), "W": N_("{degrees}°W")}
_LOCALES = {"en": "en_GB"}


class Phrases:
    """Phrases of one atlas in one language; texts missing in it come in the atlas's default language."""

    def __init__(self, atlas: Atlas, language: str) -> None:
        self.atlas, self.language = atlas, language
        self.cells: dict[object, object] = {}  # what was said once is not put in words again
        self._locale = _LOCALES.get(language, language.replace("-", "_"))
        self.gettext, self.ngettext = translations(language).gettext, translations(language).ngettext

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

    def named(self, party: str) -> str:
        """Return a party's name as it stands in a sentence ('the USSR')."""
        data = self.atlas.parties[party]
        return data.in_text.get(self.language) or self.text(data.name)

    def listed(self, names: Sequence[str]) -> str:
        """Return names as a list in a sentence."""
        return str(format_list(list(names), locale=self._locale))

    def date(self, date: Edtf) -> str:
        """Return a date in the language's form, at the precision it was given in."""
        first, _slash, last = date.text.partition("/")
        if not last:
            return self._one_date(first)
        start, end = Edtf.parse(first).first, Edtf.parse(last).first
        if len(first) == len(last) < len("YYYY-MM-DD"):
            return str(format_interval(start, end, "yMMMM" if "-" in first else "y", locale=self._locale))
        if len(first) == len(last) and first[:7] == last[:7]:
            # One month: the days alone are two. Locale data has this only with the month cut short.
            pattern = get_date_format("long", locale=self._locale).pattern.replace("d", f"'{start.day}–{end.day}'")
            return str(format_date(end, pattern, locale=self._locale))
        return f"{self._one_date(first)} – {self._one_date(last)}"

    def _one_date(self, part: str) -> str:
        return _formatted(part, self._locale)

    def number(self, number: Decimal) -> str:
        """Return a number with separators as the language has them, and the decimals that it was given with."""
        decimals = max(0, -int(number.as_tuple().exponent))
        return _number(number, f"#,##0{'.' * bool(decimals)}{'0' * decimals}", self._locale)

    def degrees(self, text: str) -> str:
        """Return a position such as '45°N' as the language writes it."""
        return degrees(text, self.gettext)

    def label(self, disposition: Disposition) -> str:
        """Return the few words that stand under a territory's name on the map."""
        names = self.names(disposition, self.named if disposition.outcome == "referred" else self.party)
        _ = self.gettext
        words = _(LABELS[disposition.outcome]).format(**names)
        how = standing(disposition)
        if disposition.outcome == "silent" or how == "settled":
            return words
        asked = _("proposed") if (disposition.outcome, how) == ("referred", "claimed") else _(HOW[how])
        return _("{words} ({standing})").format(words=words, standing=asked)

    def phrase(self, disposition: Disposition) -> str:
        """Return the disposition as one phrase, its conditions in short behind it."""
        short = dict.fromkeys(CONDITIONS[condition.type] for condition in disposition.conditions)
        return self.gettext(", ").join([self.outcome(disposition), *map(self.gettext, short)])

    def outcome(self, disposition: Disposition) -> str:
        """Return what the disposition does, without its conditions."""
        _ = self.gettext
        outcome, how = disposition.outcome, standing(disposition)
        special = "ceded" if outcome == "holds" and disposition.from_ else f"{outcome}-{how}"
        phrase = _(SENTENCES.get(special, SENTENCES[outcome])).format(**self.names(disposition))
        if disposition.administration:
            phrase += _(", administered by {party}").format(party=self.named(disposition.administration))
        return phrase

    def term(self, row: Control) -> str:
        """Return who administered a territory and from when until when."""
        _ = self.gettext
        form = _("{party}, from {start} until {end}") if row.until else _("{party}, from {start}")
        end = self.date(row.until) if row.until else ""
        return form.format(party=_(", ").join(map(self.party, row.parties)), start=self.date(row.from_), end=end)

    def names(self, disposition: Disposition, name: Callable[[str], str] | None = None) -> dict[str, str]:
        """Return the names of a disposition's parties by their role in it, as they stand in a sentence."""
        one, parties = name or self.named, disposition.parties()
        return {
            role: self.listed(list(map(self.named, value))) if isinstance(value, list) else one(value)
            for role, value in parties.items()
        }

    def administered(self, administration: Administration) -> str:
        """Return who administered a territory, as a phrase."""
        _ = self.gettext
        if len(administration.parties) == 1:
            return _("administered by {party}").format(party=self.named(administration.parties[0]))
        form = (
            _("administered jointly by {parties}") if administration.jointly else _("changing hands between {parties}")
        )
        return form.format(parties=self.listed(list(map(self.named, administration.parties))))


@cache  # they are areas of territories: the same on each page
def _number(number: Decimal, pattern: str, locale: str) -> str:
    return str(format_decimal(number, pattern, locale=locale))


def degrees(text: str, gettext: Callable[[str], str]) -> str:
    """Return a position such as '45°N' as a language writes it."""
    return gettext(DEGREES[text[-1]]).format(degrees=text[:-2])


@cache
def _formatted(part: str, locale: str) -> str:
    """Return a day, month or year in a locale's form."""
    day, skeleton = Edtf.parse(part).first, ("y", "yMMMM", "")[part.count("-")]
    if skeleton:
        return str(format_skeleton(skeleton, day, locale=locale))
    return str(format_date(day, "long", locale=locale))

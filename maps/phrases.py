"""What a disposition says, in words: on the map, in a list, in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from babel.dates import format_date, format_skeleton

from claims import Administration, Atlas, Disposition
from claims.compare import standing
from claims.dates import Edtf
from claims.model import Text
from maps.templates import TRANSLATIONS

_ = TRANSLATIONS.gettext

# The condition in one phrase, as it follows a disposition. The data's own text stands in the table.
CONDITIONS = {
    "peace-treaty": _("after a peace treaty"),
    "settlement-of-all-questions": _("once all other questions are settled"),
    "demilitarisation": _("if not militarised"),
    "no-foreign-bases": _("if without foreign bases"),
    "straits-regime": _("with straits closed to outside warships"),
    "recognition": _("against recognition of the rest"),
    "alliance-clause": _("with no hostile alliance"),
    "troop-withdrawal": _("after foreign troops leave"),
    "third-party-return": _("after a third party's handover"),
    "transition-period": _("after a transition"),
    "entry-into-war": _("for entry into the war"),
}
OUTCOMES = {
    "holds": _("held"),
    "transfers": _("transfer still to come: holder now and holder after"),
    "renounced": _("renounced, no recipient named"),
    "deferred": _("left to bilateral talks"),
    "referred": _("referred to a conference or the Allied Powers"),
    "undivided": _("joint possession, no line"),
    "split": _("divided between parties"),
    "silent": _("not addressed"),
    "contested-scope": _("turns on a disputed definition"),
    "not-recognised": _("a title is not recognised, no holder named"),
    "administered": _("actual administration (control, not title)"),
}
# What a disposition does, by outcome, or by outcome and standing where that is said in the sentence.
SENTENCES = {
    "holds": _("held by {holder}"),
    "holds-claimed": _("claimed for {holder}"),
    "holds-offered": _("offered: held by {holder}"),
    "holds-reported": _("reported: held by {holder}"),
    "ceded": _("ceded by {from} to {holder}"),
    "transfers": _("to be transferred from {from} to {to}"),
    "transfers-claimed": _("claimed: transfer from {from} to {to}"),
    "transfers-offered": _("offered: transfer from {from} to {to}"),
    "transfers-reported": _("reported: transfer from {from} to {to}"),
    "renounced": _("renounced by {by}, no recipient named"),
    "deferred": _("left to talks between {between}"),
    "referred": _("left to {to} to decide"),
    "referred-claimed": _("proposed: left to {to} to decide"),
    "undivided": _("joint possession of {between}, no line drawn"),
    "split": _("divided between {between}"),
    "silent": _("not addressed"),
    "contested-scope": _("turns on a definition disputed between {between}"),
    "not-recognised": _("title of {title_of} not recognised by {by}"),
}
# The same in the few words that a map has room for.
LABELS = {
    "holds": "{holder}",
    "transfers": "{from} → {to}",
    "renounced": _("renounced"),
    "deferred": _("left to talks"),
    "referred": _("to the {to}"),
    "undivided": _("undivided"),
    "split": _("divided"),
    "silent": _("not addressed"),
    "contested-scope": _("disputed definition"),
    "not-recognised": _("title not recognised"),
}
HOW = {
    "named": _("named in the text"),
    "by-list": _("by a list in the text"),
    "by-line": _("by a boundary line"),
    "by-implication": _("by implication, not named"),
    "claimed": _("claimed"),
    "offered": _("offered"),
    "reported": _("reported"),
}
KINDS = {
    "treaty": _("treaty"),
    "agreement": _("agreement"),
    "declaration": _("declaration"),
    "directive": _("directive"),
    "unilateral-act": _("unilateral act"),
    "proposal": _("proposal"),
    "position": _("negotiating position"),
    "policy-line": _("internal policy line"),
    "party-platform": _("party platform"),
    "decision": _("decision of one minister"),
    "third-party-position": _("position of a third party"),
    "letters": _("exchange of letters"),
    "statement": _("statement"),
    "domestic-law": _("domestic law"),
    "reading": _("reading of another document"),
    "idea": _("idea"),
}
VERIFICATION = {
    "verified": _("read in the primary text or its official edition"),
    "secondary": _("read in, or through, the work cited, not in the primary text"),
    "unverified": _("not read"),
}
_LOCALES = {"en": "en_GB"}


class Phrases:
    """Phrases of one atlas in one language; texts missing in it come in the atlas's default language."""

    def __init__(self, atlas: Atlas, language: str) -> None:
        self.atlas, self.language = atlas, language
        self.cells: dict[tuple[object, ...], object] = {}  # what was said once is not put in words again
        self._locale = _LOCALES.get(language, language)

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

    def _the(self, party: str) -> str:
        """Return a party's name as it stands in a sentence ('the USSR')."""
        data = self.atlas.parties[party]
        return self.text(data.in_text) or self.text(data.name)

    def _all(self, parties: Sequence[str]) -> str:
        names = [self._the(party) for party in parties]
        return _("{first} and {last}").format(first=", ".join(names[:-1]), last=names[-1]) if names[1:] else names[0]

    def date(self, date: Edtf) -> str:
        """Return a date in the language's form, at the precision it was given in."""
        first, _slash, last = date.text.partition("/")
        if last.startswith(first[:8]) and len(first) == len(last) == len("YYYY-MM-DD") and self.language == "en":
            return f"{int(first[8:])}–{self._one_date(last)}"
        return " – ".join(self._one_date(part) for part in (first, last) if part)

    def _one_date(self, part: str) -> str:
        return _formatted(part, self._locale)

    def label(self, disposition: Disposition) -> str:
        """Return the few words that stand under a territory's name on the map."""
        names = self._names(disposition, self.party)
        words = LABELS[disposition.outcome].format(**names)
        how = standing(disposition)
        if disposition.outcome == "silent" or how == "settled":
            return words
        asked = _("proposed") if (disposition.outcome, how) == ("referred", "claimed") else HOW[how]
        return f"{words} ({asked})"

    def phrase(self, disposition: Disposition) -> str:
        """Return the disposition as one phrase, its conditions in short behind it."""
        phrase = self.outcome(disposition)
        short = list(dict.fromkeys(CONDITIONS[condition.type] for condition in disposition.conditions))
        return f"{phrase}, {', '.join(short)}" if short else phrase

    def outcome(self, disposition: Disposition) -> str:
        """Return what the disposition does, without its conditions."""
        outcome, how = disposition.outcome, standing(disposition)
        special = "ceded" if outcome == "holds" and disposition.from_ else f"{outcome}-{how}"
        phrase = SENTENCES.get(special, SENTENCES[outcome]).format(**self._names(disposition, self._the))
        if disposition.administration:
            phrase += _(", administered by {party}").format(party=self._the(disposition.administration))
        return phrase

    def _names(self, disposition: Disposition, name: Callable[[str], str]) -> dict[str, str]:
        """Return the names of a disposition's parties by their role in it."""
        parties = disposition.parties()
        return {role: self._all(value) if isinstance(value, list) else name(value) for role, value in parties.items()}

    def administered(self, administration: Administration) -> str:
        """Return who administered a territory, as a phrase."""
        if len(administration.parties) == 1:
            return _("administered by {party}").format(party=self._the(administration.parties[0]))
        return _("changing hands between {parties}").format(parties=self._all(administration.parties))


@cache
def _formatted(part: str, locale: str) -> str:
    """Return a day, month or year in a locale's form."""
    day = Edtf.parse(part).first
    fields = part.count("-")
    if fields == 0:
        return part
    if fields == 1:
        return str(format_skeleton("yMMMM", day, locale=locale))
    return str(format_date(day, "long", locale=locale))

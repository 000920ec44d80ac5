"""What a scenario does, in one sentence: territories that share a disposition are named together."""

from __future__ import annotations

from claims import Disposition, Scenario
from claims.compare import standing
from maps.kit.templating import N_
from maps.view.phrases import CONDITIONS, HOW, Phrases
from maps.view.records import comparable

# A clause for each outcome; some say in themselves how they stand.
CLAUSES = {
    "holds": N_("{territories} held by {holder}"),
    "holds-claimed": N_("{territories} claimed for {holder}"),
    "ceded": N_("{territories} ceded by {from} to {holder}"),
    "transfers": N_("{territories} to {to}"),
    "renounced": N_("{territories} renounced by {by}, no recipient named"),
    "deferred": N_("{territories} left to talks between {between}"),
    "referred": N_("{territories} left to {to} to decide"),
    "referred-claimed": N_("{territories} left to {to} to decide, as proposed"),
    "undivided": N_("{territories} in joint possession of {between}, no line drawn"),
    "split": N_("{territories} divided between {between}"),
    "silent": N_("{territories} not mentioned"),
    "contested-scope": N_("{territories} turning on a definition disputed between {between}"),
    "not-recognised": N_("the title of {title_of} to {territories} not recognised by {by}"),
}
_MANY = 3  # territories, from which on they are the rest, not named one by one
_CONDITIONS = 2  # that are said in words; more are counted


def substance(scenario: Scenario, names: dict[str, str], phrases: Phrases) -> str:
    """Return the sentence; ``names`` are those of the territories on the map, by id, in their order."""
    _ = phrases.gettext
    groups: dict[tuple[str, str], list[str]] = {}
    for territory in names:
        groups.setdefault(comparable(scenario.territories[territory]), []).append(territory)
    ordered = [(scenario.territories[some[0]], some) for some in groups.values()]
    if len(ordered) == 1:
        disposition = ordered[0][0]
        if disposition.outcome == "silent":
            return _("None of the territories is mentioned.")
        clauses = [_clause(disposition, _("all territories"), phrases)]
    else:
        last = _last(ordered)
        ordered.sort(key=lambda group: group[1] is last)
        clauses = [
            _clause(
                one,
                _("the rest") if some is last and len(some) > 1 else phrases.listed([names[key] for key in some]),
                phrases,
            )
            for one, some in ordered
        ]
    text = _("{clauses}.").format(clauses=_("; ").join(clauses))
    return text[:1].upper() + text[1:]


def _last(groups: list[tuple[Disposition, list[str]]]) -> list[str] | None:
    """Return the territories that stand last, as the rest: those not mentioned, else the most, if they are many."""
    silent = next((some for one, some in groups if one.outcome == "silent"), None)
    most = max((some for _one, some in groups), key=len)
    return silent or (most if len(most) >= _MANY else None)


def _clause(disposition: Disposition, territories: str, phrases: Phrases) -> str:
    _, how = phrases.gettext, standing(disposition)
    special = "ceded" if disposition.outcome == "holds" and disposition.from_ else f"{disposition.outcome}-{how}"
    message = CLAUSES.get(special, CLAUSES[disposition.outcome])
    text = _(message).format(territories=territories, **phrases.names(disposition))
    if disposition.administration:
        text += _(", administered by {party}").format(party=phrases.named(disposition.administration))
    if how != "settled" and special not in CLAUSES and disposition.outcome != "silent":
        text = _("{words} ({standing})").format(words=text, standing=_(HOW[how]))
    short = list(dict.fromkeys(_(CONDITIONS[condition.type]) for condition in disposition.conditions))
    if len(short) > _CONDITIONS:
        short = [_("on {number} conditions").format(number=len(short))]
    return _("{does} {conditions}").format(does=text, conditions=_(", ").join(short)) if short else text

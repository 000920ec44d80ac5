"""What a scenario does, in one sentence: territories that share a disposition are named together."""

from __future__ import annotations

from claims import Disposition, Scenario
from maps.view.phrases import Phrases
from maps.view.records import comparable
from maps.view.wordings import CLAUSES

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
    text = _("{text}.").format(text=phrases.enumerated(clauses))
    return text[:1].upper() + text[1:]


def _last(groups: list[tuple[Disposition, list[str]]]) -> list[str] | None:
    """Return the territories that stand last, as the rest: those not mentioned, else the most, if they are many."""
    silent = next((some for one, some in groups if one.outcome == "silent"), None)
    most = max((some for _one, some in groups), key=len)
    return silent or (most if len(most) >= _MANY else None)


def _clause(disposition: Disposition, territories: str, phrases: Phrases) -> str:
    _ = phrases.gettext
    short = list(dict.fromkeys(phrases.condition(condition.type) for condition in disposition.conditions))
    if len(short) > _CONDITIONS:
        short = [_("on {number} conditions").format(number=len(short))]
    conditions = [*phrases.administration(disposition), *short]
    form = _("{clause} {conditions}") if conditions else "{clause}"
    clause = phrases.of(CLAUSES, disposition, territories=territories)
    return form.format(clause=clause, conditions=phrases.series(conditions))

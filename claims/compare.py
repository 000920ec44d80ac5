"""One scenario against another, territory by territory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from claims.control import Administration
from claims.model import Disposition, Scenario

# same: nothing differs · terms: the same parties hold or receive, but the conditions or the standing differ ·
# changed: somebody else holds, receives, or decides
Level = Literal["same", "terms", "changed"]
Aspect = Literal["outcome", "parties", "administration", "conditions", "standing"]

_TERMS: frozenset[Aspect] = frozenset({"conditions", "standing"})
# Ways of disposing that do not settle anything by themselves; all the others are the words of a paper.
_UNSETTLED = frozenset({"claimed", "offered", "reported"})


@dataclass(frozen=True)
class Difference:
    """How one territory fares in ``after`` against ``before``.

    ``aspects`` names what differs, in a fixed order; empty where nothing does.
    """

    territory: str
    level: Level
    aspects: tuple[Aspect, ...] = ()


def standing(disposition: Disposition) -> str:
    """Return 'settled' for what a paper's own words dispose, else 'claimed', 'offered' or 'reported'."""
    return disposition.how if disposition.how in _UNSETTLED else "settled"


def compared(disposition: Disposition) -> dict[Aspect, object]:
    """Return what of a disposition is compared, aspect by aspect: equal where two do not differ in it."""
    return {
        "outcome": disposition.outcome,
        "parties": _parties(disposition),
        "administration": disposition.administration,
        "conditions": frozenset(condition.type for condition in disposition.conditions),
        "standing": standing(disposition),
    }


def compare(before: Scenario, after: Scenario) -> tuple[Difference, ...]:
    """Compare two scenarios of one atlas: one difference a territory, in the order of ``after``."""
    return tuple(
        _difference(territory, before.territories[territory], disposition)
        for territory, disposition in after.territories.items()
    )


def _difference(territory: str, before: Disposition, after: Disposition) -> Difference:
    old, new = compared(before), compared(after)
    aspects = tuple(aspect for aspect in old if old[aspect] != new[aspect])
    level: Level = "same" if not aspects else "terms" if _TERMS.issuperset(aspects) else "changed"
    return Difference(territory, level, aspects)


def _parties(disposition: Disposition) -> dict[str, object]:
    """Parties by role; the order in which 'between' names them says nothing."""
    return {key: frozenset(value) if isinstance(value, list) else value for key, value in disposition.parties().items()}


def compare_with_control(before: tuple[Administration, ...], after: Scenario) -> tuple[Difference, ...]:
    """Compare actual administration with a scenario: 'same' only where the scenario has the same party hold."""
    by_territory = {administration.territory: administration for administration in before}
    differences = []
    for territory, disposition in after.territories.items():
        parties = by_territory[territory].parties
        held = disposition.outcome == "holds" and not disposition.from_ and not disposition.administration
        same = held and parties == (disposition.holder,)
        differences.append(Difference(territory, "same") if same else Difference(territory, "changed", ("parties",)))
    return tuple(differences)

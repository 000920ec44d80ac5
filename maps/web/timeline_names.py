"""The names on the line of time: where each stands so that no line that leads to one runs through another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from maps.kit.text_width import text_width

SIZE = 13.0  # of letters, in units
_AIR = 4.0  # units beside a name
_APART = 9.0  # units between two leaders, at least
_SURE = 1.12  # how much wider a browser may set a name, in letters of another family
_KEPT = 24  # arrangements that are gone on with


@dataclass(frozen=True)
class PlacedName:
    """A name in a row, 0 the nearest to the line: a leader runs from ``x`` to it, which stands beside its end.

    ``left`` and ``right`` are the room that it may take; ``before``: it stands on the left of its leader.
    """

    id: str
    text: str
    x: float
    left: float
    right: float
    before: bool
    row: int = 0


def wide(text: str, size: float = SIZE) -> float:
    """Return the room that a name takes, in units."""
    return text_width(text) * size * _SURE


def place_names(wanted: Iterable[tuple[str, str, float]], right: float, rows: int, most: int) -> list[PlacedName]:
    """Place names, as many as there is room for in some rows, the first ones first, and no more than ``most``.

    ``wanted`` are ids, names and where their leaders stand; no name begins before 0 or ends behind ``right``. Of the
    sides on which names can stand, those are chosen that need the fewest rows.
    """
    kept: list[list[PlacedName]] = [[]]
    for key, text, x in wanted:
        if len(kept[0]) == most:
            break
        if any(abs(x - one.x) < _APART for one in kept[0]):
            continue
        room = wide(text) + _AIR
        ways = (x, x + room, False), (x - room, x, True)
        sides = [PlacedName(key, text, x, *way) for way in ways if way[0] >= 0 and way[1] <= right]
        tried = [found for before in kept for one in sides if (found := _in_rows([*before, one], rows))]
        kept = sorted(tried, key=_cost)[:_KEPT] or kept
    return kept[0]


def _cost(names: Sequence[PlacedName]) -> tuple[int, int]:
    return max(one.row for one in names), sum(one.row for one in names)


def _in_rows(names: Sequence[PlacedName], rows: int) -> list[PlacedName]:
    """Return the names each as near to the line as it can be; none where there are not rows enough."""
    found: list[PlacedName] = []
    left = list(names)
    for row in range(rows):
        free = [one for one in left if not any(one is not other and _above(one, other) for other in left)]
        found += [replace(one, row=row) for one in free]
        left = [one for one in left if one not in free]
        if not left:
            return found
    return []


def _above(one: PlacedName, other: PlacedName) -> bool:
    """Say whether a name is to stand further from the line than another, whose leader would run through it.

    Of two that meet without that, the one that begins first.
    """
    if one.left - _AIR < other.x < one.right + _AIR:
        return True
    meets = one.left - _AIR < other.right and other.left - _AIR < one.right
    return meets and not other.left - _AIR < one.x < other.right + _AIR and one.left <= other.left

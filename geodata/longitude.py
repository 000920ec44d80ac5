"""Longitudes around the middle of an atlas, wherever the 180th meridian lies. Needs no geometry library."""

from __future__ import annotations

from collections.abc import Iterable

HALF, TURN = 180.0, 360.0


def middle_of(longitudes: Iterable[float]) -> float:
    """Return the longitude in the middle of what lies between the widest gap's ends.

    0 where there is nothing, or where more than half a turn is taken whichever way it is seen.
    """
    found = sorted({longitude % TURN for longitude in longitudes})
    if not found:
        return 0.0
    gaps = [(after - before, before) for before, after in zip(found, [*found[1:], found[0] + TURN], strict=True)]
    widest, start = max(gaps)
    if widest < HALF:
        return 0.0
    middle = (start + widest + (TURN - widest) / 2) % TURN
    return middle - TURN if middle > HALF else middle


def near(longitude: float, middle: float) -> float:
    """Return a longitude as it is within half a turn of the middle."""
    return longitude if abs(longitude - middle) <= HALF else longitude + (TURN if longitude < middle else -TURN)

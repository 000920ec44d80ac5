"""The figure's paths as office programs draw them: freeform shapes that can be recoloured, moved and taken apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from markupsafe import Markup

EMU = 12700  # English Metric Units in a point
TENTHS = 10  # the figure's paths are in tenths of a unit
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")

Point = tuple[int, int]


@dataclass(frozen=True)
class Freeform:
    """One shape of several contours: its box in tenths of a unit, and the contours in that box, as DrawingML."""

    x: int
    y: int
    width: int
    height: int
    contours: Markup


@cache
def freeform(path: str) -> Freeform:
    """Return the shape of a path of the figure ('M', one 'l' of steps, 'z', again and again), which is not ''.

    Contours inside others are lagoons: office programs fill a shape by the even-odd rule.
    """
    rings = [_ring(part) for part in path.split("M")[1:]]
    xs, ys = zip(*(point for ring in rings for point in ring), strict=True)
    x, y = min(xs), min(ys)
    contours = "".join(
        "".join(
            f'<a:{"lnTo" if number else "moveTo"}><a:pt x="{a - x}" y="{b - y}"/></a:{"lnTo" if number else "moveTo"}>'
            for number, (a, b) in enumerate(ring)
        )
        + "<a:close/>"
        for ring in rings
    )
    return Freeform(x, y, max(xs) - x, max(ys) - y, Markup(contours))


def _ring(part: str) -> list[Point]:
    """Return the corners of one contour, in tenths of a unit."""
    numbers = [round(float(number) * TENTHS) for number in _NUMBER.findall(part)]
    steps = zip(numbers[::2], numbers[1::2], strict=True)
    return list(accumulate(steps, lambda at, step: (at[0] + step[0], at[1] + step[1])))

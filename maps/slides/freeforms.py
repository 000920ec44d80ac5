"""A figure's rings as office programs draw them: freeform shapes that can be recoloured, moved and taken apart."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from maps.geometry.figure import Rings

EMU = 12700  # English Metric Units in a point


@dataclass(frozen=True)
class Freeform:
    """One shape of several contours: its box in tenths of a unit, and the contours in that box, as DrawingML."""

    x: int
    y: int
    width: int
    height: int
    contours: Markup


@cache
def freeform(rings: Rings) -> Freeform:
    """Return the shape of some rings, one at least.

    Contours inside others are lagoons: office programs fill a shape by the even-odd rule.
    """
    xs, ys = zip(*(position for ring in rings for position in ring), strict=True)
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

"""Where the names of seas, land, towns and capes may stand in a still picture, and how they are written there."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from maps.geometry.figure import Figure, Point, Rectangle, Spot
from maps.kit.palette import LAND_NAME, PLACE, WATER
from maps.kit.text_width import text_width

LINE = 1.2  # from line to line, in the size of letters
AIR = 2  # units beside a text
ABOVE, _BELOW = 0.92, 0.28  # of letters' size: how far they reach from the line they stand on
SPACED = 0.12  # of letters' size: between the capitals of land and the letters of seas
_OFF = (4.0, 10.0, 18.0)  # units from the point of a town to its name
# How many kilometres a map may show from west to east for a place of a rank to be named.
WIDEST = {1: math.inf, 2: 1000.0, 3: 500.0, 4: 150.0}


@dataclass(frozen=True)
class Name:
    """The name of a sea, or of land or a place, in lines; ``kind`` is 'water' or a place's."""

    id: str
    kind: str
    rank: int
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """A line of text: where it begins, is centred or ends, and the line it stands on, in units."""

    text: str
    x: float
    y: float
    bold: bool = False


@dataclass(frozen=True)
class PlacedName:
    """A name that has room; ``dot`` is the point of a town or cape."""

    id: str
    kind: str
    lines: tuple[Line, ...]
    align: str
    box: Rectangle
    dot: Point | None


def letters(kind: str) -> float:
    """Return the size of a name's letters, in units."""
    return {"water": WATER, "sea": WATER, "land": LAND_NAME}.get(kind, PLACE)


def written(kind: str, name: str) -> str:
    """Return a name as it is written: that of land in capitals."""
    return name.upper() if kind == "land" else name


@lru_cache(1024)
def boxes_of(figure: Figure, name: Name, size: float) -> tuple[dict[str, Any], ...]:
    """Return a name with the boxes in which it may stand; nothing where it is none for a figure as wide as this.

    Seas are named on no land, towns and capes beside their points.
    """
    spot: Spot | None = (figure.waters if name.kind == "water" else figure.places).get(name.id)
    if spot is None or figure.kilometres > WIDEST[name.rank]:
        return ()
    em = letters(name.kind) * size
    extra = SPACED if name.kind in ("water", "sea", "land") else 0
    shown = [written(name.kind, line) for line in name.lines]
    wide = max(text_width(line) + extra * len(line) for line in shown) * em + 2 * AIR
    high = ((len(name.lines) - 1) * LINE + ABOVE + _BELOW) * em
    boxes = []
    for x, y in spot.at:
        if name.kind == "land":
            middles: list[Point] = [(x, y)]
        elif extra:
            middles = [(x + dx, y + dy) for dy in (0, 16, -16, 40, -40) for dx in (0, -20, 20, -45, 45, -80, 80)]
        else:
            middles = [place for off in _OFF for place in _beside(x, y, wide / 2 + off, high / 2 + off)]
        boxes += [(mx - wide / 2, my - high / 2, mx + wide / 2, my + high / 2) for mx, my in middles]
    if extra and name.kind != "land":
        boxes = [box for box in boxes if not any(figure.on_land(*at) for at in _points(box))]
    return ({"id": f"{name.kind} {name.id}", "boxes": [list(box) for box in boxes]},)


def _beside(x: float, y: float, aside: float, over: float) -> list[Point]:
    """Return the middles of the boxes around a point: beside, above, below, and at the corners."""
    straight = [(x + aside, y), (x - aside, y), (x, y - over), (x, y + over)]
    return straight + [(x + dx * aside, y + dy * over * 0.7) for dx in (1, -1) for dy in (-1, 1)]


def _points(box: Rectangle) -> list[Point]:
    left, top, right, bottom = box
    return [(left + (right - left) * at / 6, y) for at in range(7) for y in (top, bottom)]


def placed(figure: Figure, name: Name, index: int, box: list[float], size: float) -> PlacedName:
    """Return a name that stands in the box of this index among its own, in lines."""
    left, top, right, _bottom = box
    em, spaced = letters(name.kind) * size, name.kind in ("water", "sea", "land")
    align = "middle" if spaced else ("start", "end", "middle", "middle", "start", "start", "end", "end")[index % 8]
    x = {"start": left + AIR, "middle": (left + right) / 2, "end": right - AIR}[align]
    lines = tuple(
        Line(written(name.kind, text), round(x, 1), round(top + (ABOVE + at * LINE) * em, 1))
        for at, text in enumerate(name.lines)
    )
    edges = tuple(round(value, 1) for value in box)
    dot = figure.places[name.id].at[0] if name.kind in ("town", "cape") else None
    return PlacedName(name.id, name.kind, lines, align, edges, dot)  # type: ignore[arg-type]

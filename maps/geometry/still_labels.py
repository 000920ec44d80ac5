"""Where the words of a still picture stand: laid out as on the pages, with the fonts of pictures.

A step of its own behind projection and paths: it takes a figure as it is, and the words.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from maps.geometry.figure import PANEL, TENTHS, Figure, Point, Rectangle, Rings, Spot
from maps.geometry.label_layout import forms, layout
from maps.kit.palette import LAND_NAME, NAME, OUTCOME, PLACE, WATER
from maps.kit.text_width import text_width

_LINE = 1.2  # from line to line, in the size of letters
_AIR = 2  # units beside a text
_ABOVE, _BELOW = 0.92, 0.28  # of letters' size: how far they reach from the line they stand on
SPACED = 0.12  # of letters' size: between the capitals of land and the letters of seas
_OFF = (4.0, 10.0, 18.0)  # units from the point of a town to its name
# How many kilometres a map may show from west to east for a place of a rank to be named.
WIDEST = {1: math.inf, 2: 1000.0, 3: 500.0, 4: 150.0}


@dataclass(frozen=True)
class Words:
    """What is written on a territory: its name, what is done with it, its number, whether the record is silent on it.

    ``sides`` are those on which it is to stand where there is room.
    """

    id: str
    name: str
    outcome: str
    number: str
    quiet: bool = False
    sides: tuple[str, ...] = ()


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
class Label:
    """A territory's label, or the number that stands for it.

    ``box`` is what it takes, ``leader`` leads from its edge to a point on the territory.
    """

    territory: str
    kind: str
    lines: tuple[Line, ...]
    align: str
    box: Rectangle
    leader: Rectangle | None


@dataclass(frozen=True)
class PlacedName:
    """A name that has room; ``dot`` is the point of a town or cape."""

    id: str
    kind: str
    lines: tuple[Line, ...]
    align: str
    box: Rectangle
    dot: Point | None


@dataclass(frozen=True)
class StillLabels:
    """All words of a panel. ``numbers`` are the territories whose number alone stands there."""

    labels: tuple[Label, ...]
    names: tuple[PlacedName, ...]
    numbers: tuple[str, ...]


@lru_cache(256)
def lay_out(figure: Figure, words: tuple[Words, ...], names: tuple[Name, ...], size: float = 1.0) -> StillLabels:
    """Lay out the words of a figure; ``size`` is that of letters, 1 where a territory's name is 15 units."""
    em = NAME * size
    written = {one.id: _measured(one, em) for one in words}
    notes = {f"{one.kind} {one.id}": (one, note) for one in names for note in _note(figure, one, size)}
    result = layout(
        {
            "width": PANEL[0],
            "height": PANEL[1],
            "em": em,
            "territories": [
                {
                    "id": one.id,
                    "rings": rings,
                    "forms": written[one.id],
                    "sides": list(one.sides),
                    "quiet": one.quiet,
                }
                for one, rings in zip(words, _rings(figure), strict=True)
            ],
            "obstacles": list(map(list, obstacles(figure))),
            "context": _context(figure),
            "notes": [note for _one, note in notes.values()],
        }
    )
    labels = tuple(
        _label(one.id, written[one.id][found["form"]], found, size)
        for one in words
        if (found := result["labels"].get(one.id))
    )
    return StillLabels(
        labels,
        tuple(
            _placed(figure, notes[key][0], notes[key][1]["boxes"].index(box), box, size)
            for key, box in result["notes"].items()
        ),
        tuple(result["numbers"]),
    )


def obstacles(figure: Figure) -> Iterator[Rectangle]:
    """Yield the boxes on which no words stand: overview, scale bar."""
    if figure.overview:
        yield figure.overview.box
    yield figure.scale.box


# ---- labels ------------------------------------------------------------------------------------------------------


@cache
def _forms(name: str, outcome: str, number: str) -> list[dict[str, Any]]:
    return forms(name, outcome, number)


def _measured(words: Words, em: float) -> list[dict[str, Any]]:
    """Return the ways to write a label with the room that each takes."""
    found = []
    for form in _forms(words.name, words.outcome, words.number):
        wide = [text_width(line, bold=True) * em for line in form["name"]]
        wide += [text_width(line) * em * OUTCOME / NAME for line in form["outcome"]]
        high = (len(form["name"]) + len(form["outcome"]) * OUTCOME / NAME) * em * _LINE
        found.append({**form, "width": math.ceil(max(wide)) + 2 * _AIR, "height": math.ceil(high)})
    return found


def _label(territory: str, form: dict[str, Any], found: dict[str, Any], size: float) -> Label:
    left, top, right, bottom = found["box"]
    x = {"start": left + _AIR, "middle": (left + right) / 2, "end": right - _AIR}[found["align"]]
    lines, y = [], top
    for text, bold in [*((one, True) for one in form["name"]), *((one, False) for one in form["outcome"])]:
        letters = (NAME if bold else OUTCOME) * size
        lines.append(Line(text, round(x, 1), round(y + letters * _ABOVE, 1), bold))
        y += letters * _LINE
    leader = found["leader"] and tuple(round(value, 1) for value in found["leader"])
    box = round(left, 1), round(top, 1), round(right, 1), round(bottom, 1)
    return Label(territory, found["kind"], tuple(lines), found["align"], box, leader or None)


@lru_cache(8)
def _rings(figure: Figure) -> list[list[list[float]]]:
    return [_flat(shape.rings) for shape in figure.shapes]


@lru_cache(8)
def _context(figure: Figure) -> list[list[float]]:
    return _flat(figure.context)


def _flat(rings: Rings) -> list[list[float]]:
    return [[value / TENTHS for position in ring for value in position] for ring in rings]


# ---- names ---------------------------------------------------------------------------------------------------------


def letters(kind: str) -> float:
    """Return the size of a name's letters, in units."""
    return {"water": WATER, "sea": WATER, "land": LAND_NAME}.get(kind, PLACE)


def written(kind: str, name: str) -> str:
    """Return a name as it is written: that of land in capitals."""
    return name.upper() if kind == "land" else name


@lru_cache(1024)
def _note(figure: Figure, name: Name, size: float) -> tuple[dict[str, Any], ...]:
    """Return a name with the boxes in which it may stand; nothing where it is none for a figure as wide as this.

    Seas are named on no land, towns and capes beside their points.
    """
    spot: Spot | None = (figure.waters if name.kind == "water" else figure.places).get(name.id)
    if spot is None or figure.kilometres > WIDEST[name.rank]:
        return ()
    em = letters(name.kind) * size
    extra = SPACED if name.kind in ("water", "sea", "land") else 0
    shown = [written(name.kind, line) for line in name.lines]
    wide = max(text_width(line) + extra * len(line) for line in shown) * em + 2 * _AIR
    high = ((len(name.lines) - 1) * _LINE + _ABOVE + _BELOW) * em
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


def _placed(figure: Figure, name: Name, index: int, box: list[float], size: float) -> PlacedName:
    left, top, right, _bottom = box
    em, spaced = letters(name.kind) * size, name.kind in ("water", "sea", "land")
    align = "middle" if spaced else ("start", "end", "middle", "middle", "start", "start", "end", "end")[index % 8]
    x = {"start": left + _AIR, "middle": (left + right) / 2, "end": right - _AIR}[align]
    lines = tuple(
        Line(written(name.kind, text), round(x, 1), round(top + (_ABOVE + at * _LINE) * em, 1))
        for at, text in enumerate(name.lines)
    )
    edges = tuple(round(value, 1) for value in box)
    dot = figure.places[name.id].at[0] if name.kind in ("town", "cape") else None
    return PlacedName(name.id, name.kind, lines, align, edges, dot)  # type: ignore[arg-type]

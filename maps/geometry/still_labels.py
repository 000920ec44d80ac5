"""Where the words of a still picture stand: laid out as on the pages, with the fonts of pictures.

A step of its own behind projection and paths: it takes a figure as it is, and the words.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from maps.geometry.figure import PANEL, TENTHS, Figure, Rectangle, Rings
from maps.geometry.label_layout import forms, layout
from maps.geometry.still_names import ABOVE, AIR, LINE, Line, Name, PlacedName, boxes_of, placed
from maps.kit.palette import NAME, OUTCOME
from maps.kit.text_width import text_width


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
    notes = {f"{one.kind} {one.id}": (one, note) for one in names for note in boxes_of(figure, one, size)}
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
            placed(figure, notes[key][0], notes[key][1]["boxes"].index(box), box, size)
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
        high = (len(form["name"]) + len(form["outcome"]) * OUTCOME / NAME) * em * LINE
        found.append({**form, "width": math.ceil(max(wide)) + 2 * AIR, "height": math.ceil(high)})
    return found


def _label(territory: str, form: dict[str, Any], found: dict[str, Any], size: float) -> Label:
    left, top, right, bottom = found["box"]
    x = {"start": left + AIR, "middle": (left + right) / 2, "end": right - AIR}[found["align"]]
    lines, y = [], top
    for text, bold in [*((one, True) for one in form["name"]), *((one, False) for one in form["outcome"])]:
        letters = (NAME if bold else OUTCOME) * size
        lines.append(Line(text, round(x, 1), round(y + letters * ABOVE, 1), bold))
        y += letters * LINE
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

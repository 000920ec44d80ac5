"""Where the labels of a still picture stand: off the islands and off each other, in a language's own words.

A step of its own behind projection and paths: it takes the figures as they are, and the words.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping

import shapely

from maps.geometry.figure import LETTER, PANEL, Figure, Point, label_width, letters
from maps.geometry.make_figure import overview_corner
from maps.geometry.prepared import StillLabels, StillWords
from maps.geometry.projection import View

_LINE = 14.0  # height of a line of a label, in units
_DISTANCES = (12, 24, 40, 60, 85, 115)  # units from what a label points at to the label's box
_ANGLES = [number * math.pi / 8 + math.pi / 4 for number in range(16)]
_COVERED = 400  # what a label that covers nothing but land costs, in units of distance


def lay_out(figures: Mapping[str, Figure], islands: shapely.Geometry, words: StillWords) -> dict[str, StillLabels]:
    """Lay out the labels of some figures, by name; ``islands`` are all territories, in metres of the region's plane."""
    return {name: place_labels(figure, islands, words) for name, figure in figures.items()}


def place_labels(figure: Figure, islands: shapely.Geometry, words: StillWords) -> StillLabels:
    """Give each territory whose anchor the panel shows a place for its label, and then each water that has room.

    Greedy, in the order of the territories: of the places around an anchor, the nearest that covers least land.
    """
    view = View(figure.window, PANEL[0])
    scale_bar = shapely.box(0, PANEL[1] - 22, 120, PANEL[1])
    taken = [overview_corner(inset=bool(figure.overview)), scale_bar]
    territories = {}
    for shape in figure.shapes:
        x, y = shape.anchor
        if not (0 < x < PANEL[0] and 0 < y < PANEL[1]) or not shape.rings:
            continue
        lines = words.territories[shape.id]
        found = _nearest(shape.anchor, (label_width(lines), len(lines) * _LINE + 4), view, islands, taken)
        if found:
            (cx, cy), box = found
            taken.append(box)
            territories[shape.id] = (round(cx, 1), round(cy, 1))
    waters = {key: at for key, at in figure.waters.items() if _has_room(at, words.waters[key], taken)}
    return StillLabels(territories, waters)


def _nearest(
    anchor: Point, size: tuple[float, float], view: View, islands: shapely.Geometry, taken: list[shapely.Geometry]
) -> tuple[Point, shapely.Polygon] | None:
    """Return the middle of the best box of a size near an anchor, and the box; None where all places are taken.

    Everything but the islands is in units of the drawing.
    """
    (x, y), (width, height) = anchor, size
    room = shapely.box(2, 2, PANEL[0] - 2, PANEL[1] - 16)
    best, least = None, math.inf
    for distance, angle in itertools.product(_DISTANCES, _ANGLES):
        cx = x + math.cos(angle) * (distance + width / 2)
        cy = y + math.sin(angle) * (distance + height / 2)
        box = shapely.box(cx - width / 2, cy - height / 2, cx + width / 2, cy + height / 2)
        if not room.contains(box) or any(box.intersects(other) for other in taken):
            continue
        metres = shapely.transform(box, view.metres)
        cost = distance + _COVERED * islands.intersection(metres).area / metres.area
        if cost < least:
            best, least = ((cx, cy), box), cost
    return best


def _has_room(at: Point, lines: list[str], taken: list[shapely.Geometry]) -> bool:
    """Say whether a water's name has room in the panel."""
    x, y = at
    half = max(map(letters, lines)) * LETTER * 0.45
    box = shapely.box(x - half, y - 12, x + half, y + 12 * (len(lines) - 1) + 4)
    return bool(shapely.box(0, 0, *PANEL).contains(box)) and not any(box.intersects(other) for other in taken)

"""The still picture's geometry as plain numbers: it needs no library, knows no language, and can be kept and sent.

Units are those of the drawing (CSS px at full size), x to the right, y downwards, from the upper left corner. What is
drawn is in whole tenths of a unit until ``svg_path.py`` or the slides' ``freeforms.py`` writes it.
"""

from __future__ import annotations

from dataclasses import dataclass
from unicodedata import east_asian_width

PANEL = (552.0, 400.0)  # width and height of a panel's map, in units
OVERVIEW = 150.0  # width of the overview in it
OVERVIEW_RATIO = 1.25  # its width to its height
LETTER = 6.6  # mean width of a letter of a label, in units
TENTHS = 10  # in a unit

Position = tuple[int, int]  # x, y in tenths of a unit
Ring = tuple[Position, ...]  # closed without the first position standing again at its end
Rings = tuple[Ring, ...]  # exteriors and holes, to be filled by the even-odd rule
Point = tuple[float, float]  # x, y in units
Window = tuple[float, float, float, float]  # west, south, east, north in metres of the region's plane


@dataclass(frozen=True)
class Shape:
    """One territory in a picture: its rings, none where the picture shows nothing of it, and where a label points.

    ``small``: it is a speck there, and wears a dot.
    """

    id: str
    rings: Rings
    anchor: Point
    small: bool = False


@dataclass(frozen=True)
class GridLine:
    """A meridian or parallel: its points, to a tenth, and its degrees, such as '145°E', with the point they stand at.

    ``degrees`` is '' where they would be cut off or hidden.
    """

    line: tuple[Point, ...]
    degrees: str
    at: Point


@dataclass(frozen=True)
class Figure:
    """The geometry of the still picture.

    Attributes
    ----------
    window
        What a panel shows of the region's plane.
    shapes, context
        What a panel shows of each territory and of the land around.
    overview, overview_context, overview_height
        The same for the overview, which is ``OVERVIEW`` units wide; no shapes where the panel has none.
    frame
        x, y, width and height of the panel's view on the overview.
    graticule
        The meridians and parallels of whole degrees in the panel.
    kilometres, bar
        A round distance and its length in the panel.
    waters
        Where the names of seas and straits stand (middle of the first line), by id, were there room for all.
    """

    window: Window
    shapes: tuple[Shape, ...]
    context: Rings
    overview: tuple[Shape, ...]
    overview_context: Rings
    overview_height: float
    frame: tuple[float, float, float, float]
    graticule: tuple[GridLine, ...]
    kilometres: int
    bar: float
    waters: dict[str, Point]


def label_width(lines: list[str]) -> float:
    """Return how wide a label of these lines is taken to be, in units of the drawing."""
    return round(max(map(letters, lines)) * LETTER + 8, 1)


def letters(text: str) -> float:
    """Return a text's length in Latin letters; a CJK one is as wide as two."""
    return sum(1.75 if east_asian_width(letter) in "WF" else 1 for letter in text)

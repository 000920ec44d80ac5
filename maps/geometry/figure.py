"""The still picture's geometry as plain numbers: it needs no library, knows no language, and can be kept and sent.

Units are those of the drawing (CSS px at full size), x to the right, y downwards, from the upper left corner. What is
drawn is in whole tenths of a unit until ``svg_path.py`` or the slides' ``freeforms.py`` writes it.
"""

from __future__ import annotations

from dataclasses import dataclass

PANEL = (552.0, 400.0)  # width and height of a panel's map, in units
OVERVIEW_RATIO = 1.25  # width of an overview to its height
MINIATURE = (280.0, 170.0)  # width and height of a small map, in units
TENTHS = 10  # in a unit

Position = tuple[int, int]  # x, y in tenths of a unit
Ring = tuple[Position, ...]  # closed without the first position standing again at its end
Rings = tuple[Ring, ...]  # exteriors and holes, to be filled by the even-odd rule
Point = tuple[float, float]  # x, y in units
Rectangle = tuple[float, float, float, float]  # left, top, right, bottom in units
Window = tuple[float, float, float, float]  # west, south, east, north in metres of the region's plane


@dataclass(frozen=True)
class Island:
    """One island, or what is seen of it: its rings, and how much it spans in units."""

    rings: Rings
    span: float


@dataclass(frozen=True)
class Shape:
    """One territory in a picture: its islands, none where it is out of view. A speck is a dot."""

    id: str
    islands: tuple[Island, ...]

    @property
    def rings(self) -> Rings:
        """Those of all its islands."""
        return tuple(ring for island in self.islands for ring in island.rings)


@dataclass(frozen=True)
class GridLine:
    """A meridian or parallel: its points, to a tenth, and its degrees, such as '145°E', with the point they stand at.

    ``degrees`` is '' where they would be cut off.
    """

    line: tuple[Point, ...]
    degrees: str
    at: Point


@dataclass(frozen=True)
class Overview:
    """All territories, small, in a corner of a panel in which nothing else lies.

    Attributes
    ----------
    box
        Its edges in the panel. The rest is in units from its upper left corner.
    shapes, context
        Territories and the land around.
    frame
        The edge of what the panel shows.
    """

    box: Rectangle
    shapes: tuple[Shape, ...]
    context: Rings
    frame: Ring


@dataclass(frozen=True)
class Miniature:
    """A small map without words, all territories in its corner where it shows a part of them."""

    shapes: tuple[Shape, ...]
    context: Rings
    overview: Overview | None


@dataclass(frozen=True)
class Scale:
    """A scale bar: a round distance in metres, its length, and the edges of what it takes with its words."""

    metres: int
    length: float
    box: Rectangle


@dataclass(frozen=True)
class Spot:
    """Where a name may stand, the best first: the middle of it, or the point that it names."""

    at: tuple[Point, ...]


@dataclass(frozen=True)
class Figure:
    """The geometry of the still picture.

    Attributes
    ----------
    window
        What a panel shows of the region's plane.
    shapes, context
        What a panel shows of each territory and of the land around.
    overview
        All territories in a corner, None where the panel shows them.
    graticule
        The meridians and parallels of whole degrees in the panel.
    scale
        The scale bar.
    waters, places
        Where the names of seas and straits, and of land and places, may stand, by id.
    """

    window: Window
    shapes: tuple[Shape, ...]
    context: Rings
    overview: Overview | None
    graticule: tuple[GridLine, ...]
    scale: Scale
    waters: dict[str, Spot]
    places: dict[str, Spot]

    def __hash__(self) -> int:
        """Two figures of one atlas show different windows."""
        return hash((self.window, len(self.shapes)))

    def on_land(self, x: float, y: float) -> bool:
        """Say whether a place of the panel lies on the land around."""
        return inside(self.context, x, y)

    @property
    def kilometres(self) -> float:
        """How much of the region a panel shows from west to east."""
        return (self.window[2] - self.window[0]) / 1000


def inside(rings: Rings, x: float, y: float) -> bool:
    """Say whether a place, in units, lies in what rings fill."""
    x, y, found = x * TENTHS, y * TENTHS, False
    for ring in rings:
        for (ax, ay), (bx, by) in zip(ring, (*ring[1:], ring[0]), strict=True):
            if (ay > y) != (by > y) and x > ax + (bx - ax) * (y - ay) / (by - ay):
                found = not found
    return found

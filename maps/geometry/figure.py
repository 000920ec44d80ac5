"""The still picture's geometry as plain numbers and text: it needs no library, and can be kept and sent."""

from __future__ import annotations

from dataclasses import dataclass
from unicodedata import east_asian_width

PANEL = (552.0, 400.0)  # width and height of a panel's map, in units of the drawing (CSS px at full size)
OVERVIEW = 150.0  # width of the overview in it
LETTER = 6.6  # mean width of a letter of a label, in units


@dataclass(frozen=True)
class Shape:
    """One territory in a picture: its path, and where its label stands (middle of the label's box, None: no label)."""

    id: str
    path: str
    anchor: tuple[float, float]
    label: tuple[float, float] | None
    small: bool


@dataclass(frozen=True)
class Figure:
    """The geometry of the still picture, in units of the drawing, y downwards.

    Attributes
    ----------
    shapes, context
        What a panel shows of each territory (paths are '' where it shows none) and of the land around.
    overview, overview_context, overview_height
        The same for the overview, which is ``OVERVIEW`` units wide.
    frame
        x, y, width and height of the panel's view on the overview.
    graticule
        (path, degrees as text, x, y) of each meridian and parallel of whole degrees in the panel.
    kilometres, bar
        A round distance and its length in the panel.
    waters
        Where the names of seas and straits stand (middle of the first line), by id: those that have room in the panel.
    """

    shapes: list[Shape]
    context: str
    overview: list[Shape]
    overview_context: str
    overview_height: float
    frame: tuple[float, float, float, float]
    graticule: list[tuple[str, str, float, float]]
    kilometres: int
    bar: float
    waters: dict[str, tuple[float, float]]


def label_width(lines: list[str]) -> float:
    """Return how wide a label of these lines is taken to be, in units of the drawing."""
    return round(max(map(letters, lines)) * LETTER + 8, 1)


def letters(text: str) -> float:
    """Return a text's length in Latin letters; a CJK one is as wide as two."""
    return sum(1.75 if east_asian_width(letter) in "WF" else 1 for letter in text)

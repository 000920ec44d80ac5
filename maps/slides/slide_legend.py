"""A slide's legend: the fills in use, each with the territories that wear it and what is done with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

from maps.slides.fills import Fill, fill_of
from maps.slides.slide_map import Box
from maps.view.grouping import names, shown_alike
from maps.view.panel import signs
from maps.view.records import Record
from maps.view.site import Site

LINE = 1.2  # of the type size: office programs' line height
_LETTER, _BOLD = 0.61, 0.7  # of the type size: mean width of a letter in a wide font, as a template may bring
_SWATCH = (26, 13)  # width and height, in points
_SIZES = (16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6)  # of type, in points: the largest that fits
TERMS = "≈"  # beside what has the same parties on both maps, on other terms

Rectangle = tuple[float, float, float, float]  # x, y, width and height in points


def letters(text: str) -> float:
    """Return a text's length in Latin letters; a CJK one is as wide as two."""
    return sum(1.75 if east_asian_width(letter) in "WF" else 1 for letter in text)


def lines(text: str, size: float, width: float, *, bold: bool = False) -> int:
    """Return on how many lines a text of a type size is likely to stand in a width (points), in a wide font."""
    room = width / (size * (_BOLD if bold else _LETTER))  # letters
    count, taken = 1, 0.0
    for word in text.split(" "):
        length = letters(word)
        if taken and taken + 1 + length > room:
            count, taken = count + 1, length
        else:
            taken += length + (1 if taken else 0)
        if taken > room:  # a word that is longer than a line, as all of a Japanese sentence is
            count, taken = count + int(taken // room), taken % room
    return count


@dataclass(frozen=True)
class Row:
    """Territories of which the same is said: their fill, names, and the phrase."""

    fill: Fill
    names: str
    phrase: str
    heading: str  # mark and names, where the phrase follows in the same line


@dataclass(frozen=True)
class Key:
    """Rows one below the other, from a place in a width and height (points). ``inline``: a row is one paragraph."""

    rows: Sequence[Row]
    x: float
    y: float
    width: float
    heights: Sequence[float]
    size: float
    inline: bool

    @property
    def placed(self) -> list[tuple[Row, Box, Box]]:
        """Each row with the boxes of its swatch and its text."""
        found, y = [], self.y
        for row, height in zip(self.rows, self.heights, strict=True):
            swatch = Box.points(self.x, y + (self.size * LINE - _SWATCH[1]) / 2, *_SWATCH)
            found.append((row, swatch, Box.points(*self._text(y), height)))
            y += height
        return found

    @property
    def box(self) -> Box:
        """What all of it takes."""
        return Box.around(box for _row, *boxes in self.placed for box in boxes)

    def _text(self, y: float) -> tuple[float, float, float]:
        return self.x + _SWATCH[0] + 8, y, self.width - _SWATCH[0] - 8


def legends(site: Site, sides: Sequence[Record], boxes: Sequence[Rectangle], levels: str = "") -> list[Key]:
    """Return the legends of maps side by side, in boxes; of two, row by row, what differs marked.

    ``levels`` has a letter a territory for how far the maps differ in it.
    """
    levels = levels or "s" * len(site.territory_names)
    groups = shown_alike(sides, levels)
    found = [signs(side, other if len(sides) > 1 else None) for side, other in zip(sides, reversed(sides), strict=True)]
    terms = [TERMS if level == "t" else "" for level in levels]
    columns = [
        [_row(site, side, alike, own[alike[0]] or (terms[alike[0]] if side is sides[-1] else "")) for alike in groups]
        for side, own in zip(sides, found, strict=True)
    ]
    return _fitted(columns, boxes, inline=len(sides) > 1)


def _row(site: Site, record: Record, alike: list[int], mark: str) -> Row:
    cell = record.cells[alike[0]]
    said_of = names(site, (site.territory_names[number] for number in alike))
    heading = " ".join(part for part in (mark, site.phrases.heading(said_of)) if part)
    return Row(fill_of(cell.symbol, site.atlas), said_of, cell.phrase, heading)


def _fitted(columns: list[list[Row]], boxes: Sequence[Rectangle], *, inline: bool) -> list[Key]:
    """Return columns whose rows stand side by side, in the largest type that their boxes have room for."""
    for size in _SIZES:
        each = [
            [_height(row, size, box[2], inline=inline) for row in rows]
            for rows, box in zip(columns, boxes, strict=True)
        ]
        heights = [max(row) for row in zip(*each, strict=True)]
        if sum(heights) <= boxes[0][3]:
            break
    return [Key(rows, *box[:3], heights, size, inline) for rows, box in zip(columns, boxes, strict=True)]


def _height(row: Row, size: float, width: float, *, inline: bool) -> float:
    room, gap = width - _SWATCH[0] - 8, size * (0.15 if inline else 0.5)
    if inline:
        # Names in bold are as wide as so many more letters.
        wider = "x" * round(letters(row.names) * (_BOLD / _LETTER - 1))
        return lines(row.heading + wider + row.phrase, size, room) * size * LINE + gap
    return (lines(row.names, size, room, bold=True) + lines(row.phrase, size, room)) * size * LINE + gap

"""Text that has to fit a box: broken into lines, and set as large as there is room."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from unicodedata import east_asian_width

# Mean widths of letters of Noto Sans CJK, in the font's size, with some room for another font
LATIN, CYRILLIC, FULL = 0.51, 0.58, 1.0
STEP = 1.3  # from line to line, in the font's size
SWATCH = 2.4  # a swatch and the space behind it, in the font's size
_PIECES = re.compile(
    r"[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF、。「」]|[^\s\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF]+|\s+"
)
_NEVER_LAST = set("（「『【")
_NEVER_FIRST = set("、。，．・：；！？）」』】ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々")


@dataclass(frozen=True)
class Block:
    """Lines of text, their font's size and the distance from one to the next, in units of the drawing."""

    lines: list[str]
    size: float

    @property
    def step(self) -> float:
        """From line to line."""
        return round(self.size * STEP, 1)

    @property
    def height(self) -> float:
        """Of all lines."""
        return round(self.step * len(self.lines), 1)


def fit(text: str, width: float, height: float, sizes: Iterable[float]) -> Block:
    """Return a text in the first of the ``sizes`` in which it fits a box, else in the last, cut where the box ends."""
    block = fit_all([text], width, height, sizes)[0]
    room = max(1, int(height / block.step))
    if len(block.lines) <= room:
        return block
    last = block.lines[room - 1]
    while ems(last + "…") * block.size > width:
        last = last[:-1]
    return Block([*block.lines[: room - 1], last + "…"], block.size)


def fit_all(  # noqa: PLR0913, PLR0917 - a box, and what is left free in it
    texts: list[str], width: float, height: float, sizes: Iterable[float], gap: float = 0, indent: float = 0
) -> list[Block]:
    """Return texts, one below the other, all in the first of the ``sizes`` in which they fit a box, else in the last.

    ``gap`` is left between two and ``indent`` beside all, both in the font's size.
    """
    blocks: list[Block] = []
    for size in sizes:
        blocks = [Block(wrapped(text, width / size - indent), size) for text in texts]
        if sum(block.height for block in blocks) + gap * size * (len(blocks) - 1) <= height:
            break
    return blocks


def wrapped(text: str, room: float) -> list[str]:
    """Break a text into lines of at most ``room`` em: at spaces, and between Japanese characters."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _wrapped(paragraph, room)
    return lines


def _wrapped(text: str, room: float) -> list[str]:
    lines, line = [], ""
    for piece in _pieces(text, room):
        if line and ems(line + piece) > room and not piece.isspace() and piece not in _NEVER_FIRST:
            carried = line[-1] if line[-1] in _NEVER_LAST else ""
            lines.append(line.removesuffix(carried).rstrip())
            line = carried
        line += piece if line or not piece.isspace() else ""
    return [*lines, line.rstrip()] if line else lines or [""]


def _pieces(text: str, room: float) -> Iterator[str]:
    """Yield what no line end parts, spaces among it; a word that is longer than a line is parted all the same."""
    for word in _PIECES.findall(text):
        piece = ""
        for letter in word if ems(word) > room else ():
            if piece and ems(piece + letter) > room:
                yield piece
                piece = ""
            piece += letter
        yield piece or word


def ems(text: str) -> float:
    """Return how wide a text is taken to be, in the font's size."""
    return sum(map(_em, text))


@cache
def _em(letter: str) -> float:
    # What is beyond Cyrillic is not in the fonts: a box stands for it, as wide as it is high.
    if east_asian_width(letter) in "WF" or "\u0530" <= letter < "\u1e00":
        return FULL
    return CYRILLIC if "Ѐ" <= letter <= "ӿ" else LATIN

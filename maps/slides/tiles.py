"""``--fills pictures``: pattern fills as small pictures, which every office program draws alike.

LibreOffice draws the pattern fills of the standard as hair lines, and some programs as one colour.
"""

from __future__ import annotations

import io
import math
from collections.abc import Callable
from functools import cache
from typing import Any

from maps.slides.marks import TILE

_SIDE, _SCALE = 12, 4  # of a tile in units, as on the pages, and px a unit
_SHOWN = 25_000  # thousandths of a percent of a tile's own size: 9 points
Lines = list[list[tuple[float, float]]]

# By the name of a pattern fill: the lines of its tile, and how wide they are, in units.
_LINES: dict[str, tuple[Lines, float]] = {
    "ltHorz": ([[(-1, 3), (13, 3)], [(-1, 9), (13, 9)]], 1.5),
    "smGrid": ([[(-1, 6), (13, 6)], [(6, -1), (6, 13)]], 1.5),
    "dotGrid": ([[(4, 6), (8, 6)], [(6, 4), (6, 8)]], 1.5),
    "wave": ([[(x / 2, 6 - 2 * math.sin(math.pi * x / 12)) for x in range(-2, 27)]], 1.5),
    "wdUpDiag": ([[(-2, 14), (14, -2)], [(-2, 2), (2, -2)], [(10, 14), (14, 10)]], 1.8),
    "dashUpDiag": ([[(1, 11), (5, 7)], [(7, 5), (11, 1)]], 1.6),
    "ltDnDiag": ([[(-2, -2), (14, 14)], [(10, -2), (14, 2)], [(-2, 10), (2, 14)]], 1.4),
}
_DOTS: dict[str, tuple[list[tuple[float, float]], float, bool]] = {
    "pct20": ([(3, 3), (9, 9)], 1.3, True),
    "dotDmnd": ([(6, 6)], 3, False),
}


@cache
def tile(pattern: str, ink: str, ground: str) -> bytes:
    """Return the tile of a pattern fill as PNG; colours are six hexadecimal digits."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 - only decks with such fills need it

    made = Image.new("RGB", (_SIDE * _SCALE, _SIDE * _SCALE), f"#{ground}")
    draw = ImageDraw.Draw(made)
    lines, width = _LINES.get(pattern, ([], 0.0))
    for line in lines:
        draw.line([(x * _SCALE, y * _SCALE) for x, y in line], f"#{ink}", round(width * _SCALE))
    dots, radius, full = _DOTS.get(pattern, ([], 0.0, False))
    for x, y in dots:
        box = [value * _SCALE for value in (x - radius, y - radius, x + radius, y + radius)]
        draw.ellipse(box, f"#{ink}" if full else None, f"#{ink}", round(1.6 * _SCALE))
    packed = io.BytesIO()
    made.save(packed, "PNG")
    return packed.getvalue()


def known() -> set[str]:
    """Return the pattern fills that have a tile."""
    return {*_LINES, *_DOTS}


def as_pictures(tree: Any, picture: Callable[[bytes], str]) -> None:
    """Put a tiled picture in place of each pattern fill; ``picture`` returns the relationship of a PNG to the slide."""
    from pptx.oxml import parse_xml  # noqa: PLC0415
    from pptx.oxml.ns import nsdecls  # noqa: PLC0415

    for fill in list(tree.iter("{*}pattFill")):
        ink, ground = (next(iter(fill.find(f"{{*}}{name}"))).get("val") for name in ("fgClr", "bgClr"))
        pattern = fill.get("prst")
        key = picture(tile(pattern, ink, ground))
        named = fill.getparent().getparent().find("{*}nvSpPr/{*}cNvPr")
        if named is not None:
            named.set("title", f"{TILE} {pattern} {ink} {ground}")
        scale = f'sx="{_SHOWN}" sy="{_SHOWN}"'
        xml = (
            f'<a:blipFill {nsdecls("a", "r")} dpi="0" rotWithShape="1"><a:blip r:embed="{key}"/><a:srcRect/>'
            f'<a:tile tx="0" ty="0" {scale} flip="none" algn="tl"/></a:blipFill>'
        )
        fill.getparent().replace(fill, parse_xml(xml))

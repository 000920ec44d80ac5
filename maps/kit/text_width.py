"""How wide text is, as the fonts of pictures have it."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from maps.kit.fonts import font_files

_UNITS = 100  # size at which a font is measured


@lru_cache(20_000)
def text_width(text: str, *, bold: bool = False) -> float:
    """Return a text's width in the size of its letters."""
    return float(_font(bold).getlength(text)) / _UNITS


@cache
def _font(bold: bool) -> Any:
    from PIL import ImageFont  # noqa: PLC0415 - only pictures need it

    return ImageFont.truetype(str(font_files()[bold]), _UNITS)

"""What a symbol becomes where a picture's own patterns cannot go: a fill that office programs have.

Where a symbol has one party's colour or none, a pattern fill echoes it: its ground, and the ink of its texture. Bands
of two parties' colours are a picture of the symbol, set tile by tile: a pattern fill would be bands in PowerPoint, but
in LibreOffice Impress hair lines on the first party's colour, which look as if it kept what it hands over.
"""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup
from PIL import Image

from claims import Atlas
from maps.kit.templating import template, typesetting
from maps.kit.text import to_json
from maps.kit.typesetting import typeset
from maps.view.symbols import Symbol, mix, patterns

_TILE_PPI = 288
# Names of pattern fills: ISO/IEC 29500-1, 20.1.10.51, ST_PresetPatternVal.
TEXTURES = {
    "dots": "pct20",
    "lines": "ltHorz",
    "grid": "smGrid",
    "crosses": "dotGrid",
    "waves": "wave",
    "plain": "",
}
# What is nobody's, in the colours of the page: (pattern, ink, ground).
NOBODYS = {
    "renounced": ("openDmnd", "#6B6B6B", "#E9E9E9"),
    "not-recognised": ("dashUpDiag", "#6B6B6B", "#E9E9E9"),
    "deferred": ("dashHorz", "#6A51A3", "#F1ECF8"),
    "silent": ("", "#FFFFFF", "#FFFFFF"),
}


@dataclass(frozen=True)
class Fill:
    """A pattern fill: its name ('' for a plain one), ink and ground as ``#RRGGBB``, and the outline's dash.

    ``dash`` is a name of ISO/IEC 29500-1, 20.1.10.49, ST_PresetLineDashVal. ``tile`` is the id of the symbol whose
    picture is the fill of a shape, '' where the pattern is. Cells of tables have the pattern in any case.
    """

    pattern: str
    ink: str
    ground: str
    dash: str
    tile: str = ""


def fill_of(symbol: Symbol, atlas: Atlas) -> Fill:
    """Return the fill that echoes a symbol; no party's colour is in it that is not in the symbol."""
    dash = {"": "solid", "1 4": "sysDot"}.get(symbol.dash, "dash")
    return Fill(*_look(symbol, atlas), dash, symbol.id if len(symbol.parties) > 1 else "")


def tile(symbol: Symbol, atlas: Atlas) -> bytes:
    """Return a symbol's pattern as PNG, to be set side by side; a unit of the pattern is a point."""
    return _tile(str(patterns(atlas, [symbol], alone=True)), symbol.id)


@cache
def _tile(pattern: str, key: str) -> bytes:
    # What is turned by 45° comes again after the diagonal of its 12 units.
    units = 12 * math.sqrt(2) if "rotate(45)" in pattern else 12.0
    points = round(units)
    svg = template("slides/tile.svg.j2").render(pattern=Markup(pattern), id=key, units=round(units, 4), points=points)
    facts = {"title": key, "alt": key, "language": "en", "family": "", "width": points, "height": points}
    sources = {"main.typ": typesetting("kit/picture.typ"), "data.json": to_json(facts), "picture.svg": svg}
    made = typeset(sources, "png", ppi=_TILE_PPI)
    with Image.open(io.BytesIO(made)) as image, io.BytesIO() as packed:
        # Office programs take a picture's size from its px an inch, which typst does not state.
        image.convert("RGB").save(packed, "PNG", dpi=(_TILE_PPI, _TILE_PPI))
        return packed.getvalue()


def _look(symbol: Symbol, atlas: Atlas) -> tuple[str, str, str]:
    """Return pattern, ink and ground."""
    form, settled = symbol.form, symbol.standing == "settled"
    if form in NOBODYS:
        return NOBODYS[form]
    parties = [atlas.parties[party] for party in symbol.parties]
    first, last = parties[0].colour, parties[-1].colour
    texture = TEXTURES[parties[0].texture]
    looks = {
        "transfers": ("wdUpDiag", last, first if settled else mix(first, "#FFFFFF", 0.4)),
        "referred": ("dotDmnd", first, "#EAF4EF"),
        "contested-scope": ("weave", first, mix(last, "#FFFFFF", 0.45)),
        "undivided": ("dkVert", first, last),
        "split": ("lgCheck", first, last),
        "administered": (texture, "#FFFFFF", mix(first, "#8A8A8A", 0.35)),
    }
    if form in looks:
        return looks[form]
    if settled:
        return texture, mix(first, "#FFFFFF", 0.45), first
    return texture, mix(first, "#FFFFFF", 0.6), mix(first, "#FFFFFF", 0.25)

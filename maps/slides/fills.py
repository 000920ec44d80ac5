"""What a symbol becomes where a picture's own patterns cannot go: a fill that office programs have.

Where a symbol has one party's colour or none, a pattern fill echoes it: its ground, and the ink of its texture. Bands
of several parties' colours are a gradient with hard edges, as in pictures.
"""

from __future__ import annotations

from dataclasses import dataclass

from claims import Atlas
from maps.kit.palette import HATCH, OUTLINE, PAPER, TALKS, mix
from maps.view.symbols import VECTORS, Band, Symbol, bands, colours_of

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
    "renounced": ("wdUpDiag", HATCH, PAPER),
    "not-recognised": ("dashUpDiag", HATCH, PAPER),
    "deferred": ("ltDnDiag", TALKS, PAPER),
    "silent": ("", PAPER, PAPER),
}
# Directions of bands, in 60,000ths of a degree clockwise from the right: 20.1.8.41, lin.
ANGLES = {(1, 0): 0, (0, 1): 5_400_000, (1, -1): 18_900_000}


@dataclass(frozen=True)
class Fill:
    """A pattern fill: its name ('' for a plain one), ink and ground as ``#RRGGBB``; or bands, in a direction.

    ``line`` is the colour of the outline, ``dash`` its name in ISO/IEC 29500-1, 20.1.10.49, ST_PresetLineDashVal.
    """

    pattern: str
    ink: str
    ground: str
    line: str
    dash: str
    bands: tuple[Band, ...] = ()
    angle: int = 0


def fill_of(symbol: Symbol, atlas: Atlas, times: int = 2) -> Fill:
    """Return the fill that echoes a symbol; no party's colour is in it that is not in the symbol.

    ``times``: how often bands come again.
    """
    dash = {"": "solid", "1 3": "sysDot"}.get(symbol.dash, "dash")
    edge = OUTLINE, dash
    if symbol.banded:
        colours = colours_of(atlas, symbol)
        x, y, to_x, to_y = VECTORS[symbol.form]
        angle = ANGLES[to_x - x, to_y - y]
        return Fill("", colours[-1], colours[0], *edge, tuple(bands(atlas, symbol, times)), angle)
    return Fill(*_look(symbol, atlas), *edge)


def _look(symbol: Symbol, atlas: Atlas) -> tuple[str, str, str]:
    """Return pattern, ink and ground."""
    form = symbol.form
    if form in NOBODYS:
        return NOBODYS[form]
    party, (shown,) = atlas.parties[symbol.parties[0]], colours_of(atlas, symbol)
    texture = TEXTURES[party.texture]
    if form == "referred":
        return "dotDmnd", party.colour, PAPER
    if form == "administered":
        return texture, PAPER, shown
    return texture, mix(party.colour, PAPER, 0.6) if symbol.standing == "settled" else party.colour, shown

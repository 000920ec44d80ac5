"""What a symbol becomes where a picture's own patterns cannot go: one of the pattern fills that office programs have.

They have two colours and no more, so each echoes the page's pattern: the ground, and the ink of its texture.
"""

from __future__ import annotations

from dataclasses import dataclass

from claims import Atlas
from maps.symbols import Symbol, mix

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

    ``dash`` is a name of ISO/IEC 29500-1, 20.1.10.49, ST_PresetLineDashVal.
    """

    pattern: str
    ink: str
    ground: str
    dash: str


def fill_of(symbol: Symbol, atlas: Atlas) -> Fill:
    """Return the fill that echoes a symbol; no party's colour is in it that is not in the symbol."""
    dash = {"": "solid", "1 4": "sysDot"}.get(symbol.dash, "dash")
    return Fill(*_look(symbol, atlas), dash)


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

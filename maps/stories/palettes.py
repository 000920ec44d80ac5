"""The three palettes of a lecture: light, dark for a dim hall, and one of high contrast, as custom properties."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from claims import Atlas
from maps.kit import palette
from maps.kit.palette import mix
from maps.view.patterns import patterns
from maps.view.symbols import Symbol

# What each part of a slide and of its map is in, by palette. A test has their contrasts.
PALETTES = {
    "light": {
        "paper": "#FFFFFA",
        "ink": "#15181A",
        "quiet": "#55585A",
        "accent": palette.FRAME,
        "rule": "#777777",
        "sea": palette.SEA,
        "land": palette.LAND,
        "coast": palette.COAST,
        "shore": palette.SHORE,
        "net": palette.GRATICULE,
        "outline": palette.OUTLINE,
        "water-ink": palette.WATER_INK,
        "land-ink": palette.LAND_INK,
        "net-ink": palette.NET_INK,
    },
    "dark": {
        "paper": "#15181A",
        "ink": "#F7F4EC",
        "quiet": "#B9B6AE",
        "accent": "#FF9FC0",
        "rule": "#8A8D8F",
        "sea": "#202B31",
        "land": "#4A4A43",
        "coast": "#B3AA94",
        "shore": "#202B31",
        "net": "#3B4951",
        "outline": "#F7F4EC",
        "water-ink": "#A9C2CE",
        "land-ink": "#E4DFD2",
        "net-ink": "#B4C4CC",
    },
    "contrast": {
        "paper": "#000000",
        "ink": "#FFFFFF",
        "quiet": "#E6E6E6",
        "accent": "#FFE600",
        "rule": "#FFFFFF",
        "sea": "#000000",
        "land": "#3D3D3D",
        "coast": "#FFFFFF",
        "shore": "#000000",
        "net": "#333333",
        "outline": "#FFFFFF",
        "water-ink": "#9FD8FF",
        "land-ink": "#FFFFFF",
        "net-ink": "#D8D8D8",
    },
}
_DEEPER = 0.6  # of a party's colour in what is claimed or offered, on a dark ground
_COLOUR = re.compile(r' (fill|stroke|stop-color)="(#[0-9A-F]{6})"')
_ID, _NAMED = re.compile('id="(p-[^"]+)"'), re.compile('((?:id="|href="#))([^"]+)"')
_LETTER = {"fill": "f", "stroke": "s", "stop-color": "p"}


@dataclass(frozen=True)
class Paint:
    """The patterns of symbols, coloured by classes, and the style that gives the classes their colours.

    ``ids`` has the short id that each pattern has in the file, by its own.
    """

    patterns: Markup
    css: str
    ids: dict[str, str]


def paint(atlas: Atlas, symbols: Iterable[Symbol]) -> Paint:
    """Return what symbols are painted with in all palettes."""
    used: dict[str, int] = {}
    kinds: set[tuple[str, int]] = set()

    def classed(match: re.Match[str]) -> str:
        number = used.setdefault(match[2], len(used))
        kinds.add((match[1], number))
        return f' class="{_LETTER[match[1]]}{number}"'

    # Each element of a pattern has one colour.
    made = _COLOUR.sub(classed, patterns(atlas, symbols))
    ids = {key: f"p{number}" for number, key in enumerate(_ID.findall(made))}
    made = _NAMED.sub(lambda match: f'{match[1]}{ids.get(match[2], match[2])}"', made)
    rules = [f".{_LETTER[kind]}{number}{{{kind}:var(--c{number})}}" for kind, number in sorted(kinds)]
    variables = {name: _properties(name, atlas, used) for name in PALETTES}
    themes = [f":root{{{variables['light']}}}"]
    themes += [f'html[data-palette="{name}"]{{{text}}}' for name, text in variables.items() if name != "light"]
    themes.append(f"@media print{{html[data-palette]{{{variables['light']}}}}}")
    return Paint(Markup(made), "".join([*themes, *rules]), ids)


def _properties(name: str, atlas: Atlas, used: dict[str, int]) -> str:
    shown = [*PALETTES[name].items(), *((f"c{number}", _in(name, colour, atlas)) for colour, number in used.items())]
    return "".join(f"--{key}:{colour};" for key, colour in shown)


def _in(name: str, colour: str, atlas: Atlas) -> str:
    """Return a colour of a pattern in a palette: on a dark ground, what was white or mixed into white is darker."""
    if name == "light":
        return colour
    ground = "#1A1D1F"
    tinted = {
        mix(p.colour, palette.PAPER, palette.TINT): mix(p.colour, ground, _DEEPER) for p in atlas.parties.values()
    }
    return {palette.PAPER: ground, palette.HATCH: "#C9C6BE", palette.TALKS: "#B9A5F0", **tinted}.get(colour, colour)

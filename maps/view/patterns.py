"""What symbols are painted with, as SVG: gradients for bands, tiles for textures and hatches."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from markupsafe import Markup

from claims import Atlas
from maps.kit.palette import PAPER, mix
from maps.kit.templating import template
from maps.view.symbols import TIMES, VECTORS, Band, Symbol, bands, bands_id, colours_of

# What every pattern inherits: its size, once.
SIZE = 'width="12" height="12" patternUnits="userSpaceOnUse"'
TILE = f'<pattern id="tile" {SIZE}/>'


def patterns(atlas: Atlas, symbols: Iterable[Symbol], *, alone: bool = False) -> Markup:
    """Return what symbols are painted with, as SVG, each once, in order of id; one inherits another's looks.

    ``alone``: none refers to another element, for programs that know no such references.
    """
    looks: dict[str, tuple[str, str]] = {}
    for one in sorted(set(symbols), key=_by_id):
        if one.banded:
            for times in sorted(times for _least, times in TIMES):
                looks[bands_id(one, times)] = "linearGradient", _gradient(one.form, tuple(bands(atlas, one, times)))
        elif one.form == "silent":
            looks[one.id] = "linearGradient", _gradient("silent", (Band(0, 1, PAPER),))
        else:
            textures = tuple(atlas.parties[party].texture for party in one.parties)
            full = tuple(atlas.parties[party].colour for party in one.parties)
            looks[one.id] = "pattern", _tile(one, full, colours_of(atlas, one), textures)
    first = {look: key for key, look in reversed(looks.items())}
    made = [] if alone else [TILE]
    for key, look in looks.items():
        element, inner = look
        tile = element == "pattern"
        if alone:
            made.append(f'<{element} id="{key}"{f" {SIZE}" if tile else ""}{inner}</{element}>')
        elif first[look] != key:
            made.append(f'<{element} id="{key}" href="#{first[look]}"/>')
        else:
            like = ' href="#tile"' if tile else ""
            made.append(f'<{element} id="{key}"{like}{inner}</{element}>')
    return Markup("\n".join(made))


def _by_id(symbol: Symbol) -> str:
    return symbol.id


@cache
def _gradient(form: str, found: tuple[Band, ...]) -> str:
    """Return a gradient from after its name on: bands with hard edges, measured on what wears them."""
    x, y, to_x, to_y = VECTORS[form]
    edges = [(at, one.colour) for one in found for at in (one.start, one.end)]
    inner = edges[1:-1] or edges[:1]  # the first and the last colour go on to the ends
    stops = "".join(f'<stop offset="{at:.4g}" stop-color="{colour}"/>' for at, colour in inner)
    return f' x1="{x}" y1="{y}" x2="{to_x}" y2="{to_y}">{stops}'


@cache
def _tile(symbol: Symbol, full: tuple[str, ...], shown: tuple[str, ...], textures: tuple[str, ...]) -> str:
    """Return one pattern from after its size on: most pages need the same few."""
    made = template("view/patterns.svg.j2").render(
        form=symbol.form, faint=symbol.standing != "settled", full=full, shown=shown, textures=textures, mix=mix
    )
    made = made.strip()
    return made if made.startswith(">") else f" {made}"

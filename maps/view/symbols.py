"""How each disposition is drawn: a colour and a pattern for the outcome, a dash for what is not settled.

The rules that hold in every picture are kept here, by construction: a pattern is made from the outcome and from the
parties that the outcome itself names, so a silent, renounced or not-recognised territory has no party's colour to wear.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from claims import Administration, Atlas, Disposition
from claims.compare import standing
from maps.kit.templating import template

# What is painted for an outcome that names no colour of a party.
NOBODY = {"renounced", "not-recognised", "silent", "deferred"}

# The roles of a symbol's parties, in their order; in all other outcomes they are those between whom the matter lies.
_ROLES = {"holds": ("holder",), "transfers": ("from", "to"), "referred": ("to",)}


@dataclass(frozen=True)
class Symbol:
    """What a territory wears: one pattern in the picture's definitions, the same on map, overview, legend and matrix.

    Attributes
    ----------
    id
        Name of the pattern in the page, made of the other three.
    form
        The outcome, or 'administered' for the layer of actual control.
    parties
        The parties whose colours are in it, in the order that the form gives them a meaning: a transfer's holder
        now, then its holder after.
    standing
        'settled', or 'claimed', 'offered', 'reported': drawn lighter and dashed, and said in a word.
    """

    id: str
    form: str
    parties: tuple[str, ...]
    standing: str

    @classmethod
    def make(cls, form: str, parties: Iterable[str], standing: str = "settled") -> Symbol:
        """Build a symbol and its id."""
        parties = tuple(parties)
        return cls(
            "-".join(["p", form, *parties, *([] if standing == "settled" else [standing])]), form, parties, standing
        )

    @property
    def roles(self) -> dict[str, tuple[str, ...]]:
        """Its parties by the role in which messages name them."""
        roles = _ROLES.get(self.form, ())
        return (
            {role: (party,) for role, party in zip(roles, self.parties, strict=True)}
            if roles
            else {"between": self.parties}
        )

    @property
    def dash(self) -> str:
        """The outline's dash pattern in CSS px, '' for a full line."""
        return "1 4" if self.form == "silent" else "" if self.standing == "settled" else "5 3"


# What every pattern inherits: its size, once.
SIZE = 'width="12" height="12" patternUnits="userSpaceOnUse"'
TILE = f'<pattern id="tile" {SIZE}/>'


def symbol_of(disposition: Disposition) -> Symbol:
    """Return what a territory so disposed of wears."""
    form = disposition.outcome
    if form in NOBODY:
        parties: tuple[str, ...] = ()
    elif form == "holds":
        parties = (disposition.holder or "",)
    elif form == "transfers":
        parties = (disposition.from_ or "", disposition.to or "")
    elif form == "referred":
        parties = (disposition.to or "",)
    else:
        parties = tuple(sorted(disposition.between))
    return Symbol.make(form, parties, "settled" if form == "silent" else standing(disposition))


def symbol_of_control(administration: Administration) -> Symbol:
    """Return what a territory so administered wears: never the same as a disposition."""
    return Symbol.make("administered", administration.parties)


def mix(colour: str, other: str, share: float) -> str:
    """Return ``share`` of ``colour`` mixed into ``other``, both ``#RRGGBB``, in sRGB."""
    pairs = [(int(colour[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in pairs)


def patterns(atlas: Atlas, symbols: Iterable[Symbol], *, alone: bool = False) -> Markup:
    """Return the SVG ``<pattern>`` elements of the symbols, each once, in order of id; one inherits another's looks.

    ``alone``: none refers to another element, for programs that know no such references.
    """
    looks = {one.id: _tile(one, *_look(atlas, one)) for one in sorted(set(symbols), key=_by_id)}
    if alone:
        return Markup("\n".join(f'<pattern id="{key}" {SIZE}{look}' for key, look in looks.items()))
    first = {look: key for key, look in reversed(looks.items())}
    tiles = [
        _opening(key) + look if first[look] == key else _opening(key, first[look]) + "/>" for key, look in looks.items()
    ]
    return Markup("\n".join([TILE, *tiles]))


def _opening(key: str, like: str = "tile") -> str:
    return f'<pattern id="{key}" href="#{like}"'


def _by_id(symbol: Symbol) -> str:
    return symbol.id


def _look(atlas: Atlas, symbol: Symbol) -> tuple[tuple[str, ...], tuple[str, ...]]:
    parties = [atlas.parties[party] for party in symbol.parties]
    return tuple(party.colour for party in parties), tuple(party.texture for party in parties)


@cache
def _tile(symbol: Symbol, colours: tuple[str, ...], textures: tuple[str, ...]) -> str:
    """Return one pattern from after its size on: most pages need the same few."""
    faint = symbol.standing != "settled"
    tile = {"id": symbol.id, "form": symbol.form, "faint": faint, "colours": colours, "textures": textures}
    return template("view/patterns.svg.j2").render(tiles=[tile], mix=mix).strip().removeprefix(_opening(symbol.id))

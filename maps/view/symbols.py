"""How each disposition is drawn: a colour and a pattern for the outcome, a dash for what is not settled.

The rules that hold in every picture are kept here, by construction: a pattern is made from the outcome and from the
parties that the outcome itself names, so a silent, renounced or not-recognised territory has no party's colour to wear.

Where several parties are named, a territory wears a band for each. Bands are measured on what wears them, an island or
a swatch: each has all of them, whatever its size, and they grow with the map. How often they come again depends on how
much an island spans (:func:`times_on`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from claims import Administration, Atlas, Disposition
from claims.compare import standing
from maps.kit.palette import (
    CONTROL,
    FILLS,
    HALF_UNDER,
    HATCH,
    MUTED,
    NONE_UNDER,
    PAPER,
    STROKE,
    THIN,
    THIN_UNDER,
    TINT,
    contrast,
    edge_on,
    mix,
)

# What is painted for an outcome that names no colour of a party.
NOBODY = {"renounced", "not-recognised", "silent", "deferred"}
BANDED = {"transfers", "undivided", "split", "contested-scope", "administered"}
# How often bands come again on what spans so many units or more; a swatch has those of the middle.
TIMES = ((90.0, 3), (3 * HALF_UNDER, 2), (0.0, 1))
_SWATCH = 2
# Where the first band lies and the last one, on a square from upper left to lower right.
VECTORS = {
    "transfers": (0, 1, 1, 0),
    "undivided": (0, 0, 1, 0),
    "split": (0, 0, 0, 1),
    "contested-scope": (0, 1, 1, 0),
    "administered": (0, 0, 0, 1),
    "silent": (0, 0, 1, 0),
}
_STANDINGS = ("claimed", "offered", "reported")  # beside "settled"
_GIVEN = 0.56  # of a transfer's two bands, that of the holder now: which of two is first can be seen
_LINE = 0.05  # of a period: a line between bands that are too much alike, or between parts that are divided

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
        parts = ["p", form, *(_part(form, one) for one in parties), *([] if standing == "settled" else [standing])]
        return cls("-".join(parts), form, parties, standing)

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
        return "1 3" if self.form == "silent" else "" if self.standing == "settled" else "5 3"

    @property
    def banded(self) -> bool:
        """Whether it is bands, which each island wears for itself."""
        return self.form in BANDED and len(self.parties) > 1


@dataclass(frozen=True)
class Band:
    """A colour from one place to another along bands, 0 to 1."""

    start: float
    end: float
    colour: str


def _part(form: str, party: str) -> str:
    """Return a party's part of a symbol's id, which can be taken for no other party's, nor for two, nor for a standing.

    Where the parties are several, a dash of a party's own stands twice, and so does an underscore.
    """
    if form in ("holds", "referred") and not party.endswith(("-", "_", *_STANDINGS)):
        return party
    return party.replace("_", "__").replace("-", "--") + ("_" if party in _STANDINGS else "")


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


def colours_of(atlas: Atlas, symbol: Symbol) -> tuple[str, ...]:
    """Return the colours of a symbol's parties in it: full, tinted where nothing is settled, muted for control."""
    full = [atlas.parties[party].colour for party in symbol.parties]
    if symbol.form == "administered":
        return tuple(mix(colour, MUTED, CONTROL) for colour in full)
    return tuple(full if symbol.standing == "settled" else (mix(colour, PAPER, TINT) for colour in full))


def ground_of(atlas: Atlas, symbol: Symbol) -> str:
    """Return the colour on which a symbol's texture or hatch lies, '' where it has none of them.

    Pictures lay it under a pattern, between whose tiles some programs leave a gap.
    """
    if symbol.banded or symbol.form == "silent":
        return ""
    return colours_of(atlas, symbol)[0] if symbol.form in ("holds", "administered") else PAPER


def stroke(span: float, symbol: Symbol | None = None) -> float:
    """Return the width of an island's outline: less on a small one, none on a speck. ``span`` is in units.

    What is silent has a thin one at most.
    """
    return 0 if span < NONE_UNDER else THIN if span < THIN_UNDER or (symbol and symbol.form == "silent") else STROKE


def times_on(span: float) -> int:
    """Return how often bands come again on what spans so many units: once, half and half, on what is small."""
    return next(times for least, times in TIMES if span >= least)


def bands_id(symbol: Symbol, times: int) -> str:
    """Return the id of what is filled with a symbol whose bands come again so often."""
    return symbol.id if not symbol.banded or times == _SWATCH else f"{symbol.id}-_{times}"


def bands(atlas: Atlas, symbol: Symbol, times: int = _SWATCH) -> list[Band]:
    """Return the bands of a symbol, one for each of its parties as often as they come again, with what parts them."""
    colours = colours_of(atlas, symbol)
    share = (_GIVEN, 1 - _GIVEN) if symbol.form == "transfers" else (1 / len(colours),) * len(colours)
    found, at = [], 0.0
    for colour, width in [*zip(colours, share, strict=True)] * times:
        found.append(Band(at, at + width / times, colour))
        at += width / times
    parted = [*_parted(symbol.form, found, _LINE / times)]
    return [Band(round(one.start, 4), round(one.end, 4), one.colour) for one in parted]


def _parted(form: str, found: list[Band], line: float) -> Iterator[Band]:
    """Yield bands, and a line between two that are divided, disputed, or too much alike to be told apart."""
    start = found[0].start
    for one, other in [*pairwise(found), (found[-1], None)]:
        if other is None:
            yield Band(start, one.end, one.colour)
            return
        if form == "contested-scope":
            seen = (
                gap for gap in (PAPER, HATCH) if min(contrast(gap, one.colour), contrast(gap, other.colour)) >= FILLS
            )
            between, half = next(seen, edge_on(one.colour, other.colour)), (one.end - one.start) / 5
        elif form == "split":
            between, half = edge_on(one.colour, other.colour), line / 2
        elif contrast(one.colour, other.colour) < FILLS:  # a thin line, for it divides nothing
            between, half = edge_on(one.colour, other.colour, HATCH), line / 5
        else:
            between, half = "", 0.0
        yield Band(start, one.end - half, one.colour)
        if between:
            yield Band(one.end - half, one.end + half, between)
        start = one.end + half

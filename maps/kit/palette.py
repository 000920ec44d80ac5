"""The colours and strokes of every map, once: for SVG, for slides, and as custom properties of the pages' style.

Contrasts are those of WCAG 2.2: a coast or an outline has 3:1 on what lies beside it (``EDGE``), and two fills that
stand side by side 1.6:1 (``FILLS``) or patterns that are not alike.
"""

from __future__ import annotations

SEA = "#D5E3EA"
LAND = "#EFE7D6"  # never in dispute: no territory wears it
COAST = "#7B705C"
SHORE = "#EDF4F7"  # the lighter line outside a coast
PAPER = "#FFFFFF"  # a territory of which nothing is said, and the ground of hatches
GRATICULE = "#B7CBD5"
OUTLINE = "#222222"  # of a territory
HATCH = "#5F5F5F"  # renounced, not recognised
TALKS = "#6A51A3"  # left to talks
MUTED = "#8A8A8A"  # mixed into a party's colour where it administers: control, not title
INK = "#1A1A1A"  # territories' names and outcomes
QUIET = "#4A4A4A"  # what stands beside maps
WATER_INK = "#33566A"  # names of seas
LAND_INK = "#5C523F"  # names of land and places
NET_INK = "#4E5F68"  # degrees, scale
FRAME = "#8A1C4A"  # of the part shown, on an overview
RULE = "#777777"  # around a map

EDGE, FILLS = 3.0, 1.6  # contrasts, at least
TINT = 0.45  # of a party's colour in the fill of what is claimed, offered or reported
CONTROL = 0.35  # of a party's colour in the fill of what it administers

# Strokes of territories, in units of a picture or CSS px, by how much an island spans.
STROKE, THIN = 1.6, 1.0
THIN_UNDER, NONE_UNDER = 20.0, 6.0
HALF_UNDER = 12.0  # under it, bands are two: half and half
COAST_WIDTH, SHORE_WIDTH, LEADER_WIDTH = 0.9, 3.2, 1.0
DOT = 1.5  # radius of the dot that a leader ends in

# Sizes of type on a map, where a territory's name is 15.
NAME, OUTCOME, WATER, LAND_NAME, PLACE, NET = 15.0, 14.0, 14.0, 12.0, 12.0, 11.0
HALO = 3.0  # width of the line under letters, in the colour of what they stand on

# The order of fonts everywhere: the one that is embedded or comes from a package, then what a system may have.
FAMILY = "Noto Sans CJK JP"
FALLBACK = ("Noto Sans JP", "Noto Sans", "Hiragino Sans", "Yu Gothic", "Meiryo", "Arial", "sans-serif")

_CSS = (
    *("SEA", "LAND", "COAST", "SHORE", "PAPER", "GRATICULE", "OUTLINE", "HATCH", "TALKS"),
    *("INK", "QUIET", "WATER_INK", "LAND_INK", "NET_INK", "FRAME", "RULE"),
)


def custom_properties() -> str:
    """Return the colours as declarations of CSS: ``--map-sea:#D5E3EA;--map-land-ink:…``."""
    return "".join(f"--map-{name.lower().replace('_', '-')}:{globals()[name]};" for name in _CSS)


def families() -> str:
    """Return the order of fonts as a value of ``font-family``."""
    return ", ".join(f'"{name}"' if name != "sans-serif" else name for name in (FAMILY, *FALLBACK))


def mix(colour: str, other: str, share: float) -> str:
    """Return ``share`` of ``colour`` mixed into ``other``, both ``#RRGGBB``, in sRGB."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in pairs)


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#RRGGBB``, 0 to 1 (WCAG 2.2)."""
    parts = [value / 255 for value in _channels(colour)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)  # noqa: PLR2004
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.2); grey has the same."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def edge_on(one: str, other: str, line: str = OUTLINE) -> str:
    """Return the colour of a line that is seen between two fills: the one that is given, where it has 3:1 on both.

    Else black, white or grey, whichever has most on the less favourable of them.
    """
    fills = one, other
    return max((line, "#000000", PAPER, MUTED), key=lambda line: min(EDGE, *(contrast(line, fill) for fill in fills)))


def _channels(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]

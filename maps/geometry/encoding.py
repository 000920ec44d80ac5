"""Outlines as the page carries them: whole units, differences, few bytes.

Each ring becomes one string, after Google's encoded polyline notation: longitude before latitude in whole units of the
grid, each as the difference from the one before, shifted left, negatives inverted. The closing position is left out.
Where that notation has 32 characters that end a number and 32 that say that more follows, this one has 80 and 12,
which fits steps along a coast, and takes all of ASCII that stands in JSON as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import shapely
from numpy.typing import NDArray

ARC_SECOND = 3600
ALPHABET = "".join(chr(code) for code in range(ord(" "), ord("~") + 1) if chr(code) not in '"<\\')
ENDING = 80  # as many of its characters end a number; the others say that more follows
_FINE = 100_000
_TOLERANCE = 0.02  # of a unit: five decimals of a degree are 0.018 arc-seconds off at most


def grid(polygons: Sequence[shapely.Polygon]) -> int:
    """Return the coarsest units per degree that lose nothing: 3600 where all is in whole arc-seconds, else 100,000."""
    seconds = shapely.get_coordinates(polygons) * ARC_SECOND
    return ARC_SECOND if np.abs(seconds - np.round(seconds)).max(initial=0) <= _TOLERANCE else _FINE


def encode(polygons: Sequence[shapely.Polygon], per_degree: int) -> list[list[str]]:
    """Return each polygon's rings, the exterior first, as strings; a ring starts from where the one before it ended.

    Parameters
    ----------
    polygons
        lon, lat in degrees, WGS 84.
    per_degree
        Units per degree, as from :func:`grid`.
    """
    at = np.zeros((1, 2), np.int64)
    found = []
    for polygon in polygons:
        rings = []
        for ring in (polygon.exterior, *polygon.interiors):
            text, at = _text(shapely.get_coordinates(ring)[:-1], per_degree, at)
            rings.append(text)
        found.append(rings)
    return found


def encode_line(line: shapely.LineString, per_degree: int) -> str:
    """Return an open line as one string, to the nearest unit."""
    return _text(shapely.get_coordinates(line), per_degree, np.zeros((1, 2), np.int64))[0]


def _text(degrees: NDArray[np.float64], per_degree: int, at: NDArray[np.int64]) -> tuple[str, NDArray[np.int64]]:
    """Return positions as text, from ``at`` on, and the last of them."""
    units = np.round(degrees * per_degree).astype(np.int64)
    steps = np.diff(units, axis=0, prepend=at)
    return "".join(_characters(steps.ravel().tolist())), units[-1:]


def _characters(values: Iterable[int]) -> Iterable[str]:
    for value in values:
        rest = ~(value << 1) if value < 0 else value << 1
        while rest >= ENDING:
            rest, more = divmod(rest - ENDING, len(ALPHABET) - ENDING)
            yield ALPHABET[ENDING + more]
        yield ALPHABET[rest]

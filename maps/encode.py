"""Outlines as the page carries them: whole units, differences, few bytes.

Each ring becomes one string in Google's encoded polyline notation (each value shifted left, negatives inverted, five
bits a character), over whole units of the grid instead of 1e-5 degree, longitude before latitude. The closing
position is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import shapely
from numpy.typing import NDArray

ARC_SECOND = 3600
_FINE = 100_000
_TOLERANCE = 0.02  # of a unit: five decimals of a degree are 0.018 arc-seconds off at most


def grid(polygons: Sequence[shapely.Polygon]) -> int:
    """Return the coarsest units per degree that lose nothing: 3600 where all is in whole arc-seconds, else 100,000."""
    seconds = shapely.get_coordinates(polygons) * ARC_SECOND
    return ARC_SECOND if np.abs(seconds - np.round(seconds)).max(initial=0) <= _TOLERANCE else _FINE


def encode(polygon: shapely.Polygon, per_degree: int) -> list[str]:
    """Return a polygon's rings, the exterior first, as strings.

    Parameters
    ----------
    polygon
        lon, lat in degrees, WGS 84.
    per_degree
        Units per degree, as from :func:`grid`.
    """
    return [_ring(ring, per_degree) for ring in (polygon.exterior, *polygon.interiors)]


def encode_line(line: shapely.LineString, per_degree: int) -> str:
    """Return an open line as one string, to the nearest unit."""
    return _text(shapely.get_coordinates(line), per_degree)


def _ring(ring: shapely.LinearRing, per_degree: int) -> str:
    return _text(shapely.get_coordinates(ring)[:-1], per_degree)


def _text(degrees: NDArray[np.float64], per_degree: int) -> str:
    units = np.round(degrees * per_degree).astype(np.int64)
    steps = np.diff(units, axis=0, prepend=np.zeros((1, 2), np.int64))
    return "".join(_characters(steps.ravel().tolist()))


def _characters(values: Iterable[int]) -> Iterable[str]:
    for value in values:
        rest = ~(value << 1) if value < 0 else value << 1
        while rest >= 32:  # noqa: PLR2004 - five bits a character, the sixth says that more follow
            yield chr((32 | rest & 31) + 63)
            rest >>= 5
        yield chr(rest + 63)

"""Shapes of the plane as rings of integers: cut to a window, simplified, in whole tenths of a unit."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import shapely
from numpy.typing import NDArray

from maps.geometry.figure import TENTHS, Island, Point, Ring, Rings
from maps.geometry.projection import View

_TOLERANCE = 0.45  # units, which no eye can tell apart
_FEWEST = 3  # corners of a ring
_CORNERS = 12  # of a dot


def rings_in(view: View, geometries: Iterable[shapely.Geometry]) -> Rings:
    """Return the rings of what a view's window shows of some polygons, which are in metres of the plane."""
    return tuple(ring for island in islands_in(view, geometries) for ring in island.rings)


def islands_in(view: View, geometries: Iterable[shapely.Geometry]) -> tuple[Island, ...]:
    """Return what a view's window shows of some polygons, which are in metres of the plane, one by one."""
    shown = [shapely.intersection(shapely.make_valid(geometry), view.box) for geometry in geometries]
    simple = shapely.simplify(shown, _TOLERANCE / view.scale)
    found = []
    for polygon in shapely.get_parts(simple):
        if polygon.geom_type != "Polygon":
            continue
        rings = [
            ring_of(view.xy(shapely.get_coordinates(ring)[:-1])) for ring in (polygon.exterior, *polygon.interiors)
        ]
        rings = [ring for ring in rings if len(ring) >= _FEWEST]
        west, south, east, north = polygon.bounds
        if rings:
            found.append(Island(tuple(rings), round(max(east - west, north - south) * view.scale, 1)))
    return tuple(found)


def dot(at: Point, radius: float) -> Island:
    """Return a dot, for what would be a speck."""
    turns = np.arange(_CORNERS) * 2 * np.pi / _CORNERS
    ring = np.column_stack([at[0] + radius * np.cos(turns), at[1] + radius * np.sin(turns)])
    return Island((ring_of(ring),), 2 * radius)


def ring_of(xy: NDArray[np.float64]) -> Ring:
    """Return a ring, n positions by 2 in units, in whole tenths, without those that fall together with the last."""
    found = np.round(xy * TENTHS).astype(np.int64)
    apart = np.any(np.diff(found, axis=0, prepend=found[:1] - 1) != 0, axis=1)
    return tuple((x, y) for x, y in found[apart].tolist())

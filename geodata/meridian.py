"""Longitudes that run on through the 180th meridian, so that an atlas on both sides of it is whole inside.

Files have longitudes of −180 to 180, and outlines cut at 180° (RFC 7946). Inside, all of an atlas lies within half a
turn of the middle of where its labels stand: 178° west may be 182. What is written for others is cut again.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray

from geodata.geometries import Rings
from geodata.longitude import HALF, TURN, near


def unwrapped(geometry: shapely.Geometry, middle: float) -> shapely.Geometry:
    """Return a geometry near the middle of an atlas; a line that jumps over the 180th meridian runs on through it."""
    whole = shapely.transform(geometry, _running) if geometry.geom_type == "LineString" else geometry
    west, _south, east, _north = whole.bounds
    shift = near((west + east) / 2, middle) - (west + east) / 2
    return shapely.transform(whole, lambda xy: xy + np.array([shift, 0])) if shift else whole


def polygon_of(rings: Rings) -> shapely.Polygon:
    """Return the polygon of some rings; one whose positions jump over the 180th meridian runs on through it.

    Rings of which one would not close then go around a pole: they stay as they are.
    """
    found = [np.array(ring) for ring in rings]
    if any(np.abs(np.diff(ring[:, 0])).max() > HALF for ring in found):
        running = [_running(ring) for ring in found]
        if all(ring[0, 0] == ring[-1, 0] for ring in running):
            found = running
    return shapely.Polygon(found[0], found[1:])


def joined(polygons: Sequence[shapely.Polygon]) -> list[shapely.Polygon]:
    """Return the parts of one outline, those joined again that were cut at the 180th meridian."""
    edges = (HALF, -HALF)
    cut = [one for one in polygons if {one.bounds[0], one.bounds[2]} & {*edges}]
    if len(cut) < 2:  # noqa: PLR2004 - nothing to join
        return list(polygons)
    whole = shapely.get_parts(shapely.union_all(cut))
    return [*(one for one in polygons if one not in cut), *shapely.orient_polygons(whole)]


def cut(polygon: shapely.Polygon) -> shapely.Polygon | shapely.MultiPolygon:
    """Return a polygon with longitudes of −180 to 180, cut at the 180th meridian where it runs through it."""
    west, south, east, north = polygon.bounds
    if west >= -HALF and east <= HALF:
        return polygon
    parts: list[shapely.Polygon] = []
    for turn in (-TURN, 0.0, TURN):
        piece = polygon.intersection(shapely.box(turn - HALF, south - 1, turn + HALF, north + 1))
        moved = shapely.transform(piece, lambda xy, turn=turn: xy - [turn, 0])
        parts += [one for one in shapely.get_parts(moved) if one.geom_type == "Polygon"]
    return parts[0] if len(parts) == 1 else shapely.MultiPolygon([*shapely.orient_polygons(parts)])


def _running(xy: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return positions whose longitudes have no step of more than half a turn."""
    turns = np.cumsum(np.round(np.diff(xy[:, 0], prepend=xy[0, 0]) / TURN))
    return np.column_stack([xy[:, 0] - turns * TURN, xy[:, 1]])

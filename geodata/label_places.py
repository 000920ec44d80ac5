"""Where a territory's label points: at its own territory. What is exchanged or misplaced is seen by that."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import shapely

from atlas_files.problems import Problems
from geodata.geometries import Position
from geodata.tables import TERRITORIES

_FAR = 10.0  # km that a label may point beside its territory
_DEGREE = 111.2  # km


def check_labels(
    problems: Problems, shapes: Mapping[str, Sequence[shapely.Polygon]], labels: Mapping[str, Position]
) -> None:
    """Note each label that points at another territory, or at none: it lies in its own, or within some kilometres.

    ``shapes`` are the outlines of each territory.
    """
    for territory, at in labels.items():
        point = shapely.Point(at)
        key, found = f"{territory}.label", f"[{at[0]:g}, {at[1]:g}]"
        if territory not in shapes or any(one.intersects(point) for one in shapes[territory]):
            continue
        for other, polygons in shapes.items():
            if any(one.contains_properly(point) for one in polygons):
                problems.add(TERRITORIES, key, f"{found} lies in '{other}', expected a place in '{territory}'")
                break
        else:
            far = _km(point, shapely.MultiPoint(shapely.get_coordinates(shapes[territory])).convex_hull)
            if far > _FAR:
                said = f"lies {far:,.0f} km from '{territory}', expected longitude, latitude of a place in it"
                problems.add(TERRITORIES, key, f"{found} {said}")


def _km(point: shapely.Point, shape: shapely.Geometry) -> float:
    """Return about how far a point is from a shape; nothing where it lies in it."""
    (lon, lat), (other_lon, other_lat) = shapely.get_coordinates(shapely.shortest_line(point, shape))
    across = (other_lon - lon) * math.cos(math.radians((lat + other_lat) / 2))
    return math.hypot(across, other_lat - lat) * _DEGREE

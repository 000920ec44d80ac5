"""Geometries of GeoJSON as positions: longitude and latitude in degrees on WGS 84, each checked where it stands.

What does not fit raises ValueError, in words for a problem line: what was found, where, what was expected. What other
programs write and means the same is taken: Multi- geometries and collections, and heights, which are left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

Position = tuple[float, float]  # longitude, latitude
Ring = list[Position]  # closed: it ends where it begins
Rings = list[Ring]  # of a polygon, the exterior first
Path = list[Position]

_FEWEST = 4  # positions of a ring
_SHOWN = 60  # characters of what was found


def polygons(geometry: Any) -> list[Rings]:
    """Return the rings of each polygon of a geometry; raise ValueError, in words for a problem line."""
    found = list(_parts(geometry, "Polygon", "a Polygon or MultiPolygon"))
    several = len(found) > 1
    return [_rings(part, f"polygon {number}, " if several else "") for number, part in enumerate(found, 1)]


def paths(geometry: Any) -> list[Path]:
    """Return each line of a geometry; raise ValueError, in words for a problem line."""
    lines = []
    for part in _parts(geometry, "LineString", "a LineString or MultiLineString"):
        line = _positions(part, "")
        if len(set(line)) < 2:  # noqa: PLR2004 - the ends
            raise ValueError(f"found a line of {len(set(line))} position(s), expected two that differ or more")
        lines.append(line)
    return lines


def shown(value: Any) -> str:
    """Return a value of a JSON file for a problem line: as it stands there, the beginning where it is long."""
    try:
        text = f"'{value}'" if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    except RecursionError:
        text = "something nested too deep"
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _parts(geometry: Any, kind: str, expected: str) -> Iterator[Any]:
    """Yield the coordinates of each geometry of a kind: alone, of a Multi- one, or in a collection."""
    found = geometry.get("type") if isinstance(geometry, dict) else geometry
    if not isinstance(geometry, dict) or found not in (kind, f"Multi{kind}", "GeometryCollection"):
        name = found if isinstance(found, str) and isinstance(geometry, dict) else shown(found)
        raise ValueError(f"found geometry {name}, expected {expected}")
    several = geometry.get("geometries" if found == "GeometryCollection" else "coordinates")
    if found == kind:
        yield several
    elif not isinstance(several, list) or not several:
        raise ValueError(f"found {shown(several)} in a {found}, expected {expected}")
    elif found == "GeometryCollection":
        for one in several:
            if isinstance(one, dict) and one.get("type") == found:
                raise ValueError(f"found a {found} in a {found}, expected {expected}")
            yield from _parts(one, kind, expected)
    else:
        yield from several


def _rings(coordinates: Any, where: str) -> Rings:
    if not isinstance(coordinates, list) or not coordinates:
        raise ValueError(f"{where}found {shown(coordinates)} as coordinates, expected a list of rings")
    rings = []
    for number, one in enumerate(coordinates, 1):
        ring = _positions(one, f"{where}ring {number}, ")
        if len(ring) < _FEWEST:
            raise ValueError(f"{where}ring {number} has {len(ring)} positions, expected four or more")
        if ring[0] != ring[-1]:
            raise ValueError(
                f"{where}ring {number} begins at {shown(ring[0])} and ends at {shown(ring[-1])}, expected it closed"
            )
        rings.append(ring)
    return rings


def _positions(found: Any, where: str) -> Path:
    if not isinstance(found, list):
        raise ValueError(f"{where}found {shown(found)}, expected a list of positions")
    return [_position(one, f"{where}position {number}: ") for number, one in enumerate(found, 1)]


def _position(found: Any, where: str) -> Position:
    """Return longitude and latitude of a position; its height, if it has one, is left out."""
    if not isinstance(found, list) or len(found) < 2 or any(type(one) not in (int, float) for one in found):  # noqa: PLR2004
        raise ValueError(f"{where}found {shown(found)}, expected longitude and latitude as numbers")
    lon, lat = found[:2]
    if not (-180 <= lon <= 180 and -90 <= lat <= 90):  # noqa: PLR2004 - degrees
        raise ValueError(f"{where}found {shown(found)}, expected degrees of longitude and latitude")
    return float(lon), float(lat)

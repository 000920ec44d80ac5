"""Reading the GeoJSON files of an atlas: outlines, context and lines, and the rules that outlines keep."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import shapely
from shapely.geometry import shape

from atlas_files.problems import Problems
from geodata.tables import OUTLINES, known

CONTEXT, LINES = "geodata/context.geojson", "geodata/lines.geojson"
# RFC 7946 has no "crs"; older writers put one, and these are the spellings that mean its one system.
_WGS84 = frozenset(
    {"urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:OGC::CRS84", "EPSG:4326", "urn:ogc:def:crs:EPSG::4326"}
)


@dataclass(frozen=True)
class Outline:
    """A polygon of a territory: one island, or one part of one.

    Attributes
    ----------
    polygon
        lon, lat in degrees, WGS 84 (RFC 7946), holes are lagoons and lakes.
    names
        Its name by language (BCP 47), where it has one beside ``name``.
    source
        Its id in ``geodata/sources.toml``.
    """

    id: str
    territory: str
    name: str
    polygon: shapely.Polygon
    names: dict[str, str]
    source: str = ""


@dataclass(frozen=True)
class Line:
    """A former boundary, drawn schematically; ``path`` is lon, lat in degrees, WGS 84; ``names`` as an outline's."""

    name: str
    path: shapely.LineString
    names: dict[str, str]


@dataclass(frozen=True)
class Shapes:
    """What the GeoJSON files hold: outlines in the order of the file, land around them, former boundaries."""

    outlines: list[Outline]
    context: list[shapely.Polygon]
    lines: list[Line]


def read_shapes(problems: Problems, territories: dict[str, Any], sources: dict[str, Any]) -> Shapes:
    """Read the shapes of an atlas, noting every problem; every territory must have at least one outline."""
    outlines = _read_outlines(problems, territories, sources)
    context = [polygon for _, _, polygon in _read_polygons(problems, CONTEXT, sources)]
    lines = _read_lines(problems) if (problems.root / LINES).exists() else []
    return Shapes(outlines, context, lines)


def _read_lines(problems: Problems) -> list[Line]:
    """Read the boundary lines, each with a name and a path of two positions or more."""
    lines = []
    for number, feature in enumerate(_features(problems, LINES), 1):
        properties, geometry = feature.get("properties") or {}, feature.get("geometry") or {}
        key = str(properties.get("id") or f"feature {number}")
        if not str(properties.get("name", "")).strip():
            problems.add(LINES, f"{key}.name", "is missing")
        path = geometry.get("coordinates")
        if geometry.get("type") != "LineString" or not isinstance(path, list) or len(path) < 2:  # noqa: PLR2004
            problems.add(LINES, key, f"found geometry {geometry.get('type')}, expected a LineString")
        else:
            lines.append(Line(str(properties.get("name", "")), shapely.LineString(path), _names(properties)))
    return lines


def _names(properties: dict[str, Any]) -> dict[str, str]:
    """Return the properties ``name_ja``, ``name_ru`` … by language."""
    return {
        key.removeprefix("name_"): str(name) for key, name in properties.items() if key.startswith("name_") and name
    }


def _read_outlines(problems: Problems, territories: dict[str, Any], sources: dict[str, Any]) -> list[Outline]:
    outlines, ids = [], set()
    for key, properties, polygon in _read_polygons(problems, OUTLINES, sources):
        identifier, territory = str(properties.get("id", "")), str(properties.get("territory", ""))
        for needed in ("id", "name"):
            if not str(properties.get(needed, "")).strip():
                problems.add(OUTLINES, f"{key}.{needed}", "is missing")
        if identifier in ids:
            problems.add(OUTLINES, f"{key}.id", f"'{identifier}' stands twice")
        ids.add(identifier)
        known(problems, OUTLINES, f"{key}.territory", territory, territories)
        name, source = str(properties.get("name", "")), str(properties.get("source", ""))
        outlines.append(Outline(identifier, territory, name, polygon, _names(properties), source))
    for territory in territories:
        if outlines and not any(outline.territory == territory for outline in outlines):
            problems.add(OUTLINES, territory, "the territory has no outline")
    _check_overlaps(problems, outlines)
    return outlines


def _read_polygons(
    problems: Problems, file: str, sources: dict[str, Any]
) -> list[tuple[str, dict[str, Any], shapely.Polygon]]:
    """Return (key for problem lines, properties, polygon) for each sound feature of a GeoJSON file."""
    found = []
    for number, feature in enumerate(_features(problems, file), 1):
        properties = feature.get("properties") or {}
        key = str(properties.get("id") or f"feature {number}")
        known(problems, file, f"{key}.source", str(properties.get("source", "")), sources)
        polygon = _polygon(problems, file, key, feature.get("geometry"))
        if polygon is not None:
            found.append((key, properties, polygon))
    return found


def _features(problems: Problems, file: str) -> list[dict[str, Any]]:
    """Return the features of a GeoJSON file in the one CRS that it may have; none, the problem noted, if it errs."""
    data = problems.read_json(file)
    if data is None:
        return []
    if not isinstance(data, dict) or data.get("type") != "FeatureCollection":
        problems.add(file, "type", "is not a GeoJSON FeatureCollection")
        return []
    crs = data.get("crs")
    if crs is not None:
        name = (crs.get("properties") or {}).get("name", "") if isinstance(crs, dict) else str(crs)
        if name not in _WGS84:
            problems.add(file, "crs", f"found '{name}', expected longitude and latitude on WGS 84 (RFC 7946)")
            return []
    features = data.get("features")
    if not isinstance(features, list) or not all(isinstance(feature, dict) for feature in features):
        problems.add(file, "features", "is not a list of GeoJSON features")
        return []
    return features


def _polygon(problems: Problems, file: str, key: str, geometry: Any) -> shapely.Polygon | None:
    if not isinstance(geometry, dict) or geometry.get("type") != "Polygon":
        found = geometry.get("type") if isinstance(geometry, dict) else geometry
        problems.add(file, key, f"found geometry {found}, expected a Polygon (one feature an island)")
        return None
    try:
        polygon = shape(geometry)
    except (ValueError, TypeError, IndexError, shapely.errors.ShapelyError):
        problems.add(file, key, "its coordinates are not rings of lon, lat, each of four positions or more, closed")
        return None
    west, south, east, north = polygon.bounds if not polygon.is_empty else (999.0,) * 4
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):  # noqa: PLR2004 - degrees
        problems.add(file, key, "its coordinates are not degrees of longitude and latitude")
        return None
    if not polygon.is_valid:
        problems.add(file, key, f"its ring is not valid: {shapely.is_valid_reason(polygon)}")
        return None
    return polygon


def _check_overlaps(problems: Problems, outlines: list[Outline]) -> None:
    """Outlines may touch (a cut along a parallel does), but no land may belong to two of them."""
    polygons = [outline.polygon for outline in outlines]
    if not polygons:
        return
    first, second = shapely.STRtree(polygons).query(polygons, predicate="intersects")
    for one, other in sorted(zip(first.tolist(), second.tolist(), strict=True)):
        if one < other and polygons[one].intersection(polygons[other]).area > 0:
            problems.add(OUTLINES, outlines[one].id, f"overlaps '{outlines[other].id}'")

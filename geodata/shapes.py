"""The shapes of an atlas: outlines, context and lines as geometries, and the rules that outlines keep."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import shapely
from pydantic import BaseModel

from atlas_files.problems import Problems
from geodata.geojson import (
    ContextProperties,
    LineProperties,
    OutlineProperties,
    read_features,
)
from geodata.geometries import Position, Rings, paths, polygons
from geodata.label_places import check_labels
from geodata.meridian import joined, polygon_of, unwrapped
from geodata.tables import OUTLINES, TERRITORIES, known

CONTEXT, LINES = "geodata/context.geojson", "geodata/lines.geojson"
_MOST = 50  # overlaps that are told
_SLIVER = 1e-4  # degrees, some metres: where two outlines share less than that, their border was drawn twice
_SMALLEST = 1e-5  # degrees, about a metre: what spans less is nothing where outlines are drawn

Properties = TypeVar("Properties", bound=BaseModel)
Geometry = TypeVar("Geometry")


@dataclass(frozen=True)
class Outline:
    """A polygon of a territory: one island, or one part of one.

    Attributes
    ----------
    polygon
        lon, lat in degrees, WGS 84, right-handed (RFC 7946); holes are lagoons and lakes.
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


def read_shapes(problems: Problems, ids: dict[str, list[str]], labels: Mapping[str, Position], middle: float) -> Shapes:
    """Read the shapes of an atlas, noting every problem; every territory must have at least one outline.

    ``ids`` of territories and sources: as in :class:`geodata.tables.Tables`. ``labels`` are the positions of the
    territories' labels, near the ``middle`` of the atlas, as all shapes will be (:mod:`geodata.meridian`).
    """
    outlines = _read_outlines(problems, ids, {key: at[0] for key, at in labels.items()}, middle)
    shapes: dict[str, list[shapely.Polygon]] = {}
    for outline in outlines:
        shapes.setdefault(outline.territory, []).append(outline.polygon)
    check_labels(problems, shapes, labels)
    context = [
        unwrapped(polygon, middle)
        for _key, _said, found in _read(problems, CONTEXT, ContextProperties, _polygons, ids)
        for polygon in found
    ]
    lines = [
        Line(said.name, unwrapped(path, middle), said.names)
        for _key, said, found in (_read(problems, LINES, LineProperties, _lines, ids) if problems.has(LINES) else ())
        for path in found
    ]
    return Shapes(outlines, context, lines)


def _read(
    problems: Problems,
    file: str,
    model: type[Properties],
    geometries: Callable[[Any], list[Geometry]],
    ids: dict[str, list[str]],
) -> Iterator[tuple[str, Properties, list[Geometry]]]:
    """Yield (key for problem lines, properties, geometries) of each sound feature of a file."""
    for key, feature in read_features(problems, file):
        properties = problems.validate(model, feature.properties, file, key)
        source = feature.properties.get("source")
        if isinstance(source, str) and source.strip():
            known(problems, file, f"{key}.source", source, ids)
        try:
            found = geometries(feature.geometry)
        except ValueError as error:
            problems.add(file, key, str(error))
            continue
        if properties is not None:
            yield key, properties, found


def _read_outlines(
    problems: Problems, ids: dict[str, list[str]], middles: Mapping[str, float], middle: float
) -> list[Outline]:
    """Read the outlines, each near the middle of its territory, where there is one."""
    before = len(problems.lines)
    outlines: list[Outline] = []
    seen = set()
    for key, said, found in _read(problems, OUTLINES, OutlineProperties, _polygons, ids):
        if said.id in seen:
            problems.add(OUTLINES, f"{key}.id", f"'{said.id}' stands twice")
        seen.add(said.id)
        known(problems, OUTLINES, f"{key}.territory", said.territory, ids)
        parts = joined([unwrapped(polygon, middles.get(said.territory, middle)) for polygon in found])
        for number, polygon in enumerate(parts, 1):
            part = f"{said.id}-{number}" if len(parts) > 1 else said.id
            outlines.append(Outline(part, said.territory, said.name, polygon, said.names, said.source))
    if not outlines and len(problems.lines) == before:
        problems.add(OUTLINES, "features", "found none, expected an outline of every territory")
    elif len(problems.lines) == before:  # else it may be among those that are not sound
        for territory in ids.get(TERRITORIES, ()):
            if not any(outline.territory == territory for outline in outlines):
                problems.add(OUTLINES, territory, "the territory has no outline")
    _check_overlaps(problems, outlines)
    return outlines


def _polygons(geometry: Any) -> list[shapely.Polygon]:
    """Return each polygon of a GeoJSON geometry, right-handed; raise ValueError, in words for a problem line."""
    return [_polygon(rings) for rings in polygons(geometry)]


def _polygon(rings: Rings) -> shapely.Polygon:
    polygon = polygon_of(rings)
    west, south, east, north = polygon.bounds
    if max(east - west, north - south) < _SMALLEST:
        raise ValueError(
            f"found an outline {max(east - west, north - south):.1g}° across, expected {_SMALLEST:.5f}° or more"
        )
    if not polygon.is_valid:
        raise ValueError(f"its ring is not valid: {shapely.is_valid_reason(polygon)}")
    return shapely.orient_polygons(polygon)


def _lines(geometry: Any) -> list[shapely.LineString]:
    return [shapely.LineString(path) for path in paths(geometry)]


def _check_overlaps(problems: Problems, outlines: list[Outline]) -> None:
    """Outlines may touch (a cut along a parallel does), but no land may belong to two of them.

    Borders that were drawn twice, with other vertices or fewer decimals, lie some metres apart: that is no land.
    """
    found = [outline.polygon for outline in outlines]
    if not found:
        return
    tree, noted = shapely.STRtree(found), 0
    for one, other in ((a, b) for a in range(len(found)) for b in sorted(tree.query(found[a], "intersects").tolist())):
        if one < other:
            both = found[one].intersection(found[other])
            most = min(found[one].area, found[other].area) / 2
            if both.area > most or not both.buffer(-_SLIVER / 2).is_empty:
                lon, lat = both.representative_point().coords[0]
                said = f"overlaps '{outlines[other].id}' by {both.area:.2g} square degrees at [{lon:.4f}, {lat:.4f}]"
                problems.add(OUTLINES, outlines[one].id, said)
                noted += 1
                if noted == _MOST:
                    return

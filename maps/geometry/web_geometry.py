"""The geometry of an atlas as its pages carry it: outlines, context and lines, delta-coded, and the two views."""

from __future__ import annotations

import math
from collections.abc import Sequence

import shapely

from geodata import Geodata
from maps.geometry.encoding import encode, encode_line, grid
from maps.geometry.prepared import Bounds, Named, WebGeometry

_MARGIN = 0.04  # of a view's height and width, around the outlines it is to show
_SMALL = 0.4  # degrees: a territory that spans less is a speck on the overview and gets a dot


def web_geometry(geodata: Geodata, main_view: Sequence[str]) -> WebGeometry:
    """Encode the outlines and context (lon, lat in degrees, WGS 84), and work out the two views."""
    order = list(geodata.territories)
    polygons = [outline.polygon for outline in geodata.outlines]
    per_degree = grid([*polygons, *geodata.context])
    return WebGeometry(
        per_degree,
        tuple(
            Named(order.index(outline.territory), outline.name, outline.names, tuple(rings))
            for outline, rings in zip(geodata.outlines, encode(polygons, per_degree), strict=True)
        ),
        tuple(ring for rings in encode(geodata.context, per_degree) for ring in rings),
        tuple(Named(None, line.name, line.names, (encode_line(line.path, per_degree),)) for line in geodata.lines),
        {
            "main": _view([outline.polygon for outline in geodata.outlines if outline.territory in main_view]),
            "whole": _view(polygons),
        },
        tuple(order.index(territory) for territory in main_view),
    )


def is_small(polygons: list[shapely.Polygon]) -> bool:
    """Say whether a territory (lon, lat in degrees) is too small to be seen on an overview."""
    west, south, east, north = shapely.total_bounds(polygons)
    return bool(max((east - west) * math.cos(math.radians(south)), north - south) < _SMALL)


def _view(polygons: list[shapely.Polygon]) -> Bounds:
    west, south, east, north = shapely.total_bounds(polygons).tolist()
    across, up = (east - west) * _MARGIN, (north - south) * _MARGIN
    return (
        (round(south - up, 3), round(west - across, 3)),
        (round(north + up, 3), round(east + across, 3)),
    )

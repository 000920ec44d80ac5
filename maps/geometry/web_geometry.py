"""The geometry of an atlas as its pages carry it, made once for all of them."""

from __future__ import annotations

import math
from dataclasses import dataclass

import shapely

from geodata import Geodata
from maps.geometry.encoding import encode, encode_line, grid
from maps.kit.text import to_json

_MARGIN = 0.04  # of a view's height and width, around the outlines it is to show
_SMALL = 0.4  # degrees: a territory that spans less is a speck on the overview and gets a dot


@dataclass(frozen=True)
class WebGeometry:
    """What stays the same from page to page.

    Attributes
    ----------
    json
        Members of the page's data block (outlines, context, views …), as text without the outer braces.
    views
        'main' and 'whole', each ((south, west), (north, east)) in degrees: the order Leaflet takes.
    """

    json: str
    views: dict[str, tuple[tuple[float, float], tuple[float, float]]]

    @classmethod
    def make(cls, geodata: Geodata, main_view: list[str], language: str) -> WebGeometry:
        """Encode the outlines and context, named in a language, and work out the two views."""
        order = list(geodata.territories)
        polygons = [outline.polygon for outline in geodata.outlines]
        per_degree = grid([*polygons, *geodata.context])
        main = [outline.polygon for outline in geodata.outlines if outline.territory in main_view]
        views = {"main": _view(main), "whole": _view(polygons)}
        members = {
            "per_degree": per_degree,
            "outlines": [
                [order.index(o.territory), o.names.get(language, o.name), *rings]
                for o, rings in zip(geodata.outlines, encode(polygons, per_degree), strict=True)
            ],
            "context": [ring for rings in encode(geodata.context, per_degree) for ring in rings],
            "views": views,
            "main": [order.index(territory) for territory in main_view],
            "lines": [
                {"name": line.names.get(language, line.name), "path": encode_line(line.path, per_degree)}
                for line in geodata.lines
            ],
        }
        return cls(to_json(members)[1:-1], views)


def is_small(polygons: list[shapely.Polygon]) -> bool:
    """Say whether a territory is too small to be seen on an overview."""
    west, south, east, north = shapely.total_bounds(polygons)
    return bool(max((east - west) * math.cos(math.radians(south)), north - south) < _SMALL)


def _view(polygons: list[shapely.Polygon]) -> tuple[tuple[float, float], tuple[float, float]]:
    west, south, east, north = shapely.total_bounds(polygons).tolist()
    across, up = (east - west) * _MARGIN, (north - south) * _MARGIN
    return (
        (round(south - up, 3), round(west - across, 3)),
        (round(north + up, 3), round(east + across, 3)),
    )

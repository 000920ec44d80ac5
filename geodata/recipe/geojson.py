"""GeoJSON as it is committed: RFC 7946, a feature a line, the same bytes from the same shapes."""

from __future__ import annotations

import json
from collections.abc import Iterable

import numpy as np
import shapely

from geodata.recipe.faces import Face


def feature(row: Face, polygon: shapely.Polygon) -> str:
    """Return a GeoJSON feature on one line: right-handed rings (RFC 7946), five decimals, always the same start."""
    properties = {
        "id": row.id,
        "territory": row.territory,
        "name": row.name,
        "name_ja": row.name_ja,
        "name_ru": row.name_ru,
    }
    properties = {key: value for key, value in properties.items() if value} | {"source": "wvs"}
    normal = shapely.orient_polygons(shapely.normalize(polygon))
    rings = [np.round(shapely.get_coordinates(ring), 5).tolist() for ring in (normal.exterior, *normal.interiors)]
    geometry = {"type": "Polygon", "coordinates": rings}
    return json.dumps({"type": "Feature", "properties": properties, "geometry": geometry}, ensure_ascii=False)


def collection(features: Iterable[str]) -> str:
    """Return a GeoJSON file, a feature a line."""
    return '{"type": "FeatureCollection", "features": [\n' + ",\n".join(features) + "\n]}\n"

"""The atlas's data as tables with geometry, for geopandas and for the GeoPackage.

Every frame has lon, lat in degrees on WGS 84 (EPSG:4326), longitude first, as GeoJSON and geopandas have them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import pandas as pd
import shapely

from claims import Claims, administration_at
from claims.dates import Edtf
from geodata import Geodata
from geodata.meridian import cut
from maps.data.table import COLUMNS, rows
from maps.view.phrases import Phrases
from maps.view.records import record_of
from maps.view.site import place

if TYPE_CHECKING:
    from shapely import MultiPolygon

CRS = "EPSG:4326"


def territory_shapes(geodata: Geodata) -> dict[str, MultiPolygon]:
    """Return each territory, all of its outlines as one shape."""
    return {
        territory: shapely.MultiPolygon(
            shapely.get_parts([cut(o.polygon) for o in geodata.outlines if o.territory == territory]).tolist()
        )
        for territory in geodata.territories
    }


def outlines_frame(geodata: Geodata, phrases: Phrases) -> gpd.GeoDataFrame:
    """Return the outlines, a row each: id, name, territory, territory_name, geometry (Polygon)."""
    names = territory_names(geodata, phrases)
    data = {
        "id": [outline.id for outline in geodata.outlines],
        "name": [outline.names.get(phrases.language) or outline.name for outline in geodata.outlines],
        "territory": [outline.territory for outline in geodata.outlines],
        "territory_name": [names[outline.territory] for outline in geodata.outlines],
    }
    return gpd.GeoDataFrame(data, geometry=[cut(outline.polygon) for outline in geodata.outlines], crs=CRS)


def dispositions_frame(geodata: Geodata, claims: Claims, phrases: Phrases, ids: Sequence[str]) -> gpd.GeoDataFrame:
    """Return the dispositions of some scenarios, a row a territory in the atlas's order.

    ``territory_name`` and ``phrase`` are in words; the other columns are those of claims.csv.
    """
    names, order = territory_names(geodata, phrases), list(geodata.territories)
    table = {(row["scenario"], row["territory"]): row for row in rows(claims, phrases) if row["scenario"] in set(ids)}
    found = []
    for scenario_id in ids:
        record = record_of(claims, scenario_id, order, phrases)
        for territory, cell in zip(order, record.cells, strict=True):
            row = table[scenario_id, territory]
            own = {column: row.get(column) or None for column in COLUMNS}
            found.append({**own, "territory_name": names[territory], "phrase": cell.phrase})
    return _by_territory(geodata, found, ("scenario", "territory", "territory_name", "phrase", *COLUMNS))


def control_frame(geodata: Geodata, claims: Claims, phrases: Phrases, date: Edtf) -> gpd.GeoDataFrame:
    """Return who administered each territory at a date, a row a territory; what is several is joined with '; '."""
    names, found = territory_names(geodata, phrases), []
    for territory in geodata.territories:
        at = administration_at(claims.control, territory, date)
        row = {
            "territory": territory,
            "territory_name": names[territory],
            "phrase": phrases.administered(at) if at.parties else None,
            "date": date.text,
            "party": _joined(at.parties),
            "jointly": at.jointly,
            "from": _joined(row.from_.text for row in at.rows),
            "until": _joined(row.until.text for row in at.rows if row.until),
            "source": _joined(row.source for row in at.rows),
            "locator": _joined(row.locator for row in at.rows),
            "verification": _joined(dict.fromkeys(row.verification for row in at.rows)),
        }
        found.append(row)
    frame = _by_territory(geodata, found, tuple(found[0]))
    return frame.astype({"jointly": bool})


def territory_names(geodata: Geodata, phrases: Phrases) -> dict[str, str]:
    """Return each territory's name in the language of the phrases, with all naming traditions of that language."""
    default = phrases.atlas.languages[0]
    return {key: place(key, one, phrases.language, default).name for key, one in geodata.territories.items()}


def _joined(values: Iterable[str]) -> str | None:
    return "; ".join(values) or None


def _by_territory(geodata: Geodata, found: Sequence[Mapping[str, Any]], names: Iterable[str]) -> gpd.GeoDataFrame:
    shapes = territory_shapes(geodata)
    # As objects, so that what is missing is None in a column that has nothing else, too.
    columns = {column: pd.Series([row[column] for row in found], dtype=object) for column in dict.fromkeys(names)}
    return gpd.GeoDataFrame(columns, geometry=[shapes[row["territory"]] for row in found], crs=CRS)

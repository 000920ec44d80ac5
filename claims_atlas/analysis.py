"""The atlas for people who know geopandas and folium: frames to analyse, and a layer for a map of one's own."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from claims.dates import Edtf
from claims_atlas.session import SHIPPED, open_atlas

if TYPE_CHECKING:
    import folium
    import geopandas as gpd


def dispositions(
    id: str | None = None,
    *,
    language: str | None = None,
    atlas: Path | str = SHIPPED,
) -> gpd.GeoDataFrame:
    """Return what a scenario does with each territory, a row a territory in the atlas's order.

    Columns: ``scenario``, ``territory``, ``territory_name`` (all names in use in the language), ``phrase`` (the
    disposition in words), then those of ``data/claims.csv`` as ``data/dictionary.csv`` explains them: ``title``,
    ``date`` (EDTF text), ``kind``, ``reading_of``, ``held_by``, ``outcome``, ``holder``, ``from``, ``to``,
    ``administration``, ``how``, ``conditions``, ``source``, ``locator``, ``quote``, ``verification``, ``by``,
    ``title_of``, ``between``, ``answers``; and ``geometry`` (MultiPolygon). What does not apply is None
    (``isna()``). Parties, territories and sources are ids.

    CRS: EPSG:4326; x is longitude, y latitude, in degrees on WGS 84. For areas or distances, ``to_crs`` first.

    Parameters
    ----------
    id
        Id of the scenario; None for all of them, in order of time.
    language
        Of the names and phrases: one of the atlas's languages; its first one, if not given.
    atlas
        Folder of the atlas: it holds claims/ and geodata/.

    Raises
    ------
    ValueError
        Where the atlas breaks a rule, with every problem, or where it has no such scenario or language.
    """
    from maps.data.frames import dispositions_frame  # noqa: PLC0415 - geopandas takes its time

    opened = open_atlas(atlas)
    ids = list(opened.claims.scenarios) if id is None else [opened.scenario(id)]
    return dispositions_frame(opened.geodata, opened.claims, opened.phrases(language), ids)


def outlines(*, language: str | None = None, atlas: Path | str = SHIPPED) -> gpd.GeoDataFrame:
    """Return the outlines, a row an island or part of one, in the order of ``geodata/outlines.geojson``.

    Columns: ``id``, ``name`` (in the language, where the file has it), ``territory`` (id), ``territory_name``,
    ``geometry`` (Polygon). CRS and axis order are those of :func:`dispositions`, and so are parameters and errors.
    Outlines are cartographic, not legal.
    """
    from maps.data.frames import outlines_frame  # noqa: PLC0415 - geopandas takes its time

    opened = open_atlas(atlas)
    return outlines_frame(opened.geodata, opened.phrases(language))


def control(date: str | datetime.date, *, language: str | None = None, atlas: Path | str = SHIPPED) -> gpd.GeoDataFrame:
    """Return who actually administered each territory at a date: control, not title. A row a territory.

    Columns: ``territory``, ``territory_name``, ``phrase`` (in words), ``date`` (EDTF text), ``party`` (ids),
    ``jointly`` (bool: two parties together, rather than one after the other), ``from``, ``until`` (EDTF text),
    ``source``, ``locator``, ``verification``, ``geometry`` (MultiPolygon). What is several is joined with '; '; what
    does not apply is None. CRS and axis order are those of :func:`dispositions`.

    Parameters
    ----------
    date
        A day, or EDTF: '1945-09-05', '1945-09', '1945', '1955/1956'. Of several days the last one counts. Before the
        first date of the record, the first party that it knows is given.
    language, atlas
        As of :func:`dispositions`.

    Raises
    ------
    ValueError
        Where the date is none, and as of :func:`dispositions`.
    """
    from maps.data.frames import control_frame  # noqa: PLC0415 - geopandas takes its time

    day = Edtf.parse(date.isoformat()[:10] if isinstance(date, datetime.date) else date)
    opened = open_atlas(atlas)
    return control_frame(opened.geodata, opened.claims, opened.phrases(language), day)


def layer(id: str, *, language: str | None = None, atlas: Path | str = SHIPPED) -> folium.FeatureGroup:
    """Return a scenario as a layer that can be added to any ``folium.Map``: ``layer(id).add_to(map)``.

    It wears the atlas's fills (SVG patterns, defined in the map's document; what is only claimed, offered or reported
    is dashed), and a tooltip says names, disposition, scenario, date and source. Its name in a ``LayerControl`` is the
    scenario's title and date; the map's corner credits the outlines. Each feature's properties are the columns of
    :func:`dispositions`. Parameters and errors are those of :func:`dispositions`, but for ``id``, which must be given.
    """
    from maps.notebook.layer import scenario_layer  # noqa: PLC0415 - folium takes its time

    opened = open_atlas(atlas)
    return scenario_layer(opened.geodata, opened.claims, opened.phrases(language), opened.scenario(id))

"""The atlas's data for others: outlines, a GeoPackage, the bibliography, and a dictionary of every column."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from atlas_files.digest import digest
from claims import Claims
from geodata import Geodata
from maps.data.biblatex import biblatex
from maps.data.table import COLUMNS, claims_csv, rows
from maps.data.zotero import zotero
from maps.view.phrases import Phrases

FIXED_DATE = "2000-01-01T00:00:00.000Z"  # a GeoPackage notes when it was made: always the same, so that its bytes are
_ID = "id of a scenario: the name of its file and page"
_PARTY = "id of a party in claims/atlas.toml"
# What each column of data/claims.csv, and of the GeoPackage's layer of dispositions, means.
MEANINGS = {
    "scenario": _ID,
    "title": "its title in the atlas's default language",
    "date": "EDTF: day, month, year, or an interval A/B",
    "kind": "kind of record, from the closed list of GLOSSARY.md",
    "reading_of": _ID + "; only where the record is a reading of it",
    "held_by": _PARTY + "; who holds the reading",
    "territory": "id of a territory in geodata/territories.toml",
    "outcome": "what the record does with it, from the closed list of GLOSSARY.md",
    "holder": _PARTY,
    "from": _PARTY + "; who hands over, or ceded",
    "to": _PARTY + "; who receives, or is to decide",
    "administration": _PARTY + "; who administers, where that is not the holder",
    "how": "by what words, from the closed list of GLOSSARY.md",
    "conditions": "type: text (source, locator), joined with '; '",
    "source": "id in data/sources.json",
    "locator": "article, paragraph, page or document number",
    "quote": "words of the document, in the first language in which the record has them",
    "verification": "verified, secondary or unverified: how near to the source the record's author has read",
    "by": _PARTY + "; who renounces, or does not recognise",
    "title_of": _PARTY + "; whose title is not recognised",
    "between": _PARTY + "; several, joined with '; '",
    "answers": _ID + "; only where the record answers it",
}
OUTLINE_COLUMNS = {
    "id": "id of the outline",
    "territory": "id of the territory that it is part of",
    "name": "name of the island",
    "name_xx": "its name in another language (BCP 47)",
    "territory_xx": "name of the territory in a language, all naming traditions",
}


Export = tuple[str, Callable[[], str | bytes], str, bool]


def exports(geodata: Geodata, claims: Claims, phrases: Phrases) -> Iterator[Export]:
    """Yield each data file's path, its maker, a digest of the claims in it, and whether it has shapes."""
    table = digest(rows(claims, phrases))
    sources = digest(claims.sources)
    yield "data/claims.csv", lambda: claims_csv(claims, phrases), table, False
    yield "data/outlines.geojson", lambda: outlines_geojson(geodata), digest(), True
    yield "data/atlas.gpkg", lambda: geopackage(geodata, claims, phrases), table, True
    yield (
        "data/sources.json",
        lambda: zotero(claims.sources.values()),
        sources,
        False,
    )
    yield "data/sources.bib", lambda: biblatex(claims.sources.values()), sources, False
    yield "data/dictionary.csv", dictionary, digest(), False
    if claims.stories:
        stories = stories_json(claims)
        yield "data/stories.json", lambda: stories, digest(stories), False


def stories_json(claims: Claims) -> str:
    """Return the stories as JSON, by id, with the keys of their files and every text in all languages."""
    stories = {
        key: story.model_dump(by_alias=True, exclude_defaults=True, exclude={"id"})
        for key, story in claims.stories.items()
    }
    return json.dumps(stories, ensure_ascii=False, indent=2) + "\n"


def outlines_geojson(geodata: Geodata) -> str:
    """Return the outlines as GeoJSON (RFC 7946: lon, lat, WGS 84), one feature a line, with all names."""
    from shapely.geometry import mapping  # noqa: PLC0415 - tables do without

    from geodata.meridian import cut  # noqa: PLC0415

    lines = [
        json.dumps(
            {"type": "Feature", "properties": properties, "geometry": mapping(cut(outline.polygon))},
            ensure_ascii=False,
        )
        for outline, properties in zip(geodata.outlines, _outline_rows(geodata), strict=True)
    ]
    return '{"type": "FeatureCollection", "features": [\n' + ",\n".join(lines) + "\n]}\n"


def _outline_rows(geodata: Geodata) -> list[dict[str, str]]:
    return [
        {
            "id": outline.id,
            "territory": outline.territory,
            "name": outline.name,
            **{f"name_{language}": name for language, name in outline.names.items()},
            **{
                f"territory_{language}": " / ".join(names)
                for language, names in geodata.territories[outline.territory].name.items()
            },
        }
        for outline in geodata.outlines
    ]


def geopackage(geodata: Geodata, claims: Claims, phrases: Phrases) -> bytes:
    """Return a GeoPackage: layer ``outlines``, and layer ``dispositions``, a feature a scenario and territory.

    Geometry is lon, lat on WGS 84 (EPSG:4326). Filter ``dispositions`` by ``scenario`` to draw one of them; its other
    columns are those of claims.csv.
    """
    import geopandas as gpd  # noqa: PLC0415 - only this file needs it
    import pyogrio  # noqa: PLC0415

    from geodata.meridian import cut  # noqa: PLC0415
    from maps.data.frames import territory_shapes  # noqa: PLC0415

    whole = territory_shapes(geodata)
    table = rows(claims, phrases)
    outlines = gpd.GeoDataFrame(
        _outline_rows(geodata), geometry=[cut(outline.polygon) for outline in geodata.outlines], crs="EPSG:4326"
    )
    dispositions = gpd.GeoDataFrame(
        [{column: row.get(column, "") for column in COLUMNS} for row in table],
        geometry=[whole[row["territory"]] for row in table],
        crs="EPSG:4326",
    )
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": FIXED_DATE})
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "atlas.gpkg"
        # 1.2: what a QGIS of some years ago reads without a warning
        options: dict[str, Any] = {"driver": "GPKG", "engine": "pyogrio", "dataset_options": {"VERSION": "1.2"}}
        outlines.to_file(path, layer="outlines", **options)
        dispositions.to_file(path, layer="dispositions", mode="a", **options)
        return path.read_bytes()


def dictionary() -> str:
    """Return the data dictionary as CSV: file, column, meaning."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(["file", "column", "meaning"])
    for file, columns in (
        ("claims.csv", MEANINGS),
        ("atlas.gpkg: dispositions", MEANINGS),
        ("outlines.geojson", OUTLINE_COLUMNS),
        ("atlas.gpkg: outlines", OUTLINE_COLUMNS),
    ):
        writer.writerows([file, column, meaning] for column, meaning in columns.items())
    writer.writerow(["sources.json", "", "bibliography, CSL-JSON as Zotero reads and writes it"])
    writer.writerow(["sources.bib", "", "the same, BibLaTeX"])
    writer.writerow(["stories.json", "", "lectures by id: what each step shows, says, quotes and cites, and its notes"])
    return "\N{BYTE ORDER MARK}" + text.getvalue()

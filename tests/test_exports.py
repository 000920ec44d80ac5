"""The data for others: files that open elsewhere, with the same bytes each time."""

from __future__ import annotations

import csv
import io
import json
import random
import re
from pathlib import Path

import geopandas as gpd
import pyogrio
import pytest

from claims_atlas.reading import read
from maps.data.biblatex import biblatex
from maps.data.exports import MEANINGS, geopackage
from maps.data.table import COLUMNS
from maps.view.phrases import Phrases
from tests.conftest import ROOT, WORLD, Build
from tests.shipped import SHIPPED


def test_the_geopackage_opens_with_both_layers_and_dispositions_joined_per_scenario(site: Path) -> None:
    path = site / "data/atlas.gpkg"
    assert sorted(name for name, _kind in pyogrio.list_layers(path)) == ["dispositions", "outlines"]
    outlines = gpd.read_file(path, layer="outlines")
    assert len(outlines) == len(SHIPPED.geodata.outlines) and outlines.crs.to_epsg() == 4326
    assert {"name_ja", "name_ru", "territory_en"} <= set(outlines.columns)
    found = gpd.read_file(path, layer="dispositions")
    assert len(found) == len(SHIPPED.claims.scenarios) * len(SHIPPED.geodata.territories)
    one = found[found.scenario == "1956-joint-declaration"].set_index("territory")
    assert list(one.outcome) == ["transfers"] * 2 + ["silent"] * 4
    assert one.loc["shikotan", "to"] == "japan" and one.geometry.is_valid.all()
    total = sum(outline.polygon.area for outline in SHIPPED.geodata.outlines if outline.territory == "habomai")
    assert one.geometry["habomai"].area == pytest.approx(total)


def test_the_geopackage_has_the_same_bytes_each_time(world: Path) -> None:
    _problems, drawn, claims = read(world)
    assert drawn and claims
    made = {geopackage(drawn, claims, Phrases(claims.atlas, "en")) for _ in range(2)}
    assert len(made) == 1


def test_the_outlines_go_out_as_they_came_in(site: Path) -> None:
    committed = json.loads((ROOT / "geodata/outlines.geojson").read_text(encoding="utf-8"))["features"]
    found = json.loads((site / "data/outlines.geojson").read_text(encoding="utf-8"))["features"]
    assert [feature["geometry"] for feature in found] == [feature["geometry"] for feature in committed]
    assert found[0]["properties"]["territory_ru"] == "Острова Хабомаи"


def test_the_dictionary_explains_every_column_and_no_other(site: Path) -> None:
    assert list(MEANINGS) == list(COLUMNS)
    rows = list(csv.DictReader(io.StringIO((site / "data/dictionary.csv").read_text(encoding="utf-8-sig"))))
    assert all(row["meaning"] for row in rows)
    assert [row["column"] for row in rows if row["file"] == "claims.csv"] == list(COLUMNS)


def test_every_source_is_one_biblatex_entry_with_its_title_and_balanced_braces() -> None:
    text = biblatex(SHIPPED.claims.sources.values())
    entries = text.split("\n@")
    assert len(entries) == len(SHIPPED.claims.sources)
    assert re.findall(r"^@?\w+\{([^,]+),", "\n".join(entry.split("\n")[0] for entry in entries), re.M) == list(
        SHIPPED.claims.sources
    )
    for entry in entries:
        bare = re.sub(r"\\[{}]", "", entry)
        assert bare.count("{") == bare.count("}")
    assert biblatex([{"id": "x", "type": "book", "title": "A_b & {c}", "author": [{"literal": "The 5% Office"}]}]) == (
        "@book{x,\n  author = {{The 5\\% Office}},\n  title = {A\\_b \\& \\{c\\}}\n}\n"
    )


def test_sources_that_went_through_zotero_build_the_same_table(world: Path, tmp_path: Path, run_build: Build) -> None:
    path = world / "claims/sources.json"
    run_build("--atlas", WORLD, "--out", tmp_path / "before", "--part", "data")
    items = json.loads(path.read_text(encoding="utf-8"))
    for number, item in enumerate(items):
        item["citation-key"] = item["id"]
        item["id"] = f"http://zotero.org/users/1/items/ABC{number}"
        item["accessed"] = {"date-parts": [[2026, 1, 1]]}
        item["shortTitle"] = item.pop("title-short", "")
    random.Random(1).shuffle(items)
    path.write_text(json.dumps(items, indent="\t", ensure_ascii=False), encoding="utf-8")
    assert run_build("--atlas", world, "--out", tmp_path / "after", "--part", "data").returncode == 0
    for name in ("claims.csv", "outlines.geojson"):
        assert (tmp_path / "after/data" / name).read_bytes() == (tmp_path / "before/data" / name).read_bytes()


def test_the_geopackage_is_of_a_version_that_older_programs_read(site: Path) -> None:
    head = (site / "data/atlas.gpkg").read_bytes()[:100]
    assert head[68:72] == b"GPKG"  # application id and user version of the SQLite file
    assert int.from_bytes(head[60:64]) == 10200

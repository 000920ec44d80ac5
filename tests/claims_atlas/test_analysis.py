"""The atlas as GeoDataFrames: each row is what the data say, on lon, lat."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

import claims
import claims_atlas
from claims.dates import Edtf
from claims_atlas.reading import read
from claims_atlas.session import SHIPPED
from maps.data.table import COLUMNS
from tests.conftest import WORLD

ATLASES = pytest.mark.parametrize("atlas", [WORLD, SHIPPED], ids=["world", "shipped"])


def claims_of(atlas: Path) -> claims.Claims:
    found = read(atlas)[2]
    assert found
    return found


@ATLASES
def test_every_disposition_of_the_atlas_is_a_row(atlas: Path) -> None:
    frame, data = claims_atlas.dispositions(atlas=atlas), claims_of(atlas)
    assert list(frame.columns) == [
        "scenario",
        "territory",
        "territory_name",
        "phrase",
        *COLUMNS[1:6],
        *COLUMNS[7:],
        "geometry",
    ]
    assert list(frame.scenario.unique()) == list(data.scenarios)
    assert len(frame) == sum(len(scenario.territories) for scenario in data.scenarios.values())
    for row in frame.itertuples():
        disposition = data.scenarios[row.scenario].territories[row.territory]
        assert (row.outcome, row.how, row.source) == (disposition.outcome, disposition.how, disposition.source)
        assert row.holder == disposition.holder and row.to == disposition.to


@ATLASES
def test_one_scenario_is_its_rows_of_all(atlas: Path) -> None:
    every = claims_atlas.dispositions(atlas=atlas)
    id = every.scenario.iloc[-1]
    own = every[every.scenario == id].reset_index(drop=True)
    assert claims_atlas.dispositions(id, atlas=atlas).drop(columns="geometry").equals(own.drop(columns="geometry"))


@ATLASES
def test_shapes_are_the_outlines_on_longitude_and_latitude(atlas: Path) -> None:
    features = json.loads((atlas / "geodata/outlines.geojson").read_text(encoding="utf-8"))["features"]
    outlines = claims_atlas.outlines(atlas=atlas)
    assert outlines.crs == "EPSG:4326" and list(outlines.columns) == [
        "id",
        "name",
        "territory",
        "territory_name",
        "geometry",
    ]
    assert [feature["properties"]["id"] for feature in features] == list(outlines.id)
    for feature, shape in zip(features, outlines.geometry, strict=True):
        assert [list(position) for position in shape.exterior.coords] == feature["geometry"]["coordinates"][0]
    frame = claims_atlas.dispositions(atlas=atlas).drop_duplicates("territory").set_index("territory")
    assert frame.crs == "EPSG:4326" and set(frame.geom_type) == {"MultiPolygon"}
    whole = outlines.dissolve("territory")
    assert all(frame.geometry[key].equals(whole.geometry[key]) for key in whole.index)
    assert len(whole) == len(frame)


def test_names_and_phrases_are_of_the_language_that_is_asked_for() -> None:
    frame = claims_atlas.dispositions("1956-joint-declaration", language="ja").set_index("territory")
    assert "色丹" in frame.territory_name["shikotan"] and "ソ連" in frame.phrase["shikotan"]
    assert "色丹" in claims_atlas.outlines(language="ja").set_index("id").name["shikotan"]
    assert "色丹" in claims_atlas.control("1956", language="ja").set_index("territory").territory_name["shikotan"]


@pytest.mark.parametrize("date", ["1956-10-19", datetime.date(1956, 10, 19), datetime.datetime(1956, 10, 19, 12)])
def test_control_is_who_administered_at_the_date(date: str | datetime.date) -> None:
    frame = claims_atlas.control(date).set_index("territory")
    assert set(frame.party) == {"ussr"} and set(frame.date) == {"1956-10-19"} and not frame.jointly.any()
    assert frame["from"]["shikotan"] == "1945-09-01" and frame.until["shikotan"] == "1991-12-21"
    assert frame.crs == "EPSG:4326" and len(frame) == 6


@ATLASES
def test_control_agrees_with_the_record_at_every_date_of_it(atlas: Path) -> None:
    rows = claims_of(atlas).control
    for text in {row.from_.text for row in rows}:
        frame = claims_atlas.control(text, atlas=atlas).set_index("territory")
        for territory, found in frame.party.items():
            at = claims.administration_at(rows, str(territory), Edtf.parse(text))
            assert found == "; ".join(at.parties)
            assert frame.source[territory].split("; ") == [row.source for row in at.rows]


@pytest.mark.parametrize("date", ["19 October 1956", "1956-13", "", None])
def test_what_is_no_date_is_named(date: str) -> None:
    with pytest.raises(ValueError, match="date"):
        claims_atlas.control(date, atlas=WORLD)


def test_a_scenario_or_language_that_is_not_there_is_named_with_the_nearest() -> None:
    for call in (claims_atlas.dispositions, claims_atlas.layer):
        with pytest.raises(ValueError, match="did you mean '1910-offer'"):
            call("1910-ofer", atlas=WORLD)
        with pytest.raises(ValueError, match="'xx' is not a language"):
            call("1910-offer", language="xx", atlas=WORLD)


def test_a_frame_can_be_projected_written_and_explored(tmp_path: Path) -> None:
    frame = claims_atlas.dispositions("1956-joint-declaration")
    areas = frame.set_index("territory").to_crs("ESRI:54034").area / 1e6
    assert 2_500 < areas["etorofu"] < 4_000 and areas.idxmax() == "southern-sakhalin"
    frame.to_file(tmp_path / "joint.gpkg")
    assert (tmp_path / "joint.gpkg").stat().st_size > 10_000

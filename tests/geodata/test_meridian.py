"""Atlases on both sides of the 180th meridian: whole inside, as RFC 7946 asks outside."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import shapely

from claims_atlas.reading import read
from geodata.longitude import middle_of, near
from geodata.meridian import cut, joined, polygon_of, unwrapped
from maps.data.exports import outlines_geojson
from maps.geometry.graticule import _named
from tests.claims_atlas import rich

OUTLINES, TERRITORIES = "geodata/outlines.geojson", "geodata/territories.toml"
WEST = [[[179.5, -17], [180, -17], [180, -16], [179.5, -16], [179.5, -17]]]
EAST = [[[-180, -17], [-179.7, -17], [-179.7, -16], [-180, -16], [-180, -17]]]
JUMP = [[[179.5, -17], [-179.7, -17], [-179.7, -16], [179.5, -16], [179.5, -17]]]


@pytest.mark.parametrize(
    ("longitudes", "middle"),
    [([], 0), ([178], 178), ([178, -178], 180), ([-59, -37], -48), ([142, 155], 148.5), ([-120, 0, 150], 0)],
)
def test_the_middle_is_that_of_what_lies_together_on_the_globe(longitudes: list[float], middle: float) -> None:
    assert middle_of(longitudes) == middle
    assert all(abs(near(one, middle) - middle) <= 180 for one in longitudes)


@pytest.mark.parametrize("coordinates", [{"MultiPolygon": [WEST, EAST]}, {"Polygon": JUMP}], ids=["cut", "jump"])
def test_an_isle_on_the_meridian_is_one_and_is_written_cut(coordinates: dict[str, list], world: Path) -> None:
    [(kind, positions)] = coordinates.items()
    data = rich.data_of(world / OUTLINES)
    data["features"][0]["geometry"] = {"type": kind, "coordinates": positions}
    first = data["features"][0]["properties"]["territory"]
    rich.put(world / OUTLINES, {**data, "features": data["features"][:1]})
    territories = rich.data_of(world / TERRITORIES)
    rich.put(world / TERRITORIES, {first: {**territories[first], "label": [-179.9, -16.5]}})
    problems, geodata, _claims = read(world)
    assert not [line for line in problems.lines if line.startswith("geodata/")]
    from geodata import load  # noqa: PLC0415

    geodata = geodata or load(problems.__class__(world), [])
    assert geodata is not None
    [outline] = geodata.outlines
    assert outline.polygon.area == pytest.approx(0.8) and outline.polygon.bounds[2] - outline.polygon.bounds[0] < 1
    assert outline.polygon.intersects(shapely.Point(geodata.territories[first].label))
    [feature] = json.loads(outlines_geojson(geodata))["features"]
    written = shapely.geometry.shape(feature["geometry"])
    assert written.geom_type == "MultiPolygon" and written.area == pytest.approx(0.8)
    assert written.bounds[0] == -180 and written.bounds[2] == 180


def test_what_goes_around_a_pole_and_what_is_on_one_side_stay_as_they_are() -> None:
    cap = [(float(lon), -60.0) for lon in range(-180, 181, 30)] + [(180.0, -90.0), (-180.0, -90.0), (-180.0, -60.0)]
    assert polygon_of([cap]).bounds == (-180, -90, 180, -60)
    isle = shapely.box(10, 50, 11, 51)
    assert unwrapped(isle, 12) == isle and cut(isle) == isle and joined([isle]) == [isle]


def test_a_line_over_the_meridian_runs_on() -> None:
    assert unwrapped(shapely.LineString([(179, -16), (-179, -19)]), 180).bounds == (179, -19, 181, -16)


def test_meridians_are_named_as_on_any_map() -> None:
    assert [_named(lon) for lon in (0, 179, 180, 182, -1, -181, -190)] == [
        *("0°E", "179°E", "180°E", "178°W", "1°W", "179°E", "170°E"),
    ]


@pytest.mark.parametrize(
    ("label", "said"),
    [([50.5, 10.5], "lies 5,"), ([14.5, 50.5], "lies in 'far-isle'"), ([10.5, -50.5], "lies 1")],
    ids=["exchanged", "another's", "other hemisphere"],
)
def test_a_label_lies_at_its_own_territory(label: list[float], said: str, world: Path) -> None:
    territories = rich.data_of(world / TERRITORIES)
    territories["north-isle"]["label"] = label
    rich.put(world / TERRITORIES, territories)
    assert any(f"north-isle.label: [{label[0]:g}, {label[1]:g}] {said}" in line for line in read(world)[0].lines)


def test_outlines_that_were_exchanged_are_noticed(world: Path) -> None:
    data = rich.data_of(world / OUTLINES)
    first, last = data["features"][0], data["features"][-1]
    first["geometry"], last["geometry"] = last["geometry"], first["geometry"]
    rich.put(world / OUTLINES, data)
    assert len([line for line in read(world)[0].lines if ".label: " in line]) == 2


@pytest.mark.parametrize(("wide", "sound"), [(0.00001, True), (0.001, False)], ids=["a metre", "a hundred metres"])
def test_a_border_drawn_twice_may_differ_by_some_metres(wide: float, sound: bool, world: Path) -> None:
    data = rich.data_of(world / OUTLINES)
    _west, south, east, north = shapely.geometry.shape(data["features"][0]["geometry"]).bounds
    beside = shapely.box(east - wide, south, east + 1, north)
    properties = {"id": "beside", "territory": "north-isle", "name": "Beside", "source": "survey"}
    data["features"].append({"type": "Feature", "properties": properties, "geometry": shapely.geometry.mapping(beside)})
    rich.put(world / OUTLINES, data)
    assert (not any("overlaps 'beside' by" in line for line in read(world)[0].lines)) is sound

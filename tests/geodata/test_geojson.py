"""GeoJSON as people and programs write it: what means the same is taken, what does not fit is one line."""

from __future__ import annotations

import json
import math
import shutil
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims_atlas.reading import read
from geodata import Geodata
from maps.data.exports import geopackage, outlines_geojson
from maps.view.phrases import Phrases
from tests.conftest import WORLD
from tests.sampling import examples

OUTLINES, CONTEXT, LINES = (f"geodata/{name}.geojson" for name in ("outlines", "context", "lines"))
FILES = (OUTLINES, CONTEXT, LINES)
Json = dict[str, Any]
DEEP = 900  # less than json itself refuses


def line(geometry: Any, **properties: Any) -> Json:
    return {"type": "Feature", "properties": {"id": "old", "name": "Old border", **properties}, "geometry": geometry}


def path(*positions: Any) -> Json:
    return {"type": "LineString", "coordinates": list(positions)}


def collection(*features: Any, **members: Any) -> Json:
    return {"type": "FeatureCollection", "features": list(features), **members}


def write(world: Path, file: str, data: Any) -> None:
    (world / file).write_text(json.dumps(data), encoding="utf-8")


def features(world: Path, file: str = OUTLINES) -> list[Json]:
    found: list[Json] = json.loads((world / file).read_text(encoding="utf-8"))["features"]
    return found


def problems(world: Path) -> list[str]:
    return read(world)[0].lines


def sound(world: Path) -> Geodata:
    found, geodata, _claims = read(world)
    assert found.lines == []
    assert geodata is not None
    return geodata


def nested(depth: int) -> Any:
    found: Any = 1
    for _ in range(depth):
        found = [found]
    return found


# ---- what does not fit ------------------------------------------------------------------------------------------

POSITION, DEGREES = "expected longitude and latitude as numbers", "expected degrees of longitude and latitude"
# What stands in place of a line's geometry, and what is said of it behind its file and id.
BAD_LINES: dict[str, tuple[Any, str]] = {
    "null": (None, "found geometry null, expected a LineString or MultiLineString"),
    "text": (
        "LINESTRING (1 2, 3 4)",
        "found geometry 'LINESTRING (1 2, 3 4)', expected a LineString or MultiLineString",
    ),
    "number": (7, "found geometry 7, expected a LineString or MultiLineString"),
    "list": ([[1, 2], [3, 4]], "found geometry [[1, 2], [3, 4]], expected a LineString or MultiLineString"),
    "true": (True, "found geometry true, expected a LineString or MultiLineString"),
    "polygon": (
        {"type": "Polygon", "coordinates": [[[1, 1], [2, 1], [2, 2], [1, 1]]]},
        "found geometry Polygon, expected a LineString or MultiLineString",
    ),
    "type-of-wrong-type": (
        {"type": ["LineString"]},
        'found geometry ["LineString"], expected a LineString or MultiLineString',
    ),
    "no-type": ({"coordinates": [[1, 2], [3, 4]]}, "found geometry null, expected a LineString or MultiLineString"),
    "no-coordinates": ({"type": "LineString"}, "found null, expected a list of positions"),
    "coordinates-text": (
        {"type": "LineString", "coordinates": "1,2 3,4"},
        "found '1,2 3,4', expected a list of positions",
    ),
    "coordinates-object": (
        {"type": "LineString", "coordinates": {"x": 1}},
        'found {"x": 1}, expected a list of positions',
    ),
    "empty": (path(), "found a line of 0 position(s), expected two that differ or more"),
    "one-position": (path([4, 50]), "found a line of 1 position(s), expected two that differ or more"),
    "no-way": (path([4, 50], [4, 50, 8]), "found a line of 1 position(s), expected two that differ or more"),
    "flat": (path(4, 50, 5, 51), f"position 1: found 4, {POSITION}"),
    "position-null": (path([4, 50], None), f"position 2: found null, {POSITION}"),
    "position-text": (path([4, 50], "5,51"), f"position 2: found '5,51', {POSITION}"),
    "position-short": (path([4, 50], [5]), f"position 2: found [5], {POSITION}"),
    "position-object": (path({"lon": 4, "lat": 50}, [5, 51]), f'position 1: found {{"lon": 4, "lat": 50}}, {POSITION}'),
    "number-as-text": (path([4, 50], ["5", "51"]), f'position 2: found ["5", "51"], {POSITION}'),
    "number-true": (path([4, 50], [5, True]), f"position 2: found [5, true], {POSITION}"),
    "number-null": (path([4, 50], [None, 51]), f"position 2: found [null, 51], {POSITION}"),
    "height-text": (path([4, 50], [5, 51, "8 m"]), f'position 2: found [5, 51, "8 m"], {POSITION}'),
    "nan": (path([4, 50], [5, math.nan]), f"position 2: found [5, NaN], {DEGREES}"),
    "infinite": (path([4, 50], [-math.inf, 51]), f"position 2: found [-Infinity, 51], {DEGREES}"),
    "huge": (path([4, 50], [5, 1e300]), f"position 2: found [5, 1e+300], {DEGREES}"),
    "metres": (
        path([445277.96, 6446275.84], [556597.45, 6621293.72]),
        f"position 1: found [445277.96, 6446275.84], {DEGREES}",
    ),
    "lat-before-lon": (path([50, 146], [51, 147]), f"position 1: found [50, 146], {DEGREES}"),
    "nested": (path([[4, 50], [5, 51]]), f"position 1: found [[4, 50], [5, 51]], {POSITION}"),
    "multi-empty": (
        {"type": "MultiLineString", "coordinates": []},
        "found [] in a MultiLineString, expected a LineString or MultiLineString",
    ),
    "multi-flat": ({"type": "MultiLineString", "coordinates": [[4, 50], [5, 51]]}, f"position 1: found 4, {POSITION}"),
    "collection-of-text": (
        {"type": "GeometryCollection", "geometries": "none"},
        "found 'none' in a GeometryCollection, expected a LineString or MultiLineString",
    ),
    "collection-in-collection": (
        {"type": "GeometryCollection", "geometries": [{"type": "GeometryCollection", "geometries": []}]},
        "found a GeometryCollection in a GeometryCollection, expected a LineString or MultiLineString",
    ),
}


@pytest.mark.parametrize("case", BAD_LINES)
def test_a_line_that_cannot_be_drawn_is_one_problem_with_what_was_found(case: str, world: Path) -> None:
    geometry, said = BAD_LINES[case]
    write(world, LINES, collection(line(geometry), line(path([10, 50], [11, 51]), id="sound")))
    assert problems(world) == [f"{LINES}: old: {said}"]


RING = [[20, 40], [21, 40], [21, 41], [20, 41], [20, 40]]
BAD_POLYGONS: dict[str, tuple[Any, str]] = {
    "null": (None, "found geometry null, expected a Polygon or MultiPolygon"),
    "text": ("POLYGON EMPTY", "found geometry 'POLYGON EMPTY', expected a Polygon or MultiPolygon"),
    "line": (path([1, 2], [3, 4]), "found geometry LineString, expected a Polygon or MultiPolygon"),
    "no-coordinates": ({"type": "Polygon"}, "found null as coordinates, expected a list of rings"),
    "empty": ({"type": "Polygon", "coordinates": []}, "found [] as coordinates, expected a list of rings"),
    "ring-empty": ({"type": "Polygon", "coordinates": [[]]}, "ring 1 has 0 positions, expected four or more"),
    "ring-of-three": (
        {"type": "Polygon", "coordinates": [[[20, 40], [21, 41], [20, 40]]]},
        "ring 1 has 3 positions, expected four or more",
    ),
    "unclosed": (
        {"type": "Polygon", "coordinates": [RING[:-1]]},
        "ring 1 begins at [20.0, 40.0] and ends at [20.0, 41.0], expected it closed",
    ),
    "hole-unclosed": (
        {"type": "Polygon", "coordinates": [RING, [[20.2, 40.2], [20.2, 40.4], [20.4, 40.4], [20.4, 40.2]]]},
        "ring 2 begins at [20.2, 40.2] and ends at [20.4, 40.2], expected it closed",
    ),
    "flat": ({"type": "Polygon", "coordinates": RING}, f"ring 1, position 1: found 20, {POSITION}"),
    "booleans": (
        {"type": "Polygon", "coordinates": [[[True, False]] * 4]},
        f"ring 1, position 1: found [true, false], {POSITION}",
    ),
    "text-in-a-ring": (
        {"type": "Polygon", "coordinates": [[*RING[:2], "21 41", *RING[3:]]]},
        f"ring 1, position 3: found '21 41', {POSITION}",
    ),
    "nan": (
        {"type": "Polygon", "coordinates": [[[20, math.nan], *RING[1:]]]},
        f"ring 1, position 1: found [20, NaN], {DEGREES}",
    ),
    "metres": (
        {
            "type": "MultiPolygon",
            "coordinates": [[RING], [[[2226389, 4865942], [2337709, 4865942], [2226389, 4865942]]]],
        },
        f"polygon 2, ring 1, position 1: found [2226389, 4865942], {DEGREES}",
    ),
    "bow-tie": (
        {"type": "Polygon", "coordinates": [[[20, 40], [21, 41], [21, 40], [20, 41], [20, 40]]]},
        "its ring is not valid: Self-intersection[20.5 40.5]",
    ),
    "no-area": (
        {"type": "Polygon", "coordinates": [[[20, 40], [20.000001, 40], [20.000001, 40.000002], [20, 40]]]},
        "found an outline 2e-06° across, expected 0.00001° or more",
    ),
    "point-in-a-collection": (
        {"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [20, 40]}]},
        "found geometry Point, expected a Polygon or MultiPolygon",
    ),
}


@pytest.mark.parametrize("file", [OUTLINES, CONTEXT])
@pytest.mark.parametrize("case", BAD_POLYGONS)
def test_a_polygon_that_cannot_be_drawn_is_one_problem_with_what_was_found(case: str, file: str, world: Path) -> None:
    geometry, said = BAD_POLYGONS[case]
    found = features(world, file)
    found[-1]["geometry"] = geometry
    write(world, file, collection(*found))
    assert problems(world) == [f"{file}: {found[-1]['properties']['id']}: {said}"]


# What stands in place of a whole file, and what is said of it.
BAD_FILES: dict[str, tuple[str, str]] = {
    "null": ("null", "holds null and nothing else"),
    "list": ("[1, 2]", "found [1, 2], expected a GeoJSON FeatureCollection"),
    "text": ('"FeatureCollection"', "found 'FeatureCollection', expected a GeoJSON FeatureCollection"),
    "one-feature": ('{"type": "Feature", "features": []}', "type: found 'Feature', expected 'FeatureCollection'"),
    "no-features": ('{"type": "FeatureCollection"}', "features: is missing"),
    "features-object": (
        '{"type": "FeatureCollection", "features": {"a": 1}}',
        'features: found {"a": 1}, expected a list of GeoJSON features',
    ),
    "digits": (f'{{"type": {"8" * 6000}}}', "holds a number of too many digits"),
    "deep": ("[" * 100_000 + "]" * 100_000, "is nested too deep"),
}


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("case", BAD_FILES)
def test_a_file_that_is_no_collection_is_one_problem(case: str, file: str, world: Path) -> None:
    text, said = BAD_FILES[case]
    (world / file).write_text(text, encoding="utf-8")
    assert problems(world) == [f"{file}: {said}"]


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize(
    ("feature", "said"),
    [
        (None, "feature 1: found null, expected a GeoJSON Feature"),
        ([4], "feature 1: found [4], expected a GeoJSON Feature"),
        ({"type": "feature", "properties": {"id": "x"}}, "x.type: found 'feature', expected 'Feature'"),
        ({"type": "Feature", "id": 8, "properties": 5}, "8.properties: found 5, expected an object"),
        ({"type": "Feature", "properties": "name=x"}, "feature 1.properties: found 'name=x', expected an object"),
        (
            {"type": "Feature", "properties": [{"id": "x"}]},
            'feature 1.properties: found [{"id": "x"}], expected an object',
        ),
    ],
)
def test_a_feature_that_is_none_is_one_problem(file: str, feature: Any, said: str, world: Path) -> None:
    write(world, file, collection(feature))
    assert problems(world) == [f"{file}: {said}"]


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize(
    "crs",
    [
        "EPSG:3857",
        "here",
        5,
        True,
        ["EPSG:4326"],
        {},
        {"type": "name"},
        {"type": "name", "properties": "EPSG:4326"},
        {"type": "name", "properties": ["EPSG:4326"]},
        {"type": "name", "properties": {"name": None}},
        {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32654"}},
        {"type": "EPSG", "properties": {"code": 2454}},
        {"type": "EPSG", "properties": {"code": [4326]}},
        {"type": "link", "properties": {"href": "https://example.org/crs/42"}},
    ],
)
def test_another_system_of_coordinates_is_one_problem(file: str, crs: Any, world: Path) -> None:
    found = features(world, file) if file != LINES else [line(path([10, 50], [11, 51]))]
    write(world, file, collection(*found, crs=crs))
    (said,) = problems(world)
    assert said.startswith(f"{file}: crs: found ")
    assert said.endswith(", expected longitude and latitude on WGS 84 (RFC 7946)")


@pytest.mark.parametrize(
    ("properties", "said"),
    [
        ({"name": None}, "old.name: found NoneType None, expected text in quotes"),
        ({"name": "  "}, "old.name: is missing"),
        ({"name": 1855}, "old.name: found int 1855, expected text in quotes"),
        ({"name_ja": ["境界"]}, 'old.name_ja: found ["境界"], expected text in quotes'),
        ({"name_ja": "境界", "name_JA": "境"}, "old.name_JA: differs from 'name_ja' in capitals alone"),
        ({"name_RU": "Граница"}, "old.name_RU: is not a name in a language; did you mean 'name_ru'?"),
        ({"source": "survy"}, "old.source: 'survy' is not in geodata/sources.toml; did you mean 'survey'?"),
        ({"source": 4}, "old.source: found int 4, expected text in quotes"),
    ],
)
def test_what_is_said_of_a_line_is_checked(properties: Json, said: str, world: Path) -> None:
    write(world, LINES, collection(line(path([10, 50], [11, 51]), **properties)))
    assert problems(world) == [f"{LINES}: {said}"]


def test_an_atlas_without_any_outline_is_one_problem_and_not_a_traceback(world: Path) -> None:
    write(world, OUTLINES, collection())
    assert problems(world) == [f"{OUTLINES}: features: found none, expected an outline of every territory"]


def test_a_broken_table_is_not_told_again_by_every_feature_that_refers_to_it(world: Path) -> None:
    for file in ("sources", "territories"):
        path_ = world / f"geodata/{file}.toml"
        text = path_.read_text(encoding="utf-8")
        path_.write_text("this is no table", encoding="utf-8")
        (said,) = problems(world)
        assert said.startswith(f"geodata/{file}.toml: is not valid TOML")
        path_.write_text(text, encoding="utf-8")
    path_ = world / "geodata/sources.toml"
    path_.write_text(text := path_.read_text(encoding="utf-8").replace('version = "1"\n', ""), encoding="utf-8")
    assert "version" not in text
    assert problems(world) == ["geodata/sources.toml: survey.version: is missing"]


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=4)
    | st.sampled_from(["Polygon", "LineString"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["type", "coordinates", "geometries", "properties", "id", "name", "code"]), inner
        )
    ),
    max_leaves=12,
)
PLACES = ("geometry", "properties", "coordinates", "crs", "features", "id", "name_ja")


@settings(max_examples=examples(300), deadline=None, suppress_health_check=list(HealthCheck))
@given(file=st.sampled_from(FILES), place=st.sampled_from(PLACES), found=JSON | st.just(nested(DEEP)))
def test_nothing_in_place_of_anything_is_a_traceback(file: str, place: str, found: Any, world: Path) -> None:
    shutil.copytree(WORLD / "geodata", world / "geodata", dirs_exist_ok=True)  # the example before this one is undone
    (world / LINES).unlink(missing_ok=True)
    data = collection(*(features(world, file) if file != LINES else [line(path([10, 50], [11, 51]))]))
    first = data["features"][0]
    if place in ("crs", "features"):
        data[place] = found
    elif place in ("coordinates", "name_ja"):
        first["geometry" if place == "coordinates" else "properties"][place] = found
    else:
        first[place] = found
    write(world, file, data)
    lines = problems(world)
    assert all(one.startswith(f"{file}: ") for one in lines)
    assert len(lines) <= 36  # of twelve leaves at most: nothing is told again by all that stands beside it


# ---- what means the same ----------------------------------------------------------------------------------------

SPELLINGS = [
    "EPSG:4326",
    "epsg:4326",
    "EPSG::4326",
    "urn:ogc:def:crs:OGC:1.3:CRS84",
    "urn:ogc:def:crs:EPSG::4326",
    "urn:ogc:def:crs:EPSG:9.9.1:4326",
    "http://www.opengis.net/def/crs/OGC/1.3/CRS84",
    "https://www.opengis.net/def/crs/EPSG/0/4326",
    "EPSG:6668",
    "urn:ogc:def:crs:EPSG::4612",
]


@pytest.mark.parametrize(
    "crs",
    [
        None,
        *SPELLINGS,
        *({"type": "name", "properties": {"name": name}} for name in SPELLINGS),
        {"type": "EPSG", "properties": {"code": 4326}},
        {"type": "EPSG", "properties": {"code": "6668"}},
    ],
)
def test_wgs84_is_known_in_every_spelling_that_programs_write(crs: Any, world: Path) -> None:
    before = sound(world)
    write(world, OUTLINES, collection(*features(world), crs=crs))
    assert sound(world).outlines == before.outlines


def test_several_polygons_of_a_feature_are_as_many_outlines_with_ids_of_their_own(world: Path) -> None:
    found = features(world)
    other = [[[12, 50], [12.5, 50], [12.5, 50.5], [12, 50.5], [12, 50]]]
    north, south = found[0]["geometry"]["coordinates"], found[1]["geometry"]
    found[0]["geometry"] = {"type": "MultiPolygon", "coordinates": [north, other]}
    found[1]["geometry"] = {"type": "GeometryCollection", "geometries": [south]}
    write(world, OUTLINES, collection(*found))
    geodata = sound(world)
    assert [(one.id, one.territory, one.name) for one in geodata.outlines] == [
        ("north-1", "north-isle", "North Isle"),
        ("north-2", "north-isle", "North Isle"),
        ("south", "south-isle", "South Isle"),
        ("far", "far-isle", "Far Isle"),
    ]
    assert shapely.get_coordinates(geodata.outlines[1].polygon).tolist() == other[0]
    assert len(geodata.outlines[0].polygon.interiors) == 1


def test_several_paths_of_a_line_are_drawn_under_one_name(world: Path) -> None:
    ways = [[[10, 50], [11, 51]], [[12, 50], [13, 51], [14, 51]]]
    write(world, LINES, collection(line({"type": "MultiLineString", "coordinates": ways}, name_ja="境界")))
    lines = sound(world).lines
    assert [shapely.get_coordinates(one.path).tolist() for one in lines] == ways
    assert [(one.name, one.names) for one in lines] == [("Old border", {"ja": "境界"})] * 2


@pytest.mark.parametrize("own", ["isle-1", 17])
def test_a_features_own_id_is_its_id_where_its_properties_have_none(own: str | int, world: Path) -> None:
    found = features(world)
    del found[0]["properties"]["id"]
    found[0]["id"] = own
    found[1]["id"] = "not this one"
    write(world, OUTLINES, collection(*found))
    assert [one.id for one in sound(world).outlines] == [str(own), "south", "far"]


def test_attributes_of_other_programs_are_let_be(world: Path) -> None:
    found = features(world)
    found[0]["properties"] |= {"fid": 4, "shape_area": 1.5, "name_1": None, "name_ja": None, "tags": {"a": []}}
    found[0]["bbox"] = [10, 50, 11, 51]
    write(world, OUTLINES, {**collection(*found), "name": "isles", "bbox": [10, 49, 15, 51]})
    assert sound(world).outlines[0].names == {}


def lifted(coordinates: Any, turned: bool) -> Any:
    """Coordinates with a height in every other position, rings turned round."""
    if isinstance(coordinates[0][0], list):
        return [lifted(one, turned) for one in coordinates]
    found = [at if number % 2 else [*at, 12.5] for number, at in enumerate(coordinates)]
    return found[::-1] if turned else found


@pytest.mark.parametrize("turned", [False, True])
def test_heights_are_left_out_and_rings_go_out_right_handed(turned: bool, world: Path, tmp_path: Path) -> None:
    before = sound(world)
    found = features(world)
    for one in found:
        one["geometry"]["coordinates"] = lifted(one["geometry"]["coordinates"], turned)
    write(world, OUTLINES, collection(*found))
    write(world, LINES, collection(line(path([10, 50, 3], [11, 51]))))
    _problems, geodata, claims = read(world)
    assert geodata is not None
    assert claims is not None
    assert not any(one.polygon.has_z for one in geodata.outlines)
    assert not geodata.lines[0].path.has_z
    for one, other in zip(geodata.outlines, before.outlines, strict=True):
        assert one.polygon.equals(other.polygon)

    exported = json.loads(outlines_geojson(geodata))["features"]
    assert exported
    for one in exported:
        exterior, *holes = one["geometry"]["coordinates"]
        assert all(len(at) == 2 for ring in (exterior, *holes) for at in ring)
        assert shapely.LinearRing(exterior).is_ccw
        assert not any(shapely.LinearRing(hole).is_ccw for hole in holes)
    assert sum(len(one["geometry"]["coordinates"]) for one in exported) == 4  # one isle has a lake

    file = tmp_path / "atlas.gpkg"
    file.write_bytes(geopackage(geodata, claims, Phrases(claims.atlas, "en")))
    for layer in ("outlines", "dispositions"):
        assert not gpd.read_file(file, layer=layer).geometry.has_z.any()

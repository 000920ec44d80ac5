"""The outlines that ship: which islet belongs where, and that nothing was lost on the way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from maps.geometry.encoding import ALPHABET, encode, grid
from tests.sampling import examples
from tests.shipped import SHIPPED

ROOT = Path(__file__).resolve().parent.parent

# lon, lat in degrees; None stands for context land, 'water' for no land at all
PLACES = {
    "Suishō / Tanfilyev": (145.916, 43.435, "habomai"),
    "Akiyuri / Anuchin": (145.999, 43.370, "habomai"),
    "Yuri": (146.075, 43.426, "habomai"),
    "Shibotsu / Zelyony": (146.134, 43.505, "habomai"),
    "Taraku / Polonsky": (146.327, 43.637, "habomai"),
    "Harukari / Demin": (146.162, 43.419, "habomai"),
    "Moemoshiri / Storozhevoy": (145.891, 43.382, "habomai"),
    "Kaigara / Signalny, a rock awash without a polygon": (145.857, 43.396, "water"),
    "Shikotan": (146.73, 43.80, "shikotan"),
    "Kunashiri / Kunashir": (145.85, 44.12, "kunashiri"),
    "Etorofu / Iturup": (147.85, 44.98, "etorofu"),
    "Urup": (149.98, 45.90, "urup-shumshu"),
    "Simushir": (152.03, 46.97, "urup-shumshu"),
    "Paramushir": (155.84, 50.39, "urup-shumshu"),
    "Shumshu": (156.38, 50.75, "urup-shumshu"),
    "Atlasov": (155.57, 50.86, "urup-shumshu"),
    "Moneron": (141.223, 46.251, "southern-sakhalin"),
    "Tyuleniy, which the source has not": (144.64, 48.49, "water"),
    "Sakhalin just south of 50°N": (142.9, 49.99, "southern-sakhalin"),
    "Sakhalin just north of 50°N": (142.9, 50.01, None),
    "Yururi, which Japan holds": (145.597, 43.216, None),
    "Moyururi, which Japan holds": (145.607, 43.228, None),
    "Nemuro": (145.58, 43.32, None),
    "Hokkaidō": (143.0, 43.4, None),
    "Cape Lopatka, Kamchatka": (156.75, 51.2, None),
    "Mainland of Asia": (139.0, 50.3, None),
}


@pytest.mark.parametrize("name", PLACES)
def test_each_place_belongs_where_it_should(name: str) -> None:
    lon, lat, expected = PLACES[name]
    point = shapely.Point(lon, lat)
    claimed = {outline.territory for outline in SHIPPED.geodata.outlines if outline.polygon.contains(point)}
    land = any(polygon.contains(point) for polygon in SHIPPED.geodata.context)
    assert (claimed, land) == (set(), expected is None) if expected in (None, "water") else ({expected}, False)


def test_no_outline_overlaps_another_or_the_context() -> None:
    polygons = [outline.polygon for outline in SHIPPED.geodata.outlines]
    claimed = shapely.union_all(polygons)
    assert claimed.area == pytest.approx(sum(polygon.area for polygon in polygons), rel=1e-9)
    # Context is simplified, to 250 metres or, seen from far, to 1,000;
    # where it meets what is claimed (the cut at 50°N) it must still not cover it.
    assert claimed.intersection(shapely.union_all(SHIPPED.geodata.context)).area < 1e-9


@pytest.mark.parametrize("file", ["outlines", "context"])
def test_committed_rings_are_right_handed_on_whole_arc_seconds_with_five_decimals(file: str) -> None:
    features = json.loads((ROOT / f"geodata/{file}.geojson").read_text(encoding="utf-8"))["features"]
    assert features
    for feature in features:
        exterior, *holes = feature["geometry"]["coordinates"]
        assert shapely.LinearRing(exterior).is_ccw, feature["properties"]["id"]
        assert not any(shapely.LinearRing(hole).is_ccw for hole in holes), feature["properties"]["id"]
        for lon, lat in [position for ring in (exterior, *holes) for position in ring]:
            assert (round(lon, 5), round(lat, 5)) == (lon, lat)
            assert abs(lon * 3600 - round(lon * 3600)) < 0.02 and abs(lat * 3600 - round(lat * 3600)) < 0.02


def test_no_claimed_outline_is_simplified() -> None:
    counts: dict[str, int] = {}
    for outline in SHIPPED.geodata.outlines:
        counts[outline.territory] = counts.get(outline.territory, 0) + shapely.get_num_coordinates(outline.polygon)
    # Vertices of the upstream file's own lines, counted when the recipe was written.
    assert counts == GOLDEN_COUNTS


GOLDEN_COUNTS: dict[str, int] = json.loads((ROOT / "tests/golden_vertices.json").read_text(encoding="utf-8"))


def decode(polygons: list[list[str]], per_degree: int) -> list[list[list[tuple[float, float]]]]:
    """The page's decoder again, in Python."""
    lon = lat = 0
    found = []
    for texts in polygons:
        rings = []
        for text in texts:
            values, scale, value = [], 1, 0
            for character in text:
                number = ALPHABET.index(character)
                value += number * scale
                scale *= 12
                if number < 80:
                    values.append(~(value >> 1) if value & 1 else value >> 1)
                    scale, value = 1, 0
            ring = []
            for dx, dy in zip(values[::2], values[1::2], strict=True):
                lon, lat = lon + dx, lat + dy
                ring.append((lon / per_degree, lat / per_degree))
            rings.append([*ring, ring[0]])
        found.append(rings)
    return found


def test_what_a_page_carries_of_the_outlines_is_what_the_files_hold() -> None:
    polygons = [outline.polygon for outline in SHIPPED.geodata.outlines]
    assert grid(polygons) == 3600
    for polygon, (exterior, *holes) in zip(polygons, decode(encode(polygons, 3600), 3600), strict=True):
        assert shapely.Polygon(exterior, holes).equals_exact(polygon, 1e-5)


@settings(max_examples=examples(200))
@given(
    st.lists(
        st.tuples(st.integers(-18_000_000, 18_000_000), st.integers(-9_000_000, 9_000_000)), min_size=3, unique=True
    )
)
def test_encoding_loses_nothing_on_its_grid(positions: list[tuple[int, int]]) -> None:
    ring = [(x / 100_000, y / 100_000) for x, y in positions]
    decoded = decode(encode([shapely.Polygon(ring)], 100_000), 100_000)[0][0]
    assert [round(value * 100_000) for xy in decoded[:-1] for value in xy] == [
        value for xy in positions for value in xy
    ]

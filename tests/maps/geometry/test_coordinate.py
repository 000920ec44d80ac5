"""The way of one coordinate: from outlines.geojson to a page's data, an SVG path and a slide, as whole numbers."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree

import pyproj
import pytest

from claims_atlas.reading import read
from maps.slides.slide_map import EMU, Box, Map
from maps.stills.contents import still_of
from maps.stills.still import StillOptions, still_svg
from maps.view.atlas_view import AtlasView
from maps.web.pages import Pages
from tests.conftest import ROOT, WORLD
from tests.test_outlines import decode

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")


class Corner(NamedTuple):
    """An outline's corner that no simplification takes away, and a record that shows it."""

    atlas: Path
    scenario: str
    outline: str
    furthest: Any  # what is greatest of a lon, lat at that corner


FAR = "1905-portsmouth-treaty"  # disposes of nothing that the main view shows
CORNERS = {
    "north of Kunashiri": Corner(ROOT, "1956-joint-declaration", "kunashiri", lambda at: at[1]),
    "east of Etorofu": Corner(ROOT, "1956-joint-declaration", "etorofu", lambda at: at[0]),
    "north of Shikotan": Corner(ROOT, "1956-joint-declaration", "shikotan", lambda at: at[1]),
    "south of Sakhalin, where all is shown": Corner(ROOT, FAR, "sakhalin-south", lambda at: -at[1]),
    "north-east of the North Isle": Corner(WORLD, "1910-offer", "north", lambda at: at[0] + at[1]),
    "south-west of the South Isle": Corner(WORLD, "1910-offer", "south", lambda at: -at[0] - at[1]),
}


class Followed:
    """A corner as the file has it, and all that is made of its atlas for one scenario."""

    def __init__(self, corner: Corner) -> None:
        _problems, geodata, claims = read(corner.atlas)
        assert geodata is not None
        assert claims is not None
        self.corner, self.view = corner, AtlasView(geodata, claims, claims.atlas.languages[0])
        self.features = json.loads((corner.atlas / "geodata/outlines.geojson").read_text(encoding="utf-8"))["features"]
        one = next(f for f in self.features if f["properties"]["id"] == corner.outline)
        self.lon, self.lat = max(one["geometry"]["coordinates"][0], key=corner.furthest)
        self.territory = one["properties"]["territory"]
        self.record = still_of(self.view, corner.scenario, single=True).records[0]
        self.figure = self.view.site.figure(self.record)

    def in_tenths(self) -> tuple[int, int]:
        """The corner in the picture, worked out from the definition of the plane."""
        main = self.figure is self.view.site.geometry.figures["main"]
        shown = self.view.claims.atlas.main_view if main else self.view.territories
        features = [f for f in self.features if f["properties"]["territory"] in shown]
        positions = [at for f in features for ring in f["geometry"]["coordinates"] for at in ring]
        middle = [(min(xs) + max(xs)) / 2 for xs in zip(*positions, strict=True)]
        plane = pyproj.Proj(proj="laea", lon_0=round(middle[0], 1), lat_0=round(middle[1], 1), datum="WGS84")
        x, y = plane(self.lon, self.lat)
        west, _south, east, north = self.figure.window
        return round((x - west) / (east - west) * 5520), round((north - y) / (east - west) * 5520)


@pytest.fixture(params=CORNERS, scope="module")
def followed(request: pytest.FixtureRequest) -> Followed:
    return Followed(CORNERS[request.param])


def rings_of(path: str) -> Iterator[list[tuple[int, int]]]:
    """An SVG path of moves and steps, read as a browser reads it, in tenths."""
    for part in path.split("M")[1:]:
        assert part.endswith("z")
        numbers = [round(float(number) * 10) for number in NUMBER.findall(part)]
        steps = zip(numbers[::2], numbers[1::2], strict=True)
        yield list(itertools.accumulate(steps, lambda at, step: (at[0] + step[0], at[1] + step[1])))


def drawn_in(svg: str, group: str) -> set[tuple[tuple[int, int], ...]]:
    """The rings of all paths in a picture's groups whose opening tag matches."""
    found = re.findall(rf"<g {group}[^>]*>(.*?)</g>", svg, re.DOTALL)
    assert found
    return {tuple(ring) for inner in found for d in re.findall(r' d="([^"]+)"', inner) for ring in rings_of(d)}


def test_a_page_carries_the_corner_in_whole_units_of_its_grid(followed: Followed) -> None:
    html = Pages(followed.view).scenario(followed.corner.scenario)
    block = re.search(r'<script type="application/json"[^>]*>(.*?)</script>', html, re.DOTALL)
    assert block is not None
    data = json.loads(block[1])
    coded = decode([rings for _territory, _name, *rings in data["outlines"]], 1)
    number = [f["properties"]["id"] for f in followed.features].index(followed.corner.outline)
    exterior = coded[number][0]
    corner = round(followed.lon * data["per_degree"]), round(followed.lat * data["per_degree"])
    assert corner in exterior
    assert len(exterior) == len(followed.features[number]["geometry"]["coordinates"][0])


def test_an_svg_path_and_a_slide_have_the_corner_in_the_same_whole_tenths(followed: Followed) -> None:
    corner = followed.in_tenths()
    site, scenario = followed.view.site, followed.corner.scenario
    rings = next(shape.rings for shape in followed.figure.shapes if shape.id == followed.territory)
    assert any(corner in ring for ring in rings)

    still = still_svg(site, still_of(followed.view, scenario, single=True), StillOptions())
    assert drawn_in(still, f'data-territory="{followed.territory}"') == set(rings)
    if site.figure(followed.record, still_of(followed.view, scenario).records[0]) is followed.figure:
        page = Pages(followed.view).scenario(scenario)
        assert drawn_in(page, f'id="f-{followed.territory}-') == set(rings)

    assert on_slide(followed) == set(rings)


def on_slide(followed: Followed) -> set[tuple[tuple[int, int], ...]]:
    """The territory's contours on a slide's map that begins at its corner, a point a unit, in tenths of a unit."""
    ids = itertools.count(1)
    box = Box.points(0, 0, 552, 400)
    site, figure = followed.view.site, replace(followed.figure, overview=None)
    xml = Map(site, figure, followed.record, box).xml(lambda: next(ids), "en")
    number = list(followed.view.geodata.territories).index(followed.territory)
    groups = [one for one in ElementTree.fromstring(xml) if one.tag.endswith("}grpSp")]
    shapes = [one for one in groups[1 + number] if one.find(f".//{A}custGeom") is not None]
    return {ring for shape in shapes for ring in contours(shape)}


def contours(shape: ElementTree.Element) -> Iterator[tuple[tuple[int, int], ...]]:
    offset, path = shape.find(f".//{A}off"), shape.find(f".//{A}path")
    assert offset is not None
    assert path is not None
    left, top = (round(int(offset.get(axis, "")) / EMU * 10) for axis in "xy")
    rings: list[list[tuple[int, int]]] = []
    for step in path:
        if step.tag == f"{A}moveTo":
            rings.append([])
        if (point := step.find(f"{A}pt")) is not None:
            rings[-1].append((left + int(point.get("x", "")), top + int(point.get("y", ""))))
    yield from map(tuple, rings)

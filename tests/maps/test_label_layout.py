"""The layout of labels keeps its rules: measured on the real shapes of two atlases, and of made-up ones."""

from __future__ import annotations

import copy
import json
import random
import time
from collections.abc import Callable, Iterable
from functools import cache
from itertools import product
from typing import Any

import numpy as np
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims_atlas.reading import read
from maps.geometry.label_layout import forms, layout
from maps.web.pages import AtlasView
from tests.conftest import ROOT, WORLD
from tests.maps.label_cases import PANELS, PICTURES, Projected, equal_area, plain_view, written
from tests.maps.label_rules import Rules
from tests.sampling import each

SAMPLE = 2  # records for each size, view and language
VIEWS = ("main", "whole")
LABEL = 85 * 36  # px², the largest of these


@cache
def projected(picture: bool) -> Projected:
    _problems, drawn, _said = read(ROOT)
    assert drawn is not None
    bounds = shapely.total_bounds([outline.polygon for outline in drawn.outlines])
    return Projected.of(drawn, equal_area(bounds)) if picture else Projected.of(drawn)


@cache
def pages(language: str, world: bool = False) -> AtlasView:
    _problems, drawn, said = read(WORLD if world else ROOT)
    assert drawn is not None
    assert said is not None
    return AtlasView(drawn, said, language)


@cache
def base(size: str, view: str) -> tuple[dict[str, Any], Rules]:
    atlas, main = projected(size in PICTURES), pages("en").claims.atlas.main_view
    shown = main if view == "main" else list(atlas.territories)
    empty: list[list[dict[str, Any]]] = [[] for _ in atlas.territories]
    picture = atlas.view({**PANELS, **PICTURES}[size], shown, empty)
    return picture, Rules(picture)


def labelled(picture: dict[str, Any], made: AtlasView, key: str) -> dict[str, Any]:
    """Return a view with a record's labels."""
    cells = made.records[key].cells
    names = [
        (place.label, cell.label, str(n))
        for n, (place, cell) in enumerate(zip(made.territory_names, cells, strict=True), 1)
    ]
    labels = written(names, picture["em"])
    return {
        **picture,
        "territories": [{**one, "forms": each} for one, each in zip(picture["territories"], labels, strict=True)],
    }


def kept(picture: dict[str, Any], rules: Rules | None = None) -> dict[str, Any]:
    """Lay out, and return what came of it if it keeps the rules and leaves nothing out."""
    result = layout(picture)
    assert (rules or Rules(picture)).broken(picture, result) == []
    assert result["omitted"] == []
    return result


def keeps(size: str, view: str, language: str, keys: Iterable[str]) -> None:
    """Lay out records of the atlas: each territory has its name."""
    picture, rules = base(size, view)
    made = pages(language)
    for key in keys:
        result = kept(labelled(picture, made, key), rules)
        assert {label["kind"] for label in result["labels"].values()} <= {"full", "name"}, key


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("size", each([*PANELS, *PICTURES], 3, always=["1280x720"]))
def test_labels_of_the_atlas_keep_the_rules(size: str, view: str) -> None:
    for language in ("en", "ja", "ru"):
        keys = random.Random(f"{size} {view} {language}").sample(list(pages(language).records), SAMPLE)
        keeps(size, view, language, keys)


@pytest.mark.full
@pytest.mark.parametrize("language", ["en", "ja", "ru"])
@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("size", [*PANELS, *PICTURES])
def test_labels_of_every_record_keep_the_rules(size: str, view: str, language: str) -> None:
    keeps(size, view, language, pages(language).records)


@pytest.mark.parametrize("size", each([*PANELS, *PICTURES], 3))
def test_labels_of_another_atlas_keep_the_rules(size: str) -> None:
    made = pages("en", world=True)
    atlas = Projected.of(made.geodata)
    for shown, key in product((["north-isle", "south-isle"], list(atlas.territories)), made.records):
        empty: list[list[dict[str, Any]]] = [[] for _ in atlas.territories]
        picture = atlas.view({**PANELS, **PICTURES}[size], shown, empty)
        result = kept(labelled(picture, made, key))
        assert {label["kind"] for label in result["labels"].values()} == {"full"}


def islands(count: int, across: int, size: tuple[int, int], radius: float, seed: int) -> dict[str, shapely.Geometry]:
    """Return round islands, one somewhere in each field of a grid."""
    chance, found = random.Random(seed), {}
    wide, high = size[0] / across, size[1] / -(-count // across)
    for number in range(count):
        x = (number % across + chance.uniform(0.3, 0.7)) * wide
        y = (number // across + chance.uniform(0.3, 0.7)) * high
        found[f"N{number}"] = shapely.Point(x, y).buffer(radius * chance.uniform(0.5, 1), quad_segs=4)
    return found


def test_forty_small_territories_each_have_a_name_or_a_number() -> None:
    result = kept(plain_view(616, 430, islands(40, 8, (616, 430), 9, 1)))
    assert len(result["labels"]) == 40
    assert result["numbers"] == [key for key, label in result["labels"].items() if label["kind"] == "number"]


def test_where_names_find_no_room_numbers_stand() -> None:
    result = kept(plain_view(290, 280, islands(40, 8, (290, 280), 5, 2)))
    assert len(result["numbers"]) > 20


def test_labels_make_room_for_a_number_that_has_none() -> None:
    for seed in (18, 19):  # two and five territories have none if the others stay
        assert len(kept(plain_view(240, 200, islands(40, 8, (240, 200), 4, seed)))["labels"]) == 40


def test_an_archipelago_of_1376_islets_among_others_is_laid_out_in_time() -> None:
    chance = np.random.default_rng(3)
    at = chance.uniform([150, 100], [450, 330], (1376, 2))
    islets = shapely.union_all(shapely.buffer(shapely.points(at), chance.uniform(0.5, 3, 1376), quad_segs=2))
    others = {"East": shapely.box(520, 180, 560, 240), "Inner": shapely.Point(300, 215).buffer(16)}
    picture = plain_view(616, 430, {"Many": islets.difference(others["Inner"].buffer(3)), **others})
    kept(picture)
    start = time.process_time()
    layout(picture)
    assert time.process_time() - start < 1  # tens of ms; a search that tries all islets takes seconds


def test_one_territory_alone_is_named_beside_it_or_in_it() -> None:
    for shape in (shapely.box(200, 150, 240, 180), shapely.box(20, 20, 590, 410), shapely.box(-100, -100, 800, 800)):
        (label,) = kept(plain_view(616, 430, {"Lone": shape}))["labels"].values()
        assert label["kind"] == "full"
        assert label["leader"] is None


def test_neighbours_on_land_are_named_within_their_borders() -> None:
    shapes = {
        "West": shapely.box(50, 50, 250, 400),
        "East": shapely.box(250, 50, 560, 200),
        "South": shapely.box(250, 200, 560, 400),
    }
    for key, label in kept(plain_view(616, 430, shapes))["labels"].items():
        assert label["kind"] == "full"
        assert shapes[key].distance(shapely.box(*label["box"])) < 22


def test_a_small_country_within_another_has_its_number_in_it() -> None:
    hole = shapely.box(290, 200, 326, 236)
    result = kept(plain_view(616, 430, {"Outer": shapely.box(-50, -50, 700, 500).difference(hole), "Inner": hole}))
    assert result["numbers"] == ["Inner"]
    assert hole.contains(shapely.box(*result["labels"]["Inner"]["box"]))


@pytest.mark.parametrize("ring", [[300.02, 200, 300.03, 200, 300.03, 200.01], [300, 200], [300, 200, 301, 200]])
def test_an_island_smaller_than_a_pixel_has_its_label(ring: list[float]) -> None:
    picture = plain_view(616, 430, {"Big": shapely.box(330, 150, 400, 300), "Dot": shapely.Point(300, 200).buffer(1)})
    picture["territories"][1]["rings"] = [ring]
    assert kept(picture)["labels"]["Dot"]["kind"] == "full"


def test_a_sliver_at_the_border_has_its_label_and_what_is_outside_has_none() -> None:
    shapes = {
        "Sliver": shapely.Polygon([(615.9, 100), (700, 60), (700, 140)]),
        "Speck": shapely.Polygon([(-1, -2.7), (-1, 0.7), (2, -1)]),
        "Beside": shapely.box(616, 200, 700, 300),
        # Its box is in view, it is not.
        "Corner": shapely.Polygon([(610, -20), (640, -20), (640, 30)]),
    }
    assert kept(plain_view(616, 430, shapes))["labels"].keys() == {"Sliver", "Speck"}


def test_what_lies_in_a_border_cell_but_outside_the_view_has_no_label() -> None:
    inner = shapely.Point(60, 60).buffer(3)
    # Cells are 1.35 px: the last column of the first view, the last row of the second end 0.7 px and 1 px outside.
    for size, (x, y) in (((296, 279), (296.4, 45)), ((300, 270), (100, 270.1))):
        outer = shapely.Polygon([(x, y), (x + 3, y), (x + 3, y + 3), (x, y + 3)])
        assert kept(plain_view(*size, {"Outer": outer}))["labels"] == {}
        # Near what is in view a label has no room, and needs a leader.
        picture = plain_view(*size, {"Both": inner.union(outer), "Other": shapely.box(180, 150, 210, 180)})
        picture["obstacles"] = [[20, 20, 100, 52], [20, 68, 100, 100], [20, 52, 52, 68]]
        assert kept(picture)["labels"]["Both"]["leader"] is not None


def test_obstacles_are_left_free() -> None:
    picture = plain_view(616, 430, {"Lone": shapely.box(200, 150, 240, 180)})
    picture["obstacles"] = [[250, 100, 616, 250], [0, 100, 190, 250], [150, 60, 300, 140]]
    kept(picture)


def test_a_preferred_side_is_taken_and_no_other_costs_what_it_does() -> None:
    sides = {"w": (0, -1), "e": (0, 1), "n": (1, -1), "s": (1, 1)}
    for side, (axis, sign) in sides.items():
        picture = plain_view(616, 430, {"Lone": shapely.Point(300, 215).buffer(20)})
        picture["territories"][0]["sides"] = [side]
        box = kept(picture)["labels"]["Lone"]["box"]
        middle = ((box[0] + box[2]) / 2 - 300, (box[1] + box[3]) / 2 - 215)
        assert middle[axis] * sign > 20, side


def test_a_small_pan_moves_labels_with_their_islands() -> None:
    before = plain_view(616, 430, islands(8, 4, (616, 430), 20, 4))
    first = kept(before)["labels"]
    after = copy.deepcopy(before)
    for one in after["territories"]:
        one["rings"] = [[at + (7, 4)[number % 2] for number, at in enumerate(ring)] for ring in one["rings"]]
        left, top, *_ = first[one["id"]]["box"]
        one["before"] = {"x": left + 7, "y": top + 4}
    second = kept(after)["labels"]
    still = [key for key in first if np.allclose(np.subtract(second[key]["box"], first[key]["box"]), [7, 4, 7, 4])]
    assert len(still) >= 7  # one may stand at the border that it has come to


def test_leaders_of_islands_that_lie_close_do_not_cross() -> None:
    chance = random.Random(7)
    for _ in range(25):
        x, y = chance.randint(100, 160), chance.randint(80, 140)
        sizes = [chance.randint(4, 9) for _ in range(8)]
        boxes = [(x + number % 3 * 14, y + number // 3 * 14, size) for number, size in enumerate(sizes)]
        shapes = {f"N{n}": shapely.box(left, top, left + size, top + size) for n, (left, top, size) in enumerate(boxes)}
        labels = kept(plain_view(300, 240, shapes))["labels"].values()
        assert sum(label["leader"] is not None for label in labels) > 2


@pytest.mark.parametrize("silent", [0, 1])
def test_where_there_is_room_for_one_name_the_territory_that_the_record_is_silent_on_has_the_number(
    silent: int,
) -> None:
    picture = plain_view(120, 50, {"One": shapely.box(40, 13, 48, 21), "Two": shapely.box(40, 29, 48, 37)})
    for one in picture["territories"]:
        sizes = {"full": (150, 34), "name": (60, 18), "number": (11, 18)}
        one["forms"] = [{"kind": kind, "width": width, "height": height} for kind, (width, height) in sizes.items()]
    picture["territories"][silent]["quiet"] = True
    assert kept(picture)["numbers"] == [("One", "Two")[silent]]


def test_notes_stand_where_nothing_else_does() -> None:
    picture = plain_view(616, 430, {"Lone": shapely.box(200, 150, 400, 300)})
    box = kept(picture)["labels"]["Lone"]["box"]
    free = [20, 380, 90, 396]
    picture["notes"] = [
        {"id": "under a label", "boxes": [box]},
        {"id": "on the island", "boxes": [[210, 160, 230, 170]]},
        {"id": "its town", "boxes": [[205, 280, 225, 290]], "over": "Lone"},
        {"id": "sea", "boxes": [box, free]},
        {"id": "where the sea's is", "boxes": [free]},
    ]
    assert kept(picture)["notes"] == {"its town": [205, 280, 225, 290], "sea": free}


def test_the_same_input_gives_the_same_layout_whatever_came_before() -> None:
    picture = plain_view(616, 430, islands(12, 4, (616, 430), 20, 5))
    first = json.dumps(layout(picture))
    kept(plain_view(290, 280, islands(12, 4, (290, 280), 5, 6)))
    assert json.dumps(layout(picture)) == first


def test_a_label_is_broken_between_names_and_before_brackets() -> None:
    english, japanese = (
        forms("Etorofu / Iturup", "to Japan (offered)", "4"),
        forms("択捉島 / イトゥルップ島", "日本（提案）", "4"),
    )
    none = forms("Shikotan", "", "2")
    assert [(form["kind"], form["name"], form["outcome"]) for form in english] == [
        ("full", ["Etorofu / Iturup"], ["to Japan (offered)"]),
        ("full", ["Etorofu / Iturup"], ["to Japan", "(offered)"]),
        ("full", ["Etorofu /", "Iturup"], ["to Japan", "(offered)"]),
        ("name", ["Etorofu / Iturup"], []),
        ("name", ["Etorofu /", "Iturup"], []),
        ("number", ["4"], []),
    ]
    assert ["択捉島 /", "イトゥルップ島"] in [form["name"] for form in japanese]
    assert [(form["kind"], form["name"]) for form in none] == [("name", ["Shikotan"]), ("number", ["2"])]


def polygon(draw: st.DrawFn, x: float, y: float, size: float, least: float) -> shapely.Polygon:
    """Return an island around a point, of a radius from ``least`` of ``size`` to all of it in each of its corners."""
    chance = random.Random(draw(st.integers(0, 1 << 30)))
    radii = np.array([chance.uniform(least, 1) * size for _ in range(chance.randint(3, 9))])
    angles = np.arange(len(radii)) * 2 * np.pi / len(radii)
    return shapely.Polygon(np.column_stack([x + radii * np.cos(angles), y + radii * np.sin(angles)]))


@st.composite
def archipelagos(draw: st.DrawFn) -> dict[str, Any]:
    """Return territories of up to three islands from 2 px that do not overlap, also in each other and out of view."""
    width, height = draw(st.integers(280, 700)), draw(st.integers(250, 500))
    taken: shapely.Geometry = shapely.Polygon()
    shapes = {}
    for number in range(draw(st.integers(1, 9))):
        parts = []
        for _ in range(draw(st.integers(1, 3))):
            x, y = draw(st.integers(-20, width + 20)), draw(st.integers(-20, height + 20))
            parts.append(polygon(draw, x, y, draw(st.integers(2, 60)), 0.3))
        shape = shapely.union_all(parts).difference(taken.buffer(draw(st.sampled_from([0.5, 1, 2, 6]))))
        shape = shapely.MultiPolygon(
            [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon" and part.area > 1]
        )
        if not shape.is_empty:
            shapes[f"N{number}"] = shape
            taken = taken.union(shape)
    return plain_view(width, height, shapes or {"N": shapely.box(50, 50, 60, 60)})


@st.composite
def roomy(draw: st.DrawFn) -> dict[str, Any]:
    """Return up to 12 islands of 8 px and more, 6 px and more apart, with room: they and their labels fill a quarter.

    None lies in a bay of another's, where a leader has no straight way out: hulls are 6 px apart.
    """
    width, height = draw(st.integers(280, 700)), draw(st.integers(250, 500))
    shapes: dict[str, shapely.Geometry] = {}
    room = width * height / 4
    for number in range(draw(st.integers(1, 12))):
        shape = polygon(draw, draw(st.integers(0, width)), draw(st.integers(0, height)), draw(st.integers(8, 40)), 0.5)
        hull = shape.convex_hull
        left, top, right, bottom = hull.bounds
        room -= hull.area + LABEL
        far = all(hull.distance(other.convex_hull) >= 6 for other in shapes.values())
        if room > 0 and far and min(right - left, bottom - top) >= 8:
            shapes[f"N{number}"] = shape
    return plain_view(width, height, shapes or {"N": shapely.box(50, 50, 60, 60)})


def drawn_by_the_rules(picture: dict[str, Any]) -> None:
    assert Rules(picture).broken(picture, layout(picture)) == []


def examples(most: int) -> Callable[[Any], Any]:
    health = list(HealthCheck)
    return settings(max_examples=most, derandomize=True, database=None, deadline=None, suppress_health_check=health)


@examples(40)
@given(archipelagos())
def test_no_label_of_any_archipelago_breaks_a_rule(picture: dict[str, Any]) -> None:
    drawn_by_the_rules(picture)


@examples(20)
@given(roomy())
def test_nothing_is_left_out_where_there_is_room(picture: dict[str, Any]) -> None:
    kept(picture)


@pytest.mark.full
@examples(1000)
@given(archipelagos())
def test_no_label_of_a_thousand_archipelagos_breaks_a_rule(picture: dict[str, Any]) -> None:
    drawn_by_the_rules(picture)


@pytest.mark.full
@examples(1000)
@given(roomy())
def test_nothing_is_left_out_of_a_thousand_archipelagos_with_room(picture: dict[str, Any]) -> None:
    kept(picture)


def test_what_has_no_place_is_left_out_and_named_in_the_list() -> None:
    hole = shapely.box(295, 205, 301, 211)  # no number fits, and no leader leaves it
    picture = plain_view(616, 430, {"Outer": shapely.box(200, 100, 400, 300).difference(hole.buffer(1)), "Inner": hole})
    result = layout(picture)
    assert Rules(picture).broken(picture, result) == []
    assert result["omitted"] == result["numbers"] == ["Inner"]
    assert result["labels"].keys() == {"Outer"}

"""Territories of which the same is said stand together, and what is said of them is what the data say."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from claims import compare
from claims_atlas.reading import read
from maps.slides.deck import deck_of
from maps.slides.notes import notes_of
from maps.view.atlas_view import AtlasView
from maps.view.grouping import disposed_alike, grounded_alike, names, runs, shown_alike
from maps.view.records import levels
from tests.conftest import ROOT, WORLD


def view_of(atlas: Path) -> AtlasView:
    problems, geodata, claims = read(atlas)
    assert not problems.lines and geodata and claims
    return AtlasView(geodata, claims, "en")


@pytest.fixture(scope="module")
def shipped() -> AtlasView:
    return view_of(ROOT)


@pytest.fixture(scope="module", params=[ROOT, WORLD], ids=["shipped", "world"])
def view(request: pytest.FixtureRequest) -> AtlasView:
    return view_of(request.param)


def test_runs_part_what_does_not_stand_next_to_each_other() -> None:
    assert runs([1, 1, 2, 1], lambda one: one) == [[1, 1], [2], [1]]


def test_each_grouping_has_every_territory_once_in_the_atlass_order(view: AtlasView) -> None:
    for scenario in view.claims.scenarios.values():
        disposed = [place for _one, territories in disposed_alike(view.site, scenario) for place in territories]
        grounded = [place for rows in grounded_alike(view.site, scenario) for place, _one in rows]
        assert disposed == grounded == view.territory_names


def test_no_group_has_a_territory_of_which_something_else_is_said(view: AtlasView) -> None:
    for scenario in view.claims.scenarios.values():
        for one, territories in disposed_alike(view.site, scenario):
            assert all(scenario.territories[place.id] is one for place in territories)
        for rows in grounded_alike(view.site, scenario):
            (first, *others) = [one for _place, one in rows]
            for one in others:
                assert (one.conditions, one.source, one.locator) == (first.conditions, first.source, first.locator)
                assert (one.quote, one.verification) == (first.quote, first.verification)


def test_neighbours_of_one_group_are_never_parted(view: AtlasView) -> None:
    for scenario in view.claims.scenarios.values():
        groups = [one.territories for one, _territories in disposed_alike(view.site, scenario)]
        assert all(one != other for one, other in pairwise(groups))


def test_what_maps_side_by_side_show_as_one_thing_stands_in_one_row(view: AtlasView) -> None:
    scenarios = view.claims.scenarios
    for scenario_id, scenario in scenarios.items():
        if not scenario.compare_to:
            continue
        sides = [view.records[scenario.compare_to], view.records[scenario_id]]
        differing = levels(compare(scenarios[scenario.compare_to], scenario), view.territories)
        rows = shown_alike(sides, differing)
        assert sorted(number for row in rows for number in row) == list(range(len(view.territories)))
        seen = []
        for row in rows:
            each = {
                (differing[number], *((side.cells[number].symbol, side.cells[number].phrase) for side in sides))
                for number in row
            }
            assert len(each) == 1
            seen += each
        assert len(seen) == len(set(seen)), "no two rows say the same"


def test_a_territory_that_differs_is_not_put_with_one_that_does_not(view: AtlasView) -> None:
    record = next(iter(view.records.values()))
    count = len(view.territories)
    rows = shown_alike([record], "c" + "s" * (count - 1))
    assert [0] in rows


def test_a_group_is_told_in_one_paragraph_of_the_notes(shipped: AtlasView) -> None:
    scenario = shipped.claims.scenarios["1956-joint-declaration"]
    told = notes_of(shipped.site, scenario, deck_of(shipped, [scenario.id]))
    transferred = scenario.territories["habomai"]
    assert transferred.territories == ("habomai", "shikotan")
    places = [place for place in shipped.territory_names if place.id in transferred.territories]
    assert told.count(shipped.phrases.text(transferred.conditions[0].text)) == 1
    assert told.count(f"{names(shipped.site, places)}: ") == 1

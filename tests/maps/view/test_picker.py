"""Eras: groups of scenarios in the order of time, whatever they are called."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims_atlas.reading import read
from maps.slides.deck import deck_of
from maps.view.atlas_view import AtlasView
from maps.web.index import index_of, render_index
from maps.web.pages import Pages
from tests.test_build import edit

IDS = ["1900-treaty", "1910-offer", "1911-reading-by-blue"]


def view(world: Path, eras: list[tuple[str, str]]) -> AtlasView:
    tables = "".join(f'\n[[eras]]\nname.en = "{name}"\nfrom = "{first}"\n' for name, first in eras)
    edit(world / "claims/atlas.toml", "\n[parties.red]", f"{tables}\n[parties.red]")
    problems, geodata, claims = read(world)
    assert problems.lines == [] and geodata and claims
    return AtlasView(geodata, claims, "en")


def test_two_eras_of_one_name_stay_two_and_rows_stay_in_the_order_of_time(world: Path) -> None:
    seen = view(world, [("War", "1890"), ("Peace", "1905"), ("War", "1911")])
    assert seen.picker.by_era(IDS) == [("War", IDS[:1]), ("Peace", IDS[1:2]), ("War", IDS[2:])]
    index = index_of(seen)
    assert [(era.code, era.name, [row.record.id for row in era.rows]) for era in index.eras] == [
        ("1890", "War", IDS[:1]),
        ("1905", "Peace", IDS[1:2]),
        ("1911", "War", IDS[2:]),
    ]
    page = render_index(Pages(seen).web, index)
    rows = [page.index(f'<tr id="{one}"') for one in IDS]
    assert rows == sorted(rows)
    assert [f'<option value="{era.code}">{era.name}</option>' in page for era in index.eras] == [True] * 3
    for one, code in zip(IDS, ("1890", "1905", "1911"), strict=True):
        assert f'<tr id="{one}" data-record data-era="{code}"' in page
    assert deck_of(seen, []).eras == [("War", IDS[:1]), ("Peace", IDS[1:2]), ("War", IDS[2:])]


@pytest.mark.parametrize(
    ("eras", "expected"),
    [
        ([], [("In order of time", IDS)]),
        ([("Late", "1911")], [("In order of time", IDS[:2]), ("Late", IDS[2:])]),
        ([("All", "1900-05-01")], [("All", IDS)]),
        ([("Before", "1800"), ("All", "1850")], [("All", IDS)]),
    ],
)
def test_a_scenario_is_in_the_last_era_that_has_begun(
    eras: list[tuple[str, str]], expected: list[tuple[str, list[str]]], world: Path
) -> None:
    assert view(world, eras).picker.by_era(IDS) == expected

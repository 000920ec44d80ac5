"""Names of land and places, and the sides of labels: what is wrong with them is a problem line."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims_atlas.reading import read
from tests.conftest import WORLD
from tests.shipped import LANGUAGES, SHIPPED

HARBOUR = """
[harbour]
name.en = ["Harbour"]
at = [10.2, 50.2]
rank = 2
kind = "town"
source = "survey"
"""


def lines(world: Path) -> list[str]:
    return read(world)[0].lines


def test_an_atlas_has_places_where_it_has_a_file_of_them(world: Path) -> None:
    assert read(WORLD)[1].places == {}  # type: ignore[union-attr]
    (world / "geodata/places.toml").write_text(HARBOUR, encoding="utf-8")
    problems, geodata, _claims = read(world)
    assert problems.lines == []
    assert geodata is not None
    assert geodata.places["harbour"].at == (10.2, 50.2)


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ('["Harbour"]', "[]", "geodata/places.toml: harbour.name.en"),
        ("rank = 2", "rank = 9", "geodata/places.toml: harbour.rank"),
        ('"town"', '"twn"', "geodata/places.toml: harbour.kind: 'twn' is not"),
        ('"survey"', '"surveys"', "geodata/places.toml: harbour.source: 'surveys' is not in geodata/sources.toml"),
        ("[10.2, 50.2]", "[10.2, 95]", "geodata/places.toml: harbour.at"),
        ("[harbour]", "[Harbour]", "geodata/places.toml: 'Harbour' is not an id"),
    ],
)
def test_what_is_wrong_with_a_place_is_a_problem_line(world: Path, before: str, after: str, line: str) -> None:
    assert before in HARBOUR
    (world / "geodata/places.toml").write_text(HARBOUR.replace(before, after), encoding="utf-8")
    assert any(found.startswith(line) for found in lines(world)), lines(world)


@pytest.mark.parametrize(
    ("sides", "line"),
    [
        ('["e", "se"]', ""),
        ('["east"]', "geodata/territories.toml: north-isle.label_sides.1: 'east' is not"),
        ('["e", "e"]', "geodata/territories.toml: north-isle.label_sides: 'e' stands twice"),
    ],
)
def test_the_sides_of_a_label_are_data(world: Path, sides: str, line: str) -> None:
    file = world / "geodata/territories.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("[north-isle]", f"[north-isle]\nlabel_sides = {sides}"), encoding="utf-8")
    assert len(lines(world)) == (1 if line else 0)
    assert all(found.startswith(line) for found in lines(world)), lines(world)


def test_the_places_that_ship_are_named_in_every_language_and_lie_on_the_map() -> None:
    places = SHIPPED.geodata.places
    assert len(places) >= 24
    for key, place in places.items():
        assert set(place.name) == set(LANGUAGES), key
        assert 138 <= place.at[0] <= 160 and 41 <= place.at[1] <= 55, key
    assert {place.kind for place in places.values()} >= {"land", "town", "cape"}
    for key in ("yuzhno-kurilsk", "kurilsk", "yuzhno-sakhalinsk"):
        assert all(len(names) == 2 for names in places[key].name.values()), key  # both traditions

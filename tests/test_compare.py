"""Comparison: properties over all pairs that ship, and the tables themselves, small enough to review."""

from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path

import pytest

from claims import Claims, administration_at, compare, compare_with_control
from claims.dates import Edtf
from claims_atlas.reading import read
from maps.slides.deck import deck_of
from maps.view.atlas_view import AtlasView
from maps.web.pages import Pages
from tests.shipped import SHIPPED

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "tests" / "golden" / "comparisons.txt"


def test_a_scenario_against_itself_is_the_same_everywhere() -> None:
    for scenario in SHIPPED.claims.scenarios.values():
        assert {difference.level for difference in compare(scenario, scenario)} == {"same"}


def test_comparison_names_each_territory_once_and_is_the_same_both_ways() -> None:
    for before, after in itertools.product(SHIPPED.claims.scenarios.values(), repeat=2):
        there, back = compare(before, after), compare(after, before)
        assert [difference.territory for difference in there] == list(after.territories)
        assert there == back, f"{before.id}, {after.id}"
        for difference in there:
            assert (difference.level == "same") == (not difference.aspects)


def test_the_two_soviet_lines_differ_in_habomai_and_shikotan_alone() -> None:
    differences = compare(
        SHIPPED.claims.scenarios["1955-molotov-proposal"], SHIPPED.claims.scenarios["1955-08-soviet-proposal"]
    )
    assert [d.territory for d in differences if d.level != "same"] == ["habomai", "shikotan"]
    assert {d.level for d in differences if d.level != "same"} == {"changed"}


def test_the_order_of_the_parties_between_whom_a_matter_lies_is_no_difference(world: Path) -> None:
    path = world / "claims/scenarios/1910-offer.toml"
    before = read(world)[2]
    path.write_text(path.read_text(encoding="utf-8").replace('["red", "blue"]', '["blue", "red"]'), encoding="utf-8")
    after = read(world)[2]
    assert before and after
    assert {d.level for d in compare(before.scenarios["1910-offer"], after.scenarios["1910-offer"])} == {"same"}


def reviewed(claims: Claims) -> str:
    """What differs, a line a territory: each scenario against its counterpart, and against control at its date."""
    lines = []
    for key, scenario in claims.scenarios.items():
        other = scenario.compare_to or claims.atlas.default_baseline
        at = tuple(administration_at(claims.control, territory, scenario.date) for territory in scenario.territories)
        for name, differences in (
            (other, compare(claims.scenarios[other], scenario)),
            ("control", compare_with_control(at, scenario)),
        ):
            lines.append(f"{key} against {name}")
            lines += [f"  {d.territory}: {' '.join([d.level, *d.aspects])}" for d in differences if d.level != "same"]
    return "\n".join(lines) + "\n"


def test_what_differs_is_what_was_reviewed(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--bless"):
        GOLDEN.write_text(reviewed(SHIPPED.claims), encoding="utf-8")
    assert reviewed(SHIPPED.claims) == GOLDEN.read_text(encoding="utf-8"), "review the change, then run pytest --bless"


def test_control_is_half_open_and_shows_both_parties_while_islands_change_hands(world: Path) -> None:
    claims = read(world)[2]
    assert claims is not None

    def parties(day: str) -> tuple[str, ...]:
        return administration_at(claims.control, "south-isle", Edtf.parse(day)).parties

    assert parties("1904-12-31") == ("red",)
    assert parties("1905-01-15") == ("red", "blue")
    assert parties("1905-02-01") == ("blue",)
    assert parties("1700") == ("red",), "before the record begins, the earliest party that it cites"


@pytest.mark.parametrize(
    ("territory", "day", "party"),
    [
        ("etorofu", "1945-08-27", "japan"),
        ("etorofu", "1945-08-28", "ussr"),
        ("shikotan", "1945-08-31", "japan"),
        ("shikotan", "1945-09-01", "ussr"),
        ("habomai", "1945-09-02", "japan"),
        ("habomai", "1945-09-05", "ussr"),
        ("urup-shumshu", "1945-08-17", "japan"),
        ("urup-shumshu", "1945-08-31", "ussr"),
        ("southern-sakhalin", "1945-08-10", "japan"),
        ("southern-sakhalin", "1945-08-25", "ussr"),
        ("kunashiri", "1991-12-20", "ussr"),
        ("kunashiri", "1991-12-21", "russia"),
    ],
)
def test_control_changes_on_the_cited_day(territory: str, day: str, party: str) -> None:
    assert administration_at(SHIPPED.claims.control, territory, Edtf.parse(day)).parties == (party,)


def test_marks_stand_in_the_atlass_order_in_whatever_order_a_file_has_its_territories() -> None:
    shuffled = {
        key: one.model_copy(update={"dispositions": one.dispositions[::-1], "order": one.order[::-1]})
        for key, one in SHIPPED.claims.scenarios.items()
    }
    plain, turned = (
        AtlasView(SHIPPED.geodata, SHIPPED.claims, "en"),
        AtlasView(SHIPPED.geodata, replace(SHIPPED.claims, scenarios=shuffled), "en"),
    )
    for key in SHIPPED.claims.scenarios:
        assert turned.levels(key) == plain.levels(key)
        assert Pages(turned).page(key).comparison.levels == Pages(plain).page(key).comparison.levels
        assert turned.records[key].cells == plain.records[key].cells
    assert Pages(turned).any_two().levels == Pages(plain).any_two().levels
    assert deck_of(turned, []).pairs == deck_of(plain, []).pairs

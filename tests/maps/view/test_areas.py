"""Sums of official areas: of cited figures alone, with their own precision, or nothing."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from claims_atlas.reading import read
from maps.view.areas import Areas, areas_of, share, total
from maps.view.phrases import Phrases
from tests.shipped import LANGUAGES, SHIPPED
from tests.test_build import edit


def shipped(key: str, language: str = "en") -> Areas | None:
    claims = SHIPPED.claims
    return areas_of(claims.scenarios[key], SHIPPED.geodata.territories, Phrases(claims.atlas, language))


def of_world(atlas: Path, key: str) -> Areas | None:
    problems, geodata, claims = read(atlas)
    assert not problems.lines and geodata and claims
    return areas_of(claims.scenarios[key], geodata.territories, Phrases(claims.atlas, "en"))


def test_paragraph_nine_is_a_small_part_of_the_areas_that_are_known() -> None:
    sums = shipped("1956-joint-declaration")
    assert sums is not None
    names = "Habomai Islands, Shikotan"
    assert sums.lines == (f"to be transferred from the USSR to Japan ({names}): 342.49 of 4,998.40 km², 6.9 %",)
    assert sums.basis == (
        f"The whole is the sum of the official figures for {names}, Kunashiri / Kunashir, Etorofu / Iturup. "
        "No official figure: Urup to Shumshu, Southern Karafuto / Southern Sakhalin."
    )
    assert sums.sources == (("mlit-2025", ("table, from the GSI area survey of 2025",)),)


@pytest.mark.parametrize(
    ("language", "figures"),
    [("en", "342.49 of 4,998.40"), ("ja", "4,998.40 km²のうち342.49"), ("ru", "342,49 из 4\N{NO-BREAK SPACE}998,40")],
)
def test_figures_are_written_as_the_language_writes_them(language: str, figures: str) -> None:
    sums = shipped("1956-joint-declaration", language)
    assert sums is not None and figures in sums.lines[0]


def test_each_party_and_role_has_a_line_and_what_has_no_figure_is_named() -> None:
    sums = shipped("1955-08-soviet-proposal")
    assert sums is not None
    assert [line.split(" (")[0] for line in sums.lines] == [
        "offered: transfer from the USSR to Japan",
        "claimed for the USSR",
    ]
    assert sums.lines[1].endswith(
        ": 4,655.91 of 4,998.40 km², 93.1 %; not counted: Urup to Shumshu, Southern Karafuto / Southern Sakhalin"
    )


def test_a_line_of_no_figure_at_all_says_so_beside_one_that_has_some() -> None:
    sums = shipped("1875-st-petersburg-treaty")
    assert sums is not None
    assert sums.lines[0].endswith(": 4,998.40 of 4,998.40 km², 100 %")
    assert sums.lines[1:] == (
        "ceded by Russia to Japan (Urup to Shumshu): no official figure",
        "ceded by Japan to Russia (Southern Karafuto / Southern Sakhalin): no official figure",
    )


@pytest.mark.parametrize("key", ["1946-scapin-677", "1945-yalta-agreement", "1905-portsmouth-treaty"])
def test_nothing_is_said_where_there_is_nothing_to_sum(key: str) -> None:
    assert shipped(key) is None


def test_every_scenario_sums_what_it_gives_to_somebody_and_nothing_else() -> None:
    known = {key: one.area_km2 for key, one in SHIPPED.geodata.territories.items() if one.area_km2}
    for language in LANGUAGES:
        phrases = Phrases(SHIPPED.claims.atlas, language)
        for key, scenario in SHIPPED.claims.scenarios.items():
            given = [t for t, one in scenario.territories.items() if one.outcome in ("holds", "transfers")]
            sums = shipped(key, language)
            assert (sums is None) == (not known.keys() & set(given)), key
            if sums:
                said = {phrases.outcome(scenario.territories[t]) for t in given}
                assert len(sums.lines) == len(said)
                assert all(any(words in line for words in said) for line in sums.lines)


def test_the_small_atlas_sums_the_one_figure_that_it_has(world: Path) -> None:
    sums = of_world(world, "1900-treaty")
    assert sums is not None
    assert sums.lines == ("held by the Reds (North Isle / Big Isle): 12.5 of 12.5 km², 100 %; not counted: South Isle",)
    assert sums.sources == (("survey", ()),)


def test_a_sum_has_no_decimal_that_its_coarsest_figure_lacks(world: Path) -> None:
    old = 'name.en = ["South Isle"]'
    edit(world / "geodata/territories.toml", old, f'{old}\narea_km2 = 7.50\narea_source = "survey"')
    offer = of_world(world, "1910-offer")
    assert offer is not None
    assert offer.lines[1].endswith(": 7.50 of 20.0 km², 37.5 %"), "a figure alone keeps its own"


def test_totals_and_shares() -> None:
    figures = [Decimal("94.84"), Decimal("247.65")]
    assert str(total(figures)) == "342.49"
    assert str(total([Decimal("0.30"), Decimal("0.70")])) == "1.00"
    assert str(total([Decimal("1.25"), Decimal(10)])) == "11"
    assert str(share(Decimal("342.49"), Decimal("4998.40"))) == "6.9"
    assert str(share(Decimal(3), Decimal(3))) == "100"


def test_page_and_handout_show_the_same_lines(site: Path) -> None:
    html = (site / "1956-joint-declaration.html").read_text(encoding="utf-8")
    sums = shipped("1956-joint-declaration")
    assert sums is not None
    assert all(f"<li>{line}</li>" in html for line in sums.lines)
    silent = (site / "1946-scapin-677.html").read_text(encoding="utf-8")
    assert 'class="areas"' in html and 'class="areas"' not in silent

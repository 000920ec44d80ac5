"""The index: every scenario at a glance, filtered and searched from disk."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from maps.web.timeline import MARGIN, MARK, WIDTH, Timeline
from tests.conftest import becomes
from tests.shipped import LANGUAGES, SHIPPED

Open = Callable[..., Any]


@cache
def line() -> Timeline:
    names = [era.name["en"] for era in SHIPPED.claims.atlas.eras]
    return Timeline.make(SHIPPED.claims, list(SHIPPED.geodata.territories), names)


def shown(page: Any) -> list[str]:
    return page.locator("[data-record]:not(.out)").evaluate_all("rows => rows.map(row => row.id)")


def test_every_scenario_is_on_the_line_in_the_matrix_and_has_a_small_map(site: Path, open_page: Open) -> None:
    page = open_page(site / "index.html").page
    for attribute in ("data-mark", "data-tile"):
        found = page.locator(f"[{attribute}]").evaluate_all(
            "(nodes, name) => nodes.map(n => n.getAttribute(name))", attribute
        )
        assert sorted(found) == sorted(SHIPPED.claims.scenarios)
    assert shown(page) == list(SHIPPED.claims.scenarios)
    for key, scenario in SHIPPED.claims.scenarios.items():
        cells = page.locator(f"[id='{key}'] td a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
        assert cells == [f"{key}.html#show={territory}" for territory in scenario.territories]
        assert page.locator(f"[id='{key}'] a[href^='compare.html']").get_attribute("href").endswith(f"&this={key}")


def test_time_runs_from_left_to_right_and_no_two_marks_meet() -> None:
    placed = {mark.id: mark for mark in line().marks}
    scenarios = list(SHIPPED.claims.scenarios.values())
    for before, after in itertools.pairwise(scenarios):
        assert placed[before.id].x <= placed[after.id].x
    for one in line().marks:
        assert MARGIN <= one.x <= WIDTH
        for other in line().marks:
            assert one is other or one.lane != other.lane or abs(one.x - other.x) >= MARK


def test_within_an_era_time_runs_evenly() -> None:
    for section in line().sections:
        middle = section.first + timedelta(days=(section.last - section.first).days // 2)
        assert section.at(middle) == pytest.approx((section.left + section.right) / 2, abs=0.6), section.name
        assert (section.at(section.first), section.at(section.last)) == (section.left, section.right)


def test_control_follows_itself_without_a_gap_on_the_line() -> None:
    for row, territory in enumerate(SHIPPED.geodata.territories):
        bands = [band for band in line().bands if band.territory == territory]
        assert {band.row for band in bands} == {row}
        for before, after in itertools.pairwise(bands):
            assert before.x + before.width == pytest.approx(after.x, abs=0.11)
        assert bands[-1].x + bands[-1].width == pytest.approx(WIDTH)


def test_filters_leave_what_they_say(site: Path, open_page: Open) -> None:
    opened = open_page(site / "index.html")
    page = opened.page
    page.locator("[name=kind]").select_option("reading")
    assert shown(page) == [key for key, s in SHIPPED.claims.scenarios.items() if s.kind == "reading"]
    page.locator("[type=reset]").click()
    page.locator("[data-record].out").first.wait_for(state="detached")
    page.locator("[name=territory]").select_option("etorofu")
    assert shown(page) == [
        k for k, s in SHIPPED.claims.scenarios.items() if s.territories["etorofu"].outcome != "silent"
    ]
    page.locator("[name=outcome]").select_option("deferred")
    assert shown(page) == [
        k for k, s in SHIPPED.claims.scenarios.items() if s.territories["etorofu"].outcome == "deferred"
    ]
    assert page.locator("[data-tile]:not(.out)").count() == len(shown(page))
    assert page.locator("#count").inner_text().startswith(f"{len(shown(page))} of {len(SHIPPED.claims.scenarios)}")
    again = open_page(site / "index.html", page.evaluate("location.hash")).page
    assert shown(again) == shown(page)
    assert opened.console == []


def test_search_finds_a_title_in_any_language_by_keyboard(site: Path, open_page: Open) -> None:
    page = open_page(site / "index.html").page
    page.locator("[name=q]").focus()
    page.keyboard.type("共同宣言")
    assert "1956-joint-declaration" in shown(page) and len(shown(page)) < len(SHIPPED.claims.scenarios)
    page.locator("[name=q]").fill("MOLOTOV proposal")
    assert shown(page) == ["1955-molotov-proposal"]
    page.locator("[name=q]").fill("Kono links")
    assert shown(page) == ["1956-10-kono-okinawa-link"]


def test_search_finds_who_spoke_where_no_title_names_them(site: Path, open_page: Open) -> None:
    page = open_page(site / "index.html").page
    page.locator("[name=q]").fill("лавров")
    assert "2018-singapore-russian-reading" in shown(page)


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_what_is_filtered_is_filtered_in_the_twin(language: str, site: Path, open_page: Open) -> None:
    page = open_page(site / "index.html", "#era=1955&kind=reading").page
    here = shown(page)
    page.locator(f"a[hreflang={language}]").click()
    page.wait_for_url(f"**/{language}/index.html#*")
    assert shown(page) == here == ["1955-yalta-japanese-reading"]


def test_names_of_territories_stay_in_view_on_a_wide_page(site: Path, open_page: Open) -> None:
    page = open_page(site / "index.html").page
    page.set_viewport_size({"width": 1440, "height": 900})
    page.evaluate("window.scrollTo(0, 3000)")
    filters, head = page.locator("#filters").bounding_box(), page.locator(".matrix thead th").last.bounding_box()
    assert filters["y"] == 0
    assert head["y"] == pytest.approx(filters["height"], abs=1)


def test_a_narrow_page_shows_each_cell_with_its_territory_and_no_sideways_scrolling(
    site: Path, open_page: Open
) -> None:
    page = open_page(site / "index.html").page
    page.set_viewport_size({"width": 390, "height": 844})
    cells = page.locator("[id='1956-joint-declaration'] td a")
    boxes = [cells.nth(n).bounding_box() for n in range(len(SHIPPED.geodata.territories))]
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= 390 for box in boxes)
    before = "link => getComputedStyle(link, '::before').content"
    assert cells.first.evaluate(before) == '"Habomai Islands"'


def test_names_of_eras_on_the_line_are_whole_and_do_not_meet(site: Path, open_page: Open) -> None:
    for language in ("", "ja/", "ru/"):
        page = open_page(site / f"{language}index.html").page
        names = page.locator("#time text:not([class])").evaluate_all(
            "nodes => nodes.map(node => node.getBBox()).map(b => [b.x, b.y, b.x + b.width, b.y + b.height])"
        )
        assert len(names) == len(SHIPPED.claims.atlas.eras)
        assert all(right <= WIDTH for _left, _top, right, _bottom in names)
        for one, other in itertools.combinations(names, 2):
            assert one[2] < other[0] or other[2] < one[0] or one[3] <= other[1] + 2 or other[3] <= one[1] + 2


def test_without_script_the_index_shows_everything_and_no_filter(site: Path, open_page: Open) -> None:
    page = open_page(site / "index.html", java_script_enabled=False).page
    assert not page.locator("#filters").is_visible()
    assert page.locator("[data-record]").count() == len(SHIPPED.claims.scenarios)


def test_a_cell_leads_to_its_page_with_its_territory_in_view(site: Path, open_page: Open) -> None:
    page = open_page(site / "index.html").page
    page.locator("[id='1956-joint-declaration'] td a").nth(5).click()
    page.wait_for_url("**/1956-joint-declaration.html#*")
    becomes(page, "document.documentElement.classList.contains('drawn')")
    assert page.evaluate("atlas.sides.right.map.getBounds().contains(atlas.data.territories[5].at)")

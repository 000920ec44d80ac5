"""What a reader compares: pickers, differences, control, any records, and the address that keeps them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from claims import administration_at, compare, compare_with_control
from tests.browsing import DECLARATION, MOLOTOV, PROPOSAL, Open, fills, read_at
from tests.sampling import each
from tests.shipped import SCENARIOS, SHIPPED


def test_the_page_opens_on_the_counterpart_and_says_what_differs(site: Path, open_page: Open) -> None:
    page = open_page(site / f"{PROPOSAL}.html").page
    assert page.locator("#picker_left").input_value() == MOLOTOV
    assert page.locator("#differences li").evaluate_all("items => items.map(i => i.dataset.territory)") == [
        "habomai",
        "shikotan",
    ]
    text = page.locator("#differences li").nth(1).inner_text()
    assert (
        "Shikotan: " in text and "claimed for the USSR →" in text and "offered: transfer from the USSR to Japan" in text
    )


def test_the_picker_changes_the_left_map_the_list_and_the_left_column(site: Path, open_page: Open) -> None:
    page = open_page(site / f"{PROPOSAL}.html").page
    right = fills(page, "right")
    page.locator("#picker_left").select_option("1955-08-japan-revised")
    assert set(fills(page, "left")) == {"url(#p-holds-japan-claimed)", "url(#p-referred-allied-powers-claimed)"}
    assert fills(page, "right") == right
    assert page.locator("#differences li").count() == 6
    assert read_at(page, '[data-left="etorofu"]') == "claimed for Japan"
    assert page.locator("#caption_left a").get_attribute("href") == "1955-08-japan-revised.html"
    assert page.evaluate("location.hash") == "#vs=1955-08-japan-revised"
    shown = page.locator("#legend li:visible").evaluate_all("items => items.map(i => i.dataset.symbol)")
    assert "p-holds-japan-claimed" in shown and "p-renounced" not in shown


def test_control_can_be_compared_with_and_is_drawn_as_control(site: Path, open_page: Open) -> None:
    page = open_page(site / f"{PROPOSAL}.html", "#vs=control").page
    assert page.locator("#picker_left").input_value() == "control"
    assert set(fills(page, "left")) == {"url(#p-administered-ussr)"}
    # The table is laid out after the maps: wait for it.
    page.locator('[data-left="shikotan"]').filter(has_text=re.compile(r"^\s*administered by the USSR\s*$")).wait_for()


def test_the_page_counts_differences_as_the_python_does(site: Path, open_page: Open) -> None:
    page = open_page(site / "compare.html").page
    script = """() => { const { data, sides, levels } = atlas, found = {};
      for (const left in data.records) for (const right in data.records) {
        sides.left.record = left; sides.right.record = right; found[`${left}/${right}`] = levels();
      } return found; }"""
    found = page.evaluate(script)
    for before in SHIPPED.claims.scenarios.values():
        for after in SHIPPED.claims.scenarios.values():
            expected = "".join(difference.level[0] for difference in compare(before, after))
            assert found[f"{before.id}/{after.id}"] == expected, (before.id, after.id)


@pytest.mark.parametrize("key", each(SCENARIOS))
def test_the_page_compares_with_control_as_the_python_does(key: str, site: Path, open_page: Open) -> None:
    scenario = SHIPPED.claims.scenarios[key]
    page = open_page(site / f"{key}.html", "#vs=control").page
    at = tuple(
        administration_at(SHIPPED.claims.control, territory, scenario.date) for territory in SHIPPED.geodata.territories
    )
    expected = "".join(difference.level[0] for difference in compare_with_control(at, scenario))
    assert page.evaluate("atlas.levels()") == expected


def test_control_from_each_day_on_which_it_changed_can_be_put_beside_any_scenario(site: Path, open_page: Open) -> None:
    opened = open_page(site / "compare.html", "#vs=control-1945-09-05&this=1945-yalta-agreement")
    page = opened.page
    assert page.locator("#picker_left").input_value() == "control-1945-09-05"
    assert set(fills(page, "left")) == {"url(#p-administered-ussr)"}
    assert page.locator("#caption_left a").count() == 0  # control has no page of its own
    days = page.locator("#picker_left option[value^=control]").evaluate_all("all => all.map(one => one.value.slice(8))")
    # And at the dates of scenarios that no such day stands for: a change lies within them.
    assert set(days) >= {str(row.from_.last) for row in SHIPPED.claims.control}
    dates = {scenario.date.text for scenario in SHIPPED.claims.scenarios.values()}
    assert set(days) <= dates | {str(row.from_.last) for row in SHIPPED.claims.control} and days == sorted(days)
    assert opened.console == []


def test_a_page_hands_its_comparison_on_to_the_page_for_more(site: Path, open_page: Open) -> None:
    page = open_page(site / f"{PROPOSAL}.html", "#vs=1956-joint-declaration").page
    page.locator("a[href='compare.html']").click()
    page.wait_for_url("**/compare.html#*")
    assert page.locator("#picker_left").input_value() == "1956-joint-declaration"
    assert page.locator("#picker_right").input_value() == PROPOSAL


def test_any_two_scenarios_are_compared_and_swapped(site: Path, open_page: Open) -> None:
    page = open_page(site / "compare.html").page
    page.locator("#picker_left").select_option(MOLOTOV)
    page.locator("#picker_right").select_option(PROPOSAL)
    assert page.locator("#differences li").count() == 2
    assert read_at(page, "[data-right='shikotan']").startswith("offered: transfer from the USSR")
    page.locator("#swap").click()
    assert (page.locator("#picker_left").input_value(), page.locator("#picker_right").input_value()) == (
        PROPOSAL,
        MOLOTOV,
    )
    assert read_at(page, "[data-left='shikotan']").startswith("offered: transfer from the USSR")


def test_two_three_or_four_scenarios_are_compared_in_step_and_the_address_keeps_them(
    site: Path, open_page: Open
) -> None:
    opened = open_page(site / "compare.html")
    page = opened.page
    assert page.locator("#map_third").is_hidden() and page.locator("#picker_third").is_hidden()
    page.locator("#how-many").select_option("4")
    page.locator("#picker_third").select_option(MOLOTOV)
    page.locator("#picker_fourth").select_option("1951-san-francisco-treaty")
    assert page.locator(".side:visible").count() == 4
    page.evaluate("atlas.sides.fourth.map.panBy([40, 20], { animate: false })")
    page.evaluate("atlas.sides.third.map.setZoom(8, { animate: false })")
    state = "Object.values(atlas.sides).map(({ map: m }) => [m.getCenter().lat, m.getCenter().lng, m.getZoom()])"
    states = page.evaluate(state)
    assert len(states) == 4
    assert all(one == pytest.approx(states[0], abs=1e-3) for one in states)
    assert set(fills(page, "third")) == {"url(#p-holds-ussr-claimed)"}
    assert (
        page.locator("[data-fourth='urup-shumshu']").text_content().strip() == "renounced by Japan, no recipient named"
    )
    names = page.locator("#differences li i").all_inner_texts()
    assert {SHIPPED.claims.scenarios[key].title["en"] for key in (MOLOTOV, "1951-san-francisco-treaty")} <= set(names)
    again = open_page(site / "compare.html", page.evaluate("location.hash")).page
    assert again.locator(".side:visible").count() == 4
    assert fills(again, "fourth") == fills(page, "fourth")
    page.locator("#how-many").select_option("2")
    assert page.locator(".side:visible").count() == 2 and page.evaluate("Object.keys(atlas.sides).length") == 2
    assert opened.console == []


def test_swap_on_a_scenarios_page_leads_to_the_others_page_compared_with_this(site: Path, open_page: Open) -> None:
    page = open_page(site / f"{PROPOSAL}.html").page
    page.locator("#picker_left").select_option(DECLARATION)
    page.locator("#swap").click()
    page.wait_for_url(f"**/{DECLARATION}.html#vs={PROPOSAL}")
    assert page.locator("#picker_left").input_value() == PROPOSAL
    page.locator("#swap").click()
    page.wait_for_url(f"**/{PROPOSAL}.html#vs={DECLARATION}")


def test_swap_with_control_leads_to_the_page_for_any_records(site: Path, open_page: Open) -> None:
    page = open_page(site / f"{PROPOSAL}.html", "#vs=control").page
    left, right = fills(page, "left"), fills(page, "right")
    page.locator("#swap").click()
    page.wait_for_url("**/compare.html#*")
    assert (fills(page, "left"), fills(page, "right")) == (right, left)


def test_a_copied_link_opens_the_same_comparison_view_and_layer_and_back_goes_back(site: Path, open_page: Open) -> None:
    page = open_page(site / f"{PROPOSAL}.html").page
    page.locator("#picker_left").select_option("1955-08-japan-revised")
    page.locator("#overview_left").click()
    page.locator("#lines").check()
    address = page.evaluate("location.hash")
    again = open_page(site / f"{PROPOSAL}.html", address).page
    bounds = "(() => { const b = atlas.sides.left.map.getBounds(); return [b.getWest(), b.getNorth()]; })()"
    assert again.locator("#picker_left").input_value() == "1955-08-japan-revised"
    assert again.evaluate(bounds) == pytest.approx(page.evaluate(bounds))
    assert again.locator("#lines").is_checked() and again.locator("#map_left path.boundary").count() == 4
    page.go_back()
    assert not page.locator("#lines").is_checked() and page.locator("#map_left path.boundary").count() == 0
    page.go_back()
    assert page.evaluate("atlas.sides.left.map.getBounds().getWest()") > 144
    page.go_back()
    assert page.locator("#picker_left").input_value() == MOLOTOV

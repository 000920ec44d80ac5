"""Pages in a real browser, from disk, with the network refused."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from claims import administration_at, compare, compare_with_control
from claims_atlas.reading import read
from maps.geometry.figure import PANEL
from tests.conftest import WORLD, becomes
from tests.sampling import each
from tests.shipped import SCENARIOS, SHIPPED

Open = Callable[..., Any]
MOLOTOV, PROPOSAL, DECLARATION = "1955-molotov-proposal", "1955-08-soviet-proposal", "1956-joint-declaration"


def read_at(page: Any, selector: str) -> str:
    """What a reader sees in one place of the table, which is laid out when it comes near."""
    place = page.locator(selector)
    place.scroll_into_view_if_needed()
    expect(place).to_have_text(re.compile(r"\S"), use_inner_text=True)
    return str(place.inner_text()).strip()


def fills(page: Any, side: str) -> list[str]:
    """Fills of a side's territories, in order."""
    return page.evaluate("side => atlas.sides[side].paths.map(p => p.getElement().getAttribute('fill'))", side)


@pytest.mark.parametrize("key", each([*SCENARIOS, "index", "compare"], always=["index", "compare"]))
def test_a_page_opens_from_disk_without_a_console_line_or_a_request(key: str, site: Path, open_page: Open) -> None:
    opened = open_page(site / f"{key}.html")
    opened.page.wait_for_load_state()
    assert opened.requests == [(site / f"{key}.html").as_uri()]
    assert opened.console == []


@pytest.mark.parametrize("key", each(SCENARIOS))
def test_both_maps_draw_every_territory_with_all_its_islands_in_the_fill_of_its_disposition(
    key: str, site: Path, open_page: Open
) -> None:
    page = open_page(site / f"{key}.html").page
    assert page.locator("html.drawn").count() == 1
    for side in ("left", "right"):
        drawn = fills(page, side)
        islands = page.evaluate(
            "side => atlas.sides[side].paths.map(p => p.getElement().getAttribute('d').split('M').length - 1)", side
        )
        rings = Counter(dict.fromkeys(SHIPPED.geodata.territories, 0))
        for outline in SHIPPED.geodata.outlines:
            rings[outline.territory] += 1 + len(outline.polygon.interiors)
        assert islands == list(rings.values())
        record = page.evaluate("side => atlas.sides[side].record", side)
        cells = page.evaluate("record => atlas.data.records[record].cells.map(c => c[0])", record)
        assert drawn == [f"url(#{cell})" for cell in cells]
        for fill in set(drawn):
            assert page.locator(f'[id="{fill[5:-1]}"]').count() == 1


def test_the_policy_keeps_the_browser_from_the_network(site: Path, open_page: Open) -> None:
    opened = open_page(site / f"{DECLARATION}.html")
    refused = opened.page.evaluate("fetch('https://example.org/').then(() => 'went', () => 'refused')")
    assert refused == "refused"
    assert any("Content Security Policy" in line for line in opened.console)


def test_moving_one_map_moves_the_other(site: Path, open_page: Open) -> None:
    page = open_page(site / f"{DECLARATION}.html").page
    state = "side => { const m = atlas.sides[side].map, c = m.getCenter(); return [c.lat, c.lng, m.getZoom()]; }"
    for mover, follower in (("left", "right"), ("right", "left")):
        before = page.evaluate(state, follower)
        page.evaluate("side => atlas.sides[side].map.panBy([60, -40], { animate: false })", mover)
        page.evaluate("side => atlas.sides[side].map.setZoom(8.25, { animate: false })", mover)
        # Leaflet keeps a map's origin on whole pixels, so two maps agree to a pixel, which here is 0.005 degrees.
        assert page.evaluate(state, follower) == pytest.approx(page.evaluate(state, mover), abs=0.006, rel=0)
        assert page.evaluate(state, follower) != pytest.approx(before, abs=0.05, rel=0)


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


def test_a_page_whose_differences_lie_outside_the_main_view_opens_on_the_whole(site: Path, open_page: Open) -> None:
    url = site / "1956-09-us-aide-memoire.html"
    page = open_page(url, "#vs=1955-06-japan-opening").page
    west = "atlas.sides.right.map.getBounds().getWest()"
    assert page.evaluate(west) < 142
    assert open_page(url, f"#vs={MOLOTOV}").page.evaluate(west) > 144


def test_overview_and_buttons_switch_both_maps_to_the_whole_and_back(site: Path, open_page: Open) -> None:
    page = open_page(site / f"{DECLARATION}.html").page
    assert page.evaluate("atlas.sides.left.map.getBounds().getWest()") > 144
    page.locator("#overview_right").click()
    assert page.evaluate("atlas.sides.left.map.getBounds().getWest()") < 142
    assert page.locator("[data-view='whole']").get_attribute("aria-pressed") == "true"
    assert page.locator("#overview_left").is_hidden()  # it would say what the map says
    page.locator("[data-view='main']").click()
    assert page.evaluate("atlas.sides.right.map.getBounds().getWest()") > 144


def test_at_the_main_view_shikotan_is_about_as_wide_as_the_design_asks(site: Path, open_page: Open) -> None:
    page = open_page(site / f"{DECLARATION}.html").page
    width = page.evaluate(
        "atlas.sides.right.paths[atlas.data.territories.findIndex(t => t.id === 'shikotan')]"
        ".getElement().getBoundingClientRect().width"
    )
    assert width > 40


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (768, 1024), (390, 844)])
def test_labels_cover_neither_each_other_nor_the_overview(size: tuple[int, int], site: Path, open_page: Open) -> None:
    page = open_page(site / f"{DECLARATION}.html", width=size[0], height=size[1]).page
    for view in ("main", "whole"):
        page.locator(f"[data-view='{view}']").click()
        page.wait_for_timeout(100)
        for side in ("left", "right"):
            boxes = page.locator(f"#map_{side} [data-label], #overview_{side}:not([hidden])").evaluate_all(
                "nodes => nodes.map(n => n.getBoundingClientRect()).map(r => [r.left, r.top, r.right, r.bottom])"
            )
            assert len(boxes) >= 5
            for number, a in enumerate(boxes):
                for b in boxes[:number]:
                    assert not (a[0] < b[2] - 1 and b[0] < a[2] - 1 and a[1] < b[3] - 1 and b[1] < a[3] - 1), (a, b)


def test_each_territory_is_reached_by_keyboard_and_named_with_its_disposition(site: Path, open_page: Open) -> None:
    page = open_page(site / f"{DECLARATION}.html").page
    for side in ("left", "right"):
        paths = page.locator(f"#map_{side} path[data-territory]")
        names = paths.evaluate_all("nodes => nodes.map(n => n.getAttribute('aria-label'))")
        assert len(names) == 6
        # What lies outside the view is no stop of the keyboard's.
        stops = page.locator(f"#map_{side} path[tabindex='0']").evaluate_all("all => all.map(n => n.dataset.territory)")
        assert set(SHIPPED.claims.atlas.main_view) <= set(stops) and "southern-sakhalin" not in stops
        assert sorted(name.split(":")[0] for name in names) == sorted(
            " / ".join(territory.name["en"]) for territory in SHIPPED.geodata.territories.values()
        )
    page.locator("#map_right path[aria-label^='Shikotan']").focus()
    page.keyboard.press("Enter")
    assert "to be transferred from the USSR to Japan, after a peace treaty" in page.locator("#detail").inner_text()


def test_the_pointer_names_the_island_that_it_is_on(site: Path, open_page: Open) -> None:
    page = open_page(site / f"{DECLARATION}.html").page
    named = "([lat, lon]) => { const s = atlas.sides.right; return nameAt(s.paths[0].geometry, [lat, lon]); }"
    for outline in SHIPPED.geodata.outlines:
        if outline.territory == "habomai":
            inside = outline.polygon.representative_point()
            assert page.evaluate(named, [inside.y, inside.x]) == outline.name
    assert page.evaluate(named, [43.0, 147.0]) == ""
    place = page.evaluate(
        "(() => { const m = atlas.sides.right.map, p = m.latLngToContainerPoint([43.50, 146.14]),"
        " r = m.getContainer().getBoundingClientRect(); return [r.left + p.x, r.top + p.y]; })()"
    )
    page.mouse.move(*place)
    said = page.locator("#map_right .hint").inner_text()
    assert said.startswith("Shibotsu") and "Habomai Islands" in said and "to be transferred" in said


def test_a_map_that_starts_hidden_is_drawn_when_it_is_shown(site: Path, tmp_path: Path, open_page: Open) -> None:
    frame = tmp_path / "slide.html"
    url = (site / f"{DECLARATION}.html").as_uri()
    frame.write_text(
        '<div id="slide" style="display:none">'
        f'<iframe src="{url}" sandbox="allow-scripts" width="1000" height="700"></iframe></div>',
        encoding="utf-8",
    )
    opened = open_page(frame)
    opened.page.wait_for_timeout(300)
    opened.page.evaluate("document.getElementById('slide').style.display = 'block'")
    inner = opened.page.frames[1]
    becomes(inner, "document.getElementById('map_right').offsetWidth > 100")
    inner.wait_for_timeout(300)
    assert inner.evaluate("atlas.sides.right.map.getBounds().getWest()") > 144
    assert inner.evaluate("atlas.sides.right.map.getBounds().getEast()") < 151
    assert opened.console == []


def test_hostile_text_is_shown_and_never_run(world_site: Path, open_page: Open) -> None:
    opened = open_page(world_site / "1900-treaty.html")
    assert '`${so}` it is, said "the clerk" </script>.' in read_at(opened.page, "#row-north-isle blockquote")
    assert opened.console == []


def test_another_atlas_draws_as_well(world_site: Path, open_page: Open) -> None:
    opened = open_page(world_site / "1910-offer.html")
    drawn = read(WORLD)[1]
    assert drawn is not None
    assert len(fills(opened.page, "left")) == len(drawn.territories)
    assert opened.console == []


def test_a_page_is_useful_without_script(site: Path, open_page: Open) -> None:
    page = open_page(site / f"{PROPOSAL}.html", java_script_enabled=False).page
    assert page.locator("#figure").is_visible()
    assert not page.locator("#maps").is_visible() and not page.locator("#picker_left").is_visible()
    assert page.locator("#row-shikotan").is_visible() and page.locator(".sources").first.is_visible()
    assert page.locator("#differences li").count() == 2
    drawn = page.locator("#figure [data-side='right'] [data-territory='shikotan'] use").first
    assert drawn.get_attribute("fill").startswith("url(#p-transfers-ussr-japan-offered")


def test_print_shows_the_still_picture_of_the_comparison_that_was_picked(site: Path, open_page: Open) -> None:
    page = open_page(site / f"{PROPOSAL}.html").page
    assert not page.locator("#figure").is_visible()
    page.locator("#picker_left").select_option(DECLARATION)
    page.emulate_media(media="print")
    assert page.locator("#figure").is_visible() and not page.locator("#maps").is_visible()
    left = page.locator("#figure [data-side='left']")
    assert left.locator("[data-title]").text_content() == "Joint Declaration of Japan and the USSR"
    assert left.locator("[data-territory='etorofu']").get_attribute("fill") == "url(#p-silent)"
    assert left.locator("[data-label='etorofu'] .outcome").text_content() == "not addressed"
    assert left.locator("[data-words='etorofu']").text_content() == "not addressed"
    assert left.locator("[data-label='etorofu'] .name").text_content() == "∅\u00a0Etorofu / Iturup"
    # And it opens where the comparison does: what Portsmouth disposes of lies outside the main view.
    page.emulate_media(media="screen")
    assert left.locator("[data-label='southern-sakhalin']").count() == 0
    page = open_page(site / "1905-portsmouth-treaty.html").page
    page.locator("#picker_left").select_option(DECLARATION)
    page.emulate_media(media="print")
    assert page.locator("#figure [data-label='southern-sakhalin']:visible").count() == 2


SMALLEST_PRINTED = """() => {
  const points = (node) => {
    const { fontSize } = getComputedStyle(node), matrix = node.getScreenCTM && node.getScreenCTM();
    return parseFloat(fontSize) * (matrix ? Math.hypot(matrix.a, matrix.b) : 1) * 0.75;
  };
  const shown = [...document.querySelectorAll("body *")].filter((node) => node.getClientRects().length
    && [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim()));
  return shown.map((node) => [Math.round(points(node) * 100) / 100, node.textContent.trim().slice(0, 40)])
    .sort(([one], [other]) => one - other).slice(0, 3); }"""


@pytest.mark.parametrize("picked", ["", "1905-portsmouth-treaty"])
def test_nothing_is_printed_smaller_than_seven_and_a_half_points(picked: str, site: Path, open_page: Open) -> None:
    page = open_page(site / f"{DECLARATION}.html").page
    if picked:
        page.locator("#picker_left").select_option(picked)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 1062, "height": 733})  # A4 landscape less its margins, at 96 px to the inch
    smallest = page.evaluate(SMALLEST_PRINTED)
    assert smallest[0][0] >= 7.45, smallest


def test_the_first_printed_page_holds_picture_legend_and_dispositions(site: Path, open_page: Open) -> None:
    page = open_page(site / f"{DECLARATION}.html").page
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 1062, "height": 733})  # A4 landscape less its margins, at 96 px to the inch
    for part in ("#figure", ".panel-key", "#legend", ".summary"):
        bottom = page.locator(part).first.evaluate("n => n.getBoundingClientRect().bottom + scrollY")
        assert 0 < bottom < 733, part
    assert page.locator("[data-words='southern-sakhalin']:visible").count() == 2


@pytest.mark.parametrize("key", each(SCENARIOS))
def test_a_page_prints_on_two_sheets(key: str, site: Path, open_page: Open) -> None:
    page = open_page(site / f"{key}.html").page
    pdf = page.pdf(prefer_css_page_size=True, print_background=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 2


def test_labels_of_the_still_picture_keep_off_each_other_and_inside(site: Path, open_page: Open) -> None:
    page = open_page(site / f"{DECLARATION}.html", java_script_enabled=False).page
    for side in ("left", "right"):
        boxes = page.locator(f"#figure [data-side='{side}'] [data-label]").evaluate_all(
            "nodes => nodes.map(n => n.getBBox()).map(b => [b.x, b.y, b.x + b.width, b.y + b.height])"
        )
        assert len(boxes) >= 4
        assert all(0 < a[0] < a[2] < PANEL[0] and 0 < a[1] < a[3] < PANEL[1] for a in boxes)
        for number, a in enumerate(boxes):
            for b in boxes[:number]:
                assert not (a[0] < b[2] and b[0] < a[2] and a[1] < b[3] - 3 and b[1] < a[3] - 3), (a, b)


WIDE, NARROW = (1280, 720), (390, 844)
KINDS = (DECLARATION, MOLOTOV, "1951-san-francisco-treaty", "index", "compare")


@pytest.mark.parametrize(
    ("key", "size"),
    each(product(KINDS, (WIDE, NARROW)), 0, always=[(DECLARATION, WIDE), ("index", NARROW), ("compare", NARROW)]),
)
def test_axe_finds_nothing(key: str, size: tuple[int, int], site: Path, open_page: Open) -> None:
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415

    page = open_page(site / f"{key}.html", width=size[0], height=size[1]).page
    found = Axe().run(page).response["violations"]
    assert [(violation["id"], violation["nodes"][0]["html"]) for violation in found] == []


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


@pytest.mark.parametrize("place", each(range(1, len(SCENARIOS)), 3))
def test_previous_and_next_lead_through_time(place: int, site: Path, open_page: Open) -> None:
    before, after = list(SHIPPED.claims.scenarios)[place - 1 : place + 1]
    page = open_page(site / f"{before}.html").page
    page.locator("nav a.after").click()
    page.wait_for_url(f"**/{after}.html")
    page.locator("nav a.before").click()
    page.wait_for_url(f"**/{before}.html")


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


def test_what_the_reader_moves_by_hand_survives_in_the_address(site: Path, open_page: Open) -> None:
    page = open_page(site / f"{DECLARATION}.html").page
    box = page.locator("#map_right").bounding_box()
    page.mouse.move(box["x"] + 300, box["y"] + 60)
    page.mouse.down()
    page.mouse.move(box["x"] + 220, box["y"] + 90, steps=4)
    page.mouse.up()
    becomes(page, "location.hash.includes('view=')")
    centre = "(() => { const c = atlas.sides.right.map.getCenter(); return [c.lat, c.lng]; })()"
    again = open_page(site / f"{DECLARATION}.html", page.evaluate("location.hash")).page
    assert again.evaluate(centre) == pytest.approx(page.evaluate(centre), abs=0.01)


def test_links_inside_the_page_move_the_focus_and_keep_the_address(site: Path, open_page: Open) -> None:
    opened = open_page(site / f"{PROPOSAL}.html", "#vs=control")
    opened.page.locator("#row-habomai a[href^='#s-']").first.click()
    assert opened.page.evaluate("document.activeElement.id").startswith("s-")
    assert opened.page.evaluate("location.hash") == "#vs=control"
    assert opened.console == []


def test_a_button_in_the_table_shows_its_territory_on_both_maps(site: Path, open_page: Open) -> None:
    page = open_page(site / f"{DECLARATION}.html").page
    page.locator("[data-show='southern-sakhalin']").click()
    west, east = page.evaluate(
        "(() => { const b = atlas.sides.left.map.getBounds(); return [b.getWest(), b.getEast()]; })()"
    )
    assert west < 141.9 and 144.7 < east < 152


@pytest.mark.parametrize("size", [(1280, 720), (390, 844)])
def test_every_territory_can_be_hit_at_overview_zoom(size: tuple[int, int], site: Path, open_page: Open) -> None:
    page = open_page(site / f"{DECLARATION}.html", "#view=whole", width=size[0], height=size[1]).page
    for index in range(len(SHIPPED.geodata.territories)):
        area = page.evaluate(
            """index => { const s = atlas.sides.right;
              const mine = [...s.paths, ...s.hits].filter(l => l.territory === index);
              const nodes = mine.filter(l => l._map && l.getElement());
              const boxes = nodes.map(l => l.getElement().getBoundingClientRect());
              return [Math.max(...boxes.map(b => b.width)), Math.max(...boxes.map(b => b.height))]; }""",
            index,
        )
        assert min(area) >= 24, (index, area)


def test_an_embedded_page_shows_maps_title_and_legend_alone_and_leaves_the_wheel(
    site: Path, tmp_path: Path, open_page: Open
) -> None:
    frame = tmp_path / "course.html"
    url = (site / f"{PROPOSAL}.html").as_uri() + "#embed&vs=control"
    frame.write_text(
        f'<iframe src="{url}" sandbox="allow-scripts" width="960" height="540"></iframe>'
        '<p style="height: 3000px">Text</p>',
        encoding="utf-8",
    )
    opened = open_page(frame)
    inner = opened.page.frames[1]
    becomes(inner, "document.documentElement.classList.contains('drawn')")
    for shown in ("h1", "#map_left", "#map_right", "#legend"):
        assert inner.locator(shown).is_visible(), shown
    for hidden in (".crumb", "#picker_left", "#differences", "table", "footer", "#snippet"):
        assert not inner.locator(hidden).first.is_visible(), hidden
    assert inner.evaluate("atlas.sides.left.record") == "control"
    assert inner.evaluate("document.documentElement.scrollHeight <= innerHeight + 1")
    inner.wait_for_timeout(300)
    assert inner.evaluate("atlas.sides.left.map.getSize().y === document.getElementById('map_left').offsetHeight")
    # Whole pixels cost a little of the margin that the view has around its outlines.
    assert inner.evaluate("atlas.sides.left.map.getBounds().contains(L.latLngBounds(atlas.data.views.main).pad(-0.03))")
    zoom = inner.evaluate("atlas.sides.left.map.getZoom()")
    opened.page.mouse.move(300, 300)
    opened.page.mouse.down()
    opened.page.mouse.up()
    opened.page.mouse.wheel(0, 400)
    becomes(opened.page, "scrollY > 0")
    assert inner.evaluate("atlas.sides.left.map.getZoom()") == zoom
    assert opened.console == []


def test_the_snippet_is_copied_without_the_clipboard_interface(site: Path, open_page: Open) -> None:
    opened = open_page(site / f"{DECLARATION}.html")
    page = opened.page
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { get() { throw new Error('not here'); } })")
    page.locator("#copy").click()
    assert page.locator("#copied").inner_text() == "Copied."
    snippet = page.locator("#snippet").input_value()
    assert f'src="{DECLARATION}.html#embed"' in snippet and 'title="Joint Declaration' in snippet
    assert page.locator("#snippet").get_attribute("readonly") is not None
    assert page.evaluate("document.getSelection().toString() || document.activeElement.value") == snippet
    assert opened.console == []


def test_text_at_twice_the_size_loses_nothing(site: Path, open_page: Open) -> None:
    page = open_page(site / f"{DECLARATION}.html", width=1280, height=900).page
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    page.wait_for_timeout(200)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1")
    assert page.locator("#picker_left").is_visible() and page.locator("#map_right").is_visible()

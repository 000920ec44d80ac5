"""Pages in a real browser, from disk, with the network refused."""

from __future__ import annotations

from collections import Counter
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from claims_atlas.reading import read
from tests.browsing import DECLARATION, MOLOTOV, PROPOSAL, Open, fills, read_at
from tests.conftest import WORLD, becomes
from tests.sampling import each
from tests.shipped import SCENARIOS, SHIPPED


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


@pytest.mark.parametrize("place", each(range(1, len(SCENARIOS)), 3))
def test_previous_and_next_lead_through_time(place: int, site: Path, open_page: Open) -> None:
    before, after = list(SHIPPED.claims.scenarios)[place - 1 : place + 1]
    page = open_page(site / f"{before}.html").page
    page.locator("nav a.after").click()
    page.wait_for_url(f"**/{after}.html")
    page.locator("nav a.before").click()
    page.wait_for_url(f"**/{before}.html")


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


@pytest.mark.parametrize(
    ("state", "options"),
    [
        ("", {"color_scheme": "dark"}),
        ("", {"forced_colors": "active"}),
        ("", {"forced_colors": "active", "color_scheme": "dark"}),
        ("#embed", {"width": 600, "height": 400}),
        ("", {"width": 320, "height": 256}),  # a window of 1280 px at 400 %
    ],
)
def test_axe_finds_nothing_in_other_colours_frames_and_zooms(
    state: str, options: dict[str, Any], site: Path, open_page: Open
) -> None:
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415

    page = open_page(site / f"{DECLARATION}.html", state, **options).page
    found = Axe().run(page).response["violations"]
    assert [(violation["id"], violation["nodes"][0]["html"]) for violation in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

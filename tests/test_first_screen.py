"""What a reader needs is in the first screen: title, sentence, strip, both maps, key, and the answer to a click."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claims_atlas.reading import read
from maps.view.opening_view import opening_view
from maps.view.phrases import Phrases
from maps.view.records import record_of
from maps.view.site import place
from maps.view.substance import substance
from tests.conftest import ROOT, WORLD, becomes
from tests.shipped import SHIPPED

Open = Callable[..., Any]
DECLARATION, PORTSMOUTH = "1956-joint-declaration", "1905-portsmouth-treaty"
SAMPLE = [DECLARATION, PORTSMOUTH, "1955-08-soviet-proposal", "1998-kawana-proposal", "1875-st-petersburg-treaty"]


def bottom(page: Any, selector: str) -> float:
    """Where something ends, in CSS px from the top of the page."""
    return float(page.locator(selector).first.evaluate("n => n.getBoundingClientRect().bottom + scrollY"))


@pytest.mark.parametrize("folder", ["", "ja/", "ru/"])
@pytest.mark.parametrize("key", [*SAMPLE, "compare"])
def test_everything_needed_is_in_the_first_screen(key: str, folder: str, site: Path, open_page: Open) -> None:
    page = open_page(site / f"{folder}{key}.html").page
    parts = [".bar", "h1", *([".substance"] if key != "compare" else []), ".pick", "#maps", ".key", "#detail"]
    ends = [bottom(page, part) for part in parts]
    assert ends == sorted(ends) and ends[-1] <= 720
    assert 39 <= ends[0] <= 42  # one bar of 40 px and its line
    for side in ("left", "right"):
        box = page.locator(f"#map_{side}").bounding_box()
        assert box["height"] >= 280 and box["width"] >= 590 and box["y"] + box["height"] <= 720
    # The answer to a click, and to the keyboard, stands where it can be seen.
    page.locator("#map_right path[data-territory='shikotan']").focus()
    said = page.locator("#detail")
    assert said.locator("b").inner_text() == page.evaluate("atlas.data.territories[1].name")
    assert said.locator("em").count() == 2 and bottom(page, "#detail em") <= 720
    assert page.evaluate("scrollY") == 0


@pytest.mark.parametrize("size", [(1920, 1080), (768, 1024), (390, 844)])
def test_other_sizes_show_maps_and_key_at_once(size: tuple[int, int], site: Path, open_page: Open) -> None:
    page = open_page(site / f"{DECLARATION}.html", width=size[0], height=size[1]).page
    assert bottom(page, "#maps") < bottom(page, ".key") <= size[1]
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_a_wide_screen_has_sentence_quotation_and_citation_beside_the_maps(site: Path, open_page: Open) -> None:
    page = open_page(site / f"{DECLARATION}.html", width=1920, height=1080).page
    quote, maps = page.locator("blockquote.main-quote"), page.locator("#maps").bounding_box()
    assert "agrees to transfer to Japan" in quote.inner_text()
    assert quote.bounding_box()["x"] + quote.bounding_box()["width"] <= maps["x"]
    assert maps["height"] > 700
    assert not open_page(site / f"{DECLARATION}.html").page.locator("blockquote.main-quote").is_visible()


def test_the_key_has_what_is_used_and_explains_its_signs(site: Path, open_page: Open) -> None:
    page = open_page(site / f"{DECLARATION}.html").page
    signs = page.locator("#legend [data-kind]").evaluate_all("all => all.map(one => one.dataset.kind)")
    assert signs == ["nothing"]  # where both speak, they agree on the holders
    assert page.locator("#map_right [data-label='etorofu'] .sign").text_content().strip() == "∅"
    assert page.locator("#map_left [data-label='etorofu'] .sign").count() == 0
    page.locator("#picker_left").select_option("1955-06-japan-opening")
    signs = page.locator("#legend [data-kind]").evaluate_all("all => all.map(one => one.dataset.kind)")
    assert signs == ["otherwise", "nothing"]
    page.wait_for_timeout(100)
    assert page.locator("#map_left [data-label='shikotan'] .sign").text_content().strip() == "≠"
    worn = page.evaluate("[...new Set(Object.keys(atlas.sides).flatMap(s => atlas.cellsOf(s).map(c => c[0])))].sort()")
    keyed = page.locator("#legend [data-symbol]").evaluate_all("all => all.map(one => one.dataset.symbol).sort()")
    assert keyed == worn


def test_silence_is_drawn_thin_and_what_is_disposed_of_heavy(site: Path, open_page: Open) -> None:
    page = open_page(site / f"{DECLARATION}.html").page
    weight = "side => atlas.sides[side].coasts.map(c => getComputedStyle(c.getElement()).stroke)"
    drawn = page.evaluate(weight, "right")
    assert [stroke == "none" for stroke in drawn] == [False, False, True, True, True, True]
    assert page.evaluate(weight, "left").count("none") == 0


# ---- views ----------------------------------------------------------------------------------------------------------


def test_the_page_opens_where_python_says(site: Path, open_page: Open) -> None:
    territories, phrases = list(SHIPPED.geodata.territories), Phrases(SHIPPED.claims.atlas, "en")
    records = {key: record_of(SHIPPED.claims, key, territories, phrases) for key in SHIPPED.claims.scenarios}
    page = open_page(site / "compare.html").page
    found = page.evaluate("""() => { const { records } = atlas.data, found = {};
      for (const one in records) for (const other in records)
        found[`${one}/${other}`] = atlas.openingView(records[one].cells, records[other].cells);
      return found; }""")
    views = set()
    for one in records.values():
        for other in records.values():
            expected = opening_view(one, other, territories, SHIPPED.claims.atlas.main_view)
            assert found[f"{one.id}/{other.id}"] == expected, (one.id, other.id)
            views.add(expected)
    assert views == {"main", "whole"}


def test_silence_is_never_the_reason_for_a_view() -> None:
    territories, phrases = list(SHIPPED.geodata.territories), Phrases(SHIPPED.claims.atlas, "en")
    main = set(SHIPPED.claims.atlas.main_view)
    for key, scenario in SHIPPED.claims.scenarios.items():
        record = record_of(SHIPPED.claims, key, territories, phrases)
        spoken = {one for one, said in scenario.territories.items() if said.outcome != "silent"}
        assert opening_view(record, None, territories, main) == ("whole" if spoken and not spoken & main else "main"), (
            key
        )
        assert opening_view(record, record, territories, main) == opening_view(record, None, territories, main)


@pytest.mark.parametrize(("key", "sees_sakhalin"), [(PORTSMOUTH, True), (DECLARATION, False)])
def test_live_map_and_still_picture_open_alike(key: str, sees_sakhalin: bool, site: Path, open_page: Open) -> None:
    page = open_page(site / f"{key}.html").page
    assert (page.evaluate("atlas.sides.right.map.getBounds().getWest()") < 142) is sees_sakhalin
    still = open_page(site / f"{key}.html", java_script_enabled=False).page
    assert (still.locator("#figure [id^=f-southern-sakhalin-]").count() > 0) is sees_sakhalin


# ---- the sentence ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "language", "expected"),
    [
        (DECLARATION, "en", "Habomai Islands and Shikotan to Japan after a peace treaty; the rest not mentioned."),
        (DECLARATION, "ja", "平和条約の締結後、歯舞群島と色丹島を日本へ引き渡す。その他は言及なし。"),
        (
            DECLARATION,
            "ru",
            "Острова Хабомаи и Шикотан: передача Японии после заключения мирного договора; остальное: не упоминается.",
        ),
        (PORTSMOUTH, "en", "Southern Karafuto / Southern Sakhalin ceded by Russia to Japan; the rest not mentioned."),
        ("1955-molotov-proposal", "en", "All territories claimed for the USSR."),
        ("1946-scapin-677", "en", "None of the territories is mentioned."),
    ],
)
def test_one_sentence_says_what_a_record_does(key: str, language: str, expected: str) -> None:
    names = {one: place(one, t, language, "en").label for one, t in SHIPPED.geodata.territories.items()}
    assert substance(SHIPPED.claims.scenarios[key], names, Phrases(SHIPPED.claims.atlas, language)) == expected


@pytest.mark.parametrize("atlas", [ROOT, WORLD], ids=["shipped", "world"])
def test_every_sentence_names_each_territory_or_counts_it_to_the_rest(atlas: Path) -> None:
    _problems, geodata, claims = read(atlas)
    assert geodata is not None and claims is not None
    for language in claims.atlas.languages:
        names = {
            one: place(one, t, language, claims.atlas.languages[0]).label for one, t in geodata.territories.items()
        }
        phrases = Phrases(claims.atlas, language)
        for key, scenario in claims.scenarios.items():
            said = substance(scenario, names, phrases)
            assert said[-1] in ".。" and "{" not in said and said[0] == said[0].upper(), (key, said)
            left = [name for name in names.values() if name.lower() not in said.lower()]
            whole = [phrases.gettext(word).lower() for word in ("the rest", "all territories")]
            assert not left or any(word in said.lower() for word in whole) or left == list(names.values()), (key, said)


# ---- the answer, focus, one map, gestures ---------------------------------------------------------------------------


def test_nothing_out_of_view_takes_the_focus(site: Path, open_page: Open) -> None:
    page = open_page(site / f"{DECLARATION}.html").page
    seen = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        box = page.evaluate(
            "(() => { const n = document.activeElement, r = n.getBoundingClientRect();"
            " return [n.dataset.territory || n.id || n.tagName, r.left, r.top, r.right, r.bottom]; })()"
        )
        seen.add(box[0])
        assert box[3] > 0 and box[4] > 0 and box[1] < 1280 and box[2] < 720, box
    assert {"shikotan", "etorofu", "picker_left"} <= seen and "southern-sakhalin" not in seen


def test_skip_links_lead_past_the_bar_and_past_the_maps(site: Path, open_page: Open) -> None:
    page = open_page(site / f"{DECLARATION}.html").page
    for stop, target in ((1, "maps"), (2, "table-title")):
        page.goto("about:blank")
        page.goto((site / f"{DECLARATION}.html").as_uri())
        for _ in range(stop):
            page.keyboard.press("Tab")
        assert page.locator(":focus").bounding_box()["y"] >= 0
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == target


def test_one_map_flips_between_the_records(site: Path, open_page: Open) -> None:
    page = open_page(site / f"{DECLARATION}.html").page
    page.locator("#one").click()
    left, right = page.locator("#map_left"), page.locator("#map_right")
    assert right.is_visible() and not left.is_visible()
    assert right.bounding_box() == left.bounding_box() and right.bounding_box()["width"] > 1200
    page.keyboard.down("f")
    assert left.is_visible() and not right.is_visible()
    page.keyboard.up("f")
    assert right.is_visible() and not left.is_visible()
    page.locator("#which [data-which='left']").click()
    assert left.is_visible() and not right.is_visible()
    again = open_page(site / f"{DECLARATION}.html", page.evaluate("location.hash")).page
    assert again.locator("html.one").count() == 1
    page.locator("#one").click()
    assert left.is_visible() and right.is_visible()


def test_a_phone_has_one_map_with_a_switch_and_scrolls_under_one_finger(site: Path, open_page: Open) -> None:
    opened = open_page(site / f"{DECLARATION}.html", width=390, height=844, has_touch=True, is_mobile=True)
    page = opened.page
    assert page.locator(".map:visible").count() == 1 and page.locator("#which button").count() == 2
    box = page.locator("#map_right").bounding_box()
    centre = "(() => { const c = atlas.sides.right.map.getCenter(); return [c.lat, c.lng]; })()"
    before = page.evaluate(centre)
    session = opened.context.new_cdp_session(page)
    at = {"x": box["x"] + 150, "y": box["y"] + 200}

    def touch(kind: str, *points: tuple[float, float]) -> None:
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]})
        page.wait_for_timeout(16)

    touch("touchStart", (at["x"], at["y"]))
    for step in range(1, 9):
        touch("touchMove", (at["x"], at["y"] - 20 * step))
    touch("touchEnd")
    page.wait_for_timeout(300)
    assert page.evaluate("scrollY") > 80
    assert page.evaluate(centre) == before
    page.evaluate("scrollTo(0, 0)")

    one, two = (at["x"] - 50, at["y"]), (at["x"] + 50, at["y"])
    touch("touchStart", one)
    touch("touchStart", one, two)
    for step in range(1, 7):
        touch("touchMove", (one[0], one[1] - 10 * step), (two[0], two[1] - 10 * step))
    touch("touchEnd")
    assert page.evaluate("scrollY") == 0
    assert page.evaluate(centre)[0] < before[0] - 0.1
    assert opened.console == []


@pytest.mark.parametrize("size", [(1280, 720), (390, 844)])
def test_targets_are_large_enough_for_a_finger(size: tuple[int, int], site: Path, open_page: Open) -> None:
    page = open_page(site / f"{DECLARATION}.html", width=size[0], height=size[1]).page
    small = page.locator(".first :is(button, select, input, a), .bar a").evaluate_all(
        "all => all.map(n => [n.id || n.textContent.trim(), n.getBoundingClientRect()])"
        ".filter(([, r]) => r.width && (r.height < 23.5 || r.width < 23.5))"
        ".map(([name, r]) => [name, r.width, r.height])"
    )
    inline = {"Soviet Proposal (Habomai and Shikotan)", "lines"}  # a link in a line of text; a box within its label
    assert [one for one in small if one[0] not in inline] == []


# ---- embedded, saved, captured, failing -----------------------------------------------------------------------------


def test_type_grows_with_the_frame(site: Path, open_page: Open) -> None:
    url, sizes = site / f"{DECLARATION}.html", {}
    for width, height in ((1920, 1080), (960, 540), (600, 400)):
        page = open_page(url, "#embed", width=width, height=height).page
        page.wait_for_timeout(200)
        name = page.locator("#map_right [data-label='shikotan'] .name").first
        sizes[width] = float(name.evaluate("n => parseFloat(getComputedStyle(n).fontSize)"))
        assert page.evaluate("document.documentElement.scrollHeight <= innerHeight + 1")
        assert page.locator("#legend").is_visible() and not page.locator(".pick").is_visible()
    assert sizes[1920] >= 36 and 17 <= sizes[960] < 20 and sizes[600] >= 13


def test_the_frame_has_a_size_where_its_style_is_dropped(site: Path, open_page: Open) -> None:
    snippet = open_page(site / f"{DECLARATION}.html").page.locator("#snippet").input_value()
    width, height = (int(re.search(rf' {name}="(\d+)"', snippet)[1]) for name in ("width", "height"))  # type: ignore[index]
    assert width >= 900 and height >= 500


def test_a_page_saved_from_the_browser_shows_its_maps_once(site: Path, tmp_path: Path, open_page: Open) -> None:
    page = open_page(site / f"{DECLARATION}.html").page
    page.locator("#picker_left").select_option("1955-06-japan-opening")
    page.locator("#map_right path[data-territory='etorofu']").focus()
    becomes(page, "!document.querySelector('.fading')")
    count = "document.querySelectorAll('#maps path').length"
    shown = "[...document.querySelectorAll('#map_left [data-label]')].map(n => n.textContent)"
    before = page.evaluate(count), page.evaluate(shown), page.locator("#differences").inner_text()
    saved = tmp_path / "saved.html"
    saved.write_text("<!doctype html>" + page.evaluate("document.documentElement.outerHTML"), encoding="utf-8")
    again = open_page(saved).page
    again.wait_for_timeout(200)
    assert (again.evaluate(count), again.evaluate(shown), again.locator("#differences").inner_text()) == before
    assert again.locator(".leaflet-control-zoom").count() == 2 and again.locator("#legend li").count() > 2
    again.locator("#picker_left").select_option("1955-molotov-proposal")
    assert again.evaluate("atlas.sides.left.record") == "1955-molotov-proposal"


@pytest.mark.parametrize("where", ["the data", "the maps"])
def test_a_script_that_fails_leaves_the_still_picture(where: str, site: Path, tmp_path: Path, open_page: Open) -> None:
    html = (site / f"{DECLARATION}.html").read_text(encoding="utf-8")
    broken = (
        html.replace('id="atlas-data">{', 'id="atlas-data">{,', 1)
        if where == "the data"
        else html.replace('id="start">', 'id="start">nothing.of();', 1)
    )
    assert broken != html
    (tmp_path / "broken.html").write_text(broken, encoding="utf-8")
    page = open_page(tmp_path / "broken.html").page
    assert page.locator("#figure").is_visible() and not page.locator("#maps").is_visible()
    assert page.locator("#row-shikotan").is_visible()


def test_a_full_page_capture_has_all_text_at_its_place(site: Path, open_page: Open) -> None:
    page = open_page(site / f"{DECLARATION}.html").page
    height = page.evaluate("document.documentElement.scrollHeight")
    hidden = page.evaluate(
        "[...document.querySelectorAll('main *')]"
        ".filter(node => getComputedStyle(node).contentVisibility !== 'visible').length"
    )
    page.set_viewport_size({"width": 1280, "height": height})
    assert hidden == 0
    low = page.locator(".sources li").last.evaluate("n => n.getBoundingClientRect().bottom")
    assert low <= height + 720  # what fills the window has grown with it, nothing else
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    assert page.locator(".sources li").last.is_visible()


def test_the_first_opening_is_set_in_the_embedded_type_as_every_later_one(site: Path, open_page: Open) -> None:
    place = "document.getElementById('stage').getBoundingClientRect().top"
    page = open_page(site / f"{DECLARATION}.html", locale="en-GB").page  # options: a process that has seen no page
    first = page.evaluate(place)
    page.reload()
    assert page.evaluate(place) == first
    given = "[...document.fonts].filter(face => face.status === 'loaded' && face.family.includes('Atlas Noto')).length"
    assert page.evaluate(given) >= 2


def test_the_layout_never_shifts_and_a_pick_is_answered_at_once(site: Path, open_page: Open) -> None:
    opened = open_page(site / f"{DECLARATION}.html")
    page = opened.page
    shift = page.evaluate("""() => new Promise((done) => { let sum = 0;
      new PerformanceObserver((list) => { for (const one of list.getEntries()) sum += one.value; })
        .observe({ type: "layout-shift", buffered: true });
      setTimeout(() => done(sum), 300); })""")
    assert shift == 0
    assert page.evaluate("document.fonts.check('1em \"Atlas Noto\"')")
    opened.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    took = page.evaluate("""() => new Promise((done) => { const start = performance.now();
      const picker = document.getElementById("picker_left");
      picker.value = "1955-06-japan-opening";
      picker.dispatchEvent(new Event("change", { bubbles: true }));
      requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - start))); })""")
    assert took < 1000  # a quiet machine: under 200


# ---- the still picture before the maps, and what follows a pick ------------------------------------------------------

NEVER = """window.DecompressionStream = class {
  readable = { getReader: () => ({ read: () => new Promise(() => {}) }) };
  writable = { getWriter: () => ({ write() {}, close() {} }) };
};"""


@pytest.mark.parametrize("size", [(1280, 720), (768, 1024), (390, 844)])
@pytest.mark.parametrize("state", ["", "#embed"])
def test_the_still_picture_stands_where_the_maps_are_to_be(
    size: tuple[int, int], state: str, site: Path, browser: Any, open_page: Open
) -> None:
    context = browser.new_context(viewport={"width": size[0], "height": size[1]})
    page = context.new_page()
    page.add_init_script(NEVER)  # the maps' scripts are never unpacked
    page.goto((site / f"{DECLARATION}.html").as_uri() + state)
    drawn = open_page(site / f"{DECLARATION}.html", state, width=size[0], height=size[1]).page
    assert page.locator("html.live:not(.drawn)").count() == 1
    for side in ("left", "right"):
        still, live = page.locator(f"#figure [data-side='{side}'] .panel"), drawn.locator(f"#map_{side}")
        assert still.is_visible() == live.is_visible()
        assert still.bounding_box() == pytest.approx(live.bounding_box(), abs=1.5)
    assert drawn.locator("#figure").is_hidden()
    context.close()


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_only_fills_that_change_fade_and_none_where_motion_is_not_wanted(
    motion: str, site: Path, open_page: Open
) -> None:
    page = open_page(site / f"{DECLARATION}.html", reduced_motion=motion).page
    changed = page.evaluate("""() => { const before = atlas.cellsOf("left").map(([symbol]) => symbol);
      const picker = document.getElementById("picker_left");
      picker.value = "1998-kawana-proposal";
      picker.dispatchEvent(new Event("change", { bubbles: true }));
      const fading = (side) => document.querySelectorAll(`#map_${side} .fading`).length;
      const unlike = atlas.cellsOf("left").filter(([symbol], at) => symbol !== before[at]);
      return [unlike.length, fading("left"), fading("right")]; }""")
    assert changed[0] > 2
    assert changed[1:] == [changed[0] if motion == "no-preference" else 0, 0]
    becomes(page, "!document.querySelector('.fading')")


def test_land_towns_and_the_overview_are_named_and_hidden_from_screen_readers(site: Path, open_page: Open) -> None:
    page = open_page(site / f"{DECLARATION}.html").page
    names = page.locator("#map_right .labels :is(.land, .place)").all_text_contents()
    assert "HOKKAIDŌ" in names and len(names) > 3
    assert page.locator("#overview_right svg text").text_content() == "The whole region"
    assert page.locator("#map_right .labels, #overview_right svg").evaluate_all(
        "all => all.every(one => one.getAttribute('aria-hidden') === 'true')"
    )
    whole = open_page(site / f"{DECLARATION}.html", "#view=whole").page
    assert "SAKHALIN" in whole.locator("#map_right .labels .land").all_text_contents()

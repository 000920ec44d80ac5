"""A story in a real browser, from disk, with the network refused: keys, maps, notes, paper, readers."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2
import pytest
from PIL import Image

from tests.conftest import becomes

Open = Callable[..., Any]
HALL = {"width": 1920, "height": 1080}
STORY = "story-double-bind.html"
COUNT = 14


def at(page: Any) -> int:
    """The number of the step that is shown, from 1; there is always just one."""
    shown = page.evaluate("story.steps.map((s, n) => s.getClientRects().length ? n + 1 : 0).filter(Boolean)")
    assert len(shown) == 1
    return int(shown[0])


def press(page: Any, *keys: str) -> int:
    for key in keys:
        page.keyboard.press(key)
    return at(page)


def test_step_1_is_there_and_every_key_of_a_lecturer_or_a_clicker_moves(site: Path, open_page: Open) -> None:
    opened = open_page(site / STORY, reduced_motion="reduce", **HALL)
    page = opened.page
    assert at(page) == 1 and "#june-1955" in page.url
    for keys, expected in (
        (("ArrowRight", "ArrowDown", "Space", "PageDown", "Enter"), 6),
        (("ArrowLeft", "ArrowUp", "PageUp", "Backspace"), 2),
        (("End",), COUNT),
        (("PageDown",), COUNT),
        (("Home",), 1),
        (("PageUp",), 1),
        (("1", "2", "Enter"), 12),
        (("7", "Enter"), 7),
    ):
        assert press(page, *keys) == expected, keys
    assert "#double-bind" in page.url
    page.go_back()
    assert at(page) == 12
    page.reload()
    assert at(page) == 12
    page.evaluate("window.location.hash = '#5'")
    becomes(page, "story.at() === 4")
    assert opened.requests == [(site / STORY).as_uri()] * 2  # once more when it was reloaded
    assert opened.console == []


def test_a_held_key_moves_one_step_and_keys_live_after_a_click_and_after_full_screen(
    site: Path, open_page: Open
) -> None:
    page = open_page(site / STORY, **HALL).page
    page.evaluate(
        "for (const repeat of [false, true, true, true])"
        " document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'PageDown', repeat, bubbles: true }))"
    )
    assert at(page) == 2
    page.mouse.click(1500, 400)
    assert at(page) == 3
    page.mouse.click(100, 900)
    assert at(page) == 2
    page.locator(".progress button[data-do=next]").click()
    assert press(page, "Space") == 4
    page.locator(".dots a").nth(8).click()
    assert press(page, "PageDown") == 10
    for key in ("F5", "f"):
        page.keyboard.press(key)
        becomes(page, "Boolean(document.fullscreenElement)")
        before = at(page)
        assert press(page, "PageDown") == before + 1
        page.keyboard.press("F5")
        becomes(page, "!document.fullscreenElement")
    assert press(page, "PageUp") == 11


def test_the_hall_is_blanked_coloured_shown_as_a_grid_and_side_by_side(site: Path, open_page: Open) -> None:
    page = open_page(site / STORY, "#6", reduced_motion="reduce", **HALL).page
    blank = page.locator("#blank")
    for key, colour in ((".", "rgb(0, 0, 0)"), ("b", "rgb(0, 0, 0)"), ("w", "rgb(255, 255, 255)")):
        page.keyboard.press(key)
        assert blank.is_visible() and blank.evaluate("e => getComputedStyle(e).backgroundColor") == colour
        page.keyboard.press(key)
        assert not blank.is_visible()
    page.keyboard.press("b")
    assert press(page, "PageDown") == 7 and not blank.is_visible()
    grounds = []
    for _ in range(3):
        grounds.append(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))
        page.keyboard.press("c")
    assert len(set(grounds)) == 3
    page.keyboard.press("g")
    assert page.locator(".step:visible").count() == COUNT
    page.locator(".step").nth(2).click()
    assert at(page) == 3
    page.keyboard.press("s")
    boxes = [page.locator(".step").nth(number).bounding_box() for number in (1, 2)]
    assert boxes[0]["x"] + boxes[0]["width"] <= boxes[1]["x"] + 1 and boxes[1]["x"] + boxes[1]["width"] <= 1921
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#help").is_visible() and at(page) == 3
    page.keyboard.press("c")
    page.keyboard.press("l")
    page.wait_for_url(lambda url: f"/ja/{STORY}#san-francisco" in url)
    assert at(page) == 3 and page.evaluate("document.documentElement.dataset.palette") == "dark"
    page.keyboard.press("l")
    page.wait_for_url(lambda url: f"/ru/{STORY}#san-francisco" in url)
    page.keyboard.press("l")
    page.wait_for_url(lambda url: url.startswith(f"{(site / STORY).as_uri()}#san-francisco"))
    assert page.evaluate("document.documentElement.lang") == "en"


def picture(page: Any) -> np.ndarray:
    shot = page.locator(".step.now svg.map").screenshot()
    return np.asarray(Image.open(io.BytesIO(shot)).convert("RGB")).astype(int)


def test_between_steps_only_what_changes_fades_and_all_else_stands_still_to_the_pixel(
    site: Path, open_page: Open
) -> None:
    page = open_page(site / STORY, "#molotov-line", reduced_motion="reduce", **HALL).page
    before = picture(page)
    page.keyboard.press("PageDown")
    after = picture(page)
    assert page.locator(".leaving, .arriving, .changed").count() == 0, "reduced motion: a cut"
    differ = np.abs(before - after).max(axis=2) > 0
    assert differ.any()
    boxes = page.evaluate(
        """() => { const map = story.now().querySelector("svg.map"), at = map.getBoundingClientRect();
        const of = (s) => [...map.querySelectorAll(s)].map((e) => e.getBoundingClientRect())
          .map((r) => [r.left - at.left, r.top - at.top, r.right - at.left, r.bottom - at.top]);
        return ["habomai", "shikotan"].flatMap((id) => of(`[data-territory=${id}], [data-outcome=${id}]`))
          .concat(of(".small .t").slice(0, 2)); }"""
    )
    for left, top, right, bottom in boxes:
        differ[max(int(top) - 12, 0) : int(bottom) + 13, max(int(left) - 60, 0) : int(right) + 61] = False
    assert not differ.any()

    page.emulate_media(reduced_motion="no-preference")
    press(page, "PageUp")
    becomes(page, "!document.querySelector('.leaving, .changed')")
    page.keyboard.press("PageDown")
    changed = page.evaluate("[...document.querySelectorAll('.changed')].map((e) => e.dataset.territory)")
    assert changed == ["habomai", "shikotan"]
    assert page.evaluate("[...document.querySelectorAll('.arriving')].map((e) => e.dataset.outcome)") == changed
    assert page.locator(".leaving").count() == 4  # on the map and on its overview
    becomes(page, "!document.querySelector('.leaving, .arriving')")


def test_type_is_as_large_as_a_hall_needs_and_grows_with_the_screen(site: Path, open_page: Open) -> None:
    page = open_page(site / STORY, "#declaration", **HALL).page
    sizes = """() => { const now = story.now(), map = now.querySelector("svg.map");
      const px = (s) => parseFloat(getComputedStyle(now.querySelector(s)).fontSize);
      const outcome = parseFloat(getComputedStyle(map.querySelector("[data-outcome]")).fontSize);
      return { h2: px("h2"), say: px(".say"), quote: px("blockquote"), source: px(".source"), date: px(".date"),
        outcome: outcome * map.getBoundingClientRect().width / 552 }; }"""
    large = page.evaluate(sizes)
    assert large["h2"] == 58 and large["say"] == 36 and large["source"] == 21 and large["quote"] >= 27
    assert large["outcome"] >= 34
    page.set_viewport_size({"width": 960, "height": 540})
    small = page.evaluate(sizes)
    assert {key: round(2 * value, 1) for key, value in small.items()} == pytest.approx(large, abs=0.2)
    page.set_viewport_size({"width": 1024, "height": 768})
    for number in range(COUNT):
        page.evaluate(f"story.go({number})")
        assert page.evaluate(OVERFLOW) == [], number + 1


# What of a step leaves the screen, or lies on what stands below it.
OVERFLOW = """() => { const now = story.now(), found = [];
  const foot = now.querySelector(".source").getBoundingClientRect();
  const bar = document.querySelector(".progress").getBoundingClientRect();
  for (const one of now.querySelectorAll(".words, .maps, .key, h2, .say, blockquote")) {
    const box = one.getBoundingClientRect();
    if (box.bottom > innerHeight + 1 || box.right > innerWidth + 1) found.push(`${one.className} leaves the screen`);
  }
  for (const one of now.querySelectorAll(".top, .say, blockquote")) {
    const box = one.getBoundingClientRect();
    if (box.bottom > foot.top + 1 && box.right > foot.left && box.left < foot.right) found.push(`${one.className} on the source`);
    if (box.bottom > bar.top + 1 && box.left < bar.right) found.push(`${one.className} on the progress`);
  }
  if (foot.bottom > bar.top + 1 && foot.left < bar.right) found.push("source on the progress");
  return found; }"""  # noqa: E501 - one script


@pytest.mark.parametrize("file", ["story-double-bind.html", "ru/story-double-bind.html", "ru/story-1855-today.html"])
def test_nothing_of_a_step_leaves_the_screen_or_lies_on_anything(file: str, site: Path, open_page: Open) -> None:
    page = open_page(site / file, reduced_motion="reduce", **HALL).page
    found = {}
    for number in range(page.locator(".step").count()):
        page.evaluate(f"story.go({number})")
        found[number + 1] = page.evaluate(OVERFLOW)
    assert {number: faults for number, faults in found.items() if faults} == {}


def test_the_notes_have_a_window_whose_keys_reach_the_hall_and_that_stays_when_the_hall_is_blanked(
    site: Path, open_page: Open
) -> None:
    opened = open_page(site / STORY, "#soviet-proposal", **HALL)
    page = opened.page
    with page.expect_popup() as popup:
        page.keyboard.press("n")
    notes = popup.value
    assert "two islands change" in notes.locator(".notes").inner_text()
    assert "not to militarise" in notes.locator(".grounds").inner_text() or "militaris" in notes.inner_text("body")
    assert notes.locator(".place").inner_text() == f"6 / {COUNT}"
    assert notes.locator(".next").inner_text() == "The double bind"
    assert notes.locator(".clock").inner_text().count(":") == 1 and notes.locator(".since").inner_text()[:2] == "0:"
    assert notes.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(21, 24, 26)"
    notes.keyboard.press("PageDown")
    assert at(page) == 7 and notes.locator("h1").inner_text() == "The double bind"
    notes.keyboard.press("b")
    assert page.locator("#blank").is_visible() and notes.locator("h1").is_visible()
    assert notes.locator("#blank").count() == 0
    notes.keyboard.press("b")
    assert not page.locator("#blank").is_visible()
    page.keyboard.press("n")
    page.wait_for_timeout(100)
    assert notes.is_closed()
    assert opened.console == []


def test_notes_stand_under_the_map_where_a_window_is_refused(site: Path, open_page: Open) -> None:
    page = open_page(site / STORY, **HALL).page
    page.evaluate("window.open = () => null")
    page.keyboard.press("n")
    assert page.locator(".step.now .notes").is_visible()
    page.keyboard.press("n")
    assert not page.locator(".step.now .notes").is_visible()


def test_a_screen_reader_hears_which_step_of_when_and_what_changes(site: Path, open_page: Open) -> None:
    page = open_page(site / STORY, "#molotov-line", **HALL).page
    page.keyboard.press("PageDown")
    said = page.locator("#live").text_content()
    assert said.startswith(f"6 of {COUNT}. 9 August 1955. Soviet Proposal")
    assert "Changed: Habomai Islands, Shikotan: offered: transfer from the USSR to Japan" in said
    assert page.locator("ol.steps > li > section[aria-labelledby] h2").count() == COUNT
    assert page.locator(".step.now [data-territory][tabindex='0'][aria-label]").count() >= 4


def test_enter_on_a_territory_shows_what_it_rests_on_and_o_opens_the_record(site: Path, open_page: Open) -> None:
    page = open_page(site / STORY, "#soviet-proposal", **HALL).page
    page.locator(".step.now [data-territory=habomai]").focus()
    page.keyboard.press("Enter")
    detail = page.locator("#detail").inner_text()
    assert "Habomai Islands, Shikotan" in detail and "FRUS" in detail and "para. 1, p. 122" in detail
    assert at(page) == 6
    page.keyboard.press("Escape")
    assert not page.locator("#detail").is_visible()
    with page.expect_popup() as popup:
        page.keyboard.press("o")
    assert popup.value.url.endswith("/1955-08-soviet-proposal.html")


def test_without_script_all_steps_stand_in_order_with_their_pictures(site: Path, open_page: Open) -> None:
    page = open_page(site / STORY, java_script_enabled=False, **HALL).page
    steps = page.locator(".step")
    assert steps.count() == COUNT
    tops = [steps.nth(number).bounding_box()["y"] for number in range(COUNT)]
    assert tops == sorted(tops) and len(set(tops)) == COUNT
    assert page.locator("svg.map:visible").count() >= COUNT
    assert page.locator(".notes:visible").count() == COUNT
    assert not page.locator(".progress").is_visible()


def test_print_has_two_steps_a_page_and_the_notes_if_asked(site: Path, open_page: Open) -> None:
    page = open_page(site / STORY, reduced_motion="reduce", **HALL).page

    def printed() -> list[str]:
        with pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True)) as document:
            return [one.get_textpage().get_text_range() for one in document]

    pages = printed()
    headings = page.evaluate("[...document.querySelectorAll('.step h2')].map((h) => h.textContent)")
    flat = [" ".join(text.split()) for text in pages]
    for number, heading in enumerate(headings):
        assert heading in flat[number // 2], (heading, number // 2)
    assert "We begin with what is on the ground" not in " ".join(flat)
    page.keyboard.press("?")
    page.locator("#with-notes").check()
    page.keyboard.press("Escape")
    assert "We begin with what is on the ground" in " ".join(" ".join(printed()).split())


def test_on_a_narrow_screen_the_map_stands_above_the_text_and_never_under_it(site: Path, open_page: Open) -> None:
    page = open_page(site / STORY, "#declaration", width=390, height=844, has_touch=True).page
    maps, words = page.locator(".step.now .maps").bounding_box(), page.locator(".step.now .words").bounding_box()
    assert maps["y"] + maps["height"] <= words["y"] + 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    for number in range(COUNT):  # what stands last can be read above the bar, once all is scrolled
        page.evaluate(f"story.go({number})")
        page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
        foot = page.locator(".step.now .source").bounding_box()
        assert foot["y"] + foot["height"] <= page.locator(".progress").bounding_box()["y"] + 1, number + 1
    page.evaluate("story.go(11)")
    assert float(page.locator(".step.now .say").evaluate("e => parseFloat(getComputedStyle(e).fontSize)")) >= 15
    swipe = """(dx) => { const target = document.body;
      const touch = (x) => new Touch({ identifier: 1, target, clientX: x, clientY: 300 });
      target.dispatchEvent(new TouchEvent("touchstart", { touches: [touch(200)], bubbles: true }));
      target.dispatchEvent(new TouchEvent("touchend", { changedTouches: [touch(200 + dx)], bubbles: true })); }"""
    page.evaluate(swipe, -120)
    assert at(page) == 13
    page.evaluate(swipe, 120)
    assert at(page) == 12


def test_a_frame_shows_the_story_and_turns_its_steps(site: Path, open_page: Open, tmp_path: Path) -> None:
    host = tmp_path / "host.html"
    address = (site / STORY).as_uri()
    host.write_text(f'<iframe src="{address}#yalta&embed" width="960" height="540"></iframe>', encoding="utf-8")
    page = open_page(host).page
    frame = page.frames[1]
    becomes(frame, "document.documentElement.classList.contains('live')")
    assert frame.evaluate("story.at()") == 1 and frame.evaluate("document.documentElement.classList.contains('embed')")
    frame.locator(".progress button[data-do=next]").click()
    assert frame.evaluate("story.at()") == 2 and frame.url.endswith("#san-francisco&embed")


def test_the_page_of_a_record_leads_to_the_step_that_shows_it(site: Path, open_page: Open) -> None:
    page = open_page(site / "1956-joint-declaration.html").page
    page.locator("a.present").click()
    page.wait_for_url("**/story-*.html#declaration*")
    assert page.locator(".step.now h2").inner_text() == "The Joint Declaration"


def test_the_page_of_a_record_that_no_story_shows_presents_its_comparison(site: Path, open_page: Open) -> None:
    page = open_page(site / "1957-us-note.html", **HALL).page
    page.locator("a.present").click()
    becomes(page, "document.documentElement.classList.contains('embed')")
    assert page.locator(".side:visible").count() == 2 and not page.locator(".bar").is_visible()
    page.go_back()
    becomes(page, "!document.documentElement.classList.contains('embed')")

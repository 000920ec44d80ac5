"""What a page is on paper: the still picture of the comparison that was picked, legible, on two sheets."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from maps.geometry.figure import PANEL
from tests.browsing import DECLARATION, PROPOSAL, Open
from tests.sampling import each
from tests.shipped import SCENARIOS


def test_print_shows_the_still_picture_of_the_comparison_that_was_picked(site: Path, open_page: Open) -> None:
    page = open_page(site / f"{PROPOSAL}.html").page
    assert not page.locator("#figure").is_visible()
    page.locator("#picker_left").select_option(DECLARATION)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
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
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
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
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
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

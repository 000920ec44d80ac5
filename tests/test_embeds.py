"""Pages inside other pages: a slide that is hidden at first, the sandbox of a learning platform, a notebook."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from maps import scenario
from tests.conftest import Watched, becomes

KEY = "1956-joint-declaration"
Open = Callable[..., Watched]


def around(tmp_path: Path, body: str) -> Path:
    """A page of somebody else's."""
    path = tmp_path / "course.html"
    path.write_text(f"<!doctype html><meta charset='utf-8'><title>Course</title>{body}", encoding="utf-8")
    return path


def framed(opened: Watched) -> Any:
    """The page in the frame, once it has drawn its maps."""
    opened.page.frame_locator("iframe").locator("html.drawn").wait_for(state="attached")
    return opened.page.frames[1]


def wait_for_the_islands(frame: Any, side: str) -> None:
    """Wait until each territory of the main view is drawn with a size, inside its map."""
    becomes(
        frame,
        """side => {
          const map = document.getElementById(`map_${side}`).getBoundingClientRect();
          return atlas.data.main.every((index) => {
            const drawn = atlas.sides[side].paths[index].getElement().getBoundingClientRect();
            return drawn.width > 3 && drawn.left >= map.left && drawn.right <= map.right
              && drawn.top >= map.top && drawn.bottom <= map.bottom;
          });
        }""",
        side,
    )


def test_a_slide_that_was_hidden_shows_its_maps_fitted_to_the_frame(
    site: Path, tmp_path: Path, open_page: Open
) -> None:
    address = (site / f"{KEY}.html").as_uri()
    slide = f'<section hidden><iframe src="{address}#embed" style="width: 1100px; height: 600px"></iframe></section>'
    opened = open_page(around(tmp_path, f"<p>The first slide</p>{slide}"))
    frame = framed(opened)
    assert frame.evaluate("document.getElementById('map_left').offsetWidth") == 0
    opened.page.evaluate("document.querySelector('section').hidden = false")
    for side in ("left", "right"):
        wait_for_the_islands(frame, side)
        size = frame.evaluate("side => [atlas.maps[side].getSize().x, atlas.maps[side].getSize().y]", side)
        assert size == frame.locator(f"#map_{side}").evaluate("map => [map.clientWidth, map.clientHeight]")
    # Fitted, not only shown: the main view takes most of the map one way or the other.
    share = frame.evaluate(
        """() => { const { data, maps } = atlas, size = maps.right.getSize();
          const [[south, west], [north, east]] = data.views.main;
          const [a, b] = [[north, west], [south, east]].map((corner) => maps.right.latLngToContainerPoint(corner));
          return Math.max((b.x - a.x) / size.x, (b.y - a.y) / size.y); }"""
    )
    assert 0.9 < share <= 1.01
    assert opened.console == []


def pasted(page: Path, style: str = "") -> str:
    """The frame that a page offers for pasting, its address completed."""
    field = re.search(r'<textarea id="snippet"[^>]*>(.*?)</textarea>', page.read_text(encoding="utf-8"), re.DOTALL)
    assert field
    snippet = html.unescape(field[1]).replace(f'src="{page.name}', f'src="{page.as_uri()}')
    return f'<div style="{style}">{snippet}</div>'


def test_the_snippet_works_in_its_sandbox(site: Path, tmp_path: Path, open_page: Open) -> None:
    page = site / f"{KEY}.html"
    snippet = pasted(page)
    assert 'sandbox="allow-scripts allow-popups"' in snippet
    opened = open_page(around(tmp_path, snippet))
    frame = framed(opened)
    assert frame.evaluate("document.documentElement.classList.contains('embed')")
    for side in ("left", "right"):
        wait_for_the_islands(frame, side)
    zoom = frame.evaluate("atlas.maps.left.getZoom()")
    opened.page.frame_locator("iframe").locator("#map_right .leaflet-control-zoom-in").click()
    assert frame.evaluate("atlas.maps.left.getZoom()") > zoom
    opened.page.frame_locator("iframe").locator("#overview_left").click()
    assert [url.split("#")[0] for url in opened.requests] == [(tmp_path / "course.html").as_uri(), page.as_uri()]
    assert opened.console == []


@pytest.mark.parametrize("width", [360, 640, 912])
def test_in_a_column_of_any_width_the_snippet_shows_every_island_on_both_maps(
    width: int, site: Path, tmp_path: Path, open_page: Open
) -> None:
    opened = open_page(around(tmp_path, pasted(site / f"{KEY}.html", f"width: {width}px")))
    frame = framed(opened)
    for side in ("left", "right"):
        wait_for_the_islands(frame, side)
        assert frame.evaluate("side => atlas.maps[side].getSize().y", side) > 140
    assert opened.page.locator("iframe").bounding_box()["width"] == width
    assert frame.evaluate("document.documentElement.scrollWidth") <= width


def test_on_a_slide_of_reveal_no_label_hides_a_small_island(site: Path, tmp_path: Path, open_page: Open) -> None:
    # reveal.js gives a frame 912 of the 960 CSS px of its stage, and scales that to the screen.
    opened = open_page(around(tmp_path, pasted(site / f"{KEY}.html", "width: 912px; transform: scale(1.2)")))
    frame = framed(opened)
    for side in ("left", "right"):
        wait_for_the_islands(frame, side)
        becomes(frame, "side => document.querySelectorAll(`#map_${side} [data-label]`).length > 3", side)
        hidden = frame.evaluate(
            """side => {
              const labels = [...document.querySelectorAll(`#map_${side} [data-label]`)];
              const index = atlas.data.territories.findIndex(({ id }) => id === "shikotan");
              const island = atlas.sides[side].paths[index].getElement().getBoundingClientRect();
              const common = (from, to, a, b) => Math.max(0, Math.min(a[to], b[to]) - Math.max(a[from], b[from]));
              return Math.max(...labels.map((label) => label.getBoundingClientRect()).map((label) =>
                common("left", "right", label, island) * common("top", "bottom", label, island)
                / (island.width * island.height)));
            }""",
            side,
        )
        assert hidden < 0.25


def test_a_frame_without_scripts_shows_the_still_picture_at_once(site: Path, open_page: Open) -> None:
    page = open_page(site / f"{KEY}.html", "#embed", java_script_enabled=False, width=1000, height=620).page
    figure = page.locator("#figure").bounding_box()
    assert figure["y"] < 60 and figure["y"] + figure["height"] < 620
    assert page.locator("#legend").is_visible()
    assert not any(page.locator(what).is_visible() for what in (".crumb", ".facts", ".record", ".use"))


def test_the_snippet_shows_what_the_reader_has_picked(site: Path, tmp_path: Path, open_page: Open) -> None:
    page = open_page(site / f"{KEY}.html").page
    page.locator("#picker_left").select_option("control")
    snippet = page.locator("#snippet").input_value()
    assert f'src="{KEY}.html#vs=control&embed" title="' in snippet
    page.reload()
    page.wait_for_load_state()
    assert page.locator("#snippet").input_value() == snippet
    opened = open_page(around(tmp_path, snippet.replace(f'src="{KEY}', f'src="{(site / KEY).as_uri()}')))
    assert "control" in framed(opened).locator("#caption_left").inner_text()


@pytest.mark.parametrize("after", ["at once", "after another choice"])
def test_in_a_notebook_no_link_leads_to_a_page_that_is_not_there(after: str, tmp_path: Path, open_page: Open) -> None:
    opened = open_page(around(tmp_path, scenario(KEY)._repr_html_()))
    frame = framed(opened)
    frame.wait_for_load_state()
    if after == "after another choice":
        frame.evaluate("""() => {
          const picker = document.getElementById("picker_left");
          picker.value = "1955-molotov-proposal";
          picker.dispatchEvent(new Event("change"));
        }""")
        assert "Molotov" in frame.locator("#caption_left").inner_text()
    links = frame.evaluate("[...document.querySelectorAll('a[href]')].map(link => link.getAttribute('href'))")
    assert links and all(re.match(r"#|https?://", link) for link in links)
    assert any(link.startswith("https://") for link in links)
    assert opened.console == []

"""In a notebook, a scenario or a comparison shows itself, with no network, and as a picture where that is printed."""

from __future__ import annotations

import base64
import io
import os
import re
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

import claims_atlas
from claims_atlas.reading import read
from claims_atlas.session import SHIPPED
from maps import comparison, scenario
from tests.conftest import WORLD
from tests.test_build import OFFER, edit

JOINT = "1956-joint-declaration"


def test_a_scenario_is_a_frame_that_holds_its_page() -> None:
    shown = scenario("1910-offer", atlas=WORLD)
    html = shown._repr_html_()
    assert html.startswith("<iframe ") and html.count("<") == 2
    assert "&lt;!doctype html&gt;" in html and "sandbox=" in html
    assert shown.title in repr(shown)


def test_a_comparison_opens_with_the_left_scenario_that_was_asked_for() -> None:
    shown = comparison("1900-treaty", "1911-reading-by-blue", atlas=WORLD)
    assert '"against":"1900-treaty"' in shown.html and '"here":"1911-reading-by-blue"' in shown.html
    assert '"against":"control"' in comparison("control", "1910-offer", atlas=WORLD).html


def test_another_language_is_its_own_page() -> None:
    assert '<html lang="ja"' in scenario(JOINT, language="ja").html


@pytest.mark.parametrize(("key", "language", "found"), [("1910-ofer", None, "1910-offer"), ("1910-offer", "xx", "xx")])
def test_what_the_atlas_has_not_is_named(key: str, language: str | None, found: str) -> None:
    with pytest.raises(ValueError, match=found):
        scenario(key, language=language, atlas=WORLD)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"'.*nowhere' is not a folder"):
        scenario("1910-offer", atlas=tmp_path / "nowhere")


# ---- as pictures and Markdown ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("atlas", "key"), [(WORLD, "1910-offer"), (SHIPPED, JOINT)])
def test_it_is_offered_as_a_frame_a_picture_and_markdown(atlas: Path, key: str) -> None:
    shown = scenario(key, atlas=atlas)
    data, about = shown._repr_mimebundle_()
    assert list(data) == ["text/html", "image/png", "text/markdown", "text/plain"]
    assert data["text/html"] == shown._repr_html_() and data["text/plain"] == repr(shown)
    with Image.open(io.BytesIO(base64.b64decode(data["image/png"], validate=True))) as image:
        assert (image.format, image.size) == ("PNG", (1920, 1080))
        assert len(image.convert("RGB").getcolors(1 << 24) or []) > 50, "more than an empty page"
    assert about == {"image/png": {"alt": shown.text}}


def test_only_what_is_asked_for_is_made() -> None:
    shown = scenario("1910-offer", atlas=WORLD)
    assert list(shown._repr_mimebundle_(include=["text/plain"])[0]) == ["text/plain"]
    assert "image/png" not in shown._repr_mimebundle_(exclude=["image/png"])[0]


def test_the_picture_shows_the_left_scenario_that_was_asked_for() -> None:
    usual, other = scenario(JOINT), comparison("1951-san-francisco-treaty", JOINT)
    assert usual.png != other.png
    assert "San Francisco" in other.text and "San Francisco" not in usual.text


def test_the_markdown_has_title_every_disposition_sources_citation_and_the_picture_in_words() -> None:
    shown = comparison("1955-molotov-proposal", JOINT)
    text = shown.markdown
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    assert shown.title in text
    assert len(rows) == 1 + 6 and all(len(re.findall(r"(?<!\\)\|", row)) == 4 for row in rows)
    left, right = shown.still.records
    for place, before, after, row in zip(shown.site.territory_names, left.cells, right.cells, rows[1:], strict=True):
        assert row.startswith(f"| {place.name} | {before.phrase} |") and row.endswith(f"{after.phrase} |")
    assert sum("≠" in row for row in rows) == shown.still.levels.count("c") > 0
    assert all(title in text for title, _source in shown.still.sources)
    assert f"{JOINT}.html" in text.split("Cite it as:")[1]
    assert "> Map: Molotov" in text


def test_no_text_of_the_data_is_markup_in_markdown(world: Path) -> None:
    edit(world / OFFER, "title.en = ", 'title.en = "<b>A|b*c</b> [d](e)" # ')
    text = scenario("1910-offer", atlas=world).markdown
    assert r"\<b\>A\|b\*c\</b\> \[d\](e)" in text
    assert not re.search(r"(?<!\\)[<|*]b", text)


# ---- as the files stand ----------------------------------------------------------------------------------------------


def test_an_edited_file_is_seen_by_the_next_call(world: Path) -> None:
    assert "First words" not in scenario("1910-offer", atlas=world).html
    edit(world / OFFER, "summary.en = ", 'summary.en = "First words." # ')
    before = (world / OFFER).stat()
    assert "First words" in scenario("1910-offer", atlas=world).html
    edit(world / OFFER, "First words", "Other words")
    os.utime(world / OFFER, ns=(before.st_atime_ns, before.st_mtime_ns))  # as many bytes, of the same time
    assert "Other words" in scenario("1910-offer", atlas=world).html
    (world / "claims/scenarios/1910-copy.toml").write_bytes((world / OFFER).read_bytes())
    assert "1910-copy" in set(claims_atlas.dispositions(atlas=world).scenario)


def test_an_atlas_that_has_not_changed_is_read_once(world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    times = []

    def counted(root: Path) -> Any:
        times.append(root)
        return read(root)

    monkeypatch.setattr("claims_atlas.session.read", counted)
    for _ in range(2):
        scenario("1910-offer", atlas=world)
        claims_atlas.outlines(atlas=world)
    assert len(times) == 1
    edit(world / OFFER, "summary.en = ", 'summary.en = "Other." # ')
    scenario("1910-offer", atlas=world)
    assert len(times) == 2


def test_a_broken_atlas_says_all_that_is_wrong(world: Path) -> None:
    (world / "claims/sources.json").write_text("[]", encoding="utf-8")
    with pytest.raises(ValueError, match="claims/scenarios/1910-offer"):
        scenario("1910-offer", atlas=world)


def test_what_a_build_refuses_every_function_refuses_in_the_same_lines(world: Path) -> None:
    words = '[[word]]\nlanguage = "en"\npattern = "return"\nwhy = "says whose it was"\nbetter = "transfer"\n'
    (world / "claims/neutrality.toml").write_text(words, encoding="utf-8")
    edit(world / OFFER, "summary.en = ", 'summary.en = "The return of it." # ')
    lines = read(world)[0].lines
    assert lines and "return" in lines[0]
    for call in (
        lambda: scenario("1910-offer", atlas=world),
        lambda: claims_atlas.dispositions("1910-offer", atlas=world),
        lambda: claims_atlas.outlines(atlas=world),
        lambda: claims_atlas.control("1910", atlas=world),
        lambda: claims_atlas.layer("1910-offer", atlas=world),
    ):
        with pytest.raises(ValueError, match=re.escape("\n".join(lines))):
            call()


def test_in_a_browser_the_frame_draws_its_maps_with_no_network(browser: Any, tmp_path: Path) -> None:
    page_file = tmp_path / "notebook.html"
    shown = comparison("1955-molotov-proposal", JOINT)
    page_file.write_text(f"<!doctype html><meta charset='utf-8'>{shown._repr_html_()}", encoding="utf-8")
    context = browser.new_context(offline=True, viewport={"width": 1000, "height": 700})
    page, errors = context.new_page(), []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(page_file.as_uri())
    frame = page.frame_locator("iframe")
    frame.locator("#map_left path").first.wait_for(state="attached")
    before = frame.locator("#map_left").screenshot()
    frame.locator("#map_left .leaflet-control-zoom-in").click()
    page.wait_for_timeout(300)
    assert frame.locator("#map_left").screenshot() != before
    assert frame.locator("html.embed").count() == 1
    assert errors == []
    context.close()

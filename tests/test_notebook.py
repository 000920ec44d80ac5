"""In a notebook, a scenario or a comparison shows itself, with no network."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from claims_atlas.session import SHIPPED as HOME
from maps import comparison, scenario
from tests.conftest import WORLD


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
    assert '<html lang="ja"' in scenario("1956-joint-declaration", language="ja").html


@pytest.mark.parametrize(("key", "language", "said"), [("1910-ofer", None, "1910-offer"), ("1910-offer", "xx", "xx")])
def test_what_the_atlas_has_not_is_said(key: str, language: str | None, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        scenario(key, language=language, atlas=WORLD)


def test_a_broken_atlas_says_all_that_is_wrong(world: Path) -> None:
    (world / "claims/sources.json").write_text("[]", encoding="utf-8")
    with pytest.raises(ValueError, match="claims/scenarios/1910-offer"):
        scenario("1910-offer", atlas=world)


def test_in_a_browser_the_frame_draws_its_maps_with_no_network(browser: Any, tmp_path: Path) -> None:
    page_file = tmp_path / "notebook.html"
    shown = comparison("1955-molotov-proposal", "1956-joint-declaration")
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


def test_an_installed_copy_has_every_data_file_of_the_atlas() -> None:
    project = tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))
    for package in ("claims", "geodata"):
        patterns = project["tool"]["setuptools"]["package-data"][package]
        packaged = {path for pattern in patterns for path in (HOME / package).glob(pattern)}
        data = {path for ending in ("toml", "json", "geojson") for path in (HOME / package).rglob(f"*.{ending}")}
        assert data and data <= packaged

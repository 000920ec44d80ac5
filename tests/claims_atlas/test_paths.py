"""Folders may be called anything: a build, a notebook and a watch are the same in each."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

import claims_atlas
from tests.conftest import WORLD, Build
from tests.test_build import OFFER, contents, edit
from tests.test_watching import Watcher, until

WINDOWS = os.name == "nt"  # allows neither ? nor "
ALL = "-r a  b#c%20%s {d} Кури́лы 千島 ñ 'q" + ("" if WINDOWS else '?"')
EACH = [
    "with  spaces",
    "a#b" if WINDOWS else "a#b?c",
    "100% %20%s {x}",
    "Кури́лы 千島 ñ",
    "-rf",
    "'q" if WINDOWS else "'q\"",
]
NAMES = [ALL, *(pytest.param(name, marks=pytest.mark.full) for name in EACH)]


@pytest.fixture(params=NAMES)
def odd(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A folder with an odd name, and the small atlas below another such in it."""
    folder = tmp_path / request.param
    shutil.copytree(WORLD, folder / f"atlas {request.param}")
    return folder


def atlas_in(odd: Path) -> Path:
    return odd / f"atlas {odd.name}"


def test_a_build_from_and_to_such_folders_makes_the_same_bytes(odd: Path, run_build: Build, world_site: Path) -> None:
    atlas, out = f"./atlas {odd.name}", f"./site {odd.name}"
    done = run_build("--atlas", atlas, "--out", out, cwd=odd)
    assert done.returncode == 0, done.stderr
    assert contents(odd / f"site {odd.name}") == contents(world_site)
    again = run_build("--atlas", atlas, "--out", out, cwd=odd)
    assert again.returncode == 0 and " 0 written" in again.stdout


def test_a_notebook_in_such_a_folder_shows_and_saves_its_maps(odd: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(odd)
    shown = claims_atlas.scenario("1910-offer", atlas=f"atlas {odd.name}")
    assert shown.html == claims_atlas.scenario("1910-offer", atlas=WORLD).html
    shown.save(f"page {odd.name}.html")
    assert Path(f"page {odd.name}.html").read_bytes() == shown.html.encode()
    assert len(claims_atlas.dispositions("1910-offer", atlas=atlas_in(odd))) == 3
    claims_atlas.layer("1910-offer", atlas=atlas_in(odd))


@pytest.mark.full
def test_a_watch_of_such_a_folder_builds_what_is_saved(odd: Path) -> None:
    atlas, page = atlas_in(odd), odd / "site" / "1910-offer.html"
    watcher = Watcher(atlas, odd / "site")
    try:
        until(lambda: watcher.builds() == 1, watcher)
        edit(atlas / OFFER, "summary.en = ", 'summary.en = "Saved here." # ')
        until(lambda: "Saved here." in page.read_text(encoding="utf-8"), watcher)
    finally:
        watcher.end()


def test_links_between_the_pages_of_such_a_folder_work_from_disk(odd: Path, world_site: Path, browser: Any) -> None:
    site = Path(shutil.copytree(world_site, odd / "site"))
    page = browser.new_page()
    page.goto((site / "index.html").as_uri())
    page.locator("[data-tile='1910-offer'] a").click()
    page.locator("#map_left path").first.wait_for(state="attached")
    assert page.url.split("#")[0] == (site / "1910-offer.html").as_uri()
    page.close()


@pytest.mark.parametrize("arguments", [[], ["--quiet"], ["--check"]])
def test_a_terminal_that_lacks_the_letters_of_a_folder_ends_no_build(
    tmp_path: Path, run_build: Build, arguments: list[str]
) -> None:
    out = tmp_path / "千島"
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252"}  # as a pipe on Windows
    for _ in range(2):  # the second time, there is nothing to do
        done = run_build("--atlas", WORLD, "--out", out, "--part", "data", *arguments, env=environment)
        assert done.returncode == 0, done.stderr
        assert done.stderr == ""

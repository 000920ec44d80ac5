"""Worlds to test on, and a browser that is refused the network."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from tests.chromium import find_or_bring

ROOT = Path(__file__).resolve().parent.parent
WORLD = ROOT / "tests" / "world"

Build = Callable[..., subprocess.CompletedProcess[str]]


UNFINISHED = ROOT / "tests" / "unfinished.txt"  # tests that are still to follow the pages as they are now drawn


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests that ``unfinished.txt`` names, unless ``--unfinished`` asks for them; they are counted."""
    if config.getoption("--unfinished") or not UNFINISHED.exists():
        return
    lines = [line.split("  #")[0].strip() for line in UNFINISHED.read_text(encoding="utf-8").splitlines()]
    names = tuple(line for line in lines if line and not line.startswith("#"))
    out = [item for item in items if item.nodeid.startswith(names)]
    if out:
        config.hook.pytest_deselected(items=out)
        items[:] = [item for item in items if not item.nodeid.startswith(names)]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--unfinished", action="store_true", help="run what tests/unfinished.txt names, too")
    parser.addoption("--bless", action="store_true", help="write the golden files anew instead of comparing with them")


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A cache folder for the tests, so that they neither use nor fill the user's own."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder))
        yield folder


@pytest.fixture
def world(tmp_path: Path) -> Path:
    """A copy of the small atlas, to be broken."""
    return Path(shutil.copytree(WORLD, tmp_path / "world"))


@pytest.fixture(scope="session")
def run_build() -> Build:
    """Run build.py as a user does and return what it printed and its exit status."""

    def run(
        *arguments: object, env: dict[str, str] | None = None, cwd: Path = ROOT
    ) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(ROOT / "build.py"), *map(str, arguments)]
        return subprocess.run(
            command, capture_output=True, encoding="utf-8", errors="replace", cwd=cwd, env=env, check=False
        )

    return run


def built(factory: pytest.TempPathFactory, run_build: Build, name: str, *arguments: object) -> Path:
    """A site that is built with these arguments: once, by whichever of the processes that test comes first."""
    base = factory.getbasetemp()
    folder = (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / name
    folder.mkdir(exist_ok=True)
    with FileLock(folder / "lock"):
        if not (folder / "done").exists():
            done = run_build("--out", folder / "site", *arguments)
            assert done.returncode == 0, done.stderr
            (folder / "done").touch()
    return folder / "site"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, run_build: Build) -> Path:
    """All of the atlas that ships but its stills; a whole site that is there already, where ``ATLAS_SITE`` names it."""
    if there := os.environ.get("ATLAS_SITE"):
        return Path(there)
    parts = ("pages", "stories", "data", "slides", "handout")
    return built(tmp_path_factory, run_build, "shipped", *(word for part in parts for word in ("--part", part)))


@pytest.fixture(scope="session")
def kit(site: Path) -> Path:
    """What the atlas that ships has for lectures, stills apart."""
    return site


@pytest.fixture(scope="session")
def world_site(tmp_path_factory: pytest.TempPathFactory, run_build: Build) -> Path:
    """All of the small atlas's site."""
    return built(tmp_path_factory, run_build, "world", "--atlas", WORLD)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """One Chromium for the session."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - the other tests need no browser

    with sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
        launched = playwright.chromium.launch(executable_path=find_or_bring(), args=flags)
        yield launched
        launched.close()


class Watched:
    """A page that notes every request but its own file and every line on the console."""

    def __init__(self, browser: Any, url: str, width: int = 1280, height: int = 720, **options: Any) -> None:
        self.context = browser.new_context(viewport={"width": width, "height": height}, offline=True, **options)
        self.page = self.context.new_page()
        self.requests: list[str] = []
        self.console: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.console.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.console.append(f"error: {error}"))
        self.page.goto(url)

    def close(self) -> None:
        self.context.close()


@pytest.fixture
def open_page(browser: Any) -> Iterator[Callable[..., Watched]]:
    """Open a file from disk with the network refused."""
    opened: list[Watched] = []

    def open_(path: Path, fragment: str = "", **options: Any) -> Watched:
        opened.append(Watched(browser, path.as_uri() + fragment, **options))
        return opened[-1]

    yield open_
    for page in opened:
        page.close()

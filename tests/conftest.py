"""Worlds to test on, and a browser that is refused the network."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from tests import sampling
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


def pytest_configure(config: pytest.Config) -> None:
    sampling.everything = config.option.markexpr != "not full"


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
    """Run build.py as a user does and return what it printed and its exit status.

    In this process, as one of its own takes longer to start than most builds take; in one of its own where its
    environment, its folder or what it imports matters: where ``env`` or ``cwd`` is given.
    """

    def run(
        *arguments: object, env: dict[str, str] | None = None, cwd: Path | None = None
    ) -> subprocess.CompletedProcess[str]:
        words = list(map(str, arguments))
        if env is None and cwd is None:
            builds = words[:1] in ([], ["build"]) or (words[0][:2] == "--" and not {"--help", "--version"} & {*words})
            return _called([*words, "--jobs", "1"] if builds and "--jobs" not in words else words)
        command = [sys.executable, str(ROOT / "build.py"), *words]
        return subprocess.run(
            command, capture_output=True, encoding="utf-8", errors="replace", cwd=cwd or ROOT, env=env, check=False
        )

    return run


def _called(words: list[str]) -> subprocess.CompletedProcess[str]:
    """What a command line prints and its exit status, without a process of its own."""
    from claims_atlas.__main__ import main  # noqa: PLC0415 - the tests that need no build start sooner

    printed = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _stream in range(2)]
    code: object = 0
    with redirect_stdout(printed[0]), redirect_stderr(printed[1]):
        try:
            main(words)
        except SystemExit as end:
            code = end.code
    out, err = (stream.buffer.getvalue().decode() for stream in printed)  # type: ignore[attr-defined]
    return subprocess.CompletedProcess(words, int(str(code or 0)), out, err)


def built(factory: pytest.TempPathFactory, run_build: Build, name: str, *arguments: object) -> Path:
    """A site that is built with these arguments: once, by whichever of the processes that test comes first."""
    base = factory.getbasetemp()
    folder = (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / name
    folder.mkdir(exist_ok=True)
    with FileLock(folder / "lock"):
        if not (folder / "done").exists():
            done = run_build("--out", folder / "site", *arguments, cwd=ROOT)
            assert done.returncode == 0, done.stderr
            (folder / "done").touch()
    return folder / "site"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, run_build: Build) -> Path:
    """All of the atlas that ships but its stills; a whole site that is there already, where ``ATLAS_SITE`` names it."""
    if there := os.environ.get("ATLAS_SITE"):
        return Path(there)
    parts = ("pages", "data", "slides", "handout")
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


WAIT = 20  # seconds
# A page that has drawn its maps, or has none to draw, or could not: a selector, as the policy refuses functions that wait.
SETTLED = "html.drawn, html:not(.live)"


def becomes(page: Any, script: str, argument: Any = None) -> None:
    """Wait until a script gives truth in a page or frame: not by its own waiting, which the page's policy refuses."""
    start = time.monotonic()
    while not page.evaluate(script, argument):
        assert time.monotonic() < start + WAIT, script
        page.wait_for_timeout(20)


class Watched:
    """A page that notes every request but its own file and every line on the console."""

    def __init__(self, page: Any, url: str, *, scripts: bool = True) -> None:
        self.page, self.scripts = page, scripts
        self.requests: list[str] = []
        self.console: list[str] = []
        self.as_new = True
        self.listeners = {
            "request": lambda request: self.requests.append(request.url),
            "console": lambda message: self.console.append(f"{message.type}: {message.text}"),
            "pageerror": lambda error: self.console.append(f"error: {error}"),
        }
        for event, listener in self.listeners.items():
            page.on(event, listener)
        self.go(url)

    def go(self, url: str) -> None:
        """Open a file in the same page, and wait until its maps are drawn, where scripts run at all."""
        self.page.goto(url)
        if self.scripts:
            self.page.locator(SETTLED).wait_for(state="attached")

    @property
    def context(self) -> Any:
        """The context of the page, which is not used again: what is set there cannot be taken back."""
        self.as_new = False
        return self.page.context

    def leave(self) -> bool:
        """Leave the page as it was found, and say whether that could be done; else close its context."""
        if not self.as_new or self.page.is_closed() or len(self.page.context.pages) > 1:
            self.page.context.close()
            return False
        for event, listener in self.listeners.items():
            self.page.remove_listener(event, listener)
        self.page.evaluate("localStorage.clear(), sessionStorage.clear()")
        self.page.emulate_media(media="null", color_scheme="null", forced_colors="null", reduced_motion="null")
        self.page.mouse.move(0, 0)
        self.page.goto("about:blank")
        return True


@pytest.fixture(scope="session")
def idle(browser: Any) -> Iterator[list[Any]]:
    """Pages that wait for the next test: a new one takes longer to open than ours takes to load."""
    del browser  # which closes them
    yield []


@pytest.fixture
def open_page(browser: Any, idle: list[Any]) -> Iterator[Callable[..., Watched]]:
    """Open a file from disk with the network refused."""
    opened: list[tuple[Watched, bool]] = []

    def open_(path: Path, fragment: str = "", width: int = 1280, height: int = 720, **options: Any) -> Watched:
        viewport = {"width": width, "height": height}
        if idle and not options:
            page = idle.pop()
            page.set_viewport_size(viewport)
        else:
            page = browser.new_context(viewport=viewport, offline=True, **options).new_page()
        scripts = options.get("java_script_enabled", True)
        opened.append((Watched(page, path.as_uri() + fragment, scripts=scripts), not options))
        return opened[-1][0]

    yield open_
    for watched, plain in opened:
        watched.as_new &= plain
        if watched.leave():
            idle.append(watched.page)

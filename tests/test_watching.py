"""Watching: a save is a build, an error is shown and outlived."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.test_build import OFFER, edit

PATIENCE = 60.0  # seconds; a build takes one


class Watcher:
    """A running ``--watch``, and all that it has said."""

    def __init__(self, world: Path, out: Path) -> None:
        command = [sys.executable, "-u", ROOT / "build.py", "--atlas", world, "--out", out, "--watch"]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.said = ""
        self._ear = threading.Thread(target=self._listen)
        self._ear.start()

    def _listen(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.said += line

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        self._ear.join()
        assert self.process.stdout
        self.process.stdout.close()

    def builds(self) -> int:
        return self.said.count("Ctrl-C ends it")


def until(holds: Callable[[], bool], watcher: Watcher) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, watcher.said
        assert watcher.process.poll() is None, watcher.said
        time.sleep(0.05)


@pytest.fixture
def watcher(world: Path, tmp_path: Path) -> Iterator[Watcher]:
    watcher = Watcher(world, tmp_path / "site")
    until(lambda: watcher.builds() == 1, watcher)
    yield watcher
    watcher.end()


def test_saves_of_every_kind_are_built_and_errors_outlived(watcher: Watcher, world: Path, tmp_path: Path) -> None:
    page = tmp_path / "site/1910-offer.html"

    def shown(words: str) -> Callable[[], bool]:
        return lambda: words in page.read_text(encoding="utf-8")

    edit(world / OFFER, "summary.en = ", 'summary.en = "Saved in place." # ')
    until(shown("Saved in place."), watcher)

    new = world / f"{OFFER}~"  # as editors do: a new file takes the old one's place
    text = (world / OFFER).read_text(encoding="utf-8")
    new.write_text(text.replace("Saved in place.", "Saved by renaming."), encoding="utf-8")
    new.replace(world / OFFER)
    until(shown("Saved by renaming."), watcher)

    edit(world / OFFER, 'outcome = "transfers"', 'outcome = "transfered"')
    until(lambda: "'transfered' is not an outcome" in watcher.said, watcher)
    edit(world / OFFER, 'outcome = "transfered"', 'outcome = "transfers"')
    edit(world / OFFER, "Saved by renaming.", "Put right.")
    until(shown("Put right."), watcher)

    (world / OFFER).rename(world / "claims/scenarios/1910-renamed.toml")
    until(lambda: (tmp_path / "site/1910-renamed.html").exists() and not page.exists(), watcher)

    watcher.process.send_signal(signal.SIGINT)
    assert watcher.process.wait(PATIENCE) == 0
    assert "Traceback" not in watcher.said

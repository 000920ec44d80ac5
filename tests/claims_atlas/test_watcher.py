"""What is watched: every package, the data, and the door; a file too that editors put a new one in the place of."""

from __future__ import annotations

import sys
import threading
import time
import tomllib
from pathlib import Path

from claims_atlas.fingerprint import PACKAGES
from claims_atlas.watcher import places, watched
from tests.conftest import ROOT, WORLD

PATIENCE = 30.0  # seconds


def test_every_package_and_the_door_of_the_program_are_watched_and_the_data_of_an_atlas() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    packages = {name.split(".")[0] for name in project["tool"]["setuptools"]["packages"]}
    assert packages == set(PACKAGES)
    top = {path.name for path in ROOT.glob("*.py")}
    expected = {*(ROOT / name for name in packages | top), WORLD / "claims", WORLD / "geodata"}
    assert set(places([WORLD, ROOT])) == expected


def test_a_file_that_is_replaced_again_and_again_is_seen_each_time(tmp_path: Path) -> None:
    (tmp_path / "claims").mkdir()
    door, runs = tmp_path / "build.py", tmp_path / "runs"
    door.touch()
    command = [sys.executable, "-c", f"open({str(runs)!r}, 'a').write('x')"]
    watching = watched(command, [tmp_path])

    def follow() -> None:
        for _count, _status in zip(range(3), watching, strict=False):
            pass

    thread = threading.Thread(target=follow, daemon=True)
    thread.start()
    for count in range(1, 3):
        end = time.monotonic() + PATIENCE
        while not (runs.exists() and len(runs.read_text(encoding="utf-8")) == count):
            assert time.monotonic() < end
            time.sleep(0.05)
        time.sleep(0.3)
        new = tmp_path / "new"
        new.write_text(f"# {count}", encoding="utf-8")
        new.replace(door)
    thread.join(PATIENCE)
    assert not thread.is_alive() and runs.read_text(encoding="utf-8") == "xxx"

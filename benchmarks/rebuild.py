"""How long building takes, against what a user writes today and against importing its libraries.

    python benchmarks/rebuild.py [RUNS]

Prints a table of ratios, each of medians of RUNS runs (3) that were made in turn, and the machine. Every run is a
process of its own on an atlas that ``many.py`` made, with a cache folder of its own; 10,000 pages are built once.
"""

from __future__ import annotations

import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from many import ROOT, generate

EDITED = "claims/scenarios/1955-molotov-proposal.toml"
IMPORT = [sys.executable, "-c", "import geopandas, folium"]


class Spent(NamedTuple):
    """What a process took: seconds by the clock, and of processors."""

    clock: float
    processors: float


def spent(command: list[str], environment: dict[str, str]) -> Spent:
    """Run a command to its end."""
    start = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    _pid, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command} ended with {process.returncode}")
    return Spent(time.perf_counter() - start, usage.ru_utime + usage.ru_stime)


class Bench:
    """The commands that are measured, in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def import_(self) -> Spent:
        """Import what the hand-written script imports, and geopandas."""
        return spent(IMPORT, dict(os.environ))

    def script(self, count: int) -> Spent:
        """Write pages with the hand-written script."""
        out = self.folder / "by-hand"
        shutil.rmtree(out, ignore_errors=True)
        script = str(ROOT / "benchmarks/hand_written_folium.py")
        return spent([sys.executable, script, str(out), str(count)], dict(os.environ))

    def fresh(self, count: int) -> Spent:
        """Build an atlas from nothing."""
        atlas = self.folder / f"atlas-{count}"
        if not atlas.exists():
            generate(atlas, count)
        for kind in ("site", "cache"):
            shutil.rmtree(self.folder / f"{kind}-{count}", ignore_errors=True)
        return self.again(count)

    def again(self, count: int) -> Spent:
        """Build with nothing changed."""
        where = ["--atlas", str(self.folder / f"atlas-{count}"), "--out", str(self.folder / f"site-{count}")]
        command = [sys.executable, str(ROOT / "build.py"), *where, "--part", "pages", "--lang", "en", "--quiet"]
        return spent(command, {**os.environ, "XDG_CACHE_HOME": str(self.folder / f"cache-{count}")})

    def edited(self, count: int) -> Spent:
        """Build with one scenario's summary changed."""
        path = self.folder / f"atlas-{count}" / EDITED
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace('summary.en = "', 'summary.en = "Edited. ', 1), encoding="utf-8")
        return self.again(count)


def medians(runs: int, *works: Callable[[], Spent]) -> list[Spent]:
    """Do the works in turn; return the medians of each."""
    done = [[work() for work in works] for _ in range(runs)]
    return [Spent(*map(statistics.median, zip(*each, strict=True))) for each in zip(*done, strict=True)]


def row(work: str, ours: Spent, against: str, theirs: Spent, most: float) -> None:
    """Print a row of the table."""
    by_clock, by_processors = (a / b for a, b in zip(ours[:2], theirs[:2], strict=True))
    took = f"{ours.clock:.2f} s | {against} {theirs.clock:.2f} s"
    print(f"| {work} | {took} | {by_clock:.2f} | {most:.2f} | {by_processors:.2f} |", flush=True)


def main() -> None:
    """Measure and print."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    with tempfile.TemporaryDirectory() as name:
        bench = Bench(Path(name))
        print("| work (`--part pages --lang en`) | took | against | ratio | at most | ratio of processor time |")
        print("|---|---|---|---|---|---|")
        for count, most in ((100, 0.45), (1000, 0.15)):
            ours, script = medians(runs, partial(bench.fresh, count), partial(bench.script, count))
            row(f"{count} pages from nothing", ours, "script", script, most)
        ships = len(list((ROOT / "claims/scenarios").glob("*.toml")))
        bench.fresh(ships)
        for count in (ships, 1000):
            bench.again(count)
            again, imports = medians(max(runs, 5), partial(bench.again, count), bench.import_)
            row(f"nothing changed, {count} scenarios", again, "import", imports, 0.25)
        edited, imports = medians(max(runs, 5), partial(bench.edited, ships), bench.import_)
        row(f"a summary changed, {ships} scenarios", edited, "import", imports, 1.2)
        large, thousand = bench.fresh(10_000), bench.fresh(1000)
        tenth = Spent(large.clock / 10, large.processors / 10)
        row("a thousand of 10000 pages", tenth, "of 1000", thousand, 1.2)
    system = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    print(f"\n{system}, {os.cpu_count()} processors; medians of {runs} runs or more in turn")


if __name__ == "__main__":
    main()

"""A large atlas drawn by a Dask cluster on this machine: how busy its workers are, and that the site is the same.

    python benchmarks/cluster.py [COUNT [WORKERS]]

Builds the pages of an atlas of COUNT scenarios (2000), which ``many.py`` makes, with a LocalCluster of WORKERS (4)
processes of one thread, and with the processes that a build starts by itself. Prints how many tasks were with the
cluster at a time, how many each worker made, and how long both took. Fails where the sites differ, or where there were
fewer tasks at a time than workers. It needs ``pip install -e '.[bench]' -c constraints.txt``.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from dataclasses import replace
from pathlib import Path
from typing import Any

from distributed import Client, LocalCluster
from many import ROOT, generate

sys.path.insert(0, str(ROOT))
from claims_atlas.builder import Build
from claims_atlas.site_graph import Part, Selection

PAGES = Selection(languages=["en"], parts=[Part.pages])


def timed(build: Build, folder: Path, **how: Any) -> float:
    """Build with an empty cache; return how many seconds that took."""
    os.environ["XDG_CACHE_HOME"] = str(folder)
    start = time.perf_counter()
    for line in build.run(**how):
        print(line)
    return time.perf_counter() - start


class Watched(Executor):
    """An executor that notes from when until when each task is with it."""

    def __init__(self, executor: Any) -> None:
        self._executor, self._client = executor, executor._client
        self.spans: list[tuple[float, float]] = []

    def submit(self, function: Callable[..., Any], /, *given: Any, **named: Any) -> Future[Any]:
        """Pass a task on."""
        start, future = time.time(), self._executor.submit(function, *given, **named)
        future.add_done_callback(lambda _done: self.spans.append((start, time.time())))
        return future


def at_a_time(spans: Sequence[tuple[float, float]]) -> tuple[int, float]:
    """Return how many of some spans there are at a time: at most, and on average from the first to the last."""
    changes = sorted([(start, 1) for start, _stop in spans] + [(stop, -1) for _start, stop in spans])
    now = most = 0
    for _when, change in changes:
        now += change
        most = max(most, now)
    return most, sum(stop - start for start, stop in spans) / (changes[-1][0] - changes[0][0])


def main() -> None:
    """Measure and print."""
    count, workers = (int(given) for given in [*sys.argv[1:], *("2000", "4")[len(sys.argv) - 1 :]])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        generate(folder / "atlas", count)
        build = Build(folder / "atlas", folder / "by-cluster", PAGES)
        cluster = LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None)
        with cluster, Client(cluster) as client:
            client.get_task_stream()  # from here on
            # pure=False: Dask need not work out whether it has seen the same task before
            executor = Watched(client.get_executor(pure=False))
            by_cluster = timed(build, folder / "cache-1", executor=executor)
            made = Counter(task["worker"] for task in client.get_task_stream())
        by_processes = timed(replace(build, out=folder / "by-processes"), folder / "cache-2")
        sites = [
            {path.name: path.read_bytes() for path in (folder / site).rglob("*") if path.is_file()}
            for site in ("by-cluster", "by-processes")
        ]
    most, mean = at_a_time(executor.spans)
    print(f"{made.total()} tasks by {len(made)} workers: {', '.join(map(str, sorted(made.values())))}")
    print(f"with the cluster at a time: {most} tasks at most, {mean:.1f} on average; {os.cpu_count()} processors")
    print(f"the cluster took {by_cluster:.1f} s, processes of the build's own {by_processes:.1f} s")
    if sites[0] != sites[1]:
        raise SystemExit("the two sites differ")
    if len(made) < workers or mean < workers:
        raise SystemExit(f"{workers} workers were not kept busy")
    print("the two sites are the same")


if __name__ == "__main__":
    main()

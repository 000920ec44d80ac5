"""Any executor is kept busy: as many tasks on their way as it has workers, in whatever order they end."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from claims_atlas import builder
from claims_atlas.cli import site
from claims_atlas.tasks import CHUNK, Output, Task, processors, render, workers
from tests.conftest import WORLD

PATIENCE = 20.0  # seconds


def arguments(*given: object) -> tuple[object, ...]:
    return given


def tasks(count: int, function: Callable[..., str], weight: int = CHUNK, *, here: bool = False) -> list[Output]:
    return [(str(n), Task(function, partial(arguments, n), str(n), weight, here)) for n in range(count)]


class Counting(Executor):
    """An executor that says nothing of its workers, and counts what it has at a time."""

    def __init__(self, workers: int) -> None:
        self.pool = ThreadPoolExecutor(workers)
        self.now = self.most = 0

    def submit(self, function: Callable[..., object], /, *given: object) -> Future[object]:  # type: ignore[override]
        self.now += 1
        self.most = max(self.most, self.now)
        future = self.pool.submit(function, *given)
        future.add_done_callback(self.ended)
        return future

    def ended(self, _future: object) -> None:
        self.now -= 1


class LikeDask(Counting):
    """An executor whose client knows its workers, as that of Dask does."""

    def __init__(self, workers: int) -> None:
        super().__init__(workers)
        self._client = self
        self._threads = workers

    def ncores(self) -> dict[str, int]:
        return {f"tcp://{n}": 4 for n in range(self._threads // 4)}


@pytest.mark.parametrize(
    ("executor", "jobs"),
    [(ThreadPoolExecutor(16), None), (LikeDask(16), None), (Counting(16), 16)],
    ids=["of-python", "like-dask", "that-says-nothing"],
)
def test_sixteen_workers_have_work_at_the_same_time(executor: Executor, jobs: int | None) -> None:
    together = threading.Barrier(16)

    def wait_for_the_others(number: int) -> str:
        together.wait(PATIENCE)
        return str(number)

    made = dict(render(tasks(64, wait_for_the_others), executor, jobs))
    assert made == {str(n): str(n).encode() for n in range(64)}


def test_no_more_is_gathered_than_workers_need() -> None:
    executor = Counting(2)
    list(render(tasks(200, str), executor, 3))
    assert executor.most <= 3 * 2 + 1


def test_one_that_takes_long_holds_up_no_other() -> None:
    ended = threading.Event()
    first = ("slow", Task(lambda _n: str(ended.wait(PATIENCE)), partial(arguments, 0), "slow", 100))
    made = []
    for path, _content in render([first, *tasks(40, str)], ThreadPoolExecutor(2), None):
        made.append(path)
        if len(made) == 40:
            ended.set()
    assert made[-1] == "slow" and len(made) == 41


def test_what_is_light_goes_together_and_what_is_heavy_alone() -> None:
    executor = Counting(1)
    sent: list[int] = []
    submit = executor.submit
    executor.submit = lambda function, given: sent.append(len(given)) or submit(function, given)  # type: ignore[method-assign,assignment,func-returns-value]
    heavy = tasks(1, str, 100)
    list(render([*tasks(2, str, 1), *heavy, *tasks(7, str, 1)], executor, 1))
    assert sent == [2, 1, 5, 2]


def test_what_is_made_here_is_not_sent() -> None:
    executor = Counting(1)
    assert len(list(render(tasks(9, str, here=True), executor, 1))) == 9
    assert executor.most == 0


def test_without_an_executor_outputs_are_made_in_order() -> None:
    assert [path for path, _content in render(tasks(9, str), None, None)] == [str(n) for n in range(9)]


def test_an_executor_is_asked_how_many_workers_it_has() -> None:
    assert workers(ThreadPoolExecutor(7)) == 7
    assert workers(LikeDask(12)) == 12
    assert workers(Counting(3)) == processors()


def test_jobs_reach_the_processes() -> None:
    with builder._pool(3, builder.FEW) as pool:
        assert isinstance(pool, ProcessPoolExecutor) and workers(pool) == 3
    with builder._pool(1, builder.FEW) as none:
        assert none is None


def test_jobs_reach_an_executor_that_is_given(tmp_path: Path) -> None:
    executor = Counting(2)
    list(site(WORLD, tmp_path / "site", executor, jobs=1))
    assert 1 <= executor.most <= 3

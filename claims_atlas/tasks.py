"""Making outputs: here, or with any executor of ``concurrent.futures``."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from claims_atlas.unforeseen import making

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

Made = str | bytes
CHUNK = 5  # pages, or what takes as long, that are sent together: what they share is sent once
AHEAD = 2  # chunks for each worker: the one that it makes, and one that waits for it


class Task(NamedTuple):
    """An output that is to be made: a function, what it is made from, and a digest of that.

    Attributes
    ----------
    function
        Pure, and of a module: any process can call it.
    inputs
        Gathers the function's arguments, which can be pickled, when they are wanted and not before.
    fingerprint
        A digest of all that the output is made from, program and shapes apart.
    weight
        About how many pages take as long.
    here
        Whether it is made by this process alone.
    shapes
        Whether it is made from the shapes of the atlas too.
    """

    function: Callable[..., Made]
    inputs: Callable[[], tuple[Any, ...]]
    fingerprint: str
    weight: int = 1
    here: bool = False
    shapes: bool = False


Output = tuple[str, Task]  # path below the site, and what makes it


def render(outputs: Iterable[Output], executor: Executor | None, jobs: int | None) -> Iterator[tuple[str, bytes]]:
    """Yield (path, content), as each is made: by the executor, whose every worker is kept busy, or here in order.

    ``jobs`` is how many tasks an executor does at a time, where that is not to be asked of itself.
    """
    most = AHEAD * (jobs or workers(executor)) if executor else 0
    waiting: dict[Future[list[bytes]], list[str]] = {}
    try:
        for chunk in _chunks(outputs):
            sent = [(path, task) for path, task in chunk if executor and not task.here]
            if executor and sent:
                done = executor.submit(run, [(path, task.function, _inputs(path, task)) for path, task in sent])
                waiting[done] = [path for path, _task in sent]
            for path, task in chunk:
                if not executor or task.here:
                    [content] = run([(path, task.function, _inputs(path, task))])
                    yield path, content
            while len(waiting) > most:
                yield from _finished(waiting)
        while waiting:
            yield from _finished(waiting)
    finally:
        for future in waiting:
            future.cancel()


def run(tasks: list[tuple[str, Callable[..., Made], tuple[Any, ...]]]) -> list[bytes]:
    """Make some outputs, in whatever process this is; an error names the one that it kept from being made."""
    made = []
    for path, function, inputs in tasks:
        with making(path):
            made.append(_encoded(function(*inputs)))
    return made


def _inputs(path: str, task: Task) -> tuple[Any, ...]:
    with making(path):
        return task.inputs()


def processors() -> int:
    """Return how many processors this process may use."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return usable or 1


def workers(executor: Executor | None) -> int:
    """Return how many tasks an executor does at a time, as far as it says: those of Python and of Dask do."""
    client = getattr(executor, "_client", None)
    cores: dict[str, int] = client.ncores() if client else {}  # Dask's: threads by the address of a worker
    return sum(cores.values()) or getattr(executor, "_max_workers", None) or processors()


def _chunks(outputs: Iterable[Output]) -> Iterator[list[Output]]:
    """Yield outputs by as many as are sent together; one that takes long goes alone."""
    chunk: list[Output] = []
    total = 0
    for path, task in outputs:
        if chunk and total + task.weight > CHUNK:
            yield chunk
            chunk, total = [], 0
        chunk.append((path, task))
        total += task.weight
    if chunk:
        yield chunk


def _finished(waiting: dict[Future[list[bytes]], list[str]]) -> Iterator[tuple[str, bytes]]:
    """Wait until a future is done, and yield what it, and every other one that is done, has made."""
    from concurrent.futures import FIRST_COMPLETED, wait  # noqa: PLC0415

    for future in wait(waiting, return_when=FIRST_COMPLETED).done:
        yield from zip(waiting.pop(future), future.result(), strict=True)


def _encoded(made: Made) -> bytes:
    return made.encode() if isinstance(made, str) else made

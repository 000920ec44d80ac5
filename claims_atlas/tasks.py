"""Making outputs: here, or with any executor of ``concurrent.futures``."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from typing import Any, NamedTuple

Made = str | bytes
AHEAD = 6  # chunks that are on their way at a time
CHUNK = 5  # pages, or what takes as long, that are sent together: what they share is sent once


class Task(NamedTuple):
    """An output that any process can make: a pure function, what it is made from, and a digest of that.

    ``inputs`` gathers the function's arguments, which can be pickled, when they are wanted and not before; ``weight``
    is about how many pages take as long.
    """

    function: Callable[..., Made]
    inputs: Callable[[], tuple[Any, ...]]
    key: str
    weight: int = 1

    def __call__(self) -> Made:
        """Make it here."""
        return self.function(*self.inputs())


class Whole(NamedTuple):
    """An output that is made here, with a digest of what it is made from, shapes apart; ``shapes``: it has them too."""

    make: Callable[[], Made]
    key: str
    shapes: bool = False

    def __call__(self) -> Made:
        """Make it."""
        return self.make()


Output = tuple[str, Task | Whole | Callable[[], Made]]


def render(todo: Iterable[Output], executor: Executor | None = None, ahead: int = AHEAD) -> Iterator[tuple[str, bytes]]:
    """Yield (path, content) in order; tasks are made by the executor, ``ahead`` chunks of them at a time."""
    waiting: deque[tuple[list[str], Future[list[bytes]] | list[bytes]]] = deque()
    todo = iter(todo)
    while chunk := _chunk(todo, CHUNK if executor else 1):
        tasks = [(make.function, make.inputs()) for _path, make in chunk if isinstance(make, Task)]
        paths = [path for path, make in chunk if isinstance(make, Task)]
        if executor and tasks:
            waiting.append((paths, executor.submit(run, tasks)))
        elif tasks:
            yield paths[0], run(tasks)[0]
        for path, make in chunk:
            if not isinstance(make, Task):
                waiting.append(([path], [_encoded(make())]))
        while waiting and (len(waiting) > ahead or executor is None):
            yield from _result(*waiting.popleft())
    while waiting:
        yield from _result(*waiting.popleft())


def weight(make: Task | Whole | Callable[[], Made]) -> int:
    """Return about how many pages take as long as an output."""
    return make.weight if isinstance(make, Task) else 1


def _chunk(todo: Iterator[Output], most: int) -> list[Output]:
    """Take outputs until they weigh as much as is sent together."""
    chunk: list[Output] = []
    total = 0
    while total < most and (one := next(todo, None)):
        chunk.append(one)
        total += weight(one[1])
    return chunk


def run(tasks: list[tuple[Callable[..., Made], tuple[Any, ...]]]) -> list[bytes]:
    """Make some outputs, in whatever process this is."""
    return [_encoded(function(*inputs)) for function, inputs in tasks]


def _result(paths: list[str], made: Future[list[bytes]] | list[bytes]) -> Iterator[tuple[str, bytes]]:
    yield from zip(paths, made if isinstance(made, list) else made.result(), strict=True)


def _encoded(made: Made) -> bytes:
    return made.encode() if isinstance(made, str) else made

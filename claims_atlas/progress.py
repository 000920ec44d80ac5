"""How far a build has come: a moving bar on a terminal, plain lines elsewhere. It prints for the command line."""

from __future__ import annotations

import sys
from collections.abc import Iterator


def with_progress(made: Iterator[tuple[str, bytes]], count: int, quiet: bool) -> Iterator[tuple[str, bytes]]:
    """Pass outputs on one by one: a moving bar on a terminal, plain lines elsewhere, nothing when quiet."""
    if quiet or not count:
        yield from made
    elif sys.stdout.isatty():
        from rich.progress import track  # noqa: PLC0415 - only a terminal needs it

        yield from track(made, description="Drawing", total=count)
    else:
        every = max(1, count // 50)
        for number, item in enumerate(made, 1):
            if number % every == 0 or number == count:
                print(f"{number}/{count} {item[0]}", flush=True)
            yield item

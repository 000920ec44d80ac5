"""Building again whenever a file is saved."""

from __future__ import annotations

import contextlib
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from watchfiles import Change, watch

from claims_atlas.fingerprint import CODE, DATA, PACKAGES

SETTLED = 60  # ms without a change: an editor that saves in several steps has finished


def watched(command: Sequence[str], roots: Sequence[Path]) -> Iterator[int]:
    """Run the command, and again after each change of an atlas's data or of the program; yield its exit status.

    Each build is a process of its own, so that a changed template or module is never mixed with the one before. What
    is saved while one runs is seen when it has ended. It ends with Ctrl-C.
    """
    folders = dict.fromkeys(folder for root in roots for name in PACKAGES if (folder := root.resolve() / name).is_dir())
    changes = watch(
        *folders,
        watch_filter=_matters,
        step=SETTLED,
        debounce=1600,
        yield_on_timeout=True,
        rust_timeout=100,
        raise_interrupt=False,
    )
    with contextlib.suppress(KeyboardInterrupt):
        # The first result is a timeout: the watch is set before the first build reads, so that nothing falls between.
        next(changes)
        yield subprocess.run(command, check=False).returncode
        for found in changes:
            if found:
                yield subprocess.run(command, check=False).returncode


def _matters(_change: Change, path: str) -> bool:
    """Say whether a change is of a file that a site is made from, and not of an editor's own."""
    name = Path(path)
    return name.suffix in DATA | CODE and not name.name.startswith((".", "#"))

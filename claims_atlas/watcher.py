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
    with contextlib.suppress(KeyboardInterrupt):
        changed = True
        while changed:
            # A new watch each time: that of a file ends where an editor puts a new file in its place.
            changes = watch(
                *places(roots),
                watch_filter=_matters,
                step=SETTLED,
                debounce=1600,
                yield_on_timeout=True,
                rust_timeout=100,
                raise_interrupt=False,
            )
            # The first result is a timeout: the watch is set before the build reads, so that nothing falls between.
            next(changes, None)
            yield subprocess.run(command, check=False).returncode
            changed = any(changes)


def places(roots: Sequence[Path]) -> list[Path]:
    """Return what is watched: every package of the program, its door, and the data of an atlas."""
    here = [root.resolve() / name for root in roots for name in (*PACKAGES, "build.py")]
    return [path for path in dict.fromkeys(here) if path.exists()]


def _matters(_change: Change, path: str) -> bool:
    """Say whether a change is of a file that a site is made from, and not of an editor's own."""
    name = Path(path)
    return name.suffix in DATA | CODE and not name.name.startswith((".", "#"))

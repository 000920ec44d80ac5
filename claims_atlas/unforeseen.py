"""What nobody has foreseen, in one line: a fault of this program, with all that its makers need in a file."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import mkstemp

from atlas_files.plain import in_a_line
from claims_atlas.distribution import NAME, this


@contextmanager
def making(path: str) -> Iterator[None]:
    """Name the output that was being made in whatever goes wrong."""
    try:
        yield
    except Exception as error:
        error.add_note(f"making {path}")
        raise


def report(error: Exception) -> str:
    """Write an error down in a file of its own; return the line that says so, and which output it kept from being."""
    what = "; ".join(getattr(error, "__notes__", ()))
    said = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    line = f"{f'{what}: ' if what else ''}{said}: a fault of this program, not of yours"
    trace = "".join(traceback.format_exception(error))
    head = f"{NAME} {this().version}, Python {sys.version}, {sys.platform}\n"
    try:
        handle, path = mkstemp(prefix=f"{NAME}-", suffix=".txt")
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(head + trace)
    except OSError:
        return in_a_line(f"{line}; the site is not finished")
    return in_a_line(f"{line}; the site is not finished. Please report it with {path}")

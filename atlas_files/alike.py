"""Problem lines that are alike: one slip in a thousand features is told by some of them, and a number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

FEW = 10  # lines of a kind that are shown
_OWN = re.compile(r"'[^']*'|\d+(\.\d+)?")  # what a line has of its own, beside the kind of its problem


def alike_counted(lines: Sequence[str]) -> list[str]:
    """Return lines in their order: of those that are alike some, and how many more of the kind there are."""
    count, seen, shown = Counter(map(_kind, lines)), Counter[str](), []
    for line in lines:
        kind = _kind(line)
        seen[kind] += 1
        if seen[kind] <= FEW or count[kind] == FEW + 1:
            shown.append(line)
        elif seen[kind] == FEW + 1:
            shown.append(f"… and {count[kind] - FEW:,} more like the one before")
    return shown


def _kind(line: str) -> str:
    file, *key, message = line.split(": ", 2)
    return _OWN.sub("", f"{file.rpartition('/')[0]}: {[one.rpartition('.')[2] for one in key]}: {message}")

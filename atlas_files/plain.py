"""What may stand in any data file, whatever it means: characters that can be written, and measure in all things."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

DEEPEST = 40  # tables, objects and lists in each other
LONGEST = 5_000  # letters of a text
LONGEST_KEY = 200
DIGITS = 18  # of a whole number

# What no XML file can hold (XML 1.0, production 2), and so no SVG and no slide.
_NEVER = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ud800-\\udfff\\ufffe\\uffff]")
# What would break a problem line, or turn it round.
HIDDEN = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\ud800-\\udfff\\u2028-\\u202e\\u2066-\\u2069\\ufffe\\uffff]")


def faults(data: Any) -> Iterator[tuple[str, str]]:
    """Yield (key, what is wrong) of all that no data file may hold."""
    waiting: list[tuple[str, int, Any]] = [("", 0, data)]
    while waiting:
        key, depth, one = waiting.pop()
        if isinstance(one, dict | list) and depth > DEEPEST:
            yield key, f"is nested too deep, expected {DEEPEST} levels at most"
        elif isinstance(one, dict):
            for name, value in one.items():
                if bad := _NEVER.search(name):
                    yield key, f"a key has the character U+{ord(bad[0]):04X}, expected characters that can be written"
                elif len(name) > LONGEST_KEY:
                    yield key, f"a key has {len(name):,} letters, expected {LONGEST_KEY} at most: '{name[:20]}…'"
                else:
                    waiting.append((f"{key}.{name}" if key else name, depth + 1, value))
        elif isinstance(one, list):
            if len(one) > 3 or not all(type(part) is float for part in one):  # noqa: PLR2004 - no position
                waiting += [
                    (f"{key}.{number}" if key else str(number), depth + 1, p) for number, p in enumerate(one, 1)
                ]
        elif fault := _fault(one):
            yield key, fault


def _fault(one: object) -> str:
    if isinstance(one, str):
        if bad := _NEVER.search(one):
            return f"has the character U+{ord(bad[0]):04X}, expected characters that can be written"
        if len(one) > LONGEST:
            return f"has {len(one):,} letters, expected {LONGEST:,} at most"
    elif isinstance(one, int) and abs(one) >= 10**DIGITS:
        return f"is a number of more than {DIGITS} digits"
    return ""


def in_a_line(text: str, longest: int = 600) -> str:
    """Return text for a problem line: what breaks lines, or cannot be printed, as its code; the end left out."""
    shown = HIDDEN.sub(lambda found: found[0].encode("unicode_escape").decode(), text)
    return shown if len(shown) <= longest else f"{shown[:longest]}…"

"""Rings of whole tenths of a unit, written as SVG paths with no character more than they need; and open lines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import chain, pairwise

from maps.geometry.figure import TENTHS, Point, Position, Rings


@cache
def svg_path(rings: Rings) -> str:
    """Return the path of some rings: for each, 'M', its first position, 'l', the steps to the others, 'z'."""
    return "".join(
        f"M{_numbers(ring[:1])}l{_numbers((c - a, d - b) for (a, b), (c, d) in pairwise(ring))}z" for ring in rings
    )


def svg_line(line: Iterable[Point]) -> str:
    """Return the path of an open line, in units."""
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in line)


def _numbers(pairs: Iterable[Position]) -> str:
    """Return x and y pairs as SVG numbers: '12.5-3 .4.7'."""
    numbers = " ".join(re.sub(r"^(-?)0\.", r"\1.", f"{value / TENTHS:g}") for value in chain.from_iterable(pairs))
    return re.sub(r"(?<=\.\d) (?=\.)", "", numbers).replace(" -", "-")

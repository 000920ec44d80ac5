"""Tests of every one of many: a few of them in ``make test``, always the same, and all of them in ``make full``."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from random import Random
from typing import Any

import pytest

SEED = 19561019
everything = False  # set where all tests run


def examples(many: int) -> int:
    """Return how many examples a property is tried on: an eighth of them in ``make test``."""
    return many if everything else max(3, many // 8)


def _full(value: Any) -> Any:
    values = value if isinstance(value, tuple) else (value,)
    return pytest.param(*values, marks=pytest.mark.full)


def each(values: Iterable[Any], most: int = 6, always: Collection[Any] = ()) -> list[Any]:
    """Return parameters for all ``values``; those not drawn, and not to be there ``always``, are marked ``full``."""
    values = list(values)
    drawn = [*always, *Random(SEED).sample(values, min(most, len(values)))]
    return [value if value in drawn else _full(value) for value in values]

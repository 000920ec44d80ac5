"""Tests of every one of many: a few of them in ``make test``, always the same, and all of them in ``make full``."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from random import Random
from typing import Any

import pytest

SEED = 19561019


def each(values: Iterable[Any], most: int = 6, always: Collection[Any] = ()) -> list[Any]:
    """Return parameters for all ``values``; those not drawn, and not to be there ``always``, are marked ``full``."""
    values = list(values)
    drawn = [*always, *Random(SEED).sample(values, min(most, len(values)))]
    return [value if value in drawn else pytest.param(value, marks=pytest.mark.full) for value in values]

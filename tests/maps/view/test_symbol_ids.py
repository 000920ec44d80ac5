"""Ids made from names are told apart, whatever parties and territories are called."""

from __future__ import annotations

import itertools
from collections import Counter
from pathlib import Path

import pytest

from claims_atlas.reading import read
from maps.view.symbols import TIMES, Symbol, bands_id
from tests.claims_atlas import rich

PARTIES = (
    "a",
    "b",
    "a-b",
    "b-c",
    "c",
    "claimed",
    "offered",
    "red-claimed",
    "red",
    "a--3",
    "b--1",
    "3",
    "1",
    "p",
    "x_y",
)


def test_no_two_symbols_share_an_id_and_no_two_bands() -> None:
    made = [
        Symbol.make(form, parties, standing)
        for form in ("holds", "transfers", "undivided", "contested-scope", "administered")
        for count in ((1,) if form == "holds" else (2, 3))
        for parties in itertools.permutations(PARTIES[:: 1 if count < 3 else 3], count)
        for standing in ("settled", "claimed", "offered", "reported")
    ]
    ids = Counter(one.id for one in made)
    assert len(ids) == len(made)
    bands = Counter(bands_id(one, times) for one in made for times in {times for _least, times in TIMES})
    banded = sum(3 if one.banded else 1 for one in made)
    assert len(bands) == banded


@pytest.mark.parametrize("name", ["__proto__", "-a", "a\n", "A", "a.b", "a b", "x" * 65, ""])
def test_an_id_that_could_be_taken_for_something_else_is_refused(name: str, world: Path) -> None:
    for file, key in (("claims/atlas.toml", "parties"), ("geodata/territories.toml", None)):
        data = rich.data_of(world / file)
        holder = data[key] if key else data
        holder[name] = next(iter(holder.values()))
        rich.put(world / file, data)
    lines = read(world)[0].lines
    assert sum("is not an id; expected" in line for line in lines) >= 2

"""Comparing is the same both ways, whatever the outcomes."""

from __future__ import annotations

import itertools
from functools import cache

import pytest

from claims import Disposition, Scenario, compare
from claims.model import OUTCOMES, PARTY_KEYS
from claims_atlas.reading import read
from tests.conftest import WORLD

LISTS = {"between": [["red", "blue"], ["blue", "grey"]]}


def dispositions(outcome: str) -> list[Disposition]:
    """Dispositions of an outcome, no two alike: other parties, administration, standing, conditions."""
    needed, allowed = PARTY_KEYS[outcome]
    made = []
    for n, optional in enumerate(itertools.product((False, True), repeat=len(allowed) + 2)):
        parties = {key: LISTS.get(key, [f"red{n}", f"blue{n}"])[n % 2] for key in sorted(needed)}
        parties |= {key: "grey" for key, there in zip(sorted(allowed), optional, strict=False) if there}
        rest = {"administration": "grey"} if optional[-1] else {}
        cited = {"source": "s", "locator": "l", "verification": "verified"}
        condition = {"type": "peace-treaty", "text": {"en": "Peace."}, **cited}
        data = {"of": ("isle",), "outcome": outcome, "how": "claimed" if optional[-2] else "named", **parties, **rest}
        made.append(Disposition.model_validate({**data, **cited, "conditions": [condition] * optional[-2]}))
    return made


@cache
def any_scenario() -> Scenario:
    claims = read(WORLD)[2]
    assert claims
    return next(iter(claims.scenarios.values()))


def scenario(disposition: Disposition) -> Scenario:
    one = disposition.covering(("isle",), ())
    return any_scenario().model_copy(update={"dispositions": (one,), "order": ("isle",)})


@pytest.mark.parametrize(("one", "other"), list(itertools.combinations_with_replacement(OUTCOMES, 2)))
def test_any_two_dispositions_differ_alike_both_ways(one: str, other: str) -> None:
    for a, b in itertools.product(dispositions(one), dispositions(other)):
        (there,), (back,) = compare(scenario(a), scenario(b)), compare(scenario(b), scenario(a))
        assert there == back
        assert (there.level == "same") == (a == b)
        if one != other:
            assert there.level == "changed" and "outcome" in there.aspects

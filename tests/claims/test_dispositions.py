"""A disposition is said once, for all the territories that share it, and travels as a group."""

from __future__ import annotations

import pickle
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from claims import Claims, Scenario
from claims_atlas.reading import read
from tests.conftest import ROOT, WORLD

OFFER = "claims/scenarios/1910-offer.toml"
HEAD = """date = "1910"
kind = "proposal"
actors = ["red"]
compare_to = "1900-treaty"
title.en = "Red's offer"
short.en = "Offer 1910"
summary.en = "Red would hand over the southern isle."
status.en = "Not accepted"
source = "gazette"
locator = "p. 3"
verification = "secondary"
"""
HELD = 'outcome = "holds"\nholder = "red"\nhow = "claimed"\n'
SILENT = 'outcome = "silent"\nhow = "by-implication"\n'
CITED = 'source = "gazette"\nlocator = "p. 3"\nverification = "secondary"\n'


def of(*territories: str) -> str:
    listed = ", ".join(f'"{one}"' for one in territories)
    return f"\n[[dispositions]]\nof = [{listed}]\n"


def each(*territories: str, what: str = HELD) -> str:
    return "".join(f"\n[territories.{one}]\n{what}{CITED}" for one in territories)


def others(what: str = SILENT) -> str:
    return f"\n[others]\n{what}{CITED}"


def problems_of(world: Path, tables: str) -> list[str]:
    (world / OFFER).write_text(HEAD + tables, encoding="utf-8")
    return read(world)[0].lines


def offer_of(world: Path, tables: str) -> Scenario:
    (world / OFFER).write_text(HEAD + tables, encoding="utf-8")
    problems, _, claims = read(world)
    assert problems.lines == []
    assert claims
    return claims.scenarios["1910-offer"]


FORMS = {
    "groups": of("far-isle", "north-isle") + HELD + CITED + of("south-isle") + SILENT + CITED,
    "groups-and-others": of("north-isle", "far-isle") + HELD + CITED + others(),
    "others-for-most": of("south-isle") + SILENT + CITED + others(HELD),
    "one-table-each": each("south-isle", what=SILENT) + each("north-isle", "far-isle"),
    "mixed": of("north-isle") + HELD + CITED + each("far-isle") + others(),
    "said-twice": of("north-isle") + HELD + CITED + of("far-isle") + HELD + CITED + others(),
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_says_the_same(form: str, world: Path) -> None:
    offer = offer_of(world, FORMS[form])
    assert [(one.outcome, one.territories) for one in offer.dispositions] == [
        ("holds", ("north-isle", "far-isle")),
        ("silent", ("south-isle",)),
    ]
    assert list(offer.territories) == ["north-isle", "south-isle", "far-isle"]
    assert offer.territories["north-isle"] is offer.territories["far-isle"]
    assert offer.model_dump_json() == offer_of(world, FORMS["groups"]).model_dump_json()


def test_a_group_stays_one_on_its_way_to_another_process(world: Path) -> None:
    sent = pickle.loads(pickle.dumps(offer_of(world, FORMS["mixed"])))
    assert sent.territories["north-isle"] is sent.territories["far-isle"]
    assert sent.dispositions[0].keys == ("dispositions.1", "territories.far-isle")


class Broken(NamedTuple):
    """Tables of a scenario, and all that is wrong with them."""

    tables: str
    lines: list[str]


RULES = {
    "unknown": Broken(
        of("north-isle", "fra-isle") + HELD + CITED + others(),
        [f"{OFFER}: dispositions.1.of: 'fra-isle' is not a territory; did you mean 'far-isle'?"],
    ),
    "unknown-in-the-older-form": Broken(
        each("north-isle", "south-isle", "fra-isle"),
        [
            f"{OFFER}: territories: 'fra-isle' is not a territory; did you mean 'far-isle'?",
            f"{OFFER}: territories.far-isle: is missing: a scenario disposes of every territory",
        ],
    ),
    "twice": Broken(
        of("north-isle", "far-isle") + HELD + CITED + of("far-isle", "south-isle") + SILENT + CITED,
        [f"{OFFER}: dispositions.2.of: 'far-isle' is in dispositions.1 too; expected each territory once"],
    ),
    "twice-in-one": Broken(
        of("north-isle", "north-isle") + HELD + CITED + others(),
        [f"{OFFER}: dispositions.1.of: 'north-isle' is in dispositions.1 too; expected each territory once"],
    ),
    "twice-in-two-forms": Broken(
        of("north-isle", "far-isle") + HELD + CITED + each("far-isle", "south-isle"),
        [f"{OFFER}: territories: 'far-isle' is in dispositions.1 too; expected each territory once"],
    ),
    "missing": Broken(
        of("north-isle") + HELD + CITED + each("far-isle"),
        [f"{OFFER}: dispositions: 'south-isle' is in none; expected each territory once, or [others]"],
    ),
    "others-of-nothing": Broken(
        of("north-isle", "south-isle", "far-isle") + HELD + CITED + others(),
        [f"{OFFER}: others: has no territory; expected none where tables name them all"],
    ),
    "of-empty": Broken(
        of() + HELD + CITED + others(),
        [f"{OFFER}: dispositions.1.of: found [], expected a list of one territory or more"],
    ),
    "of-text": Broken(
        '\n[[dispositions]]\nof = "north-isle"\n' + HELD + CITED + of("far-isle") + SILENT + CITED,
        [f"{OFFER}: dispositions.1.of: found 'north-isle', expected a list of one territory or more"],
    ),
    "of-missing": Broken(
        "\n[[dispositions]]\n" + HELD + CITED + others(),
        [f"{OFFER}: dispositions.1.of: is missing; expected a list of territories"],
    ),
    "of-in-others": Broken(
        '\n[others]\nof = ["north-isle"]\n' + SILENT + CITED,
        [f"{OFFER}: others.of: is not a key here; expected it in [[dispositions]]"],
    ),
    "no-table": Broken(
        "", [f"{OFFER}: dispositions: is missing; expected [[dispositions]] tables, each with its territories in 'of'"]
    ),
    "one-table-for-a-list": Broken(
        '\n[dispositions]\nof = ["north-isle"]\n' + HELD + CITED,
        [f"{OFFER}: dispositions: is one table; expected a list of [[dispositions]] tables"],
    ),
    "text-for-a-table": Broken(
        '\nothers = "silent"\n', [f"{OFFER}: others: found 'silent', expected a table with an outcome"]
    ),
    "text-for-tables": Broken(
        '\nterritories = "all"\n', [f"{OFFER}: territories: found 'all', expected a table for each territory"]
    ),
    "the-models-own-word": Broken(
        HELD.join(["\n[others]\n", 'territories = ["north-isle"]\n']) + CITED,
        [f"{OFFER}: others.territories: is not a key here; expected one of"],
    ),
    "order": Broken('order = ["north-isle"]\n' + others(), [f"{OFFER}: order: is not a key here"]),
    # What a group says is told once, however many territories it has; so is what the others have.
    "value-in-a-group": Broken(
        of("north-isle", "south-isle", "far-isle") + HELD.replace("holds", "hold") + CITED,
        [f"{OFFER}: dispositions.1.outcome: 'hold' is not an outcome; did you mean 'holds'?"],
    ),
    "party-in-a-group": Broken(
        of("south-isle") + SILENT + CITED + of("north-isle", "far-isle") + HELD.replace('"red"', '"rde"') + CITED,
        [f"{OFFER}: dispositions.2.holder: 'rde' is not a party of claims/atlas.toml; did you mean 'red'?"],
    ),
    "citation-of-the-others": Broken(
        of("south-isle") + HELD + CITED + others(SILENT) + '\n[others.note]\nfr = "Rien"\n',
        [f"{OFFER}: others.note: has no text in the default language 'en'"],
    ),
    # Each table of its own is told, though both say the same.
    "party-in-two-tables": Broken(
        each("north-isle", "far-isle", what=HELD.replace('"red"', '"rde"')) + others(),
        [
            f"{OFFER}: territories.north-isle.holder: 'rde' is not a party of claims/atlas.toml; did you mean 'red'?",
            f"{OFFER}: territories.far-isle.holder: 'rde' is not a party of claims/atlas.toml; did you mean 'red'?",
        ],
    ),
}


@pytest.mark.parametrize("rule", RULES)
def test_a_broken_rule_prints_its_lines_and_no_other(rule: str, world: Path) -> None:
    tables, expected = RULES[rule]
    lines = problems_of(world, tables)
    assert len(lines) == len(expected)
    for line, start in zip(lines, expected, strict=True):
        assert line.startswith(start)


def test_what_is_wrong_elsewhere_is_said_though_the_territories_cannot_be_read(world: Path) -> None:
    (world / "geodata/territories.toml").unlink()
    lines = problems_of(world, of("north-isle") + HELD.replace("holds", "hold") + CITED + others())
    assert "geodata/territories.toml: is missing" in lines
    assert f"{OFFER}: dispositions.1.outcome: 'hold' is not an outcome; did you mean 'holds'?" in lines
    assert not any("is not a territory" in line for line in lines if line.startswith(OFFER))


def tables(scenario: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for table in scenario.get("dispositions", []):
        yield {key: value for key, value in table.items() if key != "of"}
    yield from scenario.get("territories", {}).values()
    yield from [scenario["others"]] if "others" in scenario else []


@pytest.mark.parametrize("atlas", [ROOT, WORLD], ids=["shipped", "world"])
def test_no_disposition_stands_twice_in_a_file(atlas: Path) -> None:
    files = sorted((atlas / "claims/scenarios").glob("*.toml"))
    assert files
    for path in files:
        found = list(tables(tomllib.loads(path.read_text(encoding="utf-8"))))
        assert found
        assert not [one for number, one in enumerate(found) if one in found[:number]], path.name


@pytest.mark.parametrize("atlas", [ROOT, WORLD], ids=["shipped", "world"])
def test_every_scenario_disposes_of_every_territory_once_in_the_atlass_order(atlas: Path) -> None:
    _, geodata, claims = read(atlas)
    assert geodata and isinstance(claims, Claims)
    territories = list(geodata.territories)
    for scenario in claims.scenarios.values():
        named = [territory for one in scenario.dispositions for territory in one.territories]
        assert sorted(named) == sorted(territories)
        assert [one.territories[0] for one in scenario.dispositions] == sorted(
            (one.territories[0] for one in scenario.dispositions), key=territories.index
        )
        for one in scenario.dispositions:
            assert list(one.territories) == sorted(one.territories, key=territories.index)
            assert all(re.fullmatch(r"dispositions\.\d+|others|territories\.[a-z0-9_-]+", key) for key in one.keys)

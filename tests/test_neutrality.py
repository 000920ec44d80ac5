"""Neutral words are a rule: broken, it names the place and the better word; what is excused is declared, and there."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from claims_atlas.reading import read
from tests.conftest import ROOT

OFFER = "claims/scenarios/1910-offer.toml"
RULE = """
[[word]]
language = "en"
pattern = '\\boccupied\\b'
why = "judges"
better = "'administered by'"
"""
EXCEPTION = f"""
[[exception]]
file = "{OFFER}"
key = "summary.en"
word = "Occupied"
reason = "A party's own word."
"""
LINE = f"{OFFER}: summary.en: 'occupied' judges; expected 'administered by'"


def lines(world: Path, rules: str, summary: str = "It was occupied.") -> list[str]:
    (world / "claims/neutrality.toml").write_text(rules, encoding="utf-8")
    path = world / OFFER
    text = path.read_text(encoding="utf-8")
    old = next(line for line in text.splitlines() if line.startswith("summary.en"))
    path.write_text(text.replace(old, f'summary.en = "{summary}"'), encoding="utf-8")
    return read(world)[0].lines


def test_a_word_that_takes_a_side_is_a_problem_line_that_says_what_to_write(world: Path) -> None:
    assert lines(world, RULE) == [LINE]


def test_a_declared_exception_covers_its_one_place(world: Path) -> None:
    assert lines(world, RULE + EXCEPTION) == []


def test_a_partys_own_word_between_quotation_marks_passes_where_it_is_cited(world: Path) -> None:
    assert lines(world, RULE, summary="Blue calls it “occupied” land.") == []
    assert lines(world, RULE, summary="It was “held” and occupied.") == [LINE]


def test_quotation_marks_excuse_nothing_where_nobody_is_cited(world: Path) -> None:
    path = world / "claims/atlas.toml"
    text = path.read_text(encoding="utf-8")
    old = next(line for line in text.splitlines() if line.startswith("notice.en"))
    path.write_text(text.replace(old, 'notice.en = "The “occupied” isles."'), encoding="utf-8")
    found = lines(world, RULE, summary="Quiet.")
    assert found == ["claims/atlas.toml: notice.en: 'occupied' judges; expected 'administered by'"]


def test_an_exception_that_covers_nothing_is_a_problem_line(world: Path) -> None:
    found = lines(world, RULE + EXCEPTION, summary="It was administered.")
    assert found == [f"claims/neutrality.toml: exception: covers nothing: {OFFER}, summary.en, 'occupied'"]


@pytest.mark.parametrize("field", ["title.en", "short.en"])
def test_titles_are_exempt_and_short_names_are_not(field: str, world: Path) -> None:
    path = world / OFFER
    text = path.read_text(encoding="utf-8")
    old = next(line for line in text.splitlines() if line.startswith(field))
    path.write_text(text.replace(old, f'{field} = "Occupied"'), encoding="utf-8")
    assert bool(lines(world, RULE, summary="Quiet.")) == (field == "short.en")


def test_a_pattern_that_is_none_is_a_problem_line(world: Path) -> None:
    assert any("expected a regular expression" in line for line in lines(world, RULE.replace("occupied", "(")))


def test_the_atlas_has_a_rule_for_each_of_its_languages_and_gives_a_reason_for_each_exception() -> None:
    rules = tomllib.loads((ROOT / "claims/neutrality.toml").read_text(encoding="utf-8"))
    assert {word["language"] for word in rules["word"]} == {"en", "ja", "ru"}
    assert all(len(one["reason"]) > 20 for one in rules["exception"])

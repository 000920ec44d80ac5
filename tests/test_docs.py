"""The documents say what the code does."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from claims import model
from claims.model import PARTY_KEYS, ConditionType, How, Kind, Verification
from maps.view.wordings import CONDITIONS, HOW, KINDS, LABELS, LEGEND, OUTCOMES, SENTENCES, STANDINGS, VERIFICATION
from tests.conftest import ROOT, Build

GLOSSARY = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
DOCUMENTS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]


def section(title: str) -> str:
    return re.split(r"\n## ", GLOSSARY.split(f"\n## {title}\n", 1)[1])[0]


def test_the_glossary_has_exactly_the_outcomes_and_ways_of_the_code() -> None:
    assert re.findall(r"^\| `([a-z-]+)`", section("Outcomes"), re.MULTILINE) == list(model.OUTCOMES)
    assert re.findall(r"^\| `([a-z-]+)`", section("How"), re.MULTILINE) == list(get_args(How))


@pytest.mark.parametrize("outcome", model.OUTCOMES)
def test_the_glossary_names_the_parties_of_each_outcome(outcome: str) -> None:
    row = next(line for line in section("Outcomes").splitlines() if line.startswith(f"| `{outcome}`"))
    needed, allowed = PARTY_KEYS[outcome]
    assert set(re.findall(r"`([a-z_]+)`", row.rsplit("|", 2)[1])) == needed | allowed


def test_every_word_of_a_closed_list_has_its_phrase() -> None:
    each = {f"{outcome}-{how}" for outcome in model.OUTCOMES for how in STANDINGS[1:] if outcome != "silent"}
    assert set(LABELS) == each | set(model.OUTCOMES)
    assert set(SENTENCES) == set(LABELS) | {"ceded", *(f"ceded-{how}" for how in STANDINGS[1:])}
    assert set(LEGEND) == set(SENTENCES) | {"administered"}
    assert set(OUTCOMES) == {*model.OUTCOMES, "administered"}
    assert set(HOW) | set(STANDINGS[1:]) == set(get_args(How))
    assert set(KINDS) == set(get_args(Kind))
    assert set(CONDITIONS) == set(get_args(ConditionType))
    assert set(VERIFICATION) == set(get_args(Verification))


def test_every_option_of_the_command_line_is_in_the_documents(run_build: Build) -> None:
    shown = run_build("build", "--help").stdout
    options = set(re.findall(r"--[a-z]+", shown)) - {"--help", "--install", "--show"}
    assert {"--atlas", "--out", "--only", "--lang", "--part", "--check", "--force", "--quiet"} <= options
    building = (ROOT / "docs" / "building.md").read_text(encoding="utf-8")
    assert {option for option in options if option not in building} == set()


def anchors(document: Path) -> set[str]:
    """What a link into a document can name: its headings, in small letters, with '-' for spaces."""
    heads = re.findall(r"^#+ (.+)$", document.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_picture_file_and_heading_that_a_document_names_is_there(document: Path) -> None:
    for target, anchor in re.findall(r"\]\(([^)#]*)(?:#([^)]*))?\)", document.read_text(encoding="utf-8")):
        if not target.startswith("https://"):
            file = document.parent / target if target else document
            assert file.exists(), target
            assert not anchor or anchor in anchors(file), f"{target}#{anchor}"


def test_the_readme_is_short_enough_to_be_read_to_its_end() -> None:
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= 160


def test_every_module_that_the_architecture_names_is_there() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:atlas_files|geodata|claims|maps|claims_atlas|tests)/[\w/.-]+)`", text))
    assert len(named) > 15
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []

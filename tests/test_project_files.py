"""What the project says of itself agrees: version, authors, licences."""

from __future__ import annotations

import re
import tomllib

from tests.conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
CITATION = (ROOT / "CITATION.cff").read_text(encoding="utf-8")


def test_the_version_is_the_same_in_the_project_its_citation_and_its_changelog() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^version: (.+)$", CITATION, re.MULTILINE) == [PROJECT["version"]]
    assert re.findall(r"^## \[(\d.*?)\]", changelog, re.MULTILINE)[0] == PROJECT["version"]


def test_whoever_is_cited_is_who_holds_the_licence() -> None:
    (authors,) = re.findall(r'^authors:\n  - name: "(.+)"\n(?! )', CITATION, re.MULTILINE)
    assert f"Copyright (c) 2026 {authors}\n" in (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "doi" not in CITATION.lower()


def test_every_licence_of_the_project_is_named_in_it_and_explained_for_the_data() -> None:
    assert PROJECT["license"].split(" AND ") == ["MIT", "CC-BY-4.0", "CC0-1.0"]
    data = (ROOT / "LICENSE-DATA").read_text(encoding="utf-8")
    assert "CC BY 4.0" in data and "CC0 1.0" in data


def test_every_file_that_the_licence_of_the_data_names_is_there() -> None:
    data = (ROOT / "LICENSE-DATA").read_text(encoding="utf-8")
    named = re.findall(r"\b(?:claims|geodata)/[\w./]*", data)
    assert len(named) > 5 and all((ROOT / name).exists() for name in named)

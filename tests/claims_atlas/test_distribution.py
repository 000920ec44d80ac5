"""What an output is made with: Python, and all that the distribution requires, directly or not."""

from __future__ import annotations

import tomllib
from importlib import metadata
from pathlib import Path

import pytest

from claims_atlas import distribution
from claims_atlas.cache import Cache
from claims_atlas.distribution import PROGRAM, this, versions
from claims_atlas.file_hashes import FileHashes
from claims_atlas.fingerprint import Fingerprint
from tests.conftest import ROOT, WORLD

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_python_and_every_library_that_draws_counts_and_no_tool_of_the_tests(tmp_path: Path) -> None:
    found = versions(Cache(tmp_path))
    drawing = {"python", "pillow", "lxml", "pandas", "numpy", "pyogrio", "shapely", "jinja2", "python-pptx", "typst"}
    assert drawing <= found.keys()
    assert not {"pytest", "ruff", "mypy", "deptry", "playwright", "distributed"} & found.keys()
    for name in drawing - {"python"}:
        assert found[name] == metadata.version(name)


def test_what_is_installed_counts_by_the_metadata_as_a_clone_does_by_its_project_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Installed:
        version = PROJECT["version"]
        requires = (*PROJECT["dependencies"], "pytest; extra == 'test'")

    in_clone = this(), versions(Cache(tmp_path / "one"))
    by_name = metadata.distribution
    monkeypatch.setattr(metadata, "distribution", lambda name: Installed if name == "claims-atlas" else by_name(name))
    monkeypatch.setattr(distribution, "_PROJECT", tmp_path / "pyproject.toml")
    assert this().requires == Installed.requires
    assert (this().version, versions(Cache(tmp_path / "two"))) == (in_clone[0].version, in_clone[1])


@pytest.mark.parametrize("name", ["pillow", "lxml", "pandas"])
def test_another_version_of_what_draws_is_another_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def fingerprint(cache: str) -> Fingerprint:
        return Fingerprint.of(WORLD, FileHashes(Cache(tmp_path / cache), tmp_path / "site"), Cache(tmp_path / cache))

    by_name = metadata.distribution

    class Newer:
        version = "999"
        requires: tuple[str, ...] = ()

    before = fingerprint("one")
    monkeypatch.setattr(metadata, "distribution", lambda asked: Newer if asked == name else by_name(asked))
    after = fingerprint("two")
    assert before.program != after.program
    assert before.of_output("own", shapes=False) != after.of_output("own", shapes=False)


def test_versions_are_asked_for_again_when_something_is_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = Cache(tmp_path / "cache")
    folder = tmp_path / "site-packages"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    before = versions(cache)
    (folder / "pillow-999.dist-info").mkdir()
    (folder / "pillow-999.dist-info/METADATA").write_text("Metadata-Version: 2.1\nName: pillow\nVersion: 999\n")
    assert before["pillow"] != versions(cache)["pillow"] == "999"


def test_the_program_is_where_its_packages_are() -> None:
    assert PROGRAM == ROOT

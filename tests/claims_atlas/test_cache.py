"""The store: what is used stays, what is damaged or of another version is as good as none, and no code is in it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from claims_atlas import file_hashes, repeated
from claims_atlas.cache import DAY, Cache, version_of
from claims_atlas.file_hashes import FileHashes, Remembered
from claims_atlas.manifest import Manifest, atlas_of
from claims_atlas.site_graph import Selection
from tests.conftest import ROOT, Build
from tests.test_build import contents

OLD = 40 * DAY


def age(path: Path, seconds: float) -> None:
    when = time.time() - seconds
    os.utime(path, (when, when))


def test_what_was_used_this_month_stays_however_old_it_is_and_the_rest_goes(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for name in ("used", "unused"):
        cache.put(name, name)
        age(tmp_path / name, 29 * DAY)
    assert cache.get("used") == "used"
    for name in ("used", "unused"):
        age(tmp_path / name, time.time() - (tmp_path / name).stat().st_mtime + 2 * DAY)
    cache.put("new", "new")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new", "used"]


def test_a_lock_is_never_pruned(tmp_path: Path) -> None:
    (tmp_path / "site.lock").touch()
    age(tmp_path / "site.lock", OLD)
    Cache(tmp_path).put("new", "new")
    assert (tmp_path / "site.lock").exists()


@pytest.mark.parametrize("damage", [b"", b"x", b"0" * 64 + b"\ntext"])
def test_what_is_damaged_is_as_good_as_none(tmp_path: Path, damage: bytes) -> None:
    Cache(tmp_path).put("name", "text")
    (tmp_path / "name").write_bytes(damage)
    assert Cache(tmp_path).get("name") is None


def test_a_cache_folder_that_is_a_file_only_costs_time(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    cache = Cache(tmp_path / "file")
    cache.put("name", "text")
    assert cache.get("name") is None


@dataclass
class RememberedWithMore(Remembered):
    more: list[str] = field(default_factory=list)


@dataclass
class ManifestWithMore(Manifest):
    more: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class AskedWithMore(repeated.Asked):
    more: dict[str, str] = field(default_factory=dict)


def test_a_class_with_another_field_has_another_version() -> None:
    assert version_of(Remembered) != version_of(RememberedWithMore)
    assert version_of(Remembered) == version_of(Remembered)


def test_states_that_another_version_kept_are_as_good_as_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache, out = Cache(tmp_path / "cache"), tmp_path / "site"
    with monkeypatch.context() as patch:
        patch.setattr(file_hashes, "Remembered", RememberedWithMore)
        hashes = FileHashes(cache, out)
        hashes.made = ["index.html"]
        hashes.save()
        assert FileHashes(cache, out).made == ["index.html"]
    assert FileHashes(cache, out).made == []


def test_a_command_line_that_another_version_remembered_is_read_again(
    world: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = ["--atlas", str(world)]
    with monkeypatch.context() as patch:
        patch.setattr(repeated, "Asked", AskedWithMore)
        repeated.remember(arguments, world, tmp_path / "site", Selection())
    assert repeated.answer(arguments) is None


def test_a_manifest_of_another_version_is_as_good_as_none_and_the_site_is_made_again(
    world: Path, tmp_path: Path, run_build: Build
) -> None:
    out = tmp_path / "site"
    assert run_build("--atlas", world, "--out", out, "--part", "pages").returncode == 0
    before = contents(out)
    other = ManifestWithMore(**vars(Manifest.read(out)))
    (out / "build.json").write_text(other.text().replace(version_of(Manifest), version_of(ManifestWithMore)), "utf-8")
    assert (Manifest.read(out), atlas_of(out)) == (Manifest(), "three-isles")
    done = run_build("--atlas", world, "--out", out, "--part", "pages")
    assert (done.returncode, done.stderr) == (0, "")
    assert contents(out) == before


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text[:-20],
        lambda text: text.replace('"outputs": {', '"outputs": [', 1),
        lambda text: text.replace("index.html", "other.html", 1),
        lambda text: json.dumps({**json.loads(text), "outputs": {"index.html": 5}}),
        lambda _text: "[" * 100_000,
        lambda _text: "null",
        lambda _text: "",
    ],
    ids=["cut", "broken", "edited", "wrong-type", "deep", "null", "empty"],
)
def test_a_damaged_manifest_is_as_good_as_none(world: Path, tmp_path: Path, run_build: Build, damage: object) -> None:
    out = tmp_path / "site"
    run_build("--atlas", world, "--out", out, "--part", "pages")
    before = contents(out)
    text = (out / "build.json").read_text(encoding="utf-8")
    (out / "build.json").write_text(damage(text), encoding="utf-8")  # type: ignore[operator]
    assert Manifest.read(out) == Manifest()
    done = run_build("--atlas", world, "--out", out, "--part", "pages")
    assert (done.returncode, done.stderr) == (0, "")
    assert contents(out) == before


@pytest.mark.full
def test_no_code_is_kept(world: Path, tmp_path: Path, run_build: Build) -> None:
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache")}
    run_build("--atlas", world, "--out", tmp_path / "site", env=environment)
    kept = [path for path in (tmp_path / "cache/claims-atlas").iterdir() if path.suffix != ".lock"]
    assert {path.name.partition("-")[0] for path in kept} >= {"asked", "files", "versions", "geometry"}
    for path in kept:
        _head, _line, content = path.read_bytes().partition(b"\n")
        assert not content or json.loads(content), path.name


# Runs the program with templates that are read in another way.
OTHERWISE = """
from functools import cache
from maps.kit import templating
plain = templating.environment.__wrapped__
@cache
def environment(language):
    made = plain(language)
    made.trim_blocks = False
    return made
templating.environment = environment
from claims_atlas import cli
cli.main()
"""


@pytest.mark.full
def test_templates_that_are_read_in_another_way_make_what_they_make_with_an_empty_cache(
    world: Path, tmp_path: Path
) -> None:
    def build(out: str, cache: str, *program: str) -> dict[str, bytes]:
        where = ["--atlas", str(world), "--out", str(tmp_path / out), "--part", "pages", "--force"]
        environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / cache)}
        subprocess.run([sys.executable, *program, *where], check=True, capture_output=True, env=environment, cwd=ROOT)
        return contents(tmp_path / out)

    plain = build("plain", "used", "build.py")
    after_it, alone = build("after", "used", "-c", OTHERWISE), build("alone", "empty", "-c", OTHERWISE)
    assert after_it == alone
    assert after_it["index.html"] != plain["index.html"]

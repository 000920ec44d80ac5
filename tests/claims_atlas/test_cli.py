"""The commands, the one that need not be named, and where a site stands if nobody says."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from claims_atlas import cli
from claims_atlas.distribution import this
from tests.conftest import ROOT, WORLD, Build
from tests.shipped import SHIPPED
from tests.test_build import OFFER, contents, edit


def test_the_command_build_need_not_be_named(tmp_path: Path, run_build: Build) -> None:
    arguments = ("--atlas", WORLD, "--part", "pages", "--only", "1910-offer", "--quiet")
    for name, words in (("unnamed", ()), ("named", ("build",))):
        done = run_build(*words, *arguments, "--out", tmp_path / name)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert contents(tmp_path / "named") == contents(tmp_path / "unnamed") != {}


def test_the_module_is_the_same_command(run_build: Build) -> None:
    command = [sys.executable, "-m", "claims_atlas", "list", "--atlas", str(WORLD)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=ROOT, check=True)
    assert done.stdout == run_build("list", "--atlas", WORLD).stdout != ""


def test_the_version_is_said(run_build: Build) -> None:
    done = run_build("--version")
    assert (done.returncode, done.stdout) == (0, f"claims-atlas {this().version}\n")


def test_scenarios_are_listed_in_order_of_time(run_build: Build) -> None:
    assert run_build("list", "--atlas", WORLD).stdout.splitlines() == [
        "1900-treaty\t1900-05-01\tTreaty of the Isles",
        "1910-offer\t1910-03/1911\tRed's offer",
        "1911-reading-by-blue\t1911\tBlue's reading of the treaty",
    ]


@pytest.mark.parametrize("language", ["en", "ja", "ru"])
def test_the_atlas_that_ships_is_listed_in_each_of_its_languages(language: str, run_build: Build) -> None:
    listed = [line.split("\t") for line in run_build("list", "--lang", language).stdout.splitlines()]
    scenarios = SHIPPED.claims.scenarios.values()
    assert listed == [[one.id, one.date.text, one.title[language]] for one in scenarios]


def test_what_cannot_be_listed_is_said(world: Path, run_build: Build) -> None:
    assert run_build("list", "--atlas", WORLD, "--lang", "xx").returncode == 2
    assert run_build("list", "--atlas", "nowhere-at-all").returncode == 2
    edit(world / OFFER, 'outcome = "transfers"', 'outcome = "transfered"')
    done = run_build("list", "--atlas", world)
    assert (done.returncode, done.stdout) == (1, "")
    assert "'transfered' is not an outcome" in done.stderr and "Traceback" not in done.stderr


def test_each_command_has_help(run_build: Build) -> None:
    for words, part in ((("--help",), "list"), (("build", "--help"), "--watch"), (("list", "--help"), "--lang")):
        done = run_build(*words)
        assert done.returncode == 0 and part in done.stdout


def test_a_site_stands_in_the_folder_of_its_atlas(world: Path, tmp_path: Path, run_build: Build) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    done = run_build("--atlas", world, "--part", "pages", "--only", "1910-offer", cwd=elsewhere)
    assert done.returncode == 0, done.stderr
    assert set(contents(world / "site")) == {"1910-offer.html", "build.json"}
    assert list(elsewhere.iterdir()) == []


def test_the_site_of_the_atlas_that_ships_is_beside_it_in_a_clone_and_here_where_it_is_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.default_out(cli.SHIPPED).resolve() == ROOT / "site"
    assert cli.default_out(WORLD).resolve() == WORLD / "site"
    monkeypatch.setattr(cli, "in_a_clone", lambda: False)
    assert cli.default_out(cli.SHIPPED).resolve() == tmp_path / "site"
    monkeypatch.chdir(ROOT)
    assert cli.default_out(cli.SHIPPED) == Path("site")


def test_a_site_that_was_made_of_another_atlas_is_never_written_over(
    world: Path, tmp_path: Path, run_build: Build
) -> None:
    out = tmp_path / "site"
    assert run_build("--atlas", WORLD, "--out", out, "--part", "pages").returncode == 0
    before = contents(out)
    edit(world / "claims/atlas.toml", 'id = "three-isles"', 'id = "other-isles"')
    for more in ([], ["--force"], ["--only", "1910-offer"], ["--dry-run"]):
        done = run_build("--atlas", world, "--out", out, *more)
        line = f"{out}: holds the site of another atlas, 'three-isles'; give another folder with --out\n"
        assert (done.returncode, done.stdout, done.stderr) == (1, "", line)
    assert contents(out) == before


def test_a_link_that_leads_to_another_atlas_now_is_seen(world: Path, tmp_path: Path, run_build: Build) -> None:
    other = Path(shutil.copytree(world, tmp_path / "other"))
    edit(other / OFFER, "summary.en = ", 'summary.en = "Another atlas." # ')
    link, out = tmp_path / "link", tmp_path / "site"
    link.symlink_to(world)
    run_build("--atlas", link, "--out", out, "--part", "pages")
    assert "0 written" in run_build("--atlas", link, "--out", out, "--part", "pages").stdout
    link.unlink()
    link.symlink_to(other)
    run_build("--atlas", link, "--out", out, "--part", "pages")
    assert "Another atlas." in (out / "1910-offer.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", ["folder", "dangling link"])
def test_a_scenario_that_cannot_be_read_is_seen_though_a_site_is_there(
    kind: str, world: Path, tmp_path: Path, run_build: Build
) -> None:
    out = tmp_path / "site"
    run_build("--atlas", world, "--out", out, "--part", "pages")
    new = world / "claims/scenarios/1912-new.toml"
    if kind == "folder":
        new.mkdir()
    else:
        new.symlink_to("nowhere")
    done = run_build("--atlas", world, "--out", out, "--part", "pages")
    assert done.returncode == 1
    assert "claims/scenarios/1912-new.toml: " in done.stderr

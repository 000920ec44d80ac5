"""What a build says of dispositions that changed, and what it would do."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import Build
from tests.test_build import OFFER, contents, edit


def snapshot(stdout: str) -> list[str]:
    """The lines that are neither progress nor the last."""
    return [line for line in stdout.splitlines()[:-1] if not line[0].isdigit() or ": " in line]


def test_the_first_build_has_nothing_to_compare_with(world: Path, tmp_path: Path, run_build: Build) -> None:
    assert snapshot(run_build("--part", "pages", "--atlas", world, "--out", tmp_path / "site").stdout) == []


def test_what_a_change_did_is_said_in_words_once(world: Path, tmp_path: Path, run_build: Build) -> None:
    out = tmp_path / "site"
    run_build("--part", "pages", "--atlas", world, "--out", out)
    edit(world / OFFER, 'outcome = "holds"\nholder = "red"', 'outcome = "renounced"\nby = "red"')
    (line,) = snapshot(run_build("--part", "pages", "--atlas", world, "--out", out).stdout)
    scenario, territory, words = line.split(": ", 2)
    assert scenario == "1910-offer" and territory == "North Isle / Big Isle"
    assert words.startswith("was “") and words.endswith("is “claimed: renounced by the Reds, no recipient named”")
    assert snapshot(run_build("--part", "pages", "--atlas", world, "--out", out).stdout) == []


def test_a_citation_that_changed_is_told_from_a_disposition_that_did(
    world: Path, tmp_path: Path, run_build: Build
) -> None:
    out = tmp_path / "site"
    run_build("--part", "pages", "--atlas", world, "--out", out)
    head, _mark, tail = (world / OFFER).read_text(encoding="utf-8").partition("[[dispositions]]")
    tail = tail.replace('locator = "', 'locator = "at the end of ', 1)
    (world / OFFER).write_text(f"{head}[[dispositions]]{tail}", encoding="utf-8")
    (line,) = snapshot(run_build("--part", "pages", "--atlas", world, "--out", out).stdout)
    assert line.startswith("1910-offer: ") and line.endswith("with other words or citations")


def test_scenarios_that_come_and_go_are_named(world: Path, tmp_path: Path, run_build: Build) -> None:
    out = tmp_path / "site"
    run_build("--part", "pages", "--atlas", world, "--out", out)
    (world / OFFER).rename(world / "claims/scenarios/1910-another.toml")
    done = run_build("--part", "pages", "--atlas", world, "--out", out)
    assert snapshot(done.stdout) == ["1910-another: new", "1910-offer: gone"], done.stderr


def test_a_dry_run_says_what_a_build_then_does_and_writes_nothing(
    world: Path, tmp_path: Path, run_build: Build
) -> None:
    out = tmp_path / "site"
    run_build("--atlas", world, "--out", out)
    before = contents(out)
    edit(world / OFFER, 'outcome = "holds"\nholder = "red"', 'outcome = "renounced"\nby = "red"')
    (world / "claims/scenarios/1911-reading-by-blue.toml").unlink()
    dry = run_build("--atlas", world, "--out", out, "--dry-run")
    assert dry.returncode == 0, dry.stderr
    assert contents(out) == before
    lines = dry.stdout.splitlines()
    assert "would make 1910-offer.html" in lines and "would remove 1911-reading-by-blue.html" in lines
    assert lines[-1].endswith("would be made, 9 would be removed; nothing is written")
    done = run_build("--atlas", world, "--out", out)
    assert set(snapshot(done.stdout)) == {line for line in lines[:-1] if not line.startswith("would")} != set()


def test_a_dry_run_before_any_build_makes_no_folder(world: Path, tmp_path: Path, run_build: Build) -> None:
    done = run_build("--part", "pages", "--atlas", world, "--out", tmp_path / "site", "--dry-run")
    assert (done.returncode, done.stderr) == (0, "")
    assert not (tmp_path / "site").exists()

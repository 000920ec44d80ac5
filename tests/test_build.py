"""The command line: exit statuses, problem lines, what is written and what is left alone, the same bytes everywhere."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
from pathlib import Path

import pytest

from claims_atlas.manifest import Manifest
from tests.conftest import ROOT, WORLD, Build
from tests.shipped import SHIPPED

OFFER = "claims/scenarios/1910-offer.toml"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_problems_exit_1_are_listed_plain_and_nothing_in_the_site_changes(
    world: Path, tmp_path: Path, run_build: Build
) -> None:
    out = tmp_path / "site"
    assert run_build("--atlas", world, "--out", out).returncode == 0
    before = contents(out)
    edit(world / OFFER, 'outcome = "transfers"', 'outcome = "transfered"')
    edit(
        world / "claims/control.toml",
        'party = "blue"',
        'party = "[bold]a party with a name so long that a terminal would wrap it"',
    )
    done = run_build("--atlas", world, "--out", out, cwd=tmp_path)
    assert done.returncode == 1
    line = f"{OFFER}: dispositions.2.outcome: 'transfered' is not an outcome; did you mean 'transfers'?"
    assert line in done.stderr.splitlines()
    assert contents(out) == before


def test_all_files_are_checked_even_when_one_cannot_be_read_at_all(world: Path, run_build: Build) -> None:
    edit(world / OFFER, "date =", "date ==")
    edit(world / "geodata/territories.toml", 'name.en = ["Far Isle"]', "name.en = []")
    done = run_build("--atlas", world, "--check")
    assert done.returncode == 1
    assert f"{OFFER}: is not valid TOML" in done.stderr
    assert "geodata/territories.toml: far-isle.name.en: " in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [["--only", "1999-nothing"], ["--lang", "xx"], ["--part", "cake"], ["--bogus"], ["--atlas", "nowhere-at-all"]],
)
def test_wrong_usage_exits_2_and_writes_nothing(arguments: list[str], tmp_path: Path, run_build: Build) -> None:
    out = tmp_path / "site"
    where = [] if "--atlas" in arguments else ["--atlas", WORLD]
    assert run_build(*where, "--out", out, *arguments).returncode == 2
    assert not out.exists()


def test_check_writes_nothing(tmp_path: Path, run_build: Build) -> None:
    done = run_build("--atlas", WORLD, "--out", tmp_path / "site", "--check")
    assert (done.returncode, done.stdout) == (0, "3 scenarios, 3 territories: no problem found\n")
    assert not (tmp_path / "site").exists()


def test_only_and_part_build_just_that(tmp_path: Path, run_build: Build) -> None:
    out = tmp_path / "site"
    only = ("--atlas", WORLD, "--out", out, "--only", "1910-offer", "--quiet")
    assert run_build(*only, "--part", "pages").stdout == ""
    assert set(contents(out)) == {"1910-offer.html", "build.json"}
    assert run_build("--atlas", WORLD, "--out", out, "--part", "data").returncode == 0
    made = ("claims.csv", "outlines.geojson", "atlas.gpkg", "sources.json", "sources.bib", "dictionary.csv")
    assert set(contents(out)) == {"1910-offer.html", "build.json", *(f"data/{name}" for name in made)}


def test_a_scenario_that_is_gone_takes_its_page_along_and_leaves_the_users_files(
    world: Path, tmp_path: Path, run_build: Build
) -> None:
    out = tmp_path / "site"
    run_build("--atlas", world, "--out", out)
    (out / "my-notes.html").write_text("mine", encoding="utf-8")
    (world / OFFER).unlink()
    done = run_build("--atlas", world, "--out", out)
    assert done.returncode == 0
    assert not (out / "1910-offer.html").exists()
    assert (out / "my-notes.html").read_text(encoding="utf-8") == "mine"


def test_a_record_that_points_outside_the_site_removes_nothing_there(
    world: Path, tmp_path: Path, run_build: Build
) -> None:
    out = tmp_path / "site"
    run_build("--atlas", world, "--out", out)
    (tmp_path / "precious.txt").write_text("keep", encoding="utf-8")
    manifest = Manifest.read(out)
    manifest.outputs["../precious.txt"] = manifest.fingerprints["../precious.txt"] = "0" * 64
    (out / "build.json").write_text(manifest.text(), encoding="utf-8")
    assert "../precious.txt" in Manifest.read(out).outputs
    assert run_build("--atlas", world, "--out", out).returncode == 0
    assert (tmp_path / "precious.txt").exists()


def test_unchanged_files_are_not_written_again_unless_forced(world: Path, tmp_path: Path, run_build: Build) -> None:
    out = tmp_path / "site"
    run_build("--atlas", world, "--out", out)
    os.utime(out / "index.html", (1, 1))
    assert "0 written" in run_build("--atlas", world, "--out", out).stdout
    assert (out / "index.html").stat().st_mtime == 1
    run_build("--atlas", world, "--out", out, "--force")
    assert (out / "index.html").stat().st_mtime > 1


def test_an_edited_datum_changes_its_page(world: Path, tmp_path: Path, run_build: Build) -> None:
    out = tmp_path / "site"
    run_build("--atlas", world, "--out", out)
    before = (out / "1910-offer.html").read_text(encoding="utf-8")
    edit(world / OFFER, 'outcome = "holds"\nholder = "red"', 'outcome = "renounced"\nby = "red"')
    assert run_build("--atlas", world, "--out", out).returncode == 0
    after = (out / "1910-offer.html").read_text(encoding="utf-8")
    assert "renounced by the Reds, no recipient named" in after and after != before


def test_a_site_that_cannot_be_written_is_said_in_one_line(tmp_path: Path, run_build: Build) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    done = run_build("--atlas", WORLD, "--out", tmp_path / "file" / "site")
    assert done.returncode == 1
    assert "cannot be written" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.full
def test_two_clean_builds_are_the_same_bytes_whatever_the_seed_folder_locale_and_time_zone(
    tmp_path: Path, run_build: Build
) -> None:
    first, second = tmp_path / "one" / "site", tmp_path / "another place" / "s"
    copy = Path(shutil.copytree(ROOT / "claims", tmp_path / "copy" / "claims")).parent
    shutil.copytree(ROOT / "geodata", copy / "geodata")
    base = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "PYTHON"))}
    one = {**base, "PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8"}
    # ISO-8859-1 where the machine has it, plain C where not; UTF-8 mode off in either case.
    two = {
        **base,
        "PYTHONHASHSEED": "77",
        "TZ": "America/New_York",
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
    }
    two["PYTHONIOENCODING"] = "iso-8859-1"
    parts = ["--part", "pages", "--part", "data"]  # the others take long; .ci/run builds them all twice
    assert run_build("--out", first, *parts, env=one).returncode == 0
    done = run_build("--atlas", copy, "--out", second, *parts, env=two, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert contents(first) == contents(second)


def test_the_record_has_hashes_and_versions_but_no_time_and_no_path(site: Path) -> None:
    text = (site / "build.json").read_text(encoding="utf-8")
    record = json.loads(text)
    assert set(record) == {
        *("version", "sha256", "atlas", "inputs", "program", "languages", "options", "complete", "dispositions"),
        *("outputs", "fingerprints"),
    }
    assert set(record["fingerprints"]) == set(record["outputs"])
    assert set(record["outputs"]) == set(contents(site)) - {"build.json"}
    assert str(ROOT) not in text and str(site) not in text


def test_claims_csv_has_a_row_for_each_scenario_and_territory_and_opens_in_excel(site: Path) -> None:
    raw = (site / "data/claims.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    columns = (
        "scenario title date kind reading_of held_by territory outcome holder from to administration how conditions"
    )
    assert list(rows[0])[:18] == [*columns.split(), "source", "locator", "quote", "verification"]
    assert len(rows) == len(SHIPPED.claims.scenarios) * 6
    shikotan = next(r for r in rows if (r["scenario"], r["territory"]) == ("1956-joint-declaration", "shikotan"))
    assert (shikotan["outcome"], shikotan["from"], shikotan["to"], shikotan["locator"]) == (
        "transfers",
        "ussr",
        "japan",
        "para. 9",
    )
    assert shikotan["conditions"].startswith("peace-treaty: ")

"""Files as people have them: read where what they say is sure, else a line that says what to do: never a traceback."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from atlas_files.alike import FEW, alike_counted
from claims_atlas.reading import read
from tests.claims_atlas import rich
from tests.conftest import Build
from tests.test_build import edit

TREATY, SOURCES = "claims/scenarios/1900-treaty.toml", "claims/sources.json"
FILES = [
    "claims/atlas.toml",
    "claims/control.toml",
    TREATY,
    SOURCES,
    "geodata/territories.toml",
    "geodata/sources.toml",
    "geodata/outlines.geojson",
    "geodata/context.geojson",
]
OPTIONAL = ["claims/neutrality.toml", "claims/terms.toml", "claims/locators.toml", "geodata/lines.geojson"]
OPTIONAL += ["geodata/waters.toml", "geodata/places.toml", "claims/source_notes.toml"]


@pytest.mark.parametrize("file", FILES)
def test_a_byte_order_mark_and_line_ends_of_windows_are_read(file: str, world: Path) -> None:
    text = (world / file).read_text(encoding="utf-8")
    (world / file).write_bytes(text.replace("\n", "\r\n").encode("utf-8-sig"))
    assert read(world)[0].lines == []


@pytest.mark.parametrize(
    ("encoding", "said"),
    [("utf-16", "is UTF-16, expected UTF-8: save it as that"), ("cp932", "line 2 is not UTF-8 (byte 0x93), expected")],
)
def test_another_encoding_is_named_by_its_line_and_remedy(encoding: str, said: str, world: Path) -> None:
    (world / TREATY).write_bytes('date = "1900"\ntitle.ja = "島"\n'.encode(encoding))
    assert any(line.startswith(f"{TREATY}: {said}") for line in read(world)[0].lines)


@pytest.mark.parametrize("file", [*FILES, *OPTIONAL])
@pytest.mark.parametrize(
    ("make", "said"),
    [
        (os.mkfifo, "is no file"),
        (lambda path: path.symlink_to("nowhere"), "is a link to nothing"),
        (lambda path: path.symlink_to(path.name), "cannot be read: Too many levels of symbolic links"),
        (Path.mkdir, "is no file, but a folder"),
    ],
    ids=["pipe", "link to nothing", "link to itself", "folder"],
)
def test_what_is_no_file_is_said_and_never_waited_for(file: str, make: object, said: str, world: Path) -> None:
    (world / file).unlink(missing_ok=True)
    make(world / file)  # type: ignore[operator]
    assert f"{file}: {said}" in read(world)[0].lines


def test_what_editors_and_systems_leave_is_passed_over(world: Path) -> None:
    folder = world / "claims/scenarios"
    for name in (".#1900-treaty.toml", "._1900-treaty.toml", "1900-treaty.toml~", "#1900-treaty.toml#", ".DS_Store"):
        (folder / name).write_bytes(b"\x00\x05\x16\x07")
    assert read(world)[0].lines == []


@pytest.mark.parametrize("name", ["1950-a.toml.txt", "1950-a.TOML", "more/1950-a.toml"])
def test_a_scenario_that_would_not_be_read_is_told(name: str, world: Path) -> None:
    path = world / "claims/scenarios" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes((world / TREATY).read_bytes())
    assert [line for line in read(world)[0].lines if line.startswith(f"claims/scenarios/{name}: is not read: expected")]


@pytest.mark.parametrize(
    "pattern", ["(a+)+$", "(a|a)*$", "(a*)*b", "(.*a){20}", "x*" * 400, "(" * 5_000, "a{1,99999999999}"]
)
def test_no_pattern_of_words_hangs_a_build_or_ends_it_in_a_traceback(pattern: str, world: Path) -> None:
    words = {"word": [{"language": "en", "pattern": pattern, "why": "is none", "better": "another"}]}
    rich.put(world / "claims/neutrality.toml", words)
    edit(world / TREATY, "Everything", "Everything " + "a" * 4_000 + "!")
    start = time.monotonic()
    _ = read(world)
    assert time.monotonic() - start < 10


def test_numbers_and_nesting_without_measure_are_lines(world: Path) -> None:
    sources = json.loads((world / SOURCES).read_text(encoding="utf-8"))
    deep: list[object] = []
    for _ in range(60):
        deep = [deep]
    sources[0]["custom"] = {"deep": deep}
    sources[1]["volume"] = 10**40
    (world / SOURCES).write_text(json.dumps(sources), encoding="utf-8")
    lines = read(world)[0].lines
    assert any(" is nested too deep, expected 40 levels at most" in line for line in lines)
    assert f"{SOURCES}: 2.volume: is a number of more than 18 digits" in lines


def test_one_slip_in_a_thousand_features_is_told_by_a_few_lines_and_a_number() -> None:
    lines = [f"geodata/outlines.geojson: isle-{n}.source: 'chart-{n}' is not in sources" for n in range(1_000)]
    told = alike_counted(["claims/atlas.toml: title: is missing", *lines, "claims/atlas.toml: id: is missing"])
    assert len(told) == 2 + FEW + 1
    assert f"… and {1_000 - FEW} more like the one before" in told
    assert alike_counted(lines[: FEW + 1]) == lines[: FEW + 1]


@pytest.mark.parametrize("url", ["http://a.b/\x01", "http://a.b/\tx", "https://a.b/\n", "ftp://a.b/", "https://"])
def test_an_address_that_is_none_is_wrong_usage(url: str, world: Path, tmp_path: Path, run_build: Build) -> None:
    done = run_build("--atlas", world, "--out", tmp_path / "site", "--base-url", url)
    assert done.returncode == 2 and "Traceback" not in done.stderr and not (tmp_path / "site").exists()


def test_folders_that_are_none_and_a_cache_that_is_a_file_end_in_words(
    world: Path, tmp_path: Path, run_build: Build
) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "file").touch()
    for wrong in ("loop", "file"):
        done = run_build("--atlas", world, "--out", tmp_path / wrong)
        assert done.returncode == 2 and "Traceback" not in done.stderr
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache/claims-atlas").touch()
    env = os.environ | {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    done = run_build("--atlas", world, "--out", tmp_path / "site", "--part", "data", env=env)
    assert done.returncode == 0, done.stderr


def test_scenarios_in_a_folder_that_is_a_link_are_read_and_watched_for_changes(
    world: Path, tmp_path: Path, run_build: Build
) -> None:
    (world / "claims/scenarios").rename(tmp_path / "elsewhere")
    (world / "claims/scenarios").symlink_to(tmp_path / "elsewhere")
    arguments = ("--atlas", world, "--out", tmp_path / "site", "--part", "data")
    assert run_build(*arguments).returncode == 0
    edit(tmp_path / "elsewhere/1900-treaty.toml", "Treaty of the Isles", "Treaty of Isles")
    assert "1 written" not in run_build(*arguments, "--quiet").stderr
    assert "Treaty of Isles" in (tmp_path / "site/data/claims.csv").read_text(encoding="utf-8")


def test_what_nobody_foresaw_is_one_line_that_names_the_output(
    world: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from claims_atlas import cli  # noqa: PLC0415

    def broken(*_arguments: object) -> str:
        raise TypeError("nobody\nforesaw this")

    monkeypatch.setattr("maps.data.exports.claims_csv", broken)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(SystemExit) as end:
        cli.main(["--atlas", str(world), "--out", str(tmp_path / "site"), "--part", "data", "--quiet"])
    [line] = capsys.readouterr().err.splitlines()
    assert end.value.code == 1 and line.startswith("making data/claims.csv: TypeError: nobody\\nforesaw this")
    [report] = tmp_path.glob("claims-atlas-*.txt")
    assert str(report) in line and "Traceback" in report.read_text(encoding="utf-8")


def _many_parties(world: Path) -> None:
    atlas = rich.data_of(world / "claims/atlas.toml")
    atlas["parties"] |= {f"p{number}": atlas["parties"]["red"] for number in range(2_000)}
    rich.put(world / "claims/atlas.toml", atlas)


def _many_between(world: Path) -> None:
    treaty = rich.data_of(world / TREATY)
    rich.put(world / TREATY, treaty | {"actors": [f"p{number}" for number in range(20_000)]})


def _many_outlines(world: Path) -> None:
    outlines = rich.data_of(world / "geodata/outlines.geojson")
    first = outlines["features"][0]
    outlines["features"] += [
        {**first, "properties": {**first["properties"], "id": f"isle-{number}"}} for number in range(2_000)
    ]
    rich.put(world / "geodata/outlines.geojson", outlines)


@pytest.mark.parametrize("many", [_many_parties, _many_between, _many_outlines])
def test_what_is_without_measure_is_told_in_a_few_lines_and_soon(many: Callable[[Path], None], world: Path) -> None:
    many(world)
    start = time.monotonic()
    problems, _geodata, _claims = read(world)
    assert time.monotonic() - start < 10
    assert 0 < len(problems.shown()) < 60 and max(map(len, problems.lines)) < 700

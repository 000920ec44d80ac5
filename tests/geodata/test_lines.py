"""Former boundaries: what is wrong with their file is said, by a first build and by every later one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from claims_atlas.reading import read
from tests.conftest import Build

LINES = "geodata/lines.geojson"
SOUND: dict[str, Any] = {
    "type": "Feature",
    "properties": {"id": "old", "name": "Line of 1890"},
    "geometry": {"type": "LineString", "coordinates": [[9.8, 49.5], [15.2, 49.6]]},
}
POINT = {"type": "Point", "coordinates": [9.8, 49.5]}
SHORT = {"type": "LineString", "coordinates": [[9.8, 49.5]]}
BROKEN = {
    "no-name": ({**SOUND, "properties": {"id": "old"}}, "old.name: is missing"),
    "blank-name": ({**SOUND, "properties": {"id": "old", "name": " "}}, "old.name: is missing"),
    "no-id": ({**SOUND, "properties": {}}, "feature 1.name: is missing"),
    "no-line": ({**SOUND, "geometry": POINT}, "old: found geometry Point, expected a LineString or MultiLineString"),
    "no-geometry": ({**SOUND, "geometry": None}, "old: found geometry null, expected a LineString or MultiLineString"),
    "one-position": (
        {**SOUND, "geometry": SHORT},
        "old: found a line of 1 position(s), expected two that differ or more",
    ),
}


def put(world: Path, *features: Any, kind: str = "FeatureCollection") -> None:
    (world / LINES).write_text(json.dumps({"type": kind, "features": features}), encoding="utf-8")


def test_lines_are_read_with_their_names(world: Path) -> None:
    put(world, SOUND)
    problems, geodata, _claims = read(world)
    assert problems.lines == [] and geodata
    assert [(line.name, list(line.path.coords)) for line in geodata.lines] == [
        ("Line of 1890", [(9.8, 49.5), (15.2, 49.6)])
    ]


@pytest.mark.parametrize("case", BROKEN)
def test_what_is_wrong_with_a_line_is_a_problem_line(case: str, world: Path) -> None:
    feature, line = BROKEN[case]
    put(world, feature)
    assert read(world)[0].lines == [f"{LINES}: {line}"]


def test_a_file_that_is_no_collection_is_a_problem_line(world: Path) -> None:
    put(world, SOUND, kind="Features")
    assert [line for line in read(world)[0].lines if line.startswith(f"{LINES}: type: ")]


def test_lines_that_break_after_a_build_are_said_by_the_next_and_nothing_is_written(
    world: Path, tmp_path: Path, run_build: Build
) -> None:
    out = tmp_path / "site"
    put(world, SOUND)
    assert run_build("--atlas", world, "--out", out, "--part", "pages").returncode == 0
    feature, line = BROKEN["no-name"]
    put(world, feature)
    done = run_build("--atlas", world, "--out", out, "--part", "pages")
    assert (done.returncode, done.stderr) == (1, f"{LINES}: {line}\n1 problem, nothing written\n")

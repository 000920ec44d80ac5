"""What is saved while an atlas is read is seen: nothing is made of a file that was caught half-written."""

from __future__ import annotations

import itertools
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from claims_atlas import geometry_worker
from claims_atlas.builder import Build
from claims_atlas.site_graph import Part, Selection
from geodata import shapes
from tests.conftest import WORLD
from tests.test_build import contents

OUTLINES = "geodata/outlines.geojson"
HALF = '{"type": "FeatureCollection", "features": ['


def test_outlines_that_were_caught_half_written_and_are_whole_again_are_whole_in_the_site(
    world: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, data = tmp_path / "site", Selection(parts=[Part.data])
    list(Build(world, out, data).run(jobs=1))
    before = contents(out)
    (out / "data/outlines.geojson").unlink()
    read_shapes, calls = shapes.read_shapes, itertools.count(1)

    def caught(*given: Any) -> Any:
        if next(calls) > 1:
            return read_shapes(*given)
        (world / OUTLINES).write_text(HALF, encoding="utf-8")
        try:
            return read_shapes(*given)
        finally:
            (world / OUTLINES).write_bytes((WORLD / OUTLINES).read_bytes())

    monkeypatch.setattr(shapes, "read_shapes", caught)
    list(Build(world, out, data).run(jobs=1))
    assert next(calls) == 3, "read half-written, and once more"
    assert contents(out) == before


def test_geodata_that_break_after_they_were_found_sound_are_read_again(
    world: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = Selection(parts=[Part.pages])
    list(Build(world, tmp_path / "clean", pages).run(jobs=1))
    prepare, calls = geometry_worker._preparer.__wrapped__, itertools.count(1)

    def caught(*given: Any) -> Any:
        if next(calls) > 1:
            return prepare(*given)
        (world / OUTLINES).write_text(HALF, encoding="utf-8")
        try:
            return prepare(*given)
        finally:
            (world / OUTLINES).write_bytes((WORLD / OUTLINES).read_bytes())

    monkeypatch.setattr(geometry_worker, "_preparer", caught)
    with ThreadPoolExecutor(1) as executor:
        monkeypatch.setattr("claims_atlas.geometry_worker.Geometry._other", lambda _self: executor)
        list(Build(world, tmp_path / "site", pages, force=True).run(jobs=1))
    assert contents(tmp_path / "site") == contents(tmp_path / "clean")

"""The atlases that building is measured on are sound ones."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from claims_atlas.reading import read
from tests.conftest import ROOT

sys.path.insert(0, str(ROOT / "benchmarks"))
from many import generate


@pytest.mark.parametrize("count", [14, 25, 57, 130])
def test_a_generated_atlas_is_valid_and_has_as_many_scenarios(count: int, tmp_path: Path) -> None:
    generate(tmp_path / "atlas", count)
    problems, drawn, said = read(tmp_path / "atlas")
    assert problems.lines == []
    assert drawn and said and len(said.scenarios) == count
    assert len({scenario.title["en"] for scenario in said.scenarios.values()}) == count
    assert (tmp_path / "atlas/geodata/outlines.geojson").read_bytes() == (
        ROOT / "geodata/outlines.geojson"
    ).read_bytes()


def test_too_few_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="1 are too few"):
        generate(tmp_path / "atlas", 1)

"""A lecturer's own deck stays true after a datum changes: what came from the atlas is replaced, nothing else."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest
from openxml_audit import validate_pptx
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.util import Pt

from tests.conftest import WORLD, Build
from tests.test_build import edit

OFFER = "claims/scenarios/1910-offer.toml"


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory, run_build: Build) -> Path:
    out = tmp_path_factory.mktemp("deck")
    done = run_build("--atlas", WORLD, "--out", out, "--part", "slides", "--only", "1910-offer")
    assert done.returncode == 0, done.stderr
    return out / "slides.pptx"


def group(file: Any, name: str) -> Any:
    return next(shape for slide in file.slides for shape in slide.shapes if shape.name.startswith(name))


def test_a_deck_of_an_atlas_that_did_not_change_keeps_its_bytes(
    deck: Path, world: Path, tmp_path: Path, run_build: Build
) -> None:
    own = tmp_path / "own.pptx"
    own.write_bytes(deck.read_bytes())
    done = run_build("refresh", own, "--atlas", world)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [f"{own}: 0 changed, 0 left as they are"]
    assert own.read_bytes() == deck.read_bytes()


def test_what_changed_is_replaced_in_its_place_and_size_and_what_was_recoloured_is_left_and_named(
    deck: Path, world: Path, tmp_path: Path, run_build: Build
) -> None:
    own, out = tmp_path / "own.pptx", tmp_path / "new.pptx"
    file: Any = Presentation(str(deck))
    south, north = group(file, "South Isle"), group(file, "North Isle")
    south.left, south.top, south.width, south.height = Pt(300), Pt(200), south.width // 2, south.height // 2
    place = south.left, south.top, south.width, south.height
    fill = next(iter(north.shapes)).fill
    fill.solid()
    fill.fore_color.rgb = RGBColor(1, 2, 3)
    file.slides[1].shapes.title.text = "My own title"
    file.save(str(own))

    edit(world / OFFER, 'outcome = "transfers"\nfrom = "red"\nto = "blue"', 'outcome = "holds"\nholder = "blue"')
    edit(world / OFFER, 'outcome = "holds"\nholder = "red"', 'outcome = "holds"\nholder = "blue"')
    done = run_build("refresh", own, "--atlas", world, "--out", out)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert any(line.startswith("slide 2: South Isle: was “South Isle: offered: transfer from") for line in lines), lines
    assert any(line.startswith("slide 2: North Isle / Big Isle: changed by hand, left as it is") for line in lines)
    assert any(line.startswith("slide 2: Label: South Isle: was “South Isle") for line in lines), lines

    after: Any = Presentation(str(out))
    south, north = group(after, "South Isle"), group(after, "North Isle")
    assert (south.left, south.top, south.width, south.height) == place
    assert "offered: held by Blue" in south.element.find(".//{*}cNvPr").get("descr")
    assert next(iter(north.shapes)).fill.fore_color.rgb == RGBColor(1, 2, 3)
    assert after.slides[1].shapes.title.text == "My own title"
    label = group(after, "Label: South Isle")
    assert any("Blue (offered)" in one.text_frame.text for one in label.shapes if one.has_text_frame)
    assert validate_pptx(str(out)).errors == []
    with zipfile.ZipFile(own) as old, zipfile.ZipFile(out) as new:
        assert old.namelist() == new.namelist()
        other = [name for name in old.namelist() if old.read(name) != new.read(name)]
    assert other == ["ppt/slides/slide2.xml"]
    again = run_build("refresh", out, "--atlas", world)
    assert again.stdout.splitlines()[-1].endswith("0 changed, 1 left as they are")


def test_what_the_atlas_has_no_more_is_left_and_named_and_what_is_no_deck_is_a_line(
    deck: Path, world: Path, tmp_path: Path, run_build: Build
) -> None:
    text = tmp_path / "text.pptx"
    text.write_text("no deck", encoding="utf-8")
    done = run_build("refresh", text, "--atlas", world)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [f"{text}: is not a deck; expected a PowerPoint file (.pptx)"]
    own = tmp_path / "own.pptx"
    own.write_bytes(deck.read_bytes())
    (world / OFFER).rename(world / "claims/scenarios/1910-other.toml")
    done = run_build("refresh", own, "--atlas", world)
    assert done.returncode == 0, done.stderr
    assert "slide 2: South Isle: '1910-offer' is not in the atlas any more; left as it is" in done.stdout.splitlines()
    assert own.read_bytes() == deck.read_bytes()

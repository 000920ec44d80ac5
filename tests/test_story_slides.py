"""A story's deck: its steps with native maps and the speaker's notes; and every deck names its notes' master."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from openxml_audit import validate_pptx
from pptx import Presentation

from claims_atlas.reading import read
from maps.handout.contents import Contents
from maps.handout.handout import render_handout
from maps.slides.fills import NOBODYS, TEXTURES
from maps.slides.tiles import known, tile
from maps.view.atlas_view import AtlasView
from tests.claims.test_stories import FILE, STORY
from tests.conftest import Build
from tests.test_build import edit

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


@pytest.fixture
def told(world: Path) -> Path:
    (world / "claims/stories").mkdir()
    (world / FILE).write_text(STORY, encoding="utf-8")
    return world


def build(world: Path, out: Path, run_build: Build, *more: str) -> Path:
    done = run_build("--atlas", world, "--out", out, "--part", "slides", *more)
    assert done.returncode == 0, done.stderr
    return out


def test_a_story_makes_a_deck_of_its_steps_with_texts_maps_and_notes(
    told: Path, tmp_path: Path, run_build: Build
) -> None:
    out = build(told, tmp_path / "lecture", run_build, "--story", "two")
    assert sorted(path.name for path in out.iterdir()) == ["build.json", "story-two.pptx"]
    file: Any = Presentation(str(out / "story-two.pptx"))
    slides = list(file.slides)
    steps = read(told)[2].stories["two"].steps  # type: ignore[union-attr]
    assert len(slides) == 1 + len(steps) + 1
    assert slides[0].shapes.title.text == "Two papers"
    for slide, step in zip(slides[1:], steps, strict=False):
        assert slide.shapes.title.text == step.heading["en"]
        text = " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        assert step.say["en"] in text
        notes = slide.notes_slide.notes_text_frame.text
        assert step.notes.get("en", "") in notes and step.locator in notes
        groups = [shape.name for shape in slide.shapes if shape.shape_type == 6]
        for territory in ("North Isle", "South Isle"):
            assert sum(name.startswith(territory) for name in groups) == len(step.show), groups
    assert "The isles are Red's" in " ".join(s.text_frame.text for s in slides[1].shapes if s.has_text_frame)
    assert "argued by Writer" in " ".join(s.text_frame.text for s in slides[2].shapes if s.has_text_frame)
    assert validate_pptx(str(out / "story-two.pptx")).errors == []
    again = build(told, tmp_path / "again", run_build, "--story", "two")
    assert (again / "story-two.pptx").read_bytes() == (out / "story-two.pptx").read_bytes()


@pytest.mark.parametrize("more", [("--story", "two"), ("--only", "1910-offer")])
def test_a_deck_with_notes_lists_their_master(
    told: Path, tmp_path: Path, run_build: Build, more: tuple[str, str]
) -> None:
    out = build(told, tmp_path / "deck", run_build, *more)
    with zipfile.ZipFile(next(out.glob("*.pptx"))) as deck:
        presentation = ElementTree.fromstring(deck.read("ppt/presentation.xml"))
        rels = ElementTree.fromstring(deck.read("ppt/_rels/presentation.xml.rels"))
    names = [child.tag for child in presentation]
    assert names[:3] == [f"{P}sldMasterIdLst", f"{P}notesMasterIdLst", f"{P}sldIdLst"]
    (listed,) = presentation.iter(f"{P}notesMasterId")
    target = {one.get("Id"): one.get("Target") for one in rels}[listed.get(f"{R}id")]
    assert target == "notesMasters/notesMaster1.xml"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--part", "slides", "--story", "tow"), "'tow' is not in this atlas: two"),
        (("--story", "two"), "--part slides"),
    ],
)
def test_a_deck_of_no_story_is_wrong_usage(
    told: Path, tmp_path: Path, run_build: Build, arguments: tuple[str, ...], said: str
) -> None:
    done = run_build("--atlas", told, "--out", tmp_path / "out", *arguments, env={**os.environ, "COLUMNS": "200"})
    assert done.returncode == 2 and said in " ".join(done.stderr.split())


def test_a_story_makes_a_picture_of_each_step(told: Path, tmp_path: Path, run_build: Build) -> None:
    done = run_build("--atlas", told, "--out", tmp_path, "--part", "stills", "--story", "two")
    assert done.returncode == 0, done.stderr
    names = {path.name for path in (tmp_path / "stills").iterdir()}
    steps = ("01-treaty", "02-both", "03-who")
    assert names == {f"story-two-{step}.{ending}" for step in steps for ending in ("svg", "png", "pdf", "txt")}
    first, both = ((tmp_path / f"stills/story-two-{step}.svg").read_text("utf-8") for step in steps[:2])
    assert "The treaty speaks first." in first and first.count('data-territory="north-isle"') == 1
    assert both.count('data-territory="north-isle"') == 2


def test_a_handout_that_has_all_scenarios_of_a_story_has_its_steps(told: Path) -> None:
    _problems, geodata, claims = read(told)
    assert geodata and claims
    view = AtlasView(geodata, claims, "en")
    whole = Contents(view.site, claims, view.picker.by_era(list(claims.scenarios))).data()
    (story,) = whole["lectures"]
    assert story["title"] == "Two papers"
    assert [step["say"] for step in story["steps"]] == [
        "The treaty speaks first.",
        "argued by Writer: Writer holds that the offer answers it.",
        "On the ground nothing changed.",
    ]
    assert story["steps"][0]["quote"]["text"].startswith("The isles are Red's")
    assert story["steps"][2]["shown"] == "Control (1 January 1905)"
    some = Contents(view.site, claims, view.picker.by_era(["1910-offer"])).data()
    assert some["lectures"] == []
    assert render_handout(view.site, claims, view.picker.by_era(list(claims.scenarios))).startswith(b"%PDF")


def test_fills_can_be_pictures_and_a_deck_of_them_is_brought_up_to_date_too(
    told: Path, tmp_path: Path, run_build: Build
) -> None:
    out = build(told, tmp_path / "deck", run_build, "--story", "two", "--fills", "pictures") / "story-two.pptx"
    assert validate_pptx(str(out)).errors == []
    with zipfile.ZipFile(out) as deck:
        slide = deck.read("ppt/slides/slide2.xml").decode()
        assert "pattFill" not in slide and "<a:tile " in slide
        assert [name for name in deck.namelist() if name.endswith(".png")]
    done = run_build("refresh", out, "--atlas", told)
    assert done.stdout.splitlines() == [f"{out}: 0 changed, 0 left as they are"]
    edit(told / "claims/scenarios/1900-treaty.toml", 'holder = "red"', 'holder = "blue"')
    done = run_build("refresh", out, "--atlas", told)
    assert "slide 2: North Isle / Big Isle: was “North Isle / Big Isle: held by the Reds”, is" in done.stdout


def test_every_pattern_of_a_slide_has_a_picture() -> None:
    patterns = {*TEXTURES.values(), *(pattern for pattern, _ink, _ground in NOBODYS.values()), "dotDmnd"} - {""}
    assert patterns == known()
    assert len({tile(one, "000000", "FFFFFF") for one in patterns}) == len(patterns)

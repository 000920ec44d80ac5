"""The file of a story without a browser: what it weighs, under which policy it runs, and how its maps are labelled."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely

from claims_atlas.reading import read
from maps.geometry.figure import PANEL, TENTHS
from maps.geometry.preparer import LocalPreparer
from maps.kit.palette import EDGE, contrast
from maps.kit.text_width import text_width
from maps.stories.maps import NAMES_PX, WIDTHS, layout_of, views_of
from maps.stories.palettes import PALETTES, paint
from maps.stories.render import render_story
from maps.view.atlas_view import AtlasView
from maps.view.stories import lecture_of, text_of
from tests.claims.test_stories import FILE, STORIES, STORY
from tests.conftest import Build
from tests.maps.label_rules import COVERED, filled
from tests.sampling import each
from tests.shipped import LANGUAGES, SHIPPED
from tests.test_build import edit

BUDGET = 200_000  # bytes
FILES = [f"{'' if language == 'en' else language + '/'}story-{key}.html" for language in LANGUAGES for key in STORIES]


@pytest.mark.parametrize("file", FILES)
def test_a_story_is_one_file_of_at_most_200_000_bytes_that_asks_for_nothing(file: str, site: Path) -> None:
    html = (site / file).read_text(encoding="utf-8")
    assert len(html.encode()) <= BUDGET
    assert not re.search(r"<(?:link[^>]+stylesheet|script[^>]+src|img|iframe)\b", html.split("<textarea")[0])
    assert "leaflet" not in html.lower() and " style=" not in html.split("<textarea")[0]


@pytest.mark.parametrize("file", FILES)
def test_a_story_runs_under_the_strict_policy_with_hashes_of_its_own_scripts_and_styles(file: str, site: Path) -> None:
    html = (site / file).read_text(encoding="utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy
    rules = policy[1].replace("&#39;", "'")
    assert rules.startswith("default-src 'none'; form-action 'none'; base-uri 'none'; img-src data:; font-src data:;")
    assert "unsafe" not in rules
    for tag in ("script", "style"):
        inline = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        hashes = {f"'sha256-{b64encode(hashlib.sha256(one.encode()).digest()).decode()}'" for one in inline}
        named = re.search(rf"{tag}-src ([^;]+)", rules)
        assert named and set(named[1].split()) == hashes


@pytest.mark.parametrize("file", FILES)
def test_every_step_has_its_source_its_place_and_its_mark_at_its_foot(file: str, site: Path) -> None:
    html = (site / file).read_text(encoding="utf-8")
    steps = re.findall(r'<li class="step .*?</section>', html, re.DOTALL)
    story = SHIPPED.claims.stories[file.rsplit("story-", maxsplit=1)[1].removesuffix(".html")]
    assert len(steps) == len(story.steps)
    for step, markup in zip(story.steps, steps, strict=True):
        foot = re.search(r'<p class="source">(.*?)</p>', markup, re.DOTALL)
        assert foot and re.search(r"<i>\S+.*</i>", foot[1])
        item = SHIPPED.claims.sources[step.source]
        assert (item.get("title-short") or item["title"]) in foot[1].replace("&#39;", "'").replace("&amp;", "&")


# ---- palettes ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PALETTES)
def test_text_and_edges_have_contrast_in_every_palette(name: str) -> None:
    colours = PALETTES[name]
    for ink in ("ink", "quiet", "accent"):
        assert contrast(colours[ink], colours["paper"]) >= 4.5, ink
    for ink in ("ink", "water-ink", "net-ink"):
        assert contrast(colours[ink], colours["sea"]) >= 4.5, ink
    for ink in ("ink", "land-ink"):
        assert contrast(colours[ink], colours["land"]) >= 4.5, ink
    for edge in ("outline", "coast", "accent"):
        assert contrast(colours[edge], colours["sea"]) >= EDGE, edge
    assert contrast(colours["coast"], colours["land"]) >= EDGE


def test_a_palette_changes_every_colour_that_stood_on_white_and_no_party_s_own(told_view: AtlasView) -> None:
    symbols = [cell.symbol for record in told_view.records.values() for cell in record.cells]
    css = paint(told_view.site.atlas, symbols).css
    values = {
        name: dict(re.findall(r"--(c\d+):(#[0-9A-F]{6})", block))
        for name, block in (("light", css.split("html[")[0]), ("dark", css.split('"dark"]')[1].split("}")[0]))
    }
    assert values["light"].keys() == values["dark"].keys()
    own = {party.colour for party in told_view.site.atlas.parties.values()}
    same = {values["light"][key] for key in values["light"] if values["light"][key] == values["dark"][key]}
    assert own & set(values["light"].values()) <= same and "#FFFFFF" not in same


# ---- labels ------------------------------------------------------------------------------------------------------


def shipped(language: str) -> AtlasView:
    return AtlasView(SHIPPED.geodata, SHIPPED.claims, language, _PREPARER[0])


_PREPARER: list[LocalPreparer] = []


@pytest.fixture(scope="module", autouse=True)
def prepared() -> None:
    _PREPARER.append(LocalPreparer(SHIPPED.geodata))


@pytest.fixture
def told_view(world: Path) -> AtlasView:
    (world / "claims/stories").mkdir()
    (world / FILE).write_text(STORY, encoding="utf-8")
    _problems, geodata, claims = read(world)
    assert geodata and claims
    return AtlasView(geodata, claims, "en")


def label_faults(view: AtlasView, story: str) -> list[str]:
    """Every label of every map of a story that covers another territory, or whose words leave its box."""
    lecture, faults = lecture_of(view, view.claims.stories[story]), []
    views = views_of(view.site, lecture)
    for slide in lecture.slides:
        found = views[slide.view]
        shapes = {
            shape.id: filled([[value / TENTHS for at in ring for value in at] for ring in shape.rings])
            for shape in found.figure.shapes
            if shape.islands
        }
        steady = found.labels[layout_of(slide)]
        for shown in slide.maps:
            for label, factor in steady.of(shown.record, list(view.site.territories)):
                box = shapely.box(*label.box)
                lines: list[Any] = [label.leader] if label.leader else []
                leaders = [shapely.LineString(np.reshape(one, (2, 2))) for one in lines]
                for other, shape in shapes.items():
                    if other != label.territory and box.intersection(shape).area > COVERED:
                        faults.append(f"{slide.id}: the label of {label.territory} covers {other}")
                    if other != label.territory and any(one.intersects(shape) for one in leaders):
                        faults.append(f"{slide.id}: the leader of {label.territory} crosses {other}")
                for line in label.lines:
                    em = 15 * steady.size * (1 if line.bold else 14 / 15 * factor)
                    if text_width(line.text, bold=line.bold) * em > label.box[2] - label.box[0] + 0.1:
                        faults.append(f"{slide.id}: '{line.text}' leaves the label of {label.territory}")
    return faults


@pytest.mark.parametrize(("story", "language"), each([(s, lang) for s in STORIES for lang in LANGUAGES], 2))
def test_no_label_of_a_story_lies_on_another_territory_or_leaves_its_box(story: str, language: str) -> None:
    assert label_faults(shipped(language), story) == []


def test_labels_keep_their_rules_in_another_atlas(told_view: AtlasView) -> None:
    assert label_faults(told_view, "two") == []


def test_names_are_of_the_size_that_a_hall_needs_and_stand_where_they_stood(told_view: AtlasView) -> None:
    lecture = lecture_of(told_view, told_view.claims.stories["two"])
    for view in views_of(told_view.site, lecture).values():
        for layout, labels in view.labels.items():
            assert labels.size * 15 * WIDTHS["one" if layout == "one" else "two"] / PANEL[0] == pytest.approx(
                NAMES_PX[0]
            )
            places = {
                tuple((line.x, line.y) for line in label.lines if line.bold)
                for slide in lecture.slides
                if layout_of(slide) == layout
                for shown in slide.maps
                for label, _factor in labels.of(shown.record, list(told_view.site.territories))
            }
            assert len(places) == len(labels.labels)


# ---- how it is made ----------------------------------------------------------------------------------------------


def test_what_a_file_embeds_of_its_type_has_every_letter_of_its_text(told_view: AtlasView) -> None:
    lecture = lecture_of(told_view, told_view.claims.stories["two"])
    font = told_view.font_for(text_of(lecture))
    html = render_story(told_view.site, font, lecture)
    visible = set(re.sub(r"<[^>]+>", "", html.split("<body>")[1].split("<script>")[0]))
    missing = {letter for letter in visible if letter.isalpha() and letter < "\u0530"} - set(font.letters)
    assert missing == set()


def test_words_of_the_record_are_escaped(told_view: AtlasView) -> None:
    lecture = lecture_of(told_view, told_view.claims.stories["two"])
    html = render_story(told_view.site, told_view.font_for(text_of(lecture)), lecture)
    assert "</script>." not in html and "&lt;/script&gt;" in html


def test_stories_are_made_again_when_what_they_show_changes_and_are_the_same_bytes_elsewhere(
    world: Path, tmp_path: Path, run_build: Build
) -> None:
    (world / "claims/stories").mkdir()
    (world / FILE).write_text(STORY, encoding="utf-8")
    first, other = tmp_path / "first", tmp_path / "other"

    def build(out: Path, *more: str) -> list[str]:
        done = run_build("--atlas", world, "--out", out, "--part", "stories", *more)
        assert done.returncode == 0, done.stderr
        return done.stdout.splitlines()

    build(first)
    assert build(first)[-1].endswith("0 written, 1 as they were, 0 removed")
    edit(world / FILE, "speaks first", "speaks")
    assert build(first)[-1].endswith("1 written, 0 as they were, 0 removed")
    edit(world / "claims/scenarios/1910-offer.toml", "Once peace is made.", "Once there is peace.")
    assert build(first)[-1].endswith("1 written, 0 as they were, 0 removed")
    build(other, "--only", "1910-offer")
    assert (first / "story-two.html").read_bytes() == (other / "story-two.html").read_bytes()
    assert build(tmp_path / "none", "--only", "1911-reading-by-blue")[-1].startswith("0 files")

"""The handout holds every scenario of its language with all citations, in its own fonts, and is the same every time."""

from __future__ import annotations

import ctypes
import os
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from pypdfium2 import raw

from claims import Claims
from maps.handout.handout import handout_fingerprint
from maps.view.atlas_view import AtlasView
from tests.conftest import WORLD, Build
from tests.shipped import LANGUAGES, SHIPPED
from tests.test_build import OFFER, edit

OTHER_SEED = {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C"}


def words(text: str) -> str:
    """The text without what typesetting adds: white space, line ends and hyphens."""
    return re.sub(r"[\s\ufffe\u00ad\u2060-]", "", text)


def opened(path: Path) -> pdfium.PdfDocument:
    return pdfium.PdfDocument(path)


def pages(path: Path) -> list[str]:
    return [words(page.get_textpage().get_text_range()) for page in opened(path)]


def fonts_of(page: pdfium.PdfPage) -> set[tuple[str, int]]:
    """The fonts of a page's text: name, and 1 where it is embedded. Text in pictures is found too."""
    fonts = set()
    for text in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
        font = raw.FPDFTextObj_GetFont(text)
        name = ctypes.create_string_buffer(100)
        raw.FPDFFont_GetBaseFontName(font, name, 100)
        fonts.add((name.value.decode().split("+")[-1], raw.FPDFFont_GetIsEmbedded(font)))
    return fonts


def missing(claims: Claims, language: str, path: Path) -> list[str]:
    """What should stand on some page of the handout and does not: for each scenario all of it on pages of its own."""
    found, gone = pages(path), []
    default = claims.atlas.languages[0]
    for scenario in claims.scenarios.values():
        title = scenario.title.get(language) or scenario.title[default]
        own = "".join(page for page in found[2:] if words(title) in page)
        said = [title, scenario.summary.get(language) or scenario.summary[default]]
        said += [claims.locator(language, one.locator) for one in scenario.citations]
        said += [note.text.get(language) or note.text[default] for note in scenario.notes]
        for one in scenario.territories.values():
            said += [condition.text.get(language) or condition.text[default] for condition in one.conditions]
            said += [one.quote[language]] if language in one.quote else [one.translation.get(language, "")]
        gone += [f"{scenario.id}: {text}" for text in said if words(text) not in own]
    said = [claims.locator(language, row.locator) for row in claims.control]
    said += claims.source_notes_in(language, claims.sources).values()
    return gone + [text for text in said if words(text) not in "".join(found)]


@pytest.fixture(scope="module")
def world_handout(tmp_path_factory: pytest.TempPathFactory, run_build: Build) -> Path:
    out = tmp_path_factory.mktemp("handout")
    done = run_build("--atlas", WORLD, "--out", out, "--part", "handout")
    assert done.returncode == 0, done.stderr
    return Path(out) / "handout.pdf"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_scenario_is_there_with_all_its_words_and_citations(kit: Path, language: str) -> None:
    folder = "" if language == SHIPPED.claims.atlas.languages[0] else language
    assert missing(SHIPPED.claims, language, kit / folder / "handout.pdf") == []


def test_every_scenario_begins_a_page_and_takes_two_at_most(kit: Path) -> None:
    told = {story.title["en"] for story in SHIPPED.claims.stories.values()}  # on the same level, behind them
    toc = [
        (one.level, one.get_dest().get_index())
        for one in opened(kit / "handout.pdf").get_toc()
        if one.get_title() not in told
    ]
    at = [page for level, page in toc if level == 1]
    after = min(page for _level, page in toc if page > at[-1])
    assert len(at) == len(SHIPPED.claims.scenarios)
    assert {end - start for start, end in pairwise([*at, after])} <= {1, 2}


def test_a_word_in_one_language_makes_the_handout_of_that_language_again_and_no_other() -> None:
    key = SHIPPED.claims.atlas.default_baseline
    summary = {**SHIPPED.claims.scenarios[key].summary, "en": "Edited."}
    scenarios = {**SHIPPED.claims.scenarios, key: SHIPPED.claims.scenarios[key].model_copy(update={"summary": summary})}
    changed = []
    for language in ("en", "ja"):
        pages = AtlasView(SHIPPED.geodata, SHIPPED.claims, language)
        eras = pages.picker.by_era(list(scenarios))
        before = handout_fingerprint(pages.site, SHIPPED.claims, eras)
        if handout_fingerprint(pages.site, replace(SHIPPED.claims, scenarios=scenarios), eras) != before:
            changed.append(language)
    assert changed == ["en"]


def test_unverified_is_marked_and_so_is_every_other_degree(world_handout: Path) -> None:
    page = next(page for page in pages(world_handout)[2:] if "p.4○" in page)
    assert "p.4○unverified]" in page
    assert "p.3◐secondary]" in page


def test_only_the_packaged_fonts_are_in_it_and_all_are_embedded(world_handout: Path) -> None:
    fonts = set.union(*map(fonts_of, opened(world_handout)))
    assert fonts == {("NotoSansCJKjp-Regular", 1), ("NotoSansCJKjp-Bold", 1)}


def test_it_is_tagged_has_title_language_and_bookmarks_and_no_author_or_date(world_handout: Path) -> None:
    document = opened(world_handout)
    facts = document.get_metadata_dict()
    assert facts["Title"] == "Three isles"
    assert not any(facts[name] for name in ("Author", "CreationDate", "ModDate"))
    assert document.is_tagged()
    assert b"/Lang(en)" in world_handout.read_bytes()
    assert {one.get_title() for one in document.get_toc()} >= {"Treaty of the Isles", "Red's offer", "Sources"}
    assert document[0].get_size() == pytest.approx((595.28, 841.89), abs=0.01)


def test_another_process_makes_the_same_bytes(world_handout: Path, tmp_path: Path, run_build: Build) -> None:
    run_build("--atlas", WORLD, "--out", tmp_path / "again", "--part", "handout", env={**os.environ, **OTHER_SEED})
    assert (tmp_path / "again" / "handout.pdf").read_bytes() == world_handout.read_bytes()


def test_only_makes_a_handout_of_what_is_named_and_only_where_it_is_asked_for(tmp_path: Path, run_build: Build) -> None:
    alone, asked = tmp_path / "alone", tmp_path / "asked"
    assert run_build("--atlas", WORLD, "--out", alone, "--only", "1910-offer").returncode == 0
    assert (alone / "1910-offer.html").is_file()
    assert not list(alone.glob("*.pdf"))
    assert run_build("--atlas", WORLD, "--out", asked, "--only", "1910-offer", "--part", "handout").returncode == 0
    assert [one.get_title() for one in opened(asked / "handout.pdf").get_toc() if one.level == 1] == ["Red's offer"]


def test_a_handout_of_one_scenario_does_not_pass_for_that_of_all(tmp_path: Path, run_build: Build) -> None:
    out = tmp_path / "site"
    build = ("--atlas", WORLD, "--out", out)
    run_build(*build)
    whole = (out / "handout.pdf").read_bytes()
    run_build(*build, "--only", "1910-offer", "--part", "handout")
    assert (out / "handout.pdf").read_bytes() != whole
    run_build(*build)
    assert (out / "handout.pdf").read_bytes() == whole


def test_markup_in_the_data_is_text(world: Path, tmp_path: Path, run_build: Build) -> None:
    said = "#pagebreak() $x$ *no* <b> _u_ \\\\ [1] @x"
    edit(world / OFFER, "summary.en = ", f'summary.en = "{said}" # ')
    assert run_build("--atlas", world, "--out", tmp_path / "out", "--part", "handout").returncode == 0
    assert words(said.replace("\\\\", "\\")) in "".join(pages(tmp_path / "out" / "handout.pdf"))


def test_letters_that_the_fonts_lack_end_no_build(world: Path, tmp_path: Path, run_build: Build) -> None:
    edit(world / OFFER, "summary.en = ", 'summary.en = "An offer: הצעה." # ')
    done = run_build("--atlas", world, "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert "Anoffer:" in "".join(pages(tmp_path / "out" / "handout.pdf"))


def test_titles_and_quotes_may_be_in_a_language_with_a_script(world: Path, tmp_path: Path, run_build: Build) -> None:
    edit(world / OFFER, 'of = ["south-isle"]', 'of = ["south-isle"]\nquote.zh-Hant = "要約"')
    edit(world / OFFER, "title.en", 'title.zh-Hant = "提議"\ntitle.en')
    done = run_build("--atlas", world, "--out", tmp_path / "out", "--part", "handout")
    assert done.returncode == 0, done.stderr
    said = "".join(pages(tmp_path / "out" / "handout.pdf"))
    assert "要約" in said
    assert "提議" in said


def test_the_head_of_a_page_is_one_line_however_long_the_titles(world: Path, tmp_path: Path, run_build: Build) -> None:
    edit(world / OFFER, "title.en = ", f'title.en = "{"A long title of an offer. " * 12}" # ')
    edit(world / "claims/atlas.toml", "title.en = ", f'title.en = "{"A long title of an atlas. " * 12}" # ')
    run_build("--atlas", world, "--out", tmp_path / "out", "--part", "handout")
    seen = 0
    for page in list(opened(tmp_path / "out" / "handout.pdf"))[2:]:
        image = page.render().to_pil().convert("L")
        dark = [y for y in range(54) if min(image.crop((0, y, image.width, y + 1)).tobytes()) < 200]
        assert dark[0] > 25  # points from the edge of the paper: the second line from below would stand at 20
        seen += 1
    assert seen > 2

"""Locators and notes on sources in other languages: what is wrong with the files, and where their words are shown."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from claims.translations import LOCATORS, SOURCE_NOTES
from claims_atlas.reading import read
from maps.handout.contents import Contents
from maps.slides.deck import deck_of
from maps.slides.notes import notes_of
from maps.stills.contents import still_of
from maps.view.atlas_view import AtlasView
from maps.web.pages import Pages
from tests.shipped import SHIPPED
from tests.test_build import edit

OFFER = "1910-offer"


@pytest.fixture
def bilingual(world: Path) -> Path:
    """The small atlas in two languages, with a note on a source, and translations of that and of two locators."""
    edit(world / "claims/atlas.toml", 'languages = ["en"]', 'languages = ["en", "ja"]')
    edit(world / "claims/sources.json", '"title": "What Red offers",', '"title": "What Red offers", "note": "Torn.",')
    for name, ja in (("South Isle", "南島"), ("Far Isle", "遠島")):
        old = f'name.en = ["{name}"]'
        edit(world / "geodata/territories.toml", old, f'{old}\nname.ja = ["{ja}"]')
    old = 'area_source = "survey"'
    edit(world / "geodata/territories.toml", old, f'{old}\narea_locator = "sheet 7"')
    (world / LOCATORS).write_text('["p. 3"]\nja = "3頁"\n["sheet 7"]\nja = "7枚目"\n', encoding="utf-8")
    (world / SOURCE_NOTES).write_text('[gazette]\nja = "破れている。"\n', encoding="utf-8")
    return world


def view(atlas: Path, language: str) -> AtlasView:
    problems, geodata, claims = read(atlas)
    assert not problems.lines and geodata and claims
    return AtlasView(geodata, claims, language)


@pytest.mark.parametrize(
    ("file", "text", "line"),
    [
        (
            LOCATORS,
            '["p. 33"]\nja = "33頁"',
            "p. 33: covers nothing: no citation has this locator; did you mean 'p. 3'?",
        ),
        (LOCATORS, '["p. 3"]\nfr = "p. 3"', "p. 3.fr: is no other language of the atlas; expected ja"),
        (LOCATORS, '["p. 3"]\nen = "page 3"', "p. 3.en: is no other language of the atlas; expected ja"),
        (LOCATORS, '["p. 3"]\nja = " "', "p. 3.ja: is empty"),
        (LOCATORS, '["p. 3"]\nja = 3', "p. 3.ja: found int 3, expected text in quotes"),
        (
            LOCATORS,
            '["p. 3"]\njapanese = "3頁"',
            "p. 3.japanese: 'japanese' is not a language; expected ",
        ),
        (LOCATORS, '"p. 3" = "3頁"', "p. 3: found '3頁': input should be a valid dictionary"),
        (SOURCE_NOTES, '[gazete]\nja = "破"', "gazete: covers nothing: no source of this id has a note; did you mean "),
        (SOURCE_NOTES, '[treaty]\nja = "破"', "treaty: covers nothing: no source of this id has a note"),
        (SOURCE_NOTES, '[gazette]\nja = ""', "gazette.ja: is empty"),
    ],
)
def test_a_translation_that_is_wrong_is_a_problem_line(bilingual: Path, file: str, text: str, line: str) -> None:
    (bilingual / file).write_text(text, encoding="utf-8")
    assert [found for found in read(bilingual)[0].lines if found.startswith(f"{file}: {line}")]


def test_an_atlas_of_one_language_has_nothing_to_translate_into(world: Path) -> None:
    (world / LOCATORS).write_text('["p. 3"]\nja = "3頁"', encoding="utf-8")
    expected = "is no other language of the atlas; expected none, for the atlas has one language"
    assert f"{LOCATORS}: p. 3.ja: {expected}" in read(world)[0].lines


def test_a_page_says_locators_and_notes_in_its_language_and_marks_what_is_in_another(bilingual: Path) -> None:
    html = Pages(view(bilingual, "ja")).scenario(OFFER)
    assert "、3頁 <span" in html and "p. 3" not in html
    assert "、7枚目]" in html and "sheet 7" not in html
    assert '<small class="quiet">破れている。</small>' in html and "Torn." not in html
    assert '、<span lang="en">p. 4</span> <span' in html, "a locator without a translation"
    english = Pages(view(bilingual, "en")).scenario(OFFER)
    assert ", p. 3 <span" in english and ", p. 4 <span" in english and "Torn." in english
    assert "3頁" not in english and '<span lang="en">' not in english


def test_handout_notes_and_pictures_say_locators_in_their_language(bilingual: Path) -> None:
    own = view(bilingual, "ja")
    scenario = own.claims.scenarios[OFFER]
    handout = str(Contents(own.site, own.claims, own.picker.by_era([OFFER])).data())
    for said in (handout, notes_of(own.site, scenario, deck_of(own, [OFFER])), str(still_of(own, OFFER))):
        assert "3頁" in said and "p. 3" not in said
    assert "破れている。" in handout and "7枚目" in handout


def test_where_outlines_come_from_is_said_in_each_language_as_far_as_it_is_translated(bilingual: Path) -> None:
    path = bilingual / "geodata/sources.toml"
    more = '\n[survey.translated.ja]\ntitle = "島々の測量"\nlicence = "パブリックドメイン"\n'
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    own, english = view(bilingual, "ja"), view(bilingual, "en")
    page = Pages(own).scenario(OFFER)
    handout = str(Contents(own.site, own.claims, own.picker.by_era([OFFER])).data())
    for said in (page, handout, own.site.credit):
        assert "島々の測量" in said and "Survey of the Isles" not in said
    assert "パブリックドメイン" in page and "Public domain" not in page
    assert "The surveyor" in page, "what has no translation stands in the default language"
    assert "Survey of the Isles" in english.site.credit and "島々の測量" not in Pages(english).scenario(OFFER)


def test_the_shipped_sources_of_outlines_have_their_notes_in_every_language() -> None:
    for key, source in SHIPPED.geodata.sources.items():
        for language in SHIPPED.claims.atlas.languages[1:]:
            for field in ("licence_note", "accuracy", "version"):
                own = getattr(source.in_language(language), field)
                assert not getattr(source, field) or own != getattr(source, field), (key, language, field)


def test_a_locator_that_is_put_in_other_words_is_drawn_again_where_it_is_cited(bilingual: Path) -> None:
    def fingerprints(language: str) -> dict[str, str]:
        own = Pages(view(bilingual, language))
        return {key: own.page_fingerprint(key) for key in own.view.claims.scenarios}

    before, english = fingerprints("ja"), fingerprints("en")
    edit(bilingual / LOCATORS, "3頁", "第3頁")
    after = fingerprints("ja")
    assert [key for key in before if before[key] != after[key]] == [OFFER]
    assert fingerprints("en") == english


def test_the_shipped_pages_have_no_locator_of_another_language(site: Path) -> None:
    titles = {scenario.title["en"] for scenario in SHIPPED.claims.scenarios.values()}
    names = {" / ".join(one.name["en"]) for one in SHIPPED.geodata.territories.values()}
    pages = [path for language in ("ja", "ru") for path in sorted((site / language).glob("[12]*.html"))]
    assert len(pages) == 2 * len(SHIPPED.claims.scenarios)
    for page in pages:
        english = re.findall(r'<span lang="en">(.*?)</span>', page.read_text(encoding="utf-8"))
        assert {one.replace("&#39;", "'").replace("&amp;", "&") for one in english} <= titles | names, page.name

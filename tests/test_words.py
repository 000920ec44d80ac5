"""The interface in every language: catalogues complete, nothing in them that no page says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from claims.dates import Edtf
from maps.kit.text import opening
from maps.view.phrases import Phrases
from tests.conftest import ROOT
from tests.shipped import SHIPPED

CATALOGUES = sorted((ROOT / "maps" / "locale").glob("*.po"))
METHODS = [("maps/**.py", "python"), ("maps/*/templates/**.j2", "jinja2")]
OPTIONS = {"maps/*/templates/**.j2": {"trim_blocks": "true", "lstrip_blocks": "true"}}


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


def extracted() -> set[str]:
    found = extract_from_dir(ROOT, METHODS, OPTIONS, keywords={"_": None, "N_": None, "gettext": None})
    return {str(message) for _file, _line, message, _comments, _context in found}


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_a_catalogue_has_every_message_translated_and_none_that_is_unused(path: Path) -> None:
    catalogue = [message for message in read(path) if message.id]
    assert {str(message.id) for message in catalogue} == extracted()
    assert [message.id for message in catalogue if not message.string or message.fuzzy] == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_a_translation_keeps_the_places_that_the_program_fills(path: Path) -> None:
    for message in read(path):
        territory_names = [sorted(re.findall(r"\{\w+\}", str(text))) for text in (message.id, message.string)]
        assert territory_names[0] == territory_names[1], message.id


@pytest.mark.parametrize(
    ("language", "day", "days", "months", "year"),
    [
        ("en", "19 October 1956", "3–5 September 1945", "June – August 1955", "1969"),
        ("ja", "1956年10月19日", "1945年9月3–5日", "1955年6月～8月", "1969年"),
        ("ru", "19 октября 1956 г.", "3–5 сентября 1945 г.", "июнь – август 1955 г.", "1969"),
    ],
)
def test_a_date_is_in_its_languages_form_at_its_own_precision(
    language: str, day: str, days: str, months: str, year: str
) -> None:
    phrases = Phrases(SHIPPED.claims.atlas, language)
    found = [phrases.date(Edtf.parse(text)) for text in ("1956-10-19", "1945-09-03/1945-09-05", "1955-06/1955-08")]
    assert [re.sub(r"[\u2009\u202f\xa0]", " ", text) for text in found] == [day, days, months]
    assert phrases.date(Edtf.parse("1969")) == year


def test_a_language_without_a_catalogue_speaks_english() -> None:
    assert Phrases(SHIPPED.claims.atlas, "de").gettext("Legend") == "Legend"


def test_a_text_begins_with_whole_sentences() -> None:
    assert opening("One. Two, of 1.5 km. Three.", most=21) == "One. Two, of 1.5 km."
    assert opening("一つ。二つ。三つ。", most=6) == "一つ。二つ。"
    assert opening("A sentence that is longer. Another.", most=10) == "A sentence that is longer."
    assert opening("彼は「一つ。」と言う。次。", most=12) == "彼は「一つ。」と言う。"
    assert opening("no end") == "no end"

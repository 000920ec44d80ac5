"""The pages' own type covers every letter of Latin and Cyrillic that an atlas's pages are written in."""

from __future__ import annotations

import base64
import io
import unicodedata
from functools import cache

import pytest
from fontTools.ttLib import TTFont

from maps.kit.palette import FALLBACK, FAMILY
from maps.kit.web_font import CYRILLIC, EMBEDDED, LATIN, WebFont, letters, web_families, web_font
from tests.conftest import ROOT


@cache
def font(language: str) -> WebFont:
    return web_font(letters(language))


def texts(*patterns: str) -> str:
    return "".join(path.read_text(encoding="utf-8") for pattern in patterns for path in ROOT.glob(pattern))


def of_script(script: str, text: str) -> set[str]:
    return {letter for letter in set(text) if unicodedata.name(letter, "").startswith(script)}


def test_every_letter_of_the_pages_texts_is_embedded() -> None:
    said = texts("claims/**/*.toml", "geodata/*.toml", "maps/locale/*.po", "maps/web/templates/*.j2")
    assert len(of_script("CYRILLIC", said)) > 60
    assert of_script("LATIN", said) <= set(font("en").letters)
    assert of_script("CYRILLIC", said) <= set(font("ru").letters)
    assert set("–—“”‘’„«»…·→≠∅↔km²°") <= set(font("en").letters)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_faces_have_the_letters_that_they_are_said_to_have_and_no_others(language: str) -> None:
    for face in font(language).faces:
        with TTFont(io.BytesIO(base64.b64decode(face))) as opened:
            assert opened.flavor == "woff2"
            assert set(map(chr, opened.getBestCmap())) == set(font(language).letters)
    assert set(font("en").letters) <= set(LATIN)
    assert set(font("ru").letters) <= set(LATIN + CYRILLIC)
    assert max(len(base64.b64decode(face)) for face in font(language).faces) < 16_500


def test_the_same_faces_are_made_each_time() -> None:
    assert web_font.__wrapped__(letters("en")) == font("en")


def test_what_is_not_embedded_falls_back_in_the_order_of_pictures() -> None:
    order = [name.strip(' "') for name in web_families().split(",")]
    assert order == [EMBEDDED, FAMILY, *FALLBACK]
    assert font("en").css().count("@font-face") == 2
    assert "http" not in font("en").css()

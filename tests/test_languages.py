"""Every reader-facing text of the atlas that ships stands in each of its languages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from tests.conftest import ROOT
from tests.test_claims import CLAIMS, DRAWN

LANGUAGES = CLAIMS.atlas.languages
BUDGET, INDEX_BUDGET = 300_000, 600_000  # bytes a page


def texts(where: str, value: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every table from languages to words, with the path to it."""
    if isinstance(value, BaseModel):
        for key in type(value).model_fields:
            if key not in ("quote", "translation", "languages"):
                yield from texts(f"{where}.{key}", getattr(value, key))
    elif isinstance(value, dict) and value and all(len(str(key)) == 2 for key in value):
        yield where, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from texts(f"{where}.{key}", item)
    elif isinstance(value, list | tuple):
        for number, item in enumerate(value):
            yield from texts(f"{where}.{number}", item)


def everything() -> list[tuple[str, dict[str, Any]]]:
    parts = {
        "atlas": CLAIMS.atlas,
        **CLAIMS.scenarios,
        "control": CLAIMS.control,
        "territories": DRAWN.territories,
        "waters": DRAWN.waters,
    }
    return [found for where, part in parts.items() for found in texts(where, part)]


def test_no_text_lacks_a_language_of_the_atlas() -> None:
    found = everything()
    assert len(found) > 200
    # In a sentence English puts an article before a party's name; the other languages need no second form.
    missing = [
        f"{where}.{language}"
        for where, text in found
        for language in LANGUAGES
        if not text.get(language) and not where.endswith(".in_text")
    ]
    assert missing == []


def test_a_quote_is_in_the_pages_language_or_rendered_in_it() -> None:
    missing = [
        f"{key}.{territory}.{language}"
        for key, scenario in CLAIMS.scenarios.items()
        for territory, disposition in scenario.territories.items()
        for language in LANGUAGES
        if disposition.quote and language not in disposition.quote and not disposition.translation.get(language)
    ]
    assert missing == []


def test_outlines_and_lines_have_a_name_in_each_language() -> None:
    for thing in [*DRAWN.outlines, *DRAWN.lines]:
        for language in LANGUAGES[1:]:
            assert thing.names.get(language), f"{thing.name}: {language}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_of_any_language_is_over_its_weight(language: str, site: Path) -> None:
    folder = site if language == LANGUAGES[0] else site / language
    sizes = {path.name: path.stat().st_size for path in folder.glob("*.html")}
    assert len(sizes) == len(CLAIMS.scenarios) + 2
    index = sizes.pop("index.html")
    assert index <= INDEX_BUDGET
    assert {name: size for name, size in sizes.items() if size > BUDGET} == {}


def test_what_has_no_language_of_its_own_is_in_every_language_of_the_atlas() -> None:
    assert {path.stem for path in (ROOT / "maps" / "locale").glob("*.po")} >= set(LANGUAGES) - {"en"}

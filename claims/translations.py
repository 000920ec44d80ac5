"""Locators, and notes on sources, in the other languages of an atlas: optional files, by the words of the record."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pydantic import RootModel

from atlas_files.problems import Problems, did_you_mean
from claims.model import Text

if TYPE_CHECKING:
    from claims.load import Claims

LOCATORS, SOURCE_NOTES = "claims/locators.toml", "claims/source_notes.toml"


class Translations(RootModel[dict[str, Text]]):
    """Either file: by what is translated (a locator, or the id of a source), the words in each language."""


def read_translations(problems: Problems, file: str) -> dict[str, Text]:
    """Read one of the files; an atlas may have none."""
    data = problems.read_toml(file) if (problems.root / file).exists() else {}
    read = None if data is None else problems.validate(Translations, data, file)
    return read.root if read else {}


def check_translations(claims: Claims, further: Iterable[str], problems: Problems) -> None:
    """Note each translation of what is not there, into a language that is not the atlas's, or without words.

    ``further`` are locators from elsewhere: those of areas.
    """
    cited = {one.locator for scenario in claims.scenarios.values() for one in scenario.citations}
    cited |= {*(row.locator for row in claims.control), *further}
    noted = {key for key, item in claims.sources.items() if item.get("note")}
    others = claims.atlas.languages[1:]
    for file, translations, there, why in (
        (LOCATORS, claims.locators, cited, "no citation has this locator"),
        (SOURCE_NOTES, claims.source_notes, noted, "no source of this id has a note"),
    ):
        for key, text in translations.items():
            if key not in there:
                problems.add(file, key, f"covers nothing: {why}{_near(key, there)}")
            for language, words in text.items():
                if language not in others:
                    expected = ", ".join(others) or "none, for the atlas has one language"
                    problems.add(file, f"{key}.{language}", f"is no other language of the atlas; expected {expected}")
                elif not words.strip():
                    problems.add(file, f"{key}.{language}", "is empty")


def _near(key: str, there: Iterable[str]) -> str:
    hint = did_you_mean(key, there)
    return hint if hint.startswith("; did") else ""

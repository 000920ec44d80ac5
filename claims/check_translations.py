"""Rules for what translates locators and notes on sources: it covers something, in a language of the atlas."""

from __future__ import annotations

from collections.abc import Iterable

from atlas_files.problems import Problems, did_you_mean
from claims.load import Claims
from claims.translations import LOCATORS, SOURCE_NOTES


def check_translations(claims: Claims, further: Iterable[str], problems: Problems) -> None:
    """Note each translation of what is not there, into a language that is not the atlas's, or without words.

    ``further`` are locators from elsewhere: those of areas.
    """
    cited = {one.locator for scenario in claims.scenarios.values() for one in scenario.citations}
    cited |= {one.locator for story in claims.stories.values() for one in story.citations}
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

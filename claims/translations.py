"""Locators, and notes on sources, in the other languages of an atlas: optional files, by the words of the record."""

from __future__ import annotations

from pydantic import RootModel

from atlas_files.problems import Problems
from claims.model import Text

LOCATORS, SOURCE_NOTES = "claims/locators.toml", "claims/source_notes.toml"


class Translations(RootModel[dict[str, Text]]):
    """Either file: by what is translated (a locator, or the id of a source), the words in each language."""


def read_translations(problems: Problems, file: str) -> dict[str, Text]:
    """Read one of the files; an atlas may have none."""
    data = problems.read_toml(file) if problems.has(file) else {}
    read = None if data is None else problems.validate(Translations, data, file)
    return read.root if read else {}

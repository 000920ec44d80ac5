"""Parties in the form that a message asks for, and the check that the atlas has these forms.

A message names a party by its role, ``{by}``, as it stands in a sentence. ``{by:name}`` is its name alone, and
``{by:genitive}`` any form that ``claims/atlas.toml`` has for the language. ``{by:refuses|refuse}`` is the first word
for one party, the second for several, or for one whose name is a plural. No language is known here: what a catalogue
asks for, the atlas must have.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from atlas_files.problems import Problems
from claims import Atlas
from claims.load import ATLAS

NAME, IN_TEXT, NUMBER = "name", "in_text", "number"
# Every party has these: its name stands for the second where the atlas has no other.
_GIVEN = {NAME, IN_TEXT}
_ASKED = re.compile(r"\{\w+:([^{}|]+)\}")


@dataclass(frozen=True)
class Named:
    """One party or several, as messages name them: the forms of each, and how names stand together in the language."""

    forms: Sequence[Mapping[str, str]]
    listed: Callable[[Sequence[str]], str]

    def __format__(self, form: str) -> str:
        """Return the names in a form, or one of two words as the number of the parties wants it."""
        one, choice, several = form.partition("|")
        if choice:
            return several if len(self.forms) > 1 or self.forms[0].get(NUMBER) == "plural" else one
        return self.listed([each.get(form or IN_TEXT) or each.get(IN_TEXT) or each[NAME] for each in self.forms])


@cache
def forms_asked(language: str) -> tuple[str, ...]:
    """Return the forms of parties that a language's catalogue asks for, beside those that every party has."""
    catalogue = files("maps") / "locale" / f"{language}.po"
    if not catalogue.is_file():
        return ()
    text = catalogue.read_text(encoding="utf-8").replace('"\n"', "")  # a long message stands on several lines
    return tuple(sorted(set(_ASKED.findall(text)) - _GIVEN))


def check_forms(atlas: Atlas, problems: Problems) -> None:
    """Note each form of a party that the catalogue of one of the atlas's languages asks for, and that is not there."""
    for language in atlas.languages:
        for party, data in atlas.parties.items():
            for form in forms_asked(language):
                if not data.forms.get(language, {}).get(form, "").strip():
                    key = f"parties.{party}.forms.{language}.{form}"
                    problems.add(ATLAS, key, f"is missing: the interface's {language} names parties in this form")

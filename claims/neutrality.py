"""Words as a rule: what the atlas may not say in its own prose, in each language, and declared exceptions.

``neutrality.toml`` has the words that take a side, ``terms.toml`` those that stand for what has another word.
Quotes, translations of them, titles, and whose word it is (``voice``) are exempt: their words are not the atlas's. So
are words between quotation marks in a text that is cited: they are a party's, and changing them would falsify it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pydantic import BaseModel, ConfigDict, Field, field_validator

from atlas_files.problems import Problems
from claims.load import ATLAS, CONTROL, SOURCES, Claims
from claims.model import Text
from claims.translations import SOURCE_NOTES

NEUTRALITY, TERMS = "claims/neutrality.toml", "claims/terms.toml"
_QUOTED = re.compile(r"“[^“”]*”|„[^„“]*“|«[^«»]*»|「[^「」]*」|『[^『』]*』")


class Word(BaseModel):
    """A word not to be used: a pattern (regular expression, any case), why, and what to write instead."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    language: str
    pattern: str
    why: str
    better: str

    @field_validator("pattern")
    @classmethod
    def _is_an_expression(cls, pattern: str) -> str:
        try:
            re.compile(pattern)
        except re.error as error:
            raise ValueError(f"found '{pattern}', expected a regular expression: {error}") from None
        return pattern


class Exemption(BaseModel):
    """A place that rightly has such a word: file and key (with the language), what was matched, and the reason."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    file: str
    key: str
    word: str
    reason: str


class Words(BaseModel):
    """``claims/neutrality.toml``, ``claims/terms.toml``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    word: list[Word] = Field(default=[])
    exception: list[Exemption] = Field(default=[])


def check_words(claims: Claims, further: Iterable[tuple[str, str, Text]], problems: Problems) -> None:
    """Note each word in the atlas's own prose that it does not use, and each exception that covers nothing.

    ``further`` are texts from elsewhere: file, key, and the text by language. An atlas without a file has no such rule.
    """
    prose = [*_prose(claims), *((*one, False) for one in further)]
    for file in (NEUTRALITY, TERMS):
        if (problems.root / file).exists():
            data = problems.read_toml(file)
            if rules := None if data is None else problems.validate(Words, data, file):
                _check(rules, file, prose, problems)


def _check(rules: Words, rules_file: str, prose: Iterable[tuple[str, str, Text, bool]], problems: Problems) -> None:
    excused = {(one.file, one.key, one.word.lower()) for one in rules.exception}
    unused = set(excused)
    patterns = [(word, re.compile(word.pattern, re.IGNORECASE)) for word in rules.word]
    for file, key, text, cited in prose:
        for word, pattern in patterns:
            said = text.get(word.language, "")
            for match in pattern.finditer(_QUOTED.sub("“”", said) if cited else said):
                place = (file, f"{key}.{word.language}", match[0].lower())
                unused.discard(place)
                if place not in excused:
                    problems.add(file, place[1], f"'{match[0]}' {word.why}; expected {word.better}")
    for file, key, found in sorted(unused):
        problems.add(rules_file, "exception", f"covers nothing: {file}, {key}, '{found}'")


def _prose(claims: Claims) -> Iterator[tuple[str, str, Text, bool]]:
    """Yield the atlas's own words: file, key, text, and whether a citation stands beside them."""
    atlas = claims.atlas
    yield from ((ATLAS, "subtitle", atlas.subtitle, False), (ATLAS, "notice", atlas.notice, False))
    yield from ((ATLAS, f"eras.{number}.name", era.name, False) for number, era in enumerate(atlas.eras, 1))
    yield from ((ATLAS, f"start.{number}.title", start.title, False) for number, start in enumerate(atlas.start, 1))
    for key, item in claims.sources.items():
        note = {atlas.languages[0]: item.get("note", "")}
        yield SOURCES, f"{key}.note", note, True
        yield SOURCE_NOTES, key, claims.source_notes.get(key, {}), True
    yield from ((CONTROL, f"control.{number}.note", row.note, True) for number, row in enumerate(claims.control, 1))
    for scenario in claims.scenarios.values():
        file = scenario.file
        yield from ((file, key, getattr(scenario, key), key != "short") for key in ("summary", "status", "short"))
        yield from ((file, f"notes.{number}.text", note.text, True) for number, note in enumerate(scenario.notes, 1))
        for key, disposition in ((key, one) for one in scenario.dispositions for key in one.keys):
            yield file, f"{key}.note", disposition.note, True
            for number, condition in enumerate(disposition.conditions, 1):
                yield file, f"{key}.conditions.{number}.text", condition.text, True

"""Words as a rule: what the atlas may not say in its own prose, in each language, and declared exceptions.

``neutrality.toml`` has the words that take a side, ``terms.toml`` those that stand for what has another word.
Quotes, translations of them, titles, and whose word it is (``voice``) are exempt: their words are not the atlas's. So
are words between quotation marks in a text that is cited: they are a party's, and changing them would falsify it.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator, Sequence

import regex  # as re, but for a time limit: a pattern may take longer than anybody waits
from pydantic import BaseModel, ConfigDict, Field, field_validator

from atlas_files.problems import Problems
from claims.load import ATLAS, CONTROL, SOURCES, Claims
from claims.model import Text
from claims.translations import SOURCE_NOTES

NEUTRALITY, TERMS = "claims/neutrality.toml", "claims/terms.toml"
_LONGEST, _PATIENCE = 1_000, 3  # letters of a pattern, seconds for looking for it in all texts
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
        if len(pattern) > _LONGEST:
            raise ValueError(f"has {len(pattern):,} letters, expected {_LONGEST} at most")
        try:
            regex.compile(pattern)
        except regex.error as error:
            raise ValueError(f"found '{pattern}', expected a regular expression: {error}") from None
        except (RecursionError, OverflowError, MemoryError):
            raise ValueError("is nested too deep or repeats too often, expected a simpler expression") from None
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
        if problems.has(file):
            data = problems.read_toml(file)
            if rules := None if data is None else problems.validate(Words, data, file):
                _check(rules, file, prose, problems)


def _check(rules: Words, rules_file: str, prose: Sequence[tuple[str, str, Text, bool]], problems: Problems) -> None:
    excused = {(one.file, one.key, one.word.lower()) for one in rules.exception}
    unused = set(excused)
    for number, word in enumerate(rules.word, 1):
        pattern, end = regex.compile(word.pattern, regex.IGNORECASE), time.monotonic() + _PATIENCE
        try:
            for file, key, text, cited in prose:
                said = text.get(word.language, "")
                left = max(end - time.monotonic(), 0.001)
                for match in pattern.finditer(_QUOTED.sub("“”", said) if cited else said, timeout=left):
                    place = (file, f"{key}.{word.language}", match[0].lower())
                    unused.discard(place)
                    if place not in excused:
                        problems.add(file, place[1], f"'{match[0]}' {word.why}; expected {word.better}")
        except TimeoutError:
            key = f"word.{number}.pattern"
            problems.add(rules_file, key, f"takes more than {_PATIENCE} s to look for, expected a simpler expression")
            return
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
    for story in claims.stories.values():
        for number, step in enumerate(story.steps, 1):
            texts = {"heading": step.heading, "say": step.say, "notes": step.notes}
            yield from ((story.file, f"step.{number}.{key}", text, True) for key, text in texts.items())

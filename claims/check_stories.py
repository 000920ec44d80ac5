"""Rules for stories: what they show, quote and cite is there, in every language, short enough to be read in a hall."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from atlas_files.problems import Problems, did_you_mean
from claims.load import SOURCES, Claims
from claims.model import Citation, Text
from claims.stories import CONTROL_AT, Step, Story, control_date, quoted


class Measure(NamedTuple):
    """How long texts of a language may be, and how many of its units a speaker reads aloud in a minute."""

    unit: str
    heading: int
    say: int
    quote: int
    a_minute: int


# English is read at 120 words a minute. The others' rates were not measured aloud: the same text is taken to last as
# long in any language; 100 English words of the stories that ship are some 80 in Russian, some 220 letters in Japanese.
MEASURES = {
    "en": Measure("words", 9, 25, 45, 120),
    "ru": Measure("words", 9, 25, 45, 96),
    "ja": Measure("letters", 24, 60, 110, 264),
}
TOLERANCE = 0.2  # of the minutes that a story says
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_UNSPACED = {"ja", "zh", "th", "lo", "km", "my"}


def measure_of(language: str) -> Measure:
    """Return the measure of a language; that of English or Japanese where it has none of its own."""
    code = language.partition("-")[0]
    return MEASURES.get(code) or MEASURES["ja" if code in _UNSPACED else "en"]


def length(text: str, language: str) -> int:
    """Return how many words a text has, or letters where its language does not part words."""
    return len(re.sub(r"\s", "", text)) if measure_of(language).unit == "letters" else len(text.split())


def check_stories(claims: Claims, territories: Sequence[str], problems: Problems) -> None:
    """Note every broken rule of an atlas's stories."""
    for story in claims.stories.values():
        _Checker(claims, story, territories, problems).run()


class _Checker:
    def __init__(self, claims: Claims, story: Story, territories: Sequence[str], problems: Problems) -> None:
        self.claims, self.story, self.territories, self.problems = claims, story, territories, problems
        self.languages = claims.atlas.languages

    def add(self, key: str, message: str) -> None:
        self.problems.add(self.story.file, key, message)

    def run(self) -> None:
        story = self.story
        if not _NAME.fullmatch(story.id):
            self.add("", "the name is not a story's: expected words of a-z, 0-9, joined by '-'")
        self.text("title", story.title)
        if story.source is not None:
            self.source("source", story.source)
            self.text("author", story.author)
        elif story.author:
            self.add("author", "stands without a source; expected the work in which the author argues this")
        for number, step in enumerate(story.steps, 1):
            if step.id in {other.id for other in story.steps[: number - 1]}:
                self.add(f"step.{number}.id", f"'{step.id}' is the id of another step too")
            self.step(f"step.{number}", step)
        self.minutes()

    # ---- one step --------------------------------------------------------------------------------------------

    def step(self, key: str, step: Step) -> None:
        for number, shown in enumerate(step.show, 1):
            self.shown(f"{key}.show.{number}", shown)
        for name in ("emphasise", "view"):
            some = getattr(step, name)
            for territory in some if isinstance(some, list) else ():
                self.known(f"{key}.{name}", territory, "a territory", self.territories)
        self.text(f"{key}.heading", step.heading, "heading")
        self.text(f"{key}.say", step.say, "say")
        if step.notes:
            self.text(f"{key}.notes", step.notes)
        self.citation(key, step)
        for number, further in enumerate(step.further, 1):
            self.citation(f"{key}.further.{number}", further)
        self.quote(key, step)

    def shown(self, key: str, shown: str) -> None:
        if not shown.startswith(CONTROL_AT):
            self.known(key, shown, "a scenario", self.claims.scenarios)
            return
        try:
            control_date(shown)
        except ValueError as error:
            self.add(key, str(error))

    def quote(self, key: str, step: Step) -> None:
        if step.quote is None:
            if step.excerpt:
                self.add(f"{key}.excerpt", "stands without a quote; expected the territory whose words they are")
            return
        self.known(f"{key}.quote", step.quote, "a territory", self.territories)
        found = quoted(step, self.claims.scenarios)
        if step.quote in self.territories and not found:
            self.add(f"{key}.quote", f"no record that is shown quotes any words on '{step.quote}'")
        if not found:
            return
        texts = found.translation | found.quote
        for language in step.excerpt.keys() - texts.keys():
            self.add(f"{key}.excerpt.{language}", "the record has no words in this language")
        for language in self.languages:
            whole = texts.get(language) or next(iter(found.quote.values()))
            excerpt = step.excerpt.get(language, whole)
            self.pieces(f"{key}.excerpt.{language}", excerpt, whole)
            most, unit = measure_of(language).quote, measure_of(language).unit
            if (count := length(excerpt, language if language in texts else next(iter(found.quote)))) > most:
                where = f"{key}.excerpt.{language}"
                self.add(where, f"{count} {unit} are quoted, expected {most} at most; '…' stands for what is left out")

    def pieces(self, key: str, excerpt: str, whole: str) -> None:
        """Check that what is shown of a quote stands in it, piece by piece."""
        at = 0
        for piece in filter(None, (part.strip() for part in excerpt.split("…"))):
            found = whole.find(piece, at)
            if found < 0:
                self.add(key, f"'{piece}' is not in the record's quote")
                return
            at = found + len(piece)

    # ---- rules of all ----------------------------------------------------------------------------------------

    def known(self, key: str, found: str, what: str, known: Collection[str]) -> None:
        if found not in known:
            self.add(key, f"'{found}' is not {what}{did_you_mean(found, known)}")

    def source(self, key: str, source: str) -> None:
        if source not in self.claims.sources:
            hint = did_you_mean(source, self.claims.sources)
            self.add(key, f"'{source}' is not in {SOURCES}{hint if hint.startswith('; did') else ''}")

    def citation(self, key: str, citation: Citation) -> None:
        self.source(f"{key}.source", citation.source)
        if not citation.locator.strip():
            self.add(f"{key}.locator", "is empty; expected an article, paragraph, page or document")

    def text(self, key: str, text: Text, limit: str = "") -> None:
        """Check that a text is there in each language of the atlas, in no other, and not too long."""
        for language in self.languages:
            if not text.get(language, "").strip():
                self.add(f"{key}.{language}", "is missing: a story is told in every language of the atlas")
            elif limit:
                measure, count = measure_of(language), length(text[language], language)
                most = getattr(measure, limit)
                if count > most:
                    self.add(f"{key}.{language}", f"has {count} {measure.unit}, expected {most} at most")
        for language in text.keys() - set(self.languages):
            self.add(f"{key}.{language}", f"is no language of the atlas; expected {', '.join(self.languages)}")

    def minutes(self) -> None:
        """Check that the notes, where there are any, take as long as the story says."""
        for language in self.languages if any(step.notes for step in self.story.steps) else ():
            measure = measure_of(language)
            count = sum(length(step.notes.get(language, ""), language) for step in self.story.steps)
            taken = count / measure.a_minute
            if abs(taken - self.story.minutes) > TOLERANCE * self.story.minutes:
                said = f"the notes take {taken:.1f} minutes in '{language}' ({count} {measure.unit})"
                self.add("minutes", f"found {self.story.minutes}, but {said}; expected to differ by a fifth at most")

"""Rules that bind the data files to each other: nothing is drawn from an atlas that breaks one."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import TypeVar

from atlas_files.problems import Problems, did_you_mean
from claims.atlas import Start
from claims.closed_lists import CONDITIONS, KINDS
from claims.load import ATLAS, CONTROL, SOURCES, Claims
from claims.model import PARTY_KEYS, Citation, Disposition, Scenario, Text

RESERVED = frozenset({"control", "index", "compare"})
_ID = re.compile(r"\d{4}(-\d{2}){0,2}(-[a-z0-9]+)+")
_Key = TypeVar("_Key", bound=str)


def check(claims: Claims, territories: Sequence[str], problems: Problems) -> None:
    """Note every broken rule of ``claims`` for an atlas of these territories (ids, in the order they are shown)."""
    _Checker(claims, territories, problems).run()


class _Checker:
    def __init__(self, claims: Claims, territories: Sequence[str], problems: Problems) -> None:
        self.claims, self.territories, self.problems = claims, list(territories), problems
        self.language = claims.atlas.languages[0]
        self.used: set[str] = set()

    def run(self) -> None:
        self.atlas()
        for scenario in self.claims.scenarios.values():
            self.scenario(scenario)
        self.control()
        by_stories = {one.source for story in self.claims.stories.values() for one in story.citations}
        for source in sorted(self.claims.sources.keys() - self.used - by_stories):
            self.problems.add(SOURCES, source, "is cited nowhere")

    def known(self, file: str, key: str, found: str, what: str, known: Collection[str]) -> None:
        if found not in known:
            self.problems.add(file, key, f"'{found}' is not {what}" + did_you_mean(found, known))

    def party(self, file: str, key: str, found: str) -> None:
        self.known(file, key, found, "a party of claims/atlas.toml", self.claims.atlas.parties)

    def other(self, file: str, key: str, found: str | None, own: str) -> None:
        """Check a reference to another scenario."""
        if found == own:
            self.problems.add(file, key, "a scenario cannot refer to itself")
        elif found is not None:
            self.known(file, key, found, "a scenario", self.claims.scenarios)

    def text(self, file: str, key: str, text: Text) -> None:
        if not text.get(self.language, "").strip():
            self.problems.add(file, key, f"has no text in the default language '{self.language}'")
        for language in text.keys() - {self.language}:
            if not text[language].strip():
                self.problems.add(file, f"{key}.{language}", "is empty")

    def citation(self, file: str, key: str, citation: Citation) -> None:
        prefix = f"{key}." if key else ""
        self.used.add(citation.source)
        if citation.source not in self.claims.sources:
            hint = did_you_mean(citation.source, self.claims.sources) if len(citation.source) else ""
            hint = hint if hint.startswith("; did") else ""
            self.problems.add(file, f"{prefix}source", f"'{citation.source}' is not in {SOURCES}{hint}")
        if not citation.locator.strip():
            self.problems.add(file, f"{prefix}locator", "is empty; expected an article, paragraph, page or document")

    def atlas(self) -> None:
        atlas = self.claims.atlas
        self.text(ATLAS, "title", atlas.title)
        self.text(ATLAS, "notice", atlas.notice)
        for number, era in enumerate(atlas.eras, 1):
            self.text(ATLAS, f"eras.{number}.name", era.name)
        for before, after in pairwise(atlas.eras):
            if after.from_.first <= before.from_.first:
                self.problems.add(
                    ATLAS, "eras", f"'{after.from_.text}' stands after '{before.from_.text}'; expected time order"
                )
        for kind, own in atlas.kinds.items():
            self.own(f"kinds.{kind}", kind, KINDS)
            self.text(ATLAS, f"kinds.{kind}.name", own.name)
        for condition, words in atlas.conditions.items():
            self.own(f"conditions.{condition}", condition, CONDITIONS)
            self.text(ATLAS, f"conditions.{condition}.text", words.text)
        for party, data in atlas.parties.items():
            self.text(ATLAS, f"parties.{party}.name", data.name)
            for language, forms in data.forms.items():
                found = forms.get("number", "singular")
                if found not in ("singular", "plural"):
                    key = f"parties.{party}.forms.{language}.number"
                    self.problems.add(ATLAS, key, f"found '{found}', expected 'singular' or 'plural'")
        for territory in atlas.main_view:
            self.known(ATLAS, "main_view", territory, "a territory", self.territories)
        self.known(ATLAS, "default_baseline", atlas.default_baseline, "a scenario", self.claims.scenarios)
        for key in atlas.deck:
            self.known(ATLAS, "deck", key, "a scenario", self.claims.scenarios)
            if key in self.claims.scenarios and not self.claims.scenarios[key].compare_to:
                self.problems.add(ATLAS, "deck", f"'{key}' has no compare_to; expected scenarios with a counterpart")
        for number, start in enumerate(atlas.start, 1):
            self.start(f"start.{number}", start)

    def start(self, key: str, start: Start) -> None:
        """What stands at the entrance is known, and has a title in every language."""
        self.text(ATLAS, f"{key}.title", start.title)
        for language in self.claims.atlas.languages[1:]:
            if language not in start.title:
                expected = "expected one in each language of the atlas"
                self.problems.add(ATLAS, f"{key}.title.{language}", f"is missing; {expected}")
        for scenario in start.show:
            self.known(ATLAS, f"{key}.show", scenario, "a scenario", self.claims.scenarios)
        if start.story:
            self.known(ATLAS, f"{key}.story", start.story, "a story", self.claims.stories)
        if len(start.show) not in (1, 2):
            expected = "expected two to compare, or one"
            self.problems.add(ATLAS, f"{key}.show", f"found {len(start.show)} scenarios; {expected}")
        elif len(set(start.show)) < len(start.show):
            self.problems.add(ATLAS, f"{key}.show", f"'{start.show[0]}' stands twice; expected two to compare, or one")

    def own(self, key: str, word: str, shared: Collection[str]) -> None:
        """A word of an atlas's own is none that all atlases share."""
        if word in shared:
            self.problems.add(ATLAS, key, f"'{word}' is in the shared list; expected a word of one's own")

    def scenario(self, scenario: Scenario) -> None:
        file = scenario.file
        if not _ID.fullmatch(scenario.id) or scenario.id in RESERVED:
            self.problems.add(
                file,
                "",
                "the name is not a scenario's: expected a year, then words of a-z, 0-9, joined by '-'",
            )
        elif not scenario.id.startswith(f"{scenario.date.first.year:04}"):
            self.problems.add(
                file, "date", f"'{scenario.date.text}' is not in the year that the file's name begins with"
            )
        for key in ("title", "short", "summary", "status"):
            self.text(file, key, getattr(scenario, key))
        if scenario.voice:
            self.text(file, "voice", scenario.voice)
        for party in scenario.actors:
            self.party(file, "actors", party)
        self.other(file, "compare_to", scenario.compare_to, scenario.id)
        self.other(file, "reading_of", scenario.reading_of, scenario.id)
        self.other(file, "answers", scenario.answers, scenario.id)
        answered = self.claims.scenarios.get(scenario.answers or "")
        if answered and answered.date.first > scenario.date.last:
            said = f"'{answered.id}' is of {answered.date.text}, after {scenario.date.text}"
            self.problems.add(file, "answers", f"{said}; expected a paper that is no later")
        self.reading(scenario)
        for key in ("reading_of", "answers"):
            self.no_circle(scenario, key)
        self.citation(file, "", scenario)
        for number, note in enumerate(scenario.notes, 1):
            self.text(file, f"notes.{number}.text", note.text)
            self.citation(file, f"notes.{number}", note)
        for disposition in scenario.dispositions:
            for key in disposition.keys:
                self.disposition(file, key, disposition)

    def no_circle(self, scenario: Scenario, key: str) -> None:
        """What a record reads, or answers, cannot read or answer it in its turn."""
        way: list[str] = [scenario.id]
        while (one := self.claims.scenarios.get(way[-1])) and (after := getattr(one, key)):
            if after == scenario.id and len(way) > 1:
                said = " → ".join([*way, after])
                self.problems.add(scenario.file, key, f"goes round in a circle: {said}; expected one that does not")
            if after in way:
                return
            way.append(after)

    def reading(self, scenario: Scenario) -> None:
        """A reading names its document and who holds it; nothing else does."""
        is_reading = scenario.kind == "reading"
        for key, value in (("reading_of", scenario.reading_of), ("held_by", scenario.held_by)):
            if is_reading and not value:
                self.problems.add(scenario.file, key, "is missing: kind is 'reading'")
            if value and not is_reading:
                self.problems.add(
                    scenario.file, key, f"stands in a scenario of kind '{scenario.kind}'; expected 'reading'"
                )
        if scenario.held_by:
            self.party(scenario.file, "held_by", scenario.held_by)

    def disposition(self, file: str, key: str, disposition: Disposition) -> None:
        needed, allowed = PARTY_KEYS[disposition.outcome]
        given = disposition.parties()
        for name in sorted(needed - given.keys()):
            self.problems.add(file, f"{key}.{name}", f"is missing: outcome is '{disposition.outcome}'")
        for name in sorted(given.keys() - needed - allowed):
            self.problems.add(file, f"{key}.{name}", f"does not go with outcome '{disposition.outcome}'")
        for name, value in given.items():
            parties = value if isinstance(value, list) else [value]
            for party in parties:
                self.party(file, f"{key}.{name}", party)
            if isinstance(value, list) and len(set(value)) < 2:  # noqa: PLR2004
                self.problems.add(file, f"{key}.{name}", f"found {value}, expected two different parties or more")
            elif isinstance(value, list) and len(set(value)) < len(value):
                self.problems.add(file, f"{key}.{name}", f"found {value}, expected each party once")
        if disposition.administration:
            self.party(file, f"{key}.administration", disposition.administration)
        if disposition.outcome == "transfers" and disposition.from_ == disposition.to:
            self.problems.add(file, f"{key}.to", "is the party that the territory is transferred from")
        if disposition.note:
            self.text(file, f"{key}.note", disposition.note)
        self.citation(file, key, disposition)
        for number, condition in enumerate(disposition.conditions, 1):
            types = [*CONDITIONS, *self.claims.atlas.conditions]
            self.known(file, f"{key}.conditions.{number}.type", condition.type, "a type of condition", types)
            self.text(file, f"{key}.conditions.{number}.text", condition.text)
            self.citation(file, f"{key}.conditions.{number}", condition)

    def control(self) -> None:
        for number, row in enumerate(self.claims.control, 1):
            key = f"control.{number}"
            self.known(CONTROL, f"{key}.territory", row.territory, "a territory", self.territories)
            self.party(CONTROL, f"{key}.party", row.party)
            if row.jointly_with:
                self.party(CONTROL, f"{key}.jointly_with", row.jointly_with)
            self.citation(CONTROL, key, row)
            if row.until and row.until.first < row.from_.last:
                self.problems.add(CONTROL, f"{key}.until", f"'{row.until.text}' is before '{row.from_.text}'")
        for territory in self.territories:
            rows = [row for row in self.claims.control if row.territory == territory]
            if not rows:
                self.problems.add(CONTROL, territory, "nobody is said to administer it")
            for before, after in pairwise(rows):
                until = before.until.text if before.until else "the present"
                if until != after.from_.text:
                    self.problems.add(
                        CONTROL, territory, f"one row ends at {until}, the next begins at {after.from_.text}"
                    )
            for row in rows[-1:]:
                if row.until:
                    self.problems.add(CONTROL, territory, f"nobody is said to administer it from {row.until.text}")

"""The record agrees with itself: the same words are the same everywhere, and so are the names of a document."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from claims import Disposition, Scenario
from claims.model import Text
from tests.shipped import SHIPPED

DECLARED = Path(__file__).resolve().parent / "golden" / "agreement.toml"
# Letters, from which words are a passage and not a name: of documents' words, and of what our own texts quote.
SHORTEST = {"ja": 10, "en": 20, "ru": 20}
SHORTEST_OURS = {"ja": 14, "en": 30, "ru": 36}
ALIKE, ALMOST = 0.8, 0.9
QUOTED = re.compile(r"“([^“”]+)”|«([^«»]+)»|「([^「」]+)」")


class Passage(NamedTuple):
    """Words of somebody's, as a scenario has them; ``disposition`` is None where they stand in a text of ours."""

    scenario: str
    language: str
    words: str
    disposition: Disposition | None

    @property
    def plain(self) -> str:
        """The words without what printing does to them: case, spaces, points."""
        return "".join(letter for letter in self.words.casefold() if letter.isalnum())


def texts(scenario: Scenario) -> Iterator[Text]:
    """The atlas's own words on a scenario."""
    yield from (scenario.summary, scenario.status, scenario.voice)
    yield from (note.text for note in scenario.notes)
    for one in scenario.dispositions:
        yield from (one.note, *(condition.text for condition in one.conditions))


@cache
def quotes() -> list[Passage]:
    """What documents say of territories, as the record quotes them."""
    found = [
        Passage(scenario.id, language, words, one)
        for scenario in SHIPPED.claims.scenarios.values()
        for one in scenario.dispositions
        for language, words in one.quote.items()
    ]
    return [one for one in found if len(one.plain) >= SHORTEST.get(one.language, 0)]


@cache
def passages() -> list[Passage]:
    """The same, their translations, and what stands between quotation marks in the atlas's own words."""
    found = list(quotes())
    for scenario in SHIPPED.claims.scenarios.values():
        for one in scenario.dispositions:
            found += [Passage(scenario.id, language, words, one) for language, words in one.translation.items()]
        for text in texts(scenario):
            for language, said in text.items():
                words = [next(filter(None, match.groups())) for match in QUOTED.finditer(said)]
                found += [Passage(scenario.id, language, each, None) for each in words]
    return [one for one in found if len(one.plain) >= SHORTEST_OURS.get(one.language, 0)]


def within(one: str, other: str) -> bool:
    return one in other or other in one


def alike(one: str, other: str, least: float = ALIKE) -> bool:
    if 2 * min(len(one), len(other)) < least * (len(one) + len(other)):
        return False
    match = SequenceMatcher(None, one, other, autojunk=False)
    return match.quick_ratio() >= least and match.ratio() >= least


def pairs(found: list[Passage]) -> Iterator[tuple[Passage, Passage, bool]]:
    """Each two that are the same passage, of different scenarios, and whether they have the same words."""
    for (one, words), (other, others) in combinations([(one, one.plain) for one in found], 2):
        if one.scenario != other.scenario and one.language == other.language:
            same = within(words, others)
            if same or alike(words, others):
                yield one, other, same


def said_in(disposition: Disposition, language: str) -> str:
    words = disposition.quote.get(language) or disposition.translation.get(language, "")
    return Passage("", language, words, None).plain


def apart() -> Iterator[tuple[str, str, str]]:
    """What differs where the same is quoted: two scenarios, and what."""
    for one, other, _same in pairs(quotes()):
        first, second = one.disposition, other.disposition
        assert first and second
        if first.outcome != second.outcome:
            yield one.scenario, other.scenario, "outcome"
        if first.verification != second.verification:
            yield one.scenario, other.scenario, "verification"
        for language in SHIPPED.claims.atlas.languages:
            if language != one.language and not within(said_in(first, language), said_in(second, language)):
                yield one.scenario, other.scenario, f"translation.{language}"


def in_other_words() -> Iterator[tuple[str, str, str]]:
    """Where the same passage stands in other words: two scenarios, and the language."""
    titles = {title for scenario in SHIPPED.claims.scenarios.values() for title in scenario.title.values()}
    for one, other, same in pairs([one for one in passages() if one.words not in titles]):
        if not same:
            yield one.scenario, other.scenario, f"words.{one.language}"


def declared() -> dict[tuple[str, ...], str]:
    entries: list[dict[str, Any]] = tomllib.loads(DECLARED.read_text(encoding="utf-8"))["apart"]
    return {(*one["scenarios"], what): one["reason"] for one in entries for what in one["what"]}


def test_what_two_scenarios_quote_is_coded_marked_translated_and_worded_alike_or_there_is_a_reason() -> None:
    shared = {one.words for pair in pairs(quotes()) for one in pair[:2]}
    print(f"{len(shared)} quotes stand in more than one scenario:", *sorted(shared), sep="\n")
    reasons = declared()
    assert len(shared) > 5 and all(reasons.values())
    assert {*apart(), *in_other_words()} == set(reasons), "an entry that covers nothing is stale"


def test_one_place_of_one_source_has_one_wording_of_a_passage() -> None:
    for one, other, same in pairs(quotes()):
        first, second = one.disposition, other.disposition
        if first and second and (first.source, first.locator) == (second.source, second.locator):
            assert same, (one, other)


def test_a_record_that_another_one_names_is_called_by_its_title() -> None:
    scenarios, named = SHIPPED.claims.scenarios.values(), 0
    for language in SHIPPED.claims.atlas.languages:
        titles = {
            scenario.title[language]: Passage("", language, scenario.title[language], None) for scenario in scenarios
        }
        for passage in (one for one in passages() if one.disposition is None and one.language == language):
            named += passage.words in titles
            near = [title for title, one in titles.items() if alike(passage.plain, one.plain, ALMOST)]
            assert passage.words in titles or not near, (passage, near)
    assert named > 3


def test_a_short_title_has_the_year_of_its_record_or_of_its_document_and_the_same_in_each_language() -> None:
    scenarios = SHIPPED.claims.scenarios
    for scenario in scenarios.values():
        document = scenarios.get(scenario.reading_of or "", scenario)
        years = {said: re.findall(r"(?<!\d)(?:18|19|20)\d\d(?!\d)", said)[:1] for said in scenario.short.values()}
        assert len({*map(tuple, years.values())}) == 1, (scenario.id, years)
        for year in {*next(iter(years.values()))}:
            assert year in scenario.date.text + document.date.text, (scenario.id, years)


def test_no_two_scenarios_have_one_name_and_no_source_stands_twice() -> None:
    claims = SHIPPED.claims
    for language in claims.atlas.languages:
        for name in ("title", "short"):
            names = [getattr(scenario, name)[language] for scenario in claims.scenarios.values()]
            assert len(names) == len(set(names)), (language, name)
    fields = ("title", "container-title", "number", "volume", "URL")
    items = [tuple(str(item.get(field)) for field in (*fields, "issued")) for item in claims.sources.values()]
    assert len(items) == len(set(items))

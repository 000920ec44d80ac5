"""The record agrees with itself: the same words are the same everywhere, and so are the dates and names of a document."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import pytest

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


# ---- dates ----------------------------------------------------------------------------------------------------------

MONTHS = {
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "ru": [
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ],
}
KANJI = "一二三四五六七八九"


def of_kanji(number: str) -> int:
    tens, ten, ones = number.rpartition("十")
    return (KANJI.find(tens) + 1 if tens else 1) * 10 * bool(ten) + (KANJI.find(ones) + 1 if ones else 0)


def days_en(text: str) -> set[int]:
    month = "|".join(MONTHS["en"])
    found = [
        one
        for pair in re.findall(rf"\b(?:(\d{{1,2}})(?:–| and | to ))?(\d{{1,2}}) (?:{month})\b", text)
        for one in pair
    ]
    found += re.findall(rf"\b(?:{month}) (\d{{1,2}})\b(?!\d)", text)
    found += re.findall(r"(?:\b[Tt]he |\()(\d{1,2})(?:st|nd|rd|th)\b(?! (?:Diet|Congress|Party))", text)
    return {int(one) for one in found if one}


def days_ja(text: str) -> set[int]:
    two = r"(?:(\d{1,2})[～〜–・、]|(\d{1,2})日[とや・、])?(\d{1,2})日(?![間前後目])"
    found = {int(one) for each in re.findall(two, text) for one in each if one}
    return found | {of_kanji(one) for one in re.findall(r"月([一二三四五六七八九十]{1,3})日", text)}


def days_ru(text: str) -> set[int]:
    month = "|".join(MONTHS["ru"])
    found = [
        one for pair in re.findall(rf"\b(?:(\d{{1,2}})(?:–| и ))?(\d{{1,2}})\??\s(?:{month})\b", text) for one in pair
    ]
    found += re.findall(r"\b(\d{1,2})-(?:го|е|му|м)\b", text)
    return {int(one) for one in found if one}


DAYS: dict[str, Callable[[str], set[int]]] = {"en": days_en, "ja": days_ja, "ru": days_ru}


def dated_texts() -> Iterator[tuple[str, Text]]:
    claims = SHIPPED.claims
    for scenario in claims.scenarios.values():
        yield from ((scenario.id, text) for text in (scenario.title, scenario.short, *texts(scenario)))
    yield from (("control", row.note) for row in claims.control)
    yield from ((locator, {"en": locator, **text}) for locator, text in claims.locators.items())
    yield from ((key, {"en": claims.sources[key]["note"], **text}) for key, text in claims.source_notes.items())


def test_every_text_names_the_same_days_in_each_language() -> None:
    checked = 0
    for where, text in dated_texts():
        days = {language: DAYS[language](said) for language, said in text.items()}
        checked += bool(days.get("en"))
        assert len({frozenset(one) for one in days.values()}) <= 1, (where, days, text)
    assert checked > 150


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("en", "On 15 and 16 October; the 18th; August 27, 1956; the 164th Diet; twelve days later", {15, 16, 18, 27}),
        ("ja", "10月15日と16日、18日。12日前、一九四五年九月二十日、十二月三日", {15, 16, 18, 20, 3}),
        ("ru", "15 и 16 октября; 18-го; 27 августа? 1956 г.; двенадцать дней спустя", {15, 16, 18, 27}),
    ],
)
def test_days_are_found_in_each_language(language: str, text: str, days: set[int]) -> None:
    assert DAYS[language](text) == days


def issued(source: str) -> list[str]:
    """The ends of when a source was published, as its item has them."""
    ends = SHIPPED.claims.sources[source].get("issued", {}).get("date-parts", [])
    return ["-".join(f"{int(part):02d}" for part in end) for end in ends]


def test_a_source_whose_id_has_a_day_was_published_on_it() -> None:
    checked = 0
    for key in SHIPPED.claims.sources:
        if found := re.search(r"(?<!\d)(\d{4})-?(\d\d)-?(\d\d)(?!\d)", key):
            ends = issued(key)
            day = "-".join(found.groups())
            assert not ends or any(day.startswith(end) for end in ends), (key, ends)
            checked += bool(ends)
    assert checked > 50


def test_a_record_has_the_date_of_its_document_or_there_is_a_reason() -> None:
    """A document of the same year is the record's own, or it reports another day: then that is declared."""
    days = re.compile(r"\d{4}-\d\d-\d\d")
    found = {
        scenario.id
        for scenario in SHIPPED.claims.scenarios.values()
        if (ends := issued(scenario.source))
        and all(days.fullmatch(end) for end in ends)
        and ends[0][:4] == scenario.date.text[:4]
        and not set(ends) & set(scenario.date.text.split("/"))
    }
    reasons = {one["scenario"]: one["reason"] for one in tomllib.loads(DECLARED.read_text(encoding="utf-8"))["day"]}
    assert all(reasons.values())
    assert found == set(reasons), "an entry that covers nothing is stale"


# ---- names ----------------------------------------------------------------------------------------------------------


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
    items = [(tuple(str(item.get(field)) for field in fields), *issued(key)) for key, item in claims.sources.items()]
    assert len(items) == len(set(items))

"""The dates of the record agree: of a text in its languages, of a source and its id, of a record and its document."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator

import pytest

from claims.model import Text
from tests.shipped import SHIPPED
from tests.test_agreement import DECLARED, texts

MONTHS = {
    "en": "January|February|March|April|May|June|July|August|September|October|November|December",
    "ru": "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря",
}
KANJI = "一二三四五六七八九"


def of_kanji(number: str) -> int:
    tens, ten, ones = number.rpartition("十")
    return (KANJI.find(tens) + 1 if tens else 1) * 10 * bool(ten) + (KANJI.find(ones) + 1 if ones else 0)


def days_en(text: str) -> set[int]:
    before = rf"\b(?:(\d{{1,2}})(?:–| and | to ))?(\d{{1,2}}) (?:{MONTHS['en']})\b"
    found = [one for pair in re.findall(before, text) for one in pair]
    found += re.findall(rf"\b(?:{MONTHS['en']}) (\d{{1,2}})\b(?!\d)", text)
    found += re.findall(r"(?:\b[Tt]he |\()(\d{1,2})(?:st|nd|rd|th)\b(?! (?:Diet|Congress|Party))", text)
    return {int(one) for one in found if one}


def days_ja(text: str) -> set[int]:
    two = r"(?:(\d{1,2})[～〜–・、]|(\d{1,2})日[とや・、])?(\d{1,2})日(?![間前後目])"
    found = {int(one) for each in re.findall(two, text) for one in each if one}
    return found | {of_kanji(one) for one in re.findall(r"月([一二三四五六七八九十]{1,3})日", text)}


def days_ru(text: str) -> set[int]:
    before = rf"\b(?:(\d{{1,2}})(?:–| и ))?(\d{{1,2}})\??\s(?:{MONTHS['ru']})\b"
    found = [one for pair in re.findall(before, text) for one in pair]
    found += re.findall(r"\b(\d{1,2})-(?:го|е|му|м)\b", text)
    return {int(one) for one in found if one}


# A paper that a text calls by its day: what it is called, and day, month, perhaps the year.
PAPER = re.compile(
    r"\b(?:agreement|aide-mémoire|answer|communiqué|declaration|decree|directive|draft|letter|memorand|message|note|"
    rf"paper|proposal|reply|resolution|statement|treaty)\w*\b[^.;:]{{0,40}}?\bof (\d{{1,2}}) ({MONTHS['en']})"
    rf"(?:(?: and \d{{1,2}} (?:{MONTHS['en']}))? (\d{{4}}))?",
    re.IGNORECASE,
)

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


def papers() -> dict[str, set[str]]:
    """Days of papers that texts of the record call by their day, each with the scenarios that do."""
    found: dict[str, set[str]] = {}
    months = MONTHS["en"].split("|")
    for scenario in SHIPPED.claims.scenarios.values():
        for said in (text.get("en", "") for text in texts(scenario)):
            for paper in PAPER.finditer(said):
                day, month, year = paper.groups()
                if not year:  # the last one named before, or the record's own
                    year = [scenario.date.text[:4], *re.findall(r"\b\d{4}\b", said[: paper.start()])][-1]
                found.setdefault(f"{year}-{months.index(month) + 1:02d}-{int(day):02d}", set()).add(scenario.id)
    return found


def test_a_paper_named_by_its_day_is_a_record_or_a_source_or_named_elsewhere_too_or_there_is_a_reason() -> None:
    claims = SHIPPED.claims
    known = {end for key in claims.sources for end in issued(key)}
    known |= {end for scenario in claims.scenarios.values() for end in scenario.date.text.split("/")}
    named = papers()
    alone = {(day, *where) for day, where in named.items() if day not in known and len(where) == 1}
    declared = tomllib.loads(DECLARED.read_text(encoding="utf-8"))["paper"]
    assert len(named) > 10 and all(one["reason"] for one in declared)
    assert alone == {(one["day"], one["scenario"]) for one in declared}, "an entry that covers nothing is stale"

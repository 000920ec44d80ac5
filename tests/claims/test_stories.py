"""Stories: what is wrong with one is a problem line, and those that ship are told as they should be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claims.check_stories import length, measure_of
from claims_atlas.reading import read
from maps.data.exports import exports
from maps.view.atlas_view import AtlasView
from maps.view.phrases import Phrases
from maps.view.stories import lecture_of, step_that_shows
from tests.shipped import LANGUAGES, SHIPPED

FILE = "claims/stories/two.toml"
STORY = """
title.en = "Two papers"
source = "gazette"
author.en = "Writer"
minutes = 1

[[step]]
id = "treaty"
show = ["1900-treaty"]
heading.en = "The treaty"
say.en = "The treaty speaks first."
quote = "north-isle"
source = "treaty"
locator = "art. 1"
verification = "verified"
notes.en = "WORDS"

[[step]]
id = "both"
show = ["1900-treaty", "1910-offer"]
view = "changed"
heading.en = "And the offer"
say.en = "Writer holds that the offer answers it."
source = "gazette"
locator = "p. 3"
verification = "secondary"

[[step]]
id = "who"
show = ["control@1905-01-01"]
view = ["south-isle"]
heading.en = "Who held it"
say.en = "On the ground nothing changed."
source = "treaty"
locator = "art. 1"
verification = "verified"
""".replace("WORDS", "word " * 119 + "end.")


@pytest.fixture
def told(world: Path) -> Path:
    """The small atlas with a story."""
    (world / "claims/stories").mkdir()
    (world / FILE).write_text(STORY, encoding="utf-8")
    return world


def broken(atlas: Path, old: str, new: str) -> list[str]:
    assert STORY.count(old) >= 1
    (atlas / FILE).write_text(STORY.replace(old, new, 1), encoding="utf-8")
    return read(atlas)[0].lines


def test_a_story_is_read_with_its_atlas(told: Path) -> None:
    problems, _geodata, claims = read(told)
    assert problems.lines == [] and claims
    assert [step.id for step in claims.stories["two"].steps] == ["treaty", "both", "who"]


RULES = {
    "unknown-scenario": ('"1910-offer"]', '"1910-ofer"]', "step.2.show.2: '1910-ofer' is not a scenario; did you mean"),
    "day-of-control": ("control@1905-01-01", "control@spring", "step.3.show.1: "),
    "unknown-view": ('view = "changed"', 'view = "near"', "step.2.view: 'near' is not a view; expected one of main, "),
    "unknown-territory": (
        'view = ["south-isle"]',
        'view = ["sout-isle"]',
        "step.3.view: 'sout-isle' is not a territory",
    ),
    "unknown-source": ('source = "treaty"', 'source = "traety"', "step.1.source: 'traety' is not in claims/"),
    "no-locator": ('locator = "p. 3"', 'locator = " "', "step.2.locator: is empty"),
    "no-quote-there": ('quote = "north-isle"', 'quote = "far-isle"', "step.1.quote: no record that is shown quotes"),
    "quote-of-nowhere": ('quote = "north-isle"', 'quote = "nort-isle"', "step.1.quote: 'nort-isle' is not a territory"),
    "not-its-words": (
        'quote = "north-isle"',
        'quote = "north-isle"\nexcerpt.en = "words that nobody wrote"',
        "step.1.excerpt.en: 'words that nobody wrote' is not in the record's quote",
    ),
    "excerpt-of-nothing": (
        'view = "changed"',
        'excerpt.en = "a"',
        "step.2.excerpt: stands without a quote; expected the territory whose words they are",
    ),
    "too-long": (
        "The treaty speaks first.",
        "word " * 26,
        "step.1.say.en: has 26 words, expected 25 at most",
    ),
    "missing-language": ("say.en", "say.fr", "step.1.say.en: is missing: a story is told in every language of the"),
    "foreign-language": ('author.en = "Writer"', 'author.en = "Writer"\nauthor.fr = "E"', "author.fr: is no language"),
    "author-without-work": ('source = "gazette"\nauthor', "author", "author: stands without a source"),
    "thesis-without-author": ('author.en = "Writer"\n', "", "author.en: is missing"),
    "same-step-twice": ('id = "both"', 'id = "treaty"', "step.2.id: 'treaty' is the id of another step too"),
    "minutes": ("minutes = 1", "minutes = 2", "minutes: found 2, but the notes take 1.0 minutes in 'en' (120 words)"),
    "no-step-number-as-id": ('id = "both"', 'id = "2"', "step.2.id: found '2'"),
    "three-records": ('"1900-treaty", "1910-offer"]', '"1900-treaty", "1910-offer", "1900-treaty"]', "step.2.show: "),
    "unknown-key": ('id = "both"', 'id = "both"\nmap = "x"', "step.2.map: is not a key here"),
}


@pytest.mark.parametrize("rule", RULES)
def test_what_breaks_a_rule_is_a_problem_line_with_file_and_key(told: Path, rule: str) -> None:
    old, new, line = RULES[rule]
    lines = broken(told, old, new)
    assert [one for one in lines if one.startswith(f"{FILE}: {line}")], lines


def test_a_file_whose_name_is_no_id_is_a_problem_line(told: Path) -> None:
    (told / FILE).rename(told / "claims/stories/Two papers.toml")
    assert "claims/stories/Two papers.toml: the name is not a story's: expected words of a-z, 0-9, joined by '-'" in (
        read(told)[0].lines
    )


def test_words_that_take_a_side_are_problem_lines_but_not_between_quotation_marks(told: Path) -> None:
    (told / "claims/neutrality.toml").write_text(
        '[[word]]\nlanguage = "en"\npattern = "seized"\nwhy = "judges"\nbetter = "taken over"\n', encoding="utf-8"
    )
    assert f"{FILE}: step.1.say.en: 'seized' judges; expected taken over" in broken(told, "speaks first", "seized it")
    assert broken(told, "speaks first", "says “seized”") == []


def test_a_source_that_a_story_alone_cites_is_cited(told: Path) -> None:
    sources = json.loads((told / "claims/sources.json").read_text(encoding="utf-8"))
    sources.append({"id": "talk", "type": "book", "title": "A talk"})
    (told / "claims/sources.json").write_text(json.dumps(sources), encoding="utf-8")
    assert "claims/sources.json: talk: is cited nowhere" in read(told)[0].lines
    assert broken(told, 'source = "gazette"\nlocator', 'source = "talk"\nlocator') == []


def test_a_story_says_what_changes_and_what_its_author_argues(told: Path) -> None:
    _problems, geodata, claims = read(told)
    assert geodata and claims
    treaty, both, who = lecture_of(AtlasView(geodata, claims, "en"), claims.stories["two"]).slides
    assert (treaty.argued, both.argued, who.argued) == ("", "argued by Writer", "")
    assert treaty.changes == "" and both.place == "2 of 3"
    changed = claims.scenarios["1900-treaty"].territories, claims.scenarios["1910-offer"].territories
    differ = [key for key in geodata.territories if changed[0][key].outcome != changed[1][key].outcome]
    assert differ and set(differ) <= set(both.changed) and both.emphasised == both.changed
    assert both.changes.startswith("Different: ")
    assert [one.record.url for one in who.maps] == [""] and who.maps[0].grounds
    assert treaty.quote and treaty.quote.text == claims.scenarios["1900-treaty"].territories["north-isle"].quote["en"]


def test_the_tables_have_the_stories_and_are_made_again_when_one_changes(told: Path) -> None:
    def made() -> dict[str, str]:
        _problems, geodata, claims = read(told)
        assert geodata and claims
        return {path: own for path, _make, own, _shapes in exports(geodata, claims, Phrases(claims.atlas, "en"))}

    before = made()
    broken(told, "speaks first", "speaks")
    after = made()
    assert [path for path in before if before[path] != after[path]] == ["data/stories.json"]


# ---- the stories that ship ---------------------------------------------------------------------------------------

STORIES = ("1855-today", "double-bind")


def test_two_stories_ship() -> None:
    assert sorted(SHIPPED.claims.stories) == sorted(STORIES)
    assert len(SHIPPED.claims.stories["1855-today"].steps) == 12


@pytest.mark.parametrize("story", STORIES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_has_notes_and_all_of_them_take_the_minutes_that_the_story_says(story: str, language: str) -> None:
    told = SHIPPED.claims.stories[story]
    counts = [length(step.notes[language], language) for step in told.steps]
    taken = sum(counts) / measure_of(language).a_minute
    assert min(counts) > 0 and abs(taken - told.minutes) <= 0.2 * told.minutes


def test_what_okada_argues_is_said_as_hers() -> None:
    story, sources = SHIPPED.claims.stories["double-bind"], SHIPPED.claims.sources
    argued = [step for step in story.steps if story.argued(step, sources)]
    assert 4 <= len(argued) < len(story.steps)
    for step in argued:
        for language, name in (("en", "Okada"), ("ja", "岡田"), ("ru", "Окада")):
            assert name in step.say[language], (step.id, language)
    others = [step for step in story.steps if step not in argued]
    assert not any("okada" in step.source for step in others)


def test_a_scenario_is_presented_by_the_step_that_shows_it_alone_where_one_does() -> None:
    claims = SHIPPED.claims
    shows = {f"story-{key}.html#{s.id}": s.show for key, story in claims.stories.items() for s in story.steps}
    alone = {show[0] for show in shows.values() if len(show) == 1}
    shown = {one for show in shows.values() for one in show if one in claims.scenarios}
    assert len(shown) > 15
    for one in shown:
        assert one in shows[step_that_shows(claims, one)]
        assert len(shows[step_that_shows(claims, one)]) == (1 if one in alone else 2)


def test_a_scenario_that_no_story_shows_is_not_presented() -> None:
    assert step_that_shows(SHIPPED.claims, "1957-us-note") == ""

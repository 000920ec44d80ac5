"""Which paper answers which, as pages, handout and speaker notes say it."""

from __future__ import annotations

from typing import NamedTuple

from claims import Claims, Scenario
from maps.view.phrases import Phrases


class Paper(NamedTuple):
    """Another scenario, as it is referred to."""

    id: str
    title: str
    date: str


def thread(claims: Claims, scenario: Scenario, phrases: Phrases) -> list[tuple[str, list[Paper]]]:
    """Return what a scenario answers, and what answers it, if anything: headings, with papers in order of time."""
    _ = phrases.gettext
    named = [
        (_("Answers"), [scenario.answers] if scenario.answers else []),
        (_("Answered by"), claims.answers.get(scenario.id, [])),
    ]
    return [(heading, [_paper(claims.scenarios[key], phrases) for key in keys]) for heading, keys in named if keys]


def in_a_line(papers: list[Paper], phrases: Phrases) -> str:
    """Return papers as plain text."""
    return phrases.series(phrases.dated(paper.title, paper.date) for paper in papers)


def _paper(scenario: Scenario, phrases: Phrases) -> Paper:
    return Paper(scenario.id, phrases.text(scenario.title), phrases.date(scenario.date))

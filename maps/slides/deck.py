"""What the slides of a lecture are made from, beside the site: plain data, and a digest of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from atlas_files.digest import digest
from claims import Scenario, compare
from maps.view.records import Record, levels
from maps.view.threads import Paper, thread
from maps.web.pages import AtlasView


@dataclass(frozen=True)
class Deck:
    """What a deck is made from.

    Attributes
    ----------
    shown
        Ids of the scenarios that have a slide, in order of time.
    marks
        By id: how far what has a slide differs from what its page opens with, a letter a territory.
    scenarios, records
        Theirs, and those that they are compared with, by id.
    pairs
        What has a slide of two maps: id of the left and of the right one, and a letter a territory for what differs.
    eras
        The scenarios that have a slide by era: (heading, ids).
    sources
        The cited items of the bibliography, in its order.
    locators
        Those that have a translation into the deck's language, by the record's own words.
    threads
        What each scenario answers, and what answers it.
    """

    shown: list[str]
    marks: dict[str, str]
    scenarios: dict[str, Scenario]
    records: dict[str, Record]
    pairs: list[tuple[str, str, str]]
    eras: list[tuple[str, list[str]]]
    sources: dict[str, dict[str, Any]]
    locators: dict[str, str]
    threads: dict[str, list[tuple[str, list[Paper]]]]


def deck_of(pages: AtlasView, only: Sequence[str]) -> Deck:
    """Return what the deck of some scenarios is made from: of all of them, if none is given."""
    shown, pairs, scenarios, sources = _chosen(pages, only)
    return Deck(
        shown,
        {key: pages.marks(key) for key in shown},
        scenarios,
        {key: pages.records[key] for key in scenarios},
        [(left, right, levels(compare(scenarios[left], scenarios[right]), pages.territories)) for left, right in pairs],
        pages.picker.by_era(shown),
        sources,
        pages.claims.locators_in(pages.language, [one for each in scenarios.values() for one in each.citations]),
        {key: thread(pages.claims, scenario, pages.phrases) for key, scenario in scenarios.items()},
    )


def deck_fingerprint(pages: AtlasView, only: Sequence[str]) -> str:
    """Return a digest of all that a deck is made from."""
    return digest(pages.site.page_fingerprint, deck_of(pages, only))


def _chosen(
    pages: AtlasView, only: Sequence[str]
) -> tuple[list[str], list[tuple[str, str]], dict[str, Scenario], dict[str, dict[str, Any]]]:
    """Return what has a slide: scenarios and (left, right) pairs; all scenarios in these, and the sources they cite."""
    claims = pages.claims
    shown = [key for key in claims.scenarios if not only or key in only]
    pairs = [(claims.scenarios[key].compare_to or "", key) for key in claims.atlas.deck if key in shown]
    keys = dict.fromkeys([*shown, *(key for pair in pairs for key in pair)])
    scenarios = {key: claims.scenarios[key] for key in keys}
    used = {source for key in keys for source in claims.scenarios[key].cited}
    return shown, pairs, scenarios, {key: item for key, item in claims.sources.items() if key in used}

"""What the slides of a lecture are made from, beside the site: plain data, and a digest of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from atlas_files.digest import digest
from claims import Scenario, compare
from maps.view.atlas_view import AtlasView
from maps.view.records import Record, levels
from maps.view.threads import Paper, thread


@dataclass(frozen=True)
class Deck:
    """What a deck is made from.

    Attributes
    ----------
    shown
        Ids of the scenarios that have a slide, in order of time.
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
    scenarios: dict[str, Scenario]
    records: dict[str, Record]
    pairs: list[tuple[str, str, str]]
    eras: list[tuple[str, list[str]]]
    sources: dict[str, dict[str, Any]]
    locators: dict[str, str]
    threads: dict[str, list[tuple[str, list[Paper]]]]


def deck_of(view: AtlasView, only: Sequence[str]) -> Deck:
    """Return what the deck of some scenarios is made from: of all of them, if none is given."""
    shown, pairs, scenarios, sources = _chosen(view, only)
    return Deck(
        shown,
        scenarios,
        {one: view.records[one] for one in scenarios},
        [(left, right, levels(compare(scenarios[left], scenarios[right]), view.territories)) for left, right in pairs],
        view.picker.by_era(shown),
        sources,
        view.claims.locators_in(view.language, [one for each in scenarios.values() for one in each.citations]),
        {key: thread(view.claims, scenario, view.phrases) for key, scenario in scenarios.items()},
    )


def deck_fingerprint(view: AtlasView, only: Sequence[str]) -> str:
    """Return a digest of all that a deck is made from."""
    return digest(view.site.page_fingerprint, deck_of(view, only))


def _chosen(
    view: AtlasView, only: Sequence[str]
) -> tuple[list[str], list[tuple[str, str]], dict[str, Scenario], dict[str, dict[str, Any]]]:
    """Return what has a slide: scenarios and (left, right) pairs; all scenarios in these, and the sources they cite."""
    claims = view.claims
    shown = [one for one in claims.scenarios if not only or one in only]
    pairs = [(claims.scenarios[one].compare_to or "", one) for one in claims.atlas.deck if one in shown]
    ids = dict.fromkeys([*shown, *(one for pair in pairs for one in pair)])
    scenarios = {one: claims.scenarios[one] for one in ids}
    used = {source for one in ids for source in claims.scenarios[one].cited}
    return shown, pairs, scenarios, {key: item for key, item in claims.sources.items() if key in used}

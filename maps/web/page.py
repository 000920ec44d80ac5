"""What one page is made from, beside the site that it shares with the others: plain data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from claims import Administration, Scenario
from claims.model import Text
from maps.view.areas import Areas
from maps.view.records import Record
from maps.view.threads import Paper


@dataclass(frozen=True)
class Comparison:
    """Two records on two maps, and what the pickers offer in their place.

    Attributes
    ----------
    here, against
        Ids of the records that the right and the left map open with.
    groups
        What the left map can show: (heading, ids of records).
    records
        Every record that is offered, by id.
    levels
        One letter a territory: s(ame), t(erms), c(hanged).
    more
        Ids of the records that further maps open with.
    elsewhere
        The ids that records have on the page for any scenarios, where theirs there is another.
    one_way
        Ids of the scenarios whose own pages do not offer this one.
    """

    here: str
    against: str
    groups: list[tuple[str, list[str]]]
    records: dict[str, Record]
    levels: str
    more: Sequence[str] = ()
    elsewhere: dict[str, str] = field(default_factory=dict)
    one_way: Sequence[str] = ()


@dataclass(frozen=True)
class Page:
    """What the page of one scenario is made from.

    Attributes
    ----------
    administrations
        Who administered each territory at the scenario's date.
    neighbours
        The records just before and just after in time, None where there is none.
    document
        Title of the scenario that this is a reading of.
    readings
        Id and title of each reading of this scenario.
    thread
        What it answers, and what answers it: headings, and the papers under each.
    areas
        Official areas that it disposes of: a line for each thing that it does.
    sources
        The cited items of the bibliography, in its order.
    own_sources
        Ids of those that the scenario itself cites, not only who administered what.
    locators, source_notes
        Those that have a translation into the page's language: by the record's own words, by the source's id.
    present
        Address of the step of a story that shows it, '' where none does.
    """

    comparison: Comparison
    scenario: Scenario
    administrations: tuple[Administration, ...]
    neighbours: tuple[Record | None, Record | None]
    document: Text | None
    readings: list[tuple[str, Text]]
    thread: list[tuple[str, list[Paper]]]
    areas: Areas | None
    sources: dict[str, dict[str, Any]]
    own_sources: tuple[str, ...]
    locators: dict[str, str]
    source_notes: dict[str, str]
    present: str = ""

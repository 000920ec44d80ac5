"""Territories of which an output says the same, together: found here for tables, notes, legends and keys.

The data's own groups come first: a disposition knows all of its territories. Tables, which have a row a territory, and
notes, which keep to the atlas's order, part them where another territory stands between.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import TypeVar

from claims import Disposition, Scenario
from maps.view.records import Record
from maps.view.site import Site, TerritoryNames

Item = TypeVar("Item")
Rows = list[tuple[TerritoryNames, Disposition]]


def runs(items: Iterable[Item], same: Callable[[Item], object]) -> list[list[Item]]:
    """Return neighbours of which the same is said, together."""
    return [list(group) for _same, group in groupby(items, same)]


def disposed_alike(site: Site, scenario: Scenario) -> list[tuple[Disposition, list[TerritoryNames]]]:
    """Return each disposition with its territories, those that stand next to each other."""
    groups = runs(_rows(site, scenario), lambda row: row[1].territories)
    return [(group[0][1], [place for place, _same in group]) for group in groups]


def grounded_alike(site: Site, scenario: Scenario) -> list[Rows]:
    """Return the territories whose conditions and citation are the same, and that stand next to each other."""
    return runs(_rows(site, scenario), lambda row: _grounds(row[1]))


def shown_alike(sides: Sequence[Record], levels: str) -> list[list[int]]:
    """Return the territories, by number, that each of the maps side by side shows as one thing, wherever they stand.

    ``levels`` has one letter a territory: s(ame), t(erms), c(hanged). What differs is not put with what does not.
    """
    groups: dict[object, list[int]] = {}
    for number, (level, *cells) in enumerate(zip(levels, *(side.cells for side in sides), strict=True)):
        groups.setdefault((level, *((cell.symbol, cell.phrase) for cell in cells)), []).append(number)
    return list(groups.values())


def names(site: Site, territories: Iterable[TerritoryNames]) -> str:
    """Return the territories' names as they stand before what is said of all of them."""
    return site.phrases.series([place.label for place in territories])


def record_in_words(site: Site, record: Record) -> str:
    """Return all that a record says, for those who do not see its map."""
    phrases = site.phrases
    cells = zip(site.territory_names, record.cells, strict=True)
    rows = [phrases.named(place.label, cell.phrase) for place, cell in cells]
    return phrases.gettext("{heading}. {text}.").format(
        heading=phrases.dated(record.title, record.date), text=phrases.enumerated(rows)
    )


def _rows(site: Site, scenario: Scenario) -> Rows:
    dispositions = scenario.territories
    return [(place, dispositions[place.id]) for place in site.territory_names]


def _grounds(one: Disposition) -> tuple[object, ...]:
    return one.conditions, one.source, one.locator, one.verification, one.quote, one.translation

"""What the index has of each scenario: a row of its matrix, a small map, and what its filters look at."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from claims.dates import Edtf
from maps.view.atlas_view import AtlasView
from maps.view.records import Record
from maps.view.substance import substance
from maps.view.wordings import KINDS, OUTCOMES

CORE = 5  # rows of an era that are shown first, at least
_FEW = 2  # rows that are not worth folding


@dataclass(frozen=True)
class Row:
    """A scenario in the index.

    Attributes
    ----------
    record
        What its maps show.
    kind, status, substance
        In words.
    reading
        Whether it is one of another paper.
    core
        Whether it is shown before its era is unfolded.
    compare
        The address of its comparison.
    facts
        What the page's filters look at, by name.
    """

    record: Record
    kind: str
    status: str
    substance: str
    reading: bool
    core: bool
    compare: str
    facts: dict[str, str]


@dataclass(frozen=True)
class Era:
    """The rows of an era: its code in addresses, its name, and the years of its scenarios."""

    code: str
    name: str
    years: str
    rows: list[Row]

    @property
    def folded(self) -> int:
        """How many rows are not shown at first."""
        return sum(not row.core for row in self.rows)


@dataclass(frozen=True)
class Filter:
    """A filter: its name in the address, its label, and its choices as (value, words)."""

    name: str
    label: str
    choices: list[tuple[str, str]]


def eras_of(view: AtlasView, ranked: Sequence[str]) -> list[Era]:
    """Return all rows by era; ``ranked`` has the scenarios that stand for the others first."""
    eras, place = [], {key: number for number, key in enumerate(ranked)}
    for code, name, keys in view.picker.by_coded_era(view.claims.scenarios):
        core = set(sorted(keys, key=place.__getitem__)[:CORE]) if len(keys) > CORE + _FEW else set(keys)
        rows = [_row(view, code, key, core=key in core) for key in keys]
        dates = [view.claims.scenarios[key].date for key in keys]
        years = [min(day.first for day in dates).year, max(day.last for day in dates).year]
        span = Edtf.parse("/".join(f"{year:04}" for year, _same in groupby(years)))
        eras.append(Era(code, name, view.phrases.date(span), rows))
    return eras


def _row(view: AtlasView, era: str, key: str, *, core: bool) -> Row:
    scenario, record, phrases = view.claims.scenarios[key], view.records[key], view.phrases
    said = [*scenario.title.values(), *scenario.short.values(), *scenario.voice.values()]
    return Row(
        record,
        phrases.kind(scenario.kind),
        phrases.text(scenario.status),
        substance(scenario, {place.id: place.label for place in view.territory_names}, phrases),
        scenario.reading_of is not None,
        core,
        f"compare.html#vs={view.picker.against(scenario)}&this={key}",
        {
            "era": era,
            "kind": scenario.kind,
            "actor": " ".join(scenario.actors),
            "outcomes": " ".join(scenario.territories[territory].outcome for territory in view.territories),
            "words": _plain(" ".join([*said, record.date, key])),
        },
    )


def _plain(words: str) -> str:
    """Return words as the search compares them: in lower case, without accents, as index.js has them too."""
    return "".join(one for one in unicodedata.normalize("NFD", words.lower()) if not unicodedata.combining(one))


def filters_of(view: AtlasView, eras: Sequence[Era]) -> list[Filter]:
    """Return the filters of a page with these eras."""
    claims, phrases, _ = view.claims, view.phrases, view.phrases.gettext
    scenarios = claims.scenarios.values()
    kinds = {scenario.kind for scenario in scenarios}
    actors = {party for scenario in scenarios for party in scenario.actors}
    outcomes = {one.outcome for scenario in scenarios for one in scenario.territories.values()}
    choices: dict[str, tuple[str, list[tuple[str, str]]]] = {
        "era": (_("Era"), [(era.code, era.name) for era in eras]),
        "kind": (_("Kind"), [(key, phrases.kind(key)) for key in (*KINDS, *view.claims.atlas.kinds) if key in kinds]),
        "actor": (_("Actor"), [(key, phrases.party(key)) for key in claims.atlas.parties if key in actors]),
        "territory": (_("Territory"), [(place.id, place.label) for place in view.territory_names]),
        "outcome": (_("Outcome"), [(key, _(word)) for key, word in OUTCOMES.items() if key in outcomes]),
    }
    return [Filter(name, label, found) for name, (label, found) in choices.items()]

"""What a page says of one scenario, or of actual control at a date: six cells, each a symbol and its words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from functools import cached_property

from atlas_files.digest import digest
from claims import (
    Administration,
    Claims,
    Difference,
    Disposition,
    Scenario,
    administration_at,
    compare,
    compare_with_control,
)
from claims.compare import standing
from claims.dates import Edtf
from maps.view.phrases import Phrases
from maps.view.symbols import Symbol, symbol_of, symbol_of_control
from maps.view.wordings import KEY, LEGEND

CONTROL = "control"  # reserved: no scenario may have this id


@dataclass(frozen=True)
class Cell:
    """One territory in one record: what it wears, the few words on the map, and the phrase elsewhere.

    ``who`` and ``terms`` are for comparing in the page: two cells differ in who holds where ``who`` is not the same, in
    terms alone where only ``terms`` is not. Control has no terms ('').
    """

    symbol: Symbol
    label: str
    phrase: str
    who: str
    terms: str

    @property
    def silent(self) -> bool:
        """Whether the record says nothing of the territory."""
        return self.symbol.form == "silent"


@dataclass(frozen=True)
class Record:
    """A scenario, or control at a date, as the other pages show it.

    ``cells`` are in the order of the atlas's territories; ``url`` is relative to the page, '' where there is no page.
    """

    id: str
    title: str
    short: str
    date: str
    url: str
    cells: tuple[Cell, ...]

    @cached_property
    def fingerprint(self) -> str:
        """A digest of all of it, made once: it stands in the picker of many pages."""
        return digest(*(getattr(self, field.name) for field in fields(self)))


def record_of(claims: Claims, scenario_id: str, territories: Iterable[str], phrases: Phrases) -> Record:
    """Return a scenario's record."""
    scenario = claims.scenarios[scenario_id]
    dispositions = scenario.territories
    cells = tuple(_cell(dispositions[territory], phrases) for territory in territories)
    title, short = phrases.text(scenario.title), phrases.text(scenario.short)
    return Record(scenario.id, title, short, phrases.date(scenario.date), f"{scenario.id}.html", cells)


def _cell(disposition: Disposition, phrases: Phrases) -> Cell:
    """Return a disposition's cell; one for all that do the same by the same words."""
    d = disposition
    parties = d.holder, d.from_, d.to, d.by, d.title_of, *d.between, None, d.administration
    same = d.outcome, d.how, parties, tuple(condition.type for condition in d.conditions)
    found = phrases.cells.get(same)
    if not isinstance(found, Cell):
        found = phrases.cells[same] = Cell(symbol_of(d), phrases.label(d), phrases.phrase(d), *comparable(d))
    return found


def comparable(disposition: Disposition) -> tuple[str, str]:
    """Return a disposition's ``who`` and ``terms``, made of the same aspects as :func:`claims.compare`."""
    types = sorted({condition.type for condition in disposition.conditions})
    terms = " ".join([standing(disposition), *types])
    return _holding(disposition.outcome, disposition.parties(), disposition.administration), terms


def _holding(outcome: str, parties: dict[str, str | list[str]], administration: str | None) -> str:
    roles = [f"{role}={'+'.join(sorted(v)) if isinstance(v, list) else v}" for role, v in parties.items()]
    return " ".join([outcome, *roles, *([f"by {administration}"] if administration else [])])


def record_of_control(
    claims: Claims, scenario: Scenario, territories: Iterable[str], phrases: Phrases
) -> tuple[Record, tuple[Administration, ...]]:
    """Return the record of who administered what at a scenario's date, and what it was made from."""
    at = tuple(administration_at(claims.control, territory, scenario.date) for territory in territories)
    return _control(CONTROL, at, phrases.date(scenario.date), phrases), at


def record_of_control_on(claims: Claims, date: Edtf, territories: Iterable[str], phrases: Phrases) -> Record:
    """Return the record of who administered what at a date."""
    at = [administration_at(claims.control, territory, date) for territory in territories]
    return _control(f"{CONTROL}@{date.text}", at, phrases.date(date), phrases)


def records_of_control(claims: Claims, territories: Iterable[str], phrases: Phrases) -> dict[str, Record]:
    """Return the records of who administered what from each day on which that had changed, by id."""
    territories, found = list(territories), {}
    for day in sorted({row.from_.last for row in claims.control}):
        date = Edtf.parse(day.isoformat())
        at = tuple(administration_at(claims.control, territory, date) for territory in territories)
        found[f"{CONTROL}-{day}"] = _control(f"{CONTROL}-{day}", at, phrases.date(date), phrases)
    return found


def same_control(record: Record, scenario: Scenario, controls: dict[str, Record]) -> tuple[str, Record]:
    """Return control at a scenario's date as a record of all scenarios: that of the last change, or one of its own.

    ``controls`` are those from each day on which control had changed; at a date that is a span of time with a change
    in it, none of them is the same.
    """
    day = f"{CONTROL}-{scenario.date.last}"
    same = [key for key, other in controls.items() if key <= day and other.cells == record.cells]
    if same:
        return same[-1], controls[same[-1]]
    plain = re.fullmatch(r"[\d/-]+", scenario.date.text)
    key = f"{CONTROL}-{scenario.date.text if plain else f'{scenario.date.first}/{scenario.date.last}'}"  # in addresses
    return key, replace(record, id=key)


def _control(record_id: str, at: Iterable[Administration], date: str, phrases: Phrases) -> Record:
    _ = phrases.gettext
    cells = tuple(
        Cell(
            symbol_of_control(administration),
            in_short(symbol_of_control(administration), phrases),
            phrases.administered(administration),
            _holding("holds", {"holder": administration.parties[0]}, None)
            if len(administration.parties) == 1
            else _holding("changing", {"between": list(administration.parties)}, None),
            "",
        )
        for administration in at
    )
    title = _("Actual control at the date (not title)")
    return Record(record_id, title, _("Control"), date, "", cells)


def levels(differences: Iterable[Difference], territories: Iterable[str]) -> str:
    """Return one letter for each of the territories, in their order: s(ame), t(erms), c(hanged)."""
    level = {difference.territory: difference.level[0] for difference in differences}
    return "".join(level[territory] for territory in territories)


def differences_against(
    claims: Claims, record: str, control: tuple[Administration, ...], scenario: Scenario
) -> tuple[Difference, ...]:
    """Compare ``scenario`` with another record of the picker."""
    if record == CONTROL:
        return compare_with_control(control, scenario)
    return compare(claims.scenarios[record], scenario)


def in_short(symbol: Symbol, phrases: Phrases) -> str:
    """Return a symbol's meaning in the few words of a key in one row."""
    return phrases.say(KEY, symbol.form, symbol.standing, symbol.roles)


def meaning(symbol: Symbol, phrases: Phrases) -> str:
    """Return a symbol's line in a legend."""
    return phrases.say(LEGEND, symbol.form, symbol.standing, symbol.roles)

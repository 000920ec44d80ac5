"""The atlas on one line of time: instruments above, actual control beneath.

The eras are the line's sections. Each is as wide as it has scenarios to show, so that the weeks of a negotiation have
as much room as the decades between two wars; within a section time runs evenly.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from claims import Claims
from claims.model import Control

WIDTH, MARGIN = 1120.0, 195.0  # units of the drawing; room for the territories' names
MARK, BAND = 15.0, 13.0  # units: how far two marks stand apart, how high a territory's band is
_LEAST = 3  # marks that a section has room for at least


@dataclass(frozen=True)
class Section:
    """An era on the line: from ``left`` to ``right``, of the days ``first`` up to ``last``."""

    name: str
    first: date
    last: date
    left: float
    right: float

    def at(self, day: date) -> float:
        """Return where a day stands; days outside stand at the section's ends."""
        share = (day - self.first).days / max(1, (self.last - self.first).days)
        return round(self.left + min(max(share, 0.0), 1.0) * (self.right - self.left), 1)


@dataclass(frozen=True)
class Mark:
    """A scenario on the line: its place, and its lane above the line (0 is the lowest)."""

    id: str
    x: float
    lane: int


@dataclass(frozen=True)
class Band:
    """A stretch of control by one party, or of its change: from ``x``, ``width`` wide, in a territory's row."""

    territory: str
    row: int
    control: Control
    x: float
    width: float


@dataclass(frozen=True)
class Timeline:
    """The drawing, in its units, x to the right from 0 to ``WIDTH``."""

    sections: list[Section]
    marks: list[Mark]
    bands: list[Band]
    lanes: int

    @classmethod
    def make(cls, claims: Claims, territories: list[str], names: list[str]) -> Timeline:
        """Lay out the line; ``names`` are the eras' names, '' for an atlas without eras."""
        sections = _sections(claims, names)
        marks: list[Mark] = []
        ends: list[float] = []  # where each lane is free again
        for key, scenario in claims.scenarios.items():
            x = min(_place(sections, scenario.date.first), WIDTH - MARK)
            lane = next((n for n, end in enumerate(ends) if end <= x), len(ends))
            ends[lane : lane + 1] = [x + MARK]
            marks.append(Mark(key, x, lane))
        bands = []
        for control in claims.control:
            left = _place(sections, control.from_.first)
            right = _place(sections, control.until.first) if control.until else WIDTH
            if right > left:
                row = territories.index(control.territory)
                bands.append(Band(control.territory, row, control, left, round(right - left, 1)))
        return cls(sections, marks, bands, len(ends))


def _sections(claims: Claims, names: list[str]) -> list[Section]:
    scenarios = list(claims.scenarios.values())
    starts = [era.from_.first for era in claims.atlas.eras] or [scenarios[0].date.first]
    latest = max(starts[-1], *(scenario.date.last for scenario in scenarios))
    end = date(latest.year + 1, 1, 1)
    counts = [0] * len(starts)
    for scenario in scenarios:
        counts[max((n for n, start in enumerate(starts) if start <= scenario.date.first), default=0)] += 1
    weights = [max(count, _LEAST) for count in counts]
    unit, at, sections = (WIDTH - MARGIN) / sum(weights), MARGIN, []
    for name, first, last, weight in zip(names, starts, [*starts[1:], end], weights, strict=True):
        sections.append(Section(name, first, last, round(at, 1), round(at + weight * unit, 1)))
        at += weight * unit
    return sections


def _place(sections: list[Section], day: date) -> float:
    section = next((one for one in reversed(sections) if one.first <= day), sections[0])
    return section.at(day)

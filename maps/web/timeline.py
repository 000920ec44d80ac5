"""The atlas on one line of time: instruments above, actual control beneath.

The eras are the line's sections. Each is as wide as it has scenarios to show, so that the weeks of a negotiation have
as much room as the decades between two wars; within a section time runs evenly, and between two that do not run alike
the line is broken. It ends where nothing more changes, which is the present.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from claims import Control
from claims.dates import Edtf
from maps.web.timeline_sections import MARK, WIDTH, Section, sections_of

BAND = 13.0  # units: how high a territory's band is


@dataclass(frozen=True)
class Mark:
    """A scenario on the line: its middle, and its lane above the line (0 is the lowest)."""

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
    """The drawing, in its units, x to the right from ``left`` to ``WIDTH``; ``places`` are where scenarios stand."""

    left: float
    sections: list[Section]
    places: dict[str, float]
    bands: list[Band]

    @classmethod
    def make(
        cls,
        dates: Mapping[str, Edtf],
        control: Sequence[Control],
        eras: Sequence[tuple[str, date]],
        territories: Sequence[str],
        left: float = 200.0,
    ) -> Timeline:
        """Lay out the line.

        Parameters
        ----------
        dates
            Those of the scenarios, by id, in order of time.
        control
            Who administered what.
        eras
            Their names and first days, in order; an atlas may have none.
        territories
            Ids, in the order of their rows.
        left
            Where the line begins, in units: what stands before it has so much room.
        """
        sections = sections_of([day.first for day in dates.values()], _eras(dates, control, eras), left)
        bands = []
        for row in control:
            x = _place(sections, row.from_.first)
            right = _place(sections, row.until.first) if row.until else WIDTH
            if right > x:
                number = territories.index(row.territory)
                bands.append(Band(row.territory, number, row, x, round(right - x, 1)))
        return cls(left, sections, {key: _place(sections, day.first) for key, day in dates.items()}, bands)

    @property
    def eras(self) -> list[str]:
        """The names of the eras; '' for what lies before them, or where there are none."""
        return [next(self._of(era)).name for era in range(self.sections[-1].era + 1)]

    def middle(self, era: int) -> float:
        """Return the middle of an era, by its number."""
        parts = list(self._of(era))
        return round((parts[0].left + parts[-1].right) / 2, 1)

    def _of(self, era: int) -> Iterator[Section]:
        return (section for section in self.sections if section.era == era)

    def marks(self, on_top: Iterable[str] = ()) -> list[Mark]:
        """Return the marks, each as low as there is room; above those ``on_top`` no other's stands."""
        on_top, lanes, ends = set(on_top), dict[str, int](), list[float]()
        for key, x in sorted(self.places.items(), key=lambda one: one[1]):
            if key not in on_top:
                lanes[key] = next((lane for lane, end in enumerate(ends) if end <= x), len(ends))
                ends[lanes[key] : lanes[key] + 1] = [x + MARK]
        for key in sorted(on_top, key=self.places.__getitem__):
            x = self.places[key]
            lanes[key] = 1 + max(
                (lane for other, lane in lanes.items() if abs(self.places[other] - x) < MARK), default=-1
            )
        return [Mark(key, x, lanes[key]) for key, x in self.places.items()]


def _eras(
    dates: Mapping[str, Edtf], control: Sequence[Control], eras: Sequence[tuple[str, date]]
) -> list[tuple[str, date, date]]:
    """Return names, first and last days: from the first scenario on, until nothing more changes."""
    starts = list(eras)
    earliest = min(day.first for day in dates.values())
    if not starts or earliest < starts[0][1]:
        starts.insert(0, ("", earliest))
    latest = max(starts[-1][1], *(row.from_.last for row in control), *(day.last for day in dates.values()))
    ends = [*(first for _name, first in starts[1:]), date(min(latest.year + 1, date.max.year), 1, 1)]
    return [(name, first, last) for (name, first), last in zip(starts, ends, strict=True)]


def _place(sections: list[Section], day: date) -> float:
    section = next((one for one in reversed(sections) if one.first <= day), sections[0])
    return section.at(day)

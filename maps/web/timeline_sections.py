"""The sections of the line of time: stretches in which time runs evenly, and between which its scale changes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise

WIDTH = 1240.0  # units of the drawing, CSS px at least
MARK = 24.0  # units: how high and wide a mark answers
_PAD = 8.0  # units at both ends of a section in which no day stands
_LEAST = 2  # marks that a section has room for at least
_LANES = 4  # marks one above another that need no further section
_CUTS, _PLACES = 2, 40  # in an era, at most, and the days that are tried for them
_MANY = 150  # marks of an era that no cut would help
_APART = 42.0  # units between two days that are written below the line, at least
_END = 75.0  # units at the end in which no other day is written than today
_ALIKE = 0.02  # how much the scales of two sections may differ for the line to go on
_MONTHS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200)  # from one day written below the line to the next
_YEARS = 3  # from so many on, an era is cut between years, else between months


@dataclass(frozen=True)
class Section:
    """An era on the line, or a part of one: from ``left`` to ``right``, of the days ``first`` up to ``last``.

    ``era`` is the era's number, ``name`` its name where it begins, else ''. ``broken``: the line is broken before it,
    as time runs faster or slower than in the section before.
    """

    era: int
    name: str
    first: date
    last: date
    left: float
    right: float
    broken: bool

    @property
    def scale(self) -> float:
        """Units a day."""
        return _scale(self.first, self.last, self.right - self.left)

    def at(self, day: date) -> float:
        """Return where a day stands; days outside stand at the section's ends."""
        days = min(max((day - self.first).days, 0), (self.last - self.first).days)
        return round(self.left + _PAD + days * self.scale, 1)


def sections_of(days: Sequence[date], eras: Sequence[tuple[str, date, date]], left: float) -> list[Section]:
    """Return the sections of eras (name, first day, last day), in which marks stand on some days, in order.

    Each is as wide as it has marks. An era whose marks would pile up is cut where that helps most.
    """
    inside = [_between(days, first, last) for _name, first, last in eras]
    inside[0] += days[: bisect_left(days, eras[0][1])]
    unit = (WIDTH - left) / sum(max(len(own), _LEAST + 1) for own in inside)
    found: list[tuple[int, str, date, date, float]] = []
    for era, ((name, first, last), own) in enumerate(zip(eras, inside, strict=True)):
        width = unit * max(len(own), _LEAST + 1)
        edges, widths = _cut(own, first, last, width)
        for number, (start, end) in enumerate(pairwise(edges)):
            found.append((era, "" if number else name, start, end, widths[number]))
    sections: list[Section] = []
    at, before = left, 0.0
    for era, name, first, last, width in found:
        scale = _scale(first, last, width)
        broken = bool(sections) and abs(scale - before) > _ALIKE * before
        sections.append(Section(era, name, first, last, round(at, 1), round(at + width, 1), broken))
        at, before = at + width, scale
    return sections


def ticks_of(sections: Sequence[Section]) -> list[tuple[date, float, bool]]:
    """Return the days to be written below the line, where each stands, and whether it is to be written as a year.

    Where eras begin, where other sections do, then what lies between: each as far as there is room.
    """
    wanted: list[tuple[int, Section, date]] = []
    for before, one in zip([None, *sections[:-1]], sections, strict=True):
        wanted.append((0 if before is None or before.era != one.era else 1, one, one.first))
        step = next((step for step in _MONTHS if step * 30 * one.scale >= _APART), _MONTHS[-1])
        wanted += [(2, one, day) for day in _months(one.first, one.last, step)]
    placed: list[tuple[date, float, bool]] = []
    for rank, section, day in sorted(wanted, key=lambda one: one[0]):
        x = section.at(day)
        if x <= WIDTH - _END and all(abs(x - other) >= _APART - _PAD for _day, other, _year in placed):
            placed.append((day, x, rank == 0 or day.month == 1))
    return sorted(placed)


def _cut(days: list[date], first: date, last: date, width: float) -> tuple[list[date], list[float]]:
    """Return the edges of an era's sections, and their widths: no more of them than keep its marks low."""
    places = _months(first, last, 12 if last.year - first.year >= _YEARS else 1)
    places = places[:: 1 + len(places) // _PLACES]
    best: tuple[int, list[date], list[float]] = len(days) + 1, [first, last], [width]
    for cuts in range(_CUTS + 1 if len(days) <= _MANY else 1):
        for chosen in combinations(places, cuts):
            edges = [first, *chosen, last]
            inside = [_between(days, *both) for both in pairwise(edges)]
            counts = [max(_LEAST, len(one)) for one in inside]
            widths = [width * count / sum(counts) for count in counts]
            parts = zip(inside, edges, edges[1:], widths, strict=False)
            piled = max(_piled(own, _scale(start, end, wide)) for own, start, end, wide in parts)
            if piled < best[0]:
                best = piled, edges, widths
        if best[0] <= _LANES:
            break
    return best[1], best[2]


def _piled(days: list[date], scale: float) -> int:
    """Return how many marks stand above one another in a section, at most; ``scale`` is in units a day."""
    ends: list[float] = []
    for day in days:
        x = (day - days[0]).days * scale
        lane = next((n for n, end in enumerate(ends) if end <= x), len(ends))
        ends[lane : lane + 1] = [x + MARK]
    return len(ends)


def _between(days: Sequence[date], first: date, last: date) -> list[date]:
    return list(days[bisect_left(days, first) : bisect_left(days, last)])


def _months(first: date, last: date, step: int) -> list[date]:
    """Return the first days of every so many months after one day and before another, counted from January."""
    start, end = first.year * 12 + first.month, last.year * 12 + last.month - 1
    return [date(one // 12, one % 12 + 1, 1) for one in range(start + -start % step, end, step)]


def _scale(first: date, last: date, width: float) -> float:
    return (width - 2 * _PAD) / max(1, (last - first).days)

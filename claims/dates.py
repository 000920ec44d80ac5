"""Dates as far as they are known: a day, a month, a season, a year, a span of these; perhaps about then.

The notation is EDTF (ISO 8601-2), level 0 and most of level 1: ``1956-10-19``, ``1955-11``, ``1955``, ``1955/1956``;
``1900~`` (about), ``1900?`` (uncertain), ``1900%`` (both), ``190X`` (one of ten years), ``1900-XX``, ``1900-21``
(spring; 22 to 24 are the other seasons), ``1900/..`` (and on), ``../1900`` (until). Years before 1 are not read.
Nothing is rounded: the text is kept as written, and the first and last day it may mean are worked out beside it.
"""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass
from functools import cache

_PART = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?([~?%]?)", re.ASCII)
OPEN = ".."  # an end that is not there
SEASONS = range(21, 25)


@dataclass(frozen=True)
class Edtf:
    """A date of stated precision.

    Attributes
    ----------
    text
        As written, in EDTF.
    first, last
        The first and the last day that it may mean, both included (proleptic Gregorian calendar).
    """

    text: str
    first: datetime.date
    last: datetime.date

    @classmethod
    def parse(cls, text: object) -> Edtf:
        """Read a date in EDTF; raise ValueError with what was found and expected."""
        if isinstance(text, Edtf):
            return text
        if not isinstance(text, str):
            raise ValueError(f'found {text!s} without quotes, expected a date in quotes such as "1956-10-19"')
        return _parse(text)


@cache  # most dates stand in many records
def _parse(text: str) -> Edtf:
    parts = text.split("/")
    known = [part for part in parts if part != OPEN]
    try:
        first, last = _days(known[0])[0], _days(known[-1])[1]
    except (ValueError, IndexError):
        first, last = datetime.date.max, datetime.date.min
    if len(parts) > 2 or first > last or not len(parts) - 1 <= len(known) <= len(parts):  # noqa: PLR2004
        raise ValueError(f"'{text}' is not a date; expected YYYY, YYYY-MM, YYYY-MM-DD or an interval of two such, A/B")
    return Edtf(text, first, last)


@dataclass(frozen=True)
class Part:
    """A date, or one end of a span, taken apart: ``known`` without what is said of it, and whether that is sure.

    ``known`` is EDTF of level 0, or two years with a slash where one of them is meant; ``season`` 21 to 24, or 0.
    """

    known: str
    season: int
    about: bool
    uncertain: bool

    @classmethod
    def of(cls, text: str) -> Part:
        """Take a part of a date apart; raise ValueError where it is none."""
        match = _PART.fullmatch(text)
        if not match:
            raise ValueError(text)
        year, month, day, sign = match.groups()
        if "X" in year and (month or day):
            raise ValueError(text)
        season = int(month) if month and month != "XX" and int(month) in SEASONS else 0
        if (season and day) or (month == "XX" and day not in (None, "XX")):
            raise ValueError(text)
        known = f"{year.replace('X', '0')}/{year.replace('X', '9')}" if "X" in year else year
        if month and month != "XX" and not season:
            known += f"-{month}" + (f"-{day}" if day and day != "XX" else "")
        return cls(known, season, sign in ("~", "%") and bool(sign), sign in ("?", "%") and bool(sign))


def _days(text: str) -> tuple[datetime.date, datetime.date]:
    """Return the first and last day of a part: a season is anywhere in its year, for that depends on the hemisphere."""
    first, _slash, last = Part.of(text).known.partition("/")
    return _first(first), _last(last or first)


def _first(text: str) -> datetime.date:
    year, month, day = [*map(int, text.split("-")), 1, 1][:3]
    return datetime.date(year, month, day)


def _last(text: str) -> datetime.date:
    year, *rest = map(int, text.split("-"))
    month, *day = rest or [12]
    return datetime.date(year, month, *(day or [calendar.monthrange(year, month)[1]]))

"""Dates as far as they are known: a day, a month, a year, or an interval of these.

The notation is EDTF level 0 (ISO 8601-2): ``1956-10-19``, ``1955-11``, ``1955``, ``1955/1956``. Nothing is rounded:
the text is kept as written, and the first and last day it may mean are worked out beside it.
"""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass
from functools import cache

_PART = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


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
        """Read an EDTF day, month, year or interval; raise ValueError with what was found and expected."""
        if isinstance(text, Edtf):
            return text
        if not isinstance(text, str):
            raise ValueError(f'found {text!s} without quotes, expected a date in quotes such as "1956-10-19"')
        return _parse(text)


@cache  # most dates stand in many records
def _parse(text: str) -> Edtf:
    parts = text.split("/")
    try:
        first, last = _days(parts[0])[0], _days(parts[-1])[1]
    except ValueError:
        first, last = datetime.date.max, datetime.date.min
    if len(parts) > 2 or first > last:  # noqa: PLR2004 - an interval has two ends
        raise ValueError(f"'{text}' is not a date; expected YYYY, YYYY-MM, YYYY-MM-DD or an interval of two such, A/B")
    return Edtf(text, first, last)


def _days(part: str) -> tuple[datetime.date, datetime.date]:
    """Return the first and last day of a year, month or day."""
    match = _PART.fullmatch(part)
    if not match:
        raise ValueError(part)
    year, month, day = (int(group) if group else None for group in match.groups())
    assert year is not None
    if month is None:
        return datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    if day is None:
        return datetime.date(year, month, 1), datetime.date(year, month, calendar.monthrange(year, month)[1])
    return datetime.date(year, month, day), datetime.date(year, month, day)

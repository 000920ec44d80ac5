"""Dates in words, as the CLDR has them for a language: a day, a month, a year, or two of them with a sign between."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from babel import Locale
from babel.dates import format_date, format_skeleton, get_date_format

from claims.dates import Edtf

_FIELD = re.compile(r"'(?:[^']|'')*'|([A-Za-z])\1*|.", re.DOTALL)  # of a pattern: words in quotes, letters, the rest


def date_in_words(date: Edtf, locale: str, gettext: Callable[[str], str]) -> str:
    """Return a date in a locale's form, at the precision it was given in."""
    first, _slash, last = date.text.partition("/")
    return _span(first, last, locale, gettext) if last else _formatted(first, locale)


def _span(first: str, last: str, locale: str, _: Callable[[str], str]) -> str:
    """Return two dates with the language's sign between them; what both have stands once."""
    start, end = Edtf.parse(first).first, Edtf.parse(last).first
    alike, pattern = len(first) == len(last), _pattern(last, locale)
    letter = "" if not alike else "y" if "-" not in last else "d" if first[:7] == last[:7] else ""
    if letter:  # the one thing that differs is in figures: the two stand in its place
        figures = _("{start}–{end}").format(
            **{"start": start.year, "end": end.year} if letter == "y" else {"start": start.day, "end": end.day}
        )
        return str(format_date(end, _filled(pattern, letter, figures), locale=locale))
    texts = [_formatted(first, locale), _formatted(last, locale)]
    if alike and start.year == end.year:
        side = int(pattern.startswith("y"))  # a language that begins with the year has it in the first date alone
        texts[side] = _without_year(last if side else first, locale)
    return _("{start} – {end}").format(start=texts[0], end=texts[1])


def _filled(pattern: str, letter: str, figures: str) -> str:
    """Return a pattern with figures in place of one of its fields; words in quotes are no fields."""
    return "".join(f"'{figures}'" if one[1] == letter else one[0] for one in _FIELD.finditer(pattern))


@cache
def _formatted(part: str, locale: str) -> str:
    """Return a day, month or year in a locale's form."""
    return str(format_date(Edtf.parse(part).first, _pattern(part, locale), locale=locale))


def _pattern(part: str, locale: str) -> str:
    """Return how a locale writes a date of this precision, in letters of the CLDR."""
    skeleton = ("y", "yMMMM", "")[part.count("-")]
    if not skeleton:
        return str(get_date_format("long", locale=locale).pattern)
    known = Locale.parse(locale).datetime_skeletons
    found = known.get(skeleton) or known.get("yMMM")
    return str(found.pattern) if found else {"y": "y", "yMMMM": "LLLL y"}[skeleton]


def _without_year(part: str, locale: str) -> str:
    day = Edtf.parse(part).first
    if part.count("-") == 1:
        return str(format_date(day, _month_of(_pattern(part, locale)), locale=locale))
    return str(format_skeleton("MMMMd", day, locale=locale))


def _month_of(pattern: str) -> str:
    """Return what is left of a pattern of month and year without the year, and the words between the two.

    The CLDR's month by itself ("LLLL") is no way: Babel has another language's where a language has none of its own.
    """
    fields = list(_FIELD.finditer(pattern))
    at = next(number for number, one in enumerate(fields) if one[1] in ("L", "M"))
    kept = fields[at:] if fields[0][1] == "y" else fields[: at + 1]
    return "".join(one[0] for one in kept)

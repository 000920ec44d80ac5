"""Dates in words, as the CLDR has them for a language: a day, a month, a year, or two of them with a sign between."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from babel import Locale
from babel.dates import format_date, format_skeleton, get_date_format

from claims.dates import OPEN, Edtf, Part
from maps.kit.templating import N_

_FIELD = re.compile(r"'(?:[^']|'')*'|([A-Za-z])\1*|.", re.DOTALL)  # of a pattern: words in quotes, letters, the rest

_DAYS = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)  # as far as it is known, and surely
_SEASONS = {
    21: N_("spring {year}"),
    22: N_("summer {year}"),
    23: N_("autumn {year}"),
    24: N_("winter {year}"),
}


def date_in_words(date: Edtf, locale: str, gettext: Callable[[str], str]) -> str:
    """Return a date in a locale's form, at the precision it was given in."""
    ends = date.text.split("/")
    if all(_DAYS.fullmatch(end) and not int(end[5:7] or 0) > 20 for end in ends):  # noqa: PLR2004 - a season
        return _span(ends[0], ends[1], locale, gettext) if ends[1:] else _formatted(ends[0], locale)
    _ = gettext
    said = ["" if end == OPEN else _part(end, locale, gettext) for end in ends]
    if not ends[1:]:
        return said[0]
    if not all(said):
        return _("from {date}").format(date=said[0]) if said[0] else _("until {date}").format(date=said[1])
    return _("{start} – {end}").format(start=said[0], end=said[1])


def _part(text: str, locale: str, _: Callable[[str], str]) -> str:
    """Return a date that may be about then, uncertain, in a season, or one of several years."""
    part = Part.of(text)
    first, _slash, last = part.known.partition("/")
    date = _span(first, last, locale, _) if last else _formatted(first, locale)
    if part.season:
        date = _(_SEASONS[part.season]).format(year=date)
    if part.about:
        date = _("c. {date}").format(date=date)
    return _("{date} (uncertain)").format(date=date) if part.uncertain else date


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

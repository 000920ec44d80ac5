"""Dates keep the precision they were given in."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.dates import Edtf

DAYS = st.dates(datetime.date(1000, 1, 1), datetime.date(9999, 12, 31))


@given(DAYS)
def test_a_day_means_that_day_alone(day: datetime.date) -> None:
    date = Edtf.parse(day.isoformat())
    assert (date.first, date.last, date.text) == (day, day, day.isoformat())


@given(DAYS)
def test_a_month_and_a_year_hold_each_of_their_days(day: datetime.date) -> None:
    for text in (day.isoformat()[:7], day.isoformat()[:4]):
        date = Edtf.parse(text)
        assert date.first <= day <= date.last
        assert date.first.day == 1
        assert (date.last + datetime.timedelta(days=1)).day == 1 if date.last != datetime.date.max else True


@given(DAYS, DAYS)
def test_an_interval_runs_from_its_first_to_its_last_end_and_never_backwards(
    a: datetime.date, b: datetime.date
) -> None:
    first, last = sorted((a, b))
    date = Edtf.parse(f"{first}/{last}")
    assert (date.first, date.last) == (first, last)
    if first != last:
        with pytest.raises(ValueError, match="is not a date"):
            Edtf.parse(f"{last}/{first}")


@pytest.mark.parametrize(
    "text", ["", "1956-13", "1956-02-30", "56", "1956-1-1", "1956/1957/1958", "1956/", "ca. 1956", "１９５６"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a date"):
        Edtf.parse(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1900~", "1900-01-01", "1900-12-31"),
        ("1900-05?", "1900-05-01", "1900-05-31"),
        ("1900-05-06%", "1900-05-06", "1900-05-06"),
        ("190X", "1900-01-01", "1909-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("1900-XX", "1900-01-01", "1900-12-31"),
        ("1900-02-XX", "1900-02-01", "1900-02-28"),
        ("1900-21", "1900-01-01", "1900-12-31"),
        ("1900/..", "1900-01-01", "1900-12-31"),
        ("../1900-05", "1900-05-01", "1900-05-31"),
        ("1900~/1905-03?", "1900-01-01", "1905-03-31"),
    ],
)
def test_what_is_not_wholly_known_has_the_days_that_it_may_mean(text: str, first: str, last: str) -> None:
    date = Edtf.parse(text)
    assert (date.first.isoformat(), date.last.isoformat(), date.text) == (first, last, text)


@pytest.mark.parametrize(
    "text",
    [
        "../..",
        "/1900",
        "..",
        "1900-25",
        "190X-05",
        "1900-XX-03",
        "1900-21-03",
        "-0044-03-15",
        "0000",
        "~1900",
        "1900~~",
    ],
)
def test_what_cannot_be_meant_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a date"):
        Edtf.parse(text)

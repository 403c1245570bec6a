from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.core.dates import (
    NotADay,
    first_day,
    from_solar,
    is_solar_leap,
    last_day,
    months_later,
    parse_day,
    solar_new_year,
    to_solar,
)


@pytest.mark.parametrize(
    ("day", "solar"),
    [
        ("2024-03-19", "1402-12-29"),
        ("2024-03-20", "1403-01-01"),
        ("2025-03-20", "1403-12-30"),
        ("1979-02-11", "1357-11-22"),
    ],
)
def test_the_solar_day_is_the_published_one(day: str, solar: str) -> None:
    assert str(to_solar(parse_day(day))) == solar


def test_published_leap_years_are_leap_and_no_others() -> None:
    published = {1370, 1375, 1379, 1383, 1387, 1391, 1395, 1399, 1403, 1408}

    assert {year for year in range(1370, 1409) if is_solar_leap(year)} == published


@given(st.dates(date(1800, 1, 1), date(2250, 1, 1)))
def test_there_and_back_is_the_same_day_and_the_next_day_follows(day: date) -> None:
    solar = to_solar(day)

    assert from_solar(solar.year, solar.month, solar.day) == day
    assert to_solar(day + timedelta(days=1)) > solar


@pytest.mark.parametrize(
    ("year", "month", "day"), [(1402, 12, 30), (1403, 12, 31), (1403, 7, 31), (1403, 13, 1), (1403, 1, 0)]
)
def test_a_day_that_the_solar_calendar_lacks_is_refused(year: int, month: int, day: int) -> None:
    with pytest.raises(NotADay):
        from_solar(year, month, day)


@pytest.mark.parametrize("text", ["2024-02-30", "2024-2-3", "2024", "", "۲۰۲۴-۰۱-۰۱", "20240101"])
def test_only_iso_days_are_days(text: str) -> None:
    with pytest.raises(NotADay):
        parse_day(text)


def test_a_month_runs_from_its_first_to_its_last_day() -> None:
    assert (first_day("2024-02"), last_day("2024-02")) == (date(2024, 2, 1), date(2024, 2, 29))
    assert first_day("2024-02-05") == last_day("2024-02-05") == date(2024, 2, 5)


def test_a_month_later_than_the_31st_is_the_last_of_the_month() -> None:
    assert months_later(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert months_later(date(2023, 12, 15), 13) == date(2025, 1, 15)


def test_the_new_year_is_never_off_the_days_around_the_equinox() -> None:
    assert {solar_new_year(year).day for year in range(1178, 1633)} <= {19, 20, 21, 22}

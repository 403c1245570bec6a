"""Days as people write and read them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.core.dates import NotADay, to_solar
from colonnade.words.calendars import both, digits, month, read_day, written

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@given(DAYS, st.sampled_from("-/"), st.sampled_from(["en", "fa"]))
def test_a_day_is_read_as_it_is_written_in_both_calendars_and_all_digits(day: date, mark: str, language: str) -> None:
    solar = to_solar(day)
    for year, month_number, number in ((day.year, day.month, day.day), (solar.year, solar.month, solar.day)):
        text = digits(f"{year}{mark}{month_number:02}{mark}{number:02}", language)
        assert read_day(text) == day


@pytest.mark.parametrize(
    "text", ["", "2025", "2025-02-30", "1404-12-30", "1404-07-31", "x-1-1", "2025-1-1-1", "99999-1-1"]
)
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(NotADay):
        read_day(text)


def test_the_last_day_of_a_solar_leap_year_is_a_day() -> None:
    assert read_day("1403-12-30") == date(2025, 3, 20)


def test_a_day_is_told_in_the_readers_calendar_first() -> None:
    assert both(date(2025, 3, 21), "en") == "21 March 2025 (1 Farvardin 1404)"
    assert both(date(2025, 3, 21), "fa") == "۱ فروردین ۱۴۰۴ (۲۱ مارس ۲۰۲۵)"
    assert month(date(2025, 3, 21), "en") == "March 2025"


@given(st.dates(), st.sampled_from(["en", "fa"]))
def test_every_day_that_an_act_may_name_is_told(day: date, language: str) -> None:
    assert digits(str(day.year), language) in both(day, language)


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(622, 3, 21), "21 March 622 (30 Esfand 0)"),
        (date(3798, 12, 31), "31 December 3798 (11 Dey 3177)"),
        (date(1, 1, 1), "1 January 1"),
        (date(9999, 12, 31), "31 December 9999"),
    ],
)
def test_a_day_that_the_solar_calendar_does_not_reach_is_told_in_the_other(day: date, told: str) -> None:
    assert both(day, "en") == told


@given(DAYS, st.sampled_from(["en", "fa"]))
def test_a_day_written_in_figures_is_read_as_that_day(day: date, language: str) -> None:
    assert read_day(written(day, language)) == day


def test_a_day_is_written_in_the_calendar_of_the_reader() -> None:
    assert written(date(2026, 11, 26), "fa") == "۱۴۰۵-۰۹-۰۵"
    assert written(date(2026, 11, 26), "en") == "2026-11-26"

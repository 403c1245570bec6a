"""Civil days in two calendars, and months where a day would say too much.

Stored days are ISO (Gregorian). The Solar Hijri year begins at the equinox; the
leap years are found with Borkowski's breaks, which agree with the published Iranian
calendar for the years 1178 to 1633. Source: K. M. Borkowski, The Persian calendar
for 3000 years, Earth, Moon, and Planets 74 (1996) 223-230.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from colonnade.core.errors import Refusal

FOREVER = date.max
BEGINNING = date.min
_BREAKS = (
    -61, 9, 38, 199, 426, 686, 756, 818, 1111, 1181, 1210, 1635, 2060, 2097, 2192, 2262, 2324, 2394, 2456, 3178,
)  # fmt: skip
_LAST_SOLAR_YEAR = 3177
"""The last whole year of which the leap years are known."""
_FROM_GREGORIAN = 621
_FIRST_HALF_DAYS = 186
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_ISO_MONTH = re.compile(r"\d{4}-\d{2}")


class NotADay(Refusal):
    """What was given is not a day of the calendar named."""

    code = "dates.not_a_day"


@dataclass(frozen=True, slots=True, order=True)
class SolarDay:
    """A day of the Solar Hijri calendar: year, month 1 to 12, day 1 to 31."""

    year: int
    month: int
    day: int

    def __str__(self) -> str:
        """Return ``1402-12-14``."""
        return f"{self.year:04}-{self.month:02}-{self.day:02}"


def parse_day(text: str) -> date:
    """Return the day that ``text`` (``2024-03-04``) names, or refuse."""
    try:
        if _ISO_DAY.fullmatch(text) and text.isascii():
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise NotADay(text=text)


@lru_cache(maxsize=1 << 14)
def first_day(text: str) -> date:
    """Return the day, or the first day of the month, that ``text`` names."""
    if _ISO_MONTH.fullmatch(text) and text.isascii():
        return parse_day(text + "-01")
    return parse_day(text)


@lru_cache(maxsize=1 << 14)
def last_day(text: str) -> date:
    """Return the day, or the last day of the month, that ``text`` names."""
    if not _ISO_MONTH.fullmatch(text):
        return parse_day(text)
    first = parse_day(text + "-01")
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])


@lru_cache(maxsize=1 << 14)
def months_later(day: date, months: int) -> date:
    """Return the same day ``months`` later; the last of the month where there is none, FOREVER after the last year."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > FOREVER.year:
        return FOREVER
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


@lru_cache(maxsize=1 << 14)
def solar_months_later(day: date, months: int) -> date:
    """Return the same day of the Solar Hijri calendar ``months`` later; the last of the month where there is none.

    FOREVER, where the leap years are not known that far.
    """
    if day.year - _LAST_SOLAR_YEAR >= _FROM_GREGORIAN:
        return FOREVER
    here = to_solar(day)
    year, month = divmod(here.year * 12 + here.month - 1 + months, 12)
    if year >= _LAST_SOLAR_YEAR:
        return FOREVER
    longest = 31 if month < 6 else 30 if month < 11 or is_solar_leap(year) else 29
    return from_solar(year, month + 1, min(here.day, longest))


def _year_of(year: int) -> tuple[int, int]:
    """Return (0 if ``year`` is leap, else years since the last leap; its 1 Farvardin as a day of March)."""
    if not _BREAKS[0] <= year < _BREAKS[-1]:
        raise NotADay(text=str(year))
    gregorian = year + 621
    leaps, previous = -14, _BREAKS[0]
    jump = 0
    for following in _BREAKS[1:]:
        jump = following - previous
        if year < following:
            break
        leaps += jump // 33 * 8 + jump % 33 // 4
        previous = following
    passed = year - previous
    leaps += passed // 33 * 8 + (passed % 33 + 3) // 4
    if jump % 33 == 4 and jump - passed == 4:
        leaps += 1
    march = 20 + leaps - (gregorian // 4 - (gregorian // 100 + 1) * 3 // 4 - 150)
    if jump - passed < 6:
        passed = passed - jump + (jump + 4) // 33 * 33
    since = ((passed + 1) % 33 - 1) % 4 if (passed + 1) % 33 != 0 else 4
    return since, march


def solar_new_year(year: int) -> date:
    """Return the Gregorian day of 1 Farvardin of ``year``."""
    return date(year + 621, 3, _year_of(year)[1])


def is_solar_leap(year: int) -> bool:
    """Whether Esfand of ``year`` has thirty days."""
    return (solar_new_year(year + 1) - solar_new_year(year)).days == 366


def to_solar(day: date) -> SolarDay:
    """Return the Solar Hijri day that ``day`` is."""
    year = day.year - 621
    if day < solar_new_year(year):
        year -= 1
    passed = (day - solar_new_year(year)).days
    if passed < _FIRST_HALF_DAYS:
        return SolarDay(year, passed // 31 + 1, passed % 31 + 1)
    passed -= _FIRST_HALF_DAYS
    return SolarDay(year, passed // 30 + 7, passed % 30 + 1)


def from_solar(year: int, month: int, day: int) -> date:
    """Return the Gregorian day of a Solar Hijri day, or refuse."""
    longest = 31 if month <= 6 else 30 if month < 12 or is_solar_leap(year) else 29
    if not (1 <= month <= 12 and 1 <= day <= longest):
        raise NotADay(text=f"{year}-{month}-{day}")
    passed = (month - 1) * 31 if month <= 7 else _FIRST_HALF_DAYS + (month - 7) * 30
    return solar_new_year(year) + timedelta(days=passed + day - 1)

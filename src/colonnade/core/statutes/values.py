"""What a rule of a statute can say: shares that must be reached, spans of time, conditions, steps, sums, tables.

Everything is exact. "More than half" and "half plus one" are two rules: of 15, the one is 8 and the other 9.
Source: docs/rules/statutes.md, "Values"; norms 3 and 7.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor

from colonnade.core.dates import FOREVER, months_later, solar_months_later

_MONTHS_A_YEAR = 12
_TEN = 10


class Bound(StrEnum):
    """How a share must be reached."""

    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    PLUS_ONE = "plus_one"


@dataclass(frozen=True, slots=True)
class Share:
    """A share of a whole, and whether it must be reached, passed, or reached with one more."""

    part: Fraction
    bound: Bound = Bound.AT_LEAST

    def needed(self, whole: int) -> int:
        """Return the least number out of ``whole`` that meets it; it may be more than there are."""
        if self.bound is Bound.MORE_THAN:
            return floor(self.part * whole) + 1
        return ceil(self.part * whole) + (self.bound is Bound.PLUS_ONE)

    def is_met(self, number: int, whole: int) -> bool:
        """Whether ``number`` out of ``whole`` are enough."""
        return number >= self.needed(whole)

    def __str__(self) -> str:
        """Return ``2/3``, ``more than 1/2`` or ``1/2+1``."""
        spelled = f"{self.part.numerator}/{self.part.denominator}"
        if self.bound is Bound.MORE_THAN:
            return f"more than {spelled}"
        return f"{spelled}+1" if self.bound is Bound.PLUS_ONE else spelled


class Calendar(StrEnum):
    """In which calendar terms run, and days are told first."""

    SOLAR = "solar"
    GREGORIAN = "gregorian"


class Unit(StrEnum):
    """In what time is counted."""

    DAYS = "days"
    MONTHS = "months"
    YEARS = "years"


@dataclass(frozen=True, slots=True)
class Span:
    """So many civil days, months or years."""

    number: int
    unit: Unit

    def after(self, day: date, calendar: Calendar) -> date:
        """Return the day that lies so long after ``day`` in ``calendar``; FOREVER where it would lie beyond."""
        if self.months is not None:
            later = solar_months_later if calendar is Calendar.SOLAR else months_later
            return later(day, self.months)
        return FOREVER if (FOREVER - day).days < self.number else day + timedelta(days=self.number)

    @property
    def months(self) -> int | None:
        """The whole months it has; none where it is counted in days."""
        if self.unit is Unit.DAYS:
            return None
        return self.number * (_MONTHS_A_YEAR if self.unit is Unit.YEARS else 1)

    @property
    def fewest_days(self) -> int:
        """The fewest days it can last, whenever it begins, in either calendar."""
        return self.number if self.months is None else _FEWEST[self.months % 12] + self.months // 12 * 365

    @property
    def most_days(self) -> int:
        """A number of days beyond which it never lasts."""
        return self.number if self.months is None else _MOST[self.months % 12] + self.months // 12 * 366

    def __str__(self) -> str:
        """Return ``15 days``, ``4 months`` or ``1 year``."""
        return f"{self.number} {self.unit.value[:-1] if self.number == 1 else self.unit.value}"


_FEWEST = (0, 28, 59, 89, 119, 149, 179, 210, 241, 272, 303, 334)
_MOST = (0, 31, 62, 93, 124, 155, 186, 216, 246, 276, 306, 337)
"""Days that so many months can last, in whichever of the two calendars."""


class Whole(StrEnum):
    """Of what a share is a share."""

    CAST = "cast"
    PRESENT = "present"
    MEMBERS = "members"
    ALL_MEMBERS = "all_members"
    DELEGATES = "delegates"
    ORGANISATIONS = "organisations"
    VOTES = "votes"
    SEATS = "seats"


@dataclass(frozen=True, slots=True)
class Condition:
    """A share of a named whole."""

    share: Share
    of: Whole

    def __str__(self) -> str:
        """Return ``more than 1/2 of organisations``."""
        return f"{self.share} of {self.of.value}"


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money; exact, in units of the currency."""

    number: Fraction
    currency: str

    def __str__(self) -> str:
        """Return ``115 SEK`` or ``0.08 GBP``."""
        return f"{decimal(self.number)} {self.currency}"


@dataclass(frozen=True, slots=True)
class Step:
    """Up to so many members, so many seats; without a bound where ``up_to`` is none."""

    up_to: int | None
    seats: int

    def __str__(self) -> str:
        """Return ``5000:1`` or ``*:23``."""
        return f"{'*' if self.up_to is None else self.up_to}:{self.seats}"


@dataclass(frozen=True, slots=True)
class Table:
    """Named values, in the order of the vocabulary."""

    pairs: tuple[tuple[str, "Value"], ...]

    def get(self, name: str) -> "Value | None":
        """Return the value of ``name``, or none where the statute does not say."""
        return next((value for each, value in self.pairs if each == name), None)

    def __iter__(self) -> Iterator[tuple[str, "Value"]]:
        """Go through names and values."""
        return iter(self.pairs)


Value = bool | int | str | Fraction | Share | Span | Condition | Amount | Step | Table | tuple["Value", ...]


def decimal(number: Fraction) -> str:
    """Return ``number``, whose denominator divides a power of ten, with no more places than it needs."""
    places, scaled = 0, number
    while scaled.denominator != 1:
        places, scaled = places + 1, scaled * _TEN
    digits = str(scaled.numerator).rjust(places + 1, "0")
    return digits if not places else f"{digits[:-places]}.{digits[-places:]}"


def spelled(value: Value) -> str:
    """Return ``value`` as a rule line says it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    if isinstance(value, tuple):
        return ", ".join(spelled(each) for each in value)
    if isinstance(value, Table):
        return "; ".join(f"{name}: {spelled(each)}" for name, each in value)
    return str(value)


def plain(value: Value) -> object:
    """Return ``value`` in words and numbers alone: mappings, tuples, whole numbers, fractions.

    Of a share how it must be reached is lost, of a span its unit, but that years and months come as years.
    """
    if isinstance(value, Table):
        return {name: plain(each) for name, each in value}
    if isinstance(value, tuple):
        return tuple(plain(each) for each in value)
    if isinstance(value, Amount):
        return _whole(value.number)
    if isinstance(value, Span):
        return value.number if value.months is None else _whole(Fraction(value.months, _MONTHS_A_YEAR))
    return _bare(value)


def _bare(value: Value) -> object:
    if isinstance(value, Condition):
        return value.share.part
    if isinstance(value, Share):
        return value.part
    return str(value) if isinstance(value, Step) else value


def _whole(number: Fraction) -> int | Fraction:
    return number.numerator if number.denominator == 1 else number


def as_table(value: Value | None) -> Mapping[str, Value]:
    """Return the named values of a table; empty where ``value`` is none."""
    return dict(value.pairs) if isinstance(value, Table) else {}

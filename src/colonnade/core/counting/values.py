"""Votes as exact numbers, integers of a smallest unit or fractions, and how they are spelled."""

from fractions import Fraction
from typing import TypeAlias

Value: TypeAlias = int | Fraction
"""An integer counts units of ten to the minus ``places`` of its rule; a fraction counts votes."""


def spelled(units: int, places: int) -> str:
    """Return a number of units as a decimal with exactly ``places`` digits behind its point."""
    if not places:
        return str(units)
    sign = "-" if units < 0 else ""
    whole, part = divmod(abs(units), 10**places)
    return f"{sign}{whole}.{part:0{places}d}"


def units_of(value: Value, places: int) -> int:
    """Return the value in whole units, what is smaller cut off; an integer is in units already."""
    if isinstance(value, int):
        return value
    unit: int = 10**places
    return value.numerator * unit // value.denominator


def rounded_up(numerator: int, denominator: int) -> int:
    """Return the quotient, rounded up."""
    return -(-numerator // denominator)

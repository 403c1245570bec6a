"""Chance from the system, as whole numbers."""

from secrets import randbelow


def draw(below: int) -> int:
    """Return a number from 0 to below the bound, each as likely as the others."""
    return randbelow(below)

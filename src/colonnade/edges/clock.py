"""The day it is, in UTC: the one place that looks."""

from datetime import UTC, date, datetime


def today() -> date:
    """Return the present UTC day."""
    return datetime.now(UTC).date()

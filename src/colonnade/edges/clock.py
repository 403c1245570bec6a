"""The day it is, in UTC, and how time passes: the one place that looks."""

import time
from datetime import UTC, date, datetime

_DAY = 24 * 60 * 60


def today() -> date:
    """Return the present UTC day."""
    return datetime.now(UTC).date()


def seconds() -> float:
    """Return the seconds passed since some beginning; only their differences mean anything."""
    return time.monotonic()


def minute() -> int:
    """Return the present minute, counted from 1970; for what ends within hours and is never kept in the open."""
    return int(time.time()) // 60


def day_seconds() -> int:
    """Return the seconds from 1970 to the beginning of the present UTC day."""
    return int(time.time()) // _DAY * _DAY

"""When acts of a hidden organisation are taken into a log: in batches, so that their place shows a month and no day.

A log is one chain, and most of its acts are dated by day; whatever stands between two of them was taken in between
these days. Source: docs/rules/organisations.md, "Batches"; docs/adr/0015-batches.md.
"""

from datetime import date

from colonnade.core.dates import months_later
from colonnade.core.errors import Refusal
from colonnade.core.organisations.hiding import CANNOT_WAIT

BATCH_DAYS = 7


class OutOfBatch(Refusal):
    """The act belongs to a hidden organisation, and no batch is taken in on this day; ``first`` is the next day."""

    code = "organisations.out_of_batch"


def next_batch(day: date) -> date:
    """Return the first day, from ``day`` on, on which a batch is taken in."""
    return day if day.day <= BATCH_DAYS else months_later(day.replace(day=1), 1)


def taken_in_on(kind: str, *, is_hidden: bool, earliest: date) -> date:
    """Return the first day, from ``earliest`` on, on which a log takes in an act of the type ``kind``."""
    return next_batch(earliest) if is_hidden and kind not in CANNOT_WAIT else earliest


def require_batch(kind: str, *, is_hidden: bool, today: date) -> None:
    """Refuse an act that must wait for the next batch; what concerns keys never waits."""
    first = taken_in_on(kind, is_hidden=is_hidden, earliest=today)
    if first != today:
        raise OutOfBatch(first=first.isoformat())

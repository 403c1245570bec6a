"""What waits for each office of an organisation: read off what stands, on a day.

Source: docs/rules/desk.md, "What waits".
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from colonnade.core.desk.hands import BOARD, INSPECTION

TERM_ENDS_WITHIN = timedelta(days=60)
_EVERYBODY = ""


class Task(StrEnum):
    """What there is to do."""

    COUNT = "count"
    ANSWER = "answer"
    CODE = "code"
    TERM = "term"
    LOSS = "loss"
    CONFIRM = "confirm"


@dataclass(frozen=True, slots=True)
class Office:
    """An office that is held: its name, its organ, until when, and whether its seat has nobody and no code."""

    name: str
    organ: str
    until: date | None = None
    lacks_code: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """What there is in an organisation on a day.

    ``since``: from when it has stood, none where nothing is counted in it; ``counted``: the first day of the month of
    its newest count; ``decisions``: how many affiliations wait for its answer; ``losses``: until when each
    loss of a key can be objected to; ``suspended``: how many acts wait to be confirmed.
    """

    offices: tuple[Office, ...] = ()
    since: date | None = None
    counted: date | None = None
    decisions: int = 0
    losses: tuple[date, ...] = ()
    suspended: int = 0


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something to do: by when or of which month, how many of it, or which office it is about."""

    task: Task
    day: date | None = None
    number: int = 0
    office: str = ""


def waits_for(office: Office, standing: Standing, on: date) -> list[Waiting]:
    """Return what waits for whoever holds ``office``, in order of :class:`Task`; drafts stand beside it."""
    return [
        waiting
        for organs, waiting in _everything(standing, on)
        if _EVERYBODY in organs or office.organ in organs or office.name == waiting.office
    ]


def _everything(standing: Standing, on: date) -> Iterator[tuple[frozenset[str], Waiting]]:
    board, both = frozenset({BOARD}), frozenset({BOARD, INSPECTION})
    month = last_ended_month(on)
    is_counted = standing.counted is not None and standing.counted >= month
    if standing.since is not None and standing.since < on.replace(day=1) and not is_counted:
        yield both, Waiting(Task.COUNT, day=month)
    if standing.decisions:
        yield board, Waiting(Task.ANSWER, number=standing.decisions)
    for each in standing.offices:
        if each.lacks_code:
            yield board, Waiting(Task.CODE, office=each.name)
    for each in standing.offices:
        if each.until is not None and on < each.until <= on + TERM_ENDS_WITHIN:
            yield board, Waiting(Task.TERM, day=each.until, office=each.name)
    for until in standing.losses:
        yield frozenset({_EVERYBODY}), Waiting(Task.LOSS, day=until)
    if standing.suspended:
        yield both, Waiting(Task.CONFIRM, number=standing.suspended)


def last_ended_month(on: date) -> date:
    """Return the first day of the last month that had ended on ``on``."""
    return (on.replace(day=1) - timedelta(days=1)).replace(day=1)

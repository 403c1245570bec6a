"""What the log's page says of its witnesses: who saw which checkpoint, and how long ago."""

from dataclasses import dataclass
from datetime import date

from colonnade.core.log.checkpoints import Checkpoint, parse_checkpoint
from colonnade.core.log.cosignatures import cosignatures_on
from colonnade.core.log.notes import Note
from colonnade.words.calendars import both, digits
from colonnade.words.pages import say

OLD_AFTER = 30
"""Days after which what a witness said is shown as old."""


@dataclass(frozen=True, slots=True)
class Witnessed:
    """One witness: its key's name, the day, how long ago that is, and whether that is long."""

    name: str
    day: str
    ago: str
    is_old: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """In one sentence, and witness by witness; ``size`` is that of the checkpoint they saw."""

    sentence: str
    size: int
    is_newest: bool
    is_old: bool
    witnesses: tuple[Witnessed, ...]


def seen(cosigned: Note | None, head: Checkpoint | None, today: date, language: str) -> Seen | None:
    """Return what to say of the newest checkpoint that was cosigned, none if none was, or none that the log shows.

    The age is that of the newest look: all who are counted had seen the checkpoint by then.
    """
    said = [] if cosigned is None else cosignatures_on(cosigned)
    if cosigned is None or head is None or not said:
        return None
    size = parse_checkpoint(cosigned.text).size
    if size > head.size:
        return None
    days = (today - max(each.day for each in said)).days
    rows = tuple(_row(each.line.name, each.day, today, language) for each in said)
    saying = "log.seen_by_one" if len(said) == 1 else "log.seen_by_many"
    told = say(saying, language, number=len(said), ago=_ago(days, language))
    return Seen(digits(told, language), size, size == head.size, days > OLD_AFTER, rows)


def _row(name: str, day: date, today: date, language: str) -> Witnessed:
    days = (today - day).days
    return Witnessed(name, both(day, language), _ago(days, language), days > OLD_AFTER)


def _ago(days: int, language: str) -> str:
    if days <= 0:
        return say("log.today", language)
    return digits(say("log.yesterday" if days == 1 else "log.days_ago", language, days=days), language)

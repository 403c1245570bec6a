"""What waits for each office that a person holds, as values in the reader's language."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from colonnade.apps.desk import selectors
from colonnade.apps.desk.about import passage_in
from colonnade.apps.organisations import selectors as organisations
from colonnade.core.dates import FOREVER, first_day
from colonnade.core.desk.waiting import Office, Standing, Task, Waiting, waits_for
from colonnade.core.ids import OrganisationId
from colonnade.core.organisations.spans import Kind
from colonnade.core.organisations.vocabulary import Basis
from colonnade.words import calendars
from colonnade.words.pages import say

_COUNTED = frozenset({Basis.MEMBERS.value, Basis.ATTENDANCE.value})
_ACTS = {Task.COUNT: "count_returned", Task.ANSWER: "affiliation_admitted", Task.TERM: "office_filled"}
"""By which act it is done, where that is written here."""


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """One thing to do; ``act``: the act that does it, empty where none is written here; ``seats``: done with a code."""

    said: str
    act: str
    seats: bool


@dataclass(frozen=True, slots=True)
class OfficeWaits:
    """An office of the person, and what waits for it."""

    title: str
    lines: tuple[WaitingLine, ...]


def waits_of(mine: Collection[str], organisation: OrganisationId, on: date, language: str) -> list[OfficeWaits]:
    """Return every one of the offices ``mine`` of the organisation, with what waits for it."""
    standing, titles = _standing(organisation, on, language)
    return [
        OfficeWaits(
            titles[office.name], tuple(_line(each, titles, language) for each in waits_for(office, standing, on))
        )
        for office in standing.offices
        if office.name in mine
    ]


def _standing(organisation: OrganisationId, on: date, language: str) -> tuple[Standing, Mapping[str, str]]:
    spans = organisations.spans_of(organisation, on, on)
    seats = selectors.seats_for(organisation, (span for span in spans if span.kind is Kind.OFFICE), on)
    is_counted = any(span.kind is Kind.IDENTITY and span.facts.get("basis") in _COUNTED for span in spans)
    counts = [first_day(str(span.facts["period"])) for span in spans if span.kind is Kind.COUNT]
    standing = Standing(
        offices=tuple(_office(seat) for seat in seats),
        since=next((span.start for span in spans if span.kind is Kind.FOUNDED), None) if is_counted else None,
        counted=max(counts).replace(day=1) if counts else None,
        decisions=len(organisations.concerning(organisation, Kind.DECIDED, on, on)),
        losses=tuple(span.until - timedelta(days=1) for span in spans if span.kind is Kind.LOSS),
        suspended=organisations.suspended(organisation, on),
    )
    return standing, {seat.office.key: passage_in(seat.office.facts["title"], language) for seat in seats}


def _office(seat: selectors.SeatOf) -> Office:
    until = None if seat.office.until == FOREVER else seat.office.until - timedelta(days=1)
    return Office(seat.office.key, str(seat.office.facts["organ"]), until, not seat.is_taken and seat.until is None)


def _line(waiting: Waiting, titles: Mapping[str, str], language: str) -> WaitingLine:
    day = waiting.day or date.min
    said = {
        Task.COUNT: lambda: say("waits.count", language, month=calendars.month(day, language)),
        Task.ANSWER: lambda: say("waits.answer", language, number=_number(waiting, language)),
        Task.CODE: lambda: say("waits.code", language, office=_title(waiting, titles)),
        Task.TERM: lambda: say(
            "waits.term", language, office=_title(waiting, titles), day=calendars.both(day, language)
        ),
        Task.LOSS: lambda: say("waits.loss", language, day=calendars.both(day, language)),
        Task.CONFIRM: lambda: say("waits.confirm", language, number=_number(waiting, language)),
    }[waiting.task]()
    return WaitingLine(said, _ACTS.get(waiting.task, ""), waiting.task is Task.CODE)


def _title(waiting: Waiting, titles: Mapping[str, str]) -> str:
    return f"\u2068{titles[waiting.office]}\u2069"


def _number(waiting: Waiting, language: str) -> str:
    return calendars.digits(str(waiting.number), language)

"""What happened in an election, as a chain: every event names the one before it, and the contents it is about.

The order is fixed: setup, ballots, end of ballots, encrypted tally, then, where a question is mixed, shuffles and their
end, then partial decryptions and the result. Before an event stand its own contents, in their order, and no others, so
nothing can be missing, left over, or moved. A chain cannot say that it was cut after a whole event: the last event has
to be known from elsewhere. Source: docs/rules/archives.md.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from colonnade.core.elections.archive import EVENT_LIMIT, Kind, Record
from colonnade.core.elections.election import read_election
from colonnade.core.elections.faults import Misread
from colonnade.core.elections.notation import Json, read, spelled
from colonnade.core.elections.parts import Part
from colonnade.core.elections.tallies import SMALL_LIMIT, read_owned, read_sized


class EventType(StrEnum):
    """What an event says has happened."""

    SETUP = "Setup"
    BALLOT = "Ballot"
    END_BALLOTS = "EndBallots"
    ENCRYPTED_TALLY = "EncryptedTally"
    SHUFFLE = "Shuffle"
    END_SHUFFLES = "EndShuffles"
    PARTIAL_DECRYPTION = "PartialDecryption"
    RESULT = "Result"


class State(StrEnum):
    """How far an archive has come: ballots may follow, the ballots are closed, or the result is there."""

    OPEN = "open"
    CLOSED = "closed"
    TALLIED = "tallied"


_NONE: frozenset[EventType] = frozenset()
_VOTING = frozenset({EventType.BALLOT, EventType.END_BALLOTS})
_SHUFFLING = frozenset({EventType.SHUFFLE, EventType.END_SHUFFLES})
_OPENING = frozenset({EventType.PARTIAL_DECRYPTION, EventType.RESULT})
_FIRST_OPENING = frozenset({EventType.PARTIAL_DECRYPTION})
_AFTER: Mapping[EventType | None, frozenset[EventType]] = MappingProxyType(
    {
        None: frozenset({EventType.SETUP}),
        EventType.SETUP: _VOTING,
        EventType.BALLOT: _VOTING,
        EventType.END_BALLOTS: frozenset({EventType.ENCRYPTED_TALLY}),
        EventType.SHUFFLE: _SHUFFLING,
        EventType.END_SHUFFLES: _FIRST_OPENING,
        EventType.PARTIAL_DECRYPTION: _OPENING,
        EventType.RESULT: _NONE,
    }
)
CONTENTS: Mapping[EventType, int] = MappingProxyType(
    {
        EventType.SETUP: 4,
        EventType.BALLOT: 1,
        EventType.END_BALLOTS: 0,
        EventType.ENCRYPTED_TALLY: 2,
        EventType.SHUFFLE: 2,
        EventType.END_SHUFFLES: 0,
        EventType.PARTIAL_DECRYPTION: 2,
        EventType.RESULT: 1,
    }
)
"""How many contents stand before an event; the last of them is its payload and names the others."""
_MOST = max(CONTENTS.values())


_TYPES: Mapping[bytes, EventType] = MappingProxyType({each.value.encode(): each for each in EventType})
_USUAL = re.compile(
    rb'\{"parent":"([0-9a-f]{64})","height":(0|[1-9][0-9]{0,8}),"type":"([A-Za-z]+)","payload":"([0-9a-f]{64})"\}'
)
"""All but the first event, and those without a payload; this is their one spelling."""


class Event(NamedTuple):
    """An event: its type, its height from 0, the hash of the event before it, the hash of its payload."""

    type: EventType
    height: int
    parent: str | None
    payload: str | None


class Step(NamedTuple):
    """An event with its contents; ``number`` and ``offset`` are those of its first record, ``end`` where it ends."""

    event: Event
    digest: str
    contents: tuple[bytes, ...]
    number: int
    offset: int
    end: int

    @property
    def place(self) -> str:
        """How a reason names the contents."""
        return f"record {self.number}"


def read_event(content: bytes, place: str) -> Event:
    """Return the event that the bytes spell."""
    return _usual(content) or _read_part_by_part(content, place)


def _usual(content: bytes) -> Event | None:
    """Return likewise an event as most are; nothing where it is another."""
    found = _USUAL.fullmatch(content)
    if found is None:
        return None
    parent, height, name, payload = found.groups()
    kind = _TYPES.get(name)
    return None if kind is None else Event(kind, int(height), parent.decode(), payload.decode())


def _read_part_by_part(content: bytes, place: str) -> Event:
    part = Part(read(content, place, longest=EVENT_LIMIT), place)
    parent, height, named, payload = part.fields("?parent", "height", "type", "?payload")
    assert height is not None
    assert named is not None
    if named.value not in frozenset(EventType):
        raise named.refusal("no_type_of_event")
    return Event(
        EventType(named.text(EVENT_LIMIT)),
        height.whole(),
        None if parent is None else parent.digest(),
        None if payload is None else payload.digest(),
    )


def event_spelled(event: Event) -> bytes:
    """Return the bytes of an event."""
    value: dict[str, Json] = {} if event.parent is None else {"parent": event.parent}
    value |= {"height": event.height, "type": event.type.value}
    return spelled(value if event.payload is None else {**value, "payload": event.payload})


def setup_spelled(election: str, trustees: str, credentials: str) -> bytes:
    """Return the bytes that name the three contents of the setup by their hashes."""
    return spelled({"election": election, "trustees": trustees, "credentials": credentials})


def read_setup(content: bytes, place: str = "setup_data") -> tuple[str, ...]:
    """Return the hashes of election, trustees and credentials."""
    part = Part(read(content, place, longest=SMALL_LIMIT), place)
    return tuple(each.digest() for each in part.given("election", "trustees", "credentials"))


def may_follow(last: EventType | None, following: EventType, *, is_mixed: bool) -> bool:
    """Whether an event may come after the last one, in an election that mixes answers or in one that does not."""
    if last is EventType.ENCRYPTED_TALLY:
        return following in (_SHUFFLING if is_mixed else _FIRST_OPENING)
    return following in _AFTER[last]


def state_after(last: EventType | None) -> State:
    """Return how far an archive has come after its last event."""
    if last is EventType.BALLOT or last is EventType.SETUP or last is None:
        return State.OPEN
    return State.TALLIED if last is EventType.RESULT else State.CLOSED


def steps(taken: Iterable[Record]) -> Iterator[Step]:
    """Yield the events of an archive with their contents; refused at the first record out of place."""
    waiting: list[Record] = []
    last: Step | None = None
    is_mixed = False
    for record in taken:
        if record.kind is Kind.DATA:
            waiting.append(record)
            if len(waiting) > _MOST:
                raise Misread(f"record {record.number}", "record_left_over")
            continue
        step = _step(record, waiting)
        _follows(last, step, record.number, is_mixed=is_mixed)
        if step.event.type is EventType.SETUP:
            is_mixed = _election_is_mixed(step)
        yield step
        waiting, last = [], step
    if waiting:
        raise Misread(f"record {waiting[0].number}", "record_left_over")
    if last is None:
        raise Misread("record 1", "no_setup")


def _step(record: Record, waiting: list[Record]) -> Step:
    event = _usual(record.content) or read_event(record.content, f"record {record.number}, event")
    due = CONTENTS[event.type]
    if len(waiting) > due:
        raise Misread(f"record {waiting[0].number}", "record_left_over")
    if len(waiting) < due:
        raise Misread(f"record {record.number}", "record_missing")
    if event.payload != (waiting[-1].digest if waiting else None):
        raise Misread(f"record {record.number}", "payload_differs")
    if len(waiting) > 1 and _named(event.type, waiting[-1]) != tuple([each.digest for each in waiting[:-1]]):
        raise Misread(f"record {waiting[-1].number}", "payload_differs")
    first = waiting[0] if waiting else record
    contents = tuple([each.content for each in waiting])
    return Step(event, record.digest, contents, first.number, first.offset, record.end)


def _named(kind: EventType, payload: Record) -> tuple[str, ...]:
    place = f"record {payload.number}"
    if kind is EventType.SETUP:
        return read_setup(payload.content, f"{place}, setup_data")
    if kind is EventType.ENCRYPTED_TALLY:
        return (read_sized(payload.content, f"{place}, sized_encrypted_tally").encrypted_tally,)
    return (read_owned(payload.content, f"{place}, owned").payload,)


def _follows(last: Step | None, step: Step, number: int, *, is_mixed: bool) -> None:
    event, before = step.event, None if last is None else last.event
    if event.height != (0 if before is None else before.height + 1):
        raise Misread(f"record {number}", "height_differs")
    if event.parent != (None if last is None else last.digest):
        raise Misread(f"record {number}", "parent_differs")
    if not may_follow(None if before is None else before.type, event.type, is_mixed=is_mixed):
        raise Misread(f"record {number}", "out_of_order")


def _election_is_mixed(step: Step) -> bool:
    return read_election(step.contents[0], f"{step.place}, election").is_mixed

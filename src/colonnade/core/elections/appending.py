"""Writing an archive: every event gives the bytes to append, and where the file then ends.

Nothing written is ever changed. Source: docs/rules/archives.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from colonnade.core.elections.archive import (
    BLOCK,
    Kind,
    Source,
    beginning_bytes,
    digest_of,
    read_beginning,
    record_bytes,
    records_after,
)
from colonnade.core.elections.events import (
    CONTENTS,
    Event,
    EventType,
    Step,
    event_spelled,
    may_follow,
    read_event,
    setup_spelled,
    steps,
)
from colonnade.core.elections.faults import Misread
from colonnade.core.elections.tallies import Owned, SizedTally, owned_spelled, sized_spelled

_A_BALLOT = b'{"election_uuid":'


@dataclass(frozen=True, slots=True)
class Head:
    """Where an archive ends: its time, its last event, the hash of that, and its length in bytes."""

    timestamp: int
    last: EventType | None
    height: int
    digest: str | None
    length: int


@dataclass(frozen=True, slots=True)
class Addition:
    """Bytes to append, and where the file ends after them."""

    content: bytes
    head: Head


def begun(timestamp: int) -> Addition:
    """Return a file without any event; the time is in seconds since 1970."""
    content = beginning_bytes(timestamp)
    return Addition(content, Head(timestamp, None, -1, None, len(content)))


def head_of(source: Source) -> Head:
    """Return where an archive ends; refused as :func:`~colonnade.core.elections.events.steps` refuses."""
    timestamp = read_beginning(source)
    *_, last = steps(records_after(source, timestamp))
    return _head_after(last, timestamp)


def whole_head_of(source: Source) -> Head:
    """Return where the last whole event ends before whatever a writer left behind that was stopped amid a record."""
    head = begun(read_beginning(source)).head
    try:
        for step in steps(records_after(source, head.timestamp)):
            head = _head_after(step, head.timestamp)
    except Misread:
        return head
    return head


def head_at_end(timestamp: int, last: bytes, length: int) -> Head | None:
    """Return where a file of that length ends whose ``last`` bytes, two blocks, are a whole event; nothing otherwise.

    Quick, for a file that is only appended to by whoever asks; what stands before is not looked at.
    """
    if len(last) != 2 * BLOCK:
        return None
    try:
        record = next(records_after(BytesIO(last), timestamp), None)
        if record is None or record.kind is not Kind.EVENT:
            return None
        event = read_event(record.content, "event")
    except Misread:
        return None
    return Head(timestamp, event.type, event.height, record.digest, length)


def torn_tail(content: bytes, timestamp: int) -> bool:
    """Whether what follows a whole event is what a writer leaves that was stopped: no whole event stands in it.

    Contents are brought to disk before their event, so an event in it would mean that something before it is damaged.
    So would more behind contents that stand whole than may follow them: their event was whole before a later one began.
    """
    offsets = range(0, len(content) - 2 * BLOCK + 1, BLOCK)
    if any(head_at_end(timestamp, content[at : at + 2 * BLOCK], 0) is not None for at in offsets):
        return False
    try:
        first = next(records_after(BytesIO(content), timestamp), None)
    except Misread:
        return True
    return first is None or len(content) - (first.end - first.offset) <= _most_after(first.content)


def _most_after(content: bytes) -> int:
    """Return how many bytes may follow the first content of an event: a ballot's event; or a small content, then it."""
    return 2 * BLOCK if content.startswith(_A_BALLOT) else 4 * BLOCK


def appended(head: Head, kind: EventType, contents: Sequence[bytes] = ()) -> Addition:
    """Return the bytes of an event with its contents, the payload last; refused where it cannot follow."""
    if len(contents) != CONTENTS[kind]:
        raise Misread(f"event {head.height + 1}", "record_missing")
    if not any(may_follow(head.last, kind, is_mixed=is_mixed) for is_mixed in (False, True)):
        raise Misread(f"event {head.height + 1}", "out_of_order")
    payload = digest_of(contents[-1]) if contents else None
    event = event_spelled(Event(kind, head.height + 1, head.digest, payload))
    records = [record_bytes(Kind.DATA, content, head.timestamp) for content in contents]
    content = b"".join((*records, record_bytes(Kind.EVENT, event, head.timestamp)))
    return Addition(content, Head(head.timestamp, kind, head.height + 1, digest_of(event), head.length + len(content)))


def set_up(head: Head, election: bytes, trustees: bytes, credentials: bytes) -> Addition:
    """Return the setup."""
    named = setup_spelled(digest_of(election), digest_of(trustees), digest_of(credentials))
    return appended(head, EventType.SETUP, (election, trustees, credentials, named))


def cast(head: Head, ballot: bytes) -> Addition:
    """Return a ballot."""
    return appended(head, EventType.BALLOT, (ballot,))


def tallied(head: Head, tally: bytes, number: int, weight: int) -> Addition:
    """Return the encrypted tally of so many ballots and so much weight."""
    sized = sized_spelled(SizedTally(number, weight, digest_of(tally)))
    return appended(head, EventType.ENCRYPTED_TALLY, (tally, sized))


def owned(head: Head, kind: EventType, owner: int, content: bytes) -> Addition:
    """Return a shuffle or a partial decryption of the trustee of that number."""
    return appended(head, kind, (content, owned_spelled(Owned(owner, digest_of(content)))))


def _head_after(step: Step, timestamp: int) -> Head:
    return Head(timestamp, step.event.type, step.event.height, step.digest, step.end)

"""Cosignatures: a witness says on which day it saw a checkpoint; a log keeps what its witnesses said.

Source: C2SP tlog-cosignature (Ed25519, kind 0x04), tlog-witness (the answer); docs/rules/log.md,
"Witnesses". Ours are dated midnight UTC of their day: docs/adr/0013-witnesses-by-hand.md.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from colonnade.core.errors import Refusal
from colonnade.core.log.checkpoints import Checkpoint
from colonnade.core.log.notes import (
    SIGNATURE_LIMIT,
    NotANote,
    Note,
    Signature,
    VerifierKey,
    Verify,
    cosignature,
    cosigned_bytes,
    format_signatures,
    is_signed_by,
    parse_signatures,
)

EPOCH = date(1970, 1, 1)
DAY_SECONDS = 86_400
TIME_BYTES = 8
PAYLOAD_BYTES = TIME_BYTES + 64


class NotAnAnswer(Refusal):
    """The bytes are not signature lines."""

    code = "witness.not_an_answer"


class Rejected(Refusal):
    """The answer is one, and does not belong on the checkpoint."""


class ForeignAnswer(Rejected):
    """No line is of a witness that the node trusts."""

    code = "witness.foreign_answer"


class NotOfThisCheckpoint(Rejected):
    """A trusted witness's line does not hold for the checkpoint: damaged, or made for an earlier one."""

    code = "witness.not_of_this_checkpoint"


class FromTheFuture(Rejected):
    """A line is dated after today."""

    code = "witness.from_the_future"


class OlderThanKept(Rejected):
    """The witness has said the same on a later day already."""

    code = "witness.older_than_kept"


class TooMany(Rejected):
    """The checkpoint would have more lines than a note may."""

    code = "witness.too_many"


@dataclass(frozen=True, slots=True)
class Cosignature:
    """A line of a witness and its day."""

    line: Signature
    day: date

    @property
    def key(self) -> tuple[str, bytes]:
        """Name and id of the witness's key."""
        return self.line.name, self.line.key_id


def timestamp_of(day: date) -> int:
    """Return the seconds from 1970 to midnight UTC of ``day``."""
    return (day - EPOCH).days * DAY_SECONDS


def day_of(timestamp: int) -> date | None:
    """Return the UTC day in which ``timestamp`` lies; none if no calendar has it."""
    try:
        return EPOCH + timedelta(days=timestamp // DAY_SECONDS)
    except OverflowError:
        return None


def cosign(checkpoint: Checkpoint, key: VerifierKey, day: date, sign: Callable[[bytes], bytes]) -> Signature:
    """Return the line by which the witness ``key`` says that it saw ``checkpoint`` on ``day``."""
    timestamp = timestamp_of(day)
    return cosignature(key, timestamp, sign(cosigned_bytes(checkpoint.text(), timestamp.to_bytes(TIME_BYTES, "big"))))


def format_answer(lines: Sequence[Signature]) -> bytes:
    """Return the bytes of an answer."""
    return format_signatures(lines)


def parse_answer(content: bytes) -> tuple[Signature, ...]:
    """Return the lines of an answer, one or more, or refuse."""
    try:
        lines = parse_signatures(content.decode())
    except (UnicodeDecodeError, NotANote):
        raise NotAnAnswer from None
    if format_signatures(lines) != content:
        raise NotAnAnswer
    return lines


def cosignatures_on(note: Note) -> list[Cosignature]:
    """Return what looks like a cosignature on the note, in order of the key's name; only the newest of each key."""
    newest: dict[tuple[str, bytes], Cosignature] = {}
    for line in note.signatures:
        day = day_of(int.from_bytes(line.payload[:TIME_BYTES], "big"))
        if day is not None and len(line.payload) == PAYLOAD_BYTES:
            found = Cosignature(line, day)
            newest[found.key] = max(newest.get(found.key, found), found, key=lambda each: each.day)
    return [newest[key] for key in sorted(newest)]


def with_cosignatures(note: Note, kept: Note | None) -> Note:
    """Return ``note`` with the cosignatures of ``kept`` too, if that is the same checkpoint."""
    if kept is None or kept.text != note.text:
        return note
    return _with(note, cosignatures_on(kept))


def _with(note: Note, added: Sequence[Cosignature]) -> Note:
    """The note with ``added``, each in place of an older one of its key; other lines first, as they were."""
    cosigned = {each.key: each for each in [*cosignatures_on(note), *added]}
    others = [line for line in note.signatures if len(line.payload) != PAYLOAD_BYTES]
    lines = (*others, *(cosigned[key].line for key in sorted(cosigned)))
    if len(lines) > SIGNATURE_LIMIT:
        raise TooMany(limit=SIGNATURE_LIMIT)
    return Note(note.text, lines)


def with_answer(
    note: Note, answer: Sequence[Signature], keys: Sequence[VerifierKey], today: date, verify: Verify
) -> Note:
    """Return the checkpoint ``note`` with the lines of ``answer`` that are of ``keys``, or refuse.

    Lines of other keys are passed over; every line of a known key must hold, and none may be dated after ``today``.
    """
    known = {(key.name, key.key_id): key for key in keys}
    ours = Note(note.text, tuple(line for line in answer if (line.name, line.key_id) in known))
    if not ours.signatures:
        raise ForeignAnswer
    said = cosignatures_on(ours)
    for line in ours.signatures:
        key = line.name, line.key_id
        if key not in {each.key for each in said} or not is_signed_by(ours, known[key], verify):
            raise NotOfThisCheckpoint(name=line.name)
    _require_newer(said, cosignatures_on(note), today)
    return _with(note, said)


def _require_newer(said: Sequence[Cosignature], kept: Sequence[Cosignature], today: date) -> None:
    before = {each.key: each.day for each in kept}
    for each in said:
        if each.day > today:
            raise FromTheFuture(name=each.line.name, day=each.day.isoformat())
        if each.day < before.get(each.key, each.day):
            raise OlderThanKept(name=each.line.name, day=before[each.key].isoformat())

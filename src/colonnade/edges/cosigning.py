"""What a node keeps of its witnesses: ``cosigned`` beside the checkpoint, the newest checkpoint that was cosigned.

It is a whole note with the log's own signature. It is durable before the checkpoint bears the same lines,
so that a crash between the two loses nothing: publishing again takes the lines from it.
Source: docs/rules/log.md, "Witnesses".
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from colonnade.core.errors import Refusal
from colonnade.core.log.checkpoints import NotACheckpoint, parse_checkpoint
from colonnade.core.log.cosignatures import TooMany, parse_answer, with_answer, with_cosignatures
from colonnade.core.log.notes import NotANote, Note, VerifierKey, format_note, is_signed_by, parse_note
from colonnade.edges.logfiles import Files, Folder, alone_in
from colonnade.edges.signing import verify

CHECKPOINT = "checkpoint"
COSIGNED = "cosigned"


class NotPublished(Refusal):
    """The folder has no checkpoint that the log's key signed."""

    code = "witness.not_published"


def kept(files: Files) -> Note | None:
    """Return the newest checkpoint that was cosigned, none if there is none or it cannot be read."""
    try:
        note = parse_note(files.read(COSIGNED) or b"")
        parse_checkpoint(note.text)
    except (NotANote, NotACheckpoint):
        return None
    return note


def with_kept(files: Files, checkpoint: bytes) -> bytes:
    """Return ``checkpoint`` with the cosignatures kept for it; it is published whether or not they fit."""
    try:
        note = with_cosignatures(parse_note(checkpoint), kept(files))
    except TooMany:
        return checkpoint
    return format_note(note.text, note.signatures)


def published(files: Files, log: VerifierKey) -> Note:
    """Return the published checkpoint with all that is kept for it, or refuse one that the log did not sign."""
    try:
        note = parse_note(with_kept(files, files.read(CHECKPOINT) or b""))
    except NotANote:
        raise NotPublished(origin=log.name) from None
    if not is_signed_by(note, log, verify):
        raise NotPublished(origin=log.name)
    return note


def add_answer(folder: Path, answer: bytes, *, log: VerifierKey, witnesses: Sequence[VerifierKey], today: date) -> Note:
    """The checkpoint in ``folder`` bears the cosignatures of ``answer`` too; return it. Or refuse, nothing changed."""
    lines = parse_answer(answer)
    with alone_in(folder):
        files = Folder(folder)
        note = with_answer(published(files, log), lines, witnesses, today, verify)
        content = format_note(note.text, note.signatures)
        for name in (COSIGNED, CHECKPOINT):
            files.write(name, content)
            files.settle([name])
    return note

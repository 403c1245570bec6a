"""A witness's memory: of each log the checkpoint it cosigned last, in a folder, one process at a time.

``<state>/<sha256hex(origin)>/checkpoint`` is that checkpoint with the witness's own line. Checking a request
against it and keeping the new one is one step under a lock, on disk before anybody hears of it.
Source: C2SP tlog-witness; docs/rules/log.md, "Witnesses"; docs/adr/0013-witnesses-by-hand.md.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from colonnade.core.errors import Refusal
from colonnade.core.log.checkpoints import Checkpoint, NotACheckpoint, parse_checkpoint
from colonnade.core.log.cosignatures import cosign, format_answer
from colonnade.core.log.notes import (
    COSIGNATURE,
    NotANote,
    Note,
    VerifierKey,
    format_note,
    is_signed_by,
    parse_note,
)
from colonnade.core.log.witnessing import Request, cosignable, require_log
from colonnade.edges.logfiles import Folder, alone_in
from colonnade.edges.places import bring_to_disk
from colonnade.edges.signing import Signer, verify


class MemoryDamaged(Refusal):
    """What the witness remembers of the log cannot be read."""

    code = "witness.memory_damaged"


class MemoryNotKept(Refusal):
    """The folder cannot be written or read."""

    code = "witness.memory_not_kept"


def witness_key(signer: Signer, name: str) -> VerifierKey:
    """Return the verifier key of the witness ``name``."""
    return VerifierKey(name, COSIGNATURE, signer.public)


@dataclass(frozen=True, slots=True)
class Witness:
    """Its key, its name, its memory, and the keys of the logs it trusts."""

    signer: Signer
    name: str
    state: Path
    logs: Sequence[VerifierKey]

    def answer(self, request: Request, today: date) -> bytes:
        """The checkpoint asked for is the one last cosigned, durably; return the answer. Or refuse, nothing changed.

        A checkpoint cosigned already, asked for again as before, gets the answer it got: it may have been lost.
        """
        try:
            _make(self.state)
            with alone_in(self.state):
                return self._answer(request, today)
        except OSError:
            raise MemoryNotKept(place=str(self.state)) from None

    def _answer(self, request: Request, today: date) -> bytes:
        require_log(request, self.logs, verify)
        files = Folder(self.state)
        origin = request.checkpoint.origin
        name = f"{hashlib.sha256(origin.encode()).hexdigest()}/checkpoint"
        note, last = _remembered(files, name)
        if last is not None and last.origin != origin:
            raise MemoryDamaged(place=str(self.state / name))
        if note is None or not self._is_owed(request, note):
            checkpoint = cosignable(request, self.logs, last, verify)
            line = cosign(checkpoint, self._key, today, self.signer.sign)
            note = Note(checkpoint.text(), (line,))
            files.write(name, format_note(note.text, note.signatures))
            files.settle([name])
        return format_answer(note.signatures)

    def _is_owed(self, request: Request, note: Note) -> bool:
        """Whether the answer to a request from an older size is in the memory: its checkpoint, cosigned by this key."""
        is_same = request.note.text == note.text and request.old < request.checkpoint.size
        return is_same and is_signed_by(note, self._key, verify)

    @property
    def _key(self) -> VerifierKey:
        return witness_key(self.signer, self.name)


def _make(folder: Path) -> None:
    """The folder is there, and its name on disk."""
    missing = [each for each in folder.parents if not each.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for each in (folder, *missing):
        bring_to_disk(each.parent)


def _remembered(files: Folder, name: str) -> tuple[Note | None, Checkpoint | None]:
    """The last checkpoint cosigned; damage is refused, for a witness that forgets would cosign a fork."""
    content = files.read(name)
    if content is None:
        return None, None
    try:
        note = parse_note(content)
        return note, parse_checkpoint(note.text)
    except (NotANote, NotACheckpoint):
        raise MemoryDamaged(place=str(files.root / name)) from None

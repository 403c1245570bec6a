"""What a witness is asked and how it decides: a request, and the checkpoint that it may cosign or a refusal.

Source: C2SP tlog-witness, ``add-checkpoint``; docs/rules/log.md, "Witnesses". A witness remembers of each
log the checkpoint that it cosigned last. Whoever keeps that memory must check and keep in one step.
"""

import base64
import re
from collections.abc import Sequence
from dataclasses import dataclass

from colonnade.core.errors import Refusal
from colonnade.core.log.checkpoints import Checkpoint, NotACheckpoint, parse_checkpoint
from colonnade.core.log.merkle import EMPTY_ROOT, is_consistent
from colonnade.core.log.notes import NotANote, Note, VerifierKey, Verify, format_note, parse_note, signers_of

HASH_LIMIT = 63
_OLD = re.compile(rb"old (0|[1-9][0-9]{0,18})")
_HASH = re.compile(rb"[A-Za-z0-9+/]{43}=")


class NotARequest(Refusal):
    """The bytes are not the body of an ``add-checkpoint`` request."""

    code = "witness.not_a_request"


class Denied(Refusal):
    """The request is one, and the answer is no."""


class UnknownOrigin(Denied):
    """The witness has no key for a log of this origin."""

    code = "witness.unknown_origin"


class NotSigned(Denied):
    """No line of a trusted key, or one that does not hold."""

    code = "witness.not_signed"


class OldBeyondSize(Denied):
    """The old size is larger than the checkpoint's."""

    code = "witness.old_beyond_size"


class Conflict(Denied):
    """The old size is not that of the checkpoint cosigned last; the fact ``size`` is (0: none was)."""

    code = "witness.conflict"


class ProofFromNothing(Denied):
    """There are hashes of a proof, and the old size is 0."""

    code = "witness.proof_from_nothing"


class AnotherRoot(Denied):
    """The checkpoint has the size that was cosigned last, and another root: the log was forked."""

    code = "witness.another_root"


class BadProof(Denied):
    """The hashes do not show that the checkpoint cosigned last is a beginning of this one."""

    code = "witness.bad_proof"


@dataclass(frozen=True, slots=True)
class Request:
    """The size that the witness cosigned last, the consistency proof from there, and the signed checkpoint."""

    old: int
    proof: tuple[bytes, ...]
    note: Note
    checkpoint: Checkpoint


def format_request(old: int, proof: Sequence[bytes], note: Note) -> bytes:
    """Return the bytes of a request."""
    lines = [f"old {old}", *(base64.b64encode(each).decode() for each in proof), "", ""]
    return "\n".join(lines).encode() + format_note(note.text, note.signatures)


def parse_request(content: bytes) -> Request:
    """Return the request in ``content``, or refuse whatever is not its one spelling."""
    head, separator, body = content.partition(b"\n\n")
    first, *lines = head.split(b"\n")
    old = _OLD.fullmatch(first)
    if not separator or old is None:
        raise NotARequest(fault="old_size")
    if len(lines) > HASH_LIMIT or not all(_is_hash(line) for line in lines):
        raise NotARequest(fault="proof")
    try:
        note = parse_note(body)
        checkpoint = parse_checkpoint(note.text)
    except (NotANote, NotACheckpoint):
        raise NotARequest(fault="checkpoint") from None
    return Request(int(old[1]), tuple(base64.b64decode(line) for line in lines), note, checkpoint)


def _is_hash(line: bytes) -> bool:
    """Whether ``line`` is the one spelling of 32 bytes in base 64."""
    return _HASH.fullmatch(line) is not None and base64.b64encode(base64.b64decode(line)) == line


def cosignable(request: Request, keys: Sequence[VerifierKey], last: Checkpoint | None, verify: Verify) -> Checkpoint:
    """Return the checkpoint that a witness which trusts ``keys`` and cosigned ``last`` may cosign, or refuse.

    Checked in the order of the specification: origin, signature, old size, last size, root, proof.
    """
    require_log(request, keys, verify)
    seen = last or Checkpoint(request.checkpoint.origin, 0, EMPTY_ROOT)
    _require_next(request, seen)
    if not is_consistent(seen.size, seen.root, request.checkpoint.size, request.checkpoint.root, request.proof):
        raise BadProof(origin=seen.origin, old=seen.size, size=request.checkpoint.size)
    return request.checkpoint


def require_log(request: Request, keys: Sequence[VerifierKey], verify: Verify) -> None:
    """Refuse a checkpoint of an origin that no key has, or that none of those keys signed."""
    origin = request.checkpoint.origin
    trusted = [key for key in keys if key.name == origin]
    if not trusted:
        raise UnknownOrigin(origin=origin)
    if not signers_of(request.note, trusted, verify):
        raise NotSigned(origin=origin)


def _require_next(request: Request, seen: Checkpoint) -> None:
    origin, size = request.checkpoint.origin, request.checkpoint.size
    if request.old > size:
        raise OldBeyondSize(origin=origin, old=request.old, size=size)
    if request.old != seen.size:
        raise Conflict(origin=origin, old=request.old, size=seen.size)
    if request.old == 0 and request.proof:
        raise ProofFromNothing(origin=origin)
    if size == seen.size and request.checkpoint.root != seen.root:
        raise AnotherRoot(origin=origin, size=size)

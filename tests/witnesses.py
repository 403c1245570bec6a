"""Logs in memory and the requests they make, for the tests of witnesses."""

from collections.abc import Sequence

from colonnade.core.log.checkpoints import Checkpoint
from colonnade.core.log.cosignatures import cosign
from colonnade.core.log.merkle import consistency_proof, leaf_hash, root_of
from colonnade.core.log.notes import Note, Signature, VerifierKey, parse_note
from colonnade.core.log.witnessing import Request, format_request, parse_request
from colonnade.edges.clock import today
from colonnade.edges.signing import log_key, signed_note
from colonnade.edges.simulator import signer
from colonnade.edges.witness import witness_key
from tests.logs import ORIGIN

LOG = log_key(signer("log"), ORIGIN)
WHOLE = [f"entry {n}".encode() for n in range(12)]


def forked(after: int) -> list[bytes]:
    """A log that has the first ``after`` entries of the whole one and then others."""
    return [*WHOLE[:after], *(b"other " + entry for entry in WHOLE[after:])]


def head(size: int, entries: Sequence[bytes] = WHOLE, origin: str = ORIGIN) -> Checkpoint:
    return Checkpoint(origin, size, root_of([leaf_hash(entry) for entry in entries[:size]]))


def signed(checkpoint: Checkpoint, by: str = "log") -> Note:
    return parse_note(signed_note(checkpoint.text(), signer(by), checkpoint.origin))


def proof(old: int, size: int, entries: Sequence[bytes] = WHOLE) -> list[bytes]:
    leaves = [leaf_hash(entry) for entry in entries]
    return consistency_proof(old, size, lambda start, end: root_of(leaves[start:end])) if 0 < old <= size else []


def request_bytes(old: int, size: int, entries: Sequence[bytes] = WHOLE, by: str = "log") -> bytes:
    return format_request(old, proof(old, size, entries), signed(head(size, entries), by))


def request(old: int, size: int, entries: Sequence[bytes] = WHOLE, by: str = "log") -> Request:
    return parse_request(request_bytes(old, size, entries, by))


def witness(name: str) -> VerifierKey:
    return witness_key(signer(name), f"witness.invalid/{name}")


def line(name: str, checkpoint: Checkpoint, days_ago: int = 0) -> Signature:
    day = today().fromordinal(today().toordinal() - days_ago)
    return cosign(checkpoint, witness(name), day, signer(name).sign)

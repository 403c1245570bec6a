"""A proof on one page: an entry stands in the log that a checkpoint names. Source: C2SP tlog-proof v1."""

import base64
import re
from collections.abc import Sequence
from dataclasses import dataclass

from colonnade.core.errors import Refusal
from colonnade.core.log.checkpoints import Checkpoint, parse_checkpoint
from colonnade.core.log.merkle import HASH_BYTES, is_included, leaf_hash
from colonnade.core.log.notes import VerifierKey, Verify, is_signed_by, parse_note

_HEAD = "c2sp.org/tlog-proof@v1"
_INDEX = re.compile(r"index (0|[1-9][0-9]{0,18})")
HASH_LIMIT = 63


class NotAProof(Refusal):
    """The bytes are not a proof."""

    code = "log.not_a_proof"


@dataclass(frozen=True, slots=True)
class Proof:
    """Index of the entry, sibling hashes from leaf to root, and the signed checkpoint as bytes."""

    index: int
    hashes: tuple[bytes, ...]
    checkpoint: bytes


def format_proof(index: int, hashes: Sequence[bytes], checkpoint: bytes, extra: bytes = b"") -> bytes:
    """Return the bytes of a ``.tlog-proof`` file; ``extra`` goes with it and is proven by nothing."""
    said = [f"extra {base64.b64encode(extra).decode()}"] if extra else []
    lines = [_HEAD, *said, f"index {index}", *(base64.b64encode(each).decode() for each in hashes), "", ""]
    return "\n".join(lines).encode() + checkpoint


def parse_proof(content: bytes) -> Proof:
    """Return the proof, or refuse."""
    head, separator, checkpoint = content.partition(b"\n\n")
    try:
        lines = head.decode().split("\n")
    except UnicodeDecodeError:
        raise NotAProof from None
    if len(lines) > 2 and lines[1].startswith("extra "):
        del lines[1]
    index = _INDEX.fullmatch(lines[1]) if len(lines) > 1 else None
    if not separator or lines[0] != _HEAD or index is None or len(lines) - 2 > HASH_LIMIT:
        raise NotAProof
    return Proof(int(index[1]), tuple(_hash(line) for line in lines[2:]), checkpoint)


def _hash(line: str) -> bytes:
    try:
        raw = base64.b64decode(line, validate=True)
    except ValueError:
        raise NotAProof from None
    if len(raw) != HASH_BYTES or base64.b64encode(raw).decode() != line:
        raise NotAProof
    return raw


def is_proven(entry: bytes, proof: Proof, key: VerifierKey, verify: Verify) -> Checkpoint | None:
    """Return the checkpoint that ``proof`` shows ``entry`` to stand in, or none."""
    note = parse_note(proof.checkpoint)
    if not is_signed_by(note, key, verify):
        return None
    checkpoint = parse_checkpoint(note.text)
    if checkpoint.origin != key.name:
        return None
    shown = is_included(leaf_hash(entry), proof.index, checkpoint.size, proof.hashes, checkpoint.root)
    return checkpoint if shown else None

"""A fork shown: two checkpoints that one log signed and that cannot both be of it, and where they part.

Whoever holds the log's key can check it alone: the first ``common`` entries are the same on both sides, and the next
one is another. It never loses its worth, so it is kept for ever and handed on. Source: docs/rules/bundles.md, "Forks".
"""

import base64
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from colonnade.core.acts.canonical import Json, Malformed, canonical_bytes, parse_canonical
from colonnade.core.errors import Refusal
from colonnade.core.log.checkpoints import Checkpoint, parse_checkpoint
from colonnade.core.log.merkle import (
    EMPTY_ROOT,
    HASH_BYTES,
    consistency_proof,
    inclusion_proof,
    is_consistent,
    is_included,
    root_of,
)
from colonnade.core.log.notes import VerifierKey, Verify, is_signed_by, parse_note

FORMAT = "colonnade/fork/v1"
FORK_LIMIT = 512 * 1024
HASH_LIMIT = 64
_MEMBERS = frozenset({"common", "format", "root", "sides", "vkey"})
_SIDE = frozenset({"beginning", "checkpoint", "inclusion", "leaf"})


class NotAFork(Refusal):
    """The bytes do not show that the log signed two pasts."""

    code = "bundles.not_a_fork"


@dataclass(frozen=True, slots=True)
class Side:
    """One of two pasts: its signed checkpoint, and what leads from there to the common part and the entry after it."""

    checkpoint: bytes
    beginning: tuple[bytes, ...]
    leaf: bytes
    inclusion: tuple[bytes, ...]

    @property
    def head(self) -> Checkpoint:
        """What the checkpoint says."""
        return parse_checkpoint(parse_note(self.checkpoint).text)


@dataclass(frozen=True, slots=True)
class Fork:
    """Two sides that have ``common`` entries in common, whose root is ``root``, and no more; ``vkey``: the log's."""

    vkey: str
    common: int
    root: bytes
    sides: tuple[Side, Side]

    @property
    def origin(self) -> str:
        """The log that was forked."""
        return self.sides[0].head.origin

    def content(self) -> bytes:
        """Return its bytes, the same whoever found it."""
        sides = sorted(self.sides, key=lambda side: side.checkpoint)
        said: dict[str, Json] = {
            "common": self.common,
            "format": FORMAT,
            "root": _spelled(self.root),
            "sides": [_side_said(side) for side in sides],
            "vkey": self.vkey,
        }
        return canonical_bytes(said)

    @property
    def digest(self) -> str:
        """SHA-256 of its bytes, which is its name."""
        return hashlib.sha256(self.content()).hexdigest()


def common_size(one: Sequence[bytes], other: Sequence[bytes]) -> int:
    """Return with how many of the same both begin."""
    shorter = min(len(one), len(other))
    return next((at for at in range(shorter) if one[at] != other[at]), shorter)


def found_fork(key: VerifierKey, one: tuple[bytes, Sequence[bytes]], other: tuple[bytes, Sequence[bytes]]) -> Fork:
    """Return the fork of two sides, each a checkpoint and the hashes of its entries, which part before either ends."""
    common = common_size(one[1], other[1])
    sides = (_side(*one, common), _side(*other, common))
    return Fork(str(key), common, root_of(one[1][:common]), sides)


def _side(checkpoint: bytes, leaves: Sequence[bytes], common: int) -> Side:
    def subtree(start: int, end: int) -> bytes:
        return root_of(leaves[start:end])

    beginning = consistency_proof(common, len(leaves), subtree) if common else []
    return Side(
        checkpoint, tuple(beginning), leaves[common], tuple(inclusion_proof(common, len(leaves), subtree))
    )  # fmt: skip


def parse_fork(content: bytes) -> Fork:
    """Return the fork that ``content`` spells, or refuse; whether it holds is asked of :func:`require_fork`."""
    if len(content) > FORK_LIMIT:
        raise NotAFork(fault="too_long")
    try:
        said = parse_canonical(content)
        if not isinstance(said, dict) or said.keys() != _MEMBERS or said["format"] != FORMAT:
            raise NotAFork(fault="form")
        common, sides = said["common"], said["sides"]
        if not isinstance(common, int) or isinstance(common, bool) or common < 0:
            raise NotAFork(fault="form")
        if not isinstance(sides, list) or len(sides) != 2:
            raise NotAFork(fault="form")
        fork = Fork(str(said["vkey"]), common, _hash(said["root"]), (_side_read(sides[0]), _side_read(sides[1])))
        is_ours = fork.content() == content
    except (Malformed, ValueError):
        raise NotAFork(fault="form") from None
    if not is_ours:
        raise NotAFork(fault="form")
    return fork


def require_fork(fork: Fork, key: VerifierKey, verify: Verify) -> None:
    """Refuse a fork that is not of the log whose key ``key`` is, or that its sides do not show."""
    if fork.vkey != str(key):
        raise NotAFork(fault="other_key")
    if not all(_holds(side, fork, key, verify) for side in fork.sides):
        raise NotAFork(fault="proof")
    if fork.sides[0].leaf == fork.sides[1].leaf or (fork.common == 0 and fork.root != EMPTY_ROOT):
        raise NotAFork(fault="proof")


def _holds(side: Side, fork: Fork, key: VerifierKey, verify: Verify) -> bool:
    try:
        note = parse_note(side.checkpoint)
        head = parse_checkpoint(note.text)
    except Refusal:
        return False
    return (
        head.origin == key.name
        and is_signed_by(note, key, verify)
        and is_consistent(fork.common, fork.root, head.size, head.root, side.beginning)
        and is_included(side.leaf, fork.common, head.size, side.inclusion, head.root)
    )


def _spelled(content: bytes) -> str:
    return base64.b64encode(content).decode()


def _side_said(side: Side) -> Mapping[str, Json]:
    return {
        "beginning": [_spelled(each) for each in side.beginning],
        "checkpoint": _spelled(side.checkpoint),
        "inclusion": [_spelled(each) for each in side.inclusion],
        "leaf": _spelled(side.leaf),
    }


def _side_read(said: Json) -> Side:
    if not isinstance(said, dict) or said.keys() != _SIDE:
        raise NotAFork(fault="form")
    beginning, inclusion = _hashes(said["beginning"]), _hashes(said["inclusion"])
    return Side(_bytes(said["checkpoint"]), beginning, _hash(said["leaf"]), inclusion)


def _hashes(said: Json) -> tuple[bytes, ...]:
    if not isinstance(said, list) or len(said) > HASH_LIMIT:
        raise NotAFork(fault="form")
    return tuple(_hash(each) for each in said)


def _hash(said: Json) -> bytes:
    found = _bytes(said)
    if len(found) != HASH_BYTES:
        raise NotAFork(fault="form")
    return found


def _bytes(said: Json) -> bytes:
    if not isinstance(said, str):
        raise NotAFork(fault="form")
    return base64.b64decode(said, validate=True)

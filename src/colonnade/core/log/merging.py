"""How what a node knows of another node's log grows by what somebody shows of it.

The longest of what fits together is known. Two checkpoints that the log signed and that do not fit together are a fork:
what is known is then seen only as far as all forks leave it in common, or as far as a quorum of witnesses saw one past,
whichever is further. So the view depends on what was shown and never on the order or the number of times.
Source: docs/rules/bundles.md, "Merging"; docs/adr/0020-bundles.md.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from colonnade.core.errors import Refusal
from colonnade.core.log.checkpoints import Checkpoint, parse_checkpoint
from colonnade.core.log.forks import Fork
from colonnade.core.log.merkle import Frontier, leaf_hash
from colonnade.core.log.notes import Note, VerifierKey, Verify, is_signed_by, parse_note
from colonnade.core.log.policy import Policy, fault_of
from colonnade.core.log.tiles import ENTRIES, WIDTH, NotATile, Tile, parse_bundle
from colonnade.core.log.verify import Examiner


class Fate(StrEnum):
    """What became of a log that a bundle shows."""

    NEW = "new"
    GROWN = "grown"
    SAME = "same"
    SHORTER = "shorter"
    FORKED = "forked"
    OWN = "own"
    OWN_AHEAD = "own_ahead"
    OWN_FORKED = "own_forked"
    UNASKED = "unasked"
    REFUSED = "refused"
    INCOMPLETE = "incomplete"


NOT_TAKEN = frozenset({Fate.REFUSED, Fate.INCOMPLETE})
"""What a log is that was shown, and of which nothing could be used."""


class DoesNotHold(Refusal):
    """What is shown of a log is not what its key signed; ``code_of`` names the problem, ``place`` where it is."""

    code = "bundles.does_not_hold"

    def __init__(self, code_of: str, place: str) -> None:
        """Keep the problem's own code and its place."""
        super().__init__(place=place)
        self.code_of, self.place = code_of, place


class Incomplete(Refusal):
    """A part of the log is listed and not there, or is left out and not known here."""

    code = "bundles.incomplete"


@dataclass(frozen=True, slots=True)
class Signed:
    """A checkpoint that the log's key signed, as bytes and as what it says."""

    content: bytes
    note: Note
    head: Checkpoint


@dataclass(frozen=True, slots=True)
class Survey:
    """A log read whole: its roots at the sizes asked for, and the hashes of its entries if they were asked for."""

    roots: Mapping[int, bytes]
    leaves: Sequence[bytes] = field(default=())


def signed_checkpoint(content: bytes, key: VerifierKey, verify: Verify, place: str) -> Signed:
    """Return the checkpoint that ``key`` signed, or refuse what is none, is of another log, or not signed by it."""
    try:
        note = parse_note(content)
        head = parse_checkpoint(note.text)
    except Refusal:
        raise DoesNotHold("log.not_a_checkpoint", place) from None
    if head.origin != key.name:
        raise DoesNotHold("log.foreign_origin", place)
    if not is_signed_by(note, key, verify):
        raise DoesNotHold("log.checkpoint_not_signed", place)
    return Signed(content, note, head)


def surveyed(
    head: Checkpoint,
    read: Callable[[Tile], bytes],
    wanted: Iterable[int],
    examiner: Examiner,
    *,
    known: int = 0,
    keeps_leaves: bool = False,
) -> Survey:
    """Return what the entries make, once they make the root of ``head``; refuse them otherwise.

    ``read`` gives the bytes of an entries tile or refuses. Entries from the index ``known`` on are looked into one by
    one; those before were, if they turn out to be the same. Memory is flat unless ``keeps_leaves``.
    """
    asked, frontier, roots, leaves = {*wanted, head.size}, Frontier(), dict[int, bytes](), list[bytes]()
    if 0 in asked:
        roots[0] = frontier.root()
    for start in range(0, head.size, WIDTH):
        tile = Tile(ENTRIES, start // WIDTH, min(WIDTH, head.size - start))
        entries = _entries(tile, read)
        for entry in entries:
            leaf = leaf_hash(entry)
            frontier.append(leaf)
            if keeps_leaves:
                leaves.append(leaf)
            if frontier.size in asked:
                roots[frontier.size] = frontier.root()
        if start + tile.width > known:
            examiner.examine(start, entries)
    if roots[head.size] != head.root:
        raise DoesNotHold("log.root_differs", "checkpoint")
    for found in examiner.found():
        for problem in found.problems:
            raise DoesNotHold(problem.code, problem.place)
    return Survey(roots, leaves)


def _entries(tile: Tile, read: Callable[[Tile], bytes]) -> list[bytes]:
    try:
        return parse_bundle(read(tile), tile.width)
    except NotATile:
        raise DoesNotHold("log.entries_unreadable", tile.path()) from None


def witnessed_size(signed: Signed | None, policy: Policy, verify: Verify) -> int:
    """Return how far a quorum of the witnesses in ``policy`` saw the log by this checkpoint; 0 if none did."""
    if signed is None or policy.quorum is None or fault_of(policy, signed.note, verify) is not None:
        return 0
    return signed.head.size


def is_witnessed_on_both_sides(fork: Fork, policy: Policy, verify: Verify) -> bool:
    """Whether the witnesses of ``policy`` themselves saw two pasts: then they settle nothing beyond what is common."""
    if policy.quorum is None:
        return False
    return all(fault_of(policy, parse_note(side.checkpoint), verify) is None for side in fork.sides)


def view_of(size: int, forks: Sequence[Fork], witnessed: int, contested: Sequence[Fork] = ()) -> int:
    """Return how many entries of a log of ``size`` count.

    ``witnessed``: as far as the quorum saw this past; ``contested``: the forks of which it saw both sides.
    """
    if not forks:
        return size
    common = min(fork.common for fork in forks)
    settled = min([witnessed, *(fork.common for fork in contested)])
    return min(size, max(common, settled))

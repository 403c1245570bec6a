"""What a step after the voting makes of an archive that has been gone through: the events to append to it.

Whoever calls has gone through the archive, so that a secret is never raised upon what has not been checked.
Source: docs/rules/elections.md, "Folder".
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from colonnade.core.elections.appending import Addition, Head, appended, begun, owned, set_up, tallied
from colonnade.core.elections.arithmetic import SecretArithmetic
from colonnade.core.elections.combining import exponents_of
from colonnade.core.elections.decryption import check_partial_decryption, opened, partial_decryption
from colonnade.core.elections.election import Election, election_spelled
from colonnade.core.elections.elements import Draw
from colonnade.core.elections.events import EventType
from colonnade.core.elections.shuffles import Mixing, prove_shuffle, shuffled
from colonnade.core.elections.tallies import (
    Outcome,
    PartialDecryption,
    Shuffle,
    partial_decryption_spelled,
    result_spelled,
    shuffle_spelled,
    tally_spelled,
)
from colonnade.core.elections.tallying import result
from colonnade.core.elections.trustees import Kind, trustees_spelled
from colonnade.core.elections.verification import Count
from colonnade.core.errors import Refusal


class NotATrustee(Refusal):
    """The secret is that of none of the election's trustees."""

    code = "elections.not_a_trustee"


class NotYetMixed(Refusal):
    """A question is ranked, and nobody has mixed the answers."""

    code = "elections.not_yet_mixed"


class NothingToMix(Refusal):
    """No question of this election is ranked, so nothing is mixed."""

    code = "elections.nothing_to_mix"


@dataclass(slots=True)
class Continuation:
    """Bytes to append to an archive, event by event; ``head`` is where it then ends."""

    head: Head
    pieces: list[bytes] = field(default_factory=list)

    def add(self, addition: Addition) -> None:
        """Append one event more."""
        self.pieces.append(addition.content)
        self.head = addition.head

    @property
    def content(self) -> bytes:
        """Return all of it."""
        return b"".join(self.pieces)


def begun_with(timestamp: int, election: Election, kinds: Sequence[Kind], credentials: bytes) -> Continuation:
    """Return a new archive with its setup."""
    first = begun(timestamp)
    made = Continuation(first.head, [first.content])
    made.add(set_up(made.head, election_spelled(election), trustees_spelled(kinds), credentials))
    return made


def ended(count: Count, head: Head) -> Continuation:
    """Return the end of the ballots and the encrypted tally; an end that is there already is not repeated."""
    made = Continuation(head)
    if head.last is not EventType.END_BALLOTS:
        made.add(appended(made.head, EventType.END_BALLOTS))
    running = count.box.tally
    made.add(tallied(made.head, tally_spelled(running.tally()), running.number, running.weight))
    return made


def mixed(secrets: SecretArithmetic, draw: Draw, count: Count, head: Head, owner: int) -> Continuation:
    """Return the shuffle of the trustee of that number."""
    questions = count.mixed_questions
    if not questions:
        raise NothingToMix
    mixing = Mixing(count.poll.fingerprint, count.poll.election.public_key)
    turned = [shuffled(secrets, draw, mixing, count.tally[at]) for at in questions]
    proofs = tuple(
        prove_shuffle(secrets, draw, mixing, count.tally[at], after)
        for at, after in zip(questions, turned, strict=True)
    )
    made = Continuation(head)
    content = shuffle_spelled(Shuffle(tuple(each.ciphertexts for each in turned), proofs))
    made.add(owned(made.head, EventType.SHUFFLE, owner, content))
    return made


def part_of(secrets: SecretArithmetic, draw: Draw, count: Count, secret: int) -> tuple[int, PartialDecryption]:
    """Return a trustee's number and her part in opening.

    Refused where no trustee has this secret, and where a ranked question has not been mixed.
    """
    _require_mixed(count)
    (key,) = secrets.secret_products([((secrets.group.generator, secret),)])
    if key not in count.keys:
        raise NotATrustee
    return count.keys.index(key) + 1, partial_decryption(secrets, draw, count.poll.fingerprint, count.tally, secret)


def require_part(count: Count, owner: int, part: PartialDecryption) -> None:
    """Refuse a part that is not that of the trustee of this number, or not of this tally."""
    if not 1 <= owner <= len(count.keys):
        raise NotATrustee
    place = f"parts/{owner}"
    check_partial_decryption(count.arithmetic, count.poll.fingerprint, count.tally, count.keys[owner - 1], part, place)


def enough(count: Count, owners: Sequence[int]) -> bool:
    """Whether the parts of these trustees open."""
    try:
        exponents_of(count.trustees, owners, count.arithmetic.group.order)
    except Refusal:
        return False
    return True


def resulting(
    count: Count, head: Head, parts: Mapping[int, PartialDecryption]
) -> tuple[Continuation, tuple[Outcome, ...]]:
    """Return the parts that are needed, with the result, and what came out; refused where some are missing.

    Parts that the archive has already are taken with the others and not repeated; whoever calls has checked the others.
    """
    _require_mixed(count)
    whole = {**parts, **count.parts}
    exponents = exponents_of(count.trustees, list(whole), count.arithmetic.group.order)
    made = Continuation(head)
    if head.last is EventType.SHUFFLE:
        made.add(appended(made.head, EventType.END_SHUFFLES))
    for owner in sorted(set(exponents) - set(count.parts)):
        content = partial_decryption_spelled(whole[owner])
        made.add(owned(made.head, EventType.PARTIAL_DECRYPTION, owner, content))
    plain = opened(count.arithmetic, count.tally, [(whole[owner], each) for owner, each in exponents.items()])
    outcome = result(count.arithmetic, count.poll.election, count.box.tally.weight, plain)
    made.add(appended(made.head, EventType.RESULT, (result_spelled(outcome),)))
    return made, outcome


def _require_mixed(count: Count) -> None:
    if count.mixed_questions and not count.mixers:
        raise NotYetMixed

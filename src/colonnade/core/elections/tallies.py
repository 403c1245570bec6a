"""What follows the ballots in an archive, as values and in their one spelling: tally, shuffles, decryptions, result.

Read well formed and no more; proofs are asked elsewhere. Source: docs/rules/archives.md.
"""

from dataclasses import dataclass
from typing import TypeAlias

from colonnade.core.elections.elements import Element, Group
from colonnade.core.elections.notation import Json, read, spelled
from colonnade.core.elections.objects import (
    MOST_CHOICES,
    MOST_QUESTIONS,
    Ciphertext,
    Proof,
    ciphertext_value,
    proof_value,
    read_ciphertext,
    read_proof,
)
from colonnade.core.elections.parts import Part, weight_spelled

SMALL_LIMIT = 4_096
TALLY_LIMIT = 1 << 30
RESULT_LIMIT = 1 << 28
MOST_MIXED = 1 << 22
MOST_TRUSTEES = 1 << 10

Tally: TypeAlias = tuple[tuple[Ciphertext, ...], ...]
"""The ciphertexts of each question: summed up, one a choice; to be mixed, one a ballot."""


@dataclass(frozen=True, slots=True)
class SizedTally:
    """How many ballots count, their weights together, and the hash of the encrypted tally."""

    num_tallied: int
    total_weight: int
    encrypted_tally: str


@dataclass(frozen=True, slots=True)
class Owned:
    """The hash of what a trustee did, and the number of the trustee, from 1, Pedersen's one by one."""

    owner: int
    payload: str


@dataclass(frozen=True, slots=True)
class PartialDecryption:
    """A trustee's part in opening: for each ciphertext of each question a factor, and that it is the right one."""

    factors: tuple[tuple[Element, ...], ...]
    proofs: tuple[tuple[Proof, ...], ...]


@dataclass(frozen=True, slots=True)
class ShuffleProof:
    """That ciphertexts are others permuted and hidden anew, in the letters of CHVote 1.3.2."""

    t1: Element
    t2: Element
    t3: Element
    t4: tuple[Element, Element]
    t_hat: tuple[Element, ...]
    s1: int
    s2: int
    s3: int
    s4: int
    s_hat: tuple[int, ...]
    s_prime: tuple[int, ...]
    c: tuple[Element, ...]
    c_hat: tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class Shuffle:
    """For each question that is mixed, its ciphertexts after a trustee's turn, and the proof."""

    ciphertexts: Tally
    proofs: tuple[ShuffleProof, ...]


Outcome: TypeAlias = tuple[int, ...] | tuple[tuple[int, ...], ...]
"""What came out: weights, one a choice; or, of a mixed question, the answers one by one."""


def read_tally(content: bytes, group: Group, place: str = "encrypted_tally") -> Tally:
    """Return the encrypted tally that the bytes spell."""
    part = Part(read(content, place, longest=TALLY_LIMIT), place)
    return _tally(part, group, 1)


def tally_spelled(tally: Tally) -> bytes:
    """Return the bytes of an encrypted tally."""
    return spelled(_tally_value(tally))


def read_sized(content: bytes, place: str = "sized_encrypted_tally") -> SizedTally:
    """Return the sized tally that the bytes spell."""
    part = Part(read(content, place, longest=SMALL_LIMIT), place)
    number, weight, digest = part.given("num_tallied", "total_weight", "encrypted_tally")
    return SizedTally(number.whole(), weight.weight(), digest.digest())


def sized_spelled(sized: SizedTally) -> bytes:
    """Return the bytes of a sized tally."""
    return spelled(
        {
            "num_tallied": sized.num_tallied,
            "total_weight": weight_spelled(sized.total_weight),
            "encrypted_tally": sized.encrypted_tally,
        }
    )


def read_owned(content: bytes, place: str = "owned") -> Owned:
    """Return the owner and the hash that the bytes spell."""
    part = Part(read(content, place, longest=SMALL_LIMIT), place)
    owner, payload = part.given("owner", "payload")
    return Owned(owner.whole(1, MOST_TRUSTEES), payload.digest())


def owned_spelled(owned: Owned) -> bytes:
    """Return the bytes of an owner and a hash."""
    return spelled({"owner": owned.owner, "payload": owned.payload})


def read_partial_decryption(content: bytes, group: Group, place: str = "partial_decryption") -> PartialDecryption:
    """Return the partial decryption that the bytes spell; factors and proofs have the same shape."""
    part = Part(read(content, place, longest=TALLY_LIMIT), place)
    factors, proofs = part.given("decryption_factors", "decryption_proofs")
    taken = PartialDecryption(
        tuple(tuple(each.element(group) for each in row.items(0, MOST_MIXED)) for row in _rows(factors)),
        tuple(tuple(read_proof(each, group) for each in row.items(0, MOST_MIXED)) for row in _rows(proofs)),
    )
    if [len(row) for row in taken.factors] != [len(row) for row in taken.proofs]:
        raise proofs.refusal("number_of_items")
    return taken


def partial_decryption_spelled(decryption: PartialDecryption) -> bytes:
    """Return the bytes of a partial decryption."""
    return spelled(
        {
            "decryption_factors": decryption.factors,
            "decryption_proofs": [[proof_value(proof) for proof in row] for row in decryption.proofs],
        }
    )


def read_shuffle(content: bytes, group: Group, place: str = "shuffle") -> Shuffle:
    """Return the shuffle that the bytes spell."""
    part = Part(read(content, place, longest=TALLY_LIMIT), place)
    ciphertexts, proofs = part.given("ciphertexts", "proofs")
    taken = Shuffle(_tally(ciphertexts, group, 0), tuple(_shuffle_proof(each, group) for each in _rows(proofs)))
    if len(taken.ciphertexts) != len(taken.proofs):
        raise proofs.refusal("number_of_items")
    return taken


def shuffle_spelled(shuffle: Shuffle) -> bytes:
    """Return the bytes of a shuffle."""
    return spelled(
        {"ciphertexts": _tally_value(shuffle.ciphertexts), "proofs": [_proof_value(each) for each in shuffle.proofs]}
    )


def read_result(content: bytes, place: str = "result") -> tuple[Outcome, ...]:
    """Return the result that the bytes spell."""
    (outcomes,) = Part(read(content, place, longest=RESULT_LIMIT), place).given("result")
    return tuple(_outcome(each) for each in _rows(outcomes))


def result_spelled(outcomes: tuple[Outcome, ...]) -> bytes:
    """Return the bytes of a result."""
    rows: list[Json] = [
        [list(each) if isinstance(each, tuple) else weight_spelled(each) for each in outcome] for outcome in outcomes
    ]
    return spelled({"result": rows})


def _rows(part: Part) -> list[Part]:
    return part.items(1, MOST_QUESTIONS)


def _tally(part: Part, group: Group, least: int) -> Tally:
    return tuple(
        tuple(read_ciphertext(each, group) for each in row.items(0, MOST_MIXED))
        for row in part.items(least, MOST_QUESTIONS)
    )


def _tally_value(tally: Tally) -> Json:
    return [[ciphertext_value(each) for each in row] for row in tally]


def _elements(part: Part, group: Group) -> tuple[Element, ...]:
    return tuple(each.element(group) for each in part.items(0, MOST_MIXED))


def _scalars(part: Part, group: Group) -> tuple[int, ...]:
    return tuple(each.scalar(group) for each in part.items(0, MOST_MIXED))


def _shuffle_proof(part: Part, group: Group) -> ShuffleProof:
    commitments, responses, c, c_hat = part.items(4, 4)
    t1, t2, t3, t4, t_hat = commitments.items(5, 5)
    first, second = t4.items(2, 2)
    s1, s2, s3, s4, s_hat, s_prime = responses.items(6, 6)
    return ShuffleProof(
        t1.element(group),
        t2.element(group),
        t3.element(group),
        (first.element(group), second.element(group)),
        _elements(t_hat, group),
        s1.scalar(group),
        s2.scalar(group),
        s3.scalar(group),
        s4.scalar(group),
        _scalars(s_hat, group),
        _scalars(s_prime, group),
        _elements(c, group),
        _elements(c_hat, group),
    )


def _proof_value(proof: ShuffleProof) -> Json:
    numbers = (proof.s1, proof.s2, proof.s3, proof.s4)
    return [
        [proof.t1, proof.t2, proof.t3, proof.t4, proof.t_hat],
        [*(str(each) for each in numbers), [str(each) for each in proof.s_hat], [str(each) for each in proof.s_prime]],
        proof.c,
        proof.c_hat,
    ]


def _outcome(part: Part) -> Outcome:
    items = part.items(0, MOST_MIXED)
    if items and items[0].is_list():
        return tuple(tuple(each.whole(0, 255) for each in row.items(0, MOST_CHOICES)) for row in items)
    return tuple(each.weight() for each in items)

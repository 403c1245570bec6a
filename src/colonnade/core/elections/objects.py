"""What proofs and ballots are as values, and their one spelling; every number of theirs checked on entry.

Fields stand in the order of the protocol. An element is kept as its text, a scalar as a number below the order. What
is read here is well formed and no more: membership and proofs are asked elsewhere. Source: docs/rules/archives.md.
"""

import hashlib
from base64 import b64encode
from dataclasses import dataclass
from typing import Any, TypeAlias

from colonnade.core.elections.elements import Element, Group, number_of
from colonnade.core.elections.notation import Json, read, read_again, spelled
from colonnade.core.elections.parts import Part

MOST_CHOICES = 1 << 12
MOST_QUESTIONS = 256
BALLOT_LIMIT = 1 << 23
_PROOF = ("challenge", "response")


@dataclass(frozen=True, slots=True)
class Proof:
    """That somebody knows an exponent: ``response`` = w - secret * ``challenge`` modulo the order."""

    challenge: int
    response: int


@dataclass(frozen=True, slots=True)
class Ciphertext:
    """A number hidden under the key y of the election: g^r and y^r * g^m."""

    alpha: Element
    beta: Element


@dataclass(frozen=True, slots=True)
class SummedAnswer:
    """An answer to a homomorphic question; where blank is allowed, the first choice is whether it is blank."""

    choices: tuple[Ciphertext, ...]
    individual_proofs: tuple[tuple[Proof, ...], ...]
    overall_proof: tuple[Proof, ...]
    blank_proof: tuple[Proof, ...] | None = None


@dataclass(frozen=True, slots=True)
class MixedAnswer:
    """An answer to a question that is mixed before it is opened, and that the voter knows what it hides."""

    choices: Ciphertext
    proof: Proof


Answer: TypeAlias = SummedAnswer | MixedAnswer


@dataclass(frozen=True, slots=True)
class Signature:
    """The signature of a ballot: the stamp of the rest of it, and that somebody knows the credential."""

    hash: str
    proof: Proof


@dataclass(frozen=True, slots=True)
class Ballot:
    """A ballot; without a signature only while it is made."""

    election_uuid: str
    election_hash: str
    credential: Element
    answers: tuple[Answer, ...]
    signature: Signature | None


def stamp(content: bytes) -> str:
    """Return SHA-256 in base64 without padding: fingerprint of an election, tracker of a ballot."""
    return b64encode(hashlib.sha256(content).digest()).decode().rstrip("=")


def read_ballot(content: bytes, group: Group, place: str = "ballot") -> Ballot:
    """Return the ballot that the bytes spell, with its signature; refused in any other spelling."""
    part = Part(read(content, place, longest=BALLOT_LIMIT), place)
    uuid, digest, credential, answers, signature = part.given(
        "election_uuid", "election_hash", "credential", "answers", "signature"
    )
    return Ballot(
        uuid.uuid(),
        digest.stamp(),
        credential.element(group),
        tuple(_answer(each, group) for each in answers.items(1, MOST_QUESTIONS)),
        _signature(signature, group),
    )


def read_standing(content: bytes) -> Ballot:
    """Return of a ballot that :func:`read_ballot` has read and that stands who cast it and what was chosen.

    Nothing is examined again; proofs about sums and the signature are left out.
    """
    value = read_again(content)
    answers = tuple(_standing(each) for each in value["answers"])
    return Ballot(value["election_uuid"], value["election_hash"], value["credential"], answers, None)


def added_up(ballot: Ballot) -> list[Element]:
    """Return what of a ballot goes into the tally: of each choice that is not mixed both elements, in their order."""
    return [
        element
        for answer in ballot.answers
        if isinstance(answer, SummedAnswer)
        for choice in answer.choices
        for element in (choice.alpha, choice.beta)
    ]


def ballot_spelled(ballot: Ballot) -> bytes:
    """Return the bytes of a ballot."""
    return spelled(_ballot_value(ballot))


def unsigned(ballot: Ballot) -> bytes:
    """Return the bytes that the signature stamps: those of the ballot without it."""
    value = _ballot_value(ballot)
    value.pop("signature", None)
    return spelled(value)


def read_proof(part: Part, group: Group) -> Proof:
    """Return a proof."""
    value = part.value
    if isinstance(value, dict) and tuple(value) == _PROOF:
        # Three quarters of a ballot are these numbers: looked at at once where they are right, part by part otherwise.
        found = [number_of(each, group.order) for each in value.values() if isinstance(each, str)]
        numbers = [each for each in found if each is not None]
        if len(numbers) == len(_PROOF):
            return Proof(*numbers)
    challenge, response = part.given(*_PROOF)
    return Proof(challenge.scalar(group), response.scalar(group))


def read_proofs(part: Part, group: Group, most: int = MOST_CHOICES) -> tuple[Proof, ...]:
    """Return a list of proofs, not empty."""
    return tuple(read_proof(each, group) for each in part.items(1, most))


def read_ciphertext(part: Part, group: Group) -> Ciphertext:
    """Return a ciphertext."""
    alpha, beta = part.given("alpha", "beta")
    return Ciphertext(alpha.element(group), beta.element(group))


def proof_value(proof: Proof) -> Json:
    """Return a proof as JSON."""
    return {"challenge": str(proof.challenge), "response": str(proof.response)}


def ciphertext_value(ciphertext: Ciphertext) -> Json:
    """Return a ciphertext as JSON."""
    return {"alpha": ciphertext.alpha, "beta": ciphertext.beta}


def answer_value(answer: Answer) -> Json:
    """Return an answer as JSON."""
    if isinstance(answer, MixedAnswer):
        return {"choices": ciphertext_value(answer.choices), "proof": proof_value(answer.proof)}
    value: dict[str, Json] = {
        "choices": [ciphertext_value(each) for each in answer.choices],
        "individual_proofs": [[proof_value(proof) for proof in each] for each in answer.individual_proofs],
        "overall_proof": [proof_value(proof) for proof in answer.overall_proof],
    }
    if answer.blank_proof is not None:
        value["blank_proof"] = [proof_value(proof) for proof in answer.blank_proof]
    return value


def _ballot_value(ballot: Ballot) -> dict[str, Json]:
    value: dict[str, Json] = {
        "election_uuid": ballot.election_uuid,
        "election_hash": ballot.election_hash,
        "credential": ballot.credential,
        "answers": [answer_value(answer) for answer in ballot.answers],
    }
    if ballot.signature is not None:
        value["signature"] = {"hash": ballot.signature.hash, "proof": proof_value(ballot.signature.proof)}
    return value


def _signature(part: Part, group: Group) -> Signature:
    digest, proof = part.given("hash", "proof")
    return Signature(digest.stamp(), read_proof(proof, group))


def _standing(value: Any) -> Answer:
    choices = value["choices"]
    if "proof" in value:
        return MixedAnswer(Ciphertext(**choices), Proof(*(int(value["proof"][name]) for name in _PROOF)))
    return SummedAnswer(tuple(Ciphertext(each["alpha"], each["beta"]) for each in choices), (), ())


def _answer(part: Part, group: Group) -> Answer:
    if part.has("proof"):
        choices, proof = part.given("choices", "proof")
        return MixedAnswer(read_ciphertext(choices, group), read_proof(proof, group))
    chosen, individual, overall, blank = part.fields("choices", "individual_proofs", "overall_proof", "?blank_proof")
    assert chosen is not None
    assert individual is not None
    assert overall is not None
    return SummedAnswer(
        tuple(read_ciphertext(each, group) for each in chosen.items(1, MOST_CHOICES)),
        tuple(read_proofs(each, group) for each in individual.items(1, MOST_CHOICES)),
        read_proofs(overall, group),
        None if blank is None else read_proofs(blank, group, 2),
    )

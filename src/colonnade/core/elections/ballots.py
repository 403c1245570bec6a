"""Ballots made and examined: answers with their proofs, bound to one election and one credential by a signature."""

from base64 import b64decode
from collections.abc import Sequence
from dataclasses import dataclass, replace

from colonnade.core.elections.answers import answered, examine_answer
from colonnade.core.elections.arithmetic import Plan, PublicArithmetic, SecretArithmetic
from colonnade.core.elections.election import Election, election_spelled
from colonnade.core.elections.elements import Draw
from colonnade.core.elections.objects import Ballot, Signature, ballot_spelled, stamp, unsigned
from colonnade.core.elections.proofs import Examination, prove_knowledge
from colonnade.core.elections.refusals import (
    BadChoices,
    BadSignature,
    Foreign,
    IdentityKey,
    NotAMember,
    WrongDigest,
    WrongNumber,
)
from colonnade.core.errors import Refusal


@dataclass(frozen=True, slots=True)
class Poll:
    """An election, and the stamp of its text, which every ballot bears."""

    election: Election
    fingerprint: str

    @property
    def digest(self) -> str:
        """The fingerprint as the public log spells it: SHA-256 in hexadecimal."""
        return b64decode(f"{self.fingerprint}=").hex()


def poll_of(election: Election) -> Poll:
    """Return the election with its stamp."""
    return Poll(election, stamp(election_spelled(election)))


def cast(secrets: SecretArithmetic, draw: Draw, poll: Poll, credential: int, marks: Sequence[Sequence[int]]) -> Ballot:
    """Return the ballot that a private credential casts with these marks, a list for each question.

    The same chance gives the same ballot. Refused where a question does not allow its marks.
    """
    election, group = poll.election, poll.election.group
    if len(marks) != len(election.questions):
        raise BadChoices(question=f"{len(election.questions)}")
    (public,) = secrets.secret_products([((group.generator, credential),)])
    prefix = f"{poll.fingerprint}|{public}"
    answers = tuple(
        answered(secrets, draw, question, election.public_key, prefix, each)
        for question, each in zip(election.questions, marks, strict=True)
    )
    ballot = Ballot(election.uuid, poll.fingerprint, public, answers, None)
    digest = stamp(unsigned(ballot))
    proof = prove_knowledge(secrets, draw, f"sig|{digest}|", [group.generator], credential)
    return replace(ballot, signature=Signature(digest, proof))


def examination_of(poll: Poll, ballot: Ballot) -> Examination:
    """Return what is to be reckoned of a ballot; refused at once where no reckoning is needed to say no."""
    election, group = poll.election, poll.election.group
    require_own(poll, ballot)
    if len(ballot.answers) != len(election.questions):
        given, needed = len(ballot.answers), len(election.questions)
        raise WrongNumber(place="ballot.answers", given=given, needed=needed)
    if ballot.credential == group.identity:
        raise IdentityKey(place="ballot.credential")
    signature = _signature_over(ballot)
    examination = Examination(group, Plan((group.generator, election.public_key)))
    credential = examination.strange(ballot.credential, "ballot.credential")
    prefix = f"{poll.fingerprint}|{ballot.credential}"
    for at, (question, answer) in enumerate(zip(election.questions, ballot.answers, strict=True)):
        examine_answer(examination, question, election.public_key, prefix, answer, f"ballot.answers[{at}]")
    # Last, for whatever is changed within and hashed anew breaks the signature too.
    otherwise = BadSignature(place="ballot.signature.proof")
    examination.knowledge(f"sig|{signature.hash}|", signature.proof, credential, otherwise)
    return examination


def require_own(poll: Poll, ballot: Ballot) -> None:
    """Refuse a ballot that was made for another election."""
    if ballot.election_uuid != poll.election.uuid:
        raise Foreign(place="ballot.election_uuid")
    if ballot.election_hash != poll.fingerprint:
        raise Foreign(place="ballot.election_hash")


def _signature_over(ballot: Ballot) -> Signature:
    """Return the signature of what stands in the ballot."""
    if ballot.signature is None or ballot.signature.hash != stamp(unsigned(ballot)):
        raise WrongDigest(place="ballot.signature.hash")
    return ballot.signature


def is_signed(arithmetic: PublicArithmetic, poll: Poll, ballot: Ballot) -> bool:
    """Whether the ballot bears a good signature by its credential; its proofs are not looked at.

    It costs a small part of what the proofs of a ballot cost.
    """
    group = poll.election.group
    examination = Examination(group, Plan((group.generator, poll.election.public_key)))
    otherwise = BadSignature(place="ballot.signature.proof")
    try:
        signature = _signature_over(ballot)
        credential = examination.strange(ballot.credential, "ballot.credential")
        examination.knowledge(f"sig|{signature.hash}|", signature.proof, credential, otherwise)
        examination.judge(arithmetic.answers([examination.job()])[0])
    except (WrongDigest, BadSignature, NotAMember):
        return False
    return True


def refusals_of(arithmetic: PublicArithmetic, poll: Poll, ballots: Sequence[Ballot]) -> list[Refusal | None]:
    """Return for each ballot the first reason to refuse it; nothing where it stands.

    Whether its credential is on the list is asked elsewhere.
    """
    verdicts: list[Refusal | None] = []
    waiting: list[tuple[int, Examination]] = []
    for at, ballot in enumerate(ballots):
        try:
            waiting.append((at, examination_of(poll, ballot)))
            verdicts.append(None)
        except Refusal as refusal:
            verdicts.append(refusal)
    answers = arithmetic.answers([examination.job() for _, examination in waiting])
    for (at, examination), answer in zip(waiting, answers, strict=True):
        try:
            examination.judge(answer)
        except Refusal as refusal:
            verdicts[at] = refusal
    return verdicts


def tracker(ballot: Ballot) -> str:
    """Return the stamp of a whole ballot, by which its voter finds it again."""
    return stamp(ballot_spelled(ballot))

"""Archives of very many ballots of nobody, fast because whoever makes them knows every secret, the election's too.

Every ballot is whole: chance, credential, proofs and signature of its own. Each power in it is one of g then, y being
one, and all powers of many ballots are asked of the public engine at once, which has a table of g. Nothing is guarded,
and the election's secret is in every process: for ballots of nobody only. What comes out is, byte for byte, what
``ballots.cast`` makes of the same chance.
"""

import multiprocessing
import random
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from colonnade.core.elections import appending
from colonnade.core.elections.answers import is_allowed, stated
from colonnade.core.elections.arithmetic import Job, PublicArithmetic
from colonnade.core.elections.ballots import Poll, poll_of
from colonnade.core.elections.election import Summed, election_spelled
from colonnade.core.elections.elements import Draw, Element, hashed
from colonnade.core.elections.notation import spelled
from colonnade.core.elections.objects import (
    Ballot,
    Ciphertext,
    Proof,
    SummedAnswer,
    proof_value,
    stamp,
    unsigned,
)
from colonnade.core.elections.proofs import Opened
from colonnade.core.elections.public_credentials import Credential, credentials_spelled
from colonnade.core.elections.trustees import trustees_spelled
from tests.archives import TIME, Maker, Plan, Prepared, count, drafted, public
from tests.chance import drawn

BATCH = 64
AT_ONCE = 1_000
"""Credentials."""
AHEAD = 4
"""Batches that wait for each process, so that an archive is never held whole."""
Result = TypeVar("Result")

Marks = Callable[[int], tuple[int, ...]]
"""What a voter marks, by her number; a function of a module, since it goes to other processes."""


@dataclass(frozen=True)
class BulkPlan:
    """An election with one question, no blank, equal weights and one trustee, in which every voter votes once."""

    plan: Plan
    marks: Marks

    @property
    def question(self) -> Summed:
        (question,) = self.plan.questions
        assert isinstance(question, Summed)
        assert not question.allows_blank
        assert not self.plan.weights
        assert (self.plan.singles, self.plan.pedersen) == (1, None)
        return question


@dataclass(frozen=True, slots=True)
class Vote:
    """Chance, a private credential, marks."""

    draw: Draw
    credential: int
    marks: Sequence[int]


@dataclass(frozen=True, slots=True)
class Made:
    """Ballots, and of each choice the sum of their chances and of their marks, which its tally hides."""

    contents: list[bytes]
    sums: list[Opened]


@dataclass(frozen=True, slots=True)
class _OneOf:
    """A proof that one of the numbers is hidden, before its hash is known: what ``proofs.prove_one_of`` reckons."""

    opened: Opened
    true: int
    drawn: list[tuple[int, int]]
    responses: list[int]

    def commitments(self, numbers: range, secret: int) -> list[int]:
        """The commitments, as exponents of g."""
        exponents = []
        for at, number in enumerate(numbers):
            shift = (self.opened.number - number) * self.drawn[at][0]
            exponents += [self.responses[at], self.responses[at] * secret + shift]
        return exponents

    def proofs(self, whole: int, order: int) -> tuple[Proof, ...]:
        """The proofs whose challenges add up to a hash."""
        own = (whole - sum(challenge for challenge, _ in self.drawn) + self.drawn[self.true][0]) % order
        genuine = Proof(own, (self.responses[self.true] - self.opened.chance * own) % order)
        made = [Proof(challenge, response) for challenge, response in self.drawn]
        made[self.true] = genuine
        return tuple(made)


def _one_of(draw: Draw, order: int, opened: Opened, numbers: range) -> _OneOf:
    taken = [(draw(order), draw(order)) for _ in numbers]
    responses = [(response + opened.chance * challenge) % order for challenge, response in taken]
    return _OneOf(opened, opened.number - numbers.start, taken, responses)


@dataclass(frozen=True, slots=True)
class _Draft:
    """A ballot before any power is reckoned."""

    credential: int
    opened: list[Opened]
    total: Opened
    individual: list[_OneOf]
    overall: _OneOf
    signing: int


class BulkCaster:
    """What casts ballots in bulk, knowing the secret of the election's key."""

    def __init__(self, engine: PublicArithmetic, poll: Poll, secret: int) -> None:
        (question,) = poll.election.questions
        assert isinstance(question, Summed)
        self._engine, self._poll, self._secret = engine, poll, secret
        self._question, self._group = question, poll.election.group
        self._within = range(question.least, question.most + 1)

    def cast(self, votes: Sequence[Vote]) -> Made:
        """Return the ballots of votes."""
        drafts = [self._draft(vote) for vote in votes]
        powers = powers_of_g(self._engine, [self._exponents(draft) for draft in drafts])
        contents = [self._spelled(*each) for each in zip(drafts, powers, strict=True)]
        choices = zip(*(draft.opened for draft in drafts), strict=True)
        return Made(
            contents, [Opened(sum(each.chance for each in one), sum(each.number for each in one)) for one in choices]
        )

    def _draft(self, vote: Vote) -> _Draft:
        assert is_allowed(self._question, vote.marks)
        draw, order = vote.draw, self._group.order
        opened = [Opened(draw(order), mark) for mark in vote.marks]
        individual = [_one_of(draw, order, each, range(2)) for each in opened]
        total = Opened(sum(each.chance for each in opened) % order, sum(vote.marks))
        return _Draft(
            vote.credential, opened, total, individual, _one_of(draw, order, total, self._within), draw(order)
        )

    def _exponents(self, draft: _Draft) -> list[int]:
        """What g is raised to, in the order in which :meth:`_spelled` takes the powers."""
        secret, hidden = self._secret, [*draft.opened, draft.total]
        exponents = [draft.credential, draft.signing]
        for each in hidden:
            exponents += [each.chance, each.chance * secret + each.number]
        for one in draft.individual:
            exponents += one.commitments(range(2), secret)
        return exponents + draft.overall.commitments(self._within, secret)

    def _spelled(self, draft: _Draft, powers: Sequence[Element]) -> bytes:
        group, order, election = self._group, self._group.order, self._poll.election
        taken = iter(powers)
        public_credential, signing = next(taken), next(taken)
        prefix = f"{self._poll.fingerprint}|{public_credential}"
        *choices, whole = [Ciphertext(next(taken), next(taken)) for _ in range(len(draft.opened) + 1)]
        individual = []
        for each, one in zip(choices, draft.individual, strict=True):
            text = f"prove|{prefix}|{each.alpha},{each.beta}|"
            individual.append(one.proofs(hashed(group, text, [next(taken) for _ in range(4)]), order))
        text = f"prove|{stated(prefix, choices)}|{whole.alpha},{whole.beta}|"
        overall = draft.overall.proofs(hashed(group, text, list(taken)), order)
        answer = SummedAnswer(tuple(choices), tuple(individual), overall)
        ballot = Ballot(election.uuid, self._poll.fingerprint, public_credential, (answer,), None)
        bare = unsigned(ballot)
        digest = stamp(bare)
        challenge = hashed(group, f"sig|{digest}|", [signing])
        proof = Proof(challenge, (draft.signing - draft.credential * challenge) % order)
        # Spelling a ballot is a third of the time that it takes, so it is done once.
        return bare[:-1] + b"," + spelled({"signature": {"hash": digest, "proof": proof_value(proof)}})[1:]


def powers_of_g(engine: PublicArithmetic, wanted: Sequence[Sequence[int]]) -> list[tuple[Element, ...]]:
    """Return g raised to many lists of exponents, side by side where lists are equally long."""
    order, known = engine.group.order, (engine.group.generator,)
    jobs = [Job(known, (), (), tuple([((0, each % order),) for each in exponents])) for exponents in wanted]
    return [answer.rows for answer in engine.answers(jobs)]


def write_in_bulk(place: Path, bulk: BulkPlan, processes: int = 1) -> None:
    """Write the archive of a plan, the same by any number of processes."""
    plan = bulk.plan
    with place.open("wb") as file:
        maker = Maker(plan, drawn(str(plan.seed)), file)
        maker.add(appending.begun(TIME))
        kinds, secrets, election = drafted(plan, maker.draw)
        poll, question = poll_of(election), bulk.question
        given = (plan.seed, poll, secrets[1], bulk.marks)
        with ProcessPoolExecutor(processes, multiprocessing.get_context("spawn"), _begin, given) as pool:
            listed = credentials_spelled(
                Credential(element)
                for part in _in_turn(pool, processes, _listed, plan.voters, AT_ONCE)
                for element in part
            )
            maker.add(appending.set_up(maker.head, election_spelled(election), trustees_spelled(kinds), listed))
            del listed
            sums = [Opened(0, 0)] * question.size
            for made in _in_turn(pool, processes, _cast, plan.voters, BATCH):
                for content in made.contents:
                    maker.add(appending.cast(maker.head, content))
                sums = [
                    Opened(have.chance + more.chance, have.number + more.number)
                    for have, more in zip(sums, made.sums, strict=True)
                ]
        (powers,) = powers_of_g(
            public(plan.group),
            [[part for each in sums for part in (each.chance, each.chance * secrets[1] + each.number)]],
        )
        tally = (tuple(Ciphertext(*pair) for pair in zip(powers[::2], powers[1::2], strict=True)),)
        count(maker, Prepared(poll, kinds, secrets, (), {}), tally, plan.voters, plan.voters)


def _in_turn(
    pool: ProcessPoolExecutor, processes: int, work: Callable[[range], Result], many: int, at_once: int
) -> Iterator[Result]:
    """Yield what is made of so many voters, in their order."""
    waiting: deque[Future[Result]] = deque()
    for first in range(0, many, at_once):
        waiting.append(pool.submit(work, range(first, min(first + at_once, many))))
        if len(waiting) == processes * AHEAD:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


@dataclass(frozen=True, slots=True)
class _Kept:
    caster: BulkCaster
    engine: PublicArithmetic
    seed: int
    marks: Marks

    def credential(self, voter: int) -> int:
        """A private credential, drawn as the exponent that otherwise follows from its letters; no archive tells."""
        return 1 + drawn(f"{self.seed}|credential|{voter}")(self.engine.group.order - 1)


_KEPT: list[_Kept] = []
"""In a process of the pool; nothing anywhere else."""


def _begin(seed: int, poll: Poll, secret: int, marks: Marks) -> None:
    engine = public(poll.election.group)
    _KEPT.append(_Kept(BulkCaster(engine, poll, secret), engine, seed, marks))


def _listed(voters: range) -> tuple[Element, ...]:
    kept = _KEPT[-1]
    (listed,) = powers_of_g(kept.engine, [[kept.credential(voter) for voter in voters]])
    return listed


def _cast(voters: range) -> Made:
    kept = _KEPT[-1]
    return kept.caster.cast(
        [
            Vote(random.Random(f"{kept.seed}|{voter}").randrange, kept.credential(voter), kept.marks(voter))
            for voter in voters
        ]
    )

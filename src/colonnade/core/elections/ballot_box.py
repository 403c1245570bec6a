"""The ballots of an archive: each examined once, in batches, and those that stand added up.

Source: docs/rules/archives.md.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from colonnade.core.elections.archive import digest_of
from colonnade.core.elections.arithmetic import PublicArithmetic
from colonnade.core.elections.ballots import Poll, examination_of
from colonnade.core.elections.events import Step
from colonnade.core.elections.faults import Reason, reason_of
from colonnade.core.elections.frames import Filled, frame_of
from colonnade.core.elections.objects import Ballot, read_ballot, read_standing
from colonnade.core.elections.proofs import Examination
from colonnade.core.elections.running_tally import Placed, RunningTally
from colonnade.core.errors import Refusal

BATCH = 64
MOST_REASONS = 1_000
"""More are not told: an archive is refused for one."""

Batch: TypeAlias = Sequence[Step]
"""Steps of an archive, each of them one ballot and where it stands."""
Verdicts: TypeAlias = Sequence[Reason | None]
"""For each ballot of a batch why it does not stand, its place told from ``ballot`` on; or nothing."""
Examine: TypeAlias = Callable[[Poll, PublicArithmetic, Iterable[Batch]], Iterator[Verdicts]]
"""Gives the verdicts on batches in their order; it may look some batches ahead, and compute elsewhere."""


def here(poll: Poll, arithmetic: PublicArithmetic, batches: Iterable[Batch]) -> Iterator[Verdicts]:
    """Yield the verdicts on batches, one after another."""
    for batch in batches:
        yield verdicts_on(poll, arithmetic, contents_of(batch))


def contents_of(batch: Batch) -> list[bytes]:
    """Return the ballots of a batch as they stand in the file."""
    return [step.contents[0] for step in batch]


def verdicts_on(poll: Poll, arithmetic: PublicArithmetic, ballots: Sequence[bytes]) -> Verdicts:
    """Return the verdicts on ballots as they stand in the file."""
    frame = frame_of(poll)
    verdicts: list[Reason | None] = []
    waiting: list[tuple[int, Filled | Examination]] = []
    for at, content in enumerate(ballots):
        try:
            waiting.append((at, frame.filled(content) or examination_of(poll, _read(poll, content))))
            verdicts.append(None)
        except Refusal as refusal:
            verdicts.append(reason_of(refusal))
    answers = arithmetic.answers([examination.job() for _, examination in waiting])
    for (at, examination), answer in zip(waiting, answers, strict=True):
        try:
            examination.judge(answer)
        except Refusal as refusal:
            verdicts[at] = reason_of(refusal)
    return verdicts


def _read(poll: Poll, content: bytes) -> Ballot:
    return read_ballot(content, poll.election.group)


@dataclass(slots=True)
class BallotBox:
    """Ballots of one election as they come; ``reasons`` say which do not stand, and those are not added up."""

    poll: Poll
    tally: RunningTally
    events: int = 0
    reasons: list[Reason] = field(default_factory=list)
    _seen: set[bytes] = field(default_factory=set)

    def take(self, examine: Examine, steps: Iterable[Step]) -> None:
        """Take the ballots of steps, each of them one ballot."""
        waiting: list[Batch] = []

        def batches() -> Iterator[Batch]:
            for batch in _batched(steps):
                waiting.append(batch)
                yield batch

        for verdicts in examine(self.poll, self.tally.arithmetic, batches()):
            self._judge(waiting.pop(0), verdicts)

    def _judge(self, batch: Sequence[Step], verdicts: Verdicts) -> None:
        good: list[Placed] = []
        for step, verdict in zip(batch, verdicts, strict=True):
            self.events += 1
            if verdict is not None:
                self._refuse(verdict, step)
                continue
            ballot = read_standing(step.contents[0])
            reason = self._out_of_place(step, ballot)
            if reason is None:
                good.append(Placed(ballot, step.offset, step.end))
            else:
                self._refuse(reason, step)
        self.tally.take(good)

    def _refuse(self, reason: Reason, step: Step) -> None:
        if len(self.reasons) < MOST_REASONS:
            self.reasons.append(reason.within(step.place))

    def _out_of_place(self, step: Step, ballot: Ballot) -> Reason | None:
        digest = bytes.fromhex(digest_of(step.contents[0]))
        if digest in self._seen:
            return Reason("elections.ballot_twice", "ballot")
        self._seen.add(digest)
        if ballot.credential not in self.tally.weights:
            return Reason("elections.unknown_credential", "ballot.credential")
        return None


def _batched(steps: Iterable[Step]) -> Iterator[list[Step]]:
    batch: list[Step] = []
    for step in steps:
        batch.append(step)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch

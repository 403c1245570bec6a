"""The ballots of an archive: each examined once, in batches, and those that stand added up.

Source: docs/rules/archives.md.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count, islice
from typing import TypeAlias

from colonnade.core.elections.arithmetic import PublicArithmetic, added_up
from colonnade.core.elections.ballots import Poll, examination_of
from colonnade.core.elections.digests import Digests
from colonnade.core.elections.elements import Element
from colonnade.core.elections.events import Step
from colonnade.core.elections.faults import Reason, reason_of
from colonnade.core.elections.frames import Filled, frame_of
from colonnade.core.elections.objects import Ballot, read_ballot, read_standing
from colonnade.core.elections.proofs import Examination
from colonnade.core.elections.running_tally import Placed, RunningTally
from colonnade.core.errors import Refusal

FIRST_BATCH, LAST_BATCH = 64, 256
"""Ballots of a batch: few while there may be few in all, so that every process has some; then more."""
GROWS_AFTER = 32
"""Batches of one size before there are larger ones."""
MOST_REASONS = 1_000
"""More are not told: an archive is refused for one."""

Batch: TypeAlias = Sequence[Step]
"""Steps of an archive, each of them one ballot and where it stands."""
Verdicts: TypeAlias = Sequence[Reason | None]
"""For each ballot of a batch why it does not stand, its place told from ``ballot`` on; or nothing."""


class Together(list[Reason | None]):
    """Verdicts on a batch in which all stand, and what came out along the way: who cast them, and their product.

    The product is that of all ballots, place by place in the order of the tally.
    """

    def __init__(self, credentials: Sequence[Element], product: Sequence[Element]) -> None:
        """Nothing is said against any of them."""
        super().__init__([None] * len(credentials))
        self.credentials, self.product = tuple(credentials), tuple(product)

    def __reduce__(self) -> tuple[type["Together"], tuple[Sequence[Element], Sequence[Element]]]:
        """Between processes there is nothing else to tell."""
        return Together, (self.credentials, self.product)


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
    fitting: list[tuple[int, Filled]] = []
    others: list[int] = []
    for at, content in enumerate(ballots):
        filled = frame.filled(content)
        if filled is None:
            others.append(at)
        else:
            fitting.append((at, filled))
    verdicts: list[Reason | None] = [None] * len(ballots)
    lines, product = added_up(arithmetic, frame.form, [filled.filling for _, filled in fitting], frame.added)
    for (at, filled), told in zip(fitting, lines, strict=True):
        refusal = frame.judge(filled, told)
        verdicts[at] = None if refusal is None else reason_of(refusal)
    if not (others or frame.is_mixed or any(verdicts)):
        return _together(arithmetic, [filled for _, filled in fitting], product)
    for at, verdict in zip(others, _examined(poll, arithmetic, [ballots[at] for at in others]), strict=True):
        verdicts[at] = verdict
    return verdicts


def _together(arithmetic: PublicArithmetic, standing: Sequence[Filled], product: Sequence[Element] | None) -> Verdicts:
    """Return the verdicts on ballots that all stand, with their product, which may be known."""
    if not standing:
        return []
    if product is None:
        places = standing[0].frame.choices
        product = arithmetic.products([[(Element(each.elements[at]), 1) for each in standing] for at in places])
    return Together([each.credential for each in standing], product)


def _examined(poll: Poll, arithmetic: PublicArithmetic, ballots: Sequence[bytes]) -> Verdicts:
    """Return the verdicts on ballots that do not fit the frame, in the long way."""
    verdicts: list[Reason | None] = []
    waiting: list[tuple[int, Examination]] = []
    for at, content in enumerate(ballots):
        try:
            waiting.append((at, examination_of(poll, _read(poll, content))))
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
    _seen: Digests = field(default_factory=Digests)

    def take(self, examine: Examine, steps: Iterable[Step]) -> None:
        """Take the ballots of steps, each of them one ballot.

        Where the steps end in a refusal, it is raised when all ballots before it have been taken.
        """
        waiting: deque[Batch] = deque()
        refused: list[Refusal] = []

        def batches() -> Iterator[Batch]:
            for batch in _batched(_until_refused(steps, refused)):
                waiting.append(batch)
                yield batch

        for verdicts in examine(self.poll, self.tally.arithmetic, batches()):
            self._judge(waiting.popleft(), verdicts)
        for refusal in refused:
            raise refusal

    def _judge(self, batch: Sequence[Step], verdicts: Verdicts) -> None:
        if not isinstance(verdicts, Together) or (numbers := self._numbers_of(batch, verdicts)) is None:
            self._judge_each(batch, verdicts)
            return
        self.events += len(batch)
        for step in batch:
            self._seen.add(_digest(step))
        placed = [(number, step.offset, step.end) for number, step in zip(numbers, batch, strict=True)]
        self.tally.take_together(placed, verdicts.product)

    def _numbers_of(self, batch: Sequence[Step], verdicts: Together) -> list[int] | None:
        """Return whose ballots these are; nothing where one is a ballot twice, nobody's, or does not weigh 1."""
        digests = set(map(_digest, batch))
        if len(digests) != len(batch) or any(self._seen.number(digest) is not None for digest in digests):
            return None
        listed = self.tally.listed
        found = [listed.number(credential) for credential in verdicts.credentials]
        numbers = [number for number in found if number is not None and listed.weight(number) == 1]
        return numbers if len(numbers) == len(batch) else None

    def _judge_each(self, batch: Sequence[Step], verdicts: Verdicts) -> None:
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
        digest = _digest(step)
        if not self._seen.add(digest):
            return Reason("elections.ballot_twice", "ballot")
        if self.tally.listed.number(ballot.credential) is None:
            return Reason("elections.unknown_credential", "ballot.credential")
        return None


def _digest(step: Step) -> bytes:
    """Return the SHA-256 of a ballot, which its event names."""
    assert step.event.payload is not None
    return bytes.fromhex(step.event.payload)


def _until_refused(steps: Iterable[Step], refused: list[Refusal]) -> Iterator[Step]:
    try:
        yield from steps
    except Refusal as refusal:
        refused.append(refusal)


def _batched(steps: Iterable[Step]) -> Iterator[list[Step]]:
    taken = iter(steps)
    for number in count():
        batch = list(islice(taken, min(FIRST_BATCH << number // GROWS_AFTER, LAST_BATCH)))
        if not batch:
            return
        yield batch

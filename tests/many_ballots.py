"""Archives of thousands of ballots of nobody, written to a file as they are made, by as many processes as are asked."""

import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from colonnade.core.elections import appending
from colonnade.core.elections.arithmetic import SecretArithmetic
from colonnade.core.elections.ballots import Poll, cast
from colonnade.core.elections.objects import Ballot, ballot_spelled, read_ballot
from colonnade.core.elections.running_tally import Placed, RunningTally
from tests.archives import Maker, Plan, Prepared, count, prepared, public
from tests.chance import drawn
from tests.unguarded import Unguarded

BATCH = 50
BLOCK = 512
SIZE = slice(124, 135)
"""Where the header of a record tells its length, in octal digits."""

Vote = tuple[int, tuple[int, Sequence[Sequence[int]]]]
"""The place of a ballot among all, and whose it is with what marks."""


def write(place: Path, plan: Plan, processes: int = 1) -> None:
    """Write the archive of a plan; ballots are drawn each by its place, so that it is the same by any processes."""
    with place.open("w+b") as file:
        maker = Maker(plan, drawn(str(plan.seed)), file)
        ready = prepared(maker)

        def again(offset: int, end: int) -> Ballot:
            file.seek(offset)
            header = file.read(BLOCK)
            ballot = read_ballot(file.read(int(header[SIZE], 8)), plan.group)
            file.seek(0, 2)
            return ballot

        running = RunningTally(public(plan.group), ready.poll.election, ready.weights, again)
        for batch in _cast_by(processes, plan, ready):
            placed = []
            for content in batch:
                offset = maker.head.length
                maker.add(appending.cast(maker.head, content))
                placed.append(Placed(read_ballot(content, plan.group), offset, maker.head.length))
            running.take(placed)
        count(maker, ready, running.tally(), running.number, running.weight)


def _cast_by(processes: int, plan: Plan, ready: Prepared) -> Iterator[list[bytes]]:
    votes = list(enumerate(plan.votes))
    batches = [votes[first : first + BATCH] for first in range(0, len(votes), BATCH)]
    if processes == 1:
        caster = _Caster(plan.seed, ready.poll, ready.credentials)
        yield from map(caster.cast, batches)
        return
    context = multiprocessing.get_context("spawn")
    given = (plan.seed, ready.poll, ready.credentials)
    with ProcessPoolExecutor(processes, context, _begin, given) as pool:
        yield from pool.map(_cast, batches)


class _Caster:
    """What casts ballots without the guard of secrets."""

    def __init__(self, seed: int, poll: Poll, credentials: Sequence[int]) -> None:
        self._secrets: SecretArithmetic = Unguarded(public(poll.election.group))
        self._seed, self._poll, self._credentials = seed, poll, credentials

    def cast(self, votes: Sequence[Vote]) -> list[bytes]:
        return [
            ballot_spelled(
                cast(self._secrets, drawn(f"{self._seed}|{at}"), self._poll, self._credentials[voter], marks)
            )
            for at, (voter, marks) in votes
        ]


_KEPT: list[_Caster] = []
"""In a process of the pool; nothing anywhere else."""


def _begin(seed: int, poll: Poll, credentials: Sequence[int]) -> None:
    _KEPT.append(_Caster(seed, poll, credentials))


def _cast(votes: Sequence[Vote]) -> list[bytes]:
    return _KEPT[-1].cast(votes)

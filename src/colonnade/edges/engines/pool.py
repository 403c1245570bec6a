"""Ballots examined on all cores: every process has its own engine, tried at its start, and ballots go to it by chunks.

What comes back are codes and facts, in the order of the ballots: a refusal itself does not cross between processes.
"""

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice

from colonnade.core.elections.arithmetic import PublicArithmetic
from colonnade.core.elections.ballots import Poll, poll_of, refusals_of
from colonnade.core.elections.election import read_election
from colonnade.core.elections.objects import Ballot, read_ballot
from colonnade.core.errors import Fact, Refusal
from colonnade.edges.engines.choosing import public_engine

CHUNK = 32
AHEAD = 4
"""Chunks that wait for each process, so that a long archive is never held whole."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why a ballot is refused: the code and facts of the first reason; without a code it stands."""

    code: str = ""
    facts: tuple[tuple[str, Fact], ...] = ()


STANDS = Verdict()


@dataclass(frozen=True, slots=True)
class Examiner:
    """What a process keeps: its engine and the poll."""

    arithmetic: PublicArithmetic
    poll: Poll

    def verdicts(self, contents: Sequence[bytes]) -> list[Verdict]:
        """Return the verdict on each ballot, read and reckoned."""
        verdicts = [STANDS] * len(contents)
        ballots: list[tuple[int, Ballot]] = []
        for at, content in enumerate(contents):
            try:
                ballots.append((at, read_ballot(content, self.arithmetic.group)))
            except Refusal as refusal:
                verdicts[at] = _told(refusal)
        refusals = refusals_of(self.arithmetic, self.poll, [ballot for _, ballot in ballots])
        for (at, _), found in zip(ballots, refusals, strict=True):
            if found is not None:
                verdicts[at] = _told(found)
        return verdicts


def verdicts_on(
    election: bytes, ballots: Iterable[bytes], *, engine: str | None = None, processes: int = 1
) -> Iterator[Verdict]:
    """Yield the verdict on each ballot of an election, in order; the engine is refused first where it is wrong.

    One process is this one. Ballots are drawn from their source as the processes come to them.
    """
    examiner = _examiner(election, engine)
    chunks = _chunks(ballots)
    if processes == 1:
        for chunk in chunks:
            yield from examiner.verdicts(chunk)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, context, _begin, (election, engine)) as pool:
        waiting: deque[Future[list[Verdict]]] = deque()
        for chunk in chunks:
            waiting.append(pool.submit(_examine, chunk))
            if len(waiting) == processes * AHEAD:
                yield from waiting.popleft().result()
        for future in waiting:
            yield from future.result()


def _examiner(election: bytes, engine: str | None) -> Examiner:
    asked = read_election(election)
    return Examiner(public_engine(asked.group, engine), poll_of(asked))


def _told(refusal: Refusal) -> Verdict:
    return Verdict(refusal.code, tuple(refusal.facts.items()))


def _chunks(ballots: Iterable[bytes]) -> Iterator[list[bytes]]:
    source = iter(ballots)
    while chunk := list(islice(source, CHUNK)):
        yield chunk


_KEPT: list[Examiner] = []
"""In a process of the pool its examiner, and nothing anywhere else."""


def _begin(election: bytes, engine: str | None) -> None:
    _KEPT.append(_examiner(election, engine))


def _examine(chunk: Sequence[bytes]) -> list[Verdict]:
    return _KEPT[-1].verdicts(chunk)

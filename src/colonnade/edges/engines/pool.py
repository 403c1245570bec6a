"""Ballots examined on all cores: each process has its own engine, tried at its start; batches go out and come in order.

What comes back are codes and places: a refusal itself does not cross between processes.
"""

import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor

from colonnade.core.elections.arithmetic import PublicArithmetic
from colonnade.core.elections.ballot_box import Batch, Examine, Verdicts, contents_of, here, verdicts_on
from colonnade.core.elections.ballots import Poll
from colonnade.edges.collection import collected_seldom
from colonnade.edges.engines.ahead import in_order
from colonnade.edges.engines.choosing import public_engine

AHEAD = 4
"""Batches that wait for each process, so that a long archive is never held whole."""


def examined_by(processes: int) -> Examine:
    """Return what examines ballots in so many processes; one is this one."""
    if processes == 1:
        return here

    def examine(poll: Poll, arithmetic: PublicArithmetic, batches: Iterable[Batch]) -> Iterator[Verdicts]:
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(processes, context, _begin, (poll, arithmetic.name)) as pool:

            def begin(batch: Batch) -> Callable[[], Verdicts]:
                return pool.submit(_examine, contents_of(batch)).result

            yield from in_order(batches, begin, lambda: processes * AHEAD)

    return examine


_KEPT: list[tuple[Poll, PublicArithmetic]] = []
"""In a process of the pool what it examines and by which engine; nothing anywhere else."""


def _begin(poll: Poll, engine: str) -> None:
    collected_seldom()
    _KEPT.append((poll, public_engine(poll.election.group, engine)))


def _examine(ballots: Sequence[bytes]) -> Verdicts:
    poll, arithmetic = _KEPT[-1]
    return verdicts_on(poll, arithmetic, ballots)

"""Looks into the entries of a long log on every core; a short one is looked into where it is read.

Source: core/log/verify.py; docs/rules/log.md, "Seals by the million". What is found is the same, in the same order.
"""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from multiprocessing.context import BaseContext
from typing import TypeVar

from colonnade.core.errors import Refusal
from colonnade.core.log.entries import VerifyAll
from colonnade.core.log.looking import Look, are_sound
from colonnade.core.log.verify import AHEAD, Examiner, Expectation, Found, examined
from colonnade.edges.codec import ORJSON
from colonnade.edges.seals import Seals

ALONE = 16
"""So many pieces are looked into before it is worth calling for others."""
Answer = TypeVar("Answer")
Piece = Callable[[VerifyAll], Answer]
"""Something to look into, told whom to ask about seals; it and its answer can go from one process to another."""


class ProcessLost(Refusal):
    """A process that looked into entries has ended before it was asked to."""

    code = "faults.process_lost"


class Lookers:
    """Looks into the first pieces where it is called, into later ones in a process a core, where there are several."""

    def __init__(self, processes: int, alone: int = ALONE) -> None:
        """Use so many processes, one of which is this one, once so many pieces have come."""
        self._processes, self._alone, self._begun = processes, alone, 0
        self._seals = Seals()
        self._pool: ProcessPoolExecutor | None = None

    def begin(self, piece: Piece[Answer]) -> Callable[[], Answer]:
        """Let the piece be looked into; return what gives the answer, once it is there."""
        self._begun += 1
        if self._begun <= self._alone or self._processes == 1:
            answer = piece(self._seals)
            return lambda: answer
        if self._pool is None:
            self._pool = ProcessPoolExecutor(self._processes, _context(), _begin)
        try:
            return partial(_answer_of, self._pool.submit(_looked_into, piece))
        except BrokenProcessPool:
            raise ProcessLost from None

    def end(self) -> None:
        """The processes are gone."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)


def _answer_of(future: Future[Answer]) -> Answer:
    try:
        return future.result()
    except BrokenProcessPool:
        raise ProcessLost from None


def _context() -> BaseContext:
    """Where threads run, a fork could inherit what they hold, such as the end of a pipe; a new process cannot."""
    has_fork = "fork" in multiprocessing.get_all_start_methods()
    return multiprocessing.get_context("fork" if has_fork and threading.active_count() == 1 else "spawn")


_SEALS = Seals()
"""What a process of the pool asks about seals."""


def _begin() -> None:
    """Ctrl-C is for the one who asked; this process is told to end by him."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _looked_into(piece: Piece[Answer]) -> Answer:
    return piece(_SEALS)


class OnEveryCore:
    """Hands tiles of entries to others; never more than ``AHEAD`` are on their way."""

    def __init__(self, expected: Expectation, lookers: Lookers) -> None:
        """Look for what is expected."""
        self._expected, self._lookers = expected, lookers
        self._waiting: deque[Callable[[], Found]] = deque()
        self._found: list[Found] = []

    def examine(self, first: int, entries: list[bytes]) -> None:
        """Take the entries that stand from the index ``first`` on."""
        self._waiting.append(self._lookers.begin(partial(examined, first, entries, self._expected)))
        if len(self._waiting) > AHEAD:
            self._keep(self._waiting.popleft()())

    def found(self) -> Iterable[Found]:
        """Return what was found in all that was taken, in the order in which it was."""
        while self._waiting:
            self._keep(self._waiting.popleft()())
        return self._found

    def _keep(self, found: Found) -> None:
        if found.problems or found.unknown_types:
            self._found.append(found)


def _cores() -> int:
    return len(os.sched_getaffinity(0))


@contextmanager
def lookers(processes: int | None = None, alone: int = ALONE) -> Iterator[Lookers]:
    """Give those who look into entries, on every core or in so many processes; afterwards they are gone."""
    some = Lookers(processes or _cores(), alone)
    try:
        yield some
    finally:
        some.end()


@contextmanager
def examiner(expected: Expectation) -> Iterator[Examiner]:
    """Give an examiner on every core."""
    with lookers() as some:
        yield OnEveryCore(expected, some)


@contextmanager
def look_of_backups() -> Iterator[Look]:
    """Give what looks into the entries of a backup on every core."""
    with lookers() as some:
        yield look_by(some)


def look_by(some: Lookers) -> Look:
    """Return what lets ``some`` look into the entries of a backup."""
    return lambda entries: some.begin(partial(are_sound, entries, ORJSON))

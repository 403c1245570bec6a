"""Looks into the entries of a long log on every core; a short one is looked into where it is read.

Source: core/log/verify.py; what is found is the same, in the same order.
"""

import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager

from colonnade.core.log.verify import Examiner, Expectation, Found, HereAndNow, examined
from colonnade.edges.signing import verify

ALONE = 16
"""So many tiles are looked into before it is worth calling for others."""
AHEAD = 64


class OnEveryCore:
    """Sends tiles of entries to a process a core; never more than ``AHEAD`` are on their way."""

    def __init__(self, expected: Expectation) -> None:
        """Look for what is expected."""
        self._expected = expected
        self._here = HereAndNow(expected, verify)
        self._taken = 0
        self._pool: ProcessPoolExecutor | None = None
        self._sent: deque[Future[Found]] = deque()
        self._found: list[Found] = []

    def examine(self, first: int, entries: list[bytes]) -> None:
        """Take the entries that stand from the index ``first`` on."""
        self._taken += 1
        if self._taken <= ALONE:
            self._here.examine(first, entries)
            return
        if self._pool is None:
            self._pool = ProcessPoolExecutor(_cores(), mp_context=multiprocessing.get_context("fork"))
        self._sent.append(self._pool.submit(_examined, first, entries, self._expected))
        if len(self._sent) > AHEAD:
            self._found.append(self._sent.popleft().result())

    def found(self) -> Iterable[Found]:
        """Return what was found in all that was taken, in the order in which it was."""
        self._found += [each.result() for each in self._sent]
        self._sent.clear()
        return [*self._here.found(), *self._found]

    def end(self) -> None:
        """The processes are gone."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)


def _examined(first: int, entries: list[bytes], expected: Expectation) -> Found:
    return examined(first, entries, expected, verify)


def _cores() -> int:
    return len(os.sched_getaffinity(0))


@contextmanager
def examiner(expected: Expectation) -> Iterator[Examiner]:
    """Give an examiner on every core there is; where there is one, or no fork, one that works here."""
    if _cores() == 1 or "fork" not in multiprocessing.get_all_start_methods():
        yield HereAndNow(expected, verify)
        return
    pool = OnEveryCore(expected)
    try:
        yield pool
    finally:
        pool.end()

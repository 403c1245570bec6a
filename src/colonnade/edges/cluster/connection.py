"""A scheduler of Dask with its workers, by which the ballots of an archive are examined: results in order, no hang.

Dask does the chunks of a lost worker again. Whatever else goes wrong ends the work: the archive is not at fault.
"""

import logging
import re
import warnings
from collections.abc import Callable, Coroutine, Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from distributed import Client, Future, KilledWorker, get_worker
from distributed.comm.core import FatalCommClosedError

from colonnade.core.elections.arithmetic import PublicArithmetic
from colonnade.core.elections.ballot_box import Batch, Verdicts
from colonnade.core.elections.ballots import Poll
from colonnade.core.errors import Fact
from colonnade.edges import clock
from colonnade.edges.cluster import chunks
from colonnade.edges.cluster.chunks import Amiss, Chunk, Examined
from colonnade.edges.cluster.line import Line, line
from colonnade.edges.engines.ahead import in_order

CONNECT_WITHIN = 10.0
JOIN_WITHIN = 30.0
"""Seconds in which some worker must be there, at the start and whenever all are gone."""
LOOK_EVERY = 2.0
"""Seconds after which, while a chunk is awaited, it is asked whether anybody is there to do it."""
ANSWER_WITHIN = 60.0
CLOSE_WITHIN = 5.0
AHEAD = 3
"""Chunks sent for each thread of a worker, so that none waits for the next."""
MOST_AHEAD = 128
"""Chunks sent at most, so that memory does not grow with the cluster."""

LAST_PORT = 65_535
_ADDRESS = re.compile(r"(?:(?P<protocol>tcp|tls)://)?(?:\[[0-9a-fA-F:.%]+\]|[^\s/:]+):(?P<port>[0-9]{1,5})")

Found = TypeVar("Found")


class ClusterStopped(Exception):
    """The cluster gives no verdicts: a code that has its sentence in ``words``, and facts."""

    def __init__(self, code: str, **facts: Fact) -> None:
        """Keep both."""
        super().__init__(code)
        self.code, self.facts = code, facts


@contextmanager
def connected(address: str, archive: Path, engine: str | None) -> Iterator["Cluster"]:
    """Within, a scheduler is there with a worker; raises :class:`ClusterStopped` where none is, or where lost."""
    with _quiet(), line() as asked:
        client = _client(asked, address)
        try:
            cluster = Cluster(asked, client, address, archive, engine)
            cluster.require_workers()
            yield cluster
        finally:
            with suppress(TimeoutError, OSError, CancelledError):
                asked.asked(_closed(client), CLOSE_WITHIN)


class Cluster:
    """Workers who read the archive where it lies on this machine; ``engines`` are the names of those they used."""

    def __init__(self, asked: Line, client: Client, address: str, archive: Path, engine: str | None) -> None:
        """Ask a client that is connected; without an engine's name each worker uses its own best."""
        self._line, self._client, self._address = asked, client, address
        self._archive, self._engine = archive, engine
        self._threads, self._looked = 0, 0.0
        self.engines: set[str] = set()

    def examine(self, poll: Poll, _arithmetic: PublicArithmetic, batches: Iterable[Batch]) -> Iterator[Verdicts]:
        """Yield the verdicts on batches, as every :class:`Examine` does."""
        question = chunks.question_on(poll, self._archive, self._engine)

        def begin(together: list[Batch]) -> Callable[[], tuple[Verdicts, ...]]:
            future = self._sent(chunks.chunk_of(question, together))
            return lambda: self._verdicts(future, [len(batch) for batch in together])

        for verdicts in in_order(chunks.gathered(batches), begin, self._most):
            yield from verdicts

    def require_workers(self) -> None:
        """Some worker is there, perhaps after a while; raises :class:`ClusterStopped` where none comes."""
        since = clock.seconds()
        while not self._counted():
            left = JOIN_WITHIN - (clock.seconds() - since)
            if left <= 0:
                raise ClusterStopped("elections.cluster_no_workers", cluster=self._address, seconds=int(JOIN_WITHIN))
            with suppress(TimeoutError):
                self._asked(_joined(self._client), left)

    def _most(self) -> int:
        if clock.seconds() - self._looked >= LOOK_EVERY:
            self._counted()
        return min(max(self._threads, 1) * AHEAD, MOST_AHEAD)

    def _counted(self) -> int:
        """Return how many threads all workers have."""
        try:
            threads = self._asked(_threads(self._client), ANSWER_WITHIN)
        except TimeoutError:
            raise self._lost() from None
        self._threads, self._looked = sum(threads.values()), clock.seconds()
        return self._threads

    def _sent(self, chunk: Chunk) -> Future:
        try:
            return self._asked(_submitted(self._client, chunk), ANSWER_WITHIN)
        except TimeoutError:
            raise self._lost() from None

    def _verdicts(self, future: Future, sizes: list[int]) -> tuple[Verdicts, ...]:
        answer = self._answer(future)
        if isinstance(answer, Amiss):
            raise ClusterStopped(answer.code, **dict(answer.facts))
        if not isinstance(answer, Examined) or list(map(len, answer.verdicts)) != sizes:
            raise ClusterStopped("elections.cluster_misunderstood", kind=type(answer).__name__)
        self.engines.add(answer.engine)
        return answer.verdicts

    def _answer(self, future: Future) -> object:
        """Return what a worker has answered; while it does not, there is at least somebody who may."""
        while True:
            try:
                ended = self._asked(_ended(self._client, future), LOOK_EVERY)
            except TimeoutError:
                self.require_workers()
                continue
            if future.status == "error":
                raise self._why(ended)
            if future.status == "cancelled":
                raise self._lost()
            if ended is not None:
                return ended

    def _why(self, fault: object) -> ClusterStopped:
        if isinstance(fault, KilledWorker):
            times, worker = int(fault.allowed_failures) + 1, str(fault.last_worker.address)
            return ClusterStopped("elections.cluster_kills", times=times, worker=worker)
        return ClusterStopped("elections.cluster_misunderstood", kind=type(fault).__name__)

    def _asked(self, awaited: Coroutine[Any, Any, Found], within: float) -> Found:
        try:
            return self._line.asked(awaited, within)
        except CancelledError:
            raise self._lost() from None
        except TimeoutError:
            raise
        except OSError:
            raise self._lost() from None

    def _lost(self) -> ClusterStopped:
        return ClusterStopped("elections.cluster_lost", cluster=self._address)


def answered(chunk: Chunk) -> Examined | Amiss:
    """Return what a worker says to a chunk; who it is, where it gives no verdicts."""
    answer = chunks.examined(chunk)
    if isinstance(answer, Amiss):
        return replace(answer, facts=(("worker", str(get_worker().address)), *answer.facts))
    return answer


def _client(asked: Line, address: str) -> Client:
    found = _ADDRESS.fullmatch(address)
    if found is None or int(found["port"]) > LAST_PORT:
        raise ClusterStopped("elections.bad_cluster_address", cluster=address)
    client = asked.tried(_begun(address), CONNECT_WITHIN)
    match client:
        case ImportError():
            raise ClusterStopped("elections.cluster_misunderstood", kind=type(client).__name__)
        case TypeError() | FatalCommClosedError() | FileNotFoundError() if found["protocol"] == "tls":
            raise ClusterStopped("elections.cluster_without_certificate", cluster=address)
        case BaseException():  # whoever speaks otherwise may make anything of Dask's reading
            raise ClusterStopped("elections.cluster_not_there", cluster=address, seconds=int(CONNECT_WITHIN))
    return client


async def _begun(address: str) -> Client:
    client = Client(address, asynchronous=True, timeout=CONNECT_WITHIN, set_as_default=False)
    try:
        return await client
    finally:
        if client.status != "running":
            await client.close()


async def _closed(client: Client) -> None:
    await client.close()


async def _threads(client: Client) -> dict[str, int]:
    return dict(await client.nthreads())


async def _joined(client: Client) -> None:
    await client.wait_for_workers(1)


async def _submitted(client: Client, chunk: Chunk) -> Future:
    return client.submit(answered, chunk, pure=False)


async def _ended(client: Client, future: Future) -> object:
    """Return the fault of a task that failed, or what came of it; nothing where that was lost on the way."""
    fault = await future.exception()
    if future.status != "finished":
        return fault
    came = await client.gather([future], errors="skip")
    return came[0] if came else None


@contextmanager
def _quiet() -> Iterator[None]:
    """Within, Dask says nothing by itself: what it would tell comes as one sentence."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(before)

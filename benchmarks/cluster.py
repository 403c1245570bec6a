"""An archive verified by a scheduler of Dask and its workers on this machine: one worker, two, and one of two killed.

    .venv/bin/python benchmarks/cluster.py                                       # 10,000 ballots of BELENIOS-2048
    .venv/bin/python benchmarks/cluster.py 20000 --group Ed25519 --engine jit64 --times 3

A ballot has one question of five choices. Goal: half the time of one worker is at least 85 % of the time of two. Beside
it stand one and two processes without Dask, their start included; workers run, and have tried their engine, before the
clock does. Scheduler and client have no cores of their own here: with two, they take what they need from the workers.
Of several times the best is told.
"""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from distributed import Client

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.archives import Plan  # noqa: E402
from tests.many_ballots import write  # noqa: E402

from colonnade.core.elections.election import Summed  # noqa: E402 -- the root is named first
from colonnade.core.elections.groups import BELENIOS_2048, ED25519, RFC_3526_2048, group_named  # noqa: E402
from colonnade.core.elections.verification import Report  # noqa: E402
from colonnade.edges.archive_files import looked_through  # noqa: E402
from colonnade.edges.cluster.connection import connected  # noqa: E402
from colonnade.edges.engines.choosing import public_engine  # noqa: E402
from colonnade.edges.progress import Tell, untold  # noqa: E402

CHOICES = 5
QUESTION = Summed(tuple("abcde"), None, 0, 1, "?")
DASK = str(Path(sys.executable).with_name("dask"))
GOAL = 0.85
LAST = "Registered to"


@dataclass(frozen=True)
class Timed:
    """What was found, by whom, and in how many seconds."""

    report: Report
    wall: float


class Workers:
    """A scheduler and its workers, each a process of its own."""

    def __init__(self) -> None:
        self.started: list[subprocess.Popen[str]] = []
        self.address = self._start("Scheduler at", "scheduler", "--host", "127.0.0.1", "--port", "0")

    def add(self) -> None:
        """One worker more is there."""
        self._start(LAST, "worker", self.address, "--nthreads", "1", "--no-nanny")

    def kill(self) -> None:
        """The last worker is gone, and did not know it."""
        last = self.started.pop()
        last.send_signal(signal.SIGKILL)
        last.wait()

    def ready(self, group: str, engine: str | None) -> list[str]:
        """All workers have tried their engine: the names."""
        with Client(self.address, set_as_default=False) as client:
            named = client.run(lambda: _ready(group, engine))
        return sorted(named.values())

    def _start(self, told: str, *words: str) -> str:
        command = [DASK, *words, "--no-dashboard"]
        begun = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)
        self.started.append(begun)
        assert begun.stderr is not None
        line = next(each for each in begun.stderr if told in each)
        return line.split()[-1]


def _ready(group: str, engine: str | None) -> str:
    from colonnade.edges.cluster import chunks  # noqa: PLC0415 -- carried out in a worker

    return chunks.engine_of(group, engine).name


@contextmanager
def workers() -> Iterator[Workers]:
    """Give a scheduler without workers; all processes end with it."""
    begun = Workers()
    try:
        yield begun
    finally:
        while begun.started:
            begun.kill()


def by_cluster(address: str, place: Path, engine: str | None, tell: Tell = untold) -> Timed:
    """Verify by the workers of a scheduler, connecting included."""
    began = time.perf_counter()
    with connected(address, place, engine) as cluster:
        engines = partial(public_engine, name=engine)
        report, _ = looked_through(place, engines, examine=cluster.examine, tell=tell)
        return Timed(replace(report, engine=", ".join(sorted(cluster.engines))), time.perf_counter() - began)


def by_processes(jobs: int, place: Path, engine: str | None) -> Timed:
    """Verify by processes, their start included."""
    began = time.perf_counter()
    report, _ = looked_through(place, partial(public_engine, name=engine), jobs=jobs)
    return Timed(report, time.perf_counter() - began)


def best(times: int, run: Callable[[], Timed]) -> Timed:
    """Return the quickest of some runs."""
    return min((run() for _ in range(times)), key=lambda each: each.wall)


def told(who: str, ballots: int, ran: Timed) -> None:
    """Print one line."""
    assert ran.report.reasons == [], ran.report.reasons
    print(f"  {who}: {ran.wall:.2f} s, {ballots / ran.wall:.0f}/s ({ran.report.engine})")


def half_way(do: Callable[[], None]) -> Tell:
    """Return what does it once, as soon as half of the archive has been read."""
    once = iter([do])

    def tell(done: int, total: int) -> None:
        if 2 * done >= total:
            next(once, lambda: None)()

    return tell


def main() -> None:
    """Print what is asked for."""
    groups = [BELENIOS_2048.id, RFC_3526_2048.id, ED25519.id]
    asked = argparse.ArgumentParser()
    asked.add_argument("ballots", nargs="?", type=int, default=10_000)
    asked.add_argument("--group", choices=groups, default=BELENIOS_2048.id)
    asked.add_argument("--engine", help="the engine of all; without it the quickest that is ready")
    asked.add_argument("--times", type=int, default=1)
    options = asked.parse_args()
    ballots, engine = options.ballots, options.engine
    cpu = next((line for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")), "?")
    print(f"{cpu.partition(': ')[2]}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory() as name, workers() as processes:
        place = Path(name).resolve() / "election.bel"
        votes = [(at, (tuple(int(each == at % (CHOICES + 1)) for each in range(CHOICES)),)) for at in range(ballots)]
        write(place, Plan(votes, (QUESTION,), group_named(options.group), voters=ballots), 2)
        print(f"{options.group}, {ballots:,} ballots, {place.stat().st_size / 1e6:,.0f} MB:")
        alone, pair = (best(options.times, partial(by_processes, jobs, place, engine)) for jobs in (1, 2))
        told("one process", ballots, alone)
        told("two processes", ballots, pair)

        found = []
        for number in ("one worker", "two workers"):
            processes.add()
            processes.ready(options.group, engine)
            found.append(best(options.times, partial(by_cluster, processes.address, place, engine)))
            told(number, ballots, found[-1])
        one, two = found
        efficiency = one.wall / 2 / two.wall
        print(f"  ideal: {one.wall / 2:.2f} s; two workers reach {efficiency:.1%} of it (goal {GOAL:.0%})")
        print(f"  two workers against two processes: {pair.wall / two.wall:.1%}")

        killed = by_cluster(processes.address, place, engine, half_way(processes.kill))
        told("two workers, one killed half-way", ballots, killed)
        assert one.report == two.report == killed.report == replace(alone.report, engine=one.report.engine)
        print("  the same report each time")


if __name__ == "__main__":
    main()

"""Elections: what Debian's belenios-tool and we verify in a second, and what we tally, make and remember.

    .venv/bin/python benchmarks/elections.py                                     # all but memory, some three minutes
    .venv/bin/python benchmarks/elections.py verify --ballots 2000 --times 3     # or: creation, tally
    .venv/bin/python benchmarks/elections.py memory --sizes 10000 100000         # half an hour, 1.3 GB of disk

A ballot has one question of five choices of which none or one may be marked, no blank. Goals: BELENIOS-2048 verified
1.7 times as fast as by belenios-tool on one core and 3.3 times on two, in the same run on the same archive; 200 ballots
made in a second on two cores; 1,000,000 tallied in 60 s; 100,000 verified in 1 GB. Seconds are those of whole programs
from start to end, on the clock and, beside it, of the processors, which other work on the machine lengthens less.
Ballots to be verified are made by arithmetic that does not guard their secrets (`tests/unguarded.py`); *creation* is
guarded.
"""

import argparse
import json
import os
import resource
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache
from multiprocessing import get_context
from pathlib import Path

import gmpy2
import nacl

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.archives import Maker, Plan, Prepared, prepared  # noqa: E402
from tests.chance import drawn  # noqa: E402
from tests.many_ballots import write  # noqa: E402
from tests.unguarded import Unguarded  # noqa: E402

from colonnade.core.elections.ballots import Poll, cast, refusals_of  # noqa: E402 -- the root is named first
from colonnade.core.elections.decryption import opened, partial_decryption  # noqa: E402
from colonnade.core.elections.election import Summed  # noqa: E402
from colonnade.core.elections.elements import Element, Group  # noqa: E402
from colonnade.core.elections.groups import BELENIOS_2048, ED25519, group_named  # noqa: E402
from colonnade.core.elections.objects import Ballot, Ciphertext, SummedAnswer  # noqa: E402
from colonnade.core.elections.running_tally import Placed, RunningTally  # noqa: E402
from colonnade.core.elections.tallies import Tally  # noqa: E402
from colonnade.core.elections.tallying import result  # noqa: E402
from colonnade.core.elections.verification import verify  # noqa: E402
from colonnade.edges.engines.choosing import public_engine, secret_engine  # noqa: E402
from colonnade.edges.engines.pool import examined_by  # noqa: E402

CHOICES = 5
QUESTION = Summed(tuple("abcde"), None, 0, 1, "?")
CORES = 2
PART = 1_000
SAMPLED = 0.2
MEGABYTE = 1 << 20
ELSEWHERE = "160 to 195"
"""Ballots of Ed25519 a second by belenios-tool 2.1, measured once on another machine; kept for comparison only."""


def marks_of(voter: int) -> tuple[tuple[int, ...]]:
    """One of the five, or none."""
    return (tuple(int(at == voter % (CHOICES + 1)) for at in range(CHOICES)),)


def plan_of(group: Group, ballots: int) -> Plan:
    """A plan of so many voters who vote once."""
    return Plan([(voter, marks_of(voter)) for voter in range(ballots)], (QUESTION,), group, voters=ballots)


@dataclass(frozen=True)
class Run:
    """A program that ran: seconds by the clock and of all processors, its memory with its children's, what it said."""

    wall: float
    used: float
    memory: int
    said: str


def run(words: Sequence[str]) -> Run:
    """Run a program and watch the memory of it and of its children, pages they share counted for each."""
    before, began, peak = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter(), 0
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as program:
        while program.poll() is None:
            peak = max(peak, sum(resident(each) for each in family(program.pid)))
            try:
                program.wait(SAMPLED)
            except subprocess.TimeoutExpired:
                continue
        wall = time.perf_counter() - began
        assert program.stdout is not None
        said = program.stdout.read()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    if program.returncode != 0:
        raise SystemExit(said)
    return Run(wall, used, peak, said.strip())


def family(program: int) -> Iterator[int]:
    """Yield a process and those it has started."""
    yield program
    try:
        children = Path(f"/proc/{program}/task/{program}/children").read_text().split()
    except OSError:
        return
    for child in children:
        yield from family(int(child))


def resident(program: int) -> int:
    """Return the bytes that a process keeps in memory now; none where it has ended."""
    try:
        return int(Path(f"/proc/{program}/statm").read_text().split()[1]) * resource.getpagesize()
    except OSError:
        return 0


def own(*words: object) -> list[str]:
    """Return this program with other words."""
    return [sys.executable, __file__, *map(str, words)]


def verified(place: Path, cores: int) -> None:
    """Verify an archive as whoever doubts it does, and say what was found."""
    with place.open("rb") as stream, place.open("rb") as again:

        def reread(offset: int, end: int) -> bytes:
            again.seek(offset)
            return again.read(end - offset)

        report = verify(stream, public_engine, reread, examined_by(cores))
    assert report.reasons == [], report.reasons
    print(json.dumps([report.engine, report.state, report.ballots_counted]))


def written(folder: Path, group: Group, ballots: int) -> Path:
    """Return an archive of so many ballots, made in another process."""
    folder.mkdir()
    place = folder / "election.bel"
    made = run(own("_write", place, group.id, ballots))
    print(f"  {ballots:,} ballots, {place.stat().st_size / 1e6:,.0f} MB, made in {made.wall:.0f} s")
    return place


def measure_verification(options: argparse.Namespace) -> None:
    """Print ballots verified in a second: belenios-tool's, ours on one core and on two."""
    with tempfile.TemporaryDirectory() as name:
        for group in (BELENIOS_2048, ED25519):
            print(f"verified, {group.id}:")
            place = written(Path(name) / group.id, group, options.ballots)
            for _ in range(options.times):
                peer = _peer(place, options.ballots) if group is BELENIOS_2048 else None
                for cores, goal in ((1, 1.7), (CORES, 3.3)):
                    ours = run(own("_verify", place, cores))
                    _told(f"ours, {json.loads(ours.said)[0]}, cores: {cores}", options.ballots, ours)
                    if peer is not None:
                        clock, processor = peer.wall / ours.wall, peer.used / ours.used * cores
                        print(
                            f"    {clock:.2f} times as fast by the clock, {processor:.2f} by processors (goal {goal})"
                        )
            if group is ED25519:
                print("  belenios-tool 2.0 of Debian 12 does not know this group; version 2.1 verified once, on")
                print(f"  another machine (not measured here): {ELSEWHERE} a second.")


def _peer(place: Path, ballots: int) -> Run:
    peer = run(["belenios-tool", "election", "verify", "--dir", str(place.parent)])
    assert "all checks passed" in peer.said, peer.said
    _told("belenios-tool, one process", ballots, peer)
    return peer


def _told(who: str, ballots: int, ran: Run) -> None:
    print(
        f"  {who}: {ballots / ran.wall:.1f}/s; {ran.wall:.1f} s, {ran.used:.1f} s processor, "
        f"{ran.memory // MEGABYTE} MB"
    )


def measure_memory(options: argparse.Namespace) -> None:
    """Print what verification takes for archives of several sizes, so that it is seen what grows."""
    for group in (BELENIOS_2048, ED25519) if options.group is None else (group_named(options.group),):
        print(f"verified on {CORES} cores, {group.id} (goal: 100,000 in 1 GB):")
        for size in options.sizes:
            with tempfile.TemporaryDirectory(dir=options.disk) as name:
                place = written(Path(name) / "archive", group, size)
                _told(f"cores: {CORES}", size, run(own("_verify", place, CORES)))


@cache
def _ready(group: Group, voters: int) -> Prepared:
    with tempfile.TemporaryFile() as nowhere:
        return prepared(Maker(plan_of(group, voters), drawn("1"), nowhere))


@dataclass(frozen=True)
class Made:
    """How many ballots a process made, in how many seconds of its processor, and the last of them."""

    ballots: int
    used: float
    last: Ballot
    engine: str


def _make(poll: Poll, first: int, ballots: int) -> Made:
    """Make ballots, each by fresh chance and under a credential of its own."""
    engine = _secret(poll.election.group)
    began = time.process_time()
    for voter in range(first, first + ballots):
        last = cast(engine, secrets.randbelow, poll, voter + 2, marks_of(voter))
    return Made(ballots, time.process_time() - began, last, engine.name)


_secret = cache(secret_engine)
_public = cache(public_engine)


def measure_creation(options: argparse.Namespace) -> None:
    """Print ballots made in a second, in a time that does not tell their secrets."""
    for group in (BELENIOS_2048, ED25519):
        print(f"made, {group.id}, secrets guarded (goal: 200/s on two cores):")
        poll = _ready(group, 1).poll
        for cores in (1, CORES):
            with ProcessPoolExecutor(cores, get_context("spawn")) as pool:
                # Every process starts, tries its engine and makes its tables before the clock does.
                list(pool.map(_make, [poll] * cores, range(cores), [20] * cores))
                began, several = time.perf_counter(), options.ballots // 20 // cores * cores
                parts = list(pool.map(_make, [poll] * several, range(0, 20 * several, 20), [20] * several))
                wall = time.perf_counter() - began
            ballots = sum(each.ballots for each in parts)
            assert not any(refusals_of(_public(group), poll, [each.last for each in parts]))
            used = sum(each.used for each in parts) / cores
            print(f"  {parts[0].engine}, cores: {cores}: {ballots / wall:.0f}/s ({ballots} in {wall:.1f} s)")
            print(f"    {ballots / used:.0f}/s by processors")


@dataclass(frozen=True)
class Counted:
    """Parts that a process tallied: the tallies, the seconds they took, and its memory at the first and at the last."""

    tallies: tuple[Tally, ...]
    wall: float
    used: float
    memory: tuple[int, int]


def _real(group: Group) -> list[Ballot]:
    """Return the real ballots from which all parts are made."""
    ready, unguarded = _ready(group, PART), Unguarded(_public(group))
    return [
        cast(unguarded, drawn(str(voter)), ready.poll, ready.credentials[voter], marks_of(voter))
        for voter in range(PART)
    ]


def _tally_parts(group: Group, ballots: Sequence[Ballot], parts: int) -> Counted:
    ready = _ready(group, PART)
    taken, spent, used, memory = [], 0.0, 0.0, [0, 0]
    for part in range(parts):
        placed = [Placed(each, at, at + 1) for at, each in enumerate(_hidden_anew(ready.poll, ballots))]
        began = time.perf_counter(), time.process_time()
        running = RunningTally(_public(group), ready.poll.election, ready.weights, _not_again)
        for first in range(0, len(placed), 64):
            running.take(placed[first : first + 64])
        taken.append(running.tally())
        spent, used = spent + time.perf_counter() - began[0], used + time.process_time() - began[1]
        memory[part > 0] = resident(os.getpid())
    return Counted(tuple(taken), spent, used, (memory[0], memory[1]))


def _hidden_anew(poll: Poll, ballots: Sequence[Ballot]) -> Iterator[Ballot]:
    """Yield ballots of the same votes in other ciphertexts, one chance for each choice of the part; without proofs."""
    group = poll.election.group
    g, y = (gmpy2.mpz(each) for each in (group.generator, poll.election.public_key))
    modulus = gmpy2.mpz(BELENIOS_2048.modulus)
    chances = [secrets.randbelow(group.order) for _ in range(CHOICES)]
    hiding = [(gmpy2.powmod(g, each, modulus), gmpy2.powmod(y, each, modulus)) for each in chances]
    for ballot in ballots:
        (answer,) = ballot.answers
        assert isinstance(answer, SummedAnswer)
        anew = tuple(
            Ciphertext(
                Element(str(gmpy2.mpz(each.alpha) * alpha % modulus)),
                Element(str(gmpy2.mpz(each.beta) * beta % modulus)),
            )
            for each, (alpha, beta) in zip(answer.choices, hiding, strict=True)
        )
        yield replace(ballot, answers=(replace(answer, choices=anew),))


def _not_again(offset: int, end: int) -> Ballot:
    raise AssertionError((offset, end))


def measure_tally(options: argparse.Namespace) -> None:
    """Print how long parts of 1,000 ballots take to be added up, put together, and found as numbers."""
    group, parts = BELENIOS_2048, options.tally // PART
    print(f"tallied, {group.id}, {parts * PART:,} ballots in parts of {PART:,} (goal: 1,000,000 in 60 s):")
    ready, ballots = _ready(group, PART), _real(group)
    with ProcessPoolExecutor(CORES, get_context("spawn")) as pool:
        shares = [parts // CORES + (at < parts % CORES) for at in range(CORES)]
        found = list(pool.map(_tally_parts, [group] * CORES, [ballots] * CORES, shares))
    began, arithmetic = time.perf_counter(), _public(group)
    tallies = [tally for each in found for tally in each.tallies]
    whole: Tally = (
        tuple(
            Ciphertext(
                *arithmetic.products(
                    [(getattr(tally[0][at], part), 1) for tally in tallies] for part in ("alpha", "beta")
                )
            )
            for at in range(CHOICES)
        ),
    )
    together = time.perf_counter() - began
    part = partial_decryption(_secret(group), secrets.randbelow, ready.poll.fingerprint, whole, ready.secrets[1])
    plain = opened(arithmetic, whole, [(part, 1)])
    began = time.perf_counter()
    (numbers,) = result(arithmetic, ready.poll.election, parts * PART, plain)
    logarithms = time.perf_counter() - began
    expected = tuple(parts * sum(marks_of(voter)[0][at] for voter in range(PART)) for at in range(CHOICES))
    assert numbers == expected, (numbers, expected)
    longest, used = max(each.wall for each in found), sum(each.used for each in found)
    print(f"  {arithmetic.name}, cores: {CORES}: {longest + together + logarithms:.1f} s; processor {used:.1f} s")
    print(
        f"  of these adding up {longest:.1f} s, putting together {together:.2f} s, "
        f"discrete logarithms {logarithms:.3f} s"
    )
    for each in found:
        first, last = (size // MEGABYTE for size in each.memory)
        print(f"  memory after the first part {first} MB, after part {len(each.tallies)} {last} MB")


MEASURES: dict[str, Callable[[argparse.Namespace], None]] = {
    "verify": measure_verification,
    "creation": measure_creation,
    "tally": measure_tally,
    "memory": measure_memory,
}


def machine() -> str:
    """Return the processor, what the engines compute with, and how busy the machine is."""
    cpu = next((line for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")), "?")
    tool = subprocess.run(["belenios-tool", "--version"], check=True, capture_output=True, text=True).stdout.strip()
    return (
        f"{cpu.partition(': ')[2]}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; Python "
        f"{sys.version.split()[0]}, gmpy2 {gmpy2.version()} with {gmpy2.mp_version()}, PyNaCl {nacl.__version__}; "
        f"belenios-tool {tool}"
    )


def main() -> None:
    """Print what is asked for."""
    if sys.argv[1:2] == ["_verify"]:
        verified(Path(sys.argv[2]), int(sys.argv[3]))
        return
    if sys.argv[1:2] == ["_write"]:
        write(Path(sys.argv[2]), plan_of(group_named(sys.argv[3]), int(sys.argv[4])), CORES)
        return
    asked = argparse.ArgumentParser()
    asked.add_argument("what", nargs="*", choices=[*MEASURES, []])
    asked.add_argument("--ballots", type=int, default=1_000)
    asked.add_argument("--times", type=int, default=1)
    asked.add_argument("--tally", type=int, default=1_000_000)
    asked.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000])
    asked.add_argument("--group", choices=[BELENIOS_2048.id, ED25519.id])
    asked.add_argument("--disk", help="the folder in which large archives are written")
    options = asked.parse_args()
    print(machine())
    for what in options.what or ("verify", "creation", "tally"):
        MEASURES[what](options)


if __name__ == "__main__":
    main()

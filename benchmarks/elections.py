"""Elections: what Debian's belenios-tool and we verify in a second, and what we tally, make and remember.

    .venv/bin/python benchmarks/elections.py                                     # verify, creation, tally: five minutes
    .venv/bin/python benchmarks/elections.py verify --engines ifma gmpy2 --times 3
    .venv/bin/python benchmarks/elections.py national --ballots 1000000          # an hour, 13 GB of disk
    .venv/bin/python benchmarks/elections.py memory --sizes 10000 100000

A ballot has one question of five choices of which none or one may be marked, no blank. Goals stand beside what was
measured. Seconds are those of whole programs from start to end, on the clock and, beside it, of the processors, which
other work on the machine lengthens less. Archives are made in bulk by whoever knows every secret in them
(`tests/bulk_ballots.py`); *creation* is guarded.
"""

import argparse
import json
import os
import secrets
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from unittest.mock import patch

import gmpy2

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

import processors  # noqa: E402 -- beside this program, and in need of what was just named
from programs import MEGABYTE, Run, colonnade, own, resident, run  # noqa: E402
from tests.archives import Maker, Plan, Prepared, prepared  # noqa: E402
from tests.bulk_ballots import BulkPlan, write_in_bulk  # noqa: E402
from tests.chance import drawn  # noqa: E402
from tests.unguarded import Unguarded  # noqa: E402

from colonnade.core.elections.arithmetic import PublicArithmetic  # noqa: E402 -- the root is named first
from colonnade.core.elections.ballots import Poll, cast, refusals_of  # noqa: E402
from colonnade.core.elections.decryption import opened, partial_decryption  # noqa: E402
from colonnade.core.elections.election import Summed  # noqa: E402
from colonnade.core.elections.elements import Element, Group  # noqa: E402
from colonnade.core.elections.groups import BELENIOS_2048, ED25519, group_named  # noqa: E402
from colonnade.core.elections.objects import Ballot, Ciphertext, SummedAnswer  # noqa: E402
from colonnade.core.elections.running_tally import Placed, RunningTally  # noqa: E402
from colonnade.core.elections.tallies import Tally  # noqa: E402
from colonnade.core.elections.tallying import result  # noqa: E402
from colonnade.edges.engines.choosing import engines_for, public_engine, secret_engine  # noqa: E402
from colonnade.edges.engines.gmp import GmpArithmetic  # noqa: E402

CHOICES = 5
QUESTION = Summed(tuple("abcde"), None, 0, 1, "?")
CORES = 2
PART = 1_000
GOALS = {
    (BELENIOS_2048.id, "ifma"): (10, 18),
    (BELENIOS_2048.id, "gmpy2"): (1.7, 3.3),
    (ED25519.id, "ifma"): (25, 50),
    (ED25519.id, "jit64"): (5, 9),
    (ED25519.id, "libsodium"): (1.1, 2),
}
"""How many times as fast as one belenios-tool, on one core and on two."""
KERNELS = ("ifma", "jit64")
LONGER = {BELENIOS_2048.id: 4, ED25519.id: 20}
"""How many times as long the second archive is from which the rate without start is told, where a kernel verifies."""
SHORTER = 5
"""And how many times shorter where none does, whose start is nothing beside the rest."""
ELSEWHERE = (160, 195)
"""Ballots of Ed25519 a second by belenios-tool 2.1, in the least and the best of several runs on another machine."""
THERE = "AMD EPYC Zen 5, family 26, about 3.8 GHz"
SODIUM_THERE = 72e-6
"""Seconds of a scalar multiplication by libsodium on that machine; belenios-tool 2.1 computes by libsodium too."""
NATIONAL_MEMORY = 1_500
MOST_READ = 4 << 30


def marks_of(voter: int) -> tuple[tuple[int, ...]]:
    """One of the five, or none."""
    return (tuple(int(at == voter % (CHOICES + 1)) for at in range(CHOICES)),)


def mark_of(voter: int) -> tuple[int, ...]:
    """The same, of the one question."""
    (marks,) = marks_of(voter)
    return marks


def plan_of(group: Group, ballots: int) -> Plan:
    """A plan of so many voters, whoever votes."""
    return Plan((), (QUESTION,), group, voters=ballots)


def written(place: Path, group: Group, ballots: int) -> Path:
    """Return an archive of so many ballots, made in another process."""
    place.parent.mkdir(exist_ok=True)
    made = run(own("_write", place, group.id, ballots))
    size = place.stat().st_size
    spent = f"{made.wall:.0f} s, {made.used:.0f} s processor ({ballots / made.wall:,.0f}/s)"
    print(f"  {ballots:,} ballots, {size / 1e6:,.0f} MB, made in {spent}", flush=True)
    return place


def verified(place: Path, cores: int, engine: str | None = None) -> tuple[Run, str]:
    """Verify an archive by the command that whoever doubts it uses; return the run and the engine it names."""
    named = [] if engine is None else ["--engine", engine]
    ran = run(colonnade("election", "verify", place, "--jobs", cores, "--format", "json", *named))
    said = json.loads(ran.said)
    assert said["verdict"] == "accepted", said
    assert said["ballots"]["events"] == said["ballots"]["counted"], said
    assert engine in {None, said["engine"]}, said
    return ran, said["engine"]


def measure_verification(options: argparse.Namespace) -> None:
    """Print ballots verified in a second: belenios-tool's, ours by each engine on one core and on two."""
    with tempfile.TemporaryDirectory(dir=options.disk) as name:
        for group in _groups(options):
            print(f"verified, {group.id}; whole programs, from start to end:")
            ready = engines_for(group)[:-1]
            engines = [each for each in options.engines or ready if (group.id, each) in GOALS]
            for each in (each for each in engines if each not in ready):
                print(f"  {each}: NOT MEASURED, it is not ready on this machine (`colonnade warmup`)")
            archives = _Archives(Path(name), group, options.ballots)
            for _ in range(options.times):
                peer = _peer(archives.of(options.ballots), options.ballots) if group is BELENIOS_2048 else None
                for engine in (each for each in engines if each in ready):
                    for cores in (1, CORES):
                        _compared(archives, engine, cores, peer)
            if group is ED25519:
                _explained()


def _groups(options: argparse.Namespace) -> tuple[Group, ...]:
    return (BELENIOS_2048, ED25519) if options.group is None else (group_named(options.group),)


@dataclass(frozen=True)
class _Archives:
    """Archives of one group by their number of ballots, each in a folder of its own, made when first asked for."""

    folder: Path
    group: Group
    ballots: int

    def of(self, ballots: int) -> Path:
        place = self.folder / f"{self.group.id}-{ballots}" / "election.bel"
        return place if place.exists() else written(place, self.group, ballots)

    def second(self, engine: str) -> int:
        """How many ballots the archive has with which the other is compared."""
        return self.ballots * LONGER[self.group.id] if engine in KERNELS else max(1, self.ballots // SHORTER)


def _compared(archives: _Archives, engine: str, cores: int, peer: Run | None) -> None:
    """Print one engine on so many cores: whole program, the same without its start, and both beside the peer."""
    ballots, second = archives.ballots, archives.second(engine)
    first, other = archives.of(ballots), archives.of(second)
    ran, named = verified(first, cores, engine)
    _told(f"ours, {named}, cores: {cores}", ballots, ran)
    longer, _ = verified(other, cores, engine)
    clock = _rate(second - ballots, longer.wall - ran.wall)
    used = _rate(second - ballots, (longer.used - ran.used) / cores)
    span = f"between {min(ballots, second):,} and {max(ballots, second):,} ballots"
    print(f"    without start, {span}: {clock:,.0f}/s by the clock, {used:,.0f}/s by processors")
    goal = GOALS[archives.group.id, engine][cores > 1]
    if peer is not None:
        alone = ballots / peer.wall
        print(
            f"    times belenios-tool: {peer.wall / ran.wall:.2f} by the clock, "
            f"{peer.used / ran.used * cores:.2f} by processors (goal {goal}); "
            f"without start {clock / alone:.2f} and {used * peer.used / ballots:.2f}"
        )
        return
    rates = {"whole": (ballots / ran.wall, ballots / ran.used * cores), "without start": (clock, used)}
    here = processors.scalar_multiplication()
    for peer_named, slower in (("the stored figure", 1.0), ("it on an equal footing", here / SODIUM_THERE)):
        told = (
            f"{name} {_span(by_clock * slower)} by the clock, {_span(by_processors * slower)} by processors"
            for name, (by_clock, by_processors) in rates.items()
        )
        print(f"    times {peer_named}: {'; '.join(told)} (goal {goal})")


def _span(rate: float) -> str:
    """Return how many times the best and the least of the stored figure a rate is."""
    least, most = ELSEWHERE
    return f"{rate / most:.1f} to {rate / least:.1f}"


def _rate(ballots: int, seconds: float) -> float:
    """Return ballots a second; not a number where other work made the run with more ballots the shorter one."""
    return ballots / seconds if seconds * ballots > 0 else float("nan")


def _explained() -> None:
    here = processors.scalar_multiplication()
    least, most = (each * SODIUM_THERE / here for each in ELSEWHERE)
    print("  belenios-tool 2.0 of Debian does not know this group. The one figure here that is NOT of this run:")
    print(f"  belenios-tool 2.1 verified {ELSEWHERE[0]} to {ELSEWHERE[1]} a second, in one process, on another machine")
    print(f"  ({THERE}). It computes by libsodium: a scalar multiplication")
    print(f"  takes {here * 1e6:.0f} µs here and took {SODIUM_THERE * 1e6:.0f} µs there, so that it would verify some")
    print(f'  {least:.0f} to {most:.0f} a second here: "on an equal footing" is beside that.')


def _peer(place: Path, ballots: int) -> Run:
    peer = run(["belenios-tool", "election", "verify", "--dir", str(place.parent)])
    assert "all checks passed" in peer.complained + peer.said, peer
    _told("belenios-tool, one process", ballots, peer)
    return peer


def _told(who: str, ballots: int, ran: Run) -> None:
    print(f"  {who}: {ballots / ran.wall:,.1f}/s; {ran.told()}", flush=True)


def measure_national(options: argparse.Namespace) -> None:
    """Print what it takes to verify an election of a nation, and what it would take if only the steps counted."""
    group = BELENIOS_2048 if options.group is None else group_named(options.group)
    ballots = options.national
    place = Path(os.environ.get("COLONNADE_BENCH", ROOT / "var/bench")) / f"national-{group.id}-{ballots}.bel"
    print(f"verified, a national election, {group.id}, {ballots:,} ballots (goal: {NATIONAL_MEMORY:,} MB):")
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        written(place.with_suffix(".part"), group, ballots).replace(place)
    size = place.stat().st_size
    disk = _reading_rate(place)
    ran, engine = verified(place, options.jobs, options.engines[0] if options.engines else None)
    _told(f"{engine}, {options.jobs} processes", ballots, ran)
    print(
        f"    {ran.memory / ballots / 1024:.2f} kB a ballot; {ran.used / ballots * 1e6:,.0f} µs of processors a ballot"
    )
    print(f"  limit of the disk: {size / 1e9:.2f} GB at {disk / 1e6:,.0f} MB/s: {size / disk:,.1f} s")
    if (group, engine) == (BELENIOS_2048, "ifma"):
        square, product = processors.montgomery()
        step = processors.SQUARES * square + processors.PRODUCTS * product
        least = step * ballots / options.jobs
        print(
            f"  limit of the processors: {processors.SQUARES:,} squares of {square * 1e6:.3f} µs and "
            f"{processors.PRODUCTS:,} products of {product * 1e6:.3f} µs a ballot, over {options.jobs}: "
            f"{least:,.1f} s ({ballots / least:,.0f}/s); the run took {ran.wall / least:.2f} times as long"
        )
    else:
        print(f"  limit of the processors: not told for {engine}, whose single steps are not ours")


def _reading_rate(place: Path) -> float:
    """Return bytes a second in which the file comes from the disk and not from memory, at most so many of them."""
    with place.open("rb", buffering=0) as file:
        os.fsync(file.fileno())
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        room, taken, began = bytearray(4 * MEGABYTE), 0, time.perf_counter()
        while taken < MOST_READ and (came := file.readinto(room)):
            taken += came
        return taken / (time.perf_counter() - began)


def measure_memory(options: argparse.Namespace) -> None:
    """Print what verification takes for archives of several sizes, so that it is seen what grows."""
    for group in _groups(options):
        print(f"verified on {CORES} cores, {group.id} (goal: 100,000 in 1 GB):")
        for size in options.sizes:
            with tempfile.TemporaryDirectory(dir=options.disk) as name:
                place = written(Path(name) / "archive", group, size)
                ran, engine = verified(place, CORES)
                _told(f"{engine}, cores: {CORES}", size, ran)


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
    print(f"  added up by {_by_whom(arithmetic, 'products')}, logarithms by {_by_whom(arithmetic, 'logarithms')}")
    for each in found:
        first, last = (size // MEGABYTE for size in each.memory)
        print(f"  memory after the first part {first} MB, after part {len(each.tallies)} {last} MB")


def _by_whom(arithmetic: PublicArithmetic, what: str) -> str:
    """Return the engine that does this for an engine: itself, or gmpy2 where that is left to it."""
    g = arithmetic.group.generator
    asked = {"products": lambda: arithmetic.products([[(g, 1)]]), "logarithms": lambda: arithmetic.logarithms([g], 1)}
    with patch.object(GmpArithmetic, what, autospec=True, side_effect=getattr(GmpArithmetic, what)) as left:
        asked[what]()
    return GmpArithmetic.name if left.called else arithmetic.name


MEASURES: dict[str, Callable[[argparse.Namespace], None]] = {
    "verify": measure_verification,
    "national": measure_national,
    "creation": measure_creation,
    "tally": measure_tally,
    "memory": measure_memory,
}


def main() -> None:
    """Print what is asked for."""
    if sys.argv[1:2] == ["_write"]:
        _, _, place, group, ballots = sys.argv
        write_in_bulk(Path(place), BulkPlan(plan_of(group_named(group), int(ballots)), mark_of), CORES)
        return
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("what", nargs="*", choices=[*MEASURES, []])
    asked.add_argument("--ballots", type=int, help="1,000, of a nation 1,000,000")
    asked.add_argument("--times", type=int, default=1)
    asked.add_argument("--engines", nargs="+", choices=sorted({name for _, name in GOALS}))
    asked.add_argument("--jobs", type=int, default=CORES, help="processes that verify a nation's ballots")
    asked.add_argument("--tally", type=int, default=1_000_000)
    asked.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000])
    asked.add_argument("--group", choices=[BELENIOS_2048.id, ED25519.id])
    asked.add_argument("--disk", help="the folder in which large archives are written")
    options = asked.parse_args()
    options.national, options.ballots = options.ballots or 1_000_000, options.ballots or 1_000
    print(processors.machine(), flush=True)
    for what in options.what or ("verify", "creation", "tally"):
        MEASURES[what](options)


if __name__ == "__main__":
    main()

"""Whole programs that are measured: seconds, memory of the whole family, and what else the machine did meanwhile."""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

SAMPLED = 0.2
MEGABYTE = 1 << 20
_IDLE, _STEAL = (3, 4), 7
"""Columns of the first line of /proc/stat, after its name; IDLE with the wait for a disk."""


@dataclass(frozen=True)
class Times:
    """What the processors of the machine have spent since it started, in seconds of one processor."""

    whole: float
    idle: float
    stolen: float


@dataclass(frozen=True)
class Run:
    """A program that ran: seconds by the clock and of all processors, its memory with its children's, what it said.

    ``stolen`` and ``others`` are shares of all processors' time: what the host gave to others, and what other
    programs here took. Where they are not near 0, seconds by the clock lie.
    """

    wall: float
    used: float
    memory: int
    said: str
    complained: str
    stolen: float
    others: float

    def told(self) -> str:
        """The seconds and what besides decides how far they are to be believed."""
        return (
            f"{self.wall:.1f} s, {self.used:.1f} s processor, {self.memory // MEGABYTE} MB; "
            f"stolen {self.stolen:.1%}, other work {self.others:.1%}"
        )


def run(words: Sequence[str]) -> Run:
    """Run a program and watch the memory of it and of its children, pages they share counted for each."""
    before, machine, began, peak = _used(), times(), time.perf_counter(), 0
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors:
        with subprocess.Popen(words, stdout=out, stderr=errors) as program:
            while program.poll() is None:
                peak = max(peak, sum(resident(each) for each in family(program.pid)))
                try:
                    program.wait(SAMPLED)
                except subprocess.TimeoutExpired:
                    continue
        wall, after, used = time.perf_counter() - began, times(), _used() - before
        said, complained = (_content(each.fileno()) for each in (out, errors))
    if program.returncode != 0:
        raise SystemExit(said + complained)
    whole = max(after.whole - machine.whole, 1e-9)
    stolen = (after.stolen - machine.stolen) / whole
    others = (whole - (after.idle - machine.idle) - (after.stolen - machine.stolen) - used) / whole
    return Run(wall, used, peak, said, complained, stolen, max(0.0, others))


def own(*words: object) -> list[str]:
    """The program that runs, with other words."""
    return [sys.executable, sys.argv[0], *map(str, words)]


def colonnade(*words: object) -> list[str]:
    """The command line of Colonnade with these words."""
    return [str(Path(sys.executable).parent / "colonnade"), *map(str, words)]


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


def times() -> Times:
    """Return what the processors have spent."""
    spent = [
        int(each) / os.sysconf("SC_CLK_TCK") for each in Path("/proc/stat").read_text().splitlines()[0].split()[1:]
    ]
    return Times(sum(spent[: _STEAL + 1]), sum(spent[at] for at in _IDLE), spent[_STEAL])


def _used() -> float:
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def _content(file: int) -> str:
    os.lseek(file, 0, os.SEEK_SET)
    with os.fdopen(os.dup(file), encoding="utf-8") as opened:
        return opened.read().strip()

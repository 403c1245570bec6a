"""`colonnade log verify` of a large export, by structure and by seals, beside bare hashing and bare signatures.

    .venv/bin/python benchmarks/verify.py [organisations]

Goals at 1,000,000 acts on 2 cores: structure 20 s, every seal 75 s. The limits beside them: a loop that only hashes
the same entries, and the signatures alone on every core.
"""

import hashlib
import os
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from pathlib import Path

import world

from colonnade.core.log.entries import seals_of
from colonnade.core.log.notes import parse_note
from colonnade.edges.signing import verify

ORGANISATIONS = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
SAMPLE = 20_000


def checked(entries: list[bytes]) -> int:
    """Return how many seals of the entries are good."""
    notes = [parse_note(entry) for entry in entries]
    return sum(verify(key, note.text, signature) for note in notes for key, signature in seals_of(note))


def signatures_alone(place: Path, total: int) -> float:
    """Return the seconds that the signatures of all acts would take on every core, from a sample."""
    entries = list(islice(world.stored(place), SAMPLE))
    cores = len(os.sched_getaffinity(0))
    with ProcessPoolExecutor(cores) as pool:
        parts = [entries[start::cores] for start in range(cores)]
        list(pool.map(checked, [part[:10] for part in parts]))
        began = time.perf_counter()
        assert sum(pool.map(checked, parts)) == len(entries)
        return (time.perf_counter() - began) * total / len(entries)


def command(place: Path, *more: str) -> float:
    began = time.perf_counter()
    call = [".venv/bin/colonnade", "log", "verify", str(place / "export"), *more]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done
    return time.perf_counter() - began


def main() -> None:
    place = world.folder(ORGANISATIONS)
    began = time.perf_counter()
    total = 0
    for entry in world.stored(place):
        hashlib.sha256(entry).digest()
        total += 1
    hashed = time.perf_counter() - began
    share = total / 1_000_000
    print(f"{total:,} acts, {len(os.sched_getaffinity(0))} cores")
    row("structure", command(place), 20 * share, f"reading and hashing alone {hashed:.1f} s")
    alone = signatures_alone(place, total)
    row("every seal", command(place, "--seals"), 75 * share, f"signatures alone {alone:.1f} s")


def row(name: str, seconds: float, goal: float, limit: str) -> None:
    print(f"{name:12} {seconds:7.1f} s   goal {goal:5.1f} s   {limit}")


main()

"""Streaming replay of a large log, beside a loop that only hashes the same entries, as the limit.

    .venv/bin/python benchmarks/replay.py [organisations]

Goal at 100,000 organisations and 1,000,000 acts: 10 s and 1.5 GB.
"""

import hashlib
import resource
import sys
import time

import world

from colonnade.core.organisations.spans import Span
from colonnade.edges.replaying import replayed

ORGANISATIONS = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000


def main() -> None:
    place = world.folder(ORGANISATIONS)
    began = time.perf_counter()
    for entry in world.stored(place):
        hashlib.sha256(entry).digest()
    hashed = time.perf_counter() - began
    settled = 0

    def count(_: Span) -> None:
        nonlocal settled
        settled += 1

    began = time.perf_counter()
    book, judged = replayed(lambda: world.stored(place), count)
    seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    kept = sum(1 for _ in book.everything())
    whose = len(book.organisations())
    print(f"acts {judged:,} of {whose:,} organisations; spans kept {kept:,}, settled {settled:,}")
    print(
        f"{'replay':20} {seconds:8.2f} s   goal {10 * judged / 1_000_000:6.2f} s   reading and hashing {hashed:.2f} s"
    )
    print(f"{'peak memory':20} {peak:8,} MB  goal  1,536 MB")


main()

"""Streaming replay of a large log, beside a loop that only hashes the same entries, as the limit; where the time goes.

    .venv/bin/python benchmarks/replay.py [organisations]

Goal at 100,000 organisations and 1,000,000 acts: 10 s and 1.5 GB. Stages are seconds of the processor (`stages.py`).
"""

import hashlib
import json
import marshal
import resource
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

import orjson
import world
from stages import Clocks, Table, each, spent

from colonnade.core.organisations.spans import Span
from colonnade.edges import replaying

ORGANISATIONS = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
PLACE = world.folder(ORGANISATIONS)
PLAIN = replaying._plain  # noqa: SLF001 -- a stage of the work, measured alone


def main() -> None:
    began = time.perf_counter()
    for entry in world.stored(PLACE):
        hashlib.sha256(entry).digest()
    hashed = time.perf_counter() - began
    settled = 0

    def count(_: Span) -> None:
        nonlocal settled
        settled += 1

    found: list[Any] = []

    def replay() -> None:
        found.append(replaying.replayed(lambda: world.stored(PLACE), count))

    began = time.perf_counter()
    processor, here = _spent(replay)
    seconds = time.perf_counter() - began
    book, judged = found.pop()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    kept = sum(1 for _ in book.everything())
    whose = len(book.organisations())
    print(f"acts {judged:,} of {whose:,} organisations; spans kept {kept:,}, settled {settled:,}")
    print(
        f"{'replay':20} {seconds:8.2f} s   goal {10 * judged / 1_000_000:6.2f} s   reading and hashing {hashed:.2f} s"
    )
    longer = max(here, processor - here)
    print(f"{'processors':20} {processor:8.2f} s   of which the longer of two processes {longer:.2f} s")
    print(f"{'peak memory':20} {peak:8,} MB  goal  1,536 MB")
    reader(judged, (processor - here) / judged * 1e6)
    del book
    judge(judged, here, replay)


def _spent(replay: Callable[[], None]) -> tuple[float, float]:
    """Return what a replay took of all processors, and of that this process."""
    began = time.process_time()
    processor = spent(replay)
    return processor, time.process_time() - began


def judge(acts: int, here: float, replay: Callable[[], None]) -> None:
    """What the judging process does, in a second replay: a clock around each call lengthens it."""
    clocks = Clocks()
    replaying.judge_case = clocks.called("rules", replaying.judge_case)  # type: ignore[assignment]  # a clock stands in its place
    _, timed = _spent(replay)
    print(f"{'with clocks':20} {timed:8.2f} s   in the process that judges; without them {here:.2f} s")
    table = Table("the process that judges", timed / acts * 1e6)
    table.stage("rules, and what they keep", clocks.seconds["rules"] / acts * 1e6, "and the clocks")
    table.rest("acts made of what was read")


def reader(acts: int, whole: float) -> None:
    """What the reading process does, pass by pass over the same entries."""

    def passed(work: Iterable[Any]) -> None:
        deque(work, maxlen=0)

    def batches() -> Iterator[bytes]:
        plain = PLAIN(world.stored(PLACE))
        while batch := list(islice(plain, replaying.BATCH)):
            yield marshal.dumps(batch)

    reading = each(lambda: passed(world.stored(PLACE)), acts, 2)
    texts = [entry.rpartition(b"\n\n")[0] for entry in islice(world.stored(PLACE), 0, acts, max(1, acts // 20_000))]
    digests = each(lambda: [hashlib.sha256(text).hexdigest() for text in texts], len(texts))
    decoding = each(lambda: [orjson.loads(text) for text in texts], len(texts))
    usual = each(lambda: [json.loads(text) for text in texts], len(texts))
    plain = each(lambda: passed(PLAIN(world.stored(PLACE))), acts, 1)
    table = Table("the process that reads", whole)
    table.stage("reading files", reading)
    table.stage("hashing", digests, "SHA-256 of the text: the limit itself")
    table.stage("parsing", decoding, f"orjson; json {usual:.1f} µs")
    table.stage("values that both processes know", plain - reading - digests - decoding)
    table.stage("spelling them for the other", each(lambda: passed(batches()), acts, 1) - plain)
    table.rest("beginning, and the pipe")


if __name__ == "__main__":
    main()

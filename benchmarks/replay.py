"""Replay of many acts, beside a bare hashing loop over the same bytes as the limit.

    .venv/bin/python benchmarks/replay.py [organisations] [acts an organisation]

Goal at 100,000 organisations and 10 acts each: 10 s and 1.5 GB.
"""

import hashlib
import resource
import sys
import time
from collections.abc import Iterator

from colonnade.core.acts.envelope import FOUNDING, Envelope, act_bytes, parse_act
from colonnade.core.acts.order import SealedAct
from colonnade.core.ids import PublicKey, spelled
from colonnade.core.replay import book_of

KEY = PublicKey(b"k" * 32)


def texts(organisations: int, each: int) -> Iterator[bytes]:
    for number in range(organisations):
        founding = act_bytes(_founding(number))
        yield founding
        organisation = parse_act(founding).organisation
        for turn in range(each - 1):
            facts = {"period": "2021-01", "basis": "members", "inspectors": 2, "count": 50 + turn}
            day = f"2021-01-{turn % 28 + 1:02}"
            yield act_bytes(Envelope("organisations.count_returned/1", organisation, "assembly", day, day, facts))


def _founding(number: int) -> Envelope:
    facts = {
        "visibility": "open",
        "name": {"binding": "en", "en": f"Mill {number}"},
        "claimed_class": "base",
        "basis": "members",
        "branch": "steel",
        "place": None,
        "workplace": True,
        "keys": [spelled(KEY)],
        "recovery": None,
        "witnesses": [],
        "witnesses_needed": 0,
        "conveners": [],
        "notice_days": 15,
        "asked": [],
        "presence": [],
    }
    return Envelope(FOUNDING, "", "founding_assembly", "2020-01-01", "2020-01-01", facts)


def main() -> None:
    organisations = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    each = int(sys.argv[2]) if len(sys.argv) > 2 else 10
    written = list(texts(organisations, each))
    began = time.perf_counter()
    for text in written:
        hashlib.sha256(text).digest()
    hashed = time.perf_counter() - began
    began = time.perf_counter()
    book_of(SealedAct(parse_act(text), frozenset((KEY,))) for text in written)
    replayed = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    goal = 10 * len(written) / 1_000_000
    print(f"acts {len(written)}  hashing {hashed:.2f} s  replay {replayed:.2f} s (goal {goal:.2f} s)  peak {peak} MB")


main()

"""Whether the clock tells if a user name exists: how long a refused sign-in takes for one that does, one that does not.

    .venv/bin/python benchmarks/enumeration.py [samples]

With hashes that cost little, so that whatever else is done for the one and not for the other is not drowned; taken in
turns that chance orders. AUC is the probability that of a pair the one that took longer is guessed rightly; goal
0.50 ± 0.02 (ASVS 5.0 6.3.8). Beside it, the limit: the same name against itself.
"""

import os
import random
import sys
import tempfile
import time
from bisect import bisect_left, bisect_right
from pathlib import Path

import django

SAMPLES = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
PLACE = Path(tempfile.mkdtemp())
os.environ["COLONNADE_HOME"] = str(PLACE / "home")
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.served.quick"
sys.path.insert(0, str(Path(__file__).parents[1]))

from colonnade.cli.starting import start  # noqa: E402 -- the home is named first
from colonnade.edges.homes import create_home  # noqa: E402

start(create_home(PLACE / "home", "bench.invalid/log"))
django.setup()

from django.core.cache import cache  # noqa: E402 -- as above
from django.test import Client  # noqa: E402
from tests.people import HERE, Person  # noqa: E402

KNOWN = [f"known {number:04}" for number in range(10)]
UNKNOWN = [f"nobody {number:03}" for number in range(10)]


def refused_in(name: str, page: str) -> int:
    """Return how many nanoseconds the answer took."""
    typed = {"login": name, "password": "wrong wrong wrong wrong"}
    if page == "forgotten/":
        typed = {"name": name, "code": "1" * 20, "app": "123456", "passphrase": "nine storks", "again": "nine storks"}
    browser = Client(SERVER_NAME=HERE)
    cache.clear()
    began = time.perf_counter_ns()
    answer = browser.post(f"/en/account/{page}", typed)
    took = time.perf_counter_ns() - began
    assert answer.status_code in {200, 422}
    return took


def auc(first: list[int], second: list[int]) -> float:
    """Return the probability that one of ``second`` is longer than one of ``first``; a tie counts half."""
    ordered = sorted(first)
    pairs = sum(bisect_left(ordered, each) + bisect_right(ordered, each) for each in second)
    return pairs / (2 * len(first) * len(second))


def main() -> None:
    for name in KNOWN:
        Person(name=name, passphrase="sieben Kraniche tragen Kohle").arrives()
    chance = random.Random(1)
    for page in ("sign-in/", "forgotten/"):
        turns = [
            (chance.choice(names), kind) for _ in range(SAMPLES // 2) for kind, names in enumerate((KNOWN, UNKNOWN))
        ]
        turns += [(chance.choice(UNKNOWN), 2) for _ in range(SAMPLES // 2)]
        chance.shuffle(turns)
        for name, _ in turns[:50]:
            refused_in(name, page)
        took: tuple[list[int], list[int], list[int]] = ([], [], [])
        for name, kind in turns:
            took[kind].append(refused_in(name, page))
        print(
            f"{page:12} AUC {auc(took[0], took[1]):.3f}   goal 0.500 ± 0.020"
            f"   limit (unknown against unknown) {auc(took[1], took[2]):.3f}   {SAMPLES} samples"
        )


main()

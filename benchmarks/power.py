"""The exact power indices at and around their limits: time and memory, and beyond them the sample.

    .venv/bin/python benchmarks/power.py [all]

Goal at the limits: 60 s of one core and 1 GB; each line is a process of its own.
Without `all`, what takes long is left out.
Weights add up to W and are drawn evenly, all different where they can be; the quota is more than half.
"""

import random
import subprocess
import sys
import time
from resource import RUSAGE_SELF, getrusage

from colonnade.core.power.exact import MOST_BYTES, MOST_WORK, is_within_limits, power, work
from colonnade.core.power.games import Game, read_majority
from colonnade.core.power.sampled import sampled_power, usual_samples

SIZES = [
    *((10, 1_000_000), (50, 200_000), (100, 100_000), (200, 50_000), (300, 30_000), (500, 20_000)),
    *((10, 40_000_000), (50, 2_200_000), (100, 600_000), (200, 150_000), (300, 69_000), (500, 25_000), (1000, 4_900)),
    *((10, 50_000_000), (100, 1_000_000), (200, 200_000), (1000, 10_000), (2000, 5_000)),
]
SLOW = 2 * 10**9


def weights(voters: int, total: int) -> list[int]:
    chance = random.Random(voters)
    cuts = sorted(chance.sample(range(1, total), voters - 1)) if total > voters else list(range(1, voters))
    return [after - before for before, after in zip([0, *cuts], [*cuts, max(total, voters)], strict=True)]


def game(voters: int, total: int) -> Game:
    return Game((read_majority([*weights(voters, total)], ">1/2"),))


def one(voters: int, total: int, way: str) -> None:
    asked = game(voters, total)
    began = time.process_time()
    said = ""
    if way == "exact":
        power(asked, lambda _done, _all: None)
    else:
        found = sampled_power(asked, seed="1", samples=usual_samples(voters), tell=lambda _done, _all: None)
        said = f"   {found.samples:,} orders, error bound {float(found.error_bound):.6f}"
    seconds, peak = time.process_time() - began, getrusage(RUSAGE_SELF).ru_maxrss // 1024
    within = "within" if is_within_limits(asked) else "beyond"
    size = f"{way:8}{voters:6,}{total:11,}{voters * total:13,}{work(asked):17,}"
    print(f"{size}  {within}{seconds:9.2f} s{peak:7,} MB{said}", flush=True)


def main() -> None:
    if len(sys.argv) == 4:
        one(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
        return
    print(f"limits: {MOST_WORK:,} words added, {MOST_BYTES:,} bytes of counts; goal 60 s, 1,024 MB", flush=True)
    print(f"{'way':8}{'voters':>6}{'W':>11}{'n·W':>13}{'words':>17}")
    for voters, total in SIZES:
        asked = game(voters, total)
        if is_within_limits(asked) and (work(asked) <= SLOW or sys.argv[1:] == ["all"]):
            subprocess.run([sys.executable, __file__, str(voters), str(total), "exact"], check=True)
        elif not is_within_limits(asked):
            subprocess.run([sys.executable, __file__, str(voters), str(total), "sampled"], check=True)


main()

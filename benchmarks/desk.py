"""Many officers at one node: no act lost or doubled, and how long each waits.

    .venv/bin/python benchmarks/desk.py [clients] [seconds] [--postgres URL]

A fresh node, served by `colonnade serve`; so many people with browsers in another process on loopback, on the same
cores. They are signed in before (a passphrase costs its time on purpose; printed apart, for a few). Then, for so many
seconds, each does what officers do, with exponential pauses of three seconds in the mean before every page that a
person asks for: looks at the desk, opens a form, keeps a draft, proposes it; another agrees and records it; they read
their public page and the log's. One form in twenty is sent twice at once; of one in twenty the connection is cut
before the answer and the form sent again. A wait counts from the moment at which the request was due. Afterwards the
officers' ledger is laid beside the log's export, which `log verify --seals` has found sound. Then the same without any
pause: what the node can do.

Goal: 200 clients, 60 s, p95 300 ms on 2 cores, of all requests and of those that write. The limit beside each: the
same page of the same node when nobody else asks.
"""

import argparse
import statistics
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.crowd import node, reckoning  # noqa: E402 -- the root is named first

GOAL = 300
THINK = 3.0
A_BOARD = 4
SEED = 2026
WRITING = ("keep a draft", "propose", "agree", "record")
READING = ("desk", "form", "draft", "public page", "log")
ENTERING = 8


def row(name: str, figure: str, goal: str = "-", limit: str = "") -> None:
    print(f"{name:32} {figure:>34}   goal {goal:>8}   {limit}")


def seconds_of(ledger: Mapping[str, Any], kinds: Sequence[str]) -> list[float]:
    return [each["seconds"] for each in ledger["requests"] if each["kind"] in kinds and each["status"]]


def percentiles(seconds: list[float]) -> str:
    if len(seconds) < 2:
        return "-"
    found = statistics.quantiles(seconds, n=100)
    return f"{found[49] * 1000:5.0f} {found[94] * 1000:5.0f} {found[98] * 1000:5.0f} ms ({len(seconds)})"


def alone(plan: Mapping[str, Any], told: Mapping[str, str]) -> dict[str, Any]:
    """One board of a node that does nothing else: what each kind of request costs."""
    return node.worked(plan | {"people": plan["people"][:A_BOARD], "think": 0.3, "seconds": 8, "seed": 1}, told)


def tell(ledger: Mapping[str, Any], limit: Mapping[str, Any], goal: str) -> None:
    row("p50, p95, p99 (requests)", "", goal)
    for kinds in (READING + WRITING, WRITING, *((each,) for each in READING + WRITING)):
        name = {len(READING + WRITING): "all kinds", len(WRITING): "all that write"}.get(len(kinds), kinds[0])
        best = f"alone {percentiles(seconds_of(limit, kinds))}"
        row(name, percentiles(seconds_of(ledger, kinds)), goal if len(kinds) > 1 else "-", best)
    done = [each for each in ledger["requests"] if each["status"]]
    refused = sum(each["status"] == 409 for each in done)
    broken = [each["status"] for each in done if each["status"] not in (200, 302, 409)]
    rate = len(done) / ledger["seconds"]
    print(f"({rate:.0f} requests a second; {refused} refused because another had done it; broken: {broken or 'none'}")
    print(f" the clients' own process took {ledger['cpu']:.0f} s of {2 * ledger['seconds']:.0f})")


def laid_beside(ledger: Mapping[str, Any], told: Mapping[str, str], target: Path) -> bool:
    found = reckoning.reckoned(ledger, node.exported(target, told), node.drafts(told))
    print(f"acts acknowledged {found.acknowledged}, in the log {found.recorded}")
    print(f"lost {len(found.lost)}, doubled {len(found.doubled)}, that nobody asked for {len(found.unasked)}")
    print(f"(in the log though the answer was cut {len(found.unanswered)}; drafts begun twice {found.drafts_twice})")
    return found.is_sound


def main() -> None:
    words = argparse.ArgumentParser()
    words.add_argument("clients", nargs="?", type=int, default=200)
    words.add_argument("seconds", nargs="?", type=int, default=60)
    words.add_argument("--postgres", help="address of an empty database; else SQLite")
    said = words.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        told = node.environment(home, said.postgres)
        vendor = "PostgreSQL" if said.postgres else "SQLite"
        people = node.made(-(-said.clients // A_BOARD), told)
        plan: dict[str, Any] = {"seed": SEED, "doubled": 0.05, "cut": 0.05, "think": THINK, "seconds": said.seconds}
        with node.served(told) as port:
            plan |= {"port": port, "people": people[: said.clients]}
            entering = [{**each, "cookies": {}} for each in people[:ENTERING]]
            entered = node.worked(plan | {"people": entering, "seconds": 0}, told)
            limit = alone(plan, told)
            ledger = node.worked(plan, told)
            closed = node.worked(plan | {"think": 0, "seed": SEED + 1, "seconds": said.seconds // 2}, told)
        print(f"{said.clients} clients, {len(people) // A_BOARD} organisations, {vendor}")
        print(f"(signing in, 4 at once: {1000 * entered['signed_in'] / ENTERING:.0f} ms a person; not measured below)")
        print(f"pauses of {THINK:.0f} s in the mean, seed {SEED}, {ledger['seconds']:.0f} s:")
        tell(ledger, limit, f"{GOAL} ms")
        print("without any pause:")
        tell(closed, limit, "-")
        is_sound = laid_beside(together([limit, ledger, closed]), told, Path(folder) / "copy")
    sys.exit(not is_sound)


def together(ledgers: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """What several crowds were told, in one ledger."""
    return {
        "acknowledged": {number: act for each in ledgers for number, act in each["acknowledged"].items()},
        "asked_to_record": [number for each in ledgers for number in each["asked_to_record"]],
        "begun": [title for each in ledgers for title in each["begun"]],
    }


main()

"""The node killed, or its power cut, while ballots are cast: none acknowledged is lost, none counts twice."""

import random
from collections.abc import Iterator
from copy import deepcopy

import pytest

from tests.conftest import need
from tests.crashes.calls import WHOLE, Call, calls_in
from tests.crashes.conftest import FIGURES
from tests.crashes.cuts import a_way_to_lose, after_power_cut, scanned, write_out
from tests.crashes.disk import TRACED, Disk
from tests.crashes.lives import acknowledgement, points_of, some
from tests.crashes.past import LostError
from tests.crashes.voting import Voting, voting_on
from tests.sizes import sized

KILLS, CUTS = sized(1000), sized(500)
FORGETTABLE = ".reached"
"""Not waited for: it tells a database that was copied back, and nothing of it is needed after a power cut."""


@pytest.fixture(scope="module")
def voting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Voting]:
    need("strace")
    voting = voting_on(tmp_path_factory.mktemp("voting"))
    with voting.node:
        voting.prepare()
        yield voting


def _lived(voting: Voting, *spoiled: str) -> tuple[Disk, list[Call]]:
    """The disk before, and every call while all ballots are cast undisturbed."""
    voting.node.put_back("open")
    start, trace = scanned(voting.node.disk), voting.node.base / "trace"
    options = ["-e", f"trace={TRACED}", *WHOLE, "-o", str(trace)]
    answer = voting.node.order("cast", voting=str(voting.place), trace=options, spoiled=spoiled, often=True)
    assert answer.acknowledged == len(voting.sendings), answer
    return start, list(calls_in(trace))


@pytest.fixture(scope="module")
def lived(voting: Voting) -> tuple[Disk, list[Call]]:
    return _lived(voting)


def test_every_ballot_is_on_disk_before_it_is_acknowledged(voting: Voting, lived: tuple[Disk, list[Call]]) -> None:
    disk, flushed = deepcopy(lived[0]), 0
    late: dict[int, list[str]] = {}
    for call in lived[1]:
        if call.name == "fdatasync" and any(node is disk.open[int(call.words[0])][0] for node in disk.files("-wal")):
            flushed += 1
        if acknowledgement(call) > 0:
            waiting = [each for each in disk.unsettled() if not each.endswith((FORGETTABLE, "/boxes"))]
            late |= {acknowledgement(call): waiting} if waiting else {}
        disk.apply(call)

    assert late == {}
    assert flushed >= len(voting.expected)
    FIGURES.append(f"On disk before acknowledgement (SQLite, strace): {len(voting.sendings)} ballots.")


@pytest.mark.parametrize("spoiled", ["synchronous_normal", "synchronous_off"])
def test_a_box_that_does_not_wait_for_the_disk_is_caught(voting: Voting, spoiled: str) -> None:
    disk, calls = _lived(voting, spoiled)
    late = set()
    for call in calls:
        if acknowledgement(call) > 0 and any(each.endswith("-wal") for each in disk.unsettled()):
            late.add(acknowledgement(call))
        disk.apply(call)

    assert len(late) >= len(voting.expected)


@pytest.fixture(scope="module")
def injections(lived: tuple[Disk, list[Call]]) -> list[str]:
    names = [call.name for call in lived[1] if not call.is_for_memory]
    points = points_of("open", names)
    FIGURES.append(f"Killed {KILLS} times while ballots were cast, at {len(points)} calls.")
    chosen = some(points, min(KILLS, len(points)))
    chosen += random.Random(1).choices(points, k=KILLS - len(chosen))
    return [point.injection for point in chosen]


@pytest.mark.parametrize("number", range(KILLS))
def test_a_kill_before_any_call_loses_no_acknowledged_ballot_and_counts_none_twice(
    voting: Voting, injections: list[str], number: int
) -> None:
    voting.node.put_back("open")
    options = ["-e", f"trace={TRACED}", "-e", injections[number], "-o", str(voting.node.base / "trace")]
    answer = voting.node.order("cast", voting=str(voting.place), trace=options, often=True)

    assert answer.was_killed, injections[number]
    voting.claim_recovery(voting.acknowledged(answer))


def _cut(voting: Voting, lived: tuple[Disk, list[Call]], moment: int, seed: int) -> int:
    """The power is cut after so many calls and is back; return how many sendings were acknowledged before."""
    disk, acknowledged, chance = deepcopy(lived[0]), 0, random.Random(seed)
    for call in lived[1][:moment]:
        disk.apply(call)
        acknowledged = max(acknowledged, acknowledgement(call))
    write_out(after_power_cut(disk, a_way_to_lose(disk, chance)), voting.node.disk)
    return acknowledged


@pytest.mark.parametrize("seed", range(CUTS))
def test_a_power_cut_loses_no_acknowledged_ballot_and_counts_none_twice(
    voting: Voting, lived: tuple[Disk, list[Call]], seed: int
) -> None:
    moment = random.Random(seed).randrange(len(lived[1]) + 1)

    voting.claim_recovery(_cut(voting, lived, moment, seed))


def test_a_box_on_a_database_that_does_not_wait_loses_ballots_in_power_cuts(voting: Voting) -> None:
    life = _lived(voting, "synchronous_off")
    lost = 0
    for seed in range(20):
        try:
            voting.claim_recovery(_cut(voting, life, len(life[1]), seed))
        except LostError:
            lost += 1
        if lost:
            break

    assert lost

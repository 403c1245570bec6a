"""The same on PostgreSQL: the recorder killed, the process that serves it killed, the whole server stopped at once."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from colonnade.site.databases import named
from tests.conftest import need
from tests.crashes.cluster import Cluster, ServedNode
from tests.crashes.conftest import FIGURES
from tests.crashes.disk import TRACED
from tests.crashes.lives import END, LIVES, Lives, Point, killed_at, names_in, points_of, some
from tests.crashes.past import Past, prepared
from tests.sizes import sized

SPOKEN = f"{TRACED},sendto,recvfrom"
KILLS, SERVER_KILLS, STOPS = sized(200), sized(60), sized(20)
ACTS = sized(1000)
SETTINGS = ("fsync", "synchronous_commit", "full_page_writes")


@pytest.fixture(scope="module")
def served(cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lives]:
    entries = prepared(END)
    lives = Lives(ServedNode(tmp_path_factory.mktemp("served"), entries, cluster), Past(entries))
    with lives.node:
        lives.prepare()
        yield lives


def _points(lives: Lives, whom: str, number: int) -> list[Point]:
    """So many points of both lives, at the recorder's calls or at those of the process that serves it."""
    chosen = []
    for life, (_, until) in LIVES.items():
        lives.node.put_back(life)
        trace = lives.node.base / "trace"
        lives.node.order("record", until=until, trace=["-e", f"trace={SPOKEN}", "-o", str(trace)], whom=whom)
        chosen += some(points_of(life, names_in(trace)), number // len(LIVES))
    return chosen


@pytest.fixture(scope="module")
def points(served: Lives) -> list[Point]:
    FIGURES.append(f"Killed at {KILLS} points of recording and publishing on PostgreSQL.")
    return _points(served, "recorder", KILLS)


@pytest.fixture(scope="module")
def server_points(served: Lives) -> list[Point]:
    need("leave to trace PostgreSQL")
    FIGURES.append(f"PostgreSQL's own process killed at {SERVER_KILLS} points, its server stopped {STOPS} times.")
    return _points(served, "backend", SERVER_KILLS)


@pytest.mark.parametrize("number", range(KILLS))
def test_a_kill_before_any_call_loses_no_acknowledged_act_and_forks_nothing(
    served: Lives, points: list[Point], number: int
) -> None:
    answer = killed_at(served.node, points[number], traced=SPOKEN, whom="recorder")

    assert answer.was_killed, points[number]
    served.claim_recovery(LIVES[points[number].life][1], answer.acknowledged)


@pytest.mark.parametrize("number", range(SERVER_KILLS))
def test_a_kill_of_the_servers_process_loses_no_acknowledged_act(
    served: Lives, cluster: Cluster, server_points: list[Point], number: int
) -> None:
    before = cluster.repairs()
    answer = killed_at(served.node, server_points[number], traced=SPOKEN, whom="backend")
    cluster.await_repair(before)

    served.claim_recovery(LIVES[server_points[number].life][1], answer.acknowledged)


@pytest.mark.parametrize("seed", range(STOPS))
def test_a_server_stopped_at_once_loses_no_acknowledged_act(served: Lives, cluster: Cluster, seed: int) -> None:
    served.node.put_back("grown")
    last = random.Random(seed).randrange(LIVES["grown"][0] + 1, END)

    def stop(line: str) -> None:
        if line == f"ack {last}":
            cluster.stop_hard()

    answer = served.node.order("record", until=END, at_line=stop)
    cluster.start()

    assert answer.status != 0
    assert answer.acknowledged >= last
    served.claim_recovery(END, answer.acknowledged)


def test_a_session_of_ours_waits_for_the_disk_whatever_the_address_asks_for(cluster: Cluster, tmp_path: Path) -> None:
    with ServedNode(tmp_path, prepared(1), cluster, options="-c synchronous_commit=off") as node:
        node.order("record", until=1)
        told = node.order("session", settings=SETTINGS).told("session")

    assert told == [dict.fromkeys(SETTINGS, "on")]


@pytest.mark.parametrize("asked", ["", "?options=-c%20synchronous_commit%3Doff", "?options=-c%20work_mem%3D8MB"])
def test_an_address_keeps_its_options_and_commits_are_awaited(asked: str) -> None:
    options = named(f"postgresql://host/name{asked}")["OPTIONS"]["options"]

    assert options.endswith("-c synchronous_commit=on")
    assert ("work_mem=8MB" in options) is ("work_mem" in asked)


def _not_on_disk(cluster: Cluster, folder: Path, number: int, *spoiled: str) -> tuple[list[int], list[int]]:
    """Which acts were not on disk when their checkpoint was begun, and which not when they were acknowledged."""
    with ServedNode(folder, prepared(number), cluster) as node:
        node.order("record", until=0)
        ((start,),) = cluster.ask("SELECT pg_current_wal_lsn()::text")
        answer = node.order("record", until=number, positions=True, spoiled=spoiled)
    assert answer.acknowledged == number
    cluster.ask("SELECT pg_logical_emit_message(true, 'tests', 'all before this is on disk')")
    question = "SELECT xid::text, end_lsn - '0/0'::pg_lsn FROM pg_get_wal_records_info(%s, pg_current_wal_flush_lsn())"
    committed: dict[str, int] = dict(cluster.ask(f"{question} WHERE record_type LIKE 'COMMIT%%'", start))
    late: tuple[list[int], list[int]] = ([], [])
    for line in answer.lines:
        act, *positions = line.split()[1:]
        if positions:
            begun, recorded, acknowledged, published = positions
            for which, (flushed, transaction) in enumerate([(begun, recorded), (acknowledged, published)]):
                if _position(flushed) < committed[transaction]:
                    late[which].append(int(act))
    return late


def _position(spelled: str) -> int:
    high, _, low = spelled.partition("/")
    return int(high, 16) << 32 | int(low, 16)


def test_every_act_is_on_disk_before_its_checkpoint_and_before_it_is_acknowledged(
    cluster: Cluster, tmp_path: Path
) -> None:
    assert _not_on_disk(cluster, tmp_path, ACTS) == ([], [])
    FIGURES.append(f"On disk before acknowledgement (PostgreSQL, its write-ahead log): {ACTS}/{ACTS} acts.")


def test_a_session_that_does_not_await_its_commits_is_caught(cluster: Cluster, tmp_path: Path) -> None:
    begun, _ = _not_on_disk(cluster, tmp_path, 20, "commit_not_awaited")

    assert begun

"""Ballots cast on PostgreSQL: the node killed, the process that serves it killed, the server stopped at once."""

import random
from collections.abc import Iterator
from functools import partial

import pytest

from tests.conftest import need
from tests.crashes.cluster import Cluster, ServedNode
from tests.crashes.conftest import FIGURES
from tests.crashes.disk import TRACED
from tests.crashes.lives import names_in, points_of, some
from tests.crashes.node import Answer
from tests.crashes.voting import Voting, voting_on
from tests.sizes import sized

SPOKEN = f"{TRACED},sendto,recvfrom"
KILLS, SERVER_KILLS, STOPS = sized(200), sized(60), sized(20)


@pytest.fixture(scope="module")
def voting(cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Voting]:
    voting = voting_on(tmp_path_factory.mktemp("voting"), partial(ServedNode, cluster=cluster))
    with voting.node:
        voting.prepare()
        yield voting


def _names(voting: Voting, whom: str) -> list[str]:
    voting.node.put_back("open")
    trace = voting.node.base / "trace"
    options = ["-e", f"trace={SPOKEN}", "-o", str(trace)]
    voting.node.order("cast", voting=str(voting.place), trace=options, whom=whom)
    return names_in(trace)


@pytest.fixture(scope="module")
def points(voting: Voting) -> list[tuple[str, int]]:
    FIGURES.append(f"Killed {KILLS} times while ballots were cast on PostgreSQL.")
    return [(each.name, each.count) for each in some(points_of("open", _names(voting, "recorder")), KILLS)]


@pytest.fixture(scope="module")
def server_points(voting: Voting) -> list[tuple[str, int]]:
    need("leave to trace PostgreSQL")
    FIGURES.append(f"PostgreSQL's own process killed {SERVER_KILLS} times, its server stopped {STOPS} times.")
    return [(each.name, each.count) for each in some(points_of("open", _names(voting, "backend")), SERVER_KILLS)]


def _killed_at(voting: Voting, name: str, count: int, whom: str) -> Answer:
    """Calls are not the same each time: where it ends before, half-way instead."""
    voting.node.put_back("open")
    trace = voting.node.base / "trace"
    options = ["-e", f"trace={SPOKEN}", "-e", f"inject={name}:signal=KILL:when={count}", "-o", str(trace)]
    answer = voting.node.order("cast", voting=str(voting.place), trace=options, whom=whom)
    if "+++ killed by SIGKILL" in trace.read_text():
        return answer
    return _killed_at(voting, name, (count + 1) // 2, whom)


@pytest.mark.parametrize("number", range(KILLS))
def test_a_kill_loses_no_acknowledged_ballot_and_counts_none_twice(
    voting: Voting, points: list[tuple[str, int]], number: int
) -> None:
    answer = _killed_at(voting, *points[number], "recorder")

    assert answer.was_killed, points[number]
    voting.claim_recovery(voting.acknowledged(answer))


@pytest.mark.parametrize("number", range(SERVER_KILLS))
def test_a_kill_of_the_servers_process_loses_no_acknowledged_ballot(
    voting: Voting, cluster: Cluster, server_points: list[tuple[str, int]], number: int
) -> None:
    before = cluster.repairs()
    answer = _killed_at(voting, *server_points[number], "backend")
    cluster.await_repair(before)

    voting.claim_recovery(voting.acknowledged(answer))


@pytest.mark.parametrize("seed", range(STOPS))
def test_a_server_stopped_at_once_loses_no_acknowledged_ballot(voting: Voting, cluster: Cluster, seed: int) -> None:
    voting.node.put_back("open")
    last = random.Random(seed).randrange(1, len(voting.sendings))

    def stop(line: str) -> None:
        if line == f"ack {last}":
            cluster.stop_hard()

    answer = voting.node.order("cast", voting=str(voting.place), at_line=stop)
    cluster.start()

    assert answer.acknowledged >= last
    voting.claim_recovery(answer.acknowledged)


def _late(voting: Voting, cluster: Cluster, *spoiled: str) -> list[int]:
    """Which ballots were not on disk when they were acknowledged."""
    voting.node.put_back("open")
    ((start,),) = cluster.ask("SELECT pg_current_wal_lsn()::text")
    answer = voting.node.order("cast", voting=str(voting.place), positions=True, spoiled=spoiled)
    cluster.ask("SELECT pg_logical_emit_message(true, 'tests', 'all before this is on disk')")
    question = "SELECT xid::text, end_lsn - '0/0'::pg_lsn FROM pg_get_wal_records_info(%s, pg_current_wal_flush_lsn())"
    committed: dict[str, int] = dict(cluster.ask(f"{question} WHERE record_type LIKE 'COMMIT%%'", start))
    acknowledged = [line.split()[1:] for line in answer.lines if line.startswith("ack ")]
    assert len(acknowledged) == len(voting.sendings)
    return [int(number) for number, flushed, stored in acknowledged if _position(flushed) < committed[stored]]


def _position(spelled: str) -> int:
    high, _, low = spelled.partition("/")
    return int(high, 16) << 32 | int(low, 16)


def test_every_ballot_is_on_disk_before_it_is_acknowledged(voting: Voting, cluster: Cluster) -> None:
    assert _late(voting, cluster) == []
    FIGURES.append(f"On disk before acknowledgement (PostgreSQL): {len(voting.sendings)} ballots.")


def test_a_box_that_does_not_await_its_commits_is_caught(voting: Voting, cluster: Cluster) -> None:
    assert _late(voting, cluster, "commit_not_awaited")

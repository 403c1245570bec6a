"""Ballots cast over HTTP: how many a second a node takes, verifies and brings to disk.

    .venv/bin/python benchmarks/casting.py [ballots] [clients] [--postgres URL] [--group NAME]

A fresh node on a fresh home, served by `colonnade serve`; ballots of one question with five answers were made before,
unguarded, since they are nobody's. Then another process on the same cores sends them over loopback, so many at once,
each with its code. A ballot counts once it is acknowledged: both hands there, every proof verified, stored, on disk.
Afterwards the box is closed and its archive verified whole.

Goal: 40 a second on 2 cores with BELENIOS-2048 and gmpy2. The limit beside it: how many the same engine verifies on so
many cores without any node.
"""

import argparse
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

GOAL = 40
CORES = 2
CLOSES = "2030-01-01"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def prepare(home: Path, ballots: int, group: str) -> None:
    """In a process of its own: the node's home with an election that is open, and ballots with their codes."""
    from colonnade.cli.starting import start
    from colonnade.edges.homes import create_home

    made = create_home(home, "test.invalid/log")
    start(made)
    from tests.boxes import Booth, Urn

    from colonnade.core.elections.election import Summed, election_spelled
    from colonnade.core.elections.groups import group_named

    question = Summed(("a", "b", "c", "d", "e"), None, 1, 1, "Whom?")
    urn = Urn(voters=max(1, ballots // 2), group=group_named(group, version=1), questions=(question,))
    booth = Booth(urn).set_up(closes=CLOSES).hosted().opened()
    sendings = []
    for number in range(ballots):
        voter = number % urn.voters
        marks = tuple(int(each == number % 5) for each in range(5))
        sending = {"ballot": urn.ballot(voter, (marks,)).decode(), "code": urn.codes[voter]}
        sendings.append(json.dumps(sending))
    address = f"/en/organisations/{booth.body}/elections/{booth.act}/ballots/"
    told = {"address": address, "sendings": sendings, "uuid": urn.uuid}
    (home.parent / "election.json").write_bytes(election_spelled(urn.poll.election))
    (home.parent / "sendings.json").write_text(json.dumps(told))


def send(place: Path, port: int, clients: int) -> None:
    """In a process of its own: every ballot is sent; how long it took, and what was answered, is printed."""
    told = json.loads(place.read_text())
    shares = [told["sendings"][number::clients] for number in range(clients)]

    def work(share: list[str]) -> list[tuple[int, float]]:
        connection = HTTPConnection("127.0.0.1", port, timeout=120)
        answers = []
        for each in share:
            begun = time.perf_counter()
            while True:
                connection.request("POST", told["address"], each, {"Content-Type": "application/json"})
                answer = connection.getresponse()
                answer.read()
                if answer.status != 503:
                    break
            answers.append((answer.status, time.perf_counter() - begun))
        return answers

    begun = time.perf_counter()
    with ThreadPoolExecutor(clients) as pool:
        answered = [each for share in pool.map(work, shares) for each in share]
    took = time.perf_counter() - begun
    waits = sorted(wait for _, wait in answered)
    print(json.dumps({"took": took, "statuses": [status for status, _ in answered], "waits": waits}))


def verified_alone(place: Path, group: str) -> float:
    """How many ballots one core verifies in a second, without a node."""
    from colonnade.core.elections.ballots import Poll, refusals_of
    from colonnade.core.elections.election import read_election
    from colonnade.core.elections.groups import group_named
    from colonnade.core.elections.objects import read_ballot, stamp
    from colonnade.edges.engines.choosing import public_engine

    told = json.loads(place.read_text())
    election = (place.parent / "election.json").read_bytes()
    poll = Poll(read_election(election), stamp(election))
    arithmetic = public_engine(group_named(group, version=1))
    some = [json.loads(each)["ballot"].encode() for each in told["sendings"][:60]]
    for each in some[:20]:
        refusals_of(arithmetic, poll, [read_ballot(each, poll.election.group)])
    begun = time.perf_counter()
    for each in some:
        assert refusals_of(arithmetic, poll, [read_ballot(each, poll.election.group)]) == [None]
    return len(some) / (time.perf_counter() - begun)


def close(home: Path) -> None:
    """In a process of its own: the box is closed, and its archive looked through; what was found is printed."""
    from colonnade.cli.starting import start
    from colonnade.edges.homes import open_home

    start(open_home(home))
    import io
    from datetime import date

    from colonnade.apps.elections import selectors, services
    from colonnade.core.elections.verification import verify
    from colonnade.edges.engines.choosing import public_engine
    from colonnade.edges.engines.pool import examined_by

    uuid = json.loads((home.parent / "sendings.json").read_text())["uuid"]
    begun = time.perf_counter()
    services.close(uuid, on=date.fromisoformat(CLOSES))
    took = time.perf_counter() - begun
    content = b"".join(selectors.archive_pieces(uuid))
    report = verify(io.BytesIO(content), public_engine, lambda start, end: content[start:end], examined_by(CORES))
    told = {"reasons": len(report.reasons), "events": report.ballot_events, "counted": report.ballots_counted}
    print(json.dumps({**told, "engine": report.engine, "closed_in": took}))


def asked(name: str, environment: dict[str, str], *arguments: str) -> Any:
    command = [sys.executable, __file__, "--part", name, *arguments]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    return json.loads(done.stdout) if done.stdout.strip() else None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ballots", nargs="?", type=int, default=1_000)
    parser.add_argument("clients", nargs="?", type=int, default=8)
    parser.add_argument("--postgres")
    parser.add_argument("--group", default="BELENIOS-2048")
    parser.add_argument("--part")
    parser.add_argument("--home", type=Path)
    parser.add_argument("--port", type=int, default=0)
    options = parser.parse_args()
    sendings = None if options.home is None else options.home.parent / "sendings.json"
    if options.part == "prepare":
        prepare(options.home, options.ballots, options.group)
    elif options.part == "send":
        assert sendings is not None
        send(sendings, options.port, options.clients)
    elif options.part == "close":
        close(options.home)
    elif options.part == "alone":
        assert sendings is not None
        print(json.dumps(verified_alone(sendings, options.group)))
    else:
        whole(options)


def whole(options: argparse.Namespace) -> None:
    with tempfile.TemporaryDirectory() as folder:
        home, port = Path(folder) / "home", free_port()
        usual = {name: value for name, value in os.environ.items() if name != "COLONNADE_DATABASE_URL"}
        environment = {**usual, "COLONNADE_HOME": str(home), "PORT": str(port), "PYTHONPATH": str(ROOT)}
        environment |= {"COLONNADE_DATABASE_URL": options.postgres} if options.postgres else {}
        said = [str(options.ballots), str(options.clients), "--group", options.group, "--home", str(home)]
        asked("prepare", environment, *said)
        alone = asked("alone", environment, *said)
        command = [str(Path(sys.executable).parent / "colonnade"), "serve"]
        with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as node:
            assert node.stdout is not None
            node.stdout.readline()
            sent = asked("send", environment, *said, "--port", str(port))
            node.terminate()
        found = asked("close", environment, *said)
    new = sent["statuses"].count(201)
    waits = sent["waits"]
    print(f"engine: {found['engine']}; {options.group}, one question of five answers; {options.clients} at once")
    print(f"{'ballots acknowledged a second':32} {new / sent['took']:10.1f}   goal {GOAL:>6}")
    print(f"{'limit: verified alone, a core':32} {alone:10.1f}   on {CORES} cores {alone * CORES:.1f}")
    print(f"{'p50, p95 of a voter':32} {waits[len(waits) // 2]:6.3f} {waits[int(len(waits) * 0.95)]:6.3f} s")
    print(f"{'closed in':32} {found['closed_in']:10.1f} s")
    is_sound = (found["reasons"], found["events"]) == (0, new) and new == options.ballots
    verdict = "sound" if is_sound else "LOST"
    print(f"acknowledged {new}, in the archive {found['events']}, counted {found['counted']}: {verdict}")
    sys.exit(0 if is_sound else 1)


if __name__ == "__main__":
    main()

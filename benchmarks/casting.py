"""Ballots cast over HTTP: how many a second a node takes, verifies and brings to disk.

    .venv/bin/python benchmarks/casting.py [ballots] [clients] [--engines NAMES] [--postgres URL] [--group NAME]

A fresh node on a fresh home, served by `colonnade serve`; ballots of one question with five answers were made before,
unguarded, since they are nobody's. Then another process on the same cores sends them over loopback, so many at once,
each with its code. A ballot counts once it is acknowledged: both hands there, every proof verified, stored, on disk.
Afterwards the box is closed and its archive verified whole. Once for the best engine that is ready and once for the
one that needs no kernel, each time the same ballots: a node takes the best whose kernel it finds, so that each node is
given a folder with the kernels of its engine alone.

Goals on 2 cores with BELENIOS-2048: 100 a second with a kernel, 40 with gmpy2. The limit beside them: how many the
same engine verifies on so many cores without any node, one by one as they come to a node.
"""

import argparse
import json
import os
import shutil
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

from processors import machine  # noqa: E402 -- likewise
from programs import family  # noqa: E402 -- beside this program

GOALS = {("BELENIOS-2048", "ifma"): 100, ("BELENIOS-2048", "gmpy2"): 40}
CORES = 2
FIRST = 10
"""A tenth of the ballots is sent before the clock starts, while the node's processes try engines and make tables."""
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


def send(place: Path, port: int, clients: int, numbers: slice) -> None:
    """In a process of its own: some ballots are sent; how long it took, and what was answered, is printed."""
    told = json.loads(place.read_text())
    shares = [told["sendings"][numbers][number::clients] for number in range(clients)]

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

    begun, before = time.perf_counter(), time.process_time()
    with ThreadPoolExecutor(clients) as pool:
        answered = [each for share in pool.map(work, shares) for each in share]
    took, used = time.perf_counter() - begun, time.process_time() - before
    waits = sorted(wait for _, wait in answered)
    statuses = [status for status, _ in answered]
    print(json.dumps({"took": took, "used": used, "statuses": statuses, "waits": waits}))


def verified_alone(place: Path, group: str) -> dict[str, Any]:
    """The engine, and the seconds of a processor in which it verifies a ballot that comes alone, without a node."""
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
    begun = time.process_time()
    for each in some:
        assert refusals_of(arithmetic, poll, [read_ballot(each, poll.election.group)]) == [None]
    return {"engine": arithmetic.name, "used": (time.process_time() - begun) / len(some)}


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
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ballots", nargs="?", type=int, default=1_000)
    parser.add_argument("clients", nargs="?", type=int, default=8)
    parser.add_argument("--engines", nargs="+", help="by name; the best that is ready, and the one without a kernel")
    parser.add_argument("--postgres", help="a database that is empty; one engine then")
    parser.add_argument("--group", default="BELENIOS-2048")
    parser.add_argument("--part")
    parser.add_argument("--home", type=Path)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--numbers", type=int, nargs=2, default=(0, 0))
    options = parser.parse_args()
    sendings = None if options.home is None else options.home.parent / "sendings.json"
    if options.part == "prepare":
        prepare(options.home, options.ballots, options.group)
    elif options.part == "send":
        assert sendings is not None
        send(sendings, options.port, options.clients, slice(*options.numbers))
    elif options.part == "close":
        close(options.home)
    elif options.part == "alone":
        assert sendings is not None
        print(json.dumps(verified_alone(sendings, options.group)))
    else:
        print(machine())
        whole(options)


def whole(options: argparse.Namespace) -> None:
    from colonnade.core.elections.groups import group_named
    from colonnade.edges.engines.choosing import engines_for

    ready = engines_for(group_named(options.group))[:-1]
    engines = options.engines or list(dict.fromkeys((ready[0], ready[-1])))[: 1 if options.postgres else None]
    if not set(engines) <= set(ready):
        sys.exit(f"ready for {options.group} on this machine: {', '.join(ready)}")
    if options.postgres and len(engines) > 1:
        sys.exit("with --postgres one engine: the database of another would not be empty")
    with tempfile.TemporaryDirectory() as folder:
        prepared = Path(folder) / "prepared"
        prepared.mkdir()
        said = [str(options.ballots), str(options.clients), "--group", options.group]
        asked("prepare", environment(options, prepared), *said, "--home", str(prepared / "home"))
        are_sound = []
        for engine in engines:
            own = Path(folder) / engine
            shutil.copytree(prepared, own)
            give_kernels(own / "kernels", engine)
            are_sound.append(cast_all(options, own, engine, said))
    sys.exit(0 if all(are_sound) else 1)


def environment(options: argparse.Namespace, place: Path) -> dict[str, str]:
    usual = {name: value for name, value in os.environ.items() if name != "COLONNADE_DATABASE_URL"}
    named = {"COLONNADE_HOME": str(place / "home"), "PYTHONPATH": str(ROOT)}
    return {**usual, **named, **({"COLONNADE_DATABASE_URL": options.postgres} if options.postgres else {})}


def give_kernels(place: Path, engine: str) -> None:
    """A folder with the kernels of one engine alone; with none at all where the engine is not compiled."""
    from colonnade.edges.engines.choosing import COMPILED
    from colonnade.edges.engines.kernels.compiling import folder

    place.mkdir(mode=0o700)
    for each in COMPILED:
        if each.name == engine:
            for kept in folder().glob(f"{each.kernel.name}-*"):
                shutil.copy2(kept, place)


def cast_all(options: argparse.Namespace, place: Path, engine: str, said: list[str]) -> bool:
    """All ballots are sent to a node that has this engine; whether none was lost."""
    port = free_port()
    own = {**environment(options, place), "COLONNADE_KERNELS": str(place / "kernels"), "PORT": str(port)}
    said = [*said, "--home", str(place / "home")]
    alone = asked("alone", own, *said)
    command = [str(Path(sys.executable).parent / "colonnade"), "serve"]
    with subprocess.Popen(command, env=own, stdout=subprocess.PIPE, text=True) as node:
        assert node.stdout is not None
        node.stdout.readline()
        first = options.ballots // FIRST
        warm = asked("send", own, *said, "--port", str(port), "--numbers", "0", str(first))
        before = used_by(node.pid)
        sent = asked("send", own, *said, "--port", str(port), "--numbers", str(first), str(options.ballots))
        used = used_by(node.pid) - before
        node.terminate()
    found = asked("close", own, *said)
    assert alone["engine"] == found["engine"] == engine, (alone, found, engine)
    new, goal = sent["statuses"].count(201), GOALS.get((options.group, engine), "-")
    waits = sent["waits"]
    print(f"engine: {engine}; {options.group}, one question of five answers; {options.clients} at once")
    print(f"{'ballots acknowledged a second':32} {new / sent['took']:10.1f}   goal {goal:>6}")
    print(
        f"{'limit: verified alone, a core':32} {1 / alone['used']:10.1f}   on {CORES} cores {CORES / alone['used']:.1f}"
    )
    every = used + sent["used"]
    print(f"{'by processors: node and sender':32} {CORES * new / every:10.1f}   on {CORES} cores that do nothing else")
    parts = {"node": used / new, "of it the engine": alone["used"], "sender": sent["used"] / new}
    told = ", ".join(f"{name} {seconds * 1e3:.1f} ms" for name, seconds in parts.items())
    print(f"{'processors a ballot':32} {told}")
    print(f"{'p50, p95 of a voter':32} {waits[len(waits) // 2]:6.3f} {waits[int(len(waits) * 0.95)]:6.3f} s")
    print(f"{'closed in':32} {found['closed_in']:10.1f} s")
    stored = new + warm["statuses"].count(201)
    is_sound = (found["reasons"], found["events"]) == (0, stored) and stored == options.ballots
    verdict = "sound" if is_sound else "LOST"
    print(f"acknowledged {stored}, in the archive {found['events']}, counted {found['counted']}: {verdict}", flush=True)
    return is_sound


def used_by(program: int) -> float:
    """Seconds of processors that a program and those it has started have spent; those that have ended left out."""
    ticks = 0
    for each in family(program):
        columns = Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split()
        ticks += int(columns[11]) + int(columns[12])
    return ticks / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()

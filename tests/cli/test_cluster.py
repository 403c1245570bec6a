"""`colonnade election verify --cluster`: real schedulers and workers of Dask, who are killed and led astray."""

import hashlib
import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path

import pytest
from distributed import Client

from colonnade.cli.elections import verify
from colonnade.core.elections import ballot_box
from colonnade.core.elections.archive import records
from colonnade.core.elections.events import EventType, steps
from colonnade.core.elections.groups import ED25519
from colonnade.core.elections.objects import stamp
from colonnade.edges.cluster import chunks, connection
from colonnade.edges.cluster.chunks import Amiss, Chunk, Examined, Question
from colonnade.edges.engines.choosing import public_engine
from tests.archives import RANKED, TIME, YES_NO, Plan, made
from tests.balloting import call
from tests.mutations import rebuilt, subject

DASK = Path(sys.executable).with_name("dask")
VOTES = [(at % 3, [[1, 0], [1, 2, 0]]) for at in range(8)]
MANY = [(at % 3, [[0, 1]]) for at in range(32)]
RANKING = Plan(VOTES, questions=(YES_NO, RANKED), group=ED25519)


@dataclass
class Processes:
    """A scheduler and its workers, each a process of its own; whoever is left ends with it."""

    address: str = ""
    kept: dict[str, "subprocess.Popen[str]"] = field(default_factory=dict)

    def start(self, name: str, told: str, *words: str) -> str:
        """Start one and return what it says of itself, once it does."""
        started = subprocess.Popen([str(DASK), *words, "--no-dashboard"], stderr=subprocess.PIPE, text=True)
        self.kept[name] = started
        assert started.stderr is not None
        for line in started.stderr:
            if found := re.search(rf"{told}:? +(\S+)", line):
                return found[1]
        raise AssertionError(name)

    def worker(self, name: str) -> None:
        self.start(name, "Registered to", "worker", self.address, "--nthreads", "1", "--no-nanny", "--name", name)

    def end(self) -> None:
        for name in list(self.kept):
            self.kill(name)

    def kill(self, name: str) -> None:
        started = self.kept.pop(name)
        started.send_signal(signal.SIGKILL)
        started.wait()
        assert started.stderr is not None
        started.stderr.close()


@contextmanager
def _scheduler() -> Iterator[Processes]:
    processes = Processes()
    with ExitStack() as ended:
        ended.callback(processes.end)
        words = ("scheduler", "--host", "127.0.0.1", "--port", "0")
        processes.address = processes.start("scheduler", "Scheduler at", *words)
        yield processes


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    """The address of a scheduler with one worker."""
    with _scheduler() as processes:
        processes.worker("only")
        yield processes.address


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Chunks so small that archives of this size are made of many."""
    monkeypatch.setattr(ballot_box, "FIRST_BATCH", 2)
    monkeypatch.setattr(chunks, "BALLOTS", 4)


@pytest.fixture(scope="module")
def many() -> bytes:
    return made(Plan(MANY, questions=(YES_NO,), group=ED25519))


@pytest.fixture
def bel(many: bytes, tmp_path: Path) -> Path:
    place = tmp_path / "many.bel"
    place.write_bytes(many)
    return place


def _half_way(monkeypatch: pytest.MonkeyPatch, do: Callable[[], object]) -> None:
    """Once half of the archive has been read, do that."""
    once = iter([do])

    def tell(done: int, total: int) -> None:
        if 2 * done >= total:
            next(once, lambda: None)()

    @contextmanager
    def progress(_name: str, _language: str) -> Iterator[Callable[[int, int], None]]:
        yield tell

    monkeypatch.setattr(verify, "progress", progress)


def _stopped(*said: str | Path) -> str:
    """The one sentence of a command that stops without a verdict."""
    code, out, err = call("verify", *said, "--lang", "en")
    assert (code, out, err.count("\n")) == (2, "", 1), (code, out, err)
    return err


def _spoilt(content: bytes) -> bytes:
    """The archive with ballots that do not stand, in a good chain that is cut behind them."""
    of = subject(content)
    taken = list(of.steps)
    foreign = subject(made(replace(RANKING, until=EventType.BALLOT))).steps[1]
    for at in (19, 11, 3):
        taken.insert(at, foreign if at == 11 else (EventType.BALLOT, (b"{}",)))
    anew = rebuilt(TIME, taken)
    return anew[: list(steps(records(BytesIO(anew))))[29].offset + 700]


def test_workers_find_to_the_byte_what_one_process_finds(cluster: str, bel: Path, many: bytes) -> None:
    for content, reasons in ((many, 0), (made(RANKING), 0), (_spoilt(many), 4), (many[: len(many) // 2], 1)):
        bel.write_bytes(content)
        for form in ("json", "text"):
            one, others = (
                call("verify", bel, *words, "--format", form, "--lang", "fa")
                for words in (["--jobs", "1"], ["--cluster", cluster])
            )
            assert others == one
            assert form == "text" or len(json.loads(one[1])["reasons"]) == reasons


@pytest.mark.parametrize(
    ("name", "named"),
    [("other", "another file"), ("none", "cannot read"), ("folder", "cannot read"), ("pipe", "another file")],
)
def test_a_worker_who_has_another_file_or_none_gives_no_verdict(
    name: str, named: str, cluster: str, bel: Path, many: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def swap() -> None:
        bel.unlink()
        if name == "other":
            bel.write_bytes(many[:-30_000].replace(b'"response":"1', b'"response":"2'))
        if name == "folder":
            bel.mkdir()
        if name == "pipe":
            os.mkfifo(bel)

    _half_way(monkeypatch, swap)
    said = _stopped(bel, "--cluster", cluster)

    assert named in said
    assert str(bel) in said
    assert "tcp://127.0.0.1:" in said


def test_every_engine_that_was_used_is_named(cluster: str, bel: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verify, "public_engine", lambda group, _name: public_engine(group, "reference"))

    assert call("verify", bel, "--cluster", cluster)[1].endswith("engine: libsodium, reference\n")


def test_a_worker_of_another_version_gives_no_verdict(cluster: str, bel: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = chunks.version()
    monkeypatch.setattr(chunks, "version", lambda: "0.0.9+0123456789ab")
    said = _stopped(bel, "--cluster", cluster)

    assert theirs in said
    assert "0.0.9+0123456789ab" in said


def test_a_worker_without_the_engine_that_is_named_gives_no_verdict(bel: Path, many: bytes) -> None:
    setup, cast = list(steps(records(BytesIO(many))))[:2]
    (election, *_), digest = setup.contents, bytes.fromhex(cast.event.payload or "")
    for engine, expected in (
        ("libsodium", Examined("libsodium", ([None],))),
        (None, Examined("libsodium", ([None],))),
        ("jit64", _without("jit64", "elections.kernel_not_ready")),
        ("abacus", _without("abacus", "elections.unknown_engine")),
    ):
        question = Question(chunks.version(), str(bel), election, stamp(election), engine)
        places = (((cast.offset + 512, len(cast.contents[0])),),)
        assert chunks.examined(Chunk(question, places, hashlib.sha256(digest).digest())) == expected


def _without(engine: str, why: str) -> Amiss:
    return Amiss("elections.worker_without_engine", (("engine", engine), ("why", why)))


def test_lost_workers_change_nothing_until_none_is_left_or_each_dies_of_the_same(
    bel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = call("verify", bel, "--jobs", "1", "--format", "json")
    with _scheduler() as processes:
        said = ("--cluster", processes.address, "--format", "json")
        monkeypatch.setattr(connection, "JOIN_WITHIN", 0.2)
        monkeypatch.setattr(connection, "LOOK_EVERY", 0.2)
        assert "has no worker" in _stopped(bel, *said)

        processes.worker("first")
        processes.worker("second")
        _half_way(monkeypatch, lambda: processes.kill("first"))
        assert call("verify", bel, *said) == alone

        _half_way(monkeypatch, lambda: processes.kill("second"))
        assert "has no worker" in _stopped(bel, *said)

        with Client(processes.address, set_as_default=False) as client:
            client.run_on_scheduler(lambda dask_scheduler: setattr(dask_scheduler, "allowed_failures", 0))
        processes.worker("third")
        _half_way(monkeypatch, lambda: processes.kill("third"))
        assert "brought down 1 workers" in _stopped(bel, *said, "--engine", "reference")

        processes.worker("fourth")
        _half_way(monkeypatch, lambda: processes.kill("scheduler"))
        assert "was lost" in _stopped(bel, *said, "--engine", "reference")


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("localhost", "no address"),
        ("", "no address"),
        ("gopher://127.0.0.1:8786", "no address"),
        ("tcp://127.0.0.1:x", "no address"),
        ("tcp://127.0.0.1:70000", "no address"),
        ("tls://127.0.0.1:9", "certificate"),
        ("tcp://127.0.0.1:9", "No scheduler"),
    ],
)
def test_what_is_no_scheduler_is_said_to_be_none(
    address: str, named: str, bel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "CONNECT_WITHIN", 0.3)

    assert named in _stopped(bel, "--cluster", address)


@pytest.mark.parametrize("answer", [b"", b"HTTP/1.1 400 Bad Request\r\n\r\n" + bytes(4_000)])
def test_whoever_is_silent_or_speaks_otherwise_is_no_scheduler_and_is_not_waited_for(
    answer: bytes, bel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "CONNECT_WITHIN", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as server, ThreadPoolExecutor(1) as other:
        spoken = other.submit(lambda: server.accept()[0])
        spoken.add_done_callback(lambda came: came.result().sendall(answer))
        with ExitStack() as ended:
            ended.callback(lambda: spoken.result().close())
            assert "No scheduler" in _stopped(bel, "--cluster", f"tcp://127.0.0.1:{server.getsockname()[1]}")


def test_processes_here_and_a_cluster_are_not_asked_for_together(bel: Path) -> None:
    assert "`--jobs`" in _stopped(bel, "--cluster", "tcp://127.0.0.1:9", "--jobs", "2")


def test_without_dask_one_sentence_says_what_to_install(bel: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, connection.__name__)
    monkeypatch.delattr("colonnade.edges.cluster.connection")
    monkeypatch.setitem(sys.modules, "distributed", None)

    assert "colonnade[cluster]" in _stopped(bel, "--cluster", "tcp://127.0.0.1:9")
    assert call("verify", bel)[0] == 0

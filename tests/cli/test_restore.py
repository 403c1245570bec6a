"""Backup and restore as commands: from one database into the other, and killed at every step."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest

from colonnade.core.log.backups import EntriesKept, LogKept, read_backup
from colonnade.edges import backups
from colonnade.edges.signing import verify
from colonnade.edges.simulator import Simulator
from tests.cli.test_node import PROGRAM
from tests.conftest import need
from tests.logs import acts
from tests.sizes import sized


@dataclass(frozen=True)
class Place:
    """A home and the database that goes with it; no URL: SQLite in the home."""

    home: Path
    url: str = ""

    def environment(self) -> dict[str, str]:
        environment = {name: value for name, value in os.environ.items() if name != "COLONNADE_DATABASE_URL"}
        environment |= {"COLONNADE_HOME": str(self.home), "LANG": "C.UTF-8"}
        return environment | ({"COLONNADE_DATABASE_URL": self.url} if self.url else {})

    def run(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", PROGRAM, *map(str, arguments)]
        return subprocess.run(command, capture_output=True, text=True, env=self.environment(), check=False)

    def said(self, *arguments: str | Path) -> str:
        done = self.run(*arguments)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()


@pytest.fixture
def postgres() -> Iterator[str]:
    """A database of its own on the cluster that the tests were given."""
    url, name = need("PostgreSQL"), f"restore_{uuid.uuid4().hex}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        yield url.replace("/postgres?", f"/{name}?")
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _node(place: Place, folder: Path, number: int = 4) -> None:
    place.said("init", "--origin", "test.invalid/log")
    for position, entry in enumerate(acts(number)):
        (folder / f"act{position}").write_bytes(entry)
        place.said("act", "record", folder / f"act{position}")


def _kept(place: Place, folder: Path) -> Path:
    recipient = place.said("backup", "--new-key", folder / "backup.key")
    place.said("backup", folder / "backup", "--to", recipient)
    return folder / "backup"


def _files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.mark.parametrize("way", ["SQLite to PostgreSQL", "PostgreSQL to SQLite"])
def test_what_is_kept_from_one_database_comes_back_in_the_other(tmp_path: Path, postgres: str, way: str) -> None:
    urls = ("", postgres) if way.startswith("SQLite") else (postgres, "")
    first, second = (Place(tmp_path / name, url) for name, url in zip("ab", urls, strict=True))
    _node(first, tmp_path)
    kept = _kept(first, tmp_path)
    first.said("log", "export", tmp_path / "ea")

    second.said("restore", kept, "--identity", tmp_path / "backup.key")

    second.said("log", "export", tmp_path / "eb")
    assert _files(tmp_path / "ea") == _files(tmp_path / "eb")
    assert second.said("rebuild") == "4"
    refused = second.run("act", "record", tmp_path / "act3")
    assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)
    assert "colonnade restore --current" in refused.stderr


def test_a_database_that_holds_a_node_takes_no_other(tmp_path: Path, postgres: str) -> None:
    first = Place(tmp_path / "a", postgres)
    _node(first, tmp_path, 2)
    kept = _kept(first, tmp_path)
    other = Place(tmp_path / "b", postgres)

    refused = other.run("restore", kept, "--identity", tmp_path / "backup.key")

    assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)
    assert "COLONNADE_DATABASE_URL" in refused.stderr
    assert not other.home.exists()
    assert first.said("rebuild") == "2"


def test_a_node_is_kept_lost_fetched_shown_and_written_again_by_command(tmp_path: Path) -> None:
    first, second = Place(tmp_path / "a"), Place(tmp_path / "b")
    _node(first, tmp_path, 3)
    kept = _kept(first, tmp_path)
    key = tmp_path / "safe.key"
    key.write_bytes((first.home / "log.key").read_bytes())
    for position, entry in enumerate(acts(6)[3:5], 3):
        (tmp_path / f"act{position}").write_bytes(entry)
        first.said("act", "record", tmp_path / f"act{position}")
    first.said("log", "export", tmp_path / "out")
    (tmp_path / "newest").write_bytes((first.home / "log" / "checkpoint").read_bytes())

    vkey = second.said("restore", kept, "--identity", tmp_path / "backup.key").splitlines()[0]
    assert second.run("restore", "--current", tmp_path / "newest", "--log-key", key).returncode == 2
    second.said("restore", "--fetch", tmp_path / "out")
    second.said("restore", "--current", tmp_path / "newest", "--log-key", key)
    (tmp_path / "act5").write_bytes(acts(6)[5])
    second.said("act", "record", tmp_path / "act5")
    second.said("log", "export", tmp_path / "out")

    assert second.said("log", "verify", tmp_path / "out", "--key", vkey, "--since", tmp_path / "newest")


def test_a_new_log_is_opened_and_begun_by_command(tmp_path: Path) -> None:
    first, second = Place(tmp_path / "a"), Place(tmp_path / "b")
    first.said("init", "--origin", "test.invalid/log")
    from tests.cli.test_acts import FOUNDING  # noqa: PLC0415 -- this case alone founds by command

    public = first.said("act", "key", tmp_path / "secret")
    facts = {**FOUNDING["facts"], "keys": [public]}  # type: ignore[dict-item]
    _record(first, tmp_path, "founding", {**FOUNDING, "facts": facts})
    kept = _kept(first, tmp_path)
    second.said("restore", kept, "--identity", tmp_path / "backup.key")
    cited = json.loads(second.said("restore", "--new-log", "test.invalid/second").splitlines()[1])
    organisation = _organisation(second, tmp_path)
    draft = {"act": "organisations.log_continued/1", "effective": "2026-02-01", "facts": cited}
    _record(second, tmp_path, "continued", draft | {"organisation": organisation})

    assert second.said("log", "export", tmp_path / "out") == "2"
    assert second.said("log", "verify", tmp_path / "out", "--seals").count("test.invalid/") == 2


def _record(place: Place, folder: Path, name: str, draft: dict[str, object]) -> None:
    (folder / f"{name}.json").write_text(json.dumps(draft, ensure_ascii=False))
    place.said("act", "write", folder / f"{name}.json", folder / name)
    place.said("act", "seal", folder / name, "--secret", folder / "secret")
    place.said("act", "record", folder / name)


def _organisation(place: Place, folder: Path) -> str:
    from colonnade.core.acts.envelope import parse_act  # noqa: PLC0415 -- likewise
    from colonnade.core.log.entries import act_text  # noqa: PLC0415 -- likewise

    place.said("log", "export", folder / "old")
    return parse_act(act_text((folder / "founding").read_bytes())).organisation


@pytest.mark.parametrize(
    "arguments",
    [
        ("backup",),
        ("backup", "x"),
        ("backup", "x", "--to", "age1nonsense"),
        ("backup", "x", "--passphrase", "nowhere"),
        ("backup", "x", "--new-key", "y"),
        ("restore",),
        ("restore", "x"),
        ("restore", "x", "--identity", "nowhere"),
        ("restore", "x", "--new-log", "y"),
        ("restore", "--current", "x"),
        ("restore", "--fetch", "x"),
        ("restore", "--new-log", "x"),
    ],
)
@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_call_that_is_not_clear_or_names_nothing_is_one_sentence(
    tmp_path: Path, arguments: tuple[str, ...], language: str
) -> None:
    done = Place(tmp_path / "var").run(*arguments, "--lang", language)

    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1), done.stderr
    assert not list(tmp_path.iterdir())


WRITER = """
import sys
from pathlib import Path
from colonnade.cli.main import main
for act in sorted(Path(sys.argv[1]).glob("late*")):
    assert main(["act", "record", str(act)]) == 0
"""


@pytest.mark.parametrize("database", ["SQLite", "PostgreSQL"])
def test_backups_taken_while_others_write_are_each_of_one_moment(
    tmp_path: Path, database: str, request: pytest.FixtureRequest
) -> None:
    place = Place(tmp_path / "a", request.getfixturevalue("postgres") if database == "PostgreSQL" else "")
    entries = acts(sized(900))
    _node(place, tmp_path, 4)
    for number, entry in enumerate(entries[4:]):
        (tmp_path / f"late{number:04}").write_bytes(entry)
    recipient = place.said("backup", "--new-key", tmp_path / "backup.key")
    command = [sys.executable, "-c", WRITER, str(tmp_path)]
    with subprocess.Popen(command, env=place.environment(), stdout=subprocess.DEVNULL) as writer:
        for number in range(4):
            place.said("backup", tmp_path / f"backup{number}", "--to", recipient)
    assert writer.returncode == 0
    unlock, sizes = backups.unlock_by(tmp_path / "backup.key"), []
    for number in range(4):
        with backups.members_of(tmp_path / f"backup{number}", unlock) as members:
            log, *kept = list(read_backup(members, verify))
        assert isinstance(log, LogKept)
        found = [entry for each in kept if isinstance(each, EntriesKept) for entry in each.entries]
        assert found == entries[: log.size]
        sizes.append(log.size)

    assert sizes == sorted(sizes)
    again = Place(tmp_path / "b")
    again.said("restore", tmp_path / "backup3", "--identity", tmp_path / "backup.key")
    assert again.said("rebuild") == str(sizes[-1])


KILLED = """
import os, signal, sys
from colonnade.cli.main import main
import colonnade.cli.node, colonnade.edges.backups, django.core.management.commands.migrate, psycopg
import django.db.backends.sqlite3.base, django.db.backends.postgresql.base
from django.db.backends.utils import CursorWrapper

HOME, BACKUP, KEY = sys.argv[1:4]
SEEN = {"open", "os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.link", "shutil.rmtree", "sqlite3.connect"}
STEP = {"now": 0, "stop": -1}

def step():
    STEP["now"] += 1
    if STEP["now"] == STEP["stop"]:
        os.kill(os.getpid(), signal.SIGKILL)

def watch(event, arguments):
    if event in SEEN and any(isinstance(each, (str, bytes)) and HOME in os.fsdecode(each) for each in arguments):
        step()

def stepping(done):
    return lambda *said, **more: (step(), done(*said, **more))[1]

def run(stop):
    # One restore in a process of its own, killed before its step `stop`; not killed, it says how many steps it took.
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.environ["COLONNADE_HOME"] = HOME
        STEP["now"], STEP["stop"] = 0, stop
        CursorWrapper.execute = stepping(CursorWrapper.execute)
        CursorWrapper.executemany = stepping(CursorWrapper.executemany)
        os.fsync, os.sync = stepping(os.fsync), stepping(os.sync)
        sys.addaudithook(watch)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        code = main(["restore", BACKUP, "--identity", KEY])
        os.write(writing, str(STEP["now"]).encode())
        os._exit(code)
    os.close(writing)
    _, status = os.waitpid(child, 0)
    return status, os.read(reading, 99).decode()

for line in sys.stdin:
    print(*run(int(line)), flush=True)
"""
AFTER_THE_HOME = 8


@dataclass
class Killing:
    """Restores into one place, each in a process of its own that can be killed before any of its steps."""

    place: Place
    process: "subprocess.Popen[str]"

    def restore(self, stop: int = 0) -> tuple[int, int]:
        """Return the status of the process, and how many steps it took if it was not killed."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{stop}\n")
        self.process.stdin.flush()
        status, _, steps = self.process.stdout.readline().strip().partition(" ")
        if int(status) == signal.SIGKILL and self.place.url:
            self._end_sessions()
        return int(status), int(steps or 0)

    def _end_sessions(self) -> None:
        """The server has noticed that the killed one is gone: what was on its way to be committed is, or is not."""
        ask = "SELECT pg_terminate_backend(pid, 60000) FROM pg_stat_activity WHERE datname = current_database()"
        with psycopg.connect(self.place.url, autocommit=True) as connection:
            connection.execute(f"{ask} AND pid <> pg_backend_pid()")

    def tables(self) -> tuple[str, int]:
        """The state of the log and how many entries it has."""
        ask = "SELECT state, (SELECT count(*) FROM publiclog_entry) FROM publiclog_log"
        with self._connection() as connection:
            return connection.execute(ask).fetchone()  # type: ignore[no-any-return]

    def forget(self) -> None:
        """The device is gone, with its database."""
        if self.place.url:
            with psycopg.connect(self.place.url, autocommit=True) as connection:
                connection.execute("DROP SCHEMA public CASCADE")
                connection.execute("CREATE SCHEMA public")
        _remove(self.place.home)

    def _connection(self) -> Any:
        if self.place.url:
            return psycopg.connect(self.place.url)
        return closing(sqlite3.connect(self.place.home / "colonnade.sqlite3"))


@pytest.mark.parametrize("database", ["SQLite", "PostgreSQL"])
def test_a_restore_killed_at_any_step_leaves_no_node_or_a_whole_one(
    tmp_path: Path, database: str, request: pytest.FixtureRequest
) -> None:
    url = request.getfixturevalue("postgres") if database == "PostgreSQL" else ""
    first, place = Place(tmp_path / "a"), Place(tmp_path / "b", url)
    _node(first, tmp_path, 4)
    kept = _kept(first, tmp_path)
    command = [sys.executable, "-c", KILLED, str(place.home), str(kept), str(tmp_path / "backup.key")]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, env=place.environment()) as process:
        killing = Killing(place, process)
        status, steps = killing.restore()
        assert status == 0
        whole = _published(place.home)
        points = sized(200 if database == "SQLite" else 100)
        stops = {1 + number * steps // points for number in range(points)} | set(
            range(steps - AFTER_THE_HOME, steps + 1)
        )
        finished = 0
        for stop in sorted(stops):
            killing.forget()
            assert killing.restore(stop)[0] == signal.SIGKILL, stop
            if (place.home / "home.json").exists():
                finished += 1
                assert killing.tables() in {("restoring", 4), ("read_only", 4)}, stop
            else:
                assert killing.restore()[0] == 0, stop
                assert killing.tables() == ("read_only", 4), stop
            assert _published(place.home) == whole, stop
        assert process.stdin is not None
        process.stdin.close()
    assert 0 < finished < len(stops)
    assert place.said("rebuild") == "4"
    first.said("log", "export", tmp_path / "ea")
    place.said("log", "export", tmp_path / "eb")
    assert _files(tmp_path / "ea") == _files(tmp_path / "eb")
    assert not (place.home / ".restoring").exists()


def _published(home: Path) -> dict[str, bytes]:
    found = _files(home)
    assert "log.key" not in found
    return {name: found[name] for name in found if name.startswith(("log/", "home.json"))}


def _remove(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir():
            path.rmdir()
        else:
            path.unlink()
    if folder.exists():
        folder.rmdir()


@pytest.mark.parametrize("database", ["SQLite", "PostgreSQL"])
def test_of_acts_recorded_at_once_after_the_same_act_one_is_taken(
    tmp_path: Path, database: str, request: pytest.FixtureRequest
) -> None:
    place = Place(tmp_path / "a", request.getfixturevalue("postgres") if database == "PostgreSQL" else "")
    simulator = Simulator()
    body = simulator.found("Mill", "base", "2020-01-01")
    for number in range(4):
        simulator.count(body, "2021-01-01", 100 + number, after=(body.founding.id,))
    for number, entry in enumerate(simulator.entries):
        (tmp_path / f"act{number}").write_bytes(entry)
    place.said("init", "--origin", "test.invalid/log")
    place.said("act", "record", tmp_path / "act0")
    many = [
        subprocess.Popen(
            [sys.executable, "-c", PROGRAM, "act", "record", str(tmp_path / f"act{number}")],
            env=place.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for number in range(1, 5)
    ]
    said = [each.communicate() for each in many]

    assert sorted(each.returncode for each in many) == [0, 2, 2, 2], said
    assert place.said("log", "export", tmp_path / "out") == "2"

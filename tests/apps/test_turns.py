"""SQLite under many threads: who writes takes turns, and nothing goes to a file that is not the node's any more."""

import multiprocessing
import shutil
import signal
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db.utils import ConnectionHandler
from pytest_django import DjangoDbBlocker

from colonnade.site.databases import embedded
from colonnade.site.tries import PLACE


@pytest.fixture(autouse=True)
def _allowed(django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """To databases of its own; the tests' own one is left alone."""
    with django_db_blocker.unblock():
        yield


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "some.sqlite3"


@pytest.fixture
def kept(file: Path) -> Iterator[Any]:
    """A connection to a database with one table, as a server's thread keeps it."""
    connection = ConnectionHandler({"default": {**embedded(file), "TEST": {}}})["default"]
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE said (number INTEGER)")
    yield connection
    connection.close()


def _says(connection: Any, number: int) -> None:
    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO said VALUES (%s)", [number])
    connection.commit()
    connection.set_autocommit(True)


def _said(connection: Any) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT number FROM said ORDER BY number")
        return [number for (number,) in cursor.fetchall()]


def test_threads_that_write_wait_for_one_another_and_all_come_to_their_turn(file: Path, kept: Any) -> None:
    def write(number: int) -> None:
        own = ConnectionHandler({"default": {**embedded(file), "TEST": {}}})["default"]
        _says(own, number)
        own.close()

    threads = [threading.Thread(target=write, args=(number,)) for number in range(16)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()

    assert _said(kept) == list(range(16))


@pytest.mark.parametrize("end", ["rollback", "close"])
def test_whoever_gives_up_or_is_gone_lets_the_next_write(file: Path, kept: Any, end: str) -> None:
    other = ConnectionHandler({"default": {**embedded(file), "TEST": {}}})["default"]
    other.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    getattr(other, end)()
    _says(kept, 1)
    other.close()

    assert _said(kept) == [1]


def test_a_kept_connection_is_let_go_of_once_another_file_has_the_name(file: Path, kept: Any) -> None:
    _says(kept, 1)
    with kept.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    beside = file.with_name("beside")
    shutil.copyfile(file, beside)
    _says(kept, 2)
    kept.close_if_unusable_or_obsolete()
    assert _said(kept) == [1, 2]

    for each in (file.with_name(file.name + ending) for ending in ("-wal", "-shm")):
        each.unlink(missing_ok=True)
    beside.replace(file)
    kept.close_if_unusable_or_obsolete()

    assert _said(kept) == [1]


def _waiting(folder: Path) -> int:
    """How many wait for the lock of the folder, as the kernel tells."""
    mark = f":{folder.stat().st_ino} "
    return sum("->" in line and mark in line for line in Path("/proc/locks").read_text().splitlines())


_PROCESSES = multiprocessing.get_context("spawn")


def _writes(file: Path, number: int) -> None:
    own = ConnectionHandler({"default": {**embedded(file), "TEST": {}}})["default"]
    _says(own, number)
    own.close()


def _begins(file: Path, began: Any) -> None:
    own = ConnectionHandler({"default": {**embedded(file), "TEST": {}}})["default"]
    own.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    began.set()
    signal.pause()


def test_processes_that_serve_together_write_in_the_order_in_which_they_came(
    file: Path, kept: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PLACE, "nobody-asks-here")
    kept.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    come: list[Any] = []
    for number in range(1, 5):
        come.append((_PROCESSES.Process if number % 2 else threading.Thread)(target=_writes, args=(file, number)))
        come[-1].start()
        while _waiting(file.parent) < number:
            assert come[-1].is_alive()
    kept.commit()
    kept.set_autocommit(True)
    for each in come:
        each.join()

    with kept.cursor() as cursor:
        cursor.execute("SELECT number FROM said ORDER BY rowid")
        assert [number for (number,) in cursor.fetchall()] == [1, 2, 3, 4]


def test_the_next_process_writes_once_the_one_that_wrote_is_killed(
    file: Path, kept: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PLACE, "nobody-asks-here")
    began = _PROCESSES.Event()
    other = _PROCESSES.Process(target=_begins, args=(file, began))
    other.start()
    began.wait()
    other.kill()
    other.join()
    _says(kept, 1)

    assert _said(kept) == [1]

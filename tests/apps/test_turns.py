"""SQLite under many threads: who writes takes turns, and nothing goes to a file that is not the node's any more."""

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db.utils import ConnectionHandler
from pytest_django import DjangoDbBlocker

from colonnade.site.databases import embedded


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

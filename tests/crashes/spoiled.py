"""Nodes that are not safe, to show that each test here would catch them."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db.backends.signals import connection_created

from colonnade.apps.organisations import services as organisations
from colonnade.apps.publiclog import services as publiclog
from colonnade.edges import logfiles, places
from colonnade.edges.logfiles import Files, Folder, Growth


def _at_connection(statement: str) -> Callable[[], None]:
    """Every new connection obeys ``statement`` first."""

    def obey(connection: Any, **_: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement)

    return lambda: connection_created.connect(obey, weak=False)


def _checkpoint_first() -> None:
    """The checkpoint is written before the tiles that it implies."""
    whole = logfiles.publish

    def publish(files: Files, growth: Growth, checkpoint: bytes) -> None:
        files.write("checkpoint", checkpoint)
        files.settle(["checkpoint"])
        whole(files, growth, checkpoint)

    publiclog.publish = publish  # type: ignore[attr-defined]


def _names_not_on_disk() -> None:
    """Files are brought to disk and their names are not."""
    Folder.settle = lambda self, names: None  # type: ignore[method-assign]


def _act_in_pieces() -> None:
    """An act is stored statement by statement, each a transaction of its own."""
    organisations.record_act = organisations.record_act.__wrapped__  # type: ignore[attr-defined]


def _named_first() -> None:
    """A new file has its name before its content."""

    def write_new(place: Path, content: bytes, mode: int = 0o666) -> None:
        descriptor = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            os.fsync(file.fileno())

    places.write_new = write_new


SPOIL: dict[str, Callable[[], None]] = {
    "synchronous_normal": _at_connection("PRAGMA synchronous=NORMAL"),
    "synchronous_off": _at_connection("PRAGMA synchronous=OFF"),
    "commit_not_awaited": _at_connection("SET synchronous_commit = off"),
    "checkpoint_first": _checkpoint_first,
    "names_not_on_disk": _names_not_on_disk,
    "act_in_pieces": _act_in_pieces,
    "named_first": _named_first,
}

"""Django's backend for SQLite, under the name by which Django finds one.

Whoever finds SQLite's one place to write taken tries again after ever longer pauses, so that who has just come goes
before who has waited longest. Within one process the threads wait for one another instead, and each goes on at once;
processes that serve together wait for one another at a lock of the database's folder, which the kernel gives in turn.
"""

import contextlib
import fcntl
import os
import threading
from collections import defaultdict
from pathlib import Path
from typing import Any

from django.db.backends.sqlite3 import base

from colonnade.site.databases import PATIENCE
from colonnade.site.tries import serves_with_others

_turns: defaultdict[int, threading.Lock] = defaultdict(threading.Lock)
"""By process: one that is forked while a thread writes has a turn of its own."""


class DatabaseWrapper(base.DatabaseWrapper):
    """One connection; the interface is Django's."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        """Not connected yet."""
        super().__init__(*arguments, **named)
        self._turn: threading.Lock | None = None
        self._folder: int | None = None
        self._file: tuple[int, int] | None = None

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Return a connection; which file it is of is remembered."""
        connection = super().get_new_connection(conn_params)
        self._file = self._file_there()
        return connection

    def close_if_unusable_or_obsolete(self) -> None:
        """A connection to a file in whose place another was put meanwhile is closed: nothing more goes there."""
        if self.connection is not None and not self.in_atomic_block and self._file != self._file_there():
            self.close()
        super().close_if_unusable_or_obsolete()

    def _file_there(self) -> tuple[int, int] | None:
        with contextlib.suppress(OSError):
            there = Path(self.settings_dict["NAME"]).stat()
            return there.st_dev, there.st_ino
        return None

    def _start_transaction_under_autocommit(self) -> None:
        """The transaction has begun, after those of other threads; who waits in vain is told by SQLite."""
        if serves_with_others():
            self._folder = os.open(Path(self.settings_dict["NAME"]).parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
            fcntl.flock(self._folder, fcntl.LOCK_EX)
        else:
            turn = _turns[os.getpid()]
            self._turn = turn if turn.acquire(timeout=PATIENCE) else None
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]  # django-stubs lacks it
        except BaseException:
            self._leave()
            raise

    def _leave(self) -> None:
        if self._folder is not None:
            folder, self._folder = self._folder, None
            fcntl.flock(folder, fcntl.LOCK_UN)
            os.close(folder)
        if self._turn is not None:
            turn, self._turn = self._turn, None
            turn.release()

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]  # django-stubs lacks it
        self._leave()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]  # django-stubs lacks it
        finally:
            self._leave()

    def _set_autocommit(self, autocommit: bool) -> None:
        try:
            super()._set_autocommit(autocommit)  # type: ignore[misc]  # django-stubs lacks it
        finally:
            if autocommit:
                self._leave()

    def close(self) -> None:
        """The connection is closed, and with it what it had begun; another's turn has come."""
        try:
            super().close()
        finally:
            self._leave()

"""Counts of tries and codes that were used, in memory alone: one store for all processes that serve the pages.

The process that starts the others keeps it and answers them at a socket of this machine, to whoever knows a key that
only its children have. A process that nobody serves keeps its own. What is kept tells moments: it is never on disk.
"""

import os
import secrets
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import current_process
from multiprocessing.managers import BaseManager
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.locmem import LocMemCache

STORE = "tries"
MOST = 20_000
HAS_NAMES = sys.platform == "linux"
"""Whether sockets have names that are in no folder; elsewhere it is in one of our own."""
PLACE = "COLONNADE_TRIES"
"""Where the store answers; set for the children of the process that keeps it."""


class Store(LocMemCache):
    """What is kept, as it is asked for from another process: nothing that is known by its identity comes through."""

    def find(self, key: str, version: int | None) -> tuple[bool, Any]:
        """Return whether there is something under ``key``, and what."""
        nothing = object()
        found = self.get(key, nothing, version)
        return (False, None) if found is nothing else (True, found)


def _store() -> Store:
    return Store(STORE, {"OPTIONS": {"MAX_ENTRIES": MOST}})


class _Keeper(BaseManager):
    """Answers for the store in the process that keeps it; in the others, asks."""


_Keeper.register("store", _store, exposed=("find", "add", "set", "touch", "delete", "incr", "clear"))


@contextmanager
def kept_for_children() -> Iterator[None]:
    """Within, the processes that are started from here count together."""
    name = f"colonnade-{secrets.token_hex(8)}" if HAS_NAMES else f"{tempfile.mkdtemp()}/tries"
    server = _Keeper(address=_address(name), authkey=current_process().authkey).get_server()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    os.environ[PLACE] = name
    try:
        yield
    finally:
        del os.environ[PLACE]


def serves_with_others() -> bool:
    """Whether this process is one of several that were started to serve the pages together."""
    return PLACE in os.environ


def _address(name: str) -> str:
    return f"\0{name}" if HAS_NAMES else name


def _asked() -> Any | None:
    """The store in the process that keeps it; none where no process keeps one for us."""
    place = os.environ.get(PLACE)
    if place is None:
        return None
    keeper = _Keeper(address=_address(place), authkey=current_process().authkey)
    keeper.connect()
    return keeper.store()  # type: ignore[attr-defined]  # registered above


class Tries(LocMemCache):
    """Django's cache over the one store. One instance a thread, as Django makes them."""

    def __init__(self, name: str, params: dict[str, Any]) -> None:
        """Nothing is asked yet."""
        super().__init__(name, params)
        self._other: Any | None = None

    @property
    def _shared(self) -> Any | None:
        """The store of another process; none where this one keeps its own."""
        if self._other is None:
            self._other = _asked()
        return self._other

    @property
    def _where(self) -> Any:
        return super() if self._shared is None else self._shared

    def _seconds(self, timeout: Any) -> float | None:
        return self.default_timeout if timeout is DEFAULT_TIMEOUT else timeout

    def add(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Keep it unless there is something already; return whether it was kept. One of many who come at once is."""
        seconds = self._seconds(timeout)
        if self._shared is None:
            return super().add(key, value, seconds, version)
        return bool(self._shared.add(key, value, seconds, version))

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        """Return what is kept, or ``default``."""
        if self._shared is None:
            return super().get(key, default, version)
        is_there, found = self._shared.find(key, version)
        return found if is_there else default

    def set(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        """Keep it, whatever was there."""
        self._where.set(key, value, self._seconds(timeout), version)

    def touch(self, key: str, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Keep it as long again; return whether it is there."""
        seconds = self._seconds(timeout)
        return bool(self._where.touch(key, seconds, version))

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        """Add ``delta``; return what it is now."""
        return int(self._where.incr(key, delta, version))

    def has_key(self, key: str, version: int | None = None) -> bool:
        """Whether there is something."""
        nothing = object()
        return self.get(key, nothing, version) is not nothing

    def delete(self, key: str, version: int | None = None) -> bool:
        """Forget it; return whether it was there."""
        return bool(self._where.delete(key, version))

    def clear(self) -> None:
        """Forget everything."""
        self._where.clear()

"""Passphrases and codes as slow hashes: Argon2id, 64 MiB, and never more than a few at once.

Each costs memory, so that whoever asks for many at once would take the machine down. A few who find no room wait a
while; the others, and who waited in vain, are told to come back, so that the server keeps hands for its public pages.
This is the one limit that all share, and it locks nobody out for longer.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.auth.hashers import Argon2PasswordHasher, make_password

from colonnade.core.errors import Refusal

AT_ONCE, WAITING = 2, 16
"""In each process that serves the pages; a node has two."""
PATIENCE = 10
"""Seconds."""
_room = threading.BoundedSemaphore(AT_ONCE)
_queue = threading.BoundedSemaphore(AT_ONCE + WAITING)


class Busy(Refusal):
    """Too many are being let in at this moment."""

    code = "accounts.busy"


@contextmanager
def room() -> Iterator[None]:
    """Within, one of the few places is taken; refuses if too many wait for one, or after a while."""
    if not _queue.acquire(blocking=False):
        raise Busy
    try:
        if not _room.acquire(timeout=PATIENCE):
            raise Busy
        try:
            yield
        finally:
            _room.release()
    finally:
        _queue.release()


class Argon2(Argon2PasswordHasher):
    """Argon2id as RFC 9106 advises where memory is short."""

    time_cost = 3
    memory_cost = 64 * 1024
    parallelism = 4

    def encode(self, password: str, salt: str) -> str:
        """Return the hash."""
        with room():
            return super().encode(password, salt)

    def verify(self, password: str, encoded: str) -> bool:
        """Whether the hash is of this passphrase."""
        with room():
            return super().verify(password, encoded)


def spend_the_same(text: str) -> None:
    """As much time has passed as a check takes, so that nobody learns whether there was anything to check."""
    make_password(text)

"""Passphrases and codes as slow hashes: Argon2id, 64 MiB, and never more than a few at once.

Each costs memory, so that whoever asks for many at once would take the machine down; those who find no room wait a
while and are then told to come back. This is the one limit that all share, and it locks nobody out for longer.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.auth.hashers import Argon2PasswordHasher, make_password

from colonnade.core.errors import Refusal

AT_ONCE = 4
PATIENCE = 10
"""Seconds."""
_room = threading.BoundedSemaphore(AT_ONCE)


class Busy(Refusal):
    """Too many are being let in at this moment."""

    code = "accounts.busy"


@contextmanager
def room() -> Iterator[None]:
    """Within, one of the few places is taken; refuses after a while if none is free."""
    if not _room.acquire(timeout=PATIENCE):
        raise Busy
    try:
        yield
    finally:
        _room.release()


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

"""What a process knows of a box while it takes ballots: the election, and who is on the list, by hash alone.

What stands in a setup never changes, so that it is read once; it is known by the hash of its event.
"""

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache

from colonnade.apps.elections.models import Box
from colonnade.apps.elections.reading import Stream, pieces_of
from colonnade.core.elections.archive import records
from colonnade.core.elections.arithmetic import PublicArithmetic
from colonnade.core.elections.ballots import Poll
from colonnade.core.elections.election import read_election
from colonnade.core.elections.elements import Element, Group
from colonnade.core.elections.events import steps
from colonnade.core.elections.objects import stamp
from colonnade.core.elections.public_credentials import read_credentials
from colonnade.core.errors import Refusal
from colonnade.edges.engines.in_service import engine_in_service

MOST_BOXES = 8
WAITING = 12
"""Ballots that may wait in each process while one is examined; others are told to come again."""
PATIENCE = 10
"""Seconds."""
_one = threading.Lock()
_queue = threading.BoundedSemaphore(1 + WAITING)


class BoxBusy(Refusal):
    """Too many ballots are being examined at this moment."""

    code = "elections.box_busy"


@dataclass(frozen=True, slots=True)
class Known:
    """An election with its stamp, and the hashes of the credentials on its list."""

    poll: Poll
    credentials: frozenset[bytes]

    def lists(self, credential: Element) -> bool:
        """Whether the credential is on the list."""
        return _hash(credential) in self.credentials


@contextmanager
def room() -> Iterator[None]:
    """Within, this thread alone examines a ballot in this process; refuses if too many wait, or after a while.

    One interpreter examines one ballot at a time in any case, and the pages need threads too.
    """
    if not _queue.acquire(blocking=False):
        raise BoxBusy
    try:
        if not _one.acquire(timeout=PATIENCE):
            raise BoxBusy
        try:
            yield
        finally:
            _one.release()
    finally:
        _queue.release()


def engine_of(group: Group) -> PublicArithmetic:
    """Return the engine that examines ballots here; a faster one from when it is ready."""
    return engine_in_service(group)


def known_of(box: Box) -> Known:
    """Return what is known of the box."""
    return _known(box.pk, box.first_event)


@lru_cache(maxsize=MOST_BOXES)
def _known(box: int, _first_event: str) -> Known:
    setup = next(steps(records(Stream(pieces_of(box, is_tail=False)))))
    election_bytes, _, credentials, _ = setup.contents
    election = read_election(election_bytes)
    listed = read_credentials(credentials, election.group)
    return Known(Poll(election, stamp(election_bytes)), frozenset(map(_hash, listed)))


def _hash(credential: Element) -> bytes:
    return hashlib.sha256(credential.encode()).digest()

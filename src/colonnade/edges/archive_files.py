"""Archives in files: gone through as a stream, on as many cores as it is worth, telling how far it is."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import BinaryIO

from colonnade.core.elections.arithmetic import PublicArithmetic, SecretArithmetic
from colonnade.core.elections.ballot_box import Examine
from colonnade.core.elections.elements import Group
from colonnade.core.elections.faults import Reason
from colonnade.core.elections.verification import Count, Engines, Report, continuation_reasons, gone_through
from colonnade.core.errors import Refusal
from colonnade.edges.engines.choosing import public_engine, secret_engine
from colonnade.edges.engines.pool import examined_by
from colonnade.edges.progress import Tell, untold

WORTH_MORE_CORES = 1 << 21
"""Bytes from which on it takes longer to examine ballots than to start processes."""
_TOLD_IN, _TOLD_EVERY = 1_000, 1 << 16


class NoPlainArchive(Refusal):
    """What should be an archive is a pipe, a socket or a device."""

    code = "elections.no_plain_archive"


class ArchiveRefused(Exception):
    """An archive on which a step rests does not stand; ``reasons`` say why."""

    def __init__(self, place: Path, report: Report) -> None:
        """Keep where it is, and why."""
        super().__init__(str(place))
        self.place, self.reasons = place, report.reasons


@cache
def public(group: Group) -> PublicArithmetic:
    """Return the usual public arithmetic of a group, tried once."""
    return public_engine(group)


@cache
def secret(group: Group) -> SecretArithmetic:
    """Return the secret arithmetic of a group, tried once."""
    return secret_engine(group)


class Told:
    """A file that tells, in thousands of bytes and not after every piece, how far it has been read."""

    def __init__(self, file: BinaryIO, tell: Tell) -> None:
        """Read from the beginning of ``file``."""
        self._file, self._tell = file, tell
        self._size, self._done, self._due = os.fstat(file.fileno()).st_size, 0, 0

    def read(self, size: int, /) -> bytes:
        """Return the next bytes."""
        content = self._file.read(size)
        self._done += len(content)
        if self._done >= self._due or len(content) < size:
            self._due = self._done + _TOLD_EVERY
            self._tell(self._done // _TOLD_IN, self._size // _TOLD_IN)
        return content


@contextmanager
def archive_opened(place: Path) -> Iterator[tuple[BinaryIO, Callable[[int, int], bytes]]]:
    """Within, an archive is open: as a stream from its beginning, and from an offset to an end once more."""
    with plain_archive(place) as file, plain_archive(place) as again:

        def reread(offset: int, end: int) -> bytes:
            again.seek(offset)
            return again.read(end - offset)

        yield file, reread


def looked_through(
    place: Path,
    engines: Engines = public,
    *,
    jobs: int | None = None,
    examine: Examine | None = None,
    tell: Tell = untold,
) -> tuple[Report, Count | None]:
    """Return the report on an archive, and the election as far as it went.

    Its ballots are examined by ``examine``, or by ``jobs`` processes, or by as many as pay.
    Refused as no archive, or as one of a kind that is not read here.
    """
    with archive_opened(place) as (file, reread):
        processes = cores_for(os.fstat(file.fileno()).st_size) if jobs is None else jobs
        return gone_through(Told(file, tell), engines, reread, examine or examined_by(processes))


def require_good(place: Path, tell: Tell = untold) -> Count:
    """Return the election of an archive in which everything stands; raises :class:`ArchiveRefused` otherwise."""
    report, count = looked_through(place, tell=tell)
    if count is None or not report.is_accepted:
        raise ArchiveRefused(place, report)
    return count


def not_continued(older: Path, newer: Path) -> list[Reason]:
    """Return why an archive does not continue an older one; nothing where it does."""
    with plain_archive(older) as before, plain_archive(newer) as after:
        return continuation_reasons(before, after)


def cores_for(size: int) -> int:
    """Return how many processes an archive of so many bytes is worth."""
    return 1 if size < WORTH_MORE_CORES else len(os.sched_getaffinity(0))


def plain_archive(place: Path) -> BinaryIO:
    """Return the open file, never waiting for a pipe; refused where it is none."""
    if place.exists() and not (place.is_file() or place.is_dir()):
        raise NoPlainArchive(place=str(place))
    return place.open("rb")

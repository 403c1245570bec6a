"""Plain archives: regular files by name, one after another, and nothing that says who made them, where or when.

Source: POSIX ustar.
"""

import tarfile
from collections.abc import Iterator

from colonnade.core.log.backups import Member

BLOCK = 512
END = bytes(2 * BLOCK)


def archive(members: Iterator[Member]) -> Iterator[bytes]:
    """Yield the bytes of the archive of ``members``, piece by piece."""
    for name, content in members:
        yield header(name, len(content)) + content + padding(len(content))
    yield END


def header(name: str, size: int) -> bytes:
    """Return the block before a member: no owner, no clock time."""
    told = tarfile.TarInfo(name)
    told.size, told.mode, told.mtime = size, 0o600, 0
    return told.tobuf(tarfile.USTAR_FORMAT)


def padding(size: int) -> bytes:
    """Return what follows a member of ``size`` bytes until the next block."""
    return bytes(-size % BLOCK)

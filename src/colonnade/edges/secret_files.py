"""Files that hold a secret: new ones readable by their owner alone, and read only while that is so."""

import os
import stat
from pathlib import Path

from colonnade.core.errors import Refusal
from colonnade.edges import places
from colonnade.edges.newfiles import require_new

MODE = 0o600
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


class SecretOpen(Refusal):
    """Others than its owner may read or write a file that holds a secret."""

    code = "secrets.seen_by_others"


class NoPlainFile(Refusal):
    """What should hold a secret is no plain file."""

    code = "secrets.no_plain_file"


def write_secret(place: Path, content: bytes) -> None:
    """``content`` is in the new file ``place``, durable, its owner's alone; one that exists is refused and left."""
    require_new(place)
    places.write_new(place, content, mode=MODE)


def read_secret(place: Path, limit: int) -> bytes:
    """Return at most ``limit`` bytes of a plain file that its owner alone may read; refused otherwise."""
    descriptor = os.open(place, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(descriptor, "rb") as file:
        mode = os.fstat(descriptor).st_mode
        if not stat.S_ISREG(mode):
            raise NoPlainFile(place=str(place))
        if mode & _OTHERS:
            raise SecretOpen(place=str(place))
        return file.read(limit)

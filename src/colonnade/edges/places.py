"""Files named by others: read without ever waiting on a pipe, kept whole or not at all, and named when they fail."""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

_DAY = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Tree:
    """What is below a folder, by name relative to it: plain files, and whatever else bears a name."""

    files: dict[str, Path] = field(default_factory=dict)
    others: dict[str, Path] = field(default_factory=dict)


def tree_of(root: Path) -> Tree:
    """Return every file below ``root``; links, pipes, sockets and devices are the others. A closed folder raises."""
    tree = Tree()
    for folder, folders, names in os.walk(root, onerror=_raise):
        links = [name for name in folders if (Path(folder) / name).is_symlink()]
        for name in (*names, *links):
            path = Path(folder) / name
            kept = tree.files if stat.S_ISREG(path.lstat().st_mode) else tree.others
            kept[path.relative_to(root).as_posix()] = path
    return tree


def _raise(fault: OSError) -> None:
    raise fault


def read_plain(path: Path, limit: int) -> bytes:
    """Return at most ``limit`` bytes of a plain file, never waiting: what became a link or a pipe meanwhile raises."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(descriptor, "rb") as file:
        return file.read(limit)


@contextmanager
def naming(place: Path) -> Iterator[None]:
    """A fault of the system within bears the name of ``place`` where it bears none."""
    try:
        yield
    except OSError as fault:
        if fault.filename is None:
            fault.filename = str(place)
        raise


def bring_to_disk(folder: Path, *, by_day: bool = False) -> None:
    """The names in a folder are on disk; ``by_day``: it is one of ours, and tells no clock time."""
    with folder_opened(folder) as descriptor:
        if by_day:
            tell_day_alone(descriptor)
        os.fsync(descriptor)


@contextmanager
def folder_opened(folder: Path) -> Iterator[int]:
    """Within, the folder is open; its descriptor."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def bring_name_to_disk(place: Path) -> None:
    """The name of a file or folder is on disk, unless its folder is one that we may not write or not open."""
    above = place.absolute().parent
    if os.access(above, os.R_OK | os.W_OK):
        bring_to_disk(above)


def tell_day_alone(descriptor: int) -> None:
    """The file or folder says on which day it was written last, and no clock time, which copies would carry with them.

    On a disk that does not let us say it, it says what it says.
    """
    with suppress(OSError):
        day = int(os.fstat(descriptor).st_mtime) // _DAY * _DAY
        os.utime(descriptor, (day, day))


def write_new(place: Path, content: bytes, mode: int = 0o666) -> None:
    """``content`` is durable in the new file ``place``, or nothing is there; one that exists raises and is left.

    Written beside, brought to disk, and named last: killed at any moment, ``place`` is whole or not there.
    """
    beside = place.with_name(f".{place.name}.new")
    with _telling_of(place, beside):
        beside.unlink(missing_ok=True)  # what a call that was stopped left
        if os.path.lexists(place):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(place))
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, mode)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
                file.flush()
                tell_day_alone(file.fileno())
                os.fsync(file.fileno())
            _name(beside, place)
        finally:
            beside.unlink(missing_ok=True)


def _name(beside: Path, place: Path) -> None:
    """The file has the name, durably, and nobody else's had it; or it has not.

    Where a disk knows no second names, it was looked for just before.
    """
    try:
        os.link(beside, place)
    except FileExistsError:
        raise
    except OSError:
        beside.rename(place)
    try:
        bring_name_to_disk(place)
    except BaseException:
        place.unlink(missing_ok=True)
        raise


@contextmanager
def _telling_of(place: Path, beside: Path) -> Iterator[None]:
    """A fault of the system within bears the name of ``place``, also where it met the file beside it."""
    try:
        yield
    except OSError as fault:
        if fault.filename in (None, str(beside)):
            fault.filename = str(place)
        raise


def replace(place: Path, content: bytes, mode: int = 0o666) -> None:
    """``place`` holds ``content``, durable, or what it held: written beside, brought to disk, renamed."""
    beside = place.with_name(f".{place.name}.new")
    try:
        with naming(place):
            descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, mode)
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
                file.flush()
                tell_day_alone(file.fileno())
                os.fsync(file.fileno())
            beside.replace(place)
        bring_name_to_disk(place)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise

"""Bundle files: written whole or not at all, read member by member where the manifest says that each must lie.

Nothing is ever unpacked. A member is at its place if the block before it is, byte for byte, the one that we would write
there, so that links, devices, owners, times and names of others are not read at all; its content is what the manifest
says, every time that it is read. What is damaged or cut off is named, and the rest can be used.
Source: docs/rules/bundles.md, "Format".
"""

import hashlib
import os
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from colonnade.core.log.backups import Member
from colonnade.core.log.bundles import (
    HAVE,
    HAVE_LIMIT,
    MANIFEST,
    MANIFEST_LIMIT,
    Listed,
    NotABundle,
    NotWhatOneHas,
    manifest,
    parse_have,
    parse_manifest,
)
from colonnade.core.log.checkpoints import Checkpoint
from colonnade.edges.newfiles import write_streamed
from colonnade.edges.places import read_plain
from colonnade.edges.progress import Tell, untold
from colonnade.edges.ustar import BLOCK, END, archive, header, padding

_SIZE = slice(124, 136)
"""Where a block says how large its member is, in octal. Source: POSIX ustar."""


Offered = Mapping[str, Callable[[], bytes]]
"""Members by name, each read when it is wanted; the same every time."""


def write_bundle(place: Path, offered: Offered, tell: Tell = untold) -> list[Listed]:
    """``place`` is a new file that holds what is offered; return its members, in order."""
    listed = []
    for name in sorted(offered):
        content = offered[name]()
        listed.append(Listed(name, len(content), hashlib.sha256(content).hexdigest()))
        tell(len(listed), len(offered))
    write_streamed(place, archive(_members(listed, offered)))
    return listed


def _members(listed: list[Listed], offered: Offered) -> Iterator[Member]:
    yield MANIFEST, manifest(listed)
    for each in listed:
        yield each.name, offered[each.name]()


@dataclass(slots=True)
class Bundle:
    """A bundle that is open: its sound members by name, those that are cut off, and those that are damaged."""

    descriptor: int
    members: Mapping[str, tuple[int, Listed]] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)
    has_end: bool = True

    @property
    def is_whole(self) -> bool:
        """Whether all is there that the manifest names, and nothing else."""
        return not self.missing and not self.damaged and self.has_end

    def read(self, name: str) -> bytes | None:
        """Return the bytes of a member, none if it is not there or not what the manifest says."""
        if name not in self.members:
            return None
        offset, listed = self.members[name]
        content = _piece(self.descriptor, offset, listed.size)
        return content if hashlib.sha256(content).hexdigest() == listed.digest else None


@contextmanager
def opened_bundle(place: Path) -> Iterator[Bundle]:
    """Within, the members of the bundle at ``place`` can be read; refused is what does not begin as a bundle."""
    descriptor = os.open(place, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise NotABundle(fault="no_file")
        yield _surveyed(descriptor)
    finally:
        os.close(descriptor)


def what_one_has(place: Path) -> dict[str, Checkpoint]:
    """Return what the node has that wrote the file: a bundle of its, or the ``have`` of one on its own."""
    try:
        with opened_bundle(place) as bundle:
            content = bundle.read(HAVE)
    except NotABundle:
        content = read_plain(place, HAVE_LIMIT + 1)
    if content is None or len(content) > HAVE_LIMIT:
        raise NotWhatOneHas(place=str(place))
    try:
        return parse_have(content)
    except NotWhatOneHas:
        raise NotWhatOneHas(place=str(place)) from None


def _surveyed(descriptor: int) -> Bundle:
    length = os.fstat(descriptor).st_size
    first = _manifest(descriptor)
    listed = parse_manifest(first)
    members, bundle = dict[str, tuple[int, Listed]](), Bundle(descriptor)
    at = BLOCK + len(first) + len(padding(len(first)))
    for each in listed:
        after = at + BLOCK + each.size
        if after > length:
            bundle.missing.append(each.name)
        elif not _is_sound(descriptor, at, each):
            bundle.damaged.append(each.name)
        else:
            members[each.name] = (at + BLOCK, each)
        at = after + len(padding(each.size))
    bundle.members = members
    bundle.has_end = length == at + len(END) and _piece(descriptor, at, len(END)) == END
    return bundle


def _manifest(descriptor: int) -> bytes:
    block = _piece(descriptor, 0, BLOCK)
    try:
        size = int(block[_SIZE].rstrip(b"\0 ").decode("ascii"), 8)
    except ValueError:
        raise NotABundle(fault="manifest") from None
    if not 0 < size <= MANIFEST_LIMIT or block != header(MANIFEST, size):
        raise NotABundle(fault="manifest")
    content = _piece(descriptor, BLOCK, size)
    if len(content) != size:
        raise NotABundle(fault="cut_short")
    if _piece(descriptor, BLOCK + size, len(padding(size))).strip(b"\0"):
        raise NotABundle(fault="manifest")
    return content


def _is_sound(descriptor: int, at: int, listed: Listed) -> bool:
    around = _piece(descriptor, at, BLOCK), _piece(descriptor, at + BLOCK + listed.size, len(padding(listed.size)))
    if around[0] != header(listed.name, listed.size) or around[1].strip(b"\0"):
        return False
    return hashlib.sha256(_piece(descriptor, at + BLOCK, listed.size)).hexdigest() == listed.digest


def _piece(descriptor: int, at: int, size: int) -> bytes:
    pieces = []
    while size and (piece := os.pread(descriptor, size, at)):
        pieces.append(piece)
        at, size = at + len(piece), size - len(piece)
    return b"".join(pieces)

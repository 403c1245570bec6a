"""The file that holds an election, record after record: a dialect of tar, to the byte.

A record is a block of 512 bytes, its content, and zeros to the next block. A block names the content by its SHA-256
and says its size and a time, the same in the whole file; it has no ``ustar`` magic, and no empty blocks end the file.
Records are read one at a time from a stream, so that memory does not grow with the file, and are only ever appended.
Source: docs/rules/archives.md; docs/adr/0038-archives-as-streams.md.
"""

import hashlib
import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple, Protocol

from colonnade.core.elections.faults import Misread, NotAnArchive, Reason, Unsupported
from colonnade.core.elections.notation import read, spelled
from colonnade.core.elections.parts import Part

BLOCK = 512
FIRST = "BELENIOS"
VERSION = 1
RECORD_LIMIT = 1 << 30
EVENT_LIMIT = 1_024
SIZES_KEPT = 1_024
_ZEROS = bytes(BLOCK)
_REST = bytes(BLOCK - 157)
_NAME = re.compile(rb"([0-9a-f]{64})\.(data|event)\.json\Z")
_OCTAL = re.compile(rb"[0-7]{11}\Z")
_TIME = re.compile(r"[1-9][0-9]{0,9}")


class Source(Protocol):
    """Bytes from the beginning on, as an open file gives them: fewer than asked for only at the end."""

    def read(self, size: int, /) -> bytes:
        """Return the next bytes, none at the end."""


class Seekable(Source, Protocol):
    """Likewise, and bytes can be passed over."""

    def seek(self, offset: int, whence: int, /) -> int:
        """Pass over ``offset`` bytes where ``whence`` is 1."""


class Kind(StrEnum):
    """What a record holds."""

    DATA = "data"
    EVENT = "event"


_KINDS = {b"data": Kind.DATA, b"event": Kind.EVENT}


class Block(NamedTuple):
    """What stands before a content: its kind, its SHA-256 in hexadecimal, its size in bytes."""

    kind: Kind
    digest: str
    size: int


class Record(NamedTuple):
    """A content that is what its block says; ``number`` counts from 1, ``offset`` is that of the block."""

    number: int
    offset: int
    kind: Kind
    digest: str
    content: bytes

    @property
    def end(self) -> int:
        """Where the next block begins."""
        return self.offset + BLOCK + len(self.content) + -len(self.content) % BLOCK


def digest_of(content: bytes) -> str:
    """Return SHA-256 in hexadecimal, by which contents are named."""
    return hashlib.sha256(content).hexdigest()


def record_bytes(kind: Kind, content: bytes, timestamp: int) -> bytes:
    """Return a record as it stands in the file."""
    return _block(f"{digest_of(content)}.{kind}.json".encode(), len(content), timestamp) + _padded(content)


def beginning_bytes(timestamp: int) -> bytes:
    """Return how a file begins; the time is in seconds since 1970, and the only one in it."""
    content = spelled({"version": VERSION, "timestamp": str(timestamp)})
    return _block(FIRST.encode(), len(content), timestamp) + _padded(content)


def read_beginning(source: Source) -> int:
    """Return the time that the file gives; refused where the first block is not that of an archive."""
    block = source.read(BLOCK)
    if not block.startswith(FIRST.encode() + b"\0"):
        raise NotAnArchive
    if len(block) < BLOCK:
        raise Misread("record 0", "cut_short")
    size = _octal(block[124:135], "record 0")
    if size > EVENT_LIMIT:
        raise Misread("record 0", "record_too_long")
    content = _content(source, size, "record 0")
    version, time = Part(read(content, "record 0", longest=EVENT_LIMIT), "record 0").given("version", "timestamp")
    if version.whole() != VERSION:
        raise Unsupported(feature=f"archive of version {version.whole()}")
    if not _TIME.fullmatch(time.text(10)):
        raise time.refusal("no_time")
    timestamp = int(time.text(10))
    if block != _block(FIRST.encode(), size, timestamp):
        raise Misread("record 0", "block_differs")
    return timestamp


def records(source: Source) -> Iterator[Record]:
    """Yield the records of a file, from its very beginning on; refused at the first that is not what its block says."""
    yield from records_after(source, read_beginning(source))


def records_after(source: Source, timestamp: int) -> Iterator[Record]:
    """Yield likewise the records of a file whose beginning has been read."""
    number, offset = 1, len(beginning_bytes(timestamp))
    while block := source.read(BLOCK):
        place = f"record {number}"
        named = _read_block(block, timestamp, place)
        content = _content(source, named.size, place)
        if digest_of(content) != named.digest:
            raise Misread(place, "hash_differs")
        record = Record(number, offset, named.kind, named.digest, content)
        yield record
        number, offset = number + 1, record.end


def blocks(source: Seekable) -> Iterator[Block]:
    """Yield what the blocks of a file say; contents are passed over."""
    timestamp = read_beginning(source)
    number = 1
    while block := source.read(BLOCK):
        named = _read_block(block, timestamp, f"record {number}")
        source.seek(named.size + -named.size % BLOCK, 1)
        yield named
        number += 1


def broken_continuation(older: Seekable, newer: Seekable) -> Reason | None:
    """Return why ``newer`` does not begin with all records of ``older``; nothing where it does.

    The blocks are compared, so whoever asks has read ``newer`` by :func:`records`, or will. A cut in ``older`` is one.
    """
    before = blocks(older)
    for number, (first, second) in enumerate(zip_longest(before, blocks(newer)), start=1):
        if first is None:
            return None
        if first != second:
            return Reason("elections.not_continued", f"record {number}")
    return None


def _read_block(block: bytes, timestamp: int, place: str) -> Block:
    if len(block) < BLOCK:
        raise Misread(place, "cut_short")
    if block == _ZEROS:
        raise Misread(place, "empty_block")
    name = block[:100].rstrip(b"\0")
    found = _NAME.match(name)
    if found is None:
        raise Misread(place, "no_name")
    size = _octal(block[124:135], place)
    kind = _KINDS[found[2]]
    if size > (EVENT_LIMIT if kind is Kind.EVENT else RECORD_LIMIT):
        raise Misread(place, "record_too_long")
    if block != _block(name, size, timestamp):
        raise Misread(place, "block_differs")
    return Block(kind, found[1].decode(), size)


def _content(source: Source, size: int, place: str) -> bytes:
    missing = -size % BLOCK
    content = source.read(size) if size else b""
    padding = source.read(missing) if missing else b""
    if len(content) < size or len(padding) < missing:
        raise Misread(place, "cut_short")
    if padding != _ZEROS[:missing]:
        raise Misread(place, "padding_not_empty")
    return content


def _octal(digits: bytes, place: str) -> int:
    if not _OCTAL.match(digits):
        raise Misread(place, "block_differs")
    return int(digits, 8)


def _block(name: bytes, size: int, timestamp: int) -> bytes:
    middle, total = _middle(size, timestamp)
    return name.ljust(100, b"\0") + middle + b"%06o\0 0" % (total + sum(name)) + _REST


@lru_cache(maxsize=SIZES_KEPT)
def _middle(size: int, timestamp: int) -> tuple[bytes, int]:
    """Return what stands in a block between name and sum, and what all but the name adds to the sum."""
    middle = b"0000644\0" + b"0000000\0" * 2 + b"%011o\0%011o\0" % (size, timestamp)
    return middle, sum(middle) + sum(b" " * 8) + ord("0")


def _padded(content: bytes) -> bytes:
    return content + bytes(-len(content) % BLOCK)

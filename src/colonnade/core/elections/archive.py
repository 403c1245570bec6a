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
READ_AT_ONCE = 1 << 16
"""Contents up to here are read together with the zeros after them, and copied; larger ones never are."""
_NAME = re.compile(rb"([0-9a-f]{64})\.(data|event)\.json\Z")
_DIGEST = re.compile(rb"[0-9a-f]{64}\Z")
_HEX, _SUM = 64, 148
"""Where in a block the digest has ended, and where the sum begins."""
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
_LIMITS = {Kind.DATA: RECORD_LIMIT, Kind.EVENT: EVENT_LIMIT}


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
    content = _content(source, size, 0)
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
        kind, digest, size = _read_block(block, timestamp, number)
        content = _content(source, size, number)
        if digest_of(content) != digest:
            raise Misread(f"record {number}", "hash_differs")
        yield Record(number, offset, kind, digest, content)
        number, offset = number + 1, offset + BLOCK + size + -size % BLOCK


def blocks(source: Seekable) -> Iterator[Block]:
    """Yield what the blocks of a file say; contents are passed over."""
    timestamp = read_beginning(source)
    number = 1
    while block := source.read(BLOCK):
        named = _read_block(block, timestamp, number)
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


def _read_block(block: bytes, timestamp: int, number: int) -> Block:
    """Return what the block of a record says; refused where the format would write another."""
    usual, digest = _usual(block[_HEX:_SUM], timestamp), block[:_HEX]
    if usual is not None and _DIGEST.match(digest):
        kind, size, total = usual
        if block[_SUM:] == b"%06o\0 0" % (total + sum(digest)) + _REST:
            return Block(kind, digest.decode(), size)
    raise _fault(block, f"record {number}")


@lru_cache(maxsize=SIZES_KEPT)
def _usual(middle: bytes, timestamp: int) -> tuple[Kind, int, int] | None:
    """Return what a block says between digest and sum: kind, size, what all but the digest adds to the sum.

    Nothing where the format would write something else there, or the record may not be so long.
    """
    kind = next((each for name, each in _KINDS.items() if middle.startswith(b".%b.json\0" % name)), None)
    digits = middle[124 - _HEX : 135 - _HEX]
    if kind is None or not _OCTAL.match(digits) or (size := int(digits, 8)) > _LIMITS[kind]:
        return None
    end = f".{kind}.json".encode()
    whole, total = _middle(size, timestamp)
    return (kind, size, total + sum(end)) if middle == end.ljust(100 - _HEX, b"\0") + whole else None


def _fault(block: bytes, place: str) -> Misread:
    """Return what is wrong with a block that does not stand."""
    if len(block) < BLOCK:
        return Misread(place, "cut_short")
    if block == _ZEROS:
        return Misread(place, "empty_block")
    found = _NAME.match(block[:100].rstrip(b"\0"))
    if found is None:
        return Misread(place, "no_name")
    digits = block[124:135]
    if _OCTAL.match(digits) and int(digits, 8) > _LIMITS[_KINDS[found[2]]]:
        return Misread(place, "record_too_long")
    return Misread(place, "block_differs")


def _content(source: Source, size: int, number: int) -> bytes:
    missing = -size % BLOCK
    if size <= READ_AT_ONCE:
        whole = source.read(size + missing) if size else b""
        content, padding = whole[:size], whole[size:]
    else:
        content, padding = source.read(size), source.read(missing) if missing else b""
    if len(content) < size or len(padding) < missing:
        raise Misread(f"record {number}", "cut_short")
    if padding != _ZEROS[:missing]:
        raise Misread(f"record {number}", "padding_not_empty")
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

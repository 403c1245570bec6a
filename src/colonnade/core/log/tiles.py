"""Tiles: the tree as static files of at most 256 hashes or entries. Source: C2SP tlog-tiles; docs/rules/log.md.

Tile n of level l holds the roots of 256^l entries each, from the n·256-th on. A partial tile is named by its
width; only full tiles are hashed into the next level; an empty tile is never written.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from colonnade.core.errors import Refusal
from colonnade.core.log.merkle import HASH_BYTES

WIDTH = 256
ENTRY_LIMIT = 65_535
ENTRIES = "entries"
_PATH = re.compile(r"tile/(entries|[0-9]|[1-5][0-9]|6[0-3])/((?:x[0-9]{3}/)*[0-9]{3})(?:\.p/([1-9][0-9]{0,2}))?")


class NotATile(Refusal):
    """The bytes or the name are not a tile."""

    code = "log.not_a_tile"


@dataclass(frozen=True, slots=True, order=True)
class Tile:
    """Level ("entries" or "0" to "63"), number and width (1 to 256) of a tile."""

    level: str
    number: int
    width: int

    def path(self) -> str:
        """Return its name below the log's folder: ``tile/0/x001/067.p/5``."""
        groups = [f"{self.number % 1000:03}"]
        rest = self.number // 1000
        while rest:
            groups.append(f"x{rest % 1000:03}")
            rest //= 1000
        partial = "" if self.width == WIDTH else f".p/{self.width}"
        return f"tile/{self.level}/{'/'.join(reversed(groups))}{partial}"


def parse_path(path: str) -> Tile:
    """Return the tile that ``path`` names, or refuse any name but the one spelling."""
    found = _PATH.fullmatch(path)
    if found is not None:
        number = int(found[2].replace("x", "").replace("/", ""))
        tile = Tile(found[1], number, int(found[3] or WIDTH))
        if tile.path() == path:
            return tile
    raise NotATile(place=path[:120])


def size_limit(path: str) -> int | None:
    """Return how many bytes the tile that ``path`` names can have at most; none for any other file."""
    try:
        tile = parse_path(path)
    except NotATile:
        return None
    return tile.width * ((2 + ENTRY_LIMIT) if tile.level == ENTRIES else HASH_BYTES)


def is_implied(tile: Tile, size: int) -> bool:
    """Whether a checkpoint of ``size`` implies ``tile``: one of those that :func:`tiles_of` yields."""
    level = 0 if tile.level == ENTRIES else int(tile.level)
    rest = (size >> 8 * level) - tile.number * WIDTH
    return rest > 0 and tile.width == min(WIDTH, rest)


def number_of_tiles(size: int) -> int:
    """Return how many tiles :func:`tiles_of` yields."""
    rows = [size, *(count for _, count in levels(size))]
    return sum((count + WIDTH - 1) // WIDTH for count in rows)


def levels(size: int) -> Iterator[tuple[int, int]]:
    """Yield (level, number of hashes at that level) of a tree of ``size`` entries; none for 0."""
    level, count = 0, size
    while count:
        yield level, count
        level, count = level + 1, count // WIDTH


def tiles_of(size: int) -> Iterator[Tile]:
    """Yield every tile that a checkpoint of ``size`` implies: entries first, then level by level."""
    yield from _row(ENTRIES, 0, size)
    for level, count in levels(size):
        yield from _row(str(level), 0, count)


def tiles_grown(old: int, size: int) -> Iterator[Tile]:
    """Yield the tiles that must be written when a log grows from ``old`` to ``size``."""
    yield from _row(ENTRIES, old, size)
    before = dict(levels(old))
    for level, count in levels(size):
        yield from _row(str(level), before.get(level, 0), count)


def _row(level: str, old: int, count: int) -> Iterator[Tile]:
    if count == old:
        return
    for number in range(old // WIDTH, (count + WIDTH - 1) // WIDTH):
        yield Tile(level, number, min(WIDTH, count - number * WIDTH))


def entry_bundle(entries: Sequence[bytes]) -> bytes:
    """Return the bytes of an entries tile: each entry after its length in two bytes, big-endian."""
    return b"".join(len(entry).to_bytes(2, "big") + entry for entry in entries)


def parse_bundle(content: bytes, width: int) -> list[bytes]:
    """Return the ``width`` entries of a tile, or refuse what is longer or shorter."""
    entries: list[bytes] = []
    position = 0
    while position < len(content) and len(entries) < width:
        start = position + 2
        length = int.from_bytes(content[position:start], "big")
        position = start + length
        if position > len(content):
            break
        entries.append(content[start:position])
    if len(entries) != width or position != len(content):
        raise NotATile(place="entries")
    return entries

"""What a power cut leaves of a disk: all that was brought to it, and of the rest what chance leaves."""

import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.crashes.disk import MAPPED, SECTORS, Directory, Disk, File, Length, Names, Write, put, rename, walk

Tree = dict[str, "bytes | Tree"]
KINDS = ("nothing", "everything", "up to a moment", "any choice")


@dataclass(frozen=True)
class Losing:
    """How one power cut loses what was not brought to disk."""

    kind: str
    moment: int
    sector: int
    share: float
    rubbish: int
    chance: random.Random

    def names(self, change: Names) -> bool:
        """Whether a change of names is on disk."""
        return self._whole(change.when)

    def pieces(self, change: Write | Length) -> Iterator[Write | Length]:
        """What of a change of bytes is on disk."""
        if self.kind == "up to a moment" and change.when == self.moment and isinstance(change, Write):
            yield Write(change.when, change.at, change.content[: self.chance.randint(0, len(change.content))])
        elif self.kind == "any choice" and isinstance(change, Write):
            yield from (piece for piece in _sectors(change, self.sector) if self.chance.random() < self.share)
        elif self._whole(change.when):
            yield change

    def _whole(self, when: int) -> bool:
        if self.kind == "any choice":
            return self.chance.random() < self.share
        return self.kind == "everything" or (self.kind == "up to a moment" and when < self.moment)


def _sectors(write: Write, sector: int) -> Iterator[Write]:
    start, end = write.at, write.at + len(write.content)
    while start < end:
        stop = min(end, (start // sector + 1) * sector)
        yield Write(write.when, start, write.content[start - write.at : stop - write.at])
        start = stop


def a_way_to_lose(disk: Disk, chance: random.Random, kind: str | None = None) -> Losing:
    """Return one way, of the kind named or of any."""
    whens = [change.when for _, node in walk(disk.root) for change in node.pending] or [0]
    return Losing(
        kind or chance.choice(KINDS),
        chance.choice(whens),
        chance.choice(SECTORS),
        chance.choice((0.1, 0.5, 0.9)),
        chance.choice((0, chance.randrange(256))),
        chance,
    )


def after_power_cut(disk: Disk, losing: Losing) -> Tree:
    """Return what is on disk when the power is back."""
    return _folder(disk.root, losing)


def _folder(folder: Directory, losing: Losing) -> Tree:
    names = dict(folder.durable)
    for change in folder.pending:
        if losing.names(change):
            rename(names, change.gone, change.made)
    return {name: _node(name, node, losing) for name, node in names.items()}


def _node(name: str, node: File | Directory, losing: Losing) -> bytes | Tree:
    if isinstance(node, Directory):
        return _folder(node, losing)
    if name.endswith(MAPPED):
        return losing.chance.randbytes(losing.chance.choice((0, 1, 4096, 32768)))
    content = bytearray(node.durable)
    for change in node.pending:
        for piece in losing.pieces(change):
            put(content, piece, losing.rubbish)
    return bytes(content)


def scanned(place: Path) -> Disk:
    """Return a disk on which is all that is below ``place`` now."""
    disk = Disk(place)
    _scan(place, disk.root)
    return disk


def _scan(place: Path, folder: Directory) -> None:
    for path in sorted(place.iterdir()):
        node: File | Directory
        if path.is_dir():
            node = Directory()
            _scan(path, node)
        else:
            content = path.read_bytes()
            node = File(durable=bytearray(content), length=len(content))
        folder.seen[path.name] = folder.durable[path.name] = node


def write_out(tree: Tree, place: Path) -> None:
    """``place`` holds the tree and nothing else."""
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    for name, content in tree.items():
        if isinstance(content, bytes):
            (place / name).write_bytes(content)
        else:
            write_out(content, place / name)

"""A log as files that survive a crash: entries, then hashes, then the checkpoint, each durable before the next.

A file is written beside its place, brought to disk, and renamed; its folder is brought to disk before
the checkpoint that needs it is written. Published files are never changed: a tile already there is
left alone if it is the same and refused if it is not. Source: docs/rules/log.md, "Publishing".
"""

import contextlib
import fcntl
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from colonnade.core.errors import Refusal
from colonnade.core.log.tiles import ENTRIES, WIDTH, Tile, entry_bundle, tiles_grown
from colonnade.edges.places import bring_name_to_disk, bring_to_disk, folder_opened, naming, tell_day_alone

Mark = tuple[Path, int, int]
_NAMED: set[Mark] = set()
"""Folders whose names this process has brought to disk. What an earlier process did, or was killed at, is not known."""


class OtherContent(Refusal):
    """A published tile holds something else: the log and its files are not of one past."""

    code = "log.other_content"


class Files(Protocol):
    """What publishing asks of a folder; a test may hand in one that fails at any step."""

    def read(self, name: str) -> bytes | None:
        """Return the bytes of a file, none if it is not there."""

    def write(self, name: str, content: bytes) -> None:
        """Put a file in its place, whole and durable, its folder not yet."""

    def settle(self, names: Iterable[str]) -> None:
        """Make the folders that hold ``names`` durable."""


class Folder:
    """Files below one folder on disk."""

    def __init__(self, root: Path) -> None:
        """Work below ``root``, which may not exist yet."""
        self.root = root

    def read(self, name: str) -> bytes | None:
        """Return the bytes of a file, none if it is not there."""
        with contextlib.suppress(FileNotFoundError):
            return (self.root / name).read_bytes()
        return None

    def write(self, name: str, content: bytes) -> None:
        """Write beside, bring to disk, rename."""
        place = self.root / name
        place.parent.mkdir(parents=True, exist_ok=True)
        beside = place.with_name(f".{place.name}.new")
        with naming(place):
            with beside.open("wb") as file:
                file.write(content)
                file.flush()
                tell_day_alone(file.fileno())
                os.fsync(file.fileno())
            beside.replace(place)

    def write_again(self, name: str, content: bytes) -> None:
        """The file is as it was, and its disk had room to write it once more; its folder tells the day alone.

        Whoever is about to take something in learns here that the disk is full, before it does.
        """
        self.write(name, content)
        with folder_opened((self.root / name).parent) as descriptor:
            tell_day_alone(descriptor)

    def settle(self, names: Iterable[str]) -> None:
        """Bring the folder of each file to disk, and every folder up to ``root``, and the name of ``root``.

        Once each; a folder in which nothing is named but folders whose names this process has brought to disk before
        is left alone. Each tells the day on which it was last written into, as its files do.
        """
        names = list(names)
        written = {(self.root / name).parent for name in names}
        for folder in self.folders_of(names):
            if folder in written or not self._are_named(folder, written):
                bring_to_disk(folder, by_day=True)
        if _mark_of(self.root) not in _NAMED:
            bring_name_to_disk(self.root)
        _NAMED.update(_mark_of(folder) for folder in self.folders_of(names))

    def _are_named(self, folder: Path, written: Iterable[Path]) -> bool:
        """Whether the names in ``folder`` of all folders that lead to those ``written`` are on disk."""
        below = (each for leaf in written for each in (leaf, *leaf.parents))
        return all(_mark_of(each) in _NAMED for each in below if each.parent == folder)

    def folders_of(self, names: Iterable[str]) -> list[Path]:
        """Return every folder from each file up to ``root``, once each, the deepest first."""
        folders = {folder for name in names for folder in (self.root / name).parents}
        ours = (each for each in folders if each == self.root or self.root in each.parents)
        return sorted(ours, key=lambda each: -len(each.parts))


def _mark_of(folder: Path) -> Mark:
    there = folder.stat()
    return folder, there.st_dev, there.st_ino


@contextlib.contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Within, nobody else who asks for it works in ``folder``; a process that ends lets go of it."""
    folder.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


@dataclass(frozen=True, slots=True)
class Growth:
    """How a log grows: from ``old`` entries to ``size``; how to get its entries and the hashes of its levels."""

    old: int
    size: int
    entries: Callable[[int, int], list[bytes]]
    hashes: Callable[[int, int, int], list[bytes]]


def publish(files: Files, growth: Growth, checkpoint: bytes) -> None:
    """Bring the folder to hold the log at ``growth.size`` under ``checkpoint``, which is written last."""
    publish_tiles(files, growth)
    files.write("checkpoint", checkpoint)
    files.settle(["checkpoint"])


def publish_tiles(files: Files, growth: Growth) -> None:
    """Bring the folder to hold the tiles of the log at ``growth.size``, durable; its checkpoint stays as it is."""
    written: dict[str, bytes] = {}
    for tile in tiles_grown(growth.old, growth.size):
        _write_tile(files, tile, _content(growth, tile), written)
    files.settle(written)


def _content(growth: Growth, tile: Tile) -> bytes:
    start = tile.number * WIDTH
    if tile.level == ENTRIES:
        return entry_bundle(growth.entries(start, start + tile.width))
    return b"".join(growth.hashes(int(tile.level), start, start + tile.width))


def _write_tile(files: Files, tile: Tile, content: bytes, written: dict[str, bytes]) -> None:
    there = files.read(tile.path())
    if there is None:
        files.write(tile.path(), content)
        written[tile.path()] = content
    elif there != content:
        raise OtherContent(place=tile.path())
    else:
        written[tile.path()] = content


def folder_names(root: Path) -> Mapping[str, Path]:
    """Return every file below ``root`` by its name relative to it; links are not followed."""
    found = {}
    for folder, _folders, names in os.walk(root):
        for name in names:
            path = Path(folder) / name
            found[path.relative_to(root).as_posix()] = path
    return found

"""A disk that forgets what it was not told to keep.

The model, which is harder on us than common file systems are:

- The bytes of a file are on disk once ``fsync`` or ``fdatasync`` of that file has returned; until then any part of
  them may be: nothing, everything, all up to one moment, or any choice of sectors (512 or 4,096 bytes) of any write
  and any change of length. What lies in a hole so made is zeros or rubbish.
- A name (made, renamed, removed) is on disk once ``fsync`` of its *folder* has returned; ``fsync`` of the file does
  not bring its name to disk. Until then any choice of changes of names may be on disk. A rename is one change.
- What ``fsync`` brought to disk stays; a write does not touch bytes outside itself (SQLite calls this powersafe
  overwrite); the drive does not lie about having written.
- Files that are mapped are SQLite's ``-shm`` alone, which it makes anew: after a cut rubbish is in it, or nothing.

A call that the model does not know is refused, so nothing is left out unseen. Source: SQLite, "Atomic Commit In
SQLite" and "How To Corrupt An SQLite Database File"; POSIX fsync; docs/rules/log.md, "Crashes and power cuts".
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.crashes.calls import Call

TRACED = (
    "openat,open,creat,close,dup,dup2,dup3,write,pwrite64,writev,pwritev,pwritev2,lseek,fsync,fdatasync,sync_file_range,"
    "ftruncate,truncate,fallocate,rename,renameat,renameat2,unlink,unlinkat,rmdir,link,linkat,symlink,symlinkat,"
    "mkdir,mkdirat,mmap,copy_file_range,sendfile"
)
SECTORS = (512, 4096)
MAPPED = "-shm"


@dataclass(slots=True, repr=False)
class Write:
    """Bytes put at a place."""

    when: int
    at: int
    content: bytes


@dataclass(slots=True, repr=False)
class Length:
    """A file's length set."""

    when: int
    length: int


@dataclass(slots=True, repr=False)
class File:
    """Bytes on disk, and what was done since."""

    durable: bytearray = field(default_factory=bytearray)
    pending: list[Write | Length] = field(default_factory=list)
    length: int = 0


@dataclass(slots=True, repr=False)
class Names:
    """A change of names: some gone, some now of another file or folder."""

    when: int
    gone: tuple[str, ...]
    made: dict[str, "File | Directory"]


@dataclass(slots=True, repr=False)
class Directory:
    """Names as programs see them, names on disk, and the changes between."""

    seen: dict[str, "File | Directory"] = field(default_factory=dict)
    durable: dict[str, "File | Directory"] = field(default_factory=dict)
    pending: list[Names] = field(default_factory=list)

    def change(self, when: int, gone: tuple[str, ...], made: dict[str, "File | Directory"]) -> None:
        """Names change as programs see them; the disk is not told."""
        self.pending.append(Names(when, gone, made))
        rename(self.seen, gone, made)


def rename(names: dict[str, File | Directory], gone: tuple[str, ...], made: dict[str, File | Directory]) -> None:
    """The names change."""
    for name in gone:
        names.pop(name, None)
    names.update(made)


class UnknownCallError(Exception):
    """The model does not say what this call does to a disk."""


@dataclass(repr=False)
class Disk:
    """Everything below the folder ``place``, whose own name is on disk. ``apply`` every call in order."""

    place: Path
    root: Directory = field(default_factory=Directory)
    open: dict[int, tuple[File | Directory, int]] = field(default_factory=dict)
    now: int = 0

    def apply(self, call: Call) -> None:
        """The disk is as after the call."""
        self.now += 1
        if call.result >= 0:
            _APPLY.get(call.name, Disk._unknown)(self, call)

    def unsettled(self) -> list[str]:
        """What a power cut now could take: the bytes of which files, the names in which folders."""
        found = []
        for name, node in walk(self.root):
            if isinstance(node, Directory):
                found += [f"names in {name}" for change in node.pending if not _is_mapped(change)]
            elif node.pending and not name.endswith(MAPPED):
                found.append(f"bytes of {name}")
        return found

    def files(self, ending: str) -> list["File | Directory"]:
        """Every file whose name ends so."""
        return [node for name, node in walk(self.root) if name.endswith(ending)]

    # what a path or descriptor means

    def _inside(self, path: bytes) -> tuple[Directory, str] | None:
        """The folder and last name of a path below ``place``; none for any other."""
        whole = Path(os.fsdecode(path))
        assert whole.is_absolute() or self.place not in (Path.cwd() / whole).parents, whole
        if whole != self.place and self.place not in whole.parents:
            return None
        folder = self.root
        names = whole.relative_to(self.place).parts
        for name in names[:-1]:
            node = folder.seen[name]
            assert isinstance(node, Directory)
            folder = node
        return folder, names[-1] if names else ""

    def _opened(self, call: Call) -> File | Directory | None:
        found = self.open.get(int(call.words[0]))
        return None if found is None else found[0]

    # the calls

    def _open(self, call: Call) -> None:
        self.open.pop(call.result, None)
        inside = self._inside(call.texts[0])
        if inside is None:
            return
        folder, name = inside
        if name and name not in folder.seen:
            folder.change(self.now, (), {name: File()})
        node = folder.seen[name] if name else folder
        flags = call.words[2].split("|")
        if "O_APPEND" in flags or "O_TMPFILE" in flags:
            raise UnknownCallError(call)
        if isinstance(node, File) and "O_TRUNC" in flags and node.length:
            node.pending.append(Length(self.now, 0))
            node.length = 0
        self.open[call.result] = (node, 0)

    def _close(self, call: Call) -> None:
        self.open.pop(int(call.words[0]), None)

    def _lseek(self, call: Call) -> None:
        node = self._opened(call)
        if node is not None:
            self.open[int(call.words[0])] = (node, call.result)

    def _write(self, call: Call) -> None:
        node = self._opened(call)
        if node is None:
            return
        assert isinstance(node, File)
        at = int(call.words[3]) if call.name == "pwrite64" else self.open[int(call.words[0])][1]
        content = call.texts[0][: call.result]
        node.pending.append(Write(self.now, at, content))
        node.length = max(node.length, at + call.result)
        if call.name == "write":
            self.open[int(call.words[0])] = (node, at + call.result)

    def _length(self, call: Call) -> None:
        node = self._opened(call)
        if isinstance(node, File):
            node.length = int(call.words[1])
            node.pending.append(Length(self.now, node.length))

    def _sync(self, call: Call) -> None:
        node = self._opened(call)
        if isinstance(node, File):
            for change in node.pending:
                put(node.durable, change, 0)
            node.pending.clear()
        elif node is not None:
            node.durable = dict(node.seen)
            node.pending.clear()

    def _rename(self, call: Call) -> None:
        old, new = self._inside(call.texts[0]), self._inside(call.texts[1])
        if old is None and new is None:
            return
        if old is None or new is None or old[0] is not new[0]:
            raise UnknownCallError(call)
        old[0].change(self.now, (old[1],), {new[1]: old[0].seen[old[1]]})

    def _link(self, call: Call) -> None:
        old, new = self._inside(call.texts[0]), self._inside(call.texts[1])
        if old is None and new is None:
            return
        if old is None or new is None:
            raise UnknownCallError(call)
        new[0].change(self.now, (), {new[1]: old[0].seen[old[1]]})

    def _unlink(self, call: Call) -> None:
        inside = self._inside(call.texts[0])
        if inside is not None:
            inside[0].change(self.now, (inside[1],), {})

    def _mkdir(self, call: Call) -> None:
        inside = self._inside(call.texts[0])
        if inside is not None:
            inside[0].change(self.now, (), {inside[1]: Directory()})

    def _mmap(self, call: Call) -> None:
        """Reading by a map changes nothing; writing by one is known of the WAL's index alone."""
        found = self.open.get(int(call.words[4]))
        is_written = "PROT_WRITE" in call.words[2] and "MAP_SHARED" in call.words[3]
        if found is not None and is_written and not any(node is found[0] for node in self.files(MAPPED)):
            raise UnknownCallError(call)

    def _unknown(self, call: Call) -> None:
        """A call that the model does not know may only concern what is not ours."""
        touches = call.words[0].isdigit() and int(call.words[0]) in self.open
        if touches or any(text.startswith(os.fsencode(self.place)) for text in call.texts):
            raise UnknownCallError(call)


_APPLY: dict[str, Callable[[Disk, Call], None]] = {
    "openat": Disk._open,
    "close": Disk._close,
    "lseek": Disk._lseek,
    "write": Disk._write,
    "pwrite64": Disk._write,
    "ftruncate": Disk._length,
    "fsync": Disk._sync,
    "fdatasync": Disk._sync,
    "rename": Disk._rename,
    "link": Disk._link,
    "unlink": Disk._unlink,
    "mkdir": Disk._mkdir,
    "mmap": Disk._mmap,
}


def walk(folder: Directory, path: str = "") -> Iterator[tuple[str, File | Directory]]:
    """Yield every file and folder that programs see, by name below ``folder``, and ``folder`` itself as ``""``."""
    yield path, folder
    for name, node in folder.seen.items():
        if isinstance(node, Directory):
            yield from walk(node, f"{path}/{name}")
        else:
            yield f"{path}/{name}", node


def _is_mapped(change: Names) -> bool:
    return all(name.endswith(MAPPED) for name in (*change.gone, *change.made))


def put(content: bytearray, change: Write | Length, rubbish: int) -> None:
    """The change is made; a hole that it opens holds ``rubbish``."""
    end = change.length if isinstance(change, Length) else change.at
    if isinstance(change, Length) and end < len(content):
        del content[end:]
    content.extend(bytes([rubbish]) * (end - len(content)))
    if isinstance(change, Write):
        content[change.at : change.at + len(change.content)] = change.content

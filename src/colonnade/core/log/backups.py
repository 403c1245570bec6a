"""What a backup holds, member by member, and whether it is whole: the pure half of `colonnade backup|restore`.

Inside the encryption: ``MANIFEST``, one line of JSON; for each log, in the order in which they carried one another
on, ``logs/<sha256hex(origin)>/{vkey,checkpoint,cosigned,sizes,tile/entries/…}``; then the documents,
``documents/{published,kept}/<sha256>``; what is known of other nodes, ``others/<sha256hex(origin)>/…`` likewise,
``evidence/<sha256>``, ``acts/<id>``; then what other rooms keep, ``rooms/<name>``; then ``END``. Nothing that signs
is ever among them.
Source: docs/rules/log.md, "Backup, restore, continuation".
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from colonnade.core.dates import NotADay
from colonnade.core.errors import Refusal
from colonnade.core.log.checkpoints import Checkpoint, parse_checkpoint
from colonnade.core.log.elsewhere import (
    Elsewhere,
    ForkKept,
    LoneActKept,
    OtherKept,
    elsewhere_said,
    elsewhere_told,
    other_folder,
)
from colonnade.core.log.entries import entry_id, one_by_one
from colonnade.core.log.forks import parse_fork, require_fork
from colonnade.core.log.looking import Look, Tiles, are_sound, here, settled
from colonnade.core.log.merkle import Frontier, leaf_hash
from colonnade.core.log.notes import VerifierKey, Verify, is_signed_by, parse_note, parse_vkey
from colonnade.core.log.tiles import ENTRIES, WIDTH, NotATile, Tile, parse_bundle, parse_path

FORMAT, FORMAT_WITH_ROOMS = "colonnade.backup-file/1", "colonnade.backup-file/2"
"""The second where other rooms keep something, so that no older version restores half of it."""
MANIFEST, END = "MANIFEST", "END"
_DOCUMENT = re.compile(r"documents/(published|kept)/([0-9a-f]{64})")
_ROOM = re.compile(r"[a-z]+(-[0-9]+)?")
"""A room, or a numbered piece of what one keeps."""
_DIGEST = re.compile(r"[0-9a-f]{64}")
Member = tuple[str, bytes]


class Damaged(Refusal):
    """A member of the backup is not what it must be; ``place`` names it."""

    code = "backups.damaged"


@dataclass(frozen=True, slots=True)
class LogKept:
    """One log in a backup: its name, size, root and key; ``sizes`` are those at which its files were published."""

    origin: str
    size: int
    root: bytes
    key: VerifierKey
    checkpoint: bytes | None
    sizes: tuple[int, ...]
    cosigned: bytes | None = None
    """The newest checkpoint that witnesses cosigned, as it lies beside the published one."""

    @property
    def folder(self) -> str:
        """Where its members lie."""
        return log_folder(self.origin)


@dataclass(frozen=True, slots=True)
class EntriesKept:
    """Entries of the log that was told last, in their order."""

    entries: list[bytes]


@dataclass(frozen=True, slots=True)
class DocumentKept:
    """A document with its random bytes."""

    digest: str
    sealed: bytes
    is_published: bool


@dataclass(frozen=True, slots=True)
class RoomKept:
    """What a room keeps beside the logs, in its own form."""

    room: str
    content: bytes

    @property
    def place(self) -> str:
        """Return the name of its member."""
        return room_name(self.room)


@dataclass(frozen=True, slots=True)
class ErasureKept:
    """A document that was erased, and is not in the backup."""

    digest: str


Kept = LogKept | EntriesKept | DocumentKept | ErasureKept | OtherKept | ForkKept | LoneActKept | RoomKept


def log_folder(origin: str) -> str:
    """Return the folder of a log below an export or a backup."""
    return f"logs/{hashlib.sha256(origin.encode()).hexdigest()}"


def room_name(room: str) -> str:
    """Return the name of a room's member."""
    return f"rooms/{room}"


def manifest(
    logs: Iterable[LogKept],
    documents: int,
    erased: Sequence[str] = (),
    elsewhere: Elsewhere | None = None,
    rooms: Iterable[str] = (),
) -> bytes:
    """Return the first member: the logs, how many documents follow, which were erased, what is of others, the rooms."""
    told = [{"origin": log.origin, "root": log.root.hex(), "size": log.size} for log in logs]
    said: dict[str, Any] = {"documents": documents, "erased": list(erased), "format": FORMAT, "logs": told}
    said |= {} if elsewhere is None else elsewhere_told(elsewhere)
    if named := sorted(rooms):
        said |= {"format": FORMAT_WITH_ROOMS, "rooms": named}
    return json.dumps(said, sort_keys=True, ensure_ascii=False).encode() + b"\n"


def ending(said: bytes) -> bytes:
    """Return what the last member holds: SHA-256 of the first, ``said``, which nothing else in a backup bears out."""
    return f"{hashlib.sha256(said).hexdigest()}\n".encode()


def head_members(log: LogKept) -> Iterator[Member]:
    """Yield what stands before a log's entries."""
    yield f"{log.folder}/vkey", f"{log.key}\n".encode()
    if log.checkpoint is not None:
        yield f"{log.folder}/checkpoint", log.checkpoint
        yield f"{log.folder}/cosigned", log.cosigned or b""
        yield f"{log.folder}/sizes", "".join(f"{size}\n" for size in log.sizes).encode()


def entry_tiles(size: int) -> Iterator[Tile]:
    """Yield the tiles that hold the entries of a log of ``size``."""
    for start in range(0, size, WIDTH):
        yield Tile(ENTRIES, start // WIDTH, min(WIDTH, size - start))


def document_name(digest: str, *, is_published: bool) -> str:
    """Return the name of a document's member."""
    return f"documents/{'published' if is_published else 'kept'}/{digest}"


def published_sizes(names: Iterable[str], size: int) -> tuple[int, ...]:
    """Return sizes, the last one ``size``, that published one after the other leave just the tiles ``names``."""
    partials = []
    for name in names:
        try:
            tile = parse_path(name)
        except NotATile:
            continue
        if tile.width < WIDTH:
            partials.append(((0 if tile.level == ENTRIES else int(tile.level)), tile.number * WIDTH + tile.width))
    found = {size}
    for level, count in sorted(partials):
        span = WIDTH**level
        if not any(count * span <= each < (count + 1) * span for each in (found if level else ())):
            found.add(count * span)
    return tuple(sorted(each for each in found if each <= size))


def read_backup(members: Iterator[Member], verify: Verify, look: Look | None = None) -> Iterator[Kept]:
    """Yield what the backup holds, each thing once it is known to be sound; entries are looked into by ``look``.

    Every log's key, checkpoint, size and root, every document's digest and the number of members are checked;
    nothing may follow ``END``. Refuses with the name of the first member that is not what it must be.
    """
    look = here(verify) if look is None else look
    content = _content(members, MANIFEST)
    said = _manifest(content)
    keys = dict[str, VerifierKey]()
    for told in said["logs"]:
        for each in _log(members, told, verify, look):
            keys |= {each.origin: each.key} if isinstance(each, LogKept) else {}
            yield each
    seen: set[str] = set(said["erased"])
    yield from map(ErasureKept, said["erased"])
    for _ in range(said["documents"]):
        document = _document(members)
        if document.digest in seen:
            raise Damaged(place=document.digest)
        seen.add(document.digest)
        yield document
    for each in _elsewhere(members, said, keys, verify, look):
        yield each
    for room in said["rooms"]:
        yield RoomKept(room, _content(members, room_name(room)))
    end = _content(members, END)
    _require(end == ending(content) or (said["has_no_ending"] and not end), END)
    for name, _ in members:
        raise Damaged(place=name)


def _content(members: Iterator[Member], expected: str) -> bytes:
    name, content = next(members, ("", b""))
    if name != expected:
        raise Damaged(place=expected)
    return content


def _manifest(content: bytes) -> dict[str, Any]:
    try:
        said: dict[str, Any] = json.loads(content)
        logs = [(str(log["origin"]), int(log["size"]), bytes.fromhex(log["root"])) for log in said["logs"]]
        erased, rooms = [str(each) for each in said.get("erased", [])], said.get("rooms", [])
        is_ours = said["format"] == (FORMAT_WITH_ROOMS if rooms else FORMAT) and int(said["documents"]) >= 0
        is_ours = is_ours and len(logs) > 0 and all(_ROOM.fullmatch(each) for each in rooms)
        is_ours = is_ours and sorted(set(rooms)) == rooms
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Damaged(place=MANIFEST) from None
    if not is_ours or len({each[0] for each in logs}) != len(logs) or any(size < 0 for _, size, _ in logs):
        raise Damaged(place=MANIFEST)
    if sorted(set(erased)) != erased or not all(map(_DIGEST.fullmatch, erased)):
        raise Damaged(place=MANIFEST)
    try:
        elsewhere = elsewhere_said(said)
    except (ValueError, KeyError, TypeError, NotADay):
        raise Damaged(place=MANIFEST) from None
    has_no_ending = "erased" not in said
    plain = {"logs": logs, "documents": int(said["documents"]), "erased": erased, "rooms": rooms}
    return plain | elsewhere | {"has_no_ending": has_no_ending}


def _elsewhere(
    members: Iterator[Member], said: dict[str, Any], keys: dict[str, VerifierKey], verify: Verify, look: Look
) -> Iterator[Kept]:
    """Logs of other nodes, forks and lone acts, each as sound as the node's own; ``keys``: of its own logs."""
    for told in said["others"]:
        for each in _other(members, told, verify, look):
            keys |= {each.origin: each.key} if isinstance(each, OtherKept) else {}
            yield each
    for digest, seen in said["forks"]:
        content = _content(members, place := f"evidence/{digest}")
        try:
            fork = parse_fork(content)
            require_fork(fork, keys[fork.origin], verify)
        except (Refusal, KeyError):
            raise Damaged(place=place) from None
        _require(fork.digest == digest, place)
        yield ForkKept(fork, seen)
    for act in said["acts"]:
        content = _content(members, place := f"acts/{act}")
        _require(are_sound([content], None, one_by_one(verify)) and entry_id(content) == act, place)
        yield LoneActKept(content)


def _other(
    members: Iterator[Member], told: tuple[str, int, bytes, int, date], verify: Verify, look: Look
) -> Iterator[OtherKept | EntriesKept]:
    origin, size, root, view, seen = told
    folder = other_folder(origin)
    key = _key(_content(members, f"{folder}/vkey"), origin, f"{folder}/vkey")
    checkpoint = _content(members, f"{folder}/checkpoint")
    head = Checkpoint(origin, size, root)
    _require(_signed(checkpoint, key, verify, f"{folder}/checkpoint") == head, f"{folder}/checkpoint")
    cosigned = _content(members, f"{folder}/cosigned")
    ahead = _signed(cosigned, key, verify, f"{folder}/cosigned") if cosigned else None
    yield OtherKept(origin, size, root, view, seen, key, checkpoint, cosigned)
    yield from _entries_of(members, folder, head, ahead, look)


def _log(members: Iterator[Member], told: tuple[str, int, bytes], verify: Verify, look: Look) -> Iterator[Kept]:
    origin, size, root = told
    folder = log_folder(origin)
    key = _key(_content(members, f"{folder}/vkey"), origin, f"{folder}/vkey")
    checkpoint, cosigned, seen, sizes = None, None, None, tuple[int, ...]()
    if size:
        place = f"{folder}/checkpoint"
        checkpoint = _content(members, place)
        _require(_signed(checkpoint, key, verify, place) == Checkpoint(origin, size, root), place)
        cosigned = _content(members, f"{folder}/cosigned") or None
        seen = None if cosigned is None else _signed(cosigned, key, verify, f"{folder}/cosigned")
        sizes = _sizes(_content(members, f"{folder}/sizes"), size, f"{folder}/sizes")
    yield LogKept(origin, size, root, key, checkpoint, sizes, cosigned)
    yield from _entries_of(members, folder, Checkpoint(origin, size, root), seen, look)


def _entries_of(
    members: Iterator[Member], folder: str, head: Checkpoint, seen: Checkpoint | None, look: Look
) -> Iterator[EntriesKept]:
    """The entries below ``folder``, which make the root of ``head`` and, on the way, that which witnesses have seen."""
    frontier = Frontier()
    for place, entries, is_sound in settled(_tiles(members, folder, head.size), look):
        _require(is_sound, place)
        for entry in entries:
            frontier.append(leaf_hash(entry))
            if seen is not None and seen.size == frontier.size:
                _require(seen.root == frontier.root(), f"{folder}/cosigned")
                seen = None
        yield EntriesKept(entries)
    _require(frontier.root() == head.root, folder)
    _require(seen is None, f"{folder}/cosigned")


def _key(content: bytes, origin: str, place: str) -> VerifierKey:
    try:
        key = parse_vkey(content.decode().removesuffix("\n"))
    except (Refusal, UnicodeDecodeError):
        raise Damaged(place=place) from None
    if key.name != origin:
        raise Damaged(place=place)
    return key


def _signed(content: bytes, key: VerifierKey, verify: Verify, place: str) -> Checkpoint:
    """Return the checkpoint that ``key`` signed."""
    try:
        note = parse_note(content)
        checkpoint = parse_checkpoint(note.text)
        _require(checkpoint.origin == key.name and is_signed_by(note, key, verify), place)
    except Refusal:
        raise Damaged(place=place) from None
    return checkpoint


def _require(holds: bool, place: str) -> None:
    if not holds:
        raise Damaged(place=place)


def _sizes(content: bytes, size: int, place: str) -> tuple[int, ...]:
    try:
        sizes = tuple(int(line) for line in content.decode("ascii").splitlines())
    except ValueError:
        raise Damaged(place=place) from None
    if sorted(set(sizes)) != list(sizes) or not sizes or sizes[0] < 1 or sizes[-1] != size:
        raise Damaged(place=place)
    return sizes


def _tiles(members: Iterator[Member], folder: str, size: int) -> Tiles:
    """Yield the entries of each tile below ``folder`` with its place; they have not been looked into."""
    for tile in entry_tiles(size):
        place = f"{folder}/{tile.path()}"
        content = _content(members, place)
        try:
            yield place, parse_bundle(content, tile.width)
        except NotATile:
            raise Damaged(place=place) from None


def _document(members: Iterator[Member]) -> DocumentKept:
    name, sealed = next(members, ("documents", b""))
    found = _DOCUMENT.fullmatch(name)
    if found is None or hashlib.sha256(sealed).hexdigest() != found[2]:
        raise Damaged(place=name)
    return DocumentKept(found[2], sealed, is_published=found[1] == "published")

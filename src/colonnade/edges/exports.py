"""Writes an export: the published files of a node's logs, their keys, and nothing else.

Source: contracts, "The public log".
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from colonnade.core.acts.blobs import blob_digest
from colonnade.core.errors import Refusal
from colonnade.core.log.backups import log_folder
from colonnade.core.log.checkpoints import parse_checkpoint
from colonnade.core.log.notes import VerifierKey, parse_note
from colonnade.core.log.tiles import WIDTH, NotATile, parse_path
from colonnade.edges.logfiles import Folder, folder_names
from colonnade.edges.places import Tree, tree_of
from colonnade.edges.progress import Tell, untold

BLOBS = "blobs/"


class NothingToExport(Refusal):
    """The log holds no act yet."""

    code = "exports.nothing"


class ForeignFolder(Refusal):
    """The folder holds something that is not an earlier export of this log."""

    code = "exports.foreign_folder"


@dataclass(frozen=True, slots=True)
class PublishedLog:
    """A log of the node: the folder with its published files, and its key."""

    folder: Path
    key: VerifierKey

    @property
    def below(self) -> str:
        """Where it lies in an export."""
        return log_folder(self.key.name)


def write_export(
    *, published: Path, key: VerifierKey, target: Path, blobs: Mapping[str, bytes], tell: Tell = untold
) -> int:
    """``target`` holds one log as published and its documents; return its size."""
    return write_exports([PublishedLog(published, key)], target=target, blobs=blobs, tell=tell)


def write_exports(
    logs: Sequence[PublishedLog], *, target: Path, blobs: Mapping[str, bytes], tell: Tell = untold
) -> int:
    """``target`` holds the logs as published and their documents; return how many acts. The checkpoints come last.

    A log without an act yet is left out. ``blobs`` are the published documents by digest; a document there that is
    none of them was erased, and goes.
    """
    heads = {log: content for log in logs if (content := Folder(log.folder).read("checkpoint")) is not None}
    if not heads:
        raise NothingToExport
    _require_earlier_export(target, list(heads))
    copy = Folder(target)
    for log in heads:
        _copy_tiles(copy, log, tell)
    _copy_blobs(copy, target, blobs)
    for log, checkpoint in heads.items():
        copy.write(f"{log.below}/checkpoint", checkpoint)
        copy.settle([f"{log.below}/checkpoint"])
    return sum(parse_checkpoint(parse_note(checkpoint).text).size for checkpoint in heads.values())


def _copy_tiles(copy: Folder, log: PublishedLog, tell: Tell) -> None:
    source, below = Folder(log.folder), log.below
    names = sorted(name for name in folder_names(log.folder) if name.startswith("tile/") and not _is_beside(name))
    for done, name in enumerate(names):
        tell(done, len(names))
        content = source.read(name)
        if content is not None and copy.read(f"{below}/{name}") is None:
            copy.write(f"{below}/{name}", content)
    copy.write(f"{below}/vkey", f"{log.key}\n".encode())
    copy.settle(f"{below}/{name}" for name in names)


def _copy_blobs(copy: Folder, target: Path, blobs: Mapping[str, bytes]) -> None:
    erased = [each for each in folder_names(target) if each.startswith(BLOBS) and each.removeprefix(BLOBS) not in blobs]
    for name in erased:
        (target / name).unlink()
    for digest, sealed in blobs.items():
        if copy.read(BLOBS + digest) is None:
            copy.write(BLOBS + digest, sealed)
    copy.settle((*erased, *(BLOBS + digest for digest in blobs)))


def _is_beside(name: str) -> bool:
    return name.rpartition("/")[2].startswith(".")


def _require_earlier_export(target: Path, logs: Sequence[PublishedLog]) -> None:
    """Every file there is one of these logs', byte for byte, or a key or an older checkpoint."""
    if target.exists() and not target.is_dir():
        raise ForeignFolder(place=str(target))
    tree = tree_of(target) if target.exists() else Tree()
    for name in tree.others:
        raise ForeignFolder(place=name)
    for name, path in tree.files.items():
        if name.startswith(BLOBS) and blob_digest(path.read_bytes()) == name.removeprefix(BLOBS):
            continue
        log = next((log for log in logs if name.startswith(f"{log.below}/")), None)
        if log is None or not _is_ours(log, name.removeprefix(f"{log.below}/"), path.read_bytes()):
            raise ForeignFolder(place=name)


def _is_ours(log: PublishedLog, inner: str, content: bytes) -> bool:
    if inner == "vkey":
        return content == f"{log.key}\n".encode()
    return inner == "checkpoint" or content == Folder(log.folder).read(inner) or _is_begun(log, inner, content)


def _is_begun(log: PublishedLog, inner: str, content: bytes) -> bool:
    """A partial tile that an earlier device published: ours is wider and begins with it."""
    try:
        tile = parse_path(inner)
    except NotATile:
        return False
    whole = log.folder / replace(tile, width=WIDTH).path()
    wider = [whole, *whole.with_name(f"{whole.name}.p").glob("[0-9]*")]
    return any(path.is_file() and path.read_bytes().startswith(content) for path in wider)

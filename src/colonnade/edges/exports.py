"""Writes an export: the published files of a log, its key, and nothing else. Source: contracts, "The public log"."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from colonnade.core.acts.blobs import blob_digest
from colonnade.core.errors import Refusal
from colonnade.core.log.checkpoints import parse_checkpoint
from colonnade.core.log.notes import VerifierKey, parse_note
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


def write_export(
    *, published: Path, key: VerifierKey, target: Path, blobs: Mapping[str, bytes], tell: Tell = untold
) -> int:
    """``target`` holds the log as published and its documents; return its size. Tiles first, the checkpoint last.

    ``blobs`` are the published documents by digest; a document there that is none of them was erased, and goes.
    """
    source = Folder(published)
    checkpoint = source.read("checkpoint")
    if checkpoint is None:
        raise NothingToExport
    below = f"logs/{hashlib.sha256(key.name.encode()).hexdigest()}"
    names = sorted(name for name in folder_names(published) if name.startswith("tile/") and not _is_beside(name))
    _require_earlier_export(target, below, source, key)
    copy = Folder(target)
    for done, name in enumerate(names):
        tell(done, len(names))
        content = source.read(name)
        if content is not None and copy.read(f"{below}/{name}") is None:
            copy.write(f"{below}/{name}", content)
    copy.write(f"{below}/vkey", f"{key}\n".encode())
    copy.settle(f"{below}/{name}" for name in names)
    _copy_blobs(copy, target, blobs)
    copy.write(f"{below}/checkpoint", checkpoint)
    copy.settle([f"{below}/checkpoint"])
    return parse_checkpoint(parse_note(checkpoint).text).size


def _copy_blobs(copy: Folder, target: Path, blobs: Mapping[str, bytes]) -> None:
    for name, path in folder_names(target).items():
        if name.startswith(BLOBS) and name.removeprefix(BLOBS) not in blobs:
            path.unlink()
    for digest, sealed in blobs.items():
        if copy.read(BLOBS + digest) is None:
            copy.write(BLOBS + digest, sealed)
    copy.settle(BLOBS + digest for digest in blobs)


def _is_beside(name: str) -> bool:
    return name.rpartition("/")[2].startswith(".")


def _require_earlier_export(target: Path, below: str, source: Folder, key: VerifierKey) -> None:
    """Every file there is one of this log's, byte for byte, or its key or an older checkpoint."""
    if target.exists() and not target.is_dir():
        raise ForeignFolder(place=str(target))
    tree = tree_of(target) if target.exists() else Tree()
    for name in tree.others:
        raise ForeignFolder(place=name)
    for name, path in tree.files.items():
        if name.startswith(BLOBS) and blob_digest(path.read_bytes()) == name.removeprefix(BLOBS):
            continue
        inner = name.removeprefix(f"{below}/")
        if inner == name:
            raise ForeignFolder(place=name)
        content = path.read_bytes()
        is_ours = content == f"{key}\n".encode() if inner == "vkey" else content == source.read(inner)
        if inner != "checkpoint" and not is_ours:
            raise ForeignFolder(place=name)

"""The log grows by one entry at a time and is published after that is durable."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from django.db import transaction

from colonnade.apps.publiclog import selectors
from colonnade.apps.publiclog.models import Blob, Entry, Log, TreeHash
from colonnade.core.acts.blobs import blob_digest
from colonnade.core.acts.envelope import Act
from colonnade.core.log.checkpoints import Checkpoint
from colonnade.core.log.merkle import EMPTY_ROOT, leaf_hash, root_of
from colonnade.core.log.tiles import WIDTH
from colonnade.edges.cosigning import with_kept
from colonnade.edges.logfiles import Folder, Growth, alone_in, publish
from colonnade.edges.signing import Signer, signed_note


def open_log(origin: str) -> None:
    """The log exists."""
    Log.objects.get_or_create(origin=origin, defaults={"root": EMPTY_ROOT})


def append(*, origin: str, act: Act, content: bytes, known: date) -> int:
    """The entry stands at the end of the log; return its index. Call within a transaction."""
    log = Log.objects.select_for_update().get(origin=origin)
    index = log.size
    Entry.objects.create(
        log=log, index=index, content=content, act=act.id, organisation=act.organisation, type=act.type, known=known
    )
    TreeHash.objects.bulk_create(
        TreeHash(log=log, level=level, number=number, value=value)
        for level, number, value in _new_hashes(origin, index, leaf_hash(content))
    )
    log.size = index + 1
    log.root = selectors.root_between(origin, 0, log.size)
    log.save(update_fields=["size", "root"])
    return index


def _new_hashes(origin: str, index: int, leaf: bytes) -> Iterator[tuple[int, int, bytes]]:
    """The leaf, and every root over a tile that it fills."""
    level, number, value = 0, index, leaf
    yield level, number, value
    while number % WIDTH == WIDTH - 1:
        row = [*selectors.partial_row(origin, level, number), value]
        level, number, value = level + 1, number // WIDTH, root_of(row)
        yield level, number, value


def keep_blob(sealed: bytes, *, is_published: bool) -> str:
    """The document is kept with its random bytes; return its digest."""
    digest = blob_digest(sealed)
    Blob.objects.get_or_create(digest=digest, defaults={"sealed": sealed, "is_published": is_published})
    return digest


def erase_blob(digest: str) -> bool:
    """The document and its random bytes are gone; return whether they were here. Every proof still holds."""
    return Blob.objects.filter(digest=digest).delete()[0] > 0


def publish_log(*, origin: str, folder: Path, signer: Signer) -> bytes | None:
    """The files hold the log at its present size; return its checkpoint, none if it is empty.

    Size and root are durable in the database before they are signed. Run again after a crash it does the rest.
    Cosignatures kept for this checkpoint stand on it.
    """
    with alone_in(folder):
        log = Log.objects.get(origin=origin)
        if log.size == 0:
            return None
        signed = signed_note(Checkpoint(origin, log.size, bytes(log.root)).text(), signer, origin)
        checkpoint = with_kept(Folder(folder), signed)
        growth = Growth(
            log.published,
            log.size,
            lambda start, end: selectors.entries(origin, start, end),
            lambda level, start, end: selectors.hashes(origin, level, start, end),
        )
        publish(Folder(folder), growth, checkpoint)
    with transaction.atomic():
        Log.objects.filter(origin=origin, published__lt=log.size).update(published=log.size)
    return checkpoint

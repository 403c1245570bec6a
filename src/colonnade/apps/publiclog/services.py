"""The log grows by one entry at a time and is published after that is durable."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from django.db import connection, transaction

from colonnade.apps.publiclog import selectors
from colonnade.apps.publiclog.models import Blob, Entry, Erasure, Log, TreeHash
from colonnade.apps.publiclog.writing import lock_for, require_node_may, require_same_past
from colonnade.core.acts.blobs import blob_digest
from colonnade.core.acts.envelope import Act
from colonnade.core.errors import Refusal
from colonnade.core.log.checkpoints import Checkpoint
from colonnade.core.log.merkle import EMPTY_ROOT, leaf_hash, root_of
from colonnade.core.log.states import Doing, LogState, Move, moved, require_may
from colonnade.core.log.tiles import WIDTH
from colonnade.core.organisations.continuing import require_continuation
from colonnade.edges.cosigning import with_kept
from colonnade.edges.logfiles import Folder, Growth, alone_in, publish
from colonnade.edges.signing import Signer, signed_note


class DocumentErased(Refusal):
    """The document was erased here, for good."""

    code = "publiclog.document_erased"


def open_log(origin: str) -> None:
    """The log exists."""
    Log.objects.get_or_create(origin=origin, defaults={"root": EMPTY_ROOT})


def lock_log(origin: str) -> LogState:
    """Nobody else writes the log until the transaction ends; return its state, or refuse where it may not be written.

    Whoever judges an act calls this first, so that nothing is judged on a state that another is changing.
    """
    return LogState(lock_for(Doing.APPEND, origin).state)


@transaction.atomic
def require_writable(origin: str) -> None:
    """Refuse a log that may not be written, before anything else is asked for."""
    lock_log(origin)


def append(*, origin: str, act: Act, content: bytes, known: date, doing: Doing = Doing.APPEND) -> int:
    """The entry stands at the end of the log; return its index. Call within a transaction.

    Refuses what the log's state forbids, and for the first entry of a log that carries on another, any act but
    the one that cites it. ``doing`` is CATCH_UP for entries that the log's own key has signed already.
    """
    log = lock_for(doing, origin)
    if log.state == LogState.CONTINUING:
        _require_citing(log, act)
        log.state = moved(LogState.CONTINUING, Move.CONTINUED, origin)
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
    log.save(update_fields=["size", "root", "state"])
    return index


def _require_citing(log: Log, act: Act) -> None:
    old = selectors.carried_on_by(log.origin)
    assert old is not None
    require_continuation(act, old)


def _new_hashes(origin: str, index: int, leaf: bytes) -> Iterator[tuple[int, int, bytes]]:
    """The leaf, and every root over a tile that it fills."""
    level, number, value = 0, index, leaf
    yield level, number, value
    while number % WIDTH == WIDTH - 1:
        row = [*selectors.partial_row(origin, level, number), value]
        level, number, value = level + 1, number // WIDTH, root_of(row)
        yield level, number, value


@transaction.atomic
def keep_blob(sealed: bytes, *, is_published: bool, doing: Doing = Doing.APPEND) -> str:
    """The document is kept with its random bytes; return its digest. Refused while the node's log is read-only.

    One that was erased here is refused too; where others' copies are fetched, it is left out.
    """
    require_node_may(doing)
    digest = blob_digest(sealed)
    if selectors.is_erased(digest):
        if doing is Doing.CATCH_UP:
            return digest
        raise DocumentErased(digest=digest)
    Blob.objects.get_or_create(digest=digest, defaults={"sealed": sealed, "is_published": is_published})
    return digest


@transaction.atomic
def erase_blob(digest: str) -> bool:
    """The document and its random bytes are gone, and that they were erased is known; return whether they were here.

    Every proof still holds. A node that is read-only erases too: what must go cannot wait. SQLite overwrites the freed
    pages; until its journal is emptied, that still holds the pages as they were.
    """
    was_here = Blob.objects.filter(digest=digest).delete()[0] > 0
    if was_here:
        Erasure.objects.get_or_create(digest=digest)
    forget_what_is_gone()
    return was_here


def forget_what_is_gone() -> None:
    """Once this transaction is committed, what it erased is in no file of the database any more (SQLite).

    PostgreSQL keeps it in its own files until it cleans up.
    """
    transaction.on_commit(_empty_journal)


def _empty_journal() -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def publish_log(*, origin: str, folder: Path, signer: Signer) -> bytes | None:
    """The files hold the log at its present size; return its checkpoint, none if it is empty.

    Size and root are durable in the database before they are signed. Run again after a crash it does the rest.
    One at a time publishes into a folder, and only what the checkpoint there is a beginning of; who waited meanwhile
    finds several acts published at once, and what was brought to disk before is not brought there again. Cosignatures
    kept for this checkpoint stand on it.
    """
    with alone_in(folder):
        log = Log.objects.get(origin=origin)
        require_may(LogState(log.state), Doing.SIGN, origin)
        before = require_same_past(log, folder)
        if log.size == 0:
            return None
        signed = signed_note(Checkpoint(origin, log.size, bytes(log.root)).text(), signer, origin)
        checkpoint = with_kept(Folder(folder), signed)
        if log.published == log.size and Folder(folder).read("checkpoint") == checkpoint:
            Folder(folder).write_again("checkpoint", checkpoint)
            return checkpoint
        publish(Folder(folder), growth_of(log, 0 if before is None else before.size), checkpoint)
    with transaction.atomic():
        Log.objects.filter(origin=origin, published__lt=log.size).update(published=log.size)
    return checkpoint


def growth_of(log: Log, old: int, size: int | None = None) -> Growth:
    """Return how the files of the log grow from ``old`` to ``size``, or to all that it holds."""
    return Growth(
        old,
        log.size if size is None else size,
        lambda start, end: selectors.entries(log.origin, start, end),
        lambda level, start, end: selectors.hashes(log.origin, level, start, end),
    )

"""What a backup takes from the tables, at one moment, while others go on writing."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from django.db import connection, transaction

from colonnade.apps.publiclog import others, selectors
from colonnade.apps.publiclog.models import Log
from colonnade.apps.publiclog.writing import require_same_past
from colonnade.core.errors import Refusal
from colonnade.core.log.backups import (
    END,
    MANIFEST,
    LogKept,
    Member,
    document_name,
    ending,
    entry_tiles,
    head_members,
    manifest,
    published_sizes,
    room_name,
)
from colonnade.core.log.checkpoints import parse_checkpoint
from colonnade.core.log.elsewhere import Elsewhere, OtherKept, other_folder, other_members
from colonnade.core.log.merkle import EMPTY_ROOT
from colonnade.core.log.tiles import WIDTH, entry_bundle
from colonnade.edges.cosigning import COSIGNED, kept
from colonnade.edges.homes import Home
from colonnade.edges.logfiles import Folder, alone_in, folder_names
from colonnade.edges.progress import Tell, untold


class NothingToKeep(Refusal):
    """No log of this node holds an act yet."""

    code = "backups.nothing"


class NotPublished(Refusal):
    """The log holds acts that no checkpoint signs."""

    code = "backups.not_published"


@contextmanager
def snapshot() -> Iterator[None]:
    """Within, the tables are read as they were at one moment; nobody waits for it. Not to be nested."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")
        return
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def logs_kept(home: Home, recorded: Mapping[str, int]) -> list[LogKept]:
    """Return every log of the node as far as its published checkpoint signs it: at least to the size ``recorded``."""
    logs = [_kept(home, log, recorded.get(log.origin, 0)) for log in Log.objects.order_by("id")]
    if not any(log.size for log in logs):
        raise NothingToKeep
    return logs


def _kept(home: Home, log: Log, recorded: int) -> LogKept:
    folder, key = home.folder_of(log.origin), home.key_of(log.origin)
    with alone_in(folder):
        log.refresh_from_db()
        published = require_same_past(log, folder)
        if published is None and not recorded:
            return LogKept(log.origin, 0, EMPTY_ROOT, key, None, ())
        if published is None or published.size < recorded:
            raise NotPublished(origin=log.origin)
        sizes = published_sizes(folder_names(folder), published.size)
        files = Folder(folder)
        cosigned = _cosigned(files, log, published.size)
        return LogKept(
            log.origin, published.size, published.root, key, files.read("checkpoint"), sizes, cosigned
        )  # fmt: skip


def _cosigned(files: Folder, log: Log, size: int) -> bytes | None:
    """What witnesses cosigned, if it is of this log's past."""
    note = kept(files)
    head = None if note is None else parse_checkpoint(note.text)
    if head is None or head.size > size or selectors.root_between(log.origin, 0, head.size) != head.root:
        return None
    return files.read(COSIGNED)


def members(logs: list[LogKept], rooms: Mapping[str, bytes], tell: Tell = untold) -> Iterator[Member]:
    """Yield what a backup holds, ``rooms`` being what those beside the log keep; call within :func:`snapshot`."""
    documents, done, total = selectors.digests_kept(), 0, sum(log.size for log in logs)
    elsewhere = _elsewhere()
    said = manifest(logs, len(documents), selectors.digests_erased(), elsewhere, rooms)
    yield MANIFEST, said
    for log in logs:
        yield from head_members(log)
        for tile in entry_tiles(log.size):
            start = tile.number * WIDTH
            entries = selectors.entries(log.origin, start, start + tile.width)
            tell(done, total)
            done += len(entries)
            yield f"{log.folder}/{tile.path()}", entry_bundle(entries)
    for digest, is_published in documents:
        yield document_name(digest, is_published=is_published), selectors.kept_blob(digest)
    yield from _elsewhere_members(elsewhere)
    for room in sorted(rooms):
        yield room_name(room), rooms[room]
    yield END, ending(said)


def _elsewhere() -> Elsewhere:
    """What is known of other nodes."""
    return Elsewhere(
        logs=[
            OtherKept(
                log.head.origin, log.head.size, log.head.root, log.view, log.seen, log.key, log.checkpoint, log.cosigned
            )
            for log in others.heads()
        ],
        forks=[(digest, seen) for _, digest, seen in others.forks()],
        acts=others.lone_ids(),
    )


def _elsewhere_members(elsewhere: Elsewhere) -> Iterator[Member]:
    for log in elsewhere.logs:
        yield from other_members(log)
        for tile in entry_tiles(log.size):
            start = tile.number * WIDTH
            yield (
                f"{other_folder(log.origin)}/{tile.path()}",
                entry_bundle(others.entries(log.origin, start, start + tile.width)),
            )
    for digest, _ in elsewhere.forks:
        yield f"evidence/{digest}", others.fork_content(digest) or b""
    for act in elsewhere.acts:
        yield f"acts/{act}", others.lone_act(act)

"""Logs put together again from a backup, brought up to date, resumed, or carried on in another."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from django.db import IntegrityError, transaction

from colonnade.apps.publiclog import selectors
from colonnade.apps.publiclog.models import Blob, Entry, Erasure, KeptFork, Log, LoneAct, OtherEntry, OtherLog, TreeHash
from colonnade.apps.publiclog.services import growth_of
from colonnade.apps.publiclog.showing import other_row
from colonnade.apps.publiclog.writing import lock_for, require_same_past
from colonnade.core.errors import Refusal
from colonnade.core.log.backups import Damaged, DocumentKept, EntriesKept, ErasureKept, Kept, LogKept, RoomKept
from colonnade.core.log.checkpoints import Checkpoint
from colonnade.core.log.current import require_current
from colonnade.core.log.elsewhere import ForkKept, LoneActKept, OtherKept
from colonnade.core.log.entries import read_entry, recalled_entry
from colonnade.core.log.merkle import EMPTY_ROOT, leaf_hash, root_of
from colonnade.core.log.states import Doing, LogState, Move, moved
from colonnade.core.log.tiles import WIDTH
from colonnade.edges.codec import ORJSON
from colonnade.edges.cosigning import COSIGNED
from colonnade.edges.homes import Home
from colonnade.edges.logfiles import Files, Folder, alone_in, publish, publish_tiles


class DatabaseTaken(Refusal):
    """The database holds a node already."""

    code = "restoring.database_taken"


class NothingToCite(Refusal):
    """No log of this node holds an act that a new one could cite."""

    code = "restoring.nothing_to_cite"


class OriginTaken(Refusal):
    """A log of this node has this origin already."""

    code = "restoring.origin_taken"


@transaction.atomic
def clear_unfinished() -> None:
    """What a stopped restore left in the database is gone; a database that holds a node is refused."""
    last = Log.objects.order_by("-id").first()
    if last is not None and last.state != LogState.RESTORING:
        raise DatabaseTaken
    for table in (TreeHash, Entry, Log, Blob, Erasure, OtherEntry, OtherLog, KeptFork, LoneAct):
        table.objects.all().delete()


def put_together(kept: Iterable[Kept]) -> list[LogKept]:
    """The tables hold what a backup holds, the last log not usable yet; return the logs. Call within a transaction."""
    logs: list[LogKept] = []
    filling: _Filling | _FillingOther | None = None
    own: _Filling | None = None
    known: date | None = None
    for each in kept:
        match each:
            case LogKept():
                logs.append(each)
                filling = own = _Filling(each, known)
            case OtherKept():
                filling = _FillingOther(each)
            case EntriesKept(entries):
                assert filling is not None
                known = filling.add(entries)
            case DocumentKept(digest, sealed, is_published):
                Blob.objects.create(digest=digest, sealed=sealed, is_published=is_published)
            case ErasureKept(digest):
                Erasure.objects.create(digest=digest)
            case ForkKept(fork, seen):
                KeptFork.objects.create(origin=fork.origin, digest=fork.digest, content=fork.content(), seen=seen)
            case LoneActKept(content):
                act = read_entry(content, lambda *_: False).act
                LoneAct.objects.create(act=act.id, content=content, known=act.recorded)
            case RoomKept():
                raise Damaged(place=each.place)
    assert own is not None
    Log.objects.filter(id=own.log.id).update(state=LogState.RESTORING.value)
    return logs


class _Filling:
    """A log whose entries come in order, many at once."""

    def __init__(self, kept: LogKept, known: date | None) -> None:
        self.log = Log.objects.create(
            origin=kept.origin, size=kept.size, root=kept.root, published=kept.size, state=LogState.CLOSED.value
        )
        self._known, self._next = known, 0
        self._rows: list[list[bytes]] = [[]]
        self._numbers: list[int] = [0]

    def add(self, entries: list[bytes]) -> date | None:
        """The entries and the hashes they fill are in the tables; return the day on which the last one is known."""
        try:
            with transaction.atomic():
                Entry.objects.bulk_create([self._entry(content) for content in entries], batch_size=500)
        except IntegrityError:
            raise Damaged(place=f"{self.log.origin} {self._next}") from None
        hashes: list[TreeHash] = []
        for content in entries:
            self._grow(0, leaf_hash(content), hashes)
        TreeHash.objects.bulk_create(hashes, batch_size=500)
        return self._known

    def _entry(self, content: bytes) -> Entry:
        act = recalled_entry(content, ORJSON).act
        self._known = act.recorded if self._known is None else max(act.recorded, self._known)
        index, self._next = self._next, self._next + 1
        return Entry(
            log=self.log, index=index, content=content, act=act.id, organisation=act.organisation, type=act.type,
            known=self._known,
        )  # fmt: skip

    def _grow(self, level: int, value: bytes, hashes: list[TreeHash]) -> None:
        if level == len(self._rows):
            self._rows.append([])
            self._numbers.append(0)
        hashes.append(TreeHash(log=self.log, level=level, number=self._numbers[level], value=value))
        self._numbers[level] += 1
        self._rows[level].append(value)
        if len(self._rows[level]) == WIDTH:
            full = root_of(self._rows[level])
            self._rows[level].clear()
            self._grow(level + 1, full, hashes)


class _FillingOther:
    """A log of another node whose entries come in order."""

    def __init__(self, kept: OtherKept) -> None:
        self._log = OtherLog.objects.create(
            origin=kept.origin, vkey=str(kept.key), size=kept.size, root=kept.root, view=kept.view,
            checkpoint=kept.checkpoint, cosigned=kept.cosigned, seen=kept.seen,
        )  # fmt: skip
        self._next = 0

    def add(self, entries: list[bytes]) -> date | None:
        OtherEntry.objects.bulk_create(
            [other_row(self._log, self._next + at, content) for at, content in enumerate(entries)], batch_size=500
        )
        self._next += len(entries)
        return None


def publish_again(kept: LogKept, files: Files) -> None:
    """``files`` hold what was published of the log, size by size, under the checkpoint that the backup holds."""
    log, before = Log.objects.get(origin=kept.origin), 0
    files.write("vkey", f"{kept.key}\n".encode())
    files.settle(["vkey"])
    for size in kept.sizes:
        publish_tiles(files, growth_of(log, before, size))
        before = size
    for name, content in ((COSIGNED, kept.cosigned), ("checkpoint", kept.checkpoint)):
        if content is not None:
            files.write(name, content)
            files.settle([name])


def finish_restore() -> None:
    """The log that a restore put together is read-only from now on; another state stays as it is."""
    if not Log.objects.filter(state=LogState.RESTORING.value).exists():
        return
    with transaction.atomic():
        for log in Log.objects.select_for_update().filter(state=LogState.RESTORING.value):
            _move(log, Move.RESTORED)


@transaction.atomic
def hold(home: Home) -> None:
    """A log that is shorter than what this node has published of it is read-only, until it has caught up."""
    log = Log.objects.select_for_update().get(origin=selectors.written_log())
    if log.state == LogState.OPEN and not _bears_out(log, home):
        _move(log, Move.FOUND_BEHIND)


def _bears_out(log: Log, home: Home) -> bool:
    try:
        require_same_past(log, home.folder_of(log.origin))
    except Refusal:
        return False
    return True


@transaction.atomic
def require_shown(home: Home, outside: Checkpoint) -> Log:
    """Return the read-only log that ``outside`` shows to be current, or refuse. Its signature was checked before."""
    log = _read_only(home)
    ours = selectors.head_of(log.origin)
    require_current(ours, outside, lambda size: selectors.root_between(log.origin, 0, size))
    return log


@transaction.atomic
def resume(home: Home, outside: Checkpoint) -> None:
    """The node writes its log again: ``outside`` shows that it is current."""
    _move(require_shown(home, outside), Move.SHOWN_CURRENT)


@transaction.atomic
def require_unused(home: Home, origin: str) -> None:
    """Refuse to open the log ``origin`` unless this node is read-only, has no such log yet, and acts to cite."""
    last = _read_only(home)
    if origin in selectors.origins():
        raise OriginTaken(origin=origin)
    if not last.size and selectors.carried_on_by(last.origin) is None:
        raise NothingToCite


@transaction.atomic
def carry_on_in(home: Home, origin: str) -> Checkpoint:
    """The log is closed for ever on this node; the new one waits for the act that cites what is returned."""
    require_unused(home, origin)
    _move(_read_only(home), Move.LEFT_FOR_ANOTHER)
    Log.objects.create(origin=origin, root=EMPTY_ROOT, state=LogState.CONTINUING.value)
    cited = selectors.carried_on_by(origin)
    assert cited is not None
    return cited


def _read_only(home: Home) -> Log:
    log = lock_for(Doing.CATCH_UP, selectors.written_log())
    require_same_past(log, home.folder_of(log.origin))
    return log


def publish_fetched(home: Home, checkpoint: bytes, sizes: Sequence[int]) -> None:
    """What was fetched is published, size by size, under the checkpoint that came with it; nothing is signed here."""
    origin = selectors.written_log()
    folder = home.folder_of(origin)
    with alone_in(folder):
        log = Log.objects.get(origin=origin)
        before = require_same_past(log, folder)
        old = 0 if before is None else before.size
        if sizes[-1] == log.size > old:
            _publish_through(log, folder, checkpoint, [size for size in sizes if size > old], old)
    Log.objects.filter(origin=origin, published__lt=sizes[-1]).update(published=sizes[-1])


def _publish_through(log: Log, folder: Path, checkpoint: bytes, sizes: Sequence[int], old: int) -> None:
    """The tiles of every size first; the checkpoint, which signs the last size, once they are all there."""
    for size in sizes[:-1]:
        publish_tiles(Folder(folder), growth_of(log, old, size))
        old = size
    publish(Folder(folder), growth_of(log, old), checkpoint)


def _move(log: Log, move: Move) -> None:
    log.state = moved(LogState(log.state), move, log.origin)
    log.save(update_fields=["state"])

"""What the log is asked. The log of a node may carry on older ones; where a question is about acts, it is about all."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import F, QuerySet

from colonnade.apps.publiclog import others
from colonnade.apps.publiclog.models import Blob, Entry, Erasure, Log, LoneAct, OtherEntry, TreeHash
from colonnade.core.ids import ActId
from colonnade.core.log.backups import log_folder
from colonnade.core.log.checkpoints import Checkpoint, parse_checkpoint
from colonnade.core.log.merkle import Frontier, inclusion_proof
from colonnade.core.log.notes import parse_note
from colonnade.core.log.proofs import format_proof
from colonnade.core.log.states import LogState
from colonnade.core.log.tiles import WIDTH

WIDTH_BITS = WIDTH.bit_length() - 1


@dataclass(frozen=True, slots=True)
class StoredEntry:
    """One entry as its log holds it, with the day from which its act is known, and which log that is."""

    index: int
    content: bytes
    known: date
    origin: str
    """Empty where it is not known."""


_STORED = ("index", "content", "known", "log__origin")


def _stored(row: tuple[int, bytes, date, str]) -> StoredEntry:
    return StoredEntry(row[0], bytes(row[1]), row[2], row[3])


def _up_to(origin: str) -> QuerySet[Entry]:
    """The entries of the log ``origin`` and of every log that it carries on."""
    return Entry.objects.filter(log_id__lte=Log.objects.get(origin=origin).id)


def origins() -> list[str]:
    """Return the logs of this node, each carried on by the next; the last is the one that is written."""
    return list(Log.objects.order_by("id").values_list("origin", flat=True))


def chain_of(origin: str) -> list[str]:
    """Return the log and those it carries on, oldest first."""
    found = origins()
    return found[: found.index(origin) + 1]


def written_log() -> str:
    """Return the log of this node that is, or was last, written."""
    return origins()[-1]


def last_log() -> str | None:
    """Return the log of this node that is, or was last, written; none where there is none yet."""
    return next(reversed(origins()), None)


def address_of(origin: str) -> str:
    """Return where the log's files are served: the written one under ``/log``, each under its own folder for ever."""
    return "/log" if origin == written_log() else f"/{log_folder(origin)}"


def state_of(origin: str) -> LogState:
    """Return what may be done with the log."""
    return LogState(Log.objects.get(origin=origin).state)


def is_read_only() -> bool:
    """Whether the node was restored and has not been shown to be current."""
    last = Log.objects.order_by("-id").values_list("state", flat=True).first()
    return last in (LogState.READ_ONLY, LogState.RESTORING)


def head_of(origin: str) -> Checkpoint:
    """Return origin, size and root of the log as it stands in the tables, published or not."""
    log = Log.objects.get(origin=origin)
    return Checkpoint(origin, log.size, bytes(log.root))


def carried_on_by(origin: str) -> Checkpoint | None:
    """Return the head of the newest log with entries before ``origin``: what its first entry cites."""
    before = Log.objects.filter(id__lt=Log.objects.get(origin=origin).id, size__gt=0).order_by("-id").first()
    return None if before is None else head_of(before.origin)


def size_of(origin: str) -> int:
    """Return how many entries the log holds."""
    return Log.objects.get(origin=origin).size


def root_of(origin: str) -> bytes:
    """Return the root over all entries of the log."""
    return bytes(Log.objects.get(origin=origin).root)


def head_known(origin: str, known: date) -> Checkpoint | None:
    """Return size and root of a log, ours or another node's, as known at a day's end; none where it is not known."""
    log = Log.objects.filter(origin=origin).first()
    if log is None:
        return others.head_known(origin, known)
    size = _known_in(log.id, log.size, known)
    return Checkpoint(origin, size, root_between(origin, 0, size))


def last_act(origin: str) -> tuple[ActId, date] | None:
    """Return the id and known day of the newest act of the log and those it carries on, none if there is none."""
    row = _up_to(origin).order_by("-log_id", "-index").values_list("act", "known").first()
    return None if row is None else (ActId(row[0]), row[1])


def entries(origin: str, start: int, end: int) -> list[bytes]:
    """Return the entries from ``start`` until ``end``."""
    rows = Entry.objects.filter(log__origin=origin, index__gte=start, index__lt=end).order_by("index")
    return [bytes(content) for content in rows.values_list("content", flat=True)]


_INHERITED: list[object] = []


def connect_anew() -> None:
    """A process forked from another has a connection of its own; the one it inherited is never used or closed."""
    _INHERITED.append(connections[DEFAULT_DB_ALIAS])
    del connections[DEFAULT_DB_ALIAS]


def all_entries(origin: str) -> Iterator[StoredEntry]:
    """Yield every entry of the log and those it carries on, in order, not all in memory."""
    rows = _up_to(origin).order_by("log_id", "index").values_list(*_STORED)
    return (_stored(row) for row in rows.iterator(chunk_size=2000))


def author_of(act: ActId) -> str:
    """Return the organisation whose act it is; empty where the log does not hold it."""
    return Entry.objects.filter(act=act).values_list("organisation", flat=True).first() or ""


def entry_of(act: ActId) -> StoredEntry | None:
    """Return the entry that holds ``act``, of a log of ours if one does; none if no log known here does."""
    row = Entry.objects.filter(act=act).values_list(*_STORED).first()
    return _elsewhere([act]).get(act) if row is None else _stored(row)


def own_acts(some: Sequence[str] | None = None) -> set[ActId]:
    """Return the acts that stand in this node's own logs, or which of ``some`` do."""
    rows = Entry.objects.all() if some is None else Entry.objects.filter(act__in=some)
    return {ActId(act) for act in rows.values_list("act", flat=True)}


def _elsewhere(acts: Sequence[str]) -> dict[str, StoredEntry]:
    """The entries of other nodes' logs that hold ``acts``, one each, and acts that are known without their log."""
    lone = LoneAct.objects.filter(act__in=acts).values_list("act", "content", "known")
    found = {act: StoredEntry(0, bytes(content), known, "") for act, content, known in lone}
    rows = OtherEntry.objects.filter(act__in=acts, index__lt=F("log__view")).order_by("-log__origin", "-index")
    for act, index, content, known, origin in rows.values_list("act", *_STORED):
        found[act] = StoredEntry(index, bytes(content), known, origin)
    return found


def hashes(origin: str, level: int, start: int, end: int) -> list[bytes]:
    """Return the hashes of a level from ``start`` until ``end``."""
    rows = TreeHash.objects.filter(log__origin=origin, level=level, number__gte=start, number__lt=end)
    return [bytes(value) for value in rows.order_by("number").values_list("value", flat=True)]


def partial_row(origin: str, level: int, count: int) -> list[bytes]:
    """Return the hashes of a level that do not fill a tile yet; the level has ``count``."""
    return hashes(origin, level, count // WIDTH * WIDTH, count)


def acts_stored(acts: Sequence[str]) -> list[StoredEntry]:
    """Return the entries of ``acts``, newest first; what no log known here holds is left out."""
    rows = Entry.objects.filter(act__in=acts).order_by("-log_id", "-index").values_list("act", *_STORED)
    own = {row[0]: _stored(row[1:]) for row in rows}
    elsewhere = _elsewhere([act for act in acts if act not in own]) if others.any_known() else {}
    if not elsewhere:
        return list(own.values())
    return sorted([*own.values(), *elsewhere.values()], key=_newest_first)


def _newest_first(entry: StoredEntry) -> tuple[int, str, int]:
    return -entry.known.toordinal(), entry.origin, -entry.index


def number_known(origin: str, known: date) -> int:
    """Return how many entries of the log, and those it carries on, were known at the end of the day ``known``."""
    return sum(number for _, number in _known_by(origin, known))


def latest(origin: str, number: int, known: date) -> list[StoredEntry]:
    """Return the newest entries known on the day ``known``, newest first."""
    found: list[StoredEntry] = []
    for log, size in _known_by(origin, known):
        rows = Entry.objects.filter(log_id=log, index__lt=size).order_by("-index")
        found += [_stored(row) for row in rows.values_list(*_STORED)[: number - len(found)]]
        if len(found) == number:
            break
    return found


def _known_by(origin: str, known: date) -> list[tuple[int, int]]:
    """The log and those it carries on, newest first, each with how many of its entries were known.

    An act is known no earlier than the one before it, so that what was known is a beginning of each: looked for by
    halves, since nobody would wait until a million entries are counted.
    """
    logs = Log.objects.filter(id__lte=Log.objects.get(origin=origin).id).order_by("-id").values_list("id", "size")
    return [(log, _known_in(log, size, known)) for log, size in logs]


def _known_in(log: int, size: int, known: date) -> int:
    def day(index: int) -> date:
        return Entry.objects.values_list("known", flat=True).get(log_id=log, index=index)

    return size if size == 0 or day(size - 1) <= known else bisect_right(range(size), known, key=day)


def published_blob(digest: str) -> bytes | None:
    """Return a published document with its random bytes; none if it was never published or is erased."""
    row = Blob.objects.filter(digest=digest, is_published=True).values_list("sealed", flat=True).first()
    return None if row is None else bytes(row)


def is_erased(digest: str) -> bool:
    """Whether the document was erased here."""
    return Erasure.objects.filter(digest=digest).exists()


def digests_erased() -> list[str]:
    """Return the digest of every document that was erased here, sorted."""
    return list(Erasure.objects.order_by("digest").values_list("digest", flat=True))


def digests_kept() -> list[tuple[str, bool]]:
    """Return the digest of every document that is here, and whether it is published, sorted."""
    return list(Blob.objects.order_by("digest").values_list("digest", "is_published"))


def kept_blob(digest: str) -> bytes:
    """Return a document that is here, published or not, with its random bytes."""
    return bytes(Blob.objects.values_list("sealed", flat=True).get(digest=digest))


def blob_here(digest: str) -> bytes | None:
    """Return a document, published or not, with its random bytes; none if it is not here."""
    row = Blob.objects.filter(digest=digest).values_list("sealed", flat=True).first()
    return None if row is None else bytes(row)


def published_digests() -> list[str]:
    """Return the digests of all published documents, sorted."""
    return list(Blob.objects.filter(is_published=True).order_by("digest").values_list("digest", flat=True))


def proof_of(origin: str, index: int, checkpoint: bytes, extra: bytes) -> bytes | None:
    """Return the ``.tlog-proof`` of an entry against a checkpoint of this log; none if that is older than the entry.

    ``extra`` goes with it; none where it is empty.
    """
    size = parse_checkpoint(parse_note(checkpoint).text).size
    if index >= size:
        return None
    hashes_beside = inclusion_proof(index, size, lambda start, end: root_between(origin, start, end))
    return format_proof(index, hashes_beside, checkpoint, extra)


def root_between(origin: str, start: int, end: int) -> bytes:
    """Return the root over the entries from ``start`` until ``end``, a subtree of the log, from its widest hashes."""
    level = max(0, ((end - start).bit_length() - 1) // WIDTH_BITS)
    width = WIDTH**level
    whole = (end - start) // width
    frontier = Frontier()
    for value in hashes(origin, level, start // width, start // width + whole):
        frontier.append(value)
    middle = start + whole * width
    return frontier.root() if middle == end else frontier.root_with(root_between(origin, middle, end))

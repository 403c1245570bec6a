"""What the log is asked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from colonnade.apps.publiclog.models import Blob, Entry, Log, TreeHash
from colonnade.core.ids import ActId
from colonnade.core.log.checkpoints import parse_checkpoint
from colonnade.core.log.merkle import Frontier, inclusion_proof
from colonnade.core.log.notes import parse_note
from colonnade.core.log.proofs import format_proof
from colonnade.core.log.tiles import WIDTH

WIDTH_BITS = WIDTH.bit_length() - 1


@dataclass(frozen=True, slots=True)
class StoredEntry:
    """One entry as the log holds it, with the day from which its act is known."""

    index: int
    content: bytes
    known: date


def size_of(origin: str) -> int:
    """Return how many entries the log holds."""
    return Log.objects.get(origin=origin).size


def root_of(origin: str) -> bytes:
    """Return the root over all entries of the log."""
    return bytes(Log.objects.get(origin=origin).root)


def last_act(origin: str) -> tuple[ActId, date] | None:
    """Return the id and known day of the log's newest act, none if it is empty."""
    row = Entry.objects.filter(log__origin=origin).order_by("-index").values_list("act", "known").first()
    return None if row is None else (ActId(row[0]), row[1])


def entries(origin: str, start: int, end: int) -> list[bytes]:
    """Return the entries from ``start`` until ``end``."""
    rows = Entry.objects.filter(log__origin=origin, index__gte=start, index__lt=end).order_by("index")
    return [bytes(content) for content in rows.values_list("content", flat=True)]


def all_entries(origin: str) -> Iterator[StoredEntry]:
    """Yield every entry in order, not all in memory."""
    rows = Entry.objects.filter(log__origin=origin).order_by("index").values_list("index", "content", "known")
    for index, content, known in rows.iterator(chunk_size=2000):
        yield StoredEntry(index, bytes(content), known)


def entry_of(act: ActId) -> StoredEntry | None:
    """Return the entry that holds ``act``, none if the log does not."""
    row = Entry.objects.filter(act=act).values_list("index", "content", "known").first()
    return None if row is None else StoredEntry(row[0], bytes(row[1]), row[2])


def hashes(origin: str, level: int, start: int, end: int) -> list[bytes]:
    """Return the hashes of a level from ``start`` until ``end``."""
    rows = TreeHash.objects.filter(log__origin=origin, level=level, number__gte=start, number__lt=end)
    return [bytes(value) for value in rows.order_by("number").values_list("value", flat=True)]


def partial_row(origin: str, level: int, count: int) -> list[bytes]:
    """Return the hashes of a level that do not fill a tile yet; the level has ``count``."""
    return hashes(origin, level, count // WIDTH * WIDTH, count)


def acts_stored(acts: Sequence[str]) -> list[StoredEntry]:
    """Return the entries of ``acts``, newest first; what the log does not hold is left out."""
    rows = Entry.objects.filter(act__in=acts).order_by("-index").values_list("index", "content", "known")
    return [StoredEntry(index, bytes(content), known) for index, content, known in rows]


def number_known(origin: str, known: date) -> int:
    """Return how many entries of the log were known at the end of the day ``known``."""
    return Entry.objects.filter(log__origin=origin, known__lte=known).count()


def latest(origin: str, number: int, known: date) -> list[StoredEntry]:
    """Return the newest entries known on the day ``known``, newest first."""
    rows = Entry.objects.filter(log__origin=origin, known__lte=known).order_by("-index")
    return [StoredEntry(i, bytes(c), k) for i, c, k in rows.values_list("index", "content", "known")[:number]]


def published_blob(digest: str) -> bytes | None:
    """Return a published document with its random bytes; none if it was never published or is erased."""
    row = Blob.objects.filter(digest=digest, is_published=True).values_list("sealed", flat=True).first()
    return None if row is None else bytes(row)


def published_digests() -> list[str]:
    """Return the digests of all published documents, sorted."""
    return list(Blob.objects.filter(is_published=True).order_by("digest").values_list("digest", flat=True))


def proof_of(origin: str, index: int, checkpoint: bytes) -> bytes | None:
    """Return the ``.tlog-proof`` of an entry against a checkpoint of this log; none if that is older than the entry."""
    size = parse_checkpoint(parse_note(checkpoint).text).size
    if index >= size:
        return None
    return format_proof(
        index, inclusion_proof(index, size, lambda start, end: root_between(origin, start, end)), checkpoint
    )


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

"""What the log is asked."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from colonnade.apps.publiclog.models import Entry, Log, TreeHash
from colonnade.core.ids import ActId
from colonnade.core.log.tiles import WIDTH


@dataclass(frozen=True, slots=True)
class StoredEntry:
    """One entry as the log holds it, with the day from which its act is known."""

    index: int
    content: bytes
    known: date


def size_of(origin: str) -> int:
    """Return how many entries the log holds."""
    return Log.objects.get(origin=origin).size


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

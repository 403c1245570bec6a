"""What is known of the logs of other nodes: how long each is, how much of it counts, and which forks were shown."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db.models import F, QuerySet

from colonnade.apps.publiclog.models import Entry, KeptFork, LoneAct, OtherEntry, OtherLog
from colonnade.core.acts.order import SealedAct
from colonnade.core.ids import ActId
from colonnade.core.log.checkpoints import Checkpoint
from colonnade.core.log.entries import recalled_entry
from colonnade.core.log.forks import Fork, parse_fork
from colonnade.core.log.merkle import Frontier, leaf_hash
from colonnade.core.log.notes import VerifierKey, parse_vkey
from colonnade.edges.codec import ORJSON

_AT_ONCE = 500
Row = TypeVar("Row", OtherEntry, LoneAct)


@dataclass(frozen=True, slots=True)
class OtherHead:
    """A log of another node: its key, its signed checkpoint, how many of its entries count, and when it was seen."""

    key: VerifierKey
    head: Checkpoint
    view: int
    checkpoint: bytes
    cosigned: bytes
    seen: date


def _head(log: OtherLog) -> OtherHead:
    head = Checkpoint(log.origin, log.size, bytes(log.root))
    return OtherHead(parse_vkey(log.vkey), head, log.view, bytes(log.checkpoint), bytes(log.cosigned), log.seen)


def heads() -> list[OtherHead]:
    """Return every log of another node that is known here, by name."""
    return [_head(log) for log in OtherLog.objects.order_by("origin")]


def any_known() -> bool:
    """Whether any log of another node is known here."""
    return OtherLog.objects.exists()


def mark() -> str:
    """Return a text that changes whenever what counts of other logs does; empty where none is known."""
    digest, rows = hashlib.sha256(), OtherLog.objects.order_by("origin").values_list("origin", "view", "root")
    for origin, view, root in rows:
        digest.update(f"{origin} {view} {bytes(root).hex()}\n".encode())
    digest.update(str(LoneAct.objects.count()).encode())
    return digest.hexdigest() if rows else ""


def entries(origin: str, start: int, end: int) -> list[bytes]:
    """Return the entries of another node's log from ``start`` until ``end``, whether or not they count."""
    rows = OtherEntry.objects.filter(log__origin=origin, index__gte=start, index__lt=end).order_by("index")
    return [bytes(content) for content in rows.values_list("content", flat=True)]


def leaves(origin: str, end: int) -> Iterator[bytes]:
    """Yield the hashes of the first ``end`` entries of another node's log."""
    rows = OtherEntry.objects.filter(log__origin=origin, index__lt=end).order_by("index")
    return (leaf_hash(bytes(content)) for content in rows.values_list("content", flat=True).iterator(chunk_size=2000))


def head_known(origin: str, known: date) -> Checkpoint | None:
    """Return size and root of what counted of another node's log at the end of a day; none where it is not known."""
    rows = OtherEntry.objects.filter(log__origin=origin, index__lt=F("log__view"), known__lte=known)
    size = rows.count()
    return Checkpoint(origin, size, root_at(origin, size)) if size else None


def root_at(origin: str, size: int) -> bytes:
    """Return the root over the first ``size`` entries of another node's log."""
    frontier = Frontier()
    for leaf in leaves(origin, size):
        frontier.append(leaf)
    return frontier.root()


def forks(origin: str | None = None) -> list[tuple[Fork, str, date]]:
    """Return the forks that were shown, of one log or of all: each with its digest and the day on which it came."""
    rows = KeptFork.objects.order_by("origin", "seen", "digest")
    some = rows if origin is None else rows.filter(origin=origin)
    return [(parse_fork(bytes(row.content)), row.digest, row.seen) for row in some]


def fork_content(digest: str) -> bytes | None:
    """Return the bytes of a fork that was shown, none if there is none of this digest."""
    row = KeptFork.objects.filter(digest=digest).values_list("content", flat=True).first()
    return None if row is None else bytes(row)


def are_here(acts: Sequence[str]) -> set[str]:
    """Return which of ``acts`` are known from other logs."""
    found = set(OtherEntry.objects.filter(act__in=acts).values_list("act", flat=True))
    return found | set(LoneAct.objects.filter(act__in=acts).values_list("act", flat=True))


def known_since(day: date) -> list[tuple[SealedAct, date]]:
    """Return the acts of other logs that are known on the day ``day`` or later, counted or not, with that day."""
    rows = [
        *OtherEntry.objects.filter(known__gte=day).values_list("content", "known"),
        *LoneAct.objects.filter(known__gte=day).values_list("content", "known"),
    ]
    return [(recalled_entry(bytes(content), ORJSON), known) for content, known in rows]


def waits_for(act: ActId) -> bool:
    """Whether an act of another log waits for ``act``."""
    rows = [
        *OtherEntry.objects.filter(waits=True).values_list("content", flat=True),
        *LoneAct.objects.filter(waits=True).values_list("content", flat=True),
    ]
    return any(act in recalled_entry(bytes(content), ORJSON).act.after for content in rows)


def counted_acts() -> list[SealedAct]:
    """Return the acts of the entries that count, log by log; an act may come more than once."""
    found = []
    for log in OtherLog.objects.order_by("id"):
        rows = OtherEntry.objects.filter(log=log, index__lt=log.view).order_by("index")
        for content in rows.values_list("content", flat=True).iterator(chunk_size=2000):
            found.append(recalled_entry(bytes(content), ORJSON))  # noqa: PERF401 -- reads better than nested
    return found


def lone_contents(acts: Sequence[SealedAct]) -> dict[ActId, bytes]:
    """Return the entries beyond what counts of forked logs that ``acts``, or what they come after, come after."""
    if not OtherLog.objects.filter(view__lt=F("size")).exists() and not LoneAct.objects.exists():
        return {}
    here, found = {sealed.act.id for sealed in acts}, dict[ActId, bytes]()
    wanted = {each for sealed in acts for each in sealed.act.after} - here
    while wanted:
        brought = _contents(sorted(wanted))
        found |= brought
        here |= wanted
        sealed_now = (recalled_entry(content, ORJSON) for content in brought.values())
        wanted = {each for sealed in sealed_now for each in sealed.act.after} - here
    return found


def _contents(acts: Sequence[ActId]) -> dict[ActId, bytes]:
    found = dict[ActId, bytes]()
    for start in range(0, len(acts), _AT_ONCE):
        some = acts[start : start + _AT_ONCE]
        for table in (OtherEntry, LoneAct):
            rows = table.objects.filter(act__in=some).values_list("act", "content")
            found |= {ActId(act): bytes(content) for act, content in rows}
    return found


def lone_ids() -> list[str]:
    """Return the acts that are kept on their own, sorted."""
    return list(LoneAct.objects.order_by("act").values_list("act", flat=True))


def lone_act(act: str) -> bytes:
    """Return the entry of an act that is kept on its own."""
    return bytes(LoneAct.objects.values_list("content", flat=True).get(act=act))


def keep_lone(lone: Mapping[ActId, bytes]) -> None:
    """Acts that count though they stand where nothing counts are kept on their own, however the log goes on."""
    for act, content in lone.items():
        recorded = recalled_entry(content, ORJSON).act.recorded
        LoneAct.objects.get_or_create(act=act, defaults={"content": content, "known": recorded})


def note_known(known: Mapping[ActId, date], *, own: bool = False) -> None:
    """Every act of another log, and of our own where ``own``, bears the day on which it is known; others wait."""
    entries, lone = OtherEntry.objects.defer("content"), LoneAct.objects.defer("content")
    OtherEntry.objects.bulk_update(list(_placed(entries, known)), ["known", "waits"], batch_size=_AT_ONCE)
    LoneAct.objects.bulk_update(list(_placed(lone, known)), ["known", "waits"], batch_size=_AT_ONCE)
    if own:
        rows = [row for row in Entry.objects.defer("content") if known.get(ActId(row.act), row.known) != row.known]
        for row in rows:
            row.known = known[ActId(row.act)]
        Entry.objects.bulk_update(rows, ["known"], batch_size=_AT_ONCE)


def _placed(rows: QuerySet[Row], known: Mapping[ActId, date]) -> Iterator[Row]:
    for row in rows.iterator(chunk_size=2000):
        day, waits = known.get(ActId(row.act), row.known), ActId(row.act) not in known
        if (day, waits) != (row.known, row.waits):
            row.known, row.waits = day, waits
            yield row


def number_waiting() -> int:
    """Return how many acts of other logs count and have no place in the order yet."""
    return len(set(_waiting().values_list("act", flat=True)))


def waiting(most: int) -> list[SealedAct]:
    """Return the acts of other logs that count and have no place in the order yet, by id; ``most`` at most."""
    rows = dict(_waiting().order_by("act").values_list("act", "content")[:most])
    return [recalled_entry(bytes(content), ORJSON) for content in rows.values()]


def _waiting() -> QuerySet[OtherEntry]:
    return OtherEntry.objects.filter(waits=True, index__lt=F("log__view"))

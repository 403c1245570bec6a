"""One log as a bundle shows it, beside what is known of it: what fits is taken in, what does not is a fork.

Source: docs/rules/bundles.md, "Merging"; core/log/merging.py.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from colonnade.apps.publiclog import others, selectors
from colonnade.apps.publiclog.models import KeptFork, Log, OtherEntry, OtherLog
from colonnade.core.errors import Refusal
from colonnade.core.ids import ActId
from colonnade.core.log.bundles import CHECKPOINT, COSIGNED, VKEY
from colonnade.core.log.checkpoints import Checkpoint, parse_checkpoint
from colonnade.core.log.cosignatures import cosignatures_on
from colonnade.core.log.entries import read_entry
from colonnade.core.log.forks import Fork, common_size, found_fork
from colonnade.core.log.merging import (
    DoesNotHold,
    Fate,
    Incomplete,
    Signed,
    Survey,
    signed_checkpoint,
    surveyed,
    witnessed_size,
)
from colonnade.core.log.merkle import EMPTY_ROOT
from colonnade.core.log.notes import VerifierKey, parse_note, parse_vkey
from colonnade.core.log.policy import Policy
from colonnade.core.log.states import LogState, Move, moved
from colonnade.core.log.tiles import ENTRIES, WIDTH, Tile, entry_bundle, parse_bundle
from colonnade.core.log.verify import Expectation
from colonnade.edges.bundles import Bundle
from colonnade.edges.codec import ORJSON
from colonnade.edges.examining import examiner
from colonnade.edges.homes import Home
from colonnade.edges.logfiles import Folder
from colonnade.edges.signing import verify

FORKS_KEPT = 64
"""Of one log; one that shows an earlier parting is kept even then."""
TAIL_LIMIT = 64 * 1024 * 1024
"""Bytes of a past that is not kept, looked through for acts that others have built upon."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a log in a bundle: its size before and now, how much of it counts, and what was wrong, where."""

    origin: str
    fate: Fate
    before: int = 0
    size: int = 0
    view: int = 0
    problem: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Trust:
    """The keys that the operator named now, by log, and the witnesses that he trusts."""

    keys: Mapping[str, VerifierKey]
    policy: Policy


@dataclass(slots=True)
class Exchange:
    """A bundle being taken in; what it brought is gathered here."""

    bundle: Bundle
    home: Home
    trust: Trust
    today: date
    taken: list[Taken] = field(default_factory=list)
    forks: list[str] = field(default_factory=list)
    beside: dict[ActId, bytes] = field(default_factory=dict)
    """Entries of pasts that are not kept."""
    beside_bytes: int = 0


class Known(Protocol):
    """What is known of a log before a bundle is read: its signed checkpoint, and what lies under it."""

    @property
    def head(self) -> Checkpoint:
        """Origin, size and root."""

    @property
    def checkpoint(self) -> bytes:
        """What the log's key signed of it; empty where there is none."""

    @property
    def cosigned(self) -> bytes:
        """The furthest of it that witnesses cosigned; empty where there is none."""

    def root_at(self, size: int) -> bytes:
        """Return the root over its first ``size`` entries."""

    def entries(self, start: int, end: int) -> list[bytes]:
        """Return entries of it."""

    def leaves(self) -> Sequence[bytes]:
        """Return the hashes of all entries."""


@dataclass(frozen=True, slots=True)
class _Own:
    """A log of this node, as it published it."""

    head: Checkpoint
    checkpoint: bytes
    cosigned: bytes

    def root_at(self, size: int) -> bytes:
        return selectors.root_between(self.head.origin, 0, size)

    def entries(self, start: int, end: int) -> list[bytes]:
        return selectors.entries(self.head.origin, start, end)

    def leaves(self) -> Sequence[bytes]:
        return selectors.hashes(self.head.origin, 0, 0, self.head.size)


@dataclass(frozen=True, slots=True)
class _Others:
    """A log of another node, or one of which nothing is known yet."""

    head: Checkpoint
    checkpoint: bytes = b""
    cosigned: bytes = b""

    def root_at(self, size: int) -> bytes:
        return self.head.root if size == self.head.size else others.root_at(self.head.origin, size)

    def entries(self, start: int, end: int) -> list[bytes]:
        return others.entries(self.head.origin, start, end)

    def leaves(self) -> Sequence[bytes]:
        return list(others.leaves(self.head.origin, self.head.size))


def known_own(home: Home, origin: str) -> Known:
    """Return what this node has published of its log."""
    files = Folder(home.folder_of(origin))
    checkpoint = files.read(CHECKPOINT) or b""
    head = parse_checkpoint(parse_note(checkpoint).text) if checkpoint else Checkpoint(origin, 0, EMPTY_ROOT)
    return _Own(head, checkpoint, files.read(COSIGNED) or b"")


def known_other(origin: str) -> Known:
    """Return what is known of another node's log, perhaps nothing."""
    row = OtherLog.objects.filter(origin=origin).first()
    if row is None:
        return _Others(Checkpoint(origin, 0, EMPTY_ROOT))
    return _Others(Checkpoint(origin, row.size, bytes(row.root)), bytes(row.checkpoint), bytes(row.cosigned))


@dataclass(slots=True)
class Showing:
    """One log as a bundle shows it, beside what is known of it."""

    exchange: Exchange
    folder: str
    key: VerifierKey
    known: Known
    own: bool
    borrowed: bool = False
    """Whether entries known here stood in for tiles that the bundle leaves out."""

    def taken(self) -> Fate:
        """What it shows is taken in; return what became of it, or refuse."""
        self._require_key()
        shown = self._signed(CHECKPOINT)
        if shown is None:
            raise Incomplete(place=f"{self.folder}/{CHECKPOINT}")
        cosigned = self._signed(COSIGNED)
        head, ours = shown.head, self.known.head
        if head.size <= ours.size and self.known.root_at(head.size) == head.root:
            self._seen(self._furthest([shown, cosigned], self.known.root_at))
            is_same = head.size == ours.size and bool(self.known.checkpoint)
            return Fate.OWN if self.own else self._begun(shown) if not self.known.checkpoint else _same(is_same)
        wanted = {ours.size, *([] if cosigned is None else [cosigned.head.size])}
        roots = self._surveyed(head, wanted).roots
        if roots.get(ours.size) == ours.root:
            return self._longer(shown, self._furthest([shown, cosigned], lambda size: roots.get(size, b"")))
        return self._forked(shown, cosigned, roots)

    def _require_key(self) -> None:
        content = self.exchange.bundle.read(f"{self.folder}/{VKEY}")
        if content is None:
            return
        try:
            own = parse_vkey(content.decode().removesuffix("\n"))
        except (Refusal, UnicodeDecodeError):
            raise DoesNotHold("log.not_a_key", VKEY) from None
        if own != self.key:
            raise DoesNotHold("log.other_key", VKEY)

    def _signed(self, name: str) -> Signed | None:
        content = self._member(name)
        return None if content is None else signed_checkpoint(content, self.key, verify, name)

    def _member(self, name: str) -> bytes | None:
        whole = f"{self.folder}/{name}"
        if whole in self.exchange.bundle.damaged:
            raise DoesNotHold("bundles.damaged", name)
        if whole in self.exchange.bundle.missing:
            raise Incomplete(place=whole)
        return self.exchange.bundle.read(whole)

    def _tile(self, tile: Tile) -> bytes:
        content = self._member(tile.path())
        if content is not None:
            return content
        start = tile.number * WIDTH
        if start + tile.width > self.known.head.size:
            raise Incomplete(place=f"{self.folder}/{tile.path()}")
        self.borrowed = True
        return entry_bundle(self.known.entries(start, start + tile.width))

    def _surveyed(self, head: Checkpoint, wanted: Iterable[int], *, keeps_leaves: bool = False) -> Survey:
        expected = Expectation(self.key, (), check_seals=True, known_types=frozenset(), codec=ORJSON)
        known = 0 if keeps_leaves else self.known.head.size
        try:
            with examiner(expected) as everywhere:
                return surveyed(head, self._tile, wanted, everywhere, known=known, keeps_leaves=keeps_leaves)
        except DoesNotHold as refusal:
            if refusal.code_of == "log.root_differs" and self.borrowed:
                raise Incomplete(place=f"{self.folder}/tile/entries") from None
            raise

    def _furthest(self, some: Iterable[Signed | None], root_at: Callable[[int], bytes]) -> Signed | None:
        """The checkpoint of this past that witnesses saw furthest, what is known already included."""
        own = self.known.cosigned
        kept = signed_checkpoint(own, self.key, verify, COSIGNED) if own else None
        found = [
            each
            for each in some
            if each is not None and cosignatures_on(each.note) and root_at(each.head.size) == each.head.root
        ]
        policy = self.exchange.trust.policy
        ordered = sorted(
            [*([] if kept is None else [kept]), *found],
            key=lambda each: (witnessed_size(each, policy, verify), each.head.size, each.content),
        )
        return ordered[-1] if ordered else None

    def _seen(self, cosigned: Signed | None) -> None:
        if not self.own:
            OtherLog.objects.filter(origin=self.key.name).update(
                seen=self.exchange.today, cosigned=b"" if cosigned is None else cosigned.content
            )

    def _begun(self, shown: Signed) -> Fate:
        """A log without any entry yet is known from now on."""
        self._keep(shown, None)
        return Fate.NEW

    def _longer(self, shown: Signed, cosigned: Signed | None) -> Fate:
        if self.own:
            hold(self.key.name)
            return Fate.OWN_AHEAD
        is_new = not self.known.checkpoint
        self._keep(shown, cosigned)
        return Fate.NEW if is_new else Fate.GROWN

    def _keep(self, shown: Signed, cosigned: Signed | None) -> None:
        """The log is as shown, from the entry on that was not known."""
        size = shown.head.size
        said = {
            "vkey": str(self.key),
            "size": size,
            "root": shown.head.root,
            "view": size,
            "checkpoint": shown.content,
            "cosigned": b"" if cosigned is None else cosigned.content,
            "seen": self.exchange.today,
        }
        log, _ = OtherLog.objects.update_or_create(origin=self.key.name, defaults=said)
        for index, contents in self._from(OtherEntry.objects.filter(log=log).count(), size):
            rows = [other_row(log, index + at, content) for at, content in enumerate(contents)]
            OtherEntry.objects.bulk_create(rows, batch_size=500)

    def _from(self, start: int, size: int) -> Iterator[tuple[int, list[bytes]]]:
        """Yield the entries shown from ``start`` on, tile by tile, each with the index of its first."""
        for first in range(start // WIDTH * WIDTH, size, WIDTH):
            tile = Tile(ENTRIES, first // WIDTH, min(WIDTH, size - first))
            yield max(first, start), parse_bundle(self._tile(tile), tile.width)[max(0, start - first) :]

    def _forked(self, shown: Signed, cosigned: Signed | None, roots: Mapping[int, bytes]) -> Fate:
        """Both pasts were signed: that is kept; the past that witnesses saw further than the parting is followed."""
        leaves, ours = self._surveyed(shown.head, (), keeps_leaves=True).leaves, self.known.leaves()
        common, policy = common_size(leaves, ours), self.exchange.trust.policy
        if not self.known.checkpoint or common >= min(len(leaves), len(ours)):
            raise DoesNotHold("log.another_past", CHECKPOINT)
        theirs = self._furthest_shown(shown, cosigned, roots)
        mine = signed_checkpoint(self.known.cosigned or self.known.checkpoint, self.key, verify, CHECKPOINT)
        seen_theirs, seen_mine = (witnessed_size(each, policy, verify) for each in (theirs, mine))
        is_contested = min(seen_theirs, seen_mine) > common
        one = mine if is_contested else signed_checkpoint(self.known.checkpoint, self.key, verify, CHECKPOINT)
        other = theirs if is_contested and theirs is not None else shown
        fork = found_fork(
            self.key, (one.content, ours[: one.head.size]), (other.content, leaves[: other.head.size])
        )  # fmt: skip
        if is_contested or not _is_shown_already(shown.head, common):
            keep_fork(self.exchange, fork)
        if self.own:
            hold(self.key.name)
            return Fate.OWN_FORKED
        if seen_theirs > common >= seen_mine:
            self._put_beside(self.known.entries(common, len(ours)))
            OtherEntry.objects.filter(log__origin=self.key.name, index__gte=common).delete()
            self._keep(shown, theirs)
        else:
            for _, contents in self._from(common, shown.head.size):
                self._put_beside(contents)
            self._seen(self._furthest([shown, cosigned], self._known_root))
        return Fate.FORKED

    def _furthest_shown(self, shown: Signed, cosigned: Signed | None, roots: Mapping[int, bytes]) -> Signed | None:
        on_it = [each for each in (shown, cosigned) if each is not None and roots.get(each.head.size) == each.head.root]
        return max(on_it, key=lambda each: witnessed_size(each, self.exchange.trust.policy, verify), default=None)

    def _known_root(self, size: int) -> bytes:
        return self.known.root_at(size) if size <= self.known.head.size else b""

    def _put_beside(self, contents: Sequence[bytes]) -> None:
        exchange = self.exchange
        if exchange.beside_bytes < TAIL_LIMIT:
            exchange.beside_bytes += sum(map(len, contents))
            exchange.beside.update({read_entry(content, verify).act.id: content for content in contents})


def _is_shown_already(head: Checkpoint, common: int) -> bool:
    """Whether a fork that is kept has a side that ends in ``head`` and parts no later than ``common``."""
    kept = (fork for fork, _, _ in others.forks(head.origin))
    return any(fork.common <= common and any(side.head == head for side in fork.sides) for fork in kept)


def _same(is_same: bool) -> Fate:
    return Fate.SAME if is_same else Fate.SHORTER


def other_row(log: OtherLog, index: int, content: bytes) -> OtherEntry:
    """Return the row of an entry of another node's log, not placed in the order yet."""
    act = read_entry(content, lambda *_: False).act
    return OtherEntry(log=log, index=index, content=content, act=act.id, known=act.recorded)


def hold(origin: str) -> None:
    """A log of this node of which its key signed more, or something else, is not written until that is cleared up."""
    log = Log.objects.select_for_update().get(origin=origin)
    if log.state == LogState.OPEN:
        log.state = moved(LogState.OPEN, Move.FOUND_BEHIND, origin)
        log.save(update_fields=["state"])


def keep_fork(exchange: Exchange, fork: Fork) -> None:
    """The fork is kept, unless it is already, or says nothing new of a log of which very many are kept."""
    kept = [each for each, _, _ in others.forks(fork.origin)]
    if fork.digest in {each.digest for each in kept}:
        return
    if len(kept) >= FORKS_KEPT and fork.common >= min(each.common for each in kept):
        return
    KeptFork.objects.create(origin=fork.origin, digest=fork.digest, content=fork.content(), seen=exchange.today)
    exchange.forks.append(fork.digest)

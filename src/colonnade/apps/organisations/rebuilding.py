"""The tables of spans and sums, made anew: of the own log by a quick path, with the logs of others as one set."""

import os
from collections.abc import Iterator, Mapping

from django.db import connection, transaction

from colonnade.apps.organisations import summing
from colonnade.apps.organisations.models import SpanRow
from colonnade.apps.organisations.projection import Keeper
from colonnade.apps.publiclog import others
from colonnade.apps.publiclog import selectors as publiclog
from colonnade.core.acts.order import Ordered, SealedAct, in_order
from colonnade.core.errors import Refusal
from colonnade.core.ids import ActId
from colonnade.core.log.entries import recalled_entry
from colonnade.core.log.merkle import Frontier, leaf_hash
from colonnade.core.organisations.spans import Book, Span
from colonnade.edges import replaying
from colonnade.edges.codec import ORJSON
from colonnade.edges.progress import Tell, untold


class EntriesDiffer(Refusal):
    """The stored entries are not those that the log's root was made of."""

    code = "log.entries_differ"


def rebuild(origin: str, tell: Tell = untold, *, is_own: bool = True) -> int:
    """The tables of spans and sums are what the acts of the log, and of those it carries on, make; return their number.

    Where it is not the node's own, recorded here (``is_own``), facts are looked into. The entries are read by a process
    of their own, but within a transaction that has begun, which only this one can see.
    """
    if others.any_known():
        return rebuild_together(origin, tell, is_own=is_own)
    aside, here = not connection.in_atomic_block, os.getpid()
    total = sum(map(publiclog.size_of, publiclog.chain_of(origin)))
    fault = replaying.JUDGED_ON_ENTRY if is_own else None

    def entries() -> Iterator[bytes]:
        if os.getpid() != here:
            publiclog.connect_anew()
        return _sound_entries(origin)

    with transaction.atomic():
        tables = _Anew()
        book, judged = replaying.replayed(
            entries, tables.keep, lambda done, _: tell(done, total), aside=aside, fault=fault
        )
        tables.finish(book)
    return judged


class _Anew:
    """The tables of spans and sums, emptied and filled again."""

    def __init__(self) -> None:
        SpanRow.objects.all().delete()
        self._keeper, self._sums = Keeper(), summing.Summing()

    def keep(self, span: Span) -> None:
        self._keeper.keep(span)
        self._sums.take(span)

    def finish(self, book: Book) -> None:
        """The rest of the book is in them, too."""
        for span in book.everything():
            self.keep(span)
        self._keeper.finish()
        self._sums.finish()


def rebuild_together(origin: str, tell: Tell = untold, *, is_own: bool = True, notes_own: bool = False) -> int:
    """The tables of spans and sums are what all acts make that this node and others have recorded; return their number.

    What waits for an act that is not here is in the table as waiting. Acts of other logs bear the day on which they are
    known; so do own ones, if ``notes_own``, where what they come after may have come since.
    """
    with transaction.atomic():
        ordered, own = _known_acts(origin)
        tables = _Anew()
        tables.finish(replaying.replayed_together(ordered, own if is_own else frozenset(), tables.keep, tell))
        others.note_known({sealed.act.id: known for sealed, known in ordered.placed}, own=notes_own or not is_own)
    return len(ordered.placed)


def _known_acts(origin: str) -> tuple[Ordered, frozenset[ActId]]:
    """Return every act that counts here, in order, and which of them stand in this node's own logs."""
    acts, lone = _acts_and_lone(origin)
    others.keep_lone(lone)
    return in_order([*acts, *_read(lone)]), frozenset(publiclog.own_acts())


def acts_that_count(origin: str) -> list[SealedAct]:
    """Return the acts of the node's own logs, of what counts of others, and what those acts come after."""
    acts, lone = _acts_and_lone(origin)
    return [*acts, *_read(lone)]


def _acts_and_lone(origin: str) -> tuple[list[SealedAct], Mapping[ActId, bytes]]:
    acts = [recalled_entry(content, ORJSON) for content in _sound_entries(origin)] + others.counted_acts()
    return acts, others.lone_contents(acts)


def _read(lone: Mapping[ActId, bytes]) -> Iterator[SealedAct]:
    return (recalled_entry(content, ORJSON) for content in lone.values())


def _sound_entries(origin: str) -> Iterator[bytes]:
    """Yield every entry; at the end refuse those that do not make the roots of their logs."""
    trees = {each: Frontier() for each in publiclog.chain_of(origin)}
    for entry in publiclog.all_entries(origin):
        trees[entry.origin].append(leaf_hash(entry.content))
        yield entry.content
    if any(tree.root() != publiclog.root_of(each) for each, tree in trees.items()):
        raise EntriesDiffer


def rebuild_if_dropped(origin: str) -> None:
    """The tables are filled again where a new version of the software has dropped it."""
    if publiclog.last_act(origin) is not None and not SpanRow.objects.exists():
        rebuild(origin)

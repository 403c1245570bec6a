"""An act is decided by the core, stored, and put into the log, all or nothing."""

import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.db import connection, transaction

from colonnade.apps.organisations import summing
from colonnade.apps.organisations.models import SpanRow
from colonnade.apps.organisations.projection import Keeper, StoredBook
from colonnade.apps.publiclog import selectors as publiclog_selectors
from colonnade.apps.publiclog import services as publiclog
from colonnade.core.acts.blobs import blob_digest
from colonnade.core.acts.envelope import Act
from colonnade.core.acts.order import SealedAct
from colonnade.core.errors import Refusal
from colonnade.core.ids import ActId
from colonnade.core.log.entries import has_bad_seal, read_entry
from colonnade.core.log.merkle import Frontier, leaf_hash
from colonnade.core.log.notes import parse_note
from colonnade.core.log.states import Doing, LogState
from colonnade.core.organisations.acts import documents_named, require_facts
from colonnade.core.organisations.batches import require_batch
from colonnade.core.organisations.cases import Case
from colonnade.core.organisations.hiding import is_hidden
from colonnade.core.organisations.judging import Standing, judge
from colonnade.core.organisations.spans import Book, Kind, Span
from colonnade.edges import replaying
from colonnade.edges.progress import Tell, untold
from colonnade.edges.signing import verify


class CannotStand(Refusal):
    """The act would not take effect; nothing was stored."""

    code = "organisations.cannot_stand"


class NotAfterTheLast(Refusal):
    """The act does not name the newest act of the log among those that it comes after."""

    code = "organisations.not_after_the_last"


class DocumentNotNamed(Refusal):
    """A document came with an act that does not name it."""

    code = "organisations.document_not_named"


class NamedByNoAct(Refusal):
    """No act that is here names the document."""

    code = "organisations.named_by_no_act"


class BadSeal(Refusal):
    """A line under the act is no seal or does not hold; verifiers would refuse the log for it."""

    code = "organisations.bad_seal"


class EntriesDiffer(Refusal):
    """The stored entries are not those that the log's root was made of."""

    code = "log.entries_differ"


class RecordedAhead(Refusal):
    """The act says that it was recorded on a day that has not ended here."""

    code = "organisations.recorded_ahead"


KEPT = frozenset({Standing.IN_EFFECT, Standing.SUSPENDED})
KEPT_FIRST = frozenset({Standing.IN_EFFECT})
"""What may be the first act of a log that carries on another."""


@transaction.atomic
def record_act(*, origin: str, content: bytes, today: date, documents: Sequence[bytes] = ()) -> ActId:
    """The act in ``content`` is in effect, or kept suspended, and in the log; else nothing is stored.

    One that would stand but belongs to a hidden organisation is taken in with the next batch only. ``documents`` are
    those it names, random bytes first; a letter that its author does not publish is kept and shown to nobody.
    """
    log = publiclog.lock_log(origin)
    if has_bad_seal(parse_note(content), verify):
        raise BadSeal
    sealed = read_entry(content, verify)
    if sealed.act.recorded > today:
        raise RecordedAhead(recorded=sealed.act.recorded.isoformat())
    known = _known_day(origin, sealed)
    _require_here(sealed.act)
    stored = StoredBook()
    life = stored.book.life(sealed.act.organisation)
    hidden = is_hidden(Case(sealed.act, sealed.sealers, known, stored.book, life))
    standing = judge(sealed, known, stored.book)
    if standing not in (KEPT_FIRST if log is LogState.CONTINUING else KEPT):
        raise CannotStand(standing=standing.value, why=_why(stored.book, sealed))
    require_batch(sealed.act.type, is_hidden=hidden, today=today)
    summing.store(stored, known)
    _keep_documents(sealed.act, documents)
    publiclog.append(origin=origin, act=sealed.act, content=content, known=known)
    return sealed.act.id


def _keep_documents(act: Act, documents: Sequence[bytes]) -> None:
    named = documents_named(act)
    for sealed in documents:
        digest = blob_digest(sealed)
        if digest not in named:
            raise DocumentNotNamed(digest=digest)
        publiclog.keep_blob(sealed, is_published=named[digest])


@transaction.atomic
def enclose(*, origin: str, sealed: bytes) -> str:
    """The document, random bytes first, is kept beside the acts that name it, as if it had come; return its digest.

    It is public only if every one of them makes it so: nobody else's act publishes a letter that its author keeps.
    """
    digest = blob_digest(sealed)
    spelled = digest.encode()
    found = [entry.content for entry in publiclog_selectors.all_entries(origin) if spelled in entry.content]
    choices = [documents_named(read_entry(content, verify).act).get(digest) for content in found]
    if not any(choice is not None for choice in choices):
        raise NamedByNoAct(digest=digest)
    return publiclog.keep_blob(sealed, is_published=False not in choices)


@transaction.atomic
def catch_up(*, origin: str, contents: Iterable[bytes]) -> int:
    """What the log's own key has signed beyond what is here is judged, whatever becomes of it; return how many acts.

    Refused is what no node of ours takes in, and what is therefore never looked into again: a line that is no good
    seal, facts that their type does not allow.
    """
    taken = 0
    for content in contents:
        if has_bad_seal(parse_note(content), verify):
            raise BadSeal
        sealed = read_entry(content, verify)
        require_facts(sealed.act)
        known = _known_day(origin, sealed)
        stored = StoredBook()
        judge(sealed, known, stored.book)
        summing.store(stored, known)
        publiclog.append(origin=origin, act=sealed.act, content=content, known=known, doing=Doing.CATCH_UP)
        taken += 1
    return taken


def _known_day(origin: str, sealed: SealedAct) -> date:
    """The logs of a node are one chain: an act comes after the last one and is known no earlier."""
    last = publiclog_selectors.last_act(origin)
    if last is None:
        return sealed.act.recorded
    if last[0] not in sealed.act.after:
        raise NotAfterTheLast(last=last[0])
    return max(sealed.act.recorded, last[1])


def _require_here(act: Act) -> None:
    """Refuse an act that comes after one that is not here: in any set of acts without that one it would wait."""
    if any(publiclog_selectors.entry_of(each) is None for each in act.after):
        raise CannotStand(standing=Standing.WAITING.value, why="waits_for_another")


def _why(book: Book, sealed: SealedAct) -> str:
    span = book.on_record(sealed.act.organisation, Kind.VERDICT, sealed.act.id)
    return "" if span is None else str(span.facts["why"])


def rebuild(origin: str, tell: Tell = untold, *, is_own: bool = True) -> int:
    """The tables of spans and sums are what the acts of the log, and of those it carries on, make; return their number.

    Where it is not the node's own, recorded here (``is_own``), facts are looked into. The entries are read by a process
    of their own, but within a transaction that has begun, which only this one can see.
    """
    aside, here = not connection.in_atomic_block, os.getpid()
    total = sum(map(publiclog_selectors.size_of, publiclog_selectors.chain_of(origin)))
    fault = replaying.JUDGED_ON_ENTRY if is_own else None

    def entries() -> Iterator[bytes]:
        if os.getpid() != here:
            publiclog_selectors.connect_anew()
        return _sound_entries(origin)

    keeper, sums = Keeper(), summing.Summing()

    def keep(span: Span) -> None:
        keeper.keep(span)
        sums.take(span)

    with transaction.atomic():
        SpanRow.objects.all().delete()
        book, judged = replaying.replayed(entries, keep, lambda done, _: tell(done, total), aside=aside, fault=fault)
        for span in book.everything():
            keep(span)
        keeper.finish()
        sums.finish()
    return judged


def _sound_entries(origin: str) -> Iterator[bytes]:
    """Yield every entry; at the end refuse those that do not make the roots of their logs."""
    trees = {each: Frontier() for each in publiclog_selectors.chain_of(origin)}
    for entry in publiclog_selectors.all_entries(origin):
        trees[entry.origin].append(leaf_hash(entry.content))
        yield entry.content
    if any(tree.root() != publiclog_selectors.root_of(each) for each, tree in trees.items()):
        raise EntriesDiffer


def rebuild_if_dropped(origin: str) -> None:
    """The tables are filled again where a new version of the software has dropped it."""
    if publiclog_selectors.last_act(origin) is not None and not SpanRow.objects.exists():
        rebuild(origin)

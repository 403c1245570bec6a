"""An act is decided by the core, stored, and put into the log, all or nothing."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from django.db import transaction

from colonnade.apps.organisations import selectors, summing
from colonnade.apps.organisations.projection import StoredBook
from colonnade.apps.organisations.rebuilding import (
    EntriesDiffer,
    acts_that_count,
    rebuild,
    rebuild_if_dropped,
    rebuild_together,
)
from colonnade.apps.publiclog import others
from colonnade.apps.publiclog import selectors as publiclog_selectors
from colonnade.apps.publiclog import services as publiclog
from colonnade.apps.publiclog.exchanging import take_in
from colonnade.apps.publiclog.showing import Exchange
from colonnade.core.acts.blobs import blob_digest
from colonnade.core.acts.envelope import Act
from colonnade.core.acts.order import SealedAct
from colonnade.core.errors import Refusal
from colonnade.core.ids import ActId, OrganisationId, SpelledKey
from colonnade.core.log.entries import has_bad_seal, read_entry
from colonnade.core.log.notes import parse_note
from colonnade.core.log.states import Doing, LogState
from colonnade.core.organisations.acts import acts_named, documents_named
from colonnade.core.organisations.batches import require_batch
from colonnade.core.organisations.cases import Case
from colonnade.core.organisations.hiding import is_hidden
from colonnade.core.organisations.judging import Standing
from colonnade.core.organisations.spans import Book, Kind
from colonnade.core.rooms import judge, require_facts
from colonnade.edges.signing import verify

__all__ = [
    "EntriesDiffer",
    "acts_rested_on",
    "acts_that_count",
    "catch_up",
    "enclose",
    "read_bundle",
    "rebuild",
    "rebuild_if_dropped",
    "record_act",
    "require_effect",
]


class CannotStand(Refusal):
    """The act would not take effect; nothing was stored."""

    code = "organisations.cannot_stand"


class StatuteForbids(CannotStand):
    """The act would not take effect, by an ``article`` of the statute in force of ``statute``; nothing was stored."""

    code = "organisations.statute_forbids"


class NotAfterTheLast(Refusal):
    """The act does not name the newest act of the log among those that it comes after."""

    code = "organisations.not_after_the_last"


class RestsOnAnother(Refusal):
    """The act names one that another node recorded, and does not say that it comes after that."""

    code = "organisations.rests_on_another"


class DocumentNotNamed(Refusal):
    """A document came with an act that does not name it."""

    code = "organisations.document_not_named"


class NamedByNoAct(Refusal):
    """No act that is here names the document."""

    code = "organisations.named_by_no_act"


class BadSeal(Refusal):
    """A line under the act is no seal or does not hold; verifiers would refuse the log for it."""

    code = "organisations.bad_seal"


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
    _require_after(sealed.act)
    stored = StoredBook()
    life = stored.book.life(sealed.act.organisation)
    hidden = is_hidden(Case(sealed.act, sealed.sealers, known, stored.book, life))
    wanted = KEPT_FIRST if log is LogState.CONTINUING else KEPT
    if is_last(sealed, known):
        _require_standing(judge(sealed, known, stored.book), wanted, stored.book, sealed)
        summing.store(stored, known)
        publiclog.append(origin=origin, act=sealed.act, content=content, known=known)
    else:
        publiclog.append(origin=origin, act=sealed.act, content=content, known=known)
        rebuild_together(origin)
        again = StoredBook().book
        _require_standing(_standing_in(again, sealed), wanted, again, sealed)
    require_batch(sealed.act.type, is_hidden=hidden, today=today)
    _keep_documents(sealed.act, documents)
    return sealed.act.id


def require_effect(*, origin: str, act: Act, sealers: Collection[SpelledKey], today: date) -> None:
    """Refuse what would have no effect, were it sealed by ``sealers`` and recorded today; nothing is stored.

    The next batch is not asked for: until then an act may be written and agreed to.
    """
    sealed = SealedAct(act, frozenset(sealers))
    if act.recorded > today:
        raise RecordedAhead(recorded=act.recorded.isoformat())
    book = StoredBook().book
    _require_standing(judge(sealed, _known_day(origin, sealed), book), KEPT, book, sealed)


def _require_standing(standing: Standing, wanted: Collection[Standing], book: Book, sealed: SealedAct) -> None:
    if standing in wanted:
        return
    span = book.on_record(sealed.act.organisation, Kind.VERDICT, sealed.act.id)
    said = {} if span is None else span.facts
    why, cites = str(said.get("why", "")), said.get("cites")
    if not isinstance(cites, list):
        raise CannotStand(standing=standing.value, why=why)
    (cited,) = cites
    assert isinstance(cited, dict)
    whose = _called(OrganisationId(str(cited["of"])), sealed)
    raise StatuteForbids(standing=standing.value, why=why, article=str(cited["article"]), statute=whose)


def _standing_in(book: Book, sealed: SealedAct) -> Standing:
    span = book.on_record(sealed.act.organisation, Kind.VERDICT, sealed.act.id)
    return Standing.WAITING if span is None else Standing(str(span.facts["standing"]))


def acts_rested_on(act: Act) -> list[ActId]:
    """Return the acts that facts or correction name and that other nodes recorded, not this one, sorted."""
    named = sorted({*acts_named(act), *([] if act.corrects is None else [act.corrects])})
    elsewhere = others.are_here(named) if named else set()
    return [each for each in named if each in elsewhere - publiclog_selectors.own_acts(named)]


def _require_after(act: Act) -> None:
    """What an act rests on comes before it wherever both are known; a reader without it sees that the act waits."""
    for each in acts_rested_on(act):
        if each not in act.after:
            raise RestsOnAnother(act=each)


def is_last(sealed: SealedAct, known: date) -> bool:
    """Whether an act of this node, known on the day ``known``, has its place after all others that are known here.

    Those of the own log come before it; of the others, what has a later place in the order would have to be judged
    again, and so would what waits for it.
    """
    if not others.any_known():
        return True
    place = (known, sealed.act.effective, sealed.act.id)
    later = others.known_since(known)
    if any((day, each.act.effective, each.act.id) >= place for each, day in later):
        return False
    return not (others.are_here([*sealed.act.after, sealed.act.id]) or others.waits_for(sealed.act.id))


def _keep_documents(act: Act, documents: Sequence[bytes]) -> None:
    named = documents_named(act)
    for sealed in documents:
        digest = blob_digest(sealed)
        if digest not in named:
            raise DocumentNotNamed(digest=digest)
        publiclog.keep_blob(sealed, is_published=named[digest])


@transaction.atomic
def read_bundle(exchange: Exchange) -> None:
    """What the bundle shows of logs is known here, and the table of spans is what all known acts together make."""
    if take_in(exchange):
        rebuild_together(publiclog_selectors.written_log(), notes_own=True)


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
    taken, knows_others = 0, others.any_known()
    for content in contents:
        if has_bad_seal(parse_note(content), verify):
            raise BadSeal
        sealed = read_entry(content, verify)
        require_facts(sealed.act)
        known = _known_day(origin, sealed)
        if not knows_others:
            stored = StoredBook()
            judge(sealed, known, stored.book)
            summing.store(stored, known)
        publiclog.append(origin=origin, act=sealed.act, content=content, known=known, doing=Doing.CATCH_UP)
        taken += 1
    if knows_others and taken:
        rebuild_together(origin, notes_own=True)
    return taken


def _known_day(origin: str, sealed: SealedAct) -> date:
    """The logs of a node are one chain: an act comes after the last one and is known no earlier.

    Nor is it known earlier than what it comes after of other logs.
    """
    last = publiclog_selectors.last_act(origin)
    if last is not None and last[0] not in sealed.act.after:
        raise NotAfterTheLast(last=last[0])
    rest = [act for act in sealed.act.after if last is None or act != last[0]]
    days = [sealed.act.recorded, *([] if last is None else [last[1]])]
    return max(days + [_known_elsewhere(act) for act in rest])


def _known_elsewhere(act: ActId) -> date:
    entry = publiclog_selectors.entry_of(act)
    return date.min if entry is None else entry.known


def _require_here(act: Act) -> None:
    """Refuse an act that comes after one that is not here: in any set of acts without that one it would wait."""
    if any(publiclog_selectors.entry_of(each) is None for each in act.after):
        raise CannotStand(standing=Standing.WAITING.value, why="waits_for_another")


def _called(organisation: OrganisationId, sealed: SealedAct) -> str:
    """Return the name that binds, or the id where none is shown."""
    identity = selectors.last_identity(organisation, sealed.act.recorded)
    name = {} if identity is None else identity.facts.get("name")
    return str(name[str(name["binding"])]) if isinstance(name, dict) and name else organisation

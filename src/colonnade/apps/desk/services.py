"""What is done at the desk. The day and chance are arguments; the person is the number of an account.

Everything that needs an office is refused to whoever holds none; nothing here can be done by keeping the node.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction

from colonnade.apps.accounts import selectors as accounts_selectors
from colonnade.apps.accounts import services as accounts
from colonnade.apps.desk import selectors
from colonnade.apps.desk.deeds import Did, note, note_act
from colonnade.apps.desk.models import Agreement, DraftRow, SealingKey, SeatRow
from colonnade.apps.organisations import services as organisations
from colonnade.apps.publiclog import selectors as publiclog_selectors
from colonnade.apps.publiclog.services import forget_what_is_gone
from colonnade.core.accounts.codes import Code
from colonnade.core.accounts.invitations import Standing
from colonnade.core.acts.canonical import Json
from colonnade.core.acts.envelope import Custody, parse_act
from colonnade.core.desk.drafts import ENDED, DraftState, Move, are_void, moved, require_same_words
from colonnade.core.desk.foundings import OFFICE
from colonnade.core.desk.hands import Seat, asked_for, require_seat
from colonnade.core.desk.sayings import Saying, act_text
from colonnade.core.errors import Refusal
from colonnade.core.ids import ActId, OrganisationId, SpelledKey, spelled
from colonnade.core.log.entries import act_text as text_in
from colonnade.edges.sealing import closed, derived, opened
from colonnade.edges.signing import Signer, seal_act

_KEY = "colonnade/desk/sealing-key/v1"
Chance = Callable[[int], bytes]
Opening = Mapping[str, Json] | None


class SeatTaken(Refusal):
    """Somebody sits there already."""

    code = "desk.seat_taken"


class HandsMissing(Refusal):
    """Not everybody has agreed whose hand the act asks for."""

    code = "desk.hands_missing"


class NoKeyHere(Refusal):
    """The node keeps no key of the organisation, so that it cannot seal for it."""

    code = "desk.no_key_here"


class OtherAct(Refusal):
    """What came back sealed is not the act that was handed out."""

    code = "desk.other_act"


class SentBefore(Refusal):
    """The form has begun a draft already, which says something else and was shown to others since."""

    code = "desk.sent_before"


@transaction.atomic
def open_seat(act: ActId, *, on: date, chance: Chance) -> accounts.Invited:
    """There is a code on paper for the seat of the office that ``act`` filled; an earlier one, not taken, is void."""
    organisation = selectors.office_filled_by(act, on).organisation
    before = SeatRow.objects.select_for_update().filter(act=act).first()
    if before is not None:
        if accounts_selectors.account_from(before.invitation) is not None:
            raise SeatTaken
        if accounts_selectors.invitation_standing(before.invitation, on) is Standing.OPEN:
            accounts.withdraw_invitation(before.invitation, on=on)
        before.delete()
    invited = accounts.invite(on=on, chance=chance)
    SeatRow.objects.create(organisation=organisation, act=act, invitation=invited.invitation)
    return invited


def give_code(person: int, organisation: OrganisationId, act: ActId, *, on: date, chance: Chance) -> accounts.Invited:
    """There is a code for the seat, given by somebody who sits on the organisation's board."""
    selectors.require_board(person, organisation, on)
    if selectors.office_filled_by(act, on).organisation != organisation:
        raise selectors.NoSuchOffice
    return open_seat(act, on=on, chance=chance)


def take_seat(person: int, code: Code, *, on: date) -> None:
    """The person, who has an account already, sits where the code on paper says."""
    invitation = accounts.take_beside(code, person, on=on)
    for seat in SeatRow.objects.filter(invitation=invitation):
        note_act(person, Did.SAT, seat.organisation, OFFICE, seat.act, on=on)


@dataclass(frozen=True, slots=True)
class Sending:
    """A form as it was sent: what its random number is called, and SHA-256 over the number and what was typed."""

    once: str
    typed: str


@dataclass(frozen=True, slots=True)
class Before:
    """The draft that a form has begun already, and whether the same was typed into it then."""

    number: int
    is_same: bool


def begun_before(person: int, sending: Sending) -> Before | None:
    """Return what the form has begun, where it was sent before; none where this is the first time."""
    row = DraftRow.objects.filter(author=person, once=sending.once).first() if sending.once else None
    return None if row is None else Before(row.pk, row.sent == sending.typed)


@transaction.atomic
def require_unseen(person: int, number: int, *, on: date) -> None:
    """Refuse to say other words by the form that began the draft, where others were shown it meanwhile."""
    draft, _seats = _locked(person, number, on)
    if draft.state != DraftState.BEGUN:
        raise SentBefore(number=number)


def begin(
    person: int,
    saying: Saying,
    *,
    on: date,
    enclosed: bytes = b"",
    opening: Opening = None,
    sending: Sending | None = None,
) -> int:
    """There is a draft that only its author sees; return its number, of a form sent twice that of the first time.

    ``enclosed``: the document that it names, random bytes first; ``opening``: what opens a commitment in it.
    """
    _require_seat(person, saying, on)
    draft = DraftRow(author=person, begun=on, enclosed=enclosed, opening=opening)
    if sending is not None and sending.once:
        draft.once, draft.sent = sending.once, sending.typed
    _say(draft, saying)
    try:
        _save_begun(draft, on)
    except IntegrityError:
        before = None if sending is None else begun_before(person, sending)
        if before is None:
            raise
        return before.number
    return draft.pk


@transaction.atomic
def _save_begun(draft: DraftRow, on: date) -> None:
    draft.save()
    note(draft.author, Did.WROTE, draft.organisation, draft.kind, on=on, draft=draft.pk)


@transaction.atomic
def write(
    person: int, number: int, saying: Saying, *, on: date, enclosed: bytes = b"", opening: Opening = None
) -> None:
    """The draft says something else, and whoever had agreed to it has not agreed to that."""
    draft, _seats = _locked(person, number, on)
    _require_seat(person, saying, on)
    _move(draft, Move.WRITE)
    _say(draft, saying)
    _let_go(draft)
    draft.enclosed, draft.opening = enclosed, opening
    draft.save()
    note(person, Did.WROTE, draft.organisation, draft.kind, on=on, draft=draft.pk)


def _let_go(draft: DraftRow) -> None:
    """The letter and the opening that went with the draft are gone, from the database's journal too."""
    if draft.enclosed or draft.opening:
        forget_what_is_gone()
    draft.enclosed, draft.opening = b"", None


def _say(draft: DraftRow, saying: Saying) -> None:
    draft.organisation, draft.kind, draft.organ = saying.organisation, saying.kind, saying.organ
    draft.article, draft.effective, draft.custody = saying.article, saying.effective, saying.custody.value
    draft.facts = dict(saying.facts)


@transaction.atomic
def propose(person: int, number: int, *, on: date) -> None:
    """Everybody who could agree sees the draft, and its author has agreed; refused while it says what no act may."""
    draft, seats = _locked(person, number, on)
    act_text(selectors.saying_of(draft), after=None, today=on)
    _move(draft, Move.PROPOSE)
    draft.save()
    _agree(draft, seats, person, on)


@transaction.atomic
def agree(person: int, number: int, *, read: str, on: date) -> None:
    """The person has agreed to the words whose digest is ``read``; once nobody is missing, the draft is agreed."""
    draft, seats = _locked(person, number, on)
    require_same_words(read, selectors.saying_of(draft).words)
    _move(draft, Move.AGREE)
    _agree(draft, seats, person, on)


def _agree(draft: DraftRow, seats: Collection[Seat], person: int, on: date) -> None:
    words = selectors.saying_of(draft).words
    Agreement.objects.update_or_create(draft=draft, person=person, defaults={"words": words})
    note(person, Did.AGREED, draft.organisation, draft.kind, on=on, draft=draft.pk)
    if not selectors.hands_missing(draft, seats):
        _move(draft, Move.COMPLETE)
        draft.save()


@transaction.atomic
def withdraw(person: int, number: int, *, on: date) -> None:
    """The draft will not become an act; the letter and the opening that went with it are kept no more."""
    draft, _seats = _locked(person, number, on)
    _move(draft, Move.WITHDRAW)
    _let_go(draft)
    draft.save()
    note(person, Did.WITHDREW, draft.organisation, draft.kind, on=on, draft=draft.pk)


@transaction.atomic
def hand_out(person: int, number: int, *, origin: str, on: date) -> bytes:
    """The exact bytes of the act, which the officers seal away from the node; handed out again they are made anew."""
    draft, seats = _locked(person, number, on)
    _require_hands(draft, seats)
    _move(draft, Move.HAND_OUT)
    draft.text = _text(selectors.saying_of(draft), origin, on)
    draft.save()
    return bytes(draft.text)


@transaction.atomic
def take_back(person: int, number: int, *, on: date) -> None:
    """What was handed out is awaited no more."""
    draft, _seats = _locked(person, number, on)
    _move(draft, Move.TAKE_BACK)
    draft.text = b""
    draft.save()


@transaction.atomic
def record_sealed(person: int, number: int, content: bytes, *, origin: str, on: date) -> ActId:
    """The act that was handed out has come back sealed, and is in the log."""
    draft, seats = _locked(person, number, on)
    if draft.state == DraftState.HANDED_OUT and text_in(content) != bytes(draft.text):
        raise OtherAct
    return _record(person, draft, seats, content, origin=origin, on=on)


@transaction.atomic
def record(person: int, number: int, *, origin: str, secret: bytes, on: date) -> ActId:
    """The act is in the log, sealed by the node with the organisation's key that it keeps."""
    draft, seats = _locked(person, number, on)
    moved(DraftState(draft.state), Move.RECORD)
    if draft.custody != Custody.NODE:
        raise NoKeyHere
    content = seal_act(_text(selectors.saying_of(draft), origin, on), *_signers(draft, secret, on))
    return _record(person, draft, seats, content, origin=origin, on=on)


def foresee(person: int, number: int, *, origin: str, on: date) -> None:
    """Refuse a draft whose act would have no effect today, however it were sealed; it stays as it is."""
    draft, _seats = selectors.row_for(person, DraftRow.objects.filter(pk=number).first(), on)
    if DraftState(draft.state) not in ENDED:
        require_effect(selectors.saying_of(draft), origin=origin, on=on)


def require_effect(saying: Saying, *, origin: str, on: date) -> None:
    """Refuse words that could be no act, or whose act would have no effect today, however it were sealed."""
    organisation = OrganisationId(saying.organisation)
    act = parse_act(_text(saying, origin, on))
    named = {SpelledKey(each) for each in saying.facts.values() if isinstance(each, str)}
    sealers = selectors.keys_that_could_seal(organisation, on) | named
    organisations.require_effect(origin=origin, act=act, sealers=sealers, today=on)


def _record(person: int, draft: DraftRow, seats: Collection[Seat], content: bytes, *, origin: str, on: date) -> ActId:
    _require_hands(draft, seats)
    _move(draft, Move.RECORD)
    documents = [bytes(draft.enclosed)] if draft.enclosed else []
    draft.act = organisations.record_act(origin=origin, content=content, today=on, documents=documents)
    draft.enclosed = b""
    draft.save()
    note_act(person, Did.RECORDED, draft.organisation, draft.kind, draft.act, on=on)
    return ActId(draft.act)


def _text(saying: Saying, origin: str, on: date) -> bytes:
    """The bytes of the act, after the newest act of the log and what it rests on of other logs."""
    last = publiclog_selectors.last_act(origin)
    after = None if last is None else last[0]
    text = act_text(saying, after=after, today=on)
    rests_on = organisations.acts_rested_on(parse_act(text))
    return act_text(saying, after=after, today=on, rests_on=rests_on) if rests_on else text


def _require_hands(draft: DraftRow, seats: Collection[Seat]) -> None:
    """Asked again at the end: who has lost the office since agreeing counts no longer."""
    more = sum(each.more for each in selectors.hands_missing(draft, seats))
    if more:
        raise HandsMissing(more=more)


def _require_seat(person: int, saying: Saying, on: date) -> None:
    wanted = asked_for(saying.kind, saying.organ, saying.facts)
    require_seat(wanted, selectors.seats_in(OrganisationId(saying.organisation), on), person)


def _locked(person: int, number: int, on: date) -> tuple[DraftRow, list[Seat]]:
    """The draft, which nobody else changes meanwhile, and who sits where in its organisation.

    Whoever could not agree to it is not told that there is one.
    """
    return selectors.row_for(person, DraftRow.objects.select_for_update().filter(pk=number).first(), on)


def _move(draft: DraftRow, move: Move) -> None:
    draft.state = moved(DraftState(draft.state), move).value
    if are_void(move):
        Agreement.objects.filter(draft=draft).delete()


def code_after(act: ActId, *, on: date, chance: Chance) -> accounts.Invited | None:
    """Return a code for the seat of the office that ``act`` has just filled; none where it fills none from today."""
    return open_seat(act, on=on, chance=chance) if selectors.fills_office(act, on) else None


def keep_key(organisation: OrganisationId, signer: Signer, *, secret: bytes) -> None:
    """The node keeps the organisation's key, closed under its own secret, and can seal for it from now on."""
    public = spelled(signer.public)
    SealingKey.objects.create(
        organisation=organisation,
        public=public,
        closed=closed(derived(secret, _KEY), signer.seed, f"{organisation} {public}".encode()),
    )


def _signers(draft: DraftRow, secret: bytes, on: date) -> list[Signer]:
    """The keys kept here that are in force, and those that the act itself names: no other has a say in it."""
    organisation, key = OrganisationId(draft.organisation), derived(secret, _KEY)
    fit = selectors.keys_in_force(organisation, on) | {each for each in draft.facts.values() if isinstance(each, str)}
    found = [
        Signer(opened(key, bytes(row.closed), f"{organisation} {row.public}".encode()))
        for row in SealingKey.objects.filter(organisation=organisation, public__in=fit).order_by("id")
    ]
    if not found:
        raise NoKeyHere
    return found

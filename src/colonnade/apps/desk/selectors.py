"""Questions about the desk. A seat counts only while the office that it is of is held; models stay in this room."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from colonnade.apps.accounts import selectors as accounts
from colonnade.apps.desk.models import Agreement, DraftRow, SealingKey, SeatRow
from colonnade.apps.organisations import selectors as organisations
from colonnade.core.accounts.invitations import Standing
from colonnade.core.acts.canonical import Json
from colonnade.core.acts.envelope import Custody
from colonnade.core.desk.drafts import ENDED, DraftState
from colonnade.core.desk.hands import BOARD, Missing, Seat, able, asked_for, missing
from colonnade.core.desk.sayings import Saying
from colonnade.core.errors import Refusal
from colonnade.core.ids import ActId, OrganisationId
from colonnade.core.organisations.spans import Kind, Span


class NoSuchDraft(Refusal):
    """There is no such draft, or none for this person; which of the two is not told."""

    code = "desk.no_such_draft"


class NotOnTheBoard(Refusal):
    """The person does not sit on the board of the organisation."""

    code = "desk.not_on_the_board"


class NoSuchOffice(Refusal):
    """The act fills no office that is held today."""

    code = "desk.no_such_office"


@dataclass(frozen=True, slots=True)
class SeatOf:
    """The seat of an office that is held: whether somebody took it, or until which day the code given last is good."""

    office: Span
    is_taken: bool
    until: date | None


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as one person sees it: what it says, where it stands, who is missing, and whether this person agreed.

    ``text``: the bytes that were handed out, none before.
    """

    number: int
    saying: Saying
    state: DraftState
    begun: date
    missing: tuple[Missing, ...]
    is_mine: bool
    has_agreed: bool
    could_agree: bool
    act: str
    text: bytes
    enclosed: bytes
    opening: Mapping[str, Json] | None


def _offices(organisation: OrganisationId, on: date) -> list[Span]:
    return [span for span in organisations.spans_of(organisation, on, on) if span.kind is Kind.OFFICE]


def office_filled_by(act: ActId, on: date) -> Span:
    """Return the office that ``act`` filled and that is held so on ``on``, or refuse."""
    office = organisations.office_filled_by(act, on)
    if office is None:
        raise NoSuchOffice
    return office


def fills_office(act: ActId, on: date) -> bool:
    """Whether ``act`` filled an office that is held so on ``on``."""
    return organisations.office_filled_by(act, on) is not None


def seats_in(organisation: OrganisationId, on: date) -> list[Seat]:
    """Return who sits where in the organisation on ``on``; an office that is held no more has no seat."""
    invitations = dict(SeatRow.objects.filter(organisation=organisation).values_list("act", "invitation"))
    found = []
    for span in _offices(organisation, on):
        person = accounts.account_from(invitations[span.act]) if span.act in invitations else None
        if person is not None:
            found.append(Seat(person, span.key, str(span.facts["organ"])))
    return found


def sits_on_board(person: int, organisation: OrganisationId, on: date) -> bool:
    """Whether the person holds an office of the organisation's board on ``on``."""
    return any(seat.person == person and seat.organ == BOARD for seat in seats_in(organisation, on))


def require_board(person: int, organisation: OrganisationId, on: date) -> None:
    """Refuse whoever holds no office of the organisation's board."""
    if not sits_on_board(person, organisation, on):
        raise NotOnTheBoard


def seats_of(organisation: OrganisationId, on: date) -> list[SeatOf]:
    """Return the seat of every office that is held on ``on``, by organ and office; who sits there is not told."""
    invitations = dict(SeatRow.objects.filter(organisation=organisation).values_list("act", "invitation"))
    offices = sorted(_offices(organisation, on), key=lambda span: (str(span.facts["organ"]), span.key, span.act))
    return [_seat_of(each, invitations.get(each.act), on) for each in offices]


def _seat_of(office: Span, invitation: int | None, on: date) -> SeatOf:
    if invitation is None:
        return SeatOf(office, is_taken=False, until=None)
    is_open = accounts.invitation_standing(invitation, on) is Standing.OPEN
    until = accounts.invitation_term(invitation).until if is_open else None
    return SeatOf(office, accounts.account_from(invitation) is not None, until)


def organisations_of(person: int, on: date) -> list[OrganisationId]:
    """Return the organisations in which the person sits on ``on``."""
    taken = SeatRow.objects.filter(invitation__in=accounts.invitations_taken(person))
    named = sorted(set(taken.values_list("organisation", flat=True)))
    return [
        OrganisationId(each) for each in named if any(s.person == person for s in seats_in(OrganisationId(each), on))
    ]


def keeps_key(organisation: OrganisationId, on: date) -> bool:
    """Whether the node keeps a key of the organisation that is in force on ``on``."""
    fit = keys_in_force(organisation, on)
    return SealingKey.objects.filter(organisation=organisation, public__in=fit).exists()


def keys_in_force(organisation: OrganisationId, on: date) -> set[str]:
    """Return the keys with which the organisation's acts may be sealed on ``on``, as the log spells them."""
    return {span.key for span in organisations.spans_of(organisation, on, on) if span.kind is Kind.KEY}


def could_bring(person: int, organisation: OrganisationId, kind: str, organ: str, on: date) -> bool:
    """Whether the person holds a seat from which an act of that type could be begun."""
    seats = seats_in(organisation, on)
    return any(person in able(asked, seats) for asked in asked_for(kind, organ, {}))


def saying_of(draft: DraftRow) -> Saying:
    """Return what the draft says."""
    return Saying(
        organisation=draft.organisation,
        kind=draft.kind,
        organ=draft.organ,
        effective=draft.effective,
        custody=Custody(draft.custody),
        facts=draft.facts,
        article=draft.article,
    )


def hands_missing(draft: DraftRow, on: date) -> list[Missing]:
    """Return whose hands are missing for the words that the draft says now."""
    saying = saying_of(draft)
    agreed = Agreement.objects.filter(draft=draft, words=saying.words).values_list("person", flat=True)
    seats = seats_in(OrganisationId(draft.organisation), on)
    return missing(asked_for(saying.kind, saying.organ, saying.facts), seats, frozenset(agreed))


def drafts_for(person: int, on: date) -> list[Draft]:
    """Return what lies on the person's desk, the newest first: what they wrote, and what they could agree to."""
    rows = DraftRow.objects.filter(organisation__in=organisations_of(person, on)).order_by("-id")
    return [draft for row in rows if (draft := _seen(row, person, on)) is not None]


def draft_for(person: int, number: int, on: date) -> Draft:
    """Return one draft, or refuse to whoever may not see it."""
    row = DraftRow.objects.filter(pk=number).first()
    draft = None if row is None else _seen(row, person, on)
    if draft is None:
        raise NoSuchDraft
    return draft


def may_see(row: DraftRow, person: int, on: date) -> bool:
    """Whether the person could agree to the draft and, while it is being written, is its author."""
    saying, seats = saying_of(row), seats_in(OrganisationId(row.organisation), on)
    wanted = asked_for(saying.kind, saying.organ, saying.facts)
    could = any(person in able(asked, seats) for asked in wanted)
    return could and (row.state != DraftState.BEGUN or row.author == person)


def _seen(row: DraftRow, person: int, on: date) -> Draft | None:
    saying, state = saying_of(row), DraftState(row.state)
    if not may_see(row, person, on):
        return None
    agreed = Agreement.objects.filter(draft=row, words=saying.words, person=person).exists()
    lacking = () if state in ENDED else tuple(hands_missing(row, on))
    return Draft(
        number=row.pk, saying=saying, state=state, begun=row.begun, missing=lacking, is_mine=row.author == person,
        has_agreed=agreed, could_agree=state is DraftState.PROPOSED and not agreed, act=row.act, text=bytes(row.text),
        enclosed=bytes(row.enclosed), opening=row.opening,
    )  # fmt: skip

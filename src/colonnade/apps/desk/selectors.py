"""Questions about the desk. A seat counts only while the office that it is of is held; models stay in this room."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from colonnade.apps.accounts import selectors as accounts
from colonnade.apps.desk.models import Agreement, DraftRow, SealingKey, SeatRow
from colonnade.apps.organisations import selectors as organisations
from colonnade.core.accounts.invitations import Standing
from colonnade.core.acts.canonical import Json
from colonnade.core.acts.envelope import FOUNDING, Custody
from colonnade.core.desk.drafts import ENDED, DraftState
from colonnade.core.desk.hands import BOARD, Missing, Seat, able, asked_for, missing
from colonnade.core.desk.sayings import Saying
from colonnade.core.errors import Refusal
from colonnade.core.ids import ActId, OrganisationId, SpelledKey
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
    return _seats([organisation], on)[organisation]


def _seats(some: Sequence[OrganisationId], on: date) -> dict[OrganisationId, list[Seat]]:
    """Who sits where in each of ``some``; asked for all of them at once."""
    invitations = dict(SeatRow.objects.filter(organisation__in=some).values_list("act", "invitation"))
    persons = accounts.accounts_from(invitations.values())
    sitting = {act: persons[each] for act, each in invitations.items() if each in persons}
    return {
        organisation: [
            Seat(sitting[office.act], office.key, str(office.facts["organ"]))
            for office in offices
            if office.act in sitting
        ]
        for organisation, offices in organisations.officers(some, on, on).items()
    }


def sits_on_board(person: int, organisation: OrganisationId, on: date) -> bool:
    """Whether the person holds an office of the organisation's board on ``on``."""
    return is_on_board(person, seats_in(organisation, on))


def is_on_board(person: int, seats: Iterable[Seat]) -> bool:
    """Whether the person holds one of the ``seats`` of the board."""
    return any(seat.person == person and seat.organ == BOARD for seat in seats)


def require_board(person: int, organisation: OrganisationId, on: date) -> None:
    """Refuse whoever holds no office of the organisation's board."""
    if not sits_on_board(person, organisation, on):
        raise NotOnTheBoard


def seats_of(organisation: OrganisationId, on: date) -> list[SeatOf]:
    """Return the seat of every office that is held on ``on``, by organ and office; who sits there is not told."""
    return seats_for(organisation, _offices(organisation, on), on)


def seats_for(organisation: OrganisationId, offices: Iterable[Span], on: date) -> list[SeatOf]:
    """Return what :func:`seats_of` does; ``offices``: all that are held in the organisation on ``on``."""
    invitations = dict(SeatRow.objects.filter(organisation=organisation).values_list("act", "invitation"))
    standing = accounts.invitations_standing(invitations.values(), on)
    ordered = sorted(offices, key=lambda span: (str(span.facts["organ"]), span.key, span.act))
    return [_seat_of(each, standing.get(invitations.get(each.act, 0))) for each in ordered]


def _seat_of(office: Span, code: accounts.InvitationNow | None) -> SeatOf:
    if code is None:
        return SeatOf(office, is_taken=False, until=None)
    is_open = code.standing is Standing.OPEN
    return SeatOf(office, code.account is not None, code.term.until if is_open else None)


def seats_beside(person: int, on: date) -> dict[OrganisationId, list[Seat]]:
    """Return every seat of the organisations in which the person sits on ``on``, by organisation."""
    taken = SeatRow.objects.filter(invitation__in=accounts.invitations_taken(person))
    named = [OrganisationId(each) for each in sorted(set(taken.values_list("organisation", flat=True)))]
    found = _seats(named, on)
    return {each: seats for each, seats in found.items() if any(seat.person == person for seat in seats)}


def organisations_of(person: int, on: date) -> list[OrganisationId]:
    """Return the organisations in which the person sits on ``on``."""
    return list(seats_beside(person, on))


def keeps_key(organisation: OrganisationId, on: date) -> bool:
    """Whether the node keeps a key of the organisation that is in force on ``on``."""
    fit = keys_in_force(organisation, on)
    return SealingKey.objects.filter(organisation=organisation, public__in=fit).exists()


def keeps_this_key(organisation: OrganisationId, key: str, on: date) -> bool:
    """Whether the node keeps ``key`` of the organisation, and it is in force on ``on``."""
    kept = SealingKey.objects.filter(organisation=organisation, public=key)
    return key in keys_in_force(organisation, on) and kept.exists()


def openings_of(organisation: OrganisationId) -> list[Mapping[str, Json]]:
    """Return what opens the organisation's sealed founding, as it is kept for those who hold its offices."""
    kept = DraftRow.objects.filter(organisation=organisation, kind=FOUNDING, opening__isnull=False).order_by("id")
    return [row.opening for row in kept if row.opening is not None]


def keys_in_force(organisation: OrganisationId, on: date) -> set[str]:
    """Return the keys with which the organisation's acts may be sealed on ``on``, as the log spells them."""
    return {span.key for span in organisations.spans_of(organisation, on, on) if span.kind is Kind.KEY}


def keys_that_could_seal(organisation: OrganisationId, on: date) -> set[SpelledKey]:
    """Return the keys in force on ``on``, the recovery keys and those of the witnesses."""
    found = set()
    for span in organisations.spans_of(organisation, on, on):
        if span.kind is Kind.KEY:
            found.add(SpelledKey(span.key))
        if span.kind is Kind.RECOVERY:
            witnesses = span.facts.get("witnesses")
            assert isinstance(witnesses, list)
            found |= {SpelledKey(span.key), *(SpelledKey(str(each)) for each in witnesses)}
    return found


def could_bring(person: int, seats: Collection[Seat], kind: str, organs: Iterable[str]) -> bool:
    """Whether the person holds a seat from which an act of that type, of one of ``organs``, could be begun."""
    return any(person in able(asked, seats) for organ in organs for asked in asked_for(kind, organ, {}))


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


def hands_missing(draft: DraftRow, seats: Collection[Seat]) -> list[Missing]:
    """Return whose hands are missing for the words that the draft says now; ``seats``: of its organisation."""
    saying = saying_of(draft)
    return _missing(saying, seats, _agreed([draft])[draft.pk, saying.words])


def _missing(saying: Saying, seats: Collection[Seat], agreed: Collection[int]) -> list[Missing]:
    return missing(asked_for(saying.kind, saying.organ, saying.facts), seats, agreed)


def _agreed(drafts: Iterable[DraftRow]) -> Mapping[tuple[int, str], set[int]]:
    """Who has agreed to which words of which draft."""
    found: defaultdict[tuple[int, str], set[int]] = defaultdict(set)
    rows = Agreement.objects.filter(draft__in=[each.pk for each in drafts])
    for draft, words, person in rows.values_list("draft_id", "words", "person"):
        found[draft, words].add(person)
    return found


def drafts_for(person: int, on: date) -> list[Draft]:
    """Return what lies on the person's desk, the newest first: what they wrote, and what they could agree to."""
    return drafts_beside(person, seats_beside(person, on))


def drafts_beside(person: int, beside: Mapping[OrganisationId, Collection[Seat]]) -> list[Draft]:
    """Return what :func:`drafts_for` does; ``beside``: the seats of every organisation in which the person sits."""
    rows = list(DraftRow.objects.filter(organisation__in=list(beside)).order_by("-id"))
    seen = [row for row in rows if _may_see(row, person, beside[OrganisationId(row.organisation)])]
    agreed = _agreed(seen)
    return [_seen(row, person, beside[OrganisationId(row.organisation)], agreed) for row in seen]


def draft_for(person: int, number: int, on: date) -> Draft:
    """Return one draft, or refuse to whoever may not see it."""
    row, seats = row_for(person, DraftRow.objects.filter(pk=number).first(), on)
    return _seen(row, person, seats, _agreed([row]))


def row_for(person: int, row: DraftRow | None, on: date) -> tuple[DraftRow, list[Seat]]:
    """Return the draft and who sits where in its organisation, or refuse: only whoever could agree to it may see it.

    While it is being written, only its author.
    """
    if row is None:
        raise NoSuchDraft
    seats = seats_in(OrganisationId(row.organisation), on)
    if not _may_see(row, person, seats):
        raise NoSuchDraft
    return row, seats


def is_recorded(number: int) -> bool:
    """Whether the draft has become an act."""
    return DraftRow.objects.filter(pk=number, state=DraftState.RECORDED.value).exists()


def _may_see(row: DraftRow, person: int, seats: Collection[Seat]) -> bool:
    saying = saying_of(row)
    wanted = asked_for(saying.kind, saying.organ, saying.facts)
    could = any(person in able(asked, seats) for asked in wanted)
    return could and (row.state != DraftState.BEGUN or row.author == person)


def _seen(row: DraftRow, person: int, seats: Collection[Seat], agreed_to: Mapping[tuple[int, str], set[int]]) -> Draft:
    saying, state = saying_of(row), DraftState(row.state)
    agreed = agreed_to[row.pk, saying.words]
    return Draft(
        number=row.pk, saying=saying, state=state, begun=row.begun,
        missing=() if state in ENDED else tuple(_missing(saying, seats, agreed)), is_mine=row.author == person,
        has_agreed=person in agreed, could_agree=state is DraftState.PROPOSED and person not in agreed, act=row.act,
        text=bytes(row.text),
        enclosed=bytes(row.enclosed), opening=row.opening,
    )  # fmt: skip

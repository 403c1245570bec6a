"""What the pages of the desk show, as values in the reader's language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from colonnade.apps.accounts.services import Invited
from colonnade.apps.desk import selectors
from colonnade.apps.desk.forms import ASKINGS
from colonnade.apps.organisations import selectors as organisations
from colonnade.core.acts.canonical import Json
from colonnade.core.acts.envelope import Custody
from colonnade.core.desk.drafts import ENDED, DraftState
from colonnade.core.desk.hands import Missing
from colonnade.core.desk.sayings import Saying
from colonnade.core.ids import ActId, OrganisationId
from colonnade.core.organisations.spans import Span
from colonnade.words import acts as act_words
from colonnade.words import calendars, desk
from colonnade.words.organisations import act_name, word
from colonnade.words.pages import say

_CUSTODIES = {Custody.NODE: "desk.custody_node", Custody.OFFICERS: "desk.custody_officers"}


@dataclass(frozen=True, slots=True)
class Line:
    """A draft in one line."""

    number: int
    act: str
    of: str
    state: str
    waits: bool
    is_ended: bool


@dataclass(frozen=True, slots=True)
class Office:
    """An organisation in which the person sits, from which offices, and what can be written there."""

    organisation: OrganisationId
    name: str
    offices: tuple[str, ...]
    askings: tuple[tuple[str, str], ...]
    gives_codes: bool


@dataclass(frozen=True, slots=True)
class SeatLine:
    """The seat of one office: what it is called, under which name it is held, and what became of its code."""

    act: str
    title: str
    organ: str
    holder: str
    is_taken: bool
    until: date | None


@dataclass(frozen=True, slots=True)
class SeatsPage:
    """Every seat of one organisation."""

    organisation: OrganisationId
    name: str
    seats: tuple[SeatLine, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A code on paper, which is shown this once: for which office of which organisation, and between which days."""

    title: str
    name: str
    code: str
    opens: date
    until: date


@dataclass(frozen=True, slots=True)
class DeskPage:
    """The whole desk of one person."""

    offices: tuple[Office, ...]
    to_do: tuple[Line, ...]
    under_way: tuple[Line, ...]
    ended: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class DraftPage:
    """One draft, what it says in words, and what this person can do with it now."""

    number: int
    act: str
    of: str
    organisation: OrganisationId
    state: str
    begun: date
    effective: str
    organ: str
    custody: str
    facts: tuple[tuple[str, str], ...]
    missing: tuple[str, ...]
    is_out_of_reach: bool
    words: str
    moves: frozenset[str]
    has_agreed: bool
    recorded: str


def act_in_words(name: str, language: str) -> str:
    """Return what an act of that name does."""
    return act_name(f"organisations.{name}/1", language)


def desk_of(person: int, on: date, language: str) -> DeskPage:
    """Return everything that lies on the person's desk."""
    whose = selectors.organisations_of(person, on)
    lines = [_line(each, on, language) for each in selectors.drafts_for(person, on)]
    waits = tuple(each for each in lines if each.waits)
    return DeskPage(
        offices=tuple(_office(each, person, on, language) for each in whose),
        to_do=waits,
        under_way=tuple(each for each in lines if not each.waits and not each.is_ended),
        ended=tuple(each for each in lines if each.is_ended),
    )


def _office(organisation: OrganisationId, person: int, on: date, language: str) -> Office:
    held = [seat.office for seat in selectors.seats_in(organisation, on) if seat.person == person]
    askings = tuple((name, act_in_words(name, language)) for name in ASKINGS)
    gives_codes = selectors.sits_on_board(person, organisation, on)
    return Office(organisation, name_of(organisation, on, language), tuple(held), askings, gives_codes)


def seats_page(person: int, organisation: OrganisationId, on: date, language: str) -> SeatsPage:
    """Return the page of an organisation's seats, or refuse to whoever does not sit on its board."""
    selectors.require_board(person, organisation, on)
    seats = selectors.seats_of(organisation, on)
    return SeatsPage(
        organisation=organisation,
        name=name_of(organisation, on, language),
        seats=tuple(_seat_line(each, language) for each in seats),
    )


def _seat_line(seat: selectors.SeatOf, language: str) -> SeatLine:
    office = seat.office
    return SeatLine(
        act=office.act,
        title=office_title(office, language),
        organ=word(act_words.VALUES, str(office.facts["organ"]), language),
        holder=str(office.facts["holder"]),
        is_taken=seat.is_taken,
        until=seat.until,
    )


def seat_line(person: int, organisation: OrganisationId, act: ActId, on: date, language: str) -> SeatLine:
    """Return one seat of the organisation, or refuse."""
    seats = seats_page(person, organisation, on, language).seats
    found = next((each for each in seats if each.act == act), None)
    if found is None:
        raise selectors.NoSuchOffice
    return found


def sheet_of(act: ActId, invited: Invited, on: date, language: str) -> Sheet:
    """Return what the sheet for the seat of the office that ``act`` filled says."""
    office = selectors.office_filled_by(act, on)
    return Sheet(
        title=office_title(office, language),
        name=name_of(office.organisation, on, language),
        code=calendars.digits(str(invited.code), language),
        opens=invited.term.opens,
        until=invited.term.until,
    )


def name_of(organisation: OrganisationId, on: date, language: str) -> str:
    """Return what the organisation is called, or its id where it shows no name."""
    identity = organisations.last_identity(organisation, on)
    name = None if identity is None else identity.facts.get("name")
    return _passage(name, language) if isinstance(name, Mapping) else organisation


def office_title(office: Span, language: str) -> str:
    """Return what the office is called by those who filled it."""
    title = office.facts["title"]
    assert isinstance(title, Mapping)
    return _passage(title, language)


def _passage(text: Mapping[str, Json], language: str) -> str:
    return str(text.get(language) or text.get(str(text.get("binding")), ""))


def _line(draft: selectors.Draft, on: date, language: str) -> Line:
    return Line(
        number=draft.number,
        act=act_name(draft.saying.kind, language),
        of=name_of(OrganisationId(draft.saying.organisation), on, language),
        state=word(desk.STATES, draft.state.value, language),
        waits=draft.could_agree or draft.state in (DraftState.AGREED, DraftState.HANDED_OUT),
        is_ended=draft.state in ENDED,
    )


def draft_page(person: int, number: int, on: date, language: str) -> DraftPage:
    """Return the page of one draft, or refuse to whoever may not see it."""
    draft = selectors.draft_for(person, number, on)
    saying = draft.saying
    return DraftPage(
        number=number,
        act=act_name(saying.kind, language),
        of=name_of(OrganisationId(saying.organisation), on, language),
        organisation=OrganisationId(saying.organisation),
        state=word(desk.STATES, draft.state.value, language),
        begun=draft.begun,
        effective=_day(saying.effective, language),
        organ=word(act_words.VALUES, saying.organ, language),
        custody=say(_CUSTODIES[saying.custody], language),
        facts=tuple(_facts(saying.facts, language)),
        missing=tuple(_missing(each, language) for each in draft.missing),
        is_out_of_reach=any(each.is_out_of_reach for each in draft.missing),
        words=saying.words,
        moves=_moves(draft),
        has_agreed=draft.has_agreed and draft.state is DraftState.PROPOSED,
        recorded=draft.act,
    )


def _day(text: str, language: str) -> str:
    return calendars.both(date.fromisoformat(text), language) if len(text) > len("2024-03") else text


def _facts(facts: Mapping[str, Json], language: str) -> Sequence[tuple[str, str]]:
    return [(word(act_words.FACTS, name, language), _fact(facts[name], language)) for name in sorted(facts)]


def _fact(fact: Json, language: str) -> str:
    if isinstance(fact, Mapping) and "binding" in fact:
        return " / ".join(str(fact[each]) for each in ("fa", "en") if each in fact)
    if fact is None:
        return word(act_words.VALUES, "null", language)
    if isinstance(fact, int):
        return calendars.digits(str(fact), language)
    return word(act_words.VALUES, str(fact), language)


def _missing(missing: Missing, language: str) -> str:
    if missing.asked.office:
        return say("desk.missing_office", language, office=missing.asked.office)
    more = calendars.digits(str(missing.more), language)
    if not missing.asked.organs:
        return say("desk.missing_any", language, more=more)
    organs = (word(act_words.VALUES, each, language) for each in sorted(missing.asked.organs))
    return say("desk.missing_hands", language, more=more, organs="، ".join(organs))


def _moves(draft: selectors.Draft) -> frozenset[str]:
    """Return what the page offers: never what would be refused."""
    state = draft.state
    if state in ENDED:
        return frozenset()
    is_node = draft.saying.custody is Custody.NODE
    found = {"withdraw"}
    if state is not DraftState.HANDED_OUT:
        found.add("change")
    if state is DraftState.BEGUN:
        found.add("propose")
    if draft.could_agree:
        found.add("agree")
    if state is DraftState.AGREED and is_node:
        found.add("record")
    if state in (DraftState.AGREED, DraftState.HANDED_OUT) and not is_node:
        found.add("hand_out")
    if state is DraftState.HANDED_OUT:
        found |= {"bring_back", "take_back"}
    return frozenset(found)


def typed(saying: Saying) -> dict[str, Any]:
    """Return what would have to be typed into the form to say the same."""
    first: dict[str, Any] = {"effective": saying.effective}
    for name, fact in saying.facts.items():
        if isinstance(fact, Mapping):
            first |= {f"{name}_{each}": fact[each] for each in ("fa", "en") if each in fact}
        else:
            first[name if name != "kind" else "support"] = fact
    return first

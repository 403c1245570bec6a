"""What the pages of the desk show, as values in the reader's language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from colonnade.apps.accounts.services import Invited
from colonnade.apps.desk import election_forms, selectors
from colonnade.apps.desk.about import About, name_of, passage_in
from colonnade.apps.desk.askings import ASKINGS, GROUPS, kind_of
from colonnade.apps.desk.drafted import act_in, letter_of, opened
from colonnade.apps.desk.kept_forms import Kept, kept_by
from colonnade.apps.desk.showing_statutes import StatuteShown, statute_in, told_alone
from colonnade.apps.desk.showing_waiting import OfficeWaits, waits_of
from colonnade.core.acts.canonical import Json
from colonnade.core.acts.envelope import MONTH_LENGTH, Custody
from colonnade.core.dates import first_day
from colonnade.core.desk.drafts import ENDED, DraftState
from colonnade.core.desk.hands import Missing, Seat
from colonnade.core.desk.rolls import keeps_roll, may_look_into_roll
from colonnade.core.ids import ORGANISATION_ID, ActId, OrganisationId
from colonnade.core.organisations.batches import taken_in_on
from colonnade.core.organisations.spans import Span
from colonnade.words import acts as act_words
from colonnade.words import calendars, desk
from colonnade.words.desk_roles import ACTS
from colonnade.words.organisations import word
from colonnade.words.pages import say

_WAITING = frozenset({"record", "hand_out", "bring_back"})
"""What is not offered before the next batch."""
_DAYS = frozenset({"binds_from", "closes", "heard", "notified", "opens", "period", "record_day", "since", "until"})
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
    """An organisation in which the person sits, from which offices, and what can be written there, in groups."""

    organisation: OrganisationId
    name: str
    offices: tuple[str, ...]
    groups: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    gives_codes: bool
    keeps_roll: bool
    waits: tuple[OfficeWaits, ...]


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
class KeptLine:
    """A form that was kept before it was whole; ``opens``: whether the person still sits where it could be sent."""

    number: int
    act: str
    of: str
    kept: date
    opens: bool


@dataclass(frozen=True, slots=True)
class DeskPage:
    """The whole desk of one person."""

    offices: tuple[Office, ...]
    kept: tuple[KeptLine, ...]
    to_do: tuple[Line, ...]
    under_way: tuple[Line, ...]
    ended: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class DraftPage:
    """One draft, what it says in words, what this person can do with it now; ``elected``: by an act on record."""

    number: int
    act: str
    of: str
    organisation: OrganisationId
    state: str
    begun: date
    effective: str
    organ: str
    article: str
    custody: str
    facts: tuple[tuple[str, str], ...]
    missing: tuple[str, ...]
    is_out_of_reach: bool
    letter: str
    statute: StatuteShown
    opening: tuple[tuple[str, str], ...]
    words: str
    waits_until: date | None
    moves: frozenset[str]
    has_agreed: bool
    recorded: str
    elected: tuple[str, ...]


def act_in_words(name: str, language: str) -> str:
    """Return what an act of that name is called at the desk."""
    return word(ACTS, name, language)


def desk_of(person: int, on: date, language: str) -> DeskPage:
    """Return everything that lies on the person's desk."""
    beside = selectors.seats_beside(person, on)
    names = {each: name_of(each, on, language) for each in beside}
    lines = [_line(each, names, language) for each in selectors.drafts_beside(person, beside)]
    return DeskPage(
        offices=tuple(_office(About(each, person, on, language), names[each], seats) for each, seats in beside.items()),
        kept=tuple(_kept(each, each.organisation in beside, on, language) for each in kept_by(person)),
        to_do=tuple(each for each in lines if each.waits),
        under_way=tuple(each for each in lines if not each.waits and not each.is_ended),
        ended=tuple(each for each in lines if each.is_ended),
    )


def _office(about: About, name: str, seats: Sequence[Seat]) -> Office:
    person, mine = about.person, {seat.office for seat in seats if seat.person == about.person}
    groups = ((say(each, about.language), _offered(names, about, seats)) for each, names in GROUPS.items())
    return Office(
        organisation=about.organisation,
        name=name,
        offices=tuple(told for office, told in about.offices() if office in mine),
        groups=tuple(each for each in groups if each[1]),
        gives_codes=selectors.is_on_board(person, seats),
        keeps_roll=keeps_roll(about.identity.get("claimed_class")) and may_look_into_roll(person, seats),
        waits=tuple(waits_of(mine, about.organisation, about.on, about.language)),
    )


def _offered(names: Sequence[str], about: About, seats: Sequence[Seat]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name, act_in_words(name, about.language))
        for name in names
        if selectors.could_bring(about.person, seats, kind_of(name), ASKINGS[name].organs)
    )


def _kept(form: Kept, opens: bool, on: date, language: str) -> KeptLine:
    of = name_of(form.organisation, on, language)
    return KeptLine(form.number, act_in_words(form.name, language), of, form.kept, opens)


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
        organ=word(act_words.ROLES, str(office.facts["organ"]), language),
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


def office_title(office: Span, language: str) -> str:
    """Return what the office is called by those who filled it."""
    return passage_in(office.facts["title"], language)


def _line(draft: selectors.Draft, names: Mapping[OrganisationId, str], language: str) -> Line:
    return Line(
        number=draft.number,
        act=act_in_words(act_in(draft.saying.kind), language),
        of=names[OrganisationId(draft.saying.organisation)],
        state=word(desk.STATES, draft.state.value, language),
        waits=draft.could_agree or draft.state in (DraftState.AGREED, DraftState.HANDED_OUT),
        is_ended=draft.state in ENDED,
    )


def draft_page(person: int, number: int, on: date, language: str) -> DraftPage:
    """Return the page of one draft, or refuse to whoever may not see it."""
    draft = selectors.draft_for(person, number, on)
    saying = draft.saying
    taken_in = first_day_for(saying.kind, OrganisationId(saying.organisation), person, on)
    return DraftPage(
        number=number,
        act=act_in_words(act_in(saying.kind), language),
        of=name_of(OrganisationId(saying.organisation), on, language),
        organisation=OrganisationId(saying.organisation),
        state=word(desk.STATES, draft.state.value, language),
        begun=draft.begun,
        effective=day_in_words(saying.effective, language),
        organ=word(act_words.ROLES, saying.organ, language),
        article=saying.article,
        custody=say(_CUSTODIES[saying.custody], language),
        facts=tuple(_facts(told_alone(saying.facts, language), on, language)),
        missing=tuple(_missing(each, language) for each in draft.missing),
        is_out_of_reach=any(each.is_out_of_reach for each in draft.missing),
        letter=letter_of(draft),
        statute=statute_in(saying, letter_of(draft), language),
        opening=tuple(_opening(draft, on, language)),
        words=saying.words,
        waits_until=None if draft.state in ENDED or taken_in == on else taken_in,
        moves=_moves(draft) - (_WAITING if taken_in != on else frozenset()),
        has_agreed=draft.has_agreed and draft.state is DraftState.PROPOSED,
        recorded=draft.act,
        elected=election_forms.elected_by(saying) if draft.act else (),
    )


def facts_in_words(facts: Mapping[str, Json], on: date, language: str) -> list[tuple[str, str]]:
    """Return in words every fact that says something, in order of its name's code."""
    return _facts({n: fact for n, fact in facts.items() if fact is False or fact not in (None, [], 0)}, on, language)


def offices_in_words(offices: Sequence[Mapping[str, Json]], language: str) -> list[tuple[str, str]]:
    """Return what each office is called, and under which name it is held."""
    return [(passage_in(each["title"], language), str(each["holder"])) for each in offices]


def day_in_words(text: str, language: str) -> str:
    """Return an ISO day, or a month, in words."""
    if len(text) == MONTH_LENGTH:
        return calendars.month(first_day(text), language)
    return calendars.both(first_day(text), language)


def _facts(facts: Mapping[str, Json], on: date, language: str) -> list[tuple[str, str]]:
    return [(act_words.fact_word(of, facts[of], language), _fact(of, facts[of], on, language)) for of in sorted(facts)]


def _fact(name: str, fact: Json, on: date, language: str) -> str:
    if isinstance(fact, Mapping) and "binding" in fact:
        return " / ".join(str(fact[each]) for each in ("fa", "en") if each in fact)
    if isinstance(fact, Mapping):
        return " · ".join(f"{label}: {text}" for label, text in _facts(fact, on, language))
    if isinstance(fact, list | tuple):
        return ", ".join(_fact("", each, on, language) for each in fact) or "–"
    if fact is None or isinstance(fact, bool):
        return word(act_words.VALUES, {None: "null", True: "true", False: "false"}[fact], language)
    if isinstance(fact, int):
        return calendars.digits(str(fact), language)
    return _in_words(name, str(fact), on, language)


def _in_words(name: str, text: str, on: date, language: str) -> str:
    if ORGANISATION_ID.fullmatch(text):
        return name_of(OrganisationId(text), on, language)
    if name in act_words.ENUMERATED:
        return word(act_words.ENUMERATED[name], text, language)
    return day_in_words(text, language) if name in _DAYS else text


def _missing(missing: Missing, language: str) -> str:
    if missing.asked.office:
        return say("desk.missing_office", language, office=word(act_words.ROLES, missing.asked.office, language))
    more = calendars.digits(str(missing.more), language)
    if not missing.asked.organs:
        return say("desk.missing_any", language, more=more)
    organs = (word(act_words.ROLES, each, language) for each in sorted(missing.asked.organs))
    return say("desk.missing_hands", language, more=more, organs=(" · ").join(organs))


def first_day_for(kind: str, organisation: OrganisationId, person: int, on: date) -> date:
    """Return the first day, from ``on`` on, on which the log takes in an act of that type of the organisation."""
    is_hidden = About(organisation, person, on, "en").is_hidden
    return taken_in_on(kind, is_hidden=is_hidden, earliest=on)


def _opening(draft: selectors.Draft, on: date, language: str) -> list[tuple[str, str]]:
    """What opens the commitment: what it hides, and the random bytes."""
    if draft.opening is None:
        return []
    random = (word(act_words.FACTS, "random", language), str(draft.opening["random"]))
    return [*_facts(opened(draft), on, language), random]


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

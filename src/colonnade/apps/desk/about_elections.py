"""What elections there are for those who write their acts to choose among: (value, words) in the reader's language."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from colonnade.apps.desk import selectors
from colonnade.apps.desk.about import About, Choice, passage_in
from colonnade.apps.elections import selectors as elections
from colonnade.core.desk.hands import BOARD, COMMISSION, INSPECTION
from colonnade.core.elections.acts import OBJECTORS
from colonnade.core.elections.standing import Election
from colonnade.core.elections.states import KEYS_NOT_NEEDED, MOVES, OBJECTIONABLE
from colonnade.core.ids import ActId
from colonnade.words import acts as act_words
from colonnade.words import calendars
from colonnade.words.elections import GROUNDS
from colonnade.words.organisations import word

TRUSTEES_LEAST = 3
TYPED_LATE = 30
"""For how many days after the deadline an objection can be typed that was raised before it."""


def own(about: About) -> list[Election]:
    """Return the organisation's own elections, the newest first."""
    return elections.elections_of(about.organisation, about.on, about.on)


def own_election(about: About, act: str) -> Election | None:
    """Return the organisation's election that ``act`` set up; none where there is none."""
    return elections.election(about.organisation, ActId(act), about.on, about.on)


def by_fingerprint(about: About, fingerprint: str) -> Election | None:
    """Return the organisation's election with that fingerprint; none where there is none."""
    return next((each for each in own(about) if each.facts["fingerprint"] == fingerprint), None)


def movable_by(kind: str) -> Callable[[About], list[Choice]]:
    """Return the question which elections of one's own an act of that type moves."""

    def asked(about: About) -> list[Choice]:
        return [(each.act, _told(each, about)) for each in own(about) if (each.state, kind) in MOVES]

    return asked


def _told(election: Election, about: About) -> str:
    title = passage_in(election.facts["title"], about.language)
    return f"{title} · {calendars.both(election.steps[0].day, about.language)}"


def objectionable(about: About) -> list[Choice]:
    """Return the elections to which the organisation can object: those in which it has a part, and of those above."""
    above = {value for value, _ in about.everywhere_above()}
    found = elections.elections_with(about.organisation, about.on, about.on)
    found += [each for each in elections.everywhere(about.on, about.on) if each.held_by in above and each not in found]
    return [_of(each, about) for each in found if each.state in OBJECTIONABLE and _is_in_time(each, about.on)]


def _is_in_time(election: Election, on: date) -> bool:
    until = election.object_until()
    return until is None or on <= until + timedelta(days=TYPED_LATE)


def with_our_key(about: About) -> list[Choice]:
    """Return the elections of which a trustee of the organisation holds a key that nobody needs any more."""
    return [
        _of(each, about)
        for each in elections.elections_with(about.organisation, about.on, about.on)
        if each.state in KEYS_NOT_NEEDED
        and about.organisation in each.trustees
        and about.organisation not in each.keys_gone
    ]


def _of(election: Election, about: About) -> Choice:
    """An election of anybody, told with its holder."""
    ((_, holder),) = about.named([election.held_by]) or [("", "")]
    return f"{election.held_by}/{election.act}", f"{holder} · {_told(election, about)}"


def held_and_act(chosen: str) -> tuple[str, str]:
    """Return the holder and the act of an election that was chosen among those of others."""
    holder, _, act = chosen.partition("/")
    return holder, act


def undecided(about: About) -> list[Choice]:
    """Return the objections to elections of one's own that wait for a decision."""
    return [
        (objection.act, f"{word(GROUNDS, objection.ground, about.language)} · {_told(each, about)}")
        for each in own(about)
        for objection in each.waiting
    ]


def election_of_objection(about: About, objection: str) -> Election | None:
    """Return the election that the objection is about."""
    return next((each for each in own(about) if objection in {one.act for one in each.objections}), None)


def objectors(about: About) -> list[Choice]:
    """Return from whose side somebody who sits where the person does can object."""
    mine = _organs_of(about)
    able = [each for each in OBJECTORS if (INSPECTION if each == "inspectors" else BOARD) in mine]
    return [(each, word(act_words.VALUES, each, about.language)) for each in able]


def deciders(about: About) -> list[Choice]:
    """Return which organs can decide on an election, of those for whom the person can speak."""
    mine = _organs_of(about)
    inspection = [(INSPECTION, word(act_words.ROLES, INSPECTION, about.language))] if INSPECTION in mine else []
    return [*(about.deciders() if BOARD in mine else []), *inspection]


def _organs_of(about: About) -> set[str]:
    return {seat.organ for seat in selectors.seats_in(about.organisation, about.on) if seat.person == about.person}


def organ_that_holds(about: About) -> str:
    """Return whose act a set-up is: of the organ that the statute names, of an election commission, or of the board."""
    named = about.supervising_organs()
    organs = {key for key, _ in about.organs()}
    return next(iter(named), COMMISSION if COMMISSION in organs else BOARD)


def columns(about: About) -> list[Choice]:
    """Return who may hold a key or issue codes: who stands below, and others found by name.

    Nobody where there are too few for three trustees and whoever issues codes.
    """
    found = dict(about.below()) | dict(about.others())
    return sorted(found.items(), key=lambda each: each[1]) if len(found) > TRUSTEES_LEAST else []


def named_so(some: Iterable[Choice], name: str) -> str:
    """Return the one that bears exactly this name; empty where none does, or several."""
    found = [value for value, told in some if name and told.strip() == name.strip()]
    return found[0] if len(found) == 1 else ""

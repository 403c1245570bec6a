"""Whose hands an act of an organ needs, before it is sealed and recorded.

An office gives the right; a person is an account, and counts once however many seats it holds. Two officers stand
behind an act unless a rule below says otherwise; an inspector's hand is never that of the board.
Source: docs/rules/desk.md, "Hands"; ASVS 5.0 2.3.5; norms.md §7, "Roles".
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from colonnade.core.acts.canonical import Json
from colonnade.core.acts.envelope import FOUNDING
from colonnade.core.errors import Refusal

OFFICERS = 2
BOARD, INSPECTION = "board", "inspection"
ASSEMBLY, COMMISSION = "assembly", "election_commission"
COUNTERS = (ASSEMBLY, COMMISSION)
"""Who counts votes."""
_COUNT = "organisations.count_returned/1"
_ATTESTED = "organisations.attested/1"
_RESIGNED = "organisations.resigned/1"
_LOST = "organisations.key_lost/1"
_OBJECTED = "organisations.key_loss_objected/1"
_UNAVAILABLE = "organisations.unavailability_declared/1"
_CONFIRMED = "organisations.acts_confirmed/1"
_DECIDED = ("organisations.affiliation_decided/1", "organisations.affiliation_decided/2")
_SEALED_BY_OTHERS = frozenset({FOUNDING, _LOST, _OBJECTED})
"""What these need is in their seals: every key that founds, the recovery key or the witnesses, the old key."""


class NotYourSeat(Refusal):
    """The person holds no seat from which this act can be brought or agreed to."""

    code = "desk.not_your_seat"


@dataclass(frozen=True, slots=True)
class Seat:
    """An office of an organ that a person, known by the number of an account, holds today."""

    person: int
    office: str
    organ: str


@dataclass(frozen=True, slots=True)
class Asked:
    """How many different persons must agree, each from a seat of one of ``organs`` and none with one of ``never``.

    ``office``: only who holds this office; empty: any. ``organs`` empty: any organ.
    """

    hands: int
    organs: frozenset[str]
    never: frozenset[str] = frozenset()
    office: str = ""


@dataclass(frozen=True, slots=True)
class Missing:
    """How many more persons must agree, and how many hold a seat from which they could and have not yet."""

    asked: Asked
    more: int
    could: int

    @property
    def is_out_of_reach(self) -> bool:
        """Whether too few hold such a seat at all: an office must be filled first."""
        return self.could < self.more


def asked_for(kind: str, organ: str, facts: Mapping[str, Json]) -> tuple[Asked, ...]:
    """Return everything that an act of type ``kind`` by ``organ``, saying ``facts``, asks of those who hold seats."""
    if kind in _SEALED_BY_OTHERS:
        return (Asked(1, frozenset()),)
    if kind == _RESIGNED and facts.get("office") is not None:
        return (Asked(1, frozenset(), office=str(facts["office"])),)
    if kind == _UNAVAILABLE and facts.get("by") == "officers":
        return (Asked(max(OFFICERS, _whole(facts.get("officers"))), frozenset()),)
    if kind == _ATTESTED:
        return (_inspectors(max(OFFICERS, _whole(facts.get("inspectors")))),)
    if kind == _CONFIRMED and facts.get("by") == "inspectors":
        return (_inspectors(OFFICERS),)
    return (_officers(organ), *_attesting(kind, facts))


def _attesting(kind: str, facts: Mapping[str, Json]) -> Iterable[Asked]:
    """The inspectors that an act says have attested it, beside the officers."""
    if kind == _COUNT:
        yield _inspectors(max(1, _whole(facts.get("inspectors"))))
    if kind in _DECIDED and facts.get("attested") is True:
        yield _inspectors(1)


def _whole(value: Json) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def _inspectors(hands: int) -> Asked:
    return Asked(hands, frozenset({INSPECTION}), never=frozenset({BOARD}))


def _officers(organ: str) -> Asked:
    """The organ's own officers; an assembly has none, and the board's stand behind what it decided."""
    if organ == INSPECTION:
        return _inspectors(OFFICERS)
    return Asked(OFFICERS, frozenset({organ, BOARD}))


def able(asked: Asked, seats: Collection[Seat]) -> frozenset[int]:
    """Return the persons who, holding ``seats``, could give one of the hands asked for."""
    barred = {seat.person for seat in seats if seat.organ in asked.never}
    return frozenset(
        seat.person
        for seat in seats
        if seat.person not in barred
        and (not asked.organs or seat.organ in asked.organs)
        and (not asked.office or seat.office == asked.office)
    )


def missing(wanted: Sequence[Asked], seats: Collection[Seat], agreed: Collection[int]) -> list[Missing]:
    """Return what is still missing where the persons ``agreed`` have agreed; empty: everything is there.

    Only who holds a seat now counts: who has lost it since agreeing does not. Nobody counts for two of ``wanted``, and
    whoever could count for either counts where it leaves least missing.
    """
    persons = [able(asked, seats) for asked in wanted]
    given = _placed(wanted, [each.intersection(agreed) for each in persons])
    return [
        Missing(asked, asked.hands - len(got), len(each.difference(agreed)))
        for asked, each, got in zip(wanted, persons, given, strict=True)
        if len(got) < asked.hands
    ]


def _placed(wanted: Sequence[Asked], willing: Sequence[frozenset[int]]) -> list[set[int]]:
    """Return who counts for each of ``wanted``: as many as can be, each person once (augmenting paths)."""
    given: list[set[int]] = [set() for _ in wanted]

    def place(person: int, tried: set[int]) -> bool:
        for number, asked in enumerate(wanted):
            if number in tried or person not in willing[number]:
                continue
            tried.add(number)
            if len(given[number]) < asked.hands:
                given[number].add(person)
                return True
            for other in sorted(given[number]):
                if place(other, tried):
                    given[number].remove(other)
                    given[number].add(person)
                    return True
        return False

    for person in sorted(frozenset().union(*willing)):
        place(person, set())
    return given


def require_seat(wanted: Iterable[Asked], seats: Collection[Seat], person: int) -> None:
    """Refuse unless ``person`` could give one of the hands that an act asks for."""
    if not any(person in able(asked, seats) for asked in wanted):
        raise NotYourSeat

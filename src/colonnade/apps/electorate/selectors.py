"""Questions about rolls of voters; whoever asks as a person must sit on the board or in the inspection."""

from datetime import date

from django.conf import settings

from colonnade.apps.desk import selectors as desk
from colonnade.apps.electorate.closing import mark_of, opened_roll
from colonnade.apps.electorate.models import RollRow
from colonnade.apps.organisations import selectors as organisations
from colonnade.core.desk.rolls import keeps_roll, may_change_roll, may_look_into_roll
from colonnade.core.elections.electorate import Voter, eligible
from colonnade.core.elections.rolls import Roll
from colonnade.core.errors import Refusal
from colonnade.core.ids import OrganisationId


class NotYours(Refusal):
    """The person sits neither on the organisation's board nor in its inspection."""

    code = "electorate.not_yours"


class BoardAlone(Refusal):
    """The person looks into the roll and may change nothing in it."""

    code = "electorate.board_alone"


class NotABase(Refusal):
    """The organisation is no base organisation, and keeps no roll."""

    code = "electorate.not_a_base"


class NoSuchLine(Refusal):
    """The roll has no line of that mark."""

    code = "electorate.no_such_line"


def electorate_of(organisation: OrganisationId, record_day: date) -> tuple[Voter, ...]:
    """Return who may vote for the organisation, entitled on ``record_day``, in the order of pseudonyms."""
    return eligible(roll_of(organisation), record_day)


def roll_of(organisation: OrganisationId) -> Roll:
    """Return the whole roll of the organisation; empty where it keeps none."""
    row = RollRow.objects.filter(organisation=organisation).first()
    return () if row is None else opened_roll(bytes(row.closed), organisation, settings.SECRET_KEY)


def may_change(person: int, organisation: OrganisationId, on: date) -> bool:
    """Whether the person sits on the organisation's board."""
    return may_change_roll(person, desk.seats_in(organisation, on))


def require_look(person: int, organisation: OrganisationId, on: date) -> None:
    """Refuse whoever may not look into the organisation's roll, and an organisation that keeps none."""
    if not may_look_into_roll(person, desk.seats_in(organisation, on)):
        raise NotYours
    identity = organisations.last_identity(organisation, on)
    if identity is None or not keeps_roll(identity.facts.get("claimed_class")):
        raise NotABase


def require_change(person: int, organisation: OrganisationId, on: date) -> None:
    """Refuse whoever may not change the organisation's roll."""
    require_look(person, organisation, on)
    if not may_change(person, organisation, on):
        raise BoardAlone


def line_of(organisation: OrganisationId, mark: str) -> Voter:
    """Return the line of the roll that an address names, or refuse."""
    found = next((each for each in roll_of(organisation) if mark == marked(each, organisation)), None)
    if found is None:
        raise NoSuchLine
    return found


def marked(line: Voter, organisation: OrganisationId) -> str:
    """Return what stands for the line in an address."""
    return mark_of(line, organisation, settings.SECRET_KEY)

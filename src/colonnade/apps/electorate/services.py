"""What is done with a roll of voters, by whoever sits on the board; the day is an argument.

What is put out of a roll is in no file of the database any more (SQLite), nor readable in one without the secret.
"""

from collections.abc import Callable
from datetime import date

from django.conf import settings
from django.db import transaction

from colonnade.apps.electorate import selectors
from colonnade.apps.electorate.closing import closed_roll, opened_roll
from colonnade.apps.electorate.models import RollRow
from colonnade.apps.publiclog.services import forget_what_is_gone
from colonnade.core.elections import rolls
from colonnade.core.elections.electorate import Voter
from colonnade.core.elections.rolls import Roll
from colonnade.core.errors import Refusal
from colonnade.core.ids import OrganisationId

Becomes = Callable[[Roll], Roll]


class ChangedMeanwhile(Refusal):
    """The roll is another than the one whose changes the person was shown."""

    code = "electorate.changed_meanwhile"


def bring(person: int, organisation: OrganisationId, brought: Roll, *, read: str, on: date) -> None:
    """The roll holds what was brought; ``read``: the digest of the roll whose changes were shown."""

    def becomes(roll: Roll) -> Roll:
        if rolls.digest_of(roll) != read:
            raise ChangedMeanwhile
        return rolls.with_brought(roll, brought)

    _change(person, organisation, becomes, on)


def correct(person: int, organisation: OrganisationId, mark: str, instead: Voter, *, on: date) -> None:
    """``instead`` stands in place of the line."""
    line = _line(person, organisation, mark, on)
    _change(person, organisation, lambda roll: rolls.corrected(_with(roll, line), line, instead), on)


def end(person: int, organisation: OrganisationId, mark: str, day: date, *, on: date) -> None:
    """The line entitles nobody from ``day`` on."""
    line = _line(person, organisation, mark, on)
    _change(person, organisation, lambda roll: rolls.ended(_with(roll, line), line, day), on)


def erase(person: int, organisation: OrganisationId, mark: str, *, on: date) -> None:
    """The line, which is over, is on the roll no more."""
    line = _line(person, organisation, mark, on)
    _change(person, organisation, lambda roll: rolls.erased(_with(roll, line), line, on), on)


def _line(person: int, organisation: OrganisationId, mark: str, on: date) -> Voter:
    selectors.require_change(person, organisation, on)
    return selectors.line_of(organisation, mark)


def _with(roll: Roll, line: Voter) -> Roll:
    """The same roll, which must still have the line."""
    if line not in roll:
        raise selectors.NoSuchLine
    return roll


@transaction.atomic
def _change(person: int, organisation: OrganisationId, becomes: Becomes, on: date) -> None:
    selectors.require_change(person, organisation, on)
    secret = settings.SECRET_KEY
    RollRow.objects.get_or_create(organisation=organisation, defaults={"closed": b""})
    row = RollRow.objects.select_for_update().get(organisation=organisation)
    roll = becomes(opened_roll(bytes(row.closed), organisation, secret) if row.closed else ())
    if roll:
        row.closed = closed_roll(roll, organisation, secret)
        row.save()
    else:
        row.delete()
    forget_what_is_gone()

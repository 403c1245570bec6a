"""Invitations: how an account arises, and how it is given back to one who has lost the way in.

A first invitation can be taken at once. One that gives an account back waits until a whole day has passed and is shown
to its holder meanwhile, who can stop it. Days, since no clock time is kept: the second day after the asking begins at
least 24 hours after it. Source: docs/rules/accounts.md, "Invitations".
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from colonnade.core.errors import Refusal

LASTS = timedelta(days=14)
WAITS = timedelta(days=2)
"""Days are whole: what is asked late on one day may be taken from the beginning of the next but one."""


class InvitationState(StrEnum):
    """What has been done with an invitation."""

    GIVEN = "given"
    TAKEN = "taken"
    STOPPED = "stopped"
    WITHDRAWN = "withdrawn"


class Standing(StrEnum):
    """Where an invitation stands on a day."""

    WAITING = "waiting"
    OPEN = "open"
    EXPIRED = "expired"
    TAKEN = "taken"
    STOPPED = "stopped"
    WITHDRAWN = "withdrawn"


class Move(StrEnum):
    """What somebody does with an invitation."""

    TAKE = "take"
    STOP = "stop"
    WITHDRAW = "withdraw"


MOVES: Mapping[tuple[Standing, Move], InvitationState] = MappingProxyType(
    {
        (Standing.WAITING, Move.STOP): InvitationState.STOPPED,
        (Standing.WAITING, Move.WITHDRAW): InvitationState.WITHDRAWN,
        (Standing.OPEN, Move.TAKE): InvitationState.TAKEN,
        (Standing.OPEN, Move.STOP): InvitationState.STOPPED,
        (Standing.OPEN, Move.WITHDRAW): InvitationState.WITHDRAWN,
    }
)


class Waiting(Refusal):
    """The invitation gives an account back, and its holder still has time to stop it."""

    code = "accounts.invitation_waiting"


class NoLonger(Refusal):
    """The invitation was taken, stopped or withdrawn, or its time has passed."""

    code = "accounts.invitation_no_longer"


@dataclass(frozen=True, slots=True)
class Term:
    """The first and the last day on which an invitation can be taken."""

    opens: date
    until: date


def first_term(on: date) -> Term:
    """Return the term of an invitation given on ``on`` to somebody who has no account yet."""
    return Term(on, on + LASTS)


def returning_term(on: date) -> Term:
    """Return the term of an invitation, asked on ``on``, that gives an account back."""
    return Term(on + WAITS, on + WAITS + LASTS)


def standing(state: InvitationState, term: Term, on: date) -> Standing:
    """Return where the invitation stands on ``on``."""
    if state is not InvitationState.GIVEN:
        return Standing(state.value)
    if on < term.opens:
        return Standing.WAITING
    return Standing.OPEN if on <= term.until else Standing.EXPIRED


def moved(state: InvitationState, term: Term, move: Move, on: date) -> InvitationState:
    """Return the state after ``move`` on ``on``, or refuse one that the table does not have."""
    now = standing(state, term, on)
    if (now, move) in MOVES:
        return MOVES[now, move]
    if now is Standing.WAITING:
        raise Waiting(opens=term.opens.isoformat())
    raise NoLonger(standing=now.value)

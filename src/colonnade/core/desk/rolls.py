"""Who may look into an organisation's roll of voters, and who may change it.

Source: docs/rules/elections.md, "Roll".
"""

from collections.abc import Iterable

from colonnade.core.acts.canonical import Json
from colonnade.core.desk.hands import BOARD, INSPECTION, Seat
from colonnade.core.organisations.vocabulary import ClaimedClass


def may_look_into_roll(person: int, seats: Iterable[Seat]) -> bool:
    """Whether the person, by one of the ``seats``, sits on the board or in the inspection."""
    return any(seat.person == person and seat.organ in {BOARD, INSPECTION} for seat in seats)


def may_change_roll(person: int, seats: Iterable[Seat]) -> bool:
    """Whether the person sits on the board: inspectors look, and change nothing that is the board's."""
    return any(seat.person == person and seat.organ == BOARD for seat in seats)


def keeps_roll(claimed_class: Json) -> bool:
    """Whether an organisation of that class keeps a roll: members are at the base alone, and so is the roll."""
    return claimed_class == ClaimedClass.BASE.value

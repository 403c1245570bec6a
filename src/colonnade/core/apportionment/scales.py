"""Scales: each affiliate's seats follow from its own members alone, as a rulebook's table says.

*One for every begun 500*: 1 to 500 members give one, 501 to 1,000 two; none give none. *Brackets*: up to so many
members so many seats, and beyond the last bracket one more for every further begun number.
Source: docs/rules/apportionment.md, "Scales".
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from colonnade.core.errors import Refusal


class BadTable(Refusal):
    """The brackets are no table; ``given`` is the part that is none."""

    code = "apportionment.bad_table"


class FallingTable(Refusal):
    """A bracket reaches no higher than the one before it, or gives fewer seats."""

    code = "apportionment.falling_table"


class BeyondTable(Refusal):
    """An affiliate has more members than the last bracket and nothing says what holds there."""

    code = "apportionment.beyond_table"


@dataclass(frozen=True, slots=True)
class Bracket:
    """Up to ``up_to`` members, or without end where that is none: ``seats``."""

    up_to: int | None
    seats: int


@dataclass(frozen=True, slots=True)
class Table:
    """Brackets from the smallest up; ``further``: one seat more for every begun so many members beyond the last."""

    brackets: tuple[Bracket, ...]
    further: int | None = None

    def seats_of(self, members: int, name: str) -> int:
        """Return the seats of an affiliate with so many members; none for no members."""
        if not members:
            return 0
        for bracket in self.brackets:
            if bracket.up_to is None or members <= bracket.up_to:
                return bracket.seats
        last = self.brackets[-1]
        if self.further is None or last.up_to is None:
            raise BeyondTable(name=name, members=members)
        return last.seats + begun(members - last.up_to, self.further)


def begun(members: int, per: int) -> int:
    """Return how many times ``per`` is begun by ``members``: 0 for 0, 1 for 1 to ``per``, and so on."""
    return -(-members // per)


def require_rising(brackets: Sequence[Bracket]) -> None:
    """Refuse brackets of which one reaches no higher than the one before it, or gives fewer seats."""
    for before, after in pairwise(brackets):
        if before.up_to is None or (after.up_to is not None and after.up_to <= before.up_to):
            raise FallingTable(number=brackets.index(after) + 1)
        if after.seats < before.seats:
            raise FallingTable(number=brackets.index(after) + 1)

"""In which state an election is, and which act brings it from one into another: one table.

Objections and the destruction of keys move nothing; of decisions on objections only one that the election is void.
Source: docs/rules/elections.md, "Acts".
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from colonnade.core.elections.acts import CLOSED, OPENED, REHEARSED, RESULT, VOIDED


class State(StrEnum):
    """Where an election stands."""

    SET_UP = "set_up"
    REHEARSED = "rehearsed"
    OPEN = "open"
    CLOSED = "closed"
    DECLARED = "declared"
    VOID = "void"


MOVES: Final[Mapping[tuple[State, str], State]] = MappingProxyType(
    {
        (State.SET_UP, REHEARSED): State.REHEARSED,
        (State.REHEARSED, REHEARSED): State.REHEARSED,
        (State.REHEARSED, OPENED): State.OPEN,
        (State.OPEN, CLOSED): State.CLOSED,
        (State.CLOSED, RESULT): State.DECLARED,
        **{(state, VOIDED): State.VOID for state in State if state is not State.VOID},
    }
)
"""(state, type of act) → the state after it; what is not here has no effect."""
OBJECTIONABLE: Final = frozenset(State) - {State.VOID}
"""In which states an objection may be raised; once the result is declared, until the deadline."""
KEYS_NOT_NEEDED: Final = frozenset({State.DECLARED, State.VOID})
"""In which states a trustee may destroy a key; after a result, once nothing can be objected to any more."""

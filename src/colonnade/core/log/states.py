"""What may be done with a log of this node, by the state it is in: one table, and one of the moves between states.

A log restored from a backup is read-only: the backup may be old, and a log that signs two roots for one size is
dead to everyone who has seen both. Source: docs/rules/log.md, "Backup, restore, continuation"; docs/adr/0012.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from colonnade.core.errors import Refusal


class LogState(StrEnum):
    """Where a log of this node stands."""

    OPEN = "open"
    RESTORING = "restoring"
    READ_ONLY = "read_only"
    CONTINUING = "continuing"
    CLOSED = "closed"


class Doing(StrEnum):
    """What somebody wants to do with a log."""

    APPEND = "append"
    SIGN = "sign"
    CATCH_UP = "catch_up"


class Move(StrEnum):
    """What brings a log from one state into another."""

    RESTORED = "restored"
    SHOWN_CURRENT = "shown_current"
    FOUND_BEHIND = "found_behind"
    LEFT_FOR_ANOTHER = "left_for_another"
    CONTINUED = "continued"


MAY: Mapping[LogState, frozenset[Doing]] = MappingProxyType(
    {
        LogState.OPEN: frozenset({Doing.APPEND, Doing.SIGN}),
        LogState.RESTORING: frozenset(),
        LogState.READ_ONLY: frozenset({Doing.CATCH_UP}),
        LogState.CONTINUING: frozenset({Doing.APPEND, Doing.SIGN}),
        LogState.CLOSED: frozenset(),
    }
)
MOVES: Mapping[tuple[LogState, Move], LogState] = MappingProxyType(
    {
        (LogState.RESTORING, Move.RESTORED): LogState.READ_ONLY,
        (LogState.READ_ONLY, Move.SHOWN_CURRENT): LogState.OPEN,
        (LogState.OPEN, Move.FOUND_BEHIND): LogState.READ_ONLY,
        (LogState.READ_ONLY, Move.LEFT_FOR_ANOTHER): LogState.CLOSED,
        (LogState.CONTINUING, Move.CONTINUED): LogState.OPEN,
    }
)


class ReadOnly(Refusal):
    """The log was restored, and nobody has shown yet that it is current."""

    code = "publiclog.read_only"


class Closed(Refusal):
    """The log is closed for ever on this node; another carries it on."""

    code = "publiclog.closed"


class NotReadOnly(Refusal):
    """The log is not read-only; there is nothing to lift."""

    code = "publiclog.not_read_only"


_STANDS_IN_THE_WAY: Mapping[LogState, type[Refusal]] = MappingProxyType(
    {
        LogState.OPEN: NotReadOnly,
        LogState.RESTORING: ReadOnly,
        LogState.READ_ONLY: ReadOnly,
        LogState.CONTINUING: NotReadOnly,
        LogState.CLOSED: Closed,
    }
)


def require_may(state: LogState, doing: Doing, origin: str) -> None:
    """Refuse what a log in ``state`` does not allow."""
    if doing not in MAY[state]:
        raise _STANDS_IN_THE_WAY[state](origin=origin)


def moved(state: LogState, move: Move, origin: str) -> LogState:
    """Return the state after ``move``, or refuse one that the table does not have."""
    if (state, move) not in MOVES:
        raise _STANDS_IN_THE_WAY[state](origin=origin)
    return MOVES[state, move]

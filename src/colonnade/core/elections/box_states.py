"""In which state a ballot box on a node is, and what may be done with it then: one table.

A box that was put back from a backup is stopped: ballots that were acknowledged after the backup may be missing, and
it must not go on with fewer without anybody's knowing. Source: docs/rules/elections.md, "Ballot box"; docs/adr/0043.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from colonnade.core.errors import Refusal


class BoxState(StrEnum):
    """Where a box stands."""

    OPEN = "open"
    STOPPED = "stopped"
    CLOSING = "closing"
    CLOSED = "closed"
    COMPLETE = "complete"


class BoxDoing(StrEnum):
    """What somebody wants to do with a box."""

    TAKE = "take"
    REPLACE = "replace"
    CLOSE = "close"
    RESUME = "resume"
    COMPLETE = "complete"


class BoxStopped(Refusal):
    """The box was put back or lost its key, and no officer has decided yet how it goes on."""

    code = "elections.box_stopped"


class BoxClosed(Refusal):
    """The box is closed, once and for good."""

    code = "elections.ballot_box_closed"


class BoxStillOpen(Refusal):
    """The box takes ballots, so that nothing can come after them yet."""

    code = "elections.box_still_open"


class BoxNotStopped(Refusal):
    """The box is not stopped; there is nothing to resume."""

    code = "elections.box_not_stopped"


MAY: Final[Mapping[BoxState, frozenset[BoxDoing]]] = MappingProxyType(
    {
        BoxState.OPEN: frozenset({BoxDoing.TAKE, BoxDoing.REPLACE, BoxDoing.CLOSE}),
        BoxState.STOPPED: frozenset({BoxDoing.RESUME}),
        BoxState.CLOSING: frozenset({BoxDoing.CLOSE}),
        BoxState.CLOSED: frozenset({BoxDoing.COMPLETE}),
        BoxState.COMPLETE: frozenset(),
    }
)
_SHUT: Final = frozenset({BoxState.CLOSING, BoxState.CLOSED, BoxState.COMPLETE})


def require_may(state: BoxState, doing: BoxDoing) -> None:
    """Refuse what a box in ``state`` does not allow."""
    if doing in MAY[state]:
        return
    if state is BoxState.STOPPED:
        raise BoxStopped
    if doing is BoxDoing.RESUME:
        raise BoxNotStopped
    if state in _SHUT:
        raise BoxClosed
    raise BoxStillOpen

"""What becomes of a draft: from the first word to an act in the log, with every move in one table.

Whoever agrees, agrees to exact bytes: the digest of what the draft says. A change, however small, makes the
agreements void, and asks again. Source: docs/rules/desk.md, "Drafts".
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from colonnade.core.errors import Refusal


class DraftState(StrEnum):
    """Where a draft stands."""

    BEGUN = "begun"
    PROPOSED = "proposed"
    AGREED = "agreed"
    HANDED_OUT = "handed_out"
    RECORDED = "recorded"
    WITHDRAWN = "withdrawn"


class Move(StrEnum):
    """What somebody does with a draft."""

    WRITE = "write"
    PROPOSE = "propose"
    AGREE = "agree"
    COMPLETE = "complete"
    HAND_OUT = "hand_out"
    TAKE_BACK = "take_back"
    RECORD = "record"
    WITHDRAW = "withdraw"


_BEGUN, _PROPOSED, _AGREED = DraftState.BEGUN, DraftState.PROPOSED, DraftState.AGREED
_HANDED_OUT, _WITHDRAWN = DraftState.HANDED_OUT, DraftState.WITHDRAWN

MOVES: Mapping[tuple[DraftState, Move], DraftState] = MappingProxyType(
    {
        (_BEGUN, Move.WRITE): _BEGUN,
        (_BEGUN, Move.PROPOSE): _PROPOSED,
        (_BEGUN, Move.WITHDRAW): _WITHDRAWN,
        (_PROPOSED, Move.WRITE): _BEGUN,
        (_PROPOSED, Move.AGREE): _PROPOSED,
        (_PROPOSED, Move.COMPLETE): _AGREED,
        (_PROPOSED, Move.WITHDRAW): _WITHDRAWN,
        (_AGREED, Move.WRITE): _BEGUN,
        (_AGREED, Move.HAND_OUT): _HANDED_OUT,
        (_AGREED, Move.RECORD): DraftState.RECORDED,
        (_AGREED, Move.WITHDRAW): _WITHDRAWN,
        (_HANDED_OUT, Move.HAND_OUT): _HANDED_OUT,
        (_HANDED_OUT, Move.TAKE_BACK): _AGREED,
        (_HANDED_OUT, Move.RECORD): DraftState.RECORDED,
        (_HANDED_OUT, Move.WITHDRAW): _WITHDRAWN,
    }
)
"""A draft handed out may have been sealed already: it is changed only after it was taken back."""
ENDED = frozenset({DraftState.RECORDED, _WITHDRAWN})
_AGREEMENTS_VOID_AFTER = frozenset({Move.WRITE, Move.WITHDRAW})


class NoSuchMove(Refusal):
    """A draft that stands where this one does cannot be moved so."""

    code = "desk.no_such_move"


class OtherWords(Refusal):
    """The draft was changed since it was read: who agrees must read it again."""

    code = "desk.other_words"


def moved(state: DraftState, move: Move) -> DraftState:
    """Return where the draft stands after ``move``, or refuse one that the table does not have."""
    after = MOVES.get((state, move))
    if after is None:
        raise NoSuchMove(state=state.value, move=move.value)
    return after


def are_void(move: Move) -> bool:
    """Whether the agreements given so far count no longer after ``move``."""
    return move in _AGREEMENTS_VOID_AFTER


def require_same_words(read: str, now: str) -> None:
    """Refuse an agreement to other words than those that stand there now; both are digests of what the draft says."""
    if read != now:
        raise OtherWords

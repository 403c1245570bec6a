"""Work that others do, begun some pieces ahead of what is awaited: results in order, and no more begun than is said."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from colonnade.core.errors import Refusal

Piece = TypeVar("Piece")
Found = TypeVar("Found")


def in_order(
    pieces: Iterable[Piece], begin: Callable[[Piece], Callable[[], Found]], most: Callable[[], int]
) -> Iterator[Found]:
    """Yield what is found in each piece; ``begin`` gives what awaits it, ``most`` how many may be begun at a time.

    A refusal of the source itself comes after what is found in all pieces before it, as if they were done one by one.
    """
    waiting: deque[Callable[[], Found]] = deque()
    refusals: list[Refusal] = []
    for piece in until_refused(pieces, refusals):
        waiting.append(begin(piece))
        while len(waiting) >= most():
            yield waiting.popleft()()
    for awaited in waiting:
        yield awaited()
    for refusal in refusals:
        raise refusal


def until_refused(pieces: Iterable[Piece], refusals: list[Refusal]) -> Iterator[Piece]:
    """Yield the pieces; a refusal of their source ends them, and is kept."""
    try:
        yield from pieces
    except Refusal as refusal:
        refusals.append(refusal)

"""Work that others do, begun some pieces ahead of what is awaited: results in order, and no more begun than is said."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Piece = TypeVar("Piece")
Found = TypeVar("Found")


def in_order(
    pieces: Iterable[Piece], begin: Callable[[Piece], Callable[[], Found]], most: Callable[[], int]
) -> Iterator[Found]:
    """Yield what is found in each piece; ``begin`` gives what awaits it, ``most`` how many may be begun at a time."""
    waiting: deque[Callable[[], Found]] = deque()
    for piece in pieces:
        waiting.append(begin(piece))
        while len(waiting) >= most():
            yield waiting.popleft()()
    for awaited in waiting:
        yield awaited()

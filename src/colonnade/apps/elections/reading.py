"""The archive of a box as a stream, put together from its pieces and its ballots; memory does not grow with it.

A box only grows at its end, so that a stream begun at one moment is a beginning of every later one.
"""

from collections.abc import Callable, Iterator
from io import BytesIO

from colonnade.apps.elections.models import Ballot, Box, BoxPiece
from colonnade.core.elections import appending
from colonnade.core.elections.appending import Head
from colonnade.core.elections.archive import read_beginning
from colonnade.core.elections.events import EventType
from colonnade.edges.progress import Tell, untold

PIECE = 1 << 20
AT_ONCE = 64
"""Ballots that are read together."""


class Stream:
    """Pieces as a file to read from, from the beginning on; nothing is held but a piece."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        """Begin before the first piece."""
        self._pieces = pieces
        self._rest = b""

    def read(self, size: int, /) -> bytes:
        """Return the next bytes, fewer only at the end."""
        taken: list[bytes] = []
        while size and (piece := self._rest or next(self._pieces, b"")):
            taken.append(piece[:size])
            self._rest = piece[size:]
            size -= len(taken[-1])
        return b"".join(taken)


def keep_pieces(box: Box, read: Callable[[int], bytes], *, is_tail: bool) -> None:
    """What ``read`` gives is kept behind what there is already."""
    number = BoxPiece.objects.filter(box=box, is_tail=is_tail).count()
    while content := read(PIECE):
        BoxPiece.objects.create(box=box, is_tail=is_tail, number=number, content=content)
        number += 1


def pieces_of(box: int, *, is_tail: bool) -> Iterator[bytes]:
    """Yield what stands before the ballots of the box, or after them."""
    kept = BoxPiece.objects.filter(box=box, is_tail=is_tail)
    for number in range(kept.count()):
        yield bytes(kept.values_list("content", flat=True).get(number=number))


def contents_of(box: int, until: int, start: int = 0) -> Iterator[bytes]:
    """Yield the ballots of the box in their order, from ``start`` up to ``until``."""
    kept = Ballot.objects.filter(box=box).order_by("ordinal")
    for first in range(start, until, AT_ONCE):
        batch = kept.filter(ordinal__gte=first, ordinal__lt=min(first + AT_ONCE, until))
        yield from (bytes(content) for content in list(batch.values_list("content", flat=True)))


def content_at(box: int, ordinal: int) -> bytes:
    """Return the ballot at a place."""
    return bytes(Ballot.objects.values_list("content", flat=True).get(box=box, ordinal=ordinal))


def first_head(box: Box) -> Head:
    """Return where the archive ends before its ballots; its length is not reckoned."""
    first = BoxPiece.objects.values_list("content", flat=True).get(box=box, is_tail=False, number=0)
    return Head(read_beginning(BytesIO(bytes(first))), EventType.SETUP, 0, box.first_event, 0)


def head_after(box: Box, tell: Tell = untold) -> Head:
    """Return where the archive ends after its ballots."""
    head = first_head(box)
    for done, content in enumerate(contents_of(box.pk, box.ballots), start=1):
        head = appending.cast(head, content).head
        tell(done, box.ballots)
    return head


def pieces(box: Box) -> Iterator[bytes]:
    """Yield the whole archive as it is now."""
    head = first_head(box)
    yield from pieces_of(box.pk, is_tail=False)
    for content in contents_of(box.pk, box.ballots):
        addition = appending.cast(head, content)
        head = addition.head
        yield addition.content
    yield from pieces_of(box.pk, is_tail=True)

"""The ballot boxes into a backup and out of it again, piece by piece.

What comes back is stopped where it took ballots: some may have been acknowledged since. Neither marks nor keys are in
a backup, so that inspectors bring their bonds again before the box goes on.
"""

import hashlib
from collections.abc import Iterator, Mapping

from colonnade.apps.elections.models import Ballot, Box, BoxPiece, MarkRow
from colonnade.apps.elections.reading import contents_of
from colonnade.core.elections.box_states import BoxState
from colonnade.core.elections.kept import (
    BALLOTS_EACH,
    ROOM,
    BoxKept,
    NotBoxes,
    PieceKept,
    framed,
    piece_name,
    planned,
    read_kept,
    spelled,
    unframed,
)

__all__ = ["ROOM", "Pieces", "clear", "kept", "put_back", "put_piece"]


def kept(_secret: str) -> bytes:
    """Return the list of boxes, or nothing where there is none; nothing in it is closed."""
    boxes = _boxes()
    return spelled(boxes) if boxes else b""


def _boxes() -> tuple[BoxKept, ...]:
    return tuple(
        BoxKept(
            act=box.act,
            organisation=box.organisation,
            uuid=box.uuid,
            state=box.state,
            first_event=box.first_event,
            ballots=box.ballots,
            setup=BoxPiece.objects.filter(box=box, is_tail=False).count(),
            tail=BoxPiece.objects.filter(box=box, is_tail=True).count(),
            is_restored=box.is_restored,
        )
        for box in Box.objects.order_by("id")
    )


class Pieces(Mapping[str, bytes]):
    """Every piece of every box by its name, read when it is asked for; call within one snapshot."""

    def __init__(self) -> None:
        """Know what there is."""
        self._planned = {piece_name(number): each for number, each in enumerate(planned(_boxes()))}

    def __getitem__(self, name: str) -> bytes:
        """Return a piece."""
        return _content(self._planned[name])

    def __iter__(self) -> Iterator[str]:
        """Yield every name."""
        return iter(self._planned)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._planned)


def _content(piece: PieceKept) -> bytes:
    box = Box.objects.get(uuid=piece.uuid)
    if piece.is_ballots:
        first = piece.number * BALLOTS_EACH
        return framed(contents_of(box.pk, min(first + BALLOTS_EACH, box.ballots), first))
    row = BoxPiece.objects.get(box=box, is_tail=piece.is_tail, number=piece.number)
    return bytes(row.content)


def put_back(content: bytes, _secret: str) -> None:
    """The tables hold the boxes of a backup, their pieces to follow; one that took ballots is stopped."""
    for box in read_kept(content, f"rooms/{ROOM}"):
        state = BoxState.STOPPED if box.state == BoxState.OPEN else BoxState(box.state)
        Box.objects.create(
            act=box.act,
            organisation=box.organisation,
            uuid=box.uuid,
            state=state.value,
            first_event=box.first_event,
            ballots=box.ballots,
            is_restored=box.is_restored,
        )


def put_piece(boxes: bytes, name: str, content: bytes) -> None:
    """The tables hold one more piece of ``boxes``, as the list of a backup names them."""
    place = f"rooms/{name}"
    pieces = {piece_name(number): each for number, each in enumerate(planned(read_kept(boxes, f"rooms/{ROOM}")))}
    if name not in pieces:
        raise NotBoxes(place=place)
    piece = pieces[name]
    box = Box.objects.get(uuid=piece.uuid)
    if not piece.is_ballots:
        BoxPiece.objects.create(box=box, is_tail=piece.is_tail, number=piece.number, content=content)
        return
    first = piece.number * BALLOTS_EACH
    Ballot.objects.bulk_create(
        Ballot(box=box, ordinal=ordinal, digest=hashlib.sha256(ballot).digest(), content=ballot)
        for ordinal, ballot in enumerate(unframed(content, place), first)
    )


def clear() -> None:
    """No box is on the node."""
    for table in (MarkRow, Ballot, BoxPiece, Box):
        table.objects.all().delete()

"""Ballot boxes as a backup holds them: one list of boxes, then their pieces, numbered, each small enough to be held.

Neither marks nor keys are ever among them. Source: docs/rules/log.md, "Backup, restore, continuation".
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from colonnade.core.elections.box_states import BoxState
from colonnade.core.errors import Refusal

ROOM: Final = "elections"
BALLOTS_EACH: Final = 1_024
_LENGTH: Final = 4
_SETUP, _BALLOTS, _TAIL = "setup", "ballots", "tail"


class NotBoxes(Refusal):
    """The member does not hold ballot boxes as they are kept."""

    code = "elections.not_boxes"


@dataclass(frozen=True, slots=True)
class BoxKept:
    """A box; ``setup`` and ``tail``: in how many pieces what stands before its ballots and after them is."""

    act: str
    organisation: str
    uuid: str
    state: str
    first_event: str
    ballots: int
    setup: int
    tail: int
    is_restored: bool


@dataclass(frozen=True, slots=True)
class PieceKept:
    """Which piece of which box: of its ``part``, the ``number``-th."""

    uuid: str
    part: str
    number: int

    @property
    def is_ballots(self) -> bool:
        """Whether it holds ballots."""
        return self.part == _BALLOTS

    @property
    def is_tail(self) -> bool:
        """Whether it stands behind the ballots."""
        return self.part == _TAIL


def piece_name(number: int) -> str:
    """Return the name under which the ``number``-th piece of all is kept; in their order."""
    return f"{ROOM}-{number:06d}"


def planned(boxes: Sequence[BoxKept]) -> Iterator[PieceKept]:
    """Yield every piece of the boxes in the order of their names."""
    for box in boxes:
        yield from (PieceKept(box.uuid, _SETUP, number) for number in range(box.setup))
        yield from (PieceKept(box.uuid, _BALLOTS, number) for number in range(-(-box.ballots // BALLOTS_EACH)))
        yield from (PieceKept(box.uuid, _TAIL, number) for number in range(box.tail))


def spelled(boxes: Sequence[BoxKept]) -> bytes:
    """Return the list of boxes."""
    return json.dumps({"boxes": [asdict(each) for each in boxes]}, sort_keys=True).encode() + b"\n"


def read_kept(content: bytes, place: str) -> tuple[BoxKept, ...]:
    """Return the list of boxes, or refuse; a piece of one is taken as it is."""
    if "-" in place:
        return ()
    try:
        said: list[dict[str, Any]] = json.loads(content)["boxes"]
        boxes = tuple(BoxKept(**each) for each in said)
        is_ours = all(
            BoxState(box.state) and min(box.ballots, box.setup, box.tail) >= 0 and isinstance(box.uuid, str)
            for box in boxes
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        raise NotBoxes(place=place) from None
    if not is_ours or spelled(boxes) != content:
        raise NotBoxes(place=place)
    return boxes


def framed(contents: Iterator[bytes]) -> bytes:
    """Return ballots one behind the other, each after its length."""
    return b"".join(len(each).to_bytes(_LENGTH, "big") + each for each in contents)


def unframed(content: bytes, place: str) -> Iterator[bytes]:
    """Yield the ballots again."""
    at = 0
    while at < len(content):
        start = at + _LENGTH
        at = start + int.from_bytes(content[at:start], "big")
        if start > len(content) or at > len(content):
            raise NotBoxes(place=place)
        yield content[start:at]

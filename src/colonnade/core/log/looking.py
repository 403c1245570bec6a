"""Entries looked into while later ones are read: here, or wherever ``look`` lets it be done, told in their order."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence

from colonnade.core.acts.canonical import Codec
from colonnade.core.acts.envelope import parse_act
from colonnade.core.errors import Refusal
from colonnade.core.log.entries import VerifyAll, have_bad_seals, one_by_one
from colonnade.core.log.notes import Verify, parse_note
from colonnade.core.log.verify import AHEAD

Look = Callable[[Sequence[bytes]], Callable[[], bool]]
"""entries → what tells, here or from elsewhere, whether all of them are sound."""
Tiles = Iterator[tuple[str, list[bytes]]]
"""The place of each tile and its entries."""


def settled(tiles: Tiles, look: Look) -> Iterator[tuple[str, list[bytes], bool]]:
    """Yield place and entries of each tile, and whether they are sound; at most ``AHEAD`` more are read by then.

    What stops the reading is refused after all that was read before it.
    """
    waiting: deque[tuple[str, list[bytes], Callable[[], bool]]] = deque()
    stops: list[Refusal] = []
    for place, entries in _until_refused(tiles, stops):
        waiting.append((place, entries, look(entries)))
        if len(waiting) > AHEAD:
            yield _told(*waiting.popleft())
    while waiting:
        yield _told(*waiting.popleft())
    for refusal in stops:
        raise refusal


def _until_refused(tiles: Tiles, stops: list[Refusal]) -> Tiles:
    try:
        yield from tiles
    except Refusal as refusal:
        stops.append(refusal)


def _told(place: str, entries: list[bytes], are_sound_there: Callable[[], bool]) -> tuple[str, list[bytes], bool]:
    return place, entries, are_sound_there()


def here(verify: Verify) -> Look:
    """Return what looks into entries where it is called, at once."""

    def look(entries: Sequence[bytes]) -> Callable[[], bool]:
        sound = are_sound(entries, None, one_by_one(verify))
        return lambda: sound

    return look


def are_sound(entries: Sequence[bytes], codec: Codec | None, verify_all: VerifyAll) -> bool:
    """Whether every entry is an act, and every line under it a seal that holds."""
    try:
        notes = [parse_note(entry) for entry in entries]
        for note in notes:
            parse_act(note.text.removesuffix(b"\n"), codec)
    except Refusal:
        return False
    return not any(have_bad_seals(notes, verify_all))

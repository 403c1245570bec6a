"""Many digests in few bytes: an election has a million ballots, and none may be there twice."""

from array import array

SIZE = 32
SMALLEST = 64
"""Slots at the beginning; always a power of two."""


class Digests:
    """SHA-256 digests, numbered from 0 as they come; with their slots each takes 38 to 44 bytes.

    A digest is looked for from the slot on that its hash names, slot by slot until one is free. At most two thirds of
    the slots are taken. The interpreter's hash is salted, so that nobody can choose digests that crowd together.
    """

    def __init__(self) -> None:
        """Begin with none."""
        self._held = bytearray()
        self._slots = array("I", bytes(array("I").itemsize * SMALLEST))
        """Numbers of digests, counted from 1; 0 where a slot is free."""

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._held) // SIZE

    def number(self, digest: bytes) -> int | None:
        """Return the number of a digest; nothing where it is not there."""
        found = self._slots[self._slot(digest)]
        return found - 1 if found else None

    def add(self, digest: bytes) -> bool:
        """Put in a digest; return whether it was not there."""
        slot = self._slot(digest)
        if self._slots[slot]:
            return False
        self._held += digest
        self._slots[slot] = len(self)
        if 3 * len(self) > 2 * len(self._slots):
            self._grow()
        return True

    def _slot(self, digest: bytes) -> int:
        """Return where the number of a digest is, or would be."""
        slots, held = self._slots, self._held
        last = len(slots) - 1
        slot = hash(digest) & last
        while found := slots[slot]:
            if held[(found - 1) * SIZE : found * SIZE] == digest:
                return slot
            slot = slot + 1 & last
        return slot

    def _grow(self) -> None:
        slots = self._slots = array("I", bytes(2 * self._slots.itemsize * len(self._slots)))
        last, whole = len(slots) - 1, bytes(self._held)
        for number in range(1, len(self) + 1):
            slot = hash(whole[(number - 1) * SIZE : number * SIZE]) & last
            while slots[slot]:
                slot = slot + 1 & last
            slots[slot] = number

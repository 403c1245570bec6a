"""What the kernel for 2048 bits finds in memory: words from a line of the cache on, and what it asks of a modulus.

Source: docs/rules/kernels.md.
"""

import ctypes
from array import array

from colonnade.edges.engines.kernels.layout2048 import CONSTANTS, INVERSE, LIMB, LIMBS, MANY, MODULUS, ONE, SQUARE, UNIT

LINE = 64
"""Lanes are read fastest from where a line of the cache begins."""
ODD_BITS = 4


class Room:
    """Words of memory, all 0, that begin with a line of the cache."""

    def __init__(self, words: int) -> None:
        """Take so many words."""
        held = bytearray(8 * words + LINE)
        whole = ctypes.addressof(ctypes.c_char.from_buffer(held))
        self.address = -(-whole // LINE) * LINE
        first = self.address - whole
        self.octets = memoryview(held)[first : first + 8 * words]
        self.words = self.octets.cast("Q")


def constants_of(modulus: int) -> Room:
    """Return what the kernel asks of a modulus."""
    room, radix = Room(CONSTANTS), 1 << LIMBS * LIMB
    for lane in range(MANY):
        room.words[INVERSE + lane] = -pow(modulus, -1, 1 << LIMB) % (1 << LIMB)
        blocks = ((MODULUS, modulus), (ONE, radix % modulus), (SQUARE, radix * radix % modulus), (UNIT, 1))
        for first, number in blocks:
            for limb in range(LIMBS):
                room.words[first + limb * MANY + lane] = number >> limb * LIMB & (1 << LIMB) - 1
    return room


def odd_digits(order: int) -> "array[int]":
    """Return for each bit of the order 0, or the odd digit of four bits that begins there; their sum is the order."""
    digits, at = array("Q", [0] * order.bit_length()), 0
    while order >> at:
        if order >> at & 1:
            digits[at] = order >> at & (1 << ODD_BITS) - 1
            at += ODD_BITS
        else:
            at += 1
    return digits

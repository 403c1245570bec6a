"""Chance for tests: numbers that look drawn and are the same every time."""

import hashlib
from collections.abc import Callable
from itertools import count


def drawn(seed: str) -> Callable[[int], int]:
    """The numbers that follow from a seed."""
    steps = count()

    def draw(below: int) -> int:
        text = f"{seed}|{next(steps)}".encode()
        return int.from_bytes(hashlib.shake_256(text).digest(below.bit_length() // 8 + 17), "big") % below

    return draw

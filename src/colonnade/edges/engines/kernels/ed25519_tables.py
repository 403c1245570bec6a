"""Tables of multiples of elements that come again and again, as words for the machine."""

from typing import TypeAlias

import numpy as np

from colonnade.core.elections.edwards import PRIME, SLOPE, ZERO, Point, added
from colonnade.edges.engines.kernels.ed25519_field import BITS, LIMBS, MASK
from colonnade.edges.engines.kernels.ed25519_instructions import ENTRY, TABLE, TABLE_DIGITS

Words: TypeAlias = "np.ndarray[tuple[int, int], np.dtype[np.uint64]]"


def limbs_of(number: int) -> list[int]:
    """Return the five limbs of a number."""
    return [number >> BITS * at & MASK for at in range(LIMBS)]


def table_of(point: Point) -> Words:
    """Return the entries y - x, y + x and 2dxy of size · 2^(7·place) · point, place by place and size by size."""
    points = []
    for _ in range(TABLE_DIGITS):
        step = ZERO
        for _ in range(TABLE):
            points.append(step)
            step = added(step, point)
        point = added(points[-1], points[-1])
    words = [word for x, y in _flattened(points) for word in _entry(x, y)]
    return np.array(words, np.uint64).reshape(len(points), ENTRY)


def _flattened(points: list[Point]) -> list[tuple[int, int]]:
    """Return abscissa and ordinate of each point, by one inverse of the product of all denominators."""
    products = [1]
    for point in points:
        products.append(products[-1] * point[2] % PRIME)
    inverse = pow(products[-1], -1, PRIME)
    flat = []
    for point, before in zip(reversed(points), reversed(products[:-1]), strict=True):
        own = inverse * before % PRIME
        inverse = inverse * point[2] % PRIME
        flat.append((point[0] * own % PRIME, point[1] * own % PRIME))
    return flat[::-1]


def _entry(x: int, y: int) -> list[int]:
    return [word for number in (y - x, y + x, 2 * SLOPE * x * y) for word in limbs_of(number % PRIME)] + [0]

"""Small exponents found again: from g raised to a count of votes, the count.

Steps of one up to the root of the bound are kept, then steps of that width go back from the element until one of the
kept is met: time and memory grow with the root (D. Shanks, 1971).
"""

from collections.abc import Callable, Hashable, Sequence
from math import isqrt
from typing import TypeVar

Found = TypeVar("Found", bound=Hashable)


def exponents(
    elements: Sequence[Found],
    bound: int,
    *,
    one: Found,
    base: Found,
    multiply: Callable[[Found, Found], Found],
    raised: Callable[[Found, int], Found],
) -> list[int | None]:
    """Return for each element the exponent of the base from 0 to the bound; nothing where there is none.

    ``raised`` takes negative exponents; equal elements must be equal values.
    """
    width = isqrt(bound) + 1
    kept: dict[Found, int] = {}
    step = one
    for exponent in range(width):
        kept.setdefault(step, exponent)
        step = multiply(step, base)
    back = raised(base, -width)
    return [_met(element, bound, kept, back, multiply) for element in elements]


def _met(
    element: Found, bound: int, kept: dict[Found, int], back: Found, multiply: Callable[[Found, Found], Found]
) -> int | None:
    """Return the exponent of an element by the steps that were kept; nothing where it is beyond the bound."""
    width = len(kept)
    for many in range(bound // width + 1):
        small = kept.get(element)
        if small is not None and many * width + small <= bound:
            return many * width + small
        element = multiply(element, back)
    return None

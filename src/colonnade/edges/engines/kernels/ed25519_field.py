"""Arithmetic modulo 2²⁵⁵ − 19 in five limbs of 51 bits, written once for whoever carries it out.

A formula takes a *writer*, which knows what a word is: LLVM's text for one word or for eight lanes here, exact integers
and upper bounds in tests. Limbs may be larger than 51 bits; how large, and that nothing runs over, is proven by the
writer of bounds. Sources: D. J. Bernstein et al., J. Cryptographic Engineering 2 (2012), section 3 (51 bits);
docs/rules/kernels_ed25519.md.
"""

from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeAlias

LIMBS = 5
BITS = 51
MASK = (1 << BITS) - 1
FOLD = 19
"""2²⁵⁵ is 19 modulo the prime."""
TWICE_PRIME = (2 * (MASK - FOLD + 1), *(2 * MASK for _ in range(LIMBS - 1)))
"""Twice the prime, in limbs of which each is larger than any that is subtracted."""

Word: TypeAlias = Any
"""Whatever a writer calls a word, or a sum of products."""
Number: TypeAlias = Sequence[Word]
"""Five limbs, the lowest first."""


class Writer(Protocol):
    """What every writer can do with words of 64 bits."""

    def plus(self, left: Word, right: Word) -> Word:
        """Give the sum, which fits."""

    def minus(self, left: Word, many: int, right: Word) -> Word:
        """Give left + many - right, where right is at most ``many``."""

    def over(self, word: Word, bits: int) -> Word:
        """Give the word without so many of its lowest bits."""

    def low(self, word: Word) -> Word:
        """Give the lowest 51 bits."""

    def times(self, word: Word, many: int) -> Word:
        """Give a small multiple, which fits."""


class Products(Writer, Protocol):
    """A writer of one word at a time, whose products have 128 bits."""

    def product(self, left: Word, right: Word) -> Word:
        """Give the product, 128 bits."""

    def sum_of(self, left: Word, right: Word) -> Word:
        """Give a sum of 128 bits; the right may be a word."""

    def carry_of(self, wide: Word) -> Word:
        """Give a sum of products without its lowest 51 bits, as a word into which it fits."""

    def low_of(self, wide: Word) -> Word:
        """Give the lowest 51 bits of a sum of products."""


class Halves(Writer, Protocol):
    """A writer of lanes, whose products of 52-bit numbers come in two halves that are added to a word."""

    def nothing(self) -> Word:
        """Give 0."""

    def low_half(self, total: Word, left: Word, right: Word) -> Word:
        """Give the total and the lower 52 bits of a product."""

    def high_half(self, total: Word, left: Word, right: Word) -> Word:
        """Give the total and the product without its lowest 52 bits."""


def added(writer: Writer, left: Number, right: Number) -> Number:
    """Return the sum, limb by limb and not carried."""
    return [writer.plus(*pair) for pair in zip(left, right, strict=True)]


def subtracted(writer: Writer, left: Number, right: Number) -> Number:
    """Return the difference and twice the prime, limb by limb and not carried."""
    return [writer.minus(a, many, b) for a, many, b in zip(left, TWICE_PRIME, right, strict=True)]


def carried(writer: Writer, number: Number) -> Number:
    """Return the same number with all carries taken at once: limbs hardly above 51 bits, if words were not full."""
    carries = [writer.over(limb, BITS) for limb in number]
    moved = [writer.times(carries[-1], FOLD), *carries[:-1]]
    return [writer.plus(writer.low(limb), carry) for limb, carry in zip(number, moved, strict=True)]


def multiplied(writer: Products, left: Number, right: Number) -> Number:
    """Return the product; what lies above the fifth limb comes back below, nineteen times."""
    folded = [writer.times(limb, FOLD) for limb in right]
    columns = []
    for column in range(LIMBS):
        terms = [
            writer.product(left[at], right[column - at] if at <= column else folded[column - at + LIMBS])
            for at in range(LIMBS)
        ]
        columns.append(_sum(writer, terms))
    return _settled(writer, columns)


def squared(writer: Products, number: Number) -> Number:
    """Return the square; mixed products stand twice."""
    double = [writer.times(limb, 2) for limb in number]
    folded = [writer.times(limb, FOLD) for limb in number]
    columns = []
    for column in range(LIMBS):
        terms = []
        for low, high in _pairs(column):
            factor = number[high] if low + high == column else folded[high]
            terms.append(writer.product(number[low] if low == high else double[low], factor))
        columns.append(_sum(writer, terms))
    return _settled(writer, columns)


def multiplied_in_lanes(writer: Halves, left: Number, right: Number) -> Number:
    """Return the product by halves: a higher half counts twice in the limb above, for 52 = 51 + 1.

    Each column is one chain of sums, from the higher halves, doubled, to the lower; the upper five columns come first
    and go, nineteen times, into the lower five.
    """

    def column(at: int, start: Word | None) -> Word:
        high = _halves(writer.high_half, writer.nothing(), _products(left, right, at - 1))
        double = writer.times(high, 2)
        return _halves(
            writer.low_half, double if start is None else writer.plus(double, start), _products(left, right, at)
        )

    return _brought_down(writer, column)


def squared_in_lanes(writer: Halves, number: Number) -> Number:
    """Return the square by halves; sums of mixed products are doubled, for a limb twice as large would not fit."""

    def column(at: int, start: Word | None) -> Word:
        mixed, pure = _mixed(number, at), _pure(number, at)
        upper, upper_pure = _mixed(number, at - 1), _pure(number, at - 1)
        whole = writer.times(_halves(writer.high_half, writer.nothing(), upper), 2)
        whole = _halves(writer.high_half, whole, upper_pure)
        whole = writer.times(_halves(writer.low_half, whole, mixed), 2)
        return _halves(writer.low_half, whole if start is None else writer.plus(whole, start), pure)

    return _brought_down(writer, column)


def _halves(half: Callable[[Word, Word, Word], Word], total: Word, factors: Sequence[tuple[Word, Word]]) -> Word:
    for left, right in factors:
        total = half(total, left, right)
    return total


def _products(left: Number, right: Number, column: int) -> list[tuple[Word, Word]]:
    """Return the pairs of limbs whose products fall into one of ten columns."""
    return [(left[at], right[column - at]) for at in range(LIMBS) if 0 <= column - at < LIMBS]


def _mixed(number: Number, column: int) -> list[tuple[Word, Word]]:
    """Return the pairs of two limbs for a column, each pair once."""
    return [(number[at], number[column - at]) for at in range(LIMBS) if at < column - at < LIMBS]


def _pure(number: Number, column: int) -> list[tuple[Word, Word]]:
    """Return the limb whose square falls into a column, twice; none into every other."""
    half, odd = divmod(column, 2)
    return [] if odd or not 0 <= half < LIMBS else [(number[half], number[half])]


def _pairs(column: int) -> list[tuple[int, int]]:
    """Return the limbs whose products fall into a column, each pair once, the lower first."""
    wanted = (column, column + LIMBS)
    return [(low, high) for low in range(LIMBS) for high in range(low, LIMBS) if low + high in wanted]


def _sum(writer: Products, terms: Sequence[Word]) -> Word:
    first, *rest = terms
    for term in rest:
        first = writer.sum_of(first, term)
    return first


def _settled(writer: Products, columns: Sequence[Word]) -> Number:
    """Return limbs of 51 bits of sums of products, the second hardly larger."""
    settled = []
    carry = None
    for column in columns:
        whole = column if carry is None else writer.sum_of(column, carry)
        settled.append(writer.low_of(whole))
        carry = writer.carry_of(whole)
    first = writer.plus(settled[0], writer.times(carry, FOLD))
    return [writer.low(first), writer.plus(settled[1], writer.over(first, BITS)), *settled[2:]]


def _brought_down(writer: Halves, column: Callable[[int, Word | None], Word]) -> Number:
    """Return limbs hardly above 51 bits of ten columns; the upper five come back below, nineteen times."""
    upper = [column(at + LIMBS, None) for at in range(LIMBS)]
    return carried(writer, [column(at, writer.times(each, FOLD)) for at, each in enumerate(upper)])

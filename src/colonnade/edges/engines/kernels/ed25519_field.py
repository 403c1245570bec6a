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
"""Twice the prime, in limbs of which each is larger than any that is subtracted from carried numbers."""
MANY_PRIMES = tuple(512 * limb for limb in TWICE_PRIME)
"""A multiple of the prime, in even limbs of which each is larger than any column of a product in lanes."""

Word: TypeAlias = Any
"""Whatever a writer calls a word, or a sum of products."""
Number: TypeAlias = Sequence[Word]
"""Five limbs, the lowest first."""


class Writer(Protocol):
    """What every writer can do with words of 64 bits."""

    def plus(self, left: Word, right: Word) -> Word:
        """Give the sum, which fits."""

    def constant(self, number: int) -> Word:
        """Give a number as a word."""

    def minus(self, left: Word, many: int, right: Word) -> Word:
        """Give left + many - right, where right is at most ``many``."""

    def less(self, left: Word, least: int, right: Word) -> Word:
        """Give left - right, where left is at least and right at most ``least``."""

    def over(self, word: Word, bits: int) -> Word:
        """Give the word without so many of its lowest bits."""

    def low(self, word: Word) -> Word:
        """Give the lowest 51 bits."""

    def times(self, word: Word, many: int) -> Word:
        """Give a small multiple, which fits."""

    def choose(self, where: Word, left: Word, right: Word) -> Word:
        """Give the left where conditions hold, the right elsewhere."""


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


def lifted(writer: Writer, number: Number, lift: Sequence[int]) -> Number:
    """Return the number and a multiple of the prime, limb by limb and not carried."""
    return [writer.plus(limb, writer.constant(many)) for limb, many in zip(number, lift, strict=True)]


def lowered(writer: Writer, number: Number, lift: Sequence[int], right: Number) -> Number:
    """Return the difference of a number that was lifted and one that was not, limb by limb and not carried."""
    return [writer.less(a, least, b) for a, least, b in zip(number, lift, right, strict=True)]


def carried(writer: Writer, number: Number) -> Number:
    """Return the same number with its limbs carried one after another from the highest on, once around.

    All but the highest limb have 51 bits; the highest has hardly more, if words were not full.
    """
    carry = writer.times(writer.over(number[-1], BITS), FOLD)
    settled = []
    for limb in number[:-1]:
        whole = writer.plus(limb, carry)
        settled.append(writer.low(whole))
        carry = writer.over(whole, BITS)
    return [*settled, writer.plus(writer.low(number[-1]), carry)]


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


def multiplied_in_lanes(writer: Halves, left: Number, right: Number, lift: Sequence[int] = (0,) * LIMBS) -> Number:
    """Return the product and a multiple of the prime, not carried."""
    return _columns(writer, lambda column: _products(left, right, column), lift)


def squared_in_lanes(writer: Halves, number: Number, lift: Sequence[int] = (0,) * LIMBS) -> Number:
    """Return the square and a multiple of the prime, not carried; all limbs but the highest have 51 bits.

    So one of two different limbs can be doubled, and their product stands once.
    """
    double = [writer.times(limb, 2) for limb in number[:-1]]

    def products(column: int) -> list[tuple[Word, Word]]:
        pairs = ((low, column - low) for low in range(LIMBS) if low <= column - low < LIMBS)
        return [(number[low] if low == high else double[low], number[high]) for low, high in pairs]

    return _columns(writer, products, lift)


def _columns(writer: Halves, products: Callable[[int], Sequence[tuple[Word, Word]]], lift: Sequence[int]) -> list[Word]:
    """Return a product by halves; a higher half counts twice in the limb above, for 52 = 51 + 1.

    Each of ten columns is one chain of sums, from the higher halves, doubled, to the lower; the upper five come first
    and go, nineteen times, into the lower five.
    """

    def column(at: int, first: int, upper: Word | None) -> Word:
        high = _halves(writer.high_half, writer.constant(first // 2), products(at - 1))
        double = writer.times(high, 2)
        return _halves(writer.low_half, double if upper is None else writer.plus(double, upper), products(at))

    upper = [column(at + LIMBS, 0, None) for at in range(LIMBS)]
    return [column(at, lift[at], writer.times(each, FOLD)) for at, each in enumerate(upper)]


def _halves(half: Callable[[Word, Word, Word], Word], total: Word, factors: Sequence[tuple[Word, Word]]) -> Word:
    for left, right in factors:
        total = half(total, left, right)
    return total


def _products(left: Number, right: Number, column: int) -> list[tuple[Word, Word]]:
    """Return the pairs of limbs whose products fall into one of ten columns."""
    return [(left[at], right[column - at]) for at in range(LIMBS) if 0 <= column - at < LIMBS]


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

"""Writers of Ed25519's formulas that nothing escapes: numbers as they are, and upper bounds of all there could be."""

from collections.abc import Sequence

from colonnade.core.elections.edwards import PRIME
from colonnade.edges.engines.kernels.ed25519_field import BITS, MASK

WORD, WIDE, FACTOR = (1 << 64) - 1, (1 << 128) - 1, (1 << 52) - 1
CALLED_WHOLE = 1 << 54
"""Below this a limb may be where the machine makes a number whole; a test of the machine goes up to here."""


class Exact:
    """Words are numbers; whatever would run over is a failure."""

    def plus(self, left: int, right: int) -> int:
        return _within(left + right, WORD)

    def minus(self, left: int, many: int, right: int) -> int:
        assert right <= many
        return _within(left + many, WORD) - right

    def over(self, word: int, bits: int) -> int:
        return word >> bits

    def low(self, word: int) -> int:
        return word & MASK

    def times(self, word: int, many: int) -> int:
        return _within(word * many, WORD)

    def product(self, left: int, right: int) -> int:
        return _within(left, WORD) * _within(right, WORD)

    def sum_of(self, left: int, right: int) -> int:
        return _within(left + right, WIDE)

    def carry_of(self, wide: int) -> int:
        return _within(wide >> BITS, WORD)

    def low_of(self, wide: int) -> int:
        return wide & MASK

    def constant(self, number: int) -> int:
        return _within(number, WORD)

    def less(self, left: int, least: int, right: int) -> int:
        assert right <= least <= left
        return left - right

    def choose(self, where: bool, left: int, right: int) -> int:
        return left if where else right

    def low_half(self, total: int, left: int, right: int) -> int:
        return _within(total + (_within(left, FACTOR) * _within(right, FACTOR) & FACTOR), WORD)

    def high_half(self, total: int, left: int, right: int) -> int:
        return _within(total + (_within(left, FACTOR) * _within(right, FACTOR) >> 52), WORD)


class Bounds(Exact):
    """Words are the largest that a number can be; the least is 0. Every operation grows with its operands."""

    def minus(self, left: int, many: int, right: int) -> int:
        assert right <= many
        return _within(left + many, WORD)

    def less(self, left: int, least: int, right: int) -> int:
        assert right <= least
        return left

    def choose(self, where: bool, left: int, right: int) -> int:
        return max(left, right)

    def low(self, word: int) -> int:
        return min(word, MASK)

    def low_of(self, wide: int) -> int:
        return min(wide, MASK)

    def low_half(self, total: int, left: int, right: int) -> int:
        return _within(total + min(_within(left, FACTOR) * _within(right, FACTOR), FACTOR), WORD)


def _within(number: int, most: int) -> int:
    assert 0 <= number <= most, number.bit_length()
    return number


def value(limbs: Sequence[int]) -> int:
    """The number that limbs are, modulo the prime."""
    return sum(limb << BITS * at for at, limb in enumerate(limbs)) % PRIME

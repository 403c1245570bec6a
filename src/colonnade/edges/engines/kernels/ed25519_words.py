"""The writers of processors: formulas of the field as LLVM's text, for one word and for eight lanes."""

from collections.abc import Sequence
from typing import Any

from llvmlite import ir

from colonnade.edges.engines.kernels.ed25519_field import BITS, MASK
from colonnade.edges.engines.kernels.lanes import LANES, MANY, WORD, constant, madd52, spread

WIDE = ir.IntType(128)
INDEX = ir.IntType(32)


class _Writing:
    """Words of one kind, with a constant of that kind."""

    kind: ir.Type

    def __init__(self, builder: ir.IRBuilder) -> None:
        """Write where the builder stands."""
        self.builder = builder

    def constant(self, number: int) -> Any:
        """Give a number as a word."""
        raise NotImplementedError

    def plus(self, left: Any, right: Any) -> Any:
        """Give the sum."""
        return self.builder.add(left, right)

    def minus(self, left: Any, many: int, right: Any) -> Any:
        """Give left + many - right."""
        return self.builder.sub(self.builder.add(left, self.constant(many)), right)

    def less(self, left: Any, least: int, right: Any) -> Any:  # noqa: ARG002 -- what proves it right
        """Give left - right."""
        return self.builder.sub(left, right)

    def over(self, word: Any, bits: int) -> Any:
        """Give the word without so many of its lowest bits."""
        return self.builder.lshr(word, self.constant(bits))

    def low(self, word: Any) -> Any:
        """Give the lowest 51 bits."""
        return self.builder.and_(word, self.constant(MASK))

    def times(self, word: Any, many: int) -> Any:
        """Give a small multiple."""
        return self.builder.mul(word, self.constant(many))

    def choose(self, where: Any, left: Any, right: Any) -> Any:
        """Give the left where conditions hold, the right elsewhere."""
        return self.builder.select(where, left, right)

    def every(self, word: Any) -> Any:
        """Give one word to all lanes."""
        raise NotImplementedError

    def steps(self, width: int) -> Any:
        """Give so much times its number to each lane."""
        raise NotImplementedError

    def taken(self, words: Any, rows: Sequence[Any], many: int) -> list[Any]:
        """Give so many words of a row of memory for each lane, which begins at the row's own place."""
        raise NotImplementedError

    def put(self, words: Any, rows: Sequence[Any], values: Sequence[Any]) -> None:
        """Make the words of each lane's row in memory those given."""
        raise NotImplementedError

    def rows(self, places: Any) -> list[Any]:
        """Give the place of each lane."""
        raise NotImplementedError


class OneWord(_Writing):
    """One number at a time."""

    kind = WORD

    def constant(self, number: int) -> Any:
        """Give a number as a word."""
        return WORD(number)

    def product(self, left: Any, right: Any) -> Any:
        """Give the product, 128 bits."""
        return self.builder.mul(self.builder.zext(left, WIDE), self.builder.zext(right, WIDE))

    def sum_of(self, left: Any, right: Any) -> Any:
        """Give a sum of 128 bits."""
        return self.builder.add(left, right if right.type == WIDE else self.builder.zext(right, WIDE))

    def carry_of(self, wide: Any) -> Any:
        """Give a sum of products without its lowest 51 bits."""
        return self.builder.trunc(self.builder.lshr(wide, WIDE(BITS)), WORD)

    def low_of(self, wide: Any) -> Any:
        """Give the lowest 51 bits of a sum of products."""
        return self.low(self.builder.trunc(wide, WORD))

    def every(self, word: Any) -> Any:
        """Give the word."""
        return word

    def steps(self, width: int) -> Any:  # noqa: ARG002 -- the first lane is the only one
        """Give nothing."""
        return WORD(0)

    def taken(self, words: Any, rows: Sequence[Any], many: int) -> list[Any]:
        """Give so many words of a row."""
        return [self.builder.load(_word(self.builder, words, rows[0], at), align=8) for at in range(many)]

    def put(self, words: Any, rows: Sequence[Any], values: Sequence[Any]) -> None:
        """Make the words of a row those given."""
        for at, value in enumerate(values):
            self.builder.store(value, _word(self.builder, words, rows[0], at), align=8)

    def rows(self, places: Any) -> list[Any]:
        """Give the place."""
        return [places]


def _word(builder: ir.IRBuilder, words: Any, row: Any, at: int) -> Any:
    return builder.gep(words, [builder.add(row, WORD(at))])


QUARTER, HALF = 4, ir.VectorType(WORD, 4)
"""Words of a row that are turned at once, in one lane and the fourth after it."""
ALL, LOWER, UPPER = (0, 1, 2, 3, 4, 5, 6, 7), (0, 1, 2, 3), (4, 5, 6, 7)
EVEN, ODD = (0, 8, 2, 10, 4, 12, 6, 14), (1, 9, 3, 11, 5, 13, 7, 15)
FIRST, SECOND = (0, 1, 8, 9, 4, 5, 12, 13), (2, 3, 10, 11, 6, 7, 14, 15)
"""Which of the words of two vectors come into a third."""


class EightLanes(_Writing):
    """Eight numbers side by side."""

    kind = LANES

    def constant(self, number: int) -> Any:
        """Give a number in all lanes."""
        return constant(number)

    def low_half(self, total: Any, left: Any, right: Any) -> Any:
        """Give the total and the lower 52 bits of a product."""
        return madd52(self.builder, total, left, right, high=False)

    def high_half(self, total: Any, left: Any, right: Any) -> Any:
        """Give the total and the product without its lowest 52 bits."""
        return madd52(self.builder, total, left, right, high=True)

    def every(self, word: Any) -> Any:
        """Give one word to all lanes."""
        return spread(self.builder, word)

    def steps(self, width: int) -> Any:
        """Give so much times its number to each lane."""
        return ir.Constant(LANES, [width * lane for lane in range(MANY)])

    def taken(self, words: Any, rows: Sequence[Any], many: int) -> list[Any]:
        """Give so many words of each lane's row, by fours."""
        taken: list[Any] = []
        for first in range(0, many, QUARTER):
            halves = [self.builder.load(self._half(words, row, first), align=8) for row in rows]
            pairs = [self._shuffled(halves[at], halves[at + QUARTER], ALL) for at in range(QUARTER)]
            taken += self._turned(pairs)
        return taken

    def put(self, words: Any, rows: Sequence[Any], values: Sequence[Any]) -> None:
        """Make the words of each lane's row those given, by fours."""
        for first in range(0, len(values), QUARTER):
            for at, pair in enumerate(self._turned(values[first : first + QUARTER])):
                for row, which in ((rows[at], LOWER), (rows[at + QUARTER], UPPER)):
                    half = self._shuffled(pair, pair, which)
                    self.builder.store(half, self._half(words, row, first), align=8)

    def rows(self, places: Any) -> list[Any]:
        """Give the place of each lane."""
        return [self.builder.extract_element(places, INDEX(lane)) for lane in range(MANY)]

    def _turned(self, square: Sequence[Any]) -> list[Any]:
        """Exchange rows and columns of two squares of four by four words, side by side; done twice, it is undone."""
        a, b, c, d = square
        even, odd = self._shuffled(a, b, EVEN), self._shuffled(a, b, ODD)
        later_even, later_odd = self._shuffled(c, d, EVEN), self._shuffled(c, d, ODD)
        return [
            self._shuffled(even, later_even, FIRST),
            self._shuffled(odd, later_odd, FIRST),
            self._shuffled(even, later_even, SECOND),
            self._shuffled(odd, later_odd, SECOND),
        ]

    def _shuffled(self, left: Any, right: Any, which: Sequence[int]) -> Any:
        return self.builder.shuffle_vector(left, right, ir.Constant(ir.VectorType(INDEX, len(which)), list(which)))

    def _half(self, words: Any, row: Any, first: int) -> Any:
        return self.builder.bitcast(_word(self.builder, words, row, first), HALF.as_pointer())

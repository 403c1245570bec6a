"""The writers of processors: formulas of the field as LLVM's text, for one word and for eight lanes."""

from typing import Any

from llvmlite import ir

from colonnade.edges.engines.kernels.ed25519_field import BITS, MASK
from colonnade.edges.engines.kernels.lanes import LANES, WORD, constant, madd52

WIDE = ir.IntType(128)


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

"""Points of the curve of Ed25519 doubled and added up, over whatever arithmetic modulo the prime is given.

A point is *whole*, (X, Y, Z, T) with x = X/Z, y = Y/Z, xy = T/Z, or *apart*, (Y - X, Y + X, Z, T); *prepared* for sums
it is (Y - X, Y + X, 2Z, 2dT), and an *entry* of a table, with Z = 1, (y - x, y + x, 2dxy). Whole ones are doubled, and
come out whole; to one that is apart a prepared one is added, and the sum is apart. The sum is complete on this curve:
equal, neutral and small points need no case of their own. Source: H. Hisil et al., ASIACRYPT 2008, 3.1 and 3.3.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from colonnade.edges.engines.kernels import ed25519_field as field
from colonnade.edges.engines.kernels.ed25519_field import Number

ENTRY_NUMBERS = 3
"""Numbers of an entry."""


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """The operations, by one writer: numbers that are factors, and *loose* ones, which have to be fastened before.

    ``multiply`` and ``square`` give a loose product and ``lift``, or nothing, beside it: a multiple of the prime, from
    which any loose product can be taken away.
    """

    writer: Any
    multiply: Callable[[Any, Number, Number, Number], Number]
    square: Callable[[Any, Number, Number], Number]
    fasten: Callable[[Any, Number], Number]
    lift: Sequence[int]

    def product(self, left: Number, right: Number) -> Number:
        """Return the product."""
        return self.fast(self.loose_product(left, right))

    def power(self, number: Number) -> Number:
        """Return the square."""
        return self.fast(self.loose_power(number))

    def sum(self, left: Number, right: Number) -> Number:
        """Return the sum."""
        return self.fast(self.loose_sum(left, right))

    def difference(self, left: Number, right: Number) -> Number:
        """Return the difference."""
        return self.fast(field.subtracted(self.writer, left, right))

    def fast(self, loose: Number) -> Number:
        """Return a number that can be a factor."""
        return self.fasten(self.writer, loose)

    def loose_product(self, left: Number, right: Number, *, lifted: bool = False) -> Number:
        """Return the product, loose."""
        return self.multiply(self.writer, left, right, self.lift if lifted else NOTHING)

    def loose_power(self, number: Number, *, lifted: bool = False) -> Number:
        """Return the square, loose."""
        return self.square(self.writer, number, self.lift if lifted else NOTHING)

    def loose_sum(self, left: Number, right: Number) -> Number:
        """Return the sum, loose."""
        return field.added(self.writer, left, right)

    def loose_difference(self, lifted: Number, right: Number) -> Number:
        """Return the difference of what was lifted and a loose product, loose."""
        return field.lowered(self.writer, lifted, self.lift, right)

    def lifted(self, loose: Number) -> Number:
        """Return a loose number from which any loose product can be taken away."""
        return field.lifted(self.writer, loose, self.lift)

    def exchanged(self, where: Any, left: Number, right: Number) -> tuple[Number, Number]:
        """Return both numbers, in the other order where that is wanted."""
        if isinstance(where, bool):
            return (right, left) if where else (left, right)
        return self._chosen(where, right, left), self._chosen(where, left, right)

    def _chosen(self, where: Any, left: Number, right: Number) -> Number:
        return [self.writer.choose(where, *pair) for pair in zip(left, right, strict=True)]


NOTHING = (0,) * field.LIMBS


def one_lane(writer: Any) -> Arithmetic:
    """Return arithmetic by products of 128 bits, which are carried at once; sums never are."""

    def multiply(writer: Any, left: Number, right: Number, lift: Sequence[int]) -> Number:
        return lifted(writer, field.multiplied(writer, left, right), lift)

    def square(writer: Any, number: Number, lift: Sequence[int]) -> Number:
        return lifted(writer, field.squared(writer, number), lift)

    def lifted(writer: Any, number: Number, lift: Sequence[int]) -> Number:
        return field.lifted(writer, number, lift) if any(lift) else number

    return Arithmetic(writer, multiply, square, lambda _, number: number, field.TWICE_PRIME)


def many_lanes(writer: Any) -> Arithmetic:
    """Return arithmetic by halves of products; whatever becomes a factor is carried, once, for it has 52 bits."""
    return Arithmetic(writer, field.multiplied_in_lanes, field.squared_in_lanes, field.carried, field.MANY_PRIMES)


def doubled(by: Arithmetic, x: Number, y: Number, z: Number) -> Sequence[Number]:
    """Return E, F, G, H of twice a whole point."""
    a, b, c = by.loose_power(x, lifted=True), by.loose_power(y), by.loose_power(z)
    d = by.loose_power(by.sum(x, y))
    h, g = by.loose_sum(a, b), by.loose_difference(a, b)
    f = by.loose_sum(by.loose_sum(c, c), g)
    return by.fast(by.loose_difference(h, d)), by.fast(f), by.fast(g), by.fast(h)


def whole(by: Arithmetic, made: Sequence[Number], *, bare: bool = False) -> list[Number]:
    """Return the whole point of E, F, G, H; without its T where it is bare."""
    e, f, g, h = made
    point = [by.product(e, f), by.product(g, h), by.product(f, g)]
    return point if bare else [*point, by.product(e, h)]


def summed(by: Arithmetic, point: Sequence[Number], prepared: Sequence[Number], negative: Any = False) -> list[Number]:
    """Return, apart, the sum of a point that is apart and a prepared one or an entry, or its negative.

    Where it is negative is one answer for all lanes, or a word of conditions.
    """
    minus, plus, z, t = point
    first, second = by.exchanged(negative, prepared[0], prepared[1])
    a, b = by.loose_product(minus, first), by.loose_product(plus, second, lifted=True)
    c = by.loose_product(t, prepared[-1])
    entry = len(prepared) == ENTRY_NUMBERS
    d = by.lifted(by.loose_sum(z, z)) if entry else by.loose_product(z, prepared[2], lifted=True)
    e, h = by.fast(by.loose_difference(b, a)), by.fast(by.loose_sum(b, a))
    f, g = map(by.fast, by.exchanged(negative, by.loose_difference(d, c), by.loose_sum(d, c)))
    x, y = by.loose_product(e, f), by.loose_product(g, h, lifted=True)
    apart = [by.fast(by.loose_difference(y, x)), by.fast(by.loose_sum(y, x))]
    return [*apart, by.product(f, g), by.product(e, h)]


def joined(by: Arithmetic, point: Sequence[Number]) -> list[Number]:
    """Return, whole and carried, the point that is apart; all four numbers are doubled."""
    minus, plus, z, t = point
    x = by.difference(plus, field.carried(by.writer, minus))
    return [field.carried(by.writer, each) for each in (x, by.sum(plus, minus), by.sum(z, z), by.sum(t, t))]


def parted(by: Arithmetic, point: Sequence[Number]) -> list[Number]:
    """Return, apart, the point that is whole."""
    x, y, z, t = point
    return [by.difference(y, x), by.sum(y, x), z, t]


def prepared(by: Arithmetic, point: Sequence[Number], twice_slope: Number) -> list[Number]:
    """Return a point that is apart prepared for sums; ``twice_slope`` is 2d."""
    minus, plus, z, t = point
    return [minus, plus, by.sum(z, z), by.product(t, twice_slope)]

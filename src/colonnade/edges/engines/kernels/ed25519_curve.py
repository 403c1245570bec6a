"""Points of the curve of Ed25519 doubled and added up, over whatever arithmetic modulo the prime is given.

A point is (X, Y, Z, T) with x = X/Z, y = Y/Z, xy = T/Z; *prepared* for sums it is (Y - X, Y + X, 2Z, 2dT), and an
*entry* of a table, with Z = 1, (y - x, y + x, 2dxy). The sum is complete on this curve: equal, neutral and small points
need no case of their own. Source: H. Hisil et al., ASIACRYPT 2008, sections 3.1 and 3.3.
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
    """The four operations, by one writer."""

    writer: Any
    multiply: Callable[[Any, Number, Number], Number]
    square: Callable[[Any, Number], Number]
    add: Callable[[Any, Number, Number], Number]
    subtract: Callable[[Any, Number, Number], Number]

    def product(self, left: Number, right: Number) -> Number:
        """Return the product."""
        return self.multiply(self.writer, left, right)

    def power(self, number: Number) -> Number:
        """Return the square."""
        return self.square(self.writer, number)

    def sum(self, left: Number, right: Number) -> Number:
        """Return the sum."""
        return self.add(self.writer, left, right)

    def difference(self, left: Number, right: Number) -> Number:
        """Return the difference."""
        return self.subtract(self.writer, left, right)


def _carried(formula: Callable[[Any, Number, Number], Number]) -> Callable[[Any, Number, Number], Number]:
    return lambda writer, left, right: field.carried(writer, formula(writer, left, right))


def one_lane(writer: Any) -> Arithmetic:
    """Return arithmetic by products of 128 bits; sums are not carried."""
    return Arithmetic(writer, field.multiplied, field.squared, field.added, field.subtracted)


def many_lanes(writer: Any) -> Arithmetic:
    """Return arithmetic by halves of products; sums are carried, for 52 bits are all that a factor may have."""
    product, power = field.multiplied_in_lanes, field.squared_in_lanes
    return Arithmetic(writer, product, power, _carried(field.added), _carried(field.subtracted))


def doubled(by: Arithmetic, x: Number, y: Number, z: Number) -> Sequence[Number]:
    """Return E, F, G, H of twice a point."""
    a, b, c = by.power(x), by.power(y), by.power(z)
    d = by.power(by.sum(x, y))
    h, g = by.sum(a, b), by.difference(a, b)
    return by.difference(h, d), by.sum(by.sum(c, c), g), g, h


def summed(by: Arithmetic, point: Sequence[Number], prepared: Sequence[Number]) -> Sequence[Number]:
    """Return E, F, G, H of the sum of a point and a prepared one or an entry."""
    x, y, z, t = point
    a = by.product(by.difference(y, x), prepared[0])
    b = by.product(by.sum(y, x), prepared[1])
    c = by.product(t, prepared[-1])
    d = by.sum(z, z) if len(prepared) == ENTRY_NUMBERS else by.product(z, prepared[2])
    return by.difference(b, a), by.difference(d, c), by.sum(d, c), by.sum(b, a)


def finished(by: Arithmetic, made: Sequence[Number], *, whole: bool = True) -> list[Number]:
    """Return the point of E, F, G, H; without its T where that is not asked."""
    e, f, g, h = made
    point = [by.product(e, f), by.product(g, h), by.product(f, g)]
    return [*point, by.product(e, h)] if whole else point


def prepared(by: Arithmetic, point: Sequence[Number], twice_slope: Number) -> list[Number]:
    """Return a point prepared for sums; ``twice_slope`` is 2d."""
    x, y, z, t = point
    return [by.difference(y, x), by.sum(y, x), by.sum(z, z), by.product(t, twice_slope)]

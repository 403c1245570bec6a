"""Programs for the machine: points of the curve read, multiplied by many factors at once, added up, spelled.

Points (X, Y, Z, T) are those of H. Hisil et al., ASIACRYPT 2008, sections 3.1 and 3.3; the sum is complete on this
curve, so that no point, neutral or of small order, needs a case of its own. Source: docs/rules/kernels_ed25519.md.
"""

from collections.abc import Sequence
from itertools import pairwise

from colonnade.core.elections.edwards import ORDER, PRIME, ROOT, SLOPE
from colonnade.edges.engines.kernels.ed25519_instructions import (
    DIGIT_BITS,
    DIGITS,
    LIST,
    POINT,
    TABLE,
    TABLE_DIGITS,
    Do,
)

ZERO, UNIT, SLOPE_AT, TWICE_SLOPE, ROOT_AT = range(5)
CONSTANTS = {ZERO: 0, UNIT: 1, SLOPE_AT: SLOPE, TWICE_SLOPE: 2 * SLOPE % PRIME, ROOT_AT: ROOT}
"""The first registers and what they hold."""
_SIGN = 7
_A, _B, _C, _D = range(8, 12)
PREPARED, _HELD = 16, 20
BASE = 24
"""The point that is multiplied; a multiple of it; a point in hand and a sum that runs."""
_TRIPLE, _SINGLE = 28, 32
_HAND, _RUNNING = 36, 40
SUM = 44
STAGED = 48
"""From here on, for each factor, a result and the points by size of a digit."""
EACH = POINT * (1 + LIST)


class Tape:
    """Instructions as they are written down; each method is one instruction or a formula of them."""

    def __init__(self) -> None:
        """Begin empty."""
        self.rows: list[tuple[int, int, int, int]] = []

    def do(self, what: Do, o: int = 0, a: int = 0, b: int = 0) -> None:
        """Write one instruction."""
        self.rows.append((what, o, a, b))

    def multiply(self, o: int, a: int, b: int) -> None:
        """O = a·b."""
        self.do(Do.MULTIPLY, o, a, b)

    def square(self, o: int, a: int, times: int = 1) -> None:
        """O = a squared so many times."""
        self.do(Do.SQUARE, o, a, times)

    def add(self, o: int, a: int, b: int) -> None:
        """O = a + b."""
        self.do(Do.ADD, o, a, b)

    def subtract(self, o: int, a: int, b: int) -> None:
        """O = a - b."""
        self.do(Do.SUBTRACT, o, a, b)

    def copy_point(self, o: int, a: int) -> None:
        """The point o is the point a."""
        self.do(Do.COPY, o, a, POINT)

    def double(self, o: int, p: int) -> None:
        """The whole point o is twice the whole point p."""
        self.do(Do.DOUBLE, o, p)

    def double_bare(self, o: int, p: int, times: int = 1) -> None:
        """The whole point o is the whole point p doubled so many times; without T."""
        self.do(Do.DOUBLE_BARE, o, p, times)

    def prepare(self, o: int, p: int, *, apart: bool) -> None:
        """O is the point p, whole or apart, prepared for sums."""
        self.do(Do.PREPARE_APART if apart else Do.PREPARE, o, p, TWICE_SLOPE)

    def sum(self, o: int, p: int, prepared: int, *, negative: bool = False) -> None:
        """The point o is p and a prepared point, or its negative; o and p are apart."""
        self.do(Do.LESS if negative else Do.SUM, o, p, prepared)

    def almost_root(self, o: int, a: int) -> None:
        """O = a to 2²⁵² - 3. Source: D. J. Bernstein, curve25519 (2006), as in every implementation since."""
        self._long_power(a)
        self.square(_C, _C, 2)
        self.multiply(o, _C, a)

    def inverse(self, o: int, a: int) -> None:
        """O = a to 2²⁵⁵ - 21, which is 1/a."""
        self._long_power(a)
        self.square(_C, _C, 5)
        self.multiply(o, _C, _A)

    def _long_power(self, a: int) -> None:
        """_C = a to 2²⁵⁰ - 1, and _A = a to 11."""
        self.square(_A, a)
        self.square(_B, _A, 2)
        self.multiply(_B, _B, a)
        self.multiply(_A, _A, _B)
        self.square(_C, _A)
        self.multiply(_C, _C, _B)
        self._repeat(_C, _C, 5)
        self.multiply(_B, _C, UNIT)
        self._repeat(_C, _C, 10)
        self._repeat(_C, _C, 20)
        self._repeat(_C, _B, 10)
        self.multiply(_B, _C, UNIT)
        self._repeat(_C, _C, 50)
        self._repeat(_C, _C, 100)
        self._repeat(_C, _B, 50)

    def _repeat(self, o: int, a: int, times: int) -> None:
        """O = o to 2 to so many, times a: both are a power to all ones in base 2, and so is what comes."""
        self.square(_D, o, times)
        self.multiply(o, _D, a)

    def read(self, o: int, spelling: int, mark: int) -> None:
        """The point o is the one spelled; marked where it is none or spelled otherwise than in its one way."""
        self.do(Do.LOAD, o + 1, _SIGN, spelling)
        self.do(Do.IS_BARE, o + 1)
        self.do(Do.MUST, mark)
        u, v, power, x = _HELD, _HELD + 1, _HELD + 2, _HELD + 3
        self.square(_A, o + 1)
        self.subtract(u, _A, UNIT)
        self.multiply(u, u, UNIT)
        self.multiply(v, _A, SLOPE_AT)
        self.add(v, v, UNIT)
        self.square(_B, v)
        self.multiply(_B, _B, v)
        self.square(_C, _B)
        self.multiply(_C, _C, v)
        self.multiply(power, _C, u)
        self.multiply(x, _B, u)
        self.almost_root(power, power)
        self.multiply(x, x, power)
        self._holds_root(x, u, v)
        self.multiply(_B, x, ROOT_AT)
        self.do(Do.CHOOSE, x, x, _B)
        self._holds_root(x, u, v)
        self.do(Do.MUST, mark)
        self.do(Do.IS_SIGNED, x, _SIGN)
        self.subtract(_B, ZERO, x)
        self.do(Do.CHOOSE, o, x, _B)
        self.do(Do.IS_SIGNED, o, _SIGN)
        self.do(Do.MUST, mark)
        self.multiply(o + 3, o, o + 1)
        self.do(Do.COPY, o + 2, UNIT, 1)

    def _holds_root(self, x: int, u: int, v: int) -> None:
        """Held is where v·x² = u."""
        self.square(_A, x)
        self.multiply(_A, _A, v)
        self.subtract(_A, _A, u)
        self.do(Do.IS_ZERO, _A)

    def spell(self, points: Sequence[int]) -> None:
        """Spell the points in turn, by one inverse of the product of all Z; their X, Y and T are lost."""
        if not points:
            return
        self.do(Do.COPY, points[0] + 3, points[0] + 2, 1)
        for before, point in pairwise(points):
            self.multiply(point + 3, before + 3, point + 2)
        self.inverse(_HELD, points[-1] + 3)
        for at in range(len(points) - 1, -1, -1):
            point, own = points[at], _HELD
            if at:
                own = _HELD + 1
                self.multiply(own, _HELD, points[at - 1] + 3)
                self.multiply(_HELD, _HELD, point + 2)
            self.multiply(point, point, own)
            self.multiply(point + 1, point + 1, own)
            self.do(Do.SPELL, at, point + 1, point)


def sparse(number: int) -> list[int]:
    """Return the number in base 2 with digits 0, ±1 and ±3, few of them not 0, the lowest first."""
    digits = []
    while number:
        digit = 0
        if number & 1:
            digit = number & 7
            digit -= 8 * (digit > 4)
        digits.append(digit)
        number = (number - digit) >> 1
    return digits


ORDER_DIGITS = sparse(ORDER)


def result_of(factor: int) -> int:
    """Return where the multiple by a factor stands when the chain has ended."""
    return STAGED + factor * EACH


def list_of(factor: int) -> int:
    """Return where the points by size of a digit stand."""
    return result_of(factor) + POINT


def chain(factors: int, *, asked: bool, digits: int = DIGITS) -> Tape:
    """Return the program that multiplies BASE by factors, and by the order where ``asked``, with one row of doublings.

    Every fourth doubling goes, for each factor, to the sum of the digit that stands there (A. C. Yao, SIAM Journal on
    Computing 5 (1976), 100-103); digit 0 has its sum too, and nobody asks for it. Digits are recoded before, which may
    need one more than a factor has.
    """
    tape, digits = Tape(), min(digits + 1, DIGITS)
    if factors:
        tape.do(Do.NEUTRAL, _HAND, 1)
    for factor in range(factors):
        for size in range(LIST):
            tape.do(Do.PUT, _HAND, list_of(factor), size)
    if asked:
        tape.do(Do.NEUTRAL, _TRIPLE, 2)
    order = ORDER_DIGITS if asked else []
    last, bare = max(len(order) - 1, DIGIT_BITS * (digits - 1) if factors else 0), 0
    for bit in range(last + 1):
        own = order[bit] if bit < len(order) else 0
        digit = bit // DIGIT_BITS if factors and bit % DIGIT_BITS == 0 and bit < DIGIT_BITS * digits else None
        if own or digit is not None:
            tape.prepare(PREPARED, BASE, apart=False)
        if own:
            into = _SINGLE if abs(own) == 1 else _TRIPLE
            tape.sum(into, into, PREPARED, negative=own < 0)
        if digit is not None:
            for factor in range(factors):
                tape.do(Do.DEAL, PREPARED, list_of(factor), factor * DIGITS + digit)
        following = bit + 1
        needed = (following < len(order) and order[following] != 0) or (factors > 0 and following % DIGIT_BITS == 0)
        if bit == last:
            break
        if needed:
            _double(tape, bare)
            bare = 0
        else:
            bare += 1
    for factor in range(factors):
        _collect(tape, factor)
    if asked:
        _join_order(tape)
    tape.do(Do.RETURN)
    return tape


def _double(tape: Tape, bare: int) -> None:
    """Double BASE so many times, and once more with its T."""
    if bare:
        tape.double_bare(BASE, BASE, bare)
    tape.double(BASE, BASE)


def _collect(tape: Tape, factor: int) -> None:
    """The result is the sum of all sums, each as often as the size of its digits says."""
    result, sums = result_of(factor), list_of(factor)
    tape.do(Do.TAKE, _RUNNING, sums, LIST - 1)
    tape.copy_point(result, _RUNNING)
    for size in range(LIST - 2, 0, -1):
        tape.do(Do.TAKE, _HAND, sums, size)
        tape.prepare(PREPARED, _HAND, apart=True)
        tape.sum(_RUNNING, _RUNNING, PREPARED)
        tape.prepare(PREPARED, _RUNNING, apart=True)
        tape.sum(result, result, PREPARED)


def _join_order(tape: Tape) -> None:
    """_SINGLE becomes the base times the order, whole."""
    tape.prepare(PREPARED, _TRIPLE, apart=True)
    for _ in range(3):
        tape.sum(_SINGLE, _SINGLE, PREPARED)
    tape.do(Do.JOIN, _SINGLE, _SINGLE)


def must_be_neutral(tape: Tape, mark: int) -> None:
    """Mark where the base times the order is not neutral."""
    tape.do(Do.IS_ZERO, _SINGLE)
    tape.do(Do.MUST, mark)
    tape.subtract(_A, _SINGLE + 1, _SINGLE + 2)
    tape.do(Do.IS_ZERO, _A)
    tape.do(Do.MUST, mark)


def from_table(first: int) -> Tape:
    """Return the program that adds to SUM a multiple from the table whose entries begin there."""
    tape = Tape()
    for digit in range(TABLE_DIGITS):
        tape.do(Do.ENTER, SUM, first + digit * TABLE, digit)
    tape.do(Do.RETURN)
    return tape

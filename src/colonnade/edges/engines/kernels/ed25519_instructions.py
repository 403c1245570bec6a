"""What the machine for Ed25519 can be told, and how an instruction is written: one word each.

Of a word the lowest 8 bits say what to do, 16 above them are called o, 20 above those a, and 20 above those b; all
three are numbers of registers unless something else is said. Source: docs/rules/kernels_ed25519.md.
"""

from enum import IntEnum

DO_BITS, O_BITS, FIELD_BITS = 8, 16, 20
POINT = 4
"""Registers of a point: X, Y, Z, T whole; Y - X, Y + X, Z, T apart; Y - X, Y + X, 2Z, 2dT prepared."""
ENTRY = 16
"""Words of an entry of a table: the limbs of y - x, y + x and 2dxy, and one that is not asked for."""
WORDS = 4
"""Words of a spelling and of a factor, the lowest first."""
DIGITS, DIGIT_BITS = 64, 4
"""Digits of a factor of a point, from -8 to 7, the lowest first."""
TABLE_DIGITS, TABLE_BITS = 37, 7
"""Digits of a factor where a table is asked, from -64 to 63; 37 · 7 = 259."""
LIST, TABLE = (1 << DIGIT_BITS - 1) + 1, (1 << TABLE_BITS - 1) + 1
"""Points of a list and entries of a place of a table, one for each size of a digit."""


class Do(IntEnum):
    """The instructions."""

    MULTIPLY = 0  # o = a·b
    SQUARE = 1  # o = a squared b times
    ADD = 2  # o = a + b
    SUBTRACT = 3  # o = a - b
    COPY = 4  # b registers from o on = those from a on
    NEUTRAL = 5  # a points from o on, apart, are neutral
    TAKE = 6  # the point o = point b of the list at a
    PUT = 7  # point b of the list at a = the point o
    ENTER = 8  # the point o, apart = itself and, by sign of digit b, the entry from a on that its size says, by lane
    LOAD = 9  # o and a = ordinate and sign of spelling number b
    SPELL = 10  # spelling number o is that of ordinate a and abscissa b
    IS_ZERO = 11  # held: whether o is 0
    IS_SIGNED = 12  # held: whether the parity of o is a
    IS_BARE = 13  # held: whether the limbs of o are those of a number below the prime
    CHOOSE = 14  # o = a where held, b elsewhere
    MUST = 15  # mark number o unless held
    CALL = 16  # go to instruction a, with digits counted from b on
    RETURN = 17  # go back
    END = 18
    DOUBLE = 19  # the whole point o = twice the whole point a
    DOUBLE_BARE = 20  # likewise b times in a row, without T
    SUM = 21  # the point o, apart = the point a, apart, and the prepared point b
    LESS = 22  # the point o, apart = the point a, apart, less the prepared point b
    PREPARE = 23  # o = the whole point a, prepared; register b is 2d
    PREPARE_APART = 24  # o = the point a, which is apart, prepared; register b is 2d
    PART = 25  # the point o, apart = the whole point a
    JOIN = 26  # the whole point o = the point a, which is apart
    DEAL = 27  # the point of the list at a that digit b says by its size is that and, by its sign, the prepared point o
    RECODE = 28  # of factor number a, digits of b bits become numbers from 0 on: half of all that there are is added


class DoesNotFit(Exception):
    """A program asks for more registers, instructions or digits than an instruction can name."""


def packed(do: int, o: int, a: int, b: int) -> int:
    """Return an instruction as one word; raises :class:`DoesNotFit` where a number is too large for it."""
    assert min(o, a, b) >= 0
    if o >= 1 << O_BITS or max(a, b) >= 1 << FIELD_BITS:
        raise DoesNotFit
    return do | o << DO_BITS | a << DO_BITS + O_BITS | b << DO_BITS + O_BITS + FIELD_BITS


def unpacked(word: int) -> tuple[int, int, int, int]:
    """Return what an instruction says."""
    field = (1 << FIELD_BITS) - 1
    rest = word >> DO_BITS
    return word & (1 << DO_BITS) - 1, rest & (1 << O_BITS) - 1, rest >> O_BITS & field, rest >> O_BITS + FIELD_BITS

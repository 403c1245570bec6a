"""A machine of a few instructions on numbers modulo 2²⁵⁵ − 19, for one lane of words or for eight.

Its registers are such numbers, five limbs each, each limb with all its lanes; its programs (``ed25519_programs``) are
the same for every lane. Compiled is only the machine, once for each number of lanes: programs are data, and are proven
as data. Source: docs/rules/kernels_ed25519.md.
"""

from typing import Any

from numba import int64, njit, types, uint64
from numba.core.extending import intrinsic

from colonnade.edges.engines.kernels import ed25519_curve as curve
from colonnade.edges.engines.kernels import ed25519_field as field
from colonnade.edges.engines.kernels import ed25519_texts as texts
from colonnade.edges.engines.kernels.ed25519_instructions import (
    DIGIT_BITS,
    DO_BITS,
    FIELD_BITS,
    O_BITS,
    POINT,
    TABLE_BITS,
    WORDS,
    Do,
)
from colonnade.edges.engines.kernels.lanes import offset

LIMBS = field.LIMBS
MASK, BITS, FOLD = uint64(field.MASK), uint64(field.BITS), uint64(field.FOLD)
TOP, ONE = uint64(63), uint64(1)
DO, TO, FIELD = uint64((1 << DO_BITS) - 1), uint64((1 << O_BITS) - 1), uint64((1 << FIELD_BITS) - 1)
TO_O, TO_A, TO_B = uint64(DO_BITS), uint64(DO_BITS + O_BITS), uint64(DO_BITS + O_BITS + FIELD_BITS)
# fmt: off
(MULTIPLY, SQUARE, ADD, SUBTRACT, COPY, NEUTRAL, TAKE, PUT, ENTER, LOAD,
 SPELL, IS_ZERO, IS_SIGNED, IS_BARE, CHOOSE, MUST, CALL, RETURN, END,
 DOUBLE, DOUBLE_BARE, SUM, LESS, PREPARE, PREPARE_APART, PART, JOIN, DEAL, RECODE) = map(int, Do)
# fmt: on
_HALVES = [sum(1 << bits * at + bits - 1 for at in range(256 // bits)) for bits in (DIGIT_BITS, TABLE_BITS)]
"""For lists and tables: at each place half of all digits that there are, up to 256 bits."""
(P0, P1, P2, P3), (Q0, Q1, Q2, Q3) = (
    [uint64(number >> 64 * at & (1 << 64) - 1) for at in range(WORDS)] for number in _HALVES
)


def machine(lanes: int) -> Any:
    """Return the function that carries out programs on so many lanes, ready to be compiled."""
    SIZE = LIMBS * lanes  # noqa: N806 -- a constant where it is read

    def instruction(reads, formula):
        """Return the intrinsic of an instruction."""
        write = texts.instruction(lanes, reads, formula)

        @intrinsic
        def carry_out(_typing, registers, o, a, b):
            return types.void(registers, types.int64, types.int64, types.int64), write

        return carry_out

    multiply = instruction((1, 1), lambda by, a, b: [by.product(a[0], b[0])])
    square = instruction((1,), lambda by, a: [by.power(a[0])])
    add = instruction((1, 1), lambda by, a, b: [by.sum(a[0], b[0])])
    subtract = instruction((1, 1), lambda by, a, b: [by.difference(a[0], b[0])])
    double = instruction((3,), lambda by, a: curve.whole(by, curve.doubled(by, *a)))
    double_bare = instruction((3,), lambda by, a: curve.whole(by, curve.doubled(by, *a), bare=True))
    add_up = instruction((4, 4), curve.summed)
    take_away = instruction((4, 4), lambda by, a, b: curve.summed(by, a, b, negative=True))
    prepare = instruction((4, 1), lambda by, a, b: curve.prepared(by, curve.parted(by, a), b[0]))
    prepare_apart = instruction((4, 1), lambda by, a, b: curve.prepared(by, a, b[0]))
    part = instruction((4,), curve.parted)
    join = instruction((4,), curve.joined)

    dealing, entering = texts.dealing(lanes), texts.entering(lanes)
    taking, putting = texts.moving(lanes, put=False), texts.moving(lanes, put=True)

    @intrinsic
    def deal(_typing, registers, factors, prepared, points, number):
        return types.void(registers, factors, types.int64, types.int64, types.int64), dealing

    @intrinsic
    def enter(_typing, registers, factors, tables, into, entry, number):
        return types.void(registers, factors, tables, types.int64, types.int64, types.int64), entering

    @intrinsic
    def take(_typing, registers, own, points, number):
        return types.void(registers, types.int64, types.int64, types.int64), taking

    @intrinsic
    def put(_typing, registers, own, points, number):
        return types.void(registers, types.int64, types.int64, types.int64), putting

    @njit
    def recode(factors, first, p, q, r, s):
        """Add a number of four words to a factor of every lane."""
        for lane in range(lanes):
            carry, at = uint64(0), first + lane
            for word in (p, q, r, s):
                total = factors[at] + word
                more = total + carry
                carry = uint64(total < word) | uint64(more < total)
                factors[at] = more
                at += lanes

    @njit
    def whole(registers, register, lane):
        """Return the five limbs of the number below the prime that a register holds in a lane."""
        first = register * SIZE + lane
        a, b, c = registers[first], registers[first + lanes], registers[first + 2 * lanes]
        d, e = registers[first + 3 * lanes], registers[first + 4 * lanes]
        # Twice, for the first fold may leave a little above 255 bits; then one prime at most is too much.
        for _ in range(2):
            b += a >> BITS
            c += b >> BITS
            d += c >> BITS
            e += d >> BITS
            a, b, c, d = a & MASK, b & MASK, c & MASK, d & MASK
            a += FOLD * (e >> BITS)
            e &= MASK
        above = (a + FOLD) >> BITS
        above = (b + above) >> BITS
        above = (c + above) >> BITS
        above = (d + above) >> BITS
        above = (e + above) >> BITS
        a += FOLD * above
        b += a >> BITS
        c += b >> BITS
        d += c >> BITS
        e += d >> BITS
        return a & MASK, b & MASK, c & MASK, d & MASK, e & MASK

    @njit
    def run(registers, held, program, start, spellings, factors, tables, spelled, marks):
        at, back, shift = start, start, 0
        while True:
            told = program[at]
            at += 1
            do, o = int64(told & DO), int64(told >> TO_O & TO)
            a, b = int64(told >> TO_A & FIELD), int64(told >> TO_B)
            if do == DEAL:
                deal(registers, factors, o, a, b + shift)
            elif do == ENTER:
                enter(registers, factors, tables, o, a, b + shift)
            elif do == MULTIPLY:
                multiply(registers, o, a, b)
            elif do == SQUARE:
                square(registers, o, a, 0)
                for _ in range(1, b):
                    square(registers, o, o, 0)
            elif do == DOUBLE:
                double(registers, o, a, 0)
            elif do == DOUBLE_BARE:
                double_bare(registers, o, a, 0)
                for _ in range(1, b):
                    double_bare(registers, o, o, 0)
            elif do == SUM:
                add_up(registers, o, a, b)
            elif do == LESS:
                take_away(registers, o, a, b)
            elif do == PREPARE:
                prepare(registers, o, a, b)
            elif do == PREPARE_APART:
                prepare_apart(registers, o, a, b)
            elif do == PART:
                part(registers, o, a, 0)
            elif do == JOIN:
                join(registers, o, a, 0)
            elif do == ADD:
                add(registers, o, a, b)
            elif do == SUBTRACT:
                subtract(registers, o, a, b)
            elif do == COPY:
                for word in range(b * SIZE):
                    registers[o * SIZE + word] = registers[a * SIZE + word]
            elif do == NEUTRAL:
                for point in range(a):
                    first = (o + point * POINT) * SIZE
                    for word in range(POINT * SIZE):
                        registers[first + word] = 0
                    for lane in range(lanes):
                        registers[first + lane] = 1
                        registers[first + SIZE + lane] = 1
                        registers[first + 2 * SIZE + lane] = 1
            elif do == TAKE:
                take(registers, o, a, b)
            elif do == PUT:
                put(registers, o, a, b)
            elif do == LOAD:
                for lane in range(lanes):
                    first = b * WORDS * lanes + lane
                    w, x = spellings[first], spellings[first + lanes]
                    y, z = spellings[first + 2 * lanes], spellings[first + 3 * lanes]
                    target = o * SIZE + lane
                    registers[target] = w & MASK
                    registers[target + lanes] = ((w >> uint64(51)) | (x << uint64(13))) & MASK
                    registers[target + 2 * lanes] = ((x >> uint64(38)) | (y << uint64(26))) & MASK
                    registers[target + 3 * lanes] = ((y >> uint64(25)) | (z << uint64(39))) & MASK
                    registers[target + 4 * lanes] = (z >> uint64(12)) & MASK
                    registers[a * SIZE + lane] = z >> TOP
            elif do == SPELL:
                for lane in range(lanes):
                    parity = whole(registers, b, lane)[0] & ONE
                    p, q, r, s, t = whole(registers, a, lane)
                    first = o * WORDS * lanes + lane
                    spelled[first] = p | (q << uint64(51))
                    spelled[first + lanes] = (q >> uint64(13)) | (r << uint64(38))
                    spelled[first + 2 * lanes] = (r >> uint64(26)) | (s << uint64(25))
                    spelled[first + 3 * lanes] = (s >> uint64(39)) | (t << uint64(12)) | (parity << TOP)
            elif do == IS_ZERO:
                for lane in range(lanes):
                    p, q, r, s, t = whole(registers, o, lane)
                    held[lane] = uint64((p | q | r | s | t) == 0)
            elif do == IS_SIGNED:
                for lane in range(lanes):
                    held[lane] = uint64((whole(registers, o, lane)[0] & ONE) == registers[a * SIZE + lane])
            elif do == IS_BARE:
                for lane in range(lanes):
                    p, q, r, s, t = whole(registers, o, lane)
                    first = o * SIZE + lane
                    differ = (registers[first] ^ p) | (registers[first + lanes] ^ q)
                    differ |= (registers[first + 2 * lanes] ^ r) | (registers[first + 3 * lanes] ^ s)
                    differ |= registers[first + 4 * lanes] ^ t
                    held[lane] = uint64(differ == 0)
            elif do == CHOOSE:
                for lane in range(lanes):
                    source = (a if held[lane] != 0 else b) * SIZE + lane
                    target = o * SIZE + lane
                    for limb in range(LIMBS):
                        registers[target + limb * lanes] = registers[source + limb * lanes]
            elif do == MUST:
                for lane in range(lanes):
                    if held[lane] == 0:
                        marks[o * lanes + lane] = 1
            elif do == RECODE:
                if b == DIGIT_BITS:
                    recode(factors, a * WORDS * lanes, P0, P1, P2, P3)
                else:
                    recode(factors, a * WORDS * lanes, Q0, Q1, Q2, Q3)
            elif do == CALL:
                back, at, shift = at, a, b
            elif do == RETURN:
                at, shift = back, 0
            else:
                break

    def run_all(
        registers, program, spellings, factors, tables, spelled, marks, start, groups, reads, powers, spells, asks
    ):
        """Carry out a program from one instruction to its end, once for each group of lanes.

        The first 8 words of ``registers`` are not registers: they say what is held. ``spellings``, ``factors`` and
        ``spelled`` are words by group, number (``reads``, ``powers``, ``spells``), word and lane; ``tables`` words by
        entry; ``marks`` words by group, number (``asks``) and lane, made 1 where something does not hold that must.
        The number of a digit is 64 times its factor's and its place. Factors are written over by ``RECODE``.
        """
        for group in range(groups):
            run(
                offset(registers, 8),
                registers,
                program,
                start,
                offset(spellings, group * reads * WORDS * lanes),
                offset(factors, group * powers * WORDS * lanes),
                tables,
                offset(spelled, group * spells * WORDS * lanes),
                offset(marks, group * asks * lanes),
            )

    return run_all

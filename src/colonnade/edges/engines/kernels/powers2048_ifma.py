"""Powers of numbers of 2048 bits, eight at once: the kernel of the engine ``ifma`` in groups of numbers.

Numbers stand in a row and are named by their index; whatever comes in tasks comes in groups of eight, padded by whoever
asks. What is reckoned and why so: docs/rules/kernels.md.
"""

from numba import int64, njit, uint64

from colonnade.edges.engines.kernels.lanes import equal, load, offset, splat, store
from colonnade.edges.engines.kernels.layout2048 import (
    BLOCK,
    BUCKETS,
    HELD,
    INDICES,
    KEPT,
    LIMB,
    LIMBS,
    MANY,
    ODD,
    ONE,
    OTHER,
    ROWS,
    RUNNING,
    SQUARE,
    STEP,
    TOUCHED,
    UNIT,
    WHOLE,
    WHOLE_WORDS,
)
from colonnade.edges.engines.kernels.mont2048_ifma import MASK, fetch, keep, multiply, square


@njit
def _copy(out, block):
    for at in range(0, BLOCK, MANY):
        store(out, at, load(block, at))


@njit
def _bits(words, first, count):
    """Give so many bits of a number from one on; a word follows the last that is used."""
    word, inside = first >> 6, first & 63
    value = words[word] >> uint64(inside)
    if inside + count > 64:
        value |= words[word + 1] << uint64(64 - inside)
    return int64(value & uint64((1 << count) - 1))


@njit
def _bucket(out, work, which):
    """Fetch one bucket of every lane."""
    indices = offset(work, INDICES)
    for lane in range(MANY):
        indices[lane] = lane * BUCKETS + which
    fetch(out, offset(work, KEPT), indices)


@njit
def _empty_sixteen(work, constants):
    """Leave in WHOLE the product of all buckets, each as often as its digit."""
    running, whole, other = offset(work, RUNNING), offset(work, WHOLE), offset(work, OTHER)
    _bucket(running, work, BUCKETS - 1)
    _copy(whole, running)
    for digit in range(BUCKETS - 2, 0, -1):
        _bucket(other, work, digit)
        multiply(running, running, other, constants)
        multiply(whole, whole, running, constants)


@njit
def _empty_pairs(work, constants, across):
    """Leave in WHOLE the product of buckets as often as the digit of one of two exponents, 0 to 3.

    A bucket is numbered first + 4·second; ``across`` is 1 for the first exponent and 4 for the second.
    """
    whole, other = offset(work, WHOLE), offset(work, OTHER)
    for digit in range(1, 4):
        row = offset(work, ROWS + (digit - 1) * BLOCK)
        _bucket(row, work, digit * across)
        for beside in range(1, 4):
            _bucket(other, work, digit * across + beside * (4 // across))
            multiply(row, row, other, constants)
    first, second, third = offset(work, ROWS), offset(work, ROWS + BLOCK), offset(work, ROWS + 2 * BLOCK)
    multiply(second, second, third, constants)
    multiply(whole, third, second, constants)
    multiply(first, first, second, constants)
    multiply(whole, whole, first, constants)


@njit
def _empty_odd(work, constants):
    """Leave in WHOLE the product of the buckets of odd digits, each as often as its digit; all must be touched."""
    running, whole = offset(work, RUNNING), offset(work, WHOLE)
    _copy(running, offset(work, HELD + (ODD - 1) * BLOCK))
    _copy(whole, running)
    for at in range(ODD - 2, 0, -1):
        multiply(running, running, offset(work, HELD + at * BLOCK), constants)
        multiply(whole, whole, running, constants)
    square(whole, whole, constants)
    multiply(running, running, offset(work, HELD), constants)
    multiply(whole, whole, running, constants)


@njit
def _is_one(work, constants, members):
    """Tell of each lane whether WHOLE is 1."""
    whole = offset(work, WHOLE)
    multiply(whole, whole, offset(constants, UNIT), constants)
    other = load(whole, 0) ^ splat(1)
    for limb in range(1, LIMBS):
        other = other | load(whole, limb * MANY)
    store(members, 0, equal(other, splat(0)) & splat(1))


def raised(numbers, constants, units, exponents, order, members, work, groups, kind, bits, width, asked):
    """Raise numbers: all powers and the question of membership of one number share one chain of squarings.

    A group of ``units`` is eight indices of bases, eight of where the first powers go, eight for the second;
    ``exponents`` are two for each unit, each of ``width`` words of which the last is 0. ``kind`` is how many count, 0
    to 2. Where ``asked``, ``order`` gives for each bit 0 or an odd digit of the order of the group that begins there,
    and ``members`` is made 1 for each unit whose power with the order is 1, and 0 for the others.
    """
    step, other, whole, kept = offset(work, STEP), offset(work, OTHER), offset(work, WHOLE), offset(work, KEPT)
    indices, touched = offset(work, INDICES), offset(work, TOUCHED)
    apart = 2 if kind == 2 else 4
    for group in range(groups):
        unit, power = offset(units, group * 3 * MANY), offset(exponents, group * 2 * MANY * width)
        fetch(step, numbers, unit)
        if kind:
            for at in range(BUCKETS * MANY):
                for limb in range(LIMBS):
                    kept[at * LIMBS + limb] = constants[ONE + limb * MANY]
        for at in range(ODD):
            touched[at] = 0
        for bit in range(bits):
            if kind and bit % apart == 0:
                for lane in range(MANY):
                    if kind == 2:
                        digit = _bits(offset(power, 2 * lane * width), bit, 2)
                        digit |= _bits(offset(power, (2 * lane + 1) * width), bit, 2) << 2
                    else:
                        digit = _bits(offset(power, 2 * lane * width), bit, 4)
                    indices[lane] = lane * BUCKETS + digit
                fetch(other, kept, indices)
                multiply(other, other, step, constants)
                keep(kept, indices, other)
            if asked and order[bit]:
                at = int64(order[bit]) >> 1
                held = offset(work, HELD + at * BLOCK)
                if touched[at]:
                    multiply(held, held, step, constants)
                else:
                    _copy(held, step)
                    touched[at] = 1
            if bit + 1 < bits:
                square(step, step, constants)
        if asked:
            for at in range(ODD):
                if not touched[at]:
                    _copy(offset(work, HELD + at * BLOCK), offset(constants, ONE))
            _empty_odd(work, constants)
            _is_one(work, constants, offset(members, group * MANY))
        if kind == 1:
            _empty_sixteen(work, constants)
            keep(numbers, offset(unit, MANY), whole)
        if kind == 2:
            _empty_pairs(work, constants, 1)
            keep(numbers, offset(unit, MANY), whole)
            _empty_pairs(work, constants, 4)
            keep(numbers, offset(unit, 2 * MANY), whole)


def multiplied(numbers, constants, tasks, work, groups):
    """Multiply: a group of ``tasks`` is eight indices of one factor, eight of the other, eight of where it goes."""
    whole, other = offset(work, WHOLE), offset(work, OTHER)
    for group in range(groups):
        task = offset(tasks, group * 3 * MANY)
        fetch(whole, numbers, task)
        fetch(other, numbers, offset(task, MANY))
        multiply(whole, whole, other, constants)
        keep(numbers, offset(task, 2 * MANY), whole)


def looked_up(numbers, constants, tables, tasks, exponents, work, groups, terms, bits, window, width):
    """Multiply numbers with powers that tables hold.

    A group of ``tasks`` is eight indices of what is begun with, eight of where it goes, and for each of ``terms``
    eight numbers of tables; ``exponents`` are in the order of these. A table has for each window of so many bits the
    powers that all its digits ask for.
    """
    whole, other, indices = offset(work, WHOLE), offset(work, OTHER), offset(work, INDICES)
    windows, size = (bits + window - 1) // window, 1 << window
    for group in range(groups):
        task = offset(tasks, group * (2 + terms) * MANY)
        power = offset(exponents, group * terms * MANY * width)
        fetch(whole, numbers, task)
        for term in range(terms):
            for at in range(windows):
                for lane in range(MANY):
                    table = int64(task[(2 + term) * MANY + lane])
                    digit = _bits(offset(power, (term * MANY + lane) * width), at * window, window)
                    indices[lane] = (table * windows + at) * size + digit
                fetch(other, tables, indices)
                multiply(whole, whole, other, constants)
        keep(numbers, offset(task, MANY), whole)


def tabled(numbers, constants, tables, base, work, table, bits, window):
    """Write the table of a base, the only index in ``base``; windows stand side by side in lanes."""
    step, whole, indices = offset(work, STEP), offset(work, WHOLE), offset(work, INDICES)
    windows, size = (bits + window - 1) // window, 1 << window
    for lane in range(MANY):
        indices[lane] = base[0]
    fetch(step, numbers, indices)
    for first in range(0, windows, MANY):
        for lane in range(MANY):
            # Where windows end within a group, the last is written again, the same each time.
            at = min(first + lane, windows - 1)
            indices[lane] = (table * windows + at) * size + 1
        for lane in range(MANY):
            single = offset(tables, indices[lane] * LIMBS)
            for limb in range(LIMBS):
                single[limb] = step[limb * MANY]
            if first + lane < windows - 1:
                for _ in range(window):
                    square(step, step, constants)
        other = offset(work, OTHER)
        fetch(other, tables, indices)
        _copy(whole, offset(constants, ONE))
        for digit in range(size):
            for lane in range(MANY):
                indices[lane] = (table * windows + min(first + lane, windows - 1)) * size + digit
            keep(tables, indices, whole)
            multiply(whole, whole, other, constants)


def read(numbers, constants, wholes, work, first, groups):
    """Read numbers of 2048 bits, each 32 words, into Montgomery's form, from an index on."""
    whole, indices = offset(work, WHOLE), offset(work, INDICES)
    for group in range(groups):
        for lane in range(MANY):
            words = offset(wholes, (group * MANY + lane) * WHOLE_WORDS)
            for limb in range(LIMBS):
                word, inside = (limb * LIMB) >> 6, (limb * LIMB) & 63
                value = words[word] >> uint64(inside)
                if inside + LIMB > 64 and word + 1 < WHOLE_WORDS:
                    value |= words[word + 1] << uint64(64 - inside)
                whole[limb * MANY + lane] = value & uint64(MASK)
            indices[lane] = first + group * MANY + lane
        multiply(whole, whole, offset(constants, SQUARE), constants)
        keep(numbers, indices, whole)


def written(numbers, constants, wanted, wholes, work, groups):
    """Write the numbers at the wanted indices as 32 words each, out of Montgomery's form and below the modulus."""
    whole = offset(work, WHOLE)
    for group in range(groups):
        fetch(whole, numbers, offset(wanted, group * MANY))
        multiply(whole, whole, offset(constants, UNIT), constants)
        for lane in range(MANY):
            words = offset(wholes, (group * MANY + lane) * WHOLE_WORDS)
            for word in range(WHOLE_WORDS):
                limb, inside = (word * 64) // LIMB, (word * 64) % LIMB
                value = whole[limb * MANY + lane] >> uint64(inside)
                filled = LIMB - inside
                while filled < 64:
                    limb += 1
                    value |= whole[limb * MANY + lane] << uint64(filled)
                    filled += LIMB
                words[word] = value

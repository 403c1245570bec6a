"""Numbers of 2048 bits in lanes: eight multiplications modulo a prime at once, with AVX-512-IFMA.

A number is 40 limbs of 52 bits. Eight of them are a *block*: limb by limb the words of the eight lanes, 320 words. A
number alone is its 40 limbs in a row; ``fetch`` and ``keep`` go from one to the other. Numbers stand in Montgomery's
form, x·2²⁰⁸⁰, and are below 2p everywhere. Bounds and derivation: docs/rules/kernels.md.
"""

from llvmlite import ir
from numba.core import cgutils, types
from numba.core.extending import intrinsic

from colonnade.edges.engines.kernels.lanes import LANES, MANY, WORD, constant, loaded, madd52, routine, stored
from colonnade.edges.engines.kernels.layout2048 import INVERSE, LIMB, LIMBS, MODULUS

TILE = 8
TILES = LIMBS // TILE
MASK = (1 << LIMB) - 1
_WORDS = WORD.as_pointer()


def _limbs(builder, words, first, count):
    return [loaded(builder, words, (first + at) * MANY) for at in range(count)]


def _store(builder, words, first, values):
    for at, value in enumerate(values):
        stored(builder, words, (first + at) * MANY, value)


def _tiles_on(builder, words, tiles):
    """Give the pointer so many tiles on."""
    return builder.gep(words, [builder.mul(tiles, WORD(TILE * MANY))])


def _add_row(builder, columns, row, lefts, right, first=0):
    """Add one limb times a tile of limbs to the columns: low halves from the row's column on, high ones from the next.

    Low and high halves come apart, so that no product waits for the one before it.
    """
    for at in range(first, TILE):
        columns[row + at] = madd52(builder, columns[row + at], lefts[at], right, high=False)
    for at in range(first, TILE):
        columns[row + at + 1] = madd52(builder, columns[row + at + 1], lefts[at], right, high=True)


def _add_tile(builder, total, left, right):
    """Add the product of two tiles, 64 products of limbs, to sixteen columns."""
    columns = _limbs(builder, total, 0, 2 * TILE)
    lefts = _limbs(builder, left, 0, TILE)
    for row in range(TILE):
        _add_row(builder, columns, row, lefts, loaded(builder, right, row * MANY))
    _store(builder, total, 0, columns)


def _columns(builder):
    """Give room for the columns of a product, all 0."""
    room = builder.alloca(ir.ArrayType(LANES, 2 * LIMBS))
    room.align = 64
    total = builder.bitcast(room, _WORDS)
    with cgutils.for_range(builder, WORD(2 * LIMBS)) as loop:
        stored(builder, total, builder.mul(loop.index, WORD(MANY)), constant(0))
    return total


def _add_product(builder, total, left, right):
    with cgutils.for_range(builder, WORD(TILES)) as rows, cgutils.for_range(builder, WORD(TILES)) as across:
        here = _tiles_on(builder, total, builder.add(rows.index, across.index))
        lefts, rights = _tiles_on(builder, left, across.index), _tiles_on(builder, right, rows.index)
        _add_tile(builder, here, lefts, rights)


def _add_square(builder, total, base):
    """Add each product of different limbs once, double them all, and add the squares of limbs."""
    with cgutils.for_range(builder, WORD(TILES)) as rows:
        own = _tiles_on(builder, base, rows.index)
        here = _tiles_on(builder, total, builder.add(rows.index, rows.index))
        columns, limbs = _limbs(builder, here, 0, 2 * TILE), _limbs(builder, own, 0, TILE)
        for row in range(TILE - 1):
            _add_row(builder, columns, row, limbs, limbs[row], row + 1)
        _store(builder, here, 0, columns)
        with cgutils.for_range(builder, builder.sub(WORD(TILES - 1), rows.index)) as across:
            tile = builder.add(builder.add(across.index, rows.index), WORD(1))
            there = _tiles_on(builder, total, builder.add(tile, rows.index))
            _add_tile(builder, there, _tiles_on(builder, base, tile), own)
    with cgutils.for_range(builder, WORD(LIMBS)) as loop:
        at = builder.mul(loop.index, WORD(MANY))
        limb, here = loaded(builder, base, at), builder.gep(total, [builder.add(at, at)])
        low, high = (builder.add(each, each) for each in _limbs(builder, here, 0, 2))
        low = madd52(builder, low, limb, limb, high=False)
        high = madd52(builder, high, limb, limb, high=True)
        _store(builder, here, 0, [low, high])


def _reduce(builder, out, total, constants):
    """Add such a multiple of the modulus that the lower forty limbs vanish, and give the upper ones, carried."""
    inverse = loaded(builder, constants, INVERSE)
    modulus = builder.gep(constants, [WORD(MODULUS)])
    digits = builder.bitcast(builder.alloca(ir.ArrayType(LANES, TILE)), _WORDS)
    with cgutils.for_range(builder, WORD(TILES)) as rows:
        here = _tiles_on(builder, total, rows.index)
        columns, lefts = _limbs(builder, here, 0, 2 * TILE), _limbs(builder, modulus, 0, TILE)
        for row in range(TILE):
            digit = madd52(builder, constant(0), columns[row], inverse, high=False)
            stored(builder, digits, row * MANY, digit)
            _add_row(builder, columns, row, lefts, digit)
            carry = builder.lshr(columns[row], constant(LIMB))
            columns[row + 1] = builder.add(columns[row + 1], carry)
        _store(builder, here, TILE, columns[TILE:])
        with cgutils.for_range(builder, WORD(TILES - 1)) as across:
            tile = builder.add(across.index, WORD(1))
            _add_tile(builder, _tiles_on(builder, here, tile), _tiles_on(builder, modulus, tile), digits)
    carry = constant(0)
    for at in range(LIMBS):
        value = builder.add(loaded(builder, total, (LIMBS + at) * MANY), carry)
        carry = builder.lshr(value, constant(LIMB))
        stored(builder, out, at * MANY, builder.and_(value, constant(MASK)))


def _write_multiply(builder, out, left, right, constants):
    total = _columns(builder)
    _add_product(builder, total, left, right)
    _reduce(builder, out, total, constants)


def _write_square(builder, out, base, constants):
    total = _columns(builder)
    _add_square(builder, total, base)
    _reduce(builder, out, total, constants)


def _transposed(builder, rows):
    """Give eight values whose lane i of value k is lane k of value i: pairs, then fours, then eights change places."""
    for apart in (1, 2, 4):
        made = list(rows)
        for at in range(MANY):
            if not at & apart:
                upper, lower = rows[at], rows[at + apart]
                even = [lane if not lane & apart else MANY + lane - apart for lane in range(MANY)]
                odd = [lane + apart if not lane & apart else MANY + lane for lane in range(MANY)]
                made[at] = builder.shuffle_vector(upper, lower, _places(even))
                made[at + apart] = builder.shuffle_vector(upper, lower, _places(odd))
        rows = made
    return rows


def _places(lanes):
    return ir.Constant(ir.VectorType(ir.IntType(32), MANY), lanes)


def _numbers_at(builder, numbers, indices):
    """Give the pointers to eight numbers."""
    found = []
    for lane in range(MANY):
        index = builder.load(builder.gep(indices, [WORD(lane)]))
        found.append(builder.gep(numbers, [builder.mul(index, WORD(LIMBS))]))
    return found


def _write_fetch(builder, out, numbers, indices):
    sources = _numbers_at(builder, numbers, indices)
    with cgutils.for_range(builder, WORD(TILES)) as tiles:
        at = builder.mul(tiles.index, WORD(TILE))
        rows = _transposed(builder, [loaded(builder, source, at) for source in sources])
        _store(builder, _tiles_on(builder, out, tiles.index), 0, rows)


def _write_keep(builder, numbers, indices, block):
    targets = _numbers_at(builder, numbers, indices)
    with cgutils.for_range(builder, WORD(TILES)) as tiles:
        at = builder.mul(tiles.index, WORD(TILE))
        rows = _limbs(builder, _tiles_on(builder, block, tiles.index), 0, TILE)
        for target, row in zip(targets, _transposed(builder, rows), strict=True):
            stored(builder, target, at, row)


def _called(builder, name, write, arguments):
    builder.call(routine(builder, f"mont2048.{name}", [_WORDS] * len(arguments), write), arguments)


@intrinsic
def multiply(_typing, out, left, right, constants):
    """Make ``out`` the block left·right/2²⁰⁸⁰ modulo p; it may be one of the factors."""

    def write(context, builder, _signature, arguments):
        _called(builder, "multiply", _write_multiply, arguments)
        return context.get_dummy_value()

    return types.void(out, left, right, constants), write


@intrinsic
def square(_typing, out, base, constants):
    """Make ``out`` the block base²/2²⁰⁸⁰ modulo p; it may be the base."""

    def write(context, builder, _signature, arguments):
        _called(builder, "square", _write_square, arguments)
        return context.get_dummy_value()

    return types.void(out, base, constants), write


@intrinsic
def fetch(_typing, out, numbers, indices):
    """Make ``out`` the block of the eight numbers at these indices."""

    def write(context, builder, _signature, arguments):
        _called(builder, "fetch", _write_fetch, arguments)
        return context.get_dummy_value()

    return types.void(out, numbers, indices), write


@intrinsic
def keep(_typing, numbers, indices, block):
    """Make the numbers at these eight indices, in the order of lanes, those of the block."""

    def write(context, builder, _signature, arguments):
        _called(builder, "keep", _write_keep, arguments)
        return context.get_dummy_value()

    return types.void(numbers, indices, block), write

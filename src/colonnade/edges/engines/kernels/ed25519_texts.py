"""Instructions of the machine for Ed25519 as LLVM's text, for one lane and for eight.

A list's points stand lane by lane, each in one row of words, so that every lane can take another; registers have all
lanes of a word side by side. Source: docs/rules/kernels_ed25519.md.
"""

from collections.abc import Sequence
from typing import Any

from llvmlite import ir

from colonnade.edges.engines.kernels import ed25519_curve as curve
from colonnade.edges.engines.kernels.ed25519_field import LIMBS
from colonnade.edges.engines.kernels.ed25519_instructions import (
    DIGIT_BITS,
    ENTRY,
    POINT,
    TABLE_BITS,
    TABLE_DIGITS,
    WORDS,
)
from colonnade.edges.engines.kernels.ed25519_words import EightLanes, OneWord
from colonnade.edges.engines.kernels.lanes import WORD

ARITHMETIC = {1: (curve.one_lane, OneWord), 8: (curve.many_lanes, EightLanes)}
"""By number of lanes, the arithmetic and its writer."""
BEYOND = 1 << TABLE_BITS * TABLE_DIGITS - 1 - 64 * WORDS
"""That half at a table's last place, which lies above 256 bits."""


def _loaded(builder: ir.IRBuilder, words: Any, register: Any) -> list[Any]:
    first = builder.mul(register, register.type(LIMBS))
    return [builder.load(builder.gep(words, [builder.add(first, first.type(at))]), align=8) for at in range(LIMBS)]


def _stored(builder: ir.IRBuilder, words: Any, register: Any, number: Any) -> None:
    first = builder.mul(register, register.type(LIMBS))
    for at, limb in enumerate(number):
        builder.store(limb, builder.gep(words, [builder.add(first, first.type(at))]), align=8)


def instruction(lanes: int, reads: tuple[int, ...], formula: Any) -> Any:
    """Return what makes registers those of a formula of others.

    ``reads`` says how many registers of each operand go into it.
    """
    make, writer = ARITHMETIC[lanes]

    def write(context: Any, builder: ir.IRBuilder, _signature: Any, arguments: Any) -> Any:
        words = builder.bitcast(arguments[0], writer.kind.as_pointer())
        operands = [
            [_loaded(builder, words, builder.add(first, first.type(at))) for at in range(many)]
            for first, many in zip(arguments[2:], reads, strict=False)
        ]
        made = formula(make(writer(builder)), *operands)
        for at, number in enumerate(made):
            _stored(builder, words, builder.add(arguments[1], arguments[1].type(at)), number)
        return context.get_dummy_value()

    return write


def _numbers(words: Sequence[Any]) -> list[Sequence[Any]]:
    return [words[at : at + LIMBS] for at in range(0, len(words) // LIMBS * LIMBS, LIMBS)]


def _digit(writer: Any, lanes: int, factors: Any, number: Any, bits: int) -> tuple[Any, Any]:
    """Write: where the digit of that number is negative, and its size.

    The number is 64 times the factor's and the digit's place; half of all digits has been added to each.
    """
    builder, half = writer.builder, 1 << bits - 1
    bit = builder.mul(builder.and_(number, WORD(63)), WORD(bits))
    place, inside = builder.lshr(bit, WORD(6)), builder.and_(bit, WORD(63))
    word = builder.add(builder.mul(builder.lshr(number, WORD(6)), WORD(WORDS)), place)

    def load(at: Any) -> Any:
        place = builder.gep(factors, [builder.mul(at, WORD(lanes))])
        return builder.load(builder.bitcast(place, writer.kind.as_pointer()), align=8)

    value = builder.lshr(load(word), writer.every(inside))
    if 64 % bits:
        last = builder.icmp_unsigned("==", place, WORD(WORDS - 1))
        following = load(builder.add(word, builder.select(last, WORD(0), WORD(1))))
        following = builder.select(last, writer.constant(BEYOND), following)
        left = writer.every(builder.sub(WORD(63), inside))
        value = builder.or_(value, builder.shl(builder.shl(following, writer.constant(1)), left))
    value = builder.and_(value, writer.constant(2 * half - 1))
    negative = builder.icmp_unsigned("<", value, writer.constant(half))
    below, above = builder.sub(writer.constant(half), value), builder.sub(value, writer.constant(half))
    return negative, builder.select(negative, below, above)


def dealing(lanes: int) -> Any:
    """Return what adds a prepared point to the point of a list that a digit says by its size, lane by lane."""
    make, kind = ARITHMETIC[lanes]

    def write(context: Any, builder: ir.IRBuilder, _signature: Any, arguments: Any) -> Any:
        registers, factors, prepared, points, number = arguments
        writer = kind(builder)
        negative, size = _digit(writer, lanes, factors, number, DIGIT_BITS)
        first = builder.mul(points, WORD(LIMBS * lanes))
        places = builder.add(builder.mul(size, writer.constant(POINT * LIMBS * lanes)), writer.steps(POINT * LIMBS))
        rows = writer.rows(builder.add(places, writer.every(first)))
        words = builder.bitcast(registers, writer.kind.as_pointer())
        point = _numbers(writer.taken(registers, rows, POINT * LIMBS))
        other = [_loaded(builder, words, builder.add(prepared, WORD(at))) for at in range(POINT)]
        made = curve.summed(make(writer), point, other, negative)
        writer.put(registers, rows, [limb for each in made for limb in each])
        return context.get_dummy_value()

    return write


def entering(lanes: int) -> Any:
    """Return what adds to a point, apart, the entry of a table that a digit says, lane by lane."""
    make, kind = ARITHMETIC[lanes]

    def write(context: Any, builder: ir.IRBuilder, _signature: Any, arguments: Any) -> Any:
        registers, factors, tables, into, entry, number = arguments
        writer = kind(builder)
        negative, size = _digit(writer, lanes, factors, number, TABLE_BITS)
        rows = writer.rows(builder.mul(builder.add(size, writer.every(entry)), writer.constant(ENTRY)))
        words = builder.bitcast(registers, writer.kind.as_pointer())
        other = _numbers(writer.taken(tables, rows, ENTRY))
        point = [_loaded(builder, words, builder.add(into, WORD(at))) for at in range(POINT)]
        for at, number in enumerate(curve.summed(make(writer), point, other, negative)):
            _stored(builder, words, builder.add(into, WORD(at)), number)
        return context.get_dummy_value()

    return write


def moving(lanes: int, *, put: bool) -> Any:
    """Return what takes a point out of a list, or puts it there, the same for every lane."""
    kind = ARITHMETIC[lanes][1]

    def write(context: Any, builder: ir.IRBuilder, _signature: Any, arguments: Any) -> Any:
        registers, own, points, number = arguments
        writer = kind(builder)
        first = builder.add(points, builder.mul(number, WORD(POINT)))
        places = builder.add(writer.steps(POINT * LIMBS), writer.every(builder.mul(first, WORD(LIMBS * lanes))))
        rows, words = writer.rows(places), builder.bitcast(registers, writer.kind.as_pointer())
        if put:
            moved = [limb for at in range(POINT) for limb in _loaded(builder, words, builder.add(own, WORD(at)))]
            writer.put(registers, rows, moved)
        else:
            for at, number in enumerate(_numbers(writer.taken(registers, rows, POINT * LIMBS))):
                _stored(builder, words, builder.add(own, WORD(at)), number)
        return context.get_dummy_value()

    return write

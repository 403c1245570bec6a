"""Words and lanes as kernels see them: eight numbers of 64 bits side by side, and the products that there are for them.

For numba: whatever is here can be called in a kernel and nowhere else. Memory is a pointer to words of 64 bits; eight
words in a row are one value of lanes. A *routine* is written as LLVM's own text by a Python loop, stands once in a
kernel, and is called and not copied, which keeps kernels small and compiling short. Source: docs/rules/kernels.md.
"""

import operator
from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from llvmlite import ir
from numba.core import cgutils, types
from numba.core.extending import intrinsic, lower_builtin, models, register_model
from numba.core.typing import signature
from numba.core.typing.templates import ConcreteTemplate, infer_global

MANY = 8
"""Lanes side by side."""
WORD = ir.IntType(64)
LANES = ir.VectorType(WORD, MANY)
_HALF, _BOTH = ir.IntType(32), ir.IntType(128)


class LanesType(types.Type):
    """Numba's type of eight words side by side."""

    def __init__(self) -> None:
        """Bear a name."""
        super().__init__("Lanes")


class WideType(types.Type):
    """Numba's type of a number of 128 bits."""

    def __init__(self) -> None:
        """Bear a name."""
        super().__init__("Wide")


lanes_type, wide_type = LanesType(), WideType()
words_type = types.CPointer(types.uint64)
"""A pointer to words."""


@register_model(LanesType)
class _LanesModel(models.PrimitiveModel):
    def __init__(self, manager: Any, kind: Any) -> None:
        super().__init__(manager, kind, LANES)


@register_model(WideType)
class _WideModel(models.PrimitiveModel):
    def __init__(self, manager: Any, kind: Any) -> None:
        super().__init__(manager, kind, _BOTH)


def routine(
    builder: ir.IRBuilder,
    name: str,
    arguments: Sequence[ir.Type],
    write: Callable[..., ir.Value | None],
    result: ir.Type | None = None,
) -> ir.Function:
    """Return the routine of that name in the module that is being built, written the first time it is asked for.

    ``write`` takes a builder and the arguments, and returns what the routine gives.
    """
    kind = ir.FunctionType(ir.VoidType() if result is None else result, arguments)
    made = cgutils.get_or_insert_function(builder.module, kind, f"colonnade.{name}")
    if made.is_declaration:
        made.linkage = "internal"
        made.attributes.add("noinline")
        made.attributes.add("nounwind")
        inside = ir.IRBuilder(made.append_basic_block())
        value = write(inside, *made.args)
        if result is None:
            inside.ret_void()
        else:
            inside.ret(value)
    return made


def madd52(builder: ir.IRBuilder, total: ir.Value, left: ir.Value, right: ir.Value, *, high: bool) -> ir.Value:
    """Write: the total and, of the product of the lowest 52 bits of both factors, its lower or higher 52 bits."""
    kind = ir.FunctionType(LANES, [LANES, LANES, LANES])
    name = f"llvm.x86.avx512.vpmadd52{'h' if high else 'l'}.uq.512"
    return builder.call(cgutils.get_or_insert_function(builder.module, kind, name), [total, left, right])


def place(builder: ir.IRBuilder, words: ir.Value, at: ir.Value | int) -> ir.Value:
    """Write: where the eight words from there on stand, as lanes."""
    index = WORD(at) if isinstance(at, int) else at
    return builder.bitcast(builder.gep(words, [index]), LANES.as_pointer())


def loaded(builder: ir.IRBuilder, words: ir.Value, at: ir.Value | int) -> ir.Value:
    """Write: the eight words from there on."""
    return builder.load(place(builder, words, at), align=8)


def stored(builder: ir.IRBuilder, words: ir.Value, at: ir.Value | int, value: ir.Value) -> None:
    """Write: the eight words from there on are these."""
    builder.store(value, place(builder, words, at), align=8)


def spread(builder: ir.IRBuilder, word: ir.Value) -> ir.Value:
    """Write: one word in all lanes."""
    first = builder.insert_element(ir.Constant(LANES, ir.Undefined), word, _HALF(0))
    return builder.shuffle_vector(
        first, ir.Constant(LANES, ir.Undefined), ir.Constant(ir.VectorType(_HALF, MANY), None)
    )


def constant(word: int) -> ir.Constant:
    """Return a number in all lanes."""
    return ir.Constant(LANES, [word] * MANY)


@intrinsic
def load(_typing, words, at):
    """Give the eight words from ``at`` on."""

    def write(_context, builder, _signature, arguments):
        return loaded(builder, *arguments)

    return lanes_type(words, types.int64), write


@intrinsic
def store(_typing, words, at, value):
    """Make the eight words from ``at`` on those of the value."""

    def write(context, builder, _signature, arguments):
        stored(builder, *arguments)
        return context.get_dummy_value()

    return types.void(words, types.int64, lanes_type), write


@intrinsic
def splat(_typing, word):
    """Give one word in all lanes."""

    def write(_context, builder, _signature, arguments):
        return spread(builder, *arguments)

    return lanes_type(types.uint64), write


@intrinsic
def offset(_typing, words, at):
    """Give the pointer to the word at ``at``."""

    def write(_context, builder, _signature, arguments):
        return builder.gep(arguments[0], [arguments[1]])

    return words_type(words, types.int64), write


@intrinsic
def low52(_typing, total, left, right):
    """Give total + the lower 52 bits of the product, lane by lane; of the factors the lowest 52 bits count."""

    def write(_context, builder, _signature, arguments):
        return madd52(builder, *arguments, high=False)

    return lanes_type(lanes_type, lanes_type, lanes_type), write


@intrinsic
def high52(_typing, total, left, right):
    """Give total + the bits of the product from the 52nd on, lane by lane; of the factors the lowest 52 bits count."""

    def write(_context, builder, _signature, arguments):
        return madd52(builder, *arguments, high=True)

    return lanes_type(lanes_type, lanes_type, lanes_type), write


@intrinsic
def equal(_typing, left, right):
    """Give all bits set in the lanes in which both are equal, and none in the others."""

    def write(_context, builder, _signature, arguments):
        return builder.sext(builder.icmp_unsigned("==", *arguments), LANES)

    return lanes_type(lanes_type, lanes_type), write


@intrinsic
def gather(_typing, words, indices):
    """Give for each lane the word at its own index."""

    def write(_context, builder, _signature, arguments):
        words, indices = arguments
        value = ir.Constant(LANES, ir.Undefined)
        for lane in range(MANY):
            index = builder.extract_element(indices, _HALF(lane))
            value = builder.insert_element(value, builder.load(builder.gep(words, [index])), _HALF(lane))
        return value

    return lanes_type(words, lanes_type), write


_OPERATIONS: dict[Any, str] = {
    operator.add: "add",
    operator.sub: "sub",
    operator.mul: "mul",
    operator.and_: "and_",
    operator.or_: "or_",
    operator.xor: "xor",
    operator.lshift: "shl",
    operator.rshift: "lshr",
}


def _lanewise(operation: Any, name: str) -> None:
    """Let an operator of Python act on lanes, each lane by itself modulo 2⁶⁴."""

    @infer_global(operation)
    class _Typed(ConcreteTemplate):
        cases: ClassVar = [signature(lanes_type, lanes_type, lanes_type)]

    @lower_builtin(operation, LanesType, LanesType)
    def _write(_context, builder, _signature, arguments):
        return getattr(builder, name)(*arguments)


for _operation, _name in _OPERATIONS.items():
    _lanewise(_operation, _name)


@intrinsic
def wide_product(_typing, left, right):
    """Give the product of two words, 128 bits."""

    def write(_context, builder, _signature, arguments):
        return builder.mul(*(builder.zext(each, _BOTH) for each in arguments))

    return wide_type(types.uint64, types.uint64), write


@intrinsic
def wide_word(_typing, word):
    """Give a word as a number of 128 bits."""

    def write(_context, builder, _signature, arguments):
        return builder.zext(arguments[0], _BOTH)

    return wide_type(types.uint64), write


@intrinsic
def wide_low(_typing, wide):
    """Give the lowest 64 bits."""

    def write(_context, builder, _signature, arguments):
        return builder.trunc(arguments[0], WORD)

    return types.uint64(wide_type), write


@intrinsic
def wide_right(_typing, wide, bits):
    """Give the number without so many of its lowest bits."""

    def write(_context, builder, _signature, arguments):
        return builder.lshr(arguments[0], builder.zext(arguments[1], _BOTH))

    return wide_type(wide_type, types.uint64), write


@infer_global(operator.add)
class _WideSum(ConcreteTemplate):
    cases: ClassVar = [signature(wide_type, wide_type, wide_type)]


@lower_builtin(operator.add, WideType, WideType)
def _wide_sum(_context, builder, _signature, arguments):
    return builder.add(*arguments)

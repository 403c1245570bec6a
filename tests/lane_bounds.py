"""What a routine of lanes can make of every word at most: its own instructions, carried out with bounds for numbers.

What is carried out is what is compiled, instruction by instruction (`kernels/mont2048_ifma.py` writes them); of eight
lanes one stands for all. Numbers that count loops and places are themselves; a word of lanes is the largest that it
can be, the least is 0, and every operation grows with its operands. Whatever would run over is a failure.
"""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from llvmlite import ir

from colonnade.edges.engines.kernels.lanes import LANES, MANY, WORD
from colonnade.edges.engines.kernels.layout2048 import LIMB

MASK, WHOLE_WORD = (1 << LIMB) - 1, (1 << 64) - 1


class Pointer(NamedTuple):
    """A place in a room of words, by lanes."""

    room: dict[int, int]
    at: int


def room_of(limbs: Sequence[int]) -> Pointer:
    return Pointer(dict(enumerate(limbs)), 0)


def written(write: Callable[..., None], pointers: int) -> ir.Function:
    """A routine as a kernel holds it."""
    kind = ir.FunctionType(ir.VoidType(), [WORD.as_pointer()] * pointers)
    function = ir.Function(ir.Module(), kind, "routine")
    builder = ir.IRBuilder(function.append_basic_block())
    write(builder, *function.args)
    builder.ret_void()
    return function


class Bounds:
    """A routine carried out: the largest word there was, and how many factors were taken by their lowest bits alone."""

    def __init__(self, routine: ir.Function, *arguments: Pointer) -> None:
        self.largest, self.cut = 0, 0
        self._values: dict[Any, Any] = dict(zip(routine.args, arguments, strict=True))
        before, block = None, routine.blocks[0]
        while block is not None:
            before, block = block, self._run(block, before)

    def _run(self, block: Any, before: Any) -> Any:
        """Carry out a block; return the one that follows, nothing at the end."""
        for each in block.instructions:
            match each.opname:
                case "phi":
                    self._values[each] = next(self._of(value) for value, origin in each.incomings if origin is before)
                case "br" if len(each.operands) == 1:
                    return each.operands[0]
                case "br":
                    condition, yes, no = each.operands
                    return yes if self._of(condition) else no
                case "ret void":
                    return None
                case "store":
                    value, place = map(self._of, each.operands)
                    assert place.at % MANY == 0
                    place.room[place.at // MANY] = value
                case "call":
                    self._values[each] = self._sum_with_half(each)
                case _:
                    self._values[each] = self._step(each)
        raise AssertionError(block)

    def _step(self, each: Any) -> Any:  # noqa: PLR0911 -- a row for each instruction
        if each.opname == "alloca":
            return Pointer({}, 0)
        operands = [self._of(operand) for operand in each.operands]
        in_lanes = each.type == LANES
        match each.opname, operands:
            case "bitcast", [place]:
                return place
            case "getelementptr", [Pointer(room, at), index]:
                return Pointer(room, at + index)
            case "load", [Pointer(room, at)] if in_lanes and at % MANY == 0:
                return room[at // MANY]
            case "icmp", [left, right]:
                return {"slt": left < right, "sgt": left > right}[each.op]
            case "add", [left, right]:
                return self._word(left + right) if in_lanes else left + right
            case "lshr", [word, bits]:
                return word >> bits
            case "and", [word, mask] if in_lanes and mask == MASK:
                return min(word, mask)
            case "sub", [left, right] if not in_lanes:
                return left - right
            case "mul", [left, right] if not in_lanes:
                return left * right
        raise AssertionError(str(each))

    def _sum_with_half(self, each: Any) -> int:
        """The sum of a word and half a product: of factors the lowest 52 bits count."""
        total, left, right = map(self._of, each.args)
        self.cut += (left > MASK) + (right > MASK)
        product = min(left, MASK) * min(right, MASK)
        halves = {"l": min(product, MASK), "h": product >> LIMB}
        return self._word(total + halves[each.callee.name.removeprefix("llvm.x86.avx512.vpmadd52")[0]])

    def _of(self, operand: Any) -> Any:
        if not isinstance(operand, ir.Constant):
            return self._values[operand]
        value = operand.constant
        if isinstance(value, list | tuple):
            assert len({str(lane) for lane in value}) == 1
            return getattr(value[0], "constant", value[0])
        return value

    def _word(self, word: int) -> int:
        assert word <= WHOLE_WORD, word.bit_length()
        self.largest = max(self.largest, word)
        return word

"""The kernels for Ed25519: no limb runs over, no point is wrong, and every answer is the reference's."""

import random
import re
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nacl.bindings import (
    crypto_core_ed25519_add,
    crypto_scalarmult_ed25519_base_noclamp,
    crypto_scalarmult_ed25519_noclamp,
)

from colonnade.core.elections.arithmetic import Answer, Form, Job, Lines, Plan, ReferenceArithmetic
from colonnade.core.elections.ballot_box import verdicts_on
from colonnade.core.elections.ballots import poll_of
from colonnade.core.elections.edwards import (
    ORDER,
    PRIME,
    SLOPE,
    EdwardsGroup,
    Point,
    added,
    on_curve,
    point_of,
    times,
    written,
)
from colonnade.core.elections.election import read_election
from colonnade.core.elections.elements import Element
from colonnade.core.elections.objects import stamp
from colonnade.core.elections.trials import outsiders
from colonnade.edges.engines.choosing import prove_public
from colonnade.edges.engines.edwards_kernels import IFMA, KERNELS, LANES, PORTABLE
from colonnade.edges.engines.kernel_edwards import LINE, PIECE, TABLE_AFTER, WALK, KernelArithmetic
from colonnade.edges.engines.kernels.ed25519_curve import (
    Arithmetic,
    doubled,
    joined,
    many_lanes,
    one_lane,
    parted,
    prepared,
    summed,
    whole,
)
from colonnade.edges.engines.kernels.ed25519_field import LIMBS, MANY_PRIMES, MASK, Number
from colonnade.edges.engines.kernels.ed25519_instructions import (
    DIGIT_BITS,
    ENTRY,
    LIST,
    O_BITS,
    POINT,
    TABLE,
    TABLE_BITS,
    Do,
    DoesNotFit,
    packed,
    unpacked,
)
from colonnade.edges.engines.kernels.ed25519_programs import CONSTANTS, ORDER_DIGITS, Tape, chain, from_table, sparse
from colonnade.edges.engines.kernels.ed25519_shapes import Shape
from colonnade.edges.engines.kernels.ed25519_shapes import written as program_of
from colonnade.edges.engines.kernels.ed25519_tables import limbs_of, table_of
from colonnade.edges.engines.sodium import SodiumArithmetic
from tests.belenios import written as written_by_tool
from tests.conftest import PARTS
from tests.kernels import compiled, forced, kept_with_tests, need_ifma
from tests.limbs import CALLED_WHOLE, Bounds, Exact, value
from tests.sizes import LONG_RUN, sized

GROUP = EdwardsGroup()
REFERENCE = ReferenceArithmetic(GROUP)
ARITHMETICS = {PORTABLE: one_lane, IFMA: many_lanes}
EVERY_ENGINE = pytest.mark.parametrize("name", [PORTABLE, IFMA])
SHAPES = {
    "a ballot": Shape((0, -1), 3, ((2, 3), (5, 4), ()), (((0, 2)), (1, 3, 0), (0, 5), (2, 2, 2), (), (6,))),
    "a sum": Shape((-1, -1, 0), 0, ((0, 1, 2),), ()),
    "a strange element": Shape((), 1, (), ()),
    "ballots added up": Shape((0, -1), 3, ((2, 3),), ((0, 2), (1, 3, 0)), added=(2, 4)),
}
REGISTERS = 1 << O_BITS
"""So many can be written to."""
GROUPS = 4
"""Groups of lanes for which a program is carried out one after another; what is added up goes on."""


def engine(name: str) -> KernelArithmetic:
    """The engine of that name, tried, its kernel compiled."""
    if name == IFMA:
        need_ifma()
    compiled(KERNELS[name])
    found = forced(GROUP, name)
    assert isinstance(found, KernelArithmetic)
    return found


def call(name: str) -> Callable[..., None]:
    """The function of a kernel."""
    return engine(name)._call


class _Carried:
    """What a program can make of every register at most, whatever its inputs: all ways at once."""

    def __init__(self, by: Arithmetic) -> None:
        self.by = by
        self.registers: dict[int, list[int]] = {at: limbs_of(number) for at, number in CONSTANTS.items()}
        self.most = 0

    def run(self, program: Sequence[int], start: int) -> None:
        at, back = start, start
        while True:
            do, o, a, b = unpacked(int(program[at]))
            at += 1
            if do == Do.CALL:
                back, at = at, a
            elif do == Do.RETURN:
                at = back
            elif do == Do.END:
                return
            else:
                self.step(Do(do), o, a, b)

    def step(self, do: Do, o: int, a: int, b: int) -> None:  # noqa: PLR0912, PLR0915 -- a row for each instruction
        by, read = self.by, self.read
        match do:
            case Do.MULTIPLY:
                self.keep(o, [by.product(read(a), read(b))])
            case Do.SQUARE:
                self.keep(o, [by.power(read(a))])
                for _ in range(min(b - 1, 3)):
                    self.keep(o, [by.power(read(o))])
            case Do.ADD:
                self.keep(o, [by.sum(read(a), read(b))])
            case Do.SUBTRACT:
                self.keep(o, [by.difference(read(a), read(b))])
            case Do.DOUBLE:
                self.keep(o, whole(by, doubled(by, *self.several(a, 3))))
            case Do.DOUBLE_BARE:
                self.keep(o, whole(by, doubled(by, *self.several(a, 3)), bare=True))
                for _ in range(b - 1):
                    self.keep(o, whole(by, doubled(by, *self.several(o, 3)), bare=True))
            case Do.SUM | Do.LESS:
                self.keep(o, summed(by, self.several(a, 4), self.several(b, 4), do == Do.LESS))
            case Do.PREPARE:
                self.keep(o, prepared(by, parted(by, self.several(a, 4)), read(b)))
            case Do.PREPARE_APART:
                self.keep(o, prepared(by, self.several(a, 4), read(b)))
            case Do.PART:
                self.keep(o, parted(by, self.several(a, 4)))
            case Do.JOIN:
                self.keep(o, joined(by, self.several(a, 4)))
            case Do.COPY:
                self.keep(o, self.several(a, b))
            case Do.NEUTRAL:
                self.keep(o, [limbs_of(each) for each in (1, 1, 1, 0)] * a)
            case Do.TAKE:
                self.keep(o, self.several(a + 4 * b, 4))
            case Do.PUT:
                self.keep(a + 4 * b, self.several(o, 4))
            case Do.DEAL:
                listed = [self.several(a + 4 * size, 4) for size in range(LIST)]
                point = [_joined([each[at] for each in listed]) for at in range(4)]
                self.deal(a, summed(by, point, self.several(o, 4), _EITHER))
            case Do.ENTER:
                self.keep(o, summed(by, self.several(o, 4), [[MASK] * LIMBS] * 3, _EITHER))
            case Do.RECODE:
                pass
            case Do.LOAD:
                self.keep(o, [[MASK] * LIMBS])
                self.keep(a, [[1, 0, 0, 0, 0]])
            case Do.CHOOSE:
                self.keep(o, [_joined([read(a), read(b)])])
            case Do.IS_ZERO | Do.IS_BARE | Do.IS_SIGNED:
                self.whole(o)
            case Do.SPELL:
                self.whole(a)
                self.whole(b)
            case Do.MUST:
                pass
            case _:
                raise AssertionError(do)

    def deal(self, points: int, made: Sequence[Number]) -> None:
        for size in range(LIST):
            for at, number in enumerate(made):
                register = points + 4 * size + at
                self.keep(register, [_joined([number, self.read(register)])])

    def read(self, register: int) -> list[int]:
        return list(self.registers[register])

    def several(self, first: int, many: int) -> list[list[int]]:
        return [self.read(first + at) for at in range(many)]

    def keep(self, first: int, numbers: Sequence[Sequence[int]]) -> None:
        for at, number in enumerate(numbers):
            self.registers[first + at] = list(number)
            self.most = max(self.most, *number)

    def whole(self, register: int) -> None:
        assert max(self.read(register)) < CALLED_WHOLE


_EITHER = 2
"""A condition that holds in some lanes, for the writer of bounds."""


def _joined(numbers: Sequence[Sequence[int]]) -> list[int]:
    return [max(limbs) for limbs in zip(*numbers, strict=True)]


@EVERY_ENGINE
@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_no_program_lets_a_limb_run_over_even_where_all_are_as_large_as_they_can_be(name: str, shape: Shape) -> None:
    program = program_of(shape)
    carried = _Carried(ARITHMETICS[name](Bounds()))

    for start in (program.begin, *[program.start] * GROUPS, program.finish):
        carried.run(program.program.tolist(), start)

    assert carried.most < (1 << 52 if name == IFMA else 1 << 54)


LIMB = st.integers(0, MASK + (1 << 15)) | st.sampled_from([0, 1, MASK - 18, MASK - 1, MASK, MASK + 1, MASK + (1 << 15)])
NUMBER = st.lists(LIMB, min_size=LIMBS, max_size=LIMBS)


def _in_turn(number: Sequence[int]) -> list[int]:
    """A number carried in turn: all limbs but the highest have 51 bits."""
    return [*(limb & MASK for limb in number[:-1]), number[-1]]


OPERATIONS: dict[str, Callable[[int, int], int]] = {
    "product": lambda left, right: left * right,
    "sum": lambda left, right: left + right,
    "difference": lambda left, right: left - right,
}


@EVERY_ENGINE
@given(left=NUMBER, right=NUMBER)
def test_the_formulas_of_the_field_are_right_and_within_their_bounds(
    name: str, left: list[int], right: list[int]
) -> None:
    exact, bounds = ARITHMETICS[name](Exact()), ARITHMETICS[name](Bounds())
    full = [MASK + (1 << 15)] * LIMBS
    for operation, meant in OPERATIONS.items():
        made = getattr(exact, operation)(left, right)

        assert value(made) == meant(value(left), value(right)) % PRIME
        assert all(limb <= most for limb, most in zip(made, getattr(bounds, operation)(full, full), strict=True))
    squared = exact.power(_in_turn(left))
    assert value(squared) == value(_in_turn(left)) ** 2 % PRIME
    assert all(limb <= most for limb, most in zip(squared, bounds.power([MASK] * 4 + full[4:]), strict=True))


def _carry_out(name: str, rows: Sequence[tuple[int, int, int, int]], registers: Sequence[Sequence[int]]) -> Any:
    """Registers, spelling and mark 0 after a program, with given registers from 64 on, in every lane."""
    lanes = LANES[name]
    cells = engine(name)._cells(256)
    numbers = cells[LINE : LINE + 256 * LIMBS * lanes].reshape(256, LIMBS, lanes)
    numbers[64:] = 0
    numbers[64 : 64 + len(registers)] = np.array(registers, np.uint64)[:, :, None]
    program = np.array([packed(*row) for row in (*rows, (Do.END, 0, 0, 0))], np.uint64)
    spelled, marks, nothing = np.zeros((4, lanes), np.uint64), np.zeros(lanes, np.uint64), np.zeros(64, np.uint64)
    arrays = (cells, program, nothing, nothing, nothing, spelled, marks)
    call(name)(*(each.ctypes.data for each in arrays), 0, 1, 1, 1, 1, 1)
    assert all((numbers[64:128, :, lane] == numbers[64:128, :, 0]).all() for lane in range(lanes))
    assert (spelled == spelled[:, :1]).all()
    return numbers[:, :, 0].tolist(), spelled[:, 0].tolist(), int(marks[0])


@EVERY_ENGINE
@settings(max_examples=sized(200))
@given(numbers=st.lists(NUMBER, min_size=8, max_size=8))
def test_every_instruction_does_to_the_last_bit_what_its_formula_says(name: str, numbers: list[list[int]]) -> None:
    by = ARITHMETICS[name](Exact())
    numbers = [_in_turn(numbers[0]), _in_turn(numbers[1]), _in_turn(numbers[2]), *numbers[3:]]
    point, other = numbers[:4], numbers[4:]
    twice = limbs_of(2 * SLOPE % PRIME)
    bare = [*whole(by, doubled(by, *point[:3]), bare=True)]
    wanted = {
        (Do.MULTIPLY, 68): [by.product(point[0], other[0])],
        (Do.SQUARE, 3): [by.power(by.power(by.power(point[0])))],
        (Do.ADD, 68): [by.sum(point[0], other[0])],
        (Do.SUBTRACT, 68): [by.difference(point[0], other[0])],
        (Do.DOUBLE, 0): whole(by, doubled(by, *point[:3])),
        (Do.DOUBLE_BARE, 1): bare,
        (Do.DOUBLE_BARE, 2): whole(by, doubled(by, *bare), bare=True),
        (Do.SUM, 68): summed(by, point, other),
        (Do.LESS, 68): summed(by, point, other, negative=True),
        (Do.PREPARE, 3): prepared(by, parted(by, point), twice),
        (Do.PREPARE_APART, 3): prepared(by, point, twice),
        (Do.PART, 0): parted(by, point),
        (Do.JOIN, 0): joined(by, point),
    }
    for (do, last), meant in wanted.items():
        registers, _, _ = _carry_out(name, [(do, 80, 64, last)], numbers)
        assert registers[80 : 80 + len(meant)] == meant, do


def _digits_of(number: int, bits: int, place: int) -> int:
    """The digit at a place: from minus half of all that there are up to the other half."""
    half = 1 << bits - 1
    for _ in range(place + 1):
        digit = (number + half) % (2 * half) - half
        number = (number - digit) // (2 * half)
    return digit


@EVERY_ENGINE
@settings(max_examples=sized(100))
@given(seed=st.integers(0, 1 << 64), edge=st.sampled_from([None, 0, 7, 8, 63, 64, ORDER - 1]))
def test_what_a_digit_chooses_is_dealt_and_entered_in_each_lane_to_the_last_bit(
    name: str, seed: int, edge: int | None
) -> None:
    rng, by, lanes = random.Random(seed), ARITHMETICS[name](Exact()), LANES[name]
    places = [rng.randrange(64), rng.randrange(37)]
    factors = [[rng.randrange(ORDER) if edge is None else edge for _ in range(lanes)] for _ in range(2)]
    words = np.array([[[f >> 64 * at & (1 << 64) - 1 for f in each] for at in range(4)] for each in factors], np.uint64)
    cells = engine(name)._cells(256)
    memory = cells[LINE : LINE + 256 * LIMBS * lanes]
    limbs = np.array([rng.randrange(MASK + (1 << 14)) for _ in range(memory.size)], np.uint64)
    memory[LIMBS * lanes * 5 :] = limbs[LIMBS * lanes * 5 :]
    before = memory.copy()
    tables = np.array([rng.randrange(MASK + 1) for _ in range(TABLE * ENTRY)], np.uint64)
    rows = [(Do.RECODE, 0, 0, DIGIT_BITS), (Do.RECODE, 0, 1, TABLE_BITS), (Do.DEAL, 60, 64, places[0])]
    rows += [(Do.ENTER, 56, 0, 64 + places[1]), (Do.TAKE, 120, 64, 3), (Do.PUT, 60, 128, 2), (Do.END, 0, 0, 0)]
    program, nothing = np.array([packed(*row) for row in rows], np.uint64), np.zeros(64, np.uint64)

    arrays = (cells, program, nothing, words, tables, nothing, nothing)
    call(name)(*(each.ctypes.data for each in arrays), 0, 1, 1, 2, 1, 1)

    for lane in range(lanes):
        prepared_point, point = _registers(before, 60, lane, lanes), _registers(before, 56, lane, lanes)
        digit = _digits_of(factors[0][lane], DIGIT_BITS, places[0])
        listed: list[Sequence[Number]] = [_listed(before, 64, size, lane, lanes) for size in range(LIST)]
        listed[abs(digit)] = summed(by, listed[abs(digit)], prepared_point, digit < 0)
        assert [_listed(memory, 64, size, lane, lanes) for size in range(LIST)] == listed
        assert _registers(memory, 120, lane, lanes) == listed[3]
        assert _listed(memory, 128, 2, lane, lanes) == prepared_point
        digit = _digits_of(factors[1][lane], TABLE_BITS, places[1])
        entry = tables[ENTRY * abs(digit) :][: 3 * LIMBS].reshape(3, LIMBS).tolist()
        assert _registers(memory, 56, lane, lanes) == summed(by, point, entry, digit < 0)


def _registers(memory: Any, first: int, lane: int, lanes: int) -> list[list[int]]:
    """Four registers of a lane."""
    found: list[list[int]] = memory.reshape(-1, LIMBS, lanes)[first : first + 4, :, lane].tolist()
    return found


def _listed(memory: Any, first: int, size: int, lane: int, lanes: int) -> list[list[int]]:
    """A point of a list: one lane after another, each with all its limbs."""
    width = 4 * LIMBS
    start = (first + 4 * size) * LIMBS * lanes + width * lane
    found: list[list[int]] = memory[start : start + width].reshape(4, LIMBS).tolist()
    return found


@EVERY_ENGINE
@settings(max_examples=sized(500))
@given(
    limbs=st.lists(st.integers(0, CALLED_WHOLE - 1) | LIMB, min_size=LIMBS, max_size=LIMBS), near=st.integers(-20, 20)
)
def test_a_number_is_made_whole_whatever_its_limbs(name: str, limbs: list[int], near: int) -> None:
    for number in (limbs, limbs_of((PRIME + near) % (1 << 255)), limbs_of(max(0, near)), [CALLED_WHOLE - 1] * LIMBS):
        rows = [(Do.SPELL, 0, 64, 64), (Do.IS_ZERO, 64, 0, 0), (Do.MUST, 0, 0, 0)]
        _, spelled, zero = _carry_out(name, rows, [number])
        _, _, bare = _carry_out(name, [(Do.IS_BARE, 64, 0, 0), (Do.MUST, 0, 0, 0)], [number])
        meant = value(number)

        assert sum(word << 64 * at for at, word in enumerate(spelled)) == meant | (meant & 1) << 255
        assert zero == (meant != 0)
        assert bare == (limbs_of(meant) != list(number))


def test_the_order_is_its_few_digits() -> None:
    assert sum(digit << at for at, digit in enumerate(ORDER_DIGITS)) == ORDER
    assert set(ORDER_DIGITS) <= {0, 1, -1, 3, -3}
    assert [sparse(number) for number in range(5)] == [[], [1], [0, 1], [3], [0, 0, 1]]


def _small_points() -> list[Point]:
    """All eight points whose order divides 8."""
    whole = next(point for y in range(2, 99) if (point := on_curve(y)) and not _is_small(times(point, 4 * ORDER)))
    eighth = times(whole, ORDER)
    return [times(eighth, many) for many in range(8)]


def _is_small(point: Point) -> bool:
    return point[0] % PRIME == 0 and (point[1] - point[2]) % PRIME == 0


@EVERY_ENGINE
def test_points_of_small_and_mixed_order_and_beside_the_curve_are_strangers(name: str) -> None:
    g = point_of(GROUP.generator)
    assert g is not None
    small = _small_points()
    assert len({written(each) for each in small}) == 8
    spellings = [written(added(times(g, many), each)) for many in (0, 1, 77) for each in small]
    spellings += [*outsiders(GROUP), *(Element(f"{number:064x}") for number in range(40))]
    jobs = [Job((), (GROUP.generator, each), (), (((0, 2), (1, 5)),)) for each in spellings]

    answers = engine(name).answers(jobs)

    assert answers == REFERENCE.answers(jobs)
    assert [not answer.strangers for answer in answers[:24]] == [True, *[False] * 7] * 3


@EVERY_ENGINE
def test_every_spelling_that_is_not_the_one_of_its_point_is_a_stranger(name: str) -> None:
    """Read elements cannot be so; the kernel does not rely on it."""
    idle = [number | 1 << 255 for number in (1, PRIME - 1)]
    too_large = [PRIME + number for number in range(19)]
    numbers = [*idle, *too_large, *(number | 1 << 255 for number in too_large), (1 << 256) - 1, (1 << 255) - 1]
    jobs = [Job((), (Element(f"{number:064x}"),), (), ()) for number in numbers]

    assert engine(name).answers(jobs) == [Answer((0,))] * len(jobs)


@EVERY_ENGINE
def test_all_edges_of_the_group_are_answered_as_by_the_reference(name: str) -> None:
    prove_public(engine(name))
    edges = [
        0,
        1,
        2,
        7,
        8,
        9,
        15,
        16,
        63,
        64,
        65,
        127,
        128,
        ORDER - 1,
        ORDER,
        ORDER + 1,
        -1,
        (1 << 252) - 1,
        1 << 252,
        1 << 300,
    ]
    bases = (GROUP.generator, GROUP.identity, GROUP.independent(3), written(times(_point(GROUP.generator), ORDER - 1)))
    rows = tuple(
        ((at, edge), (3 - at, other)) for at in range(4) for edge, other in zip(edges, edges[::-1], strict=True)
    )
    jobs = [Job(bases[:2], bases[2:], ((0, 1), (2, 3), (2, 2)), (*rows, ((4, 7), (5, 9), (6, -3))))]

    assert engine(name).answers(jobs) == REFERENCE.answers(jobs)


def _point(element: Element) -> Point:
    point = point_of(element)
    assert point is not None
    return point


@EVERY_ENGINE
@settings(max_examples=sized(100))
@given(seed=st.integers(0, 1 << 64))
def test_random_jobs_of_random_shapes_are_answered_as_by_the_reference(name: str, seed: int) -> None:
    rng = random.Random(seed)
    jobs = []
    for _ in range(rng.randrange(1, 4)):
        plan = Plan((GROUP.generator, GROUP.independent(rng.randrange(3)))[: rng.randrange(3)])
        numbers = [*range(len(plan.known)), *(plan.strange(_random_element(rng)) for _ in range(rng.randrange(3)))]
        if numbers:
            numbers.append(plan.total([rng.choice(numbers) for _ in range(rng.randrange(4))]))
        for _ in range(rng.randrange(4)):
            plan.row(*((rng.choice(numbers), rng.randrange(-ORDER, ORDER)) for _ in range(rng.randrange(3)) if numbers))
        jobs.append(plan.job())

    assert engine(name).answers(jobs) == REFERENCE.answers(jobs)


def _random_element(rng: random.Random) -> Element:
    if rng.random() < 0.1:
        return rng.choice(outsiders(GROUP))
    return GROUP.independent(rng.randrange(10))


@EVERY_ENGINE
@pytest.mark.parametrize("many", [1, 2, 7, 8, 9, 17])
def test_jobs_that_do_not_fill_the_lanes_are_answered_each_for_itself(name: str, many: int) -> None:
    elements = [GROUP.independent(at) for at in range(3)]
    jobs = [Job((GROUP.generator,), (elements[at % 3],), (), (((0, at), (1, at * at)),)) for at in range(many)]
    jobs[many // 2] = Job((GROUP.generator,), (outsiders(GROUP)[2],), (), (((0, 1), (1, 1)),))

    assert engine(name).answers(jobs) == REFERENCE.answers(jobs)


@EVERY_ENGINE
def test_an_element_met_often_gets_a_table_and_the_same_powers(name: str) -> None:
    engine(name)
    with kept_with_tests():
        fresh, h = KernelArithmetic(GROUP, name), GROUP.independent(5)
    job = Job((h,), (), (), tuple(((0, exponent),) for exponent in (1, 2, ORDER - 1, ORDER // 3, 0)))
    before = fresh.answers([job])

    while h not in fresh._numbers:
        assert fresh.answers([job] * (TABLE_AFTER // 20)) == before * (TABLE_AFTER // 20)

    assert fresh.answers([job]) == before == REFERENCE.answers([job])


def test_a_table_holds_every_multiple_that_a_digit_asks_for() -> None:
    h = _point(GROUP.independent(7))
    table = table_of(h)
    assert table.shape[1] == ENTRY
    for place, size in ((0, 0), (0, 1), (0, 64), (1, 1), (20, 17), (36, 2)):
        number = int(_element_of(table[TABLE * place + size]), 16)
        assert number == int(written(times(h, size << TABLE_BITS * place)), 16)


def _element_of(entry: Any) -> Element:
    minus, plus, product = (value(entry[at : at + LIMBS].tolist()) for at in range(0, 3 * LIMBS, LIMBS))
    half = pow(2, -1, PRIME)
    x, y = (plus - minus) * half % PRIME, (plus + minus) * half % PRIME
    assert product == 2 * SLOPE * x * y % PRIME
    return written((x, y, 1, x * y % PRIME))


def test_many_random_pairs_have_the_powers_that_libsodium_finds() -> None:
    """By every kernel that there is here; two pairs a job, of which one is with g."""
    rng = random.Random(25519)
    kernels = [engine(name) for name in ARITHMETICS if name != IFMA or PARTS["AVX-512-IFMA"]]
    whole, piece = (500_000 if LONG_RUN else 2_000), 2_000
    point = crypto_scalarmult_ed25519_base_noclamp(rng.randrange(2, ORDER).to_bytes(32, "little"))
    for _ in range(0, whole, piece):
        jobs, wanted = [], []
        for _ in range(piece):
            one, other = rng.randrange(2, ORDER), rng.randrange(2, ORDER)
            raised = crypto_scalarmult_ed25519_noclamp(other.to_bytes(32, "little"), point)
            base = crypto_scalarmult_ed25519_base_noclamp(one.to_bytes(32, "little"))
            jobs.append(Job((GROUP.generator,), (Element(point[::-1].hex()),), (), (((0, one), (1, other)),)))
            wanted.append(Answer((), (), (Element(crypto_core_ed25519_add(base, raised)[::-1].hex()),)))
            point = raised
        assert all(kernel.answers(jobs) == wanted for kernel in kernels)


@EVERY_ENGINE
@settings(max_examples=sized(40))
@given(
    lengths=st.lists(st.integers(0, PIECE * PIECE // 4 + 2), min_size=1, max_size=4),
    weights=st.lists(st.integers(-3, 40) | st.integers(0, 1 << 40) | st.just(1), min_size=1, max_size=5),
)
def test_sums_of_any_length_and_weight_are_those_of_the_reference(
    name: str, lengths: list[int], weights: list[int]
) -> None:
    elements = [GROUP.independent(at) for at in range(4)]
    rows = [[(elements[at % 4], weights[at % len(weights)]) for at in range(length)] for length in lengths]

    assert engine(name).products(rows) == _products(rows)


def _products(rows: Sequence[Sequence[tuple[Element, int]]]) -> list[Element]:
    counts: list[dict[Element, int]] = []
    for row in rows:
        counted: dict[Element, int] = {}
        for element, exponent in row:
            counted[element] = counted.get(element, 0) + exponent
        counts.append(counted)
    return REFERENCE.products([list(each.items()) for each in counts])


@EVERY_ENGINE
def test_small_exponents_are_found_up_to_the_bound_and_not_beyond(name: str) -> None:
    for bound in (0, 1, WALK - 1, WALK, WALK**2 - 1, WALK**2, 10_000):
        asked = [0, 1, bound // 2, max(0, bound - 1), bound, bound + 1, bound + WALK, ORDER - 1]
        elements = [written(times(_point(GROUP.generator), each)) for each in asked]

        found = engine(name).logarithms(elements, bound)

        assert found == [each if each <= bound else None for each in asked]
    assert engine(name).logarithms([GROUP.independent(0)], 1_000) == [None]
    assert engine(name).logarithms([], 1_000) == []


PAGE = (Path(__file__).parents[2] / "docs" / "rules" / "kernels_ed25519.md").read_text()


def _table(head: str) -> dict[str, list[str]]:
    lines = PAGE.splitlines()
    first = next(at for at, line in enumerate(lines) if line.startswith(f"| {head} |")) + 2
    rows = [line.strip("|").split("|") for line in lines[first : lines.index("", first)]]
    return {row[0].strip(): [cell.strip() for cell in row[1:]] for row in rows}


def test_the_largest_limbs_are_those_of_the_page() -> None:
    table, factors = _table("largest limb"), {PORTABLE: (1 << 54) - 1, IFMA: (1 << 52) - 1}
    squares = {PORTABLE: (1 << 54) - 1, IFMA: MASK}
    for column, (name, make) in enumerate(ARITHMETICS.items()):
        by, factor = make(Bounds()), [factors[name]] * LIMBS
        root = [*[squares[name]] * (LIMBS - 1), factors[name]]
        loose = _joined([by.loose_product(factor, factor), by.loose_power(root)])
        carried = _joined([by.product(factor, factor), by.power(root)])
        sums = [by.sum(carried, carried), by.difference(carried, carried)]
        wanted = [factor, root[:-1], loose, carried, *sums]

        assert [row[column] for row in table.values()] == [str(max(limbs)) for limbs in wanted]
        assert all(limb < least for limb, least in zip(loose, by.lift, strict=True))
        assert max(max(each) for each in (carried, *sums)) <= factors[name]
    assert all(not limb % 2 for limb in MANY_PRIMES)
    assert value(MANY_PRIMES) == 0


def test_the_sums_of_a_multiple_are_those_of_the_page() -> None:
    def sums(tape: Tape) -> int:
        return sum(do in {Do.SUM, Do.LESS, Do.DEAL, Do.ENTER} for do, *_ in tape.rows)

    table = _table("multiple")
    order = [chain(factors, asked=True) for factors in (0, 1, 2)]

    assert table["an exponent"][0] == "64 + 14"
    assert sums(chain(1, asked=False)) == 64 + 14
    assert table["the order"][0] == f"{sum(digit != 0 for digit in ORDER_DIGITS)} + 3"
    assert [sums(each) for each in order] == [31 + 3 + factors * (64 + 14) for factors in (0, 1, 2)]
    assert table["by a table"][0] == str(sums(from_table(0)))
    assert {sum(_doublings(row) for row in each.rows) for each in order} == {252}


def _doublings(row: tuple[int, int, int, int]) -> int:
    return {Do.DOUBLE: 1, Do.DOUBLE_BARE: row[3]}.get(Do(row[0]), 0)


def test_the_instructions_are_those_of_the_page() -> None:
    named = [name.strip("` ") for names in _table("instruction") for name in names.split(",")]

    assert sorted(named) == sorted(each.name for each in Do)


@EVERY_ENGINE
def test_threads_that_ask_at_once_are_answered_each_its_own(name: str) -> None:
    jobs = [[Job((), (GROUP.independent(at % 3),), (), (((0, at), (0, -at * at)),))] * (at % 3 + 1) for at in range(24)]

    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(engine(name).answers, jobs)) == [REFERENCE.answers(each) for each in jobs]


@EVERY_ENGINE
def test_what_threads_add_up_at_once_is_each_its_own(name: str) -> None:
    form, adding = Form((), 1, (), (((0, 0),),), ((0,),)), engine(name)
    elements = [GROUP.independent(at % 3) for at in range(24)]
    wanted = REFERENCE.products([[(element, 16)] for element in elements])

    def found(element: Element) -> object:
        return adding.added_up(form, [((element,), (2,))] * 16, (0,))[1]

    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(found, elements)) == [[each] for each in wanted]


def _most(shape: Callable[[int], Shape]) -> int:
    """For how many bases with a table, of which each takes a point's room and nothing else, there is room."""
    return (REGISTERS - program_of(shape(1)).registers) // POINT + 1


@EVERY_ENGINE
def test_a_job_for_which_the_machine_is_too_small_is_answered_all_the_same(name: str) -> None:
    def shape(known: int) -> Shape:
        return Shape((0,) * known, 0, (), ((0, known - 1),))

    most = _most(shape)
    assert REGISTERS - POINT < program_of(shape(most)).registers <= REGISTERS
    with pytest.raises(DoesNotFit):
        program_of(shape(most + 1))
    for known in (most, most + 1):
        jobs = [Job((GROUP.generator,) * known, (), (), (((0, 5), (known - 1, 7)),))]
        assert engine(name).answers(jobs) == [Answer((), (), tuple(REFERENCE.products([[(GROUP.generator, 12)]])))]


@EVERY_ENGINE
def test_where_there_is_no_room_to_add_up_the_lines_are_told_and_where_there_is_none_at_all_too(name: str) -> None:
    def shape(known: int) -> Shape:
        return Shape((0,) * known, 1, (), ((0, known),))

    most, h = _most(shape), GROUP.independent(1)
    (line,) = REFERENCE.products([[(GROUP.generator, 5), (h, 7)]])
    for known, is_added in ((most - 1, True), (most, False), (most + 1, False)):
        form = Form((GROUP.generator,) * known, 1, (), (((0, 0), (known, 1)),), ((0,),))
        lines, product = engine(name).added_up(form, [((h,), (5, 7))] * 8, (0,))

        assert lines == [Lines((), (line,))] * 8
        assert product == (REFERENCE.products([[(h, 8)]]) if is_added else None)


@EVERY_ENGINE
@pytest.mark.parametrize("directory", ["v251-plain-Ed25519", "v251-mixnet-Ed25519", "v30-threshold-Ed25519"])
def test_ballots_of_the_vectors_and_their_mutants_have_the_same_verdicts_as_by_libsodium(
    name: str, directory: str
) -> None:
    poll, rng = poll_of(read_election(written_by_tool(directory).election)), random.Random(directory)
    ballots = written_by_tool(directory).payloads("Ballot")
    numbers = [list(re.finditer(rb'"([0-9a-f]{9,})"', ballot)) for ballot in ballots]
    mutants = []
    for _ in range(sized(400)):
        at = rng.randrange(len(ballots))
        old, new = rng.choice(numbers[at])[1], rng.choice(rng.choice(numbers))[1]
        last = rng.choice(b"0123456789")
        mutants.append(ballots[at].replace(old, rng.choice([new, old[:-1] + bytes([last])])))
    mutants = [_stamped(each) for each in mutants]

    assert verdicts_on(poll, engine(name), ballots) == [None] * len(ballots)
    verdicts = verdicts_on(poll, engine(name), mutants)
    assert verdicts == verdicts_on(poll, SodiumArithmetic(GROUP), mutants)
    assert {each is None for each in verdicts} >= {False}


def _stamped(content: bytes) -> bytes:
    rest, mark, signature = content.rpartition(b',"signature":{"hash":"')
    return rest + mark + stamp(rest + b"}").encode() + signature[43:]

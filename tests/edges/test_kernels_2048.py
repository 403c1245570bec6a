"""The kernel for numbers of 2048 bits: worst limbs stay in their words, answers are the reference's and gmpy2's."""

import random
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from itertools import islice

import gmpy2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colonnade.core.elections.arithmetic import Answer, Job, PublicArithmetic, ReferenceArithmetic
from colonnade.core.elections.elements import Element, Group
from colonnade.core.elections.fields import FieldGroup
from colonnade.core.elections.groups import BELENIOS_2048, RFC_3526_2048
from colonnade.core.elections.trials import edges, outsiders
from colonnade.core.elections.verification import Report, verify
from colonnade.core.errors import Refusal
from colonnade.edges.engines import gmp
from colonnade.edges.engines.ifma_field import KERNEL, IfmaArithmetic
from colonnade.edges.engines.kernels.compiling import loaded
from colonnade.edges.engines.kernels.layout2048 import LIMB, LIMBS, MANY, WORKSPACE
from colonnade.edges.engines.kernels.mont2048_ifma import _write_multiply, _write_square
from colonnade.edges.engines.memory2048 import Room, constants_of, odd_digits
from tests.archives import WITH_BLANK, YES_NO, Plan, made, public
from tests.edges.test_election_mutations import Remembering
from tests.edges.test_engines import _job
from tests.edges.test_kernels_page import largest
from tests.kernels import compiled, forced, kept_with_tests, need_ifma
from tests.lane_bounds import Bounds, room_of, written
from tests.mutations import mutants, subject
from tests.sizes import LONG_RUN, sized

RADIX = 1 << LIMB
WHOLE = 1 << LIMB * LIMBS
GROUPS = (BELENIOS_2048, RFC_3526_2048)
EVERY_GROUP = pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.id)


@pytest.fixture(scope="module", autouse=True)
def _compiled() -> None:
    need_ifma()
    compiled(KERNEL)


def _limbs(number: int) -> list[int]:
    return [number >> LIMB * at & RADIX - 1 for at in range(LIMBS)]


def _reduced(left: int, right: int, modulus: int) -> int:
    """What one multiplication gives, exactly: the product and a multiple of the modulus, without its lower half."""
    multiple = -left * right * pow(modulus, -1, WHOLE) % WHOLE
    return (left * right + multiple * modulus) // WHOLE


def _multiplied(pairs: list[tuple[int, int]], modulus: int) -> list[int]:
    """What the kernel makes of eight pairs of numbers as they stand in memory."""
    assert len(pairs) == MANY
    with kept_with_tests():
        call = loaded(KERNEL)["multiplied"]
    numbers, tasks = Room(3 * MANY * LIMBS), Room(3 * MANY)
    for lane, pair in enumerate(pairs):
        for at, number in enumerate(pair):
            index = at * MANY + lane
            tasks.words[index] = index
            for limb, word in enumerate(_limbs(number)):
                numbers.words[index * LIMBS + limb] = word
        tasks.words[2 * MANY + lane] = 2 * MANY + lane
    constants, work = constants_of(modulus), Room(WORKSPACE)
    call(*(each.address for each in (numbers, constants, tasks, work)), 1)
    made = []
    for lane in range(MANY):
        words = numbers.words[(2 * MANY + lane) * LIMBS : (2 * MANY + lane + 1) * LIMBS]
        assert max(words) < RADIX
        made.append(sum(word << LIMB * at for at, word in enumerate(words)))
    return made


def _worst(modulus: int) -> list[int]:
    """Numbers below 2p and beyond, with the limbs at which carries go wrong."""
    full = (1 << 2060) - 1
    every_other = [sum(RADIX - 1 << LIMB * at for at in range(first, LIMBS - 1, 2)) for first in (0, 1)]
    edge = [0, 1, 2, modulus - 1, modulus, modulus + 1, 2 * modulus - 1, full, *every_other]
    return [*edge, *(RADIX - 1 << LIMB * at for at in (0, 7, 8, 20, LIMBS - 2)), 1 << 2059]


def test_no_column_can_leave_its_word_whatever_the_limbs() -> None:
    """Every limb and every digit at its largest: each column counts how often a half of a product is added to it."""
    largest = RADIX - 1
    columns = [0] * (2 * LIMBS)
    for _product_then_multiple in range(2):
        for one in range(LIMBS):
            for other in range(LIMBS):
                columns[one + other] += largest
                columns[one + other + 1] += largest
    carry = 0
    for at, column in enumerate(columns):
        assert column + carry < 1 << 64, at
        carry = column + carry >> LIMB
    assert max(columns) == (2 * 2 * LIMBS - 2) * largest
    assert max(columns) < 1 << 60


def test_a_product_of_numbers_below_twice_the_modulus_is_below_it_again() -> None:
    for group in GROUPS:
        bound = 2 * group.modulus
        assert ((bound - 1) ** 2 + (WHOLE - 1) * group.modulus) // WHOLE < bound
        assert ((bound - 1) + (WHOLE - 1) * group.modulus) // WHOLE <= group.modulus


@pytest.mark.parametrize("modulus", [*(group.modulus for group in GROUPS), (1 << 2048) - 1, (1 << 2047) + 1])
def test_numbers_of_the_worst_limbs_are_multiplied_exactly(modulus: int) -> None:
    worst = _worst(modulus)
    pairs = [(left, right) for at, left in enumerate(worst) for right in worst[at:]]
    pairs += [(1, 1)] * (-len(pairs) % MANY)

    for first in range(0, len(pairs), MANY):
        eight = pairs[first : first + MANY]
        assert _multiplied(eight, modulus) == [_reduced(left, right, modulus) for left, right in eight]


@pytest.mark.parametrize(("write", "factors"), [(_write_multiply, 2), (_write_square, 1)])
def test_no_word_of_a_product_or_square_runs_over_even_where_all_limbs_are_as_large_as_they_can_be(
    write: Callable[..., None], factors: int
) -> None:
    """The instructions that are compiled, each with the largest word there can be; no factor has more than 52 bits.

    Only where a digit of the reduction is reckoned do the lowest bits of a column count alone; the first column has
    no more.
    """
    full, out = [RADIX - 1] * LIMBS, room_of([])
    constants = room_of([RADIX - 1] * (1 + LIMBS))  # -1/p, then p: at most

    carried = Bounds(written(write, factors + 2), out, *(room_of(full) for _ in range(factors)), constants)

    assert carried.largest <= largest()["with a carry"]
    assert carried.cut == LIMBS - 1
    assert out.room == dict(enumerate(full))


def _squared(number: int, modulus: int) -> list[int]:
    """What the kernel makes of a number as it stands, squared 0 to 7 times, each time once more multiplied by 1."""
    with kept_with_tests():
        call = loaded(KERNEL)["tabled"]
    numbers, tables, base, work = Room(LIMBS), Room(2 * MANY * LIMBS), Room(1), Room(WORKSPACE)
    for limb, word in enumerate(_limbs(number)):
        numbers.words[limb] = word
    constants = constants_of(modulus)
    call(*(each.address for each in (numbers, constants, tables, base, work)), 0, MANY, 1)
    made = []
    for lane in range(MANY):
        words = tables.words[(2 * lane + 1) * LIMBS : (2 * lane + 2) * LIMBS]
        assert max(words) < RADIX
        made.append(sum(word << LIMB * at for at, word in enumerate(words)))
    return made


@pytest.mark.parametrize("modulus", [*(group.modulus for group in GROUPS), (1 << 2048) - 1, (1 << 2047) + 1])
def test_numbers_of_the_worst_limbs_are_squared_exactly(modulus: int) -> None:
    for number in _worst(modulus):
        wanted, step = [], number
        for _ in range(MANY):
            wanted.append(_reduced(WHOLE % modulus, step, modulus))
            step = _reduced(step, step, modulus)

        assert _squared(number, modulus) == wanted


@settings(max_examples=sized(200))
@given(pairs=st.lists(st.tuples(*[st.integers(0, (1 << 2060) - 1)] * 2), min_size=MANY, max_size=MANY))
def test_any_numbers_are_multiplied_exactly(pairs: list[tuple[int, int]]) -> None:
    modulus = BELENIOS_2048.modulus

    assert _multiplied(pairs, modulus) == [_reduced(left, right, modulus) for left, right in pairs]


@EVERY_GROUP
def test_the_odd_digits_of_an_order_make_the_order(group: FieldGroup) -> None:
    digits = list(odd_digits(group.order))

    assert sum(digit << at for at, digit in enumerate(digits)) == group.order
    assert all(digit == 0 or digit % 2 for digit in digits)
    assert max(digits) < 16


@EVERY_GROUP
@settings(max_examples=sized(100))
@given(exponents=st.lists(st.integers(-(1 << 260), 1 << 260), min_size=1, max_size=3))
def test_the_kernel_answers_what_the_reference_answers(group: Group, exponents: list[int]) -> None:
    job = _job(group, exponents)

    assert forced(group, "ifma").answers([job]) == ReferenceArithmetic(group).answers([job])


@EVERY_GROUP
def test_bases_of_every_kind_and_exponents_at_every_edge(group: FieldGroup) -> None:
    """Members, the neutral element and outsiders whose limbs are the largest there are."""
    engine, reference = forced(group, "ifma"), ReferenceArithmetic(group)
    assert isinstance(group, FieldGroup)
    odd = [Element(str(number)) for number in (2, (1 << 2028) - 1, (1 << 2047) - 1, group.modulus - 2)]
    bases = [group.generator, group.identity, *outsiders(group), *odd]
    jobs = [
        Job((base,), (group.generator, group.generator), ((0, 1), ()), tuple(((at, each),) for each in edges(7)))
        for base in bases
        for at in (0, 1, 3)
    ]
    jobs += [Job((), (base, group.generator), (), (((1, group.order - 1),),)) for base in bases]
    jobs += [Job((base,), (), (), tuple(((0, each),) for each in edges(group.order))) for base in bases[-2:]]

    assert engine.answers(jobs) == reference.answers(jobs)


@EVERY_GROUP
def test_jobs_of_any_number_and_shape_stand_side_by_side(group: Group) -> None:
    engine = forced(group, "ifma")
    jobs = [_job(group, range(at % 4)) for at in range(11)]
    jobs += [Job((), (), (), ()), Job((group.generator,), (), (), ((), ((0, 5), (0, 7)))), Job((), (), ((),), ())]
    reference = {job: ReferenceArithmetic(group).answers([job])[0] for job in jobs}

    for first in range(3):
        assert engine.answers(jobs[first:]) == [reference[job] for job in jobs[first:]]
    assert engine.answers([]) == []


def test_bases_met_often_have_tables_and_the_same_powers() -> None:
    forced(BELENIOS_2048, "ifma")
    engine = IfmaArithmetic(BELENIOS_2048)
    group, draw = BELENIOS_2048, random.Random(3).randrange
    known = [group.independent(at) for at in range(6)]
    exponents = (0, 1, 2, 1023, 1024, group.order - 1, group.order // 3, *(draw(group.order) for _ in range(20)))
    jobs = [Job((element,), (), (), tuple(((0, each),) for each in exponents)) for element in known]
    rows = tuple(tuple((at, draw(group.order)) for at in range(6)) for _ in range(9))
    jobs.append(Job(tuple(known), (), (), rows))

    first = engine.answers(jobs)
    for _ in range(5):
        assert engine.answers(jobs) == first
    assert len(engine._tables) == 4
    assert first == public(group).answers(jobs)


def test_threads_that_ask_at_once_are_answered_each_its_own() -> None:
    forced(BELENIOS_2048, "ifma")
    engine = IfmaArithmetic(BELENIOS_2048)
    jobs = [[_job(BELENIOS_2048, [at, -at])] for at in range(24)]
    alone = [public(BELENIOS_2048).answers(job) for job in jobs]

    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(engine.answers, jobs)) == alone


def test_many_random_pairs_have_the_powers_that_gmpy2_finds() -> None:
    """All bases are powers of g, so that gmpy2 multiplies a power out of a table; some it raises by its own function.

    The next base is a power just found.
    """
    group, draw = BELENIOS_2048, random.Random(2048).randrange
    engine, order, modulus = forced(group, "ifma"), group.order, gmpy2.mpz(group.modulus)
    table, known = gmp.Table(gmpy2.mpz(group.base), modulus, order.bit_length()), draw(order)
    base, piece = table.power(known), 256
    for first in range(0, 500_000 if LONG_RUN else 2_000, piece):
        jobs, wanted = [], []
        for at in range(piece):
            pair = draw(order), draw(order)
            powers = [table.power(known * each % order) for each in pair]
            if (first + at) % 16 == 0:
                assert powers == [gmpy2.powmod(base, each, modulus) for each in pair]
            jobs.append(Job((), (Element(str(base)),), (), tuple(((0, each),) for each in pair)))
            wanted.append(Answer((), (), tuple(Element(str(each)) for each in powers)))
            known, base = known * pair[0] % order, powers[0]

        assert engine.answers(jobs) == wanted


def _report(content: bytes, arithmetic: PublicArithmetic) -> Report:
    return verify(BytesIO(content), lambda _group: arithmetic, lambda offset, end: content[offset:end])


def test_damaged_archives_are_refused_for_the_same_reasons_by_both_engines() -> None:
    votes = [(0, [[1, 0], [0, 1, 0, 0]]), (1, [[0, 1], [1, 0, 0, 0]]), (2, [[1, 0], [0, 1, 1, 0]])]
    plans = [Plan(votes, (YES_NO, WITH_BLANK), seed=seed) for seed in (1, 2)]
    whole, foreign = (subject(made(plan)) for plan in plans)
    engines = [Remembering(forced(BELENIOS_2048, "ifma")), Remembering(public(BELENIOS_2048))]

    def verdict(content: bytes, engine: Remembering) -> str:
        try:
            report = _report(content, engine)
        except Refusal as refusal:
            return refusal.code
        return report.reasons[0].code if report.reasons else ""

    found = [
        [verdict(each.content, engine) for engine in engines]
        for each in islice(mutants(9, [whole], [foreign]), sized(3_000))
    ]

    assert all(fast == slow != "" for fast, slow in found)
    assert len(Counter(fast for fast, _ in found)) > 20

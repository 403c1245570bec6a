"""A second program that shares nothing with ours judges every division, and catches every fault sown into one."""

from collections.abc import Iterator
from random import Random

import pytest

from colonnade.core.apportionment.affiliates import Affiliate, Division, Impossible
from colonnade.core.apportionment.lots import resolved
from colonnade.core.apportionment.methods import Method
from colonnade.core.apportionment.rules import divide, read_rule
from tests.apportionment_checker import Case, fault
from tests.sizes import sized

METHODS = [each.value for each in Method]


def _case(random: Random, method: str) -> tuple[Case, list[str]]:
    """A case and the same as parameters; floors and caps are each affiliate's own."""
    count = random.randint(1, 7)
    few = method == "huntington-hill"
    members = [random.choice((few, 1, 2, 5, 10, 10, 20, random.randint(1, 3000))) for _ in range(count)]
    bounded = random.random() < 0.5
    floors = [random.randint(0, 3) if bounded else 0 for _ in range(count)]
    caps = [random.choice((None, floor + random.randint(1, 9))) if bounded else None for floor in floors]
    case = Case(method, members, random.randint(0, 30), floors, caps)
    if method == "per-begun":
        case.per = random.randint(1, 900)
        return case, [f"per={case.per}"]
    if method == "brackets":
        case.table, case.further = [(9, 1), (100, 2), (1000, 5)], random.randint(1, 300)
        return case, ["table=9:1,100:2,1000:5", f"further={case.further}"]
    if method == "floor-plus":
        case.rest = random.choice(("hamilton", "dhondt", "sainte-lague"))
        return case, ["floor=0", f"rest={case.rest}"]
    return case, []


def _cases(method: str, number: int) -> Iterator[tuple[Case, Division]]:
    random = Random(method)
    while number:
        case, parameters = _case(random, method)
        affiliates = [
            Affiliate(f"a{at}", own, None, case.floors[at], case.caps[at]) for at, own in enumerate(case.members)
        ]
        try:
            found = divide(read_rule(Method(method), parameters), affiliates, case.seats)
        except Impossible:
            continue
        if found.tie is not None:
            case.lots = random.sample(found.tie.affiliates, len(found.tie.affiliates))
        number -= 1
        yield case, resolved(found, {1: [at + 1 for at in case.lots]} if case.lots else {})


@pytest.mark.parametrize("method", METHODS)
def test_the_second_program_finds_no_fault_in_what_ours_divides(method: str) -> None:
    with_tie = 0
    for case, found in _cases(method, sized(4000)):
        assert fault(case, list(found.seats)) is None, (case, found)
        with_tie += found.tie is not None

    assert with_tie or method in ("per-begun", "brackets")


def _faults(case: Case, right: list[int]) -> Iterator[tuple[str, Case, list[int]]]:
    """Everything that can go wrong by one seat, and lots that were not obeyed."""
    for at in range(len(right)):
        yield "one more", case, [own + (each == at) for each, own in enumerate(right)]
        yield "one fewer", case, [own - (each == at) for each, own in enumerate(right)]
        for other in range(len(right)):
            if other != at:
                moved = [own + (each == other) - (each == at) for each, own in enumerate(right)]
                yield "moved", case, moved
            if right[other] != right[at]:
                swapped = [right[{at: other, other: at}.get(each, each)] for each in range(len(right))]
                yield "exchanged", case, swapped
    yield "left out", case, right[1:]


@pytest.mark.parametrize("method", METHODS)
def test_every_fault_sown_into_a_division_is_caught(method: str) -> None:
    sown = 0
    for case, found in _cases(method, sized(800)):
        for kind, asked, wrong in _faults(case, list(found.seats)):
            sown += 1
            assert fault(asked, wrong) is not None, (kind, asked, found, wrong)

    assert sown > 100


@pytest.mark.parametrize(
    "method", ["hamilton", "dhondt", "sainte-lague", "huntington-hill", "degressive", "floor-plus"]
)
def test_a_lot_read_from_the_wrong_end_is_caught(method: str) -> None:
    turned = 0
    for case, found in _cases(method, sized(4000)):
        if case.lots:
            case.lots = case.lots[::-1]
            turned += 1
            assert fault(case, list(found.seats)) is not None, (case, found)

    assert turned

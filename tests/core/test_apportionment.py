"""Each method against its definition, all divisions tried; and censuses. Source: docs/rules/apportionment.md."""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from fractions import Fraction
from itertools import combinations, product
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.core.apportionment.affiliates import (
    Affiliate,
    CapsBelowSeats,
    Division,
    FewerSeatsThanAffiliates,
    FloorAboveCap,
    FloorsBeyondSeats,
    Impossible,
    NobodyHasMembers,
    NoMembers,
)
from colonnade.core.apportionment.lots import BadLots, OtherLots, read_lots, resolved
from colonnade.core.apportionment.methods import Method
from colonnade.core.apportionment.rules import (
    BadParameter,
    MissingParameter,
    NoSuchParameter,
    Rule,
    SeatsNeeded,
    TooManySeats,
    divide,
    read_rule,
)
from colonnade.core.apportionment.scales import BadTable, BeyondTable, FallingTable
from tests.sizes import sized

VECTORS = Path(__file__).parents[1] / "vectors" / "shares"
HOUSES = ["hamilton", "dhondt", "sainte-lague", "huntington-hill", "degressive"]
DIVISORS = HOUSES[1:]
WITHOUT_ZERO = {"huntington-hill"}


def _affiliates(members: Sequence[int]) -> list[Affiliate]:
    return [Affiliate(f"a{at}", own) for at, own in enumerate(members)]


def _divided(method: str, members: Sequence[int], seats: int | None, *parameters: str) -> Division:
    return divide(read_rule(Method(method), parameters), _affiliates(members), seats)


def _ways(division: Division) -> set[tuple[int, ...]]:
    """Every division that some lot makes of it."""
    if division.tie is None:
        return {division.seats}
    return {
        tuple(own + (at in favoured) for at, own in enumerate(division.seats))
        for favoured in combinations(division.tie.affiliates, division.tie.seats)
    }


def _all(count: int, seats: int, floor: int, cap: int) -> Iterator[tuple[int, ...]]:
    yield from (each for each in product(range(floor, min(cap, seats) + 1), repeat=count) if sum(each) == seats)


def _least(every: Iterator[tuple[int, ...]], cost: Callable[[tuple[int, ...]], Fraction]) -> set[tuple[int, ...]]:
    costs = {each: cost(each) for each in every}
    return {each for each, own in costs.items() if own == min(costs.values())}


def _sum(parts: Iterable[Fraction]) -> Fraction:
    return sum(parts, Fraction(0))


def _defined(method: str, members: Sequence[int], seats: int, floor: int, cap: int) -> set[tuple[int, ...]]:
    """What the method is for: all divisions that do it best."""
    every = _all(len(members), seats, floor, cap)
    pairs = list(zip(members, range(len(members)), strict=True))
    if method == "hamilton":
        total = sum(members)
        return _least(every, lambda given: _sum((given[at] - Fraction(own * seats, total)) ** 2 for own, at in pairs))
    if method == "sainte-lague":
        return _least(every, lambda given: _sum(Fraction(given[at] ** 2, own) for own, at in pairs))
    if method == "huntington-hill":
        return _least(every, lambda given: _sum(Fraction(own**2, given[at]) for own, at in pairs))
    return {given for given in every if _is_even(method, members, given, floor, cap)}


def _is_even(method: str, members: Sequence[int], given: Sequence[int], floor: int, cap: int) -> bool:
    """No seat given stands behind a seat not given; squares stand for roots."""
    power = 2 if method == "degressive" else 1
    half = Fraction(1, 2) if method == "degressive" else Fraction(0)
    given_last = [own / (seats - half) ** power for own, seats in zip(members, given, strict=True) if seats > floor]
    next_ones = [own / (seats + 1 - half) ** power for own, seats in zip(members, given, strict=True) if seats < cap]
    return not given_last or not next_ones or max(next_ones) <= min(given_last)


@pytest.mark.parametrize(
    ("method", "floor", "cap"),
    [("hamilton", 0, 9), *((method, *bounds) for method in DIVISORS for bounds in ((0, 9), (1, 4), (2, 3)))],
)
def test_every_method_makes_just_the_divisions_that_its_definition_allows(method: str, floor: int, cap: int) -> None:
    least = 1 if method == "huntington-hill" else floor
    random = Random(f"{method} {floor}")
    for _ in range(sized(1000)):
        members = [random.choice((1, 2, 3, 4, 6, 9, 12, random.randint(1, 60))) for _ in range(random.randint(1, 4))]
        seats = random.randint(max(least, floor) * len(members), min(9, cap * len(members)))
        exact = [Fraction(own) for own in members] if method in ("dhondt", "degressive") else members
        found = _divided(method, members, seats, f"floor={floor}", f"cap={cap}")
        assert _ways(found) == _defined(method, exact, seats, max(least, floor), cap), (members, seats)  # type: ignore[arg-type]


@pytest.mark.parametrize("census", ["1960", "1980"])
def test_huntington_hill_gives_the_435_seats_that_the_census_bureau_gave(census: str) -> None:
    with (VECTORS / "us-house.csv").open(newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["census"] == census]
    found = _divided("huntington-hill", [int(row["apportionment_population"]) for row in rows], 435)

    assert len(rows) == 50
    assert found.tie is None
    assert list(found.seats) == [int(row["seats_435"]) for row in rows]


MEMBERS = st.lists(st.integers(1, 5000), min_size=1, max_size=8)


@given(MEMBERS, st.integers(0, 60), st.sampled_from(HOUSES))
def test_all_seats_are_given_and_who_has_more_members_has_no_fewer(members: list[int], seats: int, method: str) -> None:
    seats = max(seats, len(members))
    found = _divided(method, members, seats)

    for way in _ways(found):
        assert sum(way) == seats
        for more, fewer in product(range(len(members)), repeat=2):
            assert members[more] <= members[fewer] or way[more] >= way[fewer]


@given(MEMBERS, st.integers(0, 60), st.sampled_from(HOUSES), st.randoms(use_true_random=False))
def test_order_and_names_change_nothing(members: list[int], seats: int, method: str, random: Random) -> None:
    seats = max(seats, len(members))
    order = random.sample(range(len(members)), len(members))
    found = _divided(method, members, seats)
    turned = divide(Rule(Method(method)), [Affiliate(f"z{9 - at}", members[at]) for at in order], seats)

    assert [found.seats[at] for at in order] == list(turned.seats)
    assert (found.tie is None) is (turned.tie is None)
    if found.tie is not None and turned.tie is not None:
        assert {order[at] for at in turned.tie.affiliates} == set(found.tie.affiliates)


@given(MEMBERS, st.integers(0, 60), st.sampled_from(DIVISORS))
def test_divisor_methods_take_no_seat_away_when_there_is_one_more(members: list[int], seats: int, method: str) -> None:
    seats = max(seats, len(members))
    fewer, more = _divided(method, members, seats), _divided(method, members, seats + 1)

    assert all(more.at_most(at) >= fewer.at_least(at) for at in range(len(members)))


@given(MEMBERS, st.integers(0, 60), st.sampled_from(DIVISORS), st.integers(0, 7), st.integers(1, 900))
def test_divisor_methods_take_no_seat_from_who_grows(
    members: list[int], seats: int, method: str, who: int, by: int
) -> None:
    seats, who = max(seats, len(members)), who % len(members)
    before = _divided(method, members, seats)
    after = _divided(method, [own + by * (at == who) for at, own in enumerate(members)], seats)

    assert after.at_most(who) >= before.at_least(who)
    for at, other in product(range(len(members)), repeat=2):
        if who not in (at, other):
            assert not (after.at_most(at) < before.at_least(at) and after.at_least(other) > before.at_most(other))


@given(MEMBERS, st.integers(0, 60))
def test_hamilton_stays_beside_the_exact_share_and_dhondt_never_below_it(members: list[int], seats: int) -> None:
    total = sum(members)
    for way in _ways(_divided("hamilton", members, seats)):
        assert all(abs(own - Fraction(seats * each, total)) < 1 for own, each in zip(way, members, strict=True))
    for way in _ways(_divided("dhondt", members, seats)):
        assert all(own > Fraction(seats * each, total) - 1 for own, each in zip(way, members, strict=True))


@pytest.mark.parametrize(
    ("method", "members", "seats"),
    [
        ("dhondt", [40, 1, 1, 1, 1, 1, 1, 1, 1, 1], 13),
        ("sainte-lague", [146, 7, 2, 1, 3, 6], 10),
        ("huntington-hill", [151, 18, 3, 3, 5], 7),
    ],
)
def test_no_divisor_method_always_stays_beside_the_exact_share(method: str, members: list[int], seats: int) -> None:
    """Balinski and Young's theorem, a case for each method; Hamilton keeps beside the share in all of them."""
    share = Fraction(seats * members[0], sum(members))

    assert abs(_divided(method, members, seats).seats[0] - share) > 1
    assert abs(_divided("hamilton", members, seats).seats[0] - share) < 1


@pytest.mark.parametrize(
    ("members", "seats"),
    [(0, 0), (1, 1), (499, 1), (500, 1), (501, 2), (1000, 2), (1001, 3), (10**12, 2 * 10**9)],
)
def test_one_for_every_begun_500(members: int, seats: int) -> None:
    assert _divided("per-begun", [members], None, "per=500").seats == (seats,)


CROYDON = ("table=150:2", "further=100", "cap=6")
ITF = (
    (
        "table=5000:1,10000:2,20000:3,30000:4,40000:5,50000:6,75000:7,100000:8,125000:9,150000:10,175000:11,200000:12,"
        "250000:13,300000:14,350000:15,400000:16,450000:17,500000:18,600000:19,700000:20,800000:21,900000:22,*:23"
    ),
)


@pytest.mark.parametrize(
    ("rule", "members", "seats"),
    [
        *((CROYDON, 1, 2), (CROYDON, 150, 2), (CROYDON, 151, 3), (CROYDON, 250, 3), (CROYDON, 251, 4)),
        *((CROYDON, 550, 6), (CROYDON, 551, 6), (CROYDON, 9999, 6), (CROYDON, 0, 0)),
        *((ITF, 5000, 1), (ITF, 5001, 2), (ITF, 200_000, 12), (ITF, 200_001, 13), (ITF, 450_000, 17)),
        *((ITF, 500_000, 18), (ITF, 500_001, 19), (ITF, 900_000, 22), (ITF, 900_001, 23), (ITF, 5_000_000, 23)),
    ],
)
def test_brackets_at_every_edge(rule: tuple[str, ...], members: int, seats: int) -> None:
    assert _divided("brackets", [members], None, *rule).seats == (seats,)


def test_a_floor_of_its_own_and_a_cap_of_its_own_come_before_the_rules() -> None:
    mine = [Affiliate("a", 900, floor=0, cap=3), Affiliate("b", 100), Affiliate("c", 10)]

    assert divide(read_rule(Method.DHONDT, ["floor=2"]), mine, 9).seats == (3, 4, 2)


def test_floor_plus_gives_the_floor_and_divides_the_rest_as_if_there_were_none() -> None:
    assert _divided("floor-plus", [600, 300, 100], 16, "floor=2").seats == (8, 5, 3)
    assert _divided("floor-plus", [600, 300, 100], 16, "floor=2", "rest=dhondt").seats == (8, 5, 3)
    assert _divided("hamilton", [600, 300, 100], 16, "floor=2").seats == (9, 5, 2)


def test_degressive_weighs_roots_or_what_is_above_a_bound_in_part() -> None:
    assert _divided("degressive", [10_000, 2_500, 100], 16).seats == (10, 5, 1)
    assert _divided("degressive", [400_000, 200_000], 5, "full=200000", "ratio=1/2").seats == (3, 2)


def test_a_cap_that_is_a_part_of_the_house_is_rounded_down() -> None:
    assert _divided("dhondt", [900, 100, 100], 10, "cap=49/100").seats[0] == 4


@pytest.mark.parametrize(
    ("method", "members", "seats", "parameters", "refusal"),
    [
        ("huntington-hill", [5, 5, 5], 2, [], FewerSeatsThanAffiliates),
        ("huntington-hill", [5, 0, 5], 9, [], NoMembers),
        ("huntington-hill", [5, 5], 9, ["cap=0"], FloorAboveCap),
        ("hamilton", [0, 0], 3, [], NobodyHasMembers),
        ("dhondt", [0, 0], 3, ["floor=1"], NobodyHasMembers),
        ("dhondt", [5, 5], 9, ["cap=4"], CapsBelowSeats),
        ("hamilton", [5, 0], 9, ["cap=5"], CapsBelowSeats),
        ("sainte-lague", [5, 5, 5], 10, ["cap=1/4"], CapsBelowSeats),
        ("hamilton", [5, 5], 3, ["floor=2"], FloorsBeyondSeats),
        ("floor-plus", [5, 5], 3, ["floor=2"], FloorsBeyondSeats),
        ("floor-plus", [5, 5], 9, ["floor=2", "cap=3"], CapsBelowSeats),
        ("floor-plus", [5, 5], 5, ["floor=2", "rest=huntington-hill"], FewerSeatsThanAffiliates),
        ("hamilton", [5, 5], 9, ["floor=1", "cap=1/10"], FloorAboveCap),
        ("hamilton", [5], None, [], SeatsNeeded),
        ("hamilton", [5], 100_001, [], TooManySeats),
        ("brackets", [501], None, ["table=500:1"], BeyondTable),
    ],
)
def test_what_cannot_be_met_is_refused(
    method: str, members: list[int], seats: int | None, parameters: list[str], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        _divided(method, members, seats, *parameters)


@pytest.mark.parametrize(
    ("method", "parameters", "refusal"),
    [
        ("per-begun", [], MissingParameter),
        ("brackets", [], MissingParameter),
        ("floor-plus", [], MissingParameter),
        ("degressive", ["full=5"], MissingParameter),
        ("per-begun", ["per=0"], BadParameter),
        ("per-begun", ["per=-5"], BadParameter),
        ("per-begun", ["per=500", "cap=1/2"], BadParameter),
        ("hamilton", ["per=5"], NoSuchParameter),
        ("hamilton", ["floor"], NoSuchParameter),
        ("hamilton", ["floor=1", "floor=1"], NoSuchParameter),
        ("hamilton", ["cap=3/2"], BadParameter),
        ("hamilton", ["cap=1/0"], BadParameter),
        ("hamilton", ["floor=2", "cap=1"], BadParameter),
        ("floor-plus", ["floor=1", "rest=degressive"], BadParameter),
        ("degressive", ["rounding=hamilton"], BadParameter),
        ("brackets", ["table=500:1,500:2"], FallingTable),
        ("brackets", ["table=500:2,900:1"], FallingTable),
        ("brackets", ["table=*:2,900:3"], FallingTable),
        ("brackets", ["table=500"], BadTable),
        ("brackets", ["table=0:1"], BadTable),
        ("brackets", ["table=*:2", "further=5"], BadParameter),
    ],
)
def test_a_parameter_that_says_nothing_is_refused(method: str, parameters: list[str], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        read_rule(Method(method), parameters)


def test_digits_of_parameters_may_be_persian() -> None:
    assert read_rule(Method.PER_BEGUN, ["per=۵۰۰"]).per == 500


def test_a_tie_is_left_open_and_the_lot_decides_it() -> None:
    found = _divided("dhondt", [6, 6, 2], 10)
    assert found.tie is not None
    assert (found.seats, found.tie.affiliates, found.tie.seats) == ((4, 4, 1), (0, 1), 1)
    assert not found.is_decided

    drawn = resolved(found, read_lots("# drawn by the chair\n\n\ufeff1: ۲ 1\n".replace("\ufeff", "").encode()))
    assert drawn.seats == (4, 5, 1)
    assert drawn.is_decided


@pytest.mark.parametrize("lots", [b"1: 1 3", b"1: 1", b"1: 1 2 3", b"1: 1 9"])
def test_lots_that_name_others_than_the_tie_are_refused(lots: bytes) -> None:
    with pytest.raises(OtherLots):
        resolved(_divided("dhondt", [6, 6, 2], 10), read_lots(lots))


@pytest.mark.parametrize(
    "lots",
    [b"1 2", b"1:", b": 1", b"x: 1 2", b"1: 1 1", b"1: 0 1", b"1: 1 2\n1: 1 2", b"\xff", b"1: 1,2", b"1" * 2**20],
)
def test_a_line_that_is_no_lot_is_refused_by_its_number(lots: bytes) -> None:
    with pytest.raises(BadLots) as refused:
        read_lots(lots)
    assert refused.value.facts["line"] == lots.count(b"\n") + 1


@given(st.binary(max_size=80))
def test_lots_of_any_bytes_are_read_or_refused(content: bytes) -> None:
    with suppress(BadLots):
        assert all(read_lots(content).values())


def test_what_is_impossible_is_one_kind_of_refusal() -> None:
    assert issubclass(CapsBelowSeats, Impossible)

"""Power indices against all coalitions, all orders, and tables in the literature. Source: docs/rules/power.md."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import permutations, product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.core.power.exact import is_within_limits, power
from colonnade.core.power.games import (
    BadQuota,
    Game,
    NoWeights,
    QuotaBeyondWeights,
    QuotaOfNothing,
    read_majority,
)
from colonnade.core.power.indices import decimal, indices_of
from colonnade.core.power.sampled import sampled_power, usual_samples
from colonnade.edges.progress import untold
from tests.sizes import sized

Row = list[Fraction]


def _game(weights: Sequence[int], quota: str, second: Sequence[int] = (), second_quota: str = "") -> Game:
    first = read_majority(weights, quota)
    return Game((first, read_majority(second, second_quota))) if second else Game((first,))


def _wins(game: Game, coalition: Sequence[int]) -> bool:
    return all(sum(each.weights[at] for at in coalition) >= each.quota for each in game.majorities)


def _by_coalitions(game: Game) -> Row:
    critical = [0] * game.voters
    for joined in product((False, True), repeat=game.voters):
        coalition = [at for at, is_in in enumerate(joined) if is_in]
        if _wins(game, coalition):
            for at in coalition:
                critical[at] += not _wins(game, [other for other in coalition if other != at])
    return [Fraction(own, sum(critical)) for own in critical]


def _by_orders(game: Game) -> Row:
    turning, orders = [0] * game.voters, 0
    for order in permutations(range(game.voters)):
        orders += 1
        turning[next(at for place, at in enumerate(order) if _wins(game, order[: place + 1]))] += 1
    return [Fraction(own, orders) for own in turning]


def _any_game(random: Random, most: int) -> Game:
    count = random.randint(1, most)
    weights = [[random.choice((0, 1, 1, 2, 3, 5, 8, 30)) for _ in range(count)] for _ in range(2)]
    for each in weights:
        each[0] += not any(each)
    quotas = [str(random.randint(1, sum(each))) for each in weights]
    if random.random() < 0.5:
        return _game(weights[0], quotas[0])
    return _game(weights[0], quotas[0], weights[1], quotas[1])


def test_banzhaf_is_what_all_coalitions_of_up_to_ten_say() -> None:
    random = Random(10)
    for size in [6] * sized(600) + [10] * sized(100):
        game = _any_game(random, size)
        assert list(power(game, untold).banzhaf) == _by_coalitions(game), game


def test_shapley_shubik_is_what_all_orders_of_up_to_seven_say() -> None:
    random = Random(7)
    for size in [5] * sized(600) + [7] * sized(60):
        game = _any_game(random, size)
        assert list(power(game, untold).shapley_shubik) == _by_orders(game), game


def _parts(over: Sequence[int], under: int) -> Row:
    return [Fraction(own, under) for own in over]


EEC_1958 = [4, 4, 4, 2, 2, 1]
EEC_1973 = [10, 10, 10, 10, 5, 5, 3, 3, 2]
COUNCIL = [5] * 5 + [1] * 10


@pytest.mark.parametrize(
    ("weights", "quota", "banzhaf", "shapley_shubik"),
    [
        (EEC_1958, "12", _parts([10, 10, 10, 6, 6, 0], 42), _parts([14, 14, 14, 9, 9, 0], 60)),
        (
            EEC_1973,
            "41",
            _parts([53, 53, 53, 53, 29, 29, 21, 21, 5], 317),
            _parts([75, 75, 75, 75, 34, 34, 24, 24, 4], 420),
        ),
        ([50, 49, 1], "51", _parts([3, 1, 1], 5), _parts([4, 1, 1], 6)),
        ([9, 9, 7, 3, 1, 1], "16", _parts([16, 16, 16, 0, 0, 0], 48), _parts([1, 1, 1, 0, 0, 0], 3)),
    ],
    ids=["EEC 1958", "EEC 1973", "50 49 1", "Nassau County 1958"],
)
def test_tables_in_the_literature(weights: list[int], quota: str, banzhaf: Row, shapley_shubik: Row) -> None:
    """Brams and Affuso, 1976; of the first and third, Banzhaf also The Britannica Guide to Statistics, p. 194."""
    found = power(_game(weights, quota), untold)

    assert list(found.banzhaf) == banzhaf
    assert list(found.shapley_shubik) == shapley_shubik


@pytest.mark.parametrize(
    ("weights", "quota", "banzhaf", "shapley_shubik"),
    [
        ([8, 6, 4, 2], "12", _parts([5, 3, 3, 1], 12), None),
        ([50, 30, 20], "67", _parts([3, 1, 1], 5), None),
        ([10, 10, 20, 30], "50", None, _parts([1, 1, 3, 7], 12)),
    ],
    ids=["8 6 4 2", "50 30 20", "Stach 2011"],
)
def test_examples_of_which_one_index_is_published(
    weights: list[int], quota: str, banzhaf: Row | None, shapley_shubik: Row | None
) -> None:
    """The reference manual of CoopGame 0.2.2 (CRAN); the last is from I. Stach, Encyclopedia of Power, 2011, 603."""
    found = power(_game(weights, quota), untold)

    assert list(found.banzhaf) == banzhaf or banzhaf is None
    assert list(found.shapley_shubik) == shapley_shubik or shapley_shubik is None


def test_the_security_council_by_weights_of_7_and_1() -> None:
    """Five permanent members of 7, ten others of 1, 39 needed: 848 and 84 critical cases (Straffin, 1993)."""
    found = power(_game([7] * 5 + [1] * 10, "39"), untold)

    assert found.banzhaf == tuple([Fraction(848, 5080)] * 5 + [Fraction(84, 5080)] * 10)
    assert found.shapley_shubik == tuple([Fraction(421, 2145)] * 5 + [Fraction(4, 2145)] * 10)


def test_two_majorities_are_stricter_than_one() -> None:
    one, two = _game([5, 1, 1, 1], ">1/2"), _game([5, 1, 1, 1], ">1/2", [1, 1, 1, 1], ">1/2")

    assert power(one, untold).banzhaf[0] == 1
    assert power(two, untold).banzhaf == (Fraction(4, 10), *[Fraction(2, 10)] * 3)


WEIGHTS = st.lists(st.integers(0, 40), min_size=1, max_size=9).filter(any)


@given(WEIGHTS, st.integers(1, 400), st.integers(1, 9), st.randoms(use_true_random=False))
def test_order_scale_and_complement_change_nothing(weights: list[int], asked: int, by: int, random: object) -> None:
    quota = asked % sum(weights) + 1
    found = power(_game(weights, str(quota)), untold)
    order = Random(str(random)).sample(range(len(weights)), len(weights))
    turned = power(_game([weights[at] for at in order], str(quota)), untold)
    larger = power(_game([own * by for own in weights], str(quota * by)), untold)
    dual = power(_game(weights, str(sum(weights) - quota + 1)), untold)

    assert tuple(found.banzhaf[at] for at in order) == turned.banzhaf
    assert tuple(found.shapley_shubik[at] for at in order) == turned.shapley_shubik
    assert found == larger == dual
    assert sum(found.banzhaf) == sum(found.shapley_shubik) == 1


@given(WEIGHTS, st.integers(1, 400))
def test_more_weight_is_no_less_power_and_no_weight_is_none(weights: list[int], asked: int) -> None:
    found = power(_game(weights, str(asked % sum(weights) + 1)), untold)
    for index in (found.banzhaf, found.shapley_shubik):
        assert [own for _, own in sorted(zip(weights, index, strict=True))] == sorted(index)
        assert all(own == 0 for weight, own in zip(weights, index, strict=True) if not weight)


def test_a_game_within_the_limits_is_counted_and_one_beyond_is_sampled_and_says_so() -> None:
    assert is_within_limits(_game([10**6 // 10] * 9 + [10**6 // 10 + 1], ">1/2"))
    assert is_within_limits(_game(list(range(1, 101)), ">1/2"))
    beyond = _game([10**12 - 1, 10**12 - 11, 10**9 + 7], ">1/2")
    found = indices_of(beyond, seed="1", samples=50, tell=untold)

    assert not is_within_limits(beyond)
    assert (found.is_exact, found.samples) == (False, 50)


def test_a_sample_is_within_its_bound_and_the_same_for_the_same_seed() -> None:
    random = Random(3)
    for number in range(sized(200)):
        game = _any_game(random, 8)
        exact = power(game, untold)
        found = sampled_power(game, seed=str(number), samples=400, tell=untold)
        for guess, right in zip(
            found.banzhaf + found.shapley_shubik, exact.banzhaf + exact.shapley_shubik, strict=True
        ):
            assert abs(guess - right) <= found.error_bound, game
    assert sampled_power(game, seed="a", samples=9, tell=untold) == sampled_power(
        game, seed="a", samples=9, tell=untold
    )


def test_a_larger_sample_has_a_smaller_bound() -> None:
    game = _game(list(range(1, 31)), ">1/2")
    bounds = [sampled_power(game, seed="1", samples=samples, tell=untold).error_bound for samples in (100, 400, 1600)]

    assert bounds == sorted(bounds, reverse=True)
    assert bounds[-1] < Fraction(1, 20)
    assert usual_samples(1) == 200_000
    assert usual_samples(10**5) == 2_000


@pytest.mark.parametrize(
    ("quota", "least"),
    [("12", 12), ("۱۲", 12), ("2/3", 12), ("1/2", 9), (">1/2", 9), (">2/3", 12), ("1/1", 17), (" 1 / 17 ", 1)],
)
def test_quotas_are_numbers_or_parts_of_the_whole(quota: str, least: int) -> None:
    assert read_majority(EEC_1958, quota).quota == least


@pytest.mark.parametrize(
    ("quota", "refusal"),
    [
        *((each, BadQuota) for each in ("", "x", "0.5", "1/", "/2", "1/0", "-3", ">5", ">", "1/2/3", "50%", "9" * 50)),
        *((each, QuotaBeyondWeights) for each in ("18", "3/2", ">1/1")),
        *((each, QuotaOfNothing) for each in ("0", "0/5")),
    ],
)
def test_what_is_no_quota_is_refused(quota: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        read_majority(EEC_1958, quota)


def test_weights_that_are_all_nothing_are_refused() -> None:
    with pytest.raises(NoWeights):
        read_majority([0, 0], "1")


def test_decimals_have_twelve_places() -> None:
    shown = [decimal(Fraction(*each)) for each in ((10, 42), (1, 1), (0, 1), (2, 3), (1, 2 * 10**12))]

    assert shown == ["0.238095238095", "1.000000000000", "0.000000000000", "0.666666666667", "0.000000000001"]
    assert decimal(Fraction(1, 10**15), up=True) == "0.000000000001"

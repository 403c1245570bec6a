"""Paradoxes are told where they are, and never where they are not. Source: docs/rules/apportionment.md, "Warnings"."""

import csv
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.core.apportionment.affiliates import Affiliate
from colonnade.core.apportionment.methods import Method
from colonnade.core.apportionment.paradoxes import LOOKED_THROUGH, Warned, hundredths, warnings_of
from colonnade.core.apportionment.rules import divide, read_rule
from tests.apportionment_checker import Case, fault

VECTORS = Path(__file__).parents[1] / "vectors" / "shares"
PARADOXES = {"alabama", "new_affiliate", "population"}


def _warned(method: str, members: list[int], seats: int | None, *parameters: str) -> list[Warned]:
    rule, affiliates = (
        read_rule(Method(method), parameters),
        [Affiliate(f"a{at}", own) for at, own in enumerate(members)],
    )
    return warnings_of(rule, affiliates, seats, divide(rule, affiliates, seats))


def _kinds(method: str, members: list[int], seats: int | None, *parameters: str) -> set[str]:
    return {each.kind for each in _warned(method, members, seats, *parameters)}


def test_the_smallest_alabama_paradox_is_told_from_both_sides() -> None:
    told = [
        next(each.facts for each in _warned("hamilton", [6, 6, 2], seats) if each.kind == "alabama")
        for seats in (10, 11)
    ]

    assert told == [{"name": "a2", "before": 10, "had": 2, "seats": 11, "now": 1}] * 2


def test_some_state_loses_a_seat_by_hamilton_as_the_house_grows_from_250_to_459() -> None:
    with (VECTORS / "us-house.csv").open(newline="") as file:
        states = [row for row in csv.DictReader(file) if row["census"] == "1980"]
    rule = read_rule(Method.HAMILTON, [])
    affiliates = [Affiliate(row["state"], int(row["apportionment_population"])) for row in states]
    houses = [divide(rule, affiliates, seats) for seats in range(250, 460)]
    losers = {
        affiliates[at].name
        for fewer, more in pairwise(houses)
        for at in range(len(affiliates))
        if more.seats[at] < fewer.seats[at]
    }

    assert losers


def test_a_newcomer_with_its_share_moves_a_seat_between_others() -> None:
    """As in 1907, when Oklahoma came with five seats and one went from New York to Maine."""
    told = [each.facts for each in _warned("hamilton", [1045, 5960, 2995], 6) if each.kind == "new_affiliate"]

    assert told == [{"loser": "a0", "winner": "a1", "members": 2995, "seats": 2, "cases": 1, "tried": 3}]


def test_a_small_change_of_one_moves_a_seat_between_two_others() -> None:
    members = [2585, 246, 2480, 2890, 748]
    told = [each.facts for each in _warned("hamilton", members, 20) if each.kind == "population"]
    change: dict[str, str | int] = {"name": "a0", "was": 2585, "members": 2560}

    assert told == [{"loser": "a1", "winner": "a2", **change, "cases": 2, "tried": 10}]


@given(st.lists(st.integers(1, 900), min_size=1, max_size=6), st.integers(1, 40))
def test_what_is_told_of_one_seat_more_is_so_by_the_second_program(members: list[int], seats: int) -> None:
    rule, affiliates = read_rule(Method.HAMILTON, []), [Affiliate(f"a{at}", own) for at, own in enumerate(members)]
    for each in _warned("hamilton", members, seats):
        if each.kind == "alabama":
            for house, own in (("before", "had"), ("seats", "now")):
                size = int(each.facts[house])
                found = divide(rule, affiliates, size)
                at = int(str(each.facts["name"]).removeprefix("a"))
                assert each.facts[own] in (found.at_least(at), found.at_most(at))
                if found.tie is None:
                    case = Case("hamilton", members, size, [0] * len(members), [None] * len(members))
                    assert fault(case, list(found.seats)) is None


@given(
    st.lists(st.integers(1, 900), min_size=1, max_size=6),
    st.integers(6, 40),
    st.sampled_from(["dhondt", "sainte-lague", "huntington-hill", "degressive"]),
)
def test_divisor_methods_are_free_of_all_three(members: list[int], seats: int, method: str) -> None:
    assert not _kinds(method, members, seats) & PARADOXES


def test_a_cap_in_parts_of_the_house_can_bring_the_alabama_paradox_to_any_method() -> None:
    """From 11 to 12 seats the two large ones rise from 3 to 4 each, and one of the others pays for it."""
    told = [each.facts for each in _warned("dhondt", [500, 500, 100, 90, 80], 11, "cap=1/3") if each.kind == "alabama"]

    assert told == [{"name": "a3", "before": 11, "had": 2, "seats": 12, "now": 1}]


def test_where_a_lot_would_decide_nobody_is_said_to_lose() -> None:
    assert "alabama" not in _kinds("hamilton", [1, 1, 1], 1)
    assert "population" not in _kinds("hamilton", [10, 10, 10, 10], 2)


@pytest.mark.parametrize(
    ("method", "members", "seats", "kind"),
    [
        ("dhondt", [40, 1, 1, 1, 1, 1, 1, 1, 1, 1], 13, "quota"),
        ("dhondt", [40, 1, 1], 5, "no_seat"),
        ("per-begun", [40, 1, 1], 5, "seats"),
        ("hamilton", [1] * (LOOKED_THROUGH + 1), LOOKED_THROUGH + 1, "not_searched"),
    ],
)
def test_what_else_may_surprise_is_told(method: str, members: list[int], seats: int, kind: str) -> None:
    assert kind in _kinds(method, members, seats, *(["per=10"] if method == "per-begun" else []))


def test_members_claimed_beyond_those_attested_are_told() -> None:
    rule, mine = read_rule(Method.DHONDT, []), [Affiliate("a", 50, claimed=90), Affiliate("b", 50, claimed=50)]

    told = warnings_of(rule, mine, 2, divide(rule, mine, 2))
    assert [each.facts for each in told] == [{"name": "a", "claimed": 90, "attested": 50}]


def test_shares_are_cut_and_not_rounded() -> None:
    assert [hundredths(Fraction(*each)) for each in ((0, 1), (2, 3), (1999, 1000), (10, 1))] == [
        "0.00",
        "0.66",
        "1.99",
        "10.00",
    ]

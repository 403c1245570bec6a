"""Seats for lists: Czechia 2017, thresholds at their edge, quotients as shown. Source: docs/rules/apportionment.md."""

import csv
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.core.apportionment.affiliates import Affiliate
from colonnade.core.apportionment.lists import (
    NobodyPasses,
    UndecidedRegions,
    divide_by_regions,
    divide_lists,
    passing,
)
from colonnade.core.apportionment.methods import Method
from colonnade.core.apportionment.rules import Rule, divide
from tests.apportionment_checker import Case, fault

VECTORS = Path(__file__).parents[1] / "vectors" / "shares"
ELECTED = {"ANO": 78, "ODS": 25, "Piráti": 22, "SPD": 22, "ČSSD": 15, "KSČM": 15, "KDU-ČSL": 10, "TOP 09": 7, "STAN": 6}


def _czechia() -> tuple[list[str], list[list[int]]]:
    """The names of the lists, and the votes by region and list."""
    with (VECTORS / "cz-2017.csv").open(newline="") as file:
        _, *rows = csv.reader(file, delimiter=";")
    return [row[0] for row in rows], [
        [int(cell) for cell in region] for region in zip(*(row[1:] for row in rows), strict=True)
    ]


def test_czechia_2017_in_every_list() -> None:
    names, votes = _czechia()
    found = divide_by_regions(votes, 200, threshold=Fraction(1, 20))

    assert {name: seats for name, seats in zip(names, found.totals, strict=True) if seats} == ELECTED
    assert (len(found.seats), sum(found.seats)) == (14, 200)
    assert all(each.division.tie is None for each in found.lists)


def test_the_second_program_finds_no_fault_in_any_czech_region() -> None:
    _, votes = _czechia()
    found = divide_by_regions(votes, 200, threshold=Fraction(1, 20))
    for region, seats, lists in zip(votes, found.seats, found.lists, strict=True):
        weights = [own if passes else 0 for own, passes in zip(region, lists.passing, strict=True)]
        assert (
            fault(Case("dhondt", weights, seats, [0] * len(weights), [None] * len(weights)), list(lists.division.seats))
            is None
        )


def test_a_list_with_just_the_threshold_passes_and_one_vote_fewer_does_not() -> None:
    assert passing([950, 50], Fraction(1, 20)) == (True, True)
    assert passing([951, 49], Fraction(1, 20)) == (True, False)
    assert passing([5, 0], Fraction(0)) == (True, False)


def test_quotients_that_won_are_shown_and_the_first_that_did_not() -> None:
    found = divide_lists([60, 30, 10], 4)

    assert found.division.seats == (3, 1, 0)
    assert [[str(each) for each in own] for own in found.quotients] == [["60", "30", "20", "15"], ["30", "15"], ["10"]]


def test_a_tie_is_left_open_and_a_lot_decides_it() -> None:
    assert divide_lists([50, 50], 3).division.tie is not None
    assert divide_lists([50, 50], 3, lots={1: [2, 1]}).division.seats == (1, 2)


def test_where_nobody_passes_and_where_regions_tie_it_is_refused() -> None:
    with pytest.raises(NobodyPasses):
        divide_lists([1, 1, 1], 3, threshold=Fraction(1, 2))
    with pytest.raises(NobodyPasses):
        divide_lists([0, 0], 1)
    with pytest.raises(UndecidedRegions):
        divide_by_regions([[5, 5], [5, 5]], 3)


@given(st.lists(st.integers(0, 500), min_size=1, max_size=7).filter(any), st.integers(0, 30))
def test_lists_without_a_threshold_are_divided_as_affiliates_are(votes: list[int], seats: int) -> None:
    for method in (Method.DHONDT, Method.SAINTE_LAGUE):
        affiliates = [Affiliate(f"a{at}", own) for at, own in enumerate(votes)]
        found = divide_lists(votes, seats, method=method)
        assert found.division == divide(Rule(method), affiliates, seats)
        won = [
            quotient
            for own, seats_won in zip(found.quotients, found.division.seats, strict=True)
            for quotient in own[:seats_won]
        ]
        lost = [own[-1] for own in found.quotients if own]
        assert not won or min(won) >= max(lost)

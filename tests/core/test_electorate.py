"""The electorate: who may vote, what stands for all in the log, one list that tells nothing of where it came from."""

import json
import re
from datetime import date
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.core.elections.electorate import (
    CLASS_LEAST,
    UNITS_MOST,
    CredentialTwice,
    NotACredential,
    SameLeaf,
    TooManyUnits,
    Voter,
    VoterTwice,
    WeightUnmasks,
    commitment_to_all,
    eligible,
    in_units,
    is_of_electorate,
    leaf_of,
    membership_of,
    merged,
    require_hidden_weights,
)

PAGE = (Path(__file__).parents[2] / "docs" / "rules" / "elections.md").read_text()
WEIGHTS = re.findall(r"^\| ((?:\d+ \(\d+\)(?:, )?)+) \| (stands|refused: \d+) \| (\d+) \|$", PAGE, re.MULTILINE)
DAY = date(2026, 5, 1)
CREDENTIALS = st.text("123456789abcdef", min_size=1, max_size=12)
LISTS = st.lists(CREDENTIALS, unique=True, max_size=24).flatmap(
    lambda all_of_them: st.lists(st.integers(0, 3), min_size=len(all_of_them), max_size=len(all_of_them)).map(
        lambda bases: [[c for c, base in zip(all_of_them, bases, strict=True) if base == each] for each in range(4)]
    )
)


def voter(pseudonym: str = "a", since: str = "2026-01-01", until: str = "2027-01-01", weight: int = 1) -> Voter:
    return Voter(pseudonym, date.fromisoformat(since), date.fromisoformat(until), weight)


@pytest.mark.parametrize(
    ("since", "until", "may"),
    [
        ("2026-05-01", "2027-01-01", True),
        ("2026-05-02", "2027-01-01", False),
        ("2026-01-01", "2026-05-01", False),
        ("2026-01-01", "2026-05-02", True),
    ],
)
def test_who_is_entitled_on_the_record_day_may_vote_and_nobody_else(since: str, until: str, may: bool) -> None:
    assert bool(eligible([voter("a", since, until)], DAY)) is may


def test_a_pseudonym_entitled_twice_on_the_record_day_is_refused_and_once_after_another_is_not() -> None:
    with pytest.raises(VoterTwice):
        eligible([voter("a"), voter("b"), voter("a", since="2026-02-01")], DAY)

    again = [voter("a", until="2026-02-01"), voter("a", since="2026-02-01")]
    assert eligible(again, DAY) == (again[1],)


def test_every_voter_can_show_her_leaf_and_nobody_else_can_test_a_guess() -> None:
    leaves = [leaf_of(voter(f"v{n}"), salt=bytes([n]) * 32, election="e") for n in range(11)]
    commitment = commitment_to_all(leaves)

    assert all(is_of_electorate(leaf, membership_of(leaf, leaves), commitment) for leaf in leaves)
    stranger = leaf_of(voter("v3"), salt=bytes(32), election="e")
    assert not is_of_electorate(stranger, membership_of(leaves[3], leaves), commitment)
    for other in (
        leaf_of(voter("v3"), salt=bytes([3]) * 32, election="f"),
        leaf_of(voter("v3", weight=2), salt=bytes([3]) * 32, election="e"),
    ):
        assert other not in leaves


@given(st.lists(st.binary(min_size=32, max_size=32), unique=True, max_size=20), st.randoms(use_true_random=False))
def test_the_commitment_is_the_same_for_every_order_of_leaves(leaves: list[bytes], chance: Any) -> None:
    assert commitment_to_all(leaves) == commitment_to_all(chance.sample(leaves, len(leaves)))


def test_a_leaf_that_two_voters_share_is_refused() -> None:
    with pytest.raises(SameLeaf):
        commitment_to_all([bytes(32), b"a" * 32, bytes(32)])


@given(LISTS)
def test_merging_in_any_order_and_any_division_gives_the_same_bytes(lists: list[list[str]]) -> None:
    everybody = [credential for each in lists for credential in each]
    one = json.dumps(merged(lists)).encode()

    assert {json.dumps(merged(order)).encode() for order in permutations(lists)} == {one}
    assert json.dumps(merged([everybody])).encode() == one
    assert json.dumps(merged([each] for each in everybody)).encode() == one


def test_what_is_merged_holds_the_credentials_and_nothing_beside() -> None:
    assert merged([["9", "11,3"], ["1"]]) == ("1", "11,3", "9")


@pytest.mark.parametrize("line", ["", ",2", "12,", "12,0", "12,1", "12,02", "12,-2", "12,2,2", "1 2", "ب", "12\n"])
def test_a_line_that_is_no_credential_in_its_one_spelling_is_refused(line: str) -> None:
    with pytest.raises(NotACredential):
        merged([["1"], [line]])


@pytest.mark.parametrize("lists", [[["1"], ["1"]], [["1", "1"]], [["12,2"], ["12,3"]], [["12"], ["12,3"]]])
def test_a_credential_that_stands_twice_is_refused(lists: list[list[str]]) -> None:
    with pytest.raises(CredentialTwice):
        merged(lists)


@pytest.mark.parametrize(
    ("weights", "unmasks"),
    [
        ([1] * 10 + [7] * 10, None),
        ([1] * 40 + [7] * 9, 7),
        ([1] * 9 + [7] * 10, 1),
        ([7], None),
        ([7] * 3, None),
        ([], None),
    ],
)
def test_a_weight_shared_by_fewer_than_ten_is_refused_unless_all_weigh_the_same(
    weights: list[int], unmasks: int | None
) -> None:
    if unmasks is None:
        require_hidden_weights(weights)
        return
    with pytest.raises(WeightUnmasks) as refused:
        require_hidden_weights(weights)
    assert refused.value.facts == {"weight": unmasks, "voters": 9, "least": CLASS_LEAST}


@given(st.lists(st.integers(1, 9), min_size=1, max_size=12))
def test_units_keep_the_proportions_weigh_the_same_and_unmask_no_weight(weights: list[int]) -> None:
    voters = [voter(f"v{number}", weight=weight) for number, weight in enumerate(weights)]
    units = in_units(voters)

    require_hidden_weights(each.weight for each in units)
    for one in voters:
        mine = sum(each.pseudonym.startswith(f"{one.pseudonym}/") for each in units)
        assert mine * sum(weights) == one.weight * len(units)
    assert len({each.pseudonym for each in units}) == len(units)


def test_a_weight_of_a_hundred_units_is_taken_apart_and_of_one_more_is_refused() -> None:
    one = voter("a")
    assert len(in_units([one, voter("b", weight=UNITS_MOST)])) == UNITS_MOST + 1
    with pytest.raises(TooManyUnits):
        in_units([one, voter("b", weight=UNITS_MOST + 1)])
    assert len(in_units([voter("a", weight=500), voter("b", weight=1000)])) == 3


@pytest.mark.parametrize(("said", "answer", "units"), WEIGHTS)
def test_the_page_tells_which_weights_unmask_and_how_many_units_they_make(said: str, answer: str, units: str) -> None:
    classes = [(int(weight), int(voters)) for weight, voters in re.findall(r"(\d+) \((\d+)\)", said)]
    voters = [voter(f"{weight}-{n}", weight=weight) for weight, count in classes for n in range(count)]

    try:
        require_hidden_weights(each.weight for each in voters)
        found = "stands"
    except WeightUnmasks as refused:
        found = f"refused: {refused.facts['weight']}"
    assert (found, len(in_units(voters))) == (answer, int(units))


def test_the_page_has_every_row_of_weights() -> None:
    assert len(WEIGHTS) == 4

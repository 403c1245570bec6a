"""Constraints against their definition: every choice is tried."""

from itertools import combinations
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from colonnade.core.counting.constraints import Constraints, Group, NoReplacement, replaced
from colonnade.core.counting.counts import counted
from colonnade.core.counting.papers import Poll
from colonnade.core.counting.presets import PRESETS, preset
from colonnade.core.counting.ties import Lots
from tests.core.test_counting import EXAMPLES, STV, polls


def _seats(rule: str, poll: Poll) -> int:
    return 1 if PRESETS[rule].one_seat else poll.seats or 1


def _choices(constraints: Constraints, elected: Any, hopeful: Any, seats: int) -> list[set[int]]:
    """By definition: every set of hopeful that fills the open seats, as far as they go, with every constraint met."""
    free = min(seats - len(elected), len(hopeful))
    every = (set(each) for each in combinations(sorted(hopeful), free)) if free >= 0 else ()
    return [each for each in every if _meets(constraints, each | set(elected))]


def _meets(constraints: Constraints, chosen: Any) -> bool:
    return all(
        group.minimum <= len(group.candidates.intersection(chosen)) <= group.maximum for group in constraints.groups
    )


@st.composite
def _groups(draw: Any, candidates: int = 6, *, disjoint: bool = False) -> Constraints:
    """One to three groups, which may share candidates."""
    found, free = [], set(range(candidates))
    for at in range(draw(st.integers(1, 3))):
        some = draw(st.sets(st.sampled_from(sorted(free)), max_size=4)) if free else set()
        minimum = draw(st.integers(0, 2))
        found.append(Group(f"group {at}", frozenset(some), minimum, minimum + draw(st.integers(0, 2))))
        free -= some if disjoint else set()
    return Constraints(tuple(found))


@settings(max_examples=EXAMPLES, deadline=None)
@given(
    constraints=_groups(),
    elected=st.sets(st.integers(0, 5), max_size=3),
    gone=st.sets(st.integers(0, 5)),
    seats=st.integers(1, 5),
)
def test_the_guarded_are_in_every_choice_that_meets_all_constraints_and_the_doomed_in_none(
    constraints: Constraints, elected: set[int], gone: set[int], seats: int
) -> None:
    hopeful = set(range(6)) - elected - gone
    choices = _choices(constraints, elected, hopeful, seats)
    assume(len(elected) < seats)

    assert constraints.can_be_met(sorted(elected), hopeful, seats) is bool(choices)
    doomed = {each for each in hopeful if not any(each in choice for choice in choices)}
    assert set(constraints.doomed(sorted(elected), hopeful, seats)) == doomed
    guarded = {each for each in hopeful if not _choices(constraints, elected, hopeful - {each}, seats)}
    assert set(constraints.guarded(sorted(elected), hopeful, seats)) == guarded
    if choices and len(hopeful) > seats - len(elected):
        assert guarded == {each for each in hopeful if all(each in choice for choice in choices)}


@pytest.mark.parametrize("rule", [*STV, "approval", "plurality", "block"])
@settings(max_examples=EXAMPLES, deadline=None)
@given(poll=polls(), constraints=_groups())
def test_what_overlapping_groups_allow_is_elected_and_every_stage_tells_the_doomed_of_its_moment(
    rule: str, poll: Poll, constraints: Constraints
) -> None:
    seats, everybody = _seats(rule, poll), set(range(len(poll.candidates)))
    assume(_choices(constraints, (), everybody, seats))

    count = counted(poll, preset(rule), seats, Lots(seed="s"), constraints)

    assert _meets(constraints, count.winners)
    elected, gone = list[int](), set[int]()
    for stage in count.stages:
        if told := stage.action.told.get("doomed"):
            choices = _choices(constraints, elected, everybody - set(elected) - gone, seats)
            assert set(told) == {  # type: ignore[arg-type]  # candidates, as a tuple
                each for each in everybody - set(elected) - gone if not any(each in some for some in choices)
            }
        elected += stage.elected
        gone |= set(stage.excluded)


@settings(max_examples=EXAMPLES, deadline=None)
@given(disjoint=st.booleans(), told=st.data(), order=st.permutations(range(6)), seats=st.integers(1, 5))
def test_replacement_ends_with_every_constraint_met_or_says_that_it_cannot(
    disjoint: bool, told: Any, order: list[int], seats: int
) -> None:
    constraints = told.draw(_groups(disjoint=disjoint))
    can_be = bool(_choices(constraints, (), set(range(6)), seats))
    one_by_one = [[each] for each in order]

    try:
        winners, moves = replaced(constraints, one_by_one[:seats], one_by_one[seats:], lambda _: pytest.fail("a tie"))
    except NoReplacement:
        assert not (disjoint and can_be)
        return
    assert _meets(constraints, winners)
    assert len(set(winners)) == seats
    assert {*order[:seats]} - {out for out, _ in moves} <= set(winners)


def test_who_has_too_many_is_replaced_like_who_is_missing() -> None:
    women = Constraints((Group("women", frozenset({0, 2}), 0, 1),))

    assert replaced(women, [[0], [1], [2]], [[3], [4]], min) == ((0, 1, 3), ((2, 3),))


def test_who_was_replaced_comes_back_before_those_who_were_placed_behind() -> None:
    both = Constraints((Group("both", frozenset({2, 3}), 2, 2), Group("nobody", frozenset({0}), 0, 0)))

    assert replaced(both, [[3], [0], [1]], [[2]], min) == ((3, 1, 2), ((1, 2), (0, 1)))

"""The desk's rules: whose hands an act needs, and what becomes of a draft."""

import re
from collections.abc import Mapping, Sequence
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.core.desk.drafts import (
    ENDED,
    MOVES,
    DraftState,
    Move,
    NoSuchMove,
    OtherWords,
    are_void,
    moved,
    require_same_words,
)
from colonnade.core.desk.hands import Asked, NotYourSeat, Seat, able, asked_for, missing, require_seat
from colonnade.words import desk

SECRETARY, TREASURER, CHAIR = Seat(1, "secretary", "board"), Seat(2, "treasurer", "board"), Seat(3, "chair", "board")
INSPECTOR, SECOND = Seat(4, "inspector", "inspection"), Seat(5, "second_inspector", "inspection")
EVERYBODY = (SECRETARY, TREASURER, CHAIR, INSPECTOR, SECOND)
COUNT = {"period": "2026-01", "basis": "members", "inspectors": 1, "count": 60}
PAGE = Path(__file__).parents[2] / "docs" / "rules" / "desk.md"


def _still(kind: str, organ: str, facts: Mapping[str, Any], agreed: Sequence[int], seats: Any = EVERYBODY) -> list[int]:
    return [each.more for each in missing(asked_for(f"organisations.{kind}/1", organ, facts), seats, agreed)]


def test_an_act_of_the_board_needs_two_of_its_officers() -> None:
    assert _still("statement", "board", {}, []) == [2]
    assert _still("statement", "board", {}, [1]) == [1]
    assert _still("statement", "board", {}, [1, 2]) == []


def test_what_an_assembly_decided_is_brought_by_two_of_the_board() -> None:
    assert _still("changed", "assembly", {}, [1, 4]) == [1]
    assert _still("changed", "assembly", {}, [1, 3]) == []


def test_whoever_holds_two_seats_counts_once() -> None:
    seats = (SECRETARY, Seat(1, "treasurer", "board"), CHAIR)

    assert _still("statement", "board", {}, [1], seats) == [1]
    assert _still("statement", "board", {}, [1, 3], seats) == []


def test_a_count_needs_two_officers_and_as_many_inspectors_as_it_says() -> None:
    assert _still("count_returned", "board", COUNT, [1, 2]) == [1]
    assert _still("count_returned", "board", COUNT, [1, 2, 4]) == []
    assert _still("count_returned", "board", COUNT | {"inspectors": 2}, [1, 2, 4]) == [1]
    assert _still("count_returned", "board", COUNT | {"inspectors": 2}, [1, 2, 4, 5]) == []


def test_an_inspector_who_sits_on_the_board_attests_nothing() -> None:
    seats = (*EVERYBODY, Seat(6, "member", "board"), Seat(6, "third_inspector", "inspection"))

    assert _still("count_returned", "board", COUNT, [1, 2, 6], seats) == [1]
    assert 6 not in able(asked_for("organisations.attested/1", "inspection", {"inspectors": 2})[0], seats)


def test_inspectors_attest_a_column_as_many_as_the_act_says_and_never_fewer_than_two() -> None:
    assert _still("attested", "inspection", {"inspectors": 1}, [4]) == [1]
    assert _still("attested", "inspection", {"inspectors": 2}, [4, 5]) == []
    assert _still("attested", "inspection", {"inspectors": 3}, [4, 5]) == [1]


def test_a_decision_to_join_that_inspectors_attest_needs_one_of_them() -> None:
    assert _still("affiliation_decided", "assembly", {"attested": True}, [1, 2]) == [1]
    assert _still("affiliation_decided", "assembly", {"attested": True}, [1, 2, 5]) == []
    assert _still("affiliation_decided", "assembly", {"attested": False}, [1, 2]) == []


def test_whoever_resigns_an_office_needs_nobody_and_nobody_else_can_do_it() -> None:
    facts = {"office": "treasurer"}

    assert _still("resigned", "board", facts, [2]) == []
    assert _still("resigned", "board", facts, [1, 3, 4, 5]) == [1]


def test_a_resignation_from_no_office_is_brought_as_any_act() -> None:
    assert _still("resigned", "board", {"office": None}, [2]) == [1]
    assert _still("resigned", "board", {"office": None}, [2, 3]) == []


@pytest.mark.parametrize("said", [0, 1, 2])
def test_two_officers_of_any_organ_declare_somebody_not_available(said: int) -> None:
    facts = {"by": "officers", "officers": said}

    assert _still("unavailability_declared", "board", facts, [1]) == [1]
    assert _still("unavailability_declared", "board", facts, [1, 4]) == []


def test_a_declaration_of_three_officers_needs_three() -> None:
    assert _still("unavailability_declared", "board", {"by": "officers", "officers": 3}, [1, 4]) == [1]


def test_what_its_seals_decide_needs_only_somebody_at_the_desk() -> None:
    for kind in ("founded", "key_lost", "key_loss_objected"):
        assert _still(kind, "board", {}, [4]) == []
        assert _still(kind, "board", {}, []) == [1]


def test_inspectors_confirm_acts_two_together_and_the_board_does_not_do_it_for_them() -> None:
    assert _still("acts_confirmed", "inspection", {"by": "inspectors"}, [1, 4]) == [1]
    assert _still("acts_confirmed", "inspection", {"by": "inspectors"}, [4, 5]) == []
    assert _still("acts_confirmed", "assembly", {"by": "assembly"}, [1, 2]) == []


def test_who_has_lost_the_seat_since_agreeing_counts_no_longer() -> None:
    assert _still("statement", "board", {}, [1, 2], (SECRETARY, CHAIR, INSPECTOR)) == [1]


def test_it_is_said_when_too_few_hold_a_seat_at_all() -> None:
    alone = missing(asked_for("organisations.statement/1", "board", {}), (SECRETARY,), [1])
    two = missing(asked_for("organisations.statement/1", "board", {}), (SECRETARY, CHAIR), [1])

    assert [each.is_out_of_reach for each in alone] == [True]
    assert [each.is_out_of_reach for each in two] == [False]


def test_who_holds_no_such_seat_can_neither_bring_nor_agree() -> None:
    wanted = asked_for("organisations.statement/1", "board", {})

    require_seat(wanted, EVERYBODY, 1)
    for stranger in (4, 9):
        with pytest.raises(NotYourSeat):
            require_seat(wanted, EVERYBODY, stranger)


ORGANS = st.sampled_from(["board", "inspection", "strike_committee"])
SEATS = st.lists(st.builds(Seat, st.integers(1, 5), st.sampled_from(["a", "b"]), ORGANS), max_size=7, unique=True)
ASKED = st.builds(
    Asked,
    st.integers(1, 2),
    st.frozensets(ORGANS, max_size=2),
    st.frozensets(ORGANS, max_size=1),
    st.sampled_from(["", "a"]),
)


@given(st.lists(ASKED, min_size=1, max_size=3), SEATS, st.frozensets(st.integers(1, 5)))
def test_nothing_is_missing_exactly_if_different_persons_can_be_given_every_place(
    wanted: list[Asked], seats: list[Seat], agreed: frozenset[int]
) -> None:
    places = [able(asked, seats) for asked in wanted for _ in range(asked.hands)]
    can_be = any(
        all(person in place for person, place in zip(persons, places, strict=True))
        for persons in permutations(sorted(agreed), len(places))
    )

    assert (not missing(wanted, seats, agreed)) == can_be


@given(st.lists(ASKED, min_size=1, max_size=3), SEATS, st.frozensets(st.integers(1, 5)), st.integers(1, 5))
def test_one_more_who_agrees_never_makes_more_missing(
    wanted: list[Asked], seats: list[Seat], agreed: frozenset[int], one: int
) -> None:
    before = sum(each.more for each in missing(wanted, seats, agreed))
    after = sum(each.more for each in missing(wanted, seats, agreed | {one}))

    assert before - 1 <= after <= before


@pytest.mark.parametrize("state", DraftState)
@pytest.mark.parametrize("move", Move)
def test_only_the_moves_of_the_table_are_made(state: DraftState, move: Move) -> None:
    if (state, move) in MOVES:
        assert moved(state, move) is MOVES[state, move]
    else:
        with pytest.raises(NoSuchMove) as refused:
            moved(state, move)
        assert refused.value.facts == {"state": state.value, "move": move.value}


def test_every_state_and_move_has_words_in_both_languages() -> None:
    assert set(desk.STATES) == {each.value for each in DraftState}
    assert set(desk.MOVES) == {each.value for each in Move}


def test_what_has_ended_is_moved_no_more() -> None:
    assert not [state for state, _ in MOVES if state in ENDED]


def test_a_change_makes_agreements_void_and_an_agreement_does_not() -> None:
    assert are_void(Move.WRITE)
    assert not are_void(Move.AGREE)


def test_who_agrees_agrees_to_the_words_that_stand_there() -> None:
    require_same_words("a" * 64, "a" * 64)
    with pytest.raises(OtherWords):
        require_same_words("a" * 64, "b" * 64)


def test_the_page_shows_every_move() -> None:
    shown = set(re.findall(r"^\| `(\w+)` \| `(\w+)` \| `(\w+)` \|$", PAGE.read_text(), re.MULTILINE))

    assert shown == {(state.value, move.value, after.value) for (state, move), after in MOVES.items()}


def test_the_worked_table_of_hands_is_so() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (\w+) \| `([^`]*)` \| ([\d ]+) \| (.+) \|$", PAGE.read_text(), re.MULTILINE)

    assert len(rows) >= 8
    for kind, organ, said, agreed, answer in rows:
        facts: dict[str, Any] = dict(each.split("=") for each in said.split(", ") if each)
        read = {
            name: {"true": True, "false": False}.get(text, int(text) if text.isdigit() else text)
            for name, text in facts.items()
        }
        more = _still(kind, organ, read, [int(each) for each in agreed.split()])
        assert answer == ("enough" if not more else f"{sum(more)} more"), (kind, said, agreed)

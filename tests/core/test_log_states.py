"""What each state of a log allows, which moves there are, and which sizes leave which tiles."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.core.errors import Refusal
from colonnade.core.log.backups import published_sizes
from colonnade.core.log.states import MAY, MOVES, Doing, LogState, Move, moved, require_may
from colonnade.core.log.tiles import tiles_grown

WRITTEN = {LogState.OPEN, LogState.CONTINUING}


@pytest.mark.parametrize("state", LogState)
@pytest.mark.parametrize("doing", Doing)
def test_only_an_open_log_is_written_and_only_a_read_only_one_catches_up(state: LogState, doing: Doing) -> None:
    is_allowed = state is LogState.READ_ONLY if doing is Doing.CATCH_UP else state in WRITTEN
    if is_allowed:
        require_may(state, doing, "log.invalid")
        return
    with pytest.raises(Refusal) as refused:
        require_may(state, doing, "log.invalid")
    assert refused.value.facts == {"origin": "log.invalid"}


@pytest.mark.parametrize("state", LogState)
@pytest.mark.parametrize("move", Move)
def test_a_log_moves_only_as_the_table_says(state: LogState, move: Move) -> None:
    if (state, move) in MOVES:
        assert moved(state, move, "log.invalid") is MOVES[state, move]
        return
    with pytest.raises(Refusal):
        moved(state, move, "log.invalid")


def test_the_rule_page_says_what_the_tables_say() -> None:
    page = (Path(__file__).parents[2] / "docs" / "rules" / "log.md").read_text()
    for state in LogState:
        allowed = " | ".join("yes" if each in MAY[state] else "no" for each in Doing)
        moves = [f"`{move}` → `{to}`" for (start, move), to in MOVES.items() if start is state]
        assert f"| `{state}` | {allowed} | {'; '.join(moves) or 'never'} |" in page


def test_a_closed_log_is_closed_for_ever() -> None:
    assert not MAY[LogState.CLOSED]
    assert not [move for move in MOVES if move[0] is LogState.CLOSED]


@given(st.lists(st.integers(1, 3 * 65536), min_size=1, max_size=9, unique=True).map(sorted))
def test_the_sizes_found_in_a_published_folder_leave_the_same_files(sizes: list[int]) -> None:
    names = _left(sizes)

    found = published_sizes(names, sizes[-1])

    assert list(found) == sorted(set(found))
    assert found[-1] == sizes[-1]
    assert _left(list(found)) == names


@given(st.lists(st.integers(1, 700), min_size=1, max_size=40, unique=True).map(sorted))
def test_the_same_where_partial_tiles_are_dense(sizes: list[int]) -> None:
    assert _left(list(published_sizes(_left(sizes), sizes[-1]))) == _left(sizes)


def _left(sizes: list[int]) -> set[str]:
    left, before = set[str](), 0
    for size in sizes:
        left |= {tile.path() for tile in tiles_grown(before, size)}
        before = size
    return left

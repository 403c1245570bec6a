"""The recorder killed before any system call of recording and publishing, SQLite's own calls among them."""

import pytest

from tests.crashes.conftest import FIGURES
from tests.crashes.disk import TRACED
from tests.crashes.lives import LIVES, Lives, Point, acknowledgement, killed_at, points_of, some
from tests.crashes.past import LostError
from tests.sizes import sized

KILLS = sized(200)


@pytest.fixture(scope="module")
def points(embedded: Lives) -> list[Point]:
    """As many points of each life."""
    chosen = []
    for life in LIVES:
        names = [call.name for call in embedded.live(life).calls if not call.is_for_memory]
        chosen += some(points_of(life, names), KILLS // len(LIVES))
    FIGURES.append(f"Killed at {len(chosen)} points of recording and publishing on SQLite.")
    return chosen


@pytest.mark.parametrize("number", range(KILLS // len(LIVES) * len(LIVES)))
def test_a_kill_before_any_call_loses_no_acknowledged_act_and_forks_nothing(
    embedded: Lives, points: list[Point], number: int
) -> None:
    point = points[number]
    answer = killed_at(embedded.node, point)

    assert answer.was_killed, point
    embedded.claim_recovery(LIVES[point.life][1], answer.acknowledged)


def test_a_kill_between_any_two_commits_of_a_new_nodes_tables_leaves_a_node_that_opens(embedded: Lives) -> None:
    calls = embedded.live("new").calls
    made = next(number for number, call in enumerate(calls) if acknowledgement(call) == 0)
    points = points_of("new", [call.name for call in calls[:made]])
    for point in (point for point in points if point.name == "fdatasync"):
        answer = killed_at(embedded.node, point)

        assert answer.was_killed, point
        embedded.claim_recovery(1, answer.acknowledged)


def _after_the_checkpoint_is_in_place(lives: Lives, spoiled: str) -> Point:
    """The first moment after the first checkpoint of the grown life has its name."""
    calls = lives.live("grown", (spoiled,)).calls
    renamed = next(n for n, call in enumerate(calls) if call.name == "rename" and b"checkpoint" in call.texts[0])
    return points_of("grown", [call.name for call in calls])[renamed + 1]


def test_a_node_that_writes_its_checkpoint_first_is_caught(embedded: Lives) -> None:
    point = _after_the_checkpoint_is_in_place(embedded, "checkpoint_first")
    answer = killed_at(embedded.node, point, spoiled=("checkpoint_first",))

    with pytest.raises(LostError, match="checkpoint without its tile"):
        embedded.claim_recovery(LIVES["grown"][1], answer.acknowledged)


def test_a_node_that_stores_an_act_in_pieces_is_caught(embedded: Lives) -> None:
    calls = embedded.live("grown", ("act_in_pieces",)).calls
    points = points_of("grown", [call.name for call in calls])
    first = next(n for n, call in enumerate(calls) if call.name == "openat" and b"log/tile" in call.texts[0])
    written = [point for point, call in zip(points[:first], calls, strict=False) if call.name == "fdatasync"]

    assert any(_is_caught(embedded, point, "act_in_pieces") for point in written)


def _is_caught(lives: Lives, point: Point, spoiled: str) -> bool:
    answer = killed_at(lives.node, point, spoiled=(spoiled,))
    try:
        lives.claim_recovery(LIVES[point.life][1], answer.acknowledged)
    except LostError:
        return True
    return False


def test_the_calls_that_a_kill_may_fall_on_are_those_of_the_database_and_of_the_files(embedded: Lives) -> None:
    calls = embedded.live("grown").calls
    written = {call.name for call in calls}
    first_tile_filled = any(call.name == "rename" and call.texts[1].endswith(b"tile/0/000") for call in calls)

    assert {"pwrite64", "fdatasync", "write", "fsync", "rename", "mkdir", "openat"} <= written <= set(TRACED.split(","))
    assert first_tile_filled

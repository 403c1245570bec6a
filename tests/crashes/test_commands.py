"""Restoring and witnessing killed before any system call: what is there is whole, and the command again succeeds."""

from collections.abc import Iterator

import pytest

from tests.conftest import need
from tests.crashes.commands import Stage
from tests.crashes.conftest import FIGURES
from tests.crashes.lives import Point, some
from tests.crashes.past import LostError
from tests.sizes import sized

SCENES = ("fetch", "current", "new log", "witness key", "witness request", "witness answer", "witness add")
KILLS = sized(350) // len(SCENES)


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    need("strace")
    stage = Stage(tmp_path_factory.mktemp("commands"))
    with stage.lives.node:
        stage.prepare()
        yield stage


@pytest.fixture(scope="module")
def points(stage: Stage) -> dict[str, list[Point]]:
    """As many points of each command, or all that it has."""
    found = {name: stage.points(name) for name in SCENES}
    chosen = {name: some(all_, min(KILLS, len(all_))) for name, all_ in found.items()}
    number = sum(map(len, chosen.values()))
    FIGURES.append(f"Killed at {number} points of restoring and witnessing on SQLite.")
    return chosen


@pytest.mark.parametrize("name", SCENES)
def test_a_command_killed_before_any_call_leaves_what_is_whole_and_succeeds_when_given_again(
    stage: Stage, points: dict[str, list[Point]], name: str
) -> None:
    for point in points[name]:
        answer = stage.killed_at(point)

        assert answer.was_killed, point
        stage.claim_recovery(name)


def test_a_new_file_that_has_its_name_before_its_content_is_caught(stage: Stage) -> None:
    caught = 0
    for point in (each for each in stage.points("witness request") if each.name in ("write", "fsync")):
        if not stage.killed_at(point, "named_first").was_killed:
            continue
        try:
            stage.claim_recovery("witness request")
        except LostError:
            caught += 1

    assert caught

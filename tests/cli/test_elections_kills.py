"""A command that is killed at any of its steps on the disk leaves the old file or the new one, and runs again."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from colonnade.edges.archive_files import looked_through
from tests.balloting import Held, asked, call

EMPTY = "[[1,0,0],[0,0,0]]"
KILLED = 9
CALLS = ("write", "fsync", "link", "rename", "replace", "unlink", "ftruncate")
"""What changes a disk; a whole buffer is written by Python itself, before the ``fsync`` after it."""


class _Killer:
    """Ends this process, with no farewell, at the step of that number; of a write half is done."""

    def __init__(self, step: int) -> None:
        self.left = step

    def around(self, name: str) -> Callable[..., Any]:
        real = getattr(os, name)

        def at_risk(*given: Any, **named: Any) -> Any:
            self.left -= 1
            if self.left == 0:
                if name == "write":
                    real(given[0], bytes(given[1])[: len(given[1]) // 2])
                os._exit(KILLED)
            return real(*given, **named)

        return at_risk


def _killed(words: list[str | Path], step: int) -> bool:
    """Whether the command was killed at that step; it has ended before where it has no such step."""
    child = os.fork()
    if child == 0:
        killer = _Killer(step)
        for name in CALLS:
            setattr(os, name, killer.around(name))
        try:
            os._exit(call(*words)[0])
        finally:
            os._exit(99)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in {0, KILLED}, code
    return code == KILLED


@pytest.fixture(scope="module")
def stages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Held]:
    """The folder of one election as it stands before each command."""
    place = tmp_path_factory.mktemp("stages")
    held = Held(place / "now", trustees=("Zhila", "Sara"))
    held.place.mkdir()
    held.begin()
    taken: dict[str, Held] = {}

    def keep(name: str) -> None:
        shutil.copytree(held.place, place / name)
        taken[name] = Held(place / name, trustees=held.trustees)

    held.come("Zhila")
    keep("trustee")
    held.make_keys()
    keep("electorate")
    held.settle()
    keep("rehearse")
    asked("rehearse", held.folder, "--secret", held.key("Zhila"), held.key("Sara"))
    keep("open")
    asked("open", held.folder)
    held.vote("v1", [[0, 1, 0], [0, 0, 1]])
    keep("vote")
    held.vote("v2", [[1, 0, 0], [0, 0, 0]])
    keep("close")
    asked("close", held.folder)
    keep("decrypt")
    asked("decrypt", held.folder, "--secret", held.key("Zhila"))
    keep("tally")
    return taken


def _words(stage: str, held: Held) -> list[str | Path]:
    held.file("C.json", EMPTY)
    files = held.place
    of_stage: dict[str, list[str | Path]] = {
        "trustee": ["--name", "Sara", "--secret", held.key("Sara")],
        "electorate": [files / "LIST"],
        "rehearse": ["--secret", held.key("Zhila"), held.key("Sara")],
        "open": [],
        "vote": ["--credential", files / "credentials", "--voter", "v3", "--choices", files / "C.json"],
        "close": [],
        "decrypt": ["--secret", held.key("Zhila")],
        "tally": ["--secret", held.key("Sara")],
    }
    return [stage, held.folder, *of_stage[stage]]


def _made_ready(stage: str, held: Held) -> None:
    if stage == "electorate":
        lists = ("--out", held.place / "credentials", "--public", held.place / "LIST")
        asked("credentials", held.folder, "--voters", held.file("V.csv", held.voters), *lists)


def _archives_stand(held: Held) -> bool:
    """Whether each archive is whole, but for the end of one that takes ballots."""
    archives = [path for path in held.folder.glob("*.bel") if not path.name.startswith(".")]
    reports = [looked_through(path)[0] for path in archives]
    return all(each.is_accepted or {reason.code for reason in each.reasons} <= TORN for each in reports)


TORN = {"elections.cut_short", "elections.record_left_over"}


@pytest.mark.parametrize("stage", ["trustee", "electorate", "rehearse", "open", "vote", "close", "decrypt", "tally"])
def test_whatever_is_killed_is_run_again_and_does_its_work(stage: str, stages: dict[str, Held], tmp_path: Path) -> None:
    step, was_killed = 0, True
    while was_killed:
        step += 1
        held = Held(tmp_path / f"{step}", trustees=stages[stage].trustees)
        shutil.copytree(stages[stage].place, held.place)
        _made_ready(stage, held)
        was_killed = _killed(_words(stage, held), step)
        if not was_killed:
            break
        assert _archives_stand(held), step
        _again(stage, held)
        shutil.rmtree(held.place)
    assert step > 2


def _again(stage: str, held: Held) -> None:
    """The same command does its work; or says that it is done, where the kill came after."""
    code, _, err = call(*_words(stage, held), "--lang", "en")
    if code:
        done = {
            "electorate": "electorate.json",
            "rehearse": "has its result already",
            "open": f"{held.plan['uuid']}.bel",
            "close": "closed",
            "tally": "has its result already",
        }
        assert (code, done[stage] in err) == (2, True), (stage, err)
    if stage == "vote":
        assert held.verified()["ballots"]["events"] in {2, 3}
    elif stage in {"close", "tally"}:
        assert held.verified()["state"] == {"close": "closed", "tally": "tallied"}[stage]

"""Archives from one ballot to ten thousand, with blanks, weights and revotes among them: accepted by both tools."""

import json
import os
import random
import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from colonnade.core.elections.arithmetic import PublicArithmetic
from colonnade.core.elections.election import Summed
from colonnade.core.elections.events import State
from colonnade.core.elections.groups import ED25519
from colonnade.core.elections.verification import Report, verify
from colonnade.edges.engines.pool import examined_by
from tests.archives import Plan
from tests.conftest import need
from tests.engines import fast_engines
from tests.kernels import kept_with_tests
from tests.many_ballots import write
from tests.sizes import LONG_RUN

SIZES = (1, 10, 100, 1_000, 10_000) if LONG_RUN else (1, 10, 100)
QUESTION = Summed(("الف", "ب", "پ", "ت", "ث"), True, 0, 1, "یکی یا هیچ‌کدام؟")
MARKS = QUESTION.size
WEIGHTS = (1, 1, 2, 3, 7, 1 << 20)
CORES = len(os.sched_getaffinity(0))


def _plan(ballots: int) -> Plan:
    """Of ten ballots one is a revote, of seven one is blank and one marks nothing; who, how and when is drawn."""
    chance = random.Random(ballots)
    voters = max(1, ballots - ballots // 10)
    casters = [*range(voters), *(chance.randrange(voters) for _ in range(ballots - voters))]
    chance.shuffle(casters)
    votes = [(voter, (_one_of(chance.randrange(MARKS + 1)),)) for voter in casters]
    return Plan(votes, (QUESTION,), weights=[chance.choice(WEIGHTS) for _ in range(voters)], voters=voters)


def _one_of(chosen: int) -> tuple[int, ...]:
    return tuple(int(at == chosen) for at in range(MARKS))


def _expected(plan: Plan) -> list[list[int]]:
    """The result by hand: of each voter the last ballot, as often as she weighs; blanks are counted first."""
    last = dict(plan.votes)
    return [[sum(plan.weights[voter] * marks[0][mark] for voter, marks in last.items()) for mark in range(MARKS)]]


def _result(place: Path) -> list[list[int]]:
    """The last of the records that tell a result, numbers above 2³⁰ as texts."""
    with place.open("rb") as file:
        file.seek(-4096, os.SEEK_END)
        (told,) = re.findall(rb'\{"result":.*?\}', file.read())
    return [[int(each) for each in row] for row in json.loads(told)["result"]]


def _report(place: Path, engine: PublicArithmetic, cores: int) -> Report:
    with kept_with_tests(), place.open("rb") as stream, place.open("rb") as again:

        def reread(offset: int, end: int) -> bytes:
            again.seek(offset)
            return again.read(end - offset)

        return verify(stream, lambda _group: engine, reread, examined_by(cores))


@pytest.mark.parametrize("ballots", SIZES)
def test_archives_of_every_size_are_accepted_by_every_engine_and_by_belenios_tool(ballots: int, tmp_path: Path) -> None:
    place, plan = tmp_path / "election.bel", _plan(ballots)
    write(place, plan, CORES if ballots > 100 else 1)

    usual, *others = fast_engines(plan.group).values()
    report = _report(place, usual, CORES)
    again = [_report(place, each, CORES if ballots > 100 else 1) for each in others]
    command = [need("belenios-tool"), "election", "verify", "--dir", str(tmp_path)]
    told = subprocess.run(command, check=False, capture_output=True, text=True)

    assert report.reasons == []
    assert [replace(each, engine=report.engine) for each in again] == [report] * len(others)
    assert (report.state, report.ballot_events) == (State.TALLIED, ballots)
    assert report.ballots_counted == plan.voters
    assert (told.returncode, "all checks passed" in told.stderr) == (0, True), told.stderr
    assert _result(place) == _expected(plan)


def test_an_archive_is_the_same_by_one_process_and_by_two(tmp_path: Path) -> None:
    for processes in (1, 2):
        write(tmp_path / f"{processes}.bel", replace(_plan(60), group=ED25519), processes)

    assert (tmp_path / "1.bel").read_bytes() == (tmp_path / "2.bel").read_bytes()

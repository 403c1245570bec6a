"""Ballots made in bulk are what ballots made one by one are, and their archives stand."""

import random
import subprocess
from pathlib import Path

import pytest

from colonnade.core.elections.ballots import cast, poll_of
from colonnade.core.elections.election import Summed
from colonnade.core.elections.elements import Group
from colonnade.core.elections.events import State
from colonnade.core.elections.groups import BELENIOS_2048, ED25519
from colonnade.core.elections.objects import ballot_spelled
from colonnade.edges.archive_files import looked_through
from colonnade.edges.engines.choosing import engines_for, public_engine
from tests.archives import Plan, drafted, public
from tests.bulk_ballots import BulkCaster, BulkPlan, Vote, write_in_bulk
from tests.chance import drawn
from tests.conftest import need
from tests.unguarded import Unguarded

ONE_OR_NONE = Summed(tuple("abcde"), None, 0, 1, "?")
TWO_OR_THREE = Summed(tuple("abcd"), None, 2, 3, "?")


def one_or_none(voter: int) -> tuple[int, ...]:
    return tuple(int(at == voter % 6) for at in range(5))


def two_or_three(voter: int) -> tuple[int, ...]:
    return (1, int(voter % 2), 1, 0)


@pytest.mark.parametrize("group", [BELENIOS_2048, ED25519], ids=str)
@pytest.mark.parametrize("question", [ONE_OR_NONE, TWO_OR_THREE])
def test_the_same_chance_gives_the_same_ballots_in_bulk_and_one_by_one_by_every_engine(
    group: Group, question: Summed
) -> None:
    _, secrets, election = drafted(Plan((), (question,), group), drawn("bulk"))
    poll, unguarded = poll_of(election), Unguarded(public(group))
    marks = one_or_none if question is ONE_OR_NONE else two_or_three
    one_by_one = [
        ballot_spelled(cast(unguarded, random.Random(voter).randrange, poll, 2 + voter, (marks(voter),)))
        for voter in range(6)
    ]

    for name in engines_for(group):
        caster = BulkCaster(public_engine(group, name), poll, secrets[1])
        made = caster.cast([Vote(random.Random(voter).randrange, 2 + voter, marks(voter)) for voter in range(6)])

        assert made.contents == one_by_one, name
        assert [each.number for each in made.sums] == [sum(each) for each in zip(*map(marks, range(6)), strict=True)]


@pytest.mark.parametrize("group", [BELENIOS_2048, ED25519], ids=str)
def test_an_archive_in_bulk_is_accepted_and_the_same_by_one_process_and_by_two(group: Group, tmp_path: Path) -> None:
    bulk = BulkPlan(Plan((), (TWO_OR_THREE,), group, voters=70), two_or_three)
    place, again = tmp_path / "election.bel", tmp_path / "again"
    write_in_bulk(place, bulk, 2)
    write_in_bulk(again, bulk, 1)

    report, _ = looked_through(place, jobs=1)

    assert place.read_bytes() == again.read_bytes()
    assert report.reasons == []
    assert (report.state, report.ballot_events, report.ballots_counted) == (State.TALLIED, 70, 70)
    if group is BELENIOS_2048:
        again.unlink()
        command = [need("belenios-tool"), "election", "verify", "--dir", str(tmp_path)]
        told = subprocess.run(command, check=False, capture_output=True, text=True)
        assert (told.returncode, "all checks passed" in told.stderr) == (0, True), told.stderr

"""Ballots examined by many processes have the verdicts they have in one."""

from collections.abc import Iterator
from itertools import islice

import pytest

from colonnade.edges.engines.choosing import UnknownEngine
from colonnade.edges.engines.pool import AHEAD, CHUNK, STANDS, verdicts_on
from tests.belenios import written

NAME = "v251-plain-Ed25519"


def _mixture(size: int) -> Iterator[bytes]:
    archive = written(NAME)
    foreign = written("v30-threshold-Ed25519").payloads("Ballot")
    ballots = archive.payloads("Ballot")
    for at in range(size):
        if at % 10 == 7:
            yield foreign[0]
        elif at % 10 == 3:
            yield ballots[0].replace(b'"response":"1', b'"response":"2', 1)
        else:
            yield ballots[at % len(ballots)] if at != 11 else b"{}"


@pytest.mark.parametrize("processes", [1, 2])
def test_verdicts_come_in_the_order_of_the_ballots_with_code_and_facts(processes: int) -> None:
    size = CHUNK * 2 + 5

    found = list(verdicts_on(written(NAME).election, _mixture(size), processes=processes))

    codes = {3: "elections.wrong_digest", 7: "elections.foreign"}
    assert [each.code for each in found] == [
        "elections.misread" if at == 11 else codes.get(at % 10, "") for at in range(size)
    ]
    assert found[0] == STANDS
    assert dict(found[7].facts) == {"place": "ballot.election_uuid"}


def test_ballots_are_drawn_from_their_source_as_they_are_needed() -> None:
    taken = []

    def source() -> Iterator[bytes]:
        for each in _mixture(CHUNK * (2 * AHEAD + 4)):
            taken.append(each)
            yield each

    assert list(islice(verdicts_on(written(NAME).election, source()), 1)) == [STANDS]
    assert len(taken) == CHUNK


def test_an_unknown_engine_is_refused_before_any_ballot_is_drawn() -> None:
    with pytest.raises(UnknownEngine):
        next(verdicts_on(written(NAME).election, _mixture(1), engine="gmpy2", processes=2))

"""Ballots examined by many processes have the verdicts they have in one."""

from collections.abc import Iterator
from itertools import islice

from colonnade.core.elections.ballot_box import Batch, here
from colonnade.core.elections.ballots import poll_of
from colonnade.core.elections.election import read_election
from colonnade.core.elections.events import Event, EventType, Step
from colonnade.core.elections.faults import Reason
from colonnade.edges.engines.choosing import public_engine
from colonnade.edges.engines.pool import AHEAD, examined_by
from tests.belenios import written

NAME = "v251-plain-Ed25519"
POLL = poll_of(read_election(written(NAME).election))


def _batches(count: int) -> Iterator[Batch]:
    ballots = written(NAME).payloads("Ballot")
    foreign = written("v30-threshold-Ed25519").payloads("Ballot")
    for at in range(count):
        contents = [ballots[at % len(ballots)], foreign[0], ballots[0][:-1], ballots[1].replace(b'"1', b'"2', 1)]
        yield [Step(Event(EventType.BALLOT, 1, None, None), "", (content,), 1, 0, 0) for content in contents]


def test_verdicts_come_in_the_order_of_the_batches_with_code_and_place() -> None:
    arithmetic = public_engine(POLL.election.group)
    one = list(here(POLL, arithmetic, _batches(11)))

    assert list(examined_by(2)(POLL, arithmetic, _batches(11))) == one
    assert examined_by(1) is here
    assert one[0][:2] == [None, Reason("elections.foreign", "ballot.election_uuid")]
    assert all(verdict is not None for verdict in one[0][2:])


def test_batches_are_drawn_from_their_source_as_they_are_needed() -> None:
    taken = []

    def source() -> Iterator[Batch]:
        for batch in _batches(100):
            taken.append(batch)
            yield batch

    arithmetic = public_engine(POLL.election.group)
    assert len(list(islice(examined_by(2)(POLL, arithmetic, source()), 1))) == 1
    assert len(taken) == 2 * AHEAD

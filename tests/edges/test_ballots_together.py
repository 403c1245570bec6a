"""What comes with the verdicts on a batch adds up to what its ballots add up to, read one by one."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colonnade.core.elections import ballot_box
from colonnade.core.elections.archive import records
from colonnade.core.elections.arithmetic import PublicArithmetic
from colonnade.core.elections.ballot_box import Batch, Together, Verdicts, here
from colonnade.core.elections.ballots import Poll
from colonnade.core.elections.elements import Element, Group
from colonnade.core.elections.events import EventType, State, steps
from colonnade.core.elections.faults import Reason
from colonnade.core.elections.groups import ED25519
from colonnade.core.elections.objects import ballot_spelled, read_ballot
from colonnade.core.elections.public_credentials import Credential, credentials_spelled
from colonnade.core.elections.trials import outsiders
from colonnade.core.elections.verification import Report, verify
from colonnade.edges.engines.pool import examined_by
from tests.archives import RANKED, TIME, WITH_BLANK, YES_NO, Plan, made, public
from tests.edges.test_election_mutations import Remembering
from tests.mutations import rebuilt, subject
from tests.sizes import sized

VOTES = [(at % 4, [[at % 2, 1 - at % 2], [0, 1, int(at > 3), 0]]) for at in (0, 1, 2, 0, 3, 0, 1)]
PLAN = Plan(VOTES, group=ED25519)
PLANS = {
    "all weigh one": PLAN,
    "some weigh more": replace(PLAN, weights=(1, 1, 3, 1)),
    "one kind of question is mixed": Plan(
        [(voter, [*marks, [voter, 1, 9]]) for voter, marks in VOTES], (YES_NO, WITH_BLANK, RANKED), ED25519, singles=2
    ),
}


def _plain(poll: Poll, arithmetic: PublicArithmetic, batches: Iterable[Batch]) -> Iterator[Verdicts]:
    for verdicts in here(poll, arithmetic, batches):
        yield list(verdicts)


@cache
def _engine(group: Group) -> PublicArithmetic:
    return Remembering(public(group))


def _report(content: bytes, examine: Callable[..., Iterator[Verdicts]] = here) -> Report:
    return verify(BytesIO(content), _engine, lambda offset, end: content[offset:end], examine)


def _batches_of(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    monkeypatch.setattr(ballot_box, "FIRST_BATCH", size)
    monkeypatch.setattr(ballot_box, "LAST_BATCH", size)


@pytest.mark.parametrize("name", PLANS)
@pytest.mark.parametrize("size", [1, 2, 3, 64])
def test_votes_that_are_cast_again_count_once_whatever_the_batches(
    name: str, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = made(PLANS[name])
    whole = _report(content, _plain)
    _batches_of(monkeypatch, size)

    assert (whole.reasons, whole.ballots_counted) == ([], 4)
    assert _report(content) == _report(content, _plain) == whole


def _changed(content: bytes, seed: int) -> bytes:
    """An archive with something more in it: a ballot twice, of nobody here, damaged, cut off, or an end too early."""
    parts = subject(content)
    taken = list(parts.steps)
    ballots = [at for at, (kind, _) in enumerate(taken) if kind is EventType.BALLOT]
    at, other = ballots[seed % len(ballots)], ballots[seed // 7 % len(ballots)]
    foreign = list(subject(FOREIGN).steps)[1]
    ballot = taken[at][1][0]
    changes: list[tuple[EventType, tuple[bytes, ...]]] = [
        taken[other],
        foreign,
        (EventType.BALLOT, (ballot.replace(b'"challenge":"1', b'"challenge":"2', 1),)),
        (EventType.BALLOT, (ballot[:-1],)),
        (EventType.BALLOT, (ballot_spelled(replace(read_ballot(ballot, ED25519), credential=ED25519.generator)),)),
        (EventType.END_BALLOTS, ()),
    ]
    taken.insert(at, changes[seed // 49 % len(changes)])
    made_anew = rebuilt(TIME, taken)
    return made_anew[: len(made_anew) - seed // 500 % 3]


CONTENT, FOREIGN = made(PLAN), made(replace(PLAN, seed=2))


@settings(max_examples=sized(150))
@given(seed=st.integers(0, 1 << 16), size=st.integers(1, 9))
def test_whatever_is_wrong_is_told_alike_with_any_batches_and_with_products_or_without(seed: int, size: int) -> None:
    content = _changed(CONTENT, seed)
    wanted = _report(content, _plain)
    with pytest.MonkeyPatch.context() as patch:
        _batches_of(patch, size)

        assert _report(content) == _report(content, _plain) == wanted


def test_ballots_before_a_fault_of_the_chain_are_judged_by_any_number_of_processes() -> None:
    ends = [step.end for step in steps(records(BytesIO(CONTENT)))]
    cut = CONTENT[: ends[4] + 700]
    foreign = subject(FOREIGN).steps[1]
    taken = [*subject(CONTENT).steps]
    taken.insert(2, foreign)
    both = rebuilt(TIME, taken)[: ends[4] + 700]

    one, two = (
        verify(BytesIO(both), public, lambda offset, end: both[offset:end], examined_by(processes))
        for processes in (1, 2)
    )
    assert one == two
    assert [reason.code for reason in one.reasons][:1] == ["elections.foreign"]
    assert one.reasons[1].code == "elections.cut_short"
    assert (_report(cut).ballot_events, _report(cut).reasons[0].code) == (4, "elections.cut_short")


@pytest.mark.parametrize("places", [[0], [6, 5], [8]])
def test_the_first_stranger_on_the_list_is_named_by_its_place(places: list[int]) -> None:
    def members(at: int) -> Element:
        return outsiders(ED25519)[at % 3] if at in places else ED25519.product([(ED25519.generator, at + 2)])

    taken = [*subject(CONTENT).steps]
    election, trustees, _, setup = taken[0][1]
    content = credentials_spelled(Credential(members(at)) for at in range(9))
    entries = json.loads(content)
    taken[0] = (EventType.SETUP, (election, trustees, content, setup))
    first = min(entries.index(members(at)) for at in places)

    report = _report(rebuilt(TIME, taken))
    assert report.reasons == [Reason("elections.not_a_member", f"record 3, credentials[{first}]")]
    assert (report.ballot_events, report.state) == (0, State.OPEN)


def test_verdicts_with_a_product_come_only_where_all_stand_and_nothing_is_mixed() -> None:
    found: list[Verdicts] = []

    def kept(poll: Poll, arithmetic: PublicArithmetic, batches: Iterable[Batch]) -> Iterator[Verdicts]:
        for verdicts in here(poll, arithmetic, batches):
            found.append(verdicts)
            yield verdicts

    for name in ("all weigh one", "one kind of question is mixed"):
        _report(made(PLANS[name]), kept)
    _report(_changed(CONTENT, 49), kept)

    assert [isinstance(each, Together) for each in found] == [True, False, False]
    assert found[0] == [None] * len(VOTES)

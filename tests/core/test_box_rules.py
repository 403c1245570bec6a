"""What comes to a ballot box, read; trackers and their beginnings; what may be done in which state."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.core.elections.ballots import cast, poll_of
from colonnade.core.elections.box_states import MAY, BoxDoing, BoxState, require_may
from colonnade.core.elections.casting import (
    NotASending,
    NotBonds,
    NotTrackers,
    digest_in,
    digests_beginning,
    longest_ballot,
    read_bond,
    read_bonds,
    read_sending,
    read_trackers,
    tracker_of,
    typed_ballot,
)
from colonnade.core.elections.election import Election, Mixed, Question, Summed
from colonnade.core.elections.elements import Group
from colonnade.core.elections.groups import BELENIOS_2048, ED25519, RFC_3526_2048
from colonnade.core.elections.objects import ballot_spelled
from colonnade.core.errors import Refusal
from tests.archives import RANKED, WITH_BLANK, YES_NO, public
from tests.chance import drawn
from tests.unguarded import Unguarded

PAGE = Path(__file__).parents[2] / "docs" / "rules" / "elections.md"
DIGESTS = st.binary(min_size=32, max_size=32)


MANY = Summed(tuple(f"answer {number}" for number in range(12)), None, 0, 12, "Whom?")


def test_what_may_be_done_with_a_box_is_what_the_page_says() -> None:
    table = PAGE.read_text().partition("| state | may |\n|---|---|\n")[2].partition("\n\n")[0]
    said = {
        state: set(re.findall(r"\w+", may)) for state, may in re.findall(r"^\| (\w+) \|(.*)\|$", table, re.MULTILINE)
    }

    assert said == {state.value: {doing.value for doing in MAY[state]} for state in BoxState}
    for state in BoxState:
        for doing in BoxDoing:
            if doing in MAY[state]:
                require_may(state, doing)
            else:
                with pytest.raises(Refusal):
                    require_may(state, doing)


@given(DIGESTS, DIGESTS, st.integers(0, 43))
def test_a_beginning_of_a_tracker_finds_just_those_that_begin_so(one: bytes, other: bytes, length: int) -> None:
    bounds = digests_beginning(tracker_of(one)[:length])

    assert bounds is not None
    assert bounds[0] <= one <= bounds[1]
    assert (bounds[0] <= other <= bounds[1]) is tracker_of(other).startswith(tracker_of(one)[:length])
    assert digest_in(tracker_of(one)) == one


@pytest.mark.parametrize("typed", ["", "?", "A" * 42, "A" * 44, "A" * 42 + "B", "é" * 43, "A" * 42 + "="])
def test_what_is_no_whole_tracker_is_none(typed: str) -> None:
    assert digest_in(typed) is None


def test_a_list_of_trackers_is_read_and_anything_else_refused() -> None:
    tracker = tracker_of(bytes(32))
    assert read_trackers(f"\n {tracker}\r\n{tracker}\n".encode()) == {bytes(32)}
    for content in (b"\xff", tracker[:42].encode(), b"no tracker"):
        with pytest.raises(NotTrackers):
            read_trackers(content)


def test_bonds_are_read_sorted_and_once() -> None:
    low, high = "0" * 64, "f" * 64
    assert read_bonds(json.dumps([low, high]).encode()) == (bytes(32), b"\xff" * 32)
    assert read_bond(f" {high.upper()} ") == b"\xff" * 32
    for said in ([high, low], [low, low], [low[1:]], {"a": low}, [1], low):
        with pytest.raises(NotBonds):
            read_bonds(json.dumps(said).encode())
    for content in (b"", b"\xff", b"[" * 100_000):
        with pytest.raises(NotBonds):
            read_bonds(content)
    with pytest.raises(NotBonds):
        read_bond("0" * 63)


def test_a_ballot_is_taken_as_the_text_it_is_or_as_an_object_spelled_as_it_stands() -> None:
    text = '{"a":1,"b":["x"]}'
    for ballot in (text, f"\n{text}\r\n", json.loads(text)):
        assert read_sending(json.dumps({"ballot": ballot, "code": "c"}).encode()) == (text.encode(), "c")
    assert read_sending(b'{"code":"c","ballot":{"b":1,"a":2}}')[0] == b'{"b":1,"a":2}'
    assert typed_ballot(" {} ") == b"{}"


@pytest.mark.parametrize(
    "body",
    [
        *(b"", b"[]", b"{}", b"\xff", b'{"ballot":{}}', b'{"ballot":[],"code":""}', b'{"ballot":{},"code":1}'),
        *(
            b'{"ballot":{},"code":"","more":1}',
            b'{"ballot":{"a":1,"a":1},"code":""}',
            b'{"ballot":{"a":1.0},"code":""}',
        ),
        *(
            b'{"ballot":{"a":1e3},"code":""}',
            b'{"ballot":{"a":NaN},"code":""}',
            b'{"ballot":{"a":999999999999},"code":""}',
        ),
        *(b'{"ballot":"\\ud800","code":""}', b'{"ballot":{},"code":""}x', b"[" * 100_000),
    ],
)
def test_what_is_no_ballot_with_a_code_is_refused(body: bytes) -> None:
    with pytest.raises(NotASending):
        read_sending(body)


ASKED = [
    (group, question)
    for group in (BELENIOS_2048, RFC_3526_2048, ED25519)
    for question in (YES_NO, WITH_BLANK, MANY, RANKED)
    if group.embedding is not None or not isinstance(question, Mixed)
]


@pytest.mark.parametrize(("group", "question"), ASKED)
def test_no_ballot_is_longer_than_its_election_allows_and_not_much_more_is_read(
    group: Group, question: Question
) -> None:
    (key,) = public(group).products([[(group.generator, 77)]])
    poll = poll_of(Election("", "Board", group, key, (question,), "Nq8dSmCLbeYiz3"))
    marks = [1, 2, 3] if isinstance(question, Mixed) else [1] + [0] * (question.size - 1)
    ballot = ballot_spelled(cast(Unguarded(public(group)), drawn("longest"), poll, 12_345, [marks]))

    assert len(ballot) <= longest_ballot(poll.election) <= 2 * len(ballot) + 2_048

"""A ballot filled into the frame of its election is what examining makes of it, and nothing else fits."""

import random
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colonnade.core.elections.arithmetic import Answer, Job
from colonnade.core.elections.ballot_box import verdicts_on
from colonnade.core.elections.ballots import Poll, cast, examination_of, poll_of, refusals_of
from colonnade.core.elections.election import Election, Mixed, Question, Summed, read_election
from colonnade.core.elections.elements import Group
from colonnade.core.elections.faults import Reason, reason_of
from colonnade.core.elections.frames import Unknown, frame_of
from colonnade.core.elections.groups import ED25519, group_named
from colonnade.core.elections.objects import ballot_spelled, read_ballot, stamp
from colonnade.core.errors import Refusal
from colonnade.edges.engines.choosing import public_engine, secret_engine
from tests.belenios import written
from tests.sizes import sized

VECTORS = [
    "v20-mixnet-RFC-3526-2048",
    "v20-plain-BELENIOS-2048",
    "v20-weighted-BELENIOS-2048",
    "v251-mixnet-Ed25519",
    "v251-plain-Ed25519",
    "v30-threshold-Ed25519",
]
ENGINES = {name: public_engine(group_named(name)) for name in ("Ed25519", "BELENIOS-2048", "RFC-3526-2048")}


def _poll(name: str) -> Poll:
    return poll_of(read_election(written(name).election))


def _reduced(job: Job) -> Job:
    rows = tuple(tuple((number, exponent % ED25519.order) for number, exponent in row) for row in job.rows)
    return Job(job.known, job.strange, job.sums, rows)


def _verdict(poll: Poll, content: bytes) -> Reason | None:
    """The verdict without any frame."""
    try:
        (refusal,) = refusals_of(ENGINES[poll.election.group.id], poll, [read_ballot(content, poll.election.group)])
    except Refusal as refused:
        refusal = refused
    return None if refusal is None else reason_of(refusal)


@pytest.mark.parametrize("name", VECTORS)
def test_every_ballot_of_the_vectors_fits_its_frame_and_is_what_examining_makes_of_it(name: str) -> None:
    poll = _poll(name)
    group = poll.election.group
    for at, content in enumerate(written(name).payloads("Ballot")):
        filled = frame_of(poll).filled(content)
        assert filled is not None
        examination = examination_of(poll, read_ballot(content, group))
        job, wanted = filled.job(), examination.job()

        assert (job.known, job.strange, job.sums) == (wanted.known, wanted.strange, wanted.sums)
        assert [[(at, power % group.order) for at, power in row] for row in job.rows] == [
            [(at, power % group.order) for at, power in row] for row in wanted.rows
        ]
        if at:
            continue
        (answer,) = ENGINES[group.id].answers([job])
        filled.judge(answer)
        for wrong in _spoiled(answer, wanted):
            assert _judged(filled, wrong) == _judged(examination, wrong) is not None


def _spoiled(answer: Answer, job: Job) -> Iterator[Answer]:
    """The answer with each row and each sum another, and with each strange element no member."""
    other = job.known[1]
    for at in range(len(answer.rows)):
        yield Answer((), answer.sums, (*answer.rows[:at], other, *answer.rows[at + 1 :]))
    for at in range(len(job.strange)):
        yield Answer((at,))


def _judged(examination: Any, answer: Answer) -> Reason | None:
    try:
        examination.judge(answer)
    except Refusal as refusal:
        return reason_of(refusal)
    return None


def _cast(group: Group, questions: tuple[Question, ...], marks: list[list[int]]) -> tuple[Poll, bytes]:
    rng, secrets = random.Random(7), secret_engine(group)
    key = group.independent(2)
    poll = poll_of(Election("d", "n", group, key, questions, "Nq8dSmCLbeYiz3"))
    return poll, ballot_spelled(cast(secrets, rng.randrange, poll, rng.randrange(1, group.order), marks))


QUESTIONS: list[tuple[tuple[Question, ...], list[list[int]]]] = [
    ((Summed(("a", "b", "c"), None, 0, 2, "q"),), [[1, 0, 1]]),
    ((Summed(("a", "b"), True, 1, 1, "q"),), [[1, 0, 0]]),
    ((Summed(("a",), False, 0, 1, "q"), Summed(("a", "b"), True, 0, 2, "r")), [[1], [0, 1, 1]]),
    ((Mixed(("a", "b"), "q", {"method": "Schulze"}), Summed(("a",), None, 1, 1, "r")), [[2, 1], [1]]),
]


@pytest.mark.parametrize(("questions", "marks"), QUESTIONS)
def test_ballots_of_every_kind_of_question_fit(questions: tuple[Question, ...], marks: list[list[int]]) -> None:
    poll, content = _cast(ED25519, questions, marks)

    filled = frame_of(poll).filled(content)

    assert filled is not None
    assert _reduced(filled.job()) == _reduced(examination_of(poll, read_ballot(content, ED25519)).job())
    assert verdicts_on(poll, ENGINES["Ed25519"], [content]) == [None]


def _damaged(rng: random.Random, content: bytes) -> bytes:
    """A ballot with something changed: digits, letters, whole numbers, pieces; stamped anew or not."""
    order, at = ED25519.order, rng.randrange(len(content))
    numbers = list(re.finditer(rb'"([0-9a-f]+)"', content))
    found = rng.choice(numbers)
    other = rng.choice(numbers)
    numbers_of_note = (0, 1, order - 1, order, int(found[1], 16) + order, 2**255 - 18, 2**255 + 1)
    number = rng.choice(numbers_of_note)
    spellings = [str(number), f"{number:064x}", f"0{number}", f"{number:064X}", f"-{number}", "", other[1].decode()]
    changed = [
        content[:at] + bytes([content[at] ^ 1 << rng.randrange(8)]) + content[at + 1 :],
        content[:at] + content[at + 1 :],
        content[: found.start(1)] + rng.choice(spellings).encode() + content[found.end(1) :],
        content[: found.start(1)] + "۱".encode() + content[found.start(1) + 1 :],
        content + rng.choice([b"\n", b" ", b"}", b"\xff"]),
        content.replace(b'"', b'" ', rng.randrange(9)),
    ]
    made = rng.choice(changed)
    return _stamped(made) if rng.random() < 0.6 else made


def _stamped(content: bytes) -> bytes:
    rest, mark, signature = content.rpartition(b',"signature":{"hash":"')
    return rest + mark + stamp(rest + b"}").encode() + signature[43:]


@pytest.mark.parametrize("name", ["v251-plain-Ed25519", "v251-mixnet-Ed25519"])
@settings(max_examples=sized(120))
@given(seed=st.integers(0, 1 << 64))
def test_a_damaged_ballot_has_the_verdict_that_it_has_without_a_frame(name: str, seed: int) -> None:
    rng, poll = random.Random(seed), _poll(name)
    contents = [_damaged(rng, rng.choice(written(name).payloads("Ballot"))) for _ in range(4)]

    assert verdicts_on(poll, ENGINES["Ed25519"], contents) == [_verdict(poll, each) for each in contents]


def test_what_the_frame_itself_must_ask_is_left_to_the_examination() -> None:
    name = "v251-plain-Ed25519"
    poll, content = _poll(name), written(name).payloads("Ballot")[0]
    ballot = read_ballot(content, ED25519)
    assert ballot.signature is not None
    proof = ballot.signature.proof
    order = ED25519.order
    for old, new in (
        (ballot.credential, ED25519.identity),
        (ballot.credential, f"{(1 << 255) | 1:064x}"),
        (ballot.credential, f"{2**255 - 19:064x}"),
        (f'"{proof.response}"', f'"{proof.response + order}"'),
        (f'"{proof.challenge}"', f'"0{proof.challenge}"'),
        (ballot.signature.hash, stamp(b"")),
    ):
        changed = content.replace(old.encode(), new.encode())
        changed = changed if new == stamp(b"") else _stamped(changed)
        assert changed != content
        assert frame_of(poll).filled(changed) is None
        assert verdicts_on(poll, ENGINES["Ed25519"], [changed]) == [_verdict(poll, changed)] != [None]


def test_sums_of_unknown_numbers_are_kept_as_multiples() -> None:
    one, other = Unknown({0: 1}), Unknown({1: 1})

    whole = sum([one, other, one])
    assert isinstance(whole, Unknown)
    assert whole.multiples == {0: 2, 1: 1}
    assert ((-3 * one + other * 2) % 7).multiples == {0: -3, 1: 2}
    assert str(other) == "⟨s1⟩"

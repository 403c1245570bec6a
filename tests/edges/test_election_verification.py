"""Whole archives: those of belenios-tool are accepted, damaged ones refused for a reason, ours accepted by both.

Every engine of the group answers the same, whatever is asked on the way.
"""

import subprocess
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from colonnade.core.elections import ballot_box
from colonnade.core.elections.appending import begun
from colonnade.core.elections.archive import records
from colonnade.core.elections.arithmetic import ReferenceArithmetic
from colonnade.core.elections.events import EventType, State, steps
from colonnade.core.elections.faults import NotAnArchive, Reason, Unsupported
from colonnade.core.elections.groups import BELENIOS_2048, ED25519, RFC_3526_2048
from colonnade.core.elections.verification import continuation_reasons, verify
from colonnade.edges.engines.pool import examined_by
from tests.archives import RANKED, TIME, WITH_BLANK, YES_NO, Plan, made, public, report_on
from tests.belenios import archive, written
from tests.conftest import need
from tests.engines import judged
from tests.mutations import rebuilt, subject
from tests.sizes import LONG_RUN

VOTES = [
    (0, [[1, 0], [0, 1, 0, 0]]),
    (1, [[0, 1], [1, 0, 0, 0]]),
    (2, [[1, 0], [0, 1, 1, 0]]),
    (0, [[0, 1], [0, 0, 0, 1]]),
]
RANKED_VOTES = [(voter, [*marks, [voter, 1, 255]]) for voter, marks in VOTES]
OURS = {
    "weights, two of three with one absent": Plan(
        VOTES, weights=(3, 5, 7, 1 << 31), pedersen=(3, 2), absent=frozenset({3})
    ),
    "two of three alone": Plan(VOTES, singles=0, pedersen=(3, 2), absent=frozenset({1})),
    "nobody voted": Plan([]),
    "still open": Plan(VOTES[:1], until=EventType.BALLOT),
    "mixed": Plan([(0, [[3, 1, 255]]), (1, [[0, 0, 2]])], (RANKED,), RFC_3526_2048, voters=2),
}
ON_THE_CURVE = {
    "weights and threshold": Plan(VOTES, group=ED25519, weights=(3, 5, 7, 9), pedersen=(3, 2), absent=frozenset({2})),
    "mixed": Plan(RANKED_VOTES, (YES_NO, WITH_BLANK, RANKED), ED25519, singles=2),
}
BY_REFERENCE = ["negative-v20/wrong-result", "v30-threshold-Ed25519"]
if LONG_RUN:
    BY_REFERENCE += ["v20-weighted-BELENIOS-2048", "v30-threshold-BELENIOS-2048", "v251-mixnet-Ed25519"]
    BY_REFERENCE += ["v20-mixnet-RFC-3526-2048", "negative-v20/bad-individual-proof"]


@pytest.mark.parametrize(
    ("name", "state", "events", "counted"),
    [
        ("py-written-BELENIOS-2048", "open", 10, 10),
        ("v20-plain-BELENIOS-2048", "tallied", 6, 5),
        ("v20-weighted-BELENIOS-2048", "tallied", 6, 5),
        ("v20-threshold-BELENIOS-2048", "tallied", 6, 5),
        ("v20-mixnet-RFC-3526-2048", "tallied", 6, 5),
        *([("v20-plain-RFC-3526-2048", "tallied", 6, 5)] if LONG_RUN else []),
        ("v251-plain-Ed25519", "tallied", 6, 5),
        ("v251-mixnet-Ed25519", "tallied", 6, 5),
        ("v251-threshold-BELENIOS-2048", "tallied", 5, 5),
        ("v30-plain-BELENIOS-2048", "tallied", 6, 5),
        ("v30-threshold-BELENIOS-2048", "tallied", 5, 5),
        ("v30-threshold-Ed25519", "tallied", 5, 5),
        ("negative-v20/identity", "tallied", 6, 5),
    ],
)
def test_archives_of_belenios_tool_are_accepted(name: str, state: str, events: int, counted: int) -> None:
    report = judged(archive(name))

    assert report.reasons == []
    assert (report.state, report.ballot_events, report.ballots_counted) == (state, events, counted)
    assert report.uuid == written(name).election.decode().rpartition('"uuid":"')[2].partition('"')[0]


@pytest.mark.parametrize("name", BY_REFERENCE)
def test_the_reference_finds_the_same_in_archives_of_belenios_tool(name: str) -> None:
    slow = judged(archive(name), ReferenceArithmetic)

    assert slow.engine == "reference"
    assert replace(slow, engine=judged(archive(name)).engine) == judged(archive(name))


def test_lists_are_unsupported_and_other_files_no_archives() -> None:
    with pytest.raises(Unsupported):
        report_on(archive("v30-lists-Ed25519"))
    with pytest.raises(NotAnArchive):
        report_on(b"PK\x03\x04")


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("flipped-byte", Reason("elections.hash_differs", "record 6")),
        ("bad-signature-response", Reason("elections.bad_signature", "record 8, ballot.signature.proof")),
        ("bad-individual-proof", Reason("elections.bad_proof", "record 8, ballot.answers[0].individual_proofs[0]")),
        ("noncanonical-ballot-json", Reason("elections.other_spelling", "record 8, ballot")),
        ("dropped-ballot-rechained", Reason("elections.other_tally", "record 17, encrypted_tally")),
        ("wrong-result", Reason("elections.no_result", "record 28, result[0]")),
        ("trailing-zero-blocks", Reason("elections.empty_block", "record 30")),
    ],
)
def test_damaged_archives_are_refused_for_the_right_reason(name: str, reason: Reason) -> None:
    assert judged(archive(f"negative-v20/{name}")).reasons == [reason]


def _belenios_tool(content: bytes, folder: Path) -> subprocess.CompletedProcess[str]:
    (folder / "election.bel").write_bytes(content)
    command = [need("belenios-tool"), "election", "verify", "--dir", str(folder)]
    return subprocess.run(command, check=False, capture_output=True, text=True)


@pytest.mark.parametrize("name", OURS)
def test_our_archives_are_accepted_by_us_and_by_belenios_tool(name: str, tmp_path: Path) -> None:
    content = made(OURS[name])
    report = judged(content)
    told = _belenios_tool(content, tmp_path)

    assert report.reasons == []
    assert report.ballots_counted == len({voter for voter, _ in OURS[name].votes})
    assert (told.returncode, "all checks passed" in told.stderr) == (0, True), told.stderr


@pytest.mark.parametrize("name", ON_THE_CURVE)
def test_our_archives_on_the_curve_are_accepted(name: str) -> None:
    report = judged(made(ON_THE_CURVE[name]))

    assert (report.reasons, report.state, report.ballots_counted) == ([], State.TALLIED, 3)


def test_the_same_chance_makes_the_same_archive() -> None:
    assert made(ON_THE_CURVE["mixed"]) == made(ON_THE_CURVE["mixed"])


@pytest.fixture(scope="module")
def content() -> bytes:
    return made(ON_THE_CURVE["weights and threshold"])


def _anew(content: bytes, change: Callable[[list[tuple[EventType, tuple[bytes, ...]]]], None]) -> bytes:
    taken = list(subject(content).steps)
    change(taken)
    return rebuilt(TIME, taken)


def test_a_ballot_put_in_again_is_told_though_it_would_count(content: bytes) -> None:
    """An old ballot of who has voted again, repeated to the letter, would bring the old vote back."""
    report = report_on(_anew(content, lambda taken: taken.insert(5, taken[1])))

    assert report.reasons[0] == Reason("elections.ballot_twice", "record 14, ballot")


def test_after_a_ballot_that_does_not_stand_the_chain_is_still_read(content: bytes) -> None:
    foreign = subject(made(replace(ON_THE_CURVE["weights and threshold"], seed=2))).steps[1]
    report = report_on(_anew(content, lambda taken: taken.insert(2, foreign)))

    assert [reason.code for reason in report.reasons] == ["elections.foreign"]
    assert (report.state, report.ballot_events, report.ballots_counted) == (State.TALLIED, 5, 3)


def test_not_more_reasons_are_told_than_anybody_reads(content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    bad = (EventType.BALLOT, (b"{}",))
    many = _anew(content, lambda taken: taken.__setitem__(slice(1, 1), [bad] * 5))
    assert len(report_on(many).reasons) == 5
    monkeypatch.setattr(ballot_box, "MOST_REASONS", 3)

    assert len(report_on(many).reasons) == 3


def test_an_archive_that_stops_after_an_event_is_an_older_one_of_itself(content: bytes) -> None:
    """No archive shows that it was cut: an older copy, or the last event's hash from elsewhere, does."""
    for step in steps(records(BytesIO(content))):
        report = report_on(content[: step.end])
        assert (report.reasons, report.last_event) == ([], step.digest)
    older = content[: next(steps(records(BytesIO(content)))).end]
    assert continuation_reasons(BytesIO(older), BytesIO(content)) == []
    assert [each.code for each in continuation_reasons(BytesIO(content), BytesIO(older))] == ["elections.not_continued"]
    assert continuation_reasons(BytesIO(content[:-5]), BytesIO(content)) == []
    other = begun(TIME + 5).content + content[1024:]
    assert [each.code for each in continuation_reasons(BytesIO(other), BytesIO(content))] == ["elections.not_continued"]


def test_processes_find_what_one_finds(content: bytes) -> None:
    foreign = subject(made(replace(ON_THE_CURVE["weights and threshold"], seed=2))).steps[1]
    both = _anew(content, lambda taken: taken.insert(2, foreign))
    one, two = (
        verify(BytesIO(both), public, lambda offset, end: both[offset:end], examined_by(processes))
        for processes in (1, 2)
    )

    assert one == two
    assert (one.ballot_events, one.ballots_counted, len(one.reasons)) == (5, 3, 1)


def test_a_break_in_the_chain_hides_no_ballot_before_it_however_many_processes_look_ahead(
    content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ballot_box, "FIRST_BATCH", 1)
    both = _anew(content, lambda taken: taken.insert(2, (EventType.BALLOT, (b"{}",))))
    broken = both[: list(steps(records(BytesIO(both))))[5].offset + 700]
    one, two = (
        verify(BytesIO(broken), public, lambda offset, end: broken[offset:end], examined_by(processes))
        for processes in (1, 2)
    )

    assert one == two
    assert (len(one.reasons), one.ballot_events, one.reasons[-1].code) == (2, 4, "elections.cut_short")


def test_the_engine_is_named(content: bytes) -> None:
    assert report_on(content).engine == "libsodium"
    assert report_on(archive("v20-plain-BELENIOS-2048")[:1024]).engine == ""
    assert public(BELENIOS_2048).name == "gmpy2"

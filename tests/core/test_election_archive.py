"""An archive is read record by record, written by appending alone, and has one order; faults name the record."""

import tracemalloc
from collections.abc import Iterator
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.core.elections.appending import appended, begun, cast, head_of, set_up, whole_head_of
from colonnade.core.elections.archive import (
    BLOCK,
    READ_AT_ONCE,
    Kind,
    beginning_bytes,
    broken_continuation,
    read_beginning,
    record_bytes,
    records,
)
from colonnade.core.elections.events import EventType, State, may_follow, state_after, steps
from colonnade.core.elections.faults import Misread, NotAnArchive, Reason, Unsupported
from colonnade.core.elections.notation import Json, spelled
from tests.belenios import archive, written

NAMES = ["v20-mixnet-RFC-3526-2048", "v251-plain-Ed25519", "v30-threshold-BELENIOS-2048", "negative-v20/identity"]
ED25519 = archive("v251-plain-Ed25519")
TIME = read_beginning(BytesIO(ED25519))


def _refused(content: bytes) -> Misread:
    with pytest.raises(Misread) as refusal:
        list(steps(records(BytesIO(content))))
    return refusal.value


@pytest.mark.parametrize("name", NAMES)
def test_an_archive_of_belenios_tool_appended_event_by_event_is_the_same_file(name: str) -> None:
    content = archive(name)
    addition = begun(read_beginning(BytesIO(content)))
    made = addition.content
    for step in steps(records(BytesIO(content))):
        addition = appended(addition.head, step.event.type, step.contents)
        made += addition.content
        assert addition.head.length == len(made) == step.end

    assert made == content
    assert head_of(BytesIO(content)) == addition.head
    assert state_after(addition.head.last) is State.TALLIED


def test_every_event_comes_with_its_own_contents_and_nothing_else() -> None:
    whole = written("v251-plain-Ed25519")
    taken = list(steps(records(BytesIO(ED25519))))

    assert taken[0].contents[:3] == (whole.election, whole.trustees, whole.credentials)
    assert [step.contents[0] for step in taken if step.event.type is EventType.BALLOT] == whole.payloads("Ballot")
    assert taken[1].place == "record 6"
    assert ED25519[taken[1].offset : taken[1].end].count(b"election_uuid") == 1


def _put(at: int, text: bytes, *, fits: bool = True) -> bytes:
    """The archive with something else in the block of its second ballot, whose checksum fits."""
    offset = list(records(BytesIO(ED25519)))[7].offset
    block = bytearray(ED25519[offset : offset + BLOCK])
    block[at : at + len(text)] = text
    if fits:
        block[148:156] = b" " * 8
        block[148:156] = b"%06o\0 " % sum(block)
    return ED25519[:offset] + bytes(block) + ED25519[offset + BLOCK :]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (_put(100, b"0000755"), "block_differs"),
        (_put(108, b"0001750"), "block_differs"),
        (_put(136, b"%011o" % (TIME + 1)), "block_differs"),
        (_put(257, b"ustar\x0000"), "block_differs"),
        (_put(500, b"x"), "block_differs"),
        (_put(148, b"000000\0 ", fits=False), "block_differs"),
        (_put(124, b"0000000000x"), "block_differs"),
        (_put(124, b"77777777777"), "record_too_long"),
        (_put(0, b"0123.data.json\0"), "no_name"),
        (_put(0, b"A"), "no_name"),
        (_put(0, b"0" * 64), "hash_differs"),
    ],
)
def test_a_block_is_to_the_byte(content: bytes, fault: str) -> None:
    assert _refused(content).facts == {"place": "record 8", "fault": fault}


@given(at=st.integers(0, BLOCK - 1), octet=st.integers(0, 255), fits=st.booleans())
def test_no_other_block_is_taken_for_one_whatever_byte_of_it_is_another(at: int, octet: int, fits: bool) -> None:
    """Whether its sum is that of the new bytes or of the old ones."""
    content = _put(at, bytes((octet,)), fits=fits)
    if content != ED25519:
        assert _refused(content).place == "record 8"


@pytest.mark.parametrize("size", [READ_AT_ONCE + more for more in (-BLOCK, -1, 0, 1, BLOCK)])
@pytest.mark.parametrize("cut", [0, 1, BLOCK])
def test_contents_of_any_length_are_read_and_no_byte_may_be_missing_or_stand_behind_them(size: int, cut: int) -> None:
    whole = beginning_bytes(TIME) + record_bytes(Kind.DATA, b"x" * size, TIME)
    taken = list(records(BytesIO(whole)))

    assert [(len(each.content), each.end) for each in taken] == [(size, len(whole))]
    if cut:
        assert _refused(whole[:-cut]).facts == {"place": "record 1", "fault": "cut_short"}
    elif -size % BLOCK:
        assert _refused(whole[:-1] + b"x").facts == {"place": "record 1", "fault": "padding_not_empty"}


def test_the_usual_end_of_a_tar_file_is_none_here() -> None:
    refusal = _refused(ED25519 + bytes(2 * BLOCK))

    assert refusal.fault == "empty_block"


def test_a_file_cut_anywhere_but_after_an_event_is_told_so() -> None:
    ends = {step.end for step in steps(records(BytesIO(ED25519)))}
    for at in range(BLOCK + 1, len(ED25519), 997):
        assert _refused(ED25519[:at]).fault in {"cut_short", "record_left_over", "no_setup"}, at
    for end in ends:
        assert head_of(BytesIO(ED25519[:end])).length == end


def test_what_a_writer_left_amid_a_record_is_behind_the_last_whole_event() -> None:
    ends = [len(beginning_bytes(TIME)), *(step.end for step in steps(records(BytesIO(ED25519))))]
    for at in range(2 * BLOCK, len(ED25519), 1_531):
        assert whole_head_of(BytesIO(ED25519[:at])).length == max(end for end in ends if end <= at)


def test_nothing_may_stand_in_the_padding() -> None:
    second = list(records(BytesIO(ED25519)))[7]
    at = second.end - 1

    assert _refused(ED25519[:at] + b"\x01" + ED25519[at + 1 :]).fault == "padding_not_empty"


@pytest.mark.parametrize(
    "content", [b"", b"x", b"BELENIOS", b"PK\x03\x04" + bytes(600), bytes(1024), b"belenios\0" * 80]
)
def test_another_file_is_no_archive(content: bytes) -> None:
    with pytest.raises(NotAnArchive):
        next(records(BytesIO(content)))


def _beginning(value: Json) -> bytes:
    made = bytearray(beginning_bytes(TIME)[:BLOCK])
    content = spelled(value)
    made[124:135] = b"%011o" % len(content)
    made[148:156] = b" " * 8
    made[148:156] = b"%06o\0 " % sum(made)
    return bytes(made) + content + bytes(-len(content) % BLOCK)


def test_the_first_record_says_version_and_time_as_belenios_tool_writes_them() -> None:
    assert ED25519.startswith(beginning_bytes(TIME))
    assert read_beginning(BytesIO(_beginning({"version": 1, "timestamp": str(TIME)}))) == TIME
    with pytest.raises(Unsupported) as refusal:
        read_beginning(BytesIO(_beginning({"version": 2, "timestamp": str(TIME)})))
    assert refusal.value.facts == {"feature": "archive of version 2"}
    for time in (TIME, "x", "01", "", str(TIME + 1)):
        with pytest.raises(Misread):
            read_beginning(BytesIO(_beginning({"version": 1, "timestamp": time})))


def _without(records_left_out: set[int], more: dict[int, bytes] | None = None) -> bytes:
    made = beginning_bytes(TIME)
    for record in records(BytesIO(ED25519)):
        made += (more or {}).get(record.number, b"")
        if record.number not in records_left_out:
            made += ED25519[record.offset : record.end]
    return made


@pytest.mark.parametrize(
    ("content", "place", "fault"),
    [
        (_without({1}), "record 4", "record_missing"),
        (_without({4}), "record 4", "record_missing"),
        (_without({6}), "record 6", "record_missing"),
        (_without({7}), "record 6", "record_left_over"),
        (_without({6, 7}), "record 7", "height_differs"),
        (_without(set(), {6: record_bytes(Kind.DATA, b"{}", TIME)}), "record 6", "record_left_over"),
        (_without({6}, {6: record_bytes(Kind.DATA, b"{}", TIME)}), "record 7", "payload_differs"),
        (_without({1}, {1: record_bytes(Kind.DATA, b"{}", TIME)}), "record 4", "payload_differs"),
        (ED25519 + record_bytes(Kind.DATA, b"{}", TIME), "record 30", "record_left_over"),
        (beginning_bytes(TIME), "record 1", "no_setup"),
    ],
)
def test_no_record_can_be_missing_left_over_or_another(content: bytes, place: str, fault: str) -> None:
    assert _refused(content).facts == {"place": place, "fault": fault}


def test_an_event_is_of_a_known_type_and_names_no_more_than_it_may() -> None:
    setup = next(steps(records(BytesIO(ED25519))))
    begin = ED25519[: setup.end]
    plain: dict[str, Json] = {"parent": setup.digest, "height": 1, "type": "EndBallots"}
    changes: tuple[tuple[dict[str, Json], str], ...] = (
        ({"type": "Other"}, "no_type_of_event"),
        ({"height": -1}, "number_out_of_bounds"),
        ({"height": 2}, "height_differs"),
        ({"parent": "0" * 64}, "parent_differs"),
        ({"parent": "x"}, "no_hash"),
        ({"payload": setup.digest}, "payload_differs"),
        ({"type": "Result"}, "record_missing"),
        ({"type": "EndShuffles"}, "out_of_order"),
    )
    for change, fault in changes:
        event = spelled({**plain, **change})
        assert _refused(begin + record_bytes(Kind.EVENT, event, TIME)).fault == fault, change
    assert head_of(BytesIO(begin + record_bytes(Kind.EVENT, spelled(plain), TIME))).height == 1


_ORDER = (
    (None, EventType.SETUP, True, True),
    (None, EventType.BALLOT, False, False),
    (EventType.SETUP, EventType.SETUP, False, False),
    (EventType.SETUP, EventType.END_BALLOTS, True, True),
    (EventType.BALLOT, EventType.BALLOT, True, True),
    (EventType.BALLOT, EventType.ENCRYPTED_TALLY, False, False),
    (EventType.END_BALLOTS, EventType.BALLOT, False, False),
    (EventType.END_BALLOTS, EventType.ENCRYPTED_TALLY, True, True),
    (EventType.ENCRYPTED_TALLY, EventType.SHUFFLE, False, True),
    (EventType.ENCRYPTED_TALLY, EventType.PARTIAL_DECRYPTION, True, False),
    (EventType.ENCRYPTED_TALLY, EventType.RESULT, False, False),
    (EventType.SHUFFLE, EventType.PARTIAL_DECRYPTION, False, False),
    (EventType.END_SHUFFLES, EventType.RESULT, False, False),
    (EventType.PARTIAL_DECRYPTION, EventType.RESULT, True, True),
    (EventType.RESULT, EventType.PARTIAL_DECRYPTION, False, False),
)


@pytest.mark.parametrize(("last", "following", "summed", "mixed"), _ORDER)
def test_events_have_one_order(last: EventType | None, following: EventType, summed: bool, mixed: bool) -> None:
    assert may_follow(last, following, is_mixed=False) is summed
    assert may_follow(last, following, is_mixed=True) is mixed


def test_what_cannot_follow_is_not_appended() -> None:
    with pytest.raises(Misread, match="out_of_order"):
        cast(begun(TIME).head, b"{}")
    with pytest.raises(Misread, match="record_missing"):
        appended(begun(TIME).head, EventType.SETUP, (b"{}",))


def test_a_newer_archive_begins_with_every_older_one() -> None:
    ends = [step.end for step in steps(records(BytesIO(ED25519)))]
    for end in ends:
        assert broken_continuation(BytesIO(ED25519[:end]), BytesIO(ED25519)) is None
    for end in ends[:-1]:
        found = broken_continuation(BytesIO(ED25519), BytesIO(ED25519[:end]))
        assert found is not None
        assert found.code == "elections.not_continued"


def test_an_archive_whose_history_was_written_anew_does_not_continue_the_old_one() -> None:
    """Its ballots in another order: sound by itself, and told from the record on where it parts."""
    taken = list(steps(records(BytesIO(ED25519))))
    addition = begun(TIME)
    made = addition.content
    for step in (taken[0], taken[2], taken[1], *taken[3:]):
        addition = appended(addition.head, step.event.type, step.contents)
        made += addition.content

    assert head_of(BytesIO(made)).length == len(ED25519)
    assert broken_continuation(BytesIO(ED25519), BytesIO(made)) == Reason("elections.not_continued", "record 6")


class _Stream:
    """A long archive that nobody holds: made while it is read."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces, self._waiting = pieces, b""

    def read(self, size: int, /) -> bytes:
        while len(self._waiting) < size and (piece := next(self._pieces, None)) is not None:
            self._waiting += piece
        taken, self._waiting = self._waiting[:size], self._waiting[size:]
        return taken


def _long_archive(ballots: int) -> Iterator[bytes]:
    whole = written("v251-plain-Ed25519")
    addition = begun(TIME)
    yield addition.content
    addition = set_up(addition.head, whole.election, whole.trustees, whole.credentials)
    yield addition.content
    for number in range(ballots):
        addition = cast(addition.head, b'{"ballot":"%010000d"}' % number)
        yield addition.content


def test_reading_holds_one_event_at_a_time() -> None:
    tracemalloc.start()
    try:
        count = sum(1 for _ in steps(records(_Stream(_long_archive(1_000)))))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert count == 1_001
    assert peak < 400_000

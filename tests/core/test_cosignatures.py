import base64
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.core.log.cosignatures import (
    ForeignAnswer,
    FromTheFuture,
    NotAnAnswer,
    NotOfThisCheckpoint,
    OlderThanKept,
    Rejected,
    TooMany,
    cosign,
    cosignatures_on,
    day_of,
    format_answer,
    parse_answer,
    timestamp_of,
    with_answer,
    with_cosignatures,
)
from colonnade.core.log.notes import Note, Signature, cosignature, cosigned_bytes, is_signed_by, parse_note
from colonnade.edges.signing import verify
from colonnade.edges.simulator import signer
from tests.witnesses import LOG, head, line, signed, witness

DAY = date(2026, 6, 15)
NOTE = signed(head(5))
# The cosigned checkpoint of C2SP tlog-cosignature.
OF_THE_SPECIFICATION = """example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
""".encode()  # noqa: E501 -- the lines of the specification


def _said(name: str, day: date, size: int = 5) -> Signature:
    return cosign(head(size), witness(name), day, signer(name).sign)


def _added(*lines: Signature, note: Note = NOTE, known: str = "ab", today: date = DAY) -> Note:
    return with_answer(note, lines, [witness(name) for name in known], today, verify)


def test_the_time_of_the_specifications_cosignature_is_read_as_its_day() -> None:
    (found,) = cosignatures_on(parse_note(OF_THE_SPECIFICATION))

    assert (found.line.name, found.line.key_id.hex()) == ("witness.example.com/w1", "8d66cf3f")
    assert int.from_bytes(found.line.payload[:8], "big") == 1679315147
    assert found.day == date(2023, 3, 20)


def test_the_bytes_signed_are_those_of_the_specification() -> None:
    text = parse_note(OF_THE_SPECIFICATION).text

    assert cosigned_bytes(text, (1679315147).to_bytes(8, "big")) == (
        b"cosignature/v1\ntime 1679315147\nexample.com/behind-the-sofa\n20852163\n"
        b"CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
    )


def test_a_cosignature_is_key_id_then_time_then_signature_and_holds() -> None:
    said = _said("a", DAY)
    raw = base64.b64decode(format_answer([said]).split()[-1])

    assert len(raw) == 4 + 8 + 64
    assert raw[:4] == witness("a").key_id
    assert int.from_bytes(raw[4:12], "big") == 1781481600
    assert is_signed_by(Note(NOTE.text, (said,)), witness("a"), verify)


def test_the_worked_cosignature_of_the_rule_page_is_what_the_witness_says() -> None:
    page = (Path(__file__).parents[2] / "docs" / "rules" / "log.md").read_text().replace("\n      ", "\n")

    assert format_answer([_said("a", DAY)]).decode() in page
    assert head(5).text().decode() in page
    assert str(witness("a")) in page
    assert str(timestamp_of(DAY)) in page


@given(st.dates(date(1970, 1, 1), date(2200, 1, 1)))
def test_a_cosignature_is_dated_midnight_of_its_day(day: date) -> None:
    timestamp = timestamp_of(day)

    assert timestamp % 86_400 == 0
    assert day_of(timestamp) == day_of(timestamp + 86_399) == day
    assert day_of(timestamp + 86_400) == day + timedelta(days=1)


def test_a_time_that_no_calendar_has_is_no_cosignature() -> None:
    assert day_of(2**63) is None
    far = cosignature(witness("a"), 2**62, bytes(64))
    with pytest.raises(NotOfThisCheckpoint):
        _added(far)


def test_a_time_beyond_what_the_specification_allows_does_not_hold() -> None:
    for first, holds in ((0x7F, True), (0x80, False)):
        time = bytes([first]) + bytes(7)
        signature = signer("a").sign(cosigned_bytes(NOTE.text, time))
        spelled = Signature(witness("a").name, witness("a").key_id, time + signature)
        assert is_signed_by(Note(NOTE.text, (spelled,)), witness("a"), verify) is holds


def test_an_answer_is_read_back_and_nothing_else_is_one() -> None:
    lines = (_said("a", DAY), _said("b", DAY))
    content = format_answer(lines)

    assert parse_answer(content) == lines
    for wrong in (b"", b"\n", content[:-1], b"\n" + content, content + b"\n", b"\xff", content + b"x\n", content * 33):
        with pytest.raises(NotAnAnswer):
            parse_answer(wrong)


def test_a_trusted_answer_stands_after_the_logs_own_line_which_stays() -> None:
    found = _added(_said("b", DAY), _said("a", DAY))

    assert found.text == NOTE.text
    assert found.signatures[:1] == NOTE.signatures
    assert [each.name for each in found.signatures[1:]] == [witness("a").name, witness("b").name]
    assert is_signed_by(found, LOG, verify)


def test_the_same_answer_again_changes_nothing() -> None:
    once = _added(_said("a", DAY))

    assert _added(_said("a", DAY), note=once) == once


def test_a_later_look_takes_the_place_of_an_earlier_one_and_never_the_other_way() -> None:
    early, late = _said("a", DAY - timedelta(days=1)), _said("a", DAY)

    assert _added(late, note=_added(early)) == _added(late)
    assert _added(early, late) == _added(late)
    with pytest.raises(OlderThanKept):
        _added(early, note=_added(late))


@pytest.mark.parametrize(("ahead", "is_taken"), [(-1, True), (0, True), (1, False)])
def test_an_answer_is_dated_today_at_the_latest(ahead: int, is_taken: bool) -> None:
    said = _said("a", DAY + timedelta(days=ahead))

    if is_taken:
        assert len(_added(said).signatures) == 2
    else:
        with pytest.raises(FromTheFuture):
            _added(said)


def test_lines_of_strangers_are_passed_over_and_they_alone_are_refused() -> None:
    assert _added(_said("a", DAY), _said("stranger", DAY)) == _added(_said("a", DAY))
    with pytest.raises(ForeignAnswer):
        _added(_said("stranger", DAY))
    with pytest.raises(ForeignAnswer):
        _added(_said("a", DAY), known="")


def test_a_line_for_an_earlier_checkpoint_is_refused_even_beside_a_good_one() -> None:
    for lines in ([_said("a", DAY, size=4)], [_said("b", DAY), _said("a", DAY, size=4)]):
        with pytest.raises(NotOfThisCheckpoint):
            _added(*lines)


def test_a_damaged_line_is_refused() -> None:
    good = _said("a", DAY)
    for at in (0, 7, 8, 40, 71):
        payload = bytearray(good.payload)
        payload[at] ^= 1
        with pytest.raises(Rejected):
            _added(Signature(good.name, good.key_id, bytes(payload)))
    with pytest.raises(NotOfThisCheckpoint):
        _added(Signature(good.name, good.key_id, good.payload[:-1]))


def test_a_checkpoint_bears_at_most_sixty_three_cosignatures() -> None:
    names = [f"w{n}" for n in range(64)]
    keys = [witness(name) for name in names]
    lines = [line(name, head(5), 1) for name in names]
    day = DAY + timedelta(days=40_000)

    assert len(with_answer(NOTE, lines[:63], keys, day, verify).signatures) == 64
    with pytest.raises(TooMany):
        with_answer(NOTE, lines, keys, day, verify)


def test_what_is_kept_for_one_checkpoint_stands_on_it_and_on_no_other() -> None:
    kept = _added(_said("a", DAY))

    assert with_cosignatures(NOTE, kept) == kept
    assert with_cosignatures(NOTE, None) == NOTE
    assert with_cosignatures(signed(head(6)), kept) == signed(head(6))

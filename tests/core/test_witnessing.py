import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.core.log.checkpoints import Checkpoint
from colonnade.core.log.merkle import EMPTY_ROOT
from colonnade.core.log.notes import Note, VerifierKey
from colonnade.core.log.witnessing import (
    AnotherRoot,
    BadProof,
    Conflict,
    Denied,
    NotARequest,
    NotSigned,
    OldBeyondSize,
    ProofFromNothing,
    Request,
    UnknownOrigin,
    cosignable,
    format_request,
    parse_request,
)
from colonnade.edges.signing import log_key, verify
from colonnade.edges.simulator import signer
from tests.logs import ORIGIN
from tests.witnesses import LOG, WHOLE, forked, head, proof, request, request_bytes, signed

OF_THE_SPECIFICATION = """old 20852014
PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=
5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=
/6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=

example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
— example.com/behind-the-sofa opLqBQsREYCgu6xQkYQwJr9fo45a62DN9EdmHXnZdXNqlcVGlCum2Wks+49/V6267UEjw6QUXTS5Rovnzv++qbSzm9Q=
""".encode()  # noqa: E501 -- the lines of the specification


def _decide(asked: Request, last: Checkpoint | None, keys: tuple[VerifierKey, ...] = (LOG,)) -> Checkpoint:
    return cosignable(asked, keys, last, verify)


def test_the_request_of_the_specification_is_read_and_written_back_to_the_byte() -> None:
    asked = parse_request(OF_THE_SPECIFICATION)

    assert (asked.old, len(asked.proof), asked.checkpoint.size) == (20852014, 4, 20852163)
    assert asked.checkpoint.origin == "example.com/behind-the-sofa"
    assert [len(line.payload) for line in asked.note.signatures] == [64, 64]
    assert format_request(asked.old, asked.proof, asked.note) == OF_THE_SPECIFICATION


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (b"old 3", b"old 03", "old_size"),
        (b"old 3", b"old -3", "old_size"),
        (b"old 3", b"old", "old_size"),
        (b"old 3", b"new 3", "old_size"),
        (b"old 3\n", b"", "old_size"),
        (b"old 3\n", b"old 3\nAAAA\n", "proof"),
        (b"old 3\n", b"old 3\r\n", "old_size"),
        ("\n\n—".encode(), "\nextension\n\n—".encode(), "checkpoint"),
        (b"\n5\n", b"\n05\n", "checkpoint"),
        ("—".encode(), b"-", "checkpoint"),
    ],
)
def test_any_other_spelling_is_no_request(old: bytes, new: bytes, fault: str) -> None:
    with pytest.raises(NotARequest) as refused:
        parse_request(request_bytes(3, 5).replace(old, new, 1))

    assert refused.value.facts == {"fault": fault}


def test_a_proof_line_whose_last_bits_are_not_zero_is_no_request() -> None:
    line = base64.b64encode(bytes(32))
    spoiled = request_bytes(3, 5).replace(b"old 3\n", b"old 3\n" + line.replace(b"A=", b"B=") + b"\n")

    with pytest.raises(NotARequest):
        parse_request(spoiled)


@pytest.mark.parametrize(("hashes", "is_read"), [(62, True), (63, True), (64, False)])
def test_a_request_has_at_most_sixty_three_hashes(hashes: int, is_read: bool) -> None:
    content = format_request(1, [bytes(32)] * hashes, signed(head(5)))

    if is_read:
        assert len(parse_request(content).proof) == hashes
    else:
        with pytest.raises(NotARequest):
            parse_request(content)


def test_what_is_no_checkpoint_note_is_no_request() -> None:
    for content in (b"", b"old 0\n", b"old 0\n\n", b"old 0\n\nx\n", b"\xff", request_bytes(0, 5)[:-1]):
        with pytest.raises(NotARequest):
            parse_request(content)


@pytest.mark.parametrize("last", [None, 0, 1, 2, 3, 4, 7, 8])
@pytest.mark.parametrize("size", [8, 9, 12])
def test_a_log_that_goes_on_from_what_was_cosigned_is_cosigned(last: int | None, size: int) -> None:
    asked = request(last or 0, size)

    assert _decide(asked, None if last is None else head(last)) == head(size)


def test_an_empty_log_is_cosigned() -> None:
    assert _decide(request(0, 0), None) == Checkpoint(ORIGIN, 0, EMPTY_ROOT)


def test_the_same_checkpoint_is_cosigned_again() -> None:
    assert _decide(request(5, 5), head(5)) == head(5)


def test_an_unknown_origin_is_refused_whatever_else_holds() -> None:
    others = log_key(signer("log"), "other.invalid/log")

    for keys in ((), (others,)):
        with pytest.raises(UnknownOrigin):
            _decide(request(0, 5), None, keys)


def test_a_checkpoint_that_no_trusted_key_signed_is_refused() -> None:
    with pytest.raises(NotSigned):
        _decide(request(0, 5, by="thief"), None)


def test_a_known_line_that_fails_beside_one_that_holds_is_refused_and_an_unknown_one_is_passed_over() -> None:
    good, bad, strange = signed(head(5)), signed(head(4)), signed(head(5), "stranger")
    two = Note(good.text, (*good.signatures, *bad.signatures))
    beside = Note(good.text, (*good.signatures, *strange.signatures))

    with pytest.raises(NotSigned):
        _decide(parse_request(format_request(0, [], two)), None)
    assert _decide(parse_request(format_request(0, [], beside)), None) == head(5)


def test_of_two_trusted_keys_of_one_origin_one_is_enough() -> None:
    keys = (LOG, log_key(signer("new"), ORIGIN))

    assert _decide(request(0, 5, by="new"), None, keys) == head(5)


@pytest.mark.parametrize(("old", "refused"), [(4, Conflict), (5, None), (6, OldBeyondSize)])
def test_an_old_size_is_at_most_the_size(old: int, refused: type[Denied] | None) -> None:
    asked = Request(old, (), signed(head(5)), head(5))

    if refused is None:
        assert _decide(asked, head(5)) == head(5)
    else:
        with pytest.raises(refused):
            _decide(asked, head(5))


@pytest.mark.parametrize("old", [0, 2, 4])
def test_an_old_size_that_was_not_the_last_is_a_conflict_that_names_the_last(old: int) -> None:
    with pytest.raises(Conflict) as refused:
        _decide(request(old, 8), head(3))

    assert refused.value.facts["size"] == 3
    assert _decide(request(3, 8), head(3)) == head(8)


def test_from_nothing_nothing_is_proven() -> None:
    note = signed(head(5))

    with pytest.raises(ProofFromNothing):
        _decide(Request(0, (bytes(32),), note, head(5)), None)
    assert _decide(Request(0, (), note, head(5)), None) == head(5)


def test_the_same_size_with_another_root_is_a_fork() -> None:
    with pytest.raises(AnotherRoot):
        _decide(request(5, 5, forked(3)), head(5))
    with pytest.raises(AnotherRoot):
        _decide(Request(5, (bytes(32),), signed(head(5, forked(3))), head(5, forked(3))), head(5))


@pytest.mark.parametrize("old", [1, 2, 3, 5, 8])
def test_a_proof_that_does_not_lead_from_the_last_root_is_refused(old: int) -> None:
    whole, other = proof(old, 9), proof(old, 9, forked(old - 1))
    wrong = [other, whole[:-1], [*whole, bytes(32)], [], [bytes(32), *whole[1:]]]

    for hashes in wrong:
        with pytest.raises(BadProof):
            _decide(Request(old, tuple(hashes), signed(head(9)), head(9)), head(old))
    with pytest.raises(BadProof):
        _decide(request(old, 9, forked(old - 1)), head(old))
    assert _decide(request(old, 9, forked(old)), head(old)) == head(9, forked(old))


def test_the_same_size_needs_an_empty_proof() -> None:
    with pytest.raises(BadProof):
        _decide(Request(5, (bytes(32),), signed(head(5)), head(5)), head(5))


@st.composite
def _asked(draw: st.DrawFn, last: Checkpoint | None) -> Request:
    """A request of one of three pasts, most often with the right old size, most often with an honest proof."""
    entries = draw(st.sampled_from([WHOLE, forked(3), forked(7)]))
    size = draw(st.integers(0, len(WHOLE)))
    seen = 0 if last is None else last.size
    old = draw(st.one_of(st.just(seen), st.just(seen), st.integers(0, len(WHOLE))))
    hashes = draw(
        st.sampled_from(
            [proof(old, size, entries), proof(old, size, entries), proof(old, size), [], [*proof(old, size), bytes(32)]]
        )
    )
    return Request(old, tuple(hashes), signed(head(size, entries)), head(size, entries))


@given(st.data())
def test_whatever_is_asked_a_witness_never_cosigns_two_roots_of_a_size_nor_a_shorter_tree(data: st.DataObject) -> None:
    last: Checkpoint | None = None
    cosigned: list[Checkpoint] = []
    for _ in range(8):
        try:
            last = _decide(data.draw(_asked(last)), last)
        except Denied:
            continue
        cosigned.append(last)

    sizes = [each.size for each in cosigned]
    assert sizes == sorted(sizes)
    assert len({(each.size, each.root) for each in cosigned}) == len(set(sizes))
    pasts = [WHOLE, forked(3), forked(7)]
    assert any(all(each == head(each.size, past) for each in cosigned) for past in pasts)

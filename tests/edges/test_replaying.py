"""Reading again what was checked before, on one core or two, makes the state that reading it first made."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.core.acts.canonical import Malformed, canonical_bytes, parse_canonical
from colonnade.core.acts.order import SealedAct
from colonnade.core.errors import Refusal
from colonnade.core.log.entries import read_entry, recalled_entry
from colonnade.core.organisations import judging
from colonnade.core.organisations.cases import Case, Effect
from colonnade.core.organisations.spans import Book, Span
from colonnade.core.replay import NotAChain, book_of, state_hash
from colonnade.edges import replaying
from colonnade.edges.codec import ORJSON
from colonnade.edges.signing import verify
from tests.core.test_acts import VALUES
from tests.corpus import STATE, corpus_entries


def _one_core() -> bool:
    return False


@pytest.fixture(params=["one core", "two cores"])
def cores(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "one core":
        monkeypatch.setattr(replaying, "_has_two_cores", _one_core)


@pytest.mark.usefixtures("cores")
def test_a_log_replayed_again_makes_the_state_it_made() -> None:
    entries = corpus_entries()

    book, judged = replaying.replayed(lambda: entries)

    assert (state_hash(book), judged) == (STATE, len(entries))


@pytest.mark.usefixtures("cores")
def test_what_is_settled_and_what_is_kept_are_together_everything() -> None:
    settled: list[Span] = []
    entries = corpus_entries()

    book, _ = replaying.replayed(lambda: entries, settled.append)
    whole = Book()
    for span in (*book.everything(), *settled):
        whole.enter(span)

    assert settled
    assert state_hash(whole) == STATE


@pytest.mark.usefixtures("cores")
@pytest.mark.parametrize("break_it", [lambda entries: entries[:3] + entries[4:], lambda entries: entries[::-1]])
def test_entries_that_are_no_chain_are_refused(break_it: Callable[[list[bytes]], list[bytes]]) -> None:
    broken = break_it(corpus_entries())

    with pytest.raises(NotAChain):
        replaying.replayed(lambda: broken)


@pytest.mark.usefixtures("cores")
@pytest.mark.parametrize("start", [0, 3])
def test_what_is_judged_again_is_what_was_read_first(start: int, monkeypatch: pytest.MonkeyPatch) -> None:
    entries, judged = corpus_entries()[start:], list[SealedAct]()

    def watched(case: Case, fault: str, effects: Mapping[str, Effect]) -> judging.Standing:
        judged.append(SealedAct(case.act, case.sealers))
        return judging.judge_case(case, fault, effects)

    monkeypatch.setattr(replaying, "judge_case", watched)
    replaying.replayed(lambda: entries)

    assert judged == [read_entry(entry, verify) for entry in entries]


class _NotTodayError(Refusal):
    code = "tests.not_today"


@pytest.mark.usefixtures("cores")
def test_what_the_reader_refuses_is_refused_where_it_was_asked_for() -> None:
    def entries() -> Iterator[bytes]:
        yield from corpus_entries()[:5]
        raise _NotTodayError(place="here")

    with pytest.raises(_NotTodayError) as refused:
        replaying.replayed(entries)
    assert refused.value.facts == {"place": "here"}


def test_an_entry_read_again_is_the_entry_read_first() -> None:
    for entry in corpus_entries():
        assert recalled_entry(entry, ORJSON) == read_entry(entry, verify)


def test_the_gate_decides_as_the_rules_do(monkeypatch: pytest.MonkeyPatch) -> None:
    acts = [read_entry(entry, verify) for entry in corpus_entries()]
    monkeypatch.setattr(judging, "passes", lambda _gate, _case: False)

    assert state_hash(book_of(acts)) == STATE


@given(VALUES)
def test_another_reader_finds_what_the_core_finds(value: Any) -> None:
    text = canonical_bytes(value)

    assert parse_canonical(text, ORJSON) == parse_canonical(text) == value


@given(VALUES, st.integers(0, 10**6), st.integers(0, 255))
def test_another_reader_refuses_what_the_core_refuses_for_the_same_reason(value: Any, place: int, byte: int) -> None:
    text = bytearray(canonical_bytes(value))
    text[place % len(text)] = byte

    assert _answer(bytes(text), ORJSON) == _answer(bytes(text), None)


@pytest.mark.parametrize(
    "text",
    [
        b'{"a":1,"a":1}', b'{"b":1,"a":1}', b"1.0", b"1e3", b"9007199254740992", b"-9007199254740992", b"-0", b"01",
        b'"\\u0041"', b'"\\n"', b'"\x7f"', '"\u200f"'.encode(), '"e\u0301"'.encode(), b'"\xff"', b"NaN", b"[1,]", b"",
        b"[" * 40 + b"]" * 40, b"[" * 17 + b"]" * 17, b"[" * 16 + b"]" * 16, b'{"A":1}', b"18446744073709551616",
        b'"\\ud800"', b" 1", b"true", b"null", b'["\\"","\\\\"]',
    ],
)  # fmt: skip
def test_both_readers_draw_the_line_in_the_same_place(text: bytes) -> None:
    assert _answer(text, ORJSON) == _answer(text, None)


def _answer(text: bytes, codec: Any) -> object:
    try:
        return parse_canonical(text, codec)
    except Malformed as refusal:
        return refusal.facts

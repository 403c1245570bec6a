"""Digests and credentials are remembered exactly, in few bytes each, as sets and dictionaries would remember them."""

import hashlib
import json
import tracemalloc
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colonnade.core.elections.digests import SIZE, Digests
from colonnade.core.elections.elements import Element
from colonnade.core.elections.faults import Misread
from colonnade.core.elections.groups import BELENIOS_2048, ED25519
from colonnade.core.elections.public_credentials import elements_of, listed, read_credentials, read_listed
from tests.sizes import sized

MANY = 20_000
ENOUGH = 64
"""Bytes for a digest, while the slots double too."""
ELEMENTS = [ED25519.independent(at) for at in range(7)]


def _digest(number: int) -> bytes:
    return hashlib.sha256(number.to_bytes(8, "big")).digest()


@settings(max_examples=sized(200))
@given(numbers=st.lists(st.integers(0, 150), max_size=400))
def test_digests_are_numbered_as_they_come_and_none_twice(numbers: list[int]) -> None:
    digests, known = Digests(), dict[bytes, int]()
    for digest in map(_digest, numbers):
        assert digests.number(digest) == known.get(digest)
        assert digests.add(digest) == (digest not in known)
        known.setdefault(digest, len(known))

    assert len(digests) == len(known)
    assert [digests.number(_digest(number)) for number in range(151)] == [
        known.get(_digest(number)) for number in range(151)
    ]


def test_a_digest_takes_few_bytes() -> None:
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    digests = Digests()
    for number in range(MANY):
        digests.add(_digest(number))
    taken, peak = (each - before for each in tracemalloc.get_traced_memory())
    tracemalloc.stop()

    assert SIZE * MANY < taken < peak < 2 * ENOUGH * MANY
    assert taken < ENOUGH * MANY


def _list(entries: list[str]) -> bytes:
    return json.dumps(entries, ensure_ascii=False, separators=(",", ":")).encode()


def _read_or_refused(read: Any, content: bytes) -> Any:
    try:
        return read(content, ED25519)
    except Misread as refused:
        return refused


@settings(max_examples=sized(300))
@given(
    entries=st.lists(
        st.tuples(
            st.sampled_from(ELEMENTS), st.sampled_from(["", ",2", ",1", ",0", ",99999999999999999999", ",,نام", ",x"])
        ),
        max_size=5,
    )
)
def test_the_list_in_little_room_is_the_list(entries: list[tuple[Element, str]]) -> None:
    content = _list([element + rest for element, rest in entries])
    weights, short = (_read_or_refused(read, content) for read in (read_credentials, read_listed))
    if isinstance(weights, Misread) or isinstance(short, Misread):
        assert isinstance(weights, Misread)
        assert isinstance(short, Misread)
        assert short.facts == weights.facts
        return

    for each in (short, listed(weights)):
        numbers = [each.number(element) for element in ELEMENTS]
        assert len(each) == len(weights)
        assert {
            element: each.weight(at) for element, at in zip(ELEMENTS, numbers, strict=True) if at is not None
        } == weights
        assert [each.number(element) for element in weights] == list(range(len(weights)))
    assert list(elements_of(content)) == list(weights)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "no_list"),
        (b'["]', "no_list"),
        (b'[""]', "no_credential"),
        (b'["1,2,\xff"]', "no_json"),
        (b"{}", "no_list"),
        (b'["5","5"]', "twice_a_credential"),
        (b'["5", "6"]', "no_credential"),
    ],
)
def test_what_is_no_list_of_credentials_is_refused(content: bytes, fault: str) -> None:
    for read in (read_credentials, read_listed):
        with pytest.raises(Misread) as refused:
            read(content, BELENIOS_2048)
        assert refused.value.fault == fault
    assert list(read_credentials(b"[]", BELENIOS_2048)) == []

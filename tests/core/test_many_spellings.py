"""What is looked at together, or by its usual spelling, is taken exactly where it would be taken one by one."""

import json
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colonnade.core.elections.edwards import PRIME
from colonnade.core.elections.elements import ElementSpelling, Group, are_decimal, is_decimal
from colonnade.core.elections.events import Event, EventType, _read_part_by_part, event_spelled, read_event
from colonnade.core.elections.faults import Misread
from colonnade.core.elections.fields import FieldGroup
from colonnade.core.elections.groups import BELENIOS_2048, ED25519
from tests.sizes import sized

LARGE = BELENIOS_2048.modulus
NUMBERS = (0, 1, 2, 10, LARGE - 1, LARGE, LARGE + 1, LARGE * 10, 10**616, 10**617, PRIME - 1, PRIME, PRIME + 18)
DECIMALS = [str(number) for number in NUMBERS]
HEXADECIMALS = [
    f"{number | sign << 255:064x}"
    for number in (*NUMBERS[:4], *NUMBERS[-3:], 1 << 200, (1 << 255) - 1)
    for sign in (0, 1)
]
ODD = ["", "0", "00", "01", "-1", "+1", "1_0", " 1", "1 ", "1\n", "۱", "²", "1,2", ",", "\ud800", "A" * 64, "a" * 63]
TEXTS = st.sampled_from([*DECIMALS, *HEXADECIMALS, *ODD, ",".join(HEXADECIMALS[:2]), "1" * 616, "9" * 617])


@settings(max_examples=sized(500))
@given(texts=st.lists(TEXTS | st.text(max_size=3), max_size=4))
def test_many_numbers_are_decimal_where_each_is(texts: list[str]) -> None:
    assert are_decimal(texts) == all(text and _is_decimal(text) for text in texts)


def _is_decimal(text: str) -> bool:
    return text.isascii() and is_decimal(text)


@pytest.mark.parametrize("group", [ED25519, BELENIOS_2048], ids=lambda group: group.id)
@settings(max_examples=sized(500))
@given(texts=st.lists(TEXTS, max_size=3), number=st.integers(0, 1 << 256))
def test_many_elements_are_spelled_where_each_is(group: Group, texts: list[str], number: int) -> None:
    own = str(number) if isinstance(group, FieldGroup) else f"{number:064x}"
    for many in (texts, [own], [*texts, own], [own, own]):
        assert group.are_spelled(many) == all(_is_spelled(group, text) for text in many)


def _is_spelled(group: Group, text: str) -> bool:
    try:
        group.read_element(text)
    except ElementSpelling:
        return False
    return True


def _taken(read: Callable[[bytes, str], Event], content: bytes) -> Event | tuple[str, str]:
    try:
        return read(content, "here")
    except Misread as refused:
        return refused.place, refused.fault


HASHES = st.sampled_from(["0" * 64, "ab" * 32, "AB" * 32, "a" * 63, "", None])
HEIGHTS = st.sampled_from([0, 1, 999_999_999, 1_000_000_000, (1 << 30) - 1, 1 << 30, 1 << 40, -1])
TYPES = st.sampled_from([*(each.value for each in EventType), "", "ballot", "Lists"])


@settings(max_examples=sized(1_000))
@given(
    parent=HASHES,
    height=HEIGHTS,
    kind=TYPES,
    payload=HASHES,
    at=st.integers(0, 300),
    other=st.sampled_from([b"", b" ", b"0", b'"', b"\\", b"}", b"\n"]),
)
def test_an_event_in_its_usual_spelling_is_read_as_part_by_part(
    parent: str | None, height: int, kind: str, payload: str | None, at: int, other: bytes
) -> None:
    value = {"parent": parent, "height": height, "type": kind, "payload": payload}
    content = json.dumps(
        {name: each for name, each in value.items() if each is not None}, separators=(",", ":")
    ).encode()
    for spelling in (content, content[:at] + other + content[at:], content[:at] + other + content[at + 1 :]):
        assert _taken(read_event, spelling) == _taken(_read_part_by_part, spelling)


def test_events_of_every_type_are_read_as_they_are_spelled() -> None:
    for kind in EventType:
        event = Event(kind, 7, "ab" * 32, "cd" * 32)
        assert read_event(event_spelled(event), "here") == event

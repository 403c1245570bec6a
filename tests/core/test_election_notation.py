"""JSON has one spelling, that of belenios-tool; whatever has another is refused with its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.core.elections import notation
from colonnade.core.elections.faults import Misread
from colonnade.core.elections.notation import DEEPEST, LARGEST, Json, read, read_again, spelled
from colonnade.core.elections.parts import Part, told, weight_spelled

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
VALUES: st.SearchStrategy[Json] = st.recursive(
    st.none() | st.booleans() | st.integers(1 - LARGEST, LARGEST - 1) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


@given(VALUES)
def test_what_is_spelled_is_read_as_it_was(value: Json) -> None:
    assert read(spelled(value), "x", longest=1 << 16) == value


ODD = st.text(alphabet='{}[]",:\\\x7f-0 19\nu\u0627/.', max_size=24).map(str.encode)
"""Bytes that are JSON now and then, and often another spelling of it."""


def _damaged(value: Json) -> st.SearchStrategy[bytes]:
    whole = spelled(value)
    return st.tuples(st.integers(0, len(whole)), ODD, st.integers(0, 2)).map(
        lambda drawn: whole[: drawn[0]] + drawn[1] + whole[drawn[0] + drawn[2] :]
    )


def _told(content: bytes) -> object:
    try:
        return read(content, "x", longest=1 << 16)
    except Misread as refusal:
        return refusal.facts


@given(st.one_of(ODD, VALUES.flatmap(_damaged), VALUES.map(spelled)))
def test_the_short_ways_to_see_spelling_and_depth_see_what_the_long_ones_see(content: bytes) -> None:
    short = _told(content)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(notation, "_has_one_spelling", lambda _content: False)
        assert _told(content) == short

    structure = [found for found in notation._STRUCTURE.findall(content) if not found.startswith(b'"')]
    assert notation._brackets(content) == b"".join(structure)


@given(VALUES)
def test_what_was_read_is_read_again_as_it_was(value: Json) -> None:
    assert read_again(spelled(value)) == value


def test_texts_are_escaped_as_belenios_tool_escapes_them() -> None:
    """The right side was written by belenios-tool 2.0 from a template that spells the left one."""
    text = '\u0633\u0644\u0627\u0645\u200c \x01 \x7f / / \b\f\n\r\t "q" \\ \U0001f600 \xe9 \x80 \u2028'
    written = (
        '"\u0633\u0644\u0627\u0645\u200c \\u0001 \\u007f / / \\b\\f\\n\\r\\t \\"q\\" \\\\ \U0001f600 \xe9 \x80 \u2028"'
    )

    assert spelled(text) == written.encode()


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b'{"a": 1}', "other_spelling"),
        (b'{"a":1}\n', "other_spelling"),
        (b'{"a":"\\/"}', "other_spelling"),
        (b'{"a":"\\u0041"}', "other_spelling"),
        (b'{"a":"\\u001F"}', "other_spelling"),
        (b'{"a":"\x7f"}', "other_spelling"),
        (b'{"a":-0}', "other_spelling"),
        (b'{"a":1,"a":1}', "twice_a_key"),
        (b'{"a":1.0}', "no_whole_number"),
        (b'{"a":1e3}', "no_whole_number"),
        (b'{"a":NaN}', "no_whole_number"),
        (b'{"a":1073741824}', "number_too_large"),
        (b'{"a":' + b"9" * 5_000 + b"}", "number_too_large"),
        (b'{"a":01}', "no_json"),
        (b'{"a":"\x01"}', "no_json"),
        (b'{"a":"\\ud800"}', "no_json"),
        (b'{"a":"\xff"}', "no_json"),
        (b"\xef\xbb\xbf{}", "no_json"),
        (b"{'a':1}", "no_json"),
        (b"", "no_json"),
        (b"[" * (DEEPEST + 1) + b"]" * (DEEPEST + 1), "too_deep"),
        (b"[" * 100_000, "too_deep"),
        (b"1" * 100_001, "too_long"),
    ],
)
def test_another_spelling_is_refused_for_what_it_is(content: bytes, fault: str) -> None:
    with pytest.raises(Misread) as refusal:
        read(content, "record 7", longest=100_000)

    assert refusal.value.facts == {"place": "record 7", "fault": fault}


def test_brackets_in_texts_are_not_depth() -> None:
    text = '[{"\\' * 50

    assert read(spelled([text]), "x", longest=1 << 16) == [text]


def test_a_place_is_the_way_to_the_part() -> None:
    whole = Part({"answers": [{"choices": [1, "x"]}]}, "ballot")

    with pytest.raises(Misread) as refusal:
        whole.given("answers")[0].items()[0].given("choices")[0].items()[1].whole()

    assert refusal.value.place == "ballot.answers[0].choices[1]"
    assert told("ballot") == "ballot"


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ({"b": 1, "a": 1}, "order_of_fields"),
        ({"a": 1}, "field_missing"),
        ({"a": 1, "b": 1, "c": 1}, "unknown_field"),
        ([1], "no_object"),
    ],
)
def test_the_fields_of_an_object_are_those_of_the_format_in_its_order(value: Json, fault: str) -> None:
    with pytest.raises(Misread) as refusal:
        Part(value, "x").given("a", "b")

    assert refusal.value.fault == fault


@pytest.mark.parametrize(
    ("weight", "value"), [(0, 0), (1, 1), (LARGEST - 1, LARGEST - 1), (LARGEST, str(LARGEST)), (10**20, "1" + "0" * 20)]
)
def test_a_weight_beyond_thirty_bits_is_written_as_a_text(weight: int, value: object) -> None:
    assert weight_spelled(weight) == value
    assert Part(weight_spelled(weight), "x").weight() == weight


@pytest.mark.parametrize("value", ["1", "01", str(LARGEST - 1), "-5", "x", "٣" * 12, "9" * 25])
def test_a_weight_has_one_spelling(value: str) -> None:
    with pytest.raises(Misread):
        Part(value, "x").weight()

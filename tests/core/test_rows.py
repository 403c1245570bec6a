"""Tables as people keep them are read; others are refused by their line. Source: docs/rules/apportionment.md."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.core.rows import LARGEST, MOST_BYTES, BadRows, Row, read_rows, whole_number

NEEDED, OPTIONAL = ("members",), ("attested", "floor", "cap")
GOOD = {
    "plain": "name,members\nA,5\nB,7\n",
    "byte order mark": "\ufeffname,members\nA,5\nB,7\n",
    "semicolons": "name;members\nA;5\nB;7\n",
    "tabs": "name\tmembers\nA\t5\nB\t7\n",
    "carriage returns": "name,members\r\nA,5\r\nB,7\r\n",
    "old returns": "name,members\rA,5\rB,7",
    "Persian digits": "name,members\nA,۵\nB,٧\n",
    "Persian heads": "نام;اعضا\nA;۵\nB;۷\n",
    "quotes": '"name","members"\n"A","5"\n"B","7"\n',
    "other order": "members,name\n5,A\n7,B\n",
    "empty lines and spaces": "\n name , MEMBERS \n\nA, 5\n,\n B ,7\n\n",
    "empty cells at the end": "name,members\nA,5,,\nB,7,\n",
    "empty optional cells": "name,members,floor,cap\nA,5,,\nB,7,,\n",
}


@pytest.mark.parametrize("kind", GOOD)
def test_tables_as_people_keep_them_are_read(kind: str) -> None:
    rows = read_rows(GOOD[kind].encode(), NEEDED, OPTIONAL)

    assert [(row.name, row.numbers) for row in rows] == [("A", {"members": 5}), ("B", {"members": 7})]


def test_a_quoted_name_may_hold_separators_quotation_marks_and_persian() -> None:
    text = 'name,members\n"فلز, ""شرق""",5\n"B;C",7\nسندیکای نانوایان,۱۲\n'

    assert [row.name for row in read_rows(text.encode(), NEEDED)] == ['فلز, "شرق"', "B;C", "سندیکای نانوایان"]


def test_a_thousand_may_be_marked_the_persian_way_and_no_other() -> None:
    assert whole_number("۱٬۲۳۴") == 1234
    assert [whole_number(text) for text in ("1,234", "1.234", "1 234", "+5", "5.0", "", "²", "五")] == [None] * 8


BAD = {
    "empty": (b"", 1, "missing_column"),
    "heads alone": (b"name,members\n", 2, "no_rows"),
    "no heads": (b"A,5\nB,7\n", 1, "unknown_column"),
    "no members": (b"name,floor\nA,5\n", 1, "missing_column"),
    "unknown column": (b"name,members,floors\nA,5,1\n", 1, "unknown_column"),
    "column twice": (b"name,members,members\nA,5,5\n", 1, "column_twice"),
    "too few cells": (b"name,members\nA,5\nB\n", 3, "number_of_cells"),
    "too many cells": (b"name,members\nA,5\nB,7,9\n", 3, "number_of_cells"),
    "no name": (b"name,members\nA,5\n,7\n", 3, "no_name"),
    "no number": (b"name,members\nA,\n", 2, "no_number"),
    "negative": (b"name,members\n\nA,-5\n", 3, "negative"),
    "negative in Persian": ("name,members\nA,\u2212۵\n".encode(), 2, "negative"),
    "point": (b"name,members\nA,5.5\n", 2, "not_whole"),
    "word": (b"name,members\nA,five\n", 2, "not_whole"),
    "too large": (f"name,members\nA,{LARGEST + 1}\n".encode(), 2, "too_large"),
    "much too large": (b"name,members\nA," + b"9" * 39 + b"\n", 2, "too_large"),
    "same name": (b"name,members\nA,5\nB,7\nA,9\n", 4, "twice"),
    "same name in other letters": ("name,members\nكارگران,5\nکارگران,7\n".encode(), 3, "twice"),
    "not UTF-8": (b"name,members\nA,5\n\xff,7\n", 3, "not_utf8"),
    "UTF-16": ("name,members\nA,5\n".encode("utf-16"), 1, "not_utf8"),
    "open quote": (b'name,members\nA,5\n"B,7\nC,8\n', 3, "quotes"),
    "text after a quote": (b'name,members\n"A"x,5\n', 2, "quotes"),
    "hidden direction": ("name,members\nA,5\nB\u202e,7\n".encode(), 3, "name_not_plain"),
    "null": (b"name,members\nA\0,5\n", 2, "name_not_plain"),
    "long name": (b"name,members\n" + b"A" * 201 + b",5\n", 2, "name_too_long"),
    "large": (b"name,members\n" + b"\n" * MOST_BYTES, 1, "too_long"),
}


@pytest.mark.parametrize("kind", BAD)
def test_what_cannot_be_read_is_refused_with_its_line(kind: str) -> None:
    content, line, fault = BAD[kind]
    with pytest.raises(BadRows) as refused:
        read_rows(content, NEEDED, OPTIONAL)

    assert (refused.value.facts["line"], refused.value.facts["fault"]) == (line, fault)


def test_the_line_is_right_behind_a_name_of_two_lines() -> None:
    with pytest.raises(BadRows) as refused:
        read_rows(b'name,members\n"A\nB",5\nC,x\n', NEEDED)

    assert (refused.value.facts["line"], refused.value.facts["fault"]) == (2, "name_not_plain")


def test_a_table_longer_than_any_federation_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("colonnade.core.rows.MOST_ROWS", 50)
    lines = "\n".join(f"{at},1" for at in range(51))
    with pytest.raises(BadRows) as refused:
        read_rows(f"name,members\n{lines}\n".encode(), NEEDED)

    assert refused.value.facts["fault"] == "too_many_rows"


PIECES = st.sampled_from(
    ["name", "members", ",", ";", "\t", "\n", "\r", '"', "5", "۵", "-", "A", "\ufeff", "\0", " ", "floor"]
)


@given(st.one_of(st.binary(max_size=200), st.lists(PIECES, max_size=40).map(lambda pieces: "".join(pieces).encode())))
def test_any_bytes_are_read_or_refused_with_a_line(content: bytes) -> None:
    fault, rows = _refused(content)

    assert (fault is None) is bool(rows)
    assert fault is None or 1 <= int(fault.facts["line"]) <= content.count(b"\n") + content.count(b"\r") + 2
    assert len({row.name for row in rows}) == len(rows)


def _refused(content: bytes) -> tuple[BadRows | None, list[Row]]:
    try:
        return None, read_rows(content, NEEDED, OPTIONAL)
    except BadRows as refusal:
        return refusal, []

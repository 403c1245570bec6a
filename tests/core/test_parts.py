"""The exact bytes of an act as lines that a QR code shows: they survive order, repetition and broken lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.core.acts.parts import (
    PART_BYTES,
    NotParts,
    PartDamaged,
    PartsMissing,
    is_in_parts,
    joined,
    lines_of,
    parts_of,
)

CONTENT = bytes(range(256)) * 3


@given(st.lists(st.binary(max_size=3 * PART_BYTES + 1), min_size=1, max_size=3, unique=True), st.randoms())
def test_the_bytes_come_back_exactly_in_whatever_order_the_parts_came(contents: list[bytes], chance: object) -> None:
    contents = [each or b"x" for each in contents]
    lines = lines_of(contents).split() * 2
    chance.shuffle(lines)  # type: ignore[attr-defined]  # of hypothesis' own chance

    assert sorted(joined("\n".join(lines))) == sorted(set(contents))


def test_each_part_names_its_number_how_many_there_are_and_the_digest_of_the_whole() -> None:
    parts = parts_of(CONTENT)

    assert [(each.number, each.total) for each in parts] == [(1, 3), (2, 3), (3, 3)]
    assert len({each.digest for each in parts}) == 1
    for each in parts:
        assert each.line.startswith(f"COLONNADE:ACT:{each.number}/3:{each.digest}:")
        assert set(each.line) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")


def test_lines_broken_on_the_way_and_words_before_them_do_no_harm() -> None:
    lines = lines_of([CONTENT])
    broken = "Scanned:\r\n" + "\r\n ".join(lines[at : at + 40] for at in range(0, len(lines), 40))

    assert joined(broken) == [CONTENT]


def test_what_is_missing_is_named_and_what_is_damaged_says_where() -> None:
    first, second, third = lines_of([CONTENT]).split()
    with pytest.raises(PartsMissing) as missing:
        joined(f"{third}\n{first}")
    assert missing.value.facts == {"numbers": "2", "total": 3}
    with pytest.raises(PartDamaged) as damaged:
        joined(f"{first}\n{second[:-1]}\n{third}")
    assert damaged.value.facts == {"number": 2}
    with pytest.raises(PartDamaged):
        joined(first.replace("1/3", "9999/9999"))
    with pytest.raises(NotParts):
        joined("nothing of the kind")


def test_parts_of_two_acts_are_not_mixed_up() -> None:
    ours, theirs = (lines_of([each]).split() for each in (CONTENT, CONTENT[::-1]))

    with pytest.raises(PartsMissing):
        joined("\n".join([ours[0], theirs[1], ours[2]]))


def test_an_act_that_speaks_of_parts_is_none() -> None:
    assert is_in_parts(lines_of([CONTENT]))
    assert not is_in_parts('{"act":"COLONNADE:ACT:1/1"}')

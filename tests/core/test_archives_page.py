"""The worked tables of docs/rules/archives.md are what the rules give."""

from fractions import Fraction
from pathlib import Path

import pytest

from colonnade.core.elections.archive import Kind, record_bytes
from colonnade.core.elections.ceremony import value_at
from colonnade.core.elections.combining import lagrange
from colonnade.core.elections.events import CONTENTS, EventType, may_follow, state_after
from colonnade.core.elections.groups import ED25519
from colonnade.core.elections.notation import spelled

PAGE = (Path(__file__).parents[2] / "docs" / "rules" / "archives.md").read_text()
TIME = 1_795_456_833
NAMED = {"U+000A": "\n", "U+001F": "\x1f", "U+007F": "\x7f"}
ORDER = ED25519.order


def _table(head: str) -> list[list[str]]:
    lines = iter(PAGE.splitlines())
    while not next(lines).startswith(head):
        pass
    next(lines)
    rows = []
    while (line := next(lines)).startswith("|"):
        rows.append([cell.strip().strip("`") for cell in line.strip("|").split("|")])
    return rows


def test_a_block_is_laid_out_as_the_page_says() -> None:
    block = record_bytes(Kind.DATA, b"{}", TIME)[:512]
    places = {int(at): int(size) for at, size, _ in _table("| at | bytes |")}
    worked = dict(_table("| part | value |"))

    assert block[:100].rstrip(b"\0").decode() == worked["name"]
    assert block[124 : 124 + places[124]].decode() == worked["size"]
    assert block[136 : 136 + places[136]].decode() == worked["time"]
    assert block[148:154].decode() == worked["sum"]
    for at, _, what in _table("| at | bytes |"):
        if set(what) <= set("0123456789"):
            assert block[int(at) : int(at) + len(what)].decode() == what
    outside = bytes(byte for at, byte in enumerate(block) if not any(a <= at < a + size for a, size in places.items()))
    assert not outside.strip(b"\0")


@pytest.mark.parametrize(("kind", "contents", "follows", "state"), _table("| type | contents before it |"))
def test_an_event_stands_where_the_page_puts_it(kind: str, contents: str, follows: str, state: str) -> None:
    event = EventType(kind)
    assert CONTENTS[event] == (0 if contents == "none" else len(contents.split(", ")))
    assert state_after(event) == state
    told = set()
    for part in follows.split(", "):
        name, _, condition = part.partition(" if ")
        told |= {
            (name, is_mixed) for is_mixed in (False, True) if condition in {"", "mixed" if is_mixed else "not mixed"}
        }
    found = {
        ("nothing" if last is None else last.value, is_mixed)
        for last in (None, *EventType)
        for is_mixed in (False, True)
        if may_follow(last, event, is_mixed=is_mixed)
    }
    always = {(name, is_mixed) for name, is_mixed in found | told if name in {"Shuffle", "EndShuffles"}}
    assert found - always == told - always
    assert {name for name, _ in found & always} == {name for name, _ in told & always}


@pytest.mark.parametrize(("text", "written"), _table("| text | spelled |"))
def test_a_text_is_spelled_as_the_page_says(text: str, written: str) -> None:
    meant = NAMED.get(text, text)

    assert spelled(meant).decode() == written


@pytest.mark.parametrize(("came", "values", "coefficients", "total"), _table("| came | values |"))
def test_lagrange_gives_back_what_the_page_says(came: str, values: str, coefficients: str, total: str) -> None:
    indexes = [int(each) for each in came.split(", ")]
    held = [int(each) for each in values.split(", ")]
    told = [Fraction(each) for each in coefficients.split(", ")]

    assert [value_at([5, 3], index, ED25519) for index in indexes] == held
    found = [lagrange(indexes, index, ORDER) for index in indexes]
    assert found == [each.numerator * pow(each.denominator, -1, ORDER) % ORDER for each in told]
    assert sum(one * other for one, other in zip(found, held, strict=True)) % ORDER == int(total)

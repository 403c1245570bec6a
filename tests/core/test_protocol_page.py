"""The worked tables of docs/rules/protocol.md are what the rules give."""

from pathlib import Path

import pytest

from colonnade.core.elections.answers import is_allowed
from colonnade.core.elections.election import Summed
from colonnade.core.elections.elements import ElementSpelling, hashed
from colonnade.core.elections.groups import NAMES, group_named

PAGE = (Path(__file__).parents[2] / "docs" / "rules" / "protocol.md").read_text()


def _table(head: str) -> list[list[str]]:
    lines = iter(PAGE.splitlines())
    while not next(lines).startswith(head):
        pass
    next(lines)
    rows = []
    while (line := next(lines)).startswith("|"):
        rows.append([cell.strip().strip("`") for cell in line.strip("|").split("|")])
    return rows


@pytest.mark.parametrize(("group", "text", "answer"), _table("| group | text |"))
def test_a_spelling_is_answered_as_the_page_says(group: str, text: str, answer: str) -> None:
    named = group_named(group)

    if answer == "refused":
        with pytest.raises(ElementSpelling):
            named.read_element(text)
    else:
        assert named.is_member(named.read_element(text)) == (answer == "member")


def test_the_page_names_all_groups_and_their_fixed_values() -> None:
    rows = _table("| group | hash of")

    assert [row[0] for row in rows] == list(NAMES) == [row[0] for row in _table("| group | elements |")]
    for name, hash_of_generator, first in rows:
        group = group_named(name)
        assert hash_of_generator.removesuffix("…") == str(hashed(group, "x|", [group.generator]))[:20]
        assert group.independent(-1).startswith(first.removesuffix("…"))


@pytest.mark.parametrize(("least", "most", "blank", "marks", "answer"), _table("| min | max |"))
def test_marks_are_allowed_or_refused_as_the_page_says(
    least: str, most: str, blank: str, marks: str, answer: str
) -> None:
    made = [int(mark) for mark in marks.split()]
    answers = ("a",) * (len(made) - (blank == "yes"))
    question = Summed(answers, True if blank == "yes" else None, int(least), int(most), "?")

    assert is_allowed(question, made) == (answer == "allowed")

"""The worked tables of docs/rules/templates.md, run."""

import re
from pathlib import Path

import pytest

from colonnade.core.statutes.drawing_up import BadAnswer, drawn_up
from colonnade.core.statutes.templates import Tag
from colonnade.core.statutes.writing import rule_line
from colonnade.edges.templates.reading import NAMES, template
from colonnade.words.statute_pages import TAGS

PAGE = (Path(__file__).parents[2] / "docs" / "rules" / "templates.md").read_text()


def _table(heading: str) -> list[list[str]]:
    section = re.split(rf"^## {re.escape(heading)}$", PAGE, flags=re.MULTILINE)[1].split("\n## ")[0]
    rows = [line for line in section.splitlines() if line.startswith("|")][2:]
    return [[re.sub(r"^`([^`]*)`$", r"\1", cell.strip()) for cell in row[1:-1].split(" | ")] for row in rows]


def test_the_page_names_every_template_and_how_much_it_says() -> None:
    rows = _table("A template is a statute")

    assert [name for name, *_ in rows] == [*NAMES]
    for name, _, articles, rules in rows:
        statute = template(name).statute
        assert (len(list(statute.articles())), len(statute.rules)) == (int(articles), int(rules)), name


def test_the_page_names_every_kind_of_source() -> None:
    assert [(kind, said) for kind, said, _ in _table("Where a value comes from")] == [
        (each.value, TAGS[each.value][0]) for each in Tag
    ]


@pytest.mark.parametrize(("name", "field", "answer", "comes"), _table("The wizard"))
def test_every_answer_of_the_page_comes_to_what_it_says(name: str, field: str, answer: str, comes: str) -> None:
    if " = " in comes:
        lines = [rule_line(rule) for rule in drawn_up(template(name), {field: answer}).statute.rules]
        assert comes in lines
        return
    with pytest.raises(BadAnswer) as refused:
        drawn_up(template(name), {field: answer})
    assert (refused.value.facts["field"], refused.value.facts["fault"]) == (field, comes)

"""The page that says what each type of act says: every type is on it, and every example may be written."""

import json
import re
from pathlib import Path

import pytest

from colonnade.core.acts.canonical import Json, Malformed
from colonnade.core.rooms import SHAPES

PAGE = (Path(__file__).parents[2] / "docs" / "rules" / "facts.md").read_text()
EXAMPLES: list[tuple[str, dict[str, Json]]] = [
    (name, json.loads(text)) for name, text in re.findall(r"### (\S+?/\d+)[^\n]*\n```json\n(.*?)\n```", PAGE, re.DOTALL)
]
MAY_BE_LEFT_OUT = {
    "organisations.count_returned/1": {"count", "at_least", "commitment", "assemblies"},
    "organisations.votes_counted/1": {"valid_at_least", "commitment", "audit", "ballots", "invalid", "valid"},
    "organisations.unavailability_declared/1": {"office"},
    "elections.set_up/1": {"voters", "voters_at_least", "commitment"},
    "elections.voting_closed/1": {"ballots_counted", "ballots_at_least", "commitment"},
    "elections.result_declared/1": {"commitment"},
    "organisations.changed/1": {"name", "place"},
}


def test_every_type_is_on_the_page() -> None:
    assert {name for name, _ in EXAMPLES} == set(SHAPES)


@pytest.mark.parametrize(("name", "facts"), EXAMPLES)
def test_every_example_may_be_written_and_every_member_of_it_is_needed(name: str, facts: dict[str, Json]) -> None:
    SHAPES[name](facts, "facts")

    for left_out in facts.keys() - MAY_BE_LEFT_OUT.get(name, set()):
        with pytest.raises(Malformed):
            SHAPES[name]({key: value for key, value in facts.items() if key != left_out}, "facts")

"""The worked tables of docs/rules/audit.md are what the criteria and levels give."""

import re
from pathlib import Path

import pytest

from colonnade.core.audit.criteria import CATALOGUE
from colonnade.core.audit.findings import Answer
from colonnade.words import audit as words
from colonnade.words import audit_conduct, audit_structure
from tests.core.audit_worlds import judge, world_of

PAGE = (Path(__file__).parents[2] / "docs" / "rules" / "audit.md").read_text()
OURS = ("FND", "REP", "COH", "ACC")
LOOKED_AT_ONE_BY_ONE = {"COH-02", "COH-03"}
ROWS = [
    (section[:6], *(cell.strip() for cell in line.strip("| ").split(" | ")))
    for section in PAGE.partition("\n## Levels")[0].split("### ")
    if re.match(r"[A-Z]{3}-\d\d", section)
    for line in section.splitlines()
    if line.startswith("| ") and not line.startswith("| given")
]


@pytest.mark.parametrize(("criterion", "given", "answer", "because"), ROWS, ids=lambda each: each[:70])
def test_the_tables(criterion: str, given: str, answer: str, because: str) -> None:
    found = judge(criterion, world_of(re.findall(r"`([^`]+)`", given)))

    assert (found.answer, found.reason) == (answer, because.strip("`"))
    assert found.id == criterion
    assert found.in_conflict == (found.reason == "common.in_conflict")
    for language in ("en", "fa"):
        assert "_" not in words.sentence(found, language)


@pytest.mark.parametrize("criterion", [each for each in CATALOGUE if each.startswith(OURS)])
def test_every_criterion_is_shown_to_pass_to_fall_short_and_to_be_unknown(criterion: str) -> None:
    answers = {answer for name, _, answer, _ in ROWS if name == criterion}

    assert {Answer.PASS, Answer.UNKNOWN} <= answers
    assert {Answer.FAIL, Answer.PARTIAL} & answers
    if criterion not in LOOKED_AT_ONE_BY_ONE:
        assert any(because == "`common.in_conflict`" for name, _, _, because in ROWS if name == criterion)


def test_every_reason_of_these_groups_has_its_row_and_its_sentence() -> None:
    given = {because.strip("`") for *_, because in ROWS}
    ours = audit_structure.REASONS.keys() | audit_conduct.REASONS.keys()

    assert {each for each in ours if not each.startswith("common.")} == {
        each for each in given if not each.startswith("common.")
    }

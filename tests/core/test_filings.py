"""Real trees inferred from public filings: what can be examined does not fail by arithmetic, the rest is unknown."""

import re

import pytest

from colonnade.core.audit.audit import Report, audit
from colonnade.core.audit.criteria import CATALOGUE
from colonnade.core.audit.criteria.thresholds import THRESHOLDS
from colonnade.core.audit.dossier_reading import read_dossier
from colonnade.core.audit.findings import Answer
from colonnade.core.audit.ruleset import read_rule_set
from colonnade.edges.rulesets import shipped
from tests.filings import FOLDER, TREES, dossier_of, filed

PAGE = (FOLDER / "EXPECTED.md").read_text()
ANSWERS = r"(pass|partial|fail|unknown|n/a)"
ROWS = re.findall(rf"^\| ([A-Z]{{3}}[^|]+) \| {ANSWERS} \| {ANSWERS} \| {ANSWERS} \|", PAGE, re.MULTILINE)
EXPECTED = {each: answers for ids, *answers in ROWS for each in ids.split(", ")}


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    rules = read_rule_set(shipped(), THRESHOLDS)
    return {tree: audit(read_dossier(dossier_of(tree).content()).examined(rules)) for tree in TREES}


def test_every_criterion_is_in_the_table_once() -> None:
    assert sorted(EXPECTED) == sorted(CATALOGUE)


@pytest.mark.parametrize("tree", TREES)
def test_every_body_filed_stands_in_the_tree_it_is_inferred_to_stand_in(tree: str) -> None:
    dossier = read_dossier(dossier_of(tree).content())

    assert dossier.set_aside == ()
    assert len(dossier.bodies) == len(filed(tree))


@pytest.mark.parametrize("tree", TREES)
def test_what_the_table_says_is_found(tree: str, reports: dict[str, Report]) -> None:
    column = TREES.index(tree)

    found = {each.id: each.answer.value for each in reports[tree].findings}

    assert found == {each: answers[column] for each, answers in EXPECTED.items()}


@pytest.mark.parametrize("tree", TREES)
def test_nothing_fails_and_not_shown_is_the_level(tree: str, reports: dict[str, Report]) -> None:
    assert reports[tree].level.value == "2"
    assert not [each.id for each in reports[tree].findings if each.answer is Answer.FAIL]

"""The worked tables of docs/rules/audit_criteria.md are what the criteria find."""

import re
from functools import cache
from pathlib import Path

import pytest

from colonnade.core.acts.canonical import Json
from colonnade.core.audit.criteria import CATALOGUE
from colonnade.core.audit.findings import Answer
from colonnade.words import audit_more
from colonnade.words.audit import sentence
from tests.core.audit_bodies import body_of, judge, read_facts

PAGE = (Path(__file__).parents[2] / "docs" / "rules" / "audit_criteria.md").read_text()
OURS = ("DEM", "IND", "FIN", "TRA", "UNI", "SAF")
ROWS = [
    (section[:6], *(cell.strip() for cell in line.strip("| ").split(" | ")))
    for section in PAGE.split("### ")
    if re.match(r"[A-Z]{3}-\d\d", section)
    for line in section.splitlines()
    if line.startswith("| ") and not line.startswith("| given")
]
_BELOW = re.compile(r"\*([a-z ]+)\* is ((?:`[^`]+` ?)+)")


def _unsaid(text: str) -> dict[str, dict[str, Json]]:
    lines = re.findall(r"^Unless said: (.*?)(?:\. Below.*)?$", text, re.MULTILINE)
    return {item.partition(" ")[0]: read_facts(item) for line in lines for item in re.findall(r"`([^`]+)`", line)}


@cache
def unsaid_of(criterion: str) -> dict[str, dict[str, Json]]:
    """What matters and acts say where a row does not: by its own section, else by another."""
    section = next(each for each in PAGE.split("### ") if each.startswith(criterion))
    return _unsaid(PAGE) | _unsaid(section)


def items_of(given: str) -> list[str]:
    for name, stands_for in _BELOW.findall(PAGE):
        given = given.replace(name, stands_for)
    return re.findall(r"`([^`]+)`", given)


@pytest.mark.parametrize(("criterion", "given", "answer", "because"), ROWS, ids=lambda each: each[:60])
def test_the_tables(criterion: str, given: str, answer: str, because: str) -> None:
    found = judge(criterion, body_of(items_of(given), unsaid_of(criterion)))

    assert (found.answer, found.reason) == (answer, because.strip("`"))
    assert found.id == criterion
    assert found.in_conflict == (found.reason == "common.in_conflict")
    said = {language: sentence(found, language) for language in ("en", "fa")}
    assert not re.search(r"_|\{|–|None", said["en"] + said["fa"]), said
    assert found.provenance is not None or found.answer is Answer.UNKNOWN


@pytest.mark.parametrize("criterion", sorted({row[0] for row in ROWS}))
def test_every_criterion_is_shown_to_pass_to_fall_short_to_be_unknown_and_in_conflict(criterion: str) -> None:
    rows = [row for row in ROWS if row[0] == criterion]

    assert {"pass", "unknown"} <= {answer for _, _, answer, _ in rows}
    assert {"fail", "partial"} & {answer for _, _, answer, _ in rows}
    assert "`common.in_conflict`" in {because for *_, because in rows}
    assert any(given == "nothing" for _, given, _, _ in rows)


def test_every_criterion_of_these_groups_is_on_the_page() -> None:
    assert {row[0] for row in ROWS} == {each for each in CATALOGUE if each.startswith(OURS)}


def test_every_reason_of_these_groups_has_its_row_and_its_sentence() -> None:
    given = {because.strip("`") for *_, because in ROWS}

    assert {each for each in given if not each.startswith("common.")} == audit_more.REASONS.keys()

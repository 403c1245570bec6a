"""The case of 2024: what must be found is found; each conclusion of the critique is a finding or said to be none."""

import re
from pathlib import Path

import pytest

from colonnade.core.audit.audit import audit
from colonnade.core.audit.criteria import CATALOGUE
from colonnade.core.audit.criteria.thresholds import THRESHOLDS
from colonnade.core.audit.dossier import Condition
from colonnade.core.audit.dossier_reading import read_dossier
from colonnade.core.audit.evidence import weakest
from colonnade.core.audit.findings import Answer
from colonnade.core.audit.ruleset import read_rule_set
from colonnade.core.organisations.vocabulary import ClaimedClass
from colonnade.edges.rulesets import shipped
from colonnade.words import dossiers as words

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "dossiers"
TEXT = (FOLDER / "confederation-abroad-2024.toml").read_text()
PAGE = (FOLDER / "confederation-abroad-2024.md").read_text()
DOSSIER = read_dossier(TEXT.encode())
REPORT = audit(DOSSIER.examined(read_rule_set(shipped(), THRESHOLDS)))
FOUND = {each.id: each for each in REPORT.findings}
EXPECTED = {
    each: answer
    for ids, answer in re.findall(r"^\| ([A-Z][^|]+) \| (pass|partial|fail|unknown|n/a) \|", PAGE, re.MULTILINE)
    for each in ids.split(", ")
}
ROWS = [line.strip("|").split("|") for line in PAGE.splitlines() if re.match(r"\| C\d", line)]
CONCLUSIONS = [(name.strip(), *(cell.strip() for cell in cells)) for name, _, *cells in ROWS]


def fact_of(ref: str) -> str:
    """The number of the fact: ``critique#F8.electorate`` tells of F8."""
    return ref.rpartition("#")[2].partition(".")[0]


def listed(cell: str) -> list[str]:
    return [each.strip() for each in cell.split(",") if each.strip()]


def test_every_fact_of_the_case_is_in_the_dossier_with_its_grounds() -> None:
    told = {fact_of(name) for name in DOSSIER.known}

    assert {f"F{number}" for number in range(1, 32)} <= told
    assert all(known.grounds for known in DOSSIER.known.values())
    assert DOSSIER.set_aside == ()


def test_the_dossier_opens_with_its_conditions_and_gives_no_day() -> None:
    assert set(DOSSIER.conditions) == set(Condition)
    assert not re.search(r"\d{4}-\d{2}-\d{2}", TEXT)
    for language in ("fa", "en"):
        assert len(words.conditions(DOSSIER.conditions, language)) == len(Condition)


def test_every_text_of_the_dossier_is_in_persian_and_in_english() -> None:
    for known in DOSSIER.known.values():
        assert known.note is None or known.note.versions.keys() == {"fa", "en"}
    assert DOSSIER.title.versions.keys() == {"fa", "en"}


def test_it_goes_into_no_wheel_sdist_demo_or_page() -> None:
    built = (ROOT / "pyproject.toml").read_text()
    shipped_texts = [*(ROOT / "src").rglob("*.py"), *(ROOT / "src").rglob("*.html"), *(ROOT / "docs").rglob("*.md")]

    assert '"dossiers"' in re.findall(r"sdist\]\nexclude = \[(.*)\]", built)[0]
    assert 'packages = ["src/colonnade"]' in built
    assert [path for path in shipped_texts if "confederation-abroad-2024.toml" in path.read_text()] == []


def test_every_criterion_is_in_the_table_once() -> None:
    assert sorted(EXPECTED) == sorted(CATALOGUE)


@pytest.mark.parametrize("criterion", CATALOGUE)
def test_what_the_table_says_is_found(criterion: str) -> None:
    assert FOUND[criterion].answer.value == EXPECTED[criterion], FOUND[criterion].reason


def test_as_a_confederation_no_base_is_shown_and_a_committee_is_the_form_that_fits() -> None:
    first, *smaller = REPORT.levels

    assert (first.judged_as, first.level.value) == (ClaimedClass.CONFEDERATION, "1")
    assert [each.judged_as for each in smaller] == [ClaimedClass.COMMITTEE]
    assert smaller[0].level.value in ("2", "3", "4")
    given_up = {fact_of(each.ref) for each in smaller[0].missing if each.kind == "claim"}
    assert given_up == {"F7", "F14", "F15", "F24", "F25"}


def test_every_conclusion_of_the_critique_is_in_the_table() -> None:
    assert [each[0] for each in CONCLUSIONS] == [f"C{number}" for number in range(1, 16)]


@pytest.mark.parametrize(("name", "shown_by", "facts", "known", "why"), CONCLUSIONS)
def test_a_conclusion_is_a_finding_with_its_facts_or_said_not_to_be_shown(
    name: str, shown_by: str, facts: str, known: str, why: str
) -> None:
    findings = [FOUND[each] for each in listed(shown_by) if each in FOUND]
    cited = {fact_of(each.ref) for finding in findings for each in finding.evidence}
    provenance = weakest(each.provenance for each in findings if each.provenance is not None)

    assert set(listed(facts)) <= cited
    assert not findings or all(each.answer is not Answer.PASS for each in findings)
    assert (provenance or "") == known
    assert {(each.kind, each.ref) for each in REPORT.not_examined if each.ref == name} == (
        {(why, name)} if why else set()
    )
    assert findings or why or shown_by == "smaller form"


def test_at_no_minimum_would_it_stand() -> None:
    assert REPORT.sensitivity is not None
    assert {each.value for row in REPORT.sensitivity.levels for each in row} == {"1"}

"""The page on dossiers: its example and its tables are what the code does."""

import re
import tomllib
from itertools import takewhile
from pathlib import Path

import pytest

from colonnade.core.audit.audit import audit
from colonnade.core.audit.criteria.thresholds import THRESHOLDS
from colonnade.core.audit.dossier import Condition, Whose
from colonnade.core.audit.dossier_acts import TYPES
from colonnade.core.audit.dossier_faults import NotADossier
from colonnade.core.audit.dossier_reading import CAN_TELL, FORMAT, UNSHOWN, read_dossier
from colonnade.core.audit.evidence import Provenance
from colonnade.core.audit.matters import CLAIMS, MATTERS
from colonnade.core.audit.ruleset import read_rule_set
from colonnade.core.organisations.acts import SHAPES
from colonnade.edges.rulesets import shipped
from colonnade.words.refusals import in_words

PAGE = (Path(__file__).parents[2] / "docs" / "rules" / "dossiers.md").read_text()
EXAMPLE = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)[0]


GUIDES = Path(__file__).parents[2] / "docs" / "guide"


def section(title: str) -> str:
    return PAGE.split(f"## {title}\n", 1)[1].split("\n## ", 1)[0]


def rows(title: str) -> list[list[str]]:
    lines = [line for line in section(title).splitlines() if re.match(r"\| (?!---)", line)]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[1:]]


def test_the_example_is_found_to_be_what_its_table_says() -> None:
    report = audit(read_dossier(EXAMPLE.encode()).examined(read_rule_set(shipped(), THRESHOLDS)))
    found = {each.id: each for each in report.findings}

    for criterion, answer, known, rests_on in rows("Worked example"):
        finding = found[criterion]
        assert finding.answer.value == answer, (criterion, finding.reason)
        assert (finding.provenance or "") == known
        assert ", ".join(sorted({each.ref for each in finding.evidence})) == rests_on
    assert found["FIN-01"].in_conflict


def test_every_matter_is_in_the_table_with_facts_that_it_takes_and_whom_it_serves() -> None:
    table = {matter.strip("`"): (facts.strip("`"), serves) for matter, facts, serves in rows("Matters")}

    assert table.keys() == MATTERS.keys()
    for matter, (facts, serves) in table.items():
        MATTERS[matter].shape(tomllib.loads(f"facts = {facts}")["facts"], "facts")
        assert matter == "remark" or tuple(serves.split(", ")) == MATTERS[matter].serves


def test_every_claim_is_in_the_table_with_facts_that_it_takes() -> None:
    table = {kind.strip("`"): facts.strip("`") for kind, facts in rows("Claims")}

    assert table.keys() == CLAIMS.keys()
    for kind, facts in table.items():
        CLAIMS[kind](tomllib.loads(f"facts = {facts}")["facts"], "facts")


def test_the_words_of_the_format_are_on_the_page() -> None:
    for word in (FORMAT, *Condition, *Whose, *UNSHOWN):
        assert f"`{word}`" in PAGE
    for kind in SHAPES.keys() - TYPES.keys():
        assert f"`{kind.removeprefix('organisations.').partition('/')[0]}`" in section("Acts")
    told = {name.strip("`"): who for name, _, who in rows("Entries")[8:] if name.strip("`") in set(Provenance)}
    assert told.keys() == {each.value for each in CAN_TELL[Whose.OPPONENT]}


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ('place = "no. 12", provenance = "reported" },', 'place = "no. 12", provenance = "signed" },'),
        ("workplace = true }", 'workplace = true, holder = "x" }'),
        ("count = 120", "count = 12"),
    ],
)
def test_the_sentences_on_the_page_are_those_of_the_command(good: str, bad: str) -> None:
    assert good in EXAMPLE
    with pytest.raises(NotADossier) as refusal:
        read_dossier(EXAMPLE.replace(good, bad, 1).encode())

    assert in_words(refusal.value.code, refusal.value.facts, "en") in section("What a bad dossier says")


@pytest.mark.parametrize("guide", ["README.md", "README.fa.md"])
def test_the_dossier_in_the_guide_reads(guide: str) -> None:
    lines = (GUIDES / guide).read_text().splitlines()
    first = lines.index('    format = "colonnade.dossier/1"')
    block = [line[4:] for line in takewhile(lambda line: not line.startswith("- "), lines[first:])]

    dossier = read_dossier("\n".join(block).encode())

    assert dossier.set_aside == ()
    assert [each.matter for each in dossier.told] == ["dues_paid"]

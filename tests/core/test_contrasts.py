"""What must be found in the contrast dossiers, as their tables say, is found."""

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from colonnade.core.audit.audit import Report, audit
from colonnade.core.audit.criteria import CATALOGUE
from colonnade.core.audit.criteria.thresholds import THRESHOLDS
from colonnade.core.audit.dossier_reading import read_dossier
from colonnade.core.audit.ruleset import read_rule_set
from colonnade.edges.rulesets import shipped
from tests.contrasts import CONTRASTS, clandestine_union

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "rules" / "contrasts.md").read_text()
RULES = read_rule_set(shipped(), THRESHOLDS)


def section(title: str, page: str = PAGE) -> str:
    return page.split(f"## {title}\n", 1)[1].split("\n## ", 1)[0]


def expected(title: str, page: str = PAGE) -> Iterator[tuple[str, str]]:
    for ids, answer in re.findall(
        r"^\| ([A-Z][^|]+) \| (pass|partial|fail|unknown|n/a) \|", section(title, page), re.MULTILINE
    ):
        for each in ids.split(", "):
            yield each, answer


def content(title: str) -> bytes:
    return CONTRASTS[title]().content()


def report(written: bytes) -> Report:
    return audit(read_dossier(written).examined(RULES))


TITLES = list(CONTRASTS)


def test_the_page_has_a_table_for_each_dossier_and_no_other() -> None:
    assert re.findall(r"^## (.+)$", PAGE, re.MULTILINE) == TITLES


@pytest.mark.parametrize("title", TITLES)
def test_every_criterion_is_in_the_table_once(title: str) -> None:
    assert sorted(each for each, _ in expected(title)) == sorted(CATALOGUE)


@pytest.mark.parametrize("title", TITLES)
def test_what_the_table_says_is_found(title: str) -> None:
    found = report(content(title))

    said = dict(expected(title))
    differing = {
        each.id: f"{each.answer.value} ({each.reason}), expected {said[each.id]}"
        for each in found.findings
        if each.answer.value != said[each.id]
    }
    assert differing == {}


def test_what_just_meets_the_minimum_stands_on_the_line() -> None:
    found = report(content("A confederation that just meets the minimum"))

    on_the_line = {each.id for each in found.findings if each.value is not None and each.value == each.threshold}
    assert on_the_line >= {
        *("FND-01", "FND-02", "FND-05", "FND-06", "REP-01", "REP-02", "REP-03", "REP-04", "DEM-01", "DEM-03", "DEM-04"),
        *("IND-04", "FIN-01", "FIN-02", "TRA-03", "COH-04", "ACC-02"),
    }


@pytest.mark.parametrize("title", TITLES)
def test_the_level_is_the_one_written_down(title: str) -> None:
    level, judged_as = re.findall(r"^Level \*\*(\w+)\*\* as (\w+)\.$", section(title), re.MULTILINE)[0]

    found = report(content(title))

    assert (found.level.value, found.judged_as.value) == (level, judged_as)


@pytest.mark.parametrize("title", TITLES)
def test_every_act_told_stands(title: str) -> None:
    assert read_dossier(content(title)).set_aside == ()


@pytest.mark.parametrize(
    "title", ["A mature federation of six bases", "Columns, but an electorate of founders in power"]
)
def test_the_order_of_entries_and_the_names_of_bodies_change_no_finding(title: str) -> None:
    written = CONTRASTS[title]()
    shuffled = replace(written, parts=random.Random(title).sample(written.parts, len(written.parts)))
    renamed = re.sub(r'((?:body|of|to|candidate) = )"base-(\d)"', r'\1"column.\2"', written.text()).encode()

    first, again, other = map(report, (written.content(), shuffled.content(), renamed))

    assert first.findings == again.findings == other.findings
    assert first.levels == again.levels == other.levels


@pytest.mark.parametrize("title", CONTRASTS)
def test_a_dossier_is_written_the_same_every_time(title: str) -> None:
    assert content(title) == content(title)


def test_a_genuine_union_loses_nothing_by_secrecy() -> None:
    sealed, seen = report(clandestine_union().content()), report(clandestine_union(is_open=True).content())

    assert [each.answer for each in sealed.findings] == [each.answer for each in seen.findings]
    assert sealed.level is seen.level

"""The audit of a body whose acts a log holds: its statute in force answers, and each act less shows."""

import re
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from colonnade.core.acts.envelope import Act
from colonnade.core.audit.audit import audit
from colonnade.core.audit.awaited import AWAITED
from colonnade.core.audit.by_statute import PROSE, by_statute
from colonnade.core.audit.criteria import CATALOGUE
from colonnade.core.audit.findings import Answer, Finding
from colonnade.core.statutes.acts import ADOPTED
from colonnade.edges.simulator import Body
from colonnade.edges.templates.reading import template
from colonnade.words.audit import ROOMS, sentence
from tests.core.audit_worlds import World
from tests.standing import BARELY, EVERYTHING, Standing, standing

PAGE = (Path(__file__).parents[2] / "docs" / "rules" / "audit.md").read_text()
TABLE = PAGE.partition("### What acts show today")[2].partition("\n## ")[0]
ROWS = [
    [cell.strip() for cell in line[1:-1].split("|")]
    for line in re.findall(r"^\| [A-Z]{3}-\d\d .*$", TABLE, re.MULTILINE)
]


@pytest.fixture(scope="module")
def whole() -> Standing:
    return standing()


def _found(world: Standing, criterion: str, body: Body | None = None) -> Finding:
    return next(each for each in world.report(body).findings if each.id == criterion)


def _cell(found: Finding) -> str:
    return "n/a" if found.answer is Answer.NOT_APPLICABLE else f"{found.answer} `{found.reason}`"


def test_the_table_of_what_acts_show_today_is_what_the_audit_finds(whole: Standing) -> None:
    federation, base = whole.report().findings, whole.report(whole.columns[0]).findings

    assert [row[0] for row in ROWS] == list(CATALOGUE)
    assert [row[2] for row in ROWS] == [_cell(each) for each in federation]
    assert [row[3] for row in ROWS] == [_cell(each) for each in base]
    assert {row[0]: tuple(row[4].split(", ")) for row in ROWS if row[4]} == AWAITED


def test_what_no_act_can_show_yet_says_which_room_will(whole: Standing) -> None:
    for found in (*whole.report().findings, *whole.report(whole.columns[0]).findings):
        is_awaited = found.answer is Answer.UNKNOWN and found.id in AWAITED
        assert found.awaits == (AWAITED[found.id] if is_awaited else ())
        for at, language in enumerate(("en", "fa")):
            said = sentence(found, language)
            assert all(ROOMS[each][at] in said for each in found.awaits)
            assert (("not built yet", "هنوز ساخته نشده")[at] in said) == bool(found.awaits)
    assert not any(each.awaits for each in audit(World().examined()).findings)


@pytest.mark.parametrize(
    ("told", "left_out", "columns", "level"),
    [
        (EVERYTHING, (), 5, "4"),
        (BARELY, (), 5, "3"),
        (BARELY, ("adopts 4",), 5, "2"),
        (BARELY, ("counts 4",), 5, "2"),
        (BARELY, ("joins 4",), 5, "2"),
        (BARELY, ("roof adopts",), 5, "2"),
        ((), (), 5, "2"),
        ((), ("mandate of chair",), 5, "1"),
        ((), (), 3, "2"),
        ((), ("joins 2",), 3, "1"),
    ],
)
def test_it_reaches_the_level_that_its_acts_deserve_and_an_act_less_shows(
    told: tuple[str, ...], left_out: tuple[str, ...], columns: int, level: str
) -> None:
    assert standing(*left_out, columns=columns).report(told=told).level == level


def test_each_rule_that_answers_is_cited_by_act_and_article(whole: Standing) -> None:
    adopted = _adopted(whole).id
    rules = template("T2").statute.rules
    for criterion, key in (("FND-06", "founders.sunset_days"), ("DEM-04", "extraordinary"), ("ACC-02", "recall")):
        (cited,) = _found(whole, criterion).evidence
        assert cited.ref == f"{adopted}#{rules.said(key)[0].article}"
        assert (cited.kind, cited.provenance) == ("rule", "signed")


def _adopted(world: Standing) -> Act:
    """The act by which the federation adopted its statute."""
    acts = (each.act for each in world.simulator.acts if each.act.type == ADOPTED)
    return next(each for each in acts if each.organisation == world.federation.id)


def test_the_version_in_force_on_the_day_answers() -> None:
    world = standing()
    before = _adopted(world)
    facts = {"rules": [], "binds_from": "2026-08-01", "decided_by": "congress", "published": False}
    majority = "ratio: 2/3; of: cast; and: more than 1/2 of organisations"
    world.simulator.amend(world.federation, before, "2026-05-01", {}, {**facts, "majority": majority}, organ="congress")

    assert _found(world, "ACC-02").reason == "acc_02.pass"
    later = by_statute(world.examined(world.federation, on=date(2026, 8, 1)))
    assert later.rules == {}
    assert later.statute_is_whole
    (changed,) = (each for each in world.report(on=date(2026, 8, 1)).findings if each.id == "TRA-01")
    assert changed.facts["lacking"] == "current"
    assert changed.facts["met"] == "previous"


def test_a_column_has_rules_of_its_own_by_its_statute_and_the_assembly_that_it_sets_up() -> None:
    for decided_by, rules, answer in (
        ("assembly", {}, "pass"),
        ("board", {"organ.meeting": "assembly; composed_of: members"}, "pass"),
        ("board", {"organ.board": "board"}, "partial"),
        ("board", {}, "partial"),
    ):
        world = standing("adopts 4")
        world.simulator.adopt(world.columns[4], "2024-03-01", rules, {"decided_by": decided_by})
        found = _found(world, "FND-01")
        assert (found.answer, found.facts["refused"]) == (answer, int("organ.board" in rules)), rules


def test_a_statute_that_names_another_class_than_the_acts_leaves_the_name_in_conflict() -> None:
    world = standing("roof adopts")
    world.adopt(world.federation, "T3", "2025-01-10", "congress")

    found = _found(world, "COH-01")
    assert found.in_conflict
    assert {each.kind for each in found.evidence} >= {"act", "claim"}


def test_a_claim_wider_than_the_membership_fails_and_one_within_waits_for_its_mandate() -> None:
    for kind, answer in (("worker", "unknown"), ("retired", "fail")):
        world = standing("adopts 0")
        rules = {"claims.constituency": "worker", "member.class.members": f"{kind}; votes_in: assembly"}
        world.simulator.adopt(world.columns[0], "2024-03-01", rules)
        assert _found(world, "COH-02", world.columns[0]).answer == answer


def test_a_place_that_acts_do_not_put_within_the_claimed_one_leaves_its_reach_open() -> None:
    world = standing("roof adopts")
    world.simulator.adopt(world.federation, "2025-01-10", {"claims.territory": "Elsewhere"}, {"decided_by": "congress"})

    assert _found(world, "REP-02").answer is Answer.UNKNOWN


def test_of_several_ways_to_recall_each_in_an_article_of_its_own_the_best_counts() -> None:
    ways = ({"by": "council", "majority": "3/4", "days": 30}, {"by": "congress", "majority": "2/3", "days": 30})
    world = standing("roof adopts")
    rules = [
        {
            "article": str(at),
            "key": "recall.board",
            "value": "; ".join(f"{name}: {value}" for name, value in way.items()),
        }
        for at, way in enumerate(ways, 1)
    ]
    world.simulator.adopt(world.federation, "2025-01-10", {}, {"rules": rules, "decided_by": "congress"})

    found = _found(world, "ACC-02")
    assert (found.answer, found.value) == (Answer.PASS, Fraction(2, 3))
    assert [each.ref.partition("#")[2] for each in found.evidence] == ["2"]


def test_the_report_says_that_what_articles_say_beyond_their_rules_was_not_examined(whole: Standing) -> None:
    kinds = [(each.kind, each.ref) for each in whole.report().not_examined]

    assert (PROSE.kind, PROSE.ref) in kinds
    assert (PROSE.kind, PROSE.ref) not in [
        (each.kind, each.ref) for each in standing("roof adopts").report().not_examined
    ]


def test_the_text_where_it_is_public_is_checked_beside_its_rules(whole: Standing) -> None:
    examined = whole.examined(whole.federation)
    statute = template("T2").statute

    assert by_statute(examined, statute).contradictions == ()
    assert by_statute(by_statute(examined), statute) == by_statute(examined)

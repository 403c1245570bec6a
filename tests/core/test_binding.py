"""The statute in force: from its day on it decides, each answer cites its article, and without one nothing changes."""

import ast
import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.core.acts.canonical import Malformed
from colonnade.core.acts.envelope import Act
from colonnade.core.dates import FOREVER
from colonnade.core.organisations.acts import SHAPES
from colonnade.core.organisations.enforced import ENFORCED
from colonnade.core.organisations.forms import columns_below, standing_form
from colonnade.core.organisations.minimum import DEFAULT
from colonnade.core.organisations.spans import Kind
from colonnade.core.organisations.vocabulary import Form
from colonnade.core.replay import book_of, replay, state_hash
from colonnade.core.statutes.acts import ADOPTED, said_by, terms_of
from colonnade.core.statutes.majorities import is_at_least, is_ruled_out
from colonnade.core.statutes.reading import read_statute
from colonnade.core.statutes.values import Condition, Share, Table, Whole
from colonnade.core.statutes.vocabulary import KEYS, rule_name, value_of
from colonnade.edges.simulator import Body, Simulator
from colonnade.words import acts as words
from tests.core.neighbourhoods import judged_one_by_one
from tests.core.ruled_lives import ruled_lives
from tests.core.test_statutes_page import PAGE, _table
from tests.core.views import verdicts, view_of

CORE = Path(__file__).parents[2] / "src" / "colonnade" / "core" / "organisations"
LATER = date(2030, 1, 1)
Cited = list[tuple[str, str]]


@dataclass
class World:
    """A federation on five columns, a candidate, and the statutes that bind them."""

    simulator: Simulator
    roof: Body
    columns: list[Body]
    candidate: Body

    def outcome(self, act: Act) -> tuple[str, str, Cited]:
        """What became of an act, why, and by which articles: of the roof ``roof``, of others their name."""
        spans = replay(self.simulator.acts, on=LATER, known=LATER).spans[act.organisation]
        (said,) = (span.facts for span in spans if span.kind is Kind.VERDICT and span.key == act.id)
        names = {self.roof.id: "roof", self.candidate.id: "candidate"}
        cites: Any = said.get("cites", [])
        return str(said["standing"]), str(said["why"]), [(names.get(e["of"], e["of"]), e["article"]) for e in cites]


def _world(rules: Mapping[str, str], of: str = "roof", calendar: str = "gregorian") -> World:
    simulator = Simulator()
    roof, columns = simulator.federation("Steel", "steel", 5)
    candidate = simulator.base("Mill", "2020-06-01", 60, branch="steel")
    world = World(simulator, roof, columns, candidate)
    if rules:
        simulator.adopt(roof if of == "roof" else candidate, "2020-06-02", rules, {"calendar": calendar})
    return world


def _decide(world: World, day: str = "2021-03-01", **said: Any) -> Act:
    facts: dict[str, Any] = {"to": world.roof.id, "kind": "full", "attested": False, "votes": None}
    facts |= {name: said.pop(name) for name in ("kind", "attested", "votes") if name in said}
    return world.simulator.act(world.candidate, "affiliation_decided", day, facts, **said)


def _admit(world: World, day: str = "2021-03-02", decided: Mapping[str, Any] | None = None, **said: Any) -> Act:
    decision = _decide(world, day, **{"attested": True, **(decided or {})})
    return world.simulator.admit(world.roof, world.candidate, decision, day, **said)


def _fill(world: World, office: str, day: str, **said: Any) -> Act:
    facts = {
        "office": office,
        "organ": "board",
        "title": {"binding": "en", "en": office},
        "holder": "Falcon",
        "elected_by": "assembly",
        "until": None,
        "alternate": False,
        "mandate_from": None,
    } | said
    organ = {"organ": facts["organ"], "name": facts["title"], "elected_by": None, "seats": None}
    world.simulator.act(world.roof, "organ_established", day, organ)
    return world.simulator.act(world.roof, "office_filled", day, facts)


def _chair(world: World, **said: Any) -> Act:
    return _fill(world, "chair", "2021-03-01", **said)


def _inspector(world: World, **said: Any) -> Act:
    usual = {"organ": "inspection", "holder": "Owl"}
    return _fill(world, said.pop("office", "inspector"), "2021-03-01", **usual | said)


def _second(world: World, **said: Any) -> Act:
    _chair(world, **said)
    return _fill(world, "treasurer", "2021-03-01", **{"holder": "Heron", **said})


def _second_inspector(world: World, **said: Any) -> Act:
    _inspector(world, **said)
    return _inspector(world, office="second_inspector", holder="Swift", **said)


def _both(world: World) -> Act:
    _chair(world)
    return _inspector(world, holder="Falcon")


def _again(world: World) -> Act:
    _fill(world, "chair", "2021-03-01", until="2023-03-01")
    return _fill(world, "chair", "2023-03-01", until="2025-03-01")


def _recalled(world: World) -> Act:
    _chair(world)
    return world.simulator.act(world.roof, "office_ended", "2021-04-01", {"office": "chair", "reason": "recalled"})


def _leave(world: World, day: str = "2021-06-01", **said: Any) -> Act:
    return world.simulator.act(
        world.columns[0], "affiliation_left", day, {"to": world.roof.id}, **{"recorded": "2021-03-01", **said}
    )


def _rename(world: World) -> Act:
    return world.simulator.act(world.roof, "changed", "2021-03-01", {"claimed_class": "union"})


def _second_roof(world: World) -> Act:
    _admit(world)
    other = world.simulator.found("Other", "federation", "2021-01-01")
    return world.simulator.affiliate(world.candidate, other, "2021-04-01")


def _amend(world: World, **facts: Any) -> Act:
    version = next(each.act for each in world.simulator.acts if each.act.type == ADOPTED)
    return world.simulator.amend(world.roof, version, "2021-03-01", {"term": "1 year"}, facts)


def _young(world: World) -> Act:
    world.candidate = world.simulator.base("Young", "2020-10-01", 60)
    return _admit(world)


def _counted(yes: int, no: int, entitled: int) -> dict[str, int]:
    return {"yes": yes, "no": no, "abstained": 0, "entitled": entitled}


def _ratified(world: World) -> Act:
    """A federation of five decides to join, and three of them have ratified it."""
    world.candidate, _ = world.simulator.federation("Foundries", "steel", 5, "2020-06-01")
    facts = {"to": world.roof.id, "kind": "full", "attested": False, "votes": None, "ratified": _counted(3, 0, 5)}
    decision = world.simulator.act(world.candidate, "affiliation_decided", "2021-03-01", facts, version=2)
    return world.simulator.admit(world.roof, world.candidate, decision, "2021-03-02")


def _appeal(world: World) -> Act:
    """The council refuses the candidate; the congress admits it."""
    decision = _decide(world, "2021-03-01", attested=True)
    world.simulator.refuse(world.roof, world.candidate, decision, "2021-03-02", organ="council")
    return world.simulator.admit(world.roof, world.candidate, decision, "2021-03-03", organ="congress")


FEW = {"yes": 10, "no": 10, "abstained": 0}
MANY = {"yes": 10, "no": 50, "abstained": 0}
FEDERATION = {"claims.name_class": "federation"}
CASES: dict[str, tuple[Mapping[str, str], Mapping[str, str], Callable[[World], Act], str]] = {
    "found.min_members": (
        FEDERATION | {"found.min_members": "50"},
        {"found.min_members": "80"},
        _admit,
        "too_few_members",
    ),
    "found.min_age_months": (
        {"found.order": "base_before_roof: yes", "found.min_age_months": "3"},
        {"found.min_age_months": "12"},
        _young,
        "younger_than_the_roof",
    ),
    "found.order": (
        {"found.order": "base_before_roof: no"},
        {"found.order": "base_before_roof: yes"},
        _young,
        "younger_than_the_roof",
    ),
    "founders.sunset_days": (
        {"founders.sunset_days": "500"},
        {"founders.sunset_days": "180"},
        lambda world: _chair(world, elected_by="founding_assembly"),
        "founders_have_handed_over",
    ),
    "member.class": (
        {"member.class.main": "worker; entry: closed; until: 24 months"},
        {"member.class.main": "worker; entry: closed; until: 6 months"},
        lambda world: _chair(world, elected_by="main"),
        "founders_have_handed_over",
    ),
    "affil.decided_by": (
        {"affil.decided_by": "own_board"},
        {"affil.decided_by": "own_assembly"},
        lambda world: _decide(world, organ="board"),
        "not_decided_by_the_assembly",
    ),
    "affil.majority": (
        {"affil.majority": "2/3 of cast"},
        {"affil.majority": "5/6 of cast"},
        lambda world: _admit(world, decided={"votes": FEW, "attested": False}),
        "majority_not_reached",
    ),
    "affil.min_members": ({"affil.min_members": "50"}, {"affil.min_members": "80"}, _admit, "too_few_members"),
    "affil.minutes_required": (
        {"affil.minutes_required": "no"},
        {"affil.minutes_required": "yes"},
        lambda world: _admit(world, decided={"attested": False}),
        "minutes_missing",
    ),
    "affil.ratified_by": (
        {"affil.ratified_by": "more than 1/2 of organisations"},
        {"affil.ratified_by": "2/3 of organisations"},
        _ratified,
        "not_ratified",
    ),
    "affil.double": (
        {"affil.double": "branch"},
        {"affil.double": "branch, territory"},
        _admit,
        "in_no_body_of_its_territory",
    ),
    "affil.appeal": (
        {"affil.appeal": "congress"},
        {"affil.appeal": "assembly"},
        _appeal,
        "appeal_is_heard_by_another",
    ),
    "sunset": ({"sunset": "24 months"}, {"sunset": "6 months"}, _chair, "its_time_is_over"),
    "affil.observation_months": (
        {"affil.observation_months": "0"},
        {"affil.observation_months": "6"},
        _admit,
        "not_observed_long_enough",
    ),
    "affil.admitting_body": (
        {"affil.admitting_body": "assembly"},
        {"affil.admitting_body": "council"},
        _admit,
        "another_body_admits",
    ),
    "organ": (
        {"organ.board": "board; elected_by: assembly; seats: 2"},
        {"organ.board": "board; elected_by: assembly; seats: 1"},
        _second,
        "no_seat_left",
    ),
    "majority": ({"majority.amend": "2/3"}, {"majority.amend": "3/4"}, _amend, "another_majority_amends"),
    "term": (
        {"term.board": "2 years"},
        {"term.board": "1 year"},
        lambda world: _chair(world, until="2022-09-01"),
        "term_too_long",
    ),
    "term.max_consecutive": (
        {"term.max_consecutive.board": "2"},
        {"term.max_consecutive.board": "1"},
        _again,
        "too_many_terms",
    ),
    "recall": (
        {"organ.assembly": "assembly", "organ.council": "council", "recall.board": "assembly"},
        {"recall.board": "council"},
        _recalled,
        "recalled_by_another",
    ),
    "incompat": ({"incompat": "employer_role"}, {"incompat": "board_and_inspector"}, _both, "board_and_inspector"),
    "audit.not_board": ({"audit.not_board": "no"}, {"audit.not_board": "yes"}, _both, "board_and_inspector"),
    "posts.max_per_affiliate": (
        {"posts.max_per_affiliate.board": "2"},
        {"posts.max_per_affiliate.board": "1"},
        lambda world: _second(world, mandate_from=world.columns[0].id),
        "too_many_posts_of_one",
    ),
    "audit.inspectors_n": ({"audit.inspectors_n": "2"}, {"audit.inspectors_n": "1"}, _second_inspector, "no_seat_left"),
    "audit.alternates": (
        {"audit.alternates": "2"},
        {"audit.alternates": "1"},
        lambda world: _second_inspector(world, alternate=True),
        "no_seat_left",
    ),
    "audit.term": (
        {"audit.term": "2 years"},
        {"audit.term": "1 year"},
        lambda world: _inspector(world, until="2022-09-01"),
        "term_too_long",
    ),
    "audit.elected_by": (
        {"audit.elected_by": "assembly"},
        {"audit.elected_by": "council"},
        _inspector,
        "elected_by_another",
    ),
    "withdraw.notice": ({"withdraw.notice": "3 months"}, {"withdraw.notice": "4 months"}, _leave, "notice_too_short"),
    "withdraw.decided_by": (
        {"withdraw.decided_by": "member"},
        {"withdraw.decided_by": "own_assembly"},
        lambda world: _leave(world, organ="board"),
        "not_decided_by_the_assembly",
    ),
    "claims.name_class": (
        {"claims.name_class": "union"},
        {"claims.name_class": "federation"},
        _rename,
        "statute_names_another_class",
    ),
    "member.exclusive_level": (
        {"member.exclusive_level": "no"},
        {"member.exclusive_level": "yes"},
        _second_roof,
        "two_roofs_of_one_level",
    ),
}
"""By key: rules under which the act stands, what another statute says instead, the act, and why it does not stand."""
MEASURED = {"found.min_base", "found.min_federations", "found.min_branches", "found.cure_days", "member.kind"}


def _articles(rules: Mapping[str, str], key: str) -> str:
    return str([str(rule_name(each).key.name) for each in rules].index(key) + 1)


@pytest.mark.parametrize("key", CASES)
def test_one_scenario_under_two_statutes_has_two_lawful_outcomes_that_each_cite_their_article(key: str) -> None:
    lenient, strict, act, why = CASES[key]
    one, other = _world(lenient), _world({**lenient, **strict})
    stands, falls = one.outcome(act(one)), other.outcome(act(other))
    article = _articles({**lenient, **strict}, "found.order" if why == "younger_than_the_roof" else key)

    if key == "member.exclusive_level":
        assert (stands[:2], falls) == (("in_conflict", why), ("in_conflict", why, [("roof", article)]))
        return
    assert stands[:2] == ("in_effect", "")
    assert falls == ("without_effect", why, [("roof", article)])


@pytest.mark.parametrize("key", sorted(CASES.keys() - {"member.exclusive_level"}))
def test_without_a_statute_nobody_is_asked_for_what_one_would_ask(key: str) -> None:
    if key in ("majority", "affil.appeal"):  # an amendment has a statute, and whoever is refused decides anew
        return
    world = _world({})

    assert world.outcome(CASES[key][2](world)) == ("in_effect", "", [])


def test_an_act_that_keeps_the_statute_cites_what_it_keeps() -> None:
    world = _world(
        {"organ.board": "board; elected_by: assembly; seats: 1", "incompat": "board_and_inspector", "term": "2 years"}
    )

    assert world.outcome(_chair(world)) == ("in_effect", "", [("roof", "1"), ("roof", "2"), ("roof", "3")])


def test_the_candidates_own_statute_and_that_of_the_roof_bind_a_decision() -> None:
    world = _world({"affil.decided_by": "own_assembly", "affil.minutes_required": "yes"}, of="candidate")
    world.simulator.adopt(world.roof, "2020-06-02", {"found.cure_days": "180", "affil.decided_by": "own_assembly"})

    assert world.outcome(_decide(world, attested=True)) == (
        "in_effect", "", [("candidate", "1"), ("candidate", "2"), ("roof", "2")],
    )  # fmt: skip
    assert world.outcome(_decide(world)) == ("without_effect", "minutes_missing", [("candidate", "2")])


def test_after_observation_the_association_gives_way_to_full_affiliation() -> None:
    world = _world({"affil.observation_months": "6"})
    associated = _admit(world, "2020-07-01", {"kind": "associate"})
    early, late = _admit(world, "2020-12-31"), _admit(world, "2021-01-01")

    assert [world.outcome(each)[:2] for each in (associated, early, late)] == [
        ("in_effect", ""), ("without_effect", "not_observed_long_enough"), ("in_effect", ""),
    ]  # fmt: skip
    spans = replay(world.simulator.acts, on=LATER, known=LATER).of(world.candidate.id, Kind.AFFILIATION)
    assert [(span.key, span.start) for span in spans] == [("full", date(2021, 1, 1))]


@pytest.mark.parametrize(("calendar", "end"), [("gregorian", date(2022, 3, 1)), ("solar", date(2022, 3, 2))])
def test_a_term_ends_the_office_that_names_no_day(calendar: str, end: date) -> None:
    world = _world({"term.board": "1 year"}, calendar=calendar)
    act = _chair(world)

    (span,) = (each for each in book_of(world.simulator.acts).current(world.roof.id, Kind.OFFICE) if each.act == act.id)
    assert span.until == end


def test_a_term_runs_in_the_calendar_that_the_statute_names() -> None:
    ends = []
    for calendar in ("gregorian", "solar"):
        world = _world({"term.board": "1 year"}, calendar=calendar)
        act = _fill(world, "chair", "2024-03-20")
        spans = book_of(world.simulator.acts).current(world.roof.id, Kind.OFFICE)
        ends += [span.until for span in spans if span.act == act.id]

    assert ends == [date(2025, 3, 20), date(2025, 3, 21)]


def test_posts_that_founders_filled_end_with_their_powers() -> None:
    world = _world({"founders.sunset_days": "500"})
    _chair(world, elected_by="founding_committee")

    (span,) = book_of(world.simulator.acts).current(world.roof.id, Kind.OFFICE)
    assert span.until == date(2021, 5, 15)


def test_whoever_changes_post_within_a_term_begins_no_other() -> None:
    world = _world({"term.board": "2 years", "term.max_consecutive.board": "2"})
    days = ("2021-03-01", "2023-03-01", "2023-09-01", "2025-03-01")
    acts = [_fill(world, f"post_{n}", day) for n, day in enumerate(days)]

    assert [world.outcome(act)[1] for act in acts] == ["", "", "", "too_many_terms"]


def test_after_a_whole_term_between_the_count_begins_anew() -> None:
    world = _world({"term.board": "2 years", "term.max_consecutive.board": "1"})
    acts = [_fill(world, "chair", day) for day in ("2021-03-01", "2025-03-01", "2025-03-02")]

    assert [world.outcome(act)[1] for act in acts] == ["", "too_many_terms", ""]


# Measures ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("bases", "article"), [("5", "1"), ("6", "1")])
def test_a_federation_needs_as_many_columns_as_its_statute_says(bases: str, article: str) -> None:
    world = _world({"found.min_base": bases})
    shown = standing_form(view_of(world.simulator.acts, LATER), world.roof.id)

    assert (shown.form is Form.FEDERATION, shown.reasons[0].needed) == (bases == "5", int(bases))
    assert shown.reasons[0].article == article


def test_a_statute_of_a_confederation_says_how_many_federations_branches_and_bases() -> None:
    simulator = Simulator()
    bodies = [simulator.federation(branch, branch, 5)[0] for branch in ("steel", "oil")]
    roof = simulator.found("Together", "confederation", "2021-01-01")
    for body in bodies:
        simulator.affiliate(body, roof, "2021-02-01")
    rules = {"found.min_federations": "2", "found.min_branches": "2", "found.min_base": "10"}
    simulator.adopt(roof, "2022-01-01", rules)

    before, after = (standing_form(view_of(simulator.acts, day), roof.id) for day in (date(2021, 12, 31), LATER))

    assert (before.is_borne_out, after.is_borne_out) == (False, True)
    assert [(each.needed, each.article) for each in after.reasons] == [(2, "1"), (2, "2"), (10, "3")]
    assert not standing_form(view_of(simulator.acts, LATER), roof.id, DEFAULT).is_borne_out


def test_a_body_of_organisations_says_what_members_its_columns_have_and_one_of_workers_its_own() -> None:
    world = _world({"member.kind": "organisation", "found.min_members": "50"})
    base = _world({"member.kind": "worker", "found.min_members": "80"}, of="candidate")

    assert columns_below(view_of(world.simulator.acts, LATER), world.roof.id) == []
    assert len(columns_below(view_of(world.simulator.acts, LATER), world.roof.id, DEFAULT)) == 5
    assert standing_form(view_of(base.simulator.acts, LATER), base.candidate.id).form is Form.NUCLEUS


def test_no_statute_below_lowers_what_a_federation_is_to_the_roof_above() -> None:
    simulator = Simulator()
    roof = simulator.found("Together", "confederation", "2021-01-01")
    for branch in ("steel", "oil", "schools"):
        body, _ = simulator.federation(branch, branch, 4)
        simulator.affiliate(body, roof, "2021-02-01")
        simulator.adopt(body, "2021-03-01", {"found.min_base": "4"})
    view = view_of(simulator.acts, LATER)

    assert {standing_form(view, each).form for each in view.below(roof.id)} == {Form.FEDERATION}
    assert standing_form(view, roof.id).reasons[0].shown == 0


# Versions ------------------------------------------------------------------------------------------------------


def _decided(rules: Mapping[str, str], **facts: Any) -> tuple[str, str, Cited]:
    world = _world(rules)
    return world.outcome(_amend(world, **facts))


@pytest.mark.parametrize(
    ("rules", "facts", "why"),
    [
        ({"organ.congress": "congress; powers: amend"}, {"decided_by": "congress"}, ""),
        ({"organ.congress": "congress; powers: amend"}, {}, "another_organ_amends"),
        ({"organ.assembly": "assembly; powers: amend"}, {"decided_by": "extraordinary_assembly"}, ""),
        ({"organ.board": "board"}, {"decided_by": "board"}, "another_organ_amends"),
        ({}, {}, ""),
        ({"majority": "3/4"}, {}, "another_majority_amends"),
        ({"majority.assembly": "1/2", "majority.amend": "3/4"}, {}, "another_majority_amends"),
        ({"majority.amend": "2/3; and: more than 1/2 of organisations"}, {}, "another_majority_amends"),
        ({"majority.amend": "2/3 of all_members"}, {"majority": "ratio: 2/3; of: present"}, "another_majority_amends"),
        ({"majority.amend": "2/3"}, {"majority": "ratio: 2/3; of: all_members"}, ""),
        ({}, {"majority": "ratio: 1/2; of: cast"}, "another_majority_amends"),
        ({}, {"votes": {"yes": 10, "no": 50, "abstained": 0}}, "votes_fall_short"),
        ({}, {"binds_from": "2021-02-28"}, "binds_before_it_was_decided"),
        ({}, {"before": "ab" * 32}, "not_the_version_before"),
        ({}, {"amends": "ab" * 32}, "not_the_version_before"),
    ],
)  # fmt: skip
def test_an_amendment_is_decided_as_the_statute_in_force_demands(
    rules: Mapping[str, str], facts: Mapping[str, Any], why: str
) -> None:
    standing, reason, cited = _decided(rules or {"term": "2 years"}, **facts)

    assert (standing, reason) == ("without_effect" if why else "in_effect", why)
    by_statute = bool(rules) and (why in ("another_organ_amends", "another_majority_amends") or not why)
    assert bool(cited) is (by_statute and "organ.board" not in rules)


def test_from_its_day_on_the_new_version_binds_and_before_it_the_old_one() -> None:
    world = _world({"term.board": "1 year"})
    first = world.simulator.acts[-1].act
    facts = {"binds_from": "2021-06-01"}
    world.simulator.amend(world.roof, first, "2021-03-01", {"quorum": "1/2", "term.board": "2 years"}, facts)
    ends = []
    for day in ("2021-05-31", "2021-06-01"):
        act = _fill(world, f"post_{day[5:7]}", day)
        ends += [s.until for s in book_of(world.simulator.acts).current(world.roof.id, Kind.OFFICE) if s.act == act.id]
        assert world.outcome(act)[2] == [("roof", "1" if day < "2021-06-01" else "2")]

    assert ends == [date(2022, 5, 31), date(2023, 6, 1)]


def test_there_is_one_line_of_versions() -> None:
    world = _world({"term.board": "1 year"})
    first = world.simulator.acts[-1].act
    second = world.simulator.amend(world.roof, first, "2021-03-01", {"term.board": "2 years"})
    late = world.simulator.amend(world.roof, first, "2021-04-01", {"term.board": "3 years"})
    again = world.simulator.adopt(world.roof, "2021-04-01", {"majority.amend": "1/2"})
    same_day = world.simulator.amend(world.roof, second, "2021-03-01", {"term.board": "4 years"}, recorded="2021-04-01")

    assert [world.outcome(each)[:2] for each in (second, late, again, same_day)] == [
        ("in_effect", ""),
        ("in_conflict", "amended_already"),
        ("without_effect", "has_a_statute"),
        ("without_effect", "binds_before_what_it_amends"),
    ]
    versions = book_of(world.simulator.acts).current(world.roof.id, Kind.STATUTE)
    assert [(each.start, each.until) for each in versions] == [
        (date(2020, 6, 2), date(2021, 3, 1)), (date(2021, 3, 1), FOREVER),
    ]  # fmt: skip


def test_whoever_has_no_statute_amends_none_and_a_refusal_to_adopt_another_cites_how_it_is_amended() -> None:
    world = _world({"term": "1 year", "majority.amend": "2/3"})
    first = world.simulator.acts[-1].act
    again = world.simulator.adopt(world.roof, "2021-01-01", {"term": "2 years"})
    none = world.simulator.amend(world.candidate, first, "2021-01-01", {"term": "2 years"})

    assert world.outcome(again) == ("without_effect", "has_a_statute", [("roof", "2")])
    assert world.outcome(none) == ("without_effect", "no_statute", [])


def test_a_statute_ends_with_its_organisation() -> None:
    world = _world({"term": "1 year"})
    world.simulator.act(world.roof, "dissolved", "2022-01-01", {"assets_to": None})

    (span,) = book_of(world.simulator.acts).current(world.roof.id, Kind.STATUTE)
    assert span.until == date(2022, 1, 1)


@pytest.mark.parametrize(
    ("rules", "facts", "why"),
    [
        ({"term": "1 year"}, {}, ""),
        ({"term": "1 year"}, {"published": True}, "statute_shows_too_much"),
        ({"term": "1 year"}, {"zone": "Asia/Tehran"}, "statute_shows_too_much"),
        ({"term": "1 year"}, {"binds_from": "2021-03-05"}, "days_show_too_much"),
        ({"claims.territory": "Nilgan"}, {}, "statute_shows_too_much"),
        ({"member.class.members": "worker; sectors: metal"}, {}, "statute_shows_too_much"),
        ({"dissolve.assets_to": "Fund"}, {}, "statute_shows_too_much"),
    ],
)
def test_the_statute_of_a_hidden_organisation_shows_neither_place_nor_text(
    rules: Mapping[str, str], facts: Mapping[str, Any], why: str
) -> None:
    simulator = Simulator()
    body = simulator.found("Hidden", "base", "2020-06", visibility="pseudonymous")
    act = simulator.adopt(body, "2021-03", rules, {"published": False, **facts})

    assert verdicts(simulator.acts)[act.id][1] == why


def test_a_later_judgement_under_another_statute_is_no_other_past() -> None:
    world = _world({"affil.min_members": "80"})
    refused = _admit(world)
    first = next(each.act for each in world.simulator.acts if each.act.type == ADOPTED)
    world.simulator.amend(world.roof, first, "2021-04-01", {"affil.min_members": "50"})
    admitted = _admit(world, "2021-04-02")

    assert [world.outcome(each)[1] for each in (refused, admitted)] == ["too_few_members", ""]


# Bands and majorities ------------------------------------------------------------------------------------------


def _majority(text: str) -> Table:
    value = value_of(rule_name("majority"), text)
    assert isinstance(value, Table)
    return value


@given(st.integers(1, 12), st.integers(1, 12), st.sampled_from(("{}", "more than {}", "{}+1")), st.data())
def test_what_meets_a_majority_that_is_at_least_another_meets_that_too(
    top: int, whole: int, form: str, data: Any
) -> None:
    shares = [
        form.format(f"{min(top, whole)}/{whole}"),
        data.draw(st.sampled_from(("1/2", "more than 1/2", "2/3", "1/2+1", "3/4"))),
    ]
    declared, demanded = map(_majority, shares)
    one, other = declared.get("ratio"), demanded.get("ratio")
    assert isinstance(one, Share)
    assert isinstance(other, Share)
    if is_at_least(declared, demanded):
        assert all(one.needed(number) >= other.needed(number) for number in range(1, 200))


@given(st.integers(0, 700), st.integers(0, 700), st.sampled_from(("1/2", "more than 1/2", "2/3", "1/2+1", "9/10")))
def test_votes_that_meet_a_share_are_never_ruled_out(yes: int, no: int, ratio: str) -> None:
    share = _majority(ratio).get("ratio")
    assert isinstance(share, Share)
    told: Any = {"yes": _band(yes), "no": _band(no), "abstained": 0}
    if share.is_met(yes, yes + no):
        assert not is_ruled_out(Condition(share, Whole.CAST), told)


def _band(number: int) -> int:
    return max(floor for floor in (0, 10, 50, 150, 500) if floor <= number)


# Facts ---------------------------------------------------------------------------------------------------------


def test_the_facts_of_a_statute_lay_down_its_rules_in_order() -> None:
    file = re.findall(r"```\n(colonnade\.statute/1\n.*?)```", PAGE, re.DOTALL)[0].encode()
    statute = read_statute(file)
    terms = terms_of(said_by(statute))

    assert terms.rules.every == statute.rules.every
    assert (terms.calendar, terms.zone) == (statute.calendar, statute.zone)


@pytest.mark.parametrize(
    ("change", "path", "fault"),
    [
        (
            {"rules": [{"article": "1", "key": "term.board", "value": "3"}]},
            "facts.rules[0].value",
            "not_canonical_rule",
        ),
        ({"rules": [{"article": "1", "key": "term", "value": "soon"}]}, "facts.rules[0]", "not_a_rule"),
        ({"rules": [{"article": "1", "key": "sunshine", "value": "yes"}]}, "facts.rules[0]", "not_a_rule"),
        ({"rules": [{"article": "0", "key": "term", "value": "3 years"}]}, "facts.rules[0].article", "form"),
        ({"rules": [{"article": "1", "key": "term", "value": "3 years"}] * 2}, "facts.rules[1]", "twice"),
        ({"majority": "2/3"}, "facts.majority", "not_canonical_rule"),
        ({"calendar": "lunar"}, "facts.calendar", "not_one_of"),
        ({"zone": "Tehran"}, "facts.zone", "form"),
        ({"languages": []}, "facts.languages", "kind"),
        ({"document": None}, "facts.document", "kind"),
        ({"binds_from": "soon"}, "facts.binds_from", "day"),
    ],
)
def test_facts_that_no_statute_has_are_malformed_at_their_path(
    change: Mapping[str, Any], path: str, fault: str
) -> None:
    world = _world({"term": "1 year"})
    facts = {**world.simulator.acts[-1].act.facts, **change}
    with pytest.raises(Malformed) as refusal:
        SHAPES[ADOPTED](facts, "facts")

    found = refusal.value.facts["path"], refusal.value.facts["fault"]
    assert found == (path if fault != "not_canonical_rule" or "rules" in path else "facts.majority.value", fault)


# Properties ----------------------------------------------------------------------------------------------------


@given(st.integers(0, 10**6), st.randoms(use_true_random=False))
def test_statutes_make_the_same_state_in_every_permutation(seed: int, chance: random.Random) -> None:
    simulator = ruled_lives(seed)
    shuffled = list(simulator.acts)
    chance.shuffle(shuffled)

    assert state_hash(book_of(shuffled)) == state_hash(book_of(simulator.acts))


@given(st.integers(0, 10**6))
def test_deciding_under_statutes_on_the_loaded_neighbourhood_equals_deciding_on_the_full_replay(seed: int) -> None:
    acts = ruled_lives(seed).acts

    assert state_hash(judged_one_by_one(acts)) == state_hash(book_of(acts))


def test_in_these_lives_acts_stand_and_fall_by_the_rules_that_they_know() -> None:
    became = [verdicts(ruled_lives(seed).acts) for seed in range(60)]
    whys = {why for each in became for _, why in each.values()}

    assert whys >= {
        *("", "its_time_is_over", "another_majority_renews", "nothing_to_renew", "renewed_already", "not_ratified"),
        *("appeal_is_heard_by_another", "another_body_admits", "amended_already"),
    }


@given(st.integers(0, 10**6))
def test_no_two_versions_bind_on_one_day(seed: int) -> None:
    book = book_of(ruled_lives(seed).acts)
    for each in book.organisations():
        versions = sorted(book.current(each, Kind.STATUTE), key=lambda span: span.start)
        assert all(one.until <= other.start for one, other in pairwise(versions))


# The page ------------------------------------------------------------------------------------------------------


def test_the_table_the_vocabulary_and_the_code_agree_on_what_binds() -> None:
    rows = {row[0]: row[1:] for row in _table("What binds, key by key")}

    assert list(rows) == list(KEYS)
    for name, (where, _, whys) in rows.items():
        told = ", ".join(place.value for place in ENFORCED.get(name, ()))
        assert where == (told or f"not yet enforced: room {KEYS[name].room}"), name
        assert set(re.findall(r"\w+", whys)) <= words.WHYS.keys(), name
    assert _asked_for() == set(ENFORCED)


def test_every_key_that_binds_has_a_scenario() -> None:
    assert CASES.keys() | MEASURED == set(ENFORCED)
    told = {row[0]: row[3] for row in _table("What binds, key by key")}
    for key, (*_, why) in CASES.items():
        assert why in re.findall(r"\w+", told[key]), key


@pytest.mark.parametrize("row", _table("At least as much"))
def test_a_majority_is_at_least_another_as_the_page_says(row: list[str]) -> None:
    said, asked, kept = row

    assert is_at_least(_majority(said), _majority(asked)) is (kept == "yes")


@pytest.mark.parametrize("row", _table("Told in bands"))
def test_bands_rule_out_what_the_page_says(row: list[str]) -> None:
    share = _majority(row[2]).get("ratio")
    assert isinstance(share, Share)
    told: Any = {"yes": int(row[0]), "no": int(row[1]), "abstained": 0}

    assert is_ruled_out(Condition(share, Whole.CAST), told) is (row[3] == "yes")


def _asked_for() -> set[str]:
    """Every key of the vocabulary that the rules of organisations name."""
    found = set[str]()
    for path in CORE.glob("*.py"):
        if path.name not in ("enforced.py", "acts.py"):
            tree = ast.walk(ast.parse(path.read_text()))
            constants = (node.value for node in tree if isinstance(node, ast.Constant))
            found |= {each for each in constants if isinstance(each, str) and each in KEYS}
    return found - HIDDEN_ALONE


HIDDEN_ALONE = {"member.territory", "member.sectors", "claims.territory", "claims.sectors", "dissolve.assets_to"}
"""Keys that are looked at only so that hidden organisations do not say them."""

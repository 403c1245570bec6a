"""Whose consent joining takes: votes counted, those below, branch and territory, a body of appeal."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.core.acts.canonical import Malformed
from colonnade.core.acts.envelope import Act
from colonnade.core.organisations.acts import SHAPES
from colonnade.core.organisations.spans import Kind
from colonnade.core.replay import book_of, replay
from colonnade.core.statutes.majorities import OF_ORGANISATIONS, is_ruled_out
from colonnade.core.statutes.values import Bound, Condition, Share, Whole
from colonnade.edges.simulator import Body, Simulator
from tests.core.test_statutes_page import _table
from tests.core.views import verdicts

LATER = date(2030, 1, 1)
DECIDED = "organisations.affiliation_decided/2"


def _counted(yes: int, no: int, entitled: int, abstained: int = 0) -> dict[str, int]:
    return {"yes": yes, "no": no, "abstained": abstained, "entitled": entitled}


def _decide(simulator: Simulator, body: Body, to: Body, day: str = "2021-03-01", **facts: Any) -> Act:
    usual = {"to": to.id, "kind": "full", "attested": False, "votes": None, "ratified": None}
    return simulator.act(body, "affiliation_decided", day, usual | facts, version=2)


def _why(simulator: Simulator, act: Act) -> str:
    return verdicts(simulator.acts)[act.id][1]


# Ratified ------------------------------------------------------------------------------------------------------


def _federated(rules: Mapping[str, str], of: str = "roof") -> tuple[Simulator, Body, Body, list[Body]]:
    """A confederation, a federation of five that may join it, and the statute of one of them."""
    simulator = Simulator()
    roof = simulator.found("Together", "confederation", "2020-01-01")
    body, columns = simulator.federation("Steel", "steel", 5)
    simulator.adopt(roof if of == "roof" else body, "2020-06-01", rules)
    return simulator, roof, body, columns


@pytest.mark.parametrize("of", ["roof", "own"])
@pytest.mark.parametrize("row", _table("Ratified"))
def test_those_below_have_ratified_as_the_page_says(row: list[str], of: str) -> None:
    rule, yes, no, entitled, answer = row
    simulator, roof, body, _ = _federated({"affil.ratified_by": rule}, of)
    decision = _decide(simulator, body, roof, ratified=_counted(int(yes), int(no), int(entitled)))
    judged = simulator.admit(roof, body, decision, "2021-03-02") if of == "roof" else decision

    assert _why(simulator, judged) == ("" if answer == "stands" else answer)


def test_where_no_count_is_told_inspectors_attest_and_an_attestation_outweighs_no_count() -> None:
    simulator, roof, body, _ = _federated({"affil.ratified_by": "1/2 of organisations"})
    silent, attested = (_decide(simulator, body, roof, attested=each) for each in (False, True))
    short = _decide(simulator, body, roof, attested=True, ratified=_counted(2, 3, 5))
    old = simulator.decide(body, roof, "2021-03-01")
    acts = [simulator.admit(roof, body, each, "2021-03-02") for each in (silent, short, attested)]

    assert [_why(simulator, act) for act in acts] == ["not_ratified", "not_ratified", ""]
    assert old.facts["attested"] is True


def test_a_decision_of_version_1_that_inspectors_attest_is_ratified_as_far_as_anybody_can_tell() -> None:
    simulator, roof, body, _ = _federated({"affil.ratified_by": "1/2 of organisations"})
    decision = simulator.decide(body, roof, "2021-03-01")

    assert _why(simulator, simulator.admit(roof, body, decision, "2021-03-02")) == ""


def test_whoever_stands_alone_has_nobody_to_ask() -> None:
    simulator, roof, _, _ = _federated({"affil.ratified_by": "1/2 of organisations"})
    alone = simulator.base("Mill", "2019-01-01", 60)
    decision = _decide(simulator, alone, roof)

    assert _why(simulator, simulator.admit(roof, alone, decision, "2021-03-02")) == ""


def test_whoever_has_joined_after_the_decision_was_not_asked_for_it() -> None:
    simulator, roof, body, _ = _federated({"affil.ratified_by": "1/1 of organisations"})
    decision = _decide(simulator, body, roof, ratified=_counted(5, 0, 5))
    simulator.affiliate(simulator.base("Mill", "2019-01-01", 60), body, "2021-03-02")

    assert _why(simulator, simulator.admit(roof, body, decision, "2021-03-03")) == ""


def test_a_hidden_body_counts_nobody_below_it_that_the_log_does_not_show() -> None:
    simulator = Simulator()
    roof = simulator.found("Together", "confederation", "2020-01-01")
    body = simulator.found("Hidden", "federation", "2020-06", visibility="pseudonymous")
    acts = [_decide(simulator, body, roof, "2021-03", ratified=_counted(n, 0, n)) for n in (0, 1)]

    assert [_why(simulator, act) for act in acts] == ["", "size_shows_too_much"]


# Votes counted -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("row", _table("Counted"))
def test_votes_that_are_counted_decide_as_the_page_says(row: list[str]) -> None:
    rule, yes, no, abstained, entitled, answer = row
    simulator = Simulator()
    roof = simulator.found("Steel", "federation", "2020-01-01")
    body = simulator.base("Mill", "2019-01-01", 900)
    simulator.adopt(roof, "2020-06-01", {"affil.majority": rule})
    decision = _decide(simulator, body, roof, votes=_counted(int(yes), int(no), int(entitled), int(abstained)))
    admitted = simulator.admit(roof, body, decision, "2021-03-02")

    expected = "" if answer == "stands" else answer
    if expected == "majority_not_reached":
        assert [_why(simulator, each) for each in (decision, admitted)] == ["", expected]
    else:
        assert _why(simulator, decision) == expected


def test_a_hidden_organisation_counts_no_votes() -> None:
    simulator = Simulator()
    roof = simulator.found("Steel", "federation", "2020-01-01")
    body = simulator.found("Hidden", "base", "2020-06", visibility="pseudonymous")

    assert _why(simulator, _decide(simulator, body, roof, "2021-03", votes=_counted(600, 0, 600))) == (
        "size_shows_too_much"
    )


@pytest.mark.parametrize(
    ("facts", "path", "fault"),
    [
        ({"votes": _counted(3, 2, 4)}, "facts.votes.entitled", "fewer_than_voted"),
        ({"votes": _counted(3, 2, 4, 0) | {"maybe": 1}}, "facts.votes.maybe", "unknown_field"),
        ({"votes": {"yes": 3, "no": 0, "abstained": 0}}, "facts.votes.yes", "not_a_band"),
        ({"ratified": {"yes": 10, "no": 0, "abstained": 0}}, "facts.ratified.entitled", "missing"),
        ({"ratified": _counted(-1, 2, 4)}, "facts.ratified.yes", "kind"),
        ({"ratified": _counted(3, 0, 4, 2)}, "facts.ratified.entitled", "fewer_than_voted"),
    ],
)
def test_votes_that_nobody_can_have_cast_are_malformed(facts: Mapping[str, Any], path: str, fault: str) -> None:
    usual: dict[str, Any] = {"to": "a" * 40, "kind": "full", "attested": False, "votes": None, "ratified": None}
    with pytest.raises(Malformed) as refusal:
        SHAPES[DECIDED]({**usual, **facts}, "facts")

    assert (refusal.value.facts["path"], refusal.value.facts["fault"]) == (path, fault)


@given(
    st.fractions(Fraction(1, 12), 1, max_denominator=12), st.sampled_from(Bound), *(st.integers(0, 60),) * 4
)  # fmt: skip
def test_a_count_is_ruled_out_if_and_only_if_it_falls_short(
    part: Fraction, bound: Bound, yes: int, no: int, abstained: int, others: int
) -> None:
    share, told = Share(part, bound), _counted(yes, no, yes + no + abstained + others, abstained)
    wholes = {
        Whole.CAST: yes + no,
        Whole.PRESENT: yes + no + abstained,
        Whole.ORGANISATIONS: yes + no + abstained + others,
    }
    for of, whole in wholes.items():
        assert is_ruled_out(Condition(share, of), told, OF_ORGANISATIONS) is not share.is_met(yes, whole)
    assert not is_ruled_out(Condition(share, Whole.SEATS), told, OF_ORGANISATIONS)
    assert not is_ruled_out(Condition(share, Whole.ORGANISATIONS), told)


@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 60))
def test_one_more_that_ratifies_never_makes_a_decision_fall(yes: int, no: int, others: int) -> None:
    condition = Condition(Share(Fraction(2, 3)), Whole.ORGANISATIONS)
    entitled = yes + no + others + 1
    before, after = (_counted(each, no, entitled) for each in (yes, yes + 1))

    assert is_ruled_out(condition, before, OF_ORGANISATIONS) or not is_ruled_out(condition, after, OF_ORGANISATIONS)


# Both arms -----------------------------------------------------------------------------------------------------


def _house(arms: str) -> tuple[Simulator, Body, Body, Body, Body]:
    """A confederation with a federation and a local council of its own, and a base organisation in neither."""
    simulator = Simulator()
    roof = simulator.found("Together", "confederation", "2020-01-01")
    branch, _ = simulator.federation("Steel", "steel", 5)
    simulator.affiliate(branch, roof, "2020-02-01")
    council = simulator.found("Nilgan", "local_council", "2020-02-01")
    simulator.act(roof, "council_founded", "2020-02-02", {"council": council.id})
    simulator.adopt(roof, "2020-06-01", {"affil.double": arms})
    return simulator, roof, branch, council, simulator.base("Mill", "2019-01-01", 60)


@pytest.mark.parametrize(
    ("arms", "joins", "why"),
    [
        ("branch", (), "in_no_body_of_its_branch"),
        ("branch", ("branch",), ""),
        ("branch", ("council",), "in_no_body_of_its_branch"),
        ("territory", ("branch",), "in_no_body_of_its_territory"),
        ("territory", ("council",), ""),
        ("branch, territory", ("branch",), "in_no_body_of_its_territory"),
        ("branch, territory", ("council",), "in_no_body_of_its_branch"),
        ("branch, territory", ("branch", "council"), ""),
    ],
)
def test_a_base_organisation_joins_through_both_arms(arms: str, joins: tuple[str, ...], why: str) -> None:
    simulator, roof, branch, council, base = _house(arms)
    if "branch" in joins:
        simulator.affiliate(base, branch, "2021-01-01")
    if "council" in joins:
        simulator.affiliate(base, council, "2021-01-01", "associate")

    assert _why(simulator, simulator.affiliate(base, roof, "2021-03-01")) == why


def test_an_arm_of_another_house_is_none() -> None:
    simulator, roof, _, _, base = _house("branch, territory")
    other, _ = simulator.federation("Iron", "steel", 5)
    stray = simulator.found("Sarab", "local_council", "2020-02-01")
    simulator.affiliate(base, other, "2021-01-01")
    simulator.affiliate(base, stray, "2021-01-01", "associate")
    first = simulator.affiliate(base, roof, "2021-03-01")
    simulator.affiliate(other, roof, "2021-03-02")
    second = simulator.affiliate(base, roof, "2021-03-03")

    assert [_why(simulator, act) for act in (first, second)] == [
        "in_no_body_of_its_branch", "in_no_body_of_its_territory",
    ]  # fmt: skip


def test_what_is_asked_of_a_base_organisation_is_asked_of_no_federation_and_of_no_associate() -> None:
    simulator, roof, _, _, base = _house("branch, territory")
    body, _ = simulator.federation("Oil", "oil", 5)

    assert _why(simulator, simulator.affiliate(body, roof, "2021-03-01")) == ""
    assert _why(simulator, simulator.affiliate(base, roof, "2021-03-01", "associate")) == ""


def test_a_federation_is_the_branch_itself_and_takes_the_council_of_the_roof_above() -> None:
    simulator, _, branch, council, base = _house("branch")
    simulator.adopt(branch, "2020-06-01", {"affil.double": "branch, territory"})
    early = simulator.affiliate(base, branch, "2021-03-01")
    simulator.affiliate(base, council, "2021-03-02", "associate")
    late = simulator.affiliate(base, branch, "2021-03-03")

    assert [_why(simulator, act) for act in (early, late)] == ["in_no_body_of_its_territory", ""]


def test_whoever_has_left_an_arm_is_in_it_until_that_day_and_no_longer() -> None:
    simulator, roof, branch, _, base = _house("branch")
    simulator.affiliate(base, branch, "2021-01-01")
    simulator.act(base, "affiliation_left", "2021-03-02", {"to": branch.id})
    decision = simulator.decide(base, roof, "2021-02-01")
    late, early = (simulator.admit(roof, base, decision, day) for day in ("2021-03-02", "2021-03-01"))

    assert [_why(simulator, act) for act in (late, early)] == ["in_no_body_of_its_branch", ""]


# Refused -------------------------------------------------------------------------------------------------------


def _answered(rules: Mapping[str, str]) -> tuple[Simulator, Body, Body, Act]:
    simulator = Simulator()
    roof = simulator.found("Steel", "federation", "2020-01-01")
    base = simulator.base("Mill", "2019-01-01", 60)
    if rules:
        simulator.adopt(roof, "2020-06-01", rules)
    return simulator, roof, base, simulator.decide(base, roof, "2021-03-01")


COUNCIL = {"affil.admitting_body": "council"}
APPEAL = COUNCIL | {"affil.appeal": "congress"}


@pytest.mark.parametrize(
    ("rules", "steps", "whys"),
    [
        ({}, ("refuse board", "admit board"), ("", "candidate_has_not_decided")),
        (COUNCIL, ("refuse board", "admit council"), ("another_body_admits", "")),
        (COUNCIL, ("refuse council", "admit council"), ("", "candidate_has_not_decided")),
        (APPEAL, ("refuse council", "admit congress"), ("", "")),
        (APPEAL, ("refuse council", "admit council"), ("", "appeal_is_heard_by_another")),
        (APPEAL, ("refuse council", "refuse council"), ("", "appeal_is_heard_by_another")),
        (APPEAL, ("refuse council", "refuse congress", "admit congress"), ("", "", "candidate_has_not_decided")),
        (APPEAL, ("admit congress", "admit council"), ("another_body_admits", "")),
        (APPEAL, ("refuse congress", "admit council"), ("another_body_admits", "")),
    ],
)  # fmt: skip
def test_whoever_is_refused_is_answered_by_the_body_of_appeal_alone(
    rules: Mapping[str, str], steps: tuple[str, ...], whys: tuple[str, ...]
) -> None:
    simulator, roof, base, decision = _answered(rules)
    acts = []
    for number, step in enumerate(steps, 2):
        how, organ = step.split()
        does = simulator.refuse if how == "refuse" else simulator.admit
        acts.append(does(roof, base, decision, f"2021-03-0{number}", organ=organ))

    assert tuple(_why(simulator, act) for act in acts) == whys


def test_after_an_answer_nothing_waits_and_whoever_was_refused_for_good_may_decide_anew() -> None:
    simulator, roof, base, decision = _answered(APPEAL)
    for organ, day in (("council", "2021-03-02"), ("congress", "2021-03-03")):
        simulator.refuse(roof, base, decision, day, organ=organ)
    again = simulator.admit(roof, base, simulator.decide(base, roof, "2021-04-01"), "2021-04-02", organ="council")
    colonnade = replay(simulator.acts, on=LATER, known=LATER)

    assert _why(simulator, again) == ""
    assert not colonnade.of(base.id, Kind.REFUSED)
    assert not colonnade.of(base.id, Kind.DECIDED)


def test_a_refusal_is_of_a_decision_that_is_there() -> None:
    simulator, roof, base, decision = _answered(APPEAL)
    other = simulator.found("Oil", "federation", "2020-01-01")
    acts = [simulator.refuse(other, base, decision, "2021-03-02"), simulator.refuse(roof, base, decision, "2021-02-28")]

    assert [_why(simulator, act) for act in acts] == ["candidate_has_not_decided"] * 2
    assert not [span for span in book_of(simulator.acts).everything() if span.kind is Kind.REFUSED]

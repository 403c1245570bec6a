"""The course of an election in the log: each step in its state and day, by those who may, telling no small number."""

import random
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colonnade.core.acts.canonical import Malformed
from colonnade.core.acts.envelope import Act
from colonnade.core.elections import course
from colonnade.core.elections.acts import CLOSED, REHEARSED, RESULT, SET_UP, SHAPES, require_facts
from colonnade.core.elections.states import MOVES, State
from colonnade.core.organisations.commitments import commitment_to
from colonnade.core.organisations.spans import Kind, Span
from colonnade.core.replay import book_of, replay, state_hash
from colonnade.core.rooms import EFFECTS, hiding
from tests.core.views import verdicts
from tests.polling import DAYS, Poll, digest, hidden_voters, passage, question
from tests.sizes import sized

PAGE = (Path(__file__).parents[2] / "docs" / "rules" / "elections.md").read_text()
MOVES_SHOWN = re.findall(
    r"^\| ([a-z_ ]+) \| (rehearsed|voting_\w+|voided|result_declared) \| (\w+) \| [a-z ]*\|$", PAGE, re.MULTILINE
)
TRUSTEES = re.findall(r"^\| (\d) \| (\d) \| (\w+) \|$", PAGE, re.MULTILINE)
FIGURES = re.findall(r"^\| (nothing|600) \| ([a-z 0-9]+) \| ([a-z 0-9]*?) ?\| (\w+) \|$", PAGE, re.MULTILINE)
STANDS = ("in_effect", "")
HIDDEN_BALLOTS: dict[str, Any] = {"ballots_counted": None, "ballots_at_least": 0, "commitment": digest("ballots")}
HIDDEN_NUMBERS: dict[str, Any] = {"results": [{"elected": ["Heron"], "lots": False}], "commitment": digest("numbers")}


def became(poll: Poll, act: Act) -> tuple[str, str]:
    return verdicts(poll.simulator.acts)[act.id]


def why(poll: Poll, act: Act) -> str:
    standing, said = became(poll, act)
    assert standing in ("without_effect", "in_conflict"), (standing, said)
    return said


def election(poll: Poll, on: str = "2027-01-01") -> Span:
    day = date.fromisoformat(on)
    (span,) = replay(poll.simulator.acts, on=day, known=date(2030, 1, 1)).of(poll.body.id, Kind.ELECTION)
    return span


def begun(**said: Any) -> Poll:
    poll = Poll()
    poll.set_up(**said)
    return poll


def declared(**said: Any) -> Poll:
    poll = begun()
    poll.until("result_declared", **said)
    return poll


def test_an_election_goes_from_its_set_up_to_the_destruction_of_its_keys() -> None:
    poll = begun()
    acts = [poll.begun, *(poll.step(name) for name in DAYS)]
    acts += [poll.destroy(by=column) for column in poll.columns[:3]]

    assert {became(poll, act) for act in acts} == {STANDS}
    days = {"2026-05-08": "set_up", "2026-05-09": "rehearsed", "2026-05-16": "open", "2026-05-17": "closed"}
    for day, state in {**days, "2026-05-18": "declared"}.items():
        assert election(poll, day).facts["state"] == state
    said = election(poll).facts
    assert (said["object_until"], said["ballots_counted"], said["archive"]) == ("2026-06-01", 412, digest("archive"))


def test_the_page_has_every_move_and_no_other() -> None:
    shown = set()
    for before, name, after in MOVES_SHOWN:
        states = [each for each in State if each is not State.VOID] if before == "any but void" else [State(before)]
        shown |= {(state, f"elections.{name}/1", State(after)) for state in states}

    assert shown == {(state, kind, after) for (state, kind), after in MOVES.items()}


@settings(max_examples=sized(150), deadline=None)
@given(st.lists(st.sampled_from([*DAYS, "voided"]), max_size=7))
def test_no_sequence_of_steps_leaves_the_table_of_moves(names: list[str]) -> None:
    poll, expected = begun(), dict[str, tuple[str, str]]()
    state = State.SET_UP
    for name in names:
        act = poll.void("2026-05-18") if name == "voided" else poll.step(name, "2026-05-18")
        after = MOVES.get((state, act.type))
        expected[act.id] = STANDS if after else ("without_effect", "not_in_this_state")
        state = after or state

    assert verdicts(poll.simulator.acts).items() >= expected.items()
    assert election(poll).facts["state"] == state


@pytest.mark.parametrize(("trustees", "threshold", "answer"), TRUSTEES)
def test_more_than_half_of_three_trustees_or_more_are_needed(trustees: str, threshold: str, answer: str) -> None:
    poll = Poll()
    of = [*poll.columns[:3], poll.columns[5]][: int(trustees)]
    act = poll.set_up(trustees=[{"of": each.id, "key": digest(each.name)} for each in of], threshold=int(threshold))

    assert became(poll, act) == (STANDS if answer == "stands" else ("without_effect", answer))


def test_the_page_has_every_row_of_trustees_and_figures() -> None:
    assert (len(TRUSTEES), len(FIGURES)) == (7, 11)


def _trustees(poll: Poll, *of: str, keys: str = "abc") -> list[dict[str, str]]:
    return [{"of": each, "key": digest(key)} for each, key in zip(of, keys, strict=True)]


def test_trustees_are_of_columns_apart_each_with_a_key_and_under_whoever_holds_the_election() -> None:
    poll = Poll()
    one, two, three = (each.id for each in poll.columns[:3])
    stranger = poll.simulator.base("Stranger", "2020-01-01").id
    below = poll.simulator.found("Below", "union", "2020-01-01", branch="metal")
    poll.simulator.affiliate(below, poll.body, "2020-02-01")
    within = poll.simulator.base("Within", "2020-01-01")
    poll.simulator.affiliate(within, below, "2020-02-01")

    for trustees, answer in (
        (_trustees(poll, one, two, three, keys="aba"), "trustee_key_twice"),
        (_trustees(poll, one, two, one), "trustees_share_a_column"),
        (_trustees(poll, one, two, stranger), "trustee_from_outside"),
        (_trustees(poll, one, two, poll.body.id), "trustees_share_a_column"),
        (_trustees(poll, one, below.id, within.id), "trustees_share_a_column"),
        (_trustees(poll, one, two, "z" * 40), "not_founded"),
    ):
        assert why(poll, poll.set_up(trustees=trustees)) == answer
    assert became(poll, poll.set_up(trustees=_trustees(poll, one, two, within.id))) == STANDS


def test_codes_come_from_columns_that_have_no_trustee() -> None:
    poll = Poll()
    trustee, fourth, fifth = (poll.columns[number].id for number in (0, 3, 4))

    assert why(poll, poll.set_up(codes_by=[trustee, fourth])) == "inspector_is_trustee"
    assert why(poll, poll.set_up(codes_by=[fourth])) == "two_code_issuers_needed"
    assert why(poll, poll.set_up(codes_by=[fourth, fourth])) == "code_issuer_twice"
    assert why(poll, poll.set_up(codes_by=[fourth, "z" * 40])) == "not_founded"
    assert became(poll, poll.set_up(codes_by=[fifth, fourth])) == STANDS


def test_a_base_organisation_takes_trustees_from_anywhere_and_codes_from_another() -> None:
    poll = Poll()
    base, others = poll.columns[5], poll.columns
    trustees = _trustees(poll, base.id, others[0].id, others[1].id)

    def held(codes_by: list[str]) -> tuple[str, str]:
        facts = poll.facts(trustees=trustees, codes_by=codes_by, **hidden_voters())
        return became(poll, poll.act("set_up", "2026-05-01", facts, base))

    assert held([others[3].id]) == STANDS
    poll = Poll()
    base, others = poll.columns[5], poll.columns
    trustees = _trustees(poll, others[2].id, others[0].id, others[1].id)
    assert held([base.id]) == ("without_effect", "codes_by_own_column")


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ({"opens": "2026-05-01", "record_day": "2026-05-01"}, ""),
        ({"opens": "2026-04-30", "record_day": "2026-04-30"}, "opens_before_it_is_set_up"),
        ({"closes": "2026-05-10"}, ""),
        ({"closes": "2026-05-09"}, "closes_before_it_opens"),
        ({"record_day": "2026-05-10"}, ""),
        ({"record_day": "2026-05-11"}, "record_day_too_late"),
        ({"objection_days": 7}, ""),
        ({"objection_days": 6}, "too_few_days_to_object"),
        ({"apart": False}, "hands_not_apart"),
        ({"weights": "classes"}, ""),
        ({"questions": [question(kind="ranking", rule="schulze", edition="1")]}, ""),
        (
            {"weights": "classes", "questions": [question(kind="ranking", rule="schulze", edition="1")]},
            "rankings_have_no_weights",
        ),
    ],
)
def test_days_hands_and_weights_of_a_set_up(said: dict[str, Any], answer: str) -> None:
    poll = Poll()

    assert became(poll, poll.set_up(**said)) == (("without_effect", answer) if answer else STANDS)


def test_an_election_is_set_up_once() -> None:
    poll = begun()

    assert became(poll, poll.set_up(title=passage("Again"))) == ("in_conflict", "election_known")
    assert became(poll, poll.set_up(uuid="Nq8dSmCLbeYiz4")) == STANDS


def test_where_the_statute_gives_an_organ_the_power_that_organ_sets_an_election_up() -> None:
    poll = Poll()
    organ = "commission; elected_by: assembly; powers: supervise_elections"
    poll.simulator.adopt(poll.body, "2026-04-01", {"organ.election_commission": organ})
    other = poll.set_up(organ="board")
    own = poll.set_up(organ="election_commission")

    assert why(poll, other) == "another_organ_supervises"
    verdict = book_of(poll.simulator.acts).on_record(poll.body.id, Kind.VERDICT, own.id)
    assert verdict is not None
    assert verdict.facts["cites"] == [{"article": "1", "of": poll.body.id}]


@pytest.mark.parametrize(
    ("name", "day", "answer"),
    [
        ("voting_opened", "2026-05-10", ""),
        ("voting_opened", "2026-05-09", "not_yet_to_open"),
        ("voting_closed", "2026-05-17", ""),
        ("voting_closed", "2026-05-16", "not_yet_to_close"),
        ("result_declared", "2026-05-17", ""),
        ("result_declared", "2026-05-16", "earlier_than_its_last_step"),
    ],
)
def test_no_step_is_dated_before_its_day(name: str, day: str, answer: str) -> None:
    poll = begun()

    assert became(poll, poll.until(name, day=day)) == (("without_effect", answer) if answer else STANDS)


@pytest.mark.parametrize("name", ["rehearsed", "result_declared"])
@pytest.mark.parametrize(("took_part", "stands"), [(1, False), (2, True), (3, True), (4, False)])
def test_as_many_trustees_take_part_as_are_needed_and_no_more_than_there_are(
    name: str, took_part: int, stands: bool
) -> None:
    poll = begun()
    act = poll.until(name, took_part=took_part)

    assert became(poll, act) == (STANDS if stands else ("without_effect", "trustees_not_as_needed"))


def _figure(said: str, number: str, bound: str) -> dict[str, Any]:
    if said.startswith("at least "):
        return {number: None, bound: int(said.removeprefix("at least ")), "commitment": digest(said)}
    return {number: int(said)}


@pytest.mark.parametrize(("shows", "voters", "ballots", "answer"), FIGURES)
def test_figures_tell_no_more_than_the_organisation_shows(shows: str, voters: str, ballots: str, answer: str) -> None:
    poll = Poll(members=0 if shows == "nothing" else int(shows))
    act = poll.set_up(**_figure(voters, "voters", "voters_at_least"))
    if ballots:
        assert became(poll, act) == STANDS
        act = poll.until("voting_closed", **_figure(ballots, "ballots_counted", "ballots_at_least"))

    assert became(poll, act) == (STANDS if answer == "stands" else ("without_effect", answer))


def test_numbers_of_votes_are_shown_where_the_number_of_ballots_is_and_nowhere_else() -> None:
    poll = declared()
    assert election(poll).facts["state"] == "declared"
    assert why(*_declared_again(**HIDDEN_NUMBERS)) == "numbers_hidden_without_need"

    poll = begun(**hidden_voters())
    poll.until("voting_closed", **HIDDEN_BALLOTS)
    assert why(poll, poll.step("result_declared")) == "numbers_show_too_much"
    assert became(poll, poll.step("result_declared", **HIDDEN_NUMBERS)) == STANDS


def _declared_again(**said: Any) -> tuple[Poll, Act]:
    poll = begun()
    return poll, poll.until("result_declared", **said)


def _result(elected: int = 1, numbers: list[int] | None = None) -> dict[str, Any]:
    said = {"elected": [f"H{n}" for n in range(elected)], "lots": False}
    return said if numbers is None else {**said, "numbers": numbers}


@pytest.mark.parametrize(
    ("results", "answer"),
    [
        ([_result(0, [412, 0, 0])], ""),
        ([_result(1, [412, 0, 0])], ""),
        ([_result(1, [413, 0, 0])], "more_votes_than_ballots"),
        ([_result(2, [412, 0, 0])], "more_elected_than_seats"),
        ([_result(1, [412, 0])], "not_one_number_an_answer"),
        ([_result(1, [1, 2, 3, 4])], "not_one_number_an_answer"),
        ([_result(1, [1, 2, 3]), _result(1, [1, 2, 3])], "not_one_result_a_question"),
    ],
)
def test_a_result_answers_every_question_with_no_more_than_there_is(results: list[Any], answer: str) -> None:
    poll, act = _declared_again(results=results)

    assert became(poll, act) == (("without_effect", answer) if answer else STANDS)


def test_blank_ballots_have_a_number_of_their_own_and_rankings_none() -> None:
    ranking = question(kind="ranking", rule="schulze", edition="1")
    poll = begun(questions=[question(blank=True), ranking])
    poll.until("voting_closed")

    assert (
        why(poll, poll.step("result_declared", results=[_result(1, [1, 2, 3]), _result()]))
        == "not_one_number_an_answer"
    )
    wrong = [_result(1, [1, 2, 3, 4]), _result(1, [1])]
    assert why(poll, poll.step("result_declared", results=wrong)) == "not_one_number_an_answer"
    assert became(poll, poll.step("result_declared", results=[_result(1, [1, 2, 3, 4]), _result()])) == STANDS


def test_weighted_votes_may_be_more_than_ballots() -> None:
    poll = begun(weights="classes")

    assert became(poll, poll.until("result_declared", results=[_result(1, [4000, 0, 0])])) == STANDS


@pytest.mark.parametrize(("day", "stands"), [("2026-05-18", True), ("2026-06-01", True), ("2026-06-02", False)])
def test_a_result_can_be_objected_to_until_the_deadline(day: str, stands: bool) -> None:
    poll = declared()

    assert became(poll, poll.object(day)) == (STANDS if stands else ("without_effect", "objection_too_late"))


def test_whoever_has_a_part_in_an_election_may_object_and_nobody_else() -> None:
    poll = begun()
    stranger = poll.simulator.base("Stranger", "2020-01-01")

    for by in (poll.body, poll.columns[0], poll.columns[3], poll.columns[5]):
        assert became(poll, poll.object("2026-05-02", by)) == STANDS
    assert why(poll, poll.object("2026-05-02", stranger)) == "no_part_in_this_election"
    poll.void("2026-05-02")
    assert why(poll, poll.object("2026-05-03")) == "nothing_to_object_to"


def test_an_objection_is_decided_once_by_another_organ_and_not_before_it_was_raised() -> None:
    poll = declared()
    objection = poll.object("2026-05-20")

    assert why(poll, poll.decide(objection, decided_by="election_commission")) == "decided_by_who_held_it"
    assert why(poll, poll.decide(objection, "2026-05-19")) == "decided_before_it_was_raised"
    assert why(poll, poll.decide(poll.begun)) == "no_such_objection"
    assert became(poll, poll.decide(objection, "2026-05-20", outcome="upheld")) == STANDS
    assert became(poll, poll.decide(objection)) == ("in_conflict", "objection_decided_already")
    assert election(poll).facts["state"] == "declared"


def test_a_decision_may_make_the_election_void() -> None:
    poll = declared()
    decision = poll.decide(poll.object(), outcome="void")

    assert became(poll, decision) == STANDS
    assert (election(poll, "2026-05-24").facts["state"], election(poll, "2026-05-25").facts["state"]) == (
        "declared",
        "void",
    )


def test_keys_are_destroyed_by_each_trustee_once_nobody_needs_them() -> None:
    poll = declared()
    objection = poll.object("2026-05-30")

    assert why(poll, poll.destroy("2026-06-01")) == "keys_still_needed"
    assert why(poll, poll.destroy("2026-06-02")) == "keys_still_needed"
    poll.decide(objection, "2026-06-02")
    assert why(poll, poll.destroy("2026-06-01")) == "keys_still_needed"
    assert became(poll, poll.destroy("2026-06-02")) == STANDS
    assert became(poll, poll.destroy("2026-06-03")) == ("in_conflict", "key_destroyed_already")
    assert why(poll, poll.destroy("2026-06-03", poll.columns[3])) == "no_trustee_of_this_election"


def test_keys_of_a_void_election_may_be_destroyed_at_once_and_those_of_an_open_one_not() -> None:
    poll = begun()
    poll.until("voting_opened")

    assert why(poll, poll.destroy("2026-05-11")) == "keys_still_needed"
    poll.void("2026-05-12")
    assert became(poll, poll.destroy("2026-05-12")) == STANDS


@pytest.mark.parametrize(
    "act",
    [
        lambda poll: poll.step("rehearsed", election=digest("none")),
        lambda poll: poll.object("2026-05-02", election=digest("none")),
        lambda poll: poll.object("2026-05-02", held_by=poll.columns[0].id),
        lambda poll: poll.act("voided", "2026-05-02", _voiding(poll), poll.columns[0]),
    ],
)
def test_nobody_speaks_of_an_election_that_is_not_there_or_moves_that_of_another(act: Callable[[Poll], Act]) -> None:
    poll = begun()

    assert why(poll, act(poll)) == "no_such_election"


def _voiding(poll: Poll) -> dict[str, Any]:
    return {"election": poll.begun.id, "reason": "defect", "decided_by": "assembly"}


def test_a_hidden_organisation_shows_no_size_and_no_day() -> None:
    poll = Poll()
    base = poll.simulator.found("Hidden", "base", "2026-01", visibility="pseudonymous")
    months = {"record_day": "2026-04", "opens": "2026-05", "closes": "2026-06"}

    def held(**said: Any) -> tuple[str, str]:
        return became(poll, poll.act("set_up", "2026-05", poll.facts(**{**months, **said}), base))

    assert held(**hidden_voters(10)) == ("without_effect", "size_shows_too_much")
    assert held(**hidden_voters(), opens="2026-05-10") == ("without_effect", "days_show_too_much")
    assert held(**hidden_voters()) == STANDS


def _all_of_it() -> Poll:
    poll = declared()
    poll.decide(poll.object(), outcome="upheld")
    poll.set_up(uuid="Nq8dSmCLbeYiz5", day="2026-06-05", opens="2026-06-10", closes="2026-06-10")
    poll.void("2026-06-06")
    for column in poll.columns[:2]:
        poll.destroy("2026-06-07", column)
    return poll


def test_acts_of_elections_make_one_state_in_any_order_and_pages_are_slices_of_one_book() -> None:
    acts = _all_of_it().simulator.acts
    state = state_hash(book_of(acts))

    for seed in range(sized(30)):
        assert state_hash(book_of(random.Random(seed).sample(acts, len(acts)))) == state


@pytest.mark.parametrize(
    ("name", "said", "path"),
    [
        ("set_up", {"voters_at_least": 0, "commitment": digest("c")}, "facts.voters"),
        ("set_up", {"voters": None}, "facts.voters"),
        ("set_up", {"commitment": digest("c")}, "facts.commitment"),
        ("set_up", {"voters": None, "voters_at_least": 7, "commitment": digest("c")}, "facts.voters_at_least"),
        ("set_up", {"uuid": "0O1l0O1l0O1l0O"}, "facts.uuid"),
        ("set_up", {"uuid": "Nq8dSmCLbeYiz"}, "facts.uuid"),
        ("set_up", {"uuid": 7}, "facts.uuid"),
        ("set_up", {"questions": []}, "facts.questions"),
        ("set_up", {"questions": [question(answers=0)]}, "facts.questions[0].answers"),
        ("set_up", {"questions": [question(kind="ranking", edition="1")]}, "facts.questions[0].rule"),
        ("set_up", {"questions": [question(kind="ranking", rule="schulze")]}, "facts.questions[0].edition"),
        ("set_up", {"questions": [question(rule="schulze", edition="1")]}, "facts.questions[0].rule"),
        ("voting_closed", {"ballots_at_least": 0, "commitment": digest("c")}, "facts.ballots_counted"),
        ("voting_closed", {"commitment": digest("c")}, "facts.commitment"),
        ("result_declared", {"commitment": digest("c")}, "facts.commitment"),
        ("result_declared", {"results": []}, "facts.results"),
    ],
)
def test_facts_that_no_act_of_an_election_may_say(name: str, said: dict[str, Any], path: str) -> None:
    poll = begun(**said) if name == "set_up" else begun()
    act = poll.begun if name == "set_up" else poll.step(name, **said)

    with pytest.raises(Malformed) as refused:
        require_facts(act)
    assert refused.value.facts["path"] == path
    assert became(poll, act) == ("malformed", path)


@pytest.mark.parametrize(
    ("kind", "facts", "shown", "revealed"),
    [
        (SET_UP, {"voters": 34}, {"voters_at_least": 10}, {"voters": 34}),
        (SET_UP, {"voters": 34, "voters_at_least": 0}, {"voters_at_least": 0}, {"voters": 34}),
        (CLOSED, {"ballots_counted": 9}, {"ballots_at_least": 0}, {"ballots_counted": 9}),
        (RESULT, {}, {}, {"numbers": [[300, 100, 12]]}),
    ],
)
def test_what_an_act_hides_stands_under_one_commitment(
    kind: str, facts: dict[str, Any], shown: dict[str, Any], revealed: dict[str, Any]
) -> None:
    poll = begun()
    usual = {SET_UP: poll.begun, CLOSED: poll.step("voting_closed"), RESULT: poll.step("result_declared")}[kind].facts
    hidden = hiding(kind, {name: said for name, said in usual.items() if name != "voters"} | facts)

    assert hidden.revealed == revealed
    assert hidden.shown.items() >= shown.items()
    assert not hidden.shown.keys() & (revealed.keys() - {"numbers"})
    assert "numbers" not in str(hidden.shown)
    assert hidden.committed(bytes(32))["commitment"] == commitment_to(bytes(32), revealed)


@pytest.mark.parametrize(
    ("kind", "facts", "path"),
    [
        (SET_UP, {}, "facts.voters"),
        (SET_UP, {"voters": -1}, "facts.voters"),
        (SET_UP, {"voters": 9, "voters_at_least": 10}, "facts.voters_at_least"),
        (RESULT, {}, "facts.results"),
        (RESULT, {"results": 7}, "facts.results"),
        (REHEARSED, {}, "act"),
    ],
)
def test_what_cannot_be_hidden_is_refused_with_its_place(kind: str, facts: dict[str, Any], path: str) -> None:
    with pytest.raises(Malformed) as refused:
        hiding(kind, facts)
    assert refused.value.facts["path"] == path


def test_every_type_says_something_and_something_follows_from_it() -> None:
    assert SHAPES.keys() == course.EFFECTS.keys()
    assert SHAPES.keys() <= EFFECTS.keys()

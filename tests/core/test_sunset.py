"""A time that a statute gives: it runs out to the day, is renewed before, and nobody lengthens it otherwise."""

import random
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.core.acts.envelope import Act
from colonnade.core.dates import FOREVER
from colonnade.core.organisations.judging import EFFECTS
from colonnade.core.organisations.spans import Kind, newest_version
from colonnade.core.organisations.sunset import WINDING_UP
from colonnade.core.replay import book_of, replay
from colonnade.edges.simulator import Body, Simulator
from tests.core.test_statutes_page import _table
from tests.core.views import verdicts

YEAR = {"sunset": "after: 12 months; renew: 2/3 of cast"}


def _committee(rules: Mapping[str, str] = YEAR, calendar: str = "gregorian") -> tuple[Simulator, Body, Act]:
    simulator = Simulator()
    body = simulator.found("Nucleus", "committee", "2021-01-01")
    return simulator, body, simulator.adopt(body, "2021-01-01", rules, {"calendar": calendar})


def _establish(simulator: Simulator, body: Body, day: str) -> Act:
    name = {"binding": "en", "en": "Board"}
    facts = {"organ": "board", "name": name, "elected_by": None, "seats": None}
    return simulator.act(body, "organ_established", day, facts)


def _why(simulator: Simulator, act: Act) -> str:
    return verdicts(simulator.acts)[act.id][1]


def _end(simulator: Simulator, body: Body) -> date:
    newest = newest_version(book_of(simulator.acts).life(body.id))
    assert newest is not None
    return newest.until


@pytest.mark.parametrize("row", _table("A time that runs out"))
def test_time_runs_out_and_is_renewed_as_the_page_says(row: list[str]) -> None:
    renewed, day, answer = row
    simulator, body, _ = _committee({"sunset": "12 months"})
    for each in filter(None, renewed.split(", ")):
        simulator.renew(body, each)

    assert _why(simulator, _establish(simulator, body, day)) == ("" if answer == "stands" else answer)


@pytest.mark.parametrize(("calendar", "last"), [("gregorian", date(2022, 1, 1)), ("solar", date(2022, 1, 2))])
def test_the_statute_ends_when_the_time_runs_out(calendar: str, last: date) -> None:
    simulator, body, _ = _committee(calendar=calendar)
    on = {day: replay(simulator.acts, on=day, known=last).of(body.id, Kind.STATUTE) for day in (last, last - _DAY)}

    assert _end(simulator, body) == last
    assert [bool(found) for found in on.values()] == [False, True]


_DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("rules", "facts", "why"),
    [
        (YEAR, {}, ""),
        (YEAR, {"majority": "ratio: more than 2/3; of: cast"}, ""),
        (YEAR, {"majority": "ratio: more than 1/2; of: cast"}, "another_majority_renews"),
        (YEAR, {"decided_by": "board"}, "another_organ_renews"),
        (YEAR, {"decided_by": "extraordinary_assembly"}, ""),
        (YEAR, {"votes": {"yes": 10, "no": 50, "abstained": 0}}, "votes_fall_short"),
        ({"sunset": "12 months"}, {"majority": "ratio: more than 1/2; of: cast"}, ""),
        ({"sunset": "12 months"}, {"majority": "ratio: 1/2; of: cast"}, "another_majority_renews"),
        ({"sunset": "12 months", "majority.renew": "3/4"}, {}, "another_majority_renews"),
        ({"sunset": "12 months", "majority": "3/4"}, {}, "another_majority_renews"),
        ({"sunset": "12 months", "majority.renew": "2/3", "majority": "3/4"}, {}, ""),
        ({"term": "1 year"}, {}, "nothing_to_renew"),
        ({}, {}, "no_statute"),
    ],
)
def test_it_is_renewed_by_the_organ_and_the_majority_that_renew(
    rules: Mapping[str, str], facts: Mapping[str, Any], why: str
) -> None:
    simulator, body, _ = _committee(rules or YEAR)
    if not rules:
        body = simulator.found("Other", "committee", "2021-01-01")

    assert _why(simulator, simulator.renew(body, "2021-12-01", facts)) == why


@pytest.mark.parametrize(
    ("day", "why", "end"),
    [
        ("2021-12-31", "", date(2023, 1, 1)),
        ("2022-01-01", "its_time_is_over", date(2022, 1, 1)),
    ],
)
def test_it_is_renewed_before_the_day_on_which_it_ends(day: str, why: str, end: date) -> None:
    simulator, body, _ = _committee()

    assert _why(simulator, simulator.renew(body, day)) == why
    assert _end(simulator, body) == end


@pytest.mark.parametrize(("day", "why"), [("2021-12-31", "renewed_already"), ("2022-01-01", "")])
def test_nobody_renews_again_before_the_time_added_last_has_begun(day: str, why: str) -> None:
    simulator, body, _ = _committee()
    simulator.renew(body, "2021-06-01")

    assert _why(simulator, simulator.renew(body, day)) == why


# Amended -------------------------------------------------------------------------------------------------------

HALF = {"majority": "ratio: more than 1/2; of: cast"}


@pytest.mark.parametrize(
    ("rules", "facts", "why", "end"),
    [
        (YEAR | {"term": "1 year"}, HALF, "", date(2022, 1, 1)),
        ({"sunset": "after: 24 months; renew: 2/3 of cast"}, HALF, "another_majority_renews", date(2022, 1, 1)),
        ({"sunset": "after: 24 months; renew: 2/3 of cast"}, {}, "", date(2023, 6, 1)),
        ({"sunset": "after: 12 months; renew: 1/3 of cast"}, HALF, "another_majority_renews", date(2022, 1, 1)),
        ({"term": "1 year"}, HALF, "another_majority_renews", date(2022, 1, 1)),
        ({"term": "1 year"}, {}, "", FOREVER),
        (YEAR, {"binds_from": "2022-01-01"}, "its_time_is_over", date(2022, 1, 1)),
        (YEAR, {"binds_from": "2021-12-31"}, "", date(2022, 1, 1)),
    ],
)
def test_an_amendment_gives_another_time_by_the_majority_that_renews_and_otherwise_leaves_it_running(
    rules: Mapping[str, str], facts: Mapping[str, Any], why: str, end: date
) -> None:
    simulator, body, first = _committee(YEAR | {"majority.amend": "more than 1/2"})
    act = simulator.amend(body, first, "2021-06-01", {**rules, "majority.amend": "more than 1/2"}, facts)

    assert _why(simulator, act) == why
    assert _end(simulator, body) == end


def test_a_time_that_an_amendment_gives_first_runs_from_its_day() -> None:
    simulator, body, first = _committee({"term": "1 year"})
    simulator.amend(body, first, "2021-06-01", YEAR)

    assert _end(simulator, body) == date(2022, 6, 1)


def test_a_renewal_lengthens_the_version_that_binds_last() -> None:
    simulator, body, first = _committee()
    simulator.amend(body, first, "2021-06-01", YEAR | {"term": "1 year"}, {"binds_from": "2021-12-01"})
    simulator.renew(body, "2021-07-01")
    versions = book_of(simulator.acts).current(body.id, Kind.STATUTE)

    assert [(span.start, span.until) for span in versions] == [
        (date(2021, 1, 1), date(2021, 12, 1)), (date(2021, 12, 1), date(2023, 1, 1)),
    ]  # fmt: skip


# What still stands ---------------------------------------------------------------------------------------------


def test_whose_time_has_run_out_ends_what_it_has_begun_and_begins_nothing() -> None:
    simulator, body, _ = _committee()
    roof = simulator.found("Steel", "federation", "2021-01-01")
    simulator.affiliate(body, roof, "2021-02-01", "associate")
    acts = [
        simulator.act(body, "affiliation_left", "2022-01-01", {"to": roof.id}),
        simulator.adopt(body, "2022-01-01", {"term": "1 year"}),
        simulator.count(body, "2022-01-01", 40),
        simulator.decide(body, roof, "2022-01-01"),
        simulator.act(body, "dissolved", "2022-01-02", {"assets_to": None}),
    ]

    assert [_why(simulator, act) for act in acts] == ["", *["its_time_is_over"] * 3, ""]


def test_what_ends_something_is_a_type_of_act() -> None:
    assert EFFECTS.keys() >= WINDING_UP


def test_a_refusal_cites_the_article_that_gives_the_time() -> None:
    simulator, body, _ = _committee({"term": "1 year"} | YEAR)
    act = _establish(simulator, body, "2022-01-01")
    spans = replay(simulator.acts, on=date(2030, 1, 1), known=date(2030, 1, 1)).of(body.id, Kind.VERDICT)

    (said,) = (span.facts for span in spans if span.key == act.id)
    assert said["cites"] == [{"article": "2", "of": body.id}]


def test_what_was_done_in_time_and_is_recorded_later_stands() -> None:
    simulator, body, _ = _committee()
    name = {"binding": "en", "en": "Board"}
    facts = {"organ": "board", "name": name, "elected_by": None, "seats": None}
    acts = [
        simulator.act(body, "organ_established", day, facts, recorded="2022-05-01")
        for day in ("2021-12-31", "2022-01-01")
    ]

    assert [_why(simulator, act) for act in acts] == ["", "its_time_is_over"]


# Properties ----------------------------------------------------------------------------------------------------


def _lived(seed: int) -> tuple[Simulator, Body]:
    """Renewals and amendments at any time, by any majority."""
    chance = random.Random(seed)
    simulator, body, version = _committee()
    day = date(2021, 1, 1)
    for _ in range(12):
        day += timedelta(days=chance.randint(1, 200))
        how = {"majority": chance.choice(("ratio: 2/3; of: cast", "ratio: more than 1/2; of: cast"))}
        if chance.randrange(3):
            simulator.renew(body, day.isoformat(), how)
        else:
            rules = chance.choice((YEAR, YEAR | {"term": "1 year"}, {"sunset": "after: 18 months; renew: 2/3 of cast"}))
            version = simulator.amend(body, version, day.isoformat(), rules, how)
    return simulator, body


@given(st.integers(0, 10**6))
def test_whatever_is_renewed_never_more_than_two_times_lie_ahead(seed: int) -> None:
    simulator, body = _lived(seed)
    for sealed in simulator.acts:
        on = sealed.act.effective
        versions = replay(simulator.acts, on=on, known=on).of(body.id, Kind.STATUTE)
        assert all(span.until <= on + timedelta(days=2 * 550) for span in versions)


@given(st.integers(0, 10**6))
def test_nothing_that_begins_something_stands_from_the_day_on_which_time_has_run_out(seed: int) -> None:
    simulator, body = _lived(seed)
    end = _end(simulator, body)
    last, first = (_establish(simulator, body, each.isoformat()) for each in (end - _DAY, end))

    assert [_why(simulator, act) for act in (last, first)] == ["", "its_time_is_over"]

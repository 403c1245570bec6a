"""A name to be cured: in formation for the days that the body's own statute gives, and not a day longer."""

import random
import re
from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.core.organisations.curing import Cure, cure_of
from colonnade.core.organisations.forms import standing_form
from colonnade.core.replay import book_of
from colonnade.edges.simulator import Body, Simulator
from tests.core.test_statutes_page import _table
from tests.core.views import view_of

DAY = timedelta(days=1)
KNOWN = date(2030, 1, 1)


class _Turns:
    """Every day on which anything may have changed: that is more than needed, and never less."""

    def __init__(self, simulator: Simulator) -> None:
        self.days = {day for span in book_of(simulator.acts).everything() for day in (span.start, span.until)}

    def __call__(self, after: date, until: date) -> Iterable[date]:
        return (day for day in self.days if after < day <= until)


def _cure(simulator: Simulator, body: Body, on: date) -> Cure | None:
    return cure_of(lambda day: view_of(simulator.acts, day, KNOWN), _Turns(simulator), body.id, on)


def _federation(days: int | None = 30, bases: int = 5) -> tuple[Simulator, Body, list[Body]]:
    simulator = Simulator()
    body, columns = simulator.federation("Steel", "steel", bases)
    if days is not None:
        simulator.adopt(body, "2020-06-01", {"claims.name_class": "federation", "found.cure_days": str(days)})
    return simulator, body, columns


def _leaves(simulator: Simulator, base: Body, body: Body, day: str) -> None:
    simulator.act(base, "affiliation_left", day, {"to": body.id})


@pytest.mark.parametrize("row", _table("A name to be cured"))
def test_a_name_is_in_formation_as_the_page_says(row: list[str]) -> None:
    back, seen, said = row
    simulator, body, columns = _federation()
    _leaves(simulator, columns[0], body, "2021-03-01")
    if back:
        simulator.affiliate(columns[0], body, back)
    found = _cure(simulator, body, date.fromisoformat(seen))

    if said == "nothing":
        assert found is None
        return
    assert found is not None
    assert found.is_over is (said == "over")
    assert found.article == "2"
    if not found.is_over:
        assert [found.until.isoformat()] == re.findall(r"\d{4}-\d\d-\d\d", said)


def test_a_body_that_never_bore_its_name_has_its_days_from_the_one_on_which_its_statute_binds() -> None:
    simulator, body, _ = _federation(bases=4)

    assert _cure(simulator, body, date(2020, 5, 31)) is None
    assert _cure(simulator, body, date(2020, 6, 30)) == Cure("2", date(2020, 7, 1), is_over=False)
    assert _cure(simulator, body, date(2020, 7, 1)) == Cure("2", date(2020, 7, 1), is_over=True)


def test_another_name_has_days_of_its_own() -> None:
    simulator, body, columns = _federation(None)
    simulator.adopt(body, "2020-06-01", {"found.cure_days": "30"})
    _leaves(simulator, columns[0], body, "2021-03-01")
    simulator.act(body, "changed", "2021-03-20", {"claimed_class": "confederation"})

    assert _cure(simulator, body, date(2021, 3, 19)) == Cure("1", date(2021, 3, 31), is_over=False)
    assert _cure(simulator, body, date(2021, 4, 18)) == Cure("1", date(2021, 4, 19), is_over=False)


def test_whoever_has_ended_has_no_name_to_cure() -> None:
    simulator, body, columns = _federation()
    _leaves(simulator, columns[0], body, "2021-03-01")
    simulator.act(body, "dissolved", "2021-03-10", {"assets_to": None})

    assert _cure(simulator, body, date(2021, 3, 11)) is None


def test_no_amendment_begins_the_days_anew() -> None:
    simulator, body, columns = _federation()
    version = simulator.acts[-1].act
    _leaves(simulator, columns[0], body, "2021-03-01")
    rules = {"claims.name_class": "federation", "term": "1 year", "found.cure_days": "30"}
    simulator.amend(body, version, "2021-03-25", rules)

    assert _cure(simulator, body, date(2021, 3, 30)) == Cure("3", date(2021, 3, 31), is_over=False)


@pytest.mark.parametrize("days", [None, 0, 30, 10**9])
def test_what_is_silent_gives_no_days_and_what_says_none_none(days: int | None) -> None:
    simulator, body, columns = _federation(days)
    _leaves(simulator, columns[0], body, "2021-03-01")
    found = _cure(simulator, body, date(2021, 3, 1))

    assert (found is None) is (days is None)
    if found is not None:
        assert found.is_over is (days == 0)


@given(st.integers(0, 10**6))
def test_the_days_run_from_the_first_of_a_row_of_days_without_the_name(seed: int) -> None:
    chance = random.Random(seed)
    limit = chance.choice((7, 20))
    simulator, body, columns = _federation(limit)
    day, inside = date(2021, 1, 1), True
    for _ in range(4):
        day += timedelta(days=chance.randint(1, 15))
        if inside:
            _leaves(simulator, columns[0], body, day.isoformat())
        else:
            simulator.affiliate(columns[0], body, day.isoformat())
        inside = not inside
    on = day + timedelta(days=chance.randint(0, 20))
    days = (on - n * DAY for n in range(limit + 1))
    stands = [standing_form(view_of(simulator.acts, each, KNOWN), body.id).is_borne_out for each in days]
    fallen = stands.index(True) if True in stands else limit + 1
    found = _cure(simulator, body, on)

    assert (found is None) is (fallen == 0)
    if found is not None:
        assert found.is_over is (fallen > limit)
        assert found.is_over or found.until == on - (fallen - 1) * DAY + limit * DAY

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.core.ids import spelled
from colonnade.core.organisations.figures import public_total
from colonnade.core.organisations.forms import columns_below, shown_members
from colonnade.core.organisations.vocabulary import SHOWN_FLOORS
from colonnade.edges.simulator import Body, Simulator, signer
from tests.core.views import verdicts, view_of

DAY = date(2022, 1, 1)
PSEUDONYM = {"visibility": "pseudonymous"}


def _standing(simulator: Simulator, act: str) -> tuple[str, str]:
    return verdicts(simulator.acts)[act]


@pytest.mark.parametrize("visibility", ["pseudonymous", "sealed"])
def test_a_hidden_organisation_acts_by_months_and_never_by_days(visibility: str) -> None:
    simulator = Simulator()
    roof = simulator.found("Roof", "federation", "2019-01-01")
    sealed = visibility == "sealed"
    body = simulator.seal_founding("H", "2020-01") if sealed else simulator.found("H", "base", "2020-01", **PSEUDONYM)
    daily = simulator.act(body, "affiliation_decided", "2020-03-05", _decision(roof))
    half = simulator.act(body, "affiliation_decided", "2020-03-05", _decision(roof), recorded="2020-03")
    monthly = simulator.act(body, "affiliation_decided", "2020-03", _decision(roof))

    assert _standing(simulator, daily.id) == ("without_effect", "days_show_too_much")
    assert _standing(simulator, half.id) == ("without_effect", "days_show_too_much")
    assert _standing(simulator, monthly.id) == ("in_effect", "")


def _decision(roof: Body) -> dict[str, object]:
    return {"to": roof.id, "kind": "full", "votes": None, "attested": True}


def test_a_hidden_organisation_is_founded_in_a_month_without_branch_or_place() -> None:
    simulator = Simulator()
    founded = [
        simulator.found("A", "base", "2020-01-05", **PSEUDONYM).founding,
        simulator.found("B", "base", "2020-01", branch="steel", **PSEUDONYM).founding,
        simulator.found("C", "base", "2020-01", place="Nilgan", **PSEUDONYM).founding,
        simulator.found("D", "base", "2020-01", **PSEUDONYM).founding,
    ]

    assert [_standing(simulator, each.id) for each in founded] == [
        ("without_effect", "days_show_too_much"),
        ("malformed", "facts.branch"),
        ("malformed", "facts.place"),
        ("in_effect", ""),
    ]


def test_what_concerns_a_hidden_organisations_key_does_not_wait_for_the_months_end() -> None:
    simulator = Simulator()
    body = simulator.found("H", "base", "2020-01", **PSEUDONYM)
    new = signer("new")
    facts = {"old": spelled(body.key.public), "new": spelled(new.public)}
    rotated = simulator.act(body, "key_rotated", "2020-03-05", facts, sealers=(body.key, new))

    assert _standing(simulator, rotated.id) == ("in_effect", "")


@pytest.mark.parametrize(("count", "standing"), [(49, "without_effect"), (50, "in_effect"), (51, "in_effect")])
def test_a_base_organisation_shows_its_number_from_fifty_up_and_never_below(count: int, standing: str) -> None:
    simulator = Simulator()
    base = simulator.found("B", "base", "2020-01-01")
    facts = {"period": "2020-02", "basis": "members", "inspectors": 2, "count": count}

    assert _standing(simulator, simulator.act(base, "count_returned", "2020-02-01", facts).id)[0] == standing


@pytest.mark.parametrize(("bound", "standing"), [(0, "in_effect"), (3, "without_effect"), (50, "without_effect")])
def test_a_hidden_organisation_shows_no_size_at_all(bound: int, standing: str) -> None:
    simulator = Simulator()
    base = simulator.found("H", "base", "2020-01", **PSEUDONYM)

    assert _standing(simulator, simulator.count(base, "2020-02", 60, bound=bound).id)[0] == standing


def _federation(counted: int, unseen: int) -> tuple[Simulator, Body, list[Body]]:
    simulator = Simulator()
    roof = simulator.found("Roof", "federation", "2019-01-01")
    columns = [simulator.base(f"C{n}", "2019-01-01", 100) for n in range(counted)]
    columns += [simulator.base(f"U{n}", "2019-01-01", 40) for n in range(unseen)]
    for column in columns:
        simulator.affiliate(column, roof, "2020-01-01")
    return simulator, roof, columns


@pytest.mark.parametrize(
    ("unseen", "why"), [(0, ""), (1, "total_gives_a_hidden_count"), (2, "total_gives_a_hidden_count"), (3, "")]
)
def test_a_total_is_shown_over_no_unseen_count_or_over_three(unseen: int, why: str) -> None:
    simulator, roof, _ = _federation(3, unseen)

    assert _standing(simulator, simulator.count(roof, "2021-01-01", 350).id)[1] == why


@pytest.mark.parametrize(("total", "why"), [(349, "total_not_in_steps"), (350, ""), (351, "total_not_in_steps")])
def test_a_total_goes_in_steps_of_fifty(total: int, why: str) -> None:
    simulator, roof, _ = _federation(3, 3)

    assert _standing(simulator, simulator.count(roof, "2021-01-01", total).id)[1] == why


@pytest.mark.parametrize(("unseen", "why"), [(3, "total_gives_a_hidden_count"), (4, "")])
def test_a_column_does_not_show_its_number_where_that_gives_away_the_last_unseen_ones(unseen: int, why: str) -> None:
    simulator, roof, columns = _federation(3, unseen)
    simulator.count(roof, "2021-01-01", 350)

    assert _standing(simulator, simulator.count(columns[-1], "2021-02-01", 60).id)[1] == why


@pytest.mark.parametrize(("others", "why"), [(3, "branch_shows_too_much"), (4, ""), (5, "")])
def test_a_hidden_columns_branch_is_named_where_five_share_it(others: int, why: str) -> None:
    simulator = Simulator()
    roof, _ = simulator.federation("Steel", "steel", others)
    hidden = simulator.seal_founding("H", "2021-01")
    simulator.affiliate(hidden, roof, "2021-02")
    act = simulator.act(roof, "attested", "2021-03-01", {"inspectors": 2, "of": hidden.id, "branch": "steel"})

    assert _standing(simulator, act.id)[1] == why


@given(counts=st.lists(st.integers(0, 700), min_size=1, max_size=8), other=st.lists(st.integers(0, 700), max_size=8))
def test_two_worlds_that_show_the_same_bounds_show_the_same_figures(counts: list[int], other: list[int]) -> None:
    """Whatever figures are public are functions of what each column shows: no pair gives what none of them shows."""
    shown = [max(floor for floor in SHOWN_FLOORS if floor <= count) for count in counts]
    twins = [_twin(floor, n) for floor, n in zip(shown, (other * 8 + [0] * 8), strict=False)]

    assert _public(counts) == _public(twins)


def _twin(floor: int, chance: int) -> int:
    ceiling = next((each for each in SHOWN_FLOORS if each > floor), floor + 200)
    return floor + chance % (ceiling - floor)


def _public(counts: list[int]) -> list[object]:
    simulator = Simulator()
    roof = simulator.found("Roof", "federation", "2019-01-01")
    for number, count in enumerate(counts):
        bound = max(floor for floor in SHOWN_FLOORS if floor <= count)
        column = simulator.found(f"C{number}", "base", "2019-01-01")
        simulator.count(column, "2019-06-01", count, bound=bound)
        simulator.affiliate(column, roof, "2020-01-01")
    view = view_of(simulator.acts, DAY)
    below = sorted(view.below(roof.id))
    shown = [shown_members(view, each) for each in below]
    return [sorted(str(each) for each in shown), public_total(shown), len(columns_below(view, roof.id))]

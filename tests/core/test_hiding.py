import random
from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.core.ids import OrganisationId, spelled
from colonnade.core.organisations.figures import ANY, Leaf, Range, Sum, narrowed, public_total, range_shown, total_range
from colonnade.core.organisations.forms import View, columns_below, shown_members
from colonnade.core.organisations.spans import Kind
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
    total = (300 + 40 * unseen) // 50 * 50

    assert _standing(simulator, simulator.count(roof, "2021-01-01", total).id)[1] == why


@pytest.mark.parametrize(("total", "why"), [(349, "total_not_in_steps"), (350, ""), (351, "total_not_in_steps")])
def test_a_total_goes_in_steps_of_fifty(total: int, why: str) -> None:
    simulator, roof, _ = _federation(3, 3)

    assert _standing(simulator, simulator.count(roof, "2021-01-01", total).id)[1] == why


@pytest.mark.parametrize(("unseen", "why"), [(3, "total_gives_a_hidden_count"), (4, "")])
def test_a_column_does_not_show_its_number_where_that_gives_away_the_last_unseen_ones(unseen: int, why: str) -> None:
    simulator, roof, columns = _federation(3, unseen)
    simulator.count(roof, "2021-01-01", (300 + 40 * unseen) // 50 * 50)

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


def _leaves(*shown: Range) -> tuple[Leaf, ...]:
    return tuple(Leaf(str(number), each) for number, each in enumerate(shown))


BAND = Range(10, 49)


@pytest.mark.parametrize(
    ("total", "found"),
    [
        (50, {}),
        (100, {}),
        (150, {"0": Range(49, 49), "1": Range(49, 49), "2": Range(49, 49)}),
        (0, {"0": Range(10, 29), "1": Range(10, 29), "2": Range(10, 29)}),
    ],
)
def test_a_total_at_the_edge_of_what_its_bands_can_hold_gives_them_away(total: int, found: dict[str, Range]) -> None:
    tree = Sum(total_range(total), _leaves(BAND, BAND, BAND, Range(3, 3) if total == 150 else Range(0, 0)))

    assert narrowed(tree) == found


def test_what_stands_over_nothing_is_reckoned_from_the_roof_minus_its_neighbours() -> None:
    first = Sum(total_range(500), _leaves(Range(500, 500)))
    second = Sum(total_range(None), (Leaf("hidden", ANY),))

    assert narrowed(Sum(total_range(1000), (first, second))) == {"hidden": Range(500, 549)}
    assert narrowed(Sum(total_range(None), (first, second))) == {}


_RANGES = st.one_of(
    st.sampled_from([Range(0, 2), Range(3, 6), Range(7, 9), Range(1, 1), Range(4, 4)]),
    st.just(Range(0, 9)),
)
_SUMS = st.one_of(st.just(ANY), st.integers(0, 20).map(lambda low: Range(low, low + 4)))


@given(st.lists(st.tuples(_SUMS, st.lists(_RANGES, min_size=1, max_size=2)), min_size=1, max_size=2), _SUMS)
def test_what_is_reckoned_is_what_trying_every_world_leaves(
    bodies: list[tuple[Range, list[Range]]], total: Range
) -> None:
    tree = Sum(total, tuple(Sum(own, tuple(_named(n, shown))) for n, (own, shown) in enumerate(bodies)))
    worlds = [
        world
        for world in product(*(range(r.low, (r.high or 0) + 1) for _, shown in bodies for r in shown))
        if _fits(world, bodies, total)
    ]
    leaves = [leaf for part in tree.parts if isinstance(part, Sum) for leaf in part.parts if isinstance(leaf, Leaf)]
    left = {leaf.name: {world[at] for world in worlds} for at, leaf in enumerate(leaves)}
    found = narrowed(tree)

    for leaf in leaves:
        if worlds:
            possible = Range(min(left[leaf.name]), max(left[leaf.name]))
            assert found.get(leaf.name, leaf.shown) == possible
            assert len(left[leaf.name]) == possible.high - possible.low + 1  # type: ignore[operator]


def _named(body: int, shown: list[Range]) -> list[Leaf]:
    return [Leaf(f"{body}/{n}", each) for n, each in enumerate(shown)]


def _fits(world: tuple[int, ...], bodies: list[tuple[Range, list[Range]]], total: Range) -> bool:
    rest = list(world)
    sums = [(own, sum(rest.pop(0) for _ in shown)) for own, shown in bodies]
    return all(_holds(own, number) for own, number in [*sums, (total, sum(world))])


def _holds(known: Range, number: int) -> bool:
    return known.low <= number and (known.high is None or number <= known.high)


@given(
    sizes=st.lists(st.lists(st.integers(3, 140), min_size=1, max_size=7), min_size=1, max_size=3),
    chance=st.randoms(use_true_random=False),
)
def test_whatever_true_figures_are_taken_no_small_count_can_be_reckoned(
    sizes: list[list[int]], chance: random.Random
) -> None:
    """Federations under a roof return true counts and totals in any order; the log takes some and refuses others."""
    simulator, columns, bodies = _world(sizes)
    events = [(body, total) for body, total in bodies] + [(column, size) for column, size in columns for _ in range(2)]
    chance.shuffle(events)
    for number, (body, size) in enumerate(events):
        is_total = any(body is each for each, _ in bodies)
        shown = size // 50 * 50 if is_total else size
        hides = not is_total and chance.random() < 0.3
        simulator.count(body, f"2021-01-{number % 28 + 1:02}", shown, **_bound(size, is_total=is_total, hides=hides))
    view = view_of(simulator.acts, DAY)

    assert narrowed(_shown_tree(view, bodies[0][0].id)) == {}


def _bound(size: int, *, is_total: bool, hides: bool) -> dict[str, object]:
    if is_total:
        return {"bound": None}
    return {"bound": max(floor for floor in SHOWN_FLOORS if floor <= size)} if hides or size < 50 else {}


def _world(sizes: list[list[int]]) -> tuple[Simulator, list[tuple[Body, int]], list[tuple[Body, int]]]:
    simulator = Simulator()
    roof = simulator.found("Roof", "confederation", "2019-01-01")
    columns, bodies = list[tuple[Body, int]](), [(roof, sum(map(sum, sizes)))]
    for f, beneath in enumerate(sizes):
        federation = simulator.found(f"F{f}", "federation", "2019-01-01")
        simulator.affiliate(federation, roof, "2019-06-01")
        bodies.append((federation, sum(beneath)))
        for n, size in enumerate(beneath):
            column = simulator.found(f"C{f}/{n}", "base", "2019-01-01")
            simulator.affiliate(column, federation, "2019-06-01")
            columns.append((column, size))
    return simulator, columns, bodies


def _shown_tree(view: View, roof: OrganisationId) -> Sum:
    tree = _shown_part(view, roof)
    assert isinstance(tree, Sum)
    return tree


def _shown_part(view: View, organisation: OrganisationId) -> Leaf | Sum:
    facts = next((span.facts for span in view.of(organisation, Kind.COUNT)), {})
    count, at_least = facts.get("count"), facts.get("at_least")
    assert count is None or isinstance(count, int)
    assert at_least is None or isinstance(at_least, int)
    if view.identity(organisation).get("claimed_class") == "base":
        return Leaf(organisation, range_shown(count, at_least))
    return Sum(total_range(count), tuple(_shown_part(view, each) for each in view.below(organisation)))


@pytest.mark.parametrize(
    ("day", "why"),
    [("2021-01-31", "newer_figures_are_known"), ("2021-02-01", ""), ("2021-02-02", "")],
)
def test_a_figure_is_not_dated_before_a_total_that_is_known(day: str, why: str) -> None:
    simulator, roof, columns = _federation(3, 5)
    simulator.count(roof, "2021-02-01", 500)

    assert _standing(simulator, simulator.count(columns[-1], day, 60, recorded="2021-03-01").id)[1] == why


@pytest.mark.parametrize(("day", "why"), [("2021-01-31", "newer_figures_are_known"), ("2021-02-01", "")])
def test_a_total_is_not_dated_before_a_columns_figure_that_is_known(day: str, why: str) -> None:
    simulator, roof, columns = _federation(3, 5)
    simulator.count(columns[-1], "2021-02-01", 48, bound=7)

    assert _standing(simulator, simulator.count(roof, day, 450, recorded="2021-03-01").id)[1] == why


@pytest.mark.parametrize(("count", "why"), [(49, "small_count_shown"), (50, ""), (51, "")])
def test_a_correction_shows_no_more_than_a_count_may(count: int, why: str) -> None:
    simulator = Simulator()
    base = simulator.found("B", "base", "2020-01-01")
    first = simulator.count(base, "2020-02-01", 60)
    facts = {"period": "2020-02", "basis": "members", "inspectors": 2, "count": count}
    corrected = simulator.act(base, "count_returned", "2020-02-01", facts, recorded="2020-03-01", corrects=first.id)

    assert _standing(simulator, corrected.id)[1] == why

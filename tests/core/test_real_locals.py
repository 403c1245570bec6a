"""Delegates of the locals of three real affiliations: every method, its warnings, and the power of their votes.

The files name no parent, so the locals are those of one affiliation; see tests/vectors/shares/README.md.
"""

import csv
from fractions import Fraction
from pathlib import Path

import pytest

from colonnade.core.apportionment.affiliates import Affiliate, NoMembers
from colonnade.core.apportionment.lots import resolved
from colonnade.core.apportionment.methods import Method
from colonnade.core.apportionment.paradoxes import warnings_of
from colonnade.core.apportionment.rules import divide, read_rule
from colonnade.core.power.exact import is_within_limits
from colonnade.core.power.games import Game, read_majority
from colonnade.core.power.indices import indices_of
from colonnade.edges.progress import untold
from tests.apportionment_checker import Case, fault

PLACE = Path(__file__).parents[1] / "vectors" / "shares" / "locals-2021.csv"
RULES = {
    "per-begun": ["per=500"],
    "brackets": ["table=150:2", "further=100", "cap=6"],
    "hamilton": [],
    "dhondt": [],
    "sainte-lague": [],
    "huntington-hill": [],
    "floor-plus": ["floor=1"],
    "degressive": [],
}


def _locals() -> dict[str, list[Affiliate]]:
    found: dict[str, list[Affiliate]] = {}
    with PLACE.open(newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["affiliation"], []).append(Affiliate(row["local"], int(row["members"])))
    return found


LOCALS = _locals()


def _case(method: str, affiliates: list[Affiliate], seats: int) -> Case:
    count = len(affiliates)
    floors, caps = [int(method == "floor-plus")] * count, [6 if method == "brackets" else None] * count
    members = [each.members for each in affiliates]
    return Case(method, members, seats, floors, caps, per=500, table=[(150, 2)], further=100)


@pytest.mark.parametrize("method", RULES)
@pytest.mark.parametrize("affiliation", LOCALS)
def test_every_method_divides_the_delegates_and_the_second_program_agrees(affiliation: str, method: str) -> None:
    affiliates = [each for each in LOCALS[affiliation] if each.members or method != "huntington-hill"]
    rule, seats = read_rule(Method(method), RULES[method]), 2 * len(affiliates)
    found = divide(rule, affiliates, seats)
    case = _case(method, affiliates, seats)
    if found.tie is not None:
        case.lots = list(found.tie.affiliates)
        found = resolved(found, {1: [at + 1 for at in found.tie.affiliates]})

    assert fault(case, list(found.seats)) is None
    assert found.is_decided


def test_a_local_without_members_keeps_huntington_hill_from_dividing() -> None:
    with pytest.raises(NoMembers) as refused:
        divide(read_rule(Method.HUNTINGTON_HILL, []), LOCALS["A"], 300)

    assert refused.value.facts["name"] == next(each.name for each in LOCALS["A"] if not each.members)


def test_hamilton_has_paradoxes_among_real_locals_and_divisor_methods_have_none() -> None:
    kinds: dict[str, set[str]] = {}
    for method in ("hamilton", "dhondt", "sainte-lague"):
        rule, affiliates = read_rule(Method(method), []), LOCALS["C"]
        for seats in range(40, 60):
            division = divide(rule, affiliates, seats)
            kinds.setdefault(method, set()).update(each.kind for each in warnings_of(rule, affiliates, seats, division))

    assert {"alabama", "new_affiliate", "population"} <= kinds["hamilton"]
    assert not {"alabama", "new_affiliate", "population"} & (kinds["dhondt"] | kinds["sainte-lague"])


@pytest.mark.parametrize("affiliation", LOCALS)
def test_the_power_of_the_delegations_is_counted_exactly(affiliation: str) -> None:
    affiliates = LOCALS[affiliation]
    seats = divide(read_rule(Method.PER_BEGUN, ["per=100"]), affiliates, None).seats
    game = Game((read_majority(seats, ">1/2"),))
    found = indices_of(game, seed="1", samples=None, tell=untold)

    assert is_within_limits(game)
    assert sum(found.banzhaf) == sum(found.shapley_shubik) == Fraction(1)
    for index in (found.banzhaf, found.shapley_shubik):
        ranked = sorted(zip(seats, index, strict=True))
        assert [power for _, power in ranked] == sorted(index)

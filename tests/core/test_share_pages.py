"""The worked tables of docs/rules/apportionment.md and docs/rules/power.md are what the rules give."""

import re
from fractions import Fraction
from pathlib import Path

import pytest

from colonnade.core.apportionment.affiliates import Affiliate, Division
from colonnade.core.apportionment.lists import divide_lists
from colonnade.core.apportionment.methods import Method
from colonnade.core.apportionment.paradoxes import LOOKED_THROUGH
from colonnade.core.apportionment.rules import PARAMETERS, divide, read_rule
from colonnade.core.power.exact import is_within_limits, power
from colonnade.core.power.games import Game, read_majority
from colonnade.edges.progress import untold

RULES = Path(__file__).parents[2] / "docs" / "rules"
SEATS_PAGE, POWER_PAGE = ((RULES / name).read_text() for name in ("apportionment.md", "power.md"))


def _table(page: str, head: str) -> list[list[str]]:
    """The cells of the table whose first line begins like ``head``."""
    lines = page.splitlines()
    start = next(at for at, line in enumerate(lines) if line.startswith(head))
    rows = [lines[start], *(line for line in lines[start + 2 :][: _length(lines[start + 2 :])])]
    return [[cell.strip().strip("`") for cell in row.strip("|").split("|")] for row in rows]


def _length(lines: list[str]) -> int:
    return next((at for at, line in enumerate(lines) if not line.startswith("|")), len(lines))


def _divided(said: str, members: list[int], seats: int | None) -> Division:
    method, *parameters = said.split()
    affiliates = [Affiliate(f"a{at}", own) for at, own in enumerate(members)]
    return divide(read_rule(Method(method), parameters), affiliates, seats)


@pytest.mark.parametrize(
    ("at", "said"), [(0, "per-begun per=500"), (1, "brackets table=150:2 further=100 cap=6")], ids=["begun", "brackets"]
)
def test_the_tables_of_scales(at: int, said: str) -> None:
    page = SEATS_PAGE.split("| members | seats |")[at + 1]
    for members, seats in _table(f"| members | seats |{page}", "| members | seats |")[1:]:
        assert _divided(said, [int(members)], None).seats == (int(seats),)


def test_the_table_of_twenty_seats() -> None:
    head, *rows = _table(SEATS_PAGE.partition("Four affiliates")[2], "| method |")

    assert len(rows) == 7
    for said, *seats in rows:
        found = _divided(said, [int(each) for each in head[1:]], 20)
        assert (list(found.seats), found.tie) == ([int(each) for each in seats], None), said


def test_the_table_of_lists() -> None:
    head, *rows = _table(SEATS_PAGE, "| threshold |")
    for threshold, *seats in rows:
        found = divide_lists([int(each) for each in head[1:]], 9, threshold=Fraction(threshold))
        assert (list(found.division.seats), found.division.tie) == ([int(each) for each in seats], None)


def test_the_table_of_ties() -> None:
    for members, method, seats, equals, without in _table(SEATS_PAGE, "| members | method")[1:]:
        found = _divided(method, [int(each) for each in members.split()], int(seats))
        assert found.tie is not None
        assert " ".join(str(at + 1) for at in found.tie.affiliates) == equals
        assert " ".join(str(each) for each in found.seats) == without


def test_the_table_of_the_alabama_paradox() -> None:
    head, *rows = _table(SEATS_PAGE, "| seats | 6")
    for seats, *own in rows:
        assert _divided("hamilton", [int(each) for each in head[1:]], int(seats)).seats == tuple(map(int, own))


def test_the_page_names_every_method_every_parameter_and_how_far_is_looked() -> None:
    said = set(re.findall(r"`([a-z-]+)(?:[ =`])", SEATS_PAGE)) | set(re.findall(r"([a-z]+)=", SEATS_PAGE))

    assert {each.value for each in Method} <= said
    assert {name for names in PARAMETERS.values() for name in names} <= said
    assert f"up to {LOOKED_THROUGH} affiliates" in SEATS_PAGE


def test_the_table_of_quotas() -> None:
    for quota, _, least in _table(POWER_PAGE, "| quota |")[1:]:
        assert read_majority([4, 4, 4, 2, 2, 1], quota).quota == int(least)


def test_the_table_of_the_council_of_1958() -> None:
    rows = _table(POWER_PAGE, "| weight | Banzhaf |")[1:]
    found = power(Game((read_majority([int(row[0]) for row in rows], "12"),)), untold)

    assert [Fraction(row[1]) for row in rows] == list(found.banzhaf)
    assert [Fraction(row[2]) for row in rows] == list(found.shapley_shubik)


def test_the_table_of_the_double_majority() -> None:
    rows = _table(POWER_PAGE, "| weight | second |")[1:]
    majorities = [read_majority([int(row[at]) for row in rows], ">1/2") for at in (0, 1)]

    assert [Fraction(row[2]) for row in rows] == list(power(Game(tuple(majorities)), untold).banzhaf)


def test_the_table_of_limits() -> None:
    for voters, total in _table(POWER_PAGE, "| voters |")[1:]:
        count, whole = int(voters), int(total.replace(",", ""))
        weights = [1, *[whole // count] * (count - 2)]
        for times, is_within in ((1, True), (2, False)):
            more = [*weights[:-1], times * whole - sum(weights[:-1])]
            assert is_within_limits(Game((read_majority(more, ">1/2"),))) is is_within, (voters, times)

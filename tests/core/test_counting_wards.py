"""Counts against tables of others: Scottish councils, OpenSTV, Debian, Minneapolis, Belenios, the Czech office."""

import csv
import io
import json
import random
from collections import Counter
from fractions import Fraction
from typing import Any

import pytest

from colonnade.core.apportionment.affiliates import Claim
from colonnade.core.apportionment.remainders import hamilton
from colonnade.core.counting import lists
from colonnade.core.counting.counts import counted
from colonnade.core.counting.papers import Poll, mark_of, ranking_of
from colonnade.core.counting.presets import preset
from colonnade.core.counting.stages import Count
from tests.elections import (
    PLACE,
    answer_of,
    ballots_of,
    in_zip,
    levels,
    names_in,
    official,
    poll_of,
    wards,
)
from tests.independent_counter import differences
from tests.sizes import LONG_RUN, sized


def _sample(names: list[str], seed: str) -> list[str]:
    if LONG_RUN:
        return names
    return sorted(random.Random(seed).sample(sorted(names), sized(len(names))))


EXACT = _sample([ward for ward in official() if levels()[ward] == "stages"], "scotland")
ROUNDED = [ward for ward in official() if levels()[ward] == "stages-rounded"]
TABLES = _sample(names_in("openstv-stages.zip"), "openstv")


def _scottish(ward: str) -> tuple[Count, list[list[int]]]:
    ballots, candidates, seats = ballots_of(wards()[ward])
    count = counted(poll_of(ballots, candidates, seats), preset("scottish-stv"), seats)
    moved = [
        [now - then for now, then in zip(stage.totals, before.totals, strict=True)]
        for before, stage in zip(count.stages, count.stages[1:], strict=False)
    ]
    return count, moved  # type: ignore[return-value]  # whole units


def _official_cells(ward: str) -> list[list[int]]:
    columns = [[row[f"transfer{at:02}"] for row in official()[ward]] for at in range(2, 14)]
    cells = [[int(Fraction(cell or 0) * 100_000) for cell in column] for column in columns]
    return cells[: max((at for at, column in enumerate(cells, 1) if any(column)), default=0)]


@pytest.mark.parametrize("ward", EXACT)
def test_every_cell_of_a_scottish_ward_is_the_official_one(ward: str) -> None:
    count, moved = _scottish(ward)

    assert [int(row["first_prefs"]) * 100_000 for row in official()[ward]] == list(count.stages[0].totals)
    assert moved == _official_cells(ward)
    assert {number for number, row in enumerate(official()[ward]) if row["elected"] == "1"} == set(count.winners)
    assert not count.is_open


@pytest.mark.parametrize("ward", ROUNDED)
def test_a_ward_whose_publisher_rounded_differs_by_less_than_a_hundredth(ward: str) -> None:
    count, moved = _scottish(ward)
    pairs = [pair for ours, theirs in zip(moved, _official_cells(ward), strict=True) for pair in zip(ours, theirs)]  # noqa: B905

    assert max(abs(mine - theirs) for mine, theirs in pairs) < 1_000
    assert {number for number, row in enumerate(official()[ward]) if row["elected"] == "1"} == set(count.winners)


def _openstv(name: str) -> tuple[list[list[int]], set[int], int]:
    """Totals of each stage with the non-transferable last, who is elected, and places."""
    places = 9 if "MeekNZ" in name else 2
    rows = list(csv.reader(io.StringIO(in_zip("openstv-stages.zip", name).decode())))
    begin = next(number for number, row in enumerate(rows) if row[0] == "Candidates")
    told = rows[begin + 1 : -1]
    stages = len(told[0][2:]) // 2
    columns = [[row[1] for row in told], *([row[1 + 2 * at] for row in told] for at in range(1, stages + 1))]
    totals = [[int(Fraction(cell.strip(" -") or 0) * 10**places) for cell in column] for column in columns]
    return totals, {number for number, row in enumerate(told) if "Elected" in row}, places


@pytest.mark.parametrize("name", TABLES)
def test_openstv_tables_are_ours_but_for_stages_that_rule_52_2_leaves_out(name: str) -> None:
    ward, rule, _ = name.split(".")
    rule = {"ERS97STV": "ers97", "NIrelandSTV": "ni-stv", "MeekNZSTV": "meek-nz"}[rule]
    ballots, candidates, seats = ballots_of(wards()[ward])
    totals, elected, _ = _openstv(name)

    count = counted(poll_of(ballots, candidates, seats), preset(rule), seats)
    ours = [[*stage.totals, stage.exhausted + stage.lost] for stage in count.stages]

    assert set(count.winners) == elected
    if rule == "ni-stv":
        assert ours == totals[: len(ours)]
        assert len(ours) == len(totals) or _last_place_is_settled(count)
    else:
        assert ours == totals


def _last_place_is_settled(count: Count) -> bool:
    """Whether, after the last stage, the last elected has as much as all others and all surpluses together."""
    last = count.stages[-1]
    *before, winner = count.winners
    gone = {each for stage in count.stages for each in stage.excluded}
    others = [v for each, v in enumerate(last.totals) if each not in count.winners and each not in gone]
    waiting = [last.totals[each] - last.quota for each in before if last.totals[each] > last.quota]  # type: ignore[operator]
    return last.totals[winner] >= sum(others) + sum(waiting)


@pytest.mark.parametrize("rule", ["scottish-stv", "wigm-exact", "ers97", "ni-stv", "meek-nz"])
@pytest.mark.parametrize("ward", _sample(list(wards()), "second checker")[:: 1 if LONG_RUN else 4])
def test_a_second_counter_that_shares_no_code_finds_the_same_in_every_cell(ward: str, rule: str) -> None:
    ballots, candidates, seats = ballots_of(wards()[ward])

    answer = answer_of(poll_of(ballots, candidates, seats), rule, seats)

    assert differences(answer, ballots, candidates, seats) == []


def _vectors(year: str) -> tuple[Poll, list[str]]:
    with (PLACE / f"debian-dpl-{year}.csv").open(newline="") as file:
        (_, *names), *rows = list(csv.reader(file))
    papers: Counter[str] = Counter()
    for number, *cells in rows:
        ranks = [int(cell or 0) for cell in cells]
        papers[ranking_of(_by_rank(ranks))] += int(number)
    return Poll(tuple(names), dict(papers)), names


def _by_rank(ranks: list[int]) -> list[list[int]]:
    return [[each for each, rank in enumerate(ranks) if rank == at] for at in range(1, max(ranks) + 1)]


def test_debian_leaders_are_those_whom_debian_announced() -> None:
    for year, winner in (("2006", "Anthony Towns"), ("2020", "Jonathan Carter")):
        poll, names = _vectors(year)
        for rule in ("schulze", "schulze-margins"):
            count = counted(poll, preset(rule), 1)
            assert names[count.winners[0]] == winner
    poll, names = _vectors("2006")
    matrix = counted(poll, preset("schulze"), 1).ranking.matrix  # type: ignore[union-attr]
    towns, mcintyre = names.index("Anthony Towns"), names.index("Steve McIntyre")
    assert (matrix[towns][mcintyre], matrix[mcintyre][towns]) == (190, 184)
    poll, names = _vectors("2020")
    matrix = counted(poll, preset("schulze"), 1).ranking.matrix  # type: ignore[union-attr]
    assert [(matrix[each][3], matrix[3][each]) for each in range(3)] == [(301, 34), (244, 76), (194, 125)]


def test_minneapolis_2017_ends_as_rctab_counted_it() -> None:
    rows = list(csv.reader(io.StringIO(in_zip("minneapolis-mayor2017.zip", "ballots.csv").decode())))[1:]
    rounds = json.loads(in_zip("minneapolis-mayor2017.zip", "rounds.json"))["results"]
    names = sorted({cell for row in rows for cell in row[1:]} - {"undervote", "overvote"})
    marks = {name: mark_of(each) for each, name in enumerate(names)} | {"undervote": "-", "overvote": "+"}
    papers: Counter[str] = Counter()
    for number, *cells in rows:
        papers["".join(marks[cell] for cell in cells).rstrip("-")] += int(number)

    count = counted(Poll(tuple(names), dict(papers)), preset("irv"), 1)

    ours = [{names[each]: str(votes) for each, votes in enumerate(s.totals) if votes} for s in count.stages]
    for told in (rounds[0], *rounds[2:]):
        tally = {name.replace("Undeclared Write-ins", "UWI"): v for name, v in told["tally"].items() if v != "0"}
        assert tally in ours, told["round"]
    assert ours[-1] == {"Jacob Frey": "46704", "Raymond Dehn": "34970"}
    assert [names[each] for each in count.winners] == ["Jacob Frey"]


@pytest.mark.parametrize("name", names_in("belenios-mj-schulze.zip"))
def test_belenios_ranks_as_we_do_in_its_convention(name: str) -> None:
    told: dict[str, Any] = json.loads(in_zip("belenios-mj-schulze.zip", name))
    papers = Counter(ranking_of(_by_rank(vector)) for vector in told["ballots"])
    width = len(told["ballots"][0])
    poll = Poll(tuple(map(str, range(width))), dict(papers), grades=told.get("ngrades"))
    rule = "schulze" if told["kind"] == "schulze" else "majority-judgment-belenios"

    ranking = counted(poll, preset(rule), width).ranking

    assert ranking is not None
    assert [list(rank) for rank in ranking.ranks] == [sorted(rank) for rank in told["winners"]]
    assert told.get("raw", [list(row) for row in ranking.matrix]) == [list(row) for row in ranking.matrix]


def test_the_czech_seats_of_2017_are_those_of_the_statistics_office() -> None:
    with (PLACE / "party-list-cz-2017-votes.csv").open(newline="") as file:
        (_, *regions), *rows = list(csv.reader(file, delimiter=";"))
    votes = {party: [int(cell) for cell in cells] for party, *cells in rows}
    whole = sum(map(sum, votes.values()))
    of_region = [Claim(sum(cells[at] for cells in votes.values()), 0, 200) for at in range(len(regions))]
    seats = hamilton(of_region, 200).seats
    passed = [party for party, cells in votes.items() if sum(cells) * 20 >= whole]
    won: Counter[str] = Counter()

    for at, own in enumerate(seats):
        for seat in lists.dhondt([votes[party][at] for party in passed], own, _no_tie):
            won[passed[seat.party]] += 1

    assert sorted(won.values(), reverse=True) == [78, 25, 22, 22, 15, 15, 10, 7, 6]
    assert {"ODS": 25, "Piráti": 22, "ČSSD": 15, "KSČM": 15, "STAN": 6}.items() <= won.items()


def _no_tie(tied: tuple[int, ...], seat: int) -> int:
    raise AssertionError((tied, seat))

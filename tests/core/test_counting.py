import hashlib
import itertools
import json
from collections import Counter
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from colonnade.core.counting import grades, lists, pairwise
from colonnade.core.counting.audits import audit_of
from colonnade.core.counting.constraints import CannotBeMet, ConstraintRule, Constraints, Group
from colonnade.core.counting.counts import NO_CONSTRAINTS, NO_LOTS, OneSeat, counted, seats_for
from colonnade.core.counting.inclusive import Scottish
from colonnade.core.counting.margins import closest, smallest_change
from colonnade.core.counting.papers import Poll, Reading, digest, marks_of, ranking_of, ranks_of, read
from colonnade.core.counting.parcels import ERS97
from colonnade.core.counting.presets import PRESETS, preset
from colonnade.core.counting.rarity import rarity_of
from colonnade.core.counting.sheet import Sheet
from colonnade.core.counting.ties import Lots, NotLots, parse_lots
from colonnade.words.tellings import Telling
from tests.elections import answer_of, ballots_of, poll_of, wards
from tests.independent_counter import RULES, differences
from tests.sizes import LONG_RUN, sized

STV = [*RULES]
EXAMPLES = sized(300)


def _poll(*papers: tuple[int, str], candidates: str = "ABCD", seats: int = 1) -> Poll:
    """Papers as ``(5, "A B=C - D")``: ranks parted by spaces, ``-`` an empty one."""
    found: Counter[str] = Counter()
    for number, ranking in papers:
        ranks = [
            [] if rank == "-" else [candidates.index(each) for each in rank.split("=")] for rank in ranking.split()
        ]
        found[ranking_of(ranks)] += number
    return Poll(tuple(candidates), dict(found), seats)


def _names(poll: Poll, candidates: Any) -> str:
    return "".join(poll.candidates[each] for each in candidates)


@st.composite
def polls(draw: st.DrawFn, most: int = 6) -> Poll:
    width = draw(st.integers(2, most))
    ranking = st.permutations(range(width)).flatmap(
        lambda order: st.integers(0, width).map(lambda length: marks_of(order[:length]))
    )
    papers = draw(st.dictionaries(ranking, st.integers(1, 40), min_size=1, max_size=14))
    return Poll(tuple(f"C{each}" for each in range(width)), papers, draw(st.integers(1, 3)))


def _seats(rule: str, poll: Poll) -> int:
    return 1 if preset(rule).one_seat else poll.seats or 1


@pytest.mark.parametrize("rule", STV)
@settings(max_examples=EXAMPLES, deadline=None)
@given(poll=polls())
def test_no_vote_is_made_or_lost_in_any_stage(rule: str, poll: Poll) -> None:
    answer: dict[str, Any] = answer_of(poll, rule, _seats(rule, poll), Lots(seed="conserved"))

    for stage in answer["stages"]:
        held = [Fraction(each) for each in (*stage["totals"], stage["exhausted"], stage["lost_fraction"])]
        assert sum(held) == answer["ballots"]["valid"], stage["number"]
        assert all(each >= 0 for each in held)
    assert len(answer["winners"]) == min(_seats(rule, poll), len(poll.candidates))
    assert len(set(answer["winners"])) == len(answer["winners"])


@pytest.mark.parametrize("rule", STV)
@settings(max_examples=EXAMPLES, deadline=None)
@given(poll=polls(), data=st.data())
def test_a_second_counter_finds_the_same_with_lots_and_without(rule: str, poll: Poll, data: st.DataObject) -> None:
    seats = _seats(rule, poll)
    drawn = data.draw(st.dictionaries(st.integers(1, 6), st.permutations(range(len(poll.candidates))), max_size=6))
    lots = Lots(tuple((stage, tuple(order)) for stage, order in drawn.items()))
    ballots = [(number, tuple(ord(mark) - 0x80 for mark in ranking)) for ranking, number in poll.papers.items()]

    answer = json.loads(json.dumps(answer_of(poll, rule, seats, lots)))

    ours = {stage: [each + 1 for each in order] for stage, order in drawn.items()}
    assert differences(answer, ballots, len(poll.candidates), seats, ours) == []


@pytest.mark.parametrize("rule", list(PRESETS))
@settings(max_examples=EXAMPLES, deadline=None)
@given(poll=polls(), data=st.data())
def test_the_order_of_ballots_and_the_names_of_candidates_change_no_byte(
    rule: str, poll: Poll, data: st.DataObject
) -> None:
    shuffled = dict(data.draw(st.permutations(list(poll.papers.items()))))
    renamed = replace(poll, papers=shuffled, candidates=tuple(f"X{name}" for name in poll.candidates))
    seats = _seats(rule, poll)

    before = json.dumps(answer_of(poll, rule, seats), sort_keys=True)
    after = json.dumps(answer_of(renamed, rule, seats), sort_keys=True)

    assert after.replace("XC", "C") == before


@pytest.mark.parametrize("rule", [*STV, "schulze", "approval", "plurality", "block", "party-list"])
@settings(max_examples=EXAMPLES, deadline=None)
@given(poll=polls())
def test_a_candidate_whom_nobody_ranks_changes_nobody_elected(rule: str, poll: Poll) -> None:
    seats = _seats(rule, poll)
    named = {mark for ranking in poll.papers for mark in ranking}
    assume(len(named) > seats)
    lots = Lots(tuple((stage, (0, *range(1, 7))) for stage in range(1, 60)))
    more = replace(poll, candidates=(*poll.candidates, "nobody's"))

    before, after = counted(poll, preset(rule), seats), counted(more, preset(rule), seats, lots)
    assume(not before.is_open)

    assert set(after.winners) == set(before.winners)


def _all_small_polls(candidates: int, ballots: int) -> list[Poll]:
    names = "ABCD"[:candidates]
    every = [marks_of(order) for order in itertools.permutations(range(candidates))]
    return [
        Poll(tuple(names), dict(Counter(chosen)), 1)
        for chosen in itertools.combinations_with_replacement(every, ballots)
    ]


def test_brute_force_agrees_with_schulze_on_every_poll_of_three_candidates_and_five_ballots() -> None:
    for poll in _all_small_polls(3, 5):
        ranking = counted(poll, preset("schulze"), 3).ranking
        assert ranking is not None
        for one, other in itertools.permutations(range(3), 2):
            rank = {each: at for at, those in enumerate(ranking.ranks) for each in those}
            assert _beats(ranking.matrix, one, other) <= (rank[one] < rank[other])


def _beats(matrix: Any, one: int, other: int) -> bool:
    return _strongest_by_hand(matrix, one, other) > _strongest_by_hand(matrix, other, one)


def _strongest_by_hand(matrix: Any, one: int, other: int) -> tuple[int, int]:
    """Over every chain of different candidates."""
    between = [each for each in range(len(matrix)) if each not in (one, other)]
    chains = [[one, *middle, other] for n in range(len(between) + 1) for middle in itertools.permutations(between, n)]
    links = [[pairwise.by_winning_votes(matrix[a][b], matrix[b][a]) for a, b in itertools.pairwise(c)] for c in chains]
    return max(min(link) for link in links)


@pytest.mark.parametrize("better", [False, True])
def test_majority_judgment_is_taking_the_middle_grade_away_again_and_again(better: bool) -> None:
    for papers in range(1, 6):
        rows = [
            [chosen.count(grade) for grade in (1, 2, 3)]
            for chosen in itertools.combinations_with_replacement((1, 2, 3), papers)
        ]
        for one, other in itertools.product(rows, rows):
            ranks = grades.ranked([one, other], frozenset((0, 1)), better=better)
            mine, theirs = _taken_away(one, better), _taken_away(other, better)
            assert ranks == (((0, 1),) if mine == theirs else ((0,), (1,)) if mine < theirs else ((1,), (0,)))


def _taken_away(row: list[int], better: bool) -> list[int]:
    left = [grade for grade, number in enumerate(row, 1) for _ in range(number)]
    found = []
    while left:
        at = (len(left) - 1) // 2 if better else len(left) // 2
        found.append(left.pop(at))
    return found


def test_plurality_approval_and_block_are_sums_of_marks() -> None:
    for poll in _all_small_polls(3, 5)[:: max(1, 20 // sized(20))]:
        first: Counter[str] = Counter()
        for ranking, number in poll.papers.items():
            first[ranking[0]] += number
        count = counted(poll, preset("plurality"), 1)
        assert list(count.stages[0].totals) == [first[marks_of([each])] for each in range(3)]
        assert list(counted(poll, preset("approval"), 1, Lots(seed="x")).stages[0].totals) == [5, 5, 5]


@settings(max_examples=EXAMPLES, deadline=None)
@given(votes=st.lists(st.integers(0, 200), min_size=1, max_size=5), seats=st.integers(1, 12))
def test_dhondt_gives_the_seats_to_the_largest_quotients(votes: list[int], seats: int) -> None:
    assume(any(votes))
    won = lists.dhondt(votes, seats, lambda tied, _: tied[0])

    quotients = sorted((Fraction(v, d) for v in votes if v for d in range(1, seats + 1)), reverse=True)
    assert [Fraction(seat.votes, seat.divisor) for seat in won] == quotients[:seats]


# ties


def test_a_tie_that_history_does_not_settle_stops_the_count_with_the_stages_so_far() -> None:
    poll = _poll((5, "A"), (3, "B"), (3, "C"), candidates="ABC")

    count = counted(poll, preset("scottish-stv"), 1)

    assert (count.is_open, len(count.stages), count.winners) == (True, 1, ())
    assert [(tie.stage, _names(poll, tie.candidates), tie.resolved_by) for tie in count.ties] == [(2, "BC", None)]


@pytest.mark.parametrize(("said", "goes"), [("3: 2 3", "C"), ("3: 3 2", "B"), ("3: 1 3 4 2", "B")])
def test_who_is_drawn_first_is_favoured_and_stays(said: str, goes: str) -> None:
    poll = _poll((5, "A"), (3, "B"), (3, "C"), (1, "D A"))

    count = counted(poll, preset("irv"), 1, parse_lots(said, 4))

    assert [_names(poll, stage.excluded) for stage in count.stages] == ["", "D", goes]
    assert [tie.resolved_by for tie in count.ties] == ["lot"]


def test_a_lot_that_leaves_out_one_of_the_tied_settles_nothing() -> None:
    poll = _poll((5, "A"), (3, "B"), (3, "C"), candidates="ABC")

    assert counted(poll, preset("scottish-stv"), 1, parse_lots("2: 2 1", 3)).is_open


def test_a_seed_settles_by_the_published_hash_and_says_so() -> None:
    poll = _poll((5, "A"), (3, "B"), (3, "C"), candidates="ABC")
    hashed = {each: hashlib.sha256(f"12 May\n2\n{each + 1}".encode()).digest() for each in (1, 2)}

    count = counted(poll, preset("scottish-stv"), 1, parse_lots("# fixed on 1 May\nseed: 12 May\n", 3))

    assert count.stages[1].excluded == (max(hashed, key=lambda each: hashed[each]),)
    assert [tie.resolved_by for tie in count.ties] == ["seed"]


def test_scotland_looks_back_from_the_latest_stage_and_ers97_from_the_first() -> None:
    papers = [(30, "A"), (12, "B"), (10, "C"), (7, "D C"), (5, "E B")]
    poll = _poll(*papers, candidates="ABCDE")

    scottish = counted(poll, preset("scottish-stv"), 1)

    assert [_names(poll, stage.excluded) for stage in scottish.stages][1:3] == ["E", "D"]
    tied = _poll((30, "A"), (11, "B"), (10, "C"), (1, "D C"), candidates="ABCD")
    for rule in ("scottish-stv", "ers97", "ni-stv", "meek-nz", "wigm-exact"):
        count = counted(tied, preset(rule), 1)
        if count.ties:
            assert {tie.resolved_by for tie in count.ties} == {"history"}


@pytest.mark.parametrize("bad", ["2 3", "2: 2 2", "2: 9", "2: 0", ": 1", "seed:", "1: a b", "۲: ۵"])
def test_a_line_that_is_no_lot_is_refused_with_its_number(bad: str) -> None:
    with pytest.raises(NotLots) as refused:
        parse_lots(f"# drawn\n\n{bad}\n", 4)
    assert refused.value.facts == {"line": 3}


def test_lots_are_read_in_persian_digits() -> None:
    assert parse_lots("۲: ۳ ۱ ۲", 3).drawn == ((2, (2, 0, 1)),)


# papers


def test_statutory_rules_read_a_paper_up_to_the_first_rank_that_is_empty_or_shared() -> None:
    poll = _poll((1, "A B=C D"), (2, "A - B"), (4, "B=C A"), (8, "- A"))

    found = read(poll, Reading.CONSECUTIVE)

    assert dict(found.rankings) == {marks_of([0]): 3}
    assert found.invalid == 12


def test_irv_passes_over_one_empty_rank_and_over_shared_ones() -> None:
    poll = _poll((1, "A B=C D"), (2, "A - B"), (4, "A - - B"), (8, "- - A"))

    found = read(poll, Reading.PASSING)

    assert dict(found.rankings) == {marks_of([0, 3]): 1, marks_of([0, 1]): 2, marks_of([0]): 4}
    assert found.invalid == 8


def test_withdrawn_candidates_are_passed_over_as_if_nobody_had_named_them() -> None:
    poll = replace(_poll((4, "A B"), (3, "B"), (2, "A")), withdrawn=frozenset({0}))

    found = read(poll, Reading.CONSECUTIVE)

    assert dict(found.rankings) == {marks_of([1]): 7}
    assert found.invalid == 2


@given(st.lists(st.lists(st.integers(0, 9), max_size=3), max_size=6))
def test_a_ranking_reads_back_as_it_was_written(ranks: list[list[int]]) -> None:
    seen: set[int] = set()
    once = [sorted(each for each in rank if not (each in seen or seen.add(each))) for rank in ranks]  # type: ignore[func-returns-value]
    while once and not once[-1]:
        once.pop()

    assert ranks_of(ranking_of(once)) == once


def test_the_hash_of_ballots_is_over_the_lines_that_the_rule_page_shows() -> None:
    poll = _poll((7, "A C"), (2, "B=C - A"), (1, ""), candidates="ABC")

    text = "colonnade.ballots/1\n3\n1\n7 1 3\n2 2 = 3 - 1\n"
    assert digest(poll) == hashlib.sha256(text.encode()).hexdigest()


def test_rare_full_rankings_in_a_small_electorate_are_told() -> None:
    assert rarity_of(_poll((1, "A B C"), (1, "C B A"), (9, "A"))).identifies
    assert not rarity_of(_poll((9, "A B C"), (600, "A"))).identifies
    assert not rarity_of(_poll((1, "A"), (1, "B"))).identifies


# constraints


def _women(minimum: int = 0, maximum: int = 9, rule: ConstraintRule = ConstraintRule.GUARD_AND_DOOM) -> Constraints:
    return Constraints((Group("women", frozenset({2, 3}), minimum, maximum),), rule)


PAPERS = [(40, "A B"), (30, "B A"), (12, "C D"), (11, "D C")]


@pytest.mark.parametrize("rule", ["scottish-stv", "ers97", "ni-stv", "meek-nz", "wigm-exact"])
def test_a_guarded_candidate_stays_and_the_doomed_go(rule: str) -> None:
    poll = _poll(*PAPERS, seats=2)

    free = counted(poll, preset(rule), 2)
    bound = counted(poll, preset(rule), 2, NO_LOTS, _women(minimum=1))

    assert _names(poll, sorted(free.winners)) == "AB"
    assert _names(poll, sorted(bound.winners)) == "AC"
    assert any(stage.action.told.get("doomed") or stage.action.told.get("guarded") for stage in bound.stages)


def test_a_maximum_dooms_whoever_would_exceed_it() -> None:
    poll = _poll((40, "C D"), (30, "D C"), (12, "A B"), (11, "B A"), seats=2)

    count = counted(poll, preset("scottish-stv"), 2, NO_LOTS, _women(maximum=1))

    assert _names(poll, count.winners) == "CA"


def test_best_placed_replaces_last_elected_is_another_rule_with_another_result() -> None:
    poll = _poll((35, "A"), (30, "B"), (16, "C"), (19, "D C"), (1, "C D"), seats=2)

    guarded = counted(poll, preset("plurality"), 2, NO_LOTS, _women(1, rule=ConstraintRule.GUARD_AND_DOOM))
    replaced = counted(poll, preset("plurality"), 2, NO_LOTS, _women(1, rule=ConstraintRule.REPLACE_LAST))

    assert _names(poll, guarded.winners) == "AD"
    assert _names(poll, replaced.winners) == "AD"
    assert replaced.replaced == ((1, 3),)
    assert guarded.replaced == ()


def test_equals_of_whom_constraints_let_in_one_are_a_tie_that_stops() -> None:
    poll = _poll((10, "A"), (10, "C"), (10, "D"), (1, "B"), seats=2)

    count = counted(poll, preset("plurality"), 2, NO_LOTS, _women(maximum=1))

    assert count.is_open
    assert not counted(poll, preset("plurality"), 2, parse_lots("1: 4 1 3", 4), _women(maximum=1)).is_open


def test_constraints_that_no_choice_meets_are_refused() -> None:
    with pytest.raises(CannotBeMet):
        counted(_poll(*PAPERS, seats=2), preset("scottish-stv"), 2, NO_LOTS, _women(minimum=3))


@pytest.mark.parametrize("rule", [*STV, "approval", "plurality", "block"])
@settings(max_examples=EXAMPLES, deadline=None)
@given(poll=polls(), minimum=st.integers(0, 2), spare=st.integers(0, 2))
def test_whenever_constraints_can_be_met_they_are(rule: str, poll: Poll, minimum: int, spare: int) -> None:
    women = frozenset(range(1, len(poll.candidates), 2))
    constraints = Constraints((Group("women", women, minimum, minimum + spare),))
    seats = _seats(rule, poll)
    assume(constraints.can_be_met((), range(len(poll.candidates)), seats))

    count = counted(poll, preset(rule), seats, Lots(seed="s"), constraints)

    assert minimum <= len(women.intersection(count.winners)) <= minimum + spare
    assert len(count.winners) == min(seats, len(poll.candidates))


# result


def test_the_smallest_change_found_alters_who_is_elected_and_one_paper_fewer_does_not() -> None:
    ballots, candidates, seats = ballots_of(wards()["angus_2017_ward1"])
    poll = poll_of(ballots, candidates, seats)
    count = counted(poll, preset("scottish-stv"), seats)

    change = smallest_change(poll, count)

    assert change is not None
    for papers, differs in ((change.papers, True), (change.papers - 1, False)):
        mark = marks_of([change.candidate])
        more = {**poll.papers, mark: poll.papers.get(mark, 0) + papers}
        winners = set(counted(replace(poll, papers=more), preset("scottish-stv"), seats).winners)
        assert (winners != set(count.winners)) is differs


def test_the_closest_decision_is_the_exclusion_with_the_smallest_margin() -> None:
    poll = _poll((50, "A"), (20, "B"), (19, "C A"), (5, "D C"))

    near = closest(counted(poll, preset("irv"), 1))

    assert near is not None
    assert (near.stage, near.behind, near.ahead, near.margin) == (1, 1, 0, 30)
    near = closest(counted(_poll((40, "A"), (20, "B"), (19, "C A"), (5, "D C")), preset("irv"), 1))
    assert near is not None
    assert (near.stage, near.behind, near.ahead, near.margin) == (3, 1, 2, 4)


def test_the_audit_file_holds_every_stage_in_one_spelling_and_no_ballot() -> None:
    poll = _poll(*PAPERS, seats=2)
    count = counted(poll, preset("wigm-exact"), 2)

    content = audit_of(count, poll.candidates, digest(poll), NO_LOTS, NO_CONSTRAINTS, "colonnade 0")

    told = json.loads(content)
    assert content == json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"
    assert [len(stage["totals"]) for stage in told["stages"]] == [4] * len(count.stages)
    assert told["again"] == "colonnade count BALLOTS --rule wigm-exact --seats 2 --format json"
    assert "papers" not in told
    assert sum(map(Fraction, told["stages"][-1]["totals"]), Fraction(told["stages"][-1]["exhausted"])) == 93


def test_meek_settles_where_rounding_alone_moves_keep_values() -> None:
    """Everybody names one candidate: her keep value goes up and down by a few billionths, for ever."""
    count = counted(_poll((30, "B"), seats=2), preset("meek-nz"), 2, Lots(seed="x"))

    assert len(count.winners) == 2
    assert len(count.stages) < 100


def test_irv_fills_one_seat() -> None:
    with pytest.raises(OneSeat):
        seats_for(_poll((1, "A"), seats=3), preset("irv"), None)
    assert seats_for(_poll((1, "A"), seats=3), preset("irv"), 1) == 1


def test_seats_left_over_elect_all_and_no_ballots_at_all_are_a_tie() -> None:
    assert set(counted(_poll((1, "A")), preset("scottish-stv"), 9).winners) == {0, 1, 2, 3}
    assert counted(_poll((1, "")), preset("scottish-stv"), 1).is_open


# faults put in on purpose: the second counter catches each


def _gone_but_for_the_second_surplus(sheet: Any) -> list[int]:
    waiting = sorted((e for e in sheet.elected if sheet.totals[e] > sheet.quota), key=lambda e: -sheet.totals[e])
    return [e for e in range(len(sheet.totals)) if e not in sheet.hopeful and e not in waiting[1:2]]


FAULTS = {
    "precision": (Scottish, "shrunk", lambda _, value, surplus, total: surplus * value // total // 10 * 10),
    "no truncation": (Scottish, "shrunk", lambda _, value, surplus, total: -(-surplus * value // total)),
    "quota": (Scottish, "reaches", lambda self, each: self.totals[each] > self.quota + 100_000),
    "order": (Scottish, "lowest", lambda self: sorted(self.hopeful, key=lambda each: self.totals[each])[1]),
    "elected take more": (
        Sheet,
        "gone",
        property(lambda self: marks_of(_gone_but_for_the_second_surplus(self))),
    ),
    "ers97 precision": (ERS97, "first_quota", lambda self: self.read.valid // (self.seats + 1) * 100),
    "ers97 no deferral": (ERS97, "defers", lambda *_: False),
}


WARDS = ["glasgow_2017_ward6", "argyll_bute_2017_ward7", "edinburgh_2017_ward1"]


@pytest.mark.parametrize("fault", FAULTS)
def test_every_fault_put_into_the_counter_is_caught(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    where, name, wrong = FAULTS[fault]
    rule = "ers97" if fault.startswith("ers97") else "scottish-stv"
    asked = [ballots_of(wards()[ward]) for ward in WARDS]
    honest = [answer_of(poll_of(*each), rule, each[2]) for each in asked]
    monkeypatch.setattr(where, name, wrong)
    spoiled = [answer_of(poll_of(*each), rule, each[2]) for each in asked]

    shows = [(answer, each) for answer, right, each in zip(spoiled, honest, asked, strict=True) if answer != right]

    assert shows
    for answer, each in shows:
        assert differences(answer, *each) != []


@pytest.mark.parametrize("rule", STV)
def test_every_poll_of_three_candidates_and_five_ballots_is_as_the_second_counter_counts_it(rule: str) -> None:
    seats = 1 if preset(rule).one_seat else 2
    for poll in _all_small_polls(3, 5)[:: 250 // sized(250)]:
        ballots = [(number, tuple(ord(mark) - 0x80 for mark in ranking)) for ranking, number in poll.papers.items()]
        answer = json.loads(json.dumps(answer_of(poll, rule, seats)))
        assert differences(answer, ballots, 3, seats) == []


SPREAD = 239
"""As many of the polls as a tenth of those that differ by more than names, spread over all."""


@pytest.mark.parametrize("rule", STV)
def test_every_poll_of_four_candidates_and_five_ballots_up_to_relabelling_too(rule: str) -> None:
    seats = 1 if preset(rule).one_seat else 2
    seen = set()
    for poll in _all_small_polls(4, 5)[:: 1 if LONG_RUN else SPREAD]:
        ballots = [(number, tuple(ord(mark) - 0x80 for mark in ranking)) for ranking, number in poll.papers.items()]
        alike = min(
            tuple(sorted((n, tuple(order[c - 1] for c in r)) for n, r in ballots))
            for order in itertools.permutations(range(1, 5))
        )
        if alike not in seen:
            seen.add(alike)
            answer = json.loads(json.dumps(answer_of(poll, rule, seats)))
            assert differences(answer, ballots, 4, seats) == []


def _spoiled(answer: dict[str, Any]) -> list[dict[str, Any]]:
    """The answer with one figure changed, each in turn."""
    found = []
    for at, stage in enumerate(answer["stages"]):
        more = {name: str(Fraction(stage[name]) + 1) for name in ("quota", "exhausted", "lost_fraction")}
        found += [_with(answer, at, {name: value}) for name, value in more.items()]
        for name in ("totals", "transfers"):
            for each in range(len(stage[name])):
                cells = list(stage[name])
                cells[each] = f"{cells[each][:-1]}{(int(cells[each][-1]) + 1) % 10}"
                found.append(_with(answer, at, {name: cells}))
        for name in ("elected", "excluded"):
            found.append(_with(answer, at, {name: [*stage[name], 1]}))
            if len(stage[name]) > 1:
                found.append(_with(answer, at, {name: stage[name][::-1]}))
    found.append({**answer, "winners": answer["winners"][::-1]})
    found.append({**answer, "ties": [{"stage": 1, "candidates": [1, 2], "resolved_by": "lot"}]})
    found.append({**answer, "stages": answer["stages"][:-1]})
    return found


def _with(answer: dict[str, Any], at: int, change: dict[str, Any]) -> dict[str, Any]:
    stages = list(answer["stages"])
    stages[at] = {**stages[at], **change}
    return {**answer, "stages": stages}


@pytest.mark.parametrize("rule", ["scottish-stv", "meek-nz"])
def test_every_figure_changed_in_an_answer_is_caught(rule: str) -> None:
    poll = _poll((20, "A B"), (9, "B C"), (8, "C D"), (6, "D C"), seats=2)
    ballots = [(number, tuple(ord(mark) - 0x80 for mark in ranking)) for ranking, number in poll.papers.items()]
    spoiled = _spoiled(json.loads(json.dumps(answer_of(poll, rule, 2))))

    assert len(spoiled) > 20
    for answer in spoiled:
        assert differences(answer, ballots, 4, 2) != []


def test_sentences_name_the_paragraph_in_both_languages() -> None:
    poll = _poll((20, "A B"), (9, "B C"), (8, "C D"), (6, "D C"), seats=2)
    count = counted(poll, preset("scottish-stv"), 2)

    english = [Telling(count, poll, "", "en").sentence(at) for at in range(len(count.stages))]
    persian = [Telling(count, poll, "", "fa").sentence(at) for at in range(len(count.stages))]

    assert english[1] == "The surplus of A (5.00000) was transferred; 20 papers moved (rule 48–49)."
    assert persian[1] == "مازاد A (۵.۰۰۰۰۰) منتقل شد؛ ۲۰ برگه جابه‌جا شد (قاعدهٔ ۴۸–۴۹)."

"""A count: from a poll, a rule and what was drawn to the whole of the result, by one call."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from colonnade.core.counting import grades, lists, marks, pairwise
from colonnade.core.counting.constraints import CannotBeMet, ConstraintRule, Constraints, replaced
from colonnade.core.counting.inclusive import Exact, Scottish
from colonnade.core.counting.meek import Meek
from colonnade.core.counting.papers import Poll, Read, read
from colonnade.core.counting.parcels import ERS97, NorthernIreland
from colonnade.core.counting.presets import Family, LookedBack, Preset
from colonnade.core.counting.runoff import Runoff
from colonnade.core.counting.sheet import Sheet
from colonnade.core.counting.stages import Action, Count, Kind, Ranking, Tie
from colonnade.core.counting.ties import Arbiter, Lots, Undecided
from colonnade.core.counting.values import Value
from colonnade.core.errors import Refusal

NO_CONSTRAINTS = Constraints()
NO_LOTS = Lots()


class Marked(Sheet):
    """A count of one stage: who has most marks is elected first, and so on."""

    def begin_with(self, candidates: int) -> None:
        """Everybody has nothing."""
        self.totals = [0] * candidates

    def first(self) -> None:
        """The marks are added up and the seats filled."""
        self.totals = list(marks.votes(self.preset.id, self.read.rankings, len(self.totals)))
        self.record(Action(Kind.FIRST))
        while self.vacancies and self.hopeful:
            able = {each: self.totals[each] for each in self.hopeful.difference(self.doomed())}
            self._elect_next(able)

    def _elect_next(self, able: dict[int, Value]) -> None:
        most = max(able.values())
        tied = [each for each in sorted(able) if able[each] == most]
        matters = len(tied) > self.vacancies or self.constraints.guards
        self.elect((self.arbiter.most(tied, 1, ()) if matters else tied[0],))

    def reaches(self, candidate: int) -> bool:  # noqa: ARG002 -- the others ask it of somebody
        """There is no quota."""
        return False

    def quota_now(self) -> None:
        """There is no quota."""

    def step(self) -> None:
        """The one stage has filled every seat."""
        raise AssertionError

    def pass_on(self, candidates: Sequence[int]) -> None:
        """Nobody is excluded."""


_SHEETS: Mapping[str, type[Sheet]] = {
    "scottish-stv": Scottish,
    "wigm-exact": Exact,
    "ers97": ERS97,
    "ni-stv": NorthernIreland,
    "meek-nz": Meek,
    "irv": Runoff,
}


class NoSeats(Refusal):
    """Neither the file nor the call says how many seats there are."""

    code = "counting.no_seats"


class OneSeat(Refusal):
    """The rule fills one seat, and more are asked for."""

    code = "counting.one_seat"


class NoConstraintsHere(Refusal):
    """The rule ranks or fills lists; no constraint can work in it."""

    code = "counting.no_constraints_here"


def seats_for(poll: Poll, rule: Preset, asked: int | None) -> int:
    """Return how many seats are to be filled: as asked, else as the file says, else one where the rule fills one."""
    seats = asked if asked is not None else poll.seats
    if seats is None:
        if rule.family not in {Family.RUNOFF, Family.PAIRWISE, Family.GRADES}:
            raise NoSeats
        seats = 1
    if seats < 1:
        raise NoSeats
    if rule.one_seat and seats > 1:
        raise OneSeat(rule=rule.id, seats=seats)
    return seats


def counted(
    poll: Poll, rule: Preset, seats: int, lots: Lots = NO_LOTS, constraints: Constraints = NO_CONSTRAINTS
) -> Count:
    """Return the count of the poll under the rule; it is open where a tie came up that nothing settles."""
    arbiter = Arbiter(lots, rule.looks_back)
    papers = read(poll, rule.reading)
    standing = [each for each in range(len(poll.candidates)) if each not in poll.withdrawn]
    if constraints and rule.family in {Family.PAIRWISE, Family.GRADES, Family.LISTS}:
        raise NoConstraintsHere(rule=rule.id)
    if constraints and not constraints.can_be_met((), standing, seats):
        raise CannotBeMet(group=constraints.groups[0].name)
    if rule.family in {Family.PAIRWISE, Family.GRADES}:
        return _ranked(poll, rule, seats, papers, standing, arbiter)
    if rule.family is Family.LISTS:
        return _listed(poll, rule, seats, papers, arbiter)
    sheet = _sheet(rule, papers, len(poll.candidates), standing, seats, arbiter, constraints)
    return _after_replacement(sheet.counted(), sheet, constraints)


def _sheet(
    rule: Preset,
    papers: Read,
    candidates: int,
    standing: Sequence[int],
    seats: int,
    arbiter: Arbiter,
    constraints: Constraints,
) -> Sheet:
    valid = marks.valid_marks(rule.id, papers, seats)
    sheet = _SHEETS.get(rule.id, Marked)(valid, rule, standing, seats, arbiter, constraints)
    sheet.begin_with(candidates)
    return sheet


def _after_replacement(count: Count, sheet: Sheet, constraints: Constraints) -> Count:
    if not constraints or constraints.rule is not ConstraintRule.REPLACE_LAST or count.is_open:
        return count
    after = len(count.stages) + 1

    def settle(equals: Sequence[int]) -> int:
        return sheet.arbiter.most(equals, after, ())

    sheet.arbiter.looks_back = LookedBack.NEVER
    elected = [group for stage in count.stages for group in _equals(sheet, stage.elected)]
    placed = [*_equals(sheet, sheet.by_votes(sheet.hopeful)), *([each] for each in reversed(sheet.excluded))]
    try:
        winners, moves = replaced(constraints, elected, placed, settle)
    except Undecided as undecided:
        return replace(count, ties=(*sheet.arbiter.ties, undecided.tie))
    return replace(count, winners=winners, replaced=moves, ties=tuple(sheet.arbiter.ties))


def _equals(sheet: Sheet, candidates: Sequence[int]) -> list[list[int]]:
    """Candidates in their order, those together who had the same votes at every point."""
    groups: list[list[int]] = []
    for each in candidates:
        if groups and all(point[each] == point[groups[-1][0]] for point in sheet.history):
            groups[-1].append(each)
        else:
            groups.append([each])
    return groups


def _ranked(poll: Poll, rule: Preset, seats: int, papers: Read, standing: Sequence[int], arbiter: Arbiter) -> Count:
    candidates = len(poll.candidates)
    if rule.family is Family.PAIRWISE:
        preferred = pairwise.matrix(papers.rankings, candidates)
        ranks = pairwise.ranked(preferred, frozenset(standing), margins=rule.id == "schulze-margins")
        ranking = Ranking(ranks, matrix=preferred)
    else:
        better = rule.id == "majority-judgment-belenios"
        given = grades.graded(papers.rankings, 0, candidates, poll.grades)
        ranks = grades.ranked(given, frozenset(standing), better=better)
        ranking = Ranking(ranks, grades=tuple(grades.middle(row, better=better) for row in given))
    winners, ties = _first_of(ranks, seats, arbiter)
    return Count(rule, seats, papers.valid, papers.invalid, winners=winners, ties=ties, ranking=ranking)


def _first_of(ranks: Sequence[Sequence[int]], seats: int, arbiter: Arbiter) -> tuple[tuple[int, ...], tuple[Tie, ...]]:
    """The first ``seats`` of the ranks; where the last of them has more than are left, as lots say, in stage 1."""
    winners: list[int] = []
    for rank in ranks:
        left = seats - len(winners)
        if len(rank) <= left:
            winners += rank
        elif left:
            favoured = arbiter.lots.favour(1, rank)
            if favoured is None:
                return tuple(winners), (Tie(1, tuple(rank), None),)
            return (*winners, *favoured[0][:left]), (Tie(1, tuple(rank), favoured[1]),)
    return tuple(winners), ()


def _listed(poll: Poll, rule: Preset, seats: int, papers: Read, arbiter: Arbiter) -> Count:
    """Seats as they are won; a tie that changes nothing but their order, since all who are equal get one, is none."""
    votes = marks.votes("plurality", papers.rankings, len(poll.candidates))

    def settle(tied: tuple[int, ...], seat: int) -> int:
        return tied[0] if len(tied) <= seats - seat + 1 else arbiter.most(tied, seat, ())

    try:
        won, ties = lists.dhondt(votes, seats, settle), tuple(arbiter.ties)
    except Undecided as undecided:
        won, ties = lists.dhondt(votes, undecided.tie.stage - 1, settle), (*arbiter.ties, undecided.tie)
    winners = tuple(each.party for each in won)
    return Count(rule, seats, papers.valid, papers.invalid, winners=winners, ties=ties, list_seats=won)

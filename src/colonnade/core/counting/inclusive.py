"""Weighted inclusive Gregory: every paper of a surplus moves on, each at its value times surplus over total.

Scottish: values in hundred-thousandths, remainders lost, quota the whole number above valid / (seats + 1). Exact:
values are fractions, nothing is lost, and whoever has more than valid / (seats + 1) is elected.
"""

from collections.abc import Sequence
from fractions import Fraction

from colonnade.core.counting.piles import Papers, merged, size, sorted_by_next
from colonnade.core.counting.sheet import Sheet
from colonnade.core.counting.stages import Action, Kind
from colonnade.core.counting.ties import best
from colonnade.core.counting.values import Value


class Inclusive(Sheet):
    """What both rules share; how a value shrinks and what the quota is are theirs."""

    one: Value
    quota: Value

    def begin(self, candidates: int, one: Value, quota: Value) -> None:
        """Everybody has nothing; ``one`` is the value of a paper."""
        self.one, self.quota = one, quota
        self.totals = [0 * one] * candidates
        self.exhausted = self.lost = 0 * one
        self.piles: list[dict[Value, Papers]] = [{} for _ in range(candidates)]

    def first(self) -> None:
        """The papers lie with their first preferences."""
        found = sorted_by_next(self.read.rankings, self.gone)
        for candidate, papers in found.to.items():
            self.piles[candidate][self.one] = papers
            self.totals[candidate] = size(papers) * self.one
        self.record(Action(Kind.FIRST))
        self.elect_who_reaches()

    def quota_now(self) -> Value:
        """Return the quota, which never changes."""
        return self.quota

    def shrunk(self, value: Value, surplus: Value, total: Value) -> Value:
        """Return the value at which a paper of ``value`` moves on."""
        raise NotImplementedError

    def step(self) -> None:
        """The largest surplus moves on, or the last candidate is excluded."""
        surpluses = {each: self.totals[each] - self.quota for each in self.elected if self.totals[each] > self.quota}
        if surpluses:
            self._transfer(self.arbiter.most(best(surpluses), self.number, self.history), surpluses)
        else:
            told = self.told_of_guards()
            self.exclude((self.lowest(),), told)

    def _transfer(self, candidate: int, surpluses: dict[int, Value]) -> None:
        surplus, total = surpluses[candidate], self.totals[candidate]
        moved: Value = 0
        papers = 0
        for value, pile in self.piles[candidate].items():
            papers += size(pile)
            moved += self._move(pile, self.shrunk(value, surplus, total))
        self.piles[candidate] = {}
        self.totals[candidate] = self.quota
        self.lost += surplus - moved
        self.record(Action(Kind.SURPLUS, (candidate,), {"surplus": "", "papers": papers}))
        self.elect_who_reaches()

    def pass_on(self, candidates: Sequence[int]) -> None:
        """The papers of the excluded went on at the value they had."""
        for candidate in candidates:
            for value, pile in self.piles[candidate].items():
                self._move(pile, value)
            self.piles[candidate] = {}
            self.totals[candidate] = 0 * self.one

    def _move(self, papers: Papers, value: Value) -> Value:
        """The papers lie with their next preferences at this value; return what all of them are worth."""
        found = sorted_by_next(papers, self.gone)
        for candidate, received in found.to.items():
            self.totals[candidate] += size(received) * value
            pile = self.piles[candidate]
            if value in pile:
                merged(pile[value], received)
            else:
                pile[value] = received
        self.exhausted += found.ended * value
        return size(papers) * value


class Scottish(Inclusive):
    """Source: SSI 2007/42, Schedule 1, rules 46-52."""

    def begin_with(self, candidates: int) -> None:
        """Everybody has nothing, the quota is known."""
        one = 10**self.preset.places
        self.begin(candidates, one, (self.read.valid // (self.seats + 1) + 1) * one)

    def reaches(self, candidate: int) -> bool:
        """Rule 47(3): the votes equal or exceed the quota."""
        return self.totals[candidate] >= self.quota

    def shrunk(self, value: Value, surplus: Value, total: Value) -> Value:
        """Rule 48(3): surplus times value, divided by the total, to five places, any remainder ignored."""
        return surplus * value // total


class Exact(Inclusive):
    """Source: docs/rules/counting.md, wigm-exact."""

    def begin_with(self, candidates: int) -> None:
        """Everybody has nothing, the quota is known."""
        self.begin(candidates, Fraction(1), Fraction(self.read.valid, self.seats + 1))

    def reaches(self, candidate: int) -> bool:
        """The votes exceed the quota: no more than the seats' number can."""
        return self.totals[candidate] > self.quota

    def shrunk(self, value: Value, surplus: Value, total: Value) -> Value:
        """Return surplus times value over the total."""
        return Fraction(surplus * value, total)

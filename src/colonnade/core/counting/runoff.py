"""Instant runoff: the last is excluded until somebody has more than half of the papers that still name anybody.

Source: Minneapolis Code of Ordinances, chapter 167, as RCTab 2.0 counted it in 2017, with one exclusion a stage.
"""

from collections.abc import Mapping, Sequence

from colonnade.core.counting.piles import Papers, merged, size, sorted_by_next
from colonnade.core.counting.sheet import Sheet
from colonnade.core.counting.stages import Action, Kind


class Runoff(Sheet):
    """The count of one seat."""

    totals: list[int]  # type: ignore[assignment]  # whole papers
    exhausted: int

    def begin_with(self, candidates: int) -> None:
        """Everybody has nothing."""
        self.totals = [0] * candidates
        self.piles: list[Papers] = [{} for _ in range(candidates)]

    def first(self) -> None:
        """The papers lie with their first preferences."""
        self._lay(self.read.rankings)
        self.record(Action(Kind.FIRST))
        self.elect_who_reaches()

    def quota_now(self) -> int:
        """Return the smallest number above half of the papers that name somebody."""
        return sum(self.totals) // 2 + 1

    def reaches(self, candidate: int) -> bool:
        """More than half."""
        return self.totals[candidate] >= self.quota_now()

    def step(self) -> None:
        """The last candidate is excluded."""
        told = self.told_of_guards()
        self.exclude((self.lowest(),), told)

    def pass_on(self, candidates: Sequence[int]) -> None:
        """The papers of the excluded went to the next preferences."""
        for candidate in candidates:
            papers, self.piles[candidate] = self.piles[candidate], {}
            self.totals[candidate] = 0
            self._lay(papers)

    def _lay(self, papers: Mapping[str, int]) -> None:
        found = sorted_by_next(papers, self.gone)
        for candidate, received in found.to.items():
            merged(self.piles[candidate], received)
            self.totals[candidate] += size(received)
        self.exhausted += found.ended

"""Meek: each elected candidate keeps so much of every paper that she stays at the quota; New Zealand's rules.

A paper gives its first candidate what she keeps of it, the next what she keeps of the rest, and so on; whoever is
still hopeful keeps all. A multiplication is cut off at nine places; what a candidate keeps is rounded up, so that
what a paper gives never exceeds one vote (the calculator's convention: docs/rules/counting.md, "meek-nz").
Source: SR 2001/145 (New Zealand), Schedule 1A, Part 1.
"""

from collections.abc import Iterable, Sequence

from colonnade.core.counting.papers import candidate_of, marks_of
from colonnade.core.counting.sheet import Sheet
from colonnade.core.counting.stages import Action, Kind, Told
from colonnade.core.counting.values import rounded_up

_ONE = 10**9
_LITTLE = _ONE // 10_000
"""Clause 13: a surplus below 0.0001 moves nothing more."""
MOST_ITERATIONS = 20_000

Held = dict[tuple[tuple[int, ...], str], int]
"""Papers that a hopeful candidate holds: the elected before her, and the rest of the ranking after her."""


class DoesNotSettle(Exception):
    """More iterations than any real count needs: a fault of ours."""


class Meek(Sheet):
    """The count by Schedule 1A."""

    totals: list[int]  # type: ignore[assignment]  # billionths, never fractions
    exhausted: int

    def begin_with(self, candidates: int) -> None:
        """Everybody has nothing and would keep all."""
        self.totals = [0] * candidates
        self.keep = [_ONE] * candidates
        self.held: list[Held] = [{} for _ in range(candidates)]
        self.ended: dict[tuple[int, ...], int] = {}
        """Papers that name nobody after these elected."""
        self.quota = 0
        self._passed_over = self.gone
        """The letters of those who never keep anything: the withdrawn and the excluded."""
        self._kept_before: list[int] = []

    def first(self) -> None:
        """Clauses 5 and 6: the papers lie with their first preferences, the quota is known."""
        for ranking, number in self.read.rankings.items():
            self._place((), ranking, number)
        self._distribute()
        self.record(Action(Kind.FIRST))
        self.elect_who_reaches()

    def quota_now(self) -> int:
        """Return the quota of the votes that are not exhausted."""
        return self.quota

    def reaches(self, candidate: int) -> bool:
        """Clause 6: the votes equal or exceed the quota."""
        return self.totals[candidate] >= self.quota

    def elect(self, candidates: Iterable[int]) -> None:
        """Elected; the papers she holds go on to whom they name after her."""
        chosen = list(candidates)
        super().elect(chosen)
        for candidate in chosen:
            self._hand_on(candidate, keeps=True)

    def _hand_on(self, candidate: int, *, keeps: bool) -> None:
        held, self.held[candidate] = self.held[candidate], {}
        for (before, rest), number in held.items():
            self._place((*before, candidate) if keeps else before, rest, number)

    def _place(self, before: tuple[int, ...], rest: str, number: int) -> None:
        """The papers lie with the first hopeful candidate of ``rest``, or with nobody."""
        while rest := rest.lstrip(self._passed_over):
            candidate = candidate_of(rest[0])
            rest = rest[1:]
            if candidate in self.hopeful:
                held, key = self.held[candidate], (before, rest)
                held[key] = held.get(key, 0) + number
                return
            before = (*before, candidate)
        self.ended[before] = self.ended.get(before, 0) + number

    def surplus(self) -> int:
        """Return the sum of what anybody has above the quota."""
        standing = (*self.elected, *self.hopeful)
        return sum(max(self.totals[each] - self.quota, 0) for each in standing)

    def step(self) -> None:
        """Clauses 10 to 17: whom nothing can save is excluded; new keep values; the votes are given out anew."""
        told: dict[str, int | str | tuple[int, ...]] = dict(self.told_of_guards())
        gone = self._to_exclude()
        if gone:
            self.strike(gone)
            self.pass_on(gone)
        self._iterate(gone, told)

    def exclude(self, candidates: Sequence[int], told: Told) -> None:
        """An iteration begins with these excluded."""
        self.strike(candidates)
        self.pass_on(candidates)
        self._iterate(tuple(candidates), told)

    def pass_on(self, candidates: Sequence[int]) -> None:
        """Their papers lie with whom they name next."""
        self._passed_over += marks_of(candidates)
        for candidate in candidates:
            self._hand_on(candidate, keeps=False)

    def _to_exclude(self) -> tuple[int, ...]:
        """Clause 13: the last, if the surplus cannot lift her above the next, or is next to nothing; 23: or stuck."""
        surplus = self.surplus()
        order = sorted((self.totals[each], each) for each in self.expendable())
        if not order:
            return ()
        sure = len(order) > 1 and order[0][0] + surplus < order[1][0]
        if sure:
            return (order[0][1],)
        if surplus < _LITTLE or self._is_stuck():
            return (self.lowest(),)
        return ()

    def _is_stuck(self) -> bool:
        """Whether rounding alone moves keep values: none changed since the last iteration, or one rose."""
        if not self._kept_before:
            return False
        pairs = list(zip(self._kept_before, self.keep, strict=True))
        return all(before == now for before, now in pairs) or any(before < now for before, now in pairs)

    def _iterate(self, gone: tuple[int, ...], told: Told) -> None:
        if len(self.stages) >= MOST_ITERATIONS:
            raise DoesNotSettle
        self._kept_before = [] if gone else list(self.keep)
        for each in self.elected:
            if self.totals[each] > self.quota:
                product = rounded_up(self.keep[each] * self.quota, _ONE)
                self.keep[each] = rounded_up(product * _ONE, self.totals[each])
        self._distribute()
        self.record(Action(Kind.ITERATION, gone, told), gone)
        self.elect_who_reaches()

    def _distribute(self) -> None:
        """Clauses 10 and 11: every paper gives what is kept of it, and the quota follows."""
        totals = [0] * len(self.totals)
        numbers: dict[tuple[tuple[int, ...], int | None], int] = {}
        for candidate in self.hopeful:
            for (before, _), number in self.held[candidate].items():
                numbers[before, candidate] = numbers.get((before, candidate), 0) + number
        for before, number in self.ended.items():
            numbers[before, None] = number
        for (before, holder), number in numbers.items():
            left = _ONE
            for each in before:
                kept = rounded_up(left * self.keep[each], _ONE)
                totals[each] += kept * number
                left -= kept
            if holder is not None:
                totals[holder] += left * number
        self.totals = totals
        self.exhausted = self.read.valid * _ONE - sum(totals)
        self.quota = (self.read.valid * _ONE - self.exhausted) // (self.seats + 1) + 1

"""Gregory by the last parcel: only the papers that brought the surplus move on, at two places; ERS97, Northern Ireland.

A surplus waits where it could not change who is excluded next, and as many are excluded together as the rule lets.
Papers of the excluded move in batches of one value, the highest first, and nobody elected meanwhile takes any more.
"""

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from colonnade.core.counting.piles import Papers, Sorted, merged, size, sorted_by_next
from colonnade.core.counting.sheet import Sheet
from colonnade.core.counting.stages import Action, Kind, Told
from colonnade.core.counting.ties import best
from colonnade.core.counting.values import rounded_up

_ONE = 100
"""Hundredths of a vote."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Papers of one value that a candidate received together; ``is_first``: as first preferences."""

    value: int
    papers: Papers
    is_first: bool = False


class Parcels(Sheet):
    """What both rules share."""

    totals: list[int]  # type: ignore[assignment]  # hundredths, never fractions
    exhausted: int
    lost: int
    quota: int

    def begin_with(self, candidates: int) -> None:
        """Everybody has nothing."""
        self.totals = [0] * candidates
        self.batches: list[list[Batch]] = [[] for _ in range(candidates)]
        self.awaiting: set[int] = set()
        """The elected whose surplus has not been transferred."""
        self.quota = self.first_quota()

    @abstractmethod
    def first_quota(self) -> int:
        """Return the quota of all valid papers, in hundredths."""

    @abstractmethod
    def defers(self, total: int, limit: int) -> bool:
        """Whether votes ``total`` are so few against ``limit`` that they cannot change the order."""

    @abstractmethod
    def parcel_order(self, batch: Batch) -> tuple[int, ...]:
        """Return what puts the batches of the excluded in their order and apart from one another."""

    def quota_now(self) -> int:
        """Return the quota in force."""
        return self.quota

    def first(self) -> None:
        """The papers lie with their first preferences."""
        found = sorted_by_next(self.read.rankings, self.gone)
        for candidate, papers in found.to.items():
            self.batches[candidate].append(Batch(_ONE, papers, is_first=True))
            self.totals[candidate] = size(papers) * _ONE
        self.record(Action(Kind.FIRST))
        self.elect_who_reaches()

    def elect(self, candidates: Iterable[int]) -> None:
        """Elected, and a surplus waits."""
        chosen = list(candidates)
        self.awaiting.update(chosen)
        super().elect(chosen)

    def surpluses(self) -> dict[int, int]:
        """Return the surpluses that wait."""
        return {each: self.totals[each] - self.quota for each in self.awaiting if self.totals[each] > self.quota}

    def step(self) -> None:
        """The largest surplus moves on where it could change anything, else the last are excluded."""
        surpluses = self.surpluses()
        waiting = sum(surpluses.values())
        together = self.sure_losers(waiting)
        if surpluses and not together:
            self._transfer(self.arbiter.most(best(surpluses), self.number, self.history), surpluses)
            return
        told: dict[str, int | str | tuple[int, ...]] = dict(self.told_of_guards())
        if waiting:
            told["deferred"] = waiting
        self.leave_out(together or (self.lowest(),), told)

    def leave_out(self, candidates: Sequence[int], told: Told) -> None:
        """These are excluded."""
        self.exclude(candidates, told)

    def sure_losers(self, waiting: int) -> tuple[int, ...]:
        """Return the largest number of lowest candidates who can go together, equals together or not at all."""
        standing = sorted(self.expendable(), key=lambda each: (self.totals[each], each))
        spare = len(self.hopeful) - self.vacancies
        found: tuple[int, ...] = ()
        for at in range(1, len(standing)):
            lowest, following = standing[:at], standing[at]
            if at > spare or self.totals[lowest[-1]] == self.totals[following]:
                continue
            held = sum(self.totals[each] for each in lowest) + waiting
            if self.defers(held, self.totals[following]) and self._may_all_go(lowest):
                found = tuple(lowest)
        return found

    def _may_all_go(self, candidates: Sequence[int]) -> bool:
        if not self.constraints.guards:
            return True
        return self.constraints.can_be_met(self.elected, self.hopeful.difference(candidates), self.seats)

    def _transfer(self, candidate: int, surpluses: dict[int, int]) -> None:
        surplus = surpluses[candidate]
        last = self.batches[candidate][-1]
        found = sorted_by_next(last.papers, self.gone)
        transferable = sum(size(papers) for papers in found.to.values())
        worth = transferable * last.value
        value = surplus // transferable if worth > surplus else last.value
        self._receive(found, value)
        rest = surplus - transferable * value
        if worth > surplus:
            self.lost += rest
        else:
            self.exhausted += rest
        self.batches[candidate] = []
        self.totals[candidate] = self.quota
        self.awaiting.discard(candidate)
        told: Told = {"surplus": surplus, "papers": transferable, "value": value}
        self.record(Action(Kind.SURPLUS, (candidate,), told))
        self.elect_who_reaches()

    def _receive(self, found: Sorted, value: int) -> None:
        for candidate, papers in found.to.items():
            self.batches[candidate].append(Batch(value, papers))
            self.totals[candidate] += size(papers) * value

    def pass_on(self, candidates: Sequence[int]) -> None:
        """The batches went on one after another, until every seat was filled."""
        for batches in self._in_order(candidates):
            value = batches[0][1].value
            pile: Papers = {}
            for holder, batch in batches:
                merged(pile, batch.papers)
                self.totals[holder] -= size(batch.papers) * value
            found = sorted_by_next(pile, self.gone)
            self._receive(found, value)
            self.exhausted += found.ended * value
            self.after_batch()
            if Sheet.is_over(self):
                break
        for candidate in candidates:
            self.batches[candidate] = []

    def after_batch(self) -> None:
        """Who reached the quota with this batch takes no more."""
        self.elect_who_reaches()

    def _in_order(self, candidates: Sequence[int]) -> list[list[tuple[int, Batch]]]:
        """The batches of the excluded, those that move together together."""
        groups: dict[tuple[int, ...], list[tuple[int, Batch]]] = {}
        for candidate in candidates:
            for batch in self.batches[candidate]:
                groups.setdefault(self.parcel_order(batch), []).append((candidate, batch))
        return [groups[order] for order in sorted(groups)]


class ERS97(Parcels):
    """Source: How to Conduct an Election by the Single Transferable Vote, third edition, sections 5 and 6."""

    def first_quota(self) -> int:
        """5.1.6: valid over seats + 1, to two places, 0.01 more unless exact."""
        return rounded_up(self.read.valid * _ONE, self.seats + 1)

    def defers(self, total: int, limit: int) -> bool:
        """5.2.2, 5.2.5: does not exceed."""
        return total <= limit

    def parcel_order(self, batch: Batch) -> tuple[int, ...]:
        """5.4.1: in descending order of transfer value."""
        return (-batch.value,)

    def reaches(self, candidate: int) -> bool:
        """5.1.7, 5.3.13, 5.4.9: the quota, or the active vote over one more than the open places; never nothing."""
        votes = self.totals[candidate]
        return votes > 0 and (votes >= self.quota or votes * (self.vacancies + 1) >= self.active_vote())

    def active_vote(self) -> int:
        """6.20: the votes of the continuing and all that wait to be transferred."""
        held = sum(self.totals[each] for each in (*self.hopeful, *self.excluded))
        return held + sum(self.surpluses().values())

    def elect_who_reaches(self) -> None:
        """One after another, since each election lowers what the next needs; 5.6.2: not who is equal all along."""
        while self.vacancies:
            able = self.by_votes(each for each in self.hopeful.difference(self.doomed()) if self.reaches(each))
            if not able:
                return
            if len(able) > self.vacancies:
                able = self._set_apart(able)
                if not able:
                    return
            self.elect((self.next_of(able),) if self.constraints.guards else able)

    def _set_apart(self, able: Sequence[int]) -> list[int]:
        """The first so many as places, without those whom nothing sets apart from the first left over."""
        left_over = able[self.vacancies]
        return [each for each in able[: self.vacancies] if self._record_of(each) != self._record_of(left_over)]

    def _record_of(self, candidate: int) -> list[int]:
        return [*(int(point[candidate]) for point in self.history), self.totals[candidate]]

    def after_batch(self) -> None:
        """5.4.8: the quota falls while nobody is elected; then 5.4.9. Each batch is a point for ties."""
        self.history.append(tuple(self.totals))
        if not self.elected:
            self.quota = rounded_up(self.read.valid * _ONE - self.exhausted - self.lost, self.seats + 1)
        self.elect_who_reaches()

    def leave_out(self, candidates: Sequence[int], told: Told) -> None:
        """5.5.1: where as many would be left as there are open places, they are elected and nothing is transferred."""
        if len(self.hopeful) - len(candidates) > self.vacancies:
            self.exclude(candidates, told)
            return
        self.strike(candidates)
        self.elect(self.by_votes(self.hopeful))


class NorthernIreland(Parcels):
    """Source: SI 1985/454, Schedule 2, rules 41-52."""

    def first_quota(self) -> int:
        """Rule 48: the whole number above valid over seats + 1."""
        return (self.read.valid // (self.seats + 1) + 1) * _ONE

    def defers(self, total: int, limit: int) -> bool:
        """Rules 49(10), 51(12): less than."""
        return total < limit

    def parcel_order(self, batch: Batch) -> tuple[int, ...]:
        """Rule 51(2), (5), (9): first preferences first, then in descending order of transfer value."""
        return (not batch.is_first, -batch.value)

    def reaches(self, candidate: int) -> bool:
        """Rule 48(3): the votes equal or exceed the quota."""
        return self.totals[candidate] >= self.quota

    def is_over(self) -> bool:
        """Rule 52(2): the last place also goes to who has as many as all others and the surpluses together.

        Asked between stages alone: within an exclusion votes are on their way that nobody is credited with.
        """
        if self.vacancies == 1 and self.hopeful and self.stages:
            first, *others = self.by_votes(self.hopeful)
            against = sum(self.totals[each] for each in others) + sum(self.surpluses().values())
            if self.totals[first] >= against and others and first not in self.doomed():
                self.elect((first,))
        return super().is_over()

"""The result sheet of a transferable vote: who stands, what each stage left, and how stages follow one another."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import replace

from colonnade.core.counting.constraints import Constraints
from colonnade.core.counting.papers import Read, marks_of
from colonnade.core.counting.presets import LookedBack, Preset
from colonnade.core.counting.stages import Action, Count, Kind, Stage, Told, summed
from colonnade.core.counting.ties import Arbiter, Undecided, best, worst
from colonnade.core.counting.values import Value


class Sheet(ABC):
    """One count by stages. Rules say what a quota is and how votes move; the order of things is here.

    After each stage who reached the quota is elected; when seats or candidates run out the count ends; the doomed go
    first, then surpluses, then exclusions.
    """

    def __init__(
        self,
        read: Read,
        preset: Preset,
        candidates: Sequence[int],
        seats: int,
        arbiter: Arbiter,
        constraints: Constraints,
    ) -> None:
        """Begin with the papers as they were read; ``candidates`` are those not withdrawn, of ``len(totals)``."""
        self.read, self.preset, self.seats = read, preset, seats
        self.arbiter, self.constraints = arbiter, constraints
        self.hopeful: set[int] = set(candidates)
        self.elected: list[int] = []
        self.excluded: list[int] = []
        self.totals: list[Value] = []
        self.exhausted: Value = 0
        self.lost: Value = 0
        self.stages: list[Stage] = []
        self.history: list[tuple[Value, ...]] = []
        """The totals at every point at which a tie may look back, the current one last."""
        self._gone = ""
        self._is_underway = False
        """Whether papers are on their way in a stage that is not recorded yet."""

    @abstractmethod
    def begin_with(self, candidates: int) -> None:
        """Everybody has nothing; there are so many candidates, with those withdrawn."""

    @abstractmethod
    def first(self) -> None:
        """The papers lie with their first preferences and the quota is known."""

    @abstractmethod
    def reaches(self, candidate: int) -> bool:
        """Whether a hopeful candidate has what elects her."""

    @abstractmethod
    def quota_now(self) -> Value | None:
        """Return the quota in force."""

    @abstractmethod
    def step(self) -> None:
        """One more stage is recorded."""

    def counted(self) -> Count:
        """Return the whole count, or as far as it goes before a tie that nothing settles."""
        ties = self.arbiter.ties
        try:
            self._run()
        except Undecided as undecided:
            ties = [*ties, undecided.tie]
        return Count(
            preset=self.preset,
            seats=self.seats,
            valid=self.read.valid,
            invalid=self.read.invalid,
            stages=tuple(self.stages),
            winners=tuple(self.elected),
            ties=tuple(ties),
        )

    def _run(self) -> None:
        self.first()
        while not self.is_over():
            doomed = self.doomed()
            if doomed:
                self.exclude(doomed, {"doomed": doomed})
            else:
                self.step()

    @property
    def number(self) -> int:
        """Which stage is being made."""
        return len(self.stages) + 1

    @property
    def vacancies(self) -> int:
        """How many seats are open."""
        return self.seats - len(self.elected)

    @property
    def gone(self) -> str:
        """The letters of all who take no more papers."""
        if not self._gone:
            self._gone = marks_of(each for each in range(len(self.totals)) if each not in self.hopeful)
        return self._gone

    def is_over(self) -> bool:
        """Whether every seat is filled; where candidates are no more than open seats, they now fill them."""
        if self.vacancies and len(self.hopeful) <= self.vacancies:
            self.elect(self.by_votes(self.hopeful))
        return not self.vacancies or not self.hopeful

    def record(self, action: Action, excluded: Sequence[int] = ()) -> None:
        """The stage stands as the totals now are, and who reached the quota is elected in it."""
        self.history.append(tuple(self.totals))
        self.stages.append(
            Stage(
                number=self.number,
                action=action,
                quota=self.quota_now(),
                totals=tuple(self.totals),
                exhausted=self.exhausted,
                lost=self.lost,
                excluded=tuple(excluded),
            )
        )

    def elect_who_reaches(self) -> None:
        """Every hopeful candidate who has what elects her is elected, in descending order of votes."""
        reaching = self.by_votes(each for each in self.hopeful if self.reaches(each))
        if not self.constraints.guards:
            self.elect(reaching[: self.vacancies])
            return
        while able := set(reaching).intersection(self.hopeful).difference(self.doomed()):
            self.elect((self.next_of(able),))

    def next_of(self, able: Iterable[int]) -> int:
        """Return who of those able is elected first; where that decides whom the constraints let in, ties settled."""
        tied = best({each: self.totals[each] for each in able})
        others = self.hopeful.difference(tied)
        if self.constraints.can_be_met([*self.elected, *tied], others, self.seats):
            return self.by_votes(tied)[0]
        return self.arbiter.most(tied, max(self.number - 1, 1), self.history)

    def elect(self, candidates: Iterable[int]) -> None:
        """The candidates are elected, in this order, in the stage recorded last or the one underway."""
        for candidate in candidates:
            self.hopeful.discard(candidate)
            self.elected.append(candidate)
            if not self._is_underway:
                self.stages[-1] = replace(self.stages[-1], elected=(*self.stages[-1].elected, candidate))
        self._gone = ""

    def strike(self, candidates: Iterable[int]) -> None:
        """The candidates take no more papers: they are being excluded."""
        for candidate in candidates:
            self.hopeful.discard(candidate)
            self.excluded.append(candidate)
        self._gone = ""

    def exclude(self, candidates: Sequence[int], told: Told) -> None:
        """A stage is recorded in which the papers of these candidates went on."""
        self.strike(candidates)
        before = len(self.elected)
        self._is_underway = True
        self.pass_on(candidates)
        self._is_underway = False
        action = Action(Kind.EXCLUSION, tuple(candidates), told)
        meanwhile = self.elected[before:]
        self.record(action, candidates)
        self.stages[-1] = replace(self.stages[-1], elected=tuple(meanwhile))
        self.elect_who_reaches()

    @abstractmethod
    def pass_on(self, candidates: Sequence[int]) -> None:
        """The votes of the excluded went to the next preferences; nothing is recorded yet."""

    def by_votes(self, candidates: Iterable[int]) -> list[int]:
        """Return candidates in descending order of votes; equals as history sets them apart, then by number."""
        asked = list(candidates)
        if len({self.totals[each] for each in asked}) == len(asked):
            return sorted(asked, key=lambda each: self.totals[each], reverse=True)
        latest = self.arbiter.looks_back is LookedBack.LATEST
        past = self.history[::-1] if latest else self.history
        return sorted(asked, key=lambda each: (-self.totals[each], *(-point[each] for point in past), each))

    def doomed(self) -> tuple[int, ...]:
        """Return who cannot be elected any more for the sake of the constraints."""
        if not self.constraints.guards or not self.vacancies:
            return ()
        return self.constraints.doomed(self.elected, self.hopeful, self.seats)

    def expendable(self) -> set[int]:
        """Return the hopeful who may be excluded: all but the guarded."""
        if not self.constraints.guards:
            return self.hopeful
        return self.hopeful - set(self.guarded())

    def guarded(self) -> tuple[int, ...]:
        """Return who may not be excluded for the sake of the constraints."""
        if not self.constraints.guards:
            return ()
        return self.constraints.guarded(self.elected, self.hopeful, self.seats)

    def lowest(self) -> int:
        """Return who of those who may be excluded has fewest votes, ties settled."""
        tied = worst({each: self.totals[each] for each in self.expendable()})
        return self.arbiter.fewest(tied, self.number, self.history)

    def told_of_guards(self) -> Told:
        """Return who was spared, where a guarded candidate had fewer votes than the one excluded."""
        guarded = self.guarded()
        if not guarded:
            return {}
        least = min((self.totals[each] for each in self.expendable()), default=0)
        spared = tuple(each for each in guarded if self.totals[each] <= least)
        return {"guarded": spared} if spared else {}

    def active(self) -> Value:
        """Return the votes of the hopeful."""
        return summed([self.totals[each] for each in sorted(self.hopeful)])

"""How close a count was: the closest decision in it, and the smallest change found that alters who is elected."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from colonnade.core.counting.constraints import Constraints
from colonnade.core.counting.counts import NO_CONSTRAINTS, NO_LOTS, counted
from colonnade.core.counting.papers import Poll, mark_of
from colonnade.core.counting.presets import Family
from colonnade.core.counting.stages import Count, Stage
from colonnade.core.counting.ties import Lots
from colonnade.core.counting.values import Value, units_of

MOST_RECOUNTS = 300
_STEPS_DOWN = 40


@dataclass(frozen=True, slots=True)
class Closest:
    """In this stage ``behind`` gave way to ``ahead``, who had ``margin`` units more."""

    stage: int
    ahead: int
    behind: int
    margin: int


@dataclass(frozen=True, slots=True)
class Change:
    """So many papers more, naming this candidate alone, elect others than were elected."""

    papers: int
    candidate: int
    winners: tuple[int, ...]


def closest(count: Count) -> Closest | None:
    """Return the decision with the smallest margin, the earliest of equals; none where nobody gave way."""
    found = list(_decisions(count))
    return min(found, key=lambda each: (each.margin, each.stage)) if found else None


def _decisions(count: Count) -> Iterator[Closest]:
    standing = set(range(len(count.stages[0].totals))) if count.stages else set()
    for before, stage in zip(count.stages, count.stages[1:], strict=False):
        standing -= set(before.elected)
        gone = [each for each in stage.excluded if each in standing and not stage.action.told.get("doomed")]
        standing -= set(stage.excluded)
        if gone and standing:
            yield _between(stage.number, before, standing, gone, count)
    if count.stages and count.winners and not count.is_open:
        last = count.stages[-1]
        left = [each for each in standing if each not in count.winners]
        if left:
            yield _between(last.number, last, {count.winners[-1]}, left, count)


def _between(number: int, at: Stage, ahead: set[int], behind: list[int], count: Count) -> Closest:
    lowest = min(sorted(ahead), key=lambda each: at.totals[each])
    highest = max(sorted(behind), key=lambda each: at.totals[each])
    margin = units_of(at.totals[lowest] - at.totals[highest], count.preset.places)
    return Closest(number, lowest, highest, margin)


def smallest_change(
    poll: Poll,
    count: Count,
    lots: Lots = NO_LOTS,
    constraints: Constraints = NO_CONSTRAINTS,
    tell: Callable[[int, int], None] = lambda _done, _total: None,
) -> Change | None:
    """Return the fewest papers more, naming one candidate alone, that were found to alter who is elected.

    Tried are the numbers at which some comparison of the count turns, and below them one by one; a smaller change
    cannot be excluded. None where nothing tried alters it, or the rule has no stages. ``tell`` is told how many
    counts were made, of how many at most.
    """
    if count.preset.family in {Family.PAIRWISE, Family.GRADES, Family.LISTS} or count.is_open:
        return None
    best: Change | None = None
    left = MOST_RECOUNTS
    for number, candidate in sorted(_turns(count)):
        if left <= 0 or (best and number >= best.papers):
            break
        found, used = _tried(poll, count, lots, constraints, number, candidate)
        best = found or best
        left -= used
        tell(MOST_RECOUNTS - max(left, 0), MOST_RECOUNTS)
    return best


def _tried(
    poll: Poll, count: Count, lots: Lots, constraints: Constraints, number: int, candidate: int
) -> tuple[Change | None, int]:
    """The smallest number from this one down, step by step, that alters the winners; and how many recounts it took."""
    found: Change | None = None
    for used, papers in enumerate(range(number, max(0, number - _STEPS_DOWN), -1), 1):
        winners = _winners_with(poll, count, lots, constraints, papers, candidate)
        if winners is None:
            return found, used
        found = Change(papers, candidate, winners)
    return found, _STEPS_DOWN


def _winners_with(
    poll: Poll, count: Count, lots: Lots, constraints: Constraints, papers: int, candidate: int
) -> tuple[int, ...] | None:
    """Who would be elected with these papers more, where that is somebody else; none too where it ends in a tie."""
    mark = mark_of(candidate)
    more = dict(poll.papers)
    more[mark] = more.get(mark, 0) + papers
    again = counted(replace(poll, papers=more), count.preset, count.seats, lots, constraints)
    if again.is_open or set(again.winners) == set(count.winners):
        return None
    return again.winners


def _turns(count: Count) -> Iterator[tuple[int, int]]:
    """How many papers more bring a candidate past another, or to the quota, in some stage."""
    unit = 10**count.preset.places
    seen: set[tuple[int, int]] = set()
    gone: set[int] = set(count.stages[0].excluded)
    for stage in count.stages:
        standing = [each for each in range(len(stage.totals)) if each not in gone]
        marks: list[Value] = [stage.totals[each] for each in standing]
        if stage.quota is not None:
            marks.append(stage.quota)
        for each in standing:
            for mark in marks:
                short = units_of(mark - stage.totals[each], count.preset.places)
                if short >= 0:
                    seen |= {(short // unit + 1, each), (-(-short // unit) + 2, each)}
        gone |= set(stage.excluded)
    yield from seen

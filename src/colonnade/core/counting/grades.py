"""Majority judgment: candidates by their middle grade, and then by the grades around it.

Grades count from 1, the best. With an even number of papers the textbook takes the worse of the two middle grades,
Belenios the better one. Equal middle grades are taken away from both and the next compared, until they differ.
Whoever has no grade on a paper has the worst. Source: Balinski and Laraki, Majority Judgment, 2010, chapter 1.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cmp_to_key

from colonnade.core.counting.papers import ranks_of

Run = tuple[int, int, int]
"""A pair of grades around the middle, the first compared first, and how often it comes in succession."""


def graded(rankings: Mapping[str, int], blank: int, candidates: int, grades: int | None) -> list[list[int]]:
    """Return for each candidate how many papers give each grade, the best first.

    ``blank`` papers give no grade at all; ``grades``: how many there are, else the worst that anybody gave.
    """
    ranks = [(ranks_of(ranking), number) for ranking, number in rankings.items()]
    worst = max([grades or 1, *(len(each) for each, _ in ranks)])
    given = [[0] * worst for _ in range(candidates)]
    for each, number in ranks:
        for grade, rank in enumerate(each):
            for candidate in rank:
                given[candidate][grade] += number
    papers = blank + sum(number for _, number in ranks)
    for row in given:
        row[-1] += papers - sum(row)
    return given


def middle(row: Sequence[int], *, better: bool) -> int:
    """Return the middle grade, from 1; of two, the better or the worse."""
    papers = sum(row)
    place = (papers + 1) // 2 if better else papers // 2 + 1
    passed = 0
    for grade, number in enumerate(row, 1):
        passed += number
        if passed >= place:
            return grade
    return len(row)


def ranked(given: Sequence[Sequence[int]], standing: frozenset[int], *, better: bool) -> tuple[tuple[int, ...], ...]:
    """Return the ranks of those standing, best first, each in order of its candidates' numbers."""

    def compared(one: int, other: int) -> int:
        return _compared(given[one], given[other], better=better)

    ranks: list[list[int]] = []
    for each in sorted(sorted(standing), key=cmp_to_key(compared)):
        if ranks and compared(ranks[-1][0], each) == 0:
            ranks[-1].append(each)
        else:
            ranks.append([each])
    return tuple(tuple(rank) for rank in ranks)


def _compared(one: Sequence[int], other: Sequence[int], *, better: bool) -> int:
    """Below 0 where ``one`` is better, 0 where no grade sets them apart. Both have as many papers."""
    for mine, theirs in _in_step(_outwards(one, better=better), _outwards(other, better=better)):
        if mine != theirs:
            return -1 if mine < theirs else 1
    return 0


def _outwards(row: Sequence[int], *, better: bool) -> Iterator[Run]:
    """The grades from the middle outwards, in the order in which taking middle grades away meets them."""
    papers = sum(row)
    best_side = _side(row, papers // 2)
    worst_side = _side(list(reversed(row)), papers // 2)
    worst_side = [(len(row) + 1 - grade, number) for grade, number in worst_side]
    if papers % 2:
        centre = middle(row, better=True)
        yield centre, centre, 1
        # After the centre an even number is left, of which the convention takes its side first.
    first, second = (best_side, worst_side) if better else (worst_side, best_side)
    yield from _parallel(first, second)


def _side(row: Sequence[int], papers: int) -> list[tuple[int, int]]:
    """The grades of the first ``papers`` papers of a row, in runs, from the middle outwards."""
    runs: list[tuple[int, int]] = []
    for grade, number in enumerate(row, 1):
        taken = min(number, papers)
        papers -= taken
        if taken:
            runs.append((grade, taken))
    return runs[::-1]


def _parallel(first: Sequence[tuple[int, int]], second: Sequence[tuple[int, int]]) -> Iterator[Run]:
    """Two sequences of runs of equal length, cut where either changes."""
    ones, others = list(first), list(second)
    while ones and others:
        (one, many), (other, several) = ones[0], others[0]
        taken = min(many, several)
        yield one, other, taken
        ones[0], others[0] = (one, many - taken), (other, several - taken)
        if many == taken:
            ones.pop(0)
        if several == taken:
            others.pop(0)


def _in_step(first: Iterator[Run], second: Iterator[Run]) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The pairs of grades of both, side by side, cut where either changes."""
    one, other = next(first, None), next(second, None)
    while one is not None and other is not None:
        yield one[:2], other[:2]
        taken = min(one[2], other[2])
        one = (one[0], one[1], one[2] - taken) if one[2] > taken else next(first, None)
        other = (other[0], other[1], other[2] - taken) if other[2] > taken else next(second, None)

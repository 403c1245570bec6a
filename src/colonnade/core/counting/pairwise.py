"""Schulze: who is preferred to whom, and the strongest chains of such preferences.

Whoever is on a paper is preferred to whoever is not; two who are not, or who share a rank, are not preferred to one
another. A defeat is as strong as the papers that made it, and between equals as few as spoke against it (``schulze``,
winning votes), or as the difference (``schulze-margins``). Ranks are sets: those in one rank stay equal.
Source: M. Schulze, Social Choice and Welfare 36 (2011), 267-303.
"""

from collections.abc import Mapping

from colonnade.core.counting.papers import MARKERS, TIED, mark_of

Strength = tuple[int, int]
_NONE: Strength = (0, 0)


def matrix(rankings: Mapping[str, int], candidates: int) -> tuple[tuple[int, ...], ...]:
    """Return how many papers prefer the row's candidate to the column's."""
    lane = sum(rankings.values()).bit_length() + 1
    # One big number a candidate, with a lane of bits for whom she is preferred to: one addition counts them all.
    lanes = {mark_of(each): 1 << (lane * each) for each in range(candidates)}
    everybody = sum(lanes.values())
    ahead = dict.fromkeys(lanes, 0)
    for ranking, number in rankings.items():
        behind = everybody
        if TIED in ranking:
            _add_weak(ranking, number, behind, lanes, ahead)
            continue
        for mark in ranking:
            behind -= lanes[mark]
            ahead[mark] += number * behind
    row = (1 << lane) - 1
    return tuple(
        tuple(ahead[mark_of(one)] >> (lane * other) & row for other in range(candidates)) for one in range(candidates)
    )


def _add_weak(ranking: str, number: int, behind: int, lanes: Mapping[str, int], ahead: dict[str, int]) -> None:
    for rank in _ranks(ranking):
        behind -= sum(lanes[mark] for mark in rank)
        for mark in rank:
            ahead[mark] += number * behind


def _ranks(ranking: str) -> list[str]:
    ranks: list[str] = []
    joins = False
    for mark in ranking:
        if mark == TIED:
            joins = True
        elif mark not in MARKERS:
            if joins:
                ranks[-1] += mark
            else:
                ranks.append(mark)
            joins = False
    return ranks


def by_winning_votes(for_it: int, against: int) -> Strength:
    """Return the strength of a defeat: most papers for it, then fewest against it."""
    return (for_it, -against) if for_it > against else _NONE


def by_margins(for_it: int, against: int) -> Strength:
    """Return the strength of a defeat as the difference."""
    return (for_it - against, 0) if for_it > against else _NONE


def ranked(
    preferred: tuple[tuple[int, ...], ...], standing: frozenset[int], *, margins: bool
) -> tuple[tuple[int, ...], ...]:
    """Return the ranks of those standing, best first, each in order of its candidates' numbers."""
    paths = _strongest(preferred, sorted(standing), margins=margins)
    left = set(standing)
    ranks: list[tuple[int, ...]] = []
    while left:
        rank = tuple(
            one
            for one in sorted(left)
            if not any(paths[other, one] > paths[one, other] for other in left if other != one)
        )
        ranks.append(rank)
        left -= set(rank)
    return tuple(ranks)


def _strongest(
    preferred: tuple[tuple[int, ...], ...], standing: list[int], *, margins: bool
) -> dict[tuple[int, int], Strength]:
    """The strength of the strongest chain from one to another: as strong as its weakest link."""
    strength = by_margins if margins else by_winning_votes
    paths = {
        (one, other): strength(preferred[one][other], preferred[other][one])
        for one in standing
        for other in standing
        if one != other
    }
    for through in standing:
        for one in standing:
            for other in standing:
                if len({through, one, other}) == 3:
                    link = min(paths[one, through], paths[through, other])
                    paths[one, other] = max(paths[one, other], link)
    return paths

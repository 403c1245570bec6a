"""Piles of papers, and the next preference of each paper in them."""

from collections.abc import Mapping
from typing import NamedTuple

from colonnade.core.counting.papers import candidate_of

Papers = dict[str, int]
"""What is left of each ranking, from the candidate who holds it on, and of how many papers."""


class Sorted(NamedTuple):
    """Papers by their next preference, in order of the candidates, and how many name nobody any more."""

    to: dict[int, Papers]
    ended: int


def sorted_by_next(papers: Mapping[str, int], gone: str) -> Sorted:
    """Return the papers by the first candidate on each who is not in ``gone``."""
    found: dict[str, Papers] = {}
    ended = 0
    for ranking, number in papers.items():
        rest = ranking.lstrip(gone)
        if not rest:
            ended += number
            continue
        mark = rest[0]
        pile = found.get(mark)
        if pile is None:
            pile = found[mark] = {}
        pile[rest] = pile.get(rest, 0) + number
    return Sorted({candidate_of(mark): found[mark] for mark in sorted(found)}, ended)


def merged(pile: Papers, more: Mapping[str, int]) -> None:
    """``more`` lies in the pile."""
    for rest, number in more.items():
        pile[rest] = pile.get(rest, 0) + number


def size(papers: Mapping[str, int]) -> int:
    """Return how many papers there are."""
    return sum(papers.values())

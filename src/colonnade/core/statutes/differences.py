"""What two sequences have in common, in order: as much as can be, in a time that their lengths alone decide.

Source: the longest common subsequence by its table; R. A. Wagner, M. J. Fischer, JACM 21 (1974) 168-173.
"""

from collections.abc import Iterator, Sequence
from typing import Final

MOST_COMPARED: Final = 1_000_000
"""Pairs that are compared at most; beyond, all between the common beginning and end is another."""


def runs(before: Sequence[str], after: Sequence[str], most: int = MOST_COMPARED) -> Iterator[tuple[bool, slice, slice]]:
    """Go through both: whether a run is common, and where it stands in each; runs that differ may be empty in one."""
    start = _common(before, after)
    end = _common(before[start:][::-1], after[start:][::-1])
    low, high = len(before) - end, len(after) - end
    if start:
        yield True, slice(0, start), slice(0, start)
    yield from _between(before, after, start, (low, high), most)
    if end:
        yield True, slice(low, len(before)), slice(high, len(after))


def _common(before: Sequence[str], after: Sequence[str]) -> int:
    """How many are the same from the beginning on."""
    return next(
        (at for at, (one, other) in enumerate(zip(before, after, strict=False)) if one != other),
        min(len(before), len(after)),
    )


def _between(
    before: Sequence[str], after: Sequence[str], start: int, ends: tuple[int, int], most: int
) -> Iterator[tuple[bool, slice, slice]]:
    low, high = ends
    pairs = _pairs(before[start:low], after[start:high]) if (low - start) * (high - start) <= most else []
    here, there = start, start
    for one, other, length in _joined([(start + one, start + other) for one, other in pairs]):
        if (here, there) != (one, other):
            yield False, slice(here, one), slice(there, other)
        yield True, slice(one, one + length), slice(other, other + length)
        here, there = one + length, other + length
    if (here, there) != (low, high):
        yield False, slice(here, low), slice(there, high)


def _joined(pairs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Pairs that follow one another, as runs: where each begins, and how long it is."""
    begun = 0
    for at in range(1, len(pairs) + 1):
        if at == len(pairs) or pairs[at] != (pairs[at - 1][0] + 1, pairs[at - 1][1] + 1):
            yield *pairs[begun], at - begun
            begun = at


def _pairs(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int]]:
    """The places of a longest common subsequence in each, in order; of several the first."""
    lengths = [[0] * (len(after) + 1)]
    for word in reversed(before):
        below, row = lengths[-1], [0] * (len(after) + 1)
        for at in range(len(after) - 1, -1, -1):
            row[at] = below[at + 1] + 1 if after[at] == word else max(below[at], row[at + 1])
        lengths.append(row)
    lengths.reverse()
    found: list[tuple[int, int]] = []
    one = other = 0
    while one < len(before) and other < len(after):
        if before[one] == after[other]:
            found.append((one, other))
            one, other = one + 1, other + 1
        elif lengths[one + 1][other] >= lengths[one][other + 1]:
            one += 1
        else:
            other += 1
    return found

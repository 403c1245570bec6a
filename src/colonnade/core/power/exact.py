"""Banzhaf and Shapley–Shubik exactly: coalitions are counted by size and weight, never one by one.

A voter is *critical* in a coalition that wins with it and not without it. Banzhaf's index is its share of all such
cases; Shapley–Shubik's the share of all orders of joining in which it is the one that turns losing into winning.

Counted are the coalitions that fit into a box: by what they leave to the others (or, with one majority, by what they
have, whichever is smaller). The counts of one size stand side by side in one long whole number, so that adding a voter
is one shift and one addition. Taking a voter out again is the alternating sum of the counts with it.
Source: docs/rules/power.md, "How it is counted".
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import factorial

from colonnade.core.power.games import Game

Tell = Callable[[int, int], None]
MOST_WORK = 4 * 10**10
A_STEP = 300
MOST_BYTES = 400_000_000
"""Found by benchmarks/power.py: what takes about a minute on one core, and half a gigabyte."""


@dataclass(frozen=True, slots=True)
class Power:
    """The two indices of each voter; each adds up to 1."""

    banzhaf: tuple[Fraction, ...]
    shapley_shubik: tuple[Fraction, ...]


@dataclass(frozen=True, slots=True)
class _Box:
    """What each voter takes up in the two directions, and how much room there is; one direction may be nothing."""

    voters: tuple[tuple[int, int], ...]
    rows: int
    columns: int

    @property
    def bits(self) -> int:
        """The bits of one count: whole bytes in which any number of coalitions of one size fits."""
        return (len(self.voters) + 8) // 8 * 8

    @property
    def whole(self) -> int:
        """The bits of a row."""
        return (self.columns + 1) * self.bits


def is_within_limits(game: Game) -> bool:
    """Whether the power in ``game`` can be counted exactly in a reasonable time and space."""
    box = _box(game)
    cells = (box.rows + 1) * (box.columns + 1)
    return work(game) <= MOST_WORK and len(box.voters) * cells * box.bits <= 8 * MOST_BYTES


def work(game: Game) -> int:
    """How many machine words are added up, at most; that a step is begun at all counts as ``A_STEP`` words."""
    box = _box(game)
    joining = (box.rows + 1) * ((box.columns + 1) * box.bits // 64 + A_STEP)
    return len(box.voters) ** 2 * (joining + len(set(box.voters)) * A_STEP // 2)


def power(game: Game, tell: Tell) -> Power:
    """Return the exact indices; ``tell`` is called with what is done and what there is to do."""
    box = _box(game)
    kinds = sorted(set(box.voters))
    counts = _summed(box, _counted(box, tell, len(kinds)))
    critical = {}
    for done, kind in enumerate(kinds, 1):
        critical[kind] = _critical(box, counts, kind)
        tell(len(box.voters) + done, len(box.voters) + len(kinds))
    return _indices(box, critical)


def _box(game: Game) -> _Box:
    majorities = [each.divided() for each in game.majorities]
    room = [each.total - each.quota for each in majorities]
    if len(majorities) == 1:
        only = majorities[0]
        return _Box(tuple((0, weight) for weight in only.weights), 0, min(room[0], only.quota - 1))
    first, second = sorted(range(2), key=lambda at: room[at])
    voters = zip(majorities[first].weights, majorities[second].weights, strict=True)
    return _Box(tuple(voters), room[first], room[second])


def _counted(box: _Box, tell: Tell, kinds: int) -> list[list[int]]:
    """By size and row: how many coalitions take up exactly so much, one count a column, packed."""
    sizes = [[1] + [0] * box.rows]
    full = (1 << box.whole) - 1
    for done, (row, column) in enumerate(sorted(box.voters, key=lambda voter: voter[::-1]), 1):
        if row <= box.rows and column <= box.columns:
            sizes.append([0] * (box.rows + 1))
            for size in range(len(sizes) - 2, -1, -1):
                _join(sizes[size], sizes[size + 1], row, column * box.bits, full)
            if not any(sizes[-1]):
                sizes.pop()
        tell(done, len(box.voters) + kinds)
    return sizes


def _join(smaller: Sequence[int], larger: list[int], row: int, shift: int, full: int) -> None:
    for at in range(len(smaller) - row):
        counts = smaller[at]
        if counts:
            joined = counts << shift
            larger[at + row] += joined & full if joined > full else joined


def _summed(box: _Box, sizes: list[list[int]]) -> list[list[bytes]]:
    """The same for coalitions that take up at most so much in both directions, in bytes."""
    full, length = (1 << box.whole) - 1, box.whole // 8
    summed = []
    while sizes:
        rows, sums, above = sizes.pop(), [], 0
        for counts in rows:
            above += _running(counts, box, full)
            sums.append(above.to_bytes(length, "little"))
        summed.append(sums)
    return summed[::-1]


def _running(counts: int, box: _Box, full: int) -> int:
    step = box.bits
    while counts and step < box.whole:
        counts = (counts + (counts << step)) & full
        step *= 2
    return counts


def _critical(box: _Box, counts: Sequence[Sequence[bytes]], kind: tuple[int, int]) -> list[int]:
    """By size: in how many coalitions of the others a voter of this kind is critical."""
    if kind == (0, 0):
        return []
    everybody = [_at(box, counts, size, (box.rows, box.columns)) for size in range(len(counts))] + [0]
    others = [_without(box, counts, kind, size) for size in range(len(counts))] + [0]
    return [others[size] + others[size + 1] - everybody[size + 1] for size in range(min(len(counts), len(box.voters)))]


def _without(box: _Box, counts: Sequence[Sequence[bytes]], kind: tuple[int, int], size: int) -> int:
    """How many coalitions of that size without one voter of this kind fit into the box."""
    row, column, found, sign = box.rows, box.columns, 0, 1
    while size >= 0 and row >= 0 and column >= 0:
        found += sign * _at(box, counts, size, (row, column))
        size, row, column, sign = size - 1, row - kind[0], column - kind[1], -sign
    return found


def _at(box: _Box, counts: Sequence[Sequence[bytes]], size: int, corner: tuple[int, int]) -> int:
    width = box.bits // 8
    start = corner[1] * width
    return int.from_bytes(counts[size][corner[0]][start : start + width], "little")


def _indices(box: _Box, critical: dict[tuple[int, int], list[int]]) -> Power:
    voters = len(box.voters)
    orders = [factorial(size) * factorial(voters - 1 - size) for size in range(voters)]
    swings = {kind: sum(by_size) for kind, by_size in critical.items()}
    pivots = {kind: sum(own * orders[size] for size, own in enumerate(by_size)) for kind, by_size in critical.items()}
    total, all_orders = sum(swings[kind] for kind in box.voters), factorial(voters)
    return Power(
        tuple(Fraction(swings[kind], total) for kind in box.voters),
        tuple(Fraction(pivots[kind], all_orders) for kind in box.voters),
    )

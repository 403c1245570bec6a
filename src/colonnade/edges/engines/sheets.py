"""Jobs planned as one sheet of numbers: each number has an index, and each step the tasks that wait for no other.

What is planned here is reckoned by a kernel, many tasks of a step at once. Source: docs/rules/kernels.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

import gmpy2

from colonnade.core.elections.arithmetic import Job, Term
from colonnade.core.elections.elements import Element
from colonnade.edges.engines.kernels.layout2048 import WHOLE_WORDS

OCTETS = 8 * WHOLE_WORDS
NEUTRAL, NOWHERE, FIRST = 0, 1, 2
"""Indices: of the number 1, of one that nobody reads, and the first that is free."""

Task: TypeAlias = tuple[int, ...]


class Chain(NamedTuple):
    """A base whose powers one chain of squarings gives, at most two, and where they go; and whether it is a member."""

    base: int
    exponents: tuple[int, ...]
    targets: tuple[int, ...]
    is_asked: bool


class End(NamedTuple):
    """A number with which powers out of tables are multiplied: tables and exponents; and where the product goes."""

    begun: int
    target: int
    looked_up: tuple[tuple[int, int], ...]


class Placed(NamedTuple):
    """Where a job's numbers stand: its sums, its rows, and for each of the strange its chain."""

    sums: tuple[int, ...]
    rows: tuple[int, ...]
    chains: tuple[int, ...]


@dataclass(slots=True)
class Sheet:
    """What is to be reckoned in one call."""

    order: int
    tables: dict[Element, int]
    asks: bool
    wholes: list[bytes] = field(default_factory=list)
    count: int = FIRST
    before: list[list[Task]] = field(default_factory=list)
    chains: list[Chain] = field(default_factory=list)
    after: list[list[Task]] = field(default_factory=list)
    ends: list[End] = field(default_factory=list)

    def new(self) -> int:
        """Return an index that is free."""
        self.count += 1
        return self.count - 1

    def number(self, element: Element) -> int:
        """Put in an element; all elements are put in before anything else."""
        self.wholes.append(gmpy2.mpz(element).to_bytes(OCTETS, "little"))
        return self.new()

    def product(self, levels: list[list[Task]], factors: Sequence[int]) -> int:
        """Put in a product; what is multiplied at one level does not wait for anything else there."""
        if not factors:
            return NEUTRAL
        whole = factors[0]
        for level, factor in enumerate(factors[1:]):
            if level == len(levels):
                levels.append([])
            made = self.new()
            levels[level].append((whole, factor, made))
            whole = made
        return whole

    def place(self, job: Job, bases: list[int]) -> Placed:
        """Put in a job whose bases stand there; return where its numbers will."""
        first, strange = len(job.known), len(job.strange)
        sums = tuple(self.product(self.before, [bases[number] for number in numbers]) for numbers in job.sums)
        bases = [*bases, *sums]
        tables = [self.tables.get(element) for element in job.known] + [None] * (strange + len(sums))
        wanted: list[dict[int, int]] = [{0: NEUTRAL, 1: base} for base in bases]
        rows = tuple([self._row(row, tables, wanted) for row in job.rows])
        asked = range(first, first + strange) if self.asks else range(0)
        chains = []
        for number, powers in enumerate(wanted):
            is_asked = number in asked
            if is_asked:
                chains.append(len(self.chains))
            if is_asked or len(powers) > len((0, 1)):
                self._raise(bases[number], list(powers.items())[2:], is_asked=is_asked)
        return Placed(sums, rows, tuple(chains))

    def _row(self, row: Sequence[Term], tables: Sequence[int | None], wanted: Sequence[dict[int, int]]) -> int:
        """Put in a row; return where its product will be."""
        factors: list[int] = []
        looked_up: list[tuple[int, int]] = []
        for number, exponent in row:
            reduced = exponent % self.order
            table = tables[number]
            if table is not None:
                looked_up.append((table, reduced))
                continue
            powers = wanted[number]
            power = powers.get(reduced)
            if power is None:
                power = powers[reduced] = self.new()
            factors.append(power)
        whole = factors[0] if len(factors) == 1 else self.product(self.after, factors)
        if not looked_up:
            return whole
        end = self.new()
        self.ends.append(End(whole, end, tuple(looked_up)))
        return end

    def _raise(self, base: int, powers: Sequence[tuple[int, int]], *, is_asked: bool) -> None:
        """Put in powers, exponents and where they go, two to a chain; the first chain asks whether it is a member."""
        for at in range(0, max(len(powers), is_asked), 2):
            exponents, targets = zip(*powers[at : at + 2], strict=True) if powers else ((), ())
            self.chains.append(Chain(base, exponents, targets, is_asked and not at))

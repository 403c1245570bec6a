"""One job planned for all jobs of its form: numbers are shifted, and eight jobs stand side by side in the lanes.

What is planned is a job whose exponents are places among values (``sheets``). Its numbers are first those that all jobs
share, then the strange, then whatever comes out; of many jobs first all strange stand, then all that comes out.
Source: docs/rules/kernels.md.
"""

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter
from typing import Any, TypeAlias

from colonnade.core.elections.arithmetic import Form
from colonnade.core.elections.elements import Element
from colonnade.edges.engines.sheets import FIRST, NOWHERE, Sheet, Task

Numbers: TypeAlias = Sequence[int]
"""Of a job: for each number of the stencil its own."""
Picked: TypeAlias = Callable[[Sequence[Any]], tuple[Any, ...]]
AFTER = 2
"""Places of values are planned from here on: a plan leaves out what is raised to 0 or 1."""


@dataclass(frozen=True, slots=True)
class Chains:
    """Chains of one kind: how many exponents, whether membership is asked, tasks, and for each chain its exponents."""

    kind: int
    is_asked: bool
    tasks: Picked
    exponents: tuple[tuple[int, ...], ...]
    places: tuple[int, ...]
    """Of each chain among all of the job."""


@dataclass(frozen=True, slots=True)
class Ends:
    """Products with powers out of tables, so many to each: tasks, and the places of exponents."""

    terms: int
    tasks: Picked
    exponents: Picked
    count: int


@dataclass(frozen=True, slots=True)
class Stencil:
    """What is reckoned for each job of a form, step by step."""

    shared: int
    strange: int
    new: int
    before: tuple[Picked, ...]
    chains: tuple[Chains, ...]
    after: tuple[Picked, ...]
    ends: tuple[Ends, ...]
    wanted: Picked
    asked: tuple[int, ...]
    """For each strange element its chain."""

    def count(self, jobs: int) -> int:
        """Return how many numbers so many jobs have."""
        return self.shared + jobs * (self.strange + self.new)

    def numbers(self, jobs: int, tables: int) -> list[Numbers]:
        """Return the numbers of so many jobs; after them stand the numbers of tables, which are everybody's."""
        first = self.shared + jobs * self.strange
        return [
            [
                *range(self.shared),
                *range(self.shared + at * self.strange, self.shared + (at + 1) * self.strange),
                *range(first + at * self.new, first + (at + 1) * self.new),
                *range(tables),
            ]
            for at in range(jobs)
        ]


def stencil_of(form: Form, order: int, tables: dict[Element, int], *, asks: bool) -> Stencil:
    """Return the stencil of a form whose known elements have these tables."""
    values = 1 + max((at for row in form.rows for _, at in row), default=0)
    job = form.job([Element("0")] * form.strange, range(AFTER, AFTER + values))
    sheet = Sheet(order, tables, asks)
    bases = [sheet.number(element) for element in (*job.known, *job.strange)]
    placed = sheet.place(job, bases)
    kinds = dict.fromkeys((len(each.exponents), each.is_asked) for each in sheet.chains)
    lengths = dict.fromkeys(len(each.looked_up) for each in sheet.ends)
    return Stencil(
        shared=FIRST + len(job.known),
        strange=form.strange,
        new=sheet.count - FIRST - len(bases),
        before=tuple(_flat(level) for level in sheet.before),
        chains=tuple(_chains(sheet, *kind) for kind in kinds),
        after=tuple(_flat(level) for level in sheet.after),
        ends=tuple(_ends(sheet, terms) for terms in lengths),
        wanted=picked([*placed.sums, *placed.rows]),
        asked=placed.chains,
    )


def _chains(sheet: Sheet, kind: int, is_asked: bool) -> Chains:
    alike = [
        (at, each) for at, each in enumerate(sheet.chains) if (len(each.exponents), each.is_asked) == (kind, is_asked)
    ]
    none = (NOWHERE,) * (2 - kind)
    return Chains(
        kind,
        is_asked,
        _flat([(each.base, *each.targets, *none) for _, each in alike]),
        tuple(tuple(exponent - AFTER for exponent in each.exponents) for _, each in alike),
        tuple(at for at, _ in alike),
    )


def _ends(sheet: Sheet, terms: int) -> Ends:
    alike = [each for each in sheet.ends if len(each.looked_up) == terms]
    tasks = [(each.begun, each.target, *(sheet.count + table for table, _ in each.looked_up)) for each in alike]
    exponents = [exponent - AFTER for each in alike for _, exponent in each.looked_up]
    return Ends(terms, _flat(tasks), picked(exponents), len(alike))


def _flat(tasks: Sequence[Task]) -> Picked:
    return picked([item for task in tasks for item in task])


def picked(places: Sequence[int]) -> Picked:
    """Return what picks items by their places."""
    if len(places) > 1:
        return itemgetter(*places)
    return lambda items: tuple([items[at] for at in places])


def side_by_side(jobs: Sequence[Sequence[int]], many: int) -> "array[int]":
    """Return what jobs have in groups of so many jobs: of each item one after the other, then the next item."""
    whole = array("Q")
    for first in range(0, len(jobs), many):
        whole.extend(chain.from_iterable(zip(*jobs[first : first + many], strict=True)))
    return whole


def joined(jobs: Sequence[Iterable[bytes]], many: int) -> "array[int]":
    """Return likewise words that are given as octets."""
    eights = [zip(*jobs[first : first + many], strict=True) for first in range(0, len(jobs), many)]
    return array("Q", b"".join([each for eight in eights for items in eight for each in items]))

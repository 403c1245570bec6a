"""A program for all jobs of one shape: the same numbers of elements, the same rows of bases, whatever the exponents."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from colonnade.edges.engines.kernels.ed25519_instructions import (
    DIGIT_BITS,
    DIGITS,
    POINT,
    TABLE,
    TABLE_BITS,
    TABLE_DIGITS,
    Do,
    packed,
)
from colonnade.edges.engines.kernels.ed25519_programs import (
    BASE,
    EACH,
    PREPARED,
    STAGED,
    SUM,
    Tape,
    chain,
    from_table,
    must_be_neutral,
    result_of,
)

Numbers: TypeAlias = tuple[int, ...]
Program: TypeAlias = "np.ndarray[tuple[int], np.dtype[np.uint64]]"
ENTRIES = TABLE_DIGITS * TABLE
"""Entries of one table."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Of jobs: for each known element the number of its table, or -1; strange elements; sums; bases of rows."""

    tables: Numbers
    strange: int
    sums: tuple[Numbers, ...]
    rows: tuple[Numbers, ...]
    digits: int = DIGITS
    """Digits of an exponent that are not all 0."""
    added: Numbers = ()
    """Strange bases that are added up, each by itself, over all jobs of a lane."""


@dataclass(frozen=True, slots=True)
class Written:
    """A program, where it begins, how many registers it takes, and how terms are put in order for it.

    ``order`` are terms, counted along the rows, as the program wants their factors; ``read`` are the bases whose
    spellings it wants. Spelled are sums, then rows. Marks are one for each strange element, and one for whatever is
    known. What is added up is none from ``begin`` on to its end, and spelled from ``finish`` on to its own.
    """

    program: Program
    start: int
    registers: int
    order: Numbers
    read: Numbers
    spelled: int
    marks: int
    begin: int
    finish: int
    added: int


def written(shape: Shape) -> Written:
    """Return the program of a shape; raises :class:`DoesNotFit` where the machine is too small for it."""
    return _Writer(shape).whole()


class _Writer:
    """A program while it is written: parts that are called, then the main one that calls them."""

    def __init__(self, shape: Shape) -> None:
        self.shape = shape
        self.rows: list[tuple[int, int, int, int]] = []
        self.parts: dict[object, int] = {}
        known, bases = len(shape.tables), len(shape.tables) + shape.strange + len(shape.sums)
        self.terms = [(base, row) for row, numbers in enumerate(shape.rows) for base in numbers]
        self.of = [[at for at, (base, _) in enumerate(self.terms) if base == each] for each in range(bases)]
        self.order = [at for each in self.of for at in each]
        self.place = {term: at for at, term in enumerate(self.order)}
        self.strange = range(known, known + shape.strange)
        self.main = Tape()
        most = max((len(each) for base, each in enumerate(self.of) if not self._table(base)), default=0)
        self.free = STAGED + most * EACH
        self.bases = [self._point() for _ in range(bases)]
        self.results = [self._point() for _ in self.terms]
        self.made = [self._point() for _ in shape.rows]
        self.totals = [self._point() for _ in shape.added]

    def whole(self) -> Written:
        """Return the program."""
        read = self._read()
        for base, total in zip(self.shape.added, self.totals, strict=True):
            self.main.prepare(PREPARED, self.bases[base], apart=False)
            self.main.sum(total, total, PREPARED)
        for numbers, point in zip(self.shape.sums, self.bases[self.strange.stop :], strict=True):
            self._add_up(point, [self.bases[number] for number in numbers], apart=False)
            self.main.do(Do.JOIN, point, point)
        for base in range(len(self.bases)):
            self._multiply(base)
        for row, point in enumerate(self.made):
            self._row(row, point)
        sums = [self._copied(point) for point in self.bases[self.strange.stop :]]
        self.main.spell([*sums, *self.made])
        self.main.do(Do.END)
        start, begin, finish = map(self._placed, (self.main, self._begin(), self._finish()))
        return Written(
            np.array([packed(*row) for row in self.rows], np.uint64),
            start,
            self.free,
            tuple(self.order),
            tuple(read),
            len(sums) + len(self.made),
            self.shape.strange + 1,
            begin,
            finish,
            len(self.totals),
        )

    def _begin(self) -> Tape:
        """Nothing has been added up."""
        tape = Tape()
        if self.totals:
            tape.do(Do.NEUTRAL, self.totals[0], len(self.totals))
        tape.do(Do.END)
        return tape

    def _finish(self) -> Tape:
        """What was added up is spelled, and lost."""
        tape = Tape()
        for total in self.totals:
            tape.do(Do.JOIN, total, total)
        tape.spell(self.totals)
        tape.do(Do.END)
        return tape

    def _point(self) -> int:
        self.free += POINT
        return self.free - POINT

    def _table(self, base: int) -> bool:
        return base < len(self.shape.tables) and self.shape.tables[base] >= 0

    def _read(self) -> list[int]:
        """Read all elements of which the points are needed, and return which they are."""
        summed = {base for numbers in self.shape.sums for base in numbers}
        read = [base for base in range(self.strange.stop) if not self._table(base) or base in summed]
        for spelling, base in enumerate(read):
            self.main.read(self.bases[base], spelling, self._mark(base))
        return read

    def _mark(self, base: int) -> int:
        return base - self.strange.start if base in self.strange else self.shape.strange

    def _add_up(self, point: int, points: Sequence[int], *, apart: bool) -> None:
        """The point, apart, is the sum of the points, which are whole or apart."""
        if not points:
            self.main.do(Do.NEUTRAL, point, 1)
            return
        if apart:
            self.main.copy_point(point, points[0])
        else:
            self.main.do(Do.PART, point, points[0])
        for each in points[1:]:
            self.main.prepare(PREPARED, each, apart=apart)
            self.main.sum(point, point, PREPARED)

    def _multiply(self, base: int) -> None:
        """Multiply a base by all its factors, and ask whether it is a member if it is strange."""
        terms, asked = self.of[base], base in self.strange
        if self._table(base) or not (terms or asked):
            return
        self.main.copy_point(BASE, self.bases[base])
        part = self._part(("chain", len(terms), asked), chain(len(terms), asked=asked, digits=self.shape.digits))
        for term in terms:
            self.main.do(Do.RECODE, 0, self.place[term], DIGIT_BITS)
        self.main.do(Do.CALL, 0, part, self.place[terms[0]] * DIGITS if terms else 0)
        for factor, term in enumerate(terms):
            self.main.copy_point(self.results[term], result_of(factor))
        if asked:
            must_be_neutral(self.main, self._mark(base))

    def _row(self, row: int, point: int) -> None:
        """The point is the sum of all multiples of a row."""
        terms = [at for at, (_, own) in enumerate(self.terms) if own == row]
        self._add_up(SUM, [self.results[at] for at in terms if not self._table(self.terms[at][0])], apart=True)
        for at in terms:
            base = self.terms[at][0]
            if self._table(base):
                table = self.shape.tables[base]
                part = self._part(("table", table), from_table(table * ENTRIES))
                self.main.do(Do.RECODE, 0, self.place[at], TABLE_BITS)
                self.main.do(Do.CALL, 0, part, self.place[at] * DIGITS)
        self.main.do(Do.JOIN, point, SUM)

    def _copied(self, point: int) -> int:
        """Return a copy of a point, which may be lost."""
        copy = self._point()
        self.main.copy_point(copy, point)
        return copy

    def _part(self, name: object, tape: Tape) -> int:
        """Return where a part that is called begins."""
        if name not in self.parts:
            self.parts[name] = self._placed(tape)
        return self.parts[name]

    def _placed(self, tape: Tape) -> int:
        """Return where instructions begin that stand after all others."""
        self.rows += tape.rows
        return len(self.rows) - len(tape.rows)

"""What the protocol asks of whoever computes: jobs in, spelled elements out. Engines differ in speed, never in answers.

Two kinds, and no value is both. *Public* arithmetic works on what everybody may read, in a time that may depend on it.
*Secret* arithmetic raises to exponents that nobody may learn, in a time that does not depend on them; functions that
hold a secret take this kind only. Source: docs/adr/0037-groups-and-engines.md.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol, TypeAlias, runtime_checkable

from colonnade.core.elections.elements import Element, Group, Row
from colonnade.core.elections.logarithms import exponents

Term: TypeAlias = tuple[int, int]
"""The number of a base in its job, and an exponent."""


@dataclass(frozen=True, slots=True)
class Job:
    """Elements to be examined and products of powers to be made of them.

    Bases are numbered: first ``known`` (members, the same in many jobs), then ``strange`` (membership is asked), then
    ``sums`` (each the product of the bases it numbers). ``rows`` are products of powers of bases.
    """

    known: tuple[Element, ...]
    strange: tuple[Element, ...]
    sums: tuple[tuple[int, ...], ...]
    rows: tuple[tuple[Term, ...], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Which of the strange are no members, by place in ``strange``; and, where all are, the sums and then the rows."""

    strangers: tuple[int, ...]
    sums: tuple[Element, ...] = ()
    rows: tuple[Element, ...] = ()


class Lines(NamedTuple):
    """Which of a job's strange are no members; and, where all are, each line of its form, commas between elements."""

    strangers: tuple[int, ...]
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """What many jobs have in common: all but their strange elements, so many, and their values.

    A term of a row names its exponent by the place among the values. ``lines`` are what is asked for: elements by their
    places among sums and rows, sums first.
    """

    known: tuple[Element, ...]
    strange: int
    sums: tuple[tuple[int, ...], ...]
    rows: tuple[tuple[tuple[int, int], ...], ...]
    lines: tuple[tuple[int, ...], ...]

    def job(self, strange: Sequence[Element], values: Sequence[int]) -> Job:
        """Return the job of this form."""
        rows = tuple([tuple([(number, values[at]) for number, at in row]) for row in self.rows])
        return Job(self.known, tuple(strange), self.sums, rows)

    def told(self, answer: Answer) -> Lines:
        """Return what is asked for out of the answer to a job of this form."""
        if answer.strangers:
            return Lines(answer.strangers)
        elements = (*answer.sums, *answer.rows)
        return Lines((), tuple([",".join([elements[at] for at in line]) for line in self.lines]))


Filling: TypeAlias = tuple[Sequence[Element], Sequence[int]]
"""The strange elements of a job of some form, and its values, each from 0 to below the order."""


class PublicArithmetic(Protocol):
    """Fast arithmetic on what everybody may read."""

    @property
    def name(self) -> str:
        """The name of the engine, as printed."""

    @property
    def group(self) -> Group:
        """The group in which it computes."""

    def answers(self, jobs: Sequence[Job]) -> list[Answer]:
        """Return the answer to each job; its elements have been read by the group, exponents count modulo the order."""

    def products(self, rows: Iterable[Row]) -> list[Element]:
        """Return the product of powers of each row of members; bases come once, exponents are mostly small."""

    def logarithms(self, elements: Sequence[Element], bound: int) -> list[int | None]:
        """Return of each member the exponent of g from 0 to the bound; nothing where there is none."""


@runtime_checkable
class OfForms(Protocol):
    """Public arithmetic that has a shorter way for jobs of one form."""

    def lines(self, form: Form, fillings: Sequence[Filling]) -> list[Lines]:
        """Return what the form asks of each job."""


def lines_of(arithmetic: PublicArithmetic, form: Form, fillings: Sequence[Filling]) -> list[Lines]:
    """Return what the form asks of each job, in the engine's own way where it has one."""
    if isinstance(arithmetic, OfForms):
        return arithmetic.lines(form, fillings)
    return [form.told(answer) for answer in arithmetic.answers([form.job(*each) for each in fillings])]


@runtime_checkable
class AddsUp(Protocol):
    """Public arithmetic that multiplies up strange elements while it has them in hand anyway."""

    def added_up(
        self, form: Form, fillings: Sequence[Filling], places: Sequence[int]
    ) -> tuple[list[Lines], Sequence[Element] | None]:
        """Return what the form asks of each job, and the product, over all jobs, of the strange at each place.

        No product where a job has a stranger, where no place is asked for, or where the engine leaves it.
        """


def added_up(
    arithmetic: PublicArithmetic, form: Form, fillings: Sequence[Filling], places: Sequence[int]
) -> tuple[list[Lines], Sequence[Element] | None]:
    """Return likewise, in the engine's own way where it has one; without it there is no product."""
    if isinstance(arithmetic, AddsUp):
        return arithmetic.added_up(form, fillings, places)
    return lines_of(arithmetic, form, fillings), None


class SecretArithmetic(Protocol):
    """Arithmetic whose time does not depend on the exponents."""

    @property
    def name(self) -> str:
        """The name of the engine, as printed."""

    @property
    def group(self) -> Group:
        """The group in which it computes."""

    def secret_products(self, rows: Sequence[Row]) -> list[Element]:
        """Return the product of powers of each row; the elements are members and known, the exponents secret."""

    def multiplied(self, pairs: Sequence[tuple[Element, Element]]) -> list[Element]:
        """Return the product of each pair of members, of which either may be secret."""


@dataclass(slots=True)
class Plan:
    """A job while it is written down: whatever is put in has a number, and is found in the answer by it.

    Sums are numbered -1, -2 and so on while elements may still come; in the job they follow the elements.
    """

    known: tuple[Element, ...]
    _strange: list[Element] = field(default_factory=list)
    _sums: list[tuple[int, ...]] = field(default_factory=list)
    _rows: list[tuple[Term, ...]] = field(default_factory=list)

    def strange(self, element: Element) -> int:
        """Put in an element whose membership is asked, and return its number."""
        self._strange.append(element)
        return len(self.known) + len(self._strange) - 1

    def total(self, numbers: Sequence[int]) -> int:
        """Put in the product of elements, and return its number."""
        self._sums.append(tuple(numbers))
        return -len(self._sums)

    def row(self, *terms: Term) -> int:
        """Put in a product of powers, and return its place among the rows."""
        self._rows.append(terms)
        return len(self._rows) - 1

    def job(self) -> Job:
        """Return what has been put in."""
        first = len(self.known) + len(self._strange)
        rows = tuple(
            [
                tuple([(first - number - 1 if number < 0 else number, exponent) for number, exponent in row])
                for row in self._rows
            ]
        )
        return Job(self.known, tuple(self._strange), tuple(self._sums), rows)

    def spelled(self, answer: Answer, number: int) -> Element:
        """Return the element or the sum of that number."""
        if number < 0:
            return answer.sums[-number - 1]
        return (*self.known, *self._strange)[number]


@dataclass(frozen=True, slots=True)
class ReferenceArithmetic:
    """Public arithmetic by the exact integers of the group itself: slow, short, and right by reading."""

    group: Group
    name: str = "reference"

    def answers(self, jobs: Sequence[Job]) -> list[Answer]:
        """Return the answer to each job."""
        return [self._answer(job) for job in jobs]

    def products(self, rows: Iterable[Row]) -> list[Element]:
        """Return the product of powers of each row."""
        return [self.group.product(row) for row in rows]

    def logarithms(self, elements: Sequence[Element], bound: int) -> list[int | None]:
        """Return the exponents of g."""
        return exponents(
            elements,
            bound,
            one=self.group.identity,
            base=self.group.generator,
            multiply=lambda left, right: self.group.product([(left, 1), (right, 1)]),
            raised=lambda base, exponent: self.group.product([(base, exponent)]),
        )

    def _answer(self, job: Job) -> Answer:
        strangers = tuple(at for at, element in enumerate(job.strange) if not self.group.is_member(element))
        if strangers:
            return Answer(strangers)
        bases = [*job.known, *job.strange]
        for numbers in job.sums:
            bases.append(self.group.product([(bases[number], 1) for number in numbers]))
        rows = tuple(self.group.product([(bases[number], exponent) for number, exponent in row]) for row in job.rows)
        return Answer((), tuple(bases[len(job.known) + len(job.strange) :]), rows)

"""Groups of numbers by gmpy2: tables for bases that come again, one chain of squarings for all powers of a base."""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

import gmpy2

from colonnade.core.elections.arithmetic import Answer, Job
from colonnade.core.elections.elements import Element, Row
from colonnade.core.elections.fields import FieldGroup
from colonnade.core.elections.logarithms import exponents
from colonnade.edges.engines.guarded import Guarded, Library
from colonnade.edges.engines.guarded import Table as GuardedTable

Number: TypeAlias = gmpy2.mpz
NAME = "gmpy2"
TABLE_BITS = 8
TABLE_AFTER = 40
"""A table costs about as much as forty powers."""
MOST_TABLES = 8
MOST_MET = 1_000
LIMB_BITS = 64
GUARDED_AFTER = 16
"""A guarded table costs about as much as sixteen powers."""
MOST_GUARDED = 4


class Table:
    """All powers of one base that eight bits of an exponent can ask for, so that a power is multiplications only."""

    def __init__(self, base: Number, modulus: Number, bits: int) -> None:
        """Reckon the table for exponents of at most so many bits."""
        self._modulus = modulus
        self._rows: list[list[Number]] = []
        for _ in range(0, bits, TABLE_BITS):
            row = [gmpy2.mpz(1)]
            for _ in range((1 << TABLE_BITS) - 1):
                row.append(row[-1] * base % modulus)
            self._rows.append(row)
            base = row[-1] * base % modulus

    def power(self, exponent: int) -> Number:
        """Return the base raised to an exponent that is not negative."""
        whole = gmpy2.mpz(1)
        octets = exponent.to_bytes(len(self._rows), "little")
        for row, octet in zip(self._rows, octets, strict=True):
            if octet:
                whole = whole * row[octet] % self._modulus
        return whole


def powers_of(base: Number, wanted: Sequence[int], modulus: Number) -> list[Number]:
    """Return the base raised to each exponent, all from one chain of squarings.

    Every step of the chain goes, for each exponent, into the bucket of the digit that stands there; a bucket counts as
    often as its digit says. Source: A. C. Yao, SIAM Journal on Computing 5 (1976), 100–103.
    """
    if len(wanted) == 1:
        return [gmpy2.powmod(base, wanted[0], modulus)]
    octets = max((exponent.bit_length() + 7) // 8 for exponent in wanted)
    buckets: list[list[Number | None]] = [[None] * 16 for _ in wanted]
    step = base
    for column in zip(*(_digits(exponent, octets) for exponent in wanted), strict=True):
        for bucket, digit in zip(buckets, column, strict=True):
            if digit:
                held = bucket[digit]
                bucket[digit] = step if held is None else held * step % modulus
        step = step * step % modulus
        step = step * step % modulus
        step = step * step % modulus
        step = step * step % modulus
    return [_emptied(bucket, modulus) for bucket in buckets]


def _digits(exponent: int, octets: int) -> list[int]:
    """Return the exponent in base 16, the lowest digit first."""
    return [digit for octet in exponent.to_bytes(octets, "little") for digit in (octet & 15, octet >> 4)]


def _emptied(buckets: Sequence[Number | None], modulus: Number) -> Number:
    """Return the product of all buckets, each as often as its digit."""
    running: Number | None = None
    whole: Number | None = None
    for held in reversed(buckets[1:]):
        if held is not None:
            running = held if running is None else running * held % modulus
        if running is not None:
            whole = running if whole is None else whole * running % modulus
    return gmpy2.mpz(1) if whole is None else whole


class GmpArithmetic:
    """Public arithmetic of a field group; keeps tables of the bases it has met often."""

    name = NAME

    def __init__(self, group: FieldGroup) -> None:
        """Compute in this group."""
        self.group = group
        self._modulus = gmpy2.mpz(group.modulus)
        self._met: dict[Element, int] = {}
        self._tables: dict[Element, Table] = {}

    def answers(self, jobs: Sequence[Job]) -> list[Answer]:
        """Return the answer to each job."""
        return [self._answer(job) for job in jobs]

    def products(self, rows: Iterable[Row]) -> list[Element]:
        """Return the product of powers of each row."""
        modulus = self._modulus
        made = []
        for row in rows:
            whole = gmpy2.mpz(1)
            for element, exponent in row:
                number = gmpy2.mpz(element)
                whole = whole * (number if exponent == 1 else gmpy2.powmod(number, exponent, modulus)) % modulus
            made.append(Element(str(whole)))
        return made

    def logarithms(self, elements: Sequence[Element], bound: int) -> list[int | None]:
        """Return the exponents of g."""
        modulus = self._modulus
        return exponents(
            [gmpy2.mpz(element) for element in elements],
            bound,
            one=gmpy2.mpz(1),
            base=gmpy2.mpz(self.group.base),
            multiply=lambda left, right: left * right % modulus,
            raised=lambda base, exponent: gmpy2.powmod(base, exponent, modulus),
        )

    def _answer(self, job: Job) -> Answer:
        bases = [gmpy2.mpz(element) for element in (*job.known, *job.strange)]
        for numbers in job.sums:
            bases.append(self._multiplied([bases[number] for number in numbers]))
        order, first = self.group.order, len(job.known)
        asked: list[dict[int, Number]] = [{} for _ in bases]
        for row in job.rows:
            for number, exponent in row:
                asked[number][exponent % order] = None
        if not self.group.is_safe:
            for number in range(first, first + len(job.strange)):
                asked[number][order] = None
        for number, wanted in enumerate(asked):
            known = job.known[number] if number < first else None
            self._raise(bases[number], wanted, known)
        strangers = tuple(
            at for at in range(len(job.strange)) if not self._is_member(bases[first + at], asked[first + at])
        )
        if strangers:
            return Answer(strangers)
        rows = [self._multiplied([asked[number][exponent % order] for number, exponent in row]) for row in job.rows]
        return Answer((), _spelled(bases[first + len(job.strange) :]), _spelled(rows))

    def _is_member(self, number: Number, powers: dict[int, Number]) -> bool:
        """Whether the number is a member; of a safe prime the squares are, otherwise its power with the order is 1."""
        if self.group.is_safe:
            return bool(gmpy2.jacobi(number, self._modulus) == 1)
        return bool(powers[self.group.order] == 1)

    def _raise(self, base: Number, wanted: dict[int, Number], known: Element | None) -> None:
        """Fill in the powers of one base that are wanted."""
        table = self._table(base, known, len(wanted)) if known is not None and wanted else None
        hard = []
        for exponent in wanted:
            if table is not None:
                wanted[exponent] = table.power(exponent)
            elif exponent < 2:
                wanted[exponent] = base if exponent else gmpy2.mpz(1)
            else:
                hard.append(exponent)
        if hard:
            wanted.update(zip(hard, powers_of(base, hard, self._modulus), strict=True))

    def _table(self, base: Number, element: Element, uses: int) -> Table | None:
        """Return the table of a base that has been met often enough; nothing before."""
        table = self._tables.get(element)
        if table is None:
            if len(self._met) == MOST_MET:
                self._met.clear()
            self._met[element] = self._met.get(element, 0) + uses
            if self._met[element] > TABLE_AFTER and len(self._tables) < MOST_TABLES:
                table = self._tables[element] = Table(base, self._modulus, self.group.order.bit_length())
        return table

    def _multiplied(self, numbers: Sequence[Number]) -> Number:
        whole = gmpy2.mpz(1)
        for number in numbers:
            whole = whole * number % self._modulus
        return whole


def _spelled(numbers: Sequence[Number]) -> tuple[Element, ...]:
    return tuple(Element(str(number)) for number in numbers)


class GmpSecrets:
    """Secret arithmetic of a field group, by those functions of GMP alone that are made for secrets.

    A power is one function with every exponent equally long or, of a base that comes again, multiplications from a
    table every entry of which is read every time; which bases come again is no secret.
    """

    def __init__(self, group: FieldGroup, functions: Library | None) -> None:
        """Compute in this group; without the functions there are no tables."""
        self.group = group
        self._modulus = gmpy2.mpz(group.modulus)
        self._width = -(-group.order.bit_length() // LIMB_BITS) * LIMB_BITS
        self._guarded = None if functions is None else Guarded(functions, group.modulus)
        self._met: dict[Element, int] = {}
        self._tables: dict[Element, GuardedTable] = {}

    @property
    def name(self) -> str:
        """The name of the engine, and whether it has tables."""
        return NAME if self._guarded is None else f"{NAME}, tables"

    def secret_products(self, rows: Sequence[Row]) -> list[Element]:
        """Return the product of powers of each row."""
        taken = [tuple(row) for row in rows]
        self._meet([element for row in taken for element, _ in row])
        return [self._product(row) for row in taken]

    def multiplied(self, pairs: Sequence[tuple[Element, Element]]) -> list[Element]:
        """Return the product of each pair."""
        return [self._whole([gmpy2.mpz(left), gmpy2.mpz(right)], []) for left, right in pairs]

    def _product(self, row: Sequence[tuple[Element, int]]) -> Element:
        powers, quick = [], []
        for element, exponent in row:
            table = self._tables.get(element)
            if table is None:
                powers.append(gmpy2.powmod_sec(gmpy2.mpz(element), self._lifted(exponent), self._modulus))
            else:
                quick.append((table, exponent % self.group.order))
        return self._whole(powers, quick)

    def _whole(self, numbers: Sequence[Number], powers: Sequence[tuple[GuardedTable, int]]) -> Element:
        """Return the product of numbers, and of powers from tables where there are any."""
        if self._guarded is not None:
            return Element(str(gmpy2.mpz(self._guarded.product([int(each) for each in numbers], powers))))
        whole = gmpy2.mpz(1)
        for number in numbers:
            whole = whole * number % self._modulus
        return Element(str(whole))

    def _meet(self, elements: Sequence[Element]) -> None:
        """Make tables of bases that have been met often enough."""
        for element in elements:
            if self._guarded is None or element in self._tables or element == self.group.identity:
                continue
            if len(self._met) == MOST_MET:
                self._met.clear()
            self._met[element] = self._met.get(element, 0) + 1
            if self._met[element] == GUARDED_AFTER and len(self._tables) < MOST_GUARDED:
                bits, octets = self.group.order.bit_length(), self._guarded.octets
                self._tables[element] = GuardedTable(int(element), self.group.modulus, bits, octets)

    def _lifted(self, exponent: int) -> int:
        """Return an exponent with the same power that is never 0 and always fills the same number of limbs."""
        reduced = exponent % self.group.order
        higher = reduced + self.group.order
        return (reduced, higher)[higher.bit_length() <= self._width]

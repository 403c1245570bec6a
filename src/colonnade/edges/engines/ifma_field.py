"""Groups of numbers of 2048 bits by the kernel for AVX-512-IFMA: eight powers at once, tables for bases met often.

Everything asked in one call is planned first: each number has an index, each step its tasks, eight in a group. What a
job looks like does not matter; a group that is not full is padded. Source: docs/rules/kernels.md.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from threading import Lock

import gmpy2

from colonnade.core.elections.arithmetic import Answer, Filling, Form, Job, Lines
from colonnade.core.elections.elements import Element, Row
from colonnade.core.elections.fields import FieldGroup
from colonnade.edges.engines.gmp import GmpArithmetic
from colonnade.edges.engines.kernels.compiling import Entry, Kernel, loaded
from colonnade.edges.engines.kernels.features import IFMA
from colonnade.edges.engines.kernels.layout2048 import LIMBS, MANY, WHOLE_WORDS, WORKSPACE
from colonnade.edges.engines.memory2048 import Room, constants_of, odd_digits
from colonnade.edges.engines.sheets import NEUTRAL, NOWHERE, OCTETS, Chain, End, Placed, Sheet, Task
from colonnade.edges.engines.stencils import Stencil, joined, side_by_side, stencil_of

NAME = "ifma"
KERNEL = Kernel(
    "powers2048_ifma",
    (
        Entry("raised", pointers=7, numbers=5),
        Entry("multiplied", pointers=4, numbers=1),
        Entry("looked_up", pointers=6, numbers=5),
        Entry("tabled", pointers=5, numbers=3),
        Entry("read", pointers=4, numbers=2),
        Entry("written", pointers=5, numbers=1),
    ),
    IFMA,
)
WORD = 64
TABLE_WORDS = 1 << 20
"""About what a table may hold: 8 MB."""
TABLE_AFTER = 100
MOST_TABLES = 4
MOST_MET = 1_000
MOST_STENCILS = 64
AT_ONCE = 64
"""Jobs of one form whose numbers stay near the processor."""


class IfmaArithmetic:
    """Public arithmetic of a field group of 2048 bits by vectors; keeps tables of the bases it has met often.

    Threads take turns: a kernel runs without the interpreter's lock, in memory that is one engine's.
    """

    name = NAME

    def __init__(self, group: FieldGroup) -> None:
        """Compute in this group; refused where the kernel is not ready."""
        self.group = group
        self._calls = loaded(KERNEL)
        self._bits = group.order.bit_length()
        self._width = -(-self._bits // WORD) + 1
        self._constants = constants_of(group.modulus)
        self._odd = odd_digits(group.order)
        self._work = Room(WORKSPACE)
        self._window = max(each for each in range(1, 11) if self._table_words(each) <= TABLE_WORDS * 3 // 2)
        self._tables: dict[Element, int] = {}
        self._table_room = Room(MOST_TABLES * self._table_words(self._window))
        self._met: Counter[Element] = Counter()
        self._exactly = GmpArithmetic(group)
        self._stencils: dict[tuple[Form, int], Stencil] = {}
        self._turn = Lock()

    def answers(self, jobs: Sequence[Job]) -> list[Answer]:
        """Return the answer to each job."""
        with self._turn:
            return self._answers(jobs)

    def lines(self, form: Form, fillings: Sequence[Filling]) -> list[Lines]:
        """Return what the form asks of each job, eight jobs side by side; those left over as any other jobs."""
        whole = len(fillings) - len(fillings) % MANY
        told: list[Lines] = []
        for first in range(0, whole, AT_ONCE):
            with self._turn:
                told += self._lines(form, fillings[first : min(first + AT_ONCE, whole)])
        return told + [form.told(each) for each in self.answers([form.job(*each) for each in fillings[whole:]])]

    def products(self, rows: Iterable[Row]) -> list[Element]:
        """Return the product of powers of each row: reading and spelling outweighs the multiplications."""
        return self._exactly.products(rows)

    def logarithms(self, elements: Sequence[Element], bound: int) -> list[int | None]:
        """Return the exponents of g: each step waits for the one before it, so that lanes would stand empty."""
        return self._exactly.logarithms(elements, bound)

    def _answers(self, jobs: Sequence[Job]) -> list[Answer]:
        self._meet(jobs)
        sheet = Sheet(self.group.order, self._tables, not self.group.is_safe)
        known: dict[Element, int] = {}
        bases: list[list[int]] = []
        for job in jobs:
            for element in job.known:
                if element not in known:
                    known[element] = sheet.number(element)
            own = [known[element] for element in job.known]
            bases.append([*own, *map(sheet.number, job.strange)])
        placed = [sheet.place(job, each) for job, each in zip(jobs, bases, strict=True)]
        numbers, members = self._reckon(sheet)
        spelled = iter(self._spelled(numbers, [*chain.from_iterable((*each.sums, *each.rows) for each in placed)]))
        answers = []
        for job, each in zip(jobs, placed, strict=True):
            sums = tuple(next(spelled) for _ in each.sums)
            rows = tuple(next(spelled) for _ in each.rows)
            strangers = self._strangers(job, each, members)
            answers.append(Answer(strangers) if strangers else Answer((), sums, rows))
        return answers

    def _lines(self, form: Form, fillings: Sequence[Filling]) -> list[Lines]:
        """Return what the form asks of jobs whose number is a multiple of eight."""
        stencil = self._stencil(form, len(fillings))
        elements = [*form.known, *chain.from_iterable([strange for strange, _ in fillings])]
        wholes = [gmpy2.mpz(element).to_bytes(OCTETS, "little") for element in elements]
        width = 8 * self._width
        values = [[value.to_bytes(width, "little") for value in each] for _, each in fillings]
        places = stencil.numbers(len(fillings), MOST_TABLES)
        numbers = self._read(wholes, stencil.count(len(fillings)))
        for level in stencil.before:
            self._multiply_all(numbers, side_by_side([level(each) for each in places], MANY))
        members = self._raise_all(stencil, numbers, places, values)
        for level in stencil.after:
            self._multiply_all(numbers, side_by_side([level(each) for each in places], MANY))
        for ends in stencil.ends:
            tasks = side_by_side([ends.tasks(each) for each in places], MANY)
            exponents = joined([ends.exponents(each) for each in values], MANY)
            self._call(
                "looked_up",
                *(numbers, self._constants, self._table_room, tasks, exponents, self._work),
                *(len(tasks) // ((2 + ends.terms) * MANY), ends.terms, self._bits, self._window, self._width),
            )
        spelled = self._spelled(numbers, [*chain.from_iterable([stencil.wanted(each) for each in places])])
        return self._told(form, fillings, members, spelled)

    def _told(
        self, form: Form, fillings: Sequence[Filling], members: Sequence[Sequence[bool]], spelled: Sequence[Element]
    ) -> list[Lines]:
        told = []
        size = len(form.sums) + len(form.rows)
        for at, ((strange, _), own) in enumerate(zip(fillings, members, strict=True)):
            strangers = self._squareless(strange) if self.group.is_safe else _not_in(own)
            if strangers:
                told.append(Lines(strangers))
                continue
            mine = spelled[at * size : (at + 1) * size]
            told.append(Lines((), tuple([",".join([mine[place] for place in line]) for line in form.lines])))
        return told

    def _stencil(self, form: Form, many: int) -> Stencil:
        for row in form.rows:
            for number, _ in row:
                if number < len(form.known):
                    self._met[form.known[number]] += many
        self._add_tables(form.known)
        key = form, len(self._tables)
        if key not in self._stencils:
            if len(self._stencils) == MOST_STENCILS:
                self._stencils.clear()
            self._stencils[key] = stencil_of(form, self.group.order, self._tables, asks=not self.group.is_safe)
        return self._stencils[key]

    def _raise_all(
        self, stencil: Stencil, numbers: Room, places: Sequence[Sequence[int]], values: Sequence[Sequence[bytes]]
    ) -> list[list[bool]]:
        """Reckon the chains of all jobs; return for each job and each strange element whether it is a member."""
        members = [[False] * sum(len(each.places) for each in stencil.chains) for _ in places]
        nothing = bytes(8 * self._width)
        for chains in stencil.chains:
            tasks = side_by_side([chains.tasks(each) for each in places], MANY)
            none = nothing * (2 - chains.kind)
            own = [[b"".join([each[at] for at in of]) + none for of in chains.exponents] for each in values]
            found = array("Q", bytes(8 * len(tasks) // 3))
            self._call(
                "raised",
                *(numbers, self._constants, tasks, joined(own, MANY), self._odd, found, self._work),
                *(len(tasks) // (3 * MANY), chains.kind, self._bits, self._width, int(chains.is_asked)),
            )
            if chains.is_asked:
                for at, each in enumerate(members):
                    first = at // MANY * MANY * len(chains.places) + at % MANY
                    for nth, place in enumerate(chains.places):
                        each[place] = bool(found[first + nth * MANY])
        return [[each[at] for at in stencil.asked] for each in members]

    def _squareless(self, strange: Sequence[Element]) -> tuple[int, ...]:
        """Return which elements are no squares, by their places."""
        modulus = self.group.modulus
        return tuple(at for at, element in enumerate(strange) if gmpy2.jacobi(gmpy2.mpz(element), modulus) != 1)

    def _strangers(self, job: Job, placed: Placed, members: Sequence[bool]) -> tuple[int, ...]:
        if self.group.is_safe:
            return self._squareless(job.strange)
        return _not_in([members[found] for found in placed.chains])

    def _table_words(self, window: int) -> int:
        return -(-self._bits // window) * LIMBS << window

    def _meet(self, jobs: Sequence[Job]) -> None:
        """Count how often known bases are asked for; those that are worth a table have one then."""
        if len(self._met) > MOST_MET:
            self._met.clear()
        for job in jobs:
            for row in job.rows:
                for number, _exponent in row:
                    if number < len(job.known):
                        self._met[job.known[number]] += 1
        self._add_tables({element for job in jobs for element in job.known})

    def _add_tables(self, elements: Iterable[Element]) -> None:
        """Make tables of those that are worth one."""
        for element in elements:
            if self._met[element] > TABLE_AFTER and element not in self._tables and len(self._tables) < MOST_TABLES:
                self._add_table(element)

    def _add_table(self, element: Element) -> None:
        sheet = Sheet(self.group.order, {}, asks=False)
        base = array("Q", [sheet.number(element)])
        numbers, _ = self._reckon(sheet)
        room, table = self._table_room, len(self._tables)
        self._call("tabled", numbers, self._constants, room, base, self._work, table, self._bits, self._window)
        self._tables[element] = table

    def _call(self, name: str, *arguments: "Room | array[int] | int") -> None:
        self._calls[name](*map(_address, arguments))

    def _reckon(self, sheet: Sheet) -> tuple[Room, list[bool]]:
        """Return all numbers of a sheet, and for each chain whether its base is a member, where that was asked."""
        numbers = self._read(sheet.wholes, sheet.count)
        self._multiply(numbers, sheet.before)
        members = self._raise(numbers, sheet.chains)
        self._multiply(numbers, sheet.after)
        self._look_up(numbers, sheet)
        return numbers, members

    def _read(self, wholes: Sequence[bytes], count: int) -> Room:
        """Return room for so many numbers, the first of which are read."""
        numbers = Room(LIMBS * (count + MANY))
        read = [(1).to_bytes(OCTETS, "little"), bytes(OCTETS), *wholes]
        groups = -(-len(read) // MANY)
        words = array("Q", b"".join(read) + bytes((groups * MANY - len(read)) * OCTETS))
        self._call("read", numbers, self._constants, words, self._work, 0, groups)
        return numbers

    def _multiply_all(self, numbers: Room, tasks: "array[int]") -> None:
        self._call("multiplied", numbers, self._constants, tasks, self._work, len(tasks) // (3 * MANY))

    def _multiply(self, numbers: Room, levels: Sequence[Sequence[Task]]) -> None:
        for level in levels:
            self._multiply_all(numbers, _grouped(level, (NEUTRAL, NEUTRAL, NOWHERE)))

    def _raise(self, numbers: Room, chains: Sequence[Chain]) -> list[bool]:
        """Reckon chains, those of one kind side by side; return for each whether its base is a member, if asked."""
        members = [False] * len(chains)
        for (kind, is_asked), places in _side_by_side(chains).items():
            none = {at: (0,) * (2 - len(chains[at].exponents)) for at in places}
            units = _grouped(
                [(chains[at].base, *chains[at].targets, *(NOWHERE for _ in none[at])) for at in places],
                (NEUTRAL, NOWHERE, NOWHERE),
            )
            groups = len(units) // (3 * MANY)
            exponents = [exponent for at in places for exponent in (*chains[at].exponents, *none[at])]
            found = array("Q", bytes(8 * groups * MANY))
            self._call(
                "raised",
                *(numbers, self._constants, units, self._words(exponents, 2 * groups * MANY), self._odd, found),
                *(self._work, groups, kind, self._bits, self._width, int(is_asked)),
            )
            for at, member in zip(places, found, strict=False):
                members[at] = bool(member)
        return members

    def _words(self, exponents: Sequence[int], count: int) -> "array[int]":
        """Return exponents as the kernel reads them, and zeros up to a count."""
        width = 8 * self._width
        octets = b"".join([exponent.to_bytes(width, "little") for exponent in exponents])
        return array("Q", octets + bytes((count - len(exponents)) * width))

    def _look_up(self, numbers: Room, sheet: Sheet) -> None:
        kinds: dict[int, list[End]] = {}
        for end in sheet.ends:
            kinds.setdefault(len(end.looked_up), []).append(end)
        for terms, ends in kinds.items():
            padded = [*ends, *[End(NEUTRAL, NOWHERE, ((0, 0),) * terms)] * (-len(ends) % MANY)]
            tasks = _grouped([(begun, end, *(table for table, _ in found)) for begun, end, found in padded], ())
            exponents = [
                end.looked_up[term][1]
                for first in range(0, len(padded), MANY)
                for term in range(terms)
                for end in padded[first : first + MANY]
            ]
            self._call(
                "looked_up",
                *(numbers, self._constants, self._table_room, tasks, self._words(exponents, len(exponents))),
                *(self._work, len(padded) // MANY, terms, self._bits, self._window, self._width),
            )

    def _spelled(self, numbers: Room, wanted: Sequence[int]) -> list[Element]:
        groups = -(-len(wanted) // MANY)
        indices = array("Q", [*wanted, *[NEUTRAL] * (groups * MANY - len(wanted))])
        room = Room(groups * MANY * WHOLE_WORDS)
        self._call("written", numbers, self._constants, indices, room, self._work, groups)
        octets = room.octets.tobytes()
        return [
            Element(str(gmpy2.mpz.from_bytes(octets[at : at + OCTETS], "little")))
            for at in range(0, len(wanted) * OCTETS, OCTETS)
        ]


def _not_in(members: Sequence[bool]) -> tuple[int, ...]:
    return tuple([at for at, is_member in enumerate(members) if not is_member])


def _address(argument: "Room | array[int] | int") -> int:
    """Return where the words of an argument stand, or the number that it is."""
    if isinstance(argument, int):
        return argument
    if isinstance(argument, Room):
        return argument.address
    return argument.buffer_info()[0]


def _side_by_side(chains: Sequence[Chain]) -> dict[tuple[int, bool], list[int]]:
    """Return which chains are reckoned together, by how many exponents count and whether membership is asked.

    Chains of a kind that would begin a group of eight and not fill it go where others leave as many lanes empty and
    as much or more is done: a ballot alone takes two groups so, and four otherwise.
    """
    kinds: dict[tuple[int, bool], list[int]] = {}
    for at, each in enumerate(chains):
        kinds.setdefault((len(each.exponents), each.is_asked), []).append(at)
    for kind in sorted(kinds):
        over = len(kinds[kind]) % MANY
        for other, places in kinds.items():
            does_more = other != kind and other[0] >= kind[0] and other[1] >= kind[1]
            if over and does_more and over <= -len(places) % MANY:
                places.extend(kinds[kind][-over:])
                del kinds[kind][-over:]
                break
    return {kind: places for kind, places in kinds.items() if places}


def _grouped(tasks: Sequence[Task], padding: Task) -> "array[int]":
    """Return tasks in groups of eight: of each group the first items, then the second ones, and so on."""
    whole = array("Q")
    for first in range(0, len(tasks), MANY):
        eight = [*tasks[first : first + MANY], *[padding] * (first + MANY - len(tasks))]
        for items in zip(*eight, strict=True):
            whole.extend(items)
    return whole

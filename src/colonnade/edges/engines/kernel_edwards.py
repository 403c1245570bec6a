"""The group of Ed25519 by kernels: jobs of one shape side by side, eight in lanes or one after another.

Source: docs/rules/kernels_ed25519.md.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from math import isqrt
from threading import RLock
from typing import Any, TypeAlias

import numpy as np

from colonnade.core.elections.arithmetic import Answer, Filling, Form, Job, Lines
from colonnade.core.elections.edwards import EdwardsGroup, point_of
from colonnade.core.elections.elements import Element, Row
from colonnade.edges.engines.edwards_kernels import KERNELS, LANES
from colonnade.edges.engines.kernels.compiling import loaded
from colonnade.edges.engines.kernels.ed25519_field import LIMBS
from colonnade.edges.engines.kernels.ed25519_instructions import DIGITS, ENTRY, WORDS, DoesNotFit
from colonnade.edges.engines.kernels.ed25519_programs import CONSTANTS
from colonnade.edges.engines.kernels.ed25519_shapes import Shape, Written, written
from colonnade.edges.engines.kernels.ed25519_tables import limbs_of, table_of
from colonnade.edges.engines.sodium import SodiumArithmetic

Octets: TypeAlias = "np.ndarray[Any, np.dtype[np.uint8]]"
Words: TypeAlias = "np.ndarray[Any, np.dtype[np.uint64]]"
LINE = 8
"""Words of a line of the cache; registers begin at the first of one."""
OCTETS = 32
STRIDE = 2 * OCTETS + 1
"""Characters of an element, and the comma after it."""
TABLE_AFTER = 1_000
"""A table costs about as much as a thousand powers."""
MOST_TABLES = 16
MOST_MET = 1_000
MOST_SHAPES = 64
PIECE = 16
"""Elements added up in one job."""
SIZES = (1, 4, 8, DIGITS)
"""Numbers of digits for which there are programs."""
WALK = 64
"""Steps of one job on the way to an exponent."""


class KernelArithmetic:
    """Public arithmetic of the group of Ed25519; keeps programs by shape, and tables of elements met often.

    Threads take turns: a kernel runs without the interpreter's lock, in memory that is one engine's. Jobs too large for
    the machine are libsodium's.
    """

    def __init__(self, group: EdwardsGroup, name: str) -> None:
        """Compute in this group, by the kernel of that name; refused where it is not ready."""
        self.group = group
        self.name = name
        self._otherwise = SodiumArithmetic(group)
        self._call = loaded(KERNELS[name])["run_all"]
        self._lanes = LANES[name]
        self._programs: dict[Shape, Written | None] = {}
        self._met: dict[Element, int] = {}
        self._numbers: dict[Element, int] = {}
        self._tables: Words = np.zeros((0, ENTRY), np.uint64)
        self._registers: Words = np.zeros(0, np.uint64)
        self._turn = RLock()
        self._table(group.generator, TABLE_AFTER + 1)

    def answers(self, jobs: Sequence[Job]) -> list[Answer]:
        """Return the answer to each job."""
        with self._turn:
            return self._answers(jobs)

    def _answers(self, jobs: Sequence[Job]) -> list[Answer]:
        alike: dict[Shape, list[int]] = {}
        for at, shape in enumerate(map(self._shape, jobs)):
            alike.setdefault(shape, []).append(at)
        found: dict[int, Answer] = {}
        for shape, places in alike.items():
            found.update(zip(places, self._run(shape, [jobs[at] for at in places]), strict=True))
        return [found[at] for at in range(len(jobs))]

    def lines(self, form: Form, fillings: Sequence[Filling]) -> list[Lines]:
        """Return what the form asks of each job; what is the same for all is worked out once."""
        return self.added_up(form, fillings, ())[0]

    def added_up(
        self, form: Form, fillings: Sequence[Filling], places: Sequence[int]
    ) -> tuple[list[Lines], Sequence[Element] | None]:
        """Return likewise, and the product of the strange at each place.

        No product where none is asked for, lanes are left over, a stranger is there, or the machine is too small.
        """
        if not fillings:
            return [], None
        many = len(fillings)
        added = tuple([len(form.known) + place for place in places]) if many % self._lanes == 0 else ()
        with self._turn:
            numbers = tuple([tuple([number for number, _ in row]) for row in form.rows])
            shape = self._shape_of(form.known, form.strange, form.sums, numbers, many)
            program = self._program(replace(shape, added=added)) or self._program(shape)
            if program is None:
                return [
                    form.told(each) for each in self._otherwise.answers([form.job(*each) for each in fillings])
                ], None
            words, exponents = _words_of(form, fillings, program), _exponents_of(form, fillings, program)
            spelled, marks = self._carried_out(program, many, words, exponents)
            text, strangers = _text(many, spelled), _strangers(many, marks)
            product = self._totals(program) if program.added and not strangers else None
        width = program.spelled * STRIDE
        texts = _cut([text[at * width : (at + 1) * width] for at in range(many)], form.lines)
        return [Lines(strangers[at]) if at in strangers else Lines((), texts[at]) for at in range(many)], product

    def products(self, rows: Iterable[Row]) -> list[Element]:
        """Return the product of powers of each row."""
        order = self.group.order
        taken = [list(row) for row in rows]
        terms = dict.fromkeys(
            (element, exponent % order) for row in taken for element, exponent in row if exponent != 1
        )
        powers = self._powers([term for term in terms if term[1] not in {0, 1}])
        return self._added(
            [
                [
                    element if exponent == 1 else powers.get((element, exponent % order), element)
                    for element, exponent in row
                    if exponent == 1 or exponent % order
                ]
                for row in taken
            ]
        )

    def logarithms(self, elements: Sequence[Element], bound: int) -> list[int | None]:
        """Return the exponents of g: steps of one are kept, steps of that many go back (D. Shanks, 1971)."""
        width = -(-(isqrt(bound) + 1) // WALK) * WALK
        g = self.group.generator
        small = self._walked([(self.group.identity, at) for at in range(0, width, WALK)], g)
        kept = {element: exponent for exponent, element in enumerate(small)}
        (back,) = self.products([[(g, -width)]])
        many = bound // width + 1
        found = []
        for element in elements:
            starts = [(element, -width * at) for at in range(0, many, WALK)]
            steps = enumerate(self._walked(starts, back)[:many])
            met = (at * width + kept[step] for at, step in steps if step in kept)
            found.append(next((exponent for exponent in met if exponent <= bound), None))
        return found

    def _walked(self, starts: Sequence[tuple[Element, int]], step: Element) -> list[Element]:
        """Return, for each element times g to an exponent, it and what further steps make of it, one after another."""
        g = self.group.generator
        first = self.products([[(element, 1), (g, exponent)] for element, exponent in starts])
        sums = ((0, 1), *((at, 1) for at in range(2, WALK)))
        shape = Shape((-1, -1), 0, sums, ())
        answers = self._run(shape, [Job((one, step), (), sums, ()) for one in first])
        return [each for one, answer in zip(first, answers, strict=True) for each in (one, *answer.sums)]

    def _powers(self, terms: Iterable[tuple[Element, int]]) -> dict[tuple[Element, int], Element]:
        """Return powers of members, alike ones at once: by the table of g, or by as many digits as are needed."""
        alike: dict[Shape, list[tuple[Element, int]]] = {}
        for element, exponent in dict.fromkeys(terms):
            digits = next(size for size in SIZES if exponent < 1 << 4 * size)
            table = self._numbers.get(element, -1)
            shape = Shape((table,), 0, (), ((0,),), DIGITS if table >= 0 else digits)
            alike.setdefault(shape, []).append((element, exponent))
        powers: dict[tuple[Element, int], Element] = {}
        for shape, same in alike.items():
            jobs = [Job((element,), (), (), (((0, exponent),),)) for element, exponent in same]
            powers.update((term, answer.rows[0]) for term, answer in zip(same, self._run(shape, jobs), strict=True))
        return powers

    def _added(self, rows: Sequence[Sequence[Element]]) -> list[Element]:
        """Return the product of each row of members, pieces of equal length side by side."""
        one = self.group.identity
        while any(len(row) > 1 for row in rows):
            length = min(PIECE, max(map(len, rows)))
            pieces = [-(-len(row) // length) for row in rows]
            whole = [[*row, *[one] * (many * length - len(row))] for row, many in zip(rows, pieces, strict=True)]
            sums = iter(self._sums(length, [element for row in whole for element in row]))
            rows = [[next(sums) for _ in range(many)] for many in pieces]
        return [row[0] if row else one for row in rows]

    def _sums(self, length: int, elements: Sequence[Element]) -> list[Element]:
        """Return the product of so many elements, then of the next as many, and so on."""
        with self._turn:
            program = self._program(Shape((-1,) * length, 0, (tuple(range(length)),), ()))
            assert program is not None
            many = len(elements) // length
            octets = np.frombuffer(bytes.fromhex("".join(elements)), np.uint8).reshape(many, length, OCTETS)
            nothing = np.zeros((many, 0, WORDS), np.uint64)
            spelled, _ = self._carried_out(program, many, _words(octets[:, list(program.read)]), nothing)
            return list(map(Element, _text(many, spelled).split(",")))

    def _shape(self, job: Job) -> Shape:
        """Return the shape of a job."""
        numbers = tuple([tuple([number for number, _ in row]) for row in job.rows])
        return self._shape_of(job.known, len(job.strange), job.sums, numbers, 1)

    def _shape_of(
        self,
        elements: Sequence[Element],
        strange: int,
        sums: tuple[tuple[int, ...], ...],
        numbers: tuple[tuple[int, ...], ...],
        many: int,
    ) -> Shape:
        """Return the shape of so many jobs; bases that are known and met often have tables in it."""
        tables = tuple([self._numbers.get(element, -1) for element in elements])
        if -1 in tables and len(self._numbers) < MOST_TABLES:
            uses = Counter(number for row in numbers for number in row if number < len(elements))
            tables = tuple(self._table(element, many * uses[at]) for at, element in enumerate(elements))
        return Shape(tables, strange, sums, numbers)

    def _table(self, element: Element, uses: int) -> int:
        """Return the number of the table of an element that has been met often enough; -1 before."""
        number = self._numbers.get(element, -1)
        if number >= 0 or len(self._numbers) == MOST_TABLES:
            return number
        if len(self._met) == MOST_MET:
            self._met.clear()
        self._met[element] = self._met.get(element, 0) + uses
        if self._met[element] <= TABLE_AFTER:
            return -1
        point = point_of(element)
        assert point is not None
        self._tables = _at_a_line(np.concatenate([self._tables, table_of(point)]))
        self._numbers[element] = len(self._numbers)
        return self._numbers[element]

    def _run(self, shape: Shape, jobs: Sequence[Job]) -> list[Answer]:
        """Return the answers to jobs of one shape."""
        with self._turn:
            return self._run_alone(shape, jobs)

    def _run_alone(self, shape: Shape, jobs: Sequence[Job]) -> list[Answer]:
        program = self._program(shape)
        if program is None:
            return self._otherwise.answers(jobs)
        words = _words_read([[(*job.known, *job.strange)[base] for base in program.read] for job in jobs])
        order = self.group.order
        exponents = _exponents([[exponent % order for row in job.rows for _, exponent in row] for job in jobs])
        found = self._carried_out(program, len(jobs), words, exponents[:, list(program.order)])
        return _answers(len(jobs), len(shape.sums), *found)

    def _carried_out(self, program: Written, many: int, words: Words, exponents: Words) -> tuple[Words, Words]:
        """Return what a program spells and marks for so many jobs, by group and with lanes last."""
        groups = -(-many // self._lanes)
        spellings, factors = self._grouped(words, groups), self._grouped(exponents, groups)
        spelled = np.zeros((groups, program.spelled, WORDS, self._lanes), np.uint64)
        marks = np.zeros((groups, program.marks, self._lanes), np.uint64)
        registers = self._cells(program.registers)
        places = [
            each.ctypes.data for each in (registers, program.program, spellings, factors, self._tables, spelled, marks)
        ]
        if program.added:
            self._call(*places, program.begin, 1, 0, 0, 0, 0)
        counts = (spellings.shape[1], factors.shape[1], program.spelled, program.marks)
        self._call(*places, program.start, groups, *counts)
        return spelled, marks

    def _totals(self, program: Written) -> list[Element]:
        """Return what a program, the last that was carried out, has added up: lane by lane, and then all lanes."""
        spelled = np.zeros((1, program.added, WORDS, self._lanes), np.uint64)
        arrays = (self._registers, program.program, spelled, spelled, self._tables, spelled, spelled)
        self._call(*(each.ctypes.data for each in arrays), program.finish, 1, 0, 0, program.added, 0)
        elements = list(map(Element, _text(self._lanes, spelled).split(",")))
        return self._added([elements[at :: program.added] for at in range(program.added)])

    def _program(self, shape: Shape) -> Written | None:
        """Return the program of a shape; nothing where the machine is too small for it."""
        if shape not in self._programs:
            if len(self._programs) == MOST_SHAPES:
                self._programs.clear()
            try:
                self._programs[shape] = written(shape)
            except DoesNotFit:
                self._programs[shape] = None
        return self._programs[shape]

    def _cells(self, registers: int) -> Words:
        """Return what is held, then registers: the constants in the first, in the rest whatever was there."""
        size = LIMBS * self._lanes
        if len(self._registers) < LINE + registers * size:
            room = np.zeros(2 * LINE + registers * size, np.uint64)
            self._registers = room[-(room.ctypes.data // 8) % LINE :]
            for register, number in CONSTANTS.items():
                held = self._registers[LINE + register * size :][:size].reshape(LIMBS, self._lanes)
                held[:] = np.array(limbs_of(number), np.uint64)[:, None]
        return self._registers

    def _grouped(self, of_jobs: Any, groups: int) -> Any:
        """Return arrays of jobs by group and with lanes last; the last group is filled up with its last job."""
        missing = groups * self._lanes - len(of_jobs)
        if missing:
            of_jobs = np.concatenate([of_jobs, np.repeat(of_jobs[-1:], missing, 0)])
        return np.array(np.moveaxis(of_jobs.reshape(groups, self._lanes, *of_jobs.shape[1:]), 1, -1), order="C")


def _at_a_line(words: Words) -> Words:
    """Return the same words, the first at the beginning of a line of the cache."""
    room = np.zeros(words.size + LINE, np.uint64)
    own = room[-(room.ctypes.data // 8) % LINE :][: words.size].reshape(words.shape)
    own[:] = words
    return own


def _words_read(elements: Sequence[Sequence[Element]]) -> Words:
    """Return spellings by job, number and word, the lowest word first."""
    octets = np.frombuffer(bytes.fromhex("".join([text for row in elements for text in row])), np.uint8)
    return _words(octets.reshape(len(elements), -1, OCTETS))


def _words_of(form: Form, fillings: Sequence[Filling], program: Written) -> Words:
    """Return likewise the spellings that a program reads of jobs of one form, whose known elements are the same."""
    known = np.frombuffer(bytes.fromhex("".join(form.known)), np.uint8).reshape(-1, OCTETS)
    octets = np.empty((len(fillings), len(known) + form.strange, OCTETS), np.uint8)
    octets[:, : len(known)] = known
    strange = bytes.fromhex("".join([text for elements, _ in fillings for text in elements]))
    octets[:, len(known) :] = np.frombuffer(strange, np.uint8).reshape(len(fillings), form.strange, OCTETS)
    return _words(octets[:, list(program.read)])


def _words(octets: Octets) -> Words:
    return np.ascontiguousarray(octets[:, :, ::-1]).view("<u8")


def _exponents_of(form: Form, fillings: Sequence[Filling], program: Written) -> Words:
    """Return likewise the exponents that it wants, in its order."""
    taken = [at for row in form.rows for _, at in row]
    asked = max(taken, default=-1) + 1
    return _exponents([values[:asked] for _, values in fillings])[:, [taken[at] for at in program.order]]


def _exponents(of_jobs: Sequence[Sequence[int]]) -> Words:
    """Return exponents, reduced by the order, by job, number and word."""
    octets = b"".join([exponent.to_bytes(OCTETS, "little") for exponents in of_jobs for exponent in exponents])
    return np.frombuffer(octets, "<u8").reshape(len(of_jobs), -1, WORDS)


def _text(many: int, spelled: Words) -> str:
    """Return what was spelled for so many jobs, job by job, with commas between."""
    groups, width, _, lanes = spelled.shape
    of_jobs = np.moveaxis(spelled, 3, 1).reshape(groups * lanes, width, WORDS)[:many]
    return of_jobs.astype("<u8", order="C").view(np.uint8)[:, :, ::-1].tobytes().hex(",", OCTETS)


def _strangers(many: int, marks: Words) -> dict[int, tuple[int, ...]]:
    """Return of so many jobs those with strangers, and their places."""
    groups, _, lanes = marks.shape
    marked = np.moveaxis(marks, 2, 1).reshape(groups * lanes, marks.shape[1])[:many, :-1]
    bad = np.flatnonzero(marked.any(axis=1)).tolist()
    return {at: tuple(np.flatnonzero(marked[at]).tolist()) for at in bad}


def _answers(many: int, sums: int, spelled: Words, marks: Words) -> list[Answer]:
    """Return the answers of so many jobs: strangers by place or, where there is none, sums and rows."""
    width, text, strangers = spelled.shape[1] * STRIDE, _text(many, spelled), _strangers(many, marks)
    answers = []
    for at in range(many):
        if at in strangers:
            answers.append(Answer(strangers[at]))
            continue
        first = at * width
        elements = tuple([Element(text[place : place + STRIDE - 1]) for place in range(first, first + width, STRIDE)])
        answers.append(Answer((), elements[:sums], elements[sums:]))
    return answers


def _span(line: Sequence[int]) -> tuple[int, int] | None:
    """Return where a line begins and ends among what is spelled, if its elements stand there in a row."""
    if not line or any(after != before + 1 for before, after in pairwise(line)):
        return None
    return line[0] * STRIDE, (line[-1] + 1) * STRIDE - 1


def _cut(spelled: Sequence[str], lines: Sequence[Sequence[int]]) -> list[tuple[str, ...]]:
    """Return the lines of each job out of what was spelled for it."""
    spans = [_span(line) for line in lines]
    if None in spans:
        return [
            tuple([",".join([text[at * STRIDE :][: STRIDE - 1] for at in line]) for line in lines]) for text in spelled
        ]
    pieces = [slice(*span) for span in spans if span is not None]
    return [tuple([text[piece] for piece in pieces]) for text in spelled]

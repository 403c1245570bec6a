"""The group of Ed25519 by kernels: jobs of one shape side by side, eight in lanes or one after another.

Source: docs/rules/kernels_ed25519.md.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from math import isqrt
from threading import RLock
from typing import Any, TypeAlias

import numpy as np

from colonnade.core.elections.arithmetic import Answer, Job
from colonnade.core.elections.edwards import EdwardsGroup, point_of
from colonnade.core.elections.elements import Element, Row
from colonnade.edges.engines.edwards_kernels import KERNELS, LANES
from colonnade.edges.engines.kernels.compiling import loaded
from colonnade.edges.engines.kernels.ed25519_field import LIMBS
from colonnade.edges.engines.kernels.ed25519_instructions import DIGITS, ENTRY, WORDS
from colonnade.edges.engines.kernels.ed25519_programs import CONSTANTS
from colonnade.edges.engines.kernels.ed25519_shapes import Shape, Written, written
from colonnade.edges.engines.kernels.ed25519_tables import limbs_of, table_of

Octets: TypeAlias = "np.ndarray[Any, np.dtype[np.uint8]]"
Words: TypeAlias = "np.ndarray[Any, np.dtype[np.uint64]]"
LINE = 8
"""Words of a line of the cache; registers begin at the first of one."""
OCTETS = 32
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

    Threads take turns: a kernel runs without the interpreter's lock, in memory that is one engine's.
    """

    def __init__(self, group: EdwardsGroup, name: str) -> None:
        """Compute in this group, by the kernel of that name; refused where it is not ready."""
        self.group = group
        self.name = name
        self._call = loaded(KERNELS[name])["run_all"]
        self._lanes = LANES[name]
        self._programs: dict[Shape, Written] = {}
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

    def products(self, rows: Iterable[Row]) -> list[Element]:
        """Return the product of powers of each row."""
        order = self.group.order
        reduced = [[(element, exponent % order) for element, exponent in row] for row in rows]
        powers = self._powers([term for row in reduced for term in row if term[1] not in {0, 1}])
        return self._added(
            [
                [element if exponent == 1 else powers[element, exponent] for element, exponent in row if exponent]
                for row in reduced
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
        while any(len(row) > 1 for row in rows):
            pieces = [
                (at, row[first : first + PIECE]) for at, row in enumerate(rows) for first in range(0, len(row), PIECE)
            ]
            length = max(len(piece) for _, piece in pieces)
            sums = (tuple(range(length)),)
            filled = [(*piece, *[self.group.identity] * (length - len(piece))) for _, piece in pieces]
            shape = Shape((-1,) * length, 0, sums, ())
            answers = self._run(shape, [Job(known, (), sums, ()) for known in filled])
            shorter: list[list[Element]] = [[] for _ in rows]
            for (at, _), answer in zip(pieces, answers, strict=True):
                shorter[at].append(answer.sums[0])
            rows = shorter
        return [row[0] if row else self.group.identity for row in rows]

    def _shape(self, job: Job) -> Shape:
        """Return the shape of a job; bases that are known and met often have tables in it."""
        known = len(job.known)
        numbers = tuple([tuple([number for number, _ in row]) for row in job.rows])
        tables = tuple([self._numbers.get(element, -1) for element in job.known])
        if -1 in tables and len(self._numbers) < MOST_TABLES:
            uses = Counter(number for row in numbers for number in row if number < known)
            tables = tuple(self._table(element, uses[at]) for at, element in enumerate(job.known))
        return Shape(tables, len(job.strange), job.sums, numbers)

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
        groups = -(-len(jobs) // self._lanes)
        spellings = self._grouped(_words_read(jobs, program), groups)
        factors = self._grouped(_factors_of(jobs, program, self.group.order), groups)
        spelled = np.zeros((groups, program.spelled, WORDS, self._lanes), np.uint64)
        marks = np.zeros((groups, program.marks, self._lanes), np.uint64)
        registers = self._cells(program.registers)
        arrays = (registers, program.program, spellings, factors, self._tables, spelled, marks)
        counts = (spellings.shape[1], factors.shape[1], program.spelled, program.marks)
        self._call(*(each.ctypes.data for each in arrays), program.start, groups, *counts)
        return _answers(len(jobs), len(shape.sums), spelled, marks)

    def _program(self, shape: Shape) -> Written:
        program = self._programs.get(shape)
        if program is None:
            if len(self._programs) == MOST_SHAPES:
                self._programs.clear()
            program = self._programs[shape] = written(shape)
        return program

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


def _words_read(jobs: Sequence[Job], program: Written) -> Words:
    """Return the spellings that a program reads, by job, number and word, the lowest word first."""
    text = "".join([(*job.known, *job.strange)[base] for job in jobs for base in program.read])
    octets = np.frombuffer(bytes.fromhex(text), np.uint8).reshape(len(jobs), len(program.read), OCTETS)
    return np.ascontiguousarray(octets[:, :, ::-1]).view("<u8")


def _factors_of(jobs: Sequence[Job], program: Written, order: int) -> Words:
    """Return exponents by job, number and word, in the order in which a program takes them."""
    exponents = [exponent for job in jobs for row in job.rows for _, exponent in row]
    reduced = b"".join([(exponent % order).to_bytes(OCTETS, "little") for exponent in exponents])
    words = np.frombuffer(reduced, "<u8").reshape(len(jobs), len(program.order), WORDS)
    return words[:, list(program.order)]


def _answers(many: int, sums: int, spelled: Words, marks: Words) -> list[Answer]:
    """Return the answers of so many jobs: strangers by place or, where there is none, sums and rows."""
    groups, width, _, lanes = spelled.shape
    of_jobs = np.moveaxis(spelled, 3, 1).reshape(groups * lanes, width, WORDS)[:many]
    text = of_jobs.astype("<u8", order="C").view(np.uint8)[:, :, ::-1].tobytes().hex()
    marked = np.moveaxis(marks, 2, 1).reshape(groups * lanes, marks.shape[1])[:many, :-1]
    size = 2 * OCTETS
    answers = []
    bad = set(np.flatnonzero(marked.any(axis=1)).tolist())
    for at in range(many):
        if at in bad:
            answers.append(Answer(tuple(np.flatnonzero(marked[at]).tolist())))
            continue
        first = at * width * size
        elements = tuple(Element(text[place : place + size]) for place in range(first, first + width * size, size))
        answers.append(Answer((), elements[:sums], elements[sums:]))
    return answers

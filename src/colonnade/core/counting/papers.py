"""Papers: a ballot as it was marked, as one short text, and what a rule reads of it.

A ranking is a text of one letter a mark, in order of preference: candidate ``n`` (from 1) is ``chr(0x80 + n)``. Between
two candidates of one rank stands ``=``; a rank that is left empty is ``-``; a rank on which nobody can say who was
meant is ``+``. Papers that say the same are one entry and a number: every rule counts entries, never papers.
Source: docs/rules/counting.md, "Papers".
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum

SKIPPED, TIED, UNCLEAR = "-", "=", "+"
MARKERS = frozenset((SKIPPED, TIED, UNCLEAR))
MOST_CANDIDATES = 10_000
_BASE = 0x81
_NOBODY = ("", SKIPPED, UNCLEAR)
_LINE = "colonnade.ballots/1"


@dataclass(frozen=True, slots=True)
class Poll:
    """Ballots as marked, and what their file says beside them. Candidates are counted from 0 here, from 1 outside."""

    candidates: tuple[str, ...]
    papers: Mapping[str, int]
    seats: int | None = None
    title: str = ""
    withdrawn: frozenset[int] = field(default_factory=frozenset)
    grades: int | None = None
    is_plain: bool = False
    """Whether no paper has an empty, shared or unclear rank or names anybody twice: known, or not yet asked."""

    @property
    def cast(self) -> int:
        """How many papers there are, valid or not."""
        return sum(self.papers.values())


@dataclass(frozen=True, slots=True)
class Read:
    """What a rule reads of a poll: rankings that hold a preference, with their number, and how many are invalid."""

    rankings: Mapping[str, int]
    invalid: int

    @property
    def valid(self) -> int:
        """How many papers count."""
        return sum(self.rankings.values())


class Reading(Enum):
    """What a rule does with a rank that is empty, shared or unclear.

    ``CONSECUTIVE``: the paper ends there. ``PASSING``: one empty rank is passed over and two in succession end the
    paper; a shared or unclear rank is passed over. ``WEAK``: ranks may be shared, empty ones mean nothing.
    ``GRADED``: every rank is a grade, and stays as it is.
    """

    CONSECUTIVE = "consecutive"
    PASSING = "passing"
    WEAK = "weak"
    GRADED = "graded"


def mark_of(candidate: int) -> str:
    """Return the letter of a candidate, counted from 0."""
    return chr(_BASE + candidate)


def candidate_of(mark: str) -> int:
    """Return the candidate, counted from 0, whom a letter means."""
    return ord(mark) - _BASE


def marks_of(candidates: Iterable[int]) -> str:
    """Return the letters of candidates in the order given."""
    return "".join(map(mark_of, candidates))


def ranking_of(ranks: Iterable[Iterable[int]]) -> str:
    """Return the text of a ranking given rank by rank; an empty rank was skipped, empty ones at the end are none."""
    return "".join(TIED.join(map(mark_of, sorted(rank))) or SKIPPED for rank in ranks).rstrip(SKIPPED)


def ranks_in(vector: Iterable[int]) -> list[list[int]]:
    """Return the candidates of each rank, from a vector that gives each candidate's rank, or 0 for none."""
    ranked = [(rank, each) for each, rank in enumerate(vector) if rank]
    ranks: list[list[int]] = [[] for _ in range(max(ranked)[0])] if ranked else []
    for rank, each in ranked:
        ranks[rank - 1].append(each)
    return ranks


def ranks_of(ranking: str) -> list[list[int]]:
    """Return the ranks of a ranking, empty and unclear ones empty; what is named again is passed over."""
    ranks: list[list[int]] = []
    seen: set[str] = set()
    joins = False
    for mark in ranking:
        if mark == TIED:
            joins = True
            continue
        if not joins:
            ranks.append([])
        joins = False
        if mark not in MARKERS and mark not in seen:
            seen.add(mark)
            ranks[-1].append(candidate_of(mark))
    return ranks


def read(poll: Poll, how: Reading) -> Read:
    """Return what a rule reads of the poll; withdrawn candidates are passed over as if nobody had named them."""
    rankings: Mapping[str, int] = poll.papers
    if how is not Reading.GRADED and not (poll.is_plain or _plain(rankings)):
        rankings = _grouped((_READERS[how](ranking), number) for ranking, number in rankings.items())
    gone = marks_of(poll.withdrawn)
    if gone:
        rankings = _grouped((_without(ranking, gone), number) for ranking, number in rankings.items())
    empty = [ranking for ranking in rankings if ranking[:1] in _NOBODY and MARKERS.issuperset(ranking)]
    if not empty:
        return Read(rankings, 0)
    invalid = sum(rankings[ranking] for ranking in empty)
    return Read({r: n for r, n in rankings.items() if r not in empty}, invalid)


def digest(poll: Poll) -> str:
    """Return the SHA-256 of the ballots as marked, whatever their order, their file and the candidates' names.

    Hashed is ``colonnade.ballots/1``, a line with the number of candidates, and a line for each different paper, in
    order of its marks: how many, and its ranks, all parted by spaces. Source: docs/rules/counting.md, "Hash".
    """
    lines = [f"{poll.papers[ranking]}{ranking}" for ranking in sorted(poll.papers)]
    text = "\n".join(lines)
    for candidate in range(len(poll.candidates)):
        text = text.replace(mark_of(candidate), f" {candidate + 1}")
    for marker in MARKERS:
        text = text.replace(marker, f" {marker}")
    head = f"{_LINE}\n{len(poll.candidates)}\n"
    return hashlib.sha256(f"{head}{text}\n".encode()).hexdigest()


def _plain(rankings: Mapping[str, int]) -> bool:
    """Whether no ranking has a marker or names anybody twice."""
    return not any(SKIPPED in r or TIED in r or UNCLEAR in r or len(set(r)) != len(r) for r in rankings)


def _grouped(entries: Iterable[tuple[str, int]]) -> dict[str, int]:
    grouped: dict[str, int] = {}
    for ranking, number in entries:
        grouped[ranking] = grouped.get(ranking, 0) + number
    return grouped


def _consecutive(ranking: str) -> str:
    """The ranking up to the first rank that is empty, shared, unclear or names somebody again."""
    kept: list[str] = []
    for at, mark in enumerate(ranking):
        if mark in MARKERS or mark in kept or ranking[at + 1 : at + 2] == TIED:
            break
        kept.append(mark)
    return "".join(kept)


def _passing(ranking: str) -> str:
    """The ranking without shared and unclear ranks and repetitions, up to two empty ranks in succession."""
    kept: list[str] = []
    for rank in _rank_texts(ranking.partition(SKIPPED * 2)[0]):
        if len(rank) == 1 and rank not in MARKERS and rank not in kept:
            kept.append(rank)
    return "".join(kept)


def _rank_texts(ranking: str) -> list[str]:
    ranks: list[str] = []
    for mark in ranking:
        if ranks and (mark == TIED or ranks[-1].endswith(TIED)):
            ranks[-1] += mark
        else:
            ranks.append(mark)
    return ranks


def _weak(ranking: str) -> str:
    """The ranking without empty and unclear ranks and repetitions, shared ranks in order of their candidates."""
    return ranking_of(rank for rank in ranks_of(ranking) if rank)


def _without(ranking: str, gone: str) -> str:
    """The ranking without the candidates of ``gone``; a rank that only they shared is no rank."""
    if not any(mark in ranking for mark in gone):
        return ranking
    rest = [[c for c in rank if mark_of(c) not in gone] for rank in ranks_of(ranking)]
    return ranking_of(rest) if SKIPPED in ranking else ranking_of(rank for rank in rest if rank)


_READERS = {Reading.CONSECUTIVE: _consecutive, Reading.PASSING: _passing, Reading.WEAK: _weak}

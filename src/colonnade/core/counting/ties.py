"""Ties: no rule here ever draws. History settles what the rule lets it, then lots or a seed fixed before, else nothing.

The lots file has one line a tie, ``STAGE: 3 1 2``: who is drawn first is favoured, that is elected before the others,
has a surplus transferred before theirs, and is excluded after them. A line ``seed: TEXT`` settles every other tie by
a published rule: favoured is who has the smallest SHA-256 of ``TEXT``, the stage and the candidate's number, in
decimal, joined by line feeds. Source: docs/rules/counting.md, "Ties".
"""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from colonnade.core.counting.presets import LookedBack
from colonnade.core.counting.stages import ResolvedBy, Tie
from colonnade.core.counting.values import Value
from colonnade.core.errors import Refusal

_LINE = re.compile(r"(?P<stage>[0-9]{1,6})\s*:\s*(?P<drawn>[0-9]+(?:[\s,]+[0-9]+)*)")
_SEED = re.compile(r"seed\s*:\s*(?P<seed>\S.*)")
_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")


class NotLots(Refusal):
    """A line of the lots file is none."""

    code = "counting.not_lots"


class Undecided(Exception):
    """Nothing settles this tie."""

    def __init__(self, tie: Tie) -> None:
        """Keep the tie."""
        super().__init__(tie)
        self.tie = tie


@dataclass(frozen=True, slots=True)
class Lots:
    """What was drawn: (stage, candidates from 0 in the order drawn), and the seed, if one was fixed."""

    drawn: tuple[tuple[int, tuple[int, ...]], ...] = ()
    seed: str | None = None

    def favour(self, stage: int, tied: Sequence[int]) -> tuple[tuple[int, ...], ResolvedBy] | None:
        """Return the tied in order of favour and what says so, or nothing."""
        for at, order in self.drawn:
            if at == stage and set(tied) <= set(order):
                return tuple(each for each in order if each in tied), ResolvedBy.LOT
        if self.seed is None:
            return None
        return tuple(sorted(tied, key=lambda each: self._drawn_by_seed(stage, each))), ResolvedBy.SEED

    def _drawn_by_seed(self, stage: int, candidate: int) -> bytes:
        return hashlib.sha256(f"{self.seed}\n{stage}\n{candidate + 1}".encode()).digest()


def parse_lots(text: str, candidates: int) -> Lots:
    """Return the lots that a file holds; empty lines and those that begin with ``#`` say nothing."""
    drawn: list[tuple[int, tuple[int, ...]]] = []
    seed = None
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        said = line.strip()
        if not said or said.startswith("#"):
            continue
        if found := _SEED.fullmatch(said):
            seed = found["seed"]
        else:
            drawn.append(_drawn(said.translate(_DIGITS), number, candidates))
    return Lots(tuple(drawn), seed)


def _drawn(said: str, number: int, candidates: int) -> tuple[int, tuple[int, ...]]:
    found = _LINE.fullmatch(said)
    if found is None:
        raise NotLots(line=number)
    order = tuple(int(each) - 1 for each in re.split(r"[\s,]+", found["drawn"]))
    if len(set(order)) != len(order) or not all(0 <= each < candidates for each in order):
        raise NotLots(line=number)
    return int(found["stage"]), order


@dataclass(slots=True)
class Arbiter:
    """Who settles the ties of one count, and what was settled so far."""

    lots: Lots
    looks_back: LookedBack
    ties: list[Tie] = field(default_factory=list)

    def most(self, tied: Iterable[int], stage: int, history: Sequence[Sequence[Value]]) -> int:
        """Return who of the tied goes before the others: had most votes, or is favoured."""
        return self._one(tuple(sorted(tied)), stage, history, wants_most=True)

    def fewest(self, tied: Iterable[int], stage: int, history: Sequence[Sequence[Value]]) -> int:
        """Return who of the tied gives way to the others: had fewest votes, or is favoured least."""
        return self._one(tuple(sorted(tied)), stage, history, wants_most=False)

    def _one(self, tied: tuple[int, ...], stage: int, history: Sequence[Sequence[Value]], *, wants_most: bool) -> int:
        if len(tied) == 1:
            return tied[0]
        left = self.by_history(tied, history, wants_most=wants_most)
        if len(left) == 1:
            self.ties.append(Tie(stage, tied, ResolvedBy.HISTORY))
            return left[0]
        favoured = self.lots.favour(stage, left)
        if favoured is None:
            raise Undecided(Tie(stage, left, None))
        order, by = favoured
        self.ties.append(Tie(stage, left, by))
        return order[0] if wants_most else order[-1]

    def by_history(
        self, tied: tuple[int, ...], history: Sequence[Sequence[Value]], *, wants_most: bool
    ) -> tuple[int, ...]:
        """Return those of the tied whom no earlier point sets apart from the one sought."""
        if self.looks_back is LookedBack.NEVER:
            return tied
        points = history if self.looks_back is LookedBack.EARLIEST else reversed(history)
        for point in points:
            sought = (max if wants_most else min)(point[each] for each in tied)
            tied = tuple(each for each in tied if point[each] == sought)
            if len(tied) == 1:
                break
        return tied


def best(scores: Mapping[int, Value]) -> tuple[int, ...]:
    """Return who has most, in order of their numbers."""
    most = max(scores.values())
    return tuple(sorted(each for each, score in scores.items() if score == most))


def worst(scores: Mapping[int, Value]) -> tuple[int, ...]:
    """Return who has fewest, in order of their numbers."""
    fewest = min(scores.values())
    return tuple(sorted(each for each, score in scores.items() if score == fewest))

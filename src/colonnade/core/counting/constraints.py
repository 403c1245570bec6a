"""Constraints: how many of a group must, or may at most, be elected; guard and doom.

A candidate is *guarded* where without her no choice of the others would meet every constraint, and is then not
excluded; *doomed* where nobody can elect her and meet every constraint, and is then excluded before anything else.
A different rule, asked for by its own name, counts without constraints and then lets the best placed of a group that
is short *replace the last elected* whom no constraint needs. Source: docs/rules/counting.md, "Constraints".
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from colonnade.core.errors import Refusal


class ConstraintRule(StrEnum):
    """What a constraint does to a count."""

    GUARD_AND_DOOM = "guard-and-doom"
    REPLACE_LAST = "best-placed-replaces-last-elected"


class CannotBeMet(Refusal):
    """No choice among the candidates meets every constraint."""

    code = "counting.constraints_cannot_be_met"


class NoReplacement(CannotBeMet):
    """Some choice meets every constraint, but no replacement leads there that harms no group."""

    code = "counting.no_replacement"


@dataclass(frozen=True, slots=True)
class Group:
    """Candidates of whom at least ``minimum`` must and at most ``maximum`` may be elected."""

    name: str
    candidates: frozenset[int]
    minimum: int
    maximum: int


@dataclass(frozen=True, slots=True)
class Constraints:
    """Groups, which may share candidates, and the rule by which they work."""

    groups: tuple[Group, ...] = ()
    rule: ConstraintRule = ConstraintRule.GUARD_AND_DOOM

    def __bool__(self) -> bool:
        """Whether there is any group."""
        return bool(self.groups)

    @property
    def guards(self) -> bool:
        """Whether the constraints work while votes are counted."""
        return bool(self.groups) and self.rule is ConstraintRule.GUARD_AND_DOOM

    def doomed(self, elected: Sequence[int], hopeful: Iterable[int], seats: int) -> tuple[int, ...]:
        """Return the hopeful whose election would leave some constraint unmet, in order of their numbers."""
        standing = sorted(hopeful)
        return tuple(
            each
            for each in standing
            if not self.can_be_met([*elected, each], (other for other in standing if other != each), seats)
        )

    def guarded(self, elected: Sequence[int], hopeful: Iterable[int], seats: int) -> tuple[int, ...]:
        """Return the hopeful without whom some constraint would stay unmet, in order of their numbers."""
        standing = sorted(hopeful)
        return tuple(
            each
            for each in standing
            if not self.can_be_met(elected, (other for other in standing if other != each), seats)
        )

    def can_be_met(self, elected: Sequence[int], hopeful: Iterable[int], seats: int) -> bool:
        """Whether the open seats can be filled from the hopeful, as far as they go, with every constraint met."""
        kinds = Counter(self._kind(each) for each in hopeful)
        free = min(seats - len(elected), kinds.total())
        held = tuple(sum(each in group.candidates for each in elected) for group in self.groups)
        return free >= 0 and self._fits(sorted(kinds.items()), free, held)

    def _kind(self, candidate: int) -> tuple[bool, ...]:
        return tuple(candidate in group.candidates for group in self.groups)

    def _fits(self, kinds: Sequence[tuple[tuple[bool, ...], int]], free: int, held: tuple[int, ...]) -> bool:
        """Whether ``free`` candidates of these kinds bring every group from ``held`` to within its bounds."""
        if any(have > group.maximum for have, group in zip(held, self.groups, strict=True)):
            return False
        if not kinds:
            return not free and all(h >= g.minimum for h, g in zip(held, self.groups, strict=True))
        (kind, there), *others = kinds
        left = sum(number for _, number in others)
        return any(
            self._fits(others, free - taken, tuple(h + taken * k for h, k in zip(held, kind, strict=True)))
            for taken in range(max(0, free - left), min(there, free) + 1)
        )


Equals = Sequence[Sequence[int]]
"""Candidates in their order, those together whom nothing in the count sets apart."""
Settle = Callable[[Sequence[int]], int]
"""Given equals, return who is favoured; raises where nothing says so."""


def replaced(
    constraints: Constraints, winners: Equals, placed: Equals, settle: Settle
) -> tuple[tuple[int, ...], tuple[tuple[int, int], ...]]:
    """Return the winners after replacement, and who was replaced by whom.

    ``winners`` in order of election, ``placed`` those not elected, best placed first. While some group is short, the
    best placed of its candidates replaces the last elected whose going breaks no other group's bounds; while one has
    too many, the best placed who is not of it replaces the last elected of it, likewise.
    """
    chosen = [each for equals in winners for each in equals]
    waiting = [list(equals) for equals in placed]
    moves: list[tuple[int, int]] = []
    while amiss := _amiss(constraints, chosen):
        group, is_short = amiss
        move = _replacement(constraints, group, is_short, (chosen, winners), waiting, settle)
        if move is None:
            raise NoReplacement(group=group.name)
        out, comes = move
        chosen[chosen.index(out)] = comes
        waiting = [[out], *([each for each in equals if each != comes] for equals in waiting)]
        moves.append(move)
    return tuple(chosen), tuple(moves)


def _amiss(constraints: Constraints, chosen: Sequence[int]) -> tuple[Group, bool] | None:
    """The first group that is short or, where none is, the first that has too many; and whether it is short."""
    numbers = [(group, len(group.candidates.intersection(chosen))) for group in constraints.groups]
    short = next(((group, True) for group, number in numbers if number < group.minimum), None)
    return short or next(((group, False) for group, number in numbers if number > group.maximum), None)


def _replacement(
    constraints: Constraints,
    group: Group,
    comes_of_it: bool,
    elected: tuple[Sequence[int], Equals],
    waiting: Equals,
    settle: Settle,
) -> tuple[int, int] | None:
    """Who goes and who comes: one of the two is of the group, the other is not."""
    chosen, order = elected
    for equals in waiting:
        able = [each for each in equals if (each in group.candidates) is comes_of_it]
        while able:
            comes = settle(able) if len(able) > 1 else able[0]
            leaving = [[each for each in some if (each in group.candidates) is not comes_of_it] for some in order]
            if (out := _who_goes(constraints, chosen, leaving, comes, settle)) is not None:
                return out, comes
            able.remove(comes)
    return None


def _who_goes(constraints: Constraints, chosen: Sequence[int], order: Equals, comes: int, settle: Settle) -> int | None:
    """The last elected who may go; of equals, who is favoured least. Who has come in already stays."""
    for equals in reversed(order):
        able = [each for each in equals if each in chosen and _harms_no_other(constraints, chosen, each, comes)]
        while len(able) > 1:
            favoured = settle(able)
            able.remove(favoured)
        if able:
            return able[0]
    return None


def _harms_no_other(constraints: Constraints, chosen: Sequence[int], out: int, comes: int) -> bool:
    """Whether no group falls below its minimum, or further below, nor above its maximum, by this change."""
    after = {*chosen, comes} - {out}
    for group in constraints.groups:
        before, then = len(group.candidates.intersection(chosen)), len(group.candidates & after)
        if (then < before and then < group.minimum) or (then > before and then > group.maximum):
            return False
    return True

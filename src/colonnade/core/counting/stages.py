"""What a count leaves behind: stages, ties and the result, as values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from colonnade.core.counting.presets import Preset
from colonnade.core.counting.values import Value

Told = Mapping[str, int | str | tuple[int, ...]]


class Kind(StrEnum):
    """What a stage does."""

    FIRST = "first"
    SURPLUS = "surplus"
    EXCLUSION = "exclusion"
    ITERATION = "iteration"


class ResolvedBy(StrEnum):
    """What settled a tie."""

    HISTORY = "history"
    LOT = "lot"
    SEED = "seed"


@dataclass(frozen=True, slots=True)
class Action:
    """What is done in a stage, to whom, and what is to be told of it (``words.counting`` names the facts)."""

    kind: Kind
    candidates: tuple[int, ...] = ()
    told: Told = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Stage:
    """One column of the table; who is elected or excluded in it stands in that order.

    ``totals``, ``exhausted`` and ``lost`` are what stands after it and sum to the valid ballots.
    """

    number: int
    action: Action
    quota: Value | None
    totals: tuple[Value, ...]
    exhausted: Value
    lost: Value
    elected: tuple[int, ...] = ()
    excluded: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Tie:
    """Equals of whom one had to be chosen in a stage; ``None``: nothing settled it, the count stops."""

    stage: int
    candidates: tuple[int, ...]
    resolved_by: ResolvedBy | None


@dataclass(frozen=True, slots=True)
class Ranking:
    """The result of a rule that ranks: ranks of candidates, best first, and what they rest on."""

    ranks: tuple[tuple[int, ...], ...]
    matrix: tuple[tuple[int, ...], ...] = ()
    grades: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ListSeat:
    """One seat of a list: whose it is, and the quotient that won it, as votes and divisor."""

    party: int
    votes: int
    divisor: int


@dataclass(frozen=True, slots=True)
class Count:
    """The whole of a count. ``winners`` are in order of election; with an open tie, as many as were elected by then."""

    preset: Preset
    seats: int
    valid: int
    invalid: int
    stages: tuple[Stage, ...] = ()
    winners: tuple[int, ...] = ()
    ties: tuple[Tie, ...] = ()
    ranking: Ranking | None = None
    list_seats: tuple[ListSeat, ...] | None = None
    replaced: tuple[tuple[int, int], ...] = field(default=())
    """Who was replaced by whom, where that rule was asked for."""

    @property
    def is_open(self) -> bool:
        """Whether the count stopped at a tie that nothing settles."""
        return any(tie.resolved_by is None for tie in self.ties)

    @property
    def quota(self) -> Value | None:
        """The quota at the end."""
        return self.stages[-1].quota if self.stages else None


def summed(values: Sequence[Value]) -> Value:
    """Return the sum of values of one kind."""
    total: Value = 0
    for value in values:
        total += value
    return total

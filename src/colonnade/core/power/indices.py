"""The indices of a vote: exact where they can be counted in a reasonable time, else from a sample that says so."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from colonnade.core.power.exact import is_within_limits, power
from colonnade.core.power.games import Game
from colonnade.core.power.sampled import sampled_power, usual_samples

Tell = Callable[[int, int], None]
PLACES = 12


@dataclass(frozen=True, slots=True)
class Indices:
    """Both indices of each voter; where they come from a sample, how far they may be off and how many orders."""

    banzhaf: tuple[Fraction, ...]
    shapley_shubik: tuple[Fraction, ...]
    error_bound: Fraction | None = None
    samples: int | None = None

    @property
    def is_exact(self) -> bool:
        """Whether they were counted."""
        return self.error_bound is None


def indices_of(game: Game, *, seed: str, samples: int | None, tell: Tell) -> Indices:
    """Return the indices in ``game``: counted within the limits, unless a number of ``samples`` is asked for."""
    if samples is None and is_within_limits(game):
        counted = power(game, tell)
        return Indices(counted.banzhaf, counted.shapley_shubik)
    guessed = sampled_power(game, seed=seed, samples=samples or usual_samples(game.voters), tell=tell)
    return Indices(guessed.banzhaf, guessed.shapley_shubik, guessed.error_bound, guessed.samples)


def decimal(value: Fraction, *, up: bool = False) -> str:
    """Return ``value`` to 12 places, halves away from 0, or whatever is beyond them rounded ``up``."""
    scaled = value.numerator * 10**PLACES
    under = value.denominator
    whole = -(-scaled // under) if up else (2 * scaled + under) // (2 * under)
    return f"{whole // 10**PLACES}.{whole % 10**PLACES:0{PLACES}}"

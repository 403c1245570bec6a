"""A vote with weights: who has how much, and what a coalition must reach to carry a motion.

A quota is a number, ``N``: at least so much; a part, ``P/Q``: at least that part of all; or ``>P/Q``: more than it.
A double majority has two weights and a quota of each, and both must be reached. Source: docs/rules/power.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd

from colonnade.core.errors import Refusal
from colonnade.core.rows import LARGEST, whole_number


class BadQuota(Refusal):
    """The text names no quota."""

    code = "power.bad_quota"


class QuotaBeyondWeights(Refusal):
    """Nobody can reach the quota, not even all together."""

    code = "power.quota_beyond_weights"


class QuotaOfNothing(Refusal):
    """The quota is 0: a motion would be carried by nobody."""

    code = "power.quota_of_nothing"


class NoWeights(Refusal):
    """All weights are 0."""

    code = "power.no_weights"


@dataclass(frozen=True, slots=True)
class Majority:
    """The weights of all, in their order, and the least sum that is enough: from 1 to their total."""

    weights: tuple[int, ...]
    quota: int

    @property
    def total(self) -> int:
        """What all have together."""
        return sum(self.weights)

    def divided(self) -> "Majority":
        """Return the same majority in the smallest whole numbers: by the greatest common divisor of the weights."""
        common = gcd(*self.weights)
        return Majority(tuple(weight // common for weight in self.weights), -(-self.quota // common))


@dataclass(frozen=True, slots=True)
class Game:
    """One majority, or two that must both be reached."""

    majorities: tuple[Majority, ...]

    @property
    def voters(self) -> int:
        """How many vote."""
        return len(self.majorities[0].weights)


def read_majority(weights: Sequence[int], quota: str) -> Majority:
    """Return the majority of ``weights`` that ``quota`` names; refuses what nobody or everybody reaches."""
    total = sum(weights)
    if not total:
        raise NoWeights
    least = _least(quota.strip(), total)
    if least < 1:
        raise QuotaOfNothing(given=quota[:80])
    if least > total:
        raise QuotaBeyondWeights(given=quota[:80], total=total)
    return Majority(tuple(weights), least)


def _least(quota: str, total: int) -> int:
    more_than = quota.startswith(">")
    over, slash, under = quota.removeprefix(">").partition("/")
    number, parts = whole_number(over.strip()), whole_number(under.strip())
    if number is None or number > LARGEST or (slash and (not parts or parts > LARGEST)) or (more_than and not slash):
        raise BadQuota(given=quota[:80])
    if not slash:
        return number
    asked = Fraction(number * total, parts or 1)
    if more_than:
        return asked.numerator // asked.denominator + 1
    return -(-asked.numerator // asked.denominator)

"""Banzhaf and Shapley–Shubik from a sample of orders, where there are too many coalitions to count.

Each sample is one order of all voters. For each voter it says at how many places in the order of the *others* it would
be the one that turns losing into winning: those places lie side by side. Their share of all places is an unbiased guess
of Shapley–Shubik's index, their share when everybody joins by the toss of a coin one of the chance to be critical.

The error bound holds for all voters and both indices together, but for one seed in a million: empirical Bernstein
(Maurer and Pontil, 2009, theorem 4), each guess in its own range. The chance is SHAKE-256 of the seed and the sample's
number, so that anyone finds the same. Source: docs/rules/power.md, "Sampling".
"""

import hashlib
import struct
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate, pairwise
from math import comb, isqrt

from colonnade.core.power.games import Game, Majority

Tell = Callable[[int, int], None]
PLACES_A_SAMPLE = 20_000_000
FEWEST, MOST = 2_000, 200_000
ONE_IN = 10**6
_SCALE = 1 << 64


@dataclass(frozen=True, slots=True)
class Sampled:
    """The guesses, and how far any of them may be off; not beyond, but for one seed in a million."""

    banzhaf: tuple[Fraction, ...]
    shapley_shubik: tuple[Fraction, ...]
    error_bound: Fraction
    samples: int


@dataclass(slots=True)
class _Guess:
    """A mean in the making: the sum of what was seen and of its squares, each of them at most ``reach``."""

    reach: int
    summed: int = 0
    squares: int = 0

    def see(self, seen: int) -> None:
        self.summed += seen
        self.squares += seen * seen


def usual_samples(voters: int) -> int:
    """Return how many samples are taken where nobody asks for another number."""
    return max(FEWEST, min(MOST, PLACES_A_SAMPLE // voters))


def sampled_power(game: Game, *, seed: str, samples: int, tell: Tell) -> Sampled:
    """Return guesses from ``samples`` orders, at least 2, that ``seed`` fixes."""
    voters = game.voters
    places, tosses = _evenly(voters), _by_tosses(voters)
    reach = [_most_places(game, at) for at in range(voters)]
    steepest = max(after - before for before, after in pairwise(tosses))
    by_order = [_Guess(min(_SCALE, most * (places[1] + 1))) for most in reach]
    by_toss = [_Guess(min(_SCALE, most * steepest)) for most in reach]
    together = _Guess(sum(guess.reach for guess in by_toss))
    for number in range(samples):
        seen = 0
        for at, first, last in _turning(game, _order(seed, number, voters)):
            by_order[at].see(places[last] - places[first])
            by_toss[at].see(tosses[last] - tosses[first])
            seen += tosses[last] - tosses[first]
        together.see(seen)
        tell(number + 1, samples)
    return _guessed(by_order, by_toss, together, samples)


def _evenly(voters: int) -> list[int]:
    """What the places before each weigh, all of them together ``_SCALE``: each the same."""
    return [place * _SCALE // voters for place in range(voters + 1)]


def _by_tosses(voters: int) -> list[int]:
    """The same where each of the others has joined by the toss of a coin: so many of them, with that chance."""
    running = accumulate((comb(voters - 1, joined) for joined in range(voters)), initial=0)
    return [below * _SCALE >> (voters - 1) for below in running]


def _order(seed: str, number: int, voters: int) -> list[int]:
    drawn = hashlib.shake_256(f"colonnade/power/v1\n{seed}\n{number}".encode()).digest(8 * voters)
    keys = struct.unpack(f"<{voters}Q", drawn)
    return sorted(range(voters), key=keys.__getitem__)


def _turning(game: Game, order: Sequence[int]) -> list[tuple[int, int, int]]:
    """Who would turn losing into winning at which places of the others' order: from one on, up to but not another."""
    running = [[*accumulate((each.weights[at] for at in order), initial=0)] for each in game.majorities]
    found = []
    for place, at in enumerate(order):
        first = last = 0
        for sums, each in zip(running, game.majorities, strict=True):
            own = each.weights[at]
            first = max(first, _places_below(sums, place, own, each.quota - own))
            last = max(last, _places_below(sums, place, own, each.quota))
        if first < last:
            found.append((at, first, last))
    return found


def _places_below(sums: Sequence[int], place: int, own: int, bound: int) -> int:
    """At how many places of the others' order less than ``bound`` has gathered; ``sums`` holds its own at ``place``."""
    found = bisect_left(sums, bound, 0, place + 1)
    if found <= place:
        return found
    return bisect_left(sums, bound + own, place + 2, len(sums)) - 1


def _most_places(game: Game, at: int) -> int:
    """At how many places one may turn losing into winning in any order, at most: they lie side by side."""
    return max(_places_within(each, at) for each in game.majorities)


def _places_within(majority: Majority, at: int) -> int:
    own = majority.weights[at]
    if not own:
        return 0
    others = sorted(majority.weights[:at] + majority.weights[at + 1 :])
    return sum(gathered < own for gathered in accumulate(others, initial=0))


def _guessed(by_order: Sequence[_Guess], by_toss: Sequence[_Guess], together: _Guess, samples: int) -> Sampled:
    """The means, Banzhaf's as shares of their sum, and the largest of the bounds."""
    bounds = 2 * len(by_order) + 1
    error = max(_off(guess, samples, bounds) for guess in by_order)
    shares = tuple(Fraction(guess.summed, samples * _SCALE) for guess in by_order)
    total, total_off = Fraction(together.summed, samples * _SCALE), _off(together, samples, bounds)
    if total <= total_off:
        return Sampled(tuple(Fraction(0) for _ in by_toss), shares, Fraction(1), samples)
    sharpened = tuple(Fraction(guess.summed, together.summed) for guess in by_toss)
    for guess, share in zip(by_toss, sharpened, strict=True):
        off = _off(guess, samples, bounds) + share * total_off
        error = max(error, Fraction(off, total - total_off))
    return Sampled(sharpened, shares, min(error, Fraction(1)), samples)


def _off(guess: _Guess, samples: int, bounds: int) -> Fraction:
    """How far the mean may be off, in parts of 1: its spread and its reach, for ``bounds`` bounds together."""
    logarithm = Fraction(7 * (4 * bounds * ONE_IN).bit_length(), 10)
    spread = Fraction(samples * guess.squares - guess.summed**2, samples * (samples - 1))
    root = _root_above(2 * spread * logarithm * Fraction(1, samples))
    return (root + guess.reach * 7 * logarithm * Fraction(1, 3 * (samples - 1)) + 2) * Fraction(1, _SCALE)


def _root_above(square: Fraction) -> int:
    return isqrt(square.numerator // square.denominator) + 1

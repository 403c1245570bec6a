"""Hamilton's method: to each the whole part of its share, then one each to the largest remainders.

With floors and caps the shares are proportional to the weights for all whom no bound holds, and the bound for the
others: there is exactly one such set of shares that adds up. Source: docs/rules/apportionment.md, "Hamilton".
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from colonnade.core.apportionment.affiliates import Claim, Division, ended, require_possible


def hamilton(claims: Sequence[Claim], seats: int) -> Division:
    """Return the division of ``seats``; equal remainders for fewer seats than there are equals are a tie."""
    require_possible(claims, seats)
    shares = _parted(claims, _one_rate(claims, seats))
    left = seats - sum(whole for whole, _ in shares)
    if not left:
        return Division(tuple(whole for whole, _ in shares))
    border = sorted((rest for _, rest in shares), reverse=True)[left - 1]
    given = [whole + (rest > border) for whole, rest in shares]
    equals = [at for at, (_, rest) in enumerate(shares) if rest == border]
    return ended(given, equals, seats - sum(given))


def _parted(claims: Sequence[Claim], rate: Fraction) -> list[tuple[int, Fraction | int]]:
    """Each share at ``rate`` seats a unit of weight: its whole part, and its rest in parts of the denominator."""
    over, under = rate.numerator, rate.denominator
    found: list[tuple[int, Fraction | int]] = []
    for claim in claims:
        whole, rest = divmod(claim.weight * over, under)
        if whole < claim.floor or whole >= claim.cap:
            whole, rest = min(max(int(whole), claim.floor), claim.cap), 0
        found.append((int(whole), rest))
    return found


def _one_rate(claims: Sequence[Claim], seats: int) -> Fraction:
    """The rate at which the shares add up to ``seats``, none of them below its floor or above its cap."""
    total = sum(claim.weight for claim in claims)
    if total and all(claim.floor * total <= claim.weight * seats <= claim.cap * total for claim in claims):
        return Fraction(seats, total)
    return _rate(claims, seats)


def _rate(claims: Sequence[Claim], seats: int) -> Fraction:
    """The same where bounds hold somebody: from rate 0 up, from one bend of the sum to the next."""
    at_rest, rising = Fraction(sum(claim.floor for claim in claims)), Fraction(0)
    for rate, resting, slope in sorted(_bends(claims)):
        if at_rest + rising * rate >= seats:
            return Fraction(seats - at_rest, rising) if rising else rate
        at_rest, rising = at_rest + resting, rising + slope
    return Fraction(0)


def _bends(claims: Sequence[Claim]) -> Iterator[tuple[Fraction, int, Fraction]]:
    """The rates at which somebody leaves its floor or meets its cap, and how the sum bends there."""
    for claim in claims:
        if claim.weight:
            weight = Fraction(claim.weight)
            yield Fraction(claim.floor, weight), -claim.floor, weight
            yield Fraction(claim.cap, weight), claim.cap, -weight

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
    shares = fair_shares(claims, seats)
    whole = [share.numerator // share.denominator for share in shares]
    rests = [share - own for share, own in zip(shares, whole, strict=True)]
    left = seats - sum(whole)
    if not left:
        return Division(tuple(whole))
    border = sorted(rests, reverse=True)[left - 1]
    above = {at for at, rest in enumerate(rests) if rest > border}
    equals = [at for at, rest in enumerate(rests) if rest == border]
    given = [own + (at in above) for at, own in enumerate(whole)]
    return ended(given, equals, left - len(above))


def fair_shares(claims: Sequence[Claim], seats: int) -> list[Fraction]:
    """Return the shares, which add up to ``seats``: one rate for all, but none below its floor or above its cap."""
    total = sum(claim.weight for claim in claims)
    if total:
        free = [Fraction(claim.weight * seats, total) for claim in claims]
        if all(claim.floor <= share <= claim.cap for share, claim in zip(free, claims, strict=True)):
            return free
    rate = _rate(claims, seats)
    return [min(max(rate * claim.weight, Fraction(claim.floor)), Fraction(claim.cap)) for claim in claims]


def _rate(claims: Sequence[Claim], seats: int) -> Fraction:
    """The seats a unit of weight at which the bounded shares add up to ``seats``."""
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

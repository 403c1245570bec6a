"""Divisor methods: the next seat goes to the largest quotient of weight and divisor, floors first, caps obeyed.

This is the division for which some number of members a seat rounds everybody right, within the bounds
(Balinski and Young, *Fair Representation*, 1982). Quotients are fractions; with roots, their squares are compared.
"""

import heapq
from collections.abc import Callable, Sequence
from fractions import Fraction

from colonnade.core.apportionment.affiliates import (
    Claim,
    Division,
    FewerSeatsThanAffiliates,
    FloorAboveCap,
    NoMembers,
    ended,
    require_possible,
)

Quotient = Callable[[Fraction | int, int], Fraction]
"""(weight, seats it has) → what is compared for its next seat."""


def dhondt(weight: Fraction | int, seats: int) -> Fraction:
    """Weight by 1, 2, 3 and so on: members a seat, were it to get the next one."""
    return Fraction(weight, seats + 1)


def sainte_lague(weight: Fraction | int, seats: int) -> Fraction:
    """Weight by 1, 3, 5 and so on."""
    return Fraction(weight, 2 * seats + 1)


def huntington_hill(weight: Fraction | int, seats: int) -> Fraction:
    """The square of weight by the geometric mean of the seats it has and one more; it has one at least."""
    return Fraction(weight * weight, seats * (seats + 1))


def root_by_odd(weight: Fraction | int, seats: int) -> Fraction:
    """The square of the weight's root by 1, 3, 5 and so on."""
    return Fraction(weight, (2 * seats + 1) ** 2)


def root_by_whole(weight: Fraction | int, seats: int) -> Fraction:
    """The square of the weight's root by 1, 2, 3 and so on."""
    return Fraction(weight, (seats + 1) ** 2)


def by_quotients(claims: Sequence[Claim], seats: int, quotient: Quotient) -> Division:
    """Return the division of ``seats``; equal quotients for fewer seats than there are equals are a tie."""
    require_possible(claims, seats)
    given = [claim.floor for claim in claims]
    left = seats - sum(given)
    waiting = [
        (-quotient(claim.weight, claim.floor), at)
        for at, claim in enumerate(claims)
        if claim.weight and claim.floor < claim.cap
    ]
    heapq.heapify(waiting)
    while left:
        top = waiting[0][0]
        equals: list[int] = []
        while waiting and waiting[0][0] == top:
            equals.append(heapq.heappop(waiting)[1])
        if len(equals) > left:
            return ended(given, equals, left)
        for at in equals:
            given[at] += 1
            if given[at] < claims[at].cap:
                heapq.heappush(waiting, (-quotient(claims[at].weight, given[at]), at))
        left -= len(equals)
    return Division(tuple(given))


def by_huntington_hill(claims: Sequence[Claim], seats: int, names: Sequence[str]) -> Division:
    """Return the division of ``seats`` in which everybody has one at least; refuses fewer seats, and no members."""
    for claim, name in zip(claims, names, strict=True):
        if not claim.weight:
            raise NoMembers(name=name)
        if not claim.cap:
            raise FloorAboveCap(name=name, floor=1, cap=0)
    if seats < len(claims):
        raise FewerSeatsThanAffiliates(seats=seats, affiliates=len(claims))
    one_each = [Claim(claim.weight, max(1, claim.floor), claim.cap) for claim in claims]
    return by_quotients(one_each, seats, huntington_hill)

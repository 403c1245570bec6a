"""Lists: whose each seat is, in the order in which they are won; equal claims to the last ones are never settled here.

How many seats each list has is ``core.apportionment``'s division of lists; here they are put in order.
Source: V. D'Hondt 1882 (highest averages, divisors 1, 2, 3 …); docs/rules/counting.md, "party-list".
"""

from collections.abc import Callable, Sequence
from fractions import Fraction

from colonnade.core.apportionment.affiliates import Division
from colonnade.core.apportionment.lists import divide_lists
from colonnade.core.counting.stages import ListSeat

Settle = Callable[[tuple[int, ...], int], int]
"""Given those with equal claims and the number of the seat, return whose it is."""


def dhondt(votes: Sequence[int], seats: int, settle: Settle) -> tuple[ListSeat, ...]:
    """Return each seat in the order in which it is won, by the largest votes over (seats held + 1).

    Of equal quotients that all win a seat the list named first comes first; where fewer seats are left than there are
    equals, ``settle`` is asked for each of these seats. Nobody votes, nobody wins.
    """
    if not any(votes):
        return ()
    division = divide_lists(votes, seats).division
    won = sorted(_seats_in(division, votes), key=lambda seat: (-Fraction(seat.votes, seat.divisor), seat.party))
    equals, left = ((), 0) if division.tie is None else (division.tie.affiliates, division.tie.seats)
    while left:
        number = len(won) + 1
        party = settle(equals, number) if len(equals) > left else equals[0]
        won.append(ListSeat(party, votes[party], division.seats[party] + 1))
        equals, left = tuple(each for each in equals if each != party), left - 1
    return tuple(won)


def _seats_in(division: Division, votes: Sequence[int]) -> list[ListSeat]:
    """Every seat that is decided, each with the divisor that won it."""
    return [
        ListSeat(party, votes[party], divisor + 1)
        for party, seats in enumerate(division.seats)
        for divisor in range(seats)
    ]

"""Seats for lists of candidates by their votes: a threshold, then quotients; in one house or region by region.

A list below the threshold takes no part. What was compared is told with the seats: every quotient that won a seat, and
the first that did not. Region by region, the regions' own seats follow from all their votes by Hamilton, and the
threshold from the votes of all regions together. Source: docs/rules/apportionment.md, "Lists".
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from colonnade.core.apportionment.affiliates import Claim, Division, Impossible
from colonnade.core.apportionment.divisors import Quotient, by_quotients, dhondt, sainte_lague
from colonnade.core.apportionment.lots import resolved
from colonnade.core.apportionment.methods import Method
from colonnade.core.apportionment.remainders import hamilton

LIST_METHODS: Mapping[Method, Quotient] = {Method.DHONDT: dhondt, Method.SAINTE_LAGUE: sainte_lague}
NO_THRESHOLD = Fraction(0)
NO_LOTS: Mapping[int, Sequence[int]] = {}


class NobodyPasses(Impossible):
    """There are seats and no list reaches the threshold."""

    code = "apportionment.nobody_passes"


class UndecidedRegions(Impossible):
    """The regions' own seats end in a tie, so that nothing can be divided within them."""

    code = "apportionment.undecided_regions"


@dataclass(frozen=True, slots=True)
class Lists:
    """Which lists pass, the division among all, and the quotients of each: those that won, then one that did not.

    A list that does not pass has no seat and no quotient.
    """

    passing: tuple[bool, ...]
    division: Division
    quotients: tuple[tuple[Fraction, ...], ...]


@dataclass(frozen=True, slots=True)
class Regions:
    """The seats of each region, and the lists within it, in the order of the regions."""

    seats: tuple[int, ...]
    lists: tuple[Lists, ...]

    @property
    def totals(self) -> tuple[int, ...]:
        """The seats of each list in all regions; without those of ties that nobody has drawn for."""
        return tuple(map(sum, zip(*(each.division.seats for each in self.lists), strict=True)))


def divide_lists(
    votes: Sequence[int],
    seats: int,
    *,
    method: Method = Method.DHONDT,
    threshold: Fraction = NO_THRESHOLD,
    lots: Mapping[int, Sequence[int]] = NO_LOTS,
) -> Lists:
    """Return the seats of the lists: who has at least ``threshold`` of all votes, by ``dhondt`` or ``sainte-lague``.

    ``lots`` is what was drawn, by stage: a division has one tie at most, its stage is 1.
    """
    return _among(votes, seats, passing(votes, threshold), LIST_METHODS[method], lots)


def passing(votes: Sequence[int], threshold: Fraction) -> tuple[bool, ...]:
    """Return for each list whether it has a vote, and at least ``threshold`` of all of them."""
    total = sum(votes)
    return tuple(own > 0 and own >= threshold * total for own in votes)


def divide_by_regions(
    votes: Sequence[Sequence[int]],
    seats: int,
    *,
    method: Method = Method.DHONDT,
    threshold: Fraction = NO_THRESHOLD,
) -> Regions:
    """Return the seats by region and list; ``votes`` is by region, then by list in one order.

    Source: Czech act 247/1995, sections 48 to 50, as in force in 2017.
    """
    regions = hamilton([Claim(sum(region), 0, seats) for region in votes], seats)
    if not regions.is_decided:
        raise UndecidedRegions(seats=seats)
    who = passing([sum(each) for each in zip(*votes, strict=True)], threshold)
    found = (
        _among(region, own, who, LIST_METHODS[method], NO_LOTS)
        for region, own in zip(votes, regions.seats, strict=True)
    )
    return Regions(regions.seats, tuple(found))


def _among(
    votes: Sequence[int],
    seats: int,
    who: tuple[bool, ...],
    quotient: Quotient,
    lots: Mapping[int, Sequence[int]],
) -> Lists:
    weights = [own if passes else 0 for own, passes in zip(votes, who, strict=True)]
    if seats and not any(weights):
        raise NobodyPasses(seats=seats)
    division = resolved(by_quotients([Claim(own, 0, seats) for own in weights], seats, quotient), lots)
    quotients = (
        tuple(quotient(own, place) for place in range(won + 1)) if own else ()
        for own, won in zip(weights, division.seats, strict=True)
    )
    return Lists(who, division, tuple(quotients))

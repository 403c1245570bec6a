"""A second program that judges divisions of seats by docs/rules/apportionment.md; it shares no code with the first.

It never divides: it takes seats that somebody says are right and looks for a reason why they are not.
"""

from dataclasses import dataclass, field
from fractions import Fraction
from itertools import permutations


@dataclass
class Case:
    """What was asked: by position, floors and caps included; ``lots`` is the order drawn, by position."""

    method: str
    members: list[int]
    seats: int | None
    floors: list[int]
    caps: list[int | None]
    lots: list[int] = field(default_factory=list)
    per: int = 0
    table: list[tuple[int | None, int]] = field(default_factory=list)
    further: int = 0
    rest: str = "hamilton"


def fault(case: Case, given: list[int]) -> str | None:
    """The first reason why ``given`` is not the division that the rule makes; none if it is."""
    if len(given) != len(case.members):
        return "another number of affiliates"
    if case.method in ("per-begun", "brackets"):
        return _fault_on_scale(case, given)
    return _fault_of_bounds(case, given) or _fault_of_house(case, given)


def _fault_of_bounds(case: Case, given: list[int]) -> str | None:
    if sum(given) != case.seats:
        return "another number of seats"
    for own, floor, cap in zip(given, case.floors, case.caps, strict=True):
        if own < floor or (cap is not None and own > cap):
            return "outside its bounds"
    return None


def _fault_of_house(case: Case, given: list[int]) -> str | None:
    if case.method == "floor-plus":
        return _fault_beyond_floors(case, given)
    return _fault_of_remainders(case, given) if case.method == "hamilton" else _fault_of_quotients(case, given)


def _fault_on_scale(case: Case, given: list[int]) -> str | None:
    for members, own, floor, cap in zip(case.members, given, case.floors, case.caps, strict=True):
        said = _begun(members, case.per) if case.method == "per-begun" else _bracket(case, members)
        if own != max(floor, said if cap is None else min(cap, said)):
            return "not what the scale says"
    return None


def _begun(members: int, per: int) -> int:
    seats = 0
    while seats * per < members:
        seats += 1
    return seats


def _bracket(case: Case, members: int) -> int:
    if members == 0:
        return 0
    top = 0
    for bound, seats in case.table:
        if bound is None or members <= bound:
            return seats
        top, last = bound, seats
    return last + _begun(members - top, case.further)


def _fault_beyond_floors(case: Case, given: list[int]) -> str | None:
    beyond = [own - floor for own, floor in zip(given, case.floors, strict=True)]
    caps = [None if cap is None else cap - floor for cap, floor in zip(case.caps, case.floors, strict=True)]
    return fault(Case(case.rest, case.members, sum(beyond), [0] * len(beyond), caps, case.lots), beyond)


def _rank(method: str, members: int, seat: int) -> Fraction:
    """The claim to the seat of that number, from 1, squared where there are roots in it."""
    if method == "dhondt":
        return Fraction(members, seat)
    if method == "sainte-lague":
        return Fraction(members) / (seat - Fraction(1, 2))
    if method == "huntington-hill":
        return Fraction(members) ** 2 / (seat * (seat - 1))
    return Fraction(members) / (seat - Fraction(1, 2)) ** 2


def _fault_of_quotients(case: Case, given: list[int]) -> str | None:
    if case.method == "huntington-hill" and min(given) < 1:
        return "nobody may be without a seat"
    least = 1 if case.method == "huntington-hill" else 0
    for mine, own in enumerate(given):
        if own > max(least, case.floors[mine]):
            last = _rank(case.method, case.members[mine], own)
            for other, theirs in enumerate(given):
                cap = case.caps[other]
                if other != mine and (cap is None or theirs < cap):
                    following = _rank(case.method, case.members[other], theirs + 1)
                    if following > last:
                        return "somebody else had the larger claim"
                    if following == last and not _was_drawn(case, mine, other):
                        return "the lot fell on somebody else"
    return None


def _was_drawn(case: Case, before: int, after: int) -> bool:
    if before not in case.lots or after not in case.lots:
        return False
    return case.lots.index(before) < case.lots.index(after)


def _shares(case: Case) -> list[Fraction]:
    """Those whom a bound holds are found by taking the side that is further off, again and again."""
    held: dict[int, Fraction] = {}
    while True:
        free = [at for at in range(len(case.members)) if at not in held]
        whole = sum(case.members[at] for at in free)
        left = (case.seats or 0) - sum(held.values(), Fraction(0))
        shares = {at: Fraction(case.members[at]) * left / whole if whole else Fraction(0) for at in free}
        low = {at: case.floors[at] - share for at, share in shares.items() if share < case.floors[at]}
        high = {at: share - cap for at, share in shares.items() if (cap := case.caps[at]) is not None and share > cap}
        if not low and not high:
            return [held.get(at, shares.get(at, Fraction(0))) for at in range(len(case.members))]
        if sum(low.values()) >= sum(high.values()):
            held |= {at: Fraction(case.floors[at]) for at in low}
        if sum(high.values()) >= sum(low.values()):
            held |= {at: Fraction(case.caps[at] or 0) for at in high}


def _fault_of_remainders(case: Case, given: list[int]) -> str | None:
    shares = _shares(case)
    rests = [share % 1 for share in shares]
    for own, share, rest in zip(given, shares, rests, strict=True):
        if own not in (int(share), int(share) + (rest > 0)):
            return "neither its share rounded down nor up"
    for up, down in permutations(range(len(given)), 2):
        if given[up] > shares[up] and given[down] <= shares[down] and rests[down] > 0:
            if rests[down] > rests[up]:
                return "somebody else had the larger remainder"
            if rests[down] == rests[up] and not _was_drawn(case, up, down):
                return "the lot fell on somebody else"
    return None

"""Which majority is at least another, and whether votes told in bands can have reached one.

Votes of few are public in bands only. What the bands rule out is known; what they do not is for those to say who
counted. A count decides.
Source: docs/rules/statutes.md, "What binds".
"""

from collections.abc import Mapping
from fractions import Fraction
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from colonnade.core.acts.canonical import Json
from colonnade.core.acts.facts import BAND_FLOORS, is_counted, read_counted
from colonnade.core.statutes.values import Bound, Condition, Share, Table, Whole

USUAL_MAJORITY: Final = Table((("ratio", Share(Fraction(1, 2), Bound.MORE_THAN)),))
"""Colonnade's default, where a statute does not say by which majority it is amended or renewed."""
_EVER_WIDER: Final = (Whole.CAST, Whole.PRESENT, Whole.MEMBERS, Whole.ALL_MEMBERS)
"""A share of a wider whole is as much of a narrower one."""
_RISING: Final = (Bound.AT_LEAST, Bound.MORE_THAN, Bound.PLUS_ONE)
_CEILINGS: Final[Mapping[int, int]] = MappingProxyType({low: high - 1 for low, high in pairwise(BAND_FLOORS)})
_ABSTAINING: Final = (Whole.PRESENT,)
_CAST: Final = (Whole.CAST, Whole.VOTES, Whole.PRESENT)
OF_MEMBERS: Final = (Whole.MEMBERS, Whole.ALL_MEMBERS)
"""What those are who could have voted in an assembly of members."""
OF_ORGANISATIONS: Final = (Whole.ORGANISATIONS,)
"""What those are where organisations vote."""


def condition_of(majority: Table) -> Condition:
    """Return the first condition of a majority; of votes cast where it names no whole."""
    ratio = majority.get("ratio")
    assert isinstance(ratio, Share)
    return Condition(ratio, Whole(str(majority.get("of") or Whole.CAST.value)))


def as_majority(condition: Condition) -> Table:
    """Return the majority that is this condition alone."""
    return Table((("ratio", condition.share), ("of", condition.of.value)))


def is_at_least(declared: Table, demanded: Table) -> bool:
    """Whether whatever meets ``declared`` meets ``demanded``, however many there are."""
    if not _covers(condition_of(declared), condition_of(demanded)):
        return False
    second, also = demanded.get("and"), declared.get("and")
    return not isinstance(second, Condition) or (isinstance(also, Condition) and _covers(also, second))


def _covers(declared: Condition, demanded: Condition) -> bool:
    if declared.of is not demanded.of:
        if declared.of not in _EVER_WIDER or demanded.of not in _EVER_WIDER:
            return False
        if _EVER_WIDER.index(declared.of) < _EVER_WIDER.index(demanded.of):
            return False
    return _is_as_much(declared.share, demanded.share)


def _is_as_much(declared: Share, demanded: Share) -> bool:
    if declared.part == demanded.part or demanded.bound is Bound.PLUS_ONE:
        rises = _RISING.index(declared.bound) >= _RISING.index(demanded.bound)
        return declared.part >= demanded.part and rises
    return declared.part > demanded.part


def is_ruled_out(condition: Condition, votes: Json, entitled: tuple[Whole, ...] = OF_MEMBERS) -> bool:
    """Whether the votes cannot have met the condition; false where nothing is told.

    Told in bands, they rule out shares of those cast or present; counted, also of those who could have voted, which is
    what ``entitled`` are.
    """
    if not isinstance(votes, Mapping):
        return False
    if is_counted(votes):
        return _is_short(condition, votes, entitled)
    if condition.of not in _CAST:
        return False
    yes, no, abstained = (_whole(votes[each]) for each in ("yes", "no", "abstained"))
    most = _CEILINGS.get(yes)
    if most is None:
        return False
    whole = most + no + (abstained if condition.of in _ABSTAINING else 0)
    return not condition.share.is_met(most, whole)


def _is_short(condition: Condition, votes: Json, entitled: tuple[Whole, ...]) -> bool:
    """Whether a count falls short of the condition; false where it is no count of that whole."""
    yes, no, abstained, could = read_counted(votes)
    if condition.of in entitled:
        return not condition.share.is_met(yes, could)
    if condition.of in _CAST:
        return not condition.share.is_met(yes, yes + no + (abstained if condition.of in _ABSTAINING else 0))
    return False


def _whole(value: Json) -> int:
    assert isinstance(value, int)
    return value

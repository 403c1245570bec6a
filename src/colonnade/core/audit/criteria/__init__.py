"""The forty criteria: their order, to which class each applies, and the function that judges each.

A module of this package holds the criteria of one letter group and gives them as ``JUDGES``, by id.
Source: docs/rules/audit.md, "Catalogue"; norms 8.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from colonnade.core.audit.criteria import (
    accountability,
    coherence,
    democracy,
    finance,
    founding,
    independence,
    representing,
    safety,
    transparency,
    unity,
)
from colonnade.core.audit.criteria.questions import Judge
from colonnade.core.organisations.vocabulary import ClaimedClass

_GROUPS: Final = (
    ("FND", 6), ("REP", 5), ("DEM", 5), ("IND", 5), ("FIN", 4), ("TRA", 4), ("COH", 4), ("ACC", 3), ("UNI", 1),
    ("SAF", 3),
)  # fmt: skip
CATALOGUE: Final = tuple(f"{group}-{number:02}" for group, most in _GROUPS for number in range(1, most + 1))
"""The ids of the criteria in catalogue order."""

JUDGES: Mapping[str, Judge] = MappingProxyType(
    {
        **founding.JUDGES,
        **representing.JUDGES,
        **democracy.JUDGES,
        **independence.JUDGES,
        **finance.JUDGES,
        **transparency.JUDGES,
        **unity.JUDGES,
        **safety.JUDGES,
        **coherence.JUDGES,
        **accountability.JUDGES,
    }
)
"""What judges each criterion, by id."""

AUDITED_AS: Mapping[ClaimedClass, ClaimedClass] = MappingProxyType(
    {
        ClaimedClass.BASE: ClaimedClass.BASE,
        ClaimedClass.UNION: ClaimedClass.FEDERATION,
        ClaimedClass.FEDERATION: ClaimedClass.FEDERATION,
        ClaimedClass.CONFEDERATION: ClaimedClass.CONFEDERATION,
        ClaimedClass.COORDINATION_COUNCIL: ClaimedClass.COMMITTEE,
        ClaimedClass.LOCAL_COUNCIL: ClaimedClass.COMMITTEE,
        ClaimedClass.COMMITTEE: ClaimedClass.COMMITTEE,
    }
)
"""The one of four classes by which each class is audited: a union of workplace sections counts as a federation."""

FOR_ROOFS: Final = frozenset({"FND-01", "FND-02", "FND-03", "FND-04", "REP-03", "REP-04"})
WAIVED_FOR_COMMITTEES: Final = frozenset(each for each in CATALOGUE if each.startswith(("FND-", "REP-")))
FITS: Final = ("COH-01", "COH-02")
"""The two criteria that a committee must pass before those waived for committees are waived for it."""


def applies(criterion: str, judged_as: ClaimedClass, *, fits: bool) -> bool:
    """Whether ``criterion`` applies to a body of the class; ``fits``: its name and claims fit (``FITS`` both pass)."""
    if judged_as is ClaimedClass.BASE:
        return criterion not in FOR_ROOFS
    if judged_as is ClaimedClass.COMMITTEE and fits:
        return criterion not in WAIVED_FOR_COMMITTEES
    return criterion != "FND-02" or judged_as is ClaimedClass.CONFEDERATION

"""Which keys of a statute the rules of organisations ask for, and where; every other key waits for its room.

Source: docs/rules/statutes.md, "What binds": the same table, checked against this one and against the code.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from colonnade.core.statutes.vocabulary import Key


class Place(StrEnum):
    """Where a rule of the statute is asked for."""

    FORM = "form"
    AFFILIATION = "affiliation"
    OFFICES = "offices"
    AMENDING = "amending"
    IDENTITY = "identity"
    TIME = "time"


ENFORCED: Final[Mapping[str, tuple[Place, ...]]] = MappingProxyType(
    {
        "found.min_members": (Place.FORM, Place.AFFILIATION),
        "found.min_base": (Place.FORM,),
        "found.min_federations": (Place.FORM,),
        "found.min_branches": (Place.FORM,),
        "found.min_age_months": (Place.FORM, Place.AFFILIATION),
        "found.order": (Place.AFFILIATION,),
        "found.cure_days": (Place.FORM,),
        "founders.sunset_days": (Place.OFFICES,),
        "sunset": (Place.TIME, Place.AMENDING),
        "member.kind": (Place.FORM,),
        "member.class": (Place.FORM, Place.OFFICES),
        "member.exclusive_level": (Place.AFFILIATION,),
        "affil.decided_by": (Place.AFFILIATION,),
        "affil.majority": (Place.AFFILIATION,),
        "affil.ratified_by": (Place.AFFILIATION,),
        "affil.min_members": (Place.FORM, Place.AFFILIATION),
        "affil.minutes_required": (Place.AFFILIATION,),
        "affil.double": (Place.AFFILIATION,),
        "affil.observation_months": (Place.AFFILIATION,),
        "affil.admitting_body": (Place.AFFILIATION,),
        "affil.appeal": (Place.AFFILIATION,),
        "organ": (Place.OFFICES, Place.AMENDING),
        "majority": (Place.AMENDING,),
        "term": (Place.OFFICES,),
        "term.max_consecutive": (Place.OFFICES,),
        "recall": (Place.OFFICES,),
        "incompat": (Place.OFFICES,),
        "posts.max_per_affiliate": (Place.OFFICES,),
        "audit.inspectors_n": (Place.OFFICES,),
        "audit.alternates": (Place.OFFICES,),
        "audit.term": (Place.OFFICES,),
        "audit.elected_by": (Place.OFFICES,),
        "audit.not_board": (Place.OFFICES,),
        "withdraw.notice": (Place.AFFILIATION,),
        "withdraw.decided_by": (Place.AFFILIATION,),
        "claims.name_class": (Place.FORM, Place.IDENTITY),
    }
)
"""Where each key is asked for, of those that are."""


def places_of(key: Key) -> tuple[Place, ...]:
    """Return where rules of ``key`` are asked for; none where they wait for their room."""
    return ENFORCED.get(key.name, ())

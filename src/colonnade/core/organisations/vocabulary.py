"""The words of this room: classes, visibilities, forms and bands.

``CountBand`` bounds are the ones in which small counts are published: below 10, from 10,
50, 150 and 500 up. Source: docs/rules/organisations.md.
"""

from collections.abc import Sequence
from enum import StrEnum

from colonnade.core.acts.facts import BAND_FLOORS


class ClaimedClass(StrEnum):
    """What an organisation says it is."""

    BASE = "base"
    UNION = "union"
    FEDERATION = "federation"
    CONFEDERATION = "confederation"
    COORDINATION_COUNCIL = "coordination_council"
    LOCAL_COUNCIL = "local_council"
    COMMITTEE = "committee"


class Visibility(StrEnum):
    """How much of an organisation the log shows."""

    OPEN = "open"
    PSEUDONYMOUS = "pseudonymous"
    SEALED = "sealed"


class Basis(StrEnum):
    """What carries an organisation: formal members, attendance at assemblies, organisations, or single persons."""

    MEMBERS = "members"
    ATTENDANCE = "attendance"
    ORGANISATIONS = "organisations"
    PERSONS = "persons"


class Form(StrEnum):
    """What an organisation is shown to be."""

    BASE = "base"
    NUCLEUS = "nucleus"
    UNITARY_UNION = "unitary_union"
    FEDERATION = "federation"
    CONFEDERATION = "confederation"
    COORDINATION_COUNCIL = "coordination_council"
    LOCAL_COUNCIL = "local_council"
    COMMITTEE = "committee"
    DISSOLVED = "dissolved"


SHOWN_FLOORS = (0, 3, 7, 10, 50, 150, 500)
"""Lower bounds a count may show: the bands' floors, and what a nucleus and a base organisation need."""
PUBLIC_FROM = 50
BALLOTS_SHOWN_FROM = 500
"""Ballots that are fewer can be found by trying what would have the digest that an act shows."""


def band_floor(count: int) -> int:
    """Return the lower bound of the band that holds ``count``: 0, 10, 50, 150 or 500."""
    return max(floor for floor in BAND_FLOORS if floor <= count)


def word_list(items: Sequence[StrEnum]) -> tuple[str, ...]:
    """Return the spellings of ``items``."""
    return tuple(item.value for item in items)

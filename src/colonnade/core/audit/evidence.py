"""What a finding rests on, how well it is known, and what is told of an organisation beside its acts.

A finding is no stronger than the weakest fact it rests on. Source: docs/rules/audit.md; norms 8, 8.1.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from colonnade.core.acts.canonical import Json
from colonnade.core.ids import OrganisationId


class Provenance(StrEnum):
    """How a fact is known, the strongest first.

    Proven by a seal; seen by witnesses; its own words; the words of a member; one party's report; drawn from others.
    """

    SIGNED = "signed"
    WITNESSED = "witnessed"
    OWN = "own"
    MEMBER = "member"
    REPORTED = "reported"
    INFERRED = "inferred"


_STRENGTH: Final = tuple(Provenance)


def strength(provenance: Provenance | None) -> int:
    """Return the place of ``provenance`` from the strongest, 0, down; nothing at all is the weakest."""
    return len(_STRENGTH) if provenance is None else _STRENGTH.index(provenance)


def weakest(provenances: Iterable[Provenance]) -> Provenance | None:
    """Return the weakest of ``provenances``; none of nothing."""
    return max(provenances, key=strength, default=None)


class EvidenceKind(StrEnum):
    """What is pointed at."""

    ACT = "act"
    SOURCE = "source"
    CLAIM = "claim"
    RULE = "rule"


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """One thing a finding rests on: an act by its id; a source, a claim or a statute's article by its name."""

    kind: EvidenceKind
    ref: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Told:
    """What a source tells of one matter that no act says: ``facts`` in the shape of the matter (``matters.py``)."""

    matter: str
    of: OrganisationId
    facts: Mapping[str, Json]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """What the organisation, or somebody of it, says that it is, does or speaks for. ``facts``: by its kind."""

    kind: str
    facts: Mapping[str, Json]
    evidence: tuple[Evidence, ...]

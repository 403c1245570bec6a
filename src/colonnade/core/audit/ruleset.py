"""The rule set an audit goes by: every threshold, weight and norm, frozen and hashed before the audit starts.

Source: docs/rules/audit.md, "Rule set"; norms 1.3, 8.1.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from colonnade.core.audit.findings import Severity
from colonnade.core.organisations.minimum import Minimum


@dataclass(frozen=True, slots=True)
class Norm:
    """A source a criterion rests on: its id, its edition, and how well it was read: law, constitution, default."""

    id: str
    edition: str
    tag: str


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion as the rule set has it: how grave, its thresholds by name, its norms."""

    id: str
    severity: Severity
    thresholds: Mapping[str, Fraction]
    norms: tuple[Norm, ...]


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The rules of one audit, in catalogue order; ``sha256`` is over the bytes of the file they were read from."""

    id: str
    version: str
    sha256: str
    minimum: Minimum
    criteria: Mapping[str, Criterion]

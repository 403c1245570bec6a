"""The answer to one criterion: a value, which ``words`` puts into a sentence.

Source: docs/rules/audit.md; norms 8; contracts, "Audit".
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from colonnade.core.audit.evidence import Evidence, Provenance, weakest
from colonnade.core.errors import Fact


class Answer(StrEnum):
    """What a criterion finds. Unknown is not fail; not applicable is left out of every sum."""

    PASS = "pass"  # noqa: S105 -- the word of an answer, no secret
    PARTIAL = "partial"
    FAIL = "fail"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "n/a"


class Severity(StrEnum):
    """What an answer weighs: a blocker is a gate and has no weight, major weighs 3, minor 1."""

    BLOCKER = "B"
    MAJOR = "M"
    MINOR = "m"


@dataclass(frozen=True, slots=True)
class Finding:
    """The answer to one criterion. ``reason`` names the sentence; ``facts`` fill it.

    ``value`` is what was found and ``threshold`` what it was held against, both exact, in ``unit`` (a name from the
    rule set: ``bodies``, ``share``, ``days``, …); none where there is nothing to measure. ``in_conflict``: sources
    contradict one another, and none was chosen. ``awaits``: rooms of Colonnade, not built yet, whose acts would show
    what is unknown of a body whose acts a log holds.
    """

    id: str
    answer: Answer
    reason: str
    value: Fraction | None = None
    threshold: Fraction | None = None
    unit: str | None = None
    evidence: tuple[Evidence, ...] = ()
    facts: Mapping[str, Fact] = field(default_factory=dict)
    in_conflict: bool = False
    awaits: tuple[str, ...] = ()

    @property
    def provenance(self) -> Provenance | None:
        """The weakest of what the finding rests on; none where it rests on nothing."""
        return weakest(each.provenance for each in self.evidence)

"""In what a statute can contradict itself: each a value with its kind, the articles concerned, and facts.

Source: docs/rules/statutes.md, "Coherence"; norms 8, COH-03.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from colonnade.core.statutes.rules import Rule


class Kind(StrEnum):
    """What contradicts what; in the order in which findings are told."""

    UNREACHABLE_ORGAN = "unreachable_organ"
    ORGAN_ELECTING_ITSELF = "organ_electing_itself"
    MEMBER_CLASS_WITHOUT_VOTER = "member_class_without_voter"
    ELECTORATE_WITHOUT_END = "electorate_without_end"
    CLAIM_WIDER_THAN_MEMBERSHIP = "claim_wider_than_membership"
    QUORUM_NEVER_MET = "quorum_never_met"
    MAJORITY_OF_NOTHING = "majority_of_nothing"
    INDEPENDENT_BESIDE_ELASTIC_FUNDS = "independent_beside_elastic_funds"
    NAME_AGAINST_TIERS = "name_against_tiers"
    PARTY_CLAUSE_EXCLUDES_MEMBERS = "party_clause_excludes_members"
    DEADLINES_OVERLAP = "deadlines_overlap"
    RULES_DIFFER = "rules_differ"
    TRANSLATION_MISSING = "translation_missing"
    TRANSLATION_OUT_OF_STEP = "translation_out_of_step"
    NUMBERING_COLLISION = "numbering_collision"
    NUMBERING_GAP = "numbering_gap"


KINDS: Final = tuple(Kind)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One contradiction: which kind, in which of its ways, between which articles, with which facts.

    ``articles`` are in the order in which they are to be read; ``facts`` are names and numbers, never sentences.
    """

    kind: Kind
    way: str
    articles: tuple[str, ...]
    facts: Mapping[str, str]

    @property
    def code(self) -> str:
        """Kind and way, as words are found by it."""
        return f"{self.kind.value}.{self.way}"


def between(kind: Kind, way: str, rules: Iterable[Rule | None], **facts: object) -> Contradiction:
    """Return the contradiction between ``rules``; each article is named once."""
    articles = dict.fromkeys(rule.article for rule in rules if rule is not None)
    return Contradiction(kind, way, tuple(articles), {name: _spelled(fact) for name, fact in facts.items()})


def _spelled(fact: object) -> str:
    return fact if isinstance(fact, str) else str(fact)

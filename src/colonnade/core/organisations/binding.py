"""The statute in force when an act is judged: its rules, and the articles by which the act stands or does not.

Where no statute is in force nothing is asked here, and nothing costs. Source: docs/rules/statutes.md, "What binds";
docs/adr/0033-the-statute-in-force.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from colonnade.core.acts.canonical import Json
from colonnade.core.ids import OrganisationId
from colonnade.core.organisations.cases import Case, Citations, NoEffect
from colonnade.core.organisations.spans import Kind, Life
from colonnade.core.statutes.acts import Terms, terms_of
from colonnade.core.statutes.rules import Rule, table
from colonnade.core.statutes.vocabulary import ASSEMBLY, BOARD, CONGRESS, INSPECTORS, LEADING, SECRETARIAT

_STATUTE = Kind.STATUTE
SITTINGS: Final[Mapping[str, str]] = {
    "assembly": ASSEMBLY,
    "extraordinary_assembly": ASSEMBLY,
    "founding_assembly": ASSEMBLY,
    "congress": CONGRESS,
    "board": BOARD,
    "executive_committee": BOARD,
    "presidium": BOARD,
    "secretariat": SECRETARIAT,
    "inspection": INSPECTORS,
    "inspectors": INSPECTORS,
}
"""Of which kind an organ is that no article sets up under this name."""
SOVEREIGN: Final = (ASSEMBLY, CONGRESS)
"""Where those meet, or whom they send, who carry the organisation."""


@dataclass(slots=True)
class Under:
    """The statute of ``whose`` in force on an act's day, and the articles that the act has been found to keep."""

    whose: Final[OrganisationId]
    terms: Final[Terms]
    kept: Final[list[str]] = field(default_factory=list)

    def require(self, rule: Rule, why: str, *, is_met: bool) -> None:
        """Refuse, with the article that says so, what does not keep ``rule``."""
        if not is_met:
            raise NoEffect(why, article=rule.article, statute=self.whose)
        if rule.article not in self.kept:
            self.kept.append(rule.article)

    @property
    def cited(self) -> Citations:
        """Whose articles the act rests on."""
        return tuple((self.whose, article) for article in self.kept)

    def kind_of(self, organ: str) -> str:
        """Return of which kind the organ of this name is; empty where nobody knows."""
        rule = self.terms.rules.organs.get(organ)
        return SITTINGS.get(organ, "") if rule is None else str(table(rule).get("kind"))

    def is_sovereign(self, organ: str) -> bool:
        """Whether the organ is an assembly or a congress."""
        return self.kind_of(organ) in SOVEREIGN

    def leads(self, organ: str) -> bool:
        """Whether the organ is one that leads."""
        return self.kind_of(organ) in LEADING

    def inspects(self, organ: str) -> bool:
        """Whether the organ is that of the inspectors."""
        return self.kind_of(organ) == INSPECTORS

    def is_named(self, organ: str, names: tuple[str, ...]) -> bool:
        """Whether ``organ`` is one of ``names``, or another sitting of one: an assembly also meets extraordinarily."""
        return organ in names or (organ == "extraordinary_assembly" and any(self.kind_of(n) == ASSEMBLY for n in names))


def under(case: Case, whose: OrganisationId | None = None) -> Under | None:
    """Return the statute that is in force on the act's day, of the act's own organisation unless of ``whose``."""
    life = case.life if whose is None else case.life_of(whose)
    facts = in_force(life, case.day)
    return None if facts is None else Under(life.organisation, terms_of(facts))


def in_force(life: Life, on: date) -> Mapping[str, Json] | None:
    """Return what the statute says that is in force on a day, as known now; none where there is none."""
    for span in life.kinds.get(_STATUTE, ()):
        if span.start <= on < span.until:
            return span.facts
    return None


def cited(*statutes: Under | None) -> Citations:
    """Return all that acts judged under these statutes rest on, each article once."""
    return tuple(dict.fromkeys(each for statute in statutes if statute is not None for each in statute.cited))

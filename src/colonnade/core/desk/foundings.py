"""The acts by which an organisation is founded with its first organs and offices: one after the other, in one go.

Source: docs/rules/desk.md, "Founding"; docs/rules/organisations.md, "Founding".
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from colonnade.core.acts.canonical import Json
from colonnade.core.acts.envelope import FOUNDING, Custody, parse_act
from colonnade.core.desk.sayings import Saying, act_text
from colonnade.core.ids import ActId, act_id
from colonnade.core.organisations.commitments import hiding
from colonnade.core.organisations.vocabulary import Visibility

ASSEMBLY = "founding_assembly"
ORGAN, OFFICE = "organisations.organ_established/1", "organisations.office_filled/1"


@dataclass(frozen=True, slots=True)
class Plan:
    """What the founders decided; ``effective`` is a day or, of a hidden organisation, a month.

    ``founding``: all facts of the founding act, of a sealed one those too that it hides.
    """

    effective: str
    custody: Custody
    founding: Mapping[str, Json]
    organs: Sequence[Mapping[str, Json]]
    offices: Sequence[Mapping[str, Json]]


@dataclass(frozen=True, slots=True)
class Founding:
    """The bytes of every act in their order, and what opens the first one's commitment where it is sealed."""

    texts: tuple[bytes, ...]
    opening: Mapping[str, Json] | None

    @property
    def offices(self) -> list[ActId]:
        """Return the acts that fill offices, in their order."""
        return [act_id(text) for text in self.texts if parse_act(text).type == OFFICE]


def founding_of(plan: Plan, *, after: ActId | None, today: date, random: bytes) -> Founding:
    """Return the acts, recorded today, the first ``after`` the log's newest; refuse with the path of a fault."""
    facts, opening = _shown(plan, random)
    first = act_text(_saying(plan, "", FOUNDING, facts), after=after, today=today)
    organisation, texts = parse_act(first).organisation, [first]
    for kind, some in ((ORGAN, plan.organs), (OFFICE, plan.offices)):
        for each in some:
            saying = _saying(plan, organisation, kind, each)
            texts.append(act_text(saying, after=act_id(texts[-1]), today=today))
    return Founding(tuple(texts), opening)


def _shown(plan: Plan, random: bytes) -> tuple[Mapping[str, Json], Mapping[str, Json] | None]:
    if plan.founding.get("visibility") != Visibility.SEALED:
        return plan.founding, None
    hidden = hiding(FOUNDING, plan.founding)
    return hidden.committed(random), {"random": random.hex(), "revealed": dict(hidden.revealed)}


def _saying(plan: Plan, organisation: str, kind: str, facts: Mapping[str, Json]) -> Saying:
    return Saying(organisation, kind, ASSEMBLY, plan.effective, plan.custody, facts)

"""An election as it stands on a day, put together from what the book of spans says of it.

Source: docs/rules/elections.md, "Acts".
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from colonnade.core.acts.canonical import Json
from colonnade.core.acts.facts import read_day
from colonnade.core.elections.states import State
from colonnade.core.ids import ActId, OrganisationId
from colonnade.core.organisations.spans import Kind, Span

KINDS = (Kind.ELECTION, Kind.OBJECTION, Kind.KEY_DESTROYED)
"""What an election is made of."""


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the course: the act that brought the election into ``state``, and from which day on."""

    act: ActId
    state: State
    day: date


@dataclass(frozen=True, slots=True)
class Objection:
    """An objection by ``of``; ``outcome`` and ``decision`` are empty while it waits."""

    act: ActId
    of: OrganisationId
    by: str
    ground: str
    day: date
    outcome: str
    decision: str


@dataclass(frozen=True, slots=True)
class Destroyed:
    """The key of a trustee of ``of`` is gone, as its organisation said by ``act``."""

    act: ActId
    of: OrganisationId
    day: date


@dataclass(frozen=True, slots=True)
class Election:
    """An election with everything that is said of it up to a day; ``facts`` are those of all its steps."""

    act: ActId
    held_by: OrganisationId
    state: State
    facts: Mapping[str, Json]
    steps: tuple[Step, ...]
    objections: tuple[Objection, ...]
    destroyed: tuple[Destroyed, ...]

    def object_until(self) -> date | None:
        """Return the last day on which it can be objected to; none before the result."""
        said = self.facts.get("object_until")
        return None if said is None else read_day(said, "facts.object_until")

    @property
    def keys_gone(self) -> frozenset[OrganisationId]:
        """Whose trustee's key is gone."""
        return frozenset(each.of for each in self.destroyed)

    @property
    def trustees(self) -> tuple[OrganisationId, ...]:
        """Of whom the trustees are, in the order of their keys."""
        said = self.facts["trustees"]
        assert isinstance(said, list)
        return tuple(OrganisationId(str(each["of"])) for each in said if isinstance(each, dict))

    @property
    def code_issuers(self) -> tuple[OrganisationId, ...]:
        """Whose inspectors issue codes."""
        said = self.facts["codes_by"]
        assert isinstance(said, list)
        return tuple(OrganisationId(str(each)) for each in said)

    @property
    def waiting(self) -> tuple[Objection, ...]:
        """The objections that have no decision."""
        return tuple(each for each in self.objections if not each.outcome)


def elections_in(spans: Iterable[Span], on: date) -> list[Election]:
    """Return the elections that ``spans``, past ones included, tell of up to the day ``on``, the newest first."""
    begun = [span for span in spans if span.start <= on]
    found: dict[str, list[Span]] = {}
    for span in begun:
        if span.kind is Kind.ELECTION:
            found.setdefault(span.key, []).append(span)
    elections = [_election(each, begun, on) for each in found.values()]
    return sorted(elections, key=lambda each: (each.steps[0].day, each.act), reverse=True)


def _election(course: Sequence[Span], begun: Sequence[Span], on: date) -> Election:
    now = next(span for span in course if span.holds(on))
    steps = sorted((Step(span.act, State(str(span.facts["state"])), span.start) for span in course), key=_order)
    mine = [span for span in begun if span.facts.get("election") == now.key]
    return Election(
        act=ActId(now.key),
        held_by=now.organisation,
        state=State(str(now.facts["state"])),
        facts=now.facts,
        steps=tuple(steps),
        objections=tuple(_objection(span, mine) for span in mine if span.kind is Kind.OBJECTION and span.holds(on)),
        destroyed=tuple(
            Destroyed(span.act, OrganisationId(str(span.facts["of"])), span.start)
            for span in mine
            if span.kind is Kind.KEY_DESTROYED
        ),
    )


def _order(step: Step) -> tuple[date, int]:
    return step.day, list(State).index(step.state)


def _objection(span: Span, mine: Sequence[Span]) -> Objection:
    facts = span.facts
    return Objection(
        act=ActId(span.key),
        of=OrganisationId(str(facts["of"])),
        by=str(facts["by"]),
        ground=str(facts["ground"]),
        day=min(each.start for each in mine if each.kind is Kind.OBJECTION and each.key == span.key),
        outcome=str(facts["outcome"] or ""),
        decision=str(facts.get("decision", "")),
    )

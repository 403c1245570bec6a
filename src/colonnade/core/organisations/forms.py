"""The form an organisation is shown to have, derived from what stands under it, with reasons.

Nobody declares a form. A *column* is a body of people who work where it says it stands, with its own
assembly and members enough. A base organisation whose size is not shown counts as a column once inspectors
of the body above attest it. What stands is asked of a *ground*: a view, which walks down the affiliations,
or the sums that are kept of what a walk would find (``sums.py``).
Source: docs/rules/organisations.md, "Forms"; norms 1, 4, FND-01, FND-02.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from colonnade.core.acts.canonical import Json
from colonnade.core.dates import months_later
from colonnade.core.ids import OrganisationId
from colonnade.core.organisations.minimum import DEFAULT, Minimum
from colonnade.core.organisations.spans import Kind, Span
from colonnade.core.organisations.vocabulary import Basis, ClaimedClass, Form, Visibility

SpansOf = Callable[[OrganisationId], Sequence[Span]]
Below = Callable[[OrganisationId], Sequence[OrganisationId]]


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing a form needs: ``needed`` of it, of which ``shown`` are there. ``code`` names it."""

    code: str
    shown: int
    needed: int

    @property
    def is_met(self) -> bool:
        """Whether enough is shown."""
        return self.shown >= self.needed


@dataclass(frozen=True, slots=True)
class StandingForm:
    """What an organisation is shown to be, and what its name would need.

    ``is_borne_out``: the form shown is the one its claimed class names.
    """

    form: Form
    claimed: str
    reasons: tuple[Reason, ...]
    is_borne_out: bool

    @property
    def missing(self) -> tuple[Reason, ...]:
        """The reasons that are not met: the steps to the form its name claims."""
        return tuple(reason for reason in self.reasons if not reason.is_met)


class Holding(Protocol):
    """What holds for an organisation on a day."""

    def of(self, organisation: OrganisationId, kind: Kind) -> Sequence[Span]:
        """The spans of one kind that hold for ``organisation``."""

    def identity(self, organisation: OrganisationId) -> Mapping[str, Json]:
        """What ``organisation`` is; nothing where it does not stand."""


class Ground(Holding, Protocol):
    """What a form is derived from on a day: what holds for an organisation, and how much stands under it.

    *Columns* stand under it at any depth, *sections* are those that stand under it directly; each counts once.
    """

    def affiliates(self, organisation: OrganisationId) -> int:
        """How many are its full affiliates."""

    def federations(self, organisation: OrganisationId, minimum: Minimum) -> int:
        """How many of its affiliates are federations or unions of workplace sections."""

    def columns(self, organisation: OrganisationId, minimum: Minimum) -> int:
        """How many columns stand under it."""

    def branches(self, organisation: OrganisationId, minimum: Minimum) -> set[str]:
        """The branches of the columns under it."""

    def sections(self, organisation: OrganisationId, minimum: Minimum) -> int:
        """How many columns stand directly under it."""

    def section_branches(self, organisation: OrganisationId, minimum: Minimum) -> set[str]:
        """The branches of the columns directly under it."""


@dataclass(frozen=True, slots=True)
class View:
    """What holds on a day: the spans of any organisation and the full affiliates directly below it."""

    on: date
    spans: SpansOf
    below: Below
    _columns: dict[tuple[OrganisationId, Minimum], bool] = field(default_factory=dict, compare=False, repr=False)
    _beneath: dict[tuple[OrganisationId, Minimum], list[OrganisationId]] = field(
        default_factory=dict, compare=False, repr=False
    )
    """What was found before: a roof asks for the same columns many times."""

    def is_column(self, organisation: OrganisationId, minimum: Minimum) -> bool:
        """Whether the organisation is a column; looked into once."""
        known = self._columns.get((organisation, minimum))
        if known is None:
            known = self._columns[organisation, minimum] = bears(self, organisation, self.on, minimum)
        return known

    def columns_below(self, organisation: OrganisationId, minimum: Minimum) -> list[OrganisationId]:
        """The columns under ``organisation``; looked for once."""
        known = self._beneath.get((organisation, minimum))
        if known is None:
            known = self._beneath[organisation, minimum] = _columns_below(self, organisation, minimum)
        return list(known)

    def of(self, organisation: OrganisationId, kind: Kind) -> list[Span]:
        """The spans of one kind that hold for ``organisation``."""
        return [span for span in self.spans(organisation) if span.kind is kind]

    def identity(self, organisation: OrganisationId) -> Mapping[str, Json]:
        """What ``organisation`` is; nothing where it does not stand."""
        for span in self.of(organisation, Kind.IDENTITY):
            return span.facts
        return {}

    def affiliates(self, organisation: OrganisationId) -> int:
        """How many are its full affiliates."""
        return len(self.below(organisation))

    def federations(self, organisation: OrganisationId, minimum: Minimum) -> int:
        """How many of its affiliates are federations or unions of workplace sections."""
        return sum(is_federation(self, each, minimum) for each in self.below(organisation))

    def columns(self, organisation: OrganisationId, minimum: Minimum) -> int:
        """How many columns stand under it."""
        return len(self.columns_below(organisation, minimum))

    def branches(self, organisation: OrganisationId, minimum: Minimum) -> set[str]:
        """The branches of the columns under it."""
        return branches_of(self, self.columns_below(organisation, minimum))

    def sections(self, organisation: OrganisationId, minimum: Minimum) -> int:
        """How many columns stand directly under it."""
        return len(self._sections(organisation, minimum))

    def section_branches(self, organisation: OrganisationId, minimum: Minimum) -> set[str]:
        """The branches of the columns directly under it."""
        return branches_of(self, self._sections(organisation, minimum))

    def _sections(self, organisation: OrganisationId, minimum: Minimum) -> list[OrganisationId]:
        return [each for each in self.below(organisation) if self.is_column(each, minimum)]


def shown_members(holding: Holding, organisation: OrganisationId) -> int | None:
    """Return the attested count, or its shown lower bound; none where no count was returned."""
    for span in holding.of(organisation, Kind.COUNT):
        count = span.facts.get("count", span.facts.get("at_least"))
        return count if isinstance(count, int) else None
    return None


def is_attested(holding: Holding, organisation: OrganisationId) -> bool:
    """Whether inspectors of a body above attest that the organisation stands."""
    return bool(holding.of(organisation, Kind.ATTESTED))


def is_base(holding: Holding, organisation: OrganisationId) -> bool:
    """Whether the organisation is one of people who work where it says it stands."""
    identity = holding.identity(organisation)
    if identity.get("claimed_class") != ClaimedClass.BASE:
        return False
    if identity.get("visibility") == Visibility.SEALED:
        return is_attested(holding, organisation)
    return identity.get("workplace") is True and identity.get("basis") in (Basis.MEMBERS, Basis.ATTENDANCE)


def is_column(view: View, organisation: OrganisationId, minimum: Minimum = DEFAULT) -> bool:
    """Whether the organisation is a column a roof may stand on, on the view's day."""
    return view.is_column(organisation, minimum)


def bears(holding: Holding, organisation: OrganisationId, on: date, minimum: Minimum = DEFAULT) -> bool:
    """Whether what holds for the organisation on the day ``on`` makes it a column."""
    if not is_base(holding, organisation):
        return False
    founded = holding.of(organisation, Kind.FOUNDED)
    if not founded or months_later(founded[0].start, minimum.column_months) > on:
        return False
    if is_attested(holding, organisation):
        return True
    members = shown_members(holding, organisation)
    return members is not None and members >= minimum.column_members and _is_assembled(holding, organisation, minimum)


def _is_assembled(holding: Holding, organisation: OrganisationId, minimum: Minimum) -> bool:
    """By attendance, one assembly shows a meeting; two show a body."""
    for span in holding.of(organisation, Kind.COUNT):
        if span.facts.get("basis") == Basis.ATTENDANCE:
            assemblies = span.facts.get("assemblies", 0)
            return isinstance(assemblies, int) and assemblies >= minimum.attended_assemblies
    return True


def columns_below(view: View, organisation: OrganisationId, minimum: Minimum = DEFAULT) -> list[OrganisationId]:
    """Return the columns under ``organisation`` through any number of levels, each once, sorted."""
    return view.columns_below(organisation, minimum)


def _columns_below(view: View, organisation: OrganisationId, minimum: Minimum) -> list[OrganisationId]:
    ahead, seen = [organisation], {organisation}
    columns = []
    while ahead:
        for below in view.below(ahead.pop()):
            if below not in seen:
                seen.add(below)
                ahead.append(below)
                if is_column(view, below, minimum):
                    columns.append(below)
    return sorted(columns)


def branches_of(holding: Holding, organisations: Sequence[OrganisationId]) -> set[str]:
    """Return the branches in which ``organisations`` are shown to work; unknown branches are left out."""
    found = {str(branch) for each in organisations if (branch := holding.identity(each).get("branch"))}
    attested = (s.facts.get("branch") for each in organisations for s in holding.of(each, Kind.ATTESTED))
    return found | {str(branch) for branch in attested if branch}


def standing_form(ground: Ground, organisation: OrganisationId, minimum: Minimum = DEFAULT) -> StandingForm:
    """Return the form shown for ``organisation`` on the ground's day, with what its claimed class needs."""
    claimed = str(ground.identity(organisation).get("claimed_class", ""))
    if not ground.of(organisation, Kind.FOUNDED):
        return StandingForm(Form.DISSOLVED, claimed, (), is_borne_out=False)
    reasons = REASONS.get(claimed, _none)(ground, organisation, minimum)
    if claimed and all(reason.is_met for reason in reasons):
        return StandingForm(_NAMED[ClaimedClass(claimed)], claimed, reasons, is_borne_out=True)
    return StandingForm(fitting_form(ground, organisation, minimum), claimed, reasons, is_borne_out=False)


def fitting_form(ground: Ground, organisation: OrganisationId, minimum: Minimum = DEFAULT) -> Form:
    """Return the largest form that what is shown can carry."""
    for claimed in (ClaimedClass.CONFEDERATION, ClaimedClass.FEDERATION, ClaimedClass.UNION):
        if all(reason.is_met for reason in REASONS[claimed](ground, organisation, minimum)):
            return _NAMED[claimed]
    if ground.affiliates(organisation) > 1:
        return Form.COORDINATION_COUNCIL
    if is_base(ground, organisation):
        members = shown_members(ground, organisation) or 0
        return Form.BASE if members >= minimum.base_members else Form.NUCLEUS
    return Form.COMMITTEE


def is_federation(ground: Ground, organisation: OrganisationId, minimum: Minimum = DEFAULT) -> bool:
    """Whether the organisation is shown to be a federation or a union of workplace sections."""
    if all(reason.is_met for reason in _federation(ground, organisation, minimum)):
        return True
    return ground.identity(organisation).get("claimed_class") == ClaimedClass.UNION and all(
        reason.is_met for reason in _union(ground, organisation, minimum)
    )


def _none(_ground: Ground, _organisation: OrganisationId, _minimum: Minimum) -> tuple[Reason, ...]:
    return ()


def _base(ground: Ground, organisation: OrganisationId, minimum: Minimum) -> tuple[Reason, ...]:
    if is_attested(ground, organisation):
        return (Reason("works_where_it_stands", int(is_base(ground, organisation)), 1),)
    return (
        Reason("works_where_it_stands", int(is_base(ground, organisation)), 1),
        Reason("members", shown_members(ground, organisation) or 0, minimum.base_members),
        Reason("assembled", int(_is_assembled(ground, organisation, minimum)), 1),
    )


def _union(ground: Ground, organisation: OrganisationId, minimum: Minimum) -> tuple[Reason, ...]:
    branches = ground.section_branches(organisation, minimum)
    return (
        Reason("sections", ground.sections(organisation, minimum), minimum.federation_bases),
        Reason("one_branch", int(len(branches) == 1), 1),
    )


def _federation(ground: Ground, organisation: OrganisationId, minimum: Minimum) -> tuple[Reason, ...]:
    return (Reason("columns", ground.columns(organisation, minimum), minimum.federation_bases),)


def _confederation(ground: Ground, organisation: OrganisationId, minimum: Minimum) -> tuple[Reason, ...]:
    by_unions = ground.sections(organisation, minimum) >= minimum.confederation_unions
    federations = minimum.confederation_federations if by_unions else ground.federations(organisation, minimum)
    return (
        Reason("federations", federations, minimum.confederation_federations),
        Reason("branches", len(ground.branches(organisation, minimum)), minimum.confederation_branches),
        Reason("columns", ground.columns(organisation, minimum), minimum.confederation_bases),
    )


def _council(ground: Ground, organisation: OrganisationId, _minimum: Minimum) -> tuple[Reason, ...]:
    return (Reason("affiliates", ground.affiliates(organisation), 2),)


def _local_council(ground: Ground, organisation: OrganisationId, _minimum: Minimum) -> tuple[Reason, ...]:
    return (Reason("founded_by_a_body", len(ground.of(organisation, Kind.COUNCIL)), 1),)


REASONS: dict[str, Callable[[Ground, OrganisationId, Minimum], tuple[Reason, ...]]] = {
    ClaimedClass.BASE: _base,
    ClaimedClass.UNION: _union,
    ClaimedClass.FEDERATION: _federation,
    ClaimedClass.CONFEDERATION: _confederation,
    ClaimedClass.COORDINATION_COUNCIL: _council,
    ClaimedClass.LOCAL_COUNCIL: _local_council,
    ClaimedClass.COMMITTEE: _none,
}
_NAMED = {
    ClaimedClass.BASE: Form.BASE,
    ClaimedClass.UNION: Form.UNITARY_UNION,
    ClaimedClass.FEDERATION: Form.FEDERATION,
    ClaimedClass.CONFEDERATION: Form.CONFEDERATION,
    ClaimedClass.COORDINATION_COUNCIL: Form.COORDINATION_COUNCIL,
    ClaimedClass.LOCAL_COUNCIL: Form.LOCAL_COUNCIL,
    ClaimedClass.COMMITTEE: Form.COMMITTEE,
}

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
from colonnade.core.ids import OrganisationId
from colonnade.core.organisations.measures import USUAL, USUAL_COLUMNS, ColumnNeeds, Measure, measure_of
from colonnade.core.organisations.minimum import Minimum
from colonnade.core.organisations.spans import Kind, Span
from colonnade.core.organisations.vocabulary import Basis, ClaimedClass, Form, Visibility
from colonnade.core.statutes.acts import terms_of

SpansOf = Callable[[OrganisationId], Sequence[Span]]
Below = Callable[[OrganisationId], Sequence[OrganisationId]]


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing a form needs: ``needed`` of it, of which ``shown`` are there. ``code`` names it.

    ``article``: which of the organisation's own statute says how many; empty where it is Colonnade's default.
    """

    code: str
    shown: int
    needed: int
    article: str = ""

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

    def federations(self, organisation: OrganisationId, measure: Measure) -> int:
        """How many of its affiliates are federations or unions of workplace sections."""

    def columns(self, organisation: OrganisationId, measure: Measure) -> int:
        """How many columns stand under it."""

    def branches(self, organisation: OrganisationId, measure: Measure) -> set[str]:
        """The branches of the columns under it."""

    def sections(self, organisation: OrganisationId, measure: Measure) -> int:
        """How many columns stand directly under it."""

    def section_branches(self, organisation: OrganisationId, measure: Measure) -> set[str]:
        """The branches of the columns directly under it."""


@dataclass(frozen=True, slots=True)
class View:
    """What holds on a day: the spans of any organisation and the full affiliates directly below it."""

    on: date
    spans: SpansOf
    below: Below
    _columns: dict[tuple[OrganisationId, ColumnNeeds], bool] = field(default_factory=dict, compare=False, repr=False)
    _beneath: dict[tuple[OrganisationId, ColumnNeeds], list[OrganisationId]] = field(
        default_factory=dict, compare=False, repr=False
    )
    """What was found before: a roof asks for the same columns many times."""

    def is_column(self, organisation: OrganisationId, needs: ColumnNeeds) -> bool:
        """Whether the organisation is a column; looked into once."""
        known = self._columns.get((organisation, needs))
        if known is None:
            known = self._columns[organisation, needs] = bears(self, organisation, self.on, needs)
        return known

    def columns_below(self, organisation: OrganisationId, needs: ColumnNeeds) -> list[OrganisationId]:
        """The columns under ``organisation``; looked for once."""
        known = self._beneath.get((organisation, needs))
        if known is None:
            known = self._beneath[organisation, needs] = _columns_below(self, organisation, needs)
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

    def federations(self, organisation: OrganisationId, measure: Measure) -> int:
        """How many of its affiliates are federations or unions of workplace sections."""
        return sum(
            is_measured_federation(self, each, measure_below(self, each, measure)) for each in self.below(organisation)
        )

    def columns(self, organisation: OrganisationId, measure: Measure) -> int:
        """How many columns stand under it."""
        return len(self.columns_below(organisation, measure.columns))

    def branches(self, organisation: OrganisationId, measure: Measure) -> set[str]:
        """The branches of the columns under it."""
        return branches_of(self, self.columns_below(organisation, measure.columns))

    def sections(self, organisation: OrganisationId, measure: Measure) -> int:
        """How many columns stand directly under it."""
        return len(self._sections(organisation, measure))

    def section_branches(self, organisation: OrganisationId, measure: Measure) -> set[str]:
        """The branches of the columns directly under it."""
        return branches_of(self, self._sections(organisation, measure))

    def _sections(self, organisation: OrganisationId, measure: Measure) -> list[OrganisationId]:
        return [each for each in self.below(organisation) if self.is_column(each, measure.columns)]


def measure_for(holding: Holding, organisation: OrganisationId) -> Measure:
    """Return by what ``organisation`` is measured on the day: its statute in force, or the usual."""
    for span in holding.of(organisation, Kind.STATUTE):
        return measure_of(terms_of(span.facts))
    return USUAL


def measure_below(holding: Holding, organisation: OrganisationId, measure: Measure) -> Measure:
    """Return by what ``organisation`` is measured as a federation under a body of ``measure``."""
    return measure if measure.is_given else measure_for(holding, organisation).from_above()


def _asked(holding: Holding, organisation: OrganisationId, minimum: Minimum | None) -> Measure:
    return measure_for(holding, organisation) if minimum is None else Measure(minimum, is_given=True)


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


def is_column(view: View, organisation: OrganisationId, needs: ColumnNeeds = USUAL_COLUMNS) -> bool:
    """Whether the organisation is a column on the view's day for a roof whose columns must have ``needs``."""
    return view.is_column(organisation, needs)


def bears(holding: Holding, organisation: OrganisationId, on: date, needs: ColumnNeeds = USUAL_COLUMNS) -> bool:
    """Whether what holds for the organisation on the day ``on`` makes it a column."""
    if not is_base(holding, organisation):
        return False
    founded = holding.of(organisation, Kind.FOUNDED)
    if not founded or needs.grown(founded[0].start) > on:
        return False
    if is_attested(holding, organisation):
        return True
    members = shown_members(holding, organisation)
    return members is not None and members >= needs.members and _is_assembled(holding, organisation, needs)


def _is_assembled(holding: Holding, organisation: OrganisationId, needs: ColumnNeeds) -> bool:
    """By attendance, one assembly shows a meeting; two show a body."""
    for span in holding.of(organisation, Kind.COUNT):
        if span.facts.get("basis") == Basis.ATTENDANCE:
            assemblies = span.facts.get("assemblies", 0)
            return isinstance(assemblies, int) and assemblies >= needs.assemblies
    return True


def columns_below(view: View, organisation: OrganisationId, minimum: Minimum | None = None) -> list[OrganisationId]:
    """Return the columns under ``organisation`` through any number of levels, each once, sorted.

    What a column must have its statute says, unless a ``minimum`` is given.
    """
    return view.columns_below(organisation, _asked(view, organisation, minimum).columns)


def _columns_below(view: View, organisation: OrganisationId, needs: ColumnNeeds) -> list[OrganisationId]:
    ahead, seen = [organisation], {organisation}
    columns = []
    while ahead:
        for each in view.below(ahead.pop()):
            if each not in seen:
                seen.add(each)
                ahead.append(each)
                if is_column(view, each, needs):
                    columns.append(each)
    return sorted(columns)


def branches_of(holding: Holding, organisations: Sequence[OrganisationId]) -> set[str]:
    """Return the branches in which ``organisations`` are shown to work; unknown branches are left out."""
    found = {str(branch) for each in organisations if (branch := holding.identity(each).get("branch"))}
    attested = (s.facts.get("branch") for each in organisations for s in holding.of(each, Kind.ATTESTED))
    return found | {str(branch) for branch in attested if branch}


def standing_form(ground: Ground, organisation: OrganisationId, minimum: Minimum | None = None) -> StandingForm:
    """Return the form shown for ``organisation`` on the ground's day, with what its claimed class needs.

    How much of each, its own statute in force says, Colonnade's defaults where that is silent; or ``minimum``, given,
    for it and all that stands below.
    """
    measure, claimed = (
        _asked(ground, organisation, minimum),
        str(ground.identity(organisation).get("claimed_class", "")),
    )
    if not ground.of(organisation, Kind.FOUNDED):
        return StandingForm(Form.DISSOLVED, claimed, (), is_borne_out=False)
    reasons = REASONS.get(claimed, _none)(ground, organisation, measure)
    if claimed and all(reason.is_met for reason in reasons):
        return StandingForm(_NAMED[ClaimedClass(claimed)], claimed, reasons, is_borne_out=True)
    return StandingForm(_fitting_form(ground, organisation, measure), claimed, reasons, is_borne_out=False)


def fitting_form(ground: Ground, organisation: OrganisationId, minimum: Minimum | None = None) -> Form:
    """Return the largest form that what is shown can carry."""
    return _fitting_form(ground, organisation, _asked(ground, organisation, minimum))


def _fitting_form(ground: Ground, organisation: OrganisationId, measure: Measure) -> Form:
    for claimed in (ClaimedClass.CONFEDERATION, ClaimedClass.FEDERATION, ClaimedClass.UNION):
        if all(reason.is_met for reason in REASONS[claimed](ground, organisation, measure)):
            return _NAMED[claimed]
    if ground.affiliates(organisation) > 1:
        return Form.COORDINATION_COUNCIL
    if is_base(ground, organisation):
        members = shown_members(ground, organisation) or 0
        return Form.BASE if members >= measure.minimum.base_members else Form.NUCLEUS
    return Form.COMMITTEE


def is_federation(ground: Ground, organisation: OrganisationId, minimum: Minimum | None = None) -> bool:
    """Whether a roof above sees the organisation shown to be a federation or a union of workplace sections."""
    return is_measured_federation(ground, organisation, _asked(ground, organisation, minimum).from_above())


def is_measured_federation(ground: Ground, organisation: OrganisationId, measure: Measure) -> bool:
    """Whether the organisation is shown to be a federation, or a union of workplace sections, by ``measure``."""
    if all(reason.is_met for reason in _federation(ground, organisation, measure)):
        return True
    return ground.identity(organisation).get("claimed_class") == ClaimedClass.UNION and all(
        reason.is_met for reason in _union(ground, organisation, measure)
    )


def _none(_ground: Ground, _organisation: OrganisationId, _measure: Measure) -> tuple[Reason, ...]:
    return ()


def _base(ground: Ground, organisation: OrganisationId, measure: Measure) -> tuple[Reason, ...]:
    if is_attested(ground, organisation):
        return (Reason("works_where_it_stands", int(is_base(ground, organisation)), 1),)
    return (
        Reason("works_where_it_stands", int(is_base(ground, organisation)), 1),
        _needing(measure, "members", shown_members(ground, organisation) or 0, "base_members"),
        Reason("assembled", int(_is_assembled(ground, organisation, measure.columns)), 1),
    )


def _union(ground: Ground, organisation: OrganisationId, measure: Measure) -> tuple[Reason, ...]:
    branches = ground.section_branches(organisation, measure)
    return (
        _needing(measure, "sections", ground.sections(organisation, measure), "federation_bases"),
        Reason("one_branch", int(len(branches) == 1), 1),
    )


def _federation(ground: Ground, organisation: OrganisationId, measure: Measure) -> tuple[Reason, ...]:
    return (_needing(measure, "columns", ground.columns(organisation, measure), "federation_bases"),)


def _confederation(ground: Ground, organisation: OrganisationId, measure: Measure) -> tuple[Reason, ...]:
    by_unions = ground.sections(organisation, measure) >= measure.minimum.confederation_unions
    needed = measure.minimum.confederation_federations
    federations = needed if by_unions else ground.federations(organisation, measure)
    branches = len(ground.branches(organisation, measure))
    return (
        _needing(measure, "federations", federations, "confederation_federations"),
        _needing(measure, "branches", branches, "confederation_branches"),
        _needing(measure, "columns", ground.columns(organisation, measure), "confederation_bases"),
    )


def _needing(measure: Measure, code: str, shown: int, name: str) -> Reason:
    return Reason(code, shown, int(getattr(measure.minimum, name)), measure.article(name))


def _council(ground: Ground, organisation: OrganisationId, _measure: Measure) -> tuple[Reason, ...]:
    return (Reason("affiliates", ground.affiliates(organisation), 2),)


def _local_council(ground: Ground, organisation: OrganisationId, _measure: Measure) -> tuple[Reason, ...]:
    return (Reason("founded_by_a_body", len(ground.of(organisation, Kind.COUNCIL)), 1),)


REASONS: dict[str, Callable[[Ground, OrganisationId, Measure], tuple[Reason, ...]]] = {
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

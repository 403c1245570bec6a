"""The form an organisation is shown to have, derived from what stands under it, with reasons.

Nobody declares a form. A *column* is a body of people who work where it says it stands, with its own
assembly and members enough. A base organisation whose size is not shown counts as a column once inspectors
of the body above attest it. Source: docs/rules/organisations.md, "Forms"; norms 1, 4, FND-01, FND-02.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

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
            known = self._columns[organisation, minimum] = _is_column(self, organisation, minimum)
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


def shown_members(view: View, organisation: OrganisationId) -> int | None:
    """Return the attested count, or its shown lower bound; none where no count was returned."""
    for span in view.of(organisation, Kind.COUNT):
        count = span.facts.get("count", span.facts.get("at_least"))
        return count if isinstance(count, int) else None
    return None


def is_attested(view: View, organisation: OrganisationId) -> bool:
    """Whether inspectors of a body above attest that the organisation stands."""
    return bool(view.of(organisation, Kind.ATTESTED))


def is_base(view: View, organisation: OrganisationId) -> bool:
    """Whether the organisation is one of people who work where it says it stands."""
    identity = view.identity(organisation)
    if identity.get("claimed_class") != ClaimedClass.BASE:
        return False
    if identity.get("visibility") == Visibility.SEALED:
        return is_attested(view, organisation)
    return identity.get("workplace") is True and identity.get("basis") in (Basis.MEMBERS, Basis.ATTENDANCE)


def is_column(view: View, organisation: OrganisationId, minimum: Minimum = DEFAULT) -> bool:
    """Whether the organisation is a column a roof may stand on, on the view's day."""
    return view.is_column(organisation, minimum)


def _is_column(view: View, organisation: OrganisationId, minimum: Minimum) -> bool:
    if not is_base(view, organisation):
        return False
    founded = view.of(organisation, Kind.FOUNDED)
    if not founded or months_later(founded[0].start, minimum.column_months) > view.on:
        return False
    if is_attested(view, organisation):
        return True
    members = shown_members(view, organisation)
    return members is not None and members >= minimum.column_members and _is_assembled(view, organisation, minimum)


def _is_assembled(view: View, organisation: OrganisationId, minimum: Minimum) -> bool:
    """By attendance, one assembly shows a meeting; two show a body."""
    for span in view.of(organisation, Kind.COUNT):
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


def branches_of(view: View, organisations: Sequence[OrganisationId]) -> set[str]:
    """Return the branches in which ``organisations`` are shown to work; unknown branches are left out."""
    found = {str(branch) for each in organisations if (branch := view.identity(each).get("branch"))}
    attested = (s.facts.get("branch") for each in organisations for s in view.of(each, Kind.ATTESTED))
    return found | {str(branch) for branch in attested if branch}


def standing_form(view: View, organisation: OrganisationId, minimum: Minimum = DEFAULT) -> StandingForm:
    """Return the form shown for ``organisation`` on the view's day, with what its claimed class needs."""
    claimed = str(view.identity(organisation).get("claimed_class", ""))
    if not view.of(organisation, Kind.FOUNDED):
        return StandingForm(Form.DISSOLVED, claimed, (), is_borne_out=False)
    reasons = REASONS.get(claimed, _none)(view, organisation, minimum)
    if claimed and all(reason.is_met for reason in reasons):
        return StandingForm(_NAMED[ClaimedClass(claimed)], claimed, reasons, is_borne_out=True)
    return StandingForm(fitting_form(view, organisation, minimum), claimed, reasons, is_borne_out=False)


def fitting_form(view: View, organisation: OrganisationId, minimum: Minimum = DEFAULT) -> Form:
    """Return the largest form that what is shown can carry."""
    for claimed in (ClaimedClass.CONFEDERATION, ClaimedClass.FEDERATION, ClaimedClass.UNION):
        if all(reason.is_met for reason in REASONS[claimed](view, organisation, minimum)):
            return _NAMED[claimed]
    if len(list(view.below(organisation))) > 1:
        return Form.COORDINATION_COUNCIL
    if is_base(view, organisation):
        members = shown_members(view, organisation) or 0
        return Form.BASE if members >= minimum.base_members else Form.NUCLEUS
    return Form.COMMITTEE


def federations_below(view: View, organisation: OrganisationId, minimum: Minimum = DEFAULT) -> list[OrganisationId]:
    """Return the direct affiliates that are shown to be federations or unions of workplace sections."""
    return [
        below
        for below in view.below(organisation)
        if all(r.is_met for r in _federation(view, below, minimum))
        or (
            view.identity(below).get("claimed_class") == ClaimedClass.UNION
            and all(r.is_met for r in _union(view, below, minimum))
        )
    ]


def _none(_view: View, _organisation: OrganisationId, _minimum: Minimum) -> tuple[Reason, ...]:
    return ()


def _base(view: View, organisation: OrganisationId, minimum: Minimum) -> tuple[Reason, ...]:
    if is_attested(view, organisation):
        return (Reason("works_where_it_stands", int(is_base(view, organisation)), 1),)
    return (
        Reason("works_where_it_stands", int(is_base(view, organisation)), 1),
        Reason("members", shown_members(view, organisation) or 0, minimum.base_members),
        Reason("assembled", int(_is_assembled(view, organisation, minimum)), 1),
    )


def _union(view: View, organisation: OrganisationId, minimum: Minimum) -> tuple[Reason, ...]:
    columns = [below for below in view.below(organisation) if is_column(view, below, minimum)]
    branches = branches_of(view, columns)
    return (
        Reason("sections", len(columns), minimum.federation_bases),
        Reason("one_branch", int(len(branches) == 1), 1),
    )


def _federation(view: View, organisation: OrganisationId, minimum: Minimum) -> tuple[Reason, ...]:
    return (Reason("columns", len(columns_below(view, organisation, minimum)), minimum.federation_bases),)


def _confederation(view: View, organisation: OrganisationId, minimum: Minimum) -> tuple[Reason, ...]:
    federations = federations_below(view, organisation, minimum)
    columns = columns_below(view, organisation, minimum)
    branches = branches_of(view, columns)
    unions = sum(1 for below in view.below(organisation) if is_column(view, below, minimum))
    by_unions = unions >= minimum.confederation_unions
    return (
        Reason(
            "federations",
            minimum.confederation_federations if by_unions else len(federations),
            minimum.confederation_federations,
        ),
        Reason("branches", len(branches), minimum.confederation_branches),
        Reason("columns", len(columns), minimum.confederation_bases),
    )


def _council(view: View, organisation: OrganisationId, _minimum: Minimum) -> tuple[Reason, ...]:
    return (Reason("affiliates", len(list(view.below(organisation))), 2),)


def _local_council(view: View, organisation: OrganisationId, _minimum: Minimum) -> tuple[Reason, ...]:
    return (Reason("founded_by_a_body", len(view.of(organisation, Kind.COUNCIL)), 1),)


REASONS: dict[str, Callable[[View, OrganisationId, Minimum], tuple[Reason, ...]]] = {
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

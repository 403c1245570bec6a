"""What stands under an organisation: which bodies are columns, which are not, and of which nobody can tell.

A *column* is valid where it is a body of people who work where it says it stands, old enough, with members enough, a
statute and an assembly of its own. Inspectors' attestation stands in place of whatever a hidden body must not show.
Each body is looked at once. Source: docs/rules/audit.md, "Columns"; norms FND-01.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum

from colonnade.core.audit.adopted import has_own_assembly, statute_of
from colonnade.core.audit.criteria.questions import evidence_of, flag, gathered, number, told
from colonnade.core.audit.evidence import Evidence, EvidenceKind, Provenance
from colonnade.core.audit.examined import Examined
from colonnade.core.dates import months_later
from colonnade.core.ids import OrganisationId
from colonnade.core.organisations.forms import branches_of, is_attested, is_base
from colonnade.core.organisations.measures import Measure
from colonnade.core.organisations.spans import Kind, Span
from colonnade.core.organisations.vocabulary import Basis, ClaimedClass, Visibility

_NEVER = frozenset({ClaimedClass.COMMITTEE.value, ClaimedClass.LOCAL_COUNCIL.value})
_RESTS_ON = (Kind.FOUNDED, Kind.COUNT, Kind.ATTESTED, Kind.AFFILIATION, Kind.STATUTE)
_FOOTING = "footing"


class Shown(Enum):
    """Whether something is shown, shown not to be so, or left open by what is told."""

    YES = "yes"
    NO = "no"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Under:
    """The base organisations under a body at any depth, each once, in order.

    ``columns``: shown to be valid; ``possible``: of which it is left open; ``refused``: shown not to be. ``is_open``:
    nobody declares how many there are in all, so that there may be others. ``branches``: of the columns;
    ``possible_branches``: of those left open; ``unbranched``: how many of both show no branch.
    """

    columns: tuple[OrganisationId, ...]
    possible: tuple[OrganisationId, ...]
    refused: tuple[OrganisationId, ...]
    is_open: bool
    branches: frozenset[str] = frozenset()
    possible_branches: frozenset[str] = frozenset()
    unbranched: int = 0

    @property
    def most(self) -> int | None:
        """How many columns there may be at most; none where there is no end to it."""
        return None if self.is_open else len(self.columns) + len(self.possible)


@dataclass(frozen=True, slots=True)
class Affiliate:
    """A full affiliate: the base organisations that it is, or that stand under it."""

    organisation: OrganisationId
    is_base: bool
    under: Under


@dataclass(frozen=True, slots=True)
class Footing:
    """What the subject stands on. ``total``: how many full affiliates are declared, none where nobody declares it.

    ``in_conflict``: those who declare contradict one another or what is shown. ``declared``: what the total rests on.
    """

    affiliates: tuple[Affiliate, ...]
    under: Under
    total: int | None
    declared: tuple[Evidence, ...]
    in_conflict: bool

    @property
    def hidden(self) -> int | None:
        """How many affiliates are declared and not told of; none where no total is declared."""
        return None if self.total is None else self.total - len(self.affiliates)


def footing(examined: Examined) -> Footing:
    """Return what the subject stands on; looked for once."""
    known = examined.remembered.get(_FOOTING)
    if not isinstance(known, Footing):
        known = examined.remembered[_FOOTING] = _Walk(examined).footing()
    return known


class _Walk:
    """One walk down the affiliations."""

    def __init__(self, examined: Examined) -> None:
        self.examined, self.seen = examined, dict[OrganisationId, Shown]()

    def footing(self) -> Footing:
        examined = self.examined
        direct = sorted(set(examined.view.below(examined.subject)))
        total, declared, in_conflict = self._declared(examined.subject, len(direct))
        affiliates = tuple(Affiliate(each, self._is_base(each), self._under(each)) for each in direct)
        is_open = total is None or total != len(direct) or any(each.under.is_open for each in affiliates)
        under = _joined(affiliates, is_open=is_open)
        listed = len(under.columns) + len(under.possible) + len(under.refused)
        if self._told_bases(examined.subject) == listed:
            under = replace(under, is_open=False)
        return Footing(affiliates, under, total, declared, in_conflict)

    def _under(self, body: OrganisationId) -> Under:
        found: dict[Shown, list[OrganisationId]] = {each: [] for each in Shown}
        ahead, met, is_open = [body], {body}, False
        while ahead:
            one = ahead.pop()
            if self._is_base(one):
                found[self._standing(one)].append(one)
                continue
            below = set(self.examined.view.below(one))
            total, _, _ = self._declared(one, len(below))
            is_open = is_open or (total != len(below) and self._may_have_columns(one))
            ahead += below - met
            met |= below
        return self._branched(found[Shown.YES], found[Shown.OPEN], found[Shown.NO], is_open=is_open)

    def _branched(
        self,
        columns: list[OrganisationId],
        possible: list[OrganisationId],
        refused: list[OrganisationId],
        *,
        is_open: bool,
    ) -> Under:
        each_shows = {body: branches_shown(self.examined, [body]) for body in (*columns, *possible)}
        return Under(
            tuple(sorted(columns)),
            tuple(sorted(possible)),
            tuple(sorted(refused)),
            is_open,
            frozenset[str]().union(*(each_shows[body] for body in columns)),
            frozenset[str]().union(*(each_shows[body] for body in possible)),
            sum(not shown for shown in each_shows.values()),
        )

    def _is_base(self, body: OrganisationId) -> bool:
        return self.examined.view.identity(body).get("claimed_class") == ClaimedClass.BASE

    def _may_have_columns(self, body: OrganisationId) -> bool:
        return self.examined.view.identity(body).get("claimed_class") not in _NEVER

    def _declared(self, body: OrganisationId, shown: int) -> tuple[int | None, tuple[Evidence, ...], bool]:
        if self.examined.log is not None:
            return shown, (Evidence(EvidenceKind.SOURCE, self.examined.log.origin, Provenance.SIGNED),), False
        heard = told(self.examined, "affiliates", body)
        total = None if heard.said is None else number(heard.said, "total")
        if heard.in_conflict or (total is not None and total < shown):
            return None, heard.evidence, True
        return total, heard.evidence, False

    def _told_bases(self, body: OrganisationId) -> int | None:
        heard = told(self.examined, "affiliates", body)
        return None if heard.said is None else number(heard.said, "bases")

    def _standing(self, body: OrganisationId) -> Shown:
        if body not in self.seen:
            self.seen[body] = standing_of(self.examined, body)
        return self.seen[body]


def _joined(affiliates: Iterable[Affiliate], *, is_open: bool) -> Under:
    parts = [each.under for each in affiliates]
    return Under(
        _once(part.columns for part in parts),
        _once(part.possible for part in parts),
        _once(part.refused for part in parts),
        is_open,
        frozenset[str]().union(*(part.branches for part in parts)),
        frozenset[str]().union(*(part.possible_branches for part in parts)),
        sum(part.unbranched for part in parts),
    )


def _once(parts: Iterable[tuple[OrganisationId, ...]]) -> tuple[OrganisationId, ...]:
    return tuple(sorted({each for part in parts for each in part}))


def standing_of(examined: Examined, body: OrganisationId) -> Shown:
    """Return whether ``body``, of the class base, is a valid column."""
    view, minimum = examined.view, examined.ruleset.minimum
    if view.is_column(body, Measure(minimum).columns):
        return Shown.YES if is_attested(view, body) else _rules_of_its_own(examined, body)
    founded = view.of(body, Kind.FOUNDED)
    if not founded or months_later(founded[0].start, minimum.column_months) > examined.on:
        return Shown.NO
    if not is_base(view, body):
        is_hidden = view.identity(body).get("visibility") == Visibility.SEALED
        return Shown.OPEN if is_hidden else Shown.NO
    return _members_enough(view.of(body, Kind.COUNT), minimum.column_members)


def _members_enough(counts: Iterable[Span], needed: int) -> Shown:
    """No count, and a lower bound below what is needed, leave it open."""
    for span in counts:
        count = span.facts.get("count")
        if isinstance(count, int) and count < needed:
            return Shown.NO
        if span.facts.get("basis") == Basis.ATTENDANCE:
            return Shown.NO
    return Shown.OPEN


def _rules_of_its_own(examined: Examined, body: OrganisationId) -> Shown:
    """Told of, or by its own acts: a statute in force, and an assembly that decided it or that its rules set up.

    That no act put a statute in force shows nothing: bodies had statutes before they had a log.
    """
    heard = told(examined, "own_rules", body)
    if heard.is_silence:
        return _by_its_acts(examined, body)
    if heard.said is None:
        return Shown.OPEN
    said = (flag(heard.said, "statute"), flag(heard.said, "assembly"))
    return Shown.NO if False in said else Shown.YES if None not in said else Shown.OPEN


def _by_its_acts(examined: Examined, body: OrganisationId) -> Shown:
    span = statute_of(examined.view, body)
    has_assembly = None if span is None else has_own_assembly(span)
    return {True: Shown.YES, False: Shown.NO, None: Shown.OPEN}[has_assembly]


def resting_on(examined: Examined, bodies: Iterable[OrganisationId]) -> Iterator[Evidence]:
    """Yield what shows that each of ``bodies`` is what it is: the acts of its founding, count, attestation, joining."""
    for body in bodies:
        for span in examined.view.spans(body):
            if span.kind in _RESTS_ON:
                yield evidence_of(examined, span.act)
        yield from told(examined, "own_rules", body).evidence


def resting_on_columns(examined: Examined) -> tuple[Evidence, ...]:
    """Return what shows the columns under the subject; gathered once."""
    return _remembered(examined, "columns", footing(examined).under.columns)


def resting_on_all(examined: Examined) -> tuple[Evidence, ...]:
    """Return what shows every base organisation under the subject for what it is, or is not; gathered once."""
    under = footing(examined).under
    return _remembered(examined, "all", (*under.columns, *under.possible, *under.refused))


def _remembered(examined: Examined, name: str, bodies: Iterable[OrganisationId]) -> tuple[Evidence, ...]:
    known = examined.remembered.get(name)
    if not isinstance(known, tuple):
        known = examined.remembered[name] = gathered(resting_on(examined, bodies))
    return known


def without(examined: Examined, affiliate: OrganisationId) -> Examined:
    """Return the same as it would stand if one affiliate had left; what its columns rest on is not gathered anew."""
    found = footing(examined)
    left = tuple(each for each in found.affiliates if each.organisation != affiliate)
    other = replace(examined)
    total = None if found.total is None else found.total - 1
    under = _joined(left, is_open=found.under.is_open)
    other.remembered["columns"] = other.remembered["all"] = ()
    other.remembered[_FOOTING] = replace(found, affiliates=left, under=under, total=total)
    return other


def branches_shown(examined: Examined, bodies: Iterable[OrganisationId]) -> set[str]:
    """Return the branches in which ``bodies`` are shown to work."""
    return branches_of(examined.view, list(bodies))

"""What stands on a day, as known on a day."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeVar

from django.db.models import Count, Q, QuerySet, Sum, TextField, Value
from django.db.models.functions import Replace

from colonnade.apps.organisations.models import CellRow, SpanRow, SumRow
from colonnade.apps.organisations.projection import span_of, spans_in, spans_listed
from colonnade.apps.organisations.summing import cell_of
from colonnade.apps.publiclog import selectors as publiclog
from colonnade.core.ids import ActId, OrganisationId
from colonnade.core.organisations.curing import Cure, cure_of
from colonnade.core.organisations.forms import View
from colonnade.core.organisations.judging import Standing
from colonnade.core.organisations.spans import Kind, Span
from colonnade.core.organisations.sums import EVERYBODY, Cell, Summed
from colonnade.core.organisations.vocabulary import ClaimedClass
from colonnade.core.texts import search_key

FORM_KINDS = (Kind.IDENTITY, Kind.FOUNDED, Kind.COUNT, Kind.ATTESTED, Kind.COUNCIL, Kind.STATUTE)
"""The kinds from which forms, columns and pictures are derived."""
AUDITED_KINDS = (*FORM_KINDS, Kind.AFFILIATION, Kind.OFFICE, Kind.OPENED, Kind.SUPPORT)
"""The kinds which an audit looks at besides: how they joined, who holds which office, who helps."""
FOUND_AT_MOST = 50
_AT_ONCE = 500
_Each = TypeVar("_Each")


def view(on: date, known: date, kinds: Iterable[Kind] = FORM_KINDS) -> View:
    """Return a view of spans of some kinds, that reads organisations level by level, when they are asked for."""
    reading = _Reading(on, known, kinds)
    return View(on, reading.spans, reading.below)


class _Reading:
    """Spans of form and affiliates, read for whole levels at once: the cost grows with depth, not with width."""

    def __init__(self, on: date, known: date, kinds: Iterable[Kind] = FORM_KINDS) -> None:
        self._holding = _holding(on, known)
        self._kinds = [kind.value for kind in kinds]
        self._spans: dict[OrganisationId, list[Span]] = {}
        self._below: dict[OrganisationId, list[OrganisationId]] = {}
        self._entered: set[OrganisationId] = set()

    def spans(self, organisation: OrganisationId) -> Sequence[Span]:
        if organisation not in self._spans:
            self.load_spans([organisation])
        return self._spans[organisation]

    def below(self, organisation: OrganisationId) -> Sequence[OrganisationId]:
        if organisation not in self._entered:
            self._entered.add(organisation)
            self._load_below([organisation])
            self.load_spans(self._below[organisation])
            self._load_below(self._below[organisation])
        return self._below[organisation]

    def has_spans(self, organisation: OrganisationId) -> bool:
        """Whether the spans of ``organisation`` are at hand."""
        return organisation in self._spans

    def load_spans(self, organisations: Iterable[OrganisationId]) -> None:
        """The spans of ``organisations`` are at hand."""
        missing = [each for each in organisations if each not in self._spans]
        self._spans |= {each: [] for each in missing}
        for some in _parts(missing):
            for span in spans_in(self._holding.filter(organisation__in=some, kind__in=self._kinds)):
                self._spans[span.organisation].append(span)

    def _load_below(self, organisations: Iterable[OrganisationId]) -> None:
        missing = [each for each in organisations if each not in self._below]
        self._below |= {each: [] for each in missing}
        for some in _parts(missing):
            rows = self._holding.filter(other__in=some, kind=Kind.AFFILIATION.value, key="full")
            for above, below in rows.order_by("organisation").values_list("other", "organisation"):
                self._below[OrganisationId(str(above))].append(OrganisationId(below))


def ground(on: date, known: date, asked: Iterable[OrganisationId]) -> Summed:
    """Return a ground on which nobody is walked through: sums are read, for whole levels at once.

    ``asked`` are those that will be asked about first.
    """
    reading = _Sums(on, known, asked)
    return Summed(reading.spans, reading.cells, reading.bodies, reading.bearing)


class _Sums:
    """Cells, spans of form and bodies below: whatever is asked of one is read for everybody of its level met so far."""

    def __init__(self, on: date, known: date, asked: Iterable[OrganisationId]) -> None:
        self._holding = _holding(on, known)
        self._changes = SumRow.objects.filter(day__lte=on, known__lte=known)
        self._reading = _Reading(on, known)
        self._levels = dict.fromkeys(asked, 0)
        self._cells: dict[OrganisationId, dict[Cell, int]] = {}
        self._below: dict[OrganisationId, dict[OrganisationId, bool]] = {}

    def _beside(self, organisation: OrganisationId) -> list[OrganisationId]:
        level = self._levels.setdefault(organisation, 0)
        return [each for each, its in self._levels.items() if its == level]

    def spans(self, organisation: OrganisationId) -> Sequence[Span]:
        if not self._reading.has_spans(organisation):
            self._reading.load_spans(self._beside(organisation))
        return self._reading.spans(organisation)

    def cells(self, organisation: OrganisationId) -> dict[Cell, int]:
        if organisation not in self._cells:
            self._load_cells([each for each in self._beside(organisation) if each not in self._cells])
        return self._cells[organisation]

    def _load_cells(self, organisations: Sequence[OrganisationId]) -> None:
        self._cells |= {each: {} for each in organisations}
        for some in _parts(organisations):
            sums = self._changes.filter(body__in=some).values_list("body", "cell").annotate(Sum("number"))
            found = [(body, cell, number) for body, cell, number in sums if number]
            cells = _cells({cell for _, cell, _ in found})
            for body, cell, number in found:
                self._cells[OrganisationId(body)][cells[cell]] = number

    def bodies(self, organisation: OrganisationId) -> Sequence[OrganisationId]:
        return [each for each, is_body in self._all_below(organisation).items() if is_body]

    def bearing(self, organisation: OrganisationId) -> Sequence[OrganisationId]:
        return [each for each, is_body in self._all_below(organisation).items() if not is_body]

    def _all_below(self, organisation: OrganisationId) -> dict[OrganisationId, bool]:
        if organisation not in self._below:
            self._load_below([each for each in self._beside(organisation) if each not in self._below])
        return self._below[organisation]

    def _load_below(self, organisations: Sequence[OrganisationId]) -> None:
        """Who is more than a base organisation, or has something under it: whether it is more."""
        self._below |= {each: {} for each in organisations}
        bodies = Q(organisation__in=self._holding.filter(body__isnull=False).order_by().values("organisation"))
        bearing = Q(organisation__in=SumRow.objects.values("body"))
        for is_body, condition in ((True, bodies), (False, bearing & ~bodies)):
            for some in _parts(organisations):
                rows = self._holding.filter(condition, other__in=some, kind=Kind.AFFILIATION.value, key="full")
                for above, below in rows.order_by("organisation").values_list("other", "organisation"):
                    self._below[OrganisationId(str(above))][OrganisationId(below)] = is_body
                    self._levels.setdefault(OrganisationId(below), self._levels[OrganisationId(str(above))] + 1)


def _cells(ids: Iterable[int]) -> dict[int, Cell]:
    return {row.id: cell_of(row) for some in _parts(sorted(ids)) for row in CellRow.objects.filter(id__in=some)}


def _parts(some: Sequence[_Each]) -> Iterable[Sequence[_Each]]:
    return (some[start : start + _AT_ONCE] for start in range(0, len(some), _AT_ONCE))


def _known(known: date) -> QuerySet[SpanRow]:
    return SpanRow.objects.filter(known__lte=known, superseded__gt=known).order_by("id")


def _holding(on: date, known: date) -> QuerySet[SpanRow]:
    return _known(known).filter(start__lte=on, until__gt=on)


def exists(organisation: OrganisationId) -> bool:
    """Whether the log has ever named ``organisation`` as its own author."""
    return SpanRow.objects.filter(organisation=organisation).exists()


def spans_of(organisation: OrganisationId, on: date, known: date) -> list[Span]:
    """Return what holds for ``organisation``; verdicts on acts are left out."""
    return spans_listed(_holding(on, known).filter(organisation=organisation).exclude(kind=Kind.VERDICT.value))


def ever(organisations: Iterable[OrganisationId], kinds: Iterable[Kind], known: date) -> list[Span]:
    """Return every span of some kinds of ``organisations``, past and coming ones included, as known on a day."""
    named = [kind.value for kind in kinds]
    return [
        span
        for some in _parts(sorted(organisations))
        for span in spans_listed(_known(known).filter(organisation__in=some, kind__in=named))
    ]


def holder_of(kind: Kind, key: str, known: date) -> OrganisationId | None:
    """Return whose span of that kind bears ``key``; none where nobody's does, as known on a day."""
    row = _known(known).filter(kind=kind.value, key=key).first()
    return None if row is None else OrganisationId(row.organisation)


def anywhere(kinds: Iterable[Kind], known: date) -> list[Span]:
    """Return every span of some kinds, whoever's it is, past and coming ones included, as known on a day."""
    return spans_listed(_known(known).filter(kind__in=[kind.value for kind in kinds]).order_by("start", "id"))


def without_key() -> list[OrganisationId]:
    """Return whoever never had a key, so that none of its acts is proven by a seal, sorted."""
    keyed = SpanRow.objects.filter(kind=Kind.KEY.value).values("organisation")
    rows = SpanRow.objects.filter(kind=Kind.FOUNDED.value).exclude(organisation__in=keyed)
    return [OrganisationId(each) for each in rows.order_by("organisation").values_list("organisation", flat=True)]


def versions(organisation: OrganisationId, known: date) -> list[Span]:
    """Return every version of the statute of ``organisation``, past and ahead, in the order in which they bind."""
    rows = _known(known).filter(organisation=organisation, kind=Kind.STATUTE.value)
    return spans_listed(rows.order_by("start", "id"))


def cure(organisation: OrganisationId, on: date, known: date) -> Cure | None:
    """Return until when ``organisation`` may cure what its name lacks; none where it lacks nothing or has no time."""
    return cure_of(
        lambda day: ground(day, known, [organisation]),
        lambda after, until: _turns(organisation, after, until, known),
        organisation,
        on,
    )


def _turns(organisation: OrganisationId, after: date, until: date, known: date) -> set[date]:
    """The days after one and up to another on which the form of ``organisation`` may have become another one.

    So it may where the sums change of itself or of a body that has ever stood under it, and where what is known of
    one of them begins or ends.
    """
    joined = _known(known).filter(other=organisation, kind=Kind.AFFILIATION.value, key="full")
    bodies = Q(organisation__in=_known(known).filter(body__isnull=False).order_by().values("organisation"))
    bearing = Q(organisation__in=SumRow.objects.values("body"))
    below = joined.filter(bodies | bearing).order_by().values("organisation")
    summed = SumRow.objects.filter(Q(body=organisation) | Q(body__in=below), known__lte=known)
    days = set(summed.filter(day__gt=after, day__lte=until).values_list("day", flat=True).distinct())
    kinds = [kind.value for kind in (*FORM_KINDS, Kind.AFFILIATION)]
    spans = _known(known).filter(Q(organisation=organisation) | Q(organisation__in=below), kind__in=kinds)
    for turn in ("start", "until"):
        within = spans.filter(**{f"{turn}__gt": after, f"{turn}__lte": until})
        days |= set(within.order_by().values_list(turn, flat=True).distinct())
    return days


def on_record(organisation: OrganisationId, on: date, known: date) -> list[Span]:
    """Return resignations, replies, results, support and statements up to the day ``on``, newest first."""
    kinds = [kind.value for kind in (Kind.RESIGNATION, Kind.REPLY, Kind.RESULT, Kind.SUPPORT, Kind.STATEMENT)]
    rows = _known(known).filter(organisation=organisation, kind__in=kinds, start__lte=on)
    return [span_of(row) for row in rows.order_by("-start", "-id")]


def concerning(organisation: OrganisationId, kind: Kind, on: date, known: date) -> list[Span]:
    """Return the spans of one kind of other organisations that concern ``organisation``."""
    return [span_of(row) for row in _holding(on, known).filter(other=organisation, kind=kind.value)]


def bodies(on: date, known: date) -> Iterable[Span]:
    """Yield the identity of everybody that is more than a base organisation, in order of id."""
    rows = _holding(on, known).filter(body__isnull=False).order_by("organisation")
    return (span_of(row) for row in rows.iterator(chunk_size=_AT_ONCE))


def councils(organisation: OrganisationId, on: date, known: date) -> list[OrganisationId]:
    """Return the local councils of ``organisation``, in the order of their founding by it."""
    rows = _holding(on, known).filter(other=organisation, kind=Kind.COUNCIL.value)
    return [OrganisationId(each) for each in rows.values_list("organisation", flat=True)]


def last_identity(organisation: OrganisationId, known: date) -> Span | None:
    """Return the newest known identity of ``organisation``, whether it still stands or not."""
    rows = _known(known).filter(organisation=organisation, kind=Kind.IDENTITY.value).order_by("-start", "-id")
    row = rows.first()
    return None if row is None else span_of(row)


def identities(organisations: Iterable[OrganisationId], known: date) -> dict[OrganisationId, Span]:
    """Return the newest known identity of each of ``organisations``; those that have none are left out."""
    found: dict[OrganisationId, Span] = {}
    for some in _parts(sorted(set(organisations))):
        rows = _known(known).filter(organisation__in=some, kind=Kind.IDENTITY.value)
        for row in rows.order_by("organisation", "start", "id"):
            found[OrganisationId(row.organisation)] = span_of(row)
    return found


def roofs(on: date, known: date, at_most: int) -> list[OrganisationId]:
    """Return what calls itself a confederation, or a federation where none does: by founding day, so many at most."""
    for claimed in (ClaimedClass.CONFEDERATION, ClaimedClass.FEDERATION):
        rows = _holding(on, known).filter(claimed=claimed.value)
        found = [OrganisationId(row.organisation) for row in rows.order_by("start", "id")[:at_most]]
        if found:
            return found
    return []


def numbers(on: date, known: date) -> dict[str, int]:
    """Return how many organisations stand by what they call themselves, and ``all`` of them."""
    bodies = _holding(on, known).filter(body__isnull=False).order_by().values_list("body").annotate(Count("id"))
    base = sum(ground(on, known, [EVERYBODY]).cells(EVERYBODY).values())
    counted = {**dict(bodies), ClaimedClass.BASE.value: base}
    return {claimed.value: counted.get(claimed.value, 0) for claimed in ClaimedClass} | {"all": sum(counted.values())}


def named_like(words: str, on: date, known: date) -> list[Span]:
    """Return the identities whose name holds ``words``: one ye, one kaf, any digits; fifty at most."""
    wanted = search_key(words)
    if not wanted:
        return []
    named = (
        _holding(on, known)
        .filter(claimed__isnull=False)
        .annotate(joined=Replace("search", Value(" "), output_field=TextField()))
    )
    rows = named.filter(joined__contains=wanted.replace(" ", ""))
    return [span_of(row) for row in rows.order_by("search", "id")[:FOUND_AT_MOST]]


def everyone(on: date, known: date) -> Iterable[Span]:
    """Yield the identity of everybody that stands, in order of id."""
    rows = _holding(on, known).filter(claimed__isnull=False).order_by("organisation")
    return (span_of(row) for row in rows.iterator(chunk_size=_AT_ONCE))


def newest(on: date, known: date, at_most: int) -> list[Span]:
    """Return the identities of those that came last to be what they are, so many at most."""
    rows = _holding(on, known).filter(claimed__isnull=False)
    return [span_of(row) for row in rows.order_by("-start", "-id")[:at_most]]


def suspended_acts(organisation: OrganisationId, known: date) -> list[Span]:
    """Return the verdicts on acts of ``organisation`` that are kept without effect until they are confirmed."""
    rows = _known(known).filter(organisation=organisation, kind=Kind.VERDICT.value, facts__standing="suspended")
    return [span_of(row) for row in rows]


def officers(organisations: Sequence[OrganisationId], on: date, known: date) -> dict[OrganisationId, list[Span]]:
    """Return who holds which office of ``organisations``."""
    found: dict[OrganisationId, list[Span]] = {each: [] for each in organisations}
    for some in _parts(organisations):
        for span in spans_listed(_holding(on, known).filter(organisation__in=some, kind=Kind.OFFICE.value)):
            found[span.organisation].append(span)
    return found


def office_filled_by(act: ActId, on: date) -> Span | None:
    """Return the office that ``act`` filled, whosesoever it is, if it is held so on ``on``."""
    rows = _holding(on, on).filter(organisation=publiclog.author_of(act), kind=Kind.OFFICE.value, act=act)
    row = rows.first()
    return None if row is None else span_of(row)


def acts_touching(organisation: OrganisationId, known: date) -> list[ActId]:
    """Return every act that has done something to ``organisation``, as known."""
    rows = SpanRow.objects.filter(organisation=organisation, known__lte=known).exclude(kind=Kind.UNKNOWN.value)
    return [ActId(each) for each in rows.values_list("act", flat=True).distinct()]


def verdict(act: ActId, organisation: OrganisationId, known: date) -> Span | None:
    """Return what became of an act of ``organisation``; none if it is not known yet."""
    rows = _known(known).filter(organisation=organisation, kind=Kind.VERDICT.value, key=act)
    row = rows.order_by("-id").first()
    return None if row is None else span_of(row)


def suspended(organisation: OrganisationId, known: date) -> int:
    """Return how many acts of ``organisation`` wait until somebody confirms them."""
    rows = _known(known).filter(organisation=organisation, kind=Kind.VERDICT.value)
    return rows.filter(facts__standing=Standing.SUSPENDED.value).count()


def bonds(organisations: Sequence[OrganisationId], on: date, known: date) -> dict[OrganisationId, list[Span]]:
    """Return since when each of ``organisations`` stands, and under whom."""
    found: dict[OrganisationId, list[Span]] = {each: [] for each in organisations}
    kinds = [Kind.FOUNDED.value, Kind.AFFILIATION.value]
    for some in _parts(organisations):
        for row in _holding(on, known).filter(organisation__in=some, kind__in=kinds):
            found[OrganisationId(row.organisation)].append(span_of(row))
    return found

"""The sums of what stands under each body: changed by every act that changes a share, made anew by a rebuild."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import F

from colonnade.apps.organisations.models import CellRow, SpanRow, SumRow
from colonnade.apps.organisations.projection import AT_ONCE, StoredBook, spans_in
from colonnade.core.dates import FOREVER
from colonnade.core.ids import OrganisationId
from colonnade.core.organisations.measures import USUAL_COLUMNS
from colonnade.core.organisations.spans import Kind, Span
from colonnade.core.organisations.sums import (
    ABOVE,
    SHARING,
    Cell,
    Place,
    Share,
    changes_of,
    columns_needed,
    difference,
    share_of,
)

ASKED_AT_ONCE = 500
_SHARING = sorted(kind.value for kind in SHARING)
_ABOVE = sorted(kind.value for kind in ABOVE)


def store(stored: StoredBook, known: date) -> None:
    """What was written into the book since it was opened is in the tables, and the sums from the day ``known`` on."""
    sharing = _sharing(stored.written())
    before = _shares(sharing)
    stored.store()
    _add(difference(_shares(sharing), before), known)


def _sharing(written: Sequence[Span]) -> list[OrganisationId]:
    """Whose share the spans may change.

    An affiliation may change that of whoever has ever been beneath; a statute, where it says of columns what is not
    the usual.
    """
    found = dict.fromkeys(span.organisation for span in written if span.kind in SHARING)
    ahead = [span.organisation for span in written if span.kind is Kind.AFFILIATION or _changes_columns(span)]
    while ahead:
        below = SpanRow.objects.filter(other__in=ahead[:ASKED_AT_ONCE], kind=Kind.AFFILIATION.value)
        rows = below.order_by("id").values_list("organisation", flat=True).distinct()
        new = [OrganisationId(each) for each in rows if each not in found]
        found |= dict.fromkeys(new)
        ahead = ahead[ASKED_AT_ONCE:] + new
    return list(found)


def _changes_columns(span: Span) -> bool:
    return span.kind is Kind.STATUTE and columns_needed(span) != USUAL_COLUMNS


def _shares(organisations: Sequence[OrganisationId]) -> Share:
    """Return the shares of ``organisations``, added up, as they are known now."""
    shares: Counter[Place] = Counter()
    for start in range(0, len(organisations), ASKED_AT_ONCE):
        some = organisations[start : start + ASKED_AT_ONCE]
        spans = _spans(some)
        for each in some:
            shares.update(share_of(each, spans.__getitem__))
    return shares


def _spans(organisations: Sequence[OrganisationId]) -> dict[OrganisationId, list[Span]]:
    """The spans of which shares are made, of ``organisations`` and of whoever stands above them."""
    found: dict[OrganisationId, list[Span]] = {each: [] for each in organisations}
    ahead, kinds = list(organisations), _SHARING
    while ahead:
        rows = SpanRow.objects.filter(organisation__in=ahead, kind__in=kinds, superseded=FOREVER)
        for span in spans_in(rows.order_by("id")):
            found[span.organisation].append(span)
        above = {OrganisationId(s.other) for each in ahead for s in found[each] if s.kind is Kind.AFFILIATION}
        ahead, kinds = sorted(above - found.keys()), _ABOVE
        found |= {each: [] for each in ahead}
    return found


def _add(changes: Share, known: date) -> None:
    for place, number in changes.items():
        cell = CellRow.objects.get_or_create(**_columns(place.cell))[0].id
        same = SumRow.objects.filter(body=place.body, cell=cell, day=place.day, known=known)
        if not same.update(number=F("number") + number):
            SumRow.objects.create(body=place.body, cell_id=cell, day=place.day, known=known, number=number)
    SumRow.objects.filter(body__in={place.body for place in changes}, known=known, number=0).delete()


def _columns(cell: Cell) -> dict[str, Any]:
    return {**cell._asdict(), "branches": " ".join(cell.branches)}


def cell_of(row: CellRow) -> Cell:
    """Return the core value that a row stores."""
    return Cell(row.is_direct, tuple(row.branches.split()), row.stands, row.drums)


class Summing:
    """Makes all sums anew from every version of every span."""

    def __init__(self) -> None:
        """Nothing is summed yet."""
        self._versions: dict[OrganisationId, list[Span]] = {}

    def take(self, span: Span) -> None:
        """The version of a span is among those that are summed."""
        if span.kind in SHARING:
            self._versions.setdefault(span.organisation, []).append(span)

    def finish(self) -> None:
        """The tables of cells and sums, emptied first, hold what all those versions make."""
        SumRow.objects.all().delete()
        CellRow.objects.all().delete()
        changes: Counter[tuple[Place, date]] = Counter()
        for each in self._versions:
            for place, known, number in changes_of(each, lambda one: self._versions.get(one, ())):
                changes[place, known] += number
        found = sorted((place.body, place.cell, place.day, known, n) for (place, known), n in changes.items() if n)
        cells = sorted({cell for _, cell, _, _, _ in found})
        rows = CellRow.objects.bulk_create(CellRow(**_columns(cell)) for cell in cells)
        of = dict(zip(cells, rows, strict=True))
        SumRow.objects.bulk_create(
            (SumRow(body=body, cell=of[cell], day=day, known=known, number=n) for body, cell, day, known, n in found),
            batch_size=AT_ONCE,
        )

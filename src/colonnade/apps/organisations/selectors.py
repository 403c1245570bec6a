"""What stands on a day, as known on a day."""

from datetime import date

from django.db.models import QuerySet

from colonnade.apps.organisations.models import SpanRow
from colonnade.apps.organisations.projection import span_of
from colonnade.core.ids import OrganisationId
from colonnade.core.organisations.forms import View
from colonnade.core.organisations.spans import Kind, Span


def view(on: date, known: date) -> View:
    """Return a view that reads each organisation once, when it is asked for."""
    spans: dict[OrganisationId, tuple[Span, ...]] = {}
    below: dict[OrganisationId, list[OrganisationId]] = {}

    def spans_of(organisation: OrganisationId) -> tuple[Span, ...]:
        if organisation not in spans:
            spans[organisation] = tuple(span_of(row) for row in _holding(on, known).filter(organisation=organisation))
        return spans[organisation]

    def below_of(organisation: OrganisationId) -> list[OrganisationId]:
        if organisation not in below:
            rows = _holding(on, known).filter(other=organisation, kind=Kind.AFFILIATION.value, key="full")
            below[organisation] = sorted(OrganisationId(each) for each in rows.values_list("organisation", flat=True))
        return below[organisation]

    return View(on, spans_of, below_of)


def _holding(on: date, known: date) -> QuerySet[SpanRow]:
    return SpanRow.objects.filter(start__lte=on, until__gt=on, known__lte=known, superseded__gt=known).order_by("id")

"""A book over the stored spans, and what was written into it stored again."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from colonnade.apps.organisations.models import SpanRow
from colonnade.apps.publiclog import selectors as publiclog
from colonnade.core.acts.order import SealedAct
from colonnade.core.dates import FOREVER
from colonnade.core.ids import ActId, OrganisationId
from colonnade.core.log.entries import recalled_entry
from colonnade.core.organisations.spans import ON_RECORD, Book, Kind, Span
from colonnade.core.organisations.vocabulary import ClaimedClass
from colonnade.core.texts import LANGUAGES, search_key
from colonnade.edges.codec import ORJSON

AT_ONCE = 5000


def span_of(row: SpanRow) -> Span:
    """Return the core value that a row stores."""
    return Span(
        kind=Kind(row.kind),
        organisation=OrganisationId(row.organisation),
        key=row.key,
        other=row.other or "",
        facts=row.facts,
        start=row.start,
        until=row.until,
        known=row.known,
        superseded=row.superseded,
        act=ActId(row.act),
    )


def spans_in(rows: QuerySet[SpanRow]) -> Iterator[Span]:
    """Return the core values of many rows one after the other, without a model for each."""
    return map(_span_in, rows.values_list(*_SPAN).iterator(chunk_size=AT_ONCE))


def spans_listed(rows: QuerySet[SpanRow]) -> list[Span]:
    """Return the core values of a few rows, without a model for each."""
    return [_span_in(row) for row in rows.values_list(*_SPAN)]


def _span_in(row: tuple[Any, ...]) -> Span:
    kind, organisation, key, other, *rest = row
    return Span(_KINDS[kind], organisation, key, other or "", *rest)


_SPAN = ("kind", "organisation", "key", "other", "facts", "start", "until", "known", "superseded", "act")
_KINDS = {kind.value: kind for kind in Kind}


def row_of(span: Span, identity: int | None = None) -> SpanRow:
    """Return the row that stores a core value."""
    return SpanRow(
        id=identity,
        kind=span.kind.value,
        organisation=span.organisation,
        key=span.key,
        other=span.other or None,
        facts=span.facts,
        start=span.start,
        until=span.until,
        known=span.known,
        superseded=span.superseded,
        act=span.act,
        claimed=_claimed(span),
        body=_body(span),
        search=_found_by(span),
    )


def _claimed(span: Span) -> str | None:
    """What an identity claims to be."""
    return str(span.facts["claimed_class"]) if span.kind is Kind.IDENTITY else None


def _body(span: Span) -> str | None:
    """What an identity claims to be above the base; none for one of the base."""
    claimed = _claimed(span)
    return None if claimed == ClaimedClass.BASE else claimed


def _found_by(span: Span) -> str:
    """The names of an organisation, each on a line of its own, as searches see them."""
    name = span.facts.get("name")
    if span.kind is not Kind.IDENTITY or not isinstance(name, dict):
        return ""
    return "\n".join(search_key(str(name[each])) for each in LANGUAGES if each in name)


_COLUMNS = (*_SPAN, "claimed", "body", "search")


def _cells(span: Span) -> tuple[str | None, ...]:
    """Return the columns of a row as texts, which both databases read as dates and JSON where they are those."""
    days = (span.start, span.until, span.known, span.superseded)
    return (
        span.kind.value,
        span.organisation,
        span.key,
        span.other or None,
        ORJSON.encode(span.facts).decode(),
        *(day.isoformat() for day in days),
        span.act,
        _claimed(span),
        _body(span),
        _found_by(span),
    )


_TABLE = SpanRow._meta.db_table  # noqa: SLF001 -- Django's public name for it


class Keeper:
    """Puts very many new spans into the table: by COPY into PostgreSQL, by prepared statement into SQLite."""

    def __init__(self) -> None:
        """Nothing is kept yet."""
        self._waiting: list[tuple[str | None, ...]] = []

    def keep(self, span: Span) -> None:
        """The span is in the table, at the latest after :meth:`finish`."""
        self._waiting.append(_cells(span))
        if len(self._waiting) >= AT_ONCE:
            self.finish()

    def finish(self) -> None:
        """Every span kept is in the table."""
        columns = ", ".join(connection.ops.quote_name(each) for each in _COLUMNS)
        into = f"{_TABLE} ({columns})"
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                with cursor.copy(f"COPY {into} FROM STDIN") as copy:
                    for row in self._waiting:
                        copy.write_row(row)
            else:
                places = ", ".join("%s" for _ in _COLUMNS)
                cursor.executemany(f"INSERT INTO {into} VALUES ({places})", self._waiting)  # noqa: S608 -- names of ours
        self._waiting = []


class StoredBook:
    """A book that loads what it is asked for and remembers which row each span came from."""

    def __init__(self) -> None:
        """Open a book over the table."""
        self._rows: dict[int, tuple[Span, int]] = {}
        self._written: list[tuple[Span | None, Span]] = []
        self.book = Book(
            load=self._load,
            load_record=self._load_record,
            load_concerning=_concerning,
            load_suspended=_suspended,
            on_write=lambda before, now: self._written.append((before, now)),
        )

    def _load(self, organisation: OrganisationId) -> Iterator[Span]:
        rows = SpanRow.objects.filter(organisation=organisation, superseded=FOREVER).exclude(kind__in=_ON_RECORD)
        return map(self._span, rows.order_by("id"))

    def _load_record(self, organisation: OrganisationId, kind: Kind, act: ActId) -> Span | None:
        rows = SpanRow.objects.filter(organisation=organisation, kind=kind.value, act=act, superseded=FOREVER)
        row = rows.order_by("-id").first()
        return None if row is None else self._span(row)

    def _span(self, row: SpanRow) -> Span:
        span = span_of(row)
        self._rows[id(span)] = (span, row.id)
        return span

    def written(self) -> list[Span]:
        """Return every version written since the book was opened."""
        return [now for _, now in self._written]

    def store(self) -> None:
        """Every span written since the book was opened is in the table."""
        replaced: dict[int, Span] = {}
        fresh: dict[int, Span] = {}
        for before, now in self._written:
            stored = self._rows.get(id(before)) if before is not None else None
            if stored is not None:
                replaced[stored[1]] = now
                self._rows[id(now)] = (now, stored[1])
            else:
                if before is not None:
                    fresh.pop(id(before), None)
                fresh[id(now)] = now
        SpanRow.objects.bulk_update([row_of(span, identity) for identity, span in replaced.items()], _CHANGING)
        SpanRow.objects.bulk_create([row_of(span) for span in fresh.values()], batch_size=500)


_ON_RECORD = sorted(kind.value for kind in ON_RECORD)
_CHANGING = ["facts", "until", "known", "superseded", "act", "claimed", "body", "search"]


def _concerning(other: OrganisationId) -> Iterable[OrganisationId]:
    rows = SpanRow.objects.filter(other=other).order_by("id").values_list("organisation", flat=True)
    return [OrganisationId(each) for each in dict.fromkeys(rows)]


def _suspended(organisation: OrganisationId, act: ActId) -> SealedAct | None:
    rows = SpanRow.objects.filter(organisation=organisation, kind=Kind.VERDICT.value, key=act)
    last = rows.order_by("-id").first()
    if last is None or last.facts.get("standing") != "suspended":
        return None
    entry = publiclog.entry_of(act)
    return None if entry is None else recalled_entry(entry.content, ORJSON)

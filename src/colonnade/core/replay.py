"""The colonnade that a set of acts makes: the same for every order in which they came.

``replay(acts, on, known)`` is the whole of it: judge every act in order, then look at the
spans that hold on a day as they were known on a day.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from colonnade.core.acts.canonical import Json, canonical_bytes
from colonnade.core.acts.order import SealedAct, in_order
from colonnade.core.errors import Refusal
from colonnade.core.ids import OrganisationId
from colonnade.core.organisations.judging import waiting_span
from colonnade.core.organisations.spans import Book, Kind, Span
from colonnade.core.rooms import judge


class NotAChain(Refusal):
    """An act of one log does not come after the one before it there."""

    code = "log.not_a_chain"


@dataclass(frozen=True, slots=True)
class Colonnade:
    """Every organisation with the spans that hold on the day ``on`` as known on the day ``known``."""

    on: date
    known: date
    spans: dict[OrganisationId, tuple[Span, ...]]

    def of(self, organisation: OrganisationId, kind: Kind) -> list[Span]:
        """The spans of one kind that hold for ``organisation``."""
        return [span for span in self.spans.get(organisation, ()) if span.kind is kind]


def book_of(acts: Iterable[SealedAct]) -> Book:
    """Judge every act of the set, in order, into a new book."""
    ordered = in_order(acts)
    book = Book()
    for sealed, known in ordered.placed:
        judge(sealed, known, book)
    for sealed in ordered.waiting:
        book.enter(waiting_span(sealed))
    return book


def replay(acts: Iterable[SealedAct], *, on: date, known: date) -> Colonnade:
    """Return what stands on the day ``on`` as known at the end of the day ``known``."""
    return slice_of(book_of(acts), on=on, known=known)


def slice_of(book: Book, *, on: date, known: date) -> Colonnade:
    """Return the spans of ``book`` that hold on a day as known on a day; organisations with none are left out."""
    spans: dict[OrganisationId, list[Span]] = {}
    for span in book.everything():
        if span.is_known(known) and span.holds(on):
            spans.setdefault(span.organisation, []).append(span)
    return Colonnade(on=on, known=known, spans={each: tuple(spans[each]) for each in sorted(spans)})


def state_hash(book: Book) -> str:
    """Return SHA-256 over every span of every organisation, each as one line of canonical JSON, sorted."""
    digest = hashlib.sha256()
    for line in sorted(_lines(book)):
        digest.update(line + b"\n")
    return digest.hexdigest()


def _lines(book: Book) -> Iterator[bytes]:
    for span in book.everything():
        yield canonical_bytes(_spelled(span))


def _spelled(span: Span) -> dict[str, Json]:
    return {
        "act": span.act,
        "facts": span.facts,
        "key": span.key,
        "kind": span.kind.value,
        "known": span.known.isoformat(),
        "organisation": span.organisation,
        "other": span.other,
        "start": span.start.isoformat(),
        "superseded": span.superseded.isoformat(),
        "until": span.until.isoformat(),
    }

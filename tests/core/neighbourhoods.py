"""Acts judged one by one, each on what is loaded of its neighbourhood from a table, as a node judges them."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from colonnade.core.acts.order import SealedAct, in_order
from colonnade.core.dates import FOREVER
from colonnade.core.ids import ActId, OrganisationId
from colonnade.core.organisations.spans import ON_RECORD, Book, Kind, Span
from colonnade.core.rooms import judge


def judged_one_by_one(acts: Iterable[SealedAct]) -> Book:
    """What the table holds once every act was judged, in order, each on a book of its own."""
    table = _Table()
    for sealed, known in in_order(acts).placed:
        book = Book(table.load, table.load_record, table.load_concerning, on_write=table.write)
        book.suspended.update(table.suspended)
        judge(sealed, known, book)
        table.suspended |= book.suspended
    whole = Book()
    for span in table.spans:
        whole.open(span)
    return whole


@dataclass
class _Table:
    """The spans as a database would keep them: all versions in order, loaded only as they are known now."""

    spans: list[Span] = field(default_factory=list)
    suspended: dict[ActId, SealedAct] = field(default_factory=dict)

    def _now(self) -> list[Span]:
        return [span for span in self.spans if span.superseded == FOREVER]

    def load(self, organisation: OrganisationId) -> list[Span]:
        return [s for s in self._now() if s.organisation == organisation and s.kind not in ON_RECORD]

    def load_record(self, organisation: OrganisationId, kind: Kind, act: ActId) -> Span | None:
        found = (s for s in self._now() if s.organisation == organisation and s.kind is kind and s.act == act)
        return next(found, None)

    def load_concerning(self, other: OrganisationId) -> list[OrganisationId]:
        return list(dict.fromkeys(s.organisation for s in self.spans if s.other == other))

    def write(self, before: Span | None, now: Span) -> None:
        if before is None:
            self.spans.append(now)
        else:
            self.spans[self.spans.index(before)] = now

"""One act before the book: what its effect may ask and write.

An effect is a function (case) that writes spans or refuses. ``NoEffect`` says that the act
cannot stand; ``Conflict`` that it cannot stand together with one recorded before it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from colonnade.core.acts.canonical import Json
from colonnade.core.acts.envelope import Act
from colonnade.core.dates import FOREVER
from colonnade.core.errors import Refusal
from colonnade.core.ids import OrganisationId, PublicKey
from colonnade.core.organisations.spans import Book, Kind, Span

LIVES_WITH_ITS_ORGANISATION = frozenset(
    {
        Kind.IDENTITY,
        Kind.ORGAN,
        Kind.OFFICE,
        Kind.DECIDED,
        Kind.AFFILIATION,
        Kind.SUSPENSION,
        Kind.COUNCIL,
        Kind.INTERNATIONAL,
        Kind.TRUSTEESHIP,
    }
)


class NoEffect(Refusal):
    """The act stays in the log without effect; ``why`` names the rule."""

    code: ClassVar[str] = "organisations.no_effect"

    def __init__(self, why: str, **facts: str | int) -> None:
        """Keep the rule's short name and the facts."""
        super().__init__(why=why, **facts)
        self.why = why


class Conflict(NoEffect):
    """The act contradicts one that was known before it."""

    code: ClassVar[str] = "organisations.in_conflict"


@dataclass(frozen=True, slots=True)
class Case:
    """An act with its verified sealers, its known day, and the book it is judged against."""

    act: Act
    sealers: frozenset[PublicKey]
    known: date
    book: Book

    @property
    def organisation(self) -> OrganisationId:
        """Whose act it is."""
        return self.act.organisation

    @property
    def day(self) -> date:
        """The day from which the act holds."""
        return self.act.effective

    def text(self, fact: str) -> str:
        """A fact that is a text."""
        return str(self.act.facts[fact])

    def one(self, fact: str) -> OrganisationId:
        """A fact that names an organisation."""
        return OrganisationId(str(self.act.facts[fact]))

    def write(
        self,
        kind: Kind,
        *,
        key: str = "",
        other: str = "",
        facts: Mapping[str, Json] | None = None,
        start: date | None = None,
        until: date = FOREVER,
        of: OrganisationId | None = None,
    ) -> None:
        """Write one consequence of this act, of the act's organisation unless ``of`` another."""
        first = self.day if start is None else start
        if kind in LIVES_WITH_ITS_ORGANISATION:
            until = min(until, self._end_of_life(of or self.organisation))
        self.book.open(
            Span(
                kind=kind,
                organisation=of or self.organisation,
                key=key,
                other=other,
                facts=facts if facts is not None else {},
                start=first,
                until=max(first, until),
                known=self.known,
                superseded=FOREVER,
                act=self.act.id,
            )
        )

    def _end_of_life(self, organisation: OrganisationId) -> date:
        return max((span.until for span in self.book.current(organisation, Kind.FOUNDED)), default=FOREVER)

    def end(self, spans: Sequence[Span], until: date | None = None) -> None:
        """Let ``spans`` end on ``until`` (the act's own day unless given)."""
        for span in spans:
            self.book.close(span, self.day if until is None else until, self.known)

    def only(self, organisation: OrganisationId, kind: Kind, why: str, **named: str) -> Span:
        """Return the span of ``kind`` that holds on the act's day, with ``key`` or ``other`` as named; else refuse."""
        for span in self.book.holding(organisation, kind, self.day):
            if span.key == named.get("key", span.key) and span.other == named.get("other", span.other):
                return span
        raise NoEffect(why)

    def require_founded(self, organisation: OrganisationId) -> None:
        """Refuse unless ``organisation`` stands on the act's day."""
        if not self.book.holding(organisation, Kind.FOUNDED, self.day):
            raise NoEffect("not_founded", organisation=organisation)

    def identity(self, organisation: OrganisationId) -> Mapping[str, Json]:
        """What ``organisation`` is on the act's day; nothing where it does not stand."""
        for span in self.book.holding(organisation, Kind.IDENTITY, self.day):
            return span.facts
        return {}


Effect = Callable[[Case], None]

"""One act before the book: what its effect may ask and write.

An effect is a function (case) that writes spans or refuses. ``NoEffect`` says that the act
cannot stand; ``Conflict`` that it cannot stand together with one recorded before it.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import ClassVar, NamedTuple

from colonnade.core.acts.canonical import Json
from colonnade.core.acts.envelope import Act
from colonnade.core.dates import FOREVER
from colonnade.core.errors import Refusal
from colonnade.core.ids import OrganisationId, SpelledKey
from colonnade.core.organisations.spans import Book, Kind, Life, Span, gate_of

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


_IDENTITY, _FOUNDED = Kind.IDENTITY, Kind.FOUNDED
_NOTHING: Mapping[str, Json] = {}


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


class Case(NamedTuple):
    """An act with the keys that sealed it, as the log spells them, its known day, and the book it is judged against."""

    act: Act
    sealers: frozenset[SpelledKey]
    known: date
    book: Book
    life: Life
    """What is known now of the organisation whose act it is."""

    @property
    def organisation(self) -> OrganisationId:
        """Whose act it is."""
        return self.act.organisation

    @property
    def day(self) -> date:
        """The day from which the act holds."""
        return self.act.effective

    def held(self, kind: Kind, on: date) -> list[Span]:
        """The spans of one kind that hold for the act's own organisation on the day ``on``, as known now."""
        return [span for span in self.life.kinds.get(kind, ()) if span.start <= on < span.until]

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
        act = self.act
        first = act.effective if start is None else start
        whose = of or self.life.organisation
        if kind in LIVES_WITH_ITS_ORGANISATION:
            until = min(until, self._end_of_life(whose))
        said = _NOTHING if facts is None else facts
        last = max(first, until)
        self.book.open(Span(kind, whose, key, other, said, first, last, self.known, FOREVER, act.id))

    def enter(self, kind: Kind, key: str, facts: Mapping[str, Json], start: date | None = None) -> None:
        """Write one consequence of this act that is only on record, of the act's own organisation."""
        act = self.act
        first = act.effective if start is None else start
        whose = self.life.organisation
        self.book.enter(Span(kind, whose, key, "", facts, first, FOREVER, self.known, FOREVER, act.id))

    def _end_of_life(self, organisation: OrganisationId) -> date:
        founded = self.book.current(organisation, _FOUNDED)
        return max(span.until for span in founded) if founded else FOREVER

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
        if not self.book.holding(organisation, Kind.FOUNDED, self.act.effective):
            raise NoEffect("not_founded", organisation=organisation)

    def my_visibility(self) -> str:
        """How much of the act's own organisation the log shows on the act's day; empty where it does not stand."""
        gate = gate_of(self.life)
        if gate.is_plain and gate.identity_from <= self.act.effective < gate.identity_until:
            return gate.visibility
        return str(self.my_identity().get("visibility", ""))

    def my_class(self) -> str:
        """What the act's own organisation claims to be on the act's day; empty where it does not stand."""
        gate = gate_of(self.life)
        if gate.is_plain and gate.identity_from <= self.act.effective < gate.identity_until:
            return gate.claimed
        return str(self.my_identity().get("claimed_class", ""))

    def my_identity(self) -> Mapping[str, Json]:
        """What the act's own organisation is on the act's day; nothing where it does not stand."""
        day = self.act.effective
        for span in self.life.kinds.get(_IDENTITY, ()):
            if span.start <= day < span.until:
                return span.facts
        return _NOTHING

    def identity(self, organisation: OrganisationId) -> Mapping[str, Json]:
        """What ``organisation`` is on the act's day; nothing where it does not stand."""
        for span in self.book.current(organisation, _IDENTITY):
            if span.start <= self.act.effective < span.until:
                return span.facts
        return _NOTHING


Effect = Callable[[Case], None]

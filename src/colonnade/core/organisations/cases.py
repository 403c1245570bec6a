"""One act before the book: what its effect may ask and write.

An effect is a function (case) that writes spans or refuses. ``NoEffect`` says that the act
cannot stand; ``Conflict`` that it cannot stand together with one recorded before it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

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
        Kind.REFUSED,
        Kind.AFFILIATION,
        Kind.SUSPENSION,
        Kind.COUNCIL,
        Kind.INTERNATIONAL,
        Kind.TRUSTEESHIP,
        Kind.STATUTE,
    }
)


Citations = tuple[tuple[OrganisationId, str], ...]
"""Articles that an act rests on, each with whose statute it stands in."""
_IDENTITY, _FOUNDED = Kind.IDENTITY, Kind.FOUNDED
_NOTHING: Mapping[str, Json] = {}


class NoEffect(Refusal):
    """The act stays in the log without effect; ``why`` names the rule."""

    code: ClassVar[str] = "organisations.no_effect"

    def __init__(self, why: str, **facts: str | int) -> None:
        """Keep the rule's short name and the facts."""
        super().__init__(why=why, **facts)
        self.why = why

    @property
    def cited(self) -> "Citations":
        """The article that says so, where a statute does, and whose statute that is."""
        article, whose = self.facts.get("article"), self.facts.get("statute")
        return () if article is None else ((OrganisationId(str(whose)), str(article)),)


class Conflict(NoEffect):
    """The act contradicts one that was known before it."""

    code: ClassVar[str] = "organisations.in_conflict"


@dataclass(slots=True)
class Case:
    """An act with the keys that sealed it, as the log spells them, its known day, and the book it is judged against."""

    act: Final[Act]
    sealers: Final[frozenset[SpelledKey]]
    known: Final[date]
    book: Final[Book]
    life: Final[Life]
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
        life = self.life_of(of) if of else self.life
        if kind in LIVES_WITH_ITS_ORGANISATION:
            until = min(until, _end_of(life))
        said = _NOTHING if facts is None else facts
        span = Span(
            kind, life.organisation, key, other, said, first, max(first, until), self.known, FOREVER, act.id
        )  # fmt: skip
        self.book.open(span, life)

    def enter(self, kind: Kind, key: str, facts: Mapping[str, Json], start: date | None = None) -> None:
        """Write one consequence of this act that is only on record, of the act's own organisation."""
        act = self.act
        first = act.effective if start is None else start
        whose = self.life.organisation
        self.book.enter(Span(kind, whose, key, "", facts, first, FOREVER, self.known, FOREVER, act.id))

    def life_of(self, organisation: OrganisationId) -> Life:
        """What is known now of ``organisation``."""
        return self.life if organisation == self.life.organisation else self.book.life(organisation)

    def end(self, spans: Sequence[Span], until: date | None = None) -> None:
        """Let ``spans`` end on ``until`` (the act's own day unless given)."""
        for span in spans:
            life = self.life_of(span.organisation)
            self.book.close(span, self.day if until is None else until, self.known, life)

    def prolong(self, span: Span, until: date) -> None:
        """Let ``span``, of the act's own organisation, last until a later day, but no longer than the organisation."""
        last = max(span.until, min(until, _end_of(self.life)))
        self.book.rewrite(span, span.ended(last, max(span.known, self.known)), self.life)

    def only(self, organisation: OrganisationId, kind: Kind, why: str, **named: str) -> Span:
        """Return the span of ``kind`` that holds on the act's day, with ``key`` or ``other`` as named; else refuse."""
        day = self.act.effective
        for span in self.life_of(organisation).kinds.get(kind, ()):
            holds = span.start <= day < span.until
            if holds and span.key == named.get("key", span.key) and span.other == named.get("other", span.other):
                return span
        raise NoEffect(why)

    def require_founded(self, organisation: OrganisationId) -> None:
        """Refuse unless ``organisation`` stands on the act's day."""
        if not self.book.holding(organisation, _FOUNDED, self.act.effective):
            raise NoEffect("not_founded", organisation=organisation)

    def my_visibility(self) -> str:
        """How much of the act's own organisation the log shows on the act's day; empty where it does not stand."""
        gate = gate_of(self.life)
        if gate.is_plain and gate.identity_from <= self.act.effective < gate.identity_until:
            return gate.visibility
        return str(self._identity(self.life).get("visibility", ""))

    def my_class(self) -> str:
        """What the act's own organisation claims to be on the act's day; empty where it does not stand."""
        return self._class(self.life)

    def class_of(self, organisation: OrganisationId) -> str:
        """What ``organisation`` claims to be on the act's day; empty where it does not stand."""
        return self._class(self.life_of(organisation))

    def _class(self, life: Life) -> str:
        gate = gate_of(life)
        if gate.is_plain and gate.identity_from <= self.act.effective < gate.identity_until:
            return gate.claimed
        return str(self._identity(life).get("claimed_class", ""))

    def identity(self, organisation: OrganisationId) -> Mapping[str, Json]:
        """What ``organisation`` is on the act's day; nothing where it does not stand."""
        return self._identity(self.life_of(organisation))

    def _identity(self, life: Life) -> Mapping[str, Json]:
        day = self.act.effective
        for span in life.kinds.get(_IDENTITY, ()):
            if span.start <= day < span.until:
                return span.facts
        return _NOTHING


def _end_of(life: Life) -> date:
    founded = life.kinds.get(_FOUNDED, ())
    if len(founded) == 1:
        return founded[0].until
    return max((span.until for span in founded), default=FOREVER)


Effect = Callable[[Case], Citations | None]
"""Writes what follows from an act, and returns the articles that it was found to keep."""

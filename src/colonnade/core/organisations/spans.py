"""What is so from a day until a day, as known from a day until it is known otherwise.

Every consequence of an act is a span. ``start`` to ``until`` (excluded) is when it holds;
``known`` to ``superseded`` (excluded) is when this was the knowledge. Closing a span leaves
its earlier version as the past knew it. A page at (on, known) asks only for spans.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from colonnade.core.acts.canonical import Json
from colonnade.core.acts.order import SealedAct
from colonnade.core.dates import FOREVER
from colonnade.core.ids import ActId, OrganisationId


class Kind(StrEnum):
    """What a span says of its organisation."""

    IDENTITY = "identity"
    FOUNDED = "founded"
    OPENED = "opened"
    ORGAN = "organ"
    OFFICE = "office"
    DECIDED = "decided"
    AFFILIATION = "affiliation"
    SUSPENSION = "suspension"
    COUNCIL = "council"
    INTERNATIONAL = "international"
    COUNT = "count"
    SUPPORT = "support"
    STATEMENT = "statement"
    RESIGNATION = "resignation"
    REPLY = "reply"
    TRUSTEESHIP = "trusteeship"
    ENDED = "ended"
    SUCCESSION = "succession"
    KEY = "key"
    RECOVERY = "recovery"
    LOSS = "loss"
    ABSENCE = "absence"
    ATTESTED = "attested"
    UNKNOWN = "unknown"
    VERDICT = "verdict"


@dataclass(frozen=True, slots=True)
class Span:
    """One consequence of ``act``; ``key`` names which of its kind, ``other`` the organisation it concerns."""

    kind: Kind
    organisation: OrganisationId
    key: str
    other: str
    facts: Mapping[str, Json]
    start: date
    until: date
    known: date
    superseded: date
    act: ActId

    def holds(self, on: date) -> bool:
        """Whether it is so on the day ``on``."""
        return self.start <= on < self.until

    def is_known(self, known: date) -> bool:
        """Whether this version was the knowledge at the end of the day ``known``."""
        return self.known <= known < self.superseded


Load = Callable[[OrganisationId], Iterable[Span]]
LoadConcerning = Callable[[OrganisationId], Iterable[OrganisationId]]
LoadSuspended = Callable[[ActId], SealedAct | None]


def _nothing(_organisation: OrganisationId) -> tuple[()]:
    return ()


def _no_act(_act: ActId) -> None:
    return None


class Book:
    """The spans of every organisation met so far; others are loaded when asked for.

    ``load`` gives all stored spans of one organisation, ``load_concerning`` those organisations
    that have ever had a span whose ``other`` it is. Left out, the book starts empty: a full replay.
    """

    def __init__(
        self,
        load: Load = _nothing,
        load_concerning: LoadConcerning = _nothing,
        load_suspended: LoadSuspended = _no_act,
    ) -> None:
        """Open a book over what is stored."""
        self._load = load
        self._load_concerning = load_concerning
        self._load_suspended = load_suspended
        self._spans: dict[OrganisationId, dict[Kind, list[Span]]] = {}
        self._concerning: dict[OrganisationId, dict[OrganisationId, None]] = {}
        self.written: list[tuple[Span | None, Span]] = []
        """What was written since the book was opened: (the version replaced or none, the version now)."""
        self.suspended: dict[ActId, SealedAct] = {}

    def _kinds(self, organisation: OrganisationId) -> dict[Kind, list[Span]]:
        kinds = self._spans.get(organisation)
        if kinds is None:
            kinds = self._spans[organisation] = {}
            for span in self._load(organisation):
                kinds.setdefault(span.kind, []).append(span)
        return kinds

    def all_of(self, organisation: OrganisationId) -> Iterator[Span]:
        """Every version of every span of ``organisation``: kind by kind, in the order in which they were written."""
        for spans in self._kinds(organisation).values():
            yield from spans

    def current(self, organisation: OrganisationId, kind: Kind, key: str | None = None) -> Iterator[Span]:
        """The spans of one kind as they are known now, past and future ones included."""
        for span in self._kinds(organisation).get(kind, ()):
            if span.superseded == FOREVER and (key is None or span.key == key):
                yield span

    def holding(self, organisation: OrganisationId, kind: Kind, on: date) -> list[Span]:
        """The spans of one kind that hold on the day ``on``, as known now."""
        return [span for span in self.current(organisation, kind) if span.holds(on)]

    def concerning(self, other: OrganisationId) -> list[OrganisationId]:
        """The organisations that have ever had a span concerning ``other``."""
        found = self._concerning.get(other)
        if found is None:
            found = dict.fromkeys(self._load_concerning(other))
            self._concerning[other] = found
        return list(found)

    def open(self, span: Span) -> None:
        """Write a new span."""
        self._kinds(span.organisation).setdefault(span.kind, []).append(span)
        self.written.append((None, span))
        if span.other:
            other = OrganisationId(span.other)
            self.concerning(other)
            self._concerning[other][span.organisation] = None

    def close(self, span: Span, until: date, known: date) -> None:
        """Let ``span`` end at ``until``, never before it starts, from the day ``known`` on."""
        self.rewrite(span, replace(span, until=max(span.start, until), known=known))

    def rewrite(self, span: Span, changed: Span) -> None:
        """Put ``changed`` in place of ``span`` from ``changed.known`` on; the past keeps ``span``."""
        spans = self._kinds(span.organisation)[span.kind]
        index = spans.index(span)
        if changed.known <= span.known:
            spans[index] = replace(changed, known=span.known)
            self.written.append((span, spans[index]))
            return
        spans[index] = replace(span, superseded=changed.known)
        spans.append(changed)
        self.written += [(span, spans[index]), (None, changed)]

    def suspended_act(self, act: ActId) -> SealedAct | None:
        """The act of this id that was kept suspended, if it is."""
        return self.suspended.get(act) or self._load_suspended(act)

    def organisations(self) -> Iterable[OrganisationId]:
        """Every organisation met so far."""
        return self._spans.keys()

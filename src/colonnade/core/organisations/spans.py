"""What is so from a day until a day, as known from a day until it is known otherwise.

Every consequence of an act is a span. ``start`` to ``until`` (excluded) is when it holds;
``known`` to ``superseded`` (excluded) is when this was the knowledge. Closing a span leaves
its earlier version as the past knew it. A page at (on, known) asks only for spans.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from sys import intern
from typing import Final

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
    REFUSED = "refused"
    AFFILIATION = "affiliation"
    SUSPENSION = "suspension"
    COUNCIL = "council"
    INTERNATIONAL = "international"
    COUNT = "count"
    RESULT = "result"
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
    STATUTE = "statute"
    ELECTION = "election"
    OBJECTION = "objection"
    KEY_DESTROYED = "key_destroyed"
    UNKNOWN = "unknown"
    VERDICT = "verdict"


ON_RECORD = frozenset(
    {Kind.RESULT, Kind.SUPPORT, Kind.STATEMENT, Kind.RESIGNATION, Kind.REPLY, Kind.UNKNOWN, Kind.VERDICT}
)
"""Kinds of which there is one an act and no end: no rule looks through them, one is found by its act."""


@dataclass(slots=True)
class Span:
    """One consequence of ``act``; ``key`` names which of its kind, ``other`` the organisation it concerns."""

    kind: Final[Kind]
    organisation: Final[OrganisationId]
    key: Final[str]
    other: Final[str]
    facts: Final[Mapping[str, Json]]
    start: Final[date]
    until: Final[date]
    known: Final[date]
    superseded: Final[date]
    act: Final[ActId]

    def holds(self, on: date) -> bool:
        """Whether it is so on the day ``on``."""
        return self.start <= on < self.until

    def ended(self, until: date, known: date) -> "Span":
        """Return this span as it is from the day ``known`` on: it ends at ``until``."""
        return Span(
            self.kind, self.organisation, self.key, self.other, self.facts,
            self.start, until, known, self.superseded, self.act,
        )  # fmt: skip

    def until_known(self, superseded: date) -> "Span":
        """Return this span as the past keeps it: known until the day ``superseded``."""
        return Span(
            self.kind, self.organisation, self.key, self.other, self.facts,
            self.start, self.until, self.known, superseded, self.act,
        )  # fmt: skip

    def is_known(self, known: date) -> bool:
        """Whether this version was the knowledge at the end of the day ``known``."""
        return self.known <= known < self.superseded


Load = Callable[[OrganisationId], Iterable[Span]]
LoadRecord = Callable[[OrganisationId, Kind, ActId], Span | None]
LoadConcerning = Callable[[OrganisationId], Iterable[OrganisationId]]
LoadSuspended = Callable[[OrganisationId, ActId], SealedAct | None]
OnWrite = Callable[[Span | None, Span], None]
OnSettled = Callable[[Span], None]


class Life:
    """What is known now of one organisation, kind by kind, but for what is only ``ON_RECORD``.

    ``gate`` is what most acts must pass, gathered from the spans in one place; none until it is asked for.
    """

    __slots__ = ("gate", "kinds", "organisation")

    def __init__(self, organisation: OrganisationId) -> None:
        """Nothing is known of ``organisation`` yet."""
        self.organisation = organisation
        self.kinds: dict[Kind, list[Span]] = {}
        self.gate: Gate | None = None


@dataclass(slots=True)
class Gate:
    """What most acts of an organisation must pass: it stands, its one key is in force, nobody is declared absent.

    ``stands_until`` is no later than the end of its statute: from then on the statute must be asked, too.
    ``is_plain`` is false where there is more than one span of a kind, or an absence: then the spans must be asked.
    """

    is_plain: Final[bool]
    stands_from: Final[date]
    stands_until: Final[date]
    key: Final[str]
    key_from: Final[date]
    key_until: Final[date]
    visibility: Final[str]
    claimed: Final[str]
    identity_from: Final[date]
    identity_until: Final[date]


NO_GATE = Gate(False, FOREVER, FOREVER, "", FOREVER, FOREVER, "", "", FOREVER, FOREVER)
_FOUNDED, _KEY, _IDENTITY, _ABSENCE = Kind.FOUNDED, Kind.KEY, Kind.IDENTITY, Kind.ABSENCE
_STATUTE = Kind.STATUTE
AT_THE_GATE = frozenset({_FOUNDED, _KEY, _IDENTITY, _ABSENCE, _STATUTE})


def gate_of(life: Life) -> Gate:
    """Return the gate of ``life``, gathered again if its spans have changed."""
    if life.gate is None:
        kinds = life.kinds
        founded, key, identity = kinds.get(_FOUNDED, ()), kinds.get(_KEY, ()), kinds.get(_IDENTITY, ())
        if len(founded) == len(key) == len(identity) == 1 and _ABSENCE not in kinds:
            stands, seals, known_as = founded[0], key[0], identity[0]
            life.gate = Gate(
                True, stands.start, min(stands.until, last_day_ruled(life)), seals.key, seals.start, seals.until,
                intern(str(known_as.facts.get("visibility", ""))), intern(str(known_as.facts.get("claimed_class", ""))),
                known_as.start, known_as.until,
            )  # fmt: skip
        else:
            life.gate = NO_GATE
    return life.gate


def newest_version(life: Life) -> Span | None:
    """Return the version of the statute that binds last; none where there is no statute."""
    return max(life.kinds.get(_STATUTE, ()), key=lambda span: span.start, default=None)


def last_day_ruled(life: Life) -> date:
    """Return the day on which the statute ends that binds last; for ever where it does not, or there is none."""
    newest = newest_version(life)
    return FOREVER if newest is None else newest.until


class Book:
    """The spans of every organisation met so far; others are loaded when asked for.

    ``load`` gives the stored spans of one organisation as known now, but for those of ``ON_RECORD``;
    ``load_record`` the one of those that an act made, as known now; ``load_concerning`` the organisations that have
    ever had a span whose ``other`` it is; ``load_suspended`` a sealed act that was kept suspended. Left out, the
    book starts empty: a full replay. ``on_write`` is told (the version replaced or none, the version now).
    ``on_settled`` takes every span that no rule will look at again, and the book lets go of it.
    """

    def __init__(
        self,
        load: Load | None = None,
        load_record: LoadRecord | None = None,
        load_concerning: LoadConcerning | None = None,
        load_suspended: LoadSuspended | None = None,
        on_write: OnWrite | None = None,
        on_settled: OnSettled | None = None,
    ) -> None:
        """Open a book over what is stored."""
        self._settled = on_settled
        self._load = load
        self._load_record = load_record
        self._load_concerning = load_concerning
        self._load_suspended = load_suspended
        self._on_write = on_write
        self._lives: dict[OrganisationId, Life] = {}
        self._records: list[Span] = []
        self._places: dict[tuple[Kind, ActId], int] = {}
        self._placed = 0
        self._past: list[Span] = []
        self._concerning: dict[OrganisationId, dict[OrganisationId, None]] = {}
        self.suspended: dict[ActId, SealedAct] = {}

    def life(self, organisation: OrganisationId) -> Life:
        """Return what is known now of ``organisation``: the book's own value, which only the book changes."""
        life = self._lives.get(organisation)
        if life is None:
            life = self._lives[organisation] = Life(organisation)
            for span in self._load(organisation) if self._load is not None else ():
                life.kinds.setdefault(span.kind, []).append(span)
        return life

    def everything(self) -> Iterator[Span]:
        """Every version of every span met so far, but for those that ``on_settled`` took."""
        yield from self._past
        for life in self._lives.values():
            for spans in life.kinds.values():
                yield from spans
        yield from self._records

    def current(self, organisation: OrganisationId, kind: Kind) -> Sequence[Span]:
        """The spans of one kind, not of ``ON_RECORD``, as they are known now, past and future ones included."""
        return self.life(organisation).kinds.get(kind, ())

    def holding(self, organisation: OrganisationId, kind: Kind, on: date) -> list[Span]:
        """The spans of one kind, not of ``ON_RECORD``, that hold on the day ``on``, as known now."""
        return [span for span in self.life(organisation).kinds.get(kind, ()) if span.start <= on < span.until]

    def on_record(self, organisation: OrganisationId, kind: Kind, act: ActId) -> Span | None:
        """The span of a kind of ``ON_RECORD`` that ``act``, of ``organisation``, made, as known now."""
        place = self._place(kind, act)
        if place is not None:
            return self._records[place]
        return None if self._load_record is None else self._load_record(organisation, kind, act)

    def _place(self, kind: Kind, act: ActId) -> int | None:
        """Where the record of ``act`` stands; places are noted when first asked for."""
        for place in range(self._placed, len(self._records)):
            record = self._records[place]
            self._places[record.kind, record.act] = place
        self._placed = len(self._records)
        return self._places.get((kind, act))

    def concerning(self, other: OrganisationId) -> Iterator[OrganisationId]:
        """The organisations that have ever had a span concerning ``other``, the newest first."""
        return reversed(self._all_concerning(other))

    def _all_concerning(self, other: OrganisationId) -> dict[OrganisationId, None]:
        found = self._concerning.get(other)
        if found is None:
            loaded = () if self._load_concerning is None else self._load_concerning(other)
            found = self._concerning[other] = dict.fromkeys(loaded)
        return found

    def open(self, span: Span, life: Life | None = None) -> None:
        """Write a new span, not of ``ON_RECORD``; ``life``: of its organisation, where it was asked for before."""
        life = life or self.life(span.organisation)
        kind = span.kind
        if kind in life.kinds:
            life.kinds[kind].append(span)
        else:
            life.kinds[kind] = [span]
        if kind in AT_THE_GATE:
            life.gate = None
        if self._on_write is not None:
            self._on_write(None, span)
        if span.other:
            self._all_concerning(OrganisationId(span.other))[life.organisation] = None

    def enter(self, record: Span, *, is_settled: bool = False) -> None:
        """Write a new span of ``ON_RECORD``; ``is_settled``: nothing will ever change it."""
        if is_settled and self._settled is not None:
            self._settled(record)
        else:
            self._records.append(record)
        if self._on_write is not None:
            self._on_write(None, record)

    def close(self, span: Span, until: date, known: date, life: Life | None = None) -> None:
        """Let ``span`` end at ``until``, never before it starts, from the day ``known`` on."""
        self.rewrite(span, span.ended(max(span.start, until), max(span.known, known)), life)

    def rewrite(self, span: Span, changed: Span, life: Life | None = None) -> None:
        """Put ``changed`` in place of ``span`` from ``changed.known`` on; the past keeps ``span``.

        ``life``: of its organisation, where it was asked for before.
        """
        if changed.known <= span.known:
            changed = changed if changed.known == span.known else replace(changed, known=span.known)
            self._put(span, changed, life)
            if self._on_write is not None:
                self._on_write(span, changed)
            return
        past = span.until_known(changed.known)
        self._put(span, changed, life)
        if self._settled is None:
            self._past.append(past)
        else:
            self._settled(past)
        if self._on_write is not None:
            self._on_write(span, past)
            self._on_write(None, changed)

    def _put(self, span: Span, changed: Span, life: Life | None) -> None:
        if span.kind in ON_RECORD:
            self._put_on_record(span, changed)
            return
        life = life or self.life(span.organisation)
        spans = life.kinds[span.kind]
        place = len(spans) - 1
        while spans[place] is not span:
            place -= 1
        spans[place] = changed
        if span.kind in AT_THE_GATE:
            life.gate = None

    def _put_on_record(self, span: Span, changed: Span) -> None:
        place = self._place(span.kind, span.act)
        if place is None:
            self._records.append(changed)
            return
        del self._places[span.kind, span.act]
        self._records[place] = changed
        self._places[changed.kind, changed.act] = place

    def suspended_act(self, organisation: OrganisationId, act: ActId) -> SealedAct | None:
        """The act of ``organisation`` that was kept suspended, if it was; whoever else it is of may be returned too."""
        found = self.suspended.get(act)
        return found if found is not None or self._load_suspended is None else self._load_suspended(organisation, act)

    def organisations(self) -> list[OrganisationId]:
        """Every organisation met so far."""
        return list(self._lives)

"""How many base organisations of which kind stand under a body, kept as sums: for any day, as known on any day.

A walk down the affiliations of a large body takes as long as it is large. So what a walk would find is kept as
*changes*: under this body there is from this day on one more, or one less, that looks like this *cell*; known from
that day on. The cells of a body on a day, as known on a day, are the sum of all changes that are no later than both.
Each base organisation makes changes of its own, its *share*, so that an act changes the sums only by what the shares
of those it touches have become. Source: docs/rules/organisations.md, "The first page"; docs/adr/0018-sums.md.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from colonnade.core.acts.canonical import Json
from colonnade.core.dates import BEGINNING, FOREVER
from colonnade.core.ids import ActId, OrganisationId
from colonnade.core.organisations.forms import SpansOf, bears, branches_of, is_measured_federation, measure_below
from colonnade.core.organisations.measures import USUAL_COLUMNS, ColumnNeeds, Measure, measure_of
from colonnade.core.organisations.picture import drums
from colonnade.core.organisations.spans import Kind, Span
from colonnade.core.organisations.vocabulary import ClaimedClass
from colonnade.core.statutes.acts import terms_of

ABOVE = frozenset({Kind.AFFILIATION, Kind.STATUTE})
"""The kinds of span of whoever stands above that shares are made of, too."""
SHARING = frozenset({Kind.IDENTITY, Kind.FOUNDED, Kind.COUNT, Kind.ATTESTED}) | ABOVE
"""The kinds of span that shares are made of."""


EVERYBODY = OrganisationId("")
"""The body that whoever stands is counted under, whether it stands under anybody else or not; never directly."""


class Cell(NamedTuple):
    """Base organisations that look alike from the body above: ``is_direct``, they stand under it themselves."""

    is_direct: bool
    branches: tuple[str, ...]
    stands: bool
    drums: int


class Place(NamedTuple):
    """From ``day`` on there are more, or fewer, of ``cell`` under ``body``."""

    body: OrganisationId
    cell: Cell
    day: date


Share = Mapping[Place, int]
Cells = Mapping[Cell, int]


class _Look(NamedTuple):
    """What an organisation of the base looks like: a cell but for how it stands under a body."""

    branches: tuple[str, ...]
    stands: bool
    drums: int


class _Stretch(NamedTuple):
    """The organisation stands under ``body``, whose columns must have ``needs``, from ``start`` until ``until``."""

    body: OrganisationId
    start: date
    until: date
    is_direct: bool
    needs: ColumnNeeds = USUAL_COLUMNS


Looks = list[tuple[date, _Look | None]]
Seeing = Mapping[ColumnNeeds, Looks]
"""What somebody looks like from bodies whose columns must have so much."""
Seen = dict[tuple[ColumnNeeds, bool, tuple[tuple[Kind, ActId], ...]], _Look | None]
"""What somebody looks like, whether old enough to be a column, by what was then so by which acts."""


def share_of(organisation: OrganisationId, spans: SpansOf) -> Share:
    """Return how one organisation changes the sums of the bodies above it.

    ``spans`` gives the spans of ``SHARING`` of anybody as they are known on one day, past and future ones included.
    """
    stretches = _stretches(organisation, spans)
    return _share(_seeing(organisation, spans(organisation), stretches, {}), stretches)


def changes_of(organisation: OrganisationId, versions: SpansOf) -> Iterator[tuple[Place, date, int]]:
    """Yield the changes that one organisation has made, each with the day from which it is known.

    ``versions`` gives every version of every span of ``SHARING`` of anybody.
    """
    seen: Seen = {}
    before: Share = {}
    last: tuple[Seeing, list[_Stretch]] = ({}, [])
    for day in _known_days(organisation, versions):
        spans = _as_known(versions, day)
        stretches = _stretches(organisation, spans)
        now = (_seeing(organisation, spans(organisation), stretches, seen), stretches)
        if now != last:
            last, share = now, _share(*now)
            yield from ((place, day, number) for place, number in difference(share, before).items())
            before = share


def _known_days(organisation: OrganisationId, versions: SpansOf) -> list[date]:
    """Every day on which something came to be known of the organisation or of who stands above it."""
    whose = {organisation, *(stretch.body for stretch in _stretches(organisation, versions))}
    spans = [span for each in whose for span in versions(each)]
    return sorted({span.known for span in spans} | {span.superseded for span in spans} - {FOREVER})


def _as_known(versions: SpansOf, day: date) -> SpansOf:
    return lambda each: [span for span in versions(each) if span.known <= day < span.superseded]


def _stretches(organisation: OrganisationId, spans: SpansOf) -> list[_Stretch]:
    always = _Stretch(EVERYBODY, BEGINNING, FOREVER, is_direct=False)
    return [always, *_above(organisation, BEGINNING, FOREVER, spans, (organisation,))]


def _above(
    organisation: OrganisationId, start: date, until: date, spans: SpansOf, path: tuple[OrganisationId, ...]
) -> Iterator[_Stretch]:
    for span in spans(organisation):
        if span.kind is not Kind.AFFILIATION or span.key != "full" or span.other in path:
            continue
        body, first, last = OrganisationId(span.other), max(start, span.start), min(until, span.until)
        if first < last:
            is_direct = len(path) == 1
            for begins, ends, needs in _needs_of(spans(body), first, last):
                yield _Stretch(body, begins, ends, is_direct, needs)
            yield from _above(body, first, last, spans, (*path, body))


def columns_needed(statute: Span) -> ColumnNeeds:
    """Return what the columns of a body must have whose statute this is."""
    return measure_of(terms_of(statute.facts)).columns


def _needs_of(spans: Sequence[Span], first: date, last: date) -> Iterator[tuple[date, date, ColumnNeeds]]:
    """What a body's columns must have, stretch by stretch: what its statute in force says, or the usual."""
    versions = sorted((s for s in spans if s.kind is Kind.STATUTE and s.start < s.until), key=lambda s: s.start)
    for version in versions:
        start, until = max(first, version.start), min(last, version.until)
        if start < until:
            if first < start:
                yield first, start, USUAL_COLUMNS
            yield start, until, columns_needed(version)
            first = until
    if first < last:
        yield first, last, USUAL_COLUMNS


def _seeing(organisation: OrganisationId, spans: Sequence[Span], stretches: Sequence[_Stretch], seen: Seen) -> Seeing:
    own = [span for span in spans if span.kind not in ABOVE]
    return {needs: _looks(organisation, own, needs, seen) for needs in {stretch.needs for stretch in stretches}}


def _looks(organisation: OrganisationId, own: Sequence[Span], needs: ColumnNeeds, seen: Seen) -> Looks:
    """From which day on it looks how, each different from the one before; ``seen`` keeps what was looked at before."""
    grown = [needs.grown(span.start) for span in own if span.kind is Kind.FOUNDED]
    looks: Looks = []
    for day in sorted({day for span in own for day in (span.start, span.until)} | {*grown}):
        holding = [span for span in own if span.start <= day < span.until]
        key = (needs, any(each <= day for each in grown), tuple([(span.kind, span.act) for span in holding]))
        look = seen[key] if key in seen else seen.setdefault(key, _look(organisation, holding, day, needs))
        if not looks or look != looks[-1][1]:
            looks.append((day, look))
    return looks


def _look(organisation: OrganisationId, spans: Sequence[Span], day: date, needs: ColumnNeeds) -> _Look | None:
    alone = _Alone(spans)
    if alone.identity(organisation).get("claimed_class") != ClaimedClass.BASE:
        return None
    branches = tuple(sorted(branches_of(alone, [organisation])))
    return _Look(branches, bears(alone, organisation, day, needs), drums(alone, organisation))


class _Alone:
    """What holds for one organisation, whoever is asked about."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._kinds: dict[Kind, list[Span]] = {}
        for span in spans:
            self._kinds.setdefault(span.kind, []).append(span)

    def of(self, _organisation: OrganisationId, kind: Kind) -> Sequence[Span]:
        return self._kinds.get(kind, ())

    def identity(self, _organisation: OrganisationId) -> Mapping[str, Json]:
        for span in self._kinds.get(Kind.IDENTITY, ()):
            return span.facts
        return {}


def _share(seeing: Seeing, stretches: Sequence[_Stretch]) -> Share:
    """Return the places of one who looks so from those days on and stands under those bodies for those stretches."""
    days = {day for looks in seeing.values() for day, _ in looks}
    days |= {day for each in stretches for day in (each.start, each.until)}
    changes: Counter[Place] = Counter()
    before: set[tuple[OrganisationId, Cell]] = set()
    for day in sorted(days - {FOREVER}):
        now = set(_cells({needs: _look_on(looks, day) for needs, looks in seeing.items()}, stretches, day))
        changes.update({Place(body, cell, day): 1 for body, cell in now - before})
        changes.subtract({Place(body, cell, day): 1 for body, cell in before - now})
        before = now
    return changes


def _look_on(looks: Looks, day: date) -> _Look | None:
    return next((look for since, look in reversed(looks) if since <= day), None)


def _cells(
    looks: Mapping[ColumnNeeds, _Look | None], stretches: Sequence[_Stretch], day: date
) -> Iterator[tuple[OrganisationId, Cell]]:
    above: dict[OrganisationId, tuple[bool, _Look]] = {}
    for stretch in stretches:
        look = looks[stretch.needs]
        if look is not None and stretch.start <= day < stretch.until:
            above[stretch.body] = (stretch.is_direct or above.get(stretch.body, (False, look))[0], look)
    for body, (is_direct, look) in above.items():
        yield body, Cell(is_direct, *look)


def difference(now: Share, before: Share) -> Share:
    """Return what has to be added to ``before`` to make it ``now``."""
    changed = {place: now.get(place, 0) - before.get(place, 0) for place in (*now, *before)}
    return {place: number for place, number in changed.items() if number}


@dataclass(frozen=True, slots=True)
class Summed:
    """A ground on which nothing is walked through: ``cells`` gives those of a body on the day.

    ``bodies`` gives the full affiliates of a body that are more than base organisations, ``bearing`` those base
    organisations among them that have something under them. A body's columns are those that its own statute in force
    asks for, for which the sums are kept; no other measure can be asked of them.
    """

    spans: SpansOf
    cells: Callable[[OrganisationId], Cells]
    bodies: Callable[[OrganisationId], Sequence[OrganisationId]]
    bearing: Callable[[OrganisationId], Sequence[OrganisationId]]

    def of(self, organisation: OrganisationId, kind: Kind) -> list[Span]:
        """The spans of one kind that hold for ``organisation``."""
        return [span for span in self.spans(organisation) if span.kind is kind]

    def identity(self, organisation: OrganisationId) -> Mapping[str, Json]:
        """What ``organisation`` is; nothing where it does not stand."""
        for span in self.of(organisation, Kind.IDENTITY):
            return span.facts
        return {}

    def affiliates(self, organisation: OrganisationId) -> int:
        """How many are its full affiliates."""
        direct = sum(number for cell, number in self.cells(organisation).items() if cell.is_direct)
        return direct + len(self.bodies(organisation))

    def federations(self, organisation: OrganisationId, measure: Measure) -> int:
        """How many of its affiliates are federations or unions of workplace sections."""
        below = (*self.bodies(organisation), *self.bearing(organisation))
        return sum(is_measured_federation(self, each, measure_below(self, each, measure)) for each in below)

    def columns(self, organisation: OrganisationId, _measure: Measure) -> int:
        """How many columns stand under it."""
        return sum(number for cell, number in self.cells(organisation).items() if cell.stands)

    def branches(self, organisation: OrganisationId, _measure: Measure) -> set[str]:
        """The branches of the columns under it."""
        return {branch for cell in self.cells(organisation) if cell.stands for branch in cell.branches}

    def sections(self, organisation: OrganisationId, _measure: Measure) -> int:
        """How many columns stand directly under it."""
        return sum(n for cell, n in self.cells(organisation).items() if cell.stands and cell.is_direct)

    def section_branches(self, organisation: OrganisationId, _measure: Measure) -> set[str]:
        """The branches of the columns directly under it."""
        direct = (cell for cell in self.cells(organisation) if cell.stands and cell.is_direct)
        return {branch for cell in direct for branch in cell.branches}

"""Sums say on any day, as known on any day, what a walk down the affiliations finds."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import pytest

from colonnade.core.acts.order import SealedAct
from colonnade.core.ids import OrganisationId
from colonnade.core.log.entries import read_entry
from colonnade.core.organisations.forms import View, branches_of, is_column, measure_for, standing_form
from colonnade.core.organisations.measures import USUAL_COLUMNS, ColumnNeeds
from colonnade.core.organisations.picture import drums
from colonnade.core.organisations.spans import Span
from colonnade.core.organisations.sums import EVERYBODY, SHARING, Cell, Place, Summed, changes_of
from colonnade.core.replay import book_of
from colonnade.edges.signing import verify
from tests.core.views import view_of
from tests.corpus import corpus_entries
from tests.sizes import sized
from tests.worlds import DAYS, FIRST, busy_world

Changes = list[tuple[Place, date, int]]


def _changes(acts: Sequence[SealedAct]) -> Changes:
    versions: dict[OrganisationId, list[Span]] = {}
    for span in book_of(acts).everything():
        if span.kind in SHARING:
            versions.setdefault(span.organisation, []).append(span)
    return [change for each in versions for change in changes_of(each, lambda one: versions.get(one, ()))]


def _summed(changes: Changes, body: OrganisationId, on: date, known: date) -> dict[Cell, int]:
    cells: Counter[Cell] = Counter()
    for place, since, number in changes:
        if place.body == body and place.day <= on and since <= known:
            cells[place.cell] += number
    return {cell: number for cell, number in cells.items() if number}


def _walked(view: View, body: OrganisationId) -> dict[Cell, int]:
    direct, needs = list(view.below(body)), measure_for(view, body).columns
    found = (_cell(view, each, each in direct, needs) for each in _beneath(view, body) if _is_base(view, each))
    return dict(Counter(found))


def _all(view: View, everybody: Sequence[OrganisationId]) -> dict[Cell, int]:
    return dict(Counter(_cell(view, each, False, USUAL_COLUMNS) for each in everybody if _is_base(view, each)))


def _cell(view: View, each: OrganisationId, is_direct: bool, needs: ColumnNeeds) -> Cell:
    return Cell(is_direct, tuple(sorted(branches_of(view, [each]))), is_column(view, each, needs), drums(view, each))


def _is_base(view: View, each: OrganisationId) -> bool:
    return view.identity(each).get("claimed_class") == "base"


def _beneath(view: View, body: OrganisationId) -> Iterator[OrganisationId]:
    ahead, seen = [body], {body}
    while ahead:
        for below in view.below(ahead.pop()):
            if below not in seen:
                seen.add(below)
                ahead.append(below)
                yield below


def _ground(view: View, changes: Changes, known: date) -> Summed:
    return Summed(
        view.spans,
        lambda body: _summed(changes, body, view.on, known),
        lambda body: [each for each in view.below(body) if not _is_base(view, each)],
        lambda body: [each for each in view.below(body) if _is_base(view, each) and list(view.below(each))],
    )


def _assert_same(acts: Sequence[SealedAct], days: Sequence[date]) -> None:
    changes, everybody = _changes(acts), book_of(acts).organisations()
    for on in days:
        for known in days:
            view = view_of(acts, on, known)
            ground = _ground(view, changes, known)
            assert _summed(changes, EVERYBODY, on, known) == _all(view, everybody), (on, known)
            for each in everybody:
                assert _summed(changes, each, on, known) == _walked(view, each), (each, on, known)
                assert standing_form(ground, each) == standing_form(view, each), (each, on, known)


@pytest.mark.parametrize("seed", range(sized(60)))
def test_in_a_busy_world_sums_are_what_a_walk_finds_on_any_day_as_known_on_any_day(seed: int) -> None:
    days = [FIRST + timedelta(days=n) for n in range(150 + seed, DAYS + 300, 270)]

    _assert_same(busy_world(seed).acts, days)


def test_in_the_corpus_sums_are_what_a_walk_finds() -> None:
    acts = [read_entry(entry, verify) for entry in corpus_entries()]

    _assert_same(acts, [date(2024, 6, 30), date(2025, 6, 30), date(2026, 6, 4), date(2026, 7, 1), date(2027, 1, 1)])


def test_the_busy_worlds_are_busy() -> None:
    changes = _changes(busy_world(1).acts)

    assert len({place.body for place, _, _ in changes}) > 5
    assert any(since > place.day for place, since, _ in changes)
    assert {cell.stands for cell in (place.cell for place, _, _ in changes)} == {True, False}

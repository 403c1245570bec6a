"""A node takes in a hidden organisation's acts in batches, and what it publishes does not tell the day of an act."""

import calendar
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from colonnade.apps.organisations import services
from colonnade.apps.organisations.models import SpanRow
from colonnade.apps.publiclog import selectors
from colonnade.apps.publiclog import services as publiclog
from colonnade.cli import demo
from colonnade.cli.demo_world import days_taken_in, furnished
from colonnade.core.errors import Refusal
from colonnade.core.ids import spelled
from colonnade.core.organisations.batches import BATCH_DAYS, OutOfBatch
from colonnade.core.organisations.hiding import CANNOT_WAIT
from colonnade.edges.homes import demo_home
from colonnade.edges.simulator import Body, Simulator, signer
from tests.apps.furnished import TODAY
from tests.logs import ORIGIN
from tests.sizes import sized

pytestmark = pytest.mark.django_db

PSEUDONYM = {"visibility": "pseudonymous"}


def _record(simulator: Simulator, today: date) -> None:
    publiclog.open_log(ORIGIN)
    services.record_act(origin=ORIGIN, content=simulator.entries[-1], today=today)


def _hidden(visibility: str = "pseudonymous") -> tuple[Simulator, Body]:
    simulator = Simulator()
    if visibility == "sealed":
        body = simulator.seal_founding("Night", "2026-01")
    else:
        body = simulator.found("Night", "base", "2026-01", **PSEUDONYM)
    _record(simulator, date(2026, 2, 1))
    return simulator, body


@pytest.mark.parametrize("visibility", ["pseudonymous", "sealed"])
@pytest.mark.parametrize(
    ("today", "first"),
    [
        (date(2026, 5, 1), ""),
        (date(2026, 5, 7), ""),
        (date(2026, 5, 8), "2026-06-01"),
        (date(2026, 5, 31), "2026-06-01"),
    ],
)
def test_a_hidden_organisations_act_is_taken_in_on_the_first_seven_days_alone(
    visibility: str, today: date, first: str
) -> None:
    simulator, body = _hidden(visibility)
    simulator.count(body, "2026-04", 60, bound=0)
    before = (SpanRow.objects.count(), selectors.size_of(ORIGIN))
    if not first:
        _record(simulator, today)
        assert selectors.size_of(ORIGIN) == 2
        return

    with pytest.raises(OutOfBatch) as refused:
        _record(simulator, today)

    assert refused.value.facts == {"first": first}
    assert before == (SpanRow.objects.count(), selectors.size_of(ORIGIN))


@pytest.mark.parametrize(("today", "is_taken"), [(date(2026, 2, 7), True), (date(2026, 2, 8), False)])
def test_the_founding_of_a_hidden_organisation_waits_too(today: date, is_taken: bool) -> None:
    simulator = Simulator()
    simulator.found("Night", "base", "2026-01", **PSEUDONYM)
    if is_taken:
        _record(simulator, today)
        return

    with pytest.raises(OutOfBatch):
        _record(simulator, today)


def test_a_hidden_organisations_key_is_replaced_on_any_day() -> None:
    simulator, body = _hidden()
    new = signer("new")
    facts = {"old": spelled(body.key.public), "new": spelled(new.public)}
    simulator.act(body, "key_rotated", "2026-05-20", facts, sealers=(body.key, new))

    _record(simulator, date(2026, 5, 20))


def test_an_act_that_cannot_stand_is_told_so_before_the_batch() -> None:
    simulator, body = _hidden()
    simulator.count(body, "2026-04", 60, bound=3)

    with pytest.raises(services.CannotStand):
        _record(simulator, date(2026, 5, 20))


def test_rebuilding_asks_no_batch_of_what_is_in_the_log() -> None:
    simulator, body = _hidden()
    simulator.count(body, "2026-04", 60, bound=0)
    _record(simulator, date(2026, 5, 3))
    before = SpanRow.objects.count()

    assert services.rebuild(ORIGIN) == 2
    assert SpanRow.objects.count() == before


# The property


@dataclass(frozen=True)
class Deed:
    """Who does what, dated ``dated`` (a day, or a month), and brings it to the node on ``brought`` or as soon after."""

    who: str
    dated: str
    brought: date


@contextmanager
def _undone() -> Iterator[None]:
    """What happens within never was."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _published(deeds: list[Deed]) -> dict[str, bytes]:
    """The files of a node to which people came, day by day, until it took in what they brought.

    Who comes on one day comes in the order of names, which says nothing of the day on which anybody acted.
    """
    with _undone(), TemporaryDirectory() as folder:
        simulator = Simulator()
        bodies = {name: _founded(simulator, name) for name in ("hidden 1", "hidden 2", "open")}
        waiting = sorted(deeds, key=lambda deed: (deed.who, deed.dated))
        day = date(2026, 3, 1)
        while waiting:
            waiting = [deed for deed in waiting if deed.brought > day or not _taken(simulator, bodies, deed, day)]
            day += timedelta(days=1)
        publiclog.publish_log(origin=ORIGIN, folder=Path(folder), signer=signer("log"))
        return {str(path.relative_to(folder)): path.read_bytes() for path in Path(folder).rglob("*") if path.is_file()}


def _founded(simulator: Simulator, name: str) -> Body:
    is_open = name == "open"
    body = simulator.found(name, "base", "2026-01-01" if is_open else "2026-01", **({} if is_open else PSEUDONYM))
    _record(simulator, date(2026, 2, 1))
    return body


def _taken(simulator: Simulator, bodies: dict[str, Body], deed: Deed, day: date) -> bool:
    """Write the act anew after the newest one of the log, and bring it; what is refused leaves nothing."""
    simulator.count(bodies[deed.who], deed.dated, 60, bound=0)
    try:
        _record(simulator, day)
    except Refusal:
        simulator.entries.pop()
        simulator.acts.pop()
        return False
    return True


def _last(month: int) -> int:
    return calendar.monthrange(2026, month)[1]


@st.composite
def twin_histories(draw: st.DrawFn) -> tuple[list[Deed], list[Deed]]:
    """Two histories that differ only in the days on which the hidden bodies came, in the month or after a batch."""
    days = draw(st.lists(st.dates(date(2026, 3, 1), date(2026, 5, 31)), max_size=4, unique=True))
    one = [Deed("open", day.isoformat(), day) for day in days]
    other = list(one)
    for who in ("hidden 1", "hidden 2"):
        month = draw(st.sampled_from([3, 4]))
        came = draw(st.sampled_from([month, month + 1]))
        some = st.integers(1 if came == month else BATCH_DAYS + 1, _last(came))
        for history in (one, other):
            history.append(Deed(who, f"2026-{month:02}", date(2026, came, draw(some))))
    return one, other


@settings(max_examples=sized(200))
@given(twin_histories())
def test_the_published_files_do_not_tell_on_which_day_of_the_month_a_hidden_organisation_acted(
    histories: tuple[list[Deed], list[Deed]],
) -> None:
    one, other = histories

    assert _published(one) == _published(other)


def test_without_batches_the_place_would_tell_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The property above can fail: this is what it keeps from happening."""
    between = [Deed("open", "2026-05-15", date(2026, 5, 15))]
    early, late = (Deed("hidden 1", "2026-04", date(2026, 5, day)) for day in (10, 20))

    assert _published([*between, early]) == _published([*between, late])
    monkeypatch.setattr(services, "require_batch", lambda *_, **__: None)
    assert _published([*between, early]) != _published([*between, late])


# The demo


@pytest.mark.parametrize("today", [date(2026, 1, 1), date(2026, 3, 31), date(2024, 2, 29), TODAY])
def test_the_demos_hidden_acts_stand_where_a_batch_would_have_put_them(today: date) -> None:
    acts = [sealed.act for sealed in furnished(today).simulator.acts]
    days = list(days_taken_in(furnished(today).simulator.acts))
    hidden = {act.organisation for act in acts if act.facts.get("visibility") in ("pseudonymous", "sealed")}
    placed = [at for at, act in enumerate(acts) if act.organisation in hidden and act.type not in CANNOT_WAIT]

    assert len(placed) >= 4
    assert days == sorted(days)
    assert days[-1] <= today
    for at in placed:
        before = max(act.recorded for act in acts[: at + 1])
        after = min([act.recorded for act in acts[at + 1 :] if not act.by_month], default=today)
        assert any((before + timedelta(n)).day <= BATCH_DAYS for n in range((after - before).days + 1)), acts[at].type
        assert days[at].day <= BATCH_DAYS
        assert before <= days[at] <= after


def test_a_second_start_of_the_demo_keeps_what_was_there(tmp_path: Path) -> None:
    home = demo_home(tmp_path / "var")
    publiclog.open_log(home.origin)
    demo.furnish(home, TODAY)
    before = (selectors.size_of(home.origin), (home.log_folder / "checkpoint").read_bytes())

    demo.furnish(home, TODAY + timedelta(days=40))

    assert before == (selectors.size_of(home.origin), (home.log_folder / "checkpoint").read_bytes())

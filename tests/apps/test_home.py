"""The first page: light however large the world is, and true on any day."""

import re
from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.test import Client

from colonnade.apps.organisations import home, selectors, services
from colonnade.apps.organisations.naming import Names, Reader
from colonnade.apps.publiclog import services as publiclog
from colonnade.apps.publiclog.models import Log
from colonnade.core.acts.facts import TEXT_LIMIT
from colonnade.core.log.states import LogState
from colonnade.core.organisations.forms import columns_below, standing_form
from colonnade.edges.simulator import Body, Simulator
from tests.logs import ORIGIN
from tests.worlds import DAYS, FIRST, busy_world

pytestmark = pytest.mark.django_db
HEAVIEST = 100_000
DAY = date(2026, 6, 15)
Plan = list[list[str]]
"""The branches of the base organisations under each body of a roof."""


@pytest.fixture(autouse=True)
def _no_page_is_kept() -> None:
    cache.clear()


NAMES = {"fa": "شورای سراسری کارگران و زحمتکشان ", "en": "Workers' & Toilers' Council "}


def _long(number: int) -> dict[str, str]:
    """A name as long as any may be, in both languages."""
    return {"binding": "fa"} | {each: f"{number} {name * 20}"[:TEXT_LIMIT] for each, name in NAMES.items()}


class World:
    """Roofs under names as long as any may be, and twelve acts at the end that say as much as any line can."""

    def __init__(self, plans: list[Plan], more_roofs: int = 0, councils: int = 0) -> None:
        self.simulator = Simulator()
        self.number = 0
        self.roofs = [self._roof(plan, councils) for plan in plans]
        self.roofs += [self.found("confederation") for _ in range(more_roofs)]
        for _ in range(home.LATEST):
            said = {"old": self.roofs[0].id, "new": self.roofs[-1].id}
            self.simulator.act(self.roofs[0], "refounding_supported", "2021-07-01", said)

    def found(self, claimed: str, **facts: object) -> Body:
        self.number += 1
        return self.simulator.found(f"{self.number}", claimed, "2020-01-01", name=_long(self.number), **facts)

    def _roof(self, plan: Plan, councils: int) -> Body:
        roof = self.found("confederation")
        for branches in plan:
            body = self.found("federation")
            self.simulator.affiliate(body, roof, "2020-06-01")
            for branch in branches:
                base = self.found("base", branch=branch)
                self.simulator.count(base, "2020-06-02", 600)
                self.simulator.affiliate(base, body, "2020-06-03")
        for _ in range(councils):
            council = self.found("local_council", workplace=False, basis="persons")
            self.simulator.act(roof, "council_founded", "2020-06-04", {"council": council.id})
        return roof

    def stored(self) -> "World":
        publiclog.open_log(ORIGIN)
        for sealed, entry in zip(self.simulator.acts, self.simulator.entries, strict=True):
            publiclog.append(origin=ORIGIN, act=sealed.act, content=entry, known=sealed.act.recorded)
        services.rebuild(ORIGIN)
        return self


def _branches(number: int) -> list[str]:
    return [f"{'long_' * 60}{each}" for each in range(number)]


ONE_BY_ONE: Plan = [_branches(3)] * 8
BODY_BY_BODY: Plan = [*[_branches(3)] * 7, [*_branches(3), *_branches(1)]]
ALL_TOGETHER: Plan = [*[_branches(4)] * 8, _branches(24)]


def _weight(client: Client, address: str) -> int:
    """The page and what it loads but for the typeface, unpacked."""
    page = client.get(address).content
    loaded = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', page.decode()))
    assert len(loaded) == 2
    return len(page) + sum(len(part) for each in loaded for part in client.get(each))


@pytest.mark.parametrize(("plan", "columns"), [(ONE_BY_ONE, 24), (BODY_BY_BODY, 24), (ALL_TOGETHER, 24)])
def test_the_first_page_weighs_at_most_a_hundred_kilobytes_however_much_stands(
    client: Client, plan: Plan, columns: int
) -> None:
    World([plan] * home.DRAWN, more_roofs=home.ROOFS, councils=home.COUNCILS + 1).stored()

    for address in ("/fa/", "/en/", "/fa/?on=2026-06-14&known=2026-06-14"):
        page = client.get(address).content.decode()
        assert page.count("<polygon ") == home.DRAWN
        assert page.count("<use ") == home.DRAWN * columns
        assert page.count('class="verdict') == home.ROOFS
        assert _weight(client, address) <= HEAVIEST


@pytest.mark.parametrize(("each", "bodies", "drawn"), [(5, 3, 15), (9, 3, 3), (5, 9, 3)])
def test_however_it_is_drawn_a_roof_is_what_it_is_shown_to_be_and_its_columns_are_counted(
    client: Client, each: int, bodies: int, drawn: int
) -> None:
    branches = ["metal", "oil", "trade"] * (bodies // 3)
    World([[[branch] * each for branch in branches], []], more_roofs=2).stored()
    page = client.get("/en/").content.decode()

    assert page.count("calls itself: confederation · is shown to be: confederation") == 1
    assert page.count("calls itself: confederation · is shown to be: preparatory committee or support network") == 3
    assert page.count(f"{each * bodies} columns stand under it.") == 1
    assert page.count("No column stands under it.") == 3
    assert page.count("<use ") == drawn
    assert ("A column of three shafts stands for many." in page) == (drawn < each * bodies)
    assert ("9 bodies (9 of them shown to be federations)" in page) == (bodies > 8)


def test_what_is_not_drawn_is_named_and_what_is_not_named_is_numbered(client: Client) -> None:
    World([[]], more_roofs=home.ROOFS + 4).stored()
    page = client.get("/en/").content.decode()

    assert page.count("<polygon ") == home.DRAWN
    assert page.partition('id="roofs"')[2].count('class="verdict') == home.ROOFS - home.DRAWN
    assert "And 5 more; find them by name." in page


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("کارگران", "کارگران"),
        ("Workers' Union", "Workers' Union"),
        ("کارگران شهر و روستا", "کارگران…"),
        ("Workers' Unions", "Workers' Un…"),
    ],
)
def test_a_name_is_left_whole_where_its_bytes_fit_and_else_cut_between_letters(name: str, shown: str) -> None:
    assert Names("fa", DAY, longest=19).cut(name) == shown
    assert Names("fa", DAY).cut(name) == name


@pytest.mark.parametrize("seed", range(3))
def test_the_first_page_of_a_busy_world_shows_on_any_day_what_a_walk_shows(seed: int) -> None:
    simulator = busy_world(seed)
    publiclog.open_log(ORIGIN)
    Log.objects.update(state=LogState.READ_ONLY)
    services.catch_up(origin=ORIGIN, contents=simulator.entries)
    for day in (FIRST + timedelta(days=n) for n in range(100, DAYS + 200, 200)):
        page, view = home.home_page(Reader("en", day, day, ORIGIN)), selectors.view(day, day)
        shown = [(each.organisation, each.form, each.columns) for each in page.colonnades]
        shown += [(each.organisation, each.form, each.columns) for each in page.roofs]
        roofs = selectors.roofs(day, day, home.ROOFS)
        assert shown == [(each, standing_form(view, each), len(columns_below(view, each))) for each in roofs]

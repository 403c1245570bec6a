"""At the desk: a decision with its counts, a refusal and its appeal, a renewal; and what pages say of a body's time."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils import translation

from colonnade.apps.desk import selectors, services
from colonnade.apps.desk.about import About
from colonnade.apps.desk.askings import kind_of, said_by
from colonnade.apps.organisations import selectors as organisations
from colonnade.apps.organisations.models import SpanRow
from colonnade.apps.organisations.projection import StoredBook, span_of
from colonnade.apps.organisations.services import StatuteForbids
from colonnade.core.acts.envelope import Act
from colonnade.core.acts.order import in_order
from colonnade.core.organisations.curing import cure_of
from colonnade.core.organisations.spans import Book
from colonnade.core.replay import book_of, state_hash
from colonnade.core.rooms import judge
from colonnade.edges.homes import create_home
from colonnade.edges.simulator import Body
from tests.apps.test_askings import _act, _agreed, _fills_again, _form, _making, _written
from tests.apps.test_further_askings import _sealing
from tests.core.ruled_lives import ruled_lives
from tests.core.views import view_of
from tests.desks import ORIGIN, SECRET, TODAY, Desk
from tests.people import text_of

pytestmark = pytest.mark.django_db
DAY = "2026-06-10"
ALL = {"yes": "410", "no": "90", "abstained": "12", "entitled": "640"}


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def desk(tmp_path: Any, settings: LazySettings) -> Desk:
    settings.COLONNADE_HOME = create_home(tmp_path / "home", ORIGIN)
    return _sealing(Desk())


@pytest.fixture
def federation(desk: Desk) -> Body:
    body = desk.simulator.found("Federation of the Mills", "federation", "2026-02-01")
    desk.record()
    return body


def _counted(some: str, **changed: str) -> dict[str, str]:
    return {f"{some}_{each}": number for each, number in (ALL | changed).items()}


def _does(desk: Desk, name: str, **typed: Any) -> Act:
    number = _written(desk, name, effective=DAY, **typed)
    _agreed(desk, number, "secretary", "treasurer")
    return _act(services.record(desk.people["secretary"], number, origin=ORIGIN, secret=SECRET, on=TODAY))


def _asked(desk: Desk) -> set[str]:
    return {name.partition("_")[0] for name in _form(desk, "affiliation_decided").fields} & {"counted", "ratified"}


@pytest.mark.usefixtures("federation")
def test_a_count_of_votes_is_asked_of_many_and_ratification_of_who_has_somebody_below(desk: Desk) -> None:
    assert _asked(desk) == set()
    desk.simulator.count(desk.body, "2026-05-01", 900)
    desk.record()
    assert _asked(desk) == {"counted"}
    desk.simulator.affiliate(desk.simulator.base("Mill", "2026-01-01"), desk.body, "2026-05-02")
    desk.record()
    assert _asked(desk) == {"counted", "ratified"}


def test_a_decision_says_its_counts_and_its_form_is_filled_again_by_them(desk: Desk, federation: Body) -> None:
    desk.simulator.count(desk.body, "2026-05-01", 900)
    desk.simulator.affiliate(desk.simulator.base("Mill", "2026-01-01"), desk.body, "2026-05-02")
    desk.record()
    ratified = _counted("ratified", yes="1", no="0", abstained="0", entitled="1")
    typed = {"to": federation.id, "kind": "full", **_counted("counted"), **ratified}
    number = _written(desk, "affiliation_decided", effective=DAY, **typed)
    _fills_again(desk, "affiliation_decided", selectors.draft_for(desk.people["secretary"], number, TODAY))
    _agreed(desk, number, "secretary", "treasurer")
    act = _act(services.record(desk.people["secretary"], number, origin=ORIGIN, secret=SECRET, on=TODAY))

    assert act.type == kind_of("affiliation_decided") == "organisations.affiliation_decided/2"
    assert act.facts["votes"] == {each: int(number) for each, number in ALL.items()}
    assert act.facts["ratified"] == {"yes": 1, "no": 0, "abstained": 0, "entitled": 1}
    page = text_of(Client().get(f"/en/acts/{act.id}/"))
    assert "votes, counted" in page
    assert "ratified by those below" in page


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        (_counted("counted", no=""), "counted_no"),
        (_counted("counted", entitled="511"), "counted_entitled"),
        ({**_counted("counted"), "votes_yes": "50", "votes_no": "0", "votes_abstained": "0"}, "counted_yes"),
        (_counted("counted", yes="many"), "counted_yes"),
    ],
)
def test_a_count_that_cannot_be_is_told_beside_its_field(
    desk: Desk, federation: Body, typed: dict[str, str], field: str
) -> None:
    desk.simulator.count(desk.body, "2026-05-01", 900)
    desk.record()
    form = _form(desk, "affiliation_decided", to=federation.id, kind="full", **typed)

    assert list(form.errors) == [field]


def test_whoever_was_refused_is_answered_by_the_body_of_appeal(desk: Desk) -> None:
    desk.simulator.adopt(desk.body, "2026-05-01", {"affil.admitting_body": "board", "affil.appeal": "congress"})
    base = desk.simulator.base("Mill", "2026-01-01")
    desk.simulator.decide(base, desk.body, "2026-06-01")
    desk.record()
    about = About(desk.id, 0, TODAY, "en")
    ((waits, _),) = about.waiting()
    refused = _does(desk, "affiliation_refused", decision=waits, reason="requirements")
    assert (refused.type, refused.organ) == ("organisations.affiliation_refused/1", "board")
    assert [waiting for waiting, _ in about.waiting()] == [waits]
    admitted = _does(desk, "affiliation_admitted", decision=waits)

    assert admitted.organ == "congress"
    assert About(desk.id, 0, TODAY, "en").below() == [(base.id, "Mill")]


def test_a_time_is_renewed_and_the_page_says_when_it_runs_out(desk: Desk) -> None:
    desk.simulator.adopt(desk.body, "2026-05-01", {"sunset": "after: 12 months; renew: 2/3 of cast"})
    desk.record()
    address = f"/en/organisations/{desk.id}/"
    assert "By article 1 of its statute its time runs out on 1 May 2027" in text_of(Client().get(address))
    form = _form(desk, "renewed", decided_by="assembly", majority="1/2")
    assert form.is_valid(), form.errors
    with pytest.raises(StatuteForbids) as refusal:
        services.require_effect(said_by("renewed", form, _making(desk))[0], origin=ORIGIN, on=TODAY)
    act = _does(desk, "renewed", decided_by="assembly", majority="2/3")

    assert refusal.value.facts["why"] == "another_majority_renews"
    assert act.type == "statutes.renewed/1"
    assert "its time runs out on 1 May 2028" in text_of(Client().get(address))
    assert re.search("binds from 1 May 2026 .* until 1 May 2028", text_of(Client().get(f"{address}statute/")))


@pytest.mark.parametrize(
    ("language", "runs", "over"),
    [
        ("en", "In formation: by article 1 of its statute", "The time that article 1 of its statute gives"),
        ("fa", "در حال تشکیل: به حکم مادهٔ ۱ اساسنامه‌اش", "مهلتی که مادهٔ ۱ اساسنامه‌اش"),
    ],
)
def test_a_page_says_how_long_a_name_may_be_cured(
    desk: Desk, federation: Body, language: str, runs: str, over: str
) -> None:
    desk.simulator.adopt(federation, "2026-05-16", {"found.cure_days": "30"})
    desk.record()
    address = f"/{language}/organisations/{federation.id}/?on="
    pages = [text_of(Client().get(address + day)) for day in ("2026-05-15", "2026-06-14", "2026-06-15")]

    assert [runs in page for page in pages] == [False, True, False]
    assert [over in page for page in pages] == [False, False, True]


def test_a_name_is_cured_on_the_page_on_the_days_of_the_full_replay(desk: Desk) -> None:
    simulator = desk.simulator
    roof, columns = simulator.federation("Steel", "steel", 5, "2026-01-10")
    simulator.adopt(roof, "2026-01-11", {"found.cure_days": "20"})
    simulator.act(columns[0], "affiliation_left", "2026-02-01", {"to": roof.id})
    simulator.act(columns[1], "affiliation_left", "2026-02-09", {"to": roof.id})
    simulator.affiliate(columns[0], roof, "2026-03-01")
    simulator.affiliate(columns[1], roof, "2026-03-05")
    simulator.act(columns[2], "affiliation_left", "2026-03-10", {"to": roof.id})
    desk.record()
    days = [date(2026, 1, 20) + timedelta(days=each) for each in range(0, 80, 3)]
    turns = {day for span in book_of(simulator.acts).everything() for day in (span.start, span.until)}
    expected = [
        cure_of(
            lambda day: view_of(simulator.acts, day, TODAY),
            lambda after, until: [day for day in turns if after < day <= until],
            roof.id,
            day,
        )
        for day in days
    ]

    assert [organisations.cure(roof.id, day, TODAY) for day in days] == expected
    assert {None if each is None else each.is_over for each in expected} == {True, False, None}


@pytest.mark.parametrize("seed", range(2))
def test_judging_under_statutes_on_what_the_database_loads_equals_the_full_replay(seed: int) -> None:
    acts = ruled_lives(seed).acts
    for sealed, known in in_order(acts).placed:
        stored = StoredBook()
        judge(sealed, known, stored.book)
        stored.store()
    whole = Book()
    for row in SpanRow.objects.order_by("id"):
        whole.open(span_of(row))

    assert state_hash(whole) == state_hash(book_of(acts))

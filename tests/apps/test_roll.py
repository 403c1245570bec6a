"""A roll of voters at the desk: brought, corrected, taken away, erased, kept closed, and back from a backup."""

import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile

from colonnade.apps.accounts import keeping as accounts
from colonnade.apps.desk import keeping as desk_keeping
from colonnade.apps.desk import services as desk_services
from colonnade.apps.electorate import closing, keeping, selectors, services, showing
from colonnade.apps.electorate.models import RollRow
from colonnade.cli import restoring
from colonnade.core.dates import FOREVER
from colonnade.core.elections.electorate import Voter
from colonnade.core.elections.kept_rolls import NotRolls
from colonnade.core.elections.rolls import digest_of, in_order, read_roll, spelled_roll
from colonnade.core.ids import OrganisationId
from colonnade.edges import clock
from colonnade.edges.homes import create_home
from colonnade.edges.sealing import NotOpened
from colonnade.words.calendars import read_day
from tests.desks import ORIGIN, TODAY, Desk, account, office
from tests.nodes import Node, keep, restored
from tests.people import Person, text_of

pytestmark = pytest.mark.django_db(transaction=True)
ROLL = "heron,2026-01-01\ncrane,1404/10/11,,2\nحواصیل;x"
THREE = "heron,2026-01-01\ncrane,2026-01-01,2026-05-01\nstork,2026-01-01,,3\n"
EMPTY = digest_of(())


@pytest.fixture
def desk(tmp_path: Path, settings: LazySettings) -> Desk:
    settings.COLONNADE_HOME = create_home(tmp_path / "home", ORIGIN)
    return Desk().open()


def _sits(act: Any, name: str, language: str = "en") -> Person:
    given = desk_services.open_seat(act, on=clock.today(), chance=os.urandom)
    person = Person(name=name, passphrase=f"{name} counts seven cranes", language=language).arrives()
    desk_services.take_seat(person.account, given.code, on=clock.today())
    return person


def _at(person: Person, organisation: OrganisationId, page: str = "") -> str:
    return f"/{person.language}/desk/{organisation}/electorate/{page}"


def _brings(person: Person, organisation: OrganisationId, text: str) -> Any:
    """What would change is shown, then kept."""
    place = _at(person, organisation, "bring/")
    shown = person.browser.post(place, {"pasted": text})
    assert shown.status_code == 200, text_of(shown)
    typed = {"pasted": shown.context["form"].initial["pasted"], "read": shown.context["read"], "keep": "1"}
    return person.browser.post(place, typed)


def _mark(organisation: OrganisationId, pseudonym: str) -> str:
    line = next(each for each in selectors.roll_of(organisation) if each.pseudonym == pseudonym)
    return selectors.marked(line, organisation)


@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_roll_is_shown_before_it_is_kept_and_nothing_is_kept_before(desk: Desk, language: str) -> None:
    secretary = _sits(desk.fills["secretary"], "Aram", language)
    shown = secretary.browser.post(_at(secretary, desk.id, "bring/"), {"pasted": THREE})

    assert [shown.context["changes"].new, shown.context["changes"].changed] == [3, 0]
    assert "stork" in text_of(shown)
    assert not RollRow.objects.exists()
    assert _brings(secretary, desk.id, THREE).status_code == 302
    assert [each.pseudonym for each in selectors.roll_of(desk.id)] == ["crane", "heron", "stork"]


def test_a_roll_comes_as_a_file_too(desk: Desk) -> None:
    secretary = _sits(desk.fills["secretary"], "Aram")
    brought = SimpleUploadedFile("names.csv", "نام مستعار;از;وزن\nلک‌لک;۱۴۰۴/۱۰/۱۱;۲\n".encode())
    shown = secretary.browser.post(_at(secretary, desk.id, "bring/"), {"roll_file": brought})

    assert shown.context["form"].initial["pasted"] == "since,until,weight,pseudonym\n2026-01-01,,2,لک‌لک\n"
    assert "names.csv" not in text_of(shown)


@pytest.mark.parametrize(
    ("language", "said"), [("en", "Line 3: `x`: this is no day"), ("fa", "سطر ۳: `x`: این روز نیست")]
)
def test_what_cannot_be_read_is_told_with_its_line_beside_its_field(desk: Desk, language: str, said: str) -> None:
    secretary = _sits(desk.fills["secretary"], "Aram", language)
    answer = secretary.browser.post(_at(secretary, desk.id, "bring/"), {"pasted": ROLL.replace(";", ",")})

    assert answer.status_code == 422
    (error,) = answer.context["form"].errors["pasted"]
    assert error.startswith(said)
    both = {"pasted": THREE, "roll_file": SimpleUploadedFile("r.csv", THREE.encode())}
    for typed in ({}, {"pasted": " "}, both):
        assert secretary.browser.post(_at(secretary, desk.id, "bring/"), {"x": "y", **typed}).status_code == 422


def test_what_was_shown_of_another_roll_is_not_kept(desk: Desk) -> None:
    secretary, treasurer = _sits(desk.fills["secretary"], "Aram"), _sits(desk.fills["treasurer"], "Bahar")
    shown = secretary.browser.post(_at(secretary, desk.id, "bring/"), {"pasted": "heron,2026-01-01"})
    assert _brings(treasurer, desk.id, THREE).status_code == 302
    typed = {"pasted": "heron,2026-01-01", "read": shown.context["read"], "keep": "1"}
    answer = secretary.browser.post(_at(secretary, desk.id, "bring/"), typed)

    assert answer.status_code == 409
    assert "look again" in text_of(answer)
    assert len(selectors.roll_of(desk.id)) == 3


def test_one_line_is_corrected_ended_and_erased_once_it_is_over(desk: Desk) -> None:
    secretary = _sits(desk.fills["secretary"], "Aram")
    _brings(secretary, desk.id, THREE)
    place = _at(secretary, desk.id, f"lines/{_mark(desk.id, 'stork')}/")
    typed = {"pseudonym": "Stork", "since": "1404/10/12", "until": "", "weight": "2"}
    assert secretary.browser.post(place, typed).status_code == 302
    assert selectors.roll_of(desk.id)[2] == Voter("Stork", date(2026, 1, 2), FOREVER, 2)
    assert secretary.browser.get(place).status_code == 404

    erase = _at(secretary, desk.id, f"lines/{_mark(desk.id, 'heron')}/erase/")
    assert secretary.browser.post(erase).status_code == 409
    ends = _at(secretary, desk.id, f"lines/{_mark(desk.id, 'heron')}/end/")
    assert secretary.browser.post(ends, {"ends": "2025-01-01"}).status_code == 422
    assert secretary.browser.post(ends, {"ends": clock.today().isoformat()}).status_code == 302
    assert secretary.browser.post(erase).status_code == 404
    erase = _at(secretary, desk.id, f"lines/{_mark(desk.id, 'heron')}/erase/")
    assert secretary.browser.post(erase).status_code == 302
    assert [each.pseudonym for each in selectors.roll_of(desk.id)] == ["crane", "Stork"]


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"pseudonym": "0012345678"}, "pseudonym"),
        ({"pseudonym": ""}, "pseudonym"),
        ({"since": "soon"}, "since"),
        ({"until": "2025-01-01"}, "until"),
        ({"weight": "0"}, "weight"),
        ({"pseudonym": "CRANE", "since": "2026-04-30"}, "since"),
    ],
)
def test_a_line_that_cannot_be_is_told_beside_its_field(desk: Desk, typed: dict[str, str], field: str) -> None:
    secretary = _sits(desk.fills["secretary"], "Aram")
    _brings(secretary, desk.id, THREE)
    usual = {"pseudonym": "heron", "since": "2026-01-01", "until": "", "weight": "1"}
    place = _at(secretary, desk.id, f"lines/{_mark(desk.id, 'heron')}/")
    answer = secretary.browser.post(place, {**usual, **typed})

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert selectors.roll_of(desk.id) == read_roll(THREE.encode(), read_day)


def test_the_list_for_an_election_is_taken_away_and_weights_that_unmask_are_refused_with_units_offered(
    desk: Desk,
) -> None:
    secretary = _sits(desk.fills["secretary"], "Aram")
    _brings(secretary, desk.id, THREE)
    place = _at(secretary, desk.id, "take/")
    answer = secretary.browser.post(place, {"record_day": "2026-05-01", "weights": "weights"})
    assert answer.status_code == 422
    assert "use units of one" in text_of(answer)
    answer = secretary.browser.post(place, {"record_day": "1405/02/11", "weights": "units"})

    assert answer.content.decode().split() == ["heron/1", "stork/1", "stork/2", "stork/3"]
    assert 'filename="V.csv"' in answer.headers["Content-Disposition"]
    assert secretary.browser.post(place, {"record_day": "2020-05-01", "weights": "weights"}).status_code == 422
    whole = secretary.browser.post(place, {"whole": "1"})
    assert read_roll(whole.content, read_day) == selectors.roll_of(desk.id)


def test_an_inspector_looks_and_takes_away_and_changes_nothing(desk: Desk) -> None:
    secretary, inspector = _sits(desk.fills["secretary"], "Aram"), _sits(desk.fills["inspector"], "Dina")
    _brings(secretary, desk.id, THREE)
    page = text_of(inspector.browser.get(_at(inspector, desk.id)))
    mark = _mark(desk.id, "heron")

    assert "stork" in page
    assert mark not in page
    assert inspector.browser.post(_at(inspector, desk.id, "take/"), {"whole": "1"}).status_code == 200
    for to_do in (f"lines/{mark}/", f"lines/{mark}/end/", f"lines/{mark}/erase/", "bring/"):
        answer = inspector.browser.post(_at(inspector, desk.id, to_do), {"pasted": THREE, "ends": "2026-06-01"})
        assert answer.status_code == 403, to_do
    assert mark in text_of(secretary.browser.get(_at(secretary, desk.id)))


def test_officers_of_a_federation_and_of_another_base_do_not_see_it_and_a_federation_keeps_none(desk: Desk) -> None:
    secretary = _sits(desk.fills["secretary"], "Aram")
    _brings(secretary, desk.id, THREE)
    simulator = desk.simulator
    body = simulator.found("Federation of the Mills", "federation", "2026-02-01")
    facts = {"organ": "board", "name": {"binding": "en", "en": "board"}, "elected_by": "assembly", "seats": 3}
    simulator.act(body, "organ_established", "2026-02-02", facts)
    filled = simulator.act(body, "office_filled", "2026-02-03", office("secretary", "board"))
    simulator.affiliate(desk.body, body, "2026-03-01")
    desk.record()
    above = _sits(filled.id, "Cyrus")

    assert above.browser.get(_at(above, desk.id)).status_code == 403
    assert above.browser.get(_at(above, body.id)).status_code == 409
    assert above.browser.post(_at(above, body.id, "bring/"), {"pasted": THREE}).status_code == 409
    assert f"{body.id}/electorate/" not in text_of(above.browser.get("/en/desk/"))
    assert f"{desk.id}/electorate/" in text_of(secretary.browser.get("/en/desk/"))


def test_whoever_may_vote_on_a_day_is_asked_of_the_selector(desk: Desk) -> None:
    secretary = _sits(desk.fills["secretary"], "Aram")
    _brings(secretary, desk.id, THREE)

    assert [each.pseudonym for each in selectors.electorate_of(desk.id, date(2026, 4, 30))] == [
        "crane",
        "heron",
        "stork",
    ]
    assert [each.pseudonym for each in selectors.electorate_of(desk.id, date(2026, 5, 1))] == ["heron", "stork"]
    assert selectors.electorate_of(OrganisationId("a" * 40), date(2026, 5, 1)) == ()


def test_a_long_roll_is_shown_page_by_page(desk: Desk) -> None:
    secretary = _sits(desk.fills["secretary"], "Aram")
    _brings(secretary, desk.id, "".join(f"v{n:03},2026-01-01\n" for n in range(showing.ON_A_PAGE + 1)))
    first, last = (secretary.browser.get(_at(secretary, desk.id), {"page": n}) for n in ("1", "7"))

    assert "v099" in text_of(first)
    assert "v100" not in text_of(first)
    assert "v100" in text_of(last)
    assert secretary.browser.get(_at(secretary, desk.id), {"page": "x"}).status_code == 200


def test_a_roll_lies_closed_and_its_length_tells_a_band_alone(desk: Desk, settings: LazySettings) -> None:
    person = desk.sits("secretary")
    some = in_order(Voter(f"heron {n}", date(2026, 1, 1), FOREVER) for n in range(60))
    lengths = set()
    for size in (1, 30, 60):
        brought = some[:size]
        services.bring(person, desk.id, brought, read=digest_of(selectors.roll_of(desk.id)), on=TODAY)
        row = RollRow.objects.get()
        lengths.add(len(row.closed))
        assert b"heron" not in bytes(row.closed)
        assert selectors.roll_of(desk.id) == brought

    assert lengths == {closing.LEAST + 28}
    assert {field.name for field in RollRow._meta.get_fields()} == {"id", "organisation", "closed"}
    with pytest.raises(NotOpened):
        closing.opened_roll(bytes(row.closed), "b" * 40, settings.SECRET_KEY)


def test_an_emptied_roll_leaves_no_row(desk: Desk) -> None:
    person = desk.sits("secretary")
    services.bring(person, desk.id, read_roll(b"heron,2026-01-01,2026-02-01", read_day), read=EMPTY, on=TODAY)
    services.erase(person, desk.id, _mark(desk.id, "heron"), on=TODAY)

    assert not RollRow.objects.exists()
    assert selectors.roll_of(desk.id) == ()


def test_a_roll_comes_back_from_a_backup_closed_under_the_new_secret(
    tmp_path: Path, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLONNADE_HOME", str(tmp_path / "nowhere"))
    node = Node.new(tmp_path / "a")
    settings.SECRET_KEY = node.home.secret().hex()
    desk = Desk().open().everybody_sits()
    roll = read_roll(THREE.encode(), read_day)
    services.bring(desk.people["secretary"], desk.id, roll, read=EMPTY, on=TODAY)
    kept = keep(node, tmp_path)
    before = bytes(RollRow.objects.get().closed)
    node.lost()
    for room in (keeping, desk_keeping, accounts):
        room.clear()
    account("somebody who makes numbers differ")
    home = restored(kept, tmp_path / "b").home
    settings.SECRET_KEY = home.secret().hex()

    assert selectors.roll_of(desk.id) == roll
    assert bytes(RollRow.objects.get().closed) != before
    assert b"heron" not in kept.file.read_bytes()
    assert spelled_roll(roll).encode()[:30] not in kept.file.read_bytes()


def test_a_backup_with_a_damaged_roll_is_refused() -> None:
    with pytest.raises(NotRolls):
        restoring._READ[keeping.ROOM](b"{}", "rooms/electorate")

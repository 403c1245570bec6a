"""The officers' page of a ballot box: the board brings, closes, completes it; whoever has a part takes the archive."""

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.translation import override

from colonnade.apps.desk import services as desk
from colonnade.apps.elections import selectors
from colonnade.apps.elections.models import Box
from colonnade.apps.publiclog import services as publiclog
from colonnade.core.elections import hands
from colonnade.core.elections.box_states import BoxState
from colonnade.edges import clock
from colonnade.edges.homes import create_home
from colonnade.edges.simulator import Body
from colonnade.words.pages import say
from tests.boxes import CLOSES, OPENS, Booth
from tests.desks import ORIGIN, office
from tests.people import Person
from tests.polling import hidden_voters

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _log(tmp_path: Path, settings: LazySettings) -> None:
    settings.COLONNADE_HOME = create_home(tmp_path / "home", ORIGIN)
    publiclog.open_log(ORIGIN)


@pytest.fixture
def booth() -> Booth:
    return Booth()


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    _is_on(OPENS, monkeypatch)


def _is_on(day: date, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("desk.box_views", "elections.box_views"):
        monkeypatch.setattr(f"colonnade.apps.{module}.today", lambda: day)


def _filled(booth: Booth, body: Body, organ: str) -> Any:
    facts = {"organ": organ, "name": {"binding": "en", "en": organ}, "elected_by": "assembly", "seats": 3}
    booth.acts.simulator.act(body, "organ_established", "2026-04-02", facts)
    return booth.acts.simulator.act(body, "office_filled", "2026-04-03", office("secretary", organ)).id


def _sits(act: Any, name: str) -> Person:
    person = Person(name=name, passphrase=f"{name} counts seven cranes").arrives()
    given = desk.open_seat(act, on=clock.today(), chance=os.urandom)
    desk.take_seat(person.account, given.code, on=clock.today())
    person.confirms()
    return person


def page(booth: Booth, name: str = "desk_box", language: str = "en") -> str:
    with override(language):
        return reverse(name, kwargs={"organisation": booth.body, "act": booth.act})


def _bonds(some: Any) -> SimpleUploadedFile:
    return SimpleUploadedFile("bonds", json.dumps([each.hex() for each in some]).encode())


def test_the_board_brings_a_box_closes_it_and_completes_it(booth: Booth, monkeypatch: pytest.MonkeyPatch) -> None:
    seat = _filled(booth, booth.acts.body, "board")
    booth.set_up()
    officer, urn, address = _sits(seat, "secretary").browser, booth.urn, page(booth)
    setup = SimpleUploadedFile("x.bel", urn.setup)
    short = officer.post(address, {"do": "host", "host-archive": setup, "host-bonds": [_bonds(urn.bonds[1:])]})
    assert short.status_code == 422
    assert 'id="id_host-bonds_error"' in short.content.decode()
    setup.seek(0)
    both = [_bonds(urn.bonds[:1]), _bonds(urn.bonds[1:])]
    answer = officer.post(address, {"do": "host", "host-archive": setup, "host-bonds": both})
    assert (answer.status_code, answer.headers["Location"]) == (302, address)
    assert urn.first_event in officer.get(address).content.decode()

    booth.opened()
    booth.cast(0)
    new = hands.bond_of(urn.uuid, hands.code_from(bytes(12)), urn.public[1]).hex()
    lost = hands.bond_of(urn.uuid, urn.codes[1], urn.public[1]).hex()
    for typed, status in ((new, 422), (lost, 302)):
        said = {"do": "replace", "replace-lost": typed, "replace-instead": new}
        assert officer.post(address, said).status_code == status
    early = officer.post(address, {"do": "close", "close-sure": "on"})
    assert early.status_code == 422
    _is_on(CLOSES, monkeypatch)
    assert officer.post(address, {"do": "close"}).status_code == 422
    assert officer.post(address, {"do": "close", "close-sure": "on"}).status_code == 302
    closed = booth.archive()
    for content, status in ((closed, 422), (urn.completed(closed), 302), (closed, 422)):
        brought = SimpleUploadedFile("x.bel", content)
        assert officer.post(address, {"do": "complete", "complete-archive": brought}).status_code == status
    box = selectors.box_of(booth.act)
    assert box is not None
    assert box.state is BoxState.COMPLETE


@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_stopped_box_goes_on_once_the_officer_has_brought_what_is_known(booth: Booth, language: str) -> None:
    seat = _filled(booth, booth.acts.body, "board")
    booth.set_up().hosted().opened()
    tracker = booth.cast(0).tracker
    Box.objects.update(state=BoxState.STOPPED.value)
    officer, address = _sits(seat, "secretary").browser, page(booth, language=language)
    assert say("box.is_stopped", language) in officer.get(address).content.decode()
    for trackers, status in (("A" * 43, 422), ("no tracker", 422), (tracker, 302)):
        said = {"do": "resume", "resume-bonds": [_bonds(booth.urn.bonds)], "resume-trackers": trackers}
        answer = officer.post(address, said)
        assert answer.status_code == status
        if status == 422:
            assert 'id="id_resume-trackers_error"' in answer.content.decode()
    assert booth.cast(1).is_new


def test_only_the_board_keeps_the_box_and_only_who_has_a_part_takes_a_kept_archive(booth: Booth) -> None:
    columns = booth.acts.columns
    inspector = _filled(booth, booth.acts.body, "inspection")
    trustees, outsiders = _filled(booth, columns[0], "board"), _filled(booth, columns[5], "board")
    booth.set_up(**hidden_voters()).hosted().opened()
    booth.cast(0)
    archive = booth.archive()
    for seat, name, status in ((inspector, "one", 200), (trustees, "two", 200), (outsiders, "three", 403)):
        person = _sits(seat, name).browser
        answer: Any = person.get(page(booth, "desk_box_archive"))
        assert answer.status_code == status
        assert status != 200 or b"".join(answer.streaming_content) == archive
        assert person.get(page(booth)).status_code == 403
        assert person.post(page(booth), {"do": "close", "close-sure": "on"}).status_code == 403

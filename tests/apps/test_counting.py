"""The page for counting: who may ask, what it shows, and that nothing is kept."""

import re
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from colonnade.apps.publiclog.services import open_log
from colonnade.edges.homes import create_home
from tests.desks import ORIGIN
from tests.people import HERE, Person

pytestmark = pytest.mark.django_db
BLT = '4 2\n20 1 2 0\n9 2 3 0\n8 3 4 0\n6 4 3 0\n0\n"Ada"\n"<b>Boris</b>"\n"پری"\n"Dilan"\n"Board"\n'
TIED = '3 1\n5 1 0\n3 2 0\n3 3 0\n0\n"A"\n"B"\n"C"\n'


@pytest.fixture
def browser(tmp_path: Path, settings: LazySettings) -> Client:
    settings.COLONNADE_HOME = create_home(tmp_path / "home", ORIGIN)
    open_log(ORIGIN)
    cache.clear()
    return Person(name="returning", passphrase="returning counts seven cranes").arrives().browser


def _count(browser: Client, language: str, content: str, name: str = "b.blt", **more: str) -> tuple[int, str]:
    file = SimpleUploadedFile(name, content.encode())
    said = {"rule": "scottish-stv", "constraint_rule": "guard-and-doom", **more}
    answer = browser.post(f"/{language}/counting/", {"ballots": file, **said})
    return answer.status_code, answer.content.decode()


def test_a_stranger_is_led_to_sign_in() -> None:
    assert "sign-in" in Client(SERVER_NAME=HERE).get("/en/counting/").headers["Location"]


@pytest.mark.parametrize("language", ["en", "fa"])
def test_winners_table_sentences_and_picture_are_shown(language: str, browser: Client) -> None:
    code, page = _count(browser, language, BLT)

    assert code == 200
    assert re.findall(r"<li><bdi>(.+?)</bdi></li>", page) == ["Ada", "&lt;b&gt;Boris&lt;/b&gt;"]
    assert ("20.00000" if language == "en" else "۲۰.۰۰۰۰۰") in page
    assert "<svg" in page
    assert "<b>Boris" not in page
    assert ("The surplus of Ada" if language == "en" else "مازاد Ada") in page
    assert 'style="' not in page


def test_what_cannot_be_counted_is_told_beside_its_field(browser: Client) -> None:
    for content, more, part in (
        ("2 1\n3 7 0\n0\n", {}, "Line 2"),
        (BLT, {"lots": "x"}, "Line 1 of the lots"),
        (BLT, {"constraints": "x"}, "Line 1 of the constraints"),
        (BLT, {"rule": "irv"}, "fills one seat"),
        (BLT, {"rule": "schulze", "constraints": "group,minimum,maximum,candidates\nx,1,,2"}, "cannot work"),
    ):
        code, page = _count(browser, "en", content, **more)
        assert (code, part in page) == (422, True), part


def test_a_tie_is_told_and_lots_settle_it(browser: Client) -> None:
    code, page = _count(browser, "en", TIED)
    assert (code, "The count stops in stage 2" in page) == (200, True)

    _, page = _count(browser, "en", TIED, lots="2: 3 2")
    assert "The count stops" not in page


def test_rules_without_stages_show_their_result(browser: Client) -> None:
    for rule, part in (("schulze", "Rank 4: "), ("majority-judgment", "middle grade"), ("party-list", "Seat 2: ")):
        assert part in _count(browser, "en", BLT, rule=rule)[1]


@pytest.mark.parametrize(("size", "status"), [(3 * 2**20, 200), (21 * 2**20, 400)])
def test_ballots_larger_than_a_sealed_act_are_taken_up_to_twenty_megabytes(
    browser: Client, size: int, status: int
) -> None:
    content = b"# nothing\n" * (size // 10) + BLT.encode()
    sent = {"ballots": SimpleUploadedFile("ballots.blt", content), "rule": "scottish-stv"}
    answer = browser.post("/en/counting/", {**sent, "constraint_rule": "guard-and-doom"})
    assert answer.status_code == status


def test_a_stranger_cannot_make_a_node_hold_large_ballots(tmp_path: Path, settings: LazySettings) -> None:
    settings.COLONNADE_HOME = create_home(tmp_path / "home", ORIGIN)
    open_log(ORIGIN)
    stranger = Client(SERVER_NAME=HERE, enforce_csrf_checks=True)
    stranger.get("/en/account/sign-in/")
    sent = {"ballots": SimpleUploadedFile("ballots.blt", bytes(3 * 2**20)), "rule": "scottish-stv"}
    token = stranger.cookies["form"].value
    assert stranger.post("/en/counting/", {"csrfmiddlewaretoken": token, **sent}).status_code in {400, 403}

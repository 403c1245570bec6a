"""The page for dossiers: who may ask, what it shows, which line is at fault, and that nothing is kept."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import LazySettings
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from colonnade.apps.auditing import services
from colonnade.apps.publiclog.services import open_log
from colonnade.core.audit.criteria import CATALOGUE
from colonnade.edges.homes import create_home
from tests.desks import ORIGIN
from tests.dossiers import SMALL
from tests.people import HERE, Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(tmp_path: Path, settings: LazySettings) -> Client:
    settings.COLONNADE_HOME = create_home(tmp_path / "home", ORIGIN)
    open_log(ORIGIN)
    cache.clear()
    return Person(name="returning", passphrase="returning counts seven cranes").arrives().browser


def _brought(browser: Client, language: str, content: str, **more: str) -> tuple[int, str]:
    said = {"dossier": SimpleUploadedFile("d.toml", content.encode()), "judged_as": "", "form": "here", **more}
    answer = browser.post(f"/{language}/audit/", said)
    return answer.status_code, answer.content.decode()


def _pasted(browser: Client, language: str, content: str) -> tuple[int, str]:
    answer = browser.post(f"/{language}/audit/", {"pasted": content, "judged_as": "", "form": "here"})
    return answer.status_code, answer.content.decode()


def test_a_stranger_is_led_to_sign_in() -> None:
    assert "sign-in" in Client(SERVER_NAME=HERE).get("/en/audit/").headers["Location"]


@pytest.mark.parametrize("language", ["en", "fa"])
def test_the_form_warns_that_a_dossier_can_be_seized(language: str, browser: Client) -> None:
    page = browser.get(f"/{language}/audit/").content.decode()

    assert ("can itself be seized" if language == "en" else "خود ممکن است به دست مأموران بیفتد") in page
    assert 'enctype="multipart/form-data"' in page


@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_dossier_brought_or_pasted_gives_the_same_report(language: str, browser: Client) -> None:
    code, page = _brought(browser, language, SMALL)
    assert code == 200
    assert re.findall(r'class="finding" id="([A-Z]{3}-\d\d)"', page) == list(CATALOGUE)
    assert 'style="' not in page
    code, pasted = _pasted(browser, language, SMALL.replace("\n", "\r\n"))

    def report(text: str) -> str:
        return re.sub(r"[0-9a-f]{64}", "", text[text.index('class="report"') :])

    assert (code, report(pasted)) == (200, report(page))


@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_fault_is_told_with_its_line_beside_the_field_it_came_in(language: str, browser: Client) -> None:
    line = SMALL.splitlines().index('whose = "register"') + 1
    wrong = SMALL.replace('whose = "register"', 'whose = "somebody"')
    told = f"Line {line} of the dossier" if language == "en" else "سطر"
    for send, field in ((_brought, "dossier"), (_pasted, "pasted")):
        code, page = send(browser, language, wrong)
        assert code == 422
        assert re.search(rf'<p class="stale" id="id_{field}_error" role="alert">{told}', page)


def test_one_dossier_is_asked_for_neither_none_nor_two(browser: Client) -> None:
    for sent in ({}, {"dossier": SimpleUploadedFile("d.toml", SMALL.encode()), "pasted": SMALL}, {"pasted": " \n"}):
        answer = browser.post("/en/audit/", {"judged_as": "", "form": "here", **sent})
        assert answer.status_code == 422
        assert "one of the two" in answer.content.decode()


def test_it_may_be_judged_as_another_class_and_taken_along_as_pdf(browser: Client) -> None:
    assert "As a committee" in _brought(browser, "en", SMALL, judged_as="committee")[1]
    sent = {"pasted": SMALL, "judged_as": "", "form": "pdf"}
    answer = browser.post("/fa/audit/", sent)

    assert answer.content.startswith(b"%PDF-")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Cache-Control"] == "no-store"


def test_no_row_of_any_table_comes_from_a_dossier(browser: Client) -> None:
    def rows() -> dict[str, int]:
        return {model._meta.label: model._base_manager.count() for model in apps.get_models()}

    before = rows()
    assert _brought(browser, "en", SMALL)[0] == 200

    assert rows() == before


def test_large_dossiers_are_taken_one_at_a_time_and_small_ones_do_not_wait(browser: Client) -> None:
    large = SMALL + "#" * services.LARGE
    with services._ALONE:
        code, page = _brought(browser, "en", large)
        assert code == 422
        assert "bring yours again in a few seconds" in page
        assert _brought(browser, "en", SMALL)[0] == 200

    assert _brought(browser, "en", large)[0] == 200

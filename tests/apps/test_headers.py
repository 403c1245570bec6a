"""What every answer tells a browser, whichever the page, the reader and what goes wrong. Source: ASVS 5.0, 3 and 14."""

import re
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client

from colonnade.apps.publiclog.services import open_log
from colonnade.site.guarding import PUBLIC
from tests.apps.test_account_keeping import ALL, address
from tests.people import HERE, Person

pytestmark = pytest.mark.django_db
HOST = "union.example"
POLICY = {
    "default-src": "'none'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
    **{f"{each}-src": "'self'" for each in ("script", "style", "font", "img", "connect")},
    "form-action": "'self'",
}


@pytest.fixture(autouse=True)
def _node(settings: LazySettings) -> None:
    open_log("test.invalid/log")
    settings.ALLOWED_HOSTS = [HOST, HERE]


def faults_of(answer: Any, *, is_private: bool) -> list[str]:
    """Why a browser would be told too little."""
    told = answer.headers
    policy = dict(each.strip().split(" ", 1) for each in told.get("Content-Security-Policy", "").split(";") if each)
    wanted = {
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Strict-Transport-Security": "max-age=31536000",
        "Referrer-Policy": "same-origin" if is_private else "no-referrer",
    }
    found = [f"{name}: {told.get(name)}" for name, value in wanted.items() if told.get(name) != value]
    found += [] if policy == POLICY else [f"policy {policy}"]
    found += ["kept by the browser"] if is_private and told.get("Cache-Control") != "no-store" else []
    found += ["another site may read it"] if "Access-Control-Allow-Origin" in told else []
    found += [f"says what it runs on: {name}" for name in ("Server", "X-Powered-By") if name in told]
    text = told.get("Content-Type", "")
    found += ["no charset"] if text.startswith("text/") and "charset=utf-8" not in text else []
    return found + [f"cookie {m.key}" for m in answer.cookies.values() if not _is_guarded(m)]


def _is_guarded(morsel: Any) -> bool:
    is_bound = morsel.key.startswith("__Host-") and morsel["secure"] and morsel["path"] == "/" and not morsel["domain"]
    return bool(is_bound and morsel["httponly"] and morsel["samesite"] == "Strict")


@pytest.mark.parametrize("method", ["get", "post", "put"])
@pytest.mark.parametrize("is_known", [False, True])
def test_3_4_and_14_3_every_page_of_every_route_tells_the_browser_all_that_it_must(method: str, is_known: bool) -> None:
    browser = Client(SERVER_NAME=HERE)
    if is_known:
        person = Person().arrives()
        person.confirms()
        browser = person.browser
        browser.cookies["__Host-session"] = browser.cookies.pop("session").value
    wrong = {}
    for name in ALL:
        if name == "account_logout" and method == "post":
            continue
        answer = getattr(browser, method)(address(name), secure=True, headers={"host": HOST})
        if faults := faults_of(answer, is_private=name not in PUBLIC):
            wrong[name] = (answer.status_code, faults)

    assert not wrong


def test_3_4_a_page_that_tells_of_a_fault_tells_the_browser_as_much(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: Any) -> Any:
        raise RuntimeError("secret word")

    monkeypatch.setattr("colonnade.apps.organisations.moments.moment_of", fails)
    browser = Client(raise_request_exception=False)
    answers = {
        404: browser.get("/en/nowhere/", secure=True, headers={"host": HOST}),
        400: browser.get("/en/", secure=True, headers={"host": "evil.example"}),
        500: browser.get("/en/", secure=True, headers={"host": HOST}),
    }
    for code, answer in answers.items():
        assert answer.status_code == code
        assert faults_of(answer, is_private=False) == [], code
        assert not re.search(r"secret word|Traceback|Django|\.py", answer.content.decode())


def test_the_detector_catches_bad_examples() -> None:
    answer = Client().get("/en/", secure=True, headers={"host": HOST})
    assert not faults_of(answer, is_private=False)
    del answer.headers["X-Frame-Options"]
    answer.headers["Content-Security-Policy"] += "; script-src 'unsafe-inline'"
    answer.headers["Server"] = "some/1.0"
    answer.set_cookie("plain", "x")

    assert len(faults_of(answer, is_private=True)) == 6


@pytest.mark.parametrize("method", ["TRACE", "CONNECT", "PROPFIND"])
def test_13_4_4_no_method_is_answered_that_no_page_has(method: str) -> None:
    for name in ALL:
        answer = Client(SERVER_NAME=HERE).generic(method, address(name))
        assert answer.status_code in {302, 403, 405}, name


@pytest.mark.parametrize("path", ["/.git/config", "/.env", "/static/", "/static/colonnade/", "/admin/", "/var/secret"])
def test_13_4_1_and_13_4_3_neither_lists_nor_what_lies_beside_the_site_is_served(path: str) -> None:
    assert Client(SERVER_NAME=HERE).get(path, follow=True).status_code == 404

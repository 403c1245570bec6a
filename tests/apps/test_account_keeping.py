"""What accounts leave behind, and who gets at which page: read from the routes, the tables, the answers themselves."""

import os
import re
from collections.abc import Iterator
from typing import Any

import pytest
from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.core.cache import cache, caches
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import translation

from colonnade.apps.accounts import services
from colonnade.apps.accounts.models import Session
from colonnade.apps.accounts.sessions import SessionStore
from colonnade.apps.accounts.ways import is_closed_host
from colonnade.apps.publiclog.services import open_log
from colonnade.edges import clock
from colonnade.site.guarding import ENTRANCES, PUBLIC, SETTING_UP
from tests.people import HERE, NAME, PASSPHRASE, Person, forget_used_codes, invited, text_of
from tests.totp import app_code

pytestmark = pytest.mark.django_db
AGENT, ADDRESS, AWAY = "CanaryBrowser/77.7", "203.0.113.77", "canary.example"
ACT, ORGANISATION, DIGEST = "0" * 64, "a" * 40, "0" * 64
ARGUMENTS: dict[str, dict[str, Any]] = {
    "organisation": {"organisation": ORGANISATION},
    "organisation_feed": {"organisation": ORGANISATION},
    "audit": {"organisation": ORGANISATION},
    "audit_printed": {"organisation": ORGANISATION},
    "audit_data": {"organisation": ORGANISATION},
    **{name: {"organisation": ORGANISATION} for name in ("statute", "elections")},
    "election": {"organisation": ORGANISATION, "act": ACT},
    **{
        f"election-{name}": {"organisation": ORGANISATION, "act": ACT}
        for name in ("cast", "ballots", "board", "archive")
    },
    **{name: {"organisation": ORGANISATION, "act": ACT} for name in ("desk_box", "desk_box_archive")},
    **{
        name: {"organisation": ORGANISATION, "act": ACT}
        for name in ("election", "election_minutes", "election_minutes_printed")
    },
    "statute_file": {"organisation": ORGANISATION, "spoken": "fa", "form": "html"},
    "organisation_data": {"organisation": ORGANISATION},
    **{name: {"act": ACT} for name in ("act", "proof", "entry")},
    **{name: {"digest": DIGEST} for name in ("blob", "sealed_blob", "fork")},
    "fork_side": {"digest": DIGEST, "side": 1},
    "tile": {"name": "tile/0/000"},
    "tile_of": {"folder": f"logs/{DIGEST}", "name": "tile/0/000"},
    **{name: {"folder": f"logs/{DIGEST}"} for name in ("checkpoint_of", "vkey_of")},
    "account_remove_passkey": {"passkey": 1},
    "statute_template": {"name": "T1"},
    "desk_write": {"organisation": ORGANISATION, "name": "statement"},
    "desk_seats": {"organisation": ORGANISATION},
    "desk_give_code": {"organisation": ORGANISATION, "act": ACT},
    "desk_code_picture": {"number": 1},
    "desk_found_picture": {"number": 1},
    "desk_picture": {"number": 1, "part": 1},
    "desk_found_act": {"number": 1},
    "desk_found_step": {"name": "call"},
    **{name: {"organisation": ORGANISATION} for name in ("electorate", "electorate_bring", "electorate_take")},
    **{f"electorate_{name}": {"organisation": ORGANISATION, "mark": "0" * 16} for name in ("line", "end", "erase")},
    **{f"desk_{name}": {"number": 1} for name in ("kept", "forget", "handed_out", "pictures")},
    **{
        f"desk_{name}": {"number": 1}
        for name in ("draft", "change", "propose", "agree", "withdraw", "hand_out", "take_back", "record")
    },
}


def names(resolver: URLResolver | None = None) -> Iterator[str]:
    for each in (resolver or get_resolver()).url_patterns:
        if isinstance(each, URLPattern):
            assert each.name, each
            yield each.name
        else:
            yield from names(each)


def address(name: str, parts: dict[str, Any] | None = None) -> str:
    with translation.override("en"):
        return reverse(name, kwargs=ARGUMENTS.get(name) if parts is None else parts)


ALL = sorted(names())


def test_every_route_has_a_name_of_its_own_and_the_public_ones_are_named_once() -> None:
    assert len(ALL) == len(set(ALL))
    assert set(ALL) > PUBLIC
    assert set(ALL) > SETTING_UP
    assert set(ALL) > ENTRANCES
    assert not PUBLIC & SETTING_UP
    assert not ENTRANCES & (PUBLIC | SETTING_UP)


@pytest.mark.parametrize("method", ["get", "post", "head", "put", "delete", "options"])
@pytest.mark.parametrize("name", ALL)
def test_8_1_1_whatever_is_not_public_leads_to_signing_in(name: str, method: str) -> None:
    answer = getattr(Client(SERVER_NAME=HERE), method)(address(name))
    leads = answer.headers.get("Location", "")

    if name in PUBLIC | ENTRANCES:
        assert not leads.startswith("/en/account/sign-in/?next="), name
    else:
        assert (answer.status_code, leads.partition("?")[0]) == (302, "/en/account/sign-in/"), name


@pytest.mark.parametrize("name", sorted(set(ALL) - PUBLIC - ENTRANCES))
def test_6_3_4_an_account_without_second_step_gets_no_further_than_setting_it_up(name: str) -> None:
    person = Person()
    person.takes(invited())
    answer = person.browser.get(address(name))

    if name in SETTING_UP:
        assert "/account/sign-in/" not in answer.headers.get("Location", "")
    else:
        assert answer.headers["Location"] == person.at("app/")


WITHOUT_TOKEN = {"search", "election-cast", "election-ballots", "election-board"}
"""Public forms that no cookie has a part in: what they do, they do for whoever sends them."""


@pytest.mark.parametrize("name", sorted(set(ALL) - WITHOUT_TOKEN))
def test_3_5_1_no_form_is_taken_that_is_not_ours(name: str) -> None:
    person = Person().arrives()
    person.confirms()
    strict = Client(SERVER_NAME=HERE, enforce_csrf_checks=True)
    strict.cookies = person.browser.cookies
    answer = strict.post(address(name), {"x": "y"})

    assert answer.status_code == 403
    assert "The form has grown old" in text_of(answer)


def test_3_3_1_cookies_are_as_safe_as_the_way_allows() -> None:
    person = Person().arrives()
    plain = person.signs_in()
    for name in ("session", "form"):
        told = plain.cookies[name].OutputString()
        assert "HttpOnly" in told
        assert "SameSite=Strict" in told
        assert "Secure" not in told
        assert not re.search(r"expires|Max-Age|Domain", told)
    forget_used_codes()
    safe = Client(SERVER_NAME="union.example")
    safe.post(person.at("sign-in/"), {"login": NAME, "password": PASSPHRASE}, secure=True)
    closed = safe.post(person.at("second-step/"), {"code": app_code(person.secret)}, secure=True)
    for name in ("__Host-session", "__Host-form"):
        told = closed.cookies[name].OutputString()
        assert all(each in told for each in ("Secure", "HttpOnly", "Path=/", "SameSite=Strict"))
    assert safe.get(person.at(), secure=True).status_code == 200
    safe.cookies["session"] = safe.cookies.pop("__Host-session").value
    assert safe.get(person.at(), secure=True).status_code == 302


@pytest.fixture(autouse=True)
def _node(settings: Any) -> None:
    open_log("test.invalid/log")
    settings.ALLOWED_HOSTS = [HERE, "union.example", "unionunionunion.onion", "localhost", "[::1]"]


@pytest.mark.parametrize(
    ("host", "is_secure", "is_taken"),
    [
        (HERE, False, True),
        ("localhost", False, True),
        ("[::1]", False, True),
        ("unionunionunion.onion", False, True),
        ("union.example", True, True),
        ("union.example", False, False),
    ],
)
def test_12_2_1_a_passphrase_goes_only_over_a_way_that_nobody_reads(host: str, is_secure: bool, is_taken: bool) -> None:
    answer = Client(SERVER_NAME=host).get("/fa/account/sign-in/", secure=is_secure)

    assert answer.status_code == (200 if is_taken else 403)
    assert ("گذرواژه را بخواند" in text_of(answer)) is not is_taken
    assert Client(SERVER_NAME=host).get("/fa/", secure=is_secure).status_code == 200


@pytest.mark.parametrize("name", sorted(set(ALL) - PUBLIC))
def test_no_private_page_goes_over_a_way_that_others_read(name: str) -> None:
    answer = Client(SERVER_NAME="union.example").get(address(name))

    assert (answer.status_code, "could read a passphrase" in text_of(answer)) == (403, True)
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("host", ["127.0.0.1.example", "onion", "xonion.example", "10.0.0.1", "0.0.0.0", ""])
def test_no_other_host_is_taken_for_a_closed_one(host: str) -> None:
    assert not is_closed_host(host)


def test_14_3_pages_of_accounts_are_kept_by_nobody_and_leaving_clears_the_browser() -> None:
    person = Person().arrives()
    for page in ("", "sessions/", "sign-out/", "passphrase/", "codes/"):
        answer = person.sees(page)
        assert answer.headers["Cache-Control"] == "no-store", page
        assert answer.headers["Referrer-Policy"] == "same-origin"
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
    left = person.sends("sign-out/")

    assert left.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert left.cookies["session"].value == ""
    assert Session.objects.count() == 0
    assert person.sees().status_code == 302


def test_3_4_1_the_whole_site_asks_for_tls_once_it_came_by_it() -> None:
    assert (
        Client().get("/en/", secure=True, SERVER_NAME="union.example").headers["Strict-Transport-Security"]
        == "max-age=31536000"
    )
    assert "Strict-Transport-Security" not in Client(SERVER_NAME=HERE).get("/en/").headers


def test_a_reader_with_a_session_gets_the_same_public_page_and_the_session_is_not_looked_at() -> None:
    person = Person().arrives()
    for page in ("/en/", "/en/operator/"):
        ours, anybodys = person.browser.get(page), Client(SERVER_NAME=HERE).get(page)
        assert ours.content == anybodys.content
        assert "Cookie" not in ours.headers.get("Vary", "")
        assert not ours.cookies


@pytest.mark.parametrize("language", ["en", "fa"])
def test_the_operators_page_says_in_both_languages_what_the_operator_can_and_cannot(language: str) -> None:
    page = text_of(Client(SERVER_NAME=HERE).get(f"/{language}/operator/"))

    assert page.count("<li>") == 12
    assert ("can be given back" if language == "en" else "بازگرداندن حسابی") in page.replace(
        "be given back", "can be given back"
    )


def _lived(person: Person) -> Person:
    """A whole life of an account, with canaries in every header that tells of a machine."""
    trace = {"HTTP_USER_AGENT": AGENT, "REMOTE_ADDR": ADDRESS, "HTTP_X_FORWARDED_FOR": ADDRESS}
    trace |= {"HTTP_ACCEPT_LANGUAGE": "fa-IR;canary", "HTTP_FORWARDED": f"for={ADDRESS}"}
    person.browser = Client(SERVER_NAME=HERE, **trace)  # type: ignore[arg-type]  # headers by their names
    person.arrives()
    person.sends("sign-out/")
    person.gives_passphrase(password="wrong wrong wrong")
    person.gives_passphrase()
    person.sends("second-step/", code="000000")
    cache.clear()
    person.sends("second-step/", code=app_code(person.secret))
    person.sends("passphrase/", old="wrong wrong wrong", passphrase=PASSPHRASE, again=PASSPHRASE)
    person.sends("app/", code="123456")
    person.sends("confirm/", password=PASSPHRASE)
    person.sees("app/")
    person.prints()
    services.reinvite(person.account, on=clock.today(), chance=os.urandom)
    return person


def _rows() -> Iterator[tuple[str, dict[str, Any]]]:
    for model in apps.get_models(include_auto_created=True):
        for row in model._base_manager.values():
            yield model._meta.db_table, row


def test_no_address_no_browser_and_no_clock_time_is_in_any_row_of_any_table() -> None:
    person = _lived(Person())
    rows = list(_rows())
    whole = repr(rows)

    assert {table for table, _ in rows} >= {"accounts_account", "accounts_session", "mfa_authenticator"}
    for canary in (AGENT, ADDRESS, "canary", HERE, PASSPHRASE, person.secret, *person.codes):
        assert canary not in whole
    moments = [value for _, row in rows for value in row.values() if hasattr(value, "hour")]
    assert moments
    assert all((each.hour, each.minute, each.second, each.microsecond) == (0, 0, 0, 0) for each in moments)
    assert not re.search(r"\b1[789]\d{8}\b", whole), "a moment in seconds since 1970"


def test_what_a_session_holds_tells_no_machine_and_opens_only_with_its_cookie() -> None:
    person = _lived(Person())
    key = person.browser.cookies["session"].value
    row = Session.objects.get()
    held = repr(dict(SessionStore(key).items()))

    assert "_auth_user_id" in held
    for canary in (AGENT, ADDRESS, HERE, "canary", PASSPHRASE):
        assert canary not in held
    for hidden in (b"_auth_user_id", b"_began", key.encode()):
        assert hidden not in bytes(row.content)
    assert key not in (row.digest, row.pk)
    assert not dict(SessionStore(row.digest).items())


def test_no_limit_counts_an_address_and_none_is_kept_on_disk() -> None:
    person = _lived(Person())
    person.sends("sign-in/", login=NAME, password="wrong wrong wrong")
    Client(SERVER_NAME=HERE, REMOTE_ADDR=ADDRESS).post(person.at("sign-in/"), {"login": NAME, "password": "wrong"})
    kept = repr(caches["default"]._cache)  # type: ignore[attr-defined]  # of the cache in memory

    assert "allauth:rl" in kept
    assert ":ip:" not in kept
    for canary in (ADDRESS, "0.0.0.0", NAME, "aramofthemill"):
        assert canary not in kept


def test_others_tables_of_addresses_stay_empty() -> None:
    _lived(Person())

    assert not EmailAddress.objects.exists()
    assert not EmailConfirmation.objects.exists()
    assert {each.created_at.hour for each in Authenticator.objects.all()} == {0}
    assert {each.last_used_at.hour for each in Authenticator.objects.all()} == {0}

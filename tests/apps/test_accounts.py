"""An account from the invitation to the way back, as ASVS 5.0 asks; the numbers in the names are its items."""

import json
import os
import re
import threading
from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.conf import LazySettings
from django.contrib.auth.hashers import make_password
from django.db import IntegrityError
from django.test import Client

from colonnade.apps.accounts import hashing, selectors, services, sessions
from colonnade.apps.accounts.models import Account, Invitation, RecoveryCode, Session
from colonnade.core.accounts.codes import Code, read_code
from colonnade.core.accounts.invitations import NoLonger, Standing, Waiting
from colonnade.edges import clock
from colonnade.edges.homes import Home
from tests.people import HERE, NAME, PASSPHRASE, Person, Quick, forget_used_codes, invited, text_of
from tests.totp import app_code

pytestmark = pytest.mark.django_db
OTHER = "acht Störche holen Wasser"
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


@pytest.fixture
def person() -> Person:
    return Person().arrives()


@pytest.mark.parametrize("language", ["en", "fa"])
def test_an_invitation_leads_to_an_account_with_app_and_codes(language: str) -> None:
    person, given = Person(language=language), invited()
    answer = person.takes(given, code=str(given.code).translate(PERSIAN))

    assert answer.headers["Location"] == person.at()
    assert person.sees().headers["Location"] == person.at("app/")
    person.sets_up()
    assert person.sees().status_code == 200
    assert len(set(person.codes)) == 10
    assert selectors.account_from(given.invitation) == person.account
    assert selectors.invitation_standing(given.invitation, clock.today()) is Standing.TAKEN


def test_there_is_no_account_without_an_invitation_and_an_invitation_makes_one() -> None:
    given, first, second = invited(), Person(), Person(name="somebody else")

    assert "No invitation has this code" in text_of(first.takes(given, code="1" * 20))
    assert "A code has 20 digits" in text_of(first.takes(given, code="12"))
    assert first.takes(given).status_code == 302
    assert "can be taken no more (it was taken)" in text_of(second.takes(given))
    assert Account.objects.count() == 1


def test_a_name_is_one_persons_however_it_is_spelled() -> None:
    Person(name="Aram ۷").arrives()

    answer = Person(name="ARAM 7").takes(invited())

    assert answer.status_code == 422
    assert "Somebody here has this user name" in text_of(answer)
    with pytest.raises(IntegrityError):
        Account.objects.create(name="x", key="aram7")


def test_6_2_1_to_6_2_12_a_passphrase_is_long_uncommon_and_otherwise_free(settings: LazySettings) -> None:
    home = settings.COLONNADE_HOME
    home.path.mkdir()
    (home.path / "breached").write_bytes(_breaches("seven cranes carry coal"))
    given, person = invited(), Person()
    for phrase, told in {
        "short": "characters, and 15 are needed",
        f"{NAME} 123": "and 15 are needed",
        "princess sunshine": "among the commonest",
        "seven cranes carry coal": "became known elsewhere",
        "x y z w" * 200: "at most 1000 characters",
    }.items():
        answer = person.takes(given, passphrase=phrase, again=phrase)
        assert answer.status_code == 422
        assert told in text_of(answer), phrase
    assert "not the same" in text_of(person.takes(given, again=PASSPHRASE + " "))
    assert person.takes(given, passphrase="all lower case and long", again="all lower case and long").status_code == 302


def _breaches(*known: str) -> bytes:
    import hashlib  # noqa: PLC0415 -- one file's format

    digests = {hashlib.sha1(f"filler {number}".encode()).hexdigest().upper() for number in range(99)}
    digests |= {hashlib.sha1(each.encode()).hexdigest().upper() for each in known}
    return "".join(f"{digest}:7\r\n" for digest in sorted(digests)).encode()


@pytest.mark.parametrize(
    "phrase", ["  blanks before and after it  ", "p" + "añ字 " * 60 + "1", "گذرواژه‌ای که تنها من می‌دانم"]
)
def test_6_2_8_a_passphrase_is_checked_exactly_as_it_was_typed(phrase: str) -> None:
    person = Person(passphrase=phrase).arrives()

    assert person.signs_in().status_code == 302
    for wrong in (phrase.strip() + "x", phrase[:-1], phrase.upper() + "!"):
        person.browser = Client(SERVER_NAME=HERE)
        assert person.gives_passphrase(password=wrong).status_code == 200


def test_11_4_2_a_passphrase_and_the_codes_are_kept_as_argon2id_alone(person: Person, settings: LazySettings) -> None:
    settings.PASSWORD_HASHERS = ["colonnade.apps.accounts.hashing.Argon2"]
    hashed = make_password("x")

    assert re.match(r"argon2\$argon2id\$v=19\$m=65536,t=3,p=4\$", hashed)
    kept = [Account.objects.get().password, *RecoveryCode.objects.values_list("digest", flat=True)]
    kept += Invitation.objects.values_list("digest", flat=True)
    assert len(kept) == 12
    assert all(each.startswith("argon2$argon2id$") for each in kept)


def test_6_3_3_nobody_is_in_before_the_second_step(person: Person) -> None:
    person.browser = Client(SERVER_NAME=HERE)
    assert person.gives_passphrase().headers["Location"] == person.at("second-step/")
    assert person.sees().headers["Location"].startswith(person.at("sign-in/"))

    assert person.sends("second-step/", code="000000").status_code == 200
    assert person.sees().headers["Location"].startswith(person.at("sign-in/"))
    forget_used_codes()
    assert person.sends("second-step/", code=app_code(person.secret).translate(PERSIAN)).status_code == 302
    assert person.sees().status_code == 200


def test_6_3_8_nobody_learns_whether_a_name_exists(person: Person) -> None:
    told = []
    for name in (person.name, "nobody of that name"):
        stranger = Person(name=name)
        Quick.reckoned.clear()
        answer = stranger.gives_passphrase(password=OTHER)
        page = re.sub(r'value="[^"]*"', "", text_of(answer))
        told.append((answer.status_code, page, len(Quick.reckoned), sorted(answer.cookies)))
    for name in (person.name, "nobody of that name"):
        stranger = Person(name=name)
        Quick.reckoned.clear()
        answer = _forgets(stranger, code="1" * 20, app="123456")
        page = re.sub(r'value="[^"]*"', "", text_of(answer))
        told.append((answer.status_code, page, len(Quick.reckoned), sorted(answer.cookies)))

    assert told[0] == told[1]
    assert told[2] == told[3]


def _forgets(person: Person, **typed: str) -> Any:
    usual = {"name": person.name, "passphrase": OTHER, "again": OTHER}
    return person.sends("forgotten/", **{**usual, **typed})


def test_6_5_1_a_code_of_the_app_is_good_once(person: Person) -> None:
    code = app_code(person.secret, 1)
    assert person.signs_in(code).status_code == 302
    second = Person(secret=person.secret)
    second.gives_passphrase()

    answer = second.sends("second-step/", code=code)

    assert answer.status_code == 200
    assert "That code is not good" in text_of(answer)


def test_6_5_1_a_recovery_code_stands_in_for_the_app_once(person: Person) -> None:
    code = person.codes[3].translate(PERSIAN)
    assert person.signs_in(code).status_code == 302
    assert selectors.codes_left(person.account) == [1, 2, 3, 5, 6, 7, 8, 9, 10]

    assert person.signs_in(code).status_code == 200
    assert person.sees().status_code == 302


def test_a_new_sheet_voids_the_old(person: Person) -> None:
    old = person.codes
    person.confirms()
    person.prints()

    assert person.signs_in(old[0]).status_code == 200
    assert person.signs_in(person.codes[0]).status_code == 302
    assert not services.use_code(person.account, Code("1" * 20))


def test_6_3_1_tries_are_limited_for_each_name_and_for_nothing_else(person: Person) -> None:
    neighbour = Person(name="a neighbour").arrives()
    forget_used_codes()
    told = []
    for name in (person.name, "nobody of that name"):
        for number in range(6):
            stranger = Client(SERVER_NAME=HERE, REMOTE_ADDR=f"192.0.2.{number}")
            told.append(text_of(stranger.post(person.at("sign-in/"), {"login": name, "password": OTHER})))

    assert [("Too many tries" in each) for each in told] == 2 * [False, False, False, False, False, True]
    assert "Too many tries" in text_of(Person().gives_passphrase())
    neighbour.browser = Client(SERVER_NAME=HERE)
    assert neighbour.gives_passphrase().status_code == 302


def test_6_3_1_the_second_step_is_limited_too(person: Person) -> None:
    forget_used_codes()
    person.browser = Client(SERVER_NAME=HERE)
    person.gives_passphrase()
    told = [text_of(person.sends("second-step/", code=f"{number:06}")) for number in range(6)]

    assert ["Too many tries" in each for each in told] == 5 * [False] + [True]
    assert "Too many tries" in text_of(person.sends("second-step/", code=person.codes[0]))


def test_whoever_is_guessed_at_still_has_a_way_in(person: Person) -> None:
    for _ in range(6):
        Person().gives_passphrase(password=OTHER)
    for _ in range(12):
        _forgets(Person(), code="1" * 20, app="123456")

    assert _forgets(Person(), code=person.codes[0], app=app_code(person.secret, 1)).status_code == 302


def test_6_4_3_a_forgotten_passphrase_needs_recovery_code_and_app_and_ends_every_session(person: Person) -> None:
    elsewhere, code = Person(secret=person.secret), person.codes[0]
    elsewhere.signs_in()
    assert elsewhere.sees().status_code == 200
    stranger = Person()

    for given in (
        {"code": code, "app": "000000"},
        {"code": "1" * 20, "app": app_code(person.secret)},
        {"code": code, "app": code},
    ):
        forget_used_codes()
        assert "do not belong together" in text_of(_forgets(stranger, **given))
    assert elsewhere.sees().status_code == 200
    forget_used_codes()
    answer = _forgets(stranger, code=code, app=app_code(person.secret))

    assert answer.headers["Location"] == person.at("forgotten/done/")
    assert Session.objects.count() == 0
    assert elsewhere.sees().status_code == 302
    assert read_code(code).selector not in RecoveryCode.objects.values_list("selector", flat=True)
    person.passphrase = OTHER
    assert person.signs_in().status_code == 302
    assert "do not belong together" in text_of(_forgets(stranger, code=code, app=app_code(person.secret, 1)))


def test_an_account_is_given_back_only_after_a_day_and_its_holder_sees_it_and_can_stop_it(person: Person) -> None:
    today = clock.today()
    given = services.reinvite(person.account, on=today, chance=os.urandom)

    assert "Somebody has asked that this account be given back" in text_of(person.sees())
    with pytest.raises(Waiting):
        services.take_invitation(given.code, name=person.name, passphrase=OTHER, on=today + timedelta(days=1))
    assert "to which its holder may object until" in text_of(Person().takes(given))
    assert person.sends("stop/").status_code == 302
    assert "Somebody has asked" not in text_of(person.sees())
    with pytest.raises(NoLonger):
        services.take_invitation(given.code, name=person.name, passphrase=OTHER, on=today + timedelta(days=2))


def test_an_account_given_back_keeps_its_name_and_nothing_else(person: Person) -> None:
    today = clock.today()
    earlier = services.reinvite(person.account, on=today, chance=os.urandom)
    given = services.reinvite(person.account, on=today, chance=os.urandom)
    later = today + timedelta(days=2)

    with pytest.raises(NoLonger):
        services.take_invitation(earlier.code, name=person.name, passphrase=OTHER, on=later)
    with pytest.raises(services.OtherName):
        services.take_invitation(given.code, name="another", passphrase=OTHER, on=later)
    assert services.take_invitation(given.code, name=person.name.upper(), passphrase=OTHER, on=later) == person.account
    assert Account.objects.get().name == person.name
    assert not selectors.is_complete(person.account)
    assert (Authenticator.objects.count(), RecoveryCode.objects.count(), Session.objects.count()) == (0, 0, 0)
    assert person.sees().status_code == 302


def test_an_invitation_can_be_withdrawn() -> None:
    given = invited()
    services.withdraw_invitation(given.invitation, on=clock.today())

    assert "it was withdrawn" in text_of(Person().takes(given))


def test_7_2_4_signing_in_changes_the_sessions_key(person: Person) -> None:
    person.browser = Client(SERVER_NAME=HERE)
    person.gives_passphrase()
    before = person.browser.cookies["session"].value
    forget_used_codes()
    person.sends("second-step/", code=app_code(person.secret))

    assert person.browser.cookies["session"].value != before
    assert not Session.objects.filter(digest=sessions.digest_of(before)).exists()


def test_7_4_and_7_5_2_sessions_are_listed_and_ended_after_the_passphrase_was_given_again(person: Person) -> None:
    other, third = Person(secret=person.secret), Person(secret=person.secret)
    for each in (person, other, third):
        each.signs_in()
    digest = sessions.digest_of(other.browser.cookies["session"].value)
    page = text_of(person.sees("sessions/"))
    assert selectors.session_number(digest) in page
    assert page.count("<li>") == 4

    assert person.sends("sessions/end/", session=digest).headers["Location"].startswith(person.at("confirm/"))
    assert other.sees().status_code == 200
    person.confirms()
    person.sends("sessions/end/", session=digest)
    assert (person.sees().status_code, other.sees().status_code, third.sees().status_code) == (200, 302, 200)
    person.sends("sessions/end/")
    assert (person.sees().status_code, third.sees().status_code) == (200, 302)


def test_nobody_ends_anothers_session_or_takes_anothers_passkey(person: Person) -> None:
    other = Person(name="a neighbour").arrives()
    digest = sessions.digest_of(other.browser.cookies["session"].value)
    passkey = Authenticator.objects.create(user_id=other.account, type=Authenticator.Type.WEBAUTHN, data={})
    person.confirms()

    person.sends("sessions/end/", session=digest)
    person.sends(f"passkeys/{passkey.pk}/remove/")

    assert other.sees().status_code == 200
    assert Authenticator.objects.filter(pk=passkey.pk).exists()


def test_7_3_1_and_7_3_2_a_session_ends_when_idle_and_after_twelve_hours(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    start, now = clock.minute(), [0]
    monkeypatch.setattr(clock, "minute", lambda: start + now[0])
    for _ in range(24):
        now[0] += 29
        assert person.sees().status_code == 200
    now[0] += 29
    assert person.sees().status_code == 302
    person.signs_in()
    now[0] += 31
    assert person.sees().status_code == 302
    assert Session.objects.count() == 0


def test_a_session_half_way_ends_after_a_quarter_of_an_hour(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    start, now = clock.minute(), [0]
    monkeypatch.setattr(clock, "minute", lambda: start + now[0])
    person.browser = Client(SERVER_NAME=HERE)
    person.gives_passphrase()
    now[0] = 16
    forget_used_codes()

    assert person.sends("second-step/", code=app_code(person.secret)).headers["Location"] == person.at("sign-in/")


def test_7_5_1_what_is_grave_asks_for_the_passphrase_again(person: Person) -> None:
    person.signs_in()
    grave = ("app/", "codes/", "passkeys/add/", "sessions/end/", "passkeys/1/remove/")
    for page in grave:
        assert person.sees(page).headers["Location"].startswith(person.at("confirm/")), page
        assert person.sends(page, code="1").headers["Location"].startswith(person.at("confirm/")), page
    assert "not the passphrase" in text_of(person.sends("confirm/", password=OTHER))
    assert person.sees("app/").status_code == 302
    person.confirms()
    assert person.sees("app/").status_code == 200


def test_6_2_3_changing_the_passphrase_asks_for_the_old_one_and_ends_every_session(person: Person) -> None:
    other = Person(secret=person.secret)
    other.signs_in()
    wrong = person.sends("passphrase/", old=OTHER, passphrase=OTHER, again=OTHER)
    assert "not the passphrase of this account" in text_of(wrong)

    right = person.sends("passphrase/", old=PASSPHRASE, passphrase=OTHER, again=OTHER)

    assert right.headers["Location"] == person.at("forgotten/done/")
    assert (person.sees().status_code, other.sees().status_code, Session.objects.count()) == (302, 302, 0)
    person.passphrase = OTHER
    assert person.signs_in().status_code == 302


def test_the_app_can_be_set_up_anew_and_the_old_one_is_good_no_more(person: Person) -> None:
    old = person.secret
    person.confirms()
    page = text_of(person.sees("app/"))
    person.secret = re.sub(r"\s", "", re.findall(r'dir="ltr">([A-Z2-7 ]+)<', page)[0])
    assert "That code is not good" in text_of(person.sends("app/", code=app_code(old)))
    assert person.sends("app/", code=app_code(person.secret)).headers["Location"] == person.at()

    assert person.signs_in(app_code(old)).status_code == 200
    assert person.signs_in().status_code == 302


def test_the_secret_of_the_app_is_in_no_address_and_not_open_in_the_database(person: Person) -> None:
    person.confirms()
    assert person.sees("app/picture.svg").status_code == 404
    page = text_of(person.sees("app/"))
    secret = re.sub(r"\s", "", re.findall(r'dir="ltr">([A-Z2-7 ]+)<', page)[0])
    picture = person.sees("app/picture.svg")

    assert 'src="/en/account/app/picture.svg"' in page
    assert "data:" not in page
    assert secret not in re.sub(r'dir="ltr">[^<]*<', "", page)
    assert picture.headers["Content-Type"] == "image/svg+xml"
    assert picture.headers["Cache-Control"] == "no-store"
    assert "style" not in text_of(picture)
    assert Person(browser=Client(SERVER_NAME=HERE)).sees("app/picture.svg").status_code == 302
    assert person.secret not in str(Authenticator.objects.get().data)


def test_2_4_1_no_more_than_a_few_hashes_are_reckoned_at_once(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hashing, "PATIENCE", 0)
    for _ in range(hashing.AT_ONCE):
        hashing._room.acquire()
    try:
        person.browser = Client(SERVER_NAME=HERE)
        answer = person.gives_passphrase()
    finally:
        for _ in range(hashing.AT_ONCE):
            hashing._room.release()

    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "30"
    assert "try again in half a minute" in text_of(answer)
    assert person.gives_passphrase().status_code == 302


def test_2_4_1_whoever_finds_too_many_waiting_is_sent_away_at_once(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hashing, "_queue", threading.BoundedSemaphore(1))
    with hashing.room():
        person.browser = Client(SERVER_NAME=HERE)
        assert person.gives_passphrase().status_code == 503
        assert Client(SERVER_NAME=HERE).get("/en/operator/").status_code == 200
    assert person.gives_passphrase().status_code == 302


def test_signing_in_leads_to_a_page_of_this_site_alone(person: Person) -> None:
    for elsewhere in ("https://evil.example/", "//evil.example/", "http:evil", "javascript:alert(1)"):
        forget_used_codes()
        person.browser = Client(SERVER_NAME=HERE)
        person.gives_passphrase(next=elsewhere)
        answer = person.sends("second-step/", code=app_code(person.secret))
        assert answer.headers["Location"] == person.at(), elsewhere
    forget_used_codes()
    person.browser = Client(SERVER_NAME=HERE)
    person.gives_passphrase(next=person.at("sessions/"))
    assert person.sends("second-step/", code=app_code(person.secret)).headers["Location"] == person.at("sessions/")


def test_a_demo_says_so_on_every_page_of_an_account(person: Person) -> None:
    for page in ("", "sessions/", "passkeys/", "passphrase/"):
        assert "DEMO" in text_of(person.sees(page))


def test_a_file_of_known_passphrases_is_searched_to_its_ends(tmp_path: object, settings: LazySettings) -> None:
    from colonnade.apps.accounts.commonness import is_breached  # noqa: PLC0415 -- this rule alone

    home: Home = settings.COLONNADE_HOME
    home.path.mkdir()
    known = [f"phrase number {number}" for number in range(57)]
    (home.path / "breached").write_bytes(_breaches(*known))

    assert all(is_breached(each) for each in (*known, *(f"filler {number}" for number in range(99))))
    assert not any(is_breached(f"unknown {number}") for number in range(200))


def _credential(**response: str) -> str:
    return json.dumps({"id": "AA", "rawId": "AA", "type": "public-key", "response": response})


NO_PASSKEYS = (
    *("", "x", "[]", "{}", "null", "7", '"x"', '{"id": "AA"}', '{"id": 7, "rawId": 7, "response": 7}'),
    _credential(),
    _credential(clientDataJSON="AA", attestationObject="AA"),
    _credential(clientDataJSON="e30", attestationObject="oA"),
    _credential(clientDataJSON="e30", authenticatorData="AAAA", signature="AA", userHandle="AA"),
)


@pytest.mark.parametrize("credential", NO_PASSKEYS)
def test_what_is_no_passkey_is_refused_with_a_sentence(person: Person, credential: str) -> None:
    person.sees("passkeys/add/")
    added = person.sends("passkeys/add/", credential=credential)
    person.browser = Client(SERVER_NAME=HERE)
    person.gives_passphrase()
    person.sees("second-step/")
    used = person.sends("second-step/", credential=credential)

    for answer in (added, used):
        assert answer.status_code == 200
        shown = re.findall(r'<p class="stale" role="alert"( hidden)?>The passkey did not answer', text_of(answer))
        assert "" in shown or "Second step" in text_of(answer)
    assert not selectors.passkeys(person.account)
    assert person.sees().status_code == 302

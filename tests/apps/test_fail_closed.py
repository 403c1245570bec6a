"""Whatever breaks while somebody asks to be let in, nobody is. Source: ASVS 5.0, 16.5.3, 6.3, 7, 8, 13.4."""

import io
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.management import call_command
from django.db import DatabaseError
from django.test import Client

from colonnade.apps.accounts.models import Account
from colonnade.apps.publiclog.services import open_log
from colonnade.edges.homes import create_home
from colonnade.site.guarding import ENTRANCES, PUBLIC
from tests.apps.test_account_keeping import ALL, address
from tests.people import HERE, Person, forget_used_codes, text_of
from tests.totp import app_code

pytestmark = pytest.mark.django_db
BEHIND = sorted(set(ALL) - PUBLIC - ENTRANCES)
BREAKS = {
    "what asks who it is": "colonnade.apps.accounts.sessions.SessionStore.load",
    "what asks whether all is set up": "colonnade.site.guarding.selectors.is_complete",
    "what asks by which way": "colonnade.site.guarding.require_guarded_way",
}


def _fails(*_arguments: Any, **_named: Any) -> Any:
    raise DatabaseError("canary of a fault")


@pytest.mark.parametrize("broken", BREAKS)
def test_16_5_3_a_page_behind_the_door_is_shown_to_nobody_while_the_door_is_broken(
    broken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_log("test.invalid/log")
    person = Person().arrives()
    person.confirms()
    person.browser.raise_request_exception = False
    monkeypatch.setattr(BREAKS[broken], _fails)
    for name in BEHIND:
        if name == "account_logout" or (name == "mfa_activate_totp" and "set up" in broken):
            continue
        answer = person.browser.get(address(name))
        assert answer.status_code in {302, 500} or name.startswith(("mfa_", "account_")), (name, answer.status_code)
        if answer.status_code == 500:
            assert "canary of a fault" not in text_of(answer)
        assert person.name not in text_of(answer)


@pytest.mark.parametrize("step", ["passphrase", "second step", "both"])
def test_16_5_3_nobody_is_signed_in_by_a_step_that_breaks(step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    person = Person().arrives()
    forget_used_codes()
    person.browser = Client(SERVER_NAME=HERE, raise_request_exception=False)
    with monkeypatch.context() as broken:
        if step in {"passphrase", "both"}:
            broken.setattr("tests.people.Quick.verify", _fails)
        if step in {"second step", "both"}:
            broken.setattr("colonnade.apps.accounts.forms.is_unused", _fails)
        person.gives_passphrase()
        person.sends("second-step/", code=app_code(person.secret))

    assert person.sees().status_code == 302


def test_13_4_2_a_node_passes_djangos_checks_for_the_open_without_a_warning(
    settings: LazySettings, tmp_path: Any
) -> None:
    settings.SECRET_KEY = create_home(tmp_path / "home", "test.invalid/log").secret().hex()
    settings.PASSWORD_HASHERS = ["colonnade.apps.accounts.hashing.Argon2"]
    said = io.StringIO()
    call_command("check", deploy=True, fail_level="WARNING", stderr=said, stdout=said)

    assert "no issues" in said.getvalue()
    assert not settings.DEBUG
    assert not settings.ADMINS


def test_13_3_1_what_is_secret_lies_in_files_of_their_owner_alone(tmp_path: Any) -> None:
    home = create_home(tmp_path / "home", "test.invalid/log")

    assert home.path.stat().st_mode & 0o077 == 0
    for name in ("secret", "log.key"):
        assert (home.path / name).stat().st_mode & 0o077 == 0
        assert len((home.path / name).read_bytes()) >= 32
    assert create_home(tmp_path / "other", "test.invalid/log").secret() != home.secret()


def test_6_3_6_and_6_4_2_no_mail_and_no_question_is_a_way_in() -> None:
    columns = {field.name for field in Account._meta.local_fields}

    assert not {each for each in columns if "mail" in each or "question" in each or "hint" in each}
    assert not [name for name in ALL if "email" in name or "question" in name or "code_request" in name]

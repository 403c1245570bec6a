"""Accounts come back from a backup with all that they sign in with, and with nobody signed in."""

import json
import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.conf import LazySettings

from colonnade.apps.accounts import keeping, selectors, services
from colonnade.apps.accounts.models import Account, Invitation, RecoveryCode, Session
from colonnade.cli import restoring
from colonnade.core.accounts.codes import read_code
from colonnade.core.accounts.kept import NotAccounts, read_kept
from colonnade.core.log.backups import Damaged
from colonnade.edges import backups, clock
from colonnade.edges.homes import Home
from tests import nodes
from tests.nodes import Kept, Node, keep, restored
from tests.people import PASSPHRASE, Person, invited, text_of

pytestmark = pytest.mark.django_db(transaction=True)
PASSKEY = {"name": "", "credential": {"id": "canary-key", "response": {}}}


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("COLONNADE_HOME", str(tmp_path / "nowhere"))


@pytest.fixture
def node(tmp_path: Path, settings: LazySettings) -> Node:
    node = Node.new(tmp_path / "a")
    node.write(2)
    settings.SECRET_KEY = node.home.secret().hex()
    return node


@pytest.fixture
def person(node: Node) -> Person:
    person = Person().arrives()
    Authenticator.objects.create(user_id=person.account, type=Authenticator.Type.WEBAUTHN, data=PASSKEY)
    return person


def _lost_and_restored(node: Node, kept: Kept, path: Path, settings: Any) -> Home:
    node.lost()
    keeping.clear()
    home = restored(kept, path).home
    settings.SECRET_KEY = home.secret().hex()
    return home


def test_whoever_had_an_account_signs_in_again_with_the_same_and_nobody_is_in(
    node: Node, person: Person, tmp_path: Path, settings: Any
) -> None:
    before = keeping.kept(settings.SECRET_KEY)
    services.use_code(person.account, read_code(person.codes[4]))
    kept = keep(node, tmp_path)
    home = _lost_and_restored(node, kept, tmp_path / "b", settings)

    assert home.secret().hex() not in before.decode()
    assert Session.objects.count() == 0
    assert person.sees().status_code == 302
    passkeys = Authenticator.objects.filter(type="webauthn")
    assert list(passkeys.values_list("data", flat=True)) == [PASSKEY]
    passkeys.delete()
    assert person.signs_in().status_code == 302
    assert person.signs_in(person.codes[4]).status_code == 200
    assert person.signs_in(person.codes[0]).status_code == 302


def test_what_was_kept_comes_back_the_same(node: Node, person: Person, tmp_path: Path, settings: Any) -> None:
    Person(name="half set up").takes(invited())
    before = keeping.kept(settings.SECRET_KEY)
    _lost_and_restored(node, keep(node, tmp_path), tmp_path / "b", settings)

    assert keeping.kept(settings.SECRET_KEY) == before
    assert (Account.objects.count(), RecoveryCode.objects.count()) == (2, 10)
    assert {each.hour for each in Authenticator.objects.values_list("created_at", flat=True)} == {0}


def test_an_invitation_is_not_open_again_after_a_restore(
    node: Node, person: Person, tmp_path: Path, settings: Any
) -> None:
    first = invited()
    back = services.reinvite(person.account, on=clock.today(), chance=os.urandom)
    _lost_and_restored(node, keep(node, tmp_path), tmp_path / "b", settings)

    assert not Invitation.objects.exists()
    assert "No invitation has this code" in text_of(Person(name="another").takes(first))
    later = clock.today() + timedelta(days=2)
    with pytest.raises(services.NoInvitation):
        services.take_invitation(back.code, name=person.name, passphrase=PASSPHRASE, on=later)
    assert selectors.return_asked(person.account, clock.today()) is None


def test_a_backup_shows_nothing_of_an_account_without_its_key(node: Node, person: Person, tmp_path: Path) -> None:
    kept = keep(node, tmp_path)
    closed, plain = kept.file.read_bytes(), kept.plain()

    for canary in (person.name.encode(), person.secret.encode(), b"argon2", b"canary-key"):
        assert canary not in closed
        assert canary in plain
    for never in (PASSPHRASE.encode(), *(code.replace(" ", "").encode() for code in person.codes)):
        assert never not in plain
    assert node.home.secret().hex().encode() not in plain
    session = Session.objects.get()
    assert session.digest.encode() not in plain


def test_a_node_without_accounts_keeps_what_it_kept_before(node: Node, tmp_path: Path) -> None:
    names = dict(nodes.members(keep(node, tmp_path)))

    assert not [name for name in names if name.startswith("rooms/")]
    assert json.loads(names["MANIFEST"])["format"] == "colonnade.backup-file/1"


def _changed(kept: Kept, place: Path, room: str, content: bytes) -> Path:
    some = []
    for name, member in nodes.members(kept):
        if name == "rooms/accounts":
            some.append((f"rooms/{room}", content))
        elif name == "MANIFEST":
            some.append((name, member.replace(b'"accounts"', f'"{room}"'.encode())))
        else:
            some.append((name, member))
    place.write_bytes(nodes.encrypted(nodes.archive(some), kept))
    return place


def test_accounts_that_are_not_whole_and_rooms_that_we_do_not_know_are_refused_and_leave_nothing(
    node: Node, person: Person, tmp_path: Path
) -> None:
    kept = keep(node, tmp_path)
    content = dict(nodes.members(kept))["rooms/accounts"]
    said = json.loads(content)
    spoiled = {
        "cut": content[:-9],
        "over": content + b" ",
        "format": content.replace(b"accounts/1", b"accounts/2"),
        "twice": _spelled({**said, "accounts": said["accounts"] * 2}),
        "more": _spelled({**said, "accounts": [{**said["accounts"][0], "is_staff": True}]}),
        "less": _spelled({**said, "accounts": [{k: v for k, v in said["accounts"][0].items() if k != "app"}]}),
        "name": content.replace(person.name.encode(), b"x"),
        "list": b"[]\n",
    }
    node.lost()
    keeping.clear()
    for fault, each in spoiled.items():
        with pytest.raises(NotAccounts):
            read_kept(each, "rooms/accounts")
        with pytest.raises(NotAccounts):
            restoring.survey(_changed(kept, tmp_path / fault, "accounts", each), kept.unlock)
        with pytest.raises(NotAccounts):
            restoring.put_back(tmp_path / "b", tmp_path / fault, kept.unlock)
        assert (Account.objects.count(), (tmp_path / "b").exists()) == (0, False)
    with pytest.raises(Damaged) as unknown:
        restoring.survey(_changed(kept, tmp_path / "room", "treasury", content), kept.unlock)
    assert unknown.value.facts == {"place": "rooms/treasury"}
    assert isinstance(kept.unlock, backups.Unlock)


def _spelled(said: dict[str, Any]) -> bytes:
    return json.dumps(said, sort_keys=True, ensure_ascii=False).encode() + b"\n"

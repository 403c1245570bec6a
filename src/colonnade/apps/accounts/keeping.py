"""Accounts into a backup and out of it again; whoever comes out of one signs in anew."""

import json
from datetime import UTC, datetime, time

from allauth.mfa.models import Authenticator

from colonnade.apps.accounts.adapters import app_key, closed_secret, opened_secret
from colonnade.apps.accounts.models import Account, Invitation, RecoveryCode, Session
from colonnade.core.accounts.kept import AccountKept, CodeKept, PasskeyKept, read_kept, spelled
from colonnade.core.accounts.names import name_key
from colonnade.core.dates import parse_day

ROOM = "accounts"
_APP, _PASSKEY = Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN


def kept(secret: str) -> bytes:
    """Return every account as a backup holds it, or nothing where there is none; ``secret`` is the node's."""
    accounts = [_kept(each, app_key(secret)) for each in Account.objects.order_by("id")]
    return spelled(accounts) if accounts else b""


def _kept(account: Account, key: bytes) -> AccountKept:
    app = Authenticator.objects.filter(user=account, type=_APP).first()
    codes = RecoveryCode.objects.filter(account=account).order_by("number")
    passkeys = Authenticator.objects.filter(user=account, type=_PASSKEY).order_by("id")
    return AccountKept(
        name=account.name,
        passphrase=account.password,
        app="" if app is None else opened_secret(app.data["secret"], key),
        since="1970-01-01" if app is None else app.created_at.date().isoformat(),
        codes=tuple(CodeKept(each.number, each.selector, each.digest) for each in codes),
        passkeys=tuple(
            PasskeyKept(json.dumps(each.data, sort_keys=True), each.created_at.date().isoformat()) for each in passkeys
        ),
    )


def put_back(content: bytes, secret: str) -> None:
    """The tables hold the accounts of a backup, app secrets closed under the new node's ``secret``; nobody is in."""
    key = app_key(secret)
    for each in read_kept(content, f"rooms/{ROOM}"):
        account = Account.objects.create(name=each.name, key=name_key(each.name), password=each.passphrase)
        if each.app:
            _put(account, _APP, {"secret": closed_secret(each.app, key)}, each.since)
        for passkey in each.passkeys:
            _put(account, _PASSKEY, json.loads(passkey.credential), passkey.added)
        RecoveryCode.objects.bulk_create(
            RecoveryCode(account=account, number=code.number, selector=code.selector, digest=code.digest)
            for code in each.codes
        )


def _put(account: Account, kind: str, said: object, day: str) -> None:
    added = datetime.combine(parse_day(day), time(), UTC)
    Authenticator.objects.create(user=account, type=kind, data=said, created_at=added)


def clear() -> None:
    """There is no account, no invitation and no session."""
    for table in (Session, Invitation, RecoveryCode, Authenticator, Account):
        table.objects.all().delete()

"""What a backup holds of accounts: one line of JSON, in the open inside the backup's encryption.

Hashes as they are; the app's secret open, for the key that closes it stays behind; no session and no invitation.
Source: docs/rules/accounts.md, "Backup and restore".
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from colonnade.core.accounts.names import name_key, require_name
from colonnade.core.dates import parse_day
from colonnade.core.errors import Refusal

FORMAT = "colonnade.accounts/1"


class NotAccounts(Refusal):
    """The bytes are not accounts that were kept; ``place`` says which member of the backup."""

    code = "accounts.not_kept"


@dataclass(frozen=True, slots=True)
class CodeKept:
    """A recovery code that is still good: its number on the sheet, its first digits, its hash."""

    number: int
    selector: str
    digest: str


@dataclass(frozen=True, slots=True)
class PasskeyKept:
    """A passkey: what the browser said of it as JSON, and the ISO day on which it was added."""

    credential: str
    added: str


@dataclass(frozen=True, slots=True)
class AccountKept:
    """One account; ``app`` is the secret of its app, or empty, and ``since`` the ISO day on which that was set up."""

    name: str
    passphrase: str
    app: str
    since: str
    codes: tuple[CodeKept, ...]
    passkeys: tuple[PasskeyKept, ...]


def spelled(accounts: Sequence[AccountKept]) -> bytes:
    """Return the member of the backup."""
    said = {"accounts": [asdict(each) for each in accounts], "format": FORMAT}
    return json.dumps(said, sort_keys=True, ensure_ascii=False).encode() + b"\n"


def read_kept(content: bytes, place: str) -> list[AccountKept]:
    """Return the accounts that were kept, or refuse with ``place``: nothing missing, nothing over, no name twice."""
    try:
        said = json.loads(content)
        if said["format"] != FORMAT or said.keys() != {"accounts", "format"}:
            raise NotAccounts(place=place)
        found = [_account(each) for each in said["accounts"]]
        is_sound = spelled(found) == content and len({name_key(each.name) for each in found}) == len(found)
    except (ValueError, KeyError, TypeError, AttributeError, Refusal):
        raise NotAccounts(place=place) from None
    if not is_sound:
        raise NotAccounts(place=place)
    return found


def _account(said: dict[str, Any]) -> AccountKept:
    if require_name(said["name"]) != said["name"]:
        raise ValueError
    codes = tuple(CodeKept(**{**each, "number": int(each["number"])}) for each in said["codes"])
    passkeys = tuple(PasskeyKept(**each) for each in said["passkeys"])
    for day in (said["since"], *(each.added for each in passkeys)):
        parse_day(day)
    for each in passkeys:
        json.loads(each.credential)
    return AccountKept(**{**said, "codes": codes, "passkeys": passkeys})

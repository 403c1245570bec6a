"""What is done with accounts. The day and chance are arguments; whoever calls has asked who may."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

from colonnade.apps.accounts.commonness import is_breached, is_common
from colonnade.apps.accounts.hashing import spend_the_same
from colonnade.apps.accounts.models import Account, Invitation, RecoveryCode, Session
from colonnade.core.accounts.codes import CHANCE_BYTES, Code, code_from
from colonnade.core.accounts.invitations import (
    InvitationState,
    Move,
    Term,
    first_term,
    moved,
    returning_term,
)
from colonnade.core.accounts.names import name_key, require_name
from colonnade.core.accounts.passphrases import require_passphrase
from colonnade.core.errors import Refusal

CODES = 10
SITE_NAMES = ("colonnade", "ستون‌گان", "ستونگان")
Chance = Callable[[int], bytes]


class NoInvitation(Refusal):
    """No invitation has this code."""

    code = "accounts.no_invitation"


class NameTaken(Refusal):
    """Somebody has this user name."""

    code = "accounts.name_taken"


class OtherName(Refusal):
    """The invitation gives back an account of another name."""

    code = "accounts.other_name"


class NoAccount(Refusal):
    """No account has this user name."""

    code = "accounts.no_account"


class NotShown(Refusal):
    """What was given does not show that it is the account's holder."""

    code = "accounts.not_shown"


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation just given; its code is known to nobody else and kept nowhere."""

    invitation: int
    code: Code
    term: Term


def invite(*, on: date, chance: Chance) -> Invited:
    """There is an invitation to a new account, good from today."""
    return _invited(first_term(on), None, chance)


@transaction.atomic
def reinvite(account: int, *, on: date, chance: Chance) -> Invited:
    """There is an invitation that gives the account back after a day; earlier ones are withdrawn."""
    if not Account.objects.select_for_update().filter(pk=account).exists():
        raise NoAccount
    for earlier in Invitation.objects.filter(returns_id=account, state=InvitationState.GIVEN.value):
        earlier.state = InvitationState.WITHDRAWN.value
        earlier.save(update_fields=["state"])
    return _invited(returning_term(on), account, chance)


def _invited(term: Term, returns: int | None, chance: Chance) -> Invited:
    code = code_from(chance(CHANCE_BYTES))
    made = Invitation.objects.create(
        selector=code.selector,
        digest=make_password(code.digits),
        opens=term.opens,
        until=term.until,
        returns_id=returns,
    )
    return Invited(made.pk, code, term)


@transaction.atomic
def withdraw_invitation(invitation: int, *, on: date) -> None:
    """The invitation can be taken no more."""
    _move(Invitation.objects.select_for_update().get(pk=invitation), Move.WITHDRAW, on)


@transaction.atomic
def stop_return(account: int, *, on: date) -> None:
    """Nobody takes the account over: its holder has said that they still have it."""
    open_ones = Invitation.objects.select_for_update().filter(returns_id=account, state=InvitationState.GIVEN.value)
    for invitation in open_ones.filter(until__gte=on):
        _move(invitation, Move.STOP, on)


def _move(invitation: Invitation, move: Move, on: date) -> None:
    invitation.state = moved(InvitationState(invitation.state), invitation.term, move, on).value
    invitation.save(update_fields=["state"])


def take_invitation(code: Code, *, name: str, passphrase: str, on: date) -> int:
    """The invitation is taken, and there is an account of this name and passphrase; return it.

    One that is given back keeps nothing but its name: its app, passkeys, recovery codes and sessions are gone.
    """
    found = _invitation_of(code)
    moved(InvitationState(found.state), found.term, Move.TAKE, on)
    name = require_name(name)
    require_good(passphrase, name)
    digest = make_password(passphrase)
    with transaction.atomic():
        invitation = Invitation.objects.select_for_update().get(pk=found.pk)
        _move(invitation, Move.TAKE, on)
        account = _arisen(name, digest) if found.returns is None else _given_back(found.returns, name, digest)
        invitation.taken_by = account
        invitation.save(update_fields=["taken_by"])
    return account.pk


def take_beside(code: Code, account: int, *, on: date) -> int:
    """The invitation is taken by somebody who has an account already, and keeps it; return the invitation."""
    found = _invitation_of(code)
    moved(InvitationState(found.state), found.term, Move.TAKE, on)
    with transaction.atomic():
        invitation = Invitation.objects.select_for_update().get(pk=found.pk)
        if invitation.returns_id is not None:
            raise OtherName
        _move(invitation, Move.TAKE, on)
        invitation.taken_by_id = account
        invitation.save(update_fields=["taken_by"])
    return invitation.pk


def taken_before(account: int, *, on: date) -> int:
    """There is an invitation that the account took before its node was restored; return it. It has no code."""
    made = Invitation.objects.create(state=InvitationState.TAKEN.value, opens=on, until=on, taken_by_id=account)
    return made.pk


def _invitation_of(code: Code) -> Invitation:
    some = list(Invitation.objects.filter(selector=code.selector).order_by("-id"))
    if not some:
        spend_the_same(code.digits)
    for each in some:
        if check_password(code.digits, each.digest):
            return each
    raise NoInvitation


def _arisen(name: str, digest: str) -> Account:
    """PostgreSQL would write a row that it refuses, name and hash, into its own log: it is asked to pass it over."""
    key = name_key(name)
    Account.objects.bulk_create([Account(name=name, key=key, password=digest)], ignore_conflicts=True)
    arisen = Account.objects.filter(key=key, password=digest).first()
    if arisen is None:
        raise NameTaken
    return arisen


def _given_back(account: Account, name: str, digest: str) -> Account:
    if name_key(name) != account.key:
        raise OtherName
    Authenticator.objects.filter(user=account).delete()
    RecoveryCode.objects.filter(account=account).delete()
    _renew(account, digest)
    return account


def _renew(account: Account, digest: str) -> None:
    account.password = digest
    account.save(update_fields=["password"])
    Session.objects.filter(account=account).delete()


def require_good(passphrase: str, name: str) -> None:
    """Refuse a passphrase that this account may not have."""
    require_passphrase(passphrase, context=(*SITE_NAMES, name), is_common=is_common, is_breached=is_breached)


def change_passphrase(account: int, *, passphrase: str) -> None:
    """The account has another passphrase, and every session of it has ended."""
    found = Account.objects.get(pk=account)
    require_good(passphrase, found.name)
    digest = make_password(passphrase)
    with transaction.atomic():
        _renew(found, digest)


def print_codes(account: int, *, chance: Chance) -> list[Code]:
    """The account has ten new recovery codes, which are returned and kept nowhere; the earlier ones are void."""
    codes = [code_from(chance(CHANCE_BYTES)) for _ in range(CODES)]
    rows = [
        RecoveryCode(account_id=account, number=number, selector=code.selector, digest=make_password(code.digits))
        for number, code in enumerate(codes, 1)
    ]
    with transaction.atomic():
        RecoveryCode.objects.filter(account_id=account).delete()
        RecoveryCode.objects.bulk_create(rows)
    return codes


def use_code(account: int, code: Code) -> bool:
    """Whether the recovery code was good; from now on it is not."""
    found = _good_code(account, code)
    return found is not None and _spent(found)


def _good_code(account: int | None, code: Code) -> RecoveryCode | None:
    """Return the account's code; as much is reckoned where there is none."""
    some = [] if account is None else list(RecoveryCode.objects.filter(account_id=account, selector=code.selector))
    if not some:
        spend_the_same(code.digits)
    return next((each for each in some if check_password(code.digits, each.digest)), None)


def _spent(code: RecoveryCode) -> bool:
    return RecoveryCode.objects.filter(pk=code.pk).delete()[0] == 1


def set_app(account: int, secret: str) -> None:
    """The app that holds ``secret`` is the account's second factor, in place of any before."""
    with transaction.atomic():
        found = Account.objects.select_for_update().get(pk=account)
        Authenticator.objects.filter(user=found, type=Authenticator.Type.TOTP).delete()
        TOTP.activate(found, secret)


def recover(name: str, code: Code, *, passphrase: str, is_app_code: Callable[[int], bool]) -> None:
    """The account has another passphrase and no session: a recovery code and the app have shown whose it is.

    The app is asked only once the recovery code is right, so that nobody can use up another's tries. What is wrong is
    not told apart. The code is good no more.
    """
    account = Account.objects.filter(key=name_key(name)).first()
    found = _good_code(None if account is None else account.pk, code)
    if account is None or found is None:
        raise NotShown
    require_good(passphrase, account.name)
    if not is_app_code(account.pk):
        raise NotShown
    digest = make_password(passphrase)
    with transaction.atomic():
        if not _spent(found):
            raise NotShown
        _renew(account, digest)


def end_session(account: int, digest: str) -> None:
    """The session, if it is this account's, has ended."""
    Session.objects.filter(account_id=account, digest=digest).delete()


def end_others(account: int, this: str) -> None:
    """Every session of the account but ``this`` has ended."""
    Session.objects.filter(account_id=account).exclude(digest=this).delete()


def remove_passkey(account: int, passkey: int) -> None:
    """The passkey, if it is this account's, is gone."""
    Authenticator.objects.filter(user_id=account, pk=passkey, type=Authenticator.Type.WEBAUTHN).delete()

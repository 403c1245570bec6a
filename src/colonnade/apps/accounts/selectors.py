"""Questions about accounts. They take and return numbers, days and plain values; models stay in this room."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from allauth.mfa.models import Authenticator

from colonnade.apps.accounts.models import Account, Invitation, RecoveryCode, Session
from colonnade.core.accounts.invitations import InvitationState, Standing, Term, standing
from colonnade.core.accounts.names import name_key

_SHORT = 10_000


@dataclass(frozen=True, slots=True)
class SignedIn:
    """One session of an account: a number that is shown on its own pages too, and the day on which it began."""

    number: str
    began: date
    is_this: bool
    digest: str


def find_account(name: str) -> int | None:
    """Return the account of that user name, however it is spelled."""
    return Account.objects.filter(key=name_key(name)).values_list("id", flat=True).first()


def name_of(account: int) -> str:
    """Return the user name of an account; for a backup alone, since nobody is shown another's."""
    return str(Account.objects.values_list("name", flat=True).get(pk=account))


def has_app(account: int) -> bool:
    """Whether the app on the phone is set up."""
    return bool(Authenticator.objects.filter(user_id=account, type=Authenticator.Type.TOTP).exists())


def is_complete(account: int) -> bool:
    """Whether everything is set up that an account needs: the app, and recovery codes have been printed."""
    holders = Account.objects.filter(pk=account, authenticator__type=Authenticator.Type.TOTP)
    return bool(holders.filter(recoverycode__isnull=False).exists())


def codes_left(account: int) -> list[int]:
    """Return the numbers of the recovery codes that are still good."""
    return list(RecoveryCode.objects.filter(account_id=account).order_by("number").values_list("number", flat=True))


def passkeys(account: int) -> list[tuple[int, date]]:
    """Return the passkeys of an account, each with the day on which it was added."""
    found = Authenticator.objects.filter(user_id=account, type=Authenticator.Type.WEBAUTHN).order_by("id")
    return [(each.pk, each.created_at.date()) for each in found]


def sessions_of(account: int, this: str, on: date) -> list[SignedIn]:
    """Return who is signed in to the account on ``on``; ``this`` is the digest of the asking session."""
    rows = Session.objects.filter(account_id=account, until__gte=on).order_by("began", "digest")
    return [SignedIn(session_number(row.digest), row.began, row.digest == this, row.digest) for row in rows]


def session_number(digest: str) -> str:
    """Return the four digits by which people tell their sessions apart."""
    return f"{int(digest[:8], 16) % _SHORT:04}"


def return_asked(account: int, on: date) -> Term | None:
    """Return between which days somebody may take the account over, if that has been asked."""
    for each in Invitation.objects.filter(returns_id=account, state=InvitationState.GIVEN.value).order_by("-id"):
        if standing(InvitationState(each.state), each.term, on) in {Standing.WAITING, Standing.OPEN}:
            return each.term
    return None


def invitation_standing(invitation: int, on: date) -> Standing:
    """Return where an invitation stands on ``on``."""
    found = Invitation.objects.get(pk=invitation)
    return standing(InvitationState(found.state), found.term, on)


@dataclass(frozen=True, slots=True)
class InvitationNow:
    """Where an invitation stands, the days between which it can be taken, and the account that took it, if one did."""

    standing: Standing
    term: Term
    account: int | None


def invitations_standing(invitations: Iterable[int], on: date) -> dict[int, InvitationNow]:
    """Return how it is with each invitation on ``on``."""
    rows = Invitation.objects.filter(pk__in=list(invitations))
    return {
        row.pk: InvitationNow(standing(InvitationState(row.state), row.term, on), row.term, row.taken_by_id)
        for row in rows
    }


def invitations_taken(account: int) -> list[int]:
    """Return the invitations that the account has taken."""
    return list(Invitation.objects.filter(taken_by_id=account).order_by("id").values_list("id", flat=True))


def account_from(invitation: int) -> int | None:
    """Return the account that took an invitation."""
    return Invitation.objects.values_list("taken_by_id", flat=True).get(pk=invitation)


def accounts_from(invitations: Iterable[int]) -> dict[int, int]:
    """Return the account that took each invitation, by invitation; one that nobody has taken is left out."""
    taken = Invitation.objects.filter(pk__in=list(invitations), taken_by__isnull=False)
    return dict(taken.values_list("id", "taken_by_id"))

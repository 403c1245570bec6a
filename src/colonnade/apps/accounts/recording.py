"""What a session knows of how its holder was recognised: allauth's own records, written here in one place.

They hold moments, and lie in the session alone, which only that browser's cookie opens.
Source: allauth 65, `account/internal/flows/login.py` and `reauthentication.py`.
"""

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.internal.flows.reauthentication import did_recently_reauthenticate
from allauth.account.models import Login
from django.http import HttpRequest, HttpResponse

from colonnade.apps.accounts.models import Account


def record_recovery(request: HttpRequest, account: Account) -> None:
    """A recovery code was the second step."""
    record_authentication(request, account, "mfa", type="recovery_codes")


def let_in(request: HttpRequest, account: Account) -> HttpResponse:
    """The holder, who has just chosen a passphrase, is signed in, unless a second step is still to be taken."""
    record_authentication(request, account, "password", reauthenticated=True)
    answer: HttpResponse = perform_login(request, Login(user=account))
    return answer


def is_confirmed(request: HttpRequest) -> bool:
    """Whether the holder has given the passphrase again within the last minutes."""
    return bool(did_recently_reauthenticate(request))

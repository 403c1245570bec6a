"""What allauth asks of us: nothing of a machine's address, no mail, its answers in our words, its secrets closed.

Limits on tries are allauth's, counted in memory for each user name; nothing is counted for an address, since behind an
onion address all people have the same. Source: allauth 65 (`account/adapter.py`, `mfa/adapter.py`); ADR 0021.
"""

from base64 import b64decode, b64encode
from typing import Any
from urllib.parse import quote, urlencode

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from colonnade.apps.asking import said
from colonnade.core.accounts.names import name_key
from colonnade.edges.sealing import closed, derived, opened

NOWHERE = "0.0.0.0"  # noqa: S104 -- nobody listens there: it is what allauth is told of everybody's address
_APP = "colonnade/accounts/app/v1"


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Sign-in by user name and passphrase."""

    error_messages = {  # noqa: RUF012 -- allauth's own attribute
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": said("account.no_match"),
        "incorrect_password": said("account.not_the_passphrase"),
        "enter_current_password": said("account.not_the_passphrase"),
        "too_many_login_attempts": said("account.too_many"),
        "rate_limited": said("account.too_many"),
        "incorrect_code": said("account.not_the_code"),
    }

    def get_client_ip(self, _request: HttpRequest) -> str:
        """Return the same for everybody."""
        return NOWHERE

    def get_http_user_agent(self, _request: HttpRequest) -> str:
        """Return nothing."""
        return ""

    def is_open_for_signup(self, _request: HttpRequest) -> bool:
        """An account arises by invitation."""
        return False

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        """Return the account of that name, however it is spelled, and passphrase."""
        credentials["username"] = name_key(credentials.get("username") or "")
        return super().authenticate(request, **credentials)

    def is_safe_url(self, url: str) -> bool:
        """Only a page of this site is gone on to."""
        return url.startswith("/") and bool(super().is_safe_url(url))

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, str]]:
        """The passphrase shows that it is still the same person."""
        return [{"id": "reauthenticate", "url": reverse("account_reauthenticate")}] if user.is_authenticated else []


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """The app on the phone and the passkey."""

    error_messages = {  # noqa: RUF012 -- allauth's own attribute
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": said("account.not_the_code"),
    }

    def encrypt(self, text: str) -> str:
        """Return the secret of the app closed under the node's own secret, which is not in the database."""
        return closed_secret(text, app_key(settings.SECRET_KEY))

    def decrypt(self, encrypted_text: str) -> str:
        """Return the secret again."""
        return opened_secret(encrypted_text, app_key(settings.SECRET_KEY))

    def build_totp_url(self, user: Any, secret: str) -> str:
        """Return what the app reads: the user name and no word of this site, for a phone may be looked through."""
        return f"otpauth://totp/{quote(user.name)}?{urlencode({'secret': secret})}"

    def generate_authenticator_name(self, user: Any, type: Any) -> str:  # noqa: A002, ARG002 -- allauth's own words
        """Return no name: passkeys are told apart by the day on which they were added."""
        return ""


def app_key(secret: str) -> bytes:
    """Return the key under which a node with this secret closes the secrets of apps."""
    return derived(secret.encode(), _APP)


def closed_secret(text: str, key: bytes) -> str:
    """Return the secret of an app, closed."""
    return b64encode(closed(key, text.encode(), b"")).decode()


def opened_secret(text: str, key: bytes) -> str:
    """Return the secret of an app again."""
    return opened(key, b64decode(text), b"").decode()

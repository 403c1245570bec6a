"""What people type: text into values, and beside which field a refusal is told."""

from collections.abc import Callable
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import LoginForm, ReauthenticateForm
from allauth.core import context
from allauth.mfa.adapter import get_adapter as get_factor_adapter
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.internal.flows import check_rate_limit
from allauth.mfa.webauthn.forms import AddWebAuthnForm, AuthenticateWebAuthnForm
from django import forms
from django.core.cache import cache

from colonnade.apps.accounts import services
from colonnade.apps.accounts.models import Account
from colonnade.apps.accounts.recording import record_recovery
from colonnade.apps.asking import WHOLE, said
from colonnade.core.accounts.codes import DIGITS, NotACode, read_code, typed_digits

_LONGEST_NAME = 80
_UNREADABLE = (KeyError, TypeError, ValueError, AttributeError)
"""What reading a passkey's answer raises where it is not one."""
_USED = 5 * 60
"""Seconds for which a used code of the app is remembered: longer than it could be good for."""


def is_unused(account: int, digits: str) -> bool:
    """Whether this code of the app has not been used yet; from now on it has. In memory, for it tells a moment."""
    return bool(cache.add(f"app-code/{account}/{digits}", 1, timeout=_USED))


def _attributes(**more: str) -> dict[str, str]:
    return {"spellcheck": "false", "autocapitalize": "none", **more}


def _name_field() -> forms.CharField:
    widget = forms.TextInput(attrs=_attributes(autocomplete="username", dir="auto"))
    return forms.CharField(
        label=said("account.name"),
        max_length=_LONGEST_NAME,
        widget=widget,
        error_messages=_needed("account.needs_name"),
    )


def _passphrase_field(label: str, autocomplete: str, hint: str = "") -> forms.CharField:
    """Taken exactly as it is typed."""
    widget = forms.PasswordInput(attrs=_attributes(autocomplete=autocomplete, dir="auto"))
    return forms.CharField(
        label=said(label),
        strip=False,
        widget=widget,
        help_text=said(hint) if hint else "",
        error_messages=_needed("account.needs_passphrase"),
    )


def _code_field(label: str, hint: str, autocomplete: str = "off") -> forms.CharField:
    widget = forms.TextInput(attrs=_attributes(autocomplete=autocomplete, dir="ltr", inputmode="numeric"))
    return forms.CharField(
        label=said(label),
        max_length=60,
        widget=widget,
        help_text=said(hint) if hint else "",
        error_messages=_needed("account.needs_code"),
    )


def _needed(code: str) -> dict[str, Any]:
    return {"required": said(code), "max_length": said(code)}


class SignInForm(LoginForm):  # type: ignore[misc]  # allauth has no types
    """User name and passphrase."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        """Put our fields in the place of allauth's."""
        super().__init__(*arguments, **named)
        self.fields["login"] = _name_field()
        self.fields["password"] = _passphrase_field("account.passphrase", "current-password")


class ConfirmForm(ReauthenticateForm):  # type: ignore[misc]  # allauth has no types
    """The passphrase once more."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        """Put our field in the place of allauth's."""
        super().__init__(*arguments, **named)
        self.fields["password"] = _passphrase_field("account.passphrase", "current-password")


class SecondStepForm(AuthenticateForm):  # type: ignore[misc]  # allauth has no types
    """A code of the app, or one from the sheet."""

    is_recovered = False

    def __init__(self, *arguments: Any, **named: Any) -> None:
        """Put our field in the place of allauth's."""
        super().__init__(*arguments, **named)
        self.fields["code"] = _code_field("account.second_code", "account.second_code_hint", "one-time-code")

    def clean_code(self) -> str:
        """Refuse a code that is not good, or not good any more."""
        typed = typed_digits(self.cleaned_data["code"])
        if len(typed) == DIGITS:
            self._clean_recovery_code(typed)
            return typed
        self.cleaned_data["code"] = typed
        super().clean_code()
        if not is_unused(self.user.pk, typed):
            raise get_factor_adapter().validation_error("incorrect_code")
        return typed

    def _clean_recovery_code(self, typed: str) -> None:
        forget_tries: Callable[[], None] = check_rate_limit(self.user)
        try:
            self.is_recovered = services.use_code(self.user.pk, read_code(typed))
        except NotACode:
            self.is_recovered = False
        if not self.is_recovered:
            raise get_factor_adapter().validation_error("incorrect_code")
        forget_tries()

    def save(self) -> None:
        """The second step is noted in the session."""
        if self.is_recovered:
            record_recovery(context.request, self.user)
        else:
            super().save()


class _NewPassphrase(forms.Form):
    passphrase = _passphrase_field("account.new_passphrase", "new-password", "account.passphrase_hint")
    again = _passphrase_field("account.again", "new-password")

    def clean(self) -> dict[str, Any]:
        said_twice = {self.cleaned_data.get("passphrase"), self.cleaned_data.get("again")}
        if len(said_twice) == 2:
            self.add_error("again", forms.ValidationError(said("account.not_the_same")))
        return self.cleaned_data


class InvitationForm(_NewPassphrase):
    """The code of an invitation, and what the account shall have."""

    code = _code_field("account.invitation_code", "account.code_hint")
    name = _name_field()
    field_order = ("code", "name", "passphrase", "again")

    def __init__(self, *arguments: Any, **named: Any) -> None:
        """Say what a user name should be."""
        super().__init__(*arguments, **named)
        self.fields["name"].help_text = said("account.name_hint")


class ForgottenForm(_NewPassphrase):
    """What shows whose the account is: a recovery code and the app; and the new passphrase."""

    name = _name_field()
    code = _code_field("account.recovery_code", "account.code_hint")
    app = _code_field("account.app_code", "account.app_code_hint", "one-time-code")
    field_order = ("name", "code", "app", "passphrase", "again")


class ChangeForm(_NewPassphrase):
    """The passphrase of now and the new one."""

    old = _passphrase_field("account.old_passphrase", "current-password")
    field_order = ("old", "passphrase", "again")

    def __init__(self, holder: Account, *arguments: Any, **named: Any) -> None:
        """Keep whose passphrase it is."""
        self.holder = holder
        super().__init__(*arguments, **named)

    def clean_old(self) -> str:
        """Refuse another's; tries are counted."""
        typed: str = self.cleaned_data["old"]
        if not get_adapter().reauthenticate(self.holder, typed):
            raise forms.ValidationError(said("account.not_the_passphrase"))
        return typed


class AppForm(forms.Form):
    """The first code that the app shows."""

    code = _code_field("account.app_code", "account.app_code_hint", "one-time-code")


class AddPasskeyForm(AddWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    """What the browser says of a new passkey; a script fills it in."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        """Say in our words what is missing."""
        super().__init__(*arguments, **named)
        self.fields["credential"].error_messages.update(_needed("account.no_passkey"))

    def clean(self) -> Any:
        """Refuse what is no new passkey: allauth reads it without looking whether all is there."""
        try:
            return super().clean()
        except (forms.ValidationError, *_UNREADABLE):
            raise forms.ValidationError(said("account.passkey_failed")) from None


class PasskeyStepForm(AuthenticateWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    """A passkey as the second step; a script fills it in."""

    def clean_credential(self) -> Any:
        """Refuse one that is not this account's."""
        try:
            return super().clean_credential()
        except (forms.ValidationError, *_UNREADABLE):
            raise forms.ValidationError(said("account.passkey_failed")) from None


FIELD_OF: dict[str, str | None] = {
    "accounts.not_shown": WHOLE,
    "accounts.not_a_code": "code",
    "accounts.no_invitation": "code",
    "accounts.invitation_waiting": "code",
    "accounts.invitation_no_longer": "code",
    "accounts.bad_name": "name",
    "accounts.name_taken": "name",
    "accounts.other_name": "name",
    "accounts.passphrase_too_short": "passphrase",
    "accounts.passphrase_too_long": "passphrase",
    "accounts.passphrase_common": "passphrase",
    "accounts.passphrase_breached": "passphrase",
}
"""Beside which field a refusal is told."""

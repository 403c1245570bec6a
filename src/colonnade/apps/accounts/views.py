"""The pages of an account: taking an invitation, what is set up, and what is changed or ended.

Signing in, the second step and confirming are allauth's views with our forms and templates (`urls.py`).
"""

import os
from collections.abc import Callable
from typing import Any

from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.logout import logout
from allauth.mfa.base.internal.flows import check_rate_limit
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY, clear_totp_secret, get_totp_secret, validate_totp_code
from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from colonnade.apps.accounts import selectors, services
from colonnade.apps.accounts.adapters import FactorAdapter
from colonnade.apps.accounts.forms import (
    FIELD_OF,
    AppForm,
    ChangeForm,
    ForgottenForm,
    InvitationForm,
    is_unused,
)
from colonnade.apps.accounts.models import Account
from colonnade.apps.accounts.recording import let_in
from colonnade.apps.accounts.sessions import digest_of
from colonnade.apps.asking import asked, asks, done_or_told, said
from colonnade.core.accounts.codes import read_code, typed_digits
from colonnade.edges.clock import today
from colonnade.edges.qr import qr_svg

View = Callable[..., HttpResponse]
grave: Callable[[View], View] = reauthentication_required(
    enabled=lambda request: selectors.is_complete(request.user.pk)
)
"""Whoever has everything set up gives the passphrase again before this; it is good for five minutes."""


def _holder(request: HttpRequest) -> Account:
    assert isinstance(request.user, Account)
    return request.user


def _this(request: HttpRequest) -> str:
    return digest_of(request.session.session_key or "")


@asks
def invitation(request: HttpRequest) -> HttpResponse:
    """An invitation is taken: the account exists, its holder is in and goes on to set up the app."""
    form = InvitationForm(request.POST or None)
    taken: list[int] = []

    def take(typed: dict[str, Any]) -> None:
        name, passphrase = typed["name"], typed["passphrase"]
        code = read_code(typed["code"])
        taken.append(services.take_invitation(code, name=name, passphrase=passphrase, on=today()))

    if not done_or_told(form, take, FIELD_OF):
        return asked(request, "accounts/invitation.html", form)
    logout(request, show_message=False)
    return let_in(request, Account.objects.get(pk=taken[0]))


@asks
def forgotten(request: HttpRequest) -> HttpResponse:
    """The passphrase is replaced by one who has a recovery code and the app; every session has ended."""
    form = ForgottenForm(request.POST or None)

    def recover(typed: dict[str, Any]) -> None:
        code = read_code(typed["code"])
        services.recover(
            typed["name"], code, passphrase=typed["passphrase"], is_app_code=lambda each: _is_good(each, typed["app"])
        )

    if not done_or_told(form, recover, FIELD_OF):
        return asked(request, "accounts/forgotten.html", form)
    return redirect("account_recovered")


def _is_good(account: int, typed: str) -> bool:
    """Whether this is the app's code of now; tries are counted for each account."""
    app = Authenticator.objects.filter(user_id=account, type=Authenticator.Type.TOTP).first()
    holder = Account.objects.get(pk=account)
    try:
        forget_tries = check_rate_limit(holder)
    except forms.ValidationError:
        return False
    digits = typed_digits(typed)
    if app is None or not app.wrap().validate_code(digits) or not is_unused(account, digits):
        return False
    forget_tries()
    return True


@require_safe
def recovered(request: HttpRequest) -> HttpResponse:
    """Say that the passphrase is new and where to sign in."""
    return render(request, "accounts/recovered.html")


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """What the account has, and what can be done with it."""
    holder = _holder(request)
    context = {
        "holder": holder,
        "codes": len(selectors.codes_left(holder.pk)),
        "passkeys": selectors.passkeys(holder.pk),
        "sessions": len(selectors.sessions_of(holder.pk, _this(request), today())),
        "session": selectors.session_number(_this(request)),
        "asked": selectors.return_asked(holder.pk, today()),
    }
    return render(request, "accounts/overview.html", context)


@asks
def passphrase(request: HttpRequest) -> HttpResponse:
    """The passphrase is another one, and every session has ended, this one too."""
    holder = _holder(request)
    form = ChangeForm(holder, request.POST or None)

    def change(typed: dict[str, Any]) -> None:
        services.change_passphrase(holder.pk, passphrase=typed["passphrase"])

    if not done_or_told(form, change, FIELD_OF):
        return asked(request, "accounts/passphrase.html", form)
    logout(request, show_message=False)
    return redirect("account_recovered")


@grave
@asks
def app(request: HttpRequest) -> HttpResponse:
    """The app on the phone is set up, or set up anew, once it has shown a code."""
    form = AppForm(request.POST or None)
    secret = get_totp_secret(regenerate=request.method != "POST")
    if form.is_valid() and validate_totp_code(secret, typed_digits(form.cleaned_data["code"])):
        services.set_app(_holder(request).pk, secret)
        clear_totp_secret(request)
        return redirect("mfa_index" if selectors.is_complete(_holder(request).pk) else "account_codes")
    if form.is_bound and form.is_valid():
        form.add_error("code", forms.ValidationError(said("account.not_the_code")))
    shown = " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
    is_new = not selectors.has_app(_holder(request).pk)
    return asked(request, "accounts/app.html", form, secret=shown, is_new=is_new)


@require_safe
def app_picture(request: HttpRequest) -> HttpResponse:
    """The QR code of the app's secret that this session is being asked to set up; its address says nothing."""
    secret = request.session.get(SECRET_SESSION_KEY)
    if not secret:
        raise Http404
    return HttpResponse(
        qr_svg(FactorAdapter().build_totp_url(_holder(request), secret)), content_type="image/svg+xml"
    )  # fmt: skip


@grave
@asks
def codes(request: HttpRequest) -> HttpResponse:
    """Ten new recovery codes, shown this once, to be printed; the earlier ones are void."""
    holder = _holder(request)
    if not selectors.has_app(holder.pk):
        return redirect("mfa_activate_totp")
    made = services.print_codes(holder.pk, chance=os.urandom) if request.method == "POST" else []
    left = selectors.codes_left(holder.pk)
    return render(request, "accounts/codes.html", {"holder": holder, "codes": made, "left": left, "on": today()})


@require_safe
def sessions(request: HttpRequest) -> HttpResponse:
    """Who is signed in to this account."""
    found = selectors.sessions_of(_holder(request).pk, _this(request), today())
    return render(request, "accounts/sessions.html", {"sessions": found})


@grave
@asks
def end_sessions(request: HttpRequest) -> HttpResponse:
    """One other session, or all others, have ended."""
    if request.method == "POST":
        wanted = request.POST.get("session", "")
        if wanted:
            services.end_session(_holder(request).pk, wanted)
        else:
            services.end_others(_holder(request).pk, _this(request))
    return redirect("account_sessions")


@require_POST
def stop(request: HttpRequest) -> HttpResponse:
    """Nobody takes this account over: its holder still has it."""
    services.stop_return(_holder(request).pk, on=today())
    return redirect("mfa_index")


@require_safe
def passkeys(request: HttpRequest) -> HttpResponse:
    """The passkeys of this account."""
    return render(request, "accounts/passkeys.html", {"passkeys": selectors.passkeys(_holder(request).pk)})


@grave
@asks
def remove_passkey(request: HttpRequest, passkey: int) -> HttpResponse:
    """A passkey is gone."""
    if request.method == "POST":
        services.remove_passkey(_holder(request).pk, passkey)
    return redirect("mfa_list_webauthn")


@require_safe
def operator(request: HttpRequest) -> HttpResponse:
    """What those who keep this node can do, and what they cannot."""
    return render(request, "accounts/operator.html")

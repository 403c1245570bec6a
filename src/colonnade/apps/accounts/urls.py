"""The pages of accounts, in both languages. Names that begin with ``mfa_`` or are allauth's own are asked for by it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.views import LoginView, LogoutView, ReauthenticateView
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.webauthn.views import AddWebAuthnView
from django.http import HttpRequest, HttpResponse
from django.urls import path

from colonnade.apps.accounts import views

View = Callable[..., Any]


def leaving(view: View) -> View:
    """Signed out: the browser is asked to forget what it keeps of this site."""

    @wraps(view)
    def left(request: HttpRequest, *arguments: Any, **named: Any) -> Any:
        answer: HttpResponse = view(request, *arguments, **named)
        if request.method == "POST":
            answer.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
        return answer

    return left


def _page(address: str, view: View, name: str) -> Any:
    return path(f"account/{address}", view, name=name)


urlpatterns = [
    _page("", views.overview, "mfa_index"),
    _page("sign-in/", LoginView.as_view(template_name="accounts/sign_in.html"), "account_login"),
    _page("second-step/", AuthenticateView.as_view(template_name="accounts/second_step.html"), "mfa_authenticate"),
    _page("sign-out/", leaving(LogoutView.as_view(template_name="accounts/sign_out.html")), "account_logout"),
    _page("confirm/", ReauthenticateView.as_view(template_name="accounts/confirm.html"), "account_reauthenticate"),
    _page("invitation/", views.invitation, "account_signup"),
    _page("forgotten/", views.forgotten, "account_reset_password"),
    _page("forgotten/done/", views.recovered, "account_recovered"),
    _page("passphrase/", views.passphrase, "account_change_password"),
    _page("app/", views.app, "mfa_activate_totp"),
    _page("app/picture.svg", views.app_picture, "account_app_picture"),
    _page("codes/", views.codes, "account_codes"),
    _page("sessions/", views.sessions, "account_sessions"),
    _page("sessions/end/", views.end_sessions, "account_end_sessions"),
    _page("stop/", views.stop, "account_stop"),
    _page("passkeys/", views.passkeys, "mfa_list_webauthn"),
    _page("passkeys/add/", AddWebAuthnView.as_view(template_name="accounts/add_passkey.html"), "mfa_add_webauthn"),
    _page("passkeys/<int:passkey>/remove/", views.remove_passkey, "account_remove_passkey"),
    path("operator/", views.operator, name="operator"),
]

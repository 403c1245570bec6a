"""Who may ask for which page: nobody without signing in, but for the pages named here.

Whoever has signed in and has not yet set up the second step is led there. A page that wants the passphrase once more
leads to it and back. Source: ASVS 5.0 8.1.1, 8.2.1 ("deny by default"), 7.5.1.
"""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from allauth.core.exceptions import ReauthenticationRequired
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from colonnade.apps.accounts import selectors
from colonnade.apps.accounts.ways import require_guarded_way
from colonnade.apps.asking import reader_language
from colonnade.core.errors import Refusal
from colonnade.words.refusals import explained

PUBLIC = frozenset(
    {
        *("home", "search", "feed", "organisation", "organisation_feed", "act", "everybody", "organisation_data"),
        *("audit", "audit_printed", "audit_data", "statute", "statute_file", "elections", "election"),
        *("election_limits", "election_minutes", "election_minutes_printed"),
        *("log", "checkpoint", "vkey", "tile", "checkpoint_of", "vkey_of", "tile_of", "proof", "entry"),
        *("election-cast", "election-ballots", "election-board", "election-archive"),
        *("logs", "fork", "fork_side", "sealed_blob", "blob", "operator", "statutes"),
    }
)
ENTRANCES = frozenset(
    {
        *("account_login", "mfa_authenticate", "account_signup", "account_reset_password", "account_recovered"),
        *("statute_template", "statute_check"),
    }
)
"""Private as what lies behind them or is written there, and asked for by whoever has not signed in."""
SETTING_UP = frozenset({"mfa_activate_totp", "account_app_picture", "account_codes", "account_logout"})
"""What an account without everything set up may ask for."""
CONFLICT, BUSY, FORBIDDEN, NOT_HERE = 409, 503, 403, 404
STATUS = {
    "accounts.busy": BUSY,
    "accounts.open_way": FORBIDDEN,
    "elections.archive_kept": FORBIDDEN,
    "elections.archives_busy": BUSY,
    "elections.box_busy": BUSY,
    "elections.no_such_box": NOT_HERE,
    "elections.no_such_election": NOT_HERE,
    "desk.not_your_seat": FORBIDDEN,
    "desk.not_on_the_board": FORBIDDEN,
    "desk.no_such_office": NOT_HERE,
    "desk.no_such_draft": NOT_HERE,
    "desk.no_such_form": NOT_HERE,
    "electorate.not_yours": FORBIDDEN,
    "electorate.board_alone": FORBIDDEN,
    "electorate.no_such_line": NOT_HERE,
}
Answer = Callable[[HttpRequest], HttpResponse]


class Guard:
    """Asked before every page."""

    def __init__(self, answer: Answer) -> None:
        """Keep what answers."""
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; no browser keeps what is not public, and forms tell this site, and no other, where one came from."""
        answer = self._answer(request)
        if request.resolver_match is not None and request.resolver_match.url_name not in PUBLIC:
            answer.headers["Cache-Control"] = "no-store"
            answer.headers["Referrer-Policy"] = "same-origin"
        return answer

    def process_view(self, request: HttpRequest, _view: Any, _arguments: Any, _named: Any) -> HttpResponse | None:
        """Return nothing where the page may be asked for, else the way to where it may."""
        name = None if request.resolver_match is None else request.resolver_match.url_name
        if name in PUBLIC:
            return None
        try:
            require_guarded_way(request)
        except Refusal as refusal:
            return refused(request, refusal)
        if name in ENTRANCES:
            return None
        if request.user.pk is None:
            return _to("account_login", request)
        if name not in SETTING_UP and not selectors.is_complete(request.user.pk):
            return redirect("account_codes" if selectors.has_app(request.user.pk) else "mfa_activate_totp")
        return None

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        """Return the page for a refusal that no form has told, or the way to confirming.

        allauth would keep a form that it interrupts, headers and all, in the session; here it is filled in again.
        """
        if isinstance(fault, ReauthenticationRequired):
            return _to("account_reauthenticate", request)
        return refused(request, fault) if isinstance(fault, Refusal) else None


def _to(name: str, request: HttpRequest) -> HttpResponse:
    return redirect(f"{reverse(name)}?{urlencode({REDIRECT_FIELD_NAME: request.path})}")


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Return the page that says the refusal in one sentence, with its rule and what to do where there is more."""
    told = explained(refusal.code, refusal.facts, reader_language())
    response = render(request, "refused.html", {"refused": told}, status=STATUS.get(refusal.code, CONFLICT))
    if response.status_code == BUSY:
        response.headers["Retry-After"] = "30"
    return response

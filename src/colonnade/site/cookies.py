"""Cookies as safe as the way allows: over TLS bound to this very host, elsewhere under a plain name.

A browser takes a ``__Host-`` cookie only over TLS and gives it to no other host and no plain page. On this machine or
behind an onion address there is no TLS to ask for; there the cookie bears its plain name. Inside, names are plain.
Source: ASVS 5.0 3.3.1 to 3.3.4.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

PREFIX = "__Host-"


class HostCookies:
    """Renames cookies on their way in and out."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep what answers."""
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer with cookies that the way allows; of those that came, see only these."""
        if request.is_secure():
            given = request.COOKIES.items()
            request.COOKIES = {n.removeprefix(PREFIX): value for n, value in given if n.startswith(PREFIX)}
        response = self._answer(request)
        for name in list(response.cookies):
            response.cookies[name]["secure"] = request.is_secure()
            if request.is_secure():
                _rename(response, name)
        return response


def _rename(response: HttpResponse, name: str) -> None:
    morsel = response.cookies.pop(name)
    morsel.set(PREFIX + name, morsel.value, morsel.coded_value)
    response.cookies[PREFIX + name] = morsel

"""The pages for faults: each says so in one sentence and shows nothing else."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def broken(request: HttpRequest) -> HttpResponse:
    """Return the page for our own faults, with status 500."""
    return render(request, "500.html", status=500)


def unreadable(request: HttpRequest, _fault: Any = None) -> HttpResponse:
    """Return the page for what cannot be read as a request, or comes from a session that has ended, with status 400."""
    return render(request, "400.html", status=400)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Return the page for a form that does not come from us, with status 403; why, is not told."""
    del reason
    return render(request, "forged.html", status=403)

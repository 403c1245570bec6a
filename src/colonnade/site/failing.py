"""The pages for requests that cannot be read and for our own faults: they say so and show nothing else."""

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from colonnade.site.uploads import WHERE_BOXES_ARE_BROUGHT


def bad(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Return the page with status 400; but that it was too large, nothing is told, for that may hold what was sent."""
    is_too_large = isinstance(exception, RequestDataTooBig)
    may_be_box = is_too_large and WHERE_BOXES_ARE_BROUGHT.search(request.path) is not None
    return render(request, "400.html", {"is_too_large": is_too_large, "may_be_box": may_be_box}, status=400)


def broken(request: HttpRequest) -> HttpResponse:
    """Return the page for our own faults, with status 500."""
    return render(request, "500.html", status=500)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Return the page for a form that does not come from us, with status 403; why, is not told."""
    del reason
    return render(request, "forged.html", status=403)

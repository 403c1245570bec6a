"""The page for our own faults: it says so and shows nothing else."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def broken(request: HttpRequest) -> HttpResponse:
    """Return the page with status 500."""
    return render(request, "500.html", status=500)

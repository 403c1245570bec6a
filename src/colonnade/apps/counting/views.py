"""The page on which somebody who has an account here has ballots counted. They leave with the answer."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from colonnade.apps.asking import REFUSED, WHOLE, asked, asks, done_or_told, reader_language
from colonnade.apps.counting.forms import CountForm, brought
from colonnade.apps.counting.services import Asked, Shown, those_who_record
from colonnade.apps.counting.services import count as counted
from colonnade.edges.clock import today

FIELDS = {
    "counting.not_ballots": "ballots",
    "counting.no_seats": "seats",
    "counting.one_seat": "seats",
    "counting.not_lots": "lots",
    "counting.not_constraints": "constraints",
    "counting.constraints_cannot_be_met": "constraints",
    "counting.no_replacement": "constraints",
    "counting.no_constraints_here": WHOLE,
}


@asks
def count(request: HttpRequest) -> HttpResponse:
    """The form; once it is filled in, the count or, where that was asked for, its audit file."""
    form = CountForm(request.POST or None, request.FILES or None)
    shown: list[Shown] = []

    def do(values: dict[str, Any]) -> None:
        ending, content = brought(values)
        asks_for = {name: values[name] for name in ("rule", "seats", "lots", "constraints", "constraint_rule")}
        shown.append(counted(Asked(ending, content, **asks_for), reader_language()))

    if request.method == "POST" and done_or_told(form, do, FIELDS):
        if "audit" in request.POST:
            return _as_file(shown[0].audit)
        assert request.user.pk is not None
        offices = those_who_record(int(request.user.pk), today(), reader_language())
        return render(request, "counting/count.html", {"shown": shown[0], "offices": offices})
    if request.method == "POST" and not form.errors:
        return render(request, "counting/ask.html", {"form": form}, status=REFUSED)
    return asked(request, "counting/ask.html", form)


def _as_file(audit: bytes) -> HttpResponse:
    answer = HttpResponse(audit, content_type="application/json")
    answer.headers["Content-Disposition"] = 'attachment; filename="count-audit.json"'
    return answer

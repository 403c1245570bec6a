"""The pages of a roll of voters: looked into, brought, corrected line by line, taken away for an election.

Nothing that is brought is kept before the person has seen what would change; between the two it lies in the page alone.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from colonnade.apps.asking import asked, asks, done_or_told, reader_language
from colonnade.apps.desk.seat_views import person_at
from colonnade.apps.electorate import selectors, services, showing
from colonnade.apps.electorate.forms import IN_UNITS, BringForm, EndForm, LineForm, TakeForm, brought, typed
from colonnade.core.elections import rolls
from colonnade.core.elections.rolls import Roll, read_roll
from colonnade.core.ids import OrganisationId
from colonnade.edges.clock import today
from colonnade.words.calendars import read_day

MOST_DIGITS = 6
LINE_FIELDS = {
    "electorate.ends_before_it_begins": "until",
    "electorate.entitled_twice": "since",
}
"""Beside which field a refusal is told where a line is corrected; on the page that ends one, beside its only field."""
TAKE_FIELDS = {
    "electorate.nobody_entitled": "record_day",
    "elections.weight_unmasks": "weights",
    "elections.too_many_units": "weights",
}


@require_safe
def overview(request: HttpRequest, organisation: OrganisationId) -> HttpResponse:
    """The roll, a page of it at a time."""
    wanted = request.GET.get("page", "")
    number = int(wanted) if wanted.isdecimal() and len(wanted) < MOST_DIGITS else 1
    page = showing.roll_page(person_at(request), organisation, number, today(), reader_language())
    return render(request, "electorate/roll.html", {"page": page})


@asks
def bring(request: HttpRequest, organisation: OrganisationId) -> HttpResponse:
    """A roll is brought; what would change is shown, and then kept."""
    person, on = person_at(request), today()
    selectors.require_change(person, organisation, on)
    form = BringForm(request.POST or None, request.FILES or None)
    read: list[Roll] = []
    place: dict[str, str | None] = {}

    def do(values: dict[str, Any]) -> None:
        place["electorate.bad_line"], content = brought(values)
        read.append(read_roll(content, read_day))

    if request.method != "POST" or not done_or_told(form, do, place):
        return asked(request, "electorate/bring.html", form, organisation=organisation)
    if "keep" in request.POST:
        services.bring(person, organisation, read[0], read=request.POST.get("read", ""), on=on)
        return redirect("electorate", organisation=organisation)
    return _shown_first(request, organisation, read[0])


def _shown_first(request: HttpRequest, organisation: OrganisationId, read: Roll) -> HttpResponse:
    """The page that says what would change; what was brought stands in its form, as it would be kept."""
    roll = selectors.roll_of(organisation)
    rolls.with_brought(roll, read)
    more = {
        "organisation": organisation,
        "changes": showing.changes_shown(rolls.changes(roll, read), reader_language()),
        "read": rolls.digest_of(roll),
    }
    form = BringForm(initial={"pasted": rolls.spelled_roll(read)})
    return asked(request, "electorate/bring.html", form, **more)


@asks
def take(request: HttpRequest, organisation: OrganisationId) -> HttpResponse:
    """The list of those who may vote on a day leaves as a file, or the whole roll does."""
    selectors.require_look(person_at(request), organisation, today())
    if "whole" in request.POST:
        return _as_file(rolls.spelled_roll(selectors.roll_of(organisation)), "roll.csv")
    form = TakeForm(request.POST or None)
    taken: list[str] = []

    def do(values: dict[str, Any]) -> None:
        is_in_units = values["weights"] == IN_UNITS
        taken.append(rolls.voter_list(selectors.roll_of(organisation), values["record_day"], is_in_units=is_in_units))

    if request.method == "POST" and done_or_told(form, do, TAKE_FIELDS):
        return _as_file(taken[0], "V.csv")
    return asked(request, "electorate/take.html", form, organisation=organisation)


def _as_file(text: str, name: str) -> HttpResponse:
    answer = HttpResponse(text, content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@asks
def line(request: HttpRequest, organisation: OrganisationId, mark: str) -> HttpResponse:
    """One line is corrected."""
    person, on = person_at(request), today()
    selectors.require_change(person, organisation, on)
    form = LineForm(request.POST or None, initial=typed(selectors.line_of(organisation, mark)))

    def do(_values: dict[str, Any]) -> None:
        services.correct(person, organisation, mark, form.line, on=on)

    if request.method == "POST" and done_or_told(form, do, LINE_FIELDS):
        return redirect("electorate", organisation=organisation)
    return _about_line(request, "electorate/line.html", form, organisation, mark)


@asks
def end(request: HttpRequest, organisation: OrganisationId, mark: str) -> HttpResponse:
    """One entitlement is ended."""
    person, on = person_at(request), today()
    selectors.require_change(person, organisation, on)
    form = EndForm(request.POST or None)

    def do(values: dict[str, Any]) -> None:
        services.end(person, organisation, mark, values["ends"], on=on)

    if request.method == "POST" and done_or_told(form, do, dict.fromkeys(LINE_FIELDS, "ends")):
        return redirect("electorate", organisation=organisation)
    return _about_line(request, "electorate/end.html", form, organisation, mark)


def _about_line(
    request: HttpRequest, template: str, form: LineForm | EndForm, organisation: OrganisationId, mark: str
) -> HttpResponse:
    shown = showing.line_page(organisation, mark, today(), reader_language())
    return asked(request, template, form, organisation=organisation, line=shown)


@require_POST
def erase(request: HttpRequest, organisation: OrganisationId, mark: str) -> HttpResponse:
    """A line that is over is gone."""
    services.erase(person_at(request), organisation, mark, on=today())
    return redirect("electorate", organisation=organisation)

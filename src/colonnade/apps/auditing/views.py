"""The page on which somebody who has an account here has a dossier audited. They leave with the answer."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from colonnade.apps.asking import WHOLE, asked, asks, done_or_told, reader_language
from colonnade.apps.auditing.forms import PRINTED, DossierForm, brought
from colonnade.apps.auditing.services import report_on
from colonnade.edges.reports import html, pdf
from colonnade.words.audit_told import Told


@asks
def audit(request: HttpRequest) -> HttpResponse:
    """The form; once a dossier is brought, the report on it."""
    form = DossierForm(request.POST or None, request.FILES or None)
    told: list[Told] = []
    place: dict[str, str | None] = {"audit.busy": WHOLE}

    def do(values: dict[str, Any]) -> None:
        place["audit.not_a_dossier"], content = brought(values)
        told.append(report_on(content, values["judged_as"], reader_language()))

    if request.method == "POST" and done_or_told(form, do, place):
        return _answer(request, told[0], form.cleaned_data["form"])
    return asked(request, "auditing/ask.html", form)


def _answer(request: HttpRequest, told: Told, form: str) -> HttpResponse:
    if form == PRINTED:
        attached = {"Content-Disposition": 'attachment; filename="report.pdf"'}
        return HttpResponse(pdf.document(told), content_type="application/pdf", headers=attached)
    return render(request, "auditing/report.html", {"title": told.title, "report": html.sections(told)})

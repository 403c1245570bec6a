"""The pages of the organisations' room; reading only."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from colonnade.apps.asking import reader_language
from colonnade.apps.organisations import auditing, feeds, pages, popolo, selectors
from colonnade.apps.organisations.act_page import act_page
from colonnade.apps.organisations.home import home_page
from colonnade.apps.organisations.moments import Moment, dated
from colonnade.apps.organisations.naming import Names, Reader
from colonnade.apps.organisations.statute_page import statute_page, text_in_force
from colonnade.apps.publiclog import others
from colonnade.apps.publiclog import selectors as publiclog
from colonnade.core.ids import ActId, OrganisationId
from colonnade.core.statutes.export import as_html, as_markdown
from colonnade.edges.reports import html, pdf
from colonnade.words.pages import say

LONGEST_SEARCH = 100
BEING_MADE, BEING_SET = "audit.being_made", "audit.being_set"
LATER: Mapping[str, str] = {BEING_MADE: "60", BEING_SET: "5"}
"""After so many seconds it is worth asking again."""
PRINTED = "pdf"
LONGEST_AUDIT = 600
"""Seconds after which an audit that is being made is taken to have been broken off."""
BUSY, NOT_HERE = 503, 404
EXPORTS = {"html": (as_html, "text/html; charset=utf-8"), "md": (as_markdown, "text/plain; charset=utf-8")}
"""How a statute is written out, and as what, by the ending of the address."""


def _reader(moment: Moment) -> Reader:
    return Reader(reader_language(), moment.on, moment.known, publiclog.written_log())


def _shown(request: HttpRequest, template: str, moment: Moment, **context: Any) -> HttpResponse:
    return render(request, template, {"moment": moment, "told": moment.told(reader_language()), **context})


@require_safe
@dated
def home(request: HttpRequest, moment: Moment) -> HttpResponse:
    """The first page; drawn once for each day, moment and size of the log."""
    reader = _reader(moment)
    key = f"home/{reader.language}/{reader.on}/{reader.known}/{_extent(reader)}"
    page = caches["pages"].get(key) or home_page(reader)
    caches["pages"].set(key, page)
    return _shown(request, "organisations/home.html", moment, page=page)


@csrf_exempt
@require_POST
@dated
def search(request: HttpRequest, moment: Moment) -> HttpResponse:
    """What has the words in its name; they come in the body, so that no name stands in an address."""
    words = request.POST.get("words", "")[:LONGEST_SEARCH]
    found = pages.found_by_name(words, _reader(moment))
    is_cut = len(found) == selectors.FOUND_AT_MOST
    return _shown(request, "organisations/found.html", moment, found=found, words=words, is_cut=is_cut)


@require_safe
@dated
def organisation(request: HttpRequest, moment: Moment, organisation: OrganisationId) -> HttpResponse:
    """The page of one organisation."""
    _require(organisation)
    page = pages.organisation_page(organisation, _reader(moment))
    return _shown(request, "organisations/organisation.html", moment, page=page)


@require_safe
@dated
def audit(request: HttpRequest, moment: Moment, organisation: OrganisationId) -> HttpResponse:
    """The audit of one organisation from its acts; made once for each day, moment and size of the log."""
    report, why_not = _report("page", organisation, moment)
    return _audit_page(request, moment, organisation, report, why_not)


@require_safe
@dated
def audit_printed(request: HttpRequest, moment: Moment, organisation: OrganisationId) -> HttpResponse:
    """The same report as PDF."""
    report, why_not = _report(PRINTED, organisation, moment)
    if why_not:
        return _audit_page(request, moment, organisation, "", why_not, status=NOT_HERE)
    attached = {"Content-Disposition": 'attachment; filename="report.pdf"'}
    return HttpResponse(report, content_type="application/pdf", headers=attached)


@require_safe
@dated
def audit_data(request: HttpRequest, moment: Moment, organisation: OrganisationId) -> HttpResponse:
    """The same report for programs."""
    report, why_not = _report("data", organisation, moment)
    if why_not:
        return _audit_page(request, moment, organisation, "", why_not, status=NOT_HERE)
    return HttpResponse(report, content_type="application/json")


def _audit_page(
    request: HttpRequest,
    moment: Moment,
    organisation: OrganisationId,
    report: str | bytes,
    why_not: str,
    status: int = 200,
) -> HttpResponse:
    """The page with the report, or with the one sentence that says why there is none."""
    reader = _reader(moment)
    name = Names(reader.language, reader.known)(organisation)
    context = {"organisation": organisation, "name": name, "report": report, "why_not": why_not}
    answer = _shown(request, "organisations/audit.html", moment, **context)
    answer.status_code = BUSY if why_not in LATER else status
    if why_not in LATER:
        answer.headers["Retry-After"] = LATER[why_not]
    return answer


def _page(organisation: OrganisationId, reader: Reader, query: str) -> str:
    return html.sections(auditing.audited(organisation, reader, query))


def _printed(organisation: OrganisationId, reader: Reader, query: str) -> bytes:
    """Of a demo, the document itself says so."""
    told = auditing.audited(organisation, reader, query)
    if settings.COLONNADE_HOME.is_demo:
        told = replace(told, conditions=(say("site.demo", reader.language), *told.conditions))
    return pdf.document(told)


def _data(organisation: OrganisationId, reader: Reader, _query: str) -> str:
    members = _marked(auditing.for_programs(organisation, reader))
    return json.dumps(members, sort_keys=True, ensure_ascii=False) + "\n"


_FORMS: Mapping[str, Callable[[OrganisationId, Reader, str], str | bytes]] = {
    "page": _page,
    PRINTED: _printed,
    "data": _data,
}


def _report(form: str, organisation: OrganisationId, moment: Moment) -> tuple[str | bytes, str]:
    """The report in one form, or why there is none: what takes long is made one at a time, and nobody waits for it.

    What very much stands under is audited for today alone.
    """
    _require(organisation)
    reader = _reader(moment)
    key = f"audit/{form}/{organisation}/{reader.language}/{reader.on}/{reader.known}/{_extent(reader)}"
    found: str | bytes | None = caches["pages"].get(key)
    if found is not None:
        return found, ""
    if not auditing.is_audited(organisation, reader):
        return "", "audit.nothing"
    is_large = auditing.is_large(organisation, reader)
    if is_large and not moment.is_now:
        return "", "audit.large_past"
    alone = BEING_MADE if is_large else BEING_SET if form == PRINTED else ""
    if alone and not caches["pages"].add(alone, value=True, timeout=LONGEST_AUDIT):
        return "", alone
    try:
        report = _FORMS[form](organisation, reader, moment.query)
    finally:
        if alone:
            caches["pages"].delete(alone)
    caches["pages"].set(key, report)
    return report, ""


def _extent(reader: Reader) -> str:
    """What changes whenever more is known."""
    return f"{reader.origin}/{publiclog.size_of(reader.origin)}/{others.mark()}"


@require_safe
@dated
def statute(request: HttpRequest, moment: Moment, organisation: OrganisationId) -> HttpResponse:
    """The statute of one organisation: its versions, text and rules, and where each rule binds."""
    _require(organisation)
    page = statute_page(organisation, _reader(moment))
    return _shown(request, "organisations/statute.html", moment, page=page)


@require_safe
@dated
def statute_file(
    _request: HttpRequest, moment: Moment, organisation: OrganisationId, spoken: str, form: str
) -> HttpResponse:
    """The published text in force, in one of its languages, as a page to print or as Markdown."""
    _require(organisation)
    text = text_in_force(organisation, _reader(moment))
    if text is None or form not in EXPORTS or spoken not in text.languages:
        raise Http404
    export, kind = EXPORTS[form]
    mark = "DEMO-" if settings.COLONNADE_HOME.is_demo else ""
    attached = {"Content-Disposition": f'attachment; filename="{mark}statute-{spoken}.{form}"'}
    return HttpResponse(export(text, spoken), content_type=kind, headers=attached)


@require_safe
@dated
def act(request: HttpRequest, moment: Moment, act: ActId) -> HttpResponse:
    """The page of one act."""
    entry = publiclog.entry_of(act)
    if entry is None or entry.known > moment.known:
        raise Http404
    page = act_page(entry, _reader(moment))
    is_own = entry.origin in publiclog.origins()
    address = request.build_absolute_uri(publiclog.address_of(entry.origin)) if is_own else ""
    return _shown(request, "organisations/act.html", moment, page=page, address=address)


@require_safe
@dated
def feed(request: HttpRequest, moment: Moment, organisation: OrganisationId | None = None) -> HttpResponse:
    """The newest acts, of everybody or of one organisation, as Atom."""
    if organisation is not None:
        _require(organisation)
    text = feeds.atom(_reader(moment), organisation, request.build_absolute_uri("/"))
    return HttpResponse(text, content_type="application/atom+xml; charset=utf-8")


@require_safe
@dated
def organisation_data(_request: HttpRequest, moment: Moment, organisation: OrganisationId) -> HttpResponse:
    """One organisation as Popolo JSON."""
    document = popolo.document_of(organisation, moment.on, moment.known)
    if document is None:
        raise Http404
    return _json(_marked(document))


@require_safe
@dated
def everybody(_request: HttpRequest, moment: Moment) -> HttpResponse:
    """Everybody that stands as Popolo JSON."""
    everyone = selectors.everyone(moment.on, moment.known)
    documents = popolo.documents(everyone, moment.on, moment.known)
    return _json(_marked({"organizations": [_marked(each) for each in documents]}))


def _marked(document: dict[str, Any]) -> dict[str, Any]:
    """Of a demo, say so in the document itself: it may be copied without what is around it."""
    return {**document, "demo": say("site.demo", "en")} if settings.COLONNADE_HOME.is_demo else document


def _json(document: dict[str, Any]) -> JsonResponse:
    return JsonResponse(document, json_dumps_params={"sort_keys": True, "ensure_ascii": False})


def _require(organisation: OrganisationId) -> None:
    if not selectors.exists(organisation):
        raise Http404

"""The pages of the organisations' room; reading only."""

from collections.abc import Callable
from functools import wraps
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
from colonnade.apps.organisations.moments import BadDay, Moment, moment_of
from colonnade.apps.organisations.naming import Names, Reader
from colonnade.apps.organisations.statute_page import statute_page, text_in_force
from colonnade.apps.publiclog import others
from colonnade.apps.publiclog import selectors as publiclog
from colonnade.core.ids import ActId, OrganisationId
from colonnade.core.statutes.export import as_html, as_markdown
from colonnade.edges.reports import html
from colonnade.words.pages import say

View = Callable[..., HttpResponse]
LONGEST_SEARCH = 100
BEING_MADE = "audit.being_made"
LONGEST_AUDIT = 600
"""Seconds after which an audit that is being made is taken to have been broken off."""
BUSY = 503
EXPORTS = {"html": (as_html, "text/html; charset=utf-8"), "md": (as_markdown, "text/plain; charset=utf-8")}
"""How a statute is written out, and as what, by the ending of the address."""


def _reader(moment: Moment) -> Reader:
    return Reader(reader_language(), moment.on, moment.known, publiclog.written_log())


def _dated(view: View) -> View:
    """A page about a moment; a bad day in its address is answered with one sentence and status 400."""

    @wraps(view)
    def dated(request: HttpRequest, **arguments: Any) -> HttpResponse:
        try:
            moment = moment_of(request)
        except BadDay as bad:
            return render(request, "organisations/bad_day.html", {"text": bad.text[:40]}, status=400)
        return view(request, moment, **arguments)

    return dated


def _shown(request: HttpRequest, template: str, moment: Moment, **context: Any) -> HttpResponse:
    return render(request, template, {"moment": moment, "told": moment.told(reader_language()), **context})


@require_safe
@_dated
def home(request: HttpRequest, moment: Moment) -> HttpResponse:
    """The first page; drawn once for each day, moment and size of the log."""
    reader = _reader(moment)
    key = f"home/{reader.language}/{reader.on}/{reader.known}/{_extent(reader)}"
    page = caches["pages"].get(key) or home_page(reader)
    caches["pages"].set(key, page)
    return _shown(request, "organisations/home.html", moment, page=page)


@csrf_exempt
@require_POST
@_dated
def search(request: HttpRequest, moment: Moment) -> HttpResponse:
    """What has the words in its name; they come in the body, so that no name stands in an address."""
    words = request.POST.get("words", "")[:LONGEST_SEARCH]
    found = pages.found_by_name(words, _reader(moment))
    is_cut = len(found) == selectors.FOUND_AT_MOST
    return _shown(request, "organisations/found.html", moment, found=found, words=words, is_cut=is_cut)


@require_safe
@_dated
def organisation(request: HttpRequest, moment: Moment, organisation: OrganisationId) -> HttpResponse:
    """The page of one organisation."""
    _require(organisation)
    page = pages.organisation_page(organisation, _reader(moment))
    return _shown(request, "organisations/organisation.html", moment, page=page)


@require_safe
@_dated
def audit(request: HttpRequest, moment: Moment, organisation: OrganisationId) -> HttpResponse:
    """The audit of one organisation from its acts; made once for each day, moment and size of the log."""
    _require(organisation)
    reader = _reader(moment)
    name = Names(reader.language, reader.known)(organisation)
    report, why_not = "", "" if auditing.is_audited(organisation, reader) else "audit.nothing"
    if not why_not:
        report, why_not = _report(organisation, reader, moment)
    context = {"organisation": organisation, "name": name, "report": report, "why_not": why_not}
    answer = _shown(request, "organisations/audit.html", moment, **context)
    if why_not == BEING_MADE:
        answer.status_code = BUSY
        answer.headers["Retry-After"] = "60"
    return answer


def _report(organisation: OrganisationId, reader: Reader, moment: Moment) -> tuple[str, str]:
    """The report, or why there is none: what takes long is made for today alone, and one at a time."""
    key = f"audit/{organisation}/{reader.language}/{reader.on}/{reader.known}/{_extent(reader)}"
    found: str | None = caches["pages"].get(key)
    is_large = found is None and auditing.is_large(organisation, reader)
    if is_large and not moment.is_now:
        return "", "audit.large_past"
    if is_large and not caches["pages"].add(BEING_MADE, value=True, timeout=LONGEST_AUDIT):
        return "", BEING_MADE
    try:
        report = found or html.sections(auditing.audited(organisation, reader, moment.query))
    finally:
        if is_large:
            caches["pages"].delete(BEING_MADE)
    caches["pages"].set(key, report)
    return report, ""


def _extent(reader: Reader) -> str:
    """What changes whenever more is known."""
    return f"{reader.origin}/{publiclog.size_of(reader.origin)}/{others.mark()}"


@require_safe
@_dated
def statute(request: HttpRequest, moment: Moment, organisation: OrganisationId) -> HttpResponse:
    """The statute of one organisation: its versions, text and rules, and where each rule binds."""
    _require(organisation)
    page = statute_page(organisation, _reader(moment))
    return _shown(request, "organisations/statute.html", moment, page=page)


@require_safe
@_dated
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
@_dated
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
@_dated
def feed(request: HttpRequest, moment: Moment, organisation: OrganisationId | None = None) -> HttpResponse:
    """The newest acts, of everybody or of one organisation, as Atom."""
    if organisation is not None:
        _require(organisation)
    text = feeds.atom(_reader(moment), organisation, request.build_absolute_uri("/"))
    return HttpResponse(text, content_type="application/atom+xml; charset=utf-8")


@require_safe
@_dated
def organisation_data(_request: HttpRequest, moment: Moment, organisation: OrganisationId) -> HttpResponse:
    """One organisation as Popolo JSON."""
    document = popolo.document_of(organisation, moment.on, moment.known)
    if document is None:
        raise Http404
    return _json(_marked(document))


@require_safe
@_dated
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

"""The pages of the elections' room; reading only."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from colonnade.apps.asking import reader_language
from colonnade.apps.elections import pages, selectors
from colonnade.apps.elections.box_views import about
from colonnade.apps.elections.minutes import minutes_of
from colonnade.apps.organisations import selectors as organisations
from colonnade.apps.organisations.moments import Moment, dated
from colonnade.apps.organisations.naming import Names
from colonnade.core.ids import ActId, OrganisationId
from colonnade.edges.minutes.document import Minutes
from colonnade.edges.minutes.pdf import document
from colonnade.edges.reports.pdf import NoTypesetter

NOT_HERE = 404


@require_safe
@dated
def elections(request: HttpRequest, moment: Moment, organisation: OrganisationId) -> HttpResponse:
    """Every election of one organisation, the newest first."""
    if not organisations.exists(organisation):
        raise Http404
    names = Names(reader_language(), moment.known)
    found = selectors.elections_of(organisation, moment.on, moment.known)
    return _shown(request, "elections/elections.html", moment, page=pages.list_page(organisation, found, names))


@require_safe
@dated
def election(request: HttpRequest, moment: Moment, organisation: OrganisationId, act: ActId) -> HttpResponse:
    """One election: who may vote, who holds the keys, what came of it, and what can be checked."""
    found = selectors.election(organisation, act, moment.on, moment.known)
    if found is None:
        raise Http404
    names = Names(reader_language(), moment.known)
    box = selectors.box_of(act)
    told = {} if box is None else about(found, box)
    called = selectors.answers_in(box.uuid) if box is not None and told["is_public"] else ()
    page = pages.election_page(found, names, moment.on, called)
    return _shown(request, "elections/election.html", moment, **{**told, "page": page})


@require_safe
@dated
def minutes(request: HttpRequest, moment: Moment, organisation: OrganisationId, act: ActId) -> HttpResponse:
    """The minutes of one election, to be read and printed."""
    return _minutes(request, moment, organisation, act)


@require_safe
@dated
def minutes_printed(request: HttpRequest, moment: Moment, organisation: OrganisationId, act: ActId) -> HttpResponse:
    """The same minutes as PDF; where nothing can set them, the page with the sentence that says so."""
    told = _told(moment, organisation, act)
    try:
        content = document(told)
    except NoTypesetter:
        return _minutes(request, moment, organisation, act, status=NOT_HERE)
    attached = {"Content-Disposition": 'attachment; filename="minutes.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=attached)


def _minutes(
    request: HttpRequest, moment: Moment, organisation: OrganisationId, act: ActId, status: int = 200
) -> HttpResponse:
    told = _told(moment, organisation, act)
    context = {"minutes": told, "organisation": organisation, "act": act, "why_not": status == NOT_HERE}
    answer = _shown(request, "elections/minutes.html", moment, **context)
    answer.status_code = status
    return answer


def _told(moment: Moment, organisation: OrganisationId, act: ActId) -> Minutes:
    found = selectors.election(organisation, act, moment.on, moment.known)
    if found is None:
        raise Http404
    names = Names(reader_language(), moment.known)
    return minutes_of(found, names, moment.on, is_demo=settings.COLONNADE_HOME.is_demo)


@require_safe
def limits(request: HttpRequest) -> HttpResponse:
    """What a vote protects and what it does not: the same for every election, and for everybody."""
    return render(request, "elections/limits.html", {"page": pages.limits_page(reader_language())})


def _shown(request: HttpRequest, template: str, moment: Moment, **context: object) -> HttpResponse:
    return render(request, template, {"moment": moment, "told": moment.told(reader_language()), **context})

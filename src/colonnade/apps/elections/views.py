"""The pages of the elections' room; reading only."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from colonnade.apps.asking import reader_language
from colonnade.apps.elections import pages, selectors
from colonnade.apps.elections.box_views import about
from colonnade.apps.organisations import selectors as organisations
from colonnade.apps.organisations.moments import Moment, dated
from colonnade.apps.organisations.naming import Names
from colonnade.core.ids import ActId, OrganisationId


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
    return _shown(request, "elections/election.html", moment, **{**told, "page": pages.election_page(found, names)})


@require_safe
def limits(request: HttpRequest) -> HttpResponse:
    """What a vote protects and what it does not: the same for every election, and for everybody."""
    return render(request, "elections/limits.html", {"page": pages.limits_page(reader_language())})


def _shown(request: HttpRequest, template: str, moment: Moment, **context: object) -> HttpResponse:
    return render(request, template, {"moment": moment, "told": moment.told(reader_language()), **context})

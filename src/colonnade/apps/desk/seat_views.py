"""The pages of an organisation's seats: what became of each code, and a new one on paper, shown once.

The digits that a picture shows lie in the session alone, which only that browser's cookie opens; its address says
nothing. They are forgotten as soon as the person goes on to another page of seats or to the desk.
"""

import os
from collections.abc import Callable, Sequence

from allauth.account.decorators import reauthentication_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from colonnade.apps.accounts.services import Invited
from colonnade.apps.asking import asks, reader_language
from colonnade.apps.desk import services, showing
from colonnade.core.ids import ActId, OrganisationId
from colonnade.edges.clock import today
from colonnade.edges.qr import qr_svg

SHOWN = "desk_codes"
View = Callable[..., HttpResponse]
grave: Callable[[View], View] = reauthentication_required


def person_at(request: HttpRequest) -> int:
    """Return the number of the account that asks."""
    assert request.user.pk is not None
    return int(request.user.pk)


def forget_codes(request: HttpRequest) -> None:
    """No picture shows a code any more."""
    request.session.pop(SHOWN, None)


def shown_once(
    request: HttpRequest,
    given: Sequence[tuple[ActId, Invited]],
    *,
    organisation: str = "",
    recovery: str | None = None,
) -> HttpResponse:
    """Return the page with the codes just given for the seats of the offices that the acts filled, to be printed.

    ``organisation``: the one just founded; ``recovery``: the secret of its recovery key, which nobody keeps here.
    """
    language, on = reader_language(), today()
    request.session[SHOWN] = [invited.code.digits for _, invited in given]
    sheets = [showing.sheet_of(act, invited, on, language) for act, invited in given]
    return render(request, "desk/codes.html", {"sheets": sheets, "founded": organisation, "recovery": recovery})


@require_safe
def seats(request: HttpRequest, organisation: OrganisationId) -> HttpResponse:
    """Every office of the organisation, and whether somebody took its seat."""
    forget_codes(request)
    page = showing.seats_page(person_at(request), organisation, today(), reader_language())
    return render(request, "desk/seats.html", {"page": page})


@grave
@asks
def give_code(request: HttpRequest, organisation: OrganisationId, act: str) -> HttpResponse:
    """A new code for a seat, shown this once; an earlier one is void."""
    person, on = person_at(request), today()
    if request.method == "POST":
        given = services.give_code(person, organisation, ActId(act), on=on, chance=os.urandom)
        return shown_once(request, [(ActId(act), given)])
    seat = showing.seat_line(person, organisation, ActId(act), on, reader_language())
    return render(request, "desk/give_code.html", {"seat": seat, "organisation": organisation})


@require_safe
def code_picture(request: HttpRequest, number: int) -> HttpResponse:
    """The QR code of the ``number``-th code, from 1, that this session was just shown."""
    shown = request.session.get(SHOWN, [])
    if not 0 < number <= len(shown):
        raise Http404
    return HttpResponse(qr_svg(shown[number - 1]), content_type="image/svg+xml")

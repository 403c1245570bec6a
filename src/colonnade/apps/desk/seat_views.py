"""The pages of an organisation's seats: what became of each code, and a new one on paper, shown once.

The digits that a picture shows lie in the session alone, which only that browser's cookie opens; its address says
nothing. A form sent again, since its answer was lost, shows the same codes once more. They are forgotten as soon as the
person goes on to another page of seats or to the desk.
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
from colonnade.core.accounts.codes import Code
from colonnade.core.accounts.invitations import Term
from colonnade.core.dates import parse_day
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


def remember(
    request: HttpRequest,
    given: Sequence[tuple[ActId, Invited]],
    *,
    organisation: str = "",
    recovery: str | None = None,
) -> None:
    """The session, and nothing else, holds what the page of codes will show: its answer may be lost on the way."""
    request.session[SHOWN] = {
        "given": [
            [act, each.invitation, each.code.digits, each.term.opens.isoformat(), each.term.until.isoformat()]
            for act, each in given
        ],
        "organisation": organisation,
        "recovery": recovery,
    }


def shown_once(request: HttpRequest, given: Sequence[tuple[ActId, Invited]]) -> HttpResponse:
    """Return the page with the codes just given for the seats of the offices that the acts filled, to be printed."""
    remember(request, given)
    return remembered(request)


def is_remembered(request: HttpRequest, *, organisation: str = "", act: str = "") -> bool:
    """Whether this session was just shown the codes of the organisation's founding, or of what ``act`` filled."""
    shown = request.session.get(SHOWN, {"organisation": "", "given": []})
    if organisation:
        return bool(shown["organisation"] == organisation)
    return [each for each, *_ in shown["given"]] == [act]


def remembered(request: HttpRequest) -> HttpResponse:
    """Return the page with the codes that the session holds.

    Of a founding also the organisation and the secret of its recovery key, which is kept nowhere else.
    """
    language, on, shown = reader_language(), today(), request.session[SHOWN]
    given = [
        (ActId(act), Invited(invitation, Code(digits), Term(parse_day(opens), parse_day(until))))
        for act, invitation, digits, opens, until in shown["given"]
    ]
    sheets = [showing.sheet_of(act, invited, on, language) for act, invited in given]
    told = {"sheets": sheets, "founded": shown["organisation"], "recovery": shown["recovery"]}
    return render(request, "desk/codes.html", told)


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
    shown = request.session.get(SHOWN, {"given": []})["given"]
    if not 0 < number <= len(shown):
        raise Http404
    _, _, digits, *_ = shown[number - 1]
    return HttpResponse(qr_svg(digits), content_type="image/svg+xml")

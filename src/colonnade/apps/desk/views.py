"""The pages of the desk: what waits for somebody, a draft, and what is done with it.

Who asks is an account; what they may see and do is asked of the selectors and services, never of the address.
"""

import os
from collections.abc import Callable
from functools import partial
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from colonnade.apps.asking import asked, asks, done_or_told, reader_language
from colonnade.apps.desk import selectors, services, showing
from colonnade.apps.desk.about import About, Making
from colonnade.apps.desk.askings import ASKINGS, said_by
from colonnade.apps.desk.forms import CODE_FIELD, ActForm, CodeForm
from colonnade.apps.desk.recording import LARGEST_SEALED, published
from colonnade.apps.desk.refusing import after_recording, done_or_refused, told_beside
from colonnade.apps.desk.seat_views import forget_codes, person_at, shown_once
from colonnade.apps.publiclog import selectors as publiclog_selectors
from colonnade.core.accounts.codes import read_code
from colonnade.core.desk.sayings import Saying
from colonnade.core.errors import Refusal
from colonnade.core.ids import OrganisationId, spelled
from colonnade.edges.clock import today
from colonnade.edges.signing import new_signer

Do = Callable[..., object]


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """What waits for the person, what is under way, what came of the rest, and what they may write."""
    forget_codes(request)
    return render(
        request, "desk/overview.html", {"desk": showing.desk_of(person_at(request), today(), reader_language())}
    )


@asks
def take_seat(request: HttpRequest) -> HttpResponse:
    """The person sits where the code on paper says."""
    form = CodeForm(request.POST or None)

    def take(typed: dict[str, Any]) -> None:
        services.take_seat(person_at(request), read_code(typed["code"]), on=today())

    if done_or_told(form, take, CODE_FIELD):
        return redirect("desk")
    return asked(request, "desk/take_seat.html", form)


@asks
def write(request: HttpRequest, organisation: OrganisationId, name: str) -> HttpResponse:
    """A draft is begun."""
    return _written(request, organisation, name, None)


@asks
def change(request: HttpRequest, number: int) -> HttpResponse:
    """A draft says something else."""
    draft = selectors.draft_for(person_at(request), number, today())
    name = showing.act_in(draft.saying.kind)
    return _written(request, OrganisationId(draft.saying.organisation), name, draft)


def _written(
    request: HttpRequest, organisation: OrganisationId, name: str, draft: selectors.Draft | None
) -> HttpResponse:
    person, on = person_at(request), today()
    if name not in ASKINGS or organisation not in selectors.organisations_of(person, on):
        raise Http404
    about = About(organisation, person, on, reader_language(), find=request.POST.get("find", ""))
    first: dict[str, Any] = {"effective": on.isoformat()} if draft is None else showing.typed(draft)
    sent = None if "look" in request.POST else request.POST or None
    form = ASKINGS[name].form(about, sent, initial=first)
    said = said_by(name, form, _making(organisation)) if form.is_valid() else None
    if said is None or _told_beside(form, said[0]):
        act = showing.act_in_words(name, reader_language())
        return asked(request, "desk/write.html", form, act=act, draft=draft, find=about.find)
    saying, written = said
    enclosed, opening = written.enclosed, written.opening
    if draft is None:
        number = services.begin(person, saying, on=on, enclosed=enclosed, opening=opening)
        return redirect("desk_draft", number=number)
    services.write(person, draft.number, saying, on=on, enclosed=enclosed, opening=opening)
    return redirect("desk_draft", number=draft.number)


def _told_beside(form: ActForm, saying: Saying) -> bool:
    """Whether what was typed could be no act with an effect, for a reason that one of the fields is about."""
    try:
        services.require_effect(saying, origin=publiclog_selectors.written_log(), on=today())
    except Refusal as refusal:
        return told_beside(form, refusal)
    return False


def _making(organisation: OrganisationId) -> Making:
    def new_key() -> str:
        signer = new_signer()
        services.keep_key(organisation, signer, secret=settings.COLONNADE_HOME.secret())
        return spelled(signer.public)

    return Making(os.urandom, new_key)


@require_safe
def draft(request: HttpRequest, number: int) -> HttpResponse:
    """One draft: what it says, where it stands, who is missing, and what can be done with it."""
    shown = showing.draft_page(person_at(request), number, today(), reader_language())
    return render(request, "desk/draft.html", {"page": shown})


def _done(do: Do) -> Callable[[HttpRequest, int], HttpResponse]:
    """A page that only does something, and leads back to the draft."""

    def done(request: HttpRequest, number: int) -> HttpResponse:
        person = person_at(request)
        return done_or_refused(request, person, number, lambda: _nothing(do(person, number, on=today())))

    return require_POST(done)


def _nothing(_done: object) -> None:
    """Nothing more is to be answered."""


withdraw, take_back = _done(services.withdraw), _done(services.take_back)


@require_POST
def propose(request: HttpRequest, number: int) -> HttpResponse:
    """The others see the draft; not while its act would have no effect."""
    person = person_at(request)

    def do() -> None:
        services.foresee(person, number, origin=publiclog_selectors.written_log(), on=today())
        services.propose(person, number, on=today())

    return done_or_refused(request, person, number, do)


@require_POST
def agree(request: HttpRequest, number: int) -> HttpResponse:
    """The person agrees to the words that were on the page; not while their act would have no effect."""
    person, read = person_at(request), request.POST.get("words", "")

    def do() -> None:
        services.foresee(person, number, origin=publiclog_selectors.written_log(), on=today())
        services.agree(person, number, read=read, on=today())

    return done_or_refused(request, person, number, do)


@require_POST
def hand_out(request: HttpRequest, number: int) -> HttpResponse:
    """The exact bytes to be sealed, as a file."""
    person = person_at(request)

    def do() -> HttpResponse:
        text = services.hand_out(person, number, origin=publiclog_selectors.written_log(), on=today())
        answer = HttpResponse(text, content_type="application/octet-stream")
        answer.headers["Content-Disposition"] = f'attachment; filename="draft-{number}.act"'
        return answer

    return done_or_refused(request, person, number, do)


@require_POST
def record(request: HttpRequest, number: int) -> HttpResponse:
    """The act is in the log, sealed by the node or, where a file came, by the officers; its code, if any, is shown."""
    person = person_at(request)
    return done_or_refused(request, person, number, lambda: _recorded(request, person, number))


def _recorded(request: HttpRequest, person: int, number: int) -> HttpResponse:
    origin = publiclog_selectors.written_log()
    came = request.FILES.get("sealed")
    if came is not None:
        content = came.read(LARGEST_SEALED + 1)
        act = published(origin, partial(services.record_sealed, person, number, content, origin=origin, on=today()))
    else:
        secret = settings.COLONNADE_HOME.secret()
        act = published(origin, partial(services.record, person, number, origin=origin, secret=secret, on=today()))
    given = services.code_after(act, on=today(), chance=os.urandom)
    return after_recording(person, number, act) if given is None else shown_once(request, [(act, given)])

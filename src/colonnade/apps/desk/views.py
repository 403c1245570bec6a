"""The pages of the desk: what waits for somebody, a draft, and what is done with it.

Who asks is an account; what they may see and do is asked of the selectors and services, never of the address.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from colonnade.apps.asking import asked, asks, done_or_told, reader_language
from colonnade.apps.desk import drafted, kept_forms, selectors, services, showing, showing_done
from colonnade.apps.desk.about import About, Making
from colonnade.apps.desk.askings import ASKINGS, said_by
from colonnade.apps.desk.carrying import as_file, as_picture, brought_back, is_brought_back, the_one
from colonnade.apps.desk.forms import CODE_FIELD, ActForm, CodeForm
from colonnade.apps.desk.recording import published
from colonnade.apps.desk.refusing import after_recording, done_or_refused, told_beside
from colonnade.apps.desk.seat_views import (
    forget_codes,
    is_remembered,
    person_at,
    remembered,
    shown_once,
)
from colonnade.apps.publiclog import selectors as publiclog_selectors
from colonnade.core.accounts.codes import read_code
from colonnade.core.acts.parts import parts_of
from colonnade.core.desk.drafts import DraftState
from colonnade.core.desk.sayings import Saying
from colonnade.core.errors import Refusal
from colonnade.core.ids import OrganisationId, spelled
from colonnade.edges.clock import today
from colonnade.edges.signing import new_signer
from colonnade.words import calendars

Do = Callable[..., object]
MOST_DIGITS = 6


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """What waits for the person, what is under way, what came of the rest, and what they may write."""
    forget_codes(request)
    return render(
        request, "desk/overview.html", {"desk": showing.desk_of(person_at(request), today(), reader_language())}
    )


@require_safe
def done(request: HttpRequest) -> HttpResponse:
    """What the person has done at the desk, by day; nobody else's."""
    asked_for = request.GET.get("page", "")
    number = int(asked_for) if asked_for.isdecimal() and len(asked_for) < MOST_DIGITS else 1
    shown = showing_done.done_page(person_at(request), number, today(), reader_language())
    return render(request, "desk/done.html", {"page": shown})


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
    return _written(request, Writing(organisation, name))


@asks
def change(request: HttpRequest, number: int) -> HttpResponse:
    """A draft says something else."""
    return _written(request, _changing(request, number))


@asks
def kept(request: HttpRequest, number: int) -> HttpResponse:
    """A form that was kept before it was whole, as it was typed then."""
    found = kept_forms.kept_form(person_at(request), number)
    if found.draft is None:
        return _written(request, Writing(found.organisation, found.name, kept=found))
    return _written(request, replace(_changing(request, found.draft), kept=found))


@require_POST
def forget(request: HttpRequest, number: int) -> HttpResponse:
    """A form that was kept is kept no more."""
    person = person_at(request)
    kept_forms.forget(person, kept_forms.kept_form(person, number).once)
    return redirect("desk")


@dataclass(frozen=True, slots=True)
class Writing:
    """What is being written: an act of an organisation, in place of a draft or anew, in a form kept before or new."""

    organisation: OrganisationId
    name: str
    draft: selectors.Draft | None = None
    kept: kept_forms.Kept | None = None

    def first(self, on: date) -> dict[str, Any]:
        """Return what stands in the form before anybody types."""
        if self.kept is not None:
            return dict(self.kept.typed)
        if self.draft is not None:
            return drafted.typed(self.draft)
        return {"effective": calendars.written(on, reader_language())}


def _changing(request: HttpRequest, number: int) -> Writing:
    draft = selectors.draft_for(person_at(request), number, today())
    return Writing(OrganisationId(draft.saying.organisation), drafted.act_in(draft.saying.kind), draft)


def _written(request: HttpRequest, writing: Writing) -> HttpResponse:
    person, on, organisation = person_at(request), today(), writing.organisation
    if writing.name not in ASKINGS or organisation not in selectors.organisations_of(person, on):
        raise Http404
    about = About(organisation, person, on, reader_language(), find=request.POST.get("find", ""))
    sent = None if "look" in request.POST else request.POST or None
    asking = ASKINGS[writing.name]
    first = writing.first(on) | asking.form.carried(request.POST)
    form = asking.form(about, sent, request.FILES if sent else None, initial=first)
    once = kept_forms.once_in(request) or (writing.kept.once if writing.kept else kept_forms.new_once(os.urandom))
    if "keep" in request.POST:
        kept_forms.keep(person, once, organisation, writing.name, form, on=on, draft=_number_of(writing))
        return redirect("desk")
    if (asking.form.checks or asking.form.reads) and "check" in request.POST:
        form = asking.form(about, initial=first | kept_forms.typed_in(form))
    number = _said(request, writing, form) if form.is_valid() else None
    if number is None:
        act = showing.act_in_words(writing.name, reader_language())
        more = {"act": act, "draft": writing.draft, "kept": writing.kept, "once": once, "find": about.find}
        return asked(request, "desk/write.html", form, **more)
    kept_forms.forget(person, once)
    return redirect("desk_draft", number=number)


def _number_of(writing: Writing) -> int | None:
    return None if writing.draft is None else writing.draft.number


def _said(request: HttpRequest, writing: Writing, form: ActForm) -> int | None:
    """The draft says what the form does: where the form began one before, and nobody else was shown that, that one.

    Nothing is said, and the form tells why, where that would be an act without effect.
    """
    person, number = person_at(request), _number_of(writing)
    once = kept_forms.once_in(request)
    sending = services.Sending(kept_forms.name_of(once), kept_forms.digest_of(form, once))
    before = services.begun_before(person, sending) if number is None else None
    if before is not None and before.is_same:
        return before.number
    if before is not None:
        number = before.number
        services.require_unseen(person, number, on=today())
    saying, written = said_by(writing.name, form, _making(writing.organisation))
    if _told_beside(form, saying):
        return None
    enclosed, opening = written.enclosed, written.opening
    if number is None:
        return services.begin(person, saying, on=today(), enclosed=enclosed, opening=opening, sending=sending)
    services.write(person, number, saying, on=today(), enclosed=enclosed, opening=opening)
    return number


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
    """The exact bytes to be sealed, as a file or as pictures."""
    person = person_at(request)

    def do() -> HttpResponse:
        text = services.hand_out(person, number, origin=publiclog_selectors.written_log(), on=today())
        if "pictures" in request.POST:
            return redirect("desk_pictures", number=number)
        return as_file(text, f"draft-{number}")

    return done_or_refused(request, person, number, do)


@require_safe
def handed_out(request: HttpRequest, number: int) -> HttpResponse:
    """The same bytes again, as a file."""
    return as_file(_text_of(request, number), f"draft-{number}")


@require_safe
def pictures(request: HttpRequest, number: int) -> HttpResponse:
    """The same bytes as pictures, and where they are brought back."""
    shown = [(part, "") for part in parts_of(_text_of(request, number))]
    act = showing.act_in_words(drafted.act_in(_draft(request, number).saying.kind), reader_language())
    return render(request, "desk/pictures.html", {"number": number, "act": act, "parts": shown})


@require_safe
def picture(request: HttpRequest, number: int, part: int) -> HttpResponse:
    """One of the pictures."""
    return as_picture(parts_of(_text_of(request, number)), part)


def _draft(request: HttpRequest, number: int) -> selectors.Draft:
    return selectors.draft_for(person_at(request), number, today())


def _text_of(request: HttpRequest, number: int) -> bytes:
    """What was handed out of the draft and has not come back."""
    draft = _draft(request, number)
    if draft.state is not DraftState.HANDED_OUT:
        raise Http404
    return draft.text


@require_POST
def record(request: HttpRequest, number: int) -> HttpResponse:
    """The act is in the log, sealed by the node or, where it was brought back, by the officers; its code is shown.

    Sent again, since the answer was lost, it shows the same.
    """
    person = person_at(request)
    if selectors.is_recorded(number):
        act = _draft(request, number).act
        return remembered(request) if is_remembered(request, act=act) else redirect("desk_draft", number=number)
    return done_or_refused(request, person, number, lambda: _recorded(request, person, number))


def _recorded(request: HttpRequest, person: int, number: int) -> HttpResponse:
    origin = publiclog_selectors.written_log()
    if is_brought_back(request):
        came = the_one(brought_back(request), _draft(request, number).text)
        act = published(origin, partial(services.record_sealed, person, number, came, origin=origin, on=today()))
    else:
        secret = settings.COLONNADE_HOME.secret()
        act = published(origin, partial(services.record, person, number, origin=origin, secret=secret, on=today()))
    given = services.code_after(act, on=today(), chance=os.urandom)
    return after_recording(person, number, act) if given is None else shown_once(request, [(act, given)])

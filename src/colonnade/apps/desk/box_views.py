"""The officers' page of an election's ballot box: bring it, close it, replace a code, go on with it, complete it.

It is for the board of whoever holds the election. The archive is for all who sit in an organisation with a part in it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from colonnade.apps.asking import REFUSED, WHOLE, asks, done_or_told, reader_language
from colonnade.apps.desk import selectors
from colonnade.apps.desk.box_forms import CloseForm, CompleteForm, HostForm, ReplaceForm, ResumeForm
from colonnade.apps.desk.seat_views import grave, person_at
from colonnade.apps.elections import selectors as elections
from colonnade.apps.elections import services
from colonnade.apps.elections.box_views import ArchiveKept, archive_of, box_there
from colonnade.apps.organisations.naming import passage
from colonnade.core.elections.box_states import BoxState
from colonnade.core.elections.standing import Election
from colonnade.core.ids import ActId, OrganisationId
from colonnade.edges.clock import today

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that an officer may do with a box: what is asked, and what is done with it."""

    form: type[forms.Form]
    do: Callable[[Election, str, Values], object]
    title: str
    help: str


def _host(election: Election, _uuid: str, values: Values) -> None:
    services.host(election.held_by, election.act, values["archive"].file, values["bonds"], on=today())


def _close(_election: Election, uuid: str, _values: Values) -> None:
    services.close(uuid, on=today())


def _replace(_election: Election, uuid: str, values: Values) -> None:
    services.replace_code(uuid, lost=values["lost"], instead=values["instead"])


def _resume(_election: Election, uuid: str, values: Values) -> None:
    services.resume(uuid, values["bonds"], values["trackers"])


def _complete(_election: Election, uuid: str, values: Values) -> None:
    services.complete(uuid, values["archive"].file, on=today())


DEEDS: Final[Mapping[str, Deed]] = {
    "host": Deed(HostForm, _host, "box.host", "box.host_help"),
    "close": Deed(CloseForm, _close, "box.close", "box.close_help"),
    "complete": Deed(CompleteForm, _complete, "box.complete", "box.complete_help"),
    "resume": Deed(ResumeForm, _resume, "box.resume", "box.resume_help"),
    "replace": Deed(ReplaceForm, _replace, "box.replace", "box.replace_help"),
}
OFFERED: Final[Mapping[BoxState | None, tuple[str, ...]]] = {
    None: ("host",),
    BoxState.OPEN: ("close", "replace"),
    BoxState.STOPPED: ("complete", "resume"),
    BoxState.CLOSING: ("close",),
    BoxState.CLOSED: ("complete",),
    BoxState.COMPLETE: (),
}
"""What may be done with a box, by its state; none: it is not on this node."""
_ABOUT_ARCHIVE: Final = (
    *("box_archive_refused", "not_an_archive", "unsupported", "not_setup_alone", "other_than_set_up"),
    *("box_not_continued", "not_tallied", "closed_too_early"),
)
FIELDS: Final[Mapping[str, str | None]] = {
    **{f"elections.{each}": "archive" for each in _ABOUT_ARCHIVE},
    "elections.codes_missing": "bonds",
    "elections.trackers_missing": "trackers",
    "elections.unknown_bond": "lost",
    "elections.not_yet_to_close": WHOLE,
    "elections.too_late_to_host": WHOLE,
}


@grave
@asks
def box(request: HttpRequest, organisation: OrganisationId, act: ActId) -> HttpResponse:
    """How the box stands, and what may be done with it."""
    on = today()
    selectors.require_board(person_at(request), organisation, on)
    election, now = elections.require_election(organisation, act, on), elections.box_of(act)
    offered = OFFERED[None if now is None else now.state]
    wanted = request.POST.get("do", "") if request.method == "POST" else ""
    empty = {name: DEEDS[name].form(prefix=name) for name in offered}
    if wanted in empty:
        deed = DEEDS[wanted]
        uuid = "" if now is None else now.uuid
        form = empty[wanted] = deed.form(request.POST, request.FILES, prefix=wanted)
        if done_or_told(form, lambda values: deed.do(election, uuid, values), FIELDS):
            return redirect("desk_box", organisation=organisation, act=act)
    shown = [(name, DEEDS[name], form) for name, form in empty.items()]
    told = {"title": passage(election.facts["title"], reader_language()), "box": now, "deeds": shown}
    status = REFUSED if request.method == "POST" else 200
    return render(request, "desk/box.html", {**told, "organisation": organisation, "act": act}, status=status)


@require_safe
def archive(request: HttpRequest, organisation: OrganisationId, act: ActId) -> HttpResponseBase:
    """The archive of the box, for whoever sits in an organisation that has a part in the election."""
    person, on = person_at(request), today()
    beside = selectors.seats_beside(person, on)
    seats = {each for each, sitting in beside.items() if any(seat.person == person for seat in sitting)}
    election = elections.election(organisation, act, on, on)
    if not seats or election is None or not seats & with_a_part(election):
        raise ArchiveKept
    return archive_of(request, box_there(organisation, act)[1])


def with_a_part(election: Election) -> set[OrganisationId]:
    """Return who holds the election, whose its trustees are, and who issues codes in it."""
    trustees, issuers = election.facts["trustees"], election.facts["codes_by"]
    assert isinstance(trustees, list)
    assert isinstance(issuers, list)
    held = {OrganisationId(str(each["of"])) for each in trustees if isinstance(each, dict)}
    return {election.held_by, *held, *(OrganisationId(str(each)) for each in issuers)}

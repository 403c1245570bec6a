"""The public pages of a ballot box: a ballot is cast, found again, and all of them are taken away.

None sets a cookie, and what a voter sends or looks for stands in no address. That is why they ask for no token: who
casts shows a ballot and a code, and nothing that a browser adds by itself counts.
"""

from collections.abc import Mapping
from typing import Final

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from colonnade.apps.asking import REFUSED, asked, asks, done_or_told, reader_language
from colonnade.apps.elections import selectors, services
from colonnade.apps.elections.forms import BoardForm, ballot_form
from colonnade.apps.elections.selectors import BoxNow
from colonnade.apps.elections.standing import NoSuchBox
from colonnade.apps.elections.streaming import Held
from colonnade.apps.organisations.naming import passage
from colonnade.core.elections.box_states import BoxState
from colonnade.core.elections.casting import BallotTooLong, read_sending
from colonnade.core.elections.standing import Election
from colonnade.core.errors import Refusal
from colonnade.core.ids import ActId, OrganisationId
from colonnade.edges.clock import today
from colonnade.words.refusals import in_words

_OF_BALLOT: Final = (
    *("misread", "foreign", "credential_not_listed", "not_signed", "ballot_too_long", "wrong_number", "wrong_kind"),
    *("bad_proof", "not_a_member", "identity_key", "wrong_digest", "bad_signature", "element_spelling"),
)
TOLD_AT: Final[Mapping[str, str | None]] = {
    "elections.not_a_code": "code",
    "elections.code_missing": "code",
    **{f"elections.{each}": "text" for each in _OF_BALLOT},
}
"""Beside which field of the form a refusal is told; what is about the box, and no fault of the voter's, has a page."""
STATUS: Final[Mapping[str, int]] = {
    "elections.ballot_too_long": 413,
    "elections.box_busy": 503,
    **dict.fromkeys(("elections.no_such_box", "elections.no_such_election"), 404),
    **dict.fromkeys(("elections.ballot_box_closed", "elections.box_stopped", "elections.voting_not_open"), 409),
    **dict.fromkeys(("publiclog.read_only", "publiclog.closed"), 409),
}
NEW, KNOWN, AGAIN = 201, 200, "30"


class ArchiveKept(Refusal):
    """The archive goes to voters, trustees and observers, and not to the public."""

    code = "elections.archive_kept"


def is_public(election: Election) -> bool:
    """Whether everybody may see how many ballots there are: where the number of voters is shown."""
    return "voters" in election.facts


def box_there(organisation: OrganisationId, act: ActId) -> tuple[Election, BoxNow]:
    """Return the election and its box on this node, or refuse."""
    election = selectors.require_election(organisation, act, today())
    box = selectors.box_of(act)
    if box is None or box.organisation != organisation:
        raise NoSuchBox
    return election, box


def about(election: Election, box: BoxNow) -> dict[str, object]:
    """Return what every page of a box says of it."""
    return {
        "election": election,
        "box": box,
        "title": passage(election.facts["title"], reader_language()),
        "is_public": is_public(election),
        "is_taking": box.state is BoxState.OPEN and election.state == "open",
    }


@csrf_exempt
@asks
def cast(request: HttpRequest, organisation: OrganisationId, act: ActId) -> HttpResponse:
    """The form for a ballot that was made elsewhere; once it is stored, its tracker."""
    election, box = box_there(organisation, act)
    form = ballot_form(request)
    taken: list[services.Taken] = []

    def do(_values: object) -> None:
        given = form.ballot(), form.cleaned_data["code"]
        taken.append(services.cast(box.uuid, *given, on=today(), election=election))

    if request.method == "POST" and done_or_told(form, do, TOLD_AT):
        return _unkept(render(request, "elections/taken.html", {**about(election, box), "taken": taken[0]}))
    return _unkept(asked(request, "elections/cast.html", form, **about(election, box)))


def _unkept(answer: HttpResponse) -> HttpResponse:
    """No browser keeps what a voter has sent, nor her tracker."""
    answer.headers["Cache-Control"] = "no-store"
    return answer


@csrf_exempt
@require_POST
def ballots(request: HttpRequest, organisation: OrganisationId, act: ActId) -> HttpResponse:
    """A ballot and a code as JSON; the answer is a tracker, or one sentence and its code."""
    try:
        election, box = box_there(organisation, act)
        ballot, code = read_sending(_body(request))
        taken = services.cast(box.uuid, ballot, code, on=today(), election=election)
    except Refusal as refusal:
        return _unkept(_refused(refusal))
    return _unkept(JsonResponse({"tracker": taken.tracker}, status=NEW if taken.is_new else KNOWN))


def _body(request: HttpRequest) -> bytes:
    try:
        return request.body
    except RequestDataTooBig:
        raise BallotTooLong from None


def _refused(refusal: Refusal) -> HttpResponse:
    told = {"refused": refusal.code, "sentence": in_words(refusal.code, refusal.facts, reader_language())}
    status = STATUS.get(refusal.code, REFUSED)
    answer = JsonResponse(told, status=status, json_dumps_params={"ensure_ascii": False, "sort_keys": True})
    if refusal.code == "elections.box_busy":
        answer.headers["Retry-After"] = AGAIN
    return answer


@csrf_exempt
@asks
def board(request: HttpRequest, organisation: OrganisationId, act: ActId) -> HttpResponse:
    """All trackers, sorted; or, where nobody may see how many there are, whether one's own is among them."""
    election, box = box_there(organisation, act)
    form = BoardForm(request.POST if request.method == "POST" else None)
    told = about(election, box)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data["tracker"]
        told |= {"asked_for": typed, "is_there": selectors.has_tracker(box.uuid, typed)}
        if is_public(election):
            told["found"] = selectors.board(box.uuid, 1, "".join(typed.split()))
        return _unkept(render(request, "elections/board.html", {**told, "form": form}))
    if is_public(election):
        told["page"] = selectors.board(box.uuid, _number(request))
    return asked(request, "elections/board.html", form, **told)


def _number(request: HttpRequest) -> int:
    typed = request.GET.get("page", "1")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else 1


@require_safe
def archive(request: HttpRequest, organisation: OrganisationId, act: ActId) -> HttpResponseBase:
    """The archive as it is now, to be checked by whatever tool; to everybody where the number of voters is shown."""
    election, box = box_there(organisation, act)
    if not is_public(election):
        raise ArchiveKept
    return archive_of(request, box)


def archive_of(request: HttpRequest, box: BoxNow) -> HttpResponseBase:
    """Return the archive of a box as a file, sent piece by piece."""
    headers = {"Content-Disposition": f'attachment; filename="{box.uuid}.bel"', "Cache-Control": "no-store"}
    kind = "application/octet-stream"
    if request.method == "HEAD":
        return HttpResponse(content_type=kind, headers=headers)
    return StreamingHttpResponse(Held(selectors.archive_pieces(box.uuid)), content_type=kind, headers=headers)

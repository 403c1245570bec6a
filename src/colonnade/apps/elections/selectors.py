"""What is asked about elections, from the spans that acts have made, and about the boxes that this node holds."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Paginator

from colonnade.apps.elections.models import Ballot, Box
from colonnade.apps.elections.reading import Stream, pieces
from colonnade.apps.elections.standing import found
from colonnade.apps.organisations import selectors as organisations
from colonnade.core.elections.archive import records
from colonnade.core.elections.box_states import BoxState
from colonnade.core.elections.casting import digest_in, digests_beginning, tracker_of
from colonnade.core.elections.election import read_election
from colonnade.core.elections.excerpts import Excerpt, excerpt_in
from colonnade.core.elections.standing import KINDS, Election, elections_in
from colonnade.core.errors import Refusal
from colonnade.core.ids import ActId, OrganisationId
from colonnade.core.organisations.spans import Kind

TRACKERS_AT_ONCE = 100


class NoSuchElection(Refusal):
    """The organisation has set up no such election, as far as is known here."""

    code = "elections.no_such_election"


@dataclass(frozen=True, slots=True)
class BoxNow:
    """A box of this node as it is now. ``first_event``: SHA-256 of its Setup event."""

    act: ActId
    organisation: OrganisationId
    uuid: str
    state: BoxState
    first_event: str
    ballots: int
    is_restored: bool


@dataclass(frozen=True, slots=True)
class Board:
    """Some of the trackers of a box, sorted, so that their order tells nothing, and on which page of how many."""

    trackers: tuple[str, ...]
    number: int
    of: int
    ballots: int


def elections_of(organisation: OrganisationId, on: date, known: date) -> list[Election]:
    """Return the elections that ``organisation`` has set up, the newest first, as they stand on a day."""
    return elections_in(organisations.ever([organisation], KINDS, known), on)


def election(organisation: OrganisationId, act: ActId, on: date, known: date) -> Election | None:
    """Return the election that ``act`` set up; none if ``organisation`` has none of it on that day."""
    return next((each for each in elections_of(organisation, on, known) if each.act == act), None)


def holder_of(act: ActId, known: date) -> OrganisationId | None:
    """Return who set up an election by ``act``; none where it is no such act, or is not known here."""
    return organisations.holder_of(Kind.ELECTION, act, known)


def require_election(organisation: OrganisationId, act: ActId, on: date) -> Election:
    """Return the same as it is known on the day, or refuse."""
    there = election(organisation, act, on, on)
    if there is None:
        raise NoSuchElection
    return there


def box_of(act: ActId) -> BoxNow | None:
    """Return the box of the election that ``act`` set up; none if this node holds none."""
    box = Box.objects.filter(act=act).first()
    if box is None:
        return None
    return BoxNow(
        ActId(box.act),
        OrganisationId(box.organisation),
        box.uuid,
        BoxState(box.state),
        box.first_event,
        box.ballots,
        box.is_restored,
    )


def board(uuid: str, number: int = 1, beginning: str = "") -> Board:
    """Return the ``number``-th page of the trackers that begin so, or the nearest there is."""
    box = found(uuid)
    kept = Ballot.objects.filter(box=box).order_by("digest")
    bounds = digests_beginning(beginning)
    kept = kept.none() if bounds is None else kept.filter(digest__gte=bounds[0], digest__lte=bounds[1])
    page = Paginator(kept.values_list("digest", flat=True), TRACKERS_AT_ONCE).get_page(number)
    trackers = tuple(tracker_of(bytes(each)) for each in page.object_list)
    return Board(trackers, page.number, page.paginator.num_pages, box.ballots)


def has_tracker(uuid: str, tracker: str) -> bool:
    """Whether a ballot with this whole tracker is in the box."""
    digest = digest_in(tracker)
    return digest is not None and Ballot.objects.filter(box=found(uuid), digest=digest).exists()


def archive_pieces(uuid: str) -> Iterator[bytes]:
    """Return the archive of the box as it is at this moment, piece by piece."""
    return pieces(found(uuid))


def excerpt_of(uuid: str) -> Excerpt:
    """Return what the archive of the box says at this moment, however large it is.

    It is not verified again: what stands in it was examined when it came, or was made here.
    """
    return excerpt_in(Stream(archive_pieces(uuid)))


def answers_in(uuid: str) -> tuple[tuple[str, ...], ...]:
    """Return what the answers of each question are called; of the archive only its first record is read."""
    first = next(records(Stream(archive_pieces(uuid))))
    return tuple(question.answers for question in read_election(first.content).questions)


def elections_with(organisation: OrganisationId, on: date, known: date) -> list[Election]:
    """Return the elections in which ``organisation`` has a part, the newest first, whoever holds them.

    It holds it, has a trustee or issues codes in it; who stands under the holder is not asked here.
    """
    return [each for each in everywhere(on, known) if organisation in _parts(each)]


def everywhere(on: date, known: date) -> list[Election]:
    """Return every election that the log tells of, the newest first, as they stand on a day."""
    return elections_in(organisations.anywhere(KINDS, known), on)


def _parts(election: Election) -> set[str]:
    return {election.held_by, *election.trustees, *election.code_issuers}

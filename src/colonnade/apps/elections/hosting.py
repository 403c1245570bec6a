"""A box comes to this node: its archive is what the act says, its marks lie under a key that no backup holds."""

import os
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import BinaryIO, Final

from django.db import IntegrityError, transaction

from colonnade.apps.elections import selectors
from colonnade.apps.elections.known import engine_of, known_of
from colonnade.apps.elections.models import Ballot, Box, MarkRow
from colonnade.apps.elections.reading import keep_pieces
from colonnade.apps.elections.standing import files_of, locked, require_node_writes
from colonnade.apps.publiclog.services import forget_what_is_gone
from colonnade.core.elections.archive import records
from colonnade.core.elections.ballot_box import Examine, here
from colonnade.core.elections.box_states import BoxDoing, BoxState, require_may
from colonnade.core.elections.casting import ArchiveRefused, TrackersMissing, require_as_set_up, require_setup_alone
from colonnade.core.elections.election import read_election
from colonnade.core.elections.events import Step, steps
from colonnade.core.elections.hands import KEY_BYTES, Bond, Mark, marks_of, replaced, require_one_code_each
from colonnade.core.elections.public_credentials import read_credentials
from colonnade.core.elections.states import State
from colonnade.core.elections.trustees import read_trustees
from colonnade.core.elections.verification import Report, verify
from colonnade.core.errors import Refusal
from colonnade.core.ids import ActId, OrganisationId

BEFORE_CLOSING: Final = frozenset({State.SET_UP, State.REHEARSED, State.OPEN})
Chance = Callable[[int], bytes]
Bonds = Iterable[Sequence[Bond]]


class BoxExists(Refusal):
    """The election's box is on this node already."""

    code = "elections.box_exists"


class NotHosted(Refusal):
    """The election is closed or void, or another Setup than this was opened: no box of it begins any more."""

    code = "elections.too_late_to_host"


def host(
    organisation: OrganisationId, act: ActId, archive: BinaryIO, bonds: Bonds, *, on: date, chance: Chance = os.urandom
) -> None:
    """The box of the election that ``act`` set up is on this node, and takes ballots once voting is opened.

    ``archive``: from its beginning, Setup alone. Refused where it does not verify or is not what the act says, or
    where there are not as many bonds as credentials.
    """
    require_node_writes()
    election = selectors.require_election(organisation, act, on)
    if Box.objects.filter(act=act).exists():
        raise BoxExists
    report, setup = looked_into(archive)
    election_bytes, trustees, credentials, _ = setup.contents
    found = read_election(election_bytes)
    require_setup_alone(report.state, report.ballot_events)
    require_as_set_up(election.facts, election_bytes, found, read_trustees(trustees, found.group))
    opened = election.facts.get("first_event", setup.digest)
    if election.state not in BEFORE_CLOSING or opened != setup.digest:
        raise NotHosted
    key = chance(KEY_BYTES)
    marks = marks_of(key, bonds)
    require_one_code_each(marks, read_credentials(credentials, found.group))
    try:
        with transaction.atomic(durable=True):
            box = Box.objects.create(act=act, organisation=organisation, uuid=found.uuid, first_event=setup.digest)
            archive.seek(0)
            keep_pieces(box, archive.read, is_tail=False)
            keep_marks(box, marks)
            files_of(found.uuid).keep_key(key)  # once nobody else's box can have the name
            files_of(found.uuid).begin_at(0)
    except IntegrityError:
        raise BoxExists from None


def looked_into(archive: BinaryIO, examine: Examine = here) -> tuple[Report, Step]:
    """Return what is found in a whole archive, and its setup; refused with the first reason that speaks against it."""

    def again(offset: int, end: int) -> bytes:
        at = archive.tell()
        archive.seek(offset)
        content = archive.read(end - offset)
        archive.seek(at)
        return content

    archive.seek(0)
    report = verify(archive, engine_of, again, examine)
    if report.reasons:
        first = report.reasons[0]
        raise ArchiveRefused(reason=first.code, place=first.place)
    archive.seek(0)
    return report, next(steps(records(archive)))


def keep_marks(box: Box, marks: Iterable[Mark]) -> None:
    """The marks are kept, sorted, and none beside them."""
    MarkRow.objects.filter(box=box).delete()
    MarkRow.objects.bulk_create([MarkRow(box=box, mark=mark) for mark in sorted(marks)], batch_size=500)


def replace_code(uuid: str, *, lost: Bond, instead: Bond) -> None:
    """The code that was lost casts no more; the new one does. What was cast with the old one stands."""
    require_node_writes()
    with transaction.atomic(durable=True):
        box = locked(uuid)
        require_may(BoxState(box.state), BoxDoing.REPLACE)
        marks = [Mark(bytes(each)) for each in MarkRow.objects.filter(box=box).values_list("mark", flat=True)]
        keep_marks(box, replaced(files_of(uuid).key(), marks, lost=lost, instead=instead))
        forget_what_is_gone()


def resume(uuid: str, bonds: Bonds, trackers: Iterable[bytes], *, chance: Chance = os.urandom) -> None:
    """A stopped box takes ballots again: every one of ``trackers``, as they are known outside, is in it.

    There is a new key, so that inspectors bring their bonds again; the board says for good that it was stopped.
    """
    require_node_writes()
    key = chance(KEY_BYTES)
    marks = marks_of(key, bonds)
    with transaction.atomic(durable=True):
        box = locked(uuid)
        require_may(BoxState(box.state), BoxDoing.RESUME)
        require_one_code_each(marks, known_of(box).credentials)
        missing = [each for each in trackers if not Ballot.objects.filter(box=box, digest=each).exists()]
        if missing:
            raise TrackersMissing(missing=len(missing))
        files_of(uuid).keep_key(key)
        files_of(uuid).begin_at(box.ballots)
        keep_marks(box, marks)
        Box.objects.filter(pk=box.pk).update(state=BoxState.OPEN.value, is_restored=True)
        forget_what_is_gone()

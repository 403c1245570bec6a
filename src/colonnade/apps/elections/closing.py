"""A box is closed, once and for good, and later completed by what the trustees have made of it."""

from collections.abc import Iterable, Iterator
from datetime import date
from io import BytesIO
from typing import BinaryIO

from django.db import transaction

from colonnade.apps.elections import reading, selectors
from colonnade.apps.elections.hosting import looked_into
from colonnade.apps.elections.known import engine_of, known_of
from colonnade.apps.elections.models import Ballot, Box, BoxPiece, MarkRow
from colonnade.apps.elections.standing import files_of, found, locked, require_node_writes
from colonnade.apps.publiclog.services import forget_what_is_gone
from colonnade.core.acts.facts import read_day
from colonnade.core.elections import appending
from colonnade.core.elections.archive import digest_of, records
from colonnade.core.elections.arithmetic import PublicArithmetic
from colonnade.core.elections.ballot_box import Batch, Examine, Verdicts, contents_of, verdicts_on
from colonnade.core.elections.ballots import Poll
from colonnade.core.elections.box_states import BoxDoing, BoxState, require_may
from colonnade.core.elections.casting import NotContinued, NotTallied
from colonnade.core.elections.elements import Group
from colonnade.core.elections.events import EventType, steps
from colonnade.core.elections.events import State as ArchiveState
from colonnade.core.elections.objects import Ballot as Read
from colonnade.core.elections.objects import read_ballot
from colonnade.core.elections.public_credentials import read_credentials
from colonnade.core.elections.running_tally import Placed, RunningTally
from colonnade.core.elections.states import State
from colonnade.core.elections.tallies import tally_spelled
from colonnade.core.errors import Refusal
from colonnade.core.ids import ActId, OrganisationId
from colonnade.edges.progress import Tell, untold

_STATES = {ArchiveState.CLOSED: BoxState.CLOSED, ArchiveState.TALLIED: BoxState.COMPLETE}


class NotYetToClose(Refusal):
    """The day on which voting closes has not come."""

    code = "elections.not_yet_to_close"


class ClosedTooEarly(Refusal):
    """The archive closes the voting of a stopped box before the day on which it closes."""

    code = "elections.closed_too_early"


def close(uuid: str, *, on: date, tell: Tell = untold) -> None:
    """The box takes no ballot any more; the end of ballots and their tally stand behind them; marks and key are gone.

    From the closing day on, or once the election is void. Stopped half-way it takes no ballot, and the next call
    does the rest.
    """
    _shut(uuid, on)
    box = found(uuid)
    tail = _tail_of(box, tell)
    with transaction.atomic(durable=True):
        box = locked(uuid)
        if box.state == BoxState.CLOSING:
            BoxPiece.objects.filter(box=box, is_tail=True).delete()
            reading.keep_pieces(box, BytesIO(tail).read, is_tail=True)
            MarkRow.objects.filter(box=box).delete()
            Box.objects.filter(pk=box.pk).update(state=BoxState.CLOSED.value)
            forget_what_is_gone()
    files_of(uuid).forget()


@transaction.atomic(durable=True)
def _shut(uuid: str, on: date) -> None:
    box = locked(uuid)
    if box.state in {BoxState.CLOSED, BoxState.COMPLETE}:
        files_of(uuid).forget()  # where an earlier call was stopped before it could
    require_may(BoxState(box.state), BoxDoing.CLOSE)
    if box.state == BoxState.CLOSING:
        return
    require_node_writes()
    if not _may_end(box, on):
        raise NotYetToClose
    Box.objects.filter(pk=box.pk).update(state=BoxState.CLOSING.value)


def _may_end(box: Box, on: date) -> bool:
    """Whether voting may be over on the day: it is to close by then, or the election is void."""
    election = selectors.require_election(OrganisationId(box.organisation), ActId(box.act), on)
    return election.state is State.VOID or on >= read_day(election.facts["closes"], "facts.closes")


def _tail_of(box: Box, tell: Tell) -> bytes:
    """Return the end of ballots and their encrypted tally as the archive goes on with them."""
    tally = _tally_of(box, tell)
    ended = appending.appended(reading.head_after(box), EventType.END_BALLOTS)
    tallied = appending.tallied(ended.head, tally_spelled(tally.tally()), tally.number, tally.weight)
    return ended.content + tallied.content


def _tally_of(box: Box, tell: Tell) -> RunningTally:
    """Return what the ballots of the box add up to; one that is superseded is read again from its place."""
    election = known_of(box).poll.election
    group = election.group
    setup = next(steps(records(reading.Stream(reading.pieces_of(box.pk, is_tail=False)))))

    def again(ordinal: int, _end: int) -> Read:
        return read_ballot(reading.content_at(box.pk, ordinal), group)

    running = RunningTally(engine_of(group), election, read_credentials(setup.contents[2], group), again)
    for batch in _batches(box, group):
        running.take(batch)
        tell(batch[-1].end, box.ballots)
    return running


def _batches(box: Box, group: Group) -> Iterator[list[Placed]]:
    batch: list[Placed] = []
    for ordinal, content in enumerate(reading.contents_of(box.pk, box.ballots)):
        batch.append(Placed(read_ballot(content, group), ordinal, ordinal + 1))
        if len(batch) == reading.AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch


def complete(uuid: str, archive: BinaryIO, *, on: date) -> None:
    """The box holds what the trustees have made of it: ``archive`` begins with all its bytes, verifies, has a result.

    A box that is stopped is brought as far as ``archive`` goes, result or not; what is new in it is examined. Closed
    it is by no archive before the closing day, unless the election is void.
    """
    require_node_writes()
    box = found(uuid)
    is_stopped = box.state == BoxState.STOPPED
    require_may(BoxState(box.state), BoxDoing.RESUME if is_stopped else BoxDoing.COMPLETE)
    reached = _continued(box, archive)
    report, _ = looked_into(archive, _knowing(box))
    if not is_stopped and report.state is not ArchiveState.TALLIED:
        raise NotTallied
    if is_stopped and report.state is not ArchiveState.OPEN and not _may_end(box, on):
        raise ClosedTooEarly
    with transaction.atomic(durable=True):
        now = locked(uuid)
        if (now.state, now.ballots) != (box.state, box.ballots):
            raise NotContinued
        ballots, end = _taken_in(now, archive) if is_stopped else (now.ballots, reached)
        archive.seek(end)
        reading.keep_pieces(now, archive.read, is_tail=True)
        state = _STATES.get(report.state, BoxState(now.state))
        Box.objects.filter(pk=now.pk).update(state=state.value, ballots=ballots)
    if state is not BoxState.STOPPED:
        files_of(uuid).forget()


def _continued(box: Box, archive: BinaryIO) -> int:
    """Return how long the box is so far; refused where the archive does not begin with just these bytes."""
    archive.seek(0)
    length = 0
    for piece in reading.pieces(box):
        if archive.read(len(piece)) != piece:
            raise NotContinued
        length += len(piece)
    return length


def _knowing(box: Box) -> Examine:
    """Return what examines the ballots of an archive; those that the box holds were examined when they came."""

    def examine(poll: Poll, arithmetic: PublicArithmetic, batches: Iterable[Batch]) -> Iterator[Verdicts]:
        for batch in batches:
            contents = contents_of(batch)
            named = [bytes.fromhex(digest_of(content)) for content in contents]
            kept = Ballot.objects.filter(box=box, digest__in=named).values_list("digest", flat=True)
            stored = {bytes(each) for each in kept}
            new = [at for at, digest in enumerate(named) if digest not in stored]
            told = dict(zip(new, verdicts_on(poll, arithmetic, [contents[at] for at in new]), strict=True))
            yield [told.get(at) for at in range(len(batch))]

    return examine


def _taken_in(box: Box, archive: BinaryIO) -> tuple[int, int]:
    """The ballots that the box lacked are in it; return how many there are, and where the last of them ends."""
    archive.seek(0)
    ballots, end = 0, 0
    for step in steps(records(archive)):
        if step.event.type is EventType.BALLOT:
            if ballots >= box.ballots:
                (content,) = step.contents
                digest = bytes.fromhex(digest_of(content))
                Ballot.objects.create(box=box, ordinal=ballots, digest=digest, content=content)
            ballots += 1
        elif step.event.type is not EventType.SETUP:
            break
        end = step.end
    return ballots, end

"""A ballot comes: it is acknowledged only once it was found good, both hands are there, and it is on disk.

The order tells nobody anything. What is stored already is acknowledged again whatever the code, since the board says
so too; a code is looked at only once whoever sent it has shown the credential by a signature, so that a code found on
paper cannot be tried against the list or the board. Nothing is written of the code. Source: docs/adr/0043.
"""

import hashlib
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from colonnade.apps.elections import selectors
from colonnade.apps.elections.known import engine_of, known_of, room
from colonnade.apps.elections.models import Ballot, Box, MarkRow
from colonnade.apps.elections.standing import files_of, found, locked, require_node_writes
from colonnade.core.elections.arithmetic import PublicArithmetic
from colonnade.core.elections.ballots import Poll, is_signed, refusals_of, require_own
from colonnade.core.elections.box_states import BoxDoing, BoxState, BoxStopped, require_may
from colonnade.core.elections.casting import BallotTooLong, longest_ballot, tracker_of
from colonnade.core.elections.hands import (
    Code,
    Hands,
    UnknownCredential,
    bond_of,
    marks_of,
    read_code,
    require_both_hands,
)
from colonnade.core.elections.objects import BALLOT_LIMIT, read_ballot
from colonnade.core.elections.objects import Ballot as Read
from colonnade.core.elections.standing import Election
from colonnade.core.elections.states import State
from colonnade.core.errors import Refusal
from colonnade.core.ids import ActId, OrganisationId
from colonnade.edges.box_files import NoBoxKey


class VotingNotOpen(Refusal):
    """No act that opens voting stands, or it opens another box than this."""

    code = "elections.voting_not_open"


@dataclass(frozen=True, slots=True)
class Taken:
    """The tracker of a ballot that is stored; ``is_new``: it was not before."""

    tracker: str
    is_new: bool


def cast(uuid: str, ballot: bytes, code: str, *, on: date, election: Election | None = None) -> Taken:
    """The ballot is stored, once, and durable: return its tracker. Or it is refused, and nothing has changed.

    ``election`` is the box's as it stands on that day, from whoever has looked for it already.
    """
    box = found(uuid)
    if len(ballot) > BALLOT_LIMIT:
        raise BallotTooLong
    digest = hashlib.sha256(ballot).digest()
    if Ballot.objects.filter(box=box, digest=digest).exists():
        return Taken(tracker_of(digest), is_new=False)
    _require_voting(box, on, election)
    asked = read_code(code)
    poll, read = _by_a_listed_credential(box, ballot)
    arithmetic = engine_of(poll.election.group)
    with room():  # storing too: whoever examines meanwhile would keep the database's lock waiting for the interpreter
        _require_both_hands(box, arithmetic, poll, read, asked)
        (refusal,) = refusals_of(arithmetic, poll, [read])
        if refusal is not None:
            raise refusal
        return Taken(tracker_of(digest), is_new=_stored(uuid, digest, ballot))


def _require_voting(box: Box, on: date, election: Election | None) -> None:
    require_may(BoxState(box.state), BoxDoing.TAKE)
    require_node_writes()
    found = election or selectors.election(OrganisationId(box.organisation), ActId(box.act), on, on)
    if found is None or found.state is not State.OPEN or found.facts["first_event"] != box.first_event:
        raise VotingNotOpen


def _by_a_listed_credential(box: Box, content: bytes) -> tuple[Poll, Read]:
    """Return the election and the ballot; refused by what is found without reckoning powers."""
    known = known_of(box)
    poll = known.poll
    if len(content) > longest_ballot(poll.election):
        raise BallotTooLong
    ballot = read_ballot(content, poll.election.group)
    require_own(poll, ballot)
    if not known.lists(ballot.credential):
        raise UnknownCredential
    return poll, ballot


def _require_both_hands(box: Box, arithmetic: PublicArithmetic, poll: Poll, ballot: Read, code: Code) -> None:
    """Refuse where the signature of its listed credential, or that credential's code, is missing."""
    hands = _hands(box, ballot, code)
    signed = is_signed(arithmetic, poll, ballot)
    require_both_hands(hands, credential=ballot.credential, is_signed=signed, code=code)


def _hands(box: Box, ballot: Read, code: Code) -> Hands:
    """Return what is there of the two hands for a ballot whose credential is listed."""
    try:
        key = files_of(box.uuid).key()
    except NoBoxKey:
        _stop(box.uuid)
        _require_taking(box.uuid)
        raise BoxStopped from None
    (mark,) = marks_of(key, [[bond_of(box.uuid, code, ballot.credential)]])
    is_issued = MarkRow.objects.filter(box=box, mark=mark).exists()
    if not is_issued:
        _require_taking(box.uuid)  # whoever closes takes marks and key away, and neither is then wrong or lost
    return Hands(box.uuid, key, frozenset({mark} if is_issued else ()), frozenset({ballot.credential}))


def _require_taking(uuid: str) -> None:
    require_may(BoxState(found(uuid).state), BoxDoing.TAKE)


def _stored(uuid: str, digest: bytes, content: bytes) -> bool:
    """Whether the ballot is new; it is on disk in any case. A box that holds fewer than it did is stopped."""
    files = files_of(uuid)
    with transaction.atomic(durable=True):
        box = locked(uuid)
        require_may(BoxState(box.state), BoxDoing.TAKE)
        if Ballot.objects.filter(box=box, digest=digest).exists():
            return False
        is_behind = files.reached() > box.ballots
        if is_behind:
            Box.objects.filter(pk=box.pk).update(state=BoxState.STOPPED.value)
        else:
            Ballot.objects.create(box=box, ordinal=box.ballots, digest=digest, content=content)
            Box.objects.filter(pk=box.pk).update(ballots=box.ballots + 1)
    if is_behind:
        raise BoxStopped
    files.has_reached(box.ballots + 1)
    return True


@transaction.atomic(durable=True)
def _stop(uuid: str) -> None:
    """The box takes no ballots until an officer resumes it; one that takes none anyway stays as it is."""
    box = locked(uuid)
    if box.state == BoxState.OPEN:
        Box.objects.filter(pk=box.pk).update(state=BoxState.STOPPED.value)

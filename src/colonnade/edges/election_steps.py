"""The steps of an election in its folder, from the rehearsal to the result: what each reads, and what it leaves.

Secrets are arguments, never files here. Source: docs/rules/elections.md, "Folder".
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from colonnade.core.elections.appending import cast as with_ballot
from colonnade.core.elections.archive import BLOCK, records
from colonnade.core.elections.election import Election, election_spelled
from colonnade.core.elections.elements import Element
from colonnade.core.elections.events import EventType, State, state_after, steps
from colonnade.core.elections.key_making import trustees_of
from colonnade.core.elections.objects import Ballot, ballot_spelled
from colonnade.core.elections.polling import Booth, booth_of
from colonnade.core.elections.stages import (
    begun_with,
    ended,
    enough,
    mixed,
    part_of,
    require_part,
    resulting,
)
from colonnade.core.elections.tallies import Outcome, PartialDecryption
from colonnade.core.elections.templates import drawn_uuid, election_of, rehearsal_of
from colonnade.core.elections.trustees import Kind, public_names
from colonnade.core.elections.verification import Count, gone_through
from colonnade.core.errors import Refusal
from colonnade.edges import places
from colonnade.edges.archive_files import archive_opened, public, require_good, secret
from colonnade.edges.chance import draw
from colonnade.edges.election_folders import (
    TRUSTEES,
    Folder,
    NotYetThere,
    Opening,
    append_to,
    continue_with,
    end_of,
    mend_end,
    reading,
)
from colonnade.edges.election_keys import secrets_of
from colonnade.edges.newfiles import NameTaken
from colonnade.edges.progress import Tell, untold


class BoxClosed(Refusal):
    """The voting of this election is over."""

    code = "elections.box_closed"


class BoxOpen(Refusal):
    """The voting of this election is not closed yet."""

    code = "elections.box_open"


class TalliedAlready(Refusal):
    """The result of this election is there."""

    code = "elections.tallied_already"


class OpeningBegun(Refusal):
    """Parts in opening have been taken in, so nothing is mixed any more."""

    code = "elections.opening_begun"


class NobodyLeftToMix(Refusal):
    """The trustee has mixed, or no trustee has that name, or all have mixed."""

    code = "elections.nobody_left_to_mix"


class OtherElection(Refusal):
    """The archive in the folder is not of the election that was planned there."""

    code = "elections.other_election"


class NoRehearsal(Refusal):
    """What stands in the place of the rehearsal is none of this election's, or somebody has voted in it."""

    code = "elections.no_rehearsal"


class ClosedOtherwise(Refusal):
    """The box was closed by another event than the one that is named."""

    code = "elections.closed_otherwise"


class OtherPart(Refusal):
    """A file of a part opens something else than this archive, or is of another trustee."""

    code = "elections.other_part"


@dataclass(frozen=True, slots=True)
class Opened:
    """How far an archive is opened: how many parts there are, the hash of its last event, and what came out, if yet."""

    parts: int
    last_event: str
    outcomes: tuple[Outcome, ...] | None


@dataclass(frozen=True, slots=True)
class PartGiven:
    """A trustee's part: her number, the file; what it opens: how many ballots count, and which event closed them."""

    owner: int
    place: Path
    counted: int
    last_event: str


def key_of(folder: Folder) -> tuple[tuple[Kind, ...], Element]:
    """Return the trustees and the key that they made; refused where something is missing."""
    gathered = folder.gathered()
    with reading(folder.root / TRUSTEES):
        return trustees_of(public(folder.plan.group), gathered)


def open_box(folder: Folder, timestamp: int) -> str:
    """The archive is there with its setup; return the hash of that event. One that is there is refused and left."""
    kinds, key = key_of(folder)
    made = begun_with(timestamp, election_of(folder.plan, key), kinds, folder.listed_credentials())
    if folder.archive.exists():
        raise NameTaken(place=str(folder.archive))
    places.write_new(folder.archive, made.content)
    return str(made.head.digest)


def rehearsed(folder: Folder) -> bool:
    """Whether a rehearsal has been held with the key that the trustees made."""
    _, key = key_of(folder)
    place = folder.rehearsal.archive
    if not place.exists() or end_of(place).last is not EventType.RESULT:
        return False
    return _is_rehearsal(folder, key, require_good(place))


def rehearse(folder: Folder, timestamp: int, seeds: Sequence[str]) -> Opened:
    """The parts of these trustees are there, and as soon as they are enough the empty box of a rehearsal is opened."""
    kinds, key = key_of(folder)
    opening = folder.rehearsal
    if not opening.archive.exists():
        places.write_new(
            opening.archive, _empty_box(rehearsal_of(folder.plan, key, drawn_uuid(draw)), kinds, timestamp)
        )
    count = require_good(opening.archive)
    if not _is_rehearsal(folder, key, count):
        raise NoRehearsal(place=str(opening.archive))
    if end_of(opening.archive).last is EventType.RESULT:
        raise TalliedAlready(place=str(opening.archive))
    for each in secrets_of(folder, seeds):
        opening.add_part(*part_of(secret(folder.plan.group), draw, count, each))
    parts = checked_parts(opening, count, {})
    if not enough(count, list(parts)):
        return Opened(len(parts), str(end_of(opening.archive).digest), None)
    return _result(opening.archive, count, parts)


def _is_rehearsal(folder: Folder, key: Element, count: Count) -> bool:
    """Whether nobody voted and nobody could: so nobody has a trustee open ballots by calling them a rehearsal."""
    election = count.poll.election
    planned = rehearsal_of(folder.plan, key, election.uuid)
    is_it = election_spelled(election) == election_spelled(planned) and election.uuid != folder.plan.uuid
    return is_it and not count.box.events


def booth_in(folder: Folder) -> Booth:
    """Return the election in which ballots are made, as the archive says; refused before it is open."""
    _require_archive(folder)
    with reading(folder.archive), archive_opened(folder.archive) as (file, _):
        return booth_of(file, public)


def put_in(folder: Folder, ballot: Ballot) -> int:
    """The ballot is in the box, durably; return how many bytes were cut first that a stopped writer had left."""
    cut = mend_end(folder.archive)
    head = end_of(folder.archive)
    if state_after(head.last) is not State.OPEN:
        raise BoxClosed
    whole = with_ballot(head, ballot_spelled(ballot)).content
    append_to(folder.archive, (whole[: -2 * BLOCK], whole[-2 * BLOCK :]))
    return cut


def close_box(folder: Folder, tell: Tell = untold) -> tuple[Count, str, int]:
    """The ballots are closed and added up.

    Return the election, the hash of the last event, and how many bytes were cut first. A closing that another program
    began is completed.
    """
    _require_archive(folder)
    cut = mend_end(folder.archive)
    head = end_of(folder.archive)
    if state_after(head.last) is not State.OPEN and head.last is not EventType.END_BALLOTS:
        raise BoxClosed
    _require_planned(folder)
    count = require_good(folder.archive, tell)
    made = ended(count, head)
    continue_with(folder.archive, made.content)
    return count, str(made.head.digest), cut


def mix(folder: Folder, name: str | None, tell: Tell = untold) -> tuple[int, str, int]:
    """The answers are mixed once more; return the mixer's number, the hash of the last event, and how many mixed."""
    count = _closed(folder, tell)
    head = end_of(folder.archive)
    if head.last in {EventType.END_SHUFFLES, EventType.PARTIAL_DECRYPTION}:
        raise OpeningBegun
    owner = _mixer(count, name)
    made = mixed(secret(folder.plan.group), draw, count, head, owner)
    continue_with(folder.archive, made.content)
    return owner, str(made.head.digest), len(count.mixers) + 1


def decrypt(folder: Folder, seed: str, named: str | None = None, tell: Tell = untold) -> PartGiven:
    """The trustee's part is in the folder; refused where the box was closed by another event than is ``named``."""
    count = _closed(folder, tell)
    last_event = _closed_as(folder, named)
    (raised,) = secrets_of(folder, [seed])
    owner, part = part_of(secret(folder.plan.group), draw, count, raised)
    folder.opening.add_part(owner, part)
    return PartGiven(owner, folder.opening.parts / f"{owner}.json", count.box.tally.number, last_event)


def tally(folder: Folder, seeds: Sequence[str], named: str | None = None, tell: Tell = untold) -> tuple[Count, Opened]:
    """The archive has its result, from the parts that are there and those of these trustees; refused likewise."""
    count = _closed(folder, tell)
    _closed_as(folder, named)
    own = dict(part_of(secret(folder.plan.group), draw, count, each) for each in secrets_of(folder, seeds))
    return count, _result(folder.archive, count, checked_parts(folder.opening, count, own))


def checked_parts(opening: Opening, count: Count, own: dict[int, PartialDecryption]) -> dict[int, PartialDecryption]:
    """Return the parts in the folder, each checked, and ``own`` in place of those of the same trustees."""
    given = {owner: part for owner, part in opening.given_parts(count.poll.election.group).items() if owner not in own}
    for owner, part in given.items():
        try:
            require_part(count, owner, part)
        except Refusal:
            raise OtherPart(place=str(opening.parts / f"{owner}.json"), trustee=owner) from None
    return {**given, **own}


def names_of(count: Count) -> tuple[str | None, ...]:
    """Return the trustees' names by their numbers, from 1, where they gave any."""
    return public_names(count.trustees)


def _result(place: Path, count: Count, parts: dict[int, PartialDecryption]) -> Opened:
    made, outcomes = resulting(count, end_of(place), parts)
    continue_with(place, made.content)
    return Opened(len(parts), str(made.head.digest), outcomes)


def _empty_box(election: Election, kinds: Sequence[Kind], timestamp: int) -> bytes:
    setup = begun_with(timestamp, election, kinds, b"[]")
    _, count = gone_through(BytesIO(setup.content), public, lambda offset, end: setup.content[offset:end])
    assert count is not None
    return setup.content + ended(count, setup.head).content


def _closed(folder: Folder, tell: Tell) -> Count:
    _require_archive(folder)
    last = end_of(folder.archive).last
    if state_after(last) is State.OPEN or last is EventType.END_BALLOTS:
        raise BoxOpen
    if last is EventType.RESULT:
        raise TalliedAlready(place=str(folder.archive))
    _require_planned(folder)
    return require_good(folder.archive, tell)


def _require_planned(folder: Folder) -> None:
    """Refuse an archive that asks something else, under another key, or of others than this folder says.

    So nobody who hands a trustee an archive has her open anything but what she made her key for.
    """
    _, key = key_of(folder)
    with reading(folder.archive), archive_opened(folder.archive) as (file, _reread):
        setup = next(steps(records(file)))
    planned = (election_spelled(election_of(folder.plan, key)), folder.credentials())
    if (setup.contents[0], setup.contents[2]) != planned:
        raise OtherElection(place=str(folder.archive))


def _closed_as(folder: Folder, named: str | None) -> str:
    """Return which event closed the box, mixed or not; refused where another is ``named``.

    An archive cannot show that ballots were taken out of it; of one ballot, the sum is that vote.
    """
    with reading(folder.archive), archive_opened(folder.archive) as (file, _reread):
        found = next(each.digest for each in steps(records(file)) if each.event.type is EventType.ENCRYPTED_TALLY)
    if named is not None and named != found:
        raise ClosedOtherwise(place=str(folder.archive), found=found, named=named)
    return found


def _require_archive(folder: Folder) -> None:
    if not folder.archive.exists():
        raise NotYetThere(place=str(folder.archive), before="open")


def _mixer(count: Count, name: str | None) -> int:
    left = [
        number
        for number, each in enumerate(names_of(count), start=1)
        if number not in count.mixers and name in {None, each}
    ]
    if not left:
        raise NobodyLeftToMix(mixed=len(count.mixers), trustees=len(count.keys))
    return left[0]

"""Whether an archive is an election that went right: every record in its place, every proof, the tally, the result.

The archive is read once, as a stream; what is found is told with its code and place. A fault in the chain ends the
reading, a ballot that does not stand does not, and after any of them nothing later is reckoned, since it could not
stand either. Sources: docs/rules/archives.md; docs/adr/0038-archives-as-streams.md.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from itertools import islice
from typing import TypeAlias

from colonnade.core.elections.archive import Seekable, Source, broken_continuation, records, records_after
from colonnade.core.elections.arithmetic import Job, PublicArithmetic
from colonnade.core.elections.ballot_box import BallotBox, Examine, here
from colonnade.core.elections.ballots import Poll
from colonnade.core.elections.combining import exponents_of
from colonnade.core.elections.decryption import check_partial_decryption, opened
from colonnade.core.elections.election import Mixed, read_election
from colonnade.core.elections.elements import Element, Group
from colonnade.core.elections.events import EventType, State, Step, state_after, steps
from colonnade.core.elections.faults import Misread, NotAnArchive, Reason, Unsupported, reason_of
from colonnade.core.elections.objects import Ballot, read_ballot, stamp
from colonnade.core.elections.public_credentials import elements_of, read_listed
from colonnade.core.elections.refusals import NotAMember
from colonnade.core.elections.running_tally import RunningTally
from colonnade.core.elections.shuffles import Mixing
from colonnade.core.elections.tallies import (
    PartialDecryption,
    Tally,
    read_owned,
    read_partial_decryption,
    read_result,
    read_shuffle,
    read_sized,
    read_tally,
)
from colonnade.core.elections.tallying import check_result
from colonnade.core.elections.trustee_checks import require_trustees
from colonnade.core.elections.trustees import Kind, public_keys, read_trustees
from colonnade.core.elections.unshuffling import check_shuffle
from colonnade.core.errors import Refusal

CREDENTIALS_AT_ONCE = 256
IN_A_JOB = 4
"""Few, so that jobs stand side by side where an engine has several at once."""

Engines: TypeAlias = Callable[[Group], PublicArithmetic]
"""Gives the arithmetic of a group."""
Reread: TypeAlias = Callable[[int, int], bytes]
"""Gives the bytes of the archive from an offset to an end, once more."""


@dataclass(slots=True)
class Report:
    """What was found in an archive. ``reasons`` empty: accepted, as far as ``state`` goes."""

    state: State = State.OPEN
    uuid: str = ""
    group: str = ""
    engine: str = ""
    ballot_events: int = 0
    ballots_counted: int = 0
    last_event: str = ""
    reasons: list[Reason] = field(default_factory=list)

    @property
    def is_accepted(self) -> bool:
        """Whether nothing speaks against the archive."""
        return not self.reasons


@dataclass(slots=True)
class Count:
    """An election while its archive is read: what has been checked so far, and what it comes to."""

    poll: Poll
    arithmetic: PublicArithmetic
    trustees: tuple[Kind, ...]
    box: BallotBox
    tally: Tally = ()
    mixers: list[int] = field(default_factory=list)
    parts: dict[int, PartialDecryption] = field(default_factory=dict)

    @property
    def keys(self) -> tuple[Element, ...]:
        """The trustees' keys, by owner from 1."""
        return public_keys(self.trustees)

    @property
    def mixed_questions(self) -> list[int]:
        """The places of the questions that are mixed."""
        return [at for at, each in enumerate(self.poll.election.questions) if isinstance(each, Mixed)]


class OtherTally(Refusal):
    """The published tally is not that of the ballots that count."""

    code = "elections.other_tally"


class NoSuchOwner(Refusal):
    """A shuffle or partial decryption names no trustee, or one who has opened already."""

    code = "elections.no_such_owner"


class NotMixed(Refusal):
    """Answers that had to be mixed were opened as they were cast, or other questions were shuffled."""

    code = "elections.not_mixed"


def verify(source: Source, engines: Engines, reread: Reread, examine: Examine = here) -> Report:
    """Return the report on an archive; refused only as no archive, or as one of a kind that is not read here."""
    return gone_through(source, engines, reread, examine)[0]


def gone_through(
    source: Source, engines: Engines, reread: Reread, examine: Examine = here
) -> tuple[Report, Count | None]:
    """Return the same report, and the election as far as it went; nothing where not even its setup could be read."""
    report = Report()
    counts: list[Count] = []
    try:
        _go_through(steps(records(source)), engines, reread, examine, (report, counts))
    except (NotAnArchive, Unsupported):
        raise
    except Refusal as refusal:
        report.reasons.append(reason_of(refusal))
    return report, next(iter(counts), None)


def continuation_reasons(older: Seekable, newer: Seekable) -> list[Reason]:
    """Return why an archive does not continue an older one; nothing where it does."""
    try:
        found = broken_continuation(older, newer)
    except (Misread, Unsupported) as refusal:
        return [Reason("elections.not_continued", reason_of(refusal).place)]
    return [] if found is None else [found]


def _go_through(
    taken: Iterator[Step], engines: Engines, reread: Reread, examine: Examine, found: tuple[Report, list[Count]]
) -> None:
    report, counts = found
    following: list[Step] = []
    count = _set_up(next(taken), engines, reread, report)
    counts.append(count)

    def ballots() -> Iterator[Step]:
        for step in taken:
            if step.event.type is not EventType.BALLOT:
                following.append(step)
                return
            _note(report, step)
            yield step

    try:
        count.box.take(examine, ballots())
    finally:
        report.reasons += count.box.reasons
        report.ballot_events, report.ballots_counted = count.box.events, count.box.tally.number
    for step in _chained(following, taken):
        _note(report, step)
        if not report.reasons:
            _look_into(count, step, report)


def _look_into(count: Count, step: Step, report: Report) -> None:
    try:
        _AFTERWARDS[step.event.type](count, step)
    except Refusal as refusal:
        report.reasons.append(reason_of(refusal))


def _chained(first: list[Step], rest: Iterator[Step]) -> Iterator[Step]:
    yield from first
    yield from rest


def _note(report: Report, step: Step) -> None:
    report.last_event, report.state = step.digest, state_after(step.event.type)


def _set_up(setup: Step, engines: Engines, reread: Reread, report: Report) -> Count:
    """Return the election of a setup, whose contents are let go of then: the list may be most of the file."""
    _note(report, setup)
    return _count_of(setup, engines, reread, report)


def _count_of(step: Step, engines: Engines, reread: Reread, report: Report) -> Count:
    election_bytes, trustees_bytes, credentials_bytes, _ = step.contents
    election = read_election(election_bytes, _place(step, 0, "election"))
    report.uuid, report.group = election.uuid, election.group.id
    arithmetic = engines(election.group)
    report.engine = arithmetic.name
    trustees = read_trustees(trustees_bytes, election.group, _place(step, 1, "trustees"))
    require_trustees(arithmetic, trustees, election.public_key, _place(step, 1, "trustees"))
    voters = read_listed(credentials_bytes, election.group, _place(step, 2, "credentials"))
    require_members(arithmetic, elements_of(credentials_bytes), _place(step, 2, "credentials"))
    poll = Poll(election, stamp(election_bytes))

    def again(offset: int, end: int) -> Ballot:
        return _ballot_in(reread(offset, end), election.group)

    tally = RunningTally(arithmetic, election, voters, again)
    return Count(poll, arithmetic, trustees, BallotBox(poll, tally))


def require_members(arithmetic: PublicArithmetic, elements: Iterable[Element], place: str) -> None:
    """Refuse a list of which an element is no member of the group."""
    taken, first = iter(elements), 0
    while some := list(islice(taken, CREDENTIALS_AT_ONCE)):
        jobs = [Job((), tuple(some[at : at + IN_A_JOB]), (), ()) for at in range(0, len(some), IN_A_JOB)]
        for answer in arithmetic.answers(jobs):
            if answer.strangers:
                raise NotAMember(place=f"{place}[{first + answer.strangers[0]}]")
            first += IN_A_JOB


def _nothing(count: Count, step: Step) -> None:
    """Nothing is reckoned: the order of events has been checked."""


def _tallied(count: Count, step: Step) -> None:
    tally = read_tally(step.contents[0], count.poll.election.group, _place(step, 0, "encrypted_tally"))
    sized = read_sized(step.contents[1], _place(step, 1, "sized_encrypted_tally"))
    running = count.box.tally
    if tally != running.tally():
        raise OtherTally(place=_place(step, 0, "encrypted_tally"))
    if (sized.num_tallied, sized.total_weight) != (running.number, running.weight):
        raise OtherTally(place=_place(step, 1, "sized_encrypted_tally"))
    count.tally = tally


def _shuffled(count: Count, step: Step) -> None:
    group = count.poll.election.group
    place = _place(step, 0, "shuffle")
    owner = _owner(count, step)
    shuffle = read_shuffle(step.contents[0], group, place)
    questions = count.mixed_questions
    if len(shuffle.ciphertexts) != len(questions):
        raise NotMixed(place=place)
    mixing = Mixing(count.poll.fingerprint, count.poll.election.public_key)
    for at, question in enumerate(questions):
        after, proof = shuffle.ciphertexts[at], shuffle.proofs[at]
        check_shuffle(count.arithmetic, mixing, count.tally[question], after, proof, f"{place}.proofs[{at}]")
    replaced = dict(zip(questions, shuffle.ciphertexts, strict=True))
    count.tally = tuple(replaced.get(at, row) for at, row in enumerate(count.tally))
    count.mixers.append(owner)


def _mixed(count: Count, step: Step) -> None:
    if not count.mixers:
        raise NotMixed(place=step.place)


def _decrypted(count: Count, step: Step) -> None:
    owner = _owner(count, step)
    if owner in count.parts:
        raise NoSuchOwner(place=_place(step, 1, "owned.owner"))
    place = _place(step, 0, "partial_decryption")
    part = read_partial_decryption(step.contents[0], count.poll.election.group, place)
    key = count.keys[owner - 1]
    check_partial_decryption(count.arithmetic, count.poll.fingerprint, count.tally, key, part, place)
    count.parts[owner] = part


def _resulted(count: Count, step: Step) -> None:
    place = _place(step, 0, "result")
    told = read_result(step.contents[0], place)
    exponents = exponents_of(count.trustees, list(count.parts), count.arithmetic.group.order)
    plain = opened(count.arithmetic, count.tally, [(count.parts[owner], each) for owner, each in exponents.items()])
    try:
        check_result(count.arithmetic, count.poll.election, count.box.tally.weight, plain, told)
    except Refusal as refusal:
        raise type(refusal)(**{**refusal.facts, "place": f"{step.place}, {reason_of(refusal).place}"}) from refusal


def _owner(count: Count, step: Step) -> int:
    owner = read_owned(step.contents[1], _place(step, 1, "owned")).owner
    if owner > len(count.keys):
        raise NoSuchOwner(place=_place(step, 1, "owned.owner"))
    return owner


_AFTERWARDS: dict[EventType, Callable[[Count, Step], None]] = {
    EventType.END_BALLOTS: _nothing,
    EventType.ENCRYPTED_TALLY: _tallied,
    EventType.SHUFFLE: _shuffled,
    EventType.END_SHUFFLES: _mixed,
    EventType.PARTIAL_DECRYPTION: _decrypted,
    EventType.RESULT: _resulted,
}


def _place(step: Step, content: int, name: str) -> str:
    return f"record {step.number + content}, {name}"


def _ballot_in(content: bytes, group: Group) -> Ballot:
    """Return the ballot of a step's bytes, which have been read once before."""
    (step, *_) = records_after(BytesIO(content), _time_of(content))
    return read_ballot(step.content, group)


def _time_of(content: bytes) -> int:
    return int(content[136:147], 8)

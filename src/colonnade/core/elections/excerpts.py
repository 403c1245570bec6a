"""What an organisation says of an archive in its acts: read out of the file, which has been verified whole before.

Nothing of a voter or a ballot is in an excerpt but what the result itself says. Sources: docs/rules/archives.md;
docs/rules/elections.md, "Acts"; docs/adr/0044-acts-filled-from-files.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from colonnade.core.elections.archive import digest_of, records
from colonnade.core.elections.election import Election, read_election
from colonnade.core.elections.events import EventType, State, Step, state_after, steps
from colonnade.core.elections.faults import Reason
from colonnade.core.elections.notation import read
from colonnade.core.elections.parts import Part
from colonnade.core.elections.public_credentials import read_credentials
from colonnade.core.elections.tallies import SMALL_LIMIT, Outcome, read_result, read_sized
from colonnade.core.elections.trustees import Kind, Single, read_trustees
from colonnade.core.elections.verification import Engines, verify
from colonnade.core.errors import Refusal

WEIGHTS = ("equal", "units", "classes")
_CLOSING = frozenset({EventType.END_BALLOTS, EventType.ENCRYPTED_TALLY})


class NotVerified(Refusal):
    """Something in the archive does not stand; ``reason`` is the first of what was found."""

    code = "elections.not_verified"

    def __init__(self, reason: Reason) -> None:
        """Keep the reason."""
        super().__init__(place=reason.place)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class TrusteeIn:
    """A trustee as the archive names one, perhaps by no name; ``key``: SHA-256 of the public key as it is spelled."""

    name: str
    key: str


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What an archive says. ``setup`` and ``closing`` are events, by their SHA-256 in hexadecimal as everything is.

    ``needed``: how many trustees open; ``opened_by``: how many did; ``ballots``: how many count, once they were added
    up; ``outcomes``: one a question, once there is a result.
    """

    election: Election
    fingerprint: str
    trustees: tuple[TrusteeIn, ...]
    needed: int
    credentials: int
    weights_differ: bool
    state: State
    setup: str
    closing: tuple[str, ...]
    last_event: str
    ballot_events: int
    ballots: int | None
    opened_by: int
    outcomes: tuple[Outcome, ...]
    archive: str


@dataclass(frozen=True, slots=True)
class ElectorateSaid:
    """What stands for everybody who may vote: the commitment, how many they are, how they weigh."""

    commitment: str
    voters: int
    weights: str


def verified_excerpt(content: bytes, engines: Engines) -> Excerpt:
    """Return what an archive says, or refuse one that does not verify whole, to its last event."""
    report = verify(BytesIO(content), engines, lambda offset, end: content[offset:end])
    if not report.is_accepted:
        raise NotVerified(report.reasons[0])
    setup, *rest = list(steps(records(BytesIO(content))))
    return _excerpt(setup, rest, digest_of(content))


def read_electorate(content: bytes) -> ElectorateSaid:
    """Return what the file of an electorate says, or refuse another spelling."""
    part = Part(read(content, "electorate", longest=SMALL_LIMIT), "electorate")
    commitment, voters, weights = part.given("commitment", "voters", "weights")
    if weights.value not in WEIGHTS:
        raise weights.refusal("no_weights")
    return ElectorateSaid(commitment.digest(), voters.whole(), str(weights.value))


def _excerpt(setup: Step, rest: Sequence[Step], archive: str) -> Excerpt:
    election = read_election(setup.contents[0])
    weights = read_credentials(setup.contents[2], election.group)
    trustees = read_trustees(setup.contents[1], election.group)
    last = rest[-1] if rest else setup
    return Excerpt(
        election=election,
        fingerprint=digest_of(setup.contents[0]),
        trustees=tuple(each for kind in trustees for each in _trustees(kind)),
        needed=sum(1 if isinstance(kind, Single) else kind.threshold for kind in trustees),
        credentials=len(weights),
        weights_differ=len(set(weights.values())) > 1,
        state=state_after(last.event.type),
        setup=setup.digest,
        closing=tuple(step.digest for step in rest if step.event.type in _CLOSING),
        last_event=last.digest,
        ballot_events=sum(step.event.type is EventType.BALLOT for step in rest),
        ballots=_ballots(rest),
        opened_by=sum(step.event.type is EventType.PARTIAL_DECRYPTION for step in rest),
        outcomes=read_result(last.contents[0]) if last.event.type is EventType.RESULT else (),
        archive=archive,
    )


def _trustees(kind: Kind) -> list[TrusteeIn]:
    keys = [kind.key] if isinstance(kind, Single) else kind.verification_keys
    return [TrusteeIn(each.name or "", digest_of(each.public_key.encode())) for each in keys]


def _ballots(rest: Sequence[Step]) -> int | None:
    tallied = next((step for step in rest if step.event.type is EventType.ENCRYPTED_TALLY), None)
    return None if tallied is None else read_sized(tallied.contents[1]).num_tallied

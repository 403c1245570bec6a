"""The demo's two elections in themselves: keys, credentials, codes, ballots and archives, as real as any.

Chance follows from the election's name, so that every demo has the same bytes. Nothing secret may rest on them.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from io import BytesIO
from itertools import count
from typing import Final

from colonnade.core.elections import appending, hands
from colonnade.core.elections.appending import Addition
from colonnade.core.elections.ballots import Poll, cast, poll_of
from colonnade.core.elections.ceremony import certificate, invited, kept_secret, parameters, polynomial, share
from colonnade.core.elections.combining import exponents_of
from colonnade.core.elections.credential_lists import Issued, elements_of, issued, published
from colonnade.core.elections.credentials import private_key
from colonnade.core.elections.decryption import opened, partial_decryption
from colonnade.core.elections.election import Election, Summed, election_spelled
from colonnade.core.elections.electorate import Voter, commitment_to_all
from colonnade.core.elections.elements import Draw, Element
from colonnade.core.elections.events import EventType
from colonnade.core.elections.groups import ED25519
from colonnade.core.elections.keys import joint_key
from colonnade.core.elections.letters import Correspondent, drawn_seed, keys_of
from colonnade.core.elections.objects import Ballot, ballot_spelled, read_ballot
from colonnade.core.elections.public_credentials import Credential, credentials_spelled
from colonnade.core.elections.tallies import partial_decryption_spelled, result_spelled, tally_spelled
from colonnade.core.elections.tallying import counted, encrypted_tally, result
from colonnade.core.elections.templates import Plan, Template
from colonnade.core.elections.trustees import Context, Pedersen, public_keys, read_coefexps, trustees_spelled
from colonnade.edges.engines.choosing import public_engine, secret_engine
from colonnade.edges.letter_cipher import LetterCipher

TRUSTEES: Final = 3
NEEDED: Final = 2
TIME: Final = 1_767_225_600
"""The time that the archives give, in seconds since 1970: a midnight."""
_OPENERS: Final = (1, 3)


@dataclass(frozen=True, slots=True)
class Asked:
    """An election as it is planned. ``votes``: who casts what, in this order; 0 is blank, a later vote counts."""

    uuid: str
    name: str
    question: Summed
    voters: int
    votes: tuple[tuple[int, int], ...]

    @property
    def plan(self) -> Plan:
        """The plan that a folder begins with."""
        return Plan(self.uuid, ED25519, TRUSTEES, NEEDED, Template("DEMO", self.name, (self.question,)))


@dataclass(frozen=True, slots=True)
class Made:
    """An election with all that nobody knows together; numbers of voters count from 1."""

    poll: Poll
    trustees: Pedersen
    secrets: Mapping[int, int]
    issued: Issued
    codes: Mapping[int, hands.Code]
    setup: bytes
    first_event: str
    ballots: tuple[bytes, ...]

    @property
    def keys(self) -> Sequence[Element]:
        """The trustees' public keys."""
        return public_keys([self.trustees])

    @property
    def electorate(self) -> str:
        """The commitment to everybody who may vote."""
        return commitment_to_all(published(self.issued).leaves)

    @property
    def bonds(self) -> tuple[hands.Bond, ...]:
        """What the inspectors hand in."""
        return hands.issued(self.poll.election.uuid, self.codes, dict(enumerate(self.issued.lines, start=1)))


@dataclass(frozen=True, slots=True)
class Ended:
    """An archive once it has its result, and what an act says of it; events by their hashes."""

    tallied_event: str
    final: bytes
    result_event: str
    numbers: tuple[int, ...]
    counted: int


def _drawn(seed: str) -> Draw:
    steps = count()

    def draw(below: int) -> int:
        text = f"demo/{seed}/{next(steps)}".encode()
        return int.from_bytes(hashlib.shake_256(text).digest(below.bit_length() // 8 + 17), "big") % below

    return draw


@cache
def made(asked: Asked) -> Made:
    """Return the election of a plan, its ballots made."""
    draw, secrets = _drawn(asked.uuid), secret_engine(ED25519)
    trustees, kept = _trustees(draw)
    election = _election(asked, asked.uuid, trustees)
    day = date(2020, 1, 1)
    voters = [Voter(f"voter-{number}", day, date.max) for number in range(1, asked.voters + 1)]
    credentials = issued(secrets, draw, asked.uuid, voters)
    codes = {number: hands.code_from(draw(1 << 96).to_bytes(12, "big")) for number in range(1, asked.voters + 1)}
    setup = _set_up(election, trustees, _listed(credentials))
    poll, private = poll_of(election), list(credentials.private.values())
    ballots = tuple(
        ballot_spelled(
            cast(secrets, draw, poll, private_key(ED25519, asked.uuid, private[voter - 1]), [_marks(asked, choice)])
        )
        for voter, choice in asked.votes
    )
    return Made(poll, trustees, kept, credentials, codes, setup.content, str(setup.head.digest), ballots)


def _listed(credentials: Issued) -> bytes:
    return credentials_spelled(map(Credential, elements_of(published(credentials), ED25519)))


def _marks(asked: Asked, choice: int) -> list[int]:
    return [int(at == choice) for at in range(len(asked.question.answers) + 1)]


def _trustees(draw: Draw) -> tuple[Pedersen, dict[int, int]]:
    secrets, public = secret_engine(ED25519), public_engine(ED25519)
    people = [Correspondent(keys_of(secrets, drawn_seed(draw)), secrets, LetterCipher(), draw) for _ in range(TRUSTEES)]
    together = invited(
        public, [certificate(each, Context(ED25519.id, TRUSTEES, NEEDED, at)) for at, each in enumerate(people, 1)]
    )
    given = [polynomial(each, together) for each in people]
    shares = [share(each, public, together, given) for each in people]
    kept = {
        at: kept_secret(person, public, each.private_key)
        for at, (person, each) in enumerate(zip(people, shares, strict=True), 1)
    }
    return parameters(public, together, given, shares), kept


def _election(asked: Asked, uuid: str, trustees: Pedersen) -> Election:
    firsts = [read_coefexps(each.message, ED25519)[0] for each in trustees.coefexps]
    return Election("DEMO", asked.name, ED25519, joint_key(public_engine(ED25519), firsts), (asked.question,), uuid)


def _set_up(election: Election, trustees: Pedersen, credentials: bytes) -> Addition:
    begun = appending.begun(TIME)
    added = appending.set_up(begun.head, election_spelled(election), trustees_spelled([trustees]), credentials)
    return Addition(begun.content + added.content, added.head)


def rehearsal(asked: Asked) -> bytes:
    """Return the archive of the rehearsal: the same trustees open a box in which nobody voted."""
    found = made(asked)
    election = _election(asked, asked.uuid[::-1], found.trustees)
    lines = _listed(found.issued)
    setup = _set_up(election, found.trustees, lines)
    return _counted(poll_of(election), found, setup, (), _drawn(election.uuid)).final


def ended(asked: Asked) -> Ended:
    """Return how the archive goes on once voting is over and two trustees have opened it."""
    found = made(asked)
    return _counted(found.poll, found, _setup_of(found), found.ballots, _drawn(f"{asked.uuid}/opened"))


def _setup_of(found: Made) -> Addition:
    return Addition(found.setup, appending.head_of(BytesIO(found.setup)))


def _counted(poll: Poll, found: Made, setup: Addition, ballots: Sequence[bytes], draw: Draw) -> Ended:
    public, secrets = public_engine(ED25519), secret_engine(ED25519)
    whole = [setup.content]
    head = setup.head

    def add(addition: Addition) -> None:
        nonlocal head
        whole.append(addition.content)
        head = addition.head

    for each in ballots:
        add(appending.cast(head, each))
    votes = [(each, 1) for each in counted([_read(each) for each in ballots])]
    tally = encrypted_tally(public, poll.election, votes)
    add(appending.appended(head, EventType.END_BALLOTS))
    add(appending.tallied(head, tally_spelled(tally), len(votes), len(votes)))
    tallied_event = str(head.digest)
    parts = {
        owner: partial_decryption(secrets, draw, poll.fingerprint, tally, found.secrets[owner]) for owner in _OPENERS
    }
    for owner, part in parts.items():
        add(appending.owned(head, EventType.PARTIAL_DECRYPTION, owner, partial_decryption_spelled(part)))
    exponents = exponents_of([found.trustees], list(parts), ED25519.order)
    plain = opened(public, tally, [(parts[owner], each) for owner, each in exponents.items()])
    outcome = result(public, poll.election, len(votes), plain)
    add(appending.appended(head, EventType.RESULT, (result_spelled(outcome),)))
    (numbers,) = outcome
    sums = tuple(each for each in numbers if isinstance(each, int))
    return Ended(tallied_event, b"".join(whole), str(head.digest), sums, len(votes))


def _read(content: bytes) -> Ballot:
    return read_ballot(content, ED25519)

"""Archives of our own, made whole in memory from a seed: any group, questions, weights, trustees, who is absent."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import BinaryIO

from colonnade.core.elections import appending
from colonnade.core.elections.archive import records
from colonnade.core.elections.arithmetic import PublicArithmetic, SecretArithmetic
from colonnade.core.elections.ballots import Poll, cast, poll_of
from colonnade.core.elections.ceremony import certificate, invited, kept_secret, parameters, polynomial, share
from colonnade.core.elections.combining import exponents_of
from colonnade.core.elections.credentials import new_credential, private_key, public_key
from colonnade.core.elections.decryption import opened, partial_decryption
from colonnade.core.elections.election import Election, Mixed, Question, Summed, election_spelled
from colonnade.core.elections.elements import Draw, Element, Group
from colonnade.core.elections.events import EventType, steps
from colonnade.core.elections.groups import BELENIOS_2048
from colonnade.core.elections.keys import joint_key, new_trustee_key
from colonnade.core.elections.letters import Correspondent, drawn_seed, keys_of
from colonnade.core.elections.notation import spelled
from colonnade.core.elections.objects import ballot_spelled
from colonnade.core.elections.public_credentials import Credential, credentials_spelled
from colonnade.core.elections.shuffles import Mixing, prove_shuffle, shuffled
from colonnade.core.elections.tallies import (
    PartialDecryption,
    Shuffle,
    Tally,
    partial_decryption_spelled,
    result_spelled,
    shuffle_spelled,
    tally_spelled,
)
from colonnade.core.elections.tallying import counted, encrypted_tally, result
from colonnade.core.elections.trustees import Context, Kind, Single, read_coefexps, trustees_spelled
from colonnade.core.elections.verification import Report, verify
from colonnade.edges.engines.choosing import public_engine, secret_engine
from colonnade.edges.letter_cipher import LetterCipher
from tests.chance import drawn

TIME = 1_795_456_833
YES_NO = Summed(("بله", "نه / no"), None, 1, 1, "آیا می‌پذیرید؟")
WITH_BLANK = Summed(("a", "b", "c"), True, 1, 2, "Whom?")
RANKED = Mixed(("ا", "ب", "پ"), "به ترتیب", {"method": "Schulze"})


@cache
def public(group: Group) -> PublicArithmetic:
    return public_engine(group)


@cache
def secret(group: Group) -> SecretArithmetic:
    return secret_engine(group)


@dataclass(frozen=True)
class Plan:
    """What an archive is made of. A vote is a voter's number and the marks of each question; later ones count."""

    votes: Sequence[tuple[int, Sequence[Sequence[int]]]]
    questions: Sequence[Question] = (YES_NO, WITH_BLANK)
    group: Group = BELENIOS_2048
    weights: Sequence[int] = ()
    voters: int = 4
    singles: int = 1
    pedersen: tuple[int, int] | None = None
    absent: frozenset[int] = frozenset()
    until: EventType = EventType.RESULT
    seed: int = 1
    rehearses: bool = False
    """Whether it is the rehearsal of the election of the same seed: its trustees, another name."""


@dataclass
class Maker:
    """An archive while it is made."""

    plan: Plan
    draw: Draw
    into: BinaryIO
    head: appending.Head = appending.begun(TIME).head

    def add(self, addition: appending.Addition) -> None:
        self.into.write(addition.content)
        self.head = addition.head


@dataclass(frozen=True)
class Prepared:
    """An election that is open, and what nobody knows together: credentials by voter, secrets by owner."""

    poll: Poll
    kinds: Sequence[Kind]
    secrets: dict[int, int]
    credentials: Sequence[int]
    weights: dict[Element, int]


def made(plan: Plan) -> bytes:
    """The bytes of an archive as the plan says."""
    whole = BytesIO()
    maker = Maker(plan, drawn(str(plan.seed)), whole)
    ready = prepared(maker)
    group, poll = plan.group, ready.poll
    ballots = []
    for voter, marks in plan.votes:
        ballots.append(cast(secret(group), maker.draw, poll, ready.credentials[voter], marks))
        maker.add(appending.cast(maker.head, ballot_spelled(ballots[-1])))
    if plan.until is not EventType.BALLOT:
        votes = [(each, ready.weights[each.credential]) for each in counted(ballots)]
        tally = encrypted_tally(public(group), poll.election, votes)
        count(maker, ready, tally, len(votes), sum(weight for _, weight in votes))
    return whole.getvalue()


def prepared(maker: Maker) -> Prepared:
    """The election of a plan, set up in its archive."""
    plan, draw, group = maker.plan, maker.draw, maker.plan.group
    maker.add(appending.begun(TIME))
    kinds, secrets, election = drafted(plan, draw)
    private = [new_credential(draw) for _ in range(plan.voters)]
    weighed = dict(enumerate(plan.weights))
    listed = [
        Credential(public_key(secret(group), election.uuid, each), weighed.get(at, 1), is_weighted=bool(plan.weights))
        for at, each in enumerate(private)
    ]
    maker.add(
        appending.set_up(maker.head, election_spelled(election), trustees_spelled(kinds), credentials_spelled(listed))
    )
    credentials = [private_key(group, election.uuid, each) for each in private]
    return Prepared(poll_of(election), kinds, secrets, credentials, {each.element: each.weight for each in listed})


def drafted(plan: Plan, draw: Draw) -> tuple[list[Kind], dict[int, int], Election]:
    """The trustees of a plan with the secret of each by owner, and its election."""
    kinds, secrets = trustees(plan, draw)
    key = joint_key(public(plan.group), [part for kind in kinds for part in _parts(kind, plan.group)])
    uuid = "".join("123456789ABCDEFGHJKLMNPQRSTUVWXYZ"[draw(33)] for _ in range(14))
    if plan.rehearses:
        uuid = uuid[::-1]
    election = Election(
        'توضیح \x7f "/\\', "انتخابات", plan.group, key, tuple(plan.questions), uuid, language=("fa", "rtl")
    )
    return kinds, secrets, election


def closed(content: bytes) -> bytes:
    """The bytes of the same archive up to where its ballots were added up."""
    (tallied,) = (s for s in steps(records(BytesIO(content))) if s.event.type is EventType.ENCRYPTED_TALLY)
    return content[: tallied.end]


def electorate_of(voters: int, weights: str = "equal") -> bytes:
    """The file of an electorate as the command line writes it."""
    return spelled({"commitment": "e1" * 32, "voters": voters, "weights": weights})


def report_on(content: bytes) -> Report:
    return verify(BytesIO(content), public, lambda offset, end: content[offset:end])


def trustees(plan: Plan, draw: Draw) -> tuple[list[Kind], dict[int, int]]:
    """Trustees, and the secret of each by owner."""
    kinds: list[Kind] = []
    secrets: dict[int, int] = {}
    for at in range(plan.singles):
        secrets[at + 1], key = new_trustee_key(secret(plan.group), draw)
        kinds.append(Single(key))
    if plan.pedersen is not None:
        size, threshold = plan.pedersen
        kinds.append(_pedersen(plan.group, size, threshold, draw, secrets))
    return kinds, secrets


def correspondents(group: Group, size: int, draw: Draw) -> list[Correspondent]:
    arithmetic = secret(group)
    return [Correspondent(keys_of(arithmetic, drawn_seed(draw)), arithmetic, LetterCipher(), draw) for _ in range(size)]


def _pedersen(group: Group, size: int, threshold: int, draw: Draw, secrets: dict[int, int]) -> Kind:
    people = correspondents(group, size, draw)
    certs = [certificate(each, Context(group.id, size, threshold, at + 1)) for at, each in enumerate(people)]
    together = invited(public(group), certs)
    given = [polynomial(each, together) for each in people]
    shares = [share(each, public(group), together, given) for each in people]
    first = len(secrets) + 1
    for at, (person, each) in enumerate(zip(people, shares, strict=True)):
        secrets[first + at] = kept_secret(person, public(group), each.private_key)
    return parameters(public(group), together, given, shares)


def _parts(kind: Kind, group: Group) -> list[Element]:
    if isinstance(kind, Single):
        return [kind.key.public_key]
    return [read_coefexps(each.message, group)[0] for each in kind.coefexps]


def count(maker: Maker, ready: Prepared, tally: Tally, number: int, whole: int) -> None:
    """The ballots ended, their tally of so many and so much weight, and all that follows."""
    poll, kinds, secrets = ready.poll, ready.kinds, ready.secrets
    group, arithmetic = poll.election.group, public(poll.election.group)
    maker.add(appending.appended(maker.head, EventType.END_BALLOTS))
    maker.add(appending.tallied(maker.head, tally_spelled(tally), number, whole))
    if poll.election.is_mixed:
        for owner in range(1, (maker.plan.singles or 1) + 1):
            tally = _shuffle(maker, poll, tally, owner)
        maker.add(appending.appended(maker.head, EventType.END_SHUFFLES))
    parts: dict[int, PartialDecryption] = {}
    for owner in sorted(set(secrets) - maker.plan.absent, reverse=True):
        parts[owner] = partial_decryption(secret(group), maker.draw, poll.fingerprint, tally, secrets[owner])
        content = partial_decryption_spelled(parts[owner])
        maker.add(appending.owned(maker.head, EventType.PARTIAL_DECRYPTION, owner, content))
    exponents = exponents_of(kinds, list(parts), group.order)
    plain = opened(arithmetic, tally, [(parts[owner], each) for owner, each in exponents.items()])
    outcome = result(arithmetic, poll.election, whole, plain)
    maker.add(appending.appended(maker.head, EventType.RESULT, (result_spelled(outcome),)))


def _shuffle(maker: Maker, poll: Poll, tally: Tally, owner: int) -> Tally:
    arithmetic = secret(poll.election.group)
    mixing = Mixing(poll.fingerprint, poll.election.public_key)
    places = [at for at, each in enumerate(poll.election.questions) if isinstance(each, Mixed)]
    turned = {at: shuffled(arithmetic, maker.draw, mixing, tally[at]) for at in places}
    proofs = tuple(prove_shuffle(arithmetic, maker.draw, mixing, tally[at], turned[at]) for at in places)
    content = shuffle_spelled(Shuffle(tuple(turned[at].ciphertexts for at in places), proofs))
    maker.add(appending.owned(maker.head, EventType.SHUFFLE, owner, content))
    return tuple(turned[at].ciphertexts if at in turned else row for at, row in enumerate(tally))

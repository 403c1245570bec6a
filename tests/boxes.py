"""An election with everything that a ballot box on a node needs: archive, ballots, codes, bonds, acts, trustees."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from io import BytesIO
from typing import Any

from colonnade.apps.elections import selectors as elections
from colonnade.apps.elections import services
from colonnade.core.elections import appending, hands
from colonnade.core.elections.archive import digest_of, records
from colonnade.core.elections.arithmetic import SecretArithmetic
from colonnade.core.elections.ballots import Poll, cast, poll_of
from colonnade.core.elections.casting import key_digest
from colonnade.core.elections.combining import exponents_of
from colonnade.core.elections.credentials import new_credential, private_key, public_key
from colonnade.core.elections.decryption import opened, partial_decryption
from colonnade.core.elections.election import Election, Question, election_spelled
from colonnade.core.elections.elements import Draw, Element, Group
from colonnade.core.elections.events import EventType, steps
from colonnade.core.elections.groups import ED25519
from colonnade.core.elections.keys import joint_key
from colonnade.core.elections.objects import Signature, SummedAnswer, ballot_spelled, read_ballot, stamp, unsigned
from colonnade.core.elections.proofs import prove_knowledge
from colonnade.core.elections.public_credentials import Credential, credentials_spelled
from colonnade.core.elections.tallies import (
    PartialDecryption,
    partial_decryption_spelled,
    read_sized,
    read_tally,
    result_spelled,
)
from colonnade.core.elections.tallying import result
from colonnade.core.elections.trustees import Kind, public_keys, trustees_spelled
from colonnade.core.ids import ActId, OrganisationId
from tests import archives
from tests.archives import YES_NO, Plan
from tests.chance import drawn
from tests.desks import ORIGIN
from tests.polling import Poll as Acts
from tests.recording import record
from tests.unguarded import Unguarded

OPENS, CLOSES = date(2026, 5, 10), date(2026, 5, 17)
UUID = "Nq8dSmCLbeYiz3"
KNOWN = date(2026, 11, 1)


@cache
def _trustees(group: Group, seed: int) -> tuple[list[Kind], dict[int, int]]:
    """Three of whom two open, who met once for all elections of the group and seed."""
    return archives.trustees(Plan((), group=group, singles=0, pedersen=(3, 2)), drawn(f"{seed}/trustees"))


@dataclass
class Urn:
    """What all who have a hand in an election hold together; trustees are three of whom two open."""

    voters: int = 4
    group: Group = ED25519
    questions: Sequence[Question] = (YES_NO,)
    uuid: str = UUID
    seed: int = 1
    draw: Draw = field(init=False)
    kinds: list[Kind] = field(init=False)
    secrets: dict[int, int] = field(init=False)
    private: list[str] = field(init=False)
    public: list[Element] = field(init=False)
    codes: list[hands.Code] = field(init=False)
    poll: Poll = field(init=False)
    setup: bytes = field(init=False)
    maker: SecretArithmetic = field(init=False)

    def __post_init__(self) -> None:
        self.draw = drawn(str(self.seed))
        self.maker = Unguarded(archives.public(self.group))
        self.kinds, self.secrets = _trustees(self.group, self.seed)
        key = joint_key(
            archives.public(self.group), [p for kind in self.kinds for p in archives._parts(kind, self.group)]
        )
        election = Election("", "Board", self.group, key, tuple(self.questions), self.uuid)
        self.poll = poll_of(election)
        self.private = [new_credential(self.draw) for _ in range(self.voters)]
        self.public = [public_key(self.maker, self.uuid, each) for each in self.private]
        self.codes = [hands.code_from(self.draw(1 << 96).to_bytes(12, "big")) for _ in range(self.voters)]
        begun = appending.begun(archives.TIME)
        listed = credentials_spelled(map(Credential, self.public))
        added = appending.set_up(begun.head, election_spelled(election), trustees_spelled(self.kinds), listed)
        self.setup = begun.content + added.content
        self.first_event = added.head.digest or ""

    @property
    def bonds(self) -> tuple[hands.Bond, ...]:
        numbered = range(self.voters)
        return hands.issued(
            self.uuid, dict(zip(numbered, self.codes, strict=True)), dict(zip(numbered, self.public, strict=True))
        )

    def ballot(self, voter: int, marks: Sequence[Sequence[int]] = ((1, 0),)) -> bytes:
        secret = private_key(self.group, self.uuid, self.private[voter])
        return ballot_spelled(cast(self.maker, self.draw, self.poll, secret, marks))

    def with_bad_proof(self, voter: int) -> bytes:
        """A ballot that its voter signed and of which one proof does not hold."""
        honest = read_ballot(self.ballot(voter), self.group)
        (answer,) = honest.answers
        assert isinstance(answer, SummedAnswer)
        first, *others = answer.overall_proof
        changed = replace(
            answer, overall_proof=(replace(first, response=(first.response + 1) % self.group.order), *others)
        )
        ballot = replace(honest, answers=(changed,), signature=None)
        digest = stamp(unsigned(ballot))
        secret = private_key(self.group, self.uuid, self.private[voter])
        proof = prove_knowledge(self.maker, self.draw, f"sig|{digest}|", [self.group.generator], secret)
        return ballot_spelled(replace(ballot, signature=Signature(digest, proof)))

    def completed(self, closed: bytes) -> bytes:
        """The archive with the parts of two trustees and the result behind what was closed."""
        arithmetic, head, content = archives.public(self.group), appending.head_of(BytesIO(closed)), closed
        *_, last = steps(records(BytesIO(closed)))
        tally = read_tally(last.contents[0], self.group)
        parts: dict[int, PartialDecryption] = {}
        for owner in (1, 3):
            parts[owner] = partial_decryption(
                archives.secret(self.group), self.draw, self.poll.fingerprint, tally, self.secrets[owner]
            )
            added = appending.owned(head, EventType.PARTIAL_DECRYPTION, owner, partial_decryption_spelled(parts[owner]))
            content, head = content + added.content, added.head
        exponents = exponents_of(self.kinds, list(parts), self.group.order)
        plain = opened(arithmetic, tally, [(parts[owner], each) for owner, each in exponents.items()])
        *_, sized = last.contents
        outcome = result(arithmetic, self.poll.election, read_sized(sized).total_weight, plain)
        return content + appending.appended(head, EventType.RESULT, (result_spelled(outcome),)).content

    def facts(self) -> dict[str, Any]:
        """What the act that sets it up says of the archive."""
        return {
            "uuid": self.uuid,
            "fingerprint": digest_of(election_spelled(self.poll.election)),
            "group": self.group.id,
        }


@dataclass
class Booth:
    """An election with its acts in the log of this node, and its box."""

    urn: Urn = field(default_factory=Urn)
    acts: Acts = field(default_factory=Acts)

    def written(self) -> "Booth":
        """Its acts are written until voting is open; no node has them yet."""
        self._said()
        self.acts.step("rehearsed")
        self.acts.step("voting_opened", last_event=self.urn.first_event)
        return self

    def set_up(self, **said: Any) -> "Booth":
        self._said(**said)
        return self.record()

    def _said(self, **said: Any) -> None:
        keys = public_keys(self.urn.kinds)
        held = [{"of": each.id, "key": key_digest(k)} for each, k in zip(self.acts.columns, keys, strict=False)]
        self.acts.set_up(**{**self.urn.facts(), "trustees": held, **said})

    def record(self) -> "Booth":
        record(self.acts.simulator.entries, origin=ORIGIN, today=KNOWN)
        return self

    def hosted(self) -> "Booth":
        services.host(self.body, self.act, BytesIO(self.urn.setup), [self.urn.bonds], on=OPENS)
        return self

    def opened(self, **said: Any) -> "Booth":
        self.acts.step("rehearsed")
        self.acts.step("voting_opened", **{"last_event": self.urn.first_event, **said})
        return self.record()

    @property
    def body(self) -> OrganisationId:
        return self.acts.body.id

    @property
    def act(self) -> ActId:
        return self.acts.begun.id

    def cast(self, voter: int, ballot: bytes | None = None, *, code: int | None = None) -> services.Taken:
        sent = self.urn.ballot(voter) if ballot is None else ballot
        return services.cast(self.urn.uuid, sent, self.urn.codes[voter if code is None else code], on=OPENS)

    def archive(self) -> bytes:
        return b"".join(elections.archive_pieces(self.urn.uuid))

"""An election whose ballots are cast while the node is stopped: what is cast, and what must be true afterwards.

Ballots are of Ed25519, made beforehand. The list to be cast holds a second ballot of one voter, and one ballot twice.
"""

import hashlib
import json
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from tests.archives import report_on
from tests.boxes import Booth, Urn
from tests.crashes.node import Answer, Node
from tests.crashes.past import LostError

VOTERS = 6


@dataclass(repr=False)
class Voting:
    """A node on which the election is open, kept so that it can be put back; and the ballots to be cast."""

    node: Node
    booth: Booth
    place: Path
    sound: set[bytes] = field(default_factory=set)

    @cached_property
    def sendings(self) -> list[tuple[str, str]]:
        """Ballots and codes in the order in which they are cast."""
        urn = self.booth.urn
        first = [(urn.ballot(voter).decode(), str(urn.codes[voter])) for voter in range(VOTERS)]
        again = (urn.ballot(0, ((0, 1),)).decode(), str(urn.codes[0]))
        return [*first[:3], again, first[1], *first[3:]]

    @cached_property
    def expected(self) -> list[str]:
        """The hashes of the ballots in the order in which they are stored, each once."""
        return list(dict.fromkeys(hashlib.sha256(ballot.encode()).hexdigest() for ballot, _ in self.sendings))

    def acknowledged(self, answer: Answer) -> int:
        """How many sendings were acknowledged."""
        return max(answer.acknowledged, 0)

    def prepare(self) -> None:
        """The election is open on the node, and no ballot is cast yet."""
        urn = self.booth.urn
        told = {
            "organisation": self.booth.body,
            "act": self.booth.act,
            "uuid": urn.uuid,
            "setup": urn.setup.hex(),
            "bonds": [each.hex() for each in urn.bonds],
            "sendings": self.sendings,
        }
        self.place.write_text(json.dumps(told))
        self.node.order("record", until=self.node.prepared)
        answer = self.node.order("host", voting=str(self.place))
        assert answer.status == 0, answer
        self.node.keep("open")

    def claim_recovery(self, acknowledged: int) -> None:
        """What was acknowledged is there, each ballot once; it goes on, and its archive verifies."""
        target = self.node.base / "archive"
        answer = self.node.order("finish", voting=str(self.place), target=str(target))
        if answer.status != 0:
            raise LostError("it does not open again", answer)
        (found,) = answer.told("found")
        self._claim_stored(found, acknowledged)
        self._claim_sound(target.read_bytes())

    def _claim_sound(self, archive: bytes) -> None:
        """The archive verifies; the same bytes, as which it mostly comes, are verified once."""
        if archive in self.sound:
            return
        report = report_on(archive)
        counted = (report.ballot_events, report.ballots_counted)
        if report.reasons or counted != (len(self.expected), VOTERS):
            raise LostError("the archive is not all ballots, each once", report)
        self.sound.add(archive)

    def _claim_stored(self, found: dict[str, Any], acknowledged: int) -> None:
        ballots = {hashlib.sha256(ballot.encode()).hexdigest() for ballot, _ in self.sendings[:acknowledged]}
        if found["integrity"] != "ok":
            raise LostError(found["integrity"])
        if not ballots <= set(found["digests"]):
            raise LostError("an acknowledged ballot is lost", acknowledged, len(found["digests"]))
        if found["digests"] != self.expected[: len(found["digests"])]:
            raise LostError("not the ballots, each once, in their order", found)
        if found["ordinals"] != list(range(len(found["digests"]))) or found["ballots"] != len(found["digests"]):
            raise LostError("places are left out or counted wrong", found)
        if found["state"] != "open":
            raise LostError("the box does not take ballots", found)


def voting_on(base: Path, node: Any = Node) -> Voting:
    """Return an election of which nothing is done yet, on a node that ``node`` makes of a folder and entries."""
    booth = Booth(Urn(voters=VOTERS)).written()
    return Voting(node(base, booth.acts.simulator.entries), booth, base / "voting.json")

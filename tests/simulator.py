"""Builds organisations act by act, in memory, with real keys and real seals.

Keys are derived from names, days are given: the same calls make the same bytes.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from colonnade.core.acts.envelope import FOUNDING, Act, Envelope, Provenance, act_bytes, parse_act
from colonnade.core.acts.order import SealedAct
from colonnade.core.ids import ActId, OrganisationId
from colonnade.core.organisations.keys import spelled
from colonnade.edges.signing import Signer, seal_act


def signer(name: str) -> Signer:
    return Signer(hashlib.sha256(b"simulator/" + name.encode()).digest())


@dataclass
class Body:
    """One organisation of the simulation: its id, its key and its founding act."""

    name: str
    id: OrganisationId
    key: Signer
    founding: Act


@dataclass
class Simulator:
    """Acts in the order in which they were written; ``chained``: each comes after the one before."""

    chained: bool = True
    entries: list[bytes] = field(default_factory=list)
    acts: list[SealedAct] = field(default_factory=list)

    def write(self, envelope: Envelope, *sealers: Signer) -> Act:
        text = act_bytes(envelope)
        self.entries.append(seal_act(text, *sealers))
        act = parse_act(text)
        self.acts.append(SealedAct(act, frozenset(sealer.public for sealer in sealers)))
        return act

    def found(self, name: str, claimed_class: str, day: str, **facts: Any) -> Body:
        key = signer(name)
        founding = self.write(self._founding(name, claimed_class, day, key, facts), key)
        return Body(name, founding.organisation, key, founding)

    def _founding(self, name: str, claimed_class: str, day: str, key: Signer, facts: dict[str, Any]) -> Envelope:
        is_base = claimed_class == "base"
        said = {
            "visibility": "open",
            "name": {"binding": "en", "en": name},
            "claimed_class": claimed_class,
            "basis": "members" if is_base else "organisations",
            "branch": None,
            "place": None,
            "workplace": is_base,
            "keys": [spelled(key.public)],
            "recovery": spelled(signer(f"{name}/recovery").public),
            "witnesses": [],
            "witnesses_needed": 0,
            "conveners": [{"band": 0, "category": "workers"}],
            "notice_days": 15,
            "asked": [],
            "presence": [{"band": 10, "category": "workers"}],
        } | facts
        return Envelope(FOUNDING, "", "founding_assembly", day, day, said, after=self.heads())

    def heads(self) -> tuple[ActId, ...]:
        return (self.acts[-1].act.id,) if self.chained and self.acts else ()

    def act(self, body: Body, name: str, day: str, facts: dict[str, Any], **said: Any) -> Act:
        sealers: Iterable[Signer] = said.pop("sealers", (body.key,))
        said.setdefault("after", self.heads() or (body.founding.id,))
        said.setdefault("recorded", day)
        said.setdefault("organ", "assembly")
        said.setdefault("provenance", Provenance.SIGNED)
        envelope = Envelope(type=f"organisations.{name}/1", organisation=body.id, effective=day, facts=facts, **said)
        return self.write(envelope, *sealers)

    def count(self, body: Body, day: str, count: int, **said: Any) -> Act:
        facts = {"period": day[:7], "basis": "members", "inspectors": 2, "count": count}
        return self.act(body, "count_returned", day, facts, **said)

    def decide(self, body: Body, to: Body, day: str, kind: str = "full", **said: Any) -> Act:
        facts = {"to": to.id, "kind": kind, "votes": {"yes": 10, "no": 0, "abstained": 0}, "attested": True}
        return self.act(body, "affiliation_decided", day, facts, **said)

    def admit(self, to: Body, body: Body, decision: Act, day: str, **said: Any) -> Act:
        facts = {"candidate": body.id, "decision": decision.id}
        if not self.chained:
            said.setdefault("after", (decision.id, to.founding.id))
        return self.act(to, "affiliation_admitted", day, facts, **said)

    def affiliate(self, body: Body, to: Body, day: str, kind: str = "full") -> Act:
        return self.admit(to, body, self.decide(body, to, day, kind), day)

    def base(self, name: str, day: str, members: int = 40, **facts: Any) -> Body:
        body = self.found(name, "base", day, **facts)
        self.count(body, day, members)
        return body

    def federation(self, name: str, branch: str, bases: int, day: str = "2020-01-01") -> tuple[Body, list[Body]]:
        columns = [self.base(f"{name} {n}", "2019-01-01", branch=branch) for n in range(bases)]
        body = self.found(name, "federation", day, branch=branch)
        for column in columns:
            self.affiliate(column, body, day)
        return body, columns

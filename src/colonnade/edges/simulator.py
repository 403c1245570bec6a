"""Builds organisations act by act, in memory, with real keys and real seals: for the tests and the demo.

Keys are derived from names, days are given: the same calls make the same bytes. Nothing secret may rest on them.
Source: docs/adr/0007-the-simulator.md.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from colonnade.core.acts.envelope import FOUNDING, Act, Envelope, Provenance, act_bytes, parse_act
from colonnade.core.acts.order import SealedAct
from colonnade.core.ids import ActId, OrganisationId, spelled
from colonnade.core.organisations.commitments import commitment_to
from colonnade.core.organisations.vocabulary import PUBLIC_FROM, SHOWN_FLOORS
from colonnade.core.statutes.values import spelled as spelled_value
from colonnade.core.statutes.vocabulary import rule_name, value_of
from colonnade.edges.signing import Signer, seal_act

_REVEALED = (
    *("name", "claimed_class", "basis", "branch", "place", "workplace"),
    *("conveners", "notice_days", "asked", "presence"),
)
_SHOWN_WHEN_SEALED = ("claimed_class", "basis", "keys", "recovery", "witnesses", "witnesses_needed")


def signer(name: str) -> Signer:
    """Return the key that belongs to ``name``."""
    return Signer(hashlib.sha256(b"simulator/" + name.encode()).digest())


def _random(name: str) -> bytes:
    return hashlib.sha256(b"commitment/" + name.encode()).digest()


def _revealed(said: Mapping[str, Any]) -> dict[str, Any]:
    return {each: said[each] for each in _REVEALED}


def _commitment(name: str, said: Mapping[str, Any]) -> str:
    return commitment_to(_random(name), _revealed(said))


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
        """The act is sealed and stands at the end; return it."""
        text = act_bytes(envelope)
        self.entries.append(seal_act(text, *sealers))
        act = parse_act(text)
        self.acts.append(SealedAct(act, frozenset(spelled(sealer.public) for sealer in sealers)))
        return act

    def found(self, name: str, /, claimed_class: str, day: str, **facts: Any) -> Body:
        """An organisation is founded on ``day``, an ISO day or month; ``facts`` replace the usual ones."""
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

    def seal_founding(self, name: str, month: str) -> Body:
        """A sealed base organisation: the log holds a commitment to what :meth:`reveal` shows, and its keys."""
        key = signer(name)
        said = self._founding(name, "base", month, key, {}).facts
        kept = {each: said[each] for each in _SHOWN_WHEN_SEALED}
        facts = kept | {"visibility": "sealed", "commitment": _commitment(name, said)}
        founding = self.write(Envelope(FOUNDING, "", "founding_assembly", month, month, facts, after=self.heads()), key)
        return Body(name, founding.organisation, key, founding)

    def reveal(self, body: Body, month: str) -> Act:
        """What the sealed founding act committed to is shown."""
        said = self._founding(body.name, "base", month, body.key, {}).facts
        return self.act(body, "opened", month, {"random": _random(body.name).hex(), "revealed": _revealed(said)})

    def heads(self) -> tuple[ActId, ...]:
        """Return what the next act comes after."""
        return (self.acts[-1].act.id,) if self.chained and self.acts else ()

    def act(self, body: Body, name: str, day: str, facts: dict[str, Any], **said: Any) -> Act:
        """The organisation does ``name`` on ``day``; ``said`` replaces what the envelope usually says."""
        sealers: Iterable[Signer] = said.pop("sealers", (body.key,))
        said.setdefault("after", self.heads() or (body.founding.id,))
        said.setdefault("recorded", day)
        said.setdefault("organ", "assembly")
        said.setdefault("provenance", Provenance.SIGNED)
        kind = f"{said.pop('room', 'organisations')}.{name}/{said.pop('version', 1)}"
        envelope = Envelope(type=kind, organisation=body.id, effective=day, facts=facts, **said)
        return self.write(envelope, *sealers)

    def count(self, body: Body, day: str, count: int, **said: Any) -> Act:
        """The count is returned: below fifty, or where ``bound`` is said, as a bound with a commitment."""
        bound = said.pop(
            "bound", max(floor for floor in SHOWN_FLOORS if floor <= count) if count < PUBLIC_FROM else None
        )
        commitment = hashlib.sha256(f"{body.name}/{day}/{count}".encode()).hexdigest()
        shown = {"count": count} if bound is None else {"at_least": bound, "commitment": commitment}
        facts = {"period": day[:7], "basis": "members", "inspectors": 2} | shown | said.pop("facts", {})
        return self.act(body, "count_returned", day, facts, **said)

    def decide(self, body: Body, to: Body, day: str, kind: str = "full", **said: Any) -> Act:
        """The organisation's assembly decides to stand under ``to``."""
        facts = {"to": to.id, "kind": kind, "votes": {"yes": 10, "no": 0, "abstained": 0}, "attested": True}
        return self.act(body, "affiliation_decided", day, facts, **said)

    def admit(self, to: Body, body: Body, decision: Act, day: str, **said: Any) -> Act:
        """The body admits who has decided."""
        facts = {"candidate": body.id, "decision": decision.id}
        if not self.chained:
            said.setdefault("after", (decision.id, to.founding.id))
        return self.act(to, "affiliation_admitted", day, facts, **said)

    def refuse(self, to: Body, body: Body, decision: Act, day: str, **said: Any) -> Act:
        """The body tells who has decided that it is not admitted."""
        facts = {"candidate": body.id, "decision": decision.id, "reason": "requirements"}
        if not self.chained:
            said.setdefault("after", (decision.id, to.founding.id))
        return self.act(to, "affiliation_refused", day, facts, **said)

    def affiliate(self, body: Body, to: Body, day: str, kind: str = "full") -> Act:
        """The organisation decides and is admitted on one day."""
        return self.admit(to, body, self.decide(body, to, day, kind), day)

    def base(self, name: str, /, day: str, members: int = 40, **facts: Any) -> Body:
        """A base organisation is founded and returns its count."""
        body = self.found(name, "base", day, **facts)
        self.count(body, day, members)
        return body

    def federation(self, name: str, branch: str, bases: int, day: str = "2020-01-01") -> tuple[Body, list[Body]]:
        """A federation stands on so many base organisations of one branch."""
        columns = [self.base(f"{name} {n}", "2019-01-01", branch=branch) for n in range(bases)]
        body = self.found(name, "federation", day, branch=branch)
        for column in columns:
            self.affiliate(column, body, day)
        return body, columns

    def adopt(
        self, body: Body, day: str, rules: Mapping[str, str], facts: Mapping[str, Any] | None = None, **said: Any
    ) -> Act:
        """The organisation adopts a statute that lays down ``rules``, the first in its article 1, and so on."""
        return self.act(body, "adopted", day, _version(body, day, rules) | dict(facts or {}), room="statutes", **said)

    def amend(
        self,
        body: Body,
        before: Act,
        day: str,
        rules: Mapping[str, str],
        facts: Mapping[str, Any] | None = None,
        **said: Any,
    ) -> Act:
        """The organisation puts a version that lays down ``rules`` in place of the one that ``before`` put in force."""
        of = {"amends": before.id, "before": _digest_of(before)}
        said_of_it = _version(body, day, rules) | of | dict(facts or {})
        return self.act(body, "amended", day, said_of_it, room="statutes", **said)

    def renew(self, body: Body, day: str, facts: Mapping[str, Any] | None = None, **said: Any) -> Act:
        """The organisation renews itself by two thirds of the votes of its assembly."""
        how = {"decided_by": "assembly", "majority": "ratio: 2/3; of: cast", "votes": None}
        return self.act(body, "renewed", day, how | dict(facts or {}), room="statutes", **said)


def _version(body: Body, day: str, rules: Mapping[str, str]) -> dict[str, Any]:
    """What an act says of a version in English that binds on the day of its decision, by two thirds of the votes."""
    laid_down = [
        {"article": str(number), "key": key, "value": spelled_value(value_of(rule_name(key), value))}
        for number, (key, value) in enumerate(rules.items(), 1)
    ]
    digest = hashlib.sha256(f"statute/{body.name}/{day}/{rules}".encode()).hexdigest()
    return {
        "rules": laid_down,
        "languages": ["en"],
        "binding": "en",
        "calendar": "gregorian",
        "zone": "UTC",
        "document": {"type": "text/plain", "length": 1000, "sha256": digest},
        "published": True,
        "binds_from": day,
        "decided_by": "assembly",
        "majority": "ratio: 2/3; of: cast",
        "votes": {"yes": 10, "no": 0, "abstained": 0},
    }


def _digest_of(version: Act) -> str:
    document = version.facts["document"]
    assert isinstance(document, Mapping)
    return str(document["sha256"])

"""An audit of one confederation with very many organisations, beside a walk that only looks at each span, as the limit.

    .venv/bin/python benchmarks/audit.py [organisations]

Goal at 100,000 organisations: 10 s after replay. Federations of 250 columns each, votes and rules told of, all
sealed; then the same without what is told, where everything is left open; then with a statute of the templates for
each, adopted by an act.
"""

import resource
import sys
import time
from datetime import date

from colonnade.core.acts.canonical import Json
from colonnade.core.audit.audit import audit
from colonnade.core.audit.criteria.thresholds import THRESHOLDS
from colonnade.core.audit.evidence import Evidence, EvidenceKind, Provenance, Told
from colonnade.core.audit.examined import Examined, SeenLog
from colonnade.core.audit.ruleset import read_rule_set
from colonnade.core.dates import FOREVER
from colonnade.core.ids import ActId, OrganisationId
from colonnade.core.organisations.forms import View
from colonnade.core.organisations.spans import Kind, Span
from colonnade.core.organisations.vocabulary import ClaimedClass
from colonnade.core.statutes.acts import said_by
from colonnade.edges.rulesets import shipped
from colonnade.edges.templates.reading import template

ORGANISATIONS = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
EACH = 250
BRANCHES = ("metal", "transport", "education", "health", "textile")
FOUNDED, JOINED, ON = date(2019, 1, 1), date(2020, 2, 1), date(2026, 6, 1)
ROOF = OrganisationId("roof")
SAID = {name: said_by(template(name).statute) for name in ("T1", "T2", "T3")}


class World:
    """Spans by organisation, who stands under whom, how each act is known."""

    def __init__(self, organisations: int) -> None:
        self.spans: dict[OrganisationId, list[Span]] = {}
        self.below: dict[OrganisationId, list[OrganisationId]] = {}
        self.acts: dict[ActId, Evidence] = {}
        self.told: dict[str, list[Told]] = {"own_rules": [], "votes": []}
        self.stand(ROOF, ClaimedClass.CONFEDERATION, date(2020, 1, 1), {})
        for number in range(organisations // (EACH + 1)):
            self.federation(number)

    def act(self, body: OrganisationId, kind: Kind, day: date, facts: dict[str, Json], other: str = "") -> None:
        act = ActId(f"{len(self.acts):064x}")
        key = "full" if kind is Kind.AFFILIATION else str(act)
        span = Span(kind, body, key, other, facts, day, FOREVER, day, FOREVER, act)
        self.spans.setdefault(body, []).append(span)
        self.acts[act] = Evidence(EvidenceKind.ACT, act, Provenance.SIGNED)

    def stand(self, body: OrganisationId, claimed: ClaimedClass, day: date, facts: dict[str, Json]) -> None:
        self.act(body, Kind.FOUNDED, day, {})
        self.act(body, Kind.IDENTITY, day, {"claimed_class": claimed.value, "visibility": "open", **facts})

    def join(self, body: OrganisationId, to: OrganisationId) -> None:
        self.act(body, Kind.AFFILIATION, JOINED, {"decision": "0" * 64, "attested": True}, to)
        self.below.setdefault(to, []).append(body)

    def tell(self, matter: str, body: OrganisationId, facts: dict[str, Json]) -> None:
        evidence = (Evidence(EvidenceKind.SOURCE, f"{matter}#{body}", Provenance.SIGNED),)
        self.told[matter].append(Told(matter, body, facts, evidence))

    def federation(self, number: int) -> None:
        federation = OrganisationId(f"federation-{number}")
        self.stand(federation, ClaimedClass.FEDERATION, FOUNDED, {})
        self.join(federation, ROOF)
        self.tell("votes", federation, {"members": 100 * EACH, "votes": 20 + number % 7})
        for each in range(EACH):
            base = OrganisationId(f"base-{number}-{each}")
            facts: dict[str, Json] = {"workplace": True, "basis": "members", "place": "Tehran, Iran"}
            self.stand(base, ClaimedClass.BASE, FOUNDED, {**facts, "branch": BRANCHES[number % len(BRANCHES)]})
            self.act(base, Kind.COUNT, FOUNDED, {"count": 100, "basis": "members"})
            self.join(base, federation)
            self.tell("own_rules", base, {"statute": True, "assembly": True})

    def adopt(self) -> None:
        """Everybody has a statute: the roof by T3, each federation by T2, each base organisation by T1."""
        for body in list(self.spans):
            name = "T3" if body == ROOF else "T2" if body.startswith("federation") else "T1"
            decided: dict[str, Json] = {"decided_by": "assembly" if name == "T1" else "congress", "votes": None}
            self.act(body, Kind.STATUTE, FOUNDED, {**SAID[name], **decided, "published": True})

    def examined(self, *, with_told: bool) -> Examined:
        view = View(ON, lambda each: self.spans.get(each, ()), lambda each: self.below.get(each, ()))
        return Examined(
            ROOF,
            ON,
            ClaimedClass.CONFEDERATION,
            view,
            read_rule_set(shipped(), THRESHOLDS),
            self.told if with_told else {},
            acts=self.acts,
            log=SeenLog("bench.invalid/log", len(self.acts), "root"),
        )


def walked(view: View) -> int:
    """Look once at every span of everybody under the roof; the number of spans."""
    ahead, met, spans = [ROOF], {ROOF}, 0
    while ahead:
        one = ahead.pop()
        spans += sum(each.holds(ON) for each in view.spans(one))
        below = [each for each in view.below(one) if each not in met]
        met.update(below)
        ahead += below
    return spans


def main() -> None:
    world = World(ORGANISATIONS)
    goal = 10 * len(world.spans) / 100_000
    for name, with_told in (("all told", True), ("nothing told", False), ("by statutes", False)):
        if name == "by statutes":
            world.adopt()
        examined = world.examined(with_told=with_told)
        began = time.process_time()
        walked(examined.view)
        walk = time.process_time() - began
        began = time.process_time()
        report = audit(examined)
        seconds = time.process_time() - began
        print(
            f"{name:14} {len(world.spans):9,} organisations, level {report.level}{seconds:9.2f} s   "
            f"goal {goal:6.2f} s   bare walk {walk:.2f} s"
        )
    print(f"{'peak memory':14} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024:9,} MB")


main()

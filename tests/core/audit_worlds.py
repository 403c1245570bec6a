"""Bodies with columns under them, written in a line or put together, to be audited without keys and seals."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import count

from colonnade.core.acts.canonical import Json
from colonnade.core.audit.criteria import JUDGES
from colonnade.core.audit.evidence import Claim, Evidence, EvidenceKind, Provenance, Told
from colonnade.core.audit.examined import Contradiction, Examined, SeenLog, StatuteRule
from colonnade.core.audit.findings import Finding
from colonnade.core.audit.matters import CLAIMS, MATTERS
from colonnade.core.audit.ruleset import RuleSet
from colonnade.core.dates import FOREVER
from colonnade.core.ids import ActId, OrganisationId
from colonnade.core.organisations.forms import View
from colonnade.core.organisations.spans import Kind, Span
from colonnade.core.organisations.vocabulary import ClaimedClass
from tests.core.audit_bodies import read_facts, shipped_rules

ON = date(2026, 6, 1)
SUBJECT = OrganisationId("subject")
BRANCHES = ("metal", "oil", "trade", "food", "transport")
LOG = SeenLog("example.org/log", 9, "root")


@dataclass
class World:
    """A subject on a day, what stands under it, and what is told of it."""

    judged_as: ClaimedClass = ClaimedClass.FEDERATION
    on: date = ON
    founded: date = date(2020, 1, 1)
    spans: dict[OrganisationId, list[Span]] = field(default_factory=dict)
    below: dict[OrganisationId, list[OrganisationId]] = field(default_factory=dict)
    told: dict[str, list[Told]] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)
    rules: dict[str, list[StatuteRule]] = field(default_factory=dict)
    contradictions: list[Contradiction] = field(default_factory=list)
    is_whole: bool = False
    log: SeenLog | None = None
    ruleset: RuleSet = field(default_factory=shipped_rules)
    provenance: Provenance = Provenance.OWN
    _acts: Iterable[int] = field(default_factory=count)

    def __post_init__(self) -> None:
        self.stand(SUBJECT, self.judged_as, self.founded)

    def act(self, body: OrganisationId, kind: Kind, start: date, facts: Mapping[str, Json], other: str = "") -> Span:
        act = ActId(f"{body}-{kind}-{len(self.spans.get(body, ()))}")
        key = "full" if kind is Kind.AFFILIATION else str(act)
        span = Span(kind, body, key, other, facts, start, FOREVER, start, FOREVER, act)
        self.spans.setdefault(body, []).append(span)
        return span

    def stand(self, body: OrganisationId, claimed: ClaimedClass, founded: date, **facts: Json) -> None:
        is_base = claimed is ClaimedClass.BASE
        said: dict[str, Json] = {"claimed_class": claimed.value, "visibility": "open", "workplace": is_base}
        said["basis"] = "members" if is_base else "organisations"
        self.act(body, Kind.FOUNDED, founded, {})
        self.act(body, Kind.IDENTITY, founded, {**said, **facts})

    def join(self, body: OrganisationId, to: OrganisationId, day: date, *, attested: bool, votes: Json = None) -> None:
        decided = self.act(body, Kind.DECIDED, day, {"votes": votes}, to)
        self.act(body, Kind.AFFILIATION, day, {"decision": decided.act, "attested": attested}, to)
        self.below.setdefault(to, []).append(body)

    def base(self, name: str, under: OrganisationId | None = SUBJECT, **said: Json) -> OrganisationId:
        """A base organisation of forty members with rules of its own, older than the roof, unless ``said`` otherwise."""
        body = OrganisationId(name)
        founded = date.fromisoformat(str(said.get("founded", "2019-01-01")))
        shown = {each: said[each] for each in ("branch", "place", "workplace", "basis", "visibility") if each in said}
        self.stand(body, ClaimedClass.BASE, founded, **shown)
        members = said.get("members", 40)
        if members is not None:
            counted: dict[str, Json] = {"basis": "members", ("at_least" if "least" in said else "count"): members}
            self.act(body, Kind.COUNT, founded, counted)
        if said.get("attested"):
            self.act(body, Kind.ATTESTED, founded, {"branch": said.get("branch")}, SUBJECT)
        if said.get("rules", True) is not None:
            is_there = said.get("rules", True)
            self.tell("own_rules", {"statute": is_there, "assembly": is_there}, body)
        if under is not None:
            joined = date.fromisoformat(str(said.get("joined", "2020-02-01")))
            votes: Json = {"yes": 10, "no": said.get("no", 0), "abstained": 0} if said.get("votes", True) else None
            self.join(body, under, joined, attested=bool(said.get("attested")), votes=votes)
        return body

    def federation(self, name: str, bases: int, branch: str = "metal", **said: Json) -> OrganisationId:
        """A federation under the subject, declared whole, with so many bases of one branch."""
        body = OrganisationId(name)
        self.stand(body, ClaimedClass(str(said.get("of", "federation"))), date(2019, 6, 1))
        self.join(body, SUBJECT, date(2020, 2, 1), attested=False, votes={"yes": 10, "no": 0, "abstained": 0})
        facts: dict[str, Json] = {"branch": branch, "joined": "2019-07-01"}
        for number in range(bases):
            self.base(f"{name}-{number}", body, **{**facts, **said})
        self.tell("affiliates", {"total": bases}, body)
        return body

    def tell(self, matter: str, facts: Mapping[str, Json], of: OrganisationId = SUBJECT) -> None:
        said = self.told.setdefault(matter, [])
        MATTERS[matter].shape(dict(facts), matter)
        said.append(Told(matter, of, facts, (Evidence(EvidenceKind.SOURCE, f"{matter}-{len(said)}", self.provenance),)))

    def declare(self, total: int | None = None) -> None:
        """How many affiliates there are in all: as many as are shown, unless another number is given."""
        self.tell("affiliates", {"total": len(self.below.get(SUBJECT, ())) if total is None else total})

    def claim(self, kind: str, facts: Mapping[str, Json]) -> None:
        CLAIMS[kind](dict(facts), kind)
        self.claims.append(Claim(kind, facts, (Evidence(EvidenceKind.CLAIM, f"c{len(self.claims)}", self.provenance),)))

    def rule(self, key: str, value: object) -> None:
        said = self.rules.setdefault(key, [])
        said.append(StatuteRule(key, value, "art. 1", (Evidence(EvidenceKind.RULE, key, self.provenance),)))

    def contradict(self, number: int) -> None:
        for each in range(number):
            cited = (Evidence(EvidenceKind.RULE, f"clash-{each}", self.provenance),)
            self.contradictions.append(Contradiction("clash", (), cited))

    def examined(self) -> Examined:
        view = View(self.on, lambda each: self.spans.get(each, ()), lambda each: self.below.get(each, ()))
        acts = {
            span.act: Evidence(EvidenceKind.ACT, span.act, Provenance.SIGNED)
            for spans in self.spans.values()
            for span in spans
        }
        return Examined(
            SUBJECT, self.on, self.judged_as, view, self.ruleset, self.told, tuple(self.claims), self.rules or None,
            acts, tuple(self.contradictions), self.is_whole, log=self.log,
        )  # fmt: skip


def confederation(federations: int = 3, bases: int = 5) -> World:
    """A confederation of whole federations, each of a branch of its own."""
    world = World(ClaimedClass.CONFEDERATION)
    for number in range(federations):
        world.federation(f"f{number}", bases, BRANCHES[number % len(BRANCHES)])
    world.declare()
    return world


def judge(criterion: str, world: World) -> Finding:
    return JUDGES[criterion](world.examined(), world.ruleset.criteria[criterion])


def world_of(items: Iterable[str]) -> World:
    """Return the world that ``items`` of a table tell of."""
    listed = list(items)
    classes = [ClaimedClass(item.partition(" ")[2]) for item in listed if item.startswith("as ")]
    world = World(classes[0] if classes else ClaimedClass.FEDERATION)
    for item in listed:
        _add(world, *item.partition(" ")[::2])
    return world


def _add(world: World, name: str, rest: str) -> None:
    first, _, more = rest.partition(" ")
    if name == "bases":
        for number in range(int(first)):
            world.base(f"b{len(world.spans)}-{number}", **read_facts(more))
    elif name == "itself":
        del world.spans[SUBJECT]
        world.base(SUBJECT, None, **read_facts(rest))
    elif name == "federations":
        facts = read_facts(more)
        bases = facts.pop("bases")
        for number in range(int(first)):
            facts_of = {"branch": BRANCHES[number % len(BRANCHES)], **facts}
            world.federation(f"f{len(world.spans)}-{number}", int(str(bases)), **facts_of)  # type: ignore[arg-type]
    elif name == "total":
        world.declare(int(first))
    elif name in ("log", "whole"):
        world.log, world.is_whole = (LOG, world.is_whole) if name == "log" else (world.log, True)
    elif name == "rule":
        world.rule(first, json.loads(more))
    elif name == "claim":
        world.claim(first, read_facts(more))
    elif name == "contradictions":
        world.contradict(int(first))
    elif name == "votes":
        world.tell("votes", read_facts(more), world.below[SUBJECT][int(first)])
    elif name == "office":
        facts = {"office": first, "alternate": False, "mandate_from": None, **read_facts(more)}
        under = world.below.get(SUBJECT, [])
        if isinstance(facts["mandate_from"], int):
            facts["mandate_from"] = under[facts["mandate_from"]]
        world.act(SUBJECT, Kind.OFFICE, date(2025, 1, 1), facts)
    elif name == "resigned":
        world.act(SUBJECT, Kind.RESIGNATION, date.fromisoformat(first), {})
    elif name not in ("as",):
        world.tell(name, read_facts(rest))

"""Bodies with columns under them, written in a line or put together, to be audited without keys and seals."""

import json
from collections.abc import Callable, Iterable, Mapping
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
        """A base organisation of forty members with rules of its own, older than the roof, unless ``said``."""
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
    if name in _ITEMS:
        _ITEMS[name](world, *rest.partition(" ")[::2])
    elif name != "as":
        world.tell(name, read_facts(rest))


def _bases(world: World, number: str, more: str) -> None:
    for each in range(int(number)):
        world.base(f"b{len(world.spans)}-{each}", SUBJECT, **read_facts(more))


def _itself(world: World, first: str, more: str) -> None:
    del world.spans[SUBJECT]
    world.base(SUBJECT, None, **read_facts(f"{first} {more}"))


def _federations(world: World, number: str, more: str) -> None:
    facts = read_facts(more)
    bases, branches = int(str(facts.pop("bases"))), facts.pop("branch", None)
    for each in range(int(number)):
        branch = branches or BRANCHES[each % len(BRANCHES)]
        world.federation(f"f{len(world.spans)}-{each}", bases, str(branch), **facts)


def _ended(world: World, _first: str, _more: str) -> None:
    world.spans[SUBJECT] = [span for span in world.spans[SUBJECT] if span.kind is not Kind.FOUNDED]


def _log(world: World, _first: str, _more: str) -> None:
    world.log = LOG


def _whole(world: World, _first: str, _more: str) -> None:
    world.is_whole = True


def _office(world: World, office: str, more: str) -> None:
    facts = {"office": office, "alternate": False, "mandate_from": None, **read_facts(more)}
    mandate = facts["mandate_from"]
    if isinstance(mandate, int):
        facts["mandate_from"] = world.below[SUBJECT][mandate]
    world.act(SUBJECT, Kind.OFFICE, date(2025, 1, 1), facts)


def _resigned(world: World, day: str, _more: str) -> None:
    world.act(SUBJECT, Kind.RESIGNATION, date.fromisoformat(day), {})


def _statement(world: World, day: str, _more: str) -> None:
    world.act(SUBJECT, Kind.STATEMENT, date.fromisoformat(day), {})


_ITEMS: Mapping[str, Callable[[World, str, str], None]] = {
    "bases": _bases,
    "itself": _itself,
    "federations": _federations,
    "ended": _ended,
    "total": lambda world, number, _: world.declare(int(number)),
    "log": _log,
    "whole": _whole,
    "rule": lambda world, key, value: world.rule(key, json.loads(value)),
    "claim": lambda world, kind, facts: world.claim(kind, read_facts(facts)),
    "contradictions": lambda world, number, _: world.contradict(int(number)),
    "votes": lambda world, at, facts: world.tell("votes", read_facts(facts), world.below[SUBJECT][int(at)]),
    "office": _office,
    "resigned": _resigned,
    "statement": _statement,
}

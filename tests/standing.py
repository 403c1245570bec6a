"""A federation that stands on columns, all with statutes of the templates, act by act; one may be left out.

What a room that is not built yet would show can be told beside the acts.
"""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from colonnade.core.acts.blobs import blob_digest, sealed_blob
from colonnade.core.acts.canonical import Json
from colonnade.core.acts.envelope import Act
from colonnade.core.audit.audit import Report, audit
from colonnade.core.audit.criteria.thresholds import THRESHOLDS
from colonnade.core.audit.evidence import Evidence, EvidenceKind, Provenance, Told
from colonnade.core.audit.examined import Examined, SeenLog
from colonnade.core.audit.ruleset import read_rule_set
from colonnade.core.ids import OrganisationId
from colonnade.core.organisations.spans import Kind
from colonnade.core.organisations.vocabulary import ClaimedClass
from colonnade.core.replay import book_of
from colonnade.core.statutes.acts import said_by
from colonnade.core.statutes.writing import written
from colonnade.edges.rulesets import shipped
from colonnade.edges.simulator import Body, Simulator
from colonnade.edges.templates.reading import template
from tests.core.views import verdicts, view_of

ON = date(2026, 6, 1)
COUNTRY, PLACE = "کشور نمونه", "شهرستان نمونه (کشور نمونه)"
"""Of which the templates speak."""
COLUMNS, OFFICES = 5, ("chair", "treasurer")
TOLD_BY_ROOMS: dict[str, tuple[dict[str, Json], ...]] = {
    "assembly": ({"kind": "last", "votes": 12, "mandated": 12},),
    "assemblies": ({"valid": 2, "all": 2, "years": 4, "last_elective_valid": True},),
    "election": ({"organ": "board", "secret": True, "held": "2025-03-01"},),
    "control": ({"by": "employer", "controls": False}, {"by": "state", "controls": False}),
    "discretionary": ({"source_kind": "employer", "is": False}, {"source_kind": "state", "is": False}),
    "party_money": ({"received": False},),
    "party_posts": ({"leaders": 2, "declared": 2, "in_both": 0},),
    "income": (
        {
            "year": "2025",
            "currency": "EUR",
            "planned": False,
            "total": 100,
            "dues": 90,
            "external": 10,
            "largest_donor": 5,
            "conditions": False,
        },
    ),
    "in_kind": ({"total": 0, "valued": 0, "largest_host": 0},),
    "accounts": (
        {
            "year_end": "2025-12-31",
            "published": "2026-02-01",
            "inspected": True,
            "auditor": False,
            "income_euros": 100,
        },
    ),
    "reports": ({"due": 1, "given": 1},),
    "offices": ({"all": 2, "with_election": 2, "attested": 0},),
    "data_map": ({"public_names": False, "small_groups_hidden": True, "own_entry": True, "erased_on_leaving": True},),
}
"""Of the federation, what rooms that are not built yet would show: assemblies, elections, treasury, members."""
VOTES = "votes"
"""Of each column: told beside what is told of the federation."""
BARELY = (*TOLD_BY_ROOMS, VOTES)
MORE: dict[str, tuple[dict[str, Json], ...]] = {
    "recruitment": ({"criteria_before": True, "consent": True, "by_channel": True},),
    "decisions": ({"sittings": 4, "published_in_time": 4},),
    "interests": ({"leaders": 2, "declared": 2, "own_votes": 0},),
    "duties": ({"due": 20, "breached": 0},),
    "ballots": ({"remote": False, "standards": []},),
    "inside": ({"unnamed_claims": 0, "attested": 0, "named_without_consent": 0, "may_deny": True},),
}
EVERYTHING = (*BARELY, *MORE)


@dataclass
class Standing:
    """The acts, and who did them."""

    simulator: Simulator = field(default_factory=Simulator)
    documents: dict[str, bytes] = field(default_factory=dict)
    federation: Body = field(init=False)
    columns: list[Body] = field(default_factory=list)

    def report(self, body: Body | None = None, told: Collection[str] = (), on: date = ON) -> Report:
        """Return the audit of ``body``, of the federation if none is named, with what is told beside its acts."""
        return audit(self.examined(body or self.federation, told, on))

    def examined(self, body: Body, told: Collection[str] = (), on: date = ON) -> Examined:
        """Return what an audit of ``body`` looks at."""
        acts = self.simulator.acts
        spans = list(book_of(acts).everything())
        view = view_of(acts, on)
        cited = (Evidence(EvidenceKind.SOURCE, "room", Provenance.SIGNED),)
        return Examined(
            subject=body.id,
            on=on,
            judged_as=ClaimedClass(str(view.identity(body.id)["claimed_class"])),
            view=view,
            ruleset=read_rule_set(shipped(), THRESHOLDS),
            told={each: [Told(each, *said, cited) for said in self._told(each, body)] for each in told},
            acts={each.act.id: Evidence(EvidenceKind.ACT, each.act.id, Provenance.SIGNED) for each in acts},
            past=lambda one: [each for each in spans if each.organisation == one and each.kind is not Kind.VERDICT],
            log=SeenLog("tests.invalid/log", len(acts), "00"),
        )

    def _told(self, matter: str, body: Body) -> list[tuple[OrganisationId, dict[str, Json]]]:
        if matter == VOTES:
            return [(each.id, {"members": 60, "votes": 2}) for each in self.columns]
        return [(body.id, facts) for facts in {**TOLD_BY_ROOMS, **MORE}[matter]]

    def adopt(self, body: Body, name: str, day: str, organ: str, **facts: Any) -> Act:
        """The body adopts the statute of the template ``name``, whose text is public."""
        statute = template(name).statute
        content = written(statute)
        sealed = sealed_blob(hashlib.sha256(f"{body.name}/{day}".encode()).digest(), content)
        self.documents[blob_digest(sealed)] = sealed
        document = {"type": "text/plain", "length": len(content), "sha256": blob_digest(sealed)}
        said = {**said_by(statute), "decided_by": organ, "document": document, **facts}
        return self.simulator.adopt(body, day, {}, said, organ=organ)


def standing(*left_out: str, columns: int = COLUMNS) -> Standing:
    """Return the federation with ``columns``, every act in its order but those ``left_out``, each by its name.

    ``adopts 0``, ``counts 0``, ``joins 0``: of the column of that number; ``roof adopts``; ``chair``, ``treasurer``.
    """
    world = Standing()
    simulator = world.simulator
    for number in range(columns):
        world.columns.append(_column(world, number, left_out))
    facts = {"branch": "metal", "place": COUNTRY, "presence": [{"band": 10, "category": "delegates"}]}
    world.federation = simulator.found("Steel", "federation", "2025-01-10", **facts)
    if "roof adopts" not in left_out:
        world.adopt(world.federation, "T2", "2025-01-10", "congress")
    for number, column in enumerate(world.columns):
        if f"joins {number}" not in left_out:
            decision = simulator.decide(column, world.federation, "2025-02-01")
            simulator.admit(world.federation, column, decision, "2025-02-02", organ="council")
    _offices(world, left_out)
    assert left_out or {became for became, _ in verdicts(simulator.acts).values()} == {"in_effect"}
    return world


def _column(world: Standing, number: int, left_out: Collection[str]) -> Body:
    simulator = world.simulator
    body = simulator.found(f"Mill {number}", "base", "2024-01-10", branch="metal", place=PLACE)
    if f"counts {number}" not in left_out:
        simulator.count(body, "2024-02-10", 60)
    if f"adopts {number}" not in left_out:
        world.adopt(body, "T1", "2024-01-20", "assembly")
    return body


def _offices(world: Standing, left_out: Collection[str]) -> None:
    simulator, roof = world.simulator, world.federation
    organ = {"organ": "board", "name": {"binding": "en", "en": "Board"}, "elected_by": "congress", "seats": 7}
    simulator.act(roof, "organ_established", "2025-03-01", organ, organ="congress")
    for at, office in enumerate(OFFICES):
        facts: dict[str, Any] = {
            "office": office,
            "organ": "board",
            "title": {"binding": "en", "en": office},
            "holder": f"Bird {at}",
            "elected_by": "congress",
            "until": None,
            "alternate": False,
            "mandate_from": None if f"mandate of {office}" in left_out else world.columns[at].id,
        }
        if office not in left_out:
            simulator.act(roof, "office_filled", "2025-03-01", facts, organ="congress")

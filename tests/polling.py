"""One election from its set-up to the destruction of its keys, act by act, in a simulation."""

import hashlib
from dataclasses import dataclass, field
from typing import Any

from colonnade.core.acts.envelope import Act
from colonnade.edges.simulator import Body, Simulator

DAYS = {
    "rehearsed": "2026-05-09",
    "voting_opened": "2026-05-10",
    "voting_closed": "2026-05-17",
    "result_declared": "2026-05-18",
}


def digest(said: str) -> str:
    return hashlib.sha256(said.encode()).hexdigest()


def passage(english: str) -> dict[str, str]:
    return {"binding": "en", "en": english}


def question(title: str = "Board", **said: Any) -> dict[str, Any]:
    usual = {"kind": "choices", "answers": 3, "blank": False, "seats": 1, "rule": None, "edition": None}
    return {"title": passage(title), **usual, **said}


@dataclass
class Poll:
    """An election of a federation that stands on six columns and shows 600 members on 2026-04-01."""

    simulator: Simulator = field(default_factory=Simulator)
    members: int = 600
    columns: list[Body] = field(default_factory=list)
    body: Body = field(init=False)
    begun: Act = field(init=False)

    def __post_init__(self) -> None:
        self.body, self.columns = self.simulator.federation("Roof", "metal", 6, "2020-01-01")
        if self.members:
            self.simulator.count(self.body, "2026-04-01", self.members)

    def facts(self, **said: Any) -> dict[str, Any]:
        """What the set-up says: three trustees of three columns, codes from two others, shown figures."""
        trustees = [{"of": each.id, "key": digest(each.name)} for each in self.columns[:3]]
        usual: dict[str, Any] = {
            "uuid": "Nq8dSmCLbeYiz3",
            "fingerprint": digest("election"),
            "purpose": "election",
            "title": passage("Board of the federation"),
            "questions": [question()],
            "group": "BELENIOS-2048",
            "trustees": trustees,
            "threshold": 2,
            "codes_by": [self.columns[3].id, self.columns[4].id],
            "apart": True,
            "record_day": "2026-04-20",
            "electorate": digest("electorate"),
            "weights": "equal",
            "opens": "2026-05-10",
            "closes": "2026-05-17",
            "objection_days": 14,
            "voters": 600,
        }
        return {name: fact for name, fact in {**usual, **said}.items() if fact is not None or name == "nothing"}

    def act(self, name: str, day: str, facts: dict[str, Any], by: Body | None = None, **said: Any) -> Act:
        return self.simulator.act(by or self.body, name, day, facts, room="elections", **said)

    def set_up(self, day: str = "2026-05-01", organ: str = "election_commission", **said: Any) -> Act:
        self.begun = self.act("set_up", day, self.facts(**said), organ=organ)
        return self.begun

    def step(self, name: str, day: str = "", **said: Any) -> Act:
        """The next step on its usual day; ``said`` replaces what it usually says."""
        usual: dict[str, dict[str, Any]] = {
            "rehearsed": {"took_part": 2, "archive": digest("rehearsal")},
            "voting_opened": {"last_event": digest("setup")},
            "voting_closed": {"last_event": digest("end"), "ballots_counted": 412},
            "result_declared": {
                "archive": digest("archive"),
                "last_event": digest("result"),
                "took_part": 2,
                "results": [{"elected": ["Heron"], "lots": False, "numbers": [300, 100, 12]}],
            },
        }
        facts = {"election": self.begun.id, **usual[name], **said}
        return self.act(name, day or DAYS[name], {key: fact for key, fact in facts.items() if fact is not None})

    def until(self, last: str, **said: Any) -> Act:
        """Every step up to ``last``; ``said`` replaces what the last one usually says."""
        for name in DAYS:
            if name == last:
                break
            self.step(name)
        return self.step(last, **said)

    def object(self, day: str = "2026-05-20", speaker: Body | None = None, **said: Any) -> Act:
        usual = {"by": "organisation", "ground": "counting", "document": None, "published": False}
        facts = {"election": self.begun.id, "held_by": self.body.id, **usual, **said}
        return self.act("objection_raised", day, facts, speaker or self.columns[5])

    def decide(self, objection: Act, day: str = "2026-05-25", **said: Any) -> Act:
        facts = {"objection": objection.id, "outcome": "rejected", "decided_by": "inspection", **said}
        return self.act("objection_decided", day, facts)

    def destroy(self, day: str = "2026-06-10", by: Body | None = None) -> Act:
        facts = {"election": self.begun.id, "held_by": self.body.id}
        return self.act("key_destroyed", day, facts, by or self.columns[0])

    def void(self, day: str = "2026-05-12", reason: str = "defect") -> Act:
        return self.act("voided", day, {"election": self.begun.id, "reason": reason, "decided_by": "assembly"})


def hidden_voters(at_least: int = 0) -> dict[str, Any]:
    return {"voters": None, "voters_at_least": at_least, "commitment": digest("voters")}

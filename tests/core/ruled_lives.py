"""Random lives under statutes: adopted, amended, renewed and run out, among acts that they decide on, citing little."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from colonnade.core.acts.envelope import Act
from colonnade.core.statutes.acts import ADOPTED, AMENDED
from colonnade.edges.simulator import Body, Simulator

CLASSES = ("base", "federation", "confederation", "local_council")
RULES: Mapping[str, tuple[str, ...]] = {
    "term": ("1 year",),
    "term.max_consecutive": ("1",),
    "majority.amend": ("more than 1/2", "3/4"),
    "affil.observation_months": ("2",),
    "affil.ratified_by": ("1/2 of organisations", "2/3 of cast"),
    "affil.double": ("branch", "territory"),
    "affil.admitting_body": ("assembly", "council"),
    "affil.appeal": ("congress",),
    "found.cure_days": ("30",),
    "sunset": ("after: 14 months; renew: 2/3 of cast", "after: 20 months"),
    "withdraw.notice": ("1 month",),
}
_COUNTS = ((0, 0, 0), (1, 0, 1), (1, 1, 2), (2, 1, 3))


@dataclass
class _Life:
    chance: random.Random
    simulator: Simulator = field(default_factory=lambda: Simulator(chained=False))
    decisions: list[tuple[Body, Body, Act]] = field(default_factory=list)
    bodies: list[Body] = field(default_factory=list)

    def step(self) -> None:
        """Somebody does something to somebody, known that day or later."""
        body, other = self.chance.sample(self.bodies, 2)
        day = self._day()
        said = {"recorded": max(day, self._day()), "after": (body.founding.id, other.founding.id)}
        does = self.chance.choice((self._rule, self._rule, self._decide, self._answer, self._answer, self._answer))
        rare = self.chance.choice((self._fill, self._leave, self._renew, self._renew, self._dissolve))
        (does if self.chance.randrange(3) else rare)(body, other, day, said)

    def _day(self) -> str:
        return f"202{self.chance.randint(0, 3)}-0{self.chance.randint(1, 9)}-0{self.chance.randint(1, 9)}"

    def _rule(self, body: Body, _other: Body, day: str, said: dict[str, Any]) -> None:
        rules = {key: self.chance.choice(RULES[key]) for key in RULES if not self.chance.randrange(3)}
        told = [each.act for each in self.simulator.acts if each.act.type in (ADOPTED, AMENDED)]
        mine = [act for act in told if act.organisation == body.id]
        if mine:
            before = self.chance.choice(mine[-2:])
            self.simulator.amend(body, before, day, rules, **{**said, "after": (before.id, *said["after"])})
        else:
            self.simulator.adopt(body, day, rules, **said)

    def _renew(self, body: Body, _other: Body, day: str, said: dict[str, Any]) -> None:
        majority = self.chance.choice(("ratio: 2/3; of: cast", "ratio: 1/2; of: cast"))
        self.simulator.renew(body, day, {"majority": majority}, **said)

    def _decide(self, body: Body, other: Body, day: str, said: dict[str, Any]) -> None:
        yes, no, entitled = self.chance.choice(_COUNTS)
        counted = {"yes": yes, "no": no, "abstained": 0, "entitled": entitled}
        facts = {
            "to": other.id,
            "kind": self.chance.choice(("full", "full", "associate")),
            "attested": self.chance.randrange(2) == 0,
            "votes": None,
            "ratified": self.chance.choice((None, counted)),
        }
        decision = self.simulator.act(body, "affiliation_decided", day, facts, version=2, **said)
        self.decisions.append((body, other, decision))

    def _answer(self, body: Body, other: Body, day: str, said: dict[str, Any]) -> None:
        if not self.decisions:
            self._decide(body, other, day, said)
            return
        candidate, roof, decision = self.chance.choice(self.decisions[-4:])
        day = max(day, decision.effective.isoformat())
        recorded = max(day, said["recorded"], decision.recorded.isoformat())
        answer = self.simulator.admit if self.chance.randrange(3) else self.simulator.refuse
        organ = self.chance.choice(("assembly", "council", "congress"))
        after = (decision.id, roof.founding.id)
        answer(roof, candidate, decision, day, recorded=recorded, organ=organ, after=after)

    def _leave(self, body: Body, other: Body, day: str, said: dict[str, Any]) -> None:
        self.simulator.act(body, "affiliation_left", day, {"to": other.id}, **said)

    def _dissolve(self, body: Body, _other: Body, day: str, said: dict[str, Any]) -> None:
        if not self.chance.randrange(4):
            self.simulator.act(body, "dissolved", day, {"assets_to": None}, **said)

    def _fill(self, body: Body, _other: Body, day: str, said: dict[str, Any]) -> None:
        name = {"binding": "en", "en": "Board"}
        organ = {"organ": "board", "name": name, "elected_by": None, "seats": None}
        board = self.simulator.act(body, "organ_established", day, organ, **said)
        office = {"office": "chair", "organ": "board", "title": name, "holder": "Falcon", "elected_by": "assembly"}
        held = {"until": None, "alternate": False, "mandate_from": None}
        self.simulator.act(body, "office_filled", day, office | held, **{**said, "after": (board.id,)})


def ruled_lives(seed: int, steps: int = 40) -> Simulator:
    """So many steps of five bodies of any class, under statutes that they give themselves and change."""
    chance = random.Random(seed)
    life = _Life(chance)
    life.bodies = [life.simulator.found(f"{seed}/{n}", chance.choice(CLASSES), "2020-01-01") for n in range(5)]
    for _ in range(steps):
        life.step()
    return life.simulator

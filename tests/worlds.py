"""Invented worlds in which much happens, some of it told late and some without effect: for tests of what is derived."""

import random
from datetime import date, timedelta
from typing import Any

from colonnade.edges.simulator import Body, Simulator

CLASSES = ("base",) * 7 + ("union", "federation", "federation", "federation", "confederation", "committee")
BRANCHES = ("metal", "oil", "trade", None)
FIRST, DAYS = date(2020, 1, 1), 1500


def busy_world(seed: int, acts: int = 240) -> Simulator:
    """Return so many acts of thirty organisations that join, leave, count, change and end, in the order of a log."""
    chance = random.Random(seed)
    simulator = Simulator()
    bodies = [_found(simulator, chance, n) for n in range(30)]
    for number in range(acts - len(bodies)):
        recorded = FIRST + timedelta(days=200 + number * (DAYS - 200) // acts)
        told = recorded - timedelta(days=chance.choice((0, 0, 0, 1, 30, 400)))
        _happen(simulator, chance, bodies, told.isoformat(), recorded.isoformat())
    return simulator


def _found(simulator: Simulator, chance: random.Random, number: int) -> Body:
    claimed = CLASSES[number % len(CLASSES)]
    day = FIRST + timedelta(days=6 * number)
    return simulator.found(f"Body {number}", claimed, day.isoformat(), branch=chance.choice(BRANCHES))


def _happen(simulator: Simulator, chance: random.Random, bodies: list[Body], told: str, recorded: str) -> None:
    one, other = chance.sample(bodies, 2)
    said: dict[str, Any] = {"recorded": recorded}
    what = chance.randrange(22)
    if what < 9:
        roofs = [each for each in bodies if each.founding.facts["claimed_class"] not in ("base", "committee")]
        above = chance.choice(roofs if chance.randrange(4) else bodies)
        simulator.admit(above, one, simulator.decide(one, above, told, **said), told, **said)
    elif what < 13:
        simulator.count(one, told, chance.choice((4, 9, 12, 60, 160, 700)), **said)
    elif what == 13:
        simulator.count(one, told, 30, facts={"basis": "attendance", "assemblies": chance.randrange(1, 3)}, **said)
    elif what == 14:
        attested = {"inspectors": 2, "of": one.id, "branch": chance.choice(BRANCHES)}
        simulator.act(other, "attested", told, attested, **said)
    elif what == 15:
        simulator.act(one, "changed", told, {"branch": chance.choice(BRANCHES)}, **said)
    elif what == 16:
        simulator.act(one, "changed", told, {"claimed_class": chance.choice(CLASSES)}, **said)
    elif what == 17:
        simulator.act(one, "affiliation_left", told, {"to": other.id}, **said)
    elif what == 18:
        simulator.act(other, "affiliation_ended", told, {"affiliate": one.id, "reason": "other"}, **said)
    elif what > 19:
        _lay_down(simulator, chance, one, told, recorded)
    elif chance.randrange(3) == 0:
        simulator.act(one, "dissolved", told, {"assets_to": None}, **said)


def _lay_down(simulator: Simulator, chance: random.Random, body: Body, told: str, recorded: str) -> None:
    """A statute that says otherwise what a column is and how many a body needs, or the next version of it."""
    said = {
        "claims.name_class": str(body.founding.facts["claimed_class"]),
        "found.min_base": chance.choice(("1", "2", "3")),
        "found.min_age_months": chance.choice(("0", "6", "18")),
        "affil.min_members": chance.choice(("3", "10", "50")),
        "found.min_federations": "1",
    }
    rules = {key: said[key] for key in said if chance.randrange(3)}
    facts = {"calendar": chance.choice(("solar", "gregorian")), "binds_from": max(told, recorded)}
    versions = [
        each.act for each in simulator.acts if each.act.organisation == body.id and "binds_from" in each.act.facts
    ]
    if versions and chance.randrange(4):
        simulator.amend(body, versions[-1], told, rules, facts, recorded=recorded)
    else:
        simulator.adopt(body, told, rules, facts, recorded=recorded)

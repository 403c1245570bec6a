"""An organisation with an office for everybody, and the people who sit there: for tests of the desk."""

import os
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from colonnade.apps.accounts import services as accounts
from colonnade.apps.desk import services as desk
from colonnade.apps.publiclog import services as publiclog
from colonnade.core.acts.envelope import Custody
from colonnade.core.desk.sayings import Saying
from colonnade.core.ids import ActId, OrganisationId
from colonnade.edges.simulator import Body, Simulator
from tests.recording import record

ORIGIN, SECRET = "test.invalid/log", b"\x07" * 32
TODAY = date(2026, 6, 15)
OFFICES = {"secretary": "board", "treasurer": "board", "chair": "board", "inspector": "inspection"}
TITLE = {"binding": "en", "en": "We stand with the weavers"}


def office(name: str, organ: str, **said: Any) -> dict[str, Any]:
    title = {"binding": "en", "en": name}
    usual = {"office": name, "organ": organ, "title": title, "holder": f"Falcon {name}", "elected_by": "assembly"}
    return {**usual, "until": None, "alternate": False, "mandate_from": None, **said}


def account(name: str) -> int:
    given = accounts.invite(on=TODAY, chance=os.urandom)
    return accounts.take_invitation(given.code, name=name, passphrase=f"{name} zählt sieben Kraniche", on=TODAY)


@dataclass
class Desk:
    """One organisation in the log, and who sits where."""

    simulator: Simulator = field(default_factory=Simulator)
    fills: dict[str, ActId] = field(default_factory=dict)
    people: dict[str, int] = field(default_factory=dict)
    days: ClassVar[tuple[str, str, str]] = ("2026-01-01", "2026-01-02", "2026-01-03")
    """On which it was founded, its organs established, its offices filled."""
    taken_in: ClassVar[date] = TODAY

    def open(self, name: str = "Weavers of the Mill") -> "Desk":
        publiclog.open_log(ORIGIN)
        self.body = self.found(name)
        for organ in ("board", "inspection"):
            facts = {"organ": organ, "name": {"binding": "en", "en": organ}, "elected_by": "assembly", "seats": 3}
            self.simulator.act(self.body, "organ_established", self.days[1], facts)
        for each, organ in OFFICES.items():
            self.fills[each] = self.simulator.act(self.body, "office_filled", self.days[2], office(each, organ)).id
        self.record()
        return self

    def found(self, name: str) -> Body:
        return self.simulator.found(name, "base", self.days[0])

    def record(self) -> None:
        record(self.simulator.entries, origin=ORIGIN, today=self.taken_in)

    @property
    def id(self) -> OrganisationId:
        return self.body.id

    def sits(self, name: str, person: int | None = None) -> int:
        """Somebody takes the code on paper for the office."""
        given = desk.open_seat(self.fills[name], on=TODAY, chance=os.urandom)
        self.people[name] = account(name) if person is None else person
        desk.take_seat(self.people[name], given.code, on=TODAY)
        return self.people[name]

    def everybody_sits(self) -> "Desk":
        for each in OFFICES:
            self.sits(each)
        return self

    def statement(self, **said: Any) -> Saying:
        usual: dict[str, Any] = {
            "organisation": self.id,
            "kind": "organisations.statement/1",
            "organ": "board",
            "effective": TODAY.isoformat(),
            "custody": Custody.NODE,
            "facts": {"title": TITLE, "document": None},
        }
        return Saying(**{**usual, **said})

    def agreed(self, saying: Saying | None = None, *hands: str) -> int:
        """A draft on which the secretary and the treasurer agree, or whoever is named after the first."""
        first, *others = hands or ("secretary", "treasurer")
        number = desk.begin(self.people[first], saying or self.statement(), on=TODAY)
        desk.propose(self.people[first], number, on=TODAY)
        for each in others:
            desk.agree(self.people[each], number, read=(saying or self.statement()).words, on=TODAY)
        return number

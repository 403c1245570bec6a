"""What people of an organisation do at their desks, from the keyboard: write an act, agree, seal, record."""

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from colonnade.words.desk_roles import ACTS
from colonnade.words.organisations import word
from colonnade.words.pages import say
from tests.journeys.nodes import COMMAND, Standing
from tests.journeys.readers import Reader, Typed
from tests.journeys.ways import Way

BOARD = {"secretary": "board", "treasurer": "board"}
INSPECTED = {**BOARD, "inspector": "inspection"}


@dataclass
class Organisation:
    """An organisation that stands, who sits there, and the secrets of its keys."""

    id: str
    name: str
    key: str
    people: dict[str, Reader]
    secrets: Mapping[str, str]

    def __getitem__(self, office: str) -> Reader:
        return self.people[office]


@dataclass
class Stage:
    """One way through one journey: a node, a browser, and everybody who came by."""

    journey: str
    way: Way
    standing: Standing
    browser: Browser
    readers: list[Reader] = field(default_factory=list)

    def comes(self, session: str = "") -> Reader:
        reader = Reader(self.browser, self.standing.address, self.way.language, script=self.way.script, session=session)
        self.readers.append(reader)
        return reader

    def found(
        self, what: str, english: str, persian: str, offices: Mapping[str, str] = BOARD, **more: Any
    ) -> Organisation:
        key, name = f"{self.journey} {what} {self.way}", self.way.words(english, persian)
        said = self.standing.furnisher.does(
            "found", key=key, name=name, language=self.way.language, offices=offices, **more
        )
        people = {who: self.comes(session) for who, session in said["sessions"].items()}
        return Organisation(said["id"], name, key, people, said["secrets"])

    def joins(self, below: Organisation, above: Organisation, kind: str = "full") -> None:
        self.standing.furnisher.does("joins", below=below.key, above=above.key, kind=kind)

    def says(self, code: str, **facts: Any) -> str:
        return say(code, self.way.language, **facts)

    def writes(self, who: Reader, act: str, typed: Typed, *, picture: str = "") -> None:
        """A draft of the act, shown to the others."""
        who.goes("desk/")
        who.presses(word(ACTS, act, self.way.language), "link")
        who.answers(typed)
        who.looks(f"{self.journey}-{act}-write", picture)
        who.presses(self.says("desk.save"))
        who.presses(self.says("desk.propose"))

    def agrees(self, who: Reader, *, picture: str = "", of: str = "main") -> None:
        """Somebody finds on the desk what waits, reads it and agrees."""
        who.goes("desk/")
        who.follows("section[aria-labelledby=todo] .kept a")
        who.looks(f"{self.journey}-asked", picture, of=of)
        who.presses(self.says("desk.agree"))

    def brings(self, act: str, typed: Typed, *people: Reader, pictures: tuple[str, str] = ("", "")) -> None:
        """The act, written by the first, agreed to by the others and recorded by the last."""
        writer, *others = people
        self.writes(writer, act, typed, picture=pictures[0])
        for each in others:
            self.agrees(each, picture=pictures[1] if each is others[-1] else "")
        people[-1].presses(self.says("desk.record"))
        people[-1].looks(f"{self.journey}-{act}-recorded")

    def seals_away(self, who: Reader, folder: Path, *secrets: str, picture: str = "") -> None:
        """The file is taken away, sealed by a command where the keys are, and brought back."""
        handed = who.takes_file(self.says("desk.hand_out"), folder / "handed.act")
        for number, each in enumerate(secrets):
            secret = folder / f"secret-{number}"
            secret.write_text(f"{each}\n")
            command = [COMMAND, "act", "seal", str(handed), "--secret", str(secret)]
            subprocess.run(command, check=True, capture_output=True)
        who.page.reload()
        who.looks(f"{self.journey}-handed-out", picture, of="main > .notice")
        who.page.locator("#sealed").set_input_files(handed)
        who.presses(self.says("desk.bring_back"))

    def meets(self, organisation: Organisation) -> Reader:
        """A stranger at the organisation's public page."""
        stranger = self.comes()
        stranger.goes(f"organisations/{organisation.id}/")
        return stranger

    def ends(self) -> None:
        for each in self.readers:
            each.clean()

"""An election from its call to its result: by commands and pages, by everybody who has a hand in it.

A federation elects its chair. Two columns bring their rolls, trustees of three hold the key, inspectors of two others
issue codes; ten vote, one of them twice and one from a machine without a network; an observer checks all of it.
"""

import json
import re
import shutil
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from colonnade.core.dates import to_solar
from colonnade.core.elections.archive import digest_of
from colonnade.edges.clock import today
from colonnade.words.calendars import written
from colonnade.words.desk_roles import ACTS
from colonnade.words.organisations import word
from colonnade.words.refusals import explained
from tests.balloting import asked, told_by_belenios_tool
from tests.journeys.acting import Organisation, Stage
from tests.journeys.nodes import Standing
from tests.journeys.readers import Typed
from tests.journeys.ways import EMBEDDED, SERVER, Way

CHOICES = {"heron": [0, 1, 0, 0], "swift": [0, 0, 1, 0], "owl": [0, 0, 0, 1], "blank": [1, 0, 0, 0]}
BIRDS = {"en": ("Heron", "Swift", "Owl"), "fa": ("درنا", "پرستو", "جغد")}
SURNAME = "of Karun"
"""In every pseudonym and nowhere else, so that it is found again."""
VOTERS = {"mill": ("cedar", "elm", "fig", "oak", "pine"), "dock": ("amber", "jade", "onyx", "opal", "ruby")}
VOTES = {"cedar": "heron", "elm": "heron", "fig": "swift", "oak": "heron", "pine": "blank"} | {
    "amber": "swift", "jade": "heron", "onyx": "owl", "opal": "heron", "ruby": "swift",
}  # fmt: skip
REVOTES, OFFLINE, BY_PAGE = "fig", "opal", "elm"
"""Swift's vote becomes Owl's; a file is carried; a ballot is typed into the page."""
RESULT = [1, 5, 2, 2]
TRUSTEES = ("ژیلا", "علی", "سارا")
WAYS = (
    (Way("fa", script=True, database=EMBEDDED), "Ed25519"),
    (Way("en", script=False, database=SERVER), "BELENIOS-2048"),
)
"""Debian's tool knows the second group; the first makes the journey short."""


@dataclass
class Urn:
    """The election's folder, and the files that each hand keeps for itself."""

    place: Path
    stage: Stage
    act: str = ""
    trackers: dict[str, str] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        return self.place / "DIR"

    @property
    def archive(self) -> Path:
        return self.folder / f"{self.uuid}.bel"

    @property
    def uuid(self) -> str:
        return str(json.loads((self.folder / "plan.json").read_bytes())["uuid"])

    def of(self, column: str, what: str) -> Path:
        return self.place / f"{column}.{what}"

    def read(self, column: str, what: str) -> dict[str, str]:
        return dict(json.loads(self.of(column, what).read_bytes()))

    def key(self, trustee: str) -> Path:
        return self.place / f"{trustee}.key"

    def column_of(self, voter: str) -> str:
        return next(column for column, voters in VOTERS.items() if voter in voters)

    def code_of(self, voter: str) -> str:
        """What the inspector's slip says that bears the voter's number."""
        column = self.column_of(voter)
        number = 1 + list(self.read(column, "credentials")).index(f"{voter} {SURNAME}")
        return self.read(column, "codes")[str(number)]

    def ballot(self, voter: str, choice: str, folder: Path | None = None) -> Path:
        """The file that the voter makes with her one credential."""
        credential, choices = self.place / f"{voter}.credential", self.place / "choices.json"
        credential.unlink(missing_ok=True)
        credential.touch(mode=0o600)
        credential.write_text(self.read(self.column_of(voter), "credentials")[f"{voter} {SURNAME}"] + "\n")
        choices.write_text(json.dumps([CHOICES[choice]]))
        out = self.place / f"{voter}-{choice}.json"
        words = ("--credential", credential, "--choices", choices, "--out", out)
        self.trackers[voter] = str(asked("vote", folder or self.folder, *words)["tracker"])
        return out

    def address(self, page: str, holder: Organisation) -> str:
        return f"organisations/{holder.id}/elections/{self.act}/{page}"


def _sent(urn: Urn, holder: Organisation, ballot: Path, code: str) -> tuple[int, dict[str, Any]]:
    """A ballot over the endpoint, as a programme sends it."""
    stage = urn.stage
    place = f"{stage.standing.address}/{stage.way.language}/{urn.address('ballots/', holder)}"
    body = json.dumps({"ballot": json.loads(ballot.read_bytes()), "code": code}).encode()
    request = urllib.request.Request(place, body, {"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=120) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as refused:
        return refused.code, json.load(refused)


def _brings_roll(stage: Stage, column: Organisation, voters: tuple[str, ...], place: Path) -> None:
    """The secretary brings the roll and takes away who may vote today."""
    secretary, says = column["secretary"], stage.says
    secretary.goes(f"desk/{column.id}/electorate/bring/")
    first = "2026-01-01" if stage.way.language == "en" else str(to_solar(today().replace(month=1, day=1)))
    secretary.answers({"pasted": "".join(f"{each} {SURNAME},{first}\n" for each in reversed(voters))})
    secretary.presses(says("roll.look"))
    secretary.presses(says("roll.keep"))
    secretary.presses(says("roll.take"), "link")
    secretary.answers({"record_day": written(today(), stage.way.language)})
    secretary.takes_file(says("roll.take_button").replace("`", ""), place)


def _writes(stage: Stage, holder: Organisation, act: str, files: Mapping[str, Path], typed: Typed) -> str:
    """An act filled from a file, agreed to by a second officer, in the log; return its id."""
    first, second, says = holder["secretary"], holder["treasurer"], stage.says
    if act == "set_up":
        first.goes("desk/")
        first.presses(word(ACTS, act, stage.way.language), "link")
    else:
        first.goes(f"desk/{holder.id}/{act}/")
    for name, place in files.items():
        first.page.locator(f"input[name={name}]").set_input_files(place)
    if act == "set_up":
        first.presses(says("desk.read_files"))
        first.looks("electing-set-up-read")
    if typed:
        first.answers(typed)
    first.presses(says("desk.save"))
    assert not (wrong := first.page.locator(".stale").all_inner_texts()), (act, wrong)
    first.looks(f"electing-{act}")
    first.presses(says("desk.propose"))
    stage.agrees(second)
    second.presses(says("desk.record"))
    return str(re.findall(r"/acts/([0-9a-f]{64})/", second.page.content())[0])


def _prepares(urn: Urn, group: str) -> None:
    """Trustees make the key, secretaries the credentials, inspectors the codes; the opening is rehearsed."""
    names = BIRDS[urn.stage.way.language]
    title = urn.stage.way.words("Chair of the federation", "رئیس فدراسیون")
    asks = {"question": title, "answers": list(names), "blank": True, "min": 1, "max": 1}
    template = urn.place / "T.json"
    template.write_text(json.dumps({"name": title, "description": title, "questions": [asks]}))
    asked("new", urn.folder, "--template", template, "--group", group, "--trustees", "3")
    said = [
        asked("trustee", urn.folder, "--name", name, "--secret", urn.key(name))["state"]
        for _ in range(3)
        for name in TRUSTEES
    ]
    assert said[-3:] == ["ready"] * 3
    for column in VOTERS:
        words = ("--out", urn.of(column, "credentials"), "--public", urn.of(column, "list"))
        asked("credentials", urn.folder, "--voters", urn.of(column, "V.csv"), *words, "--numbers", urn.of(column, "n"))
    asked("electorate", urn.folder, *(urn.of(column, "list") for column in reversed(VOTERS)))
    for column in VOTERS:
        made = ("--out", urn.of(column, "codes"), "--bonds", urn.of(column, "bonds"))
        asked("codes", urn.folder, "--numbers", urn.of(column, "n"), *made)
    asked("rehearse", urn.folder, "--secret", urn.key(TRUSTEES[0]), urn.key(TRUSTEES[2]))
    asked("open", urn.folder)


def _vote(urn: Urn, holder: Organisation) -> None:
    """Ten vote, each with two hands; with one of them nobody does."""
    stage, sends = urn.stage, urn.stage.comes()
    elsewhere = urn.place / "without-network"
    shutil.copytree(urn.folder, elsewhere)
    for voter, choice in VOTES.items():
        if voter not in {OFFLINE, BY_PAGE}:
            status, told = _sent(urn, holder, urn.ballot(voter, choice), urn.code_of(voter))
            assert (status, told) == (201, {"tracker": urn.trackers[voter]})
    again = urn.ballot(REVOTES, "owl")
    status, told = _sent(urn, holder, again, urn.code_of("oak"))
    assert (status, told["refused"]) == (422, "elections.code_missing")
    assert _sent(urn, holder, again, urn.code_of(REVOTES))[0] == 201

    carried = urn.ballot(OFFLINE, VOTES[OFFLINE], elsewhere)
    for voter, ballot in ((OFFLINE, carried), (BY_PAGE, urn.ballot(BY_PAGE, VOTES[BY_PAGE]))):
        sends.goes(urn.address("cast/", holder))
        sends.looks("electing-cast")
        assert sends.page.locator("main a[href$='/elections/limits/']").count() == 1
        if voter == OFFLINE:
            sends.page.locator("input[name=file]").set_input_files(ballot)
            sends.answers({"code": urn.code_of(voter)})
        else:
            sends.answers({"text": ballot.read_text(), "code": urn.code_of(voter)})
        sends.presses(stage.says("box.cast"))
        sends.looks("electing-taken")
        assert urn.trackers[voter] in sends.page.content()


def _everybody_is_there(urn: Urn, holder: Organisation) -> None:
    """A voter finds her ballot on the board."""
    voter, says = urn.stage.comes(), urn.stage.says
    voter.goes(urn.address("board/", holder))
    voter.looks("electing-board")
    voter.answers({"tracker": urn.trackers[REVOTES]})
    voter.presses(says("box.look"))
    assert says("box.is_there") in voter.reads()


def _observes(urn: Urn, holder: Organisation, group: str, archive: Path) -> None:
    """Somebody from outside checks: what the log says, what the archive says, with two tools."""
    observer = urn.stage.comes()
    observer.goes(urn.address("", holder))
    observer.looks("electing-result")
    report = asked("verify", archive)
    assert (report["verdict"], report["state"]) == ("accepted", "tallied")
    assert report["ballots"] == {"events": 11, "counted": 10}
    page = observer.page.content()
    assert BIRDS[urn.stage.way.language][0] in observer.page.locator("#questions ~ p strong").first.inner_text()
    assert digest_of(archive.read_bytes()) in page
    observer.goes(urn.address("minutes/", holder))
    assert BIRDS[urn.stage.way.language][0] in observer.reads()
    if group == "BELENIOS-2048":
        assert told_by_belenios_tool(archive, urn.place / "outside") == (0, True)


def _keeps_key(stage: Stage, column: Organisation) -> None:
    """While anybody may object, no trustee's organisation can say that a key is gone."""
    first = column["secretary"]
    first.goes(f"desk/{column.id}/key_destroyed/")
    first.presses(stage.says("desk.save"))
    facts = {"standing": "without_effect", "why": "keys_still_needed"}
    told = explained("organisations.cannot_stand", facts, stage.way.language)
    assert told.to_do in first.reads()


def _nothing_links(urn: Urn, home: Path) -> None:
    """No file of the node holds a pseudonym, a code as it was typed, or a tracker as it was shown."""
    codes = [code for column in VOTERS for code in urn.read(column, "codes").values()]
    sought = [each.encode() for each in (SURNAME, *codes, *urn.trackers.values())]
    files = [path for path in home.rglob("*") if path.is_file()]
    assert [(path.name, each) for path in files for each in sought if each in path.read_bytes()] == []
    assert len(sought) == 1 + 2 * len(VOTES)


@pytest.mark.parametrize(("way", "group"), WAYS, ids=str)
def test_an_election_from_its_call_to_its_result(
    standing: Standing, browser: Browser, way: Way, group: str, tmp_path: Path
) -> None:
    stage = Stage("electing", way, standing, browser)
    urn = Urn(tmp_path, stage)
    offices = {"secretary": "board", "treasurer": "board"}
    holder = stage.found("roof", "Federation of the Coast", "فدراسیون ساحل", offices, claimed_class="federation")
    columns = {
        name: stage.found(name, english, persian, offices if name in {"mill", "dock"} else {})
        for name, english, persian in (
            ("mill", "Spinners of the Coast", "ریسندگان ساحل"),
            ("dock", "Dockers of the Coast", "باراندازان ساحل"),
            ("rail", "Railway Workers of the Coast", "کارگران راه‌آهن ساحل"),
            ("press", "Printers of the Coast", "چاپگران ساحل"),
            ("port", "Pilots of the Coast", "راهنمایان بندر ساحل"),
        )
    }
    for each in columns.values():
        stage.joins(each, holder)
    for column, voters in VOTERS.items():
        _brings_roll(stage, columns[column], voters, urn.of(column, "V.csv"))
    _prepares(urn, group)

    day = written(today(), way.language)
    typed: dict[str, str | bool | list[str]] = {
        **{f"trustee_{number}": columns[name].id for number, name in enumerate(("mill", "dock", "rail"), start=1)},
        f"title_{way.language}": way.words("Chair", "رئیس"),
        **dict.fromkeys(("record_day", "opens", "closes"), day),
        "codes_by": [columns["press"].id, columns["port"].id],
        "seats_1": "1",
        "apart": True,
    }
    files = {"archive": urn.archive, "electorate": urn.folder / "electorate.json"}
    urn.act = _writes(stage, holder, "set_up", files, typed)
    _writes(stage, holder, "rehearsed", {"archive": urn.folder / "rehearsal.bel"}, {})
    bonds = [urn.of(column, "bonds") for column in VOTERS]
    standing.runs("election", "host", urn.archive, "--act", urn.act, "--bonds", *bonds)
    _writes(stage, holder, "voting_opened", {"archive": urn.archive}, {})

    _vote(urn, holder)
    _everybody_is_there(urn, holder)
    standing.runs("election", "close-box", "--act", urn.act)
    standing.runs("election", "fetch", "--act", urn.act, tmp_path / "closed.bel")
    shutil.copy(tmp_path / "closed.bel", urn.archive)
    _writes(stage, holder, "voting_closed", {"archive": urn.archive}, {})

    for trustee in TRUSTEES[1:]:
        asked("decrypt", urn.folder, "--secret", urn.key(trustee))
    assert asked("tally", urn.folder)["result"] == [RESULT]
    standing.runs("election", "complete", urn.archive, "--act", urn.act)
    _writes(stage, holder, "result_declared", {"archive": urn.archive}, {})
    standing.runs("election", "fetch", "--act", urn.act, tmp_path / "final.bel")
    _observes(urn, holder, group, tmp_path / "final.bel")
    _keeps_key(stage, columns["mill"])
    _nothing_links(urn, standing.home)
    stage.ends()


def test_the_votes_give_the_result_that_is_expected() -> None:
    last = {**VOTES, REVOTES: "owl"}

    assert [sum(CHOICES[each][place] for each in last.values()) for place in range(4)] == RESULT

"""After an election nothing on the node links a voter and a ballot: no table, file, page or line holds both.

A voter is known by her pseudonym, her account and her code, a ballot by its tracker, its credential and its place.
"""

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings, settings
from django.db import connection, connections
from django.db.backends.sqlite3.base import DatabaseWrapper
from django.test import Client
from django.urls import reverse

from colonnade.apps.accounts.models import Session
from colonnade.apps.accounts.sessions import SessionStore
from colonnade.apps.desk import services as desk
from colonnade.apps.elections import services
from colonnade.apps.elections.models import Ballot, MarkRow
from colonnade.apps.publiclog import keeping as publiclog_keeping
from colonnade.apps.publiclog import offering, selectors
from colonnade.apps.publiclog import services as publiclog
from colonnade.cli import restoring
from colonnade.core.elections.hands import spelled_code
from colonnade.edges import backups, clock
from colonnade.edges.bundles import write_bundle
from colonnade.edges.exports import PublishedLog, write_exports
from colonnade.edges.homes import create_home
from colonnade.edges.simulator import Body
from colonnade.site.databases import embedded
from tests import canaries
from tests.boxes import CLOSES, OPENS, Booth, Urn
from tests.canaries import Canary, marked
from tests.desks import ORIGIN, office
from tests.people import HERE, Person, forget_used_codes

pytestmark = pytest.mark.django_db(transaction=True)
VOTERS = 6
CAST = (4, 1, 5, 0, 3, 1)
"""In this order, so that the order of ballots is none of the roll; one votes twice, one not at all."""
DATABASE = "colonnade.sqlite3"
Hay = tuple[str, bytes]


class Browser(Client):
    """Every page that was answered is kept to be searched."""

    def __init__(self, answers: list[Hay], reader: str) -> None:
        super().__init__(SERVER_NAME=HERE)
        self.answers, self.reader = answers, reader

    def request(self, **request: Any) -> Any:
        answer: Any = super().request(**request)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        if answer.streaming:
            answer.streaming_content = [content]
        told = f"{request['PATH_INFO']} {dict(answer.items())} {answer.cookies.output()}".encode()
        self.answers.append((f"page of {self.reader}: {request['PATH_INFO']}", content + told))
        return answer


@dataclass
class Scene:
    """An election whose voters are on a roll, and a secretary who is one of them."""

    booth: Booth
    column: Body
    home: Path
    answers: list[Hay] = field(default_factory=list)
    pseudonyms: list[str] = field(default_factory=list)
    trackers: list[str] = field(default_factory=list)
    secretary: Person = field(init=False)

    def sits(self) -> None:
        """The secretary of a column, with an account, brings the roll and takes the list away."""
        act = self.booth.acts.simulator.act
        facts = {"organ": "board", "name": {"binding": "en", "en": "board"}, "elected_by": "assembly", "seats": 3}
        act(self.column, "organ_established", "2026-02-02", facts)
        filled = act(self.column, "office_filled", "2026-02-03", office("secretary", "board"))
        self.booth.record()
        given = desk.open_seat(filled.id, on=clock.today(), chance=os.urandom)
        browser = Browser(self.answers, "secretary")
        self.secretary = Person(
            name=marked(900, "en"), passphrase="six cranes count ballots", browser=browser
        ).arrives()
        desk.take_seat(self.secretary.account, given.code, on=clock.today())
        self.pseudonyms = [marked(number, ("en", "fa")[number % 2]) for number in range(VOTERS)]
        place = f"/en/desk/{self.column.id}/electorate/"
        shown = browser.post(f"{place}bring/", {"pasted": "".join(f"{each},2026-01-01\n" for each in self.pseudonyms)})
        typed = {"pasted": shown.context["form"].initial["pasted"], "read": shown.context["read"], "keep": "1"}
        assert browser.post(f"{place}bring/", typed).status_code == 302
        assert browser.get(place).status_code == 200
        taken = browser.post(f"{place}take/", {"record_day": OPENS.isoformat(), "weights": "weights"})
        assert len(taken.content.splitlines()) == VOTERS

    def address(self, name: str) -> str:
        return reverse(f"election-{name}", kwargs={"organisation": self.booth.body, "act": self.booth.act})

    def casts(self, voter: int, browser: Client) -> None:
        """By the endpoint; whoever has an account does it in the browser in which they are signed in."""
        urn = self.booth.urn
        sent = {"ballot": urn.ballot(voter).decode(), "code": spelled_code(urn.codes[voter])}
        answer = browser.post(self.address("ballots"), json.dumps(sent), content_type="application/json")
        assert answer.status_code == 201, answer.content
        self.trackers.append(answer.json()["tracker"])

    def votes(self) -> None:
        for voter in CAST:
            self.casts(voter, self.secretary.browser if voter == 0 else Browser(self.answers, f"voter {voter}"))
        reader = Browser(self.answers, "stranger")
        assert reader.get(self.address("board")).status_code == 200
        assert reader.post(self.address("board"), {"tracker": self.trackers[0]}).status_code == 200
        assert reader.get(self.address("archive")).status_code == 200

    def ends(self) -> None:
        uuid, urn = self.booth.urn.uuid, self.booth.urn
        services.close(uuid, on=CLOSES)
        closed = self.booth.archive()
        completed = self.home.parent / "completed.bel"
        completed.write_bytes(urn.completed(closed))
        with completed.open("rb") as archive:
            services.complete(uuid, archive, on=CLOSES)
        reader = Browser(self.answers, "stranger")
        for page in ("board", "archive", "cast"):
            reader.get(self.address(page))
        for page in ("desk/", f"desk/{self.column.id}/electorate/", f"organisations/{self.booth.body}/elections/"):
            assert self.secretary.browser.get(f"/fa/{page}").status_code == 200

    @property
    def of_voters(self) -> list[Canary]:
        """By which voters are known: pseudonyms in every spelling, the account's name, codes as they are typed."""
        words = [Canary("voter", each, "roll") for each in (*self.pseudonyms, self.secretary.name)]
        codes = [str(each) for each in self.booth.urn.codes]
        return words + [Canary("voter", each, "code") for each in (*codes, *map(spelled_code, self.booth.urn.codes))]

    @property
    def of_ballots(self) -> list[bytes]:
        """By which ballots are known: trackers, digests, credentials, public and secret, and ballots themselves."""
        digests = [bytes(each) for each in Ballot.objects.values_list("digest", flat=True)]
        urn = self.booth.urn
        plain = (*self.trackers, *urn.public, *urn.private)
        return [each.encode() for each in plain] + digests + [each.hex().encode() for each in digests]

    def sides(self, content: bytes) -> set[str]:
        """What of both sides is in it."""
        found = {"ballot"} if any(each in content for each in self.of_ballots) else set()
        return found | ({"voter"} if next(canaries.found_in(content, self.of_voters), None) else set())


@pytest.fixture
def scene(tmp_path: Path, settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Scene]:
    """On SQLite as a node has it, in a file with its journal; on PostgreSQL as it is."""
    home = settings.COLONNADE_HOME = create_home(tmp_path / "home", ORIGIN)
    settings.ALLOWED_HOSTS, settings.SECRET_KEY = [HERE], home.secret().hex()
    before = connections["default"]
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        (home.path / DATABASE).write_bytes(connection.connection.serialize())
        told = {**connections.settings["default"], **embedded(home.path / DATABASE)}
        connections["default"] = DatabaseWrapper(told, "default")
    monkeypatch.setattr("colonnade.apps.elections.box_views.today", lambda: OPENS)
    try:
        publiclog.open_log(ORIGIN)
        booth = Booth(Urn(voters=VOTERS)).set_up().hosted().opened()
        scene = Scene(booth, booth.acts.columns[0], home.path)
        scene.sits()
        yield scene
    finally:
        if connections["default"] is not before:
            connections["default"].close()
            connections["default"] = before
        forget_used_codes()


def _cell(value: Any) -> bytes:
    return bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()


def _tables() -> dict[str, list[tuple[bytes, ...]]]:
    """Every row of every table, sorted."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            found[table] = sorted(tuple(map(_cell, row)) for row in cursor.fetchall())
    return found


def _files(place: str, folder: Path) -> Iterator[Hay]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.name.startswith(DATABASE):
            yield f"{place} {path.name}", path.name.encode() + path.read_bytes()


def _carried_away(scene: Scene, folder: Path) -> Iterator[Hay]:
    """Export, bundle, backup: its members, and the file itself."""
    home = settings.COLONNADE_HOME
    logs = [PublishedLog(home.folder_of(each), home.key_of(each)) for each in selectors.origins()]
    publiclog.publish_log(origin=ORIGIN, folder=home.folder_of(ORIGIN), signer=home.signer_of(ORIGIN))
    write_exports(logs, target=folder / "export", blobs={})
    yield from _files("export", folder / "export")
    with publiclog_keeping.snapshot():
        write_bundle(folder / "bundle", offering.offered(home, {}, list))
    recipient = backups.new_identity(folder / "key")
    restoring.write(home, folder / "backup", backups.lock_for([recipient]))
    yield from ((name, (folder / name).read_bytes()) for name in ("bundle", "backup"))
    with backups.members_of(folder / "backup", backups.unlock_by(folder / "key")) as members:
        yield from ((f"member {name}", content) for name, content in members)


def _sessions(scene: Scene) -> Iterator[Hay]:
    held = dict(SessionStore(scene.secretary.browser.cookies["session"].value).items())
    yield "an opened session", repr(held).encode()
    yield from ((f"session {row.pk}", bytes(row.content)) for row in Session.objects.all())


def test_no_table_file_page_or_line_holds_a_voter_and_a_ballot(
    scene: Scene, tmp_path: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    scene.votes()
    scene.ends()
    printed = capfd.readouterr()
    out = tmp_path / "carried"
    out.mkdir()
    tables = [(f"table {name}", b"\n".join(b"\t".join(row) for row in rows)) for name, rows in _tables().items()]
    hays = [
        *(*tables, *scene.answers, *_files("home", scene.home), *_carried_away(scene, out), *_sessions(scene)),
        ("what the node prints", f"{printed.out}{printed.err}{caplog.text}".encode()),
    ]
    sides = {name: scene.sides(content) for name, content in hays}

    assert {name for name, found in sides.items() if len(found) > 1} == set()
    assert {"table elections_ballot", "member rooms/electorate"} <= sides.keys()
    assert sides["table elections_ballot"] == {"ballot"}
    assert sides["table electorate_rollrow"] == set()
    assert sides["member rooms/electorate"] == {"voter"}
    assert sides["table accounts_account"] == {"voter"}
    assert not sides["what the node prints"]
    pages = {name for name in sides if name.startswith("page of secretary") and name.endswith("electorate/")}
    assert all(sides[each] == {"voter"} for each in pages)
    assert len(pages) > 1


def test_the_files_of_the_database_hold_no_pseudonym_and_no_code(scene: Scene) -> None:
    scene.votes()
    scene.ends()
    sought = [each for each in scene.of_voters if each.text != scene.secretary.name]
    files = [path for path in scene.home.iterdir() if path.name.startswith(DATABASE)]
    found = [(path.name, each.text) for path in files for each, _ in canaries.found_in(path.read_bytes(), sought)]

    assert found == []
    assert bool(files) == (connection.vendor == "sqlite")


def test_a_ballot_that_comes_changes_the_box_and_nothing_else_of_whoever_is_signed_in(scene: Scene) -> None:
    browser = scene.secretary.browser
    browser.get("/en/desk/")
    before, files = _tables(), dict(_files("home", scene.home))
    scene.casts(0, browser)
    after = _tables()
    changed = {name for name in before if before[name] != after[name]}

    assert changed == {"elections_ballot", "elections_box"}
    assert len(after["elections_ballot"]) == len(before["elections_ballot"]) + 1
    assert set(before["elections_ballot"]) <= set(after["elections_ballot"])
    others = {name for name, content in _files("home", scene.home) if files.get(name) != content}
    assert not any(scene.sides(content) for name, content in _files("home", scene.home) if name in others)


def test_no_order_of_rows_is_that_of_the_roll(scene: Scene) -> None:
    scene.votes()
    marks = [bytes(each) for each in MarkRow.objects.order_by("pk").values_list("mark", flat=True)]
    place = {public: number for number, public in enumerate(scene.booth.urn.public)}
    kept = [bytes(each).decode() for each in Ballot.objects.order_by("ordinal").values_list("content", flat=True)]
    cast = [place[re.findall(r'"credential":"([^"]+)"', ballot)[0]] for ballot in kept]

    assert marks == sorted(marks)
    assert tuple(cast) == CAST


def test_the_hunt_sees_both_sides_where_they_stand_together(scene: Scene) -> None:
    scene.casts(1, Browser(scene.answers, "voter 1"))
    together = f"{scene.pseudonyms[1]} cast {scene.trackers[0]}".encode()

    assert scene.sides(together) == {"voter", "ballot"}
    assert scene.sides(spelled_code(scene.booth.urn.codes[2]).encode()) == {"voter"}
    assert scene.sides(scene.booth.urn.public[3].encode()) == {"ballot"}

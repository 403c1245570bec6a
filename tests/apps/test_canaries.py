"""Whatever is typed into any form is found where docs/rules/canaries.md says and nowhere else: on disk, in files, on
pages, in headers, in what the node prints."""

import base64
import hashlib
import json
import os
import re
import tempfile
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import count, cycle, product
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from django.db import connection, connections
from django.db.backends.sqlite3.base import DatabaseWrapper
from django.test import Client
from django.urls import resolve, reverse
from django.utils.translation import override

from colonnade.apps.accounts.models import Session
from colonnade.apps.accounts.sessions import SessionStore
from colonnade.apps.desk import services
from colonnade.apps.desk.models import DraftRow, KeptForm
from colonnade.apps.elections.models import Box as BoxRow
from colonnade.apps.electorate import selectors as electorate
from colonnade.apps.organisations.models import SpanRow
from colonnade.apps.publiclog import keeping as publiclog_keeping
from colonnade.apps.publiclog import offering, selectors
from colonnade.apps.publiclog import services as publiclog
from colonnade.apps.publiclog.models import Blob, Entry
from colonnade.cli import restoring
from colonnade.core.acts.blobs import blob_content
from colonnade.core.desk.drafts import DraftState
from colonnade.core.elections import hands
from colonnade.core.elections.box_states import BoxState
from colonnade.core.elections.objects import stamp
from colonnade.core.ids import ActId, spelled
from colonnade.core.statutes.drawing_up import usual_answers
from colonnade.edges import backups, clock
from colonnade.edges.bundles import write_bundle
from colonnade.edges.exports import PublishedLog, write_exports
from colonnade.edges.homes import Home, create_home
from colonnade.edges.simulator import Body, signer
from colonnade.edges.templates.reading import template
from colonnade.site.databases import embedded
from colonnade.site.guarding import ENTRANCES, PUBLIC
from tests import canaries
from tests.apps.test_account_keeping import ADDRESS, AGENT, ALL, ARGUMENTS, address
from tests.boxes import CLOSES, OPENS, Booth
from tests.canaries import (
    ACTS,
    CLOCK,
    LIE,
    NOWHERE,
    Canary,
    Form,
    Hay,
    Typed,
    filled,
    form_name,
    forms_on,
    kind_of,
    marked,
    unsaid,
)
from tests.desks import ORIGIN, Desk, office
from tests.dossiers import SMALL
from tests.people import HERE, Person, forget_used_codes, invited, text_of
from tests.polling import Poll
from tests.sizes import LONG_RUN
from tests.totp import app_code

pytestmark = pytest.mark.django_db(transaction=True)
TRACES = {
    "HTTP_USER_AGENT": AGENT,
    "REMOTE_ADDR": ADDRESS,
    "HTTP_X_FORWARDED_FOR": ADDRESS,
    "HTTP_FORWARDED": f"for={ADDRESS}",
    "HTTP_ACCEPT_LANGUAGE": "fa-IR;canary",
    "HTTP_X_REQUEST_ID": CLOCK[1],
}
LANGUAGES = ("fa", "en")
OFFICES = {
    "secretary": "board",
    "treasurer": "board",
    "chair": "board",
    "inspector": "inspection",
    "second": "inspection",
}
LOOKED_AT = {"base secretary", "base inspector", "founder, begun", "founder, recorded"}
"""Whose codes are looked for: as numbers they have nothing in common by which many are found at once."""
LEADS_ON = {"account_end_sessions", "mfa_authenticate", "desk_box/close"}
"""What ends a session that is not there is told nothing; who is in already is led on; a tick is one by any word."""
BY_SCRIPT = {"PasskeyStepForm"}
"""Forms that a script fills in, with nothing that anybody typed."""
OPEN = {
    *("resigned", "office_ended", "key_rotated", "key_lost", "affiliation_left", "unavailability_declared"),
    *("split", "merged", "dissolved"),
}
"""Proposed and not recorded: others would be at an end with it."""


@dataclass
class Watch:
    """All that was typed, and all that was answered."""

    typed: list[Canary] = field(default_factory=list)
    answers: list[Hay] = field(default_factory=list)
    forms: dict[str, dict[str, Typed]] = field(default_factory=dict)
    places: dict[str, tuple[str, Form]] = field(default_factory=dict)
    """Who met each form last, and as what it stood there."""
    taken: set[str] = field(default_factory=set)
    number: int = 0

    def word(self, kind: str, where: str, language: str, owner: str = "", house: str = "") -> str:
        self.number += 1
        text = marked(self.number, language)
        self.keep(kind, text, where, owner, house)
        return text

    def keep(self, kind: str, text: str, where: str, owner: str = "", house: str = "") -> None:
        self.typed.append(Canary(kind, text, where, owner, house))


class Browser(Client):
    """Every answer, its headers and its address are kept to be searched."""

    def __init__(self, watch: Watch, reader: str = "", house: str = "") -> None:
        super().__init__(SERVER_NAME=HERE, raise_request_exception=False, **TRACES)  # type: ignore[arg-type]  # headers
        self.watch, self.reader, self.house = watch, reader, house

    def request(self, **request: Any) -> Any:
        answer: Any = super().request(**request)
        method, path = request["REQUEST_METHOD"], request["PATH_INFO"]
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        if answer.streaming:
            answer.streaming_content = [content]
        place = "error" if answer.status_code in {400, 403, 404, 405, 409, 429, 500} else "page"
        if answer.status_code == 409 and answer.context is not None and "page" in answer.context:
            place = "page"  # a draft's own page, which tells why the move was refused
        is_told_why = method == "GET" and answer.status_code == 400  # the page for what is no day, which quotes it
        place = "answer" if is_told_why or (method == "POST" and place == "page") else place
        name = f"{method} {path} {answer.status_code}"
        if not request.get("QUERY_STRING"):  # an address that was typed stands in the page's own
            led = b"\n".join(re.findall(rb'(?:href|action|src)="([^"]*)"', content))
            self.watch.answers.append(Hay("address", name, led, self.reader, self.house))
        told = "\n".join([*(f"{n}: {v}" for n, v in answer.items()), answer.cookies.output()])
        self.watch.answers += [
            Hay(place, name, content, self.reader, self.house),
            Hay("header", name, told.encode(), self.reader, self.house),
        ]
        return answer


def _at(person: Person, path: str) -> str:
    return f"/{person.language}/{path}"


@dataclass
class World:
    """Two organisations on one node, everybody who sits there, and what they typed."""

    home: Home
    watch: Watch
    desk: Desk
    people: dict[str, Person] = field(default_factory=dict)
    federation: Body | None = None
    booth: Booth = field(init=False)
    size: int = 0
    """How many acts were there before anybody typed one."""

    def person(self, owner: str, language: str, house: str = "") -> Person:
        """Somebody whose name and passphrase are canaries; codes that they are given are some too."""
        watch = self.watch
        person = Person(
            name=watch.word("user name", "account_signup", language, owner),
            passphrase=watch.word("passphrase", "account_signup", language, owner) + " counts seven cranes",
            language=language,
            browser=Browser(watch, owner, house),
        )
        given = invited()
        assert person.takes(given).status_code == 302
        person.sets_up()
        if owner in LOOKED_AT:
            for code in (str(given.code), *person.codes[:3]):
                self._code(code, owner)
            secret = " ".join(re.findall("....", person.secret))
            watch.keep("secret of an app", secret, "mfa_activate_totp", owner)
        watch.taken |= {"account_signup", "mfa_activate_totp"}
        self.people[owner] = person
        return person

    def _code(self, code: str, owner: str) -> None:
        if owner in LOOKED_AT:
            self.watch.keep("code", code, "a code", owner)

    def sits(self, act: Any, owner: str, language: str, house: str) -> Person:
        given = services.open_seat(act, on=clock.today(), chance=os.urandom)
        self._code(str(given.code), owner)
        person = self.people.get(owner) or self.person(owner, language, house)
        assert person.browser.post(_at(person, "desk/take/"), {"code": str(given.code)}).status_code == 302
        self.watch.taken.add("desk_take")
        return person


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Path | None]:
    """SQLite as a node has it, in a file with its journal; PostgreSQL as it is. The tables are those of the tests."""
    if connection.vendor != "sqlite":
        yield None
        return
    path = tmp_path / "home" / "colonnade.sqlite3"
    path.parent.mkdir()
    connection.ensure_connection()
    path.write_bytes(connection.connection.serialize())
    told = {**connections.settings["default"], **embedded(path)}
    told["OPTIONS"]["init_command"] += " PRAGMA synchronous=OFF;"
    before, connections["default"] = connections["default"], DatabaseWrapper(told, "default")
    try:
        yield path
    finally:
        connections["default"].close()
        connections["default"] = before


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where whatever the process lays down for a moment goes; nothing that was there is lost before it was searched."""
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    return place


@pytest.fixture
def world(tmp_path: Path, database: Path | None, settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> World:
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)  # a disk that is whole needs no time
    home = settings.COLONNADE_HOME = create_home(tmp_path / "home", ORIGIN)
    settings.ALLOWED_HOSTS, settings.SECRET_KEY = [HERE], home.secret().hex()
    desk = Desk().open()
    desk.fills["second"] = desk.simulator.act(
        desk.body, "office_filled", desk.days[2], office("second_inspector", "inspection")
    ).id
    desk.record()
    world = World(home, Watch(), desk)
    _furnish(world)
    return world


def _furnish(world: World) -> None:
    """A federation with the same offices, a column under it, and a decision that waits."""
    desk, simulator = world.desk, world.desk.simulator
    body = world.federation = simulator.found("Federation of the Mills", "federation", "2026-02-01")
    for organ in ("board", "inspection"):
        facts = {"organ": organ, "name": {"binding": "en", "en": organ}, "elected_by": "assembly", "seats": 3}
        simulator.act(body, "organ_established", "2026-02-02", facts)
    filled_by = {}
    for each, organ in OFFICES.items():
        name = "second_inspector" if each == "second" else each
        filled_by[each] = simulator.act(body, "office_filled", "2026-02-03", office(name, organ)).id
    column = simulator.found("Dyers of the Bank", "base", "2026-02-04")
    simulator.affiliate(column, body, "2026-03-01")
    waiting = simulator.found("Potters of the Bank", "base", "2026-02-04")
    simulator.act(
        waiting, "affiliation_decided", "2026-03-02", {"to": body.id, "kind": "full", "votes": None, "attested": False}
    )
    simulator.affiliate(desk.body, body, "2026-03-03")
    desk.record()
    keeper = _elects(world)
    world.size = len(simulator.entries)
    world.sits(keeper, KEEPER, "fa", "roof")
    for organisation in (desk.body, body):
        services.keep_key(organisation.id, organisation.key, secret=world.home.secret())
    for number, each in enumerate(OFFICES):
        world.sits(desk.fills[each], f"base {each}", LANGUAGES[number % 2], "base")
        world.sits(filled_by[each], f"federation {each}", LANGUAGES[number % 2], "federation")


def _elects(world: World) -> ActId:
    """An election is set up, by a federation on whose board somebody sits who keeps its box."""
    simulator = world.desk.simulator
    booth = world.booth = Booth(acts=Poll(simulator))
    board = {"organ": "board", "name": {"binding": "en", "en": "board"}, "elected_by": "assembly", "seats": 3}
    simulator.act(booth.acts.body, "organ_established", "2026-04-02", board)
    keeper = simulator.act(booth.acts.body, "office_filled", "2026-04-03", office("secretary", "board"))
    booth.set_up().opened()
    return keeper.id


def _look(world: World, reader: str, page: str) -> list[tuple[str, Form]]:
    """The forms that are on a page, by what they are called."""
    browser = world.people[reader].browser if reader else Browser(world.watch)
    answer = browser.get(page)
    if answer.status_code != 200 or not answer.headers["Content-Type"].startswith("text/html"):
        return []
    found = []
    for form in forms_on(answer, page):
        match = resolve(form.address.partition("?")[0])
        name = form_name(str(match.url_name), match.kwargs) + (f"/{form.does}" if form.does else "")
        world.watch.forms.setdefault(name, {}).update(form.fields)
        if form.fields:
            world.watch.places[name] = (reader, form)
        found.append((name, form))
    return found


def _writes(world: World, house: str, act: str, language: str) -> str:
    """A draft of the act, every field of it filled with canaries, by the secretary or an inspector; return its page."""
    who = f"{house} {'inspector' if act == 'attested' else 'secretary'}"
    person, organisation = world.people[who], (world.desk.body if house == "base" else world.federation)
    assert organisation is not None
    page = f"/{language}/desk/{organisation.id}/{act}/"
    forms_here = [form for name, form in _look(world, who, page) if name == f"desk_write/{act}"]
    if not forms_here:
        return ""
    name, form = f"desk_write/{act}", max(forms_here, key=lambda each: len(each.fields))

    def word(field_name: str, kind: str) -> str:
        return world.watch.word(kind, f"{name}.{field_name}", language, who, house)

    typed = filled(name, form.fields, word)
    if act == "count_returned":
        world.watch.keep("count, not shown", typed["count"], name, who, house)
    answer = person.browser.post(page, typed)
    assert answer.status_code == 302, (
        f"{name} is not taken as it is filled ({_errors(answer)}): say in FILLED of tests/canaries.py what it needs"
    )
    world.watch.taken.add(name)
    return str(answer.headers["Location"])


DRAFTED = {"words of an act": "words of a draft", "letter, published": "letter, not published"}


def _stays_a_draft(world: World, act: str, since: int) -> None:
    """What was typed since then is of a draft and no more."""
    for number, each in enumerate(world.watch.typed[since:], since):
        if each.where.startswith(f"desk_write/{act}."):
            world.watch.typed[number] = replace(each, kind=DRAFTED.get(each.kind, each.kind))


def _errors(answer: Any) -> str:
    form = (answer.context or {}).get("form")
    return str(dict(form.errors)) if form is not None else str(answer.status_code)


def _records(world: World, house: str, act: str, draft: str) -> bool:
    """Everybody whose hand it needs agrees; whether it was recorded, as is what puts an end to nothing."""
    first = world.people[f"{house} {'inspector' if act == 'attested' else 'secretary'}"].browser
    first.get(draft)
    first.post(f"{draft}propose/")
    for each in ("treasurer", "inspector", "second"):
        browser = world.people[f"{house} {each}"].browser
        words = re.findall(r'name="words" value="([0-9a-f]{64})"', text_of(browser.get(draft)))
        if words:
            browser.post(f"{draft}agree/", {"words": words[0]})
    if act in OPEN:
        first.post(f"{draft}hand-out/")
        _look(world, str(first.reader), draft)  # type: ignore[attr-defined]  # a browser that is watched
        return False
    answer = first.post(f"{draft}record/")
    for code in re.findall(r"(?:\d{4} ){4}\d{4}", text_of(answer)):
        world._code(code, first.reader)  # type: ignore[attr-defined]  # a browser that is watched
    return answer.status_code in {200, 302}


ONCE = frozenset({"adopted", "amended", "international_joined"})
"""What the same words cannot say twice."""


def _acts(world: World) -> None:
    """Every act that can be written, where its form has all to choose among; in the long run in both languages."""
    alternating = cycle(LANGUAGES)
    for act in ACTS:
        for language in LANGUAGES if LONG_RUN and act not in ONCE else (next(alternating),):
            for house in ("federation", "base"):
                since = len(world.watch.typed)
                draft = _writes_if_whole(world, house, act, language)
                if draft and not _records(world, house, act, draft):
                    _stays_a_draft(world, act, since)
                if draft:
                    break
            else:
                _is_refused(world, act, language)


def _is_refused(world: World, act: str, language: str) -> None:
    """Where there is nothing to choose, what is typed beside the choice is taken by nobody."""
    who, organisation = "base secretary", world.desk.id
    page = f"/{language}/desk/{organisation}/{act}/"
    forms_here = [form for name, form in _look(world, who, page) if name == f"desk_write/{act}"]
    name, form = f"desk_write/{act}", max(forms_here, key=lambda each: len(each.fields))

    def word(field_name: str, _kind: str) -> str:
        return world.watch.word("nonsense", f"{name}.{field_name}", language, who, "base")

    answer = world.people[who].browser.post(page, filled(name, form.fields, word))
    assert answer.status_code == 422, f"{name} was taken"
    world.watch.taken.add(name)


def _counting(world: World) -> None:
    """Ballots with names on them, which leave with the answer."""
    who = "base secretary"
    for language in LANGUAGES:
        names = [world.watch.word("names on ballots", "counting.ballots", language, who, "base") for _ in range(2)]
        blt = "2 1\n3 1 2 0\n2 2 1 0\n0\n" + "".join(f'"{each}"\n' for each in (*names, "An election"))
        ballots = SimpleUploadedFile("ballots.blt", blt.encode())
        typed = {"ballots": ballots, "rule": "scottish-stv", "constraint_rule": "guard-and-doom"}
        assert world.people[who].browser.post(f"/{language}/counting/", typed).status_code == 200
    world.watch.taken.add("counting")


def _box_page(world: World, name: str, language: str) -> str:
    with override(language):
        return reverse(name, kwargs={"organisation": world.booth.body, "act": world.booth.act})


def _offers(world: World, name: str) -> Client:
    """The officer's page of the box has this form now, and it takes no nonsense; return the officer's browser."""
    for language in LANGUAGES:
        found = {each for each, _ in _look(world, KEEPER, _box_page(world, "desk_box", language))}
        assert f"desk_box/{name}" in found, found
        _nonsense_into(world, f"desk_box/{name}", language)
    return world.people[KEEPER].browser


def _keeps(world: World, name: str, language: str, **said: Any) -> int:
    """What the officer's page answers to a form that is filled in."""
    typed = {"do": name, **{f"{name}-{each}": value for each, value in said.items()}}
    world.watch.taken.add(f"desk_box/{name}")
    return world.people[KEEPER].browser.post(_box_page(world, "desk_box", language), typed).status_code


def _bonds(some: Iterable[hands.Bond]) -> SimpleUploadedFile:
    return SimpleUploadedFile("bonds.json", json.dumps(sorted(each.hex() for each in some)).encode())


def _bond(world: World, voter: int, code: hands.Code) -> str:
    """One that goes with the voter's credential, to be looked for."""
    bond = hands.bond_of(world.booth.urn.uuid, code, world.booth.urn.public[voter]).hex()
    world.watch.keep("bond", bond, "desk_box", KEEPER, "roof")
    return bond


def _tracker(world: World, where: str, owner: str, house: str = "") -> str:
    """One that no ballot has, with nothing in it that a page spells otherwise; it and its digest are looked for."""
    world.watch.number += 1
    contents = (f"{world.watch.number}/{turn}".encode() for turn in count())
    content = next(each for each in contents if stamp(each).isalnum())
    for text in (stamp(content), hashlib.sha256(content).hexdigest()):
        world.watch.keep("tracker looked for", text, where, owner, house)
    return stamp(content)


def _ballot(world: World, voter: int, kind: str) -> bytes:
    """A ballot that is known by the answer of its signature, in which no letter is spelled otherwise anywhere."""
    content = world.booth.urn.ballot(voter)
    answer = json.loads(content)["signature"]["proof"]["response"]
    world.watch.keep(kind, str(answer), "election-cast", VOTER)
    return content


def _voting(world: World, days: dict[str, date]) -> None:
    """A box comes, ballots are cast and looked for, a code is replaced, the box stops, goes on, is closed, complete."""
    urn, watch = world.booth.urn, world.watch
    world.people[KEEPER].confirms()
    bonds = [_bond(world, voter, code) for voter, code in enumerate(urn.codes)]
    for code in urn.codes:
        for text in {str(code), hands.spelled_code(code)}:
            watch.keep("voting code", text, "election-cast.code", VOTER)
    _offers(world, "host")
    half = len(bonds) // 2
    parts = [_bonds(urn.bonds[:half]), _bonds(urn.bonds[half:])]
    assert _keeps(world, "host", "fa", archive=SimpleUploadedFile("e.bel", urn.setup), bonds=parts) == 302
    _casts(world)
    _looks_for_trackers(world)
    _offers(world, "replace")
    new = _bond(world, 3, hands.code_from(bytes(12)))
    assert _keeps(world, "replace", "en", lost=new, instead=bonds[0]) == 422
    assert _keeps(world, "replace", "fa", lost=bonds[3], instead=new) == 302
    BoxRow.objects.update(state=BoxState.STOPPED.value)
    _offers(world, "resume")
    unknown = _tracker(world, "desk_box/resume.trackers", KEEPER, "roof")
    for language, trackers, status in (("en", unknown, 422), ("fa", "", 302)):
        held = [_bonds([hands.Bond(bytes.fromhex(each)) for each in (*bonds[:3], new)])]
        assert _keeps(world, "resume", language, bonds=held, trackers=trackers) == status
    _ends(world, days)


def _casts(world: World) -> None:
    """By the form, as text and as a file, and by the endpoint; first with a code of somebody else."""
    urn, browser = world.booth.urn, Browser(world.watch, VOTER)
    for voter, language in enumerate(LANGUAGES):
        page = _box_page(world, "election-cast", language)
        _look(world, "", page)
        refused, code = _ballot(world, voter, "ballot, not taken").decode(), hands.spelled_code(urn.codes[voter])
        other = hands.spelled_code(urn.codes[3])
        assert browser.post(page, {"text": refused, "code": other}).status_code == 422
        _nonsense_into(world, "election-cast", language)
        for place in ("text", "file"):
            ballot = _ballot(world, voter, "ballot")
            sent = ballot.decode() if place == "text" else SimpleUploadedFile("ballot.json", ballot)
            assert browser.post(page, {place: sent, "code": code}).status_code == 200
    world.watch.taken.add("election-cast")
    page, kind = _box_page(world, "election-ballots", "en"), "application/json"
    for fate, holder, status in (("ballot, not taken", 3, 422), ("ballot", 2, 201)):
        body = {"ballot": _ballot(world, 2, fate).decode(), "code": hands.spelled_code(urn.codes[holder])}
        assert browser.post(page, json.dumps(body), content_type=kind).status_code == status
    assert browser.get(_box_page(world, "election-archive", "en")).status_code == 200


def _looks_for_trackers(world: World) -> None:
    browser = Browser(world.watch, VOTER)
    for language in LANGUAGES:
        page = _box_page(world, "election-board", language)
        _look(world, "", page)
        tracker = _tracker(world, "election-board.tracker", VOTER)
        assert browser.post(page, {"tracker": tracker}).status_code == 200
    world.watch.taken.add("election-board")


def _ends(world: World, days: dict[str, date]) -> None:
    """Closed, and complete; what is brought too late is told nobody."""
    urn, days["box"] = world.booth.urn, CLOSES
    _look(world, KEEPER, _box_page(world, "desk_box", "en"))
    _nonsense_into(world, "desk_box/close", "fa")
    closed = world.booth.archive()
    late = {"text": _ballot(world, 3, "ballot, not taken").decode(), "code": hands.spelled_code(urn.codes[3])}
    for language in LANGUAGES:
        page = _box_page(world, "election-cast", language)
        assert Browser(world.watch, VOTER).post(page, late).status_code == 409
    _offers(world, "complete")
    assert _keeps(world, "complete", "fa", archive=SimpleUploadedFile("e.bel", urn.completed(closed))) == 302


def _statutes(world: World) -> None:
    """Names, places and a seat for a statute, which leave with the page or the file."""
    for language, gives in product(LANGUAGES, ("", "file", "markdown", "html", "edit", "again")):
        browser = Browser(world.watch, "founder to be")
        usual = dict(usual_answers(template("T1")))
        words = {
            each: world.watch.word("words of a statute", f"statute_template.{each}", language, "founder to be")
            for each in usual
            if each.endswith(("_fa", "_en"))
        }
        typed = {**usual, **words, "languages": "fa_en", **({gives: "1"} if gives else {})}
        assert browser.post(f"/{language}/statutes/T1/", typed).status_code == 200
    world.watch.taken.add("statute_template")


def _checking(world: World) -> None:
    """Statutes, whole and not, typed and brought: what they say leaves with the answer."""
    for language, gives in product(LANGUAGES, ("", "file", "markdown", "html")):
        browser = Browser(world.watch, "founder to be")
        _look(world, "", f"/{language}/statutes/check/")
        word = world.watch.word("words of a statute", "statute_check.statute", language, "founder to be")
        whole = canaries.STATUTE.replace("# Statute", f"# {word}")
        for text, status in ((whole, 200), (whole.replace("2 years", word), 422)):
            for typed in ({"statute": text}, {"statute_file": SimpleUploadedFile("s.txt", text.encode())}):
                page = f"/{language}/statutes/check/"
                assert browser.post(page, {**typed, **({gives: "1"} if gives else {})}).status_code == status
    world.watch.taken.add("statute_check")


def _auditing(world: World) -> None:
    """Dossiers, whole and not, brought and pasted: what they tell leaves with the answer."""
    browser = world.people["base secretary"].browser
    for language in LANGUAGES:
        for place in ("dossier", "pasted"):
            told = [
                world.watch.word("words of a dossier", f"auditing.{place}", language, "base secretary", "base")
                for _ in range(2)
            ]
            dossier = SMALL.replace('en = "A syndicate"', f'en = "{told[0]}"').replace(
                'place = "p. 3"', f'place = "{told[1]}"'
            )
            for content, status in ((dossier, 200), (f"{dossier}{told[1]} = 1\n[", 422)):
                brought = SimpleUploadedFile("dossier.toml", content.encode()) if place == "dossier" else content
                typed = {place: brought, "judged_as": "", "form": "here"}
                assert browser.post(f"/{language}/audit/", typed).status_code == status
    world.watch.taken.add("auditing")


def _rolls(world: World) -> None:
    """A roll that is brought, kept, corrected, ended and erased, and pseudonyms that are given up on the way."""
    who, at = "base secretary", f"desk/{world.desk.id}/electorate/"
    browser = world.people[who].browser

    def word(kind: str, language: str) -> str:
        return world.watch.word(kind, "electorate_bring.pasted", language, who, "base")

    def mark(pseudonym: str) -> str:
        line = next(each for each in electorate.roll_of(world.desk.id) if each.pseudonym == pseudonym)
        return electorate.marked(line, world.desk.id)

    for language in LANGUAGES:
        place = f"/{language}/{at}"
        _look(world, who, f"{place}bring/")
        kept, erased, given_up = (
            word("pseudonym", language),
            word("pseudonym, erased", language),
            word("pseudonym, erased", language),
        )
        assert browser.post(f"{place}bring/", {"pasted": f"{given_up},2026-01-01\n{given_up},x"}).status_code == 422
        text = f"{kept},2026-01-01\n{erased},2026-01-01,2026-02-01\n"
        for brought in ({"pasted": text}, {"roll_file": SimpleUploadedFile("r.csv", text.encode())}):
            shown = browser.post(f"{place}bring/", brought)
            assert shown.status_code == 200
        typed = {"pasted": text, "read": shown.context["read"], "keep": "1"}
        assert browser.post(f"{place}bring/", typed).status_code == 302
        line = f"{place}lines/{mark(kept)}/"
        for page in (line, f"{line}end/", f"{place}take/"):
            _look(world, who, page)
        typed = {"pseudonym": kept, "since": "2026-01-02", "until": "", "weight": "2"}
        assert browser.post(line, typed).status_code == 302
        assert browser.post(f"{place}lines/{mark(kept)}/end/", {"ends": "2026-12-01"}).status_code == 302
        assert browser.get(f"{place}lines/{mark(erased)}/").status_code == 200
        assert browser.post(f"{place}lines/{mark(erased)}/erase/").status_code == 302
        for taken in ({"whole": "1"}, {"record_day": "2026-06-01", "weights": "weights"}):
            assert browser.post(f"{place}take/", taken).status_code == 200
    world.watch.taken |= {"electorate_bring", "electorate_line"}


def _kept_forms(world: World) -> None:
    """A form that is kept before it is whole, and one that is forgotten."""
    secretary, page = world.people["base secretary"].browser, f"/en/desk/{world.desk.id}/statement/"
    for fate, kind in (("forgotten", "words given up"), ("kept", "words of a kept form")):
        title = world.watch.word(kind, f"a form that is {fate}", "fa", "base secretary", "base")
        answer = secretary.post(page, {"title_fa": title, "keep": "1"})
        assert answer.status_code == 302
        number = KeptForm.objects.latest("id").pk
        assert secretary.get(f"/en/desk/kept/{number}/").status_code == 200
        if fate == "forgotten":
            assert secretary.post(f"/en/desk/kept/{number}/forget/").status_code == 302


def _writes_if_whole(world: World, house: str, act: str, language: str) -> str:
    """The draft's page; none where there is nothing to choose, or an archive to be read (`test_election_forms.py`)."""
    who = f"{house} {'inspector' if act == 'attested' else 'secretary'}"
    organisation = world.desk.body if house == "base" else world.federation
    assert organisation is not None
    answer = world.people[who].browser.get(f"/{language}/desk/{organisation.id}/{act}/")
    if answer.status_code != 200 or answer.context["form"].lacking or "archive" in answer.context["form"].fields:
        return ""
    return _writes(world, house, act, language)


def _letters(world: World) -> None:
    """A letter that is erased, one whose draft is withdrawn, a draft that waits, two letters that are kept back."""
    secretary, page = world.people["base secretary"].browser, f"/en/desk/{world.desk.id}/statement/"
    for fate in ("erased", "withdrawn"):
        letter = world.watch.word(f"letter, {fate}", f"a letter, {fate}", "fa", "base secretary", "base")
        typed = {"effective": canaries.DAY, "title_en": "A letter", "title_fa": "", "letter": letter, "article": ""}
        draft = str(secretary.post(page, typed).headers["Location"])
        if fate == "withdrawn":
            again = world.watch.word(f"letter, {fate}", "a letter, changed", "en", "base secretary", "base")
            title = world.watch.word("words of a draft", "desk_change.title_en", "en", "base secretary", "base")
            assert secretary.post(f"{draft}change/", {**typed, "title_en": title, "letter": again}).status_code == 302
            world.watch.taken.add("desk_change")
            secretary.get(draft)
            assert secretary.post(f"{draft}withdraw/").status_code == 302
        else:
            assert _records(world, "base", "statement", draft)
            (digest,) = (b.digest for b in Blob.objects.all() if blob_content(bytes(b.sealed)) == letter.encode())
            assert publiclog.erase_blob(digest)
    title = world.watch.word("words of a draft", "a draft that is proposed", "fa", "base secretary", "base")
    draft = str(
        secretary.post(page, {"effective": canaries.DAY, "title_en": "", "title_fa": title}).headers["Location"]
    )
    secretary.post(f"{draft}propose/")
    assert world.people["base treasurer"].browser.get(draft).status_code == 200
    for language, who in (("en", "base chair"), ("fa", "base treasurer")):
        browser, page = world.people[who].browser, f"/{language}/desk/{world.desk.id}/resigned/"
        (own,) = (value for value in _options(browser.get(page), "office") if value)
        kept = world.watch.word("letter, not published", "a letter of resignation", language, who, "base")
        typed = {"effective": canaries.DAY, "office": own, "letter": kept, "article": ""}
        draft = str(browser.post(page, typed).headers["Location"])
        browser.post(f"{draft}propose/")
        assert browser.post(f"{draft}record/").status_code == 302


def _options(answer: Any, name: str) -> list[str]:
    return [str(value) for value, _ in answer.context["form"].fields[name].choices]


OTHERWISE = {
    ("given up", "what"): {"visibility": "pseudonymous", "branch": "", "place": ""},
    ("begun", "keys"): {"custody": "officers", "recovery": "none", "first_key": spelled(signer("first").public)},
}
"""Where a founding shows a form that others do not."""


def _foundings(world: World) -> None:
    """One organisation is founded, one is not yet, one is given up."""
    for fate, language in (("recorded", "en"), ("begun", "fa"), ("given up", "fa")):
        owner = f"founder, {fate}"
        person = world.person(owner, language)
        for step in ("call", "what", "meeting", "offices", "keys"):
            page = _at(person, f"desk/found/{step}/")
            ((name, form),) = [each for each in _look(world, owner, page) if each[0].startswith("desk_found_step/")]

            def word(
                field_name: str, kind: str, name: str = name, fate: str = fate, language: str = language, o: str = owner
            ) -> str:
                said = {"recorded": kind, "begun": "words of a founding", "given up": "words given up"}[fate]
                return world.watch.word(said, f"{name}.{field_name}", language, o, "founders")

            typed = {**filled(name, form.fields, word), **OTHERWISE.get((fate, step), {})}
            answer = person.browser.post(page, typed)
            assert answer.status_code == 302, f"{name}: {_errors(answer)}: see FILLED of tests/canaries.py"
            world.watch.taken.add(name)
        person.browser.post(_at(person, "desk/found/hand-out/"))
        _look(world, owner, _at(person, "desk/found/review/"))
        if fate == "recorded":
            answer = person.browser.post(_at(person, "desk/found/record/"))
            assert answer.status_code == 200, text_of(answer)
            for code in re.findall(r"(?:\d{4} ){4}\d{4}", text_of(answer)):
                world._code(code, owner)
            (secret,) = re.findall(r'class="secret" dir="ltr">([0-9a-f]{64})<', text_of(answer))
            world.watch.keep("recovery key", secret, "shown once", owner)
        elif fate == "given up":
            person.browser.post(_at(person, "desk/found/give-up/"))


def _account_forms(world: World) -> None:
    """The forms of an account with what is right; names and passphrases are canaries from the first."""
    person = world.people["founder, begun"]
    watch, owner = world.watch, "founder, begun"
    new = watch.word("passphrase", "account_change_password", "fa", owner) + " سه درنا می‌شمرد"
    assert person.sends("passphrase/", old=person.passphrase, passphrase=new, again=new).status_code == 302
    person.passphrase = new
    forget_used_codes()
    assert person.gives_passphrase().status_code == 302
    assert person.sends("second-step/", code=app_code(person.secret)).status_code == 302
    assert person.confirms().status_code == 302
    forget_used_codes()
    person.sends("sign-out/")
    again = watch.word("passphrase", "account_reset_password", "en", owner) + " counts nine cranes"
    typed = {"name": person.name, "code": person.codes[0], "app": app_code(person.secret)}
    assert person.sends("forgotten/", **typed, passphrase=again, again=again).status_code == 302
    person.passphrase = again
    forget_used_codes()
    person.gives_passphrase()
    _look(world, owner, person.at("second-step/"))
    assert person.sends("second-step/", code=person.codes[1]).status_code == 302
    taken = {"name": person.name, "passphrase": person.passphrase, "again": person.passphrase}
    browser = Browser(watch, owner)
    assert browser.post(person.at("invitation/"), {**taken, "code": str(invited().code)}).status_code == 422
    watch.taken |= {
        *("account_change_password", "account_login", "mfa_authenticate", "account_reauthenticate"),
        *("account_reset_password",),
    }


def _search(world: World) -> None:
    for language in LANGUAGES:
        word = world.watch.word("search words", "search.words", language, "searcher")
        answer = Browser(world.watch, "searcher").post(f"/{language}/search/", {"words": word})
        assert answer.status_code == 200
    world.watch.taken.add("search")


def _places(world: World) -> dict[str, list[dict[str, Any]]]:
    """For every route, what may stand in its address: all that is there."""
    untyped = {str(each.id) for each in (world.booth.acts.body, *world.booth.acts.columns)}
    organisations = sorted(set(SpanRow.objects.values_list("organisation", flat=True)) - untyped)
    acts = [{"act": each.act} for each in Entry.objects.filter(index__gte=world.size).order_by("index")]
    some: dict[str, list[dict[str, Any]]] = {name: [parts] for name, parts in ARGUMENTS.items()}
    for name in (
        "organisation",
        "statute",
        "organisation_feed",
        "organisation_data",
        "audit",
        "audit_data",
        "desk_seats",
        "electorate",
        "electorate_bring",
        "electorate_take",
    ):
        some[name] = [{"organisation": each} for each in organisations]
    election = [{"organisation": world.booth.body, "act": world.booth.act}]
    some |= {name: election for name in ARGUMENTS if name.startswith(("election", "desk_box")) and name != "elections"}
    some |= {"act": acts, "proof": acts[-3:], "entry": acts[-3:]}
    for name in ("blob", "sealed_blob"):
        some[name] = [{"digest": each} for each in Blob.objects.values_list("digest", flat=True)]
    drafts = [{"number": each} for each in DraftRow.objects.order_by("pk").values_list("pk", flat=True)]
    some |= {"desk_draft": drafts, "desk_change": drafts[::6]}
    lines = [
        {"organisation": world.desk.id, "mark": electorate.marked(each, world.desk.id)}
        for each in electorate.roll_of(world.desk.id)
    ]
    some |= {"electorate_line": lines, "electorate_end": lines}
    some["desk_write"] = [{"organisation": world.desk.id, "name": each} for each in ACTS]
    some["desk_found_step"] = [{"name": each} for each in ("call", "what", "meeting", "offices", "keys")]
    some["tile"] = [{"name": f"tile/{level}"} for level in ("0/000.p/1", "entries/000")]
    return some


def _pages(world: World, names: Collection[str]) -> Iterator[str]:
    places = _places(world)
    for name in sorted(names):
        for parts in places.get(name, [{}]):
            yield address(name, parts)


KEEPER, VOTER = "roof secretary", "voter"
READERS = ("", "federation secretary", "base secretary", "base inspector", "founder, begun")


def _reads_everything(world: World) -> None:
    """Every page there is, as a stranger, as officers of both organisations, as whoever founds; forms are gathered.

    Public pages are the same for everybody (`test_account_keeping.py`) and are read by a stranger alone.
    """
    for reader in READERS:
        if reader:
            world.people[reader].confirms()
        for page in _pages(world, PUBLIC if not reader else set(ALL) - PUBLIC):
            if not page.endswith("sign-out/"):
                _look(world, reader, page)
    world.people[KEEPER].confirms()
    for page in _pages(world, {"desk", "desk_box", "desk_box_archive"}):
        _look(world, KEEPER, page)
    for page in _pages(world, ENTRANCES):
        _look(world, "", page)
    for page in _pages(world, set(ALL) - PUBLIC):
        assert Browser(world.watch).get(page).status_code in {200, 302}


def _nonsense(world: World) -> None:
    """Into every field of every form, whatever it takes: words, a clock time, and a sign that nothing takes."""
    names, both = sorted(set(world.watch.places) - {"search"}), cycle(LANGUAGES)
    for name, language in product(names, LANGUAGES) if LONG_RUN else ((each, next(both)) for each in names):
        _nonsense_into(world, name, language)


def _nonsense_into(world: World, name: str, language: str) -> None:
    reader, form = world.watch.places[name]
    browser = world.people[reader].browser if reader else Browser(world.watch, "stranger")
    typed: dict[str, Any] = {"do": form.does} if form.does else {}
    for each, about in world.watch.forms[name].items():
        word = world.watch.word("nonsense", f"{name}.{each}", language, browser.reader, browser.house)  # type: ignore[attr-defined]  # a browser that is watched
        text = f"{word} {CLOCK[0]} {CLOCK[1]}{LIE}"
        typed[each] = SimpleUploadedFile(f"{word}.act", text.encode()) if about.type == "file" else text
    cache.clear()
    where = f"/{language}/{form.address.partition('/')[2].partition('/')[2]}"
    asks = name in PUBLIC and form.method == "get"
    answer = browser.get(where, typed) if asks else browser.post(where, typed)
    assert answer.status_code < 500, name
    assert answer.status_code != 302 or name in LEADS_ON, f"{name} took nonsense: {typed}"


def _errors_of_every_kind(world: World, monkeypatch: pytest.MonkeyPatch) -> set[int]:
    """Each way in which a request goes wrong, with words in all that it says."""
    word = world.watch.word("nonsense", "a request that goes wrong", "en", "stranger")
    stranger, strict = Browser(world.watch, "stranger"), Browser(world.watch, "stranger")
    own = world.watch.word("nonsense", "a request that goes wrong", "fa", "base secretary", "base")
    strict.handler.enforce_csrf_checks = True
    secretary = world.people["base secretary"].browser
    done = DraftRow.objects.filter(organisation=world.desk.id, state=DraftState.RECORDED.value)[0]
    sent = {"words": word, "login": word, "password": word, "name": word}
    answers = [
        stranger.post("/en/search/", {**sent, **{f"f{number}": word for number in range(1001)}}),
        stranger.get("/en/", {"on": word}),
        stranger.post("/en/search/", {"words": f"{word}\0"}),
        strict.post("/en/account/sign-in/", sent),
        stranger.post("/en/desk/nowhere/at/all/", sent),
        stranger.put("/en/search/", word),
        secretary.post(f"/en/desk/drafts/{done.pk}/propose/", sent),
        secretary.post(f"/en/desk/{world.desk.id}/statement/", {"title_en": own + LIE}),
        *(
            Browser(world.watch, "stranger").post("/en/account/sign-in/", {"login": word, "password": word})
            for _ in range(6)
        ),
        *(secretary.post("/en/account/confirm/", {"password": word}) for _ in range(12)),
    ]
    with monkeypatch.context() as broken:
        broken.setattr("colonnade.apps.organisations.pages.found_by_name", _break)
        answers.append(stranger.post("/en/search/", sent))
    cache.clear()
    return {answer.status_code for answer in answers}


def _break(*said: Any) -> Any:
    raise RuntimeError(said)


def _database(path: Path | None) -> Iterator[Hay]:
    """The file, its journal and its memory, freed pages and all; on PostgreSQL every row of every table."""
    if path is not None:
        for each in sorted(path.parent.glob(f"{path.name}*")):
            yield Hay("database", each.name, each.read_bytes())
        return
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            with cursor.copy(f'COPY "{table}" TO STDOUT (FORMAT binary)') as rows:
                yield Hay("database", table, b"".join(bytes(each) for each in rows))


def _log_of_the_database() -> Path | None:
    """Where the server writes its own log, if that can be read from here."""
    if connection.vendor == "sqlite":
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT split_part(current_setting('unix_socket_directories'), ',', 1)")
        place = Path(cursor.fetchone()[0].strip()) / "log"
    return place if place.is_file() else None


def _files(place: str, folder: Path) -> Iterator[Hay]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        yield Hay(place, name, name.encode() + (path.read_bytes() if path.is_file() else b""))


def _kept(world: World, database: Path | None, folder: Path) -> Iterator[Hay]:
    """Everything that lies on the disk, or is carried away from it."""
    yield from _database(database)
    for name in ("log", "logs"):
        yield from _files("log", world.home.path / name)
    logs = [PublishedLog(world.home.folder_of(each), world.home.key_of(each)) for each in selectors.origins()]
    blobs = {each: selectors.published_blob(each) or b"" for each in selectors.published_digests()}
    write_exports(logs, target=folder / "export", blobs=blobs)
    yield from _files("log", folder / "export")
    with publiclog_keeping.snapshot():
        write_bundle(folder / "bundle", offering.offered(world.home, {}, list))
    yield Hay("log", "bundle", (folder / "bundle").read_bytes())
    recipient = backups.new_identity(folder / "backup.key")
    restoring.write(world.home, folder / "backup", backups.lock_for([recipient]))
    yield Hay("closed backup", "backup", (folder / "backup").read_bytes())
    with backups.members_of(folder / "backup", backups.unlock_by(folder / "backup.key")) as members:
        for name, content in members:
            yield Hay("backup", name, name.encode() + content)


def _sessions(world: World) -> Iterator[Hay]:
    for row in Session.objects.all():
        yield Hay("database", "session", bytes(row.content))
    for owner, person in world.people.items():
        if "session" in person.browser.cookies:
            held = dict(SessionStore(person.browser.cookies["session"].value).items())
            yield Hay("session", f"session of {owner}", repr(held).encode() + str(held).encode())


def test_whatever_is_typed_lies_where_the_page_says_and_nowhere_else(
    world: World,
    database: Path | None,
    temporary: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    days = {"box": OPENS}
    for module in ("desk", "elections"):
        monkeypatch.setattr(f"colonnade.apps.{module}.box_views.today", lambda: days["box"])
    watch, told = world.watch, _log_of_the_database()
    before = told.stat().st_size if told is not None else 0
    _acts(world)
    _letters(world)
    _kept_forms(world)
    _rolls(world)
    _counting(world)
    _voting(world, days)
    _statutes(world)
    _checking(world)
    _auditing(world)
    _foundings(world)
    _account_forms(world)
    _search(world)
    _reads_everything(world)
    lacking = [said for form, fields in watch.forms.items() for said in unsaid(form, fields)]
    assert not lacking, "\n".join(lacking)
    unmet = sorted(set(canaries.classes()) - canaries.SEEN - BY_SCRIPT)
    assert not unmet, f"forms on no page that this test comes to, so that nothing was typed into them: {unmet}"
    asked = {name for name, fields in watch.forms.items() if _asks_for_words(name, fields)}
    assert asked <= watch.taken, f"filled in by nobody in tests/apps/test_canaries.py: {sorted(asked - watch.taken)}"
    _nonsense(world)
    assert _errors_of_every_kind(world, monkeypatch) >= {400, 403, 404, 405, 409, 422, 429, 500}
    for trace in (AGENT, ADDRESS, *CLOCK):
        watch.keep("clock time" if trace in CLOCK else "trace", trace, "every request", canaries.EVERYBODY)
    hays = [*watch.answers, *_kept(world, database, tmp_path), *_sessions(world), *_files("temporary", temporary)]
    out, err = capfd.readouterr()
    hays.append(Hay("output", "what the node prints", (out + err).encode()))
    hays += [] if told is None else [Hay("output", "what the database prints", told.read_bytes()[before:])]
    wrong, seen = _compared(watch.typed, hays)

    assert not wrong, "\n".join(sorted(wrong))
    table = canaries.belongs()
    unseen = {(kind, place) for kind, places in table.items() for place in places} - seen
    assert not unseen, f"docs/rules/canaries.md says that these are found, and they are not: {sorted(unseen)}"
    assert {each.kind for each in watch.typed} == set(table)


def _asks_for_words(name: str, fields: dict[str, Typed]) -> bool:
    kinds = {kind_of(name, each, typed) for each, typed in fields.items()}
    return bool(kinds - {canaries.TAKES_NONE, "nonsense", "file", "public key"})


def _compared(typed: list[Canary], hays: list[Hay]) -> tuple[set[str], set[tuple[str, str]]]:
    """What lies where it must not; and each kind of word and place where it was found."""
    table, wrong, seen = canaries.belongs(), set[str](), set[tuple[str, str]]()
    for hay in hays:
        for canary, spelling in canaries.found_in(hay.content, typed):
            column = hay.column(canary)
            if column in NOWHERE or column not in table.get(canary.kind, ()):
                wrong.add(f"{canary.kind} from {canary.where} in {hay.place} ({column}) {hay.name} as {spelling}")
            seen.add((canary.kind, column))
    return wrong, seen


@pytest.mark.parametrize(
    ("page", "size"),
    [
        ("/en/search/", 3 * 2**20),
        ("/en/desk/drafts/1/record/", 3 * 2**20),
        ("/fa/account/sign-in/", 3 * 2**20),
        ("/en/counting/", 21 * 2**20),
        ("/fa/audit/", 3 * 2**20),
        ("/fa/statutes/check/", 3 * 2**20),
    ],
)
def test_a_file_that_is_sent_is_never_laid_down_before_it_is_looked_at(
    page: str, size: int, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid: list[str] = []
    monkeypatch.setattr(TemporaryUploadedFile, "__init__", lambda self, name, *_: laid.append(name))
    large = SimpleUploadedFile("canary.act", bytes(size))
    stranger = Client(SERVER_NAME=HERE)

    assert stranger.post(page, {"sealed": large, "words": "x"}).status_code == (
        302 if any(each in page for each in ("desk", "counting", "audit")) else 400
    )
    assert not laid


def test_sqlite_lays_nothing_into_temporary_files(database: Path | None) -> None:
    if database is None:
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA temp_store")
        assert cursor.fetchone() == (2,)


@pytest.mark.parametrize("text", ["Zwarkélino bcdf", "ژوغآلچئک بپتج", "1234 5678"])
def test_the_search_finds_a_word_however_it_is_spelled(text: str) -> None:
    some = [Canary("nonsense", text, "here")]
    for name, needle in canaries.spellings(text).items():
        assert list(canaries.found_in(b"..." + needle + b"...", some)), name
    for offset in range(4):
        coded = base64.b64encode(bytes(offset) + text.encode() + b"more")
        assert list(canaries.found_in(coded, some)), offset
    assert not list(canaries.found_in("Zwarkélino ژوغآلچئک 12 34".encode(), some))


def test_a_form_of_which_nobody_has_said_what_is_typed_into_it_is_named() -> None:
    line = Typed("input", "text", 300, [])

    (told,) = unsaid("some_room", {"street": line, "seats": Typed("input", "number", 9, [])})
    assert "some_room" in told
    assert "'street'" in told
    assert not unsaid("desk_write/anything", {"street": line})

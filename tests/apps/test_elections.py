"""The pages of elections: what the log tells of each, in both languages, on any day, and no figure that is hidden."""

import hashlib
import re
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client

from colonnade.apps.elections import selectors
from colonnade.apps.organisations import services
from colonnade.apps.organisations.projection import StoredBook
from colonnade.apps.publiclog import services as publiclog
from colonnade.core.elections.states import State
from colonnade.core.organisations.spans import Kind
from colonnade.core.replay import book_of
from colonnade.edges.homes import create_home
from colonnade.words import elections as words
from tests.conftest import need
from tests.desks import ORIGIN
from tests.nodes import tables_hash
from tests.polling import Poll, digest, hidden_voters, question
from tests.recording import record

pytestmark = pytest.mark.django_db
BOTH = pytest.mark.parametrize("language", ["en", "fa"])
LATE = date(2026, 11, 1)


@pytest.fixture(autouse=True)
def _log(tmp_path: Any, settings: LazySettings) -> None:
    settings.COLONNADE_HOME = create_home(tmp_path / "home", ORIGIN)
    publiclog.open_log(ORIGIN)


def recorded(poll: Poll) -> Poll:
    record(poll.simulator.entries, origin=ORIGIN, today=LATE)
    return poll


def whole(**said: Any) -> Poll:
    """An election with its result, an objection that was rejected, one that waits, and one key destroyed in another."""
    poll = Poll()
    poll.set_up(
        questions=[question(blank=True), question("Order", kind="ranking", rule="schulze", edition="1")], **said
    )
    results = [
        {"elected": ["Heron"], "lots": True, "numbers": [7, 300, 100, 5]},
        {"elected": ["Crane"], "lots": False},
    ]
    poll.until("result_declared", results=results)
    poll.decide(poll.object("2026-05-20", speaker=poll.columns[5]), "2026-05-21")
    poll.object("2026-05-22", speaker=poll.columns[0], ground="secrecy")
    return poll


def page_of(client: Client, poll: Poll, language: str = "en", query: str = "") -> str:
    address = f"/{language}/organisations/{poll.body.id}/elections/{poll.begun.id}/{query}"
    return client.get(address).content.decode()


@BOTH
def test_the_list_leads_to_each_election_and_the_organisation_to_the_list(client: Client, language: str) -> None:
    poll = recorded(whole())
    listed = f"/{language}/organisations/{poll.body.id}/elections/"

    assert f'href="{listed}"' in client.get(f"/{language}/organisations/{poll.body.id}/").content.decode()
    page = client.get(listed).content.decode()
    assert f'href="{listed}{poll.begun.id}/"' in page
    assert words.STATES["declared"][int(language == "fa")] in page
    assert "Board of the federation" in page
    nobody = client.get(f"/{language}/organisations/{poll.columns[0].id}/elections/").content.decode()
    assert "<li>" not in nobody.partition("<main")[2].partition("<footer")[0]


@BOTH
def test_the_page_tells_result_hands_objections_steps_and_what_can_be_checked(client: Client, language: str) -> None:
    poll = recorded(whole())
    page = page_of(client, poll, language)

    assert "Heron" in page
    rows = re.findall(
        r'<th scope="row"><bdi>(.+?)</bdi></th><td>(.+?)</td><td>(.+?)</td>.+?<rect width="(\d+)" h', page
    )
    assert rows[:2] == (
        [("Blank", "7", "1.6 %", "2"), ("Answer 1", "300", "72.8 %", "100")]
        if language == "en"
        else [("سفید", "۷", "۱.۶ ٪", "2"), ("گزینهٔ ۱", "۳۰۰", "۷۲.۸ ٪", "100")]
    )
    assert ("2 of 3" if language == "en" else "۲ از ۳") in page
    for column in poll.columns[:5]:
        assert column.id in page
    for said in ("archive", "result", "setup", "end", "rehearsal", "electorate", "election"):
        assert digest(said) in page
    assert words.OUTCOMES["rejected"][int(language == "fa")] in page
    assert page.partition('id="steps"')[2].count('href="/') >= 5


def test_a_page_about_a_day_tells_what_was_so_on_that_day(client: Client) -> None:
    poll = recorded(whole())

    for day, state in (("2026-05-08", "set_up"), ("2026-05-10", "open"), ("2026-05-17", "closed")):
        page = page_of(client, poll, query=f"?on={day}")
        assert words.STATES[state][0] in page
        assert "Heron" not in page
        assert ("sha256sum" in page) is False
    answer = client.get(f"/en/organisations/{poll.body.id}/elections/{poll.begun.id}/?on=2026-04-30")
    assert answer.status_code == 404


def test_what_is_hidden_is_never_printed_as_nought(client: Client) -> None:
    poll = Poll(members=0)
    poll.set_up(**hidden_voters())
    hidden: dict[str, Any] = {"ballots_counted": None, "ballots_at_least": 0, "commitment": digest("ballots")}
    poll.step("rehearsed")
    poll.step("voting_opened")
    poll.step("voting_closed", **hidden)
    poll.step("result_declared", results=[{"elected": ["Heron"], "lots": False}], commitment=digest("numbers"))
    page = page_of(client, recorded(poll)).partition('id="facts"')[2].partition("<h2")[0]

    assert page.count("not shown") == 2
    assert "The votes are not shown" in page_of(client, poll)
    assert "<svg" not in page_of(client, poll).partition('id="questions"')[2]
    assert ">0<" not in page
    assert "not to the public" in page_of(client, poll)


def test_a_void_election_says_why_and_a_destroyed_key_is_told_beside_its_trustee(client: Client) -> None:
    poll = Poll()
    poll.set_up()
    poll.void("2026-05-12", reason="secrecy")
    poll.destroy("2026-05-13", poll.columns[1])
    page = page_of(client, recorded(poll))

    assert words.REASONS["secrecy"][0] in page
    assert page.count("key destroyed") == 1


@BOTH
def test_the_page_of_every_act_of_an_election_tells_its_facts_in_words(client: Client, language: str) -> None:
    poll = recorded(whole())

    for sealed in poll.simulator.acts:
        if sealed.act.type.startswith("elections."):
            answer = client.get(f"/{language}/acts/{sealed.act.id}/")
            told = answer.content.decode().partition('id="says"')[2].partition("<h2")[0]
            assert answer.status_code == 200
            assert not [name for name in sealed.act.facts if f">{name}<" in told and "_" in name]


def test_nobody_else_has_that_election_and_what_is_no_day_is_said_so(client: Client) -> None:
    poll = recorded(whole())

    strange = f"/en/organisations/{poll.columns[0].id}/elections/{poll.begun.id}/"
    assert client.get(strange).status_code == 404
    assert client.get(f"/en/organisations/{'z' * 40}/elections/").status_code == 404
    assert client.get(f"/en/organisations/{poll.body.id}/elections/?on=yesterday").status_code == 400
    assert client.post(f"/en/organisations/{poll.body.id}/elections/").status_code in (403, 405)


def test_what_is_stored_is_what_a_replay_makes_and_is_made_again_from_the_log() -> None:
    poll = recorded(whole())
    stored, replayed = StoredBook().book, book_of(poll.simulator.acts)

    for kind in (Kind.ELECTION, Kind.OBJECTION, Kind.KEY_DESTROYED):
        assert list(stored.current(poll.body.id, kind)) == list(replayed.current(poll.body.id, kind))
    before = tables_hash()
    services.rebuild(ORIGIN)
    assert tables_hash() == before
    (election,) = selectors.elections_of(poll.body.id, LATE, LATE)
    assert (election.state, len(election.objections), len(election.steps)) == (State.DECLARED, 2, 5)


def test_an_act_that_would_have_no_effect_is_refused_in_words() -> None:
    poll = Poll()
    poll.set_up(threshold=1)

    with pytest.raises(services.CannotStand) as refused:
        recorded(poll)
    assert refused.value.facts["why"] == "threshold_out_of_reach"


@BOTH
def test_the_page_says_how_anybody_checks_it_and_what_must_come_out(client: Client, language: str) -> None:
    page = page_of(client, recorded(whole()), language).partition('id="check"')[2]

    file = "Nq8dSmCLbeYiz3.bel"
    for command in (
        f"sha256sum {file}",
        f"colonnade election verify {file}",
        "belenios-tool election verify --dir .",
        f"tar tf {file} | sed -n 2p",
        "colonnade count result.json --rule schulze --seats 1",
    ):
        assert f'tabindex="0">{command}</pre>' in page, command
    for said in ("archive", "result", "election", "end"):
        assert digest(said) in page


def test_a_group_that_debian_does_not_know_is_said_so(client: Client) -> None:
    poll = Poll()
    poll.set_up(group="Ed25519")

    assert "does not know this group" in page_of(client, recorded(poll))


def test_the_deadline_and_the_keys_are_told_as_they_stand_on_the_day(client: Client) -> None:
    poll = Poll()
    poll.set_up()
    poll.until("result_declared")
    poll.destroy("2026-06-10", poll.columns[1])
    recorded(poll)

    assert "can be objected to until" in page_of(client, poll, query="?on=2026-06-01")
    late = page_of(client, poll, query="?on=2026-06-11")
    assert "The time to object was over" in late
    assert "1 of 3 trustees" in late


def minutes_of(client: Client, poll: Poll, language: str = "en", query: str = "") -> Any:
    return client.get(f"/{language}/organisations/{poll.body.id}/elections/{poll.begun.id}/minutes{query}")


@BOTH
def test_the_minutes_tell_everything_from_the_call_to_the_keys_out_of_the_acts(client: Client, language: str) -> None:
    poll = whole()
    poll.decide(poll.object("2026-05-23", speaker=poll.columns[1], ground="proof"), "2026-05-24", outcome="upheld")
    page = minutes_of(client, recorded(poll), language, "/").content.decode()

    for said in ("archive", "result", "setup", "end", "rehearsal", "electorate", "election", "Roof 0"):
        assert digest(said) in page, said
    for step in poll.simulator.acts[-9:-6]:
        assert step.act.id in page
    assert words.OUTCOMES["upheld"][int(language == "fa")] in page
    assert "Heron" in page
    assert ("Trustees who took part" if language == "en" else "کلیدداران شرکت‌کننده") in page
    assert ("2 of 3 open the result" if language == "en" else "۲ از ۳ نتیجه را می‌گشایند") in page
    assert not re.search(r"\d\d:\d\d", page), "no clock time"


def test_the_minutes_of_an_election_that_has_only_begun_say_what_is_not_yet(client: Client) -> None:
    poll = Poll()
    poll.set_up()
    poll.void("2026-05-12", reason="other")
    page = minutes_of(client, recorded(poll), query="/").content.decode()

    assert page.count("Not yet.") == 3
    assert "There was none." in page
    assert "The election is void. Reason: other." in page
    assert client.get(f"/en/organisations/{poll.columns[0].id}/elections/{poll.begun.id}/minutes/").status_code == 404


@pytest.mark.parametrize("language", ["en", "fa"])
def test_the_minutes_as_pdf_are_the_same_bytes_each_time_and_read_in_order(
    client: Client, language: str, tmp_path: Path
) -> None:
    poll = recorded(whole())
    first, second = (minutes_of(client, poll, language, ".pdf") for _ in range(2))

    assert first.headers["Content-Type"] == "application/pdf"
    assert hashlib.sha256(first.content).digest() == hashlib.sha256(second.content).digest()
    assert b"CreationDate" not in first.content
    (tmp_path / "minutes.pdf").write_bytes(first.content)
    command = [need("pdftotext"), "minutes.pdf", "-"]
    assert "Heron" in subprocess.run(command, cwd=tmp_path, capture_output=True, check=True).stdout.decode()


def test_without_a_typesetter_the_page_says_so(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    poll = recorded(whole())
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    answer = minutes_of(client, poll, query=".pdf")

    assert answer.status_code == 404
    assert "typesetter is missing" in answer.content.decode()

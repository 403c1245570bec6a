"""The demo's elections: one that is over, by an archive that verifies, and one in which a visitor casts."""

import json
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from colonnade.apps.elections import selectors
from colonnade.apps.elections.models import Box
from colonnade.apps.publiclog import selectors as publiclog
from colonnade.cli.demo_ballots import ended
from colonnade.cli.demo_elections import OPEN, OVER, TRY, bring_boxes
from colonnade.core.elections.archive import digest_of
from colonnade.core.elections.box_states import BoxState
from colonnade.core.elections.credential_lists import read_private
from colonnade.core.elections.hand_lists import read_codes_by_number
from colonnade.core.elections.objects import ballot_spelled
from colonnade.core.elections.polling import ballot_of, read_choices
from colonnade.core.elections.standing import Election
from colonnade.core.elections.states import State
from colonnade.edges.archive_files import secret
from colonnade.edges.chance import draw
from colonnade.edges.election_folders import open_folder
from colonnade.edges.election_steps import booth_in
from colonnade.edges.homes import Home
from tests import archives
from tests.apps.furnished import TODAY, furnished_home
from tests.people import text_of

pytestmark = pytest.mark.django_db
VISITOR = 40


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: LazySettings) -> Home:
    settings.COLONNADE_HOME = home = furnished_home(tmp_path / "home")
    return home


def election(uuid: str) -> Election:
    (found,) = (each for each in selectors.everywhere(TODAY, TODAY) if each.facts["uuid"] == uuid)
    return found


def page(found: Election, name: str, language: str) -> str:
    with override(language):
        return reverse(name, kwargs={"organisation": found.held_by, "act": found.act})


def test_the_election_that_is_over_has_figures_in_the_open_and_an_archive_that_verifies() -> None:
    over = election(OVER.uuid)
    archive = b"".join(selectors.archive_pieces(OVER.uuid))
    report = archives.report_on(archive)

    assert over.state is State.DECLARED
    assert (over.facts["voters"], over.facts["ballots_counted"]) == (60, 47)
    assert report.is_accepted
    assert report.ballot_events == 48
    assert digest_of(archive) == over.facts["archive"]
    assert set(over.keys_gone) == set(over.trustees)


@pytest.mark.parametrize("language", ["en", "fa"])
@pytest.mark.parametrize("name", ["election", "election_minutes", "election-board", "election-cast"])
def test_every_page_of_both_says_that_it_is_a_demo(client: Client, name: str, language: str) -> None:
    for uuid in (OVER.uuid, OPEN.uuid):
        answer = client.get(page(election(uuid), name, language))
        assert answer.status_code == 200
        assert "DEMO" in text_of(answer)


@pytest.mark.parametrize("uuid", [OVER.uuid, OPEN.uuid])
def test_where_the_archive_is_public_here_answers_are_called_as_in_it(client: Client, uuid: str) -> None:
    told = text_of(client.get(page(election(uuid), "election", "en")))
    called = [name for question in selectors.answers_in(uuid) for name in question]

    assert len(called) > 1
    assert [name for name in called if name not in told] == []
    assert "Answer 1" not in told


def test_a_visitor_casts_with_what_lies_in_the_folder(client: Client, home: Home) -> None:
    place, found = home.path / TRY, election(OPEN.uuid)
    assert TRY in text_of(client.get(page(found, "election-cast", "en")))
    booth = booth_in(open_folder(place / "public"))
    credential = list(read_private((place / "credentials.json").read_bytes()).values())[VISITOR - 1]
    marks = read_choices((place / "yes.json").read_bytes(), booth.poll.election.questions)
    ballot = ballot_spelled(ballot_of(secret(booth.poll.election.group), draw, booth, credential, marks)).decode()
    code = read_codes_by_number((place / "codes.json").read_bytes(), "codes")[VISITOR]
    body = json.dumps({"ballot": ballot, "code": str(code)})
    answer = client.post(page(found, "election-ballots", "en"), body, content_type="application/json")

    assert answer.status_code == 201
    box = selectors.box_of(found.act)
    assert box is not None
    assert (box.state, box.ballots) == (BoxState.OPEN, 13)
    for each in ("credentials.json", "codes.json"):
        assert (place / each).stat().st_mode & 0o077 == 0


def test_a_start_that_was_stopped_is_gone_on_with_to_the_same_bytes(home: Home) -> None:
    before = b"".join(selectors.archive_pieces(OVER.uuid))
    size = publiclog.size_of(home.origin)
    Box.objects.all().delete()
    bring_boxes(home, TODAY)

    assert b"".join(selectors.archive_pieces(OVER.uuid)) == before == ended(OVER).final
    assert publiclog.size_of(home.origin) == size
    assert archives.report_on(b"".join(selectors.archive_pieces(OPEN.uuid))).ballot_events == 12

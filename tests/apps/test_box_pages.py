"""The pages of a ballot box: what a voter without script is told, what outsiders see, what officers do."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.signals import request_finished
from django.db import close_old_connections, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from colonnade.apps.elections import selectors, services
from colonnade.apps.elections.models import Ballot
from colonnade.apps.elections.streaming import AT_ONCE, ArchivesBusy, Held
from colonnade.apps.organisations.models import SpanRow
from colonnade.apps.publiclog import services as publiclog
from colonnade.core.elections.hands import spelled_code
from colonnade.core.elections.objects import stamp
from colonnade.edges.homes import create_home
from colonnade.words.pages import say
from colonnade.words.refusals import in_words
from tests.boxes import CLOSES, OPENS, Booth
from tests.desks import ORIGIN
from tests.polling import hidden_voters

pytestmark = pytest.mark.django_db
BOTH = pytest.mark.parametrize("language", ["en", "fa"])


@pytest.fixture(autouse=True)
def _log(tmp_path: Path, settings: LazySettings) -> None:
    settings.COLONNADE_HOME = create_home(tmp_path / "home", ORIGIN)
    publiclog.open_log(ORIGIN)


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("elections.box_views", "elections.views", "organisations.moments"):
        monkeypatch.setattr(f"colonnade.apps.{module}.today", lambda: OPENS, raising=False)


@pytest.fixture
def booth() -> Booth:
    return Booth().set_up().hosted().opened()


def page(booth: Booth, name: str, language: str = "en") -> str:
    with override(language):
        return reverse(f"election-{name}", kwargs={"organisation": booth.body, "act": booth.act})


def sent(client: Client, booth: Booth, body: Any, language: str = "en") -> Any:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return client.post(page(booth, "ballots", language), content, content_type="application/json")


def test_a_ballot_as_an_object_or_as_its_text_is_taken_once(client: Client, booth: Booth) -> None:
    ballot = booth.urn.ballot(0)
    code = spelled_code(booth.urn.codes[0]).lower()
    first = sent(client, booth, {"ballot": json.loads(ballot), "code": code})
    again = sent(client, booth, {"ballot": ballot.decode(), "code": code})

    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json() == {"tracker": stamp(ballot)}
    assert Ballot.objects.count() == 1
    assert not first.cookies


@BOTH
def test_each_refusal_is_one_code_and_one_sentence_in_the_readers_language(
    client: Client, booth: Booth, language: str
) -> None:
    urn = booth.urn
    ballot, code = urn.ballot(0).decode(), urn.codes[0]
    respelled = json.dumps(json.loads(ballot))
    for body, status, refused in (
        (b"no json", 422, "elections.not_a_sending"),
        ({"ballot": ballot}, 422, "elections.not_a_sending"),
        ({"ballot": ballot, "code": code, "voter": 1}, 422, "elections.not_a_sending"),
        (b'{"ballot":{"a":1,"a":2},"code":"x"}', 422, "elections.not_a_sending"),
        ({"ballot": {"a": 0.5}, "code": code}, 422, "elections.not_a_sending"),
        (b'{"ballot":' + b'{"a":' * 5000 + b"1" + b"}" * 5000 + b',"code":""}', 422, "elections.not_a_sending"),
        ({"ballot": respelled, "code": code}, 422, "elections.misread"),
        ({"ballot": ballot, "code": "AAAA"}, 422, "elections.not_a_code"),
        ({"ballot": ballot, "code": urn.codes[1]}, 422, "elections.code_missing"),
        (b"x" * 3_000_000, 413, "elections.ballot_too_long"),
    ):
        answer = sent(client, booth, body, language)
        assert (answer.status_code, answer.json()["refused"]) == (status, refused)
        assert len(answer.json()["sentence"]) > 20
        assert code not in answer.content.decode()
    assert sent(client, booth, {"ballot": respelled, "code": code}, language).json()["sentence"] == in_words(
        "elections.misread", {"place": "ballot", "fault": "other_spelling"}, language
    )
    assert not Ballot.objects.exists()


def test_a_box_that_takes_nothing_says_why(client: Client) -> None:
    booth = Booth().set_up()
    body = {"ballot": booth.urn.ballot(0).decode(), "code": booth.urn.codes[0]}
    assert sent(client, booth, body).status_code == 404
    assert client.get(page(booth, "cast")).status_code == 404
    booth.hosted()
    assert sent(client, booth, body).json()["refused"] == "elections.voting_not_open"
    booth.opened()
    assert sent(client, booth, body).status_code == 201
    services.close(booth.urn.uuid, on=CLOSES)
    assert sent(client, booth, {**body, "ballot": booth.urn.ballot(1).decode()}).status_code == 409
    assert sent(client, booth, body).status_code == 200


@BOTH
def test_a_ballot_is_cast_by_a_form_as_a_file_or_pasted(client: Client, booth: Booth, language: str) -> None:
    urn, address = booth.urn, page(booth, "cast", language)
    form = client.get(address)
    pasted, brought = urn.ballot(0), urn.ballot(1)
    one = client.post(address, {"text": pasted.decode() + "\r\n", "code": urn.codes[0]})
    two = client.post(address, {"file": SimpleUploadedFile("b.json", brought + b"\n"), "code": urn.codes[1]})

    assert form.status_code == one.status_code == two.status_code == 200
    assert stamp(pasted).replace("+", "&#x2B;") in one.content.decode() or stamp(pasted) in one.content.decode()
    assert stamp(brought) in two.content.decode()
    for answer in (form, one, two):
        assert not answer.cookies
        assert answer.headers["Cache-Control"] == "no-store"
        assert "csrf" not in answer.content.decode()


@BOTH
def test_what_is_wrong_with_a_form_is_told_beside_its_field_and_the_code_is_not_lost(
    client: Client, booth: Booth, language: str
) -> None:
    urn, address = booth.urn, page(booth, "cast", language)
    wrong: list[tuple[dict[str, str], str]] = [
        ({"text": urn.ballot(0).decode(), "code": urn.codes[1]}, "id_code_error"),
        ({"text": urn.ballot(0).decode() + "x", "code": urn.codes[0]}, "id_text_error"),
        ({"text": urn.ballot(0).decode(), "code": ""}, "id_code_error"),
    ]
    for typed, field in wrong:
        answer = client.post(address, typed)
        assert answer.status_code == 422
        assert f'id="{field}" role="alert"' in answer.content.decode()
    both = {"text": urn.ballot(0).decode(), "file": SimpleUploadedFile("b", urn.ballot(0)), "code": urn.codes[0]}
    assert client.post(address, {"code": urn.codes[0]}).status_code == 422
    assert client.post(address, both).status_code == 422
    large = {"file": SimpleUploadedFile("b", b"x" * 3_000_000), "code": urn.codes[0]}
    assert client.post(address, large).status_code == 422
    assert not Ballot.objects.exists()


@BOTH
def test_the_board_lists_all_and_finds_by_beginning(client: Client, booth: Booth, language: str) -> None:
    trackers = [booth.cast(voter).tracker for voter in range(4)]
    address = page(booth, "board", language)
    listed = client.get(address).content.decode()
    found = client.post(address, {"tracker": trackers[0][:6]}).content.decode()

    assert all(each in listed for each in trackers)
    assert sum(each in found for each in trackers) == 1
    assert trackers[0] in client.post(address, {"tracker": trackers[0]}).content.decode()
    assert client.get(f"{address}?page=99999999999").status_code == 200
    assert client.post(address, {"tracker": ""}).status_code == 422


def test_an_archive_goes_to_everybody_where_the_number_of_voters_is_shown(client: Client, booth: Booth) -> None:
    booth.cast(0)
    answer: Any = client.get(page(booth, "archive"))

    assert b"".join(answer.streaming_content) == booth.archive()
    assert booth.urn.uuid in answer.headers["Content-Disposition"]
    assert client.head(page(booth, "archive")).content == b""


def leave(reading: list[Any]) -> None:
    """What the server says at the end of answers; this test's own connection stays, as in Django's test client."""
    request_finished.disconnect(close_old_connections)
    try:
        for each in reading:
            each.close()
    finally:
        request_finished.connect(close_old_connections)


@BOTH
def test_slow_readers_of_archives_leave_threads_for_whoever_votes(client: Client, booth: Booth, language: str) -> None:
    """One that is read to its end, and one whose reader goes away, each leave their place to another."""
    address = page(booth, "archive", language)
    reading: list[Any] = [client.get(address) for _ in range(AT_ONCE)]
    refused: Any = client.get(address)

    assert [each.status_code for each in reading] == [200] * AT_ONCE
    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "30")
    assert in_words("elections.archives_busy", {}, language) in refused.content.decode()
    assert client.head(address).status_code == 200
    assert b"".join(reading.pop().streaming_content) == booth.archive()
    reading.append(client.get(address))
    assert client.get(address).status_code == 503
    leave(reading)
    reading = [client.get(address) for _ in range(AT_ONCE)]
    assert [each.status_code for each in reading] == [200] * AT_ONCE
    assert client.get(address).status_code == 503
    leave(reading)


def test_a_reader_who_goes_away_amid_an_archive_leaves_the_place_to_another() -> None:
    reading = [Held(iter((b"a", b"b"))) for _ in range(AT_ONCE)]
    assert next(reading[0]) == b"a"
    with pytest.raises(ArchivesBusy):
        Held(iter(()))
    reading[0].close()
    another = Held(iter(()))
    with pytest.raises(ArchivesBusy):
        Held(iter(()))
    for each in (another, *reading):
        each.close()


@BOTH
def test_where_the_number_of_voters_is_hidden_the_board_answers_for_one_tracker_alone(
    client: Client, language: str
) -> None:
    booth = Booth().set_up(**hidden_voters()).hosted().opened()
    trackers = [booth.cast(voter).tracker for voter in range(2)]
    address = page(booth, "board", language)
    listed = client.get(address).content.decode()
    there = client.post(address, {"tracker": trackers[0]}).content.decode()
    begun = client.post(address, {"tracker": trackers[0][:8]}).content.decode()
    archive = client.get(page(booth, "archive", language))

    assert not any(each in page_ for each in trackers for page_ in (listed, begun))
    assert in_page("box.is_there", language) in there
    assert trackers[1] not in there
    assert in_page("box.is_not_there", language) in begun
    assert "<ul" not in listed
    assert archive.status_code == 403
    assert in_words("elections.archive_kept", {}, language) in archive.content.decode()
    told = client.get(address.removesuffix("board/")).content.decode()
    called = [name for question in selectors.answers_in(booth.urn.uuid) for name in question]
    assert [name for name in called if f"<bdi>{name}</bdi>" in told] == []


def in_page(code: str, language: str) -> str:
    return say(code, language)


def test_the_page_of_an_election_leads_to_its_box(client: Client, booth: Booth) -> None:
    address = page(booth, "board").removesuffix("board/")
    shown = client.get(address).content.decode()
    for name in ("cast", "board", "archive"):
        assert f'href="{page(booth, name)}"' in shown


@BOTH
def test_of_a_sent_ballot_the_election_is_looked_for_once(client: Client, booth: Booth, language: str) -> None:
    sending = {"ballot": booth.urn.ballot(0).decode(), "code": spelled_code(booth.urn.codes[0])}
    with CaptureQueriesContext(connection) as asked:
        assert sent(client, booth, sending, language).status_code == 201

    spans = [each for each in asked.captured_queries if SpanRow._meta.db_table in each["sql"]]
    assert len(spans) == 1

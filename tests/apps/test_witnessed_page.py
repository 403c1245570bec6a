"""What the log's page says of its witnesses, what proofs carry, and what publishing keeps."""

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.cache import cache
from django.test import Client

from colonnade.apps.organisations.services import record_act
from colonnade.apps.publiclog import selectors, services
from colonnade.apps.publiclog.models import Entry
from colonnade.core.log.checkpoints import parse_checkpoint
from colonnade.core.log.cosignatures import format_answer
from colonnade.core.log.notes import is_signed_by, parse_note
from colonnade.core.log.proofs import is_proven, parse_proof
from colonnade.edges.clock import today
from colonnade.edges.cosigning import add_answer
from colonnade.edges.homes import Home, create_home
from colonnade.edges.signing import log_key, verify
from colonnade.words.calendars import both, digits
from tests.logs import acts
from tests.witnesses import line, witness

pytestmark = pytest.mark.django_db
TODAY = today()


@pytest.fixture
def home(tmp_path: Path, settings: LazySettings) -> Home:
    made = create_home(tmp_path / "home", "test.invalid/log")
    settings.COLONNADE_HOME = made
    cache.clear()
    services.open_log(made.origin)
    for number in range(3):
        _record(made, number)
    return made


def _record(home: Home, number: int) -> None:
    record_act(origin=home.origin, content=acts(number + 1)[-1], today=TODAY)
    _publish(home)


def _publish(home: Home) -> None:
    services.publish_log(origin=home.origin, folder=home.log_folder, signer=home.signer())


def _witness(home: Home, **days_ago: int) -> None:
    head = parse_checkpoint(parse_note((home.log_folder / "checkpoint").read_bytes()).text)
    answer = format_answer([line(name, head, days) for name, days in days_ago.items()])
    key = log_key(home.signer(), home.origin)
    add_answer(home.log_folder, answer, log=key, witnesses=[witness(name) for name in "abc"], today=TODAY)


def _page(client: Client, language: str) -> str:
    response = client.get(f"/{language}/log/")
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_log_that_no_witness_saw_says_so(home: Home, client: Client, language: str) -> None:
    said = {"en": "No witness has seen this log yet", "fa": "این دفتر هنوز گواه ندارد"}

    assert said[language] in _page(client, language)


def test_an_empty_log_asks_for_no_witness(client: Client, tmp_path: Path, settings: LazySettings) -> None:
    settings.COLONNADE_HOME = create_home(tmp_path / "empty", "empty.invalid/log")

    assert "witness" not in _page(client, "en").lower()


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Seen by 3 witnesses, 4 days ago."), ("fa", "۳ گواه دیده‌اند، ۴ روز پیش.")],
)
def test_the_page_says_by_how_many_how_long_ago_and_by_whom_on_which_day(
    home: Home, client: Client, language: str, said: str
) -> None:
    _witness(home, a=4, b=9, c=4)
    page = _page(client, language)

    assert said in page
    for name, days in (("a", 4), ("b", 9), ("c", 4)):
        day = both(TODAY.fromordinal(TODAY.toordinal() - days), language)
        assert f"witness.invalid/{name}</bdi> · {day} · {digits(str(days), language)}" in page
    assert 'class="stale"' not in page


@pytest.mark.parametrize(
    ("language", "days", "said"),
    [
        ("en", 0, "Seen by one witness, today."),
        ("en", 1, "Seen by one witness, one day ago."),
        ("en", 2, "Seen by one witness, 2 days ago."),
        ("fa", 0, "یک گواه دیده است، امروز."),
        ("fa", 1, "یک گواه دیده است، یک روز پیش."),
        ("fa", 2, "یک گواه دیده است، ۲ روز پیش."),
    ],
)
def test_one_witness_and_one_day_are_said_as_one(
    home: Home, client: Client, language: str, days: int, said: str
) -> None:
    _witness(home, a=days)

    assert said in _page(client, language)


@pytest.mark.parametrize(("days", "is_old"), [(29, False), (30, False), (31, True), (400, True)])
@pytest.mark.parametrize(("language", "warning"), [("en", "kept from you"), ("fa", "از شما پنهان")])
def test_an_old_cosignature_looks_old(
    home: Home, client: Client, days: int, is_old: bool, language: str, warning: str
) -> None:
    _witness(home, a=days)
    page = _page(client, language)

    assert (warning in page) is is_old
    assert page.count('class="stale"') == (2 if is_old else 0)


def test_beside_a_new_cosignature_an_old_one_looks_old(home: Home, client: Client) -> None:
    _witness(home, a=0, b=31)
    page = _page(client, "en")

    assert page.count('class="stale"') == page.count('<li class="stale">') == 1
    assert "kept from you" not in page


@pytest.mark.parametrize(
    ("language", "said"), [("en", "Those were the first 3 of 4 acts"), ("fa", "این ۳ اقدام نخست از ۴ اقدام بود")]
)
def test_after_a_new_act_the_page_says_how_far_the_witnesses_saw(
    home: Home, client: Client, language: str, said: str
) -> None:
    _witness(home, a=2)
    assert said not in _page(client, language)
    _record(home, 3)

    assert said in _page(client, language)


def test_publishing_again_keeps_the_cosignatures_and_a_larger_log_starts_without(home: Home) -> None:
    _witness(home, a=1, b=1)
    cosigned = (home.log_folder / "checkpoint").read_bytes()
    _publish(home)
    assert (home.log_folder / "checkpoint").read_bytes() == cosigned
    (home.log_folder / "checkpoint").unlink()
    _publish(home)
    assert (home.log_folder / "checkpoint").read_bytes() == cosigned

    _record(home, 3)
    larger = parse_note((home.log_folder / "checkpoint").read_bytes())
    assert [each.name for each in larger.signatures] == [home.origin]
    _witness(home, c=0)
    assert len(parse_note((home.log_folder / "checkpoint").read_bytes()).signatures) == 2


def test_proofs_carry_the_cosigned_checkpoint(home: Home, client: Client) -> None:
    _witness(home, a=1)
    for entry in Entry.objects.all():
        proof = parse_proof(client.get(f"/acts/{entry.act}.tlog-proof").content)
        note = parse_note(proof.checkpoint)
        assert is_proven(bytes(entry.content), proof, log_key(home.signer(), home.origin), verify) is not None
        assert is_signed_by(note, witness("a"), verify)
    assert client.get("/log/checkpoint").content == (home.log_folder / "checkpoint").read_bytes()
    assert selectors.size_of(home.origin) == 3

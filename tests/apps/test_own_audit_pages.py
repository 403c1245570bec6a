"""The audit of a federation whose statute is an act: its page, the document to print, and the same for programs."""

import json
import re
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.cache import caches
from django.db.models import Model
from django.test import Client

from colonnade.apps.organisations import auditing, services, views
from colonnade.apps.organisations.naming import Reader
from colonnade.apps.publiclog import selectors as publiclog
from colonnade.apps.publiclog import services as log
from colonnade.cli.demo_world import days_taken_in
from colonnade.core.audit.audit import audit
from colonnade.core.audit.criteria import CATALOGUE
from colonnade.edges.homes import create_home
from colonnade.edges.templates.reading import template
from colonnade.words.calendars import digits
from tests.apps.furnished import TABLES
from tests.desks import ORIGIN
from tests.standing import ON, Standing, standing

pytestmark = pytest.mark.django_db
BOTH = pytest.mark.parametrize("language", ["en", "fa"])


@pytest.fixture
def world(tmp_path: Path, settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> Standing:
    settings.COLONNADE_HOME = create_home(tmp_path / "home", ORIGIN)
    caches["pages"].clear()
    monkeypatch.setattr("colonnade.apps.organisations.moments.today", lambda: ON)
    if not _ROWS:
        _record(_built())
        _ROWS.update((model, list(model._base_manager.all())) for model in TABLES)
    else:
        for model, rows in _ROWS.items():
            model._base_manager.bulk_create(rows)
    return _built()


@cache
def _built() -> Standing:
    return standing()


_ROWS: dict[type[Model], list[Model]] = {}
"""What the node holds, recorded once."""


def _record(world: Standing) -> None:
    log.open_log(ORIGIN)
    for sealed in world.documents.values():
        log.keep_blob(sealed, is_published=True)
    acts = world.simulator
    for entry, day in zip(acts.entries, days_taken_in(acts.acts), strict=True):
        services.record_act(origin=ORIGIN, content=entry, today=day)


def _address(world: Standing, language: str = "en", what: str = "") -> str:
    return f"/{language}/organisations/{world.federation.id}/audit/{what}"


def _reader(day: date = ON) -> Reader:
    return Reader("en", day, day, publiclog.written_log())


def test_the_node_finds_what_the_replay_finds(world: Standing) -> None:
    for body in (world.federation, world.columns[0]):
        found = audit(auditing.examined_of(body.id, _reader()))
        replayed = world.report(body)
        assert [(each.id, each.answer, each.reason, each.value) for each in found.findings] == [
            (each.id, each.answer, each.reason, each.value) for each in replayed.findings
        ]
        assert found.levels == replayed.levels
        assert found.not_examined == replayed.not_examined


@BOTH
def test_a_finding_leads_to_the_article_on_which_it_rests(world: Standing, language: str, client: Client) -> None:
    page = client.get(_address(world, language)).content.decode()
    finding = page[page.index('id="ACC-02"') : page.index('id="ACC-03"')]
    link = re.search(r'href="([^"]+)#(article-\d+)"[^>]*>(.*?)</a>', finding)

    assert link is not None
    assert ("مادهٔ" if language == "fa" else "Article") in link[3]
    statute = client.get(link[1]).content.decode()
    assert f'id="{link[2]}"' in statute
    assert statute.count(f'id="{link[2]}"') == 1


@BOTH
def test_page_print_and_data_are_of_the_same_moment_and_say_the_same(
    world: Standing, language: str, client: Client
) -> None:
    for query in ("", "?on=2025-06-01&known=2025-06-01"):
        page = client.get(_address(world, language) + query).content.decode()
        for what in ("report.pdf", "report.json"):
            assert f'href="{_address(world, language, what)}{query.replace("&", "&amp;")}"' in page
        data = client.get(_address(world, language, "report.json") + query)
        members = json.loads(data.content)
        assert data.headers["Content-Type"] == "application/json"
        assert data.content.endswith(b"}\n")
        assert members["format"] == "colonnade.audit/1"
        assert members["on"] == (query[4:14] or ON.isoformat())
        assert [each["id"] for each in members["findings"]] == list(CATALOGUE)
        assert members["levels"][0]["level"] == "2"
        assert members["log"]["origin"] == ORIGIN
        printed = client.get(_address(world, language, "report.pdf") + query)
        assert printed.headers["Content-Type"] == "application/pdf"
        assert printed.headers["Content-Disposition"] == 'attachment; filename="report.pdf"'
        assert printed.content.startswith(b"%PDF-")


@BOTH
def test_a_claim_that_a_smaller_form_must_drop_is_called_by_its_article(
    world: Standing, language: str, client: Client
) -> None:
    address = f"/{language}/organisations/{world.columns[0].id}/audit/"
    (claim,) = template("T1").statute.rules.said("claims.constituency")
    called = f"{'Article' if language == 'en' else 'مادهٔ'} {digits(claim.article, language)}"
    members = json.loads(client.get(f"{address}report.json").content)
    dropped = [each for level in members["levels"] for each in level["missing"] if each["kind"] == "claim"]

    assert any(each["ref"].endswith(f"#{claim.article}") for each in dropped)
    assert all("#" not in each["sentence"] for each in dropped)
    assert any(called in each["sentence"] for each in dropped)
    assert called in client.get(address).content.decode()


def test_a_document_that_was_set_is_given_again_and_while_one_is_set_nobody_waits(
    world: Standing, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = client.get(_address(world, what="report.pdf")).content
    assert caches["pages"].get(views.BEING_SET) is None
    caches["pages"].add(views.BEING_SET, value=True)
    monkeypatch.setattr("colonnade.edges.reports.pdf.document", lambda _told: b"set anew")

    assert client.get(_address(world, what="report.pdf")).content == first
    other = client.get(_address(world, what="report.pdf") + f"?on={ON - timedelta(days=9)}")
    assert (other.status_code, other.headers["Retry-After"]) == (503, "5")
    assert "ask again in a few seconds" in other.content.decode()
    assert client.get(_address(world) + f"?on={ON - timedelta(days=9)}").status_code == 200
    assert client.get(_address(world, what="report.json") + f"?on={ON - timedelta(days=9)}").status_code == 200


def test_the_lock_is_given_back_where_setting_fails(
    world: Standing, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_told: object) -> bytes:
        raise ZeroDivisionError

    monkeypatch.setattr("colonnade.edges.reports.pdf.document", broken)
    with pytest.raises(ZeroDivisionError):
        client.get(_address(world, what="report.pdf"))

    assert caches["pages"].get(views.BEING_SET) is None


def test_where_there_is_nothing_to_audit_there_is_no_document(world: Standing, client: Client) -> None:
    for what in ("report.pdf", "report.json"):
        answer = client.get(_address(world, what=what) + "?on=2001-01-01")
        assert answer.status_code == 404
        assert "there is nothing to audit." in answer.content.decode()
        assert client.get(_address(world, what=what) + "?on=never").status_code == 400
        assert client.post(_address(world, what=what)).status_code == 405

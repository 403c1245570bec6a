"""The audit of our own organisations: by the same function, from their acts, and nothing that the acts do not show."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.cache import cache, caches
from django.test import Client

from colonnade.apps.organisations import auditing, views
from colonnade.apps.organisations.models import SpanRow
from colonnade.apps.organisations.naming import Reader
from colonnade.apps.publiclog import selectors as publiclog
from colonnade.cli.demo_world import furnished
from colonnade.core.audit.audit import audit
from colonnade.core.audit.criteria import CATALOGUE
from colonnade.core.audit.evidence import Evidence, EvidenceKind, Provenance
from colonnade.core.audit.examined import Examined, SeenLog
from colonnade.core.ids import OrganisationId
from colonnade.core.organisations.spans import Kind
from colonnade.core.organisations.vocabulary import ClaimedClass
from colonnade.core.replay import book_of
from colonnade.words.audit_told import Told
from tests.apps.furnished import TODAY, furnished_home
from tests.core.views import view_of

pytestmark = pytest.mark.django_db
MONTHS = timedelta(days=70)


@pytest.fixture(autouse=True)
def _node(tmp_path: Path, settings: LazySettings) -> None:
    settings.COLONNADE_HOME = furnished_home(tmp_path / "home")
    cache.clear()
    caches["pages"].clear()


def _identities(**facts: str) -> list[OrganisationId]:
    asked = {f"facts__{name}": value for name, value in facts.items()}
    rows = SpanRow.objects.filter(kind="identity", **asked).order_by("id")
    return [OrganisationId(row.organisation) for row in rows]


def _reader(day: date = TODAY, known: date = TODAY, language: str = "en") -> Reader:
    return Reader(language, day, known, publiclog.written_log())


def _text(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return answer.content.decode()


@pytest.mark.parametrize("language", ["en", "fa"])
def test_the_organisations_page_leads_to_gates_levels_and_all_forty_findings(client: Client, language: str) -> None:
    for roof in _identities(claimed_class="confederation"):
        address = f"/{language}/organisations/{roof}/audit/"
        assert f'href="{address}"' in _text(client, f"/{language}/organisations/{roof}/")
        page = _text(client, address)
        assert re.findall(r'class="finding" id="([A-Z]{3}-\d\d)"', page) == list(CATALOGUE)
        places = [
            page.index(f'id="{each}"') for each in ("conditions", "asked", "gates_and_levels", "findings", "legal")
        ]
        assert places == sorted(places)
        assert 'style="' not in page


def test_a_roof_in_the_air_has_no_base_shown_and_one_that_stands_is_never_called_so() -> None:
    levels = {
        auditing.audited(roof, _reader()).title: auditing.audited(roof, _reader()).levels[0].level
        for roof in _identities(claimed_class="confederation")
    }

    assert levels == {
        "Audit of Confederation of Workers' Federations": "2",
        "Audit of Grand National Confederation of Labour": "1",
    }


def test_an_audit_at_any_day_is_that_of_the_replay() -> None:
    acts = furnished(TODAY).simulator.acts
    book = book_of(acts)
    spans = list(book.everything())
    for day in (TODAY, TODAY - 4 * MONTHS, TODAY - 8 * MONTHS):
        for known in (day, TODAY):
            view = view_of(acts, day, known)
            federation = _identities(claimed_class="federation")[0]
            for body in (
                *_identities(claimed_class="confederation"),
                federation,
                *_identities(claimed_class="base")[:4:3],
            ):
                if not (view.identity(body) and view.of(body, Kind.FOUNDED)):
                    continue
                found = auditing.examined_of(body, _reader(day, known))
                ever = [each for each in spans if each.organisation == body and each.is_known(known)]
                replayed = Examined(
                    subject=body,
                    on=day,
                    judged_as=ClaimedClass(str(view.identity(body)["claimed_class"])),
                    view=view,
                    ruleset=auditing.rule_set(),
                    acts={each.act.id: Evidence(EvidenceKind.ACT, each.act.id, Provenance.SIGNED) for each in acts},
                    past=lambda one, ever=ever, body=body, known=known: (  # type: ignore[misc]
                        ever if one == body else [e for e in spans if e.organisation == one and e.is_known(known)]
                    ),
                    log=found.log,
                )
                assert audit(found) == audit(replayed)


def test_the_log_that_was_looked_at_is_named_as_it_was_known() -> None:
    roof = _identities(claimed_class="confederation")[0]
    origin = publiclog.written_log()

    now = auditing.examined_of(roof, _reader()).log
    assert now == SeenLog(origin, publiclog.size_of(origin), publiclog.root_of(origin).hex())
    before = auditing.examined_of(roof, _reader(TODAY, TODAY - 4 * MONTHS)).log
    assert before is not None
    assert before.size == publiclog.number_known(origin, TODAY - 4 * MONTHS) < now.size


def test_a_reply_stands_beside_the_findings_that_rest_on_what_it_answers() -> None:
    row = SpanRow.objects.get(kind="reply")
    day = row.start + timedelta(days=1)
    told = auditing.audited(OrganisationId(row.organisation), _reader(day, day), "?on=x")
    replied = {each.id: each.replies for area in told.areas for each in area.findings if each.replies}

    assert list(replied) == ["ACC-03"]
    (reply,) = replied["ACC-03"]
    assert reply.address == f"/en/acts/{row.act}/?on=x"
    assert reply.text


@pytest.mark.parametrize("language", ["en", "fa"])
def test_of_whoever_hides_no_name_and_no_day_is_told(client: Client, language: str) -> None:
    (sealed,) = _identities(visibility="sealed")
    page = _text(client, f"/{language}/organisations/{sealed}/audit/")

    assert sealed[-6:] in page
    report = page[page.index('id="findings"') : page.index('id="not_examined"')]
    assert not _days(report)
    for roof in _identities(claimed_class="federation"):
        above = _text(client, f"/{language}/organisations/{roof}/audit/")
        assert "sealed column" not in above


def _days(text: str) -> Sequence[str]:
    return re.findall(r"[\d۰-۹]+ \w+ [\d۰-۹]{4} \(|\d{4}-\d\d-\d\d", text)


def test_who_does_not_stand_is_not_audited_and_an_unknown_one_not_found(client: Client) -> None:
    roof = _identities(claimed_class="confederation")[0]
    before = _text(client, f"/en/organisations/{roof}/audit/?on=2001-01-01")

    assert "there is nothing to audit." in before
    assert 'class="finding"' not in before
    assert "no day" in _text(client, f"/en/organisations/{roof}/audit/?on=never", 400)
    assert client.get(f"/en/organisations/{roof[:-1]}{'a' if roof[-1] != 'a' else 'b'}/audit/").status_code == 404


def test_a_report_is_made_once_and_anew_when_more_is_known(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    roof = _identities(claimed_class="confederation")[0]
    made: list[OrganisationId] = []
    tell = auditing.audited

    def counted(organisation: OrganisationId, reader: Reader, query: str) -> Told:
        made.append(organisation)
        return tell(organisation, reader, query)

    monkeypatch.setattr(auditing, "audited", counted)
    for _ in range(2):
        _text(client, f"/en/organisations/{roof}/audit/")
    assert len(made) == 1
    monkeypatch.setattr("colonnade.apps.publiclog.others.mark", lambda: "more")
    _text(client, f"/en/organisations/{roof}/audit/")

    assert len(made) == 2


def test_what_takes_long_is_made_for_today_alone_and_one_at_a_time(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(auditing, "AT_ONCE", 16)
    monkeypatch.setattr("colonnade.apps.organisations.moments.today", lambda: TODAY)
    roof, _ = _identities(claimed_class="confederation")
    address = f"/en/organisations/{roof}/audit/"
    past = _text(client, f"{address}?on={TODAY - MONTHS}")
    assert "audited here for today alone" in past
    caches["pages"].add(views.BEING_MADE, value=True)
    assert "look again in a minute" in _text(client, address, 503)
    caches["pages"].delete(views.BEING_MADE)

    assert 'class="finding"' in _text(client, address)
    assert caches["pages"].get(views.BEING_MADE) is None
    caches["pages"].add(views.BEING_MADE, value=True)
    assert 'class="finding"' in _text(client, address)

import base64
import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.conf import settings as site
from django.core.cache import cache
from django.test import Client

from colonnade.apps.organisations import selectors
from colonnade.apps.organisations import services as organisations
from colonnade.apps.organisations.models import SpanRow
from colonnade.apps.publiclog import selectors as publiclog
from colonnade.apps.publiclog import services
from colonnade.apps.publiclog.models import Entry
from colonnade.cli.demo import whole_world
from colonnade.cli.demo_world import furnished
from colonnade.core.ids import OrganisationId
from colonnade.core.log.proofs import is_proven, parse_proof
from colonnade.core.organisations.forms import columns_below, standing_form
from colonnade.core.organisations.vocabulary import Form
from colonnade.core.replay import book_of
from colonnade.edges.signing import log_key, verify
from colonnade.edges.simulator import Simulator
from tests.apps.furnished import TODAY, furnished_home
from tests.core.views import view_of

pytestmark = pytest.mark.django_db
DEMO = "DEMO: every name here is invented"
MOST_AUDITS = 6
"""All of them are made alike, and one takes as long as five other pages."""
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(autouse=True)
def _node(tmp_path: Path, settings: LazySettings) -> None:
    settings.COLONNADE_HOME = furnished_home(tmp_path / "home")
    cache.clear()


def _roofs() -> dict[str, str]:
    rows = SpanRow.objects.filter(kind="identity", facts__claimed_class="confederation")
    return {row.facts["name"]["en"].partition(" ")[0]: row.organisation for row in rows}


def _text(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, address
    return response.content.decode()


def test_the_first_address_leads_to_the_readers_language(client: Client) -> None:
    assert client.get("/", headers={"accept-language": "fa-IR,fa"}).headers["Location"] == "/fa/"
    assert client.get("/", headers={"accept-language": "de,en;q=0.5"}).headers["Location"] == "/en/"


def test_one_roof_stands_on_seventeen_columns_and_one_stands_on_none(client: Client) -> None:
    home = _text(client, "/en/")

    assert "17 columns stand under it." in home
    assert "No column stands under it." in home
    assert home.count('<polygon points="') == 2
    assert len(re.findall(r'<polygon points="[^"]+" class="dashed"', home)) == 1


def test_every_page_that_a_page_leads_to_answers_in_both_languages() -> None:
    client = Client(SERVER_NAME="127.0.0.1")
    ahead, seen = ["/fa/", "/en/"], set[str]()
    while ahead:
        address = ahead.pop()
        seen.add(address)
        response = client.get(address, follow=True)
        assert response.status_code == 200, address
        if response.headers["Content-Type"].startswith("text/html"):
            page = response.content.decode()
            assert "DEMO" in page, address
            found = re.findall(r'(?:href|src)="(/[^"#]*)"', page)
            audits = sum("/audit/" in each for each in (*ahead, *seen))
            found = [each for each in found if "/audit/" not in each or audits < MOST_AUDITS]
            ahead += [each for each in found if each not in seen and each not in ahead and "/static/" not in each]

    assert len(seen) > 2 * (119 + 25)


def test_pages_at_any_day_show_what_the_replay_shows() -> None:
    acts = furnished(TODAY).simulator.acts
    book = book_of(acts)
    days = [furnished(TODAY).day(number, 14) for number in range(37)]
    for text in days:
        day = date.fromisoformat(text)
        for known in (day, TODAY):
            stored, replayed = selectors.view(day, known), view_of(acts, day, known)
            for organisation in book.organisations():
                assert standing_form(stored, organisation) == standing_form(replayed, organisation)
                assert columns_below(stored, organisation) == columns_below(replayed, organisation)


def test_the_demo_ends_with_a_confederation_that_stands() -> None:
    form = standing_form(selectors.view(TODAY, TODAY), OrganisationId(_roofs()["Confederation"]))

    assert form.form is Form.CONFEDERATION
    assert form.is_borne_out


def test_what_was_known_on_a_day_is_a_beginning_of_the_log() -> None:
    origin, entries = publiclog.written_log(), list(publiclog.all_entries(publiclog.written_log()))
    days = [date.min, TODAY, *(date.fromisoformat(furnished(TODAY).day(number, 14)) for number in range(37))]
    for day in days:
        known = [each for each in entries if each.known <= day]
        assert publiclog.number_known(origin, day) == len(known)
        assert publiclog.latest(origin, 5, day) == known[:-6:-1]


def test_a_day_before_the_first_act_shows_that_nothing_stood(client: Client) -> None:
    assert "No organisation stands on this day" in _text(client, "/en/?on=2019-01-01&known=2019-01-01")


@pytest.mark.parametrize("day", ["1404-01-15", "۱۴۰۴/۰۱/۱۵", "2025-04-04"])
def test_a_day_may_be_written_in_both_calendars_and_all_digits(client: Client, day: str) -> None:
    assert "4 April 2025 (15 Farvardin 1404)" in _text(client, f"/en/?on={day}")


@pytest.mark.parametrize("day", ["yesterday", "2025-02-30", "1404-13-01", "0-0-0", "<b>", "3999-01-01", "9999-12-31"])
def test_what_is_no_day_is_answered_with_one_sentence(client: Client, day: str) -> None:
    page = _text(client, f"/en/?on={day}", 400)

    assert "is no day; write year, month and day" in page


def test_a_search_on_what_is_no_day_is_answered_with_the_same_sentence(client: Client) -> None:
    response = client.post("/en/search/?on=yesterday", {"words": "union"})

    assert response.status_code == 400
    assert "is no day; write year, month and day" in response.content.decode()


def test_an_act_that_names_a_day_out_of_all_reckoning_breaks_no_page(client: Client) -> None:
    simulator = Simulator(acts=list(whole_world(TODAY).simulator.acts))
    body = simulator.found("Far", "base", TODAY.isoformat())
    title = {"title": {"binding": "en", "en": "Far"}, "document": None}
    act = simulator.act(body, "statement", "3999-01-01", title, recorded=TODAY.isoformat())
    for entry in simulator.entries:
        organisations.record_act(origin=publiclog.written_log(), content=entry, today=TODAY)

    for address in ("/en/", "/fa/", "/en/feed.xml", f"/fa/organisations/{body.id}/", f"/en/acts/{act.id}/"):
        _text(client, address)
    assert "1 January 3999" in _text(client, f"/en/acts/{act.id}/")


@pytest.mark.parametrize("address", ["/en/organisations/none/", "/en/acts/" + "0" * 64 + "/", "/log/tile/../log.key"])
def test_what_is_not_there_is_not_found(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("سنديكاي كارگران نورد", "سندیکای کارگران نورد سروندر"),
        ("سیم كشی", "سندیکای کارگران سیم‌کشی برزین"),
        ("سیمکشی", "سندیکای کارگران سیم‌کشی برزین"),
        ("ROLLING mill", "Rolling Mill Workers&#x27; Union of Sarvandar"),
    ],
)
def test_search_finds_one_ye_one_kaf_and_joins_left_out(client: Client, words: str, name: str) -> None:
    language = "en" if words.isascii() else "fa"
    page = client.post(f"/{language}/search/", {"words": words}).content.decode()

    assert name in page


def test_search_never_takes_a_name_from_an_address(client: Client) -> None:
    assert client.get("/en/search/?words=Nilgan").status_code == 405


def test_no_page_sets_a_cookie_and_every_page_forbids_what_is_not_its_own(client: Client) -> None:
    response = client.get("/fa/")

    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert "unsafe" not in response.headers["Content-Security-Policy"]


def test_hidden_organisations_are_told_by_months_and_without_a_size(client: Client) -> None:
    hidden = SpanRow.objects.filter(kind="identity").exclude(facts__visibility="open")
    assert hidden.count() == 2
    for row in hidden:
        page = _text(client, f"/en/organisations/{row.organisation}/")
        facts = page.partition('id="facts"')[2].partition('id="timeline"')[0]
        assert "members, attested" not in facts
        assert not re.search(r"\b\d{1,2} [A-Z][a-z]+ \d{4}", facts)
        document = json.loads(_text(client, f"/organisations/{row.organisation}.json"))
        assert re.fullmatch(r"\d{4}-\d{2}", document["founding_date"])


def test_feeds_tell_days_and_never_a_clock_time(client: Client) -> None:
    for address in ("/fa/feed.xml", f"/en/organisations/{_roofs()['Confederation']}/feed.xml"):
        feed = ET.fromstring(_text(client, address))
        updated = [each.text or "" for each in feed.iter(f"{ATOM}updated")]
        assert len(updated) > 5
        assert all(each.endswith("T00:00:00+00:00") for each in updated)


def test_a_feed_without_an_act_tells_no_clock_time_either(client: Client) -> None:
    feed = ET.fromstring(_text(client, "/en/feed.xml?known=2019-01-01&on=2019-01-01"))

    assert not list(feed.iter(f"{ATOM}entry"))
    assert [each.text for each in feed.iter(f"{ATOM}updated")] == ["1970-01-01T00:00:00+00:00"]


def test_everybody_that_stands_is_in_the_popolo_file_with_offices(client: Client) -> None:
    everybody = json.loads(_text(client, "/popolo.json"))["organizations"]
    holders = {each["person"]["name"] for one in everybody for each in one["memberships"]}

    assert len(everybody) == 25
    assert {"Mehr", "Anahid", "Bahar"} <= holders
    assert "Sepidar" not in holders


def test_the_published_proof_of_every_act_leads_to_the_checkpoint(client: Client) -> None:
    key = log_key(site.COLONNADE_HOME.signer(), site.COLONNADE_HOME.origin)
    for entry in Entry.objects.all():
        proof = parse_proof(client.get(f"/acts/{entry.act}.tlog-proof").content)
        content = client.get(f"/acts/{entry.act}.act").content
        checkpoint = is_proven(content, proof, key, verify)
        assert checkpoint is not None
        assert checkpoint.size == Entry.objects.count()
        assert is_proven(content + b"x", proof, key, verify) is None


def test_an_erased_letter_is_gone_and_every_proof_still_holds(client: Client) -> None:
    for digest in publiclog.published_digests():
        assert client.get(f"/documents/{digest}").content.startswith((b"I leave", b"The council"))
        assert services.erase_blob(digest)
        assert client.get(f"/documents/{digest}").status_code == 404
        assert client.get(f"/blobs/{digest}").status_code == 404
        named = next(each for each in Entry.objects.all() if digest.encode() in bytes(each.content))
        assert client.get(f"/acts/{named.act}.tlog-proof").status_code == 200


def test_the_first_page_asks_few_questions_and_no_more_for_more_columns(
    client: Client, django_assert_max_num_queries: object
) -> None:
    with django_assert_max_num_queries(60):  # type: ignore[operator]
        _text(client, "/en/?on=2026-06-01")


def test_behind_a_proxy_that_ends_tls_pages_give_their_address_as_https(client: Client) -> None:
    address = f"/en/acts/{Entry.objects.values_list('act', flat=True)[0]}/"

    assert (
        "https://testserver/log"
        in client.get(address, headers={"Host": "testserver", "X-Forwarded-Proto": "https"}).content.decode()
    )
    assert "http://testserver/log" in client.get(address).content.decode()


def test_a_line_sets_whom_an_act_is_about_apart_from_what_was_done(client: Client) -> None:
    page = re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", _text(client, f"/en/organisations/{_roofs()['Confederation']}/")))

    assert "founded a local council: Local Council of Members in Vestmark" in page


@pytest.mark.parametrize("address", ["/en/feed.xml", "/fa/feed.xml"])
def test_a_feed_of_the_demo_says_so_and_so_does_each_of_its_entries(client: Client, address: str) -> None:
    text = _text(client, address)
    entries = list(ET.fromstring(text).iter(f"{ATOM}entry"))

    assert "· DEMO</title>" in text
    assert len(entries) > 5
    assert all([each.get("term") for each in entry.iter(f"{ATOM}category")] == ["DEMO"] for entry in entries)


def test_the_data_of_the_demo_say_so_and_so_does_each_organisation_in_them(client: Client) -> None:
    everybody = json.loads(_text(client, "/popolo.json"))
    one = json.loads(_text(client, f"/organisations/{_roofs()['Confederation']}.json"))

    assert {each["demo"] for each in (everybody, one, *everybody["organizations"])} == {DEMO}


def test_the_proofs_and_the_log_of_the_demo_say_so(client: Client) -> None:
    act = Entry.objects.values_list("act", flat=True)[0]
    proof = client.get(f"/acts/{act}.tlog-proof")

    assert base64.b64decode(proof.content.split(b"\n")[1].removeprefix(b"extra ")).decode() == DEMO
    for address in ("/log/checkpoint", "/log/vkey"):
        assert _text(client, address).startswith(site.COLONNADE_HOME.origin) is True
    assert site.COLONNADE_HOME.origin == "demo.invalid"
    for name in ("tlog-proof", "act"):
        assert 'filename="DEMO-' in client.get(f"/acts/{act}.{name}").headers["Content-Disposition"]


def test_nothing_of_a_node_that_is_no_demo_says_it_is(client: Client, settings: LazySettings) -> None:
    settings.COLONNADE_HOME = replace(site.COLONNADE_HOME, is_demo=False)
    act = Entry.objects.values_list("act", flat=True)[0]
    for address in ("/en/", "/fa/feed.xml", "/popolo.json", f"/acts/{act}.tlog-proof", f"/acts/{act}.act"):
        answer = client.get(address)
        assert b"DEMO" not in answer.content
        assert b"extra " not in answer.content
        assert "DEMO" not in answer.headers.get("Content-Disposition", "")


@pytest.mark.parametrize(
    ("content", "kind", "ending"),
    [
        ("نامه".encode(), "text/plain; charset=utf-8", ".txt"),
        (b"<script>alert(1)</script>", "text/plain; charset=utf-8", ".txt"),
        (b"%PDF-1.7 \xe2\xe3", "application/pdf", ".pdf"),
        (b"\xff\xd8\xff\xe0", "application/octet-stream", ""),
    ],
)
def test_a_document_is_saved_as_what_it_is(client: Client, content: bytes, kind: str, ending: str) -> None:
    digest = services.keep_blob(b"r" * 32 + content, is_published=True)
    answer = client.get(f"/documents/{digest}")

    assert (answer.content, answer.headers["Content-Type"]) == (content, kind)
    assert answer.headers["Content-Disposition"] == f'attachment; filename="DEMO-{digest}{ending}"'

"""An act's page says every fact in the reader's words."""

import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client

from colonnade.apps.organisations import services as organisations
from colonnade.apps.organisations.naming import Names
from colonnade.apps.organisations.telling import Told, told
from colonnade.apps.publiclog import services
from colonnade.apps.publiclog.models import Entry
from colonnade.core.acts.blobs import blob_digest
from colonnade.core.acts.canonical import Json
from colonnade.edges.homes import DEMO_ORIGIN
from colonnade.edges.simulator import Simulator
from colonnade.words import acts as act_words
from colonnade.words.organisations import STANDINGS
from tests.apps.furnished import TODAY, furnished_home
from tests.core.test_facts_page import EXAMPLES

pytestmark = pytest.mark.django_db
DAY = re.compile(r"\d{4}-\d{2}(?:-\d{2})?")
TABLES = (*act_words.ENUMERATED.values(), act_words.PROVENANCES, act_words.CUSTODIES, STANDINGS, act_words.WHYS)
SPELLED = {each for table in TABLES for each in table}
"""What no page should show as it stands in an act."""
ALTERNATIVES = [(name, each) for name, table in act_words.ENUMERATED.items() for each in table]


def _leaves(facts: tuple[Told, ...] | list[Told], above: str = "") -> list[tuple[str, str]]:
    return [leaf for fact in facts for leaf in (_leaves(fact.within, fact.name) or [(fact.name or above, fact.text)])]


@pytest.mark.parametrize(("name", "facts"), EXAMPLES)
def test_every_fact_of_every_type_is_told_in_persian(name: str, facts: dict[str, Json]) -> None:
    for label, text in _leaves(told(facts, Names("fa", TODAY))):
        assert text not in SPELLED, (name, label)
        assert not DAY.fullmatch(text), (name, label)


@pytest.mark.parametrize(("name", "value"), ALTERNATIVES)
def test_every_word_a_fact_may_be_one_of_is_told_in_persian(name: str, value: str) -> None:
    (fact,) = told({name: value}, Names("fa", TODAY))

    assert re.search(r"[\u0600-\u06ff]", fact.text), (name, value)


def test_a_free_text_that_looks_like_a_word_of_ours_stays_as_it_is() -> None:
    said: dict[str, Json] = {"holder": "other", "source": "state", "place": "2026-01-01"}

    assert [fact.text for fact in told(said, Names("fa", TODAY))] == ["other", "2026-01-01", "state"]


@pytest.mark.parametrize("name", ["period", "since", "until"])
def test_a_month_is_told_as_a_month_and_a_day_as_a_day(name: str) -> None:
    names = Names("fa", TODAY)

    assert told({name: "2026-02"}, names)[0].text == names.day(date(2026, 2, 1), by_month=True)
    assert told({name: "2026-02-03"}, names)[0].text == names.day(date(2026, 2, 3), by_month=False)


class _Definitions(HTMLParser):
    """The text of every innermost definition of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "dd":
            self._open.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "dd":
            self.found.append(self._open.pop().strip())

    def handle_data(self, data: str) -> None:
        if self._open:
            self._open[-1] += data


def test_no_persian_page_of_an_act_shows_a_word_as_the_act_spells_it(
    client: Client, tmp_path: Path, settings: LazySettings
) -> None:
    settings.COLONNADE_HOME = furnished_home(tmp_path / "home")
    for entry in Entry.objects.all():
        page = _Definitions()
        page.feed(client.get(f"/fa/acts/{entry.act}/").content.decode())
        assert len(page.found) > 8
        assert not [text for text in page.found if text in SPELLED or DAY.fullmatch(text)]


SAID = {
    "erased": ("Erased here for good", "Copies that others took before then cannot be taken back"),
    "not_published": ("Not published, as its author chose",),
    "awaited": ("Not here yet",),
}
SAID_IN_PERSIAN = {
    "erased": ("اینجا برای همیشه پاک شده است", "رونوشت‌هایی که دیگران پیش از آن برداشته‌اند بازگرفتنی نیست"),
    "not_published": ("به خواست نویسنده‌اش منتشر نشده است",),
    "awaited": ("هنوز اینجا نیست",),
}


def _resigned(letter: bytes, *, published: bool) -> str:
    """An act that names the letter is recorded without it; return its id."""
    simulator = Simulator()
    body = simulator.found("Mill", "base", "2020-01-01")
    said = {"length": len(letter) - 32, "sha256": blob_digest(letter), "type": "text/plain"}
    facts = {"office": None, "capacity": {"binding": "en", "en": "Member"}, "letter": said, "published": published}
    left = simulator.act(body, "resigned", "2021-01-01", facts)
    services.open_log(DEMO_ORIGIN)
    for entry in simulator.entries:
        organisations.record_act(origin=DEMO_ORIGIN, content=entry, today=TODAY)
    return left.id


@pytest.mark.parametrize("state", SAID)
def test_an_act_says_of_a_document_that_is_not_here_why_it_is_not(client: Client, state: str) -> None:
    letter = b"r" * 32 + b"I leave."
    act = _resigned(letter, published=state != "not_published")
    if state != "awaited":
        services.keep_blob(letter, is_published=state == "erased")
    if state == "erased":
        services.erase_blob(blob_digest(letter))

    for language, said in (("en", SAID), ("fa", SAID_IN_PERSIAN)):
        page = client.get(f"/{language}/acts/{act}/").content.decode()
        assert all(each in page for each in said[state])
        assert not [each for name in SAID if name != state for each in said[name] if each in page]
        assert f"/documents/{blob_digest(letter)}" not in page


def test_an_act_leads_to_a_document_that_is_here(client: Client) -> None:
    letter = b"r" * 32 + b"I leave."
    act = _resigned(letter, published=True)
    digest = services.keep_blob(letter, is_published=True)

    page = client.get(f"/en/acts/{act}/").content.decode()
    assert f'href="/documents/{digest}"' in page
    assert not [each for said in SAID.values() for each in said if each in page]

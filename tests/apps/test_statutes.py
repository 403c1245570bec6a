"""The pages on which a statute is drawn up: for anybody, in both languages, and nothing is kept."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import LazySettings
from django.test import Client

from colonnade.apps.publiclog.services import open_log
from colonnade.core.statutes.drawing_up import drawn_up
from colonnade.core.statutes.reading import read_statute
from colonnade.core.statutes.writing import written
from colonnade.edges.homes import create_home
from colonnade.edges.templates.reading import NAMES, template
from colonnade.words import statute_pages as words
from tests.desks import ORIGIN
from tests.people import HERE

pytestmark = pytest.mark.django_db
BOTH = pytest.mark.parametrize("language", ["en", "fa"])


@pytest.fixture
def browser(tmp_path: Path, settings: LazySettings) -> Client:
    settings.COLONNADE_HOME = create_home(tmp_path / "home", ORIGIN)
    open_log(ORIGIN)
    return Client(SERVER_NAME=HERE)


def _typed(browser: Client, language: str, name: str) -> dict[str, str]:
    """What the form holds when it comes."""
    page = browser.get(f"/{language}/statutes/{name}/").content.decode()
    typed = dict(re.findall(r'<input type="text" name="(\w+)" value="([^"]*)"', page))
    for field, options in re.findall(r'<select name="(\w+)".*?>(.*?)</select>', page, re.DOTALL):
        chosen = re.search(r'<option value="([^"]+)" selected', options)
        assert chosen is not None, field
        typed[field] = chosen[1]
    return {field: value.replace("&#x27;", "'") for field, value in typed.items()}


@BOTH
def test_a_stranger_chooses_among_all_templates(language: str, browser: Client) -> None:
    page = browser.get(f"/{language}/statutes/").content.decode()

    for name in NAMES:
        assert f'href="/{language}/statutes/{name}/"' in page
        assert words.template_name(name, language) in page
    assert browser.get(f"/{language}/statutes/T9/").status_code == 404
    assert browser.post(f"/{language}/statutes/").status_code == 405


@BOTH
@pytest.mark.parametrize("name", NAMES)
def test_text_and_rules_stand_side_by_side_with_source_and_what_is_not_yet_enforced(
    name: str, language: str, browser: Client
) -> None:
    answer = browser.post(f"/{language}/statutes/{name}/", _typed(browser, language, name))
    page = answer.content.decode()
    statute = template(name).statute

    assert answer.status_code == 200
    assert page.count('<section class="article">') == len(list(statute.articles()))
    assert page.count('<code dir="ltr" lang="en">') == len(statute.rules)
    assert page.count('<span class="source ') == len(statute.rules)
    assert words.SAYINGS["template.coherent"][int(language == "fa")] in page
    assert ("Not yet enforced: room assemblies" if language == "en" else "هنوز اجرا نمی‌شود: بخش مجمع‌ها") in page
    assert words.TAGS["default"][int(language == "fa")] in page


@BOTH
def test_the_file_that_is_taken_away_is_the_statute_and_bears_no_name_that_was_typed(
    language: str, browser: Client
) -> None:
    typed = {**_typed(browser, language, "T1"), "name_fa": "سندیکای نساجان", "name_en": "Weavers", "board": "۷"}
    answer = browser.post(f"/{language}/statutes/T1/", {**typed, "file": "1"})
    text = browser.post(f"/{language}/statutes/T1/", {**typed, "markdown": "1"})

    assert answer.headers["Content-Disposition"] == 'attachment; filename="T1.statute"'
    assert read_statute(answer.content) == drawn_up(template("T1"), typed).statute
    assert written(read_statute(answer.content)) == answer.content
    assert ("Weavers" if language == "en" else "سندیکای نساجان") in text.content.decode()
    assert "Weavers" not in str(answer.headers)


@BOTH
def test_an_answer_that_cannot_be_taken_is_told_beside_its_field(language: str, browser: Client) -> None:
    typed = _typed(browser, language, "T2")
    for field, value in (("min_base", "2"), ("board", "x"), ("external", "31"), ("name_fa", ""), ("seat_en", "")):
        answer = browser.post(f"/{language}/statutes/T2/", {**typed, field: value})
        page = answer.content.decode()
        assert answer.status_code == 422, field
        assert f'id="id_{field}_error"' in page
        assert page.count('role="alert"') == 1
    assert browser.post(f"/{language}/statutes/T2/", {}).status_code == 422


def test_answers_can_be_changed_and_what_was_typed_is_still_there(browser: Client) -> None:
    typed = {**_typed(browser, "en", "T5"), "name_en": "A & <b>", "board": "5"}
    page = browser.post("/en/statutes/T5/", typed).content.decode()
    again = browser.post("/en/statutes/T5/", {**typed, "again": "1"}).content.decode()

    assert '<input type="hidden" name="name_en" value="A &amp; &lt;b&gt;"' in page
    assert "<b>" not in page
    assert 'name="board" value="5"' in again
    assert "<button>Show the statute</button>" in again


def test_a_statute_in_one_language_is_shown_in_it_to_whoever_reads_the_other(browser: Client) -> None:
    typed = {**_typed(browser, "en", "T1"), "languages": "fa"}
    page = browser.post("/en/statutes/T1/", typed).content.decode()

    assert '<h1 lang="fa" dir="rtl">' in page
    assert "Download the file" in page


def test_nothing_of_it_is_kept_anywhere(browser: Client) -> None:
    before = {model: model._default_manager.count() for model in apps.get_models()}
    typed = {**_typed(browser, "fa", "T1"), "name_fa": "نامی که نمی‌ماند"}
    answer = browser.post("/fa/statutes/T1/", typed)

    assert {model: model._default_manager.count() for model in apps.get_models()} == before
    assert answer.headers["Cache-Control"] == "no-store"
    assert "session" not in answer.cookies
    assert "نامی که نمی‌ماند" not in browser.get("/fa/statutes/T1/").content.decode()


def test_the_home_page_leads_to_the_templates(browser: Client) -> None:
    assert 'href="/en/statutes/"' in browser.get("/en/").content.decode()

"""The editor of a statute: for anybody, in both languages; faults or findings stand beside it, and nothing is kept."""

import json
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from colonnade.apps.publiclog.services import open_log
from colonnade.apps.statute_texts import LONGEST
from colonnade.cli.main import main
from colonnade.core.statutes.drawing_up import usual_answers
from colonnade.core.statutes.export import as_html, as_markdown
from colonnade.core.statutes.reading import MOST_BYTES, read_statute
from colonnade.core.statutes.writing import written
from colonnade.edges.homes import create_home
from colonnade.edges.templates.reading import NAMES, template
from colonnade.words.statute_check_pages import SAYINGS
from tests.desks import ORIGIN
from tests.people import HERE, text_of
from tests.statutes import WHOLE

pytestmark = pytest.mark.django_db
BOTH = pytest.mark.parametrize("language", ["en", "fa"])
BAD = WHOLE.replace("### ماده ۱: نام", "### ماده ۱: نام\n> quorum = 0\n> proxy.max = one")
TORN = """colonnade.statute/1
languages: en
binding: en
calendar: gregorian
zone: UTC

# A <b>torn</b> statute

### Article 1: Organs
The board elects itself.
> organ.board = board; elected_by: board; seats: 5
> quorum.board = 6
"""


@pytest.fixture
def browser(tmp_path: Path, settings: LazySettings) -> Client:
    settings.COLONNADE_HOME = create_home(tmp_path / "home", ORIGIN)
    open_log(ORIGIN)
    return Client(SERVER_NAME=HERE)


def _pasted(browser: Client, language: str, text: str, **more: str) -> tuple[int, str]:
    answer = browser.post(f"/{language}/statutes/check/", {"statute": text, **more})
    return answer.status_code, text_of(answer)


def _brought(browser: Client, language: str, content: bytes, **more: str) -> tuple[int, str]:
    said = {"statute_file": SimpleUploadedFile("s.statute", content), **more}
    answer = browser.post(f"/{language}/statutes/check/", said)
    return answer.status_code, text_of(answer)


@BOTH
def test_a_stranger_is_warned_and_finds_an_editor_that_needs_no_script(language: str, browser: Client) -> None:
    answer = browser.get(f"/{language}/statutes/check/")
    page = text_of(answer)

    assert answer.headers["Cache-Control"] == "no-store"
    assert SAYINGS["check.seizure"][int(language == "fa")] in page
    assert 'enctype="multipart/form-data"' in page
    assert f'action="/{language}/statutes/check/"' in page
    assert "<script" not in page
    assert f'href="/{language}/statutes/check/"' in text_of(browser.get(f"/{language}/statutes/"))


@BOTH
def test_every_rule_at_fault_is_told_with_its_line_and_what_stands_there(language: str, browser: Client) -> None:
    line = BAD.splitlines().index("> quorum = 0") + 1
    windows = BAD.replace("\n", "\r\n")
    answers = (
        _pasted(browser, language, BAD),
        _pasted(browser, language, windows),
        _brought(browser, language, BAD.encode()),
    )
    for code, page in answers:
        told = re.findall(r"<pre dir=\"ltr\"><b>(\S+)</b> <bdi>&gt; ([^<]+)</bdi>", page)
        assert code == 422
        assert [(int(number), said) for number, said in told] == [
            (line, "quorum = 0"),
            (line + 1, "proxy.max = one"),
        ]
        assert "&gt; proxy.max = one\n" in page.replace("\r\n", "\n"), "what was brought stands in the editor"


@BOTH
def test_the_same_is_found_as_by_the_command(
    language: str, browser: Client, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "torn.statute"
    place.write_text(TORN)
    assert main(["statute", "check", str(place), "--format", "json", "--lang", language]) == 1
    findings = json.loads(capsys.readouterr().out)["findings"]
    code, page = _pasted(browser, language, TORN)
    told = re.sub(r"<[^>]+>", "", page)

    assert code == 200
    assert len(findings) == page.count('<p class="mend">') == 2
    for each in findings:
        assert each["sentence"].replace("`", "") in told
        assert each["mend"].replace("`", "") in told


@BOTH
@pytest.mark.parametrize("name", NAMES)
def test_a_template_nowhere_contradicts_itself_and_is_shown_article_by_article(
    name: str, language: str, browser: Client
) -> None:
    statute = template(name).statute
    code, page = _brought(browser, language, b"\xef\xbb\xbf" + written(statute))

    assert code == 200
    assert SAYINGS["check.coherent"][int(language == "fa")] in page
    assert len(re.findall(r'<article id="article-[^"]+" class="statute', page)) == len(list(statute.articles()))


@BOTH
def test_it_is_taken_away_as_file_page_and_text_and_bears_no_name_that_was_typed(
    language: str, browser: Client
) -> None:
    statute = read_statute(WHOLE.encode())
    made = {
        "file": ("statute", written(statute)),
        "html": ("html", as_html(statute, language).encode()),
        "markdown": ("md", as_markdown(statute, language).encode()),
    }
    for name, (ending, content) in made.items():
        answer = browser.post(f"/{language}/statutes/check/", {"statute": WHOLE, name: "1"})
        assert answer.content == content
        assert answer.headers["Content-Disposition"] == f'attachment; filename="checked.{ending}"'
        assert answer.headers["Cache-Control"] == "no-store"
        assert browser.post(f"/{language}/statutes/check/", {"statute": BAD, name: "1"}).status_code == 422


@pytest.mark.parametrize(("content", "told"), [
    (b"", "There is no statute yet"),
    (b"colonnade.statute/1\nlanguages: fa\n# \xd3\xe4", "line 3: this is not UTF-8"),
    (b"PK\x03\x04\x00\x00", "line 1: this is not UTF-8"),
    (b"x" * (LONGEST + 1), "longer than 200,000 characters"),
    (b"x" * (MOST_BYTES + 5), "longer than 200,000 characters"),
    (b"colonnade.statute/1\n", "line 1: the title is missing"),
])  # fmt: skip
def test_what_is_no_text_or_too_long_is_told_in_one_sentence(content: bytes, told: str, browser: Client) -> None:
    code, page = _brought(browser, "en", content)

    assert code == 422
    (said,) = re.findall(r'id="id_statute_error" role="alert">([^<]+)<', page)
    assert told in said


def test_the_longest_statute_is_taken_and_one_sign_more_is_not(browser: Client) -> None:
    fits = WHOLE.rstrip("\n") + "\n" * (LONGEST - len(WHOLE.rstrip("\n")))

    assert _pasted(browser, "en", fits)[0] == 200
    assert _pasted(browser, "en", f"{fits}\n")[0] == 422
    assert f"{LONGEST:,}" in SAYINGS["check.too_long"][0]
    assert f"{LONGEST:,}" in SAYINGS["check.file_help"][0]


def test_a_file_takes_the_place_of_what_stands_in_the_editor(browser: Client) -> None:
    code, page = _brought(browser, "en", TORN.encode(), statute=WHOLE)

    assert code == 200
    assert "The board elects itself." in page
    assert "سندیکای نمونه" not in page
    assert "<b>torn</b>" not in page


@BOTH
def test_what_was_drawn_up_is_written_on_in_the_editor(language: str, browser: Client) -> None:
    typed = {**usual_answers(template("T1")), "edit": "1"}
    page = text_of(browser.post(f"/{language}/statutes/T1/", typed))

    assert f'action="/{language}/statutes/check/"' in page
    assert "colonnade.statute/1\nlanguages: fa, en" in page
    assert SAYINGS["check.coherent"][int(language == "fa")] in page


def test_nothing_of_it_is_kept_anywhere(browser: Client) -> None:
    before = {model: model._default_manager.count() for model in apps.get_models()}
    answer = browser.post("/en/statutes/check/", {"statute": TORN})

    assert {model: model._default_manager.count() for model in apps.get_models()} == before
    assert answer.headers["Cache-Control"] == "no-store"
    assert "session" not in answer.cookies
    assert "torn" not in text_of(browser.get("/en/statutes/check/"))

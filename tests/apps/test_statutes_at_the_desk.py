"""A statute is adopted and amended at the desk, and stands on its public page with what binds and what waits."""

import html
import os
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import translation

from colonnade.apps.desk import drafted, selectors, services, showing
from colonnade.apps.desk.about import About
from colonnade.apps.desk.askings import ASKINGS, said_by
from colonnade.apps.desk.models import DraftRow
from colonnade.apps.organisations.services import StatuteForbids
from colonnade.apps.publiclog import selectors as publiclog
from colonnade.apps.statute_texts import LONGEST
from colonnade.core.acts.blobs import blob_content
from colonnade.core.acts.envelope import ACT_SIZE_LIMIT, Act
from colonnade.core.organisations.spans import Kind
from colonnade.core.statutes.acts import terms_of
from colonnade.core.statutes.export import as_html, as_markdown
from colonnade.core.statutes.reading import read_statute
from colonnade.core.statutes.writing import written
from colonnade.edges import clock
from colonnade.edges.homes import create_home
from colonnade.edges.templates.reading import NAMES, template
from colonnade.words.refusals import explained
from colonnade.words.statute_rules import majority_told
from tests.apps.test_askings import STATUTE, _act, _agreed, _form, _making, _written
from tests.apps.test_further_askings import _sealing
from tests.desks import ORIGIN, SECRET, TODAY, Desk, office
from tests.people import HERE, Person, text_of

pytestmark = pytest.mark.django_db
LATER = STATUTE.replace("two years", "three years").replace("2 years", "3 years")
HOW = {"decided_by": "assembly", "majority": "2/3", "published": "on"}


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def desk(tmp_path: Any, settings: LazySettings) -> Desk:
    settings.COLONNADE_HOME = create_home(tmp_path / "home", ORIGIN)
    return _sealing(Desk())


def _begun(desk: Desk, name: str, **typed: Any) -> int:
    if name == "amended":
        (newest,) = _form(desk, name).fields["amends"].choices  # type: ignore[attr-defined]  # a field that chooses
        typed["amends"] = newest[0]
    return _written(desk, name, **typed)


def _recorded(desk: Desk, number: int) -> Act:
    _agreed(desk, number, "secretary", "treasurer")
    return _act(services.record(desk.people["secretary"], number, origin=ORIGIN, secret=SECRET, on=TODAY))


def _adopt(desk: Desk) -> Act:
    return _recorded(desk, _begun(desk, "adopted", statute=STATUTE, effective="2026-06-01", **HOW))


def _page(desk: Desk, language: str = "en") -> str:
    return text_of(Client().get(f"/{language}/organisations/{desk.id}/statute/"))


def test_a_draft_shows_text_beside_rules_and_of_an_amendment_what_changes(desk: Desk) -> None:
    number = _begun(desk, "adopted", statute=STATUTE, **HOW)
    drafted = showing.draft_page(desk.people["secretary"], number, TODAY, "en")
    assert [(shown.number, [rule.line for rule in rules]) for shown, rules in drafted.statute.articles] == [
        ("1", ["organ.board = kind: board; elected_by: assembly; seats: 3", "term.board = 2 years"]),
        ("2", ["majority.amend = ratio: 2/3; of: cast", "proxy.max = 0"]),
    ]
    services.withdraw(desk.people["secretary"], number, on=TODAY)
    _adopt(desk)
    number = _begun(desk, "amended", statute=LATER, effective="2026-06-10", **HOW)

    ((shown, rules),) = showing.draft_page(desk.people["secretary"], number, TODAY, "en").statute.articles
    assert (shown.number, shown.change.value) == ("1", "changed")
    assert [(rule.line, rule.change) for rule in rules][:2] == [
        ("term.board = 2 years", "removed"),
        ("term.board = 3 years", "added"),
    ]


@pytest.mark.parametrize(("language", "said"), [
    ("en", ("not yet enforced: room assemblies", "enforced: offices", "In force on this day", "Article 2")),
    ("fa", ("هنوز اجرا نمی‌شود: بخش مجمع‌ها", "اجرا می‌شود: سمت‌ها", "جاری در این روز", "مادهٔ ۲")),
])  # fmt: skip
def test_the_public_page_shows_versions_text_rules_and_what_waits_for_its_room(
    desk: Desk, language: str, said: tuple[str, ...]
) -> None:
    assert "proxy.max" not in _page(desk, language)
    first = _adopt(desk)
    second = _recorded(desk, _begun(desk, "amended", statute=LATER, effective="2026-06-10", **HOW))
    page = _page(desk, language)

    assert [each in page for each in (*said, first.id, second.id, "term.board = 3 years", "proxy.max = 0")] == [
        True
    ] * 8
    assert "The assembly elects a board of three for three years." in page


@pytest.mark.parametrize("language", ["en", "fa"])
def test_the_public_page_tells_what_the_amendment_in_force_changed_word_by_word(desk: Desk, language: str) -> None:
    _adopt(desk)
    assert "<ins>" not in _page(desk, language)
    _recorded(desk, _begun(desk, "amended", statute=LATER, effective="2026-06-10", **HOW))
    page = _page(desk, language)

    changed = re.sub(r"\s+", " ", page[page.index('id="changes"') : page.index('id="text"')])
    assert "a board of three for <del>two</del><ins>three</ins> years." in changed
    assert '<del><bdi class="code" dir="ltr">term.board = 2 years</bdi></del>' in changed
    assert "term.board = 2 years" not in page[page.index('id="text"') :]
    (earlier,) = re.findall(r'href="(\?on=2026-06-01)"', page)
    before = text_of(Client().get(f"/{language}/organisations/{desk.id}/statute/{earlier}"))
    assert "term.board = 2 years" in before
    assert "<ins>" not in before


@pytest.mark.parametrize("language", ["en", "fa"])
def test_the_text_in_force_is_taken_away_in_each_of_its_languages(desk: Desk, language: str) -> None:
    text = written(template("T5").statute).decode()
    _recorded(desk, _begun(desk, "adopted", statute=text, effective="2026-06-01", **HOW))
    found = re.findall(r'href="(/\w\w/organisations/[^"]+/statute/(\w+)\.(\w+))"', _page(desk, language))
    statute = template("T5").statute

    assert [each[1:] for each in found] == [("fa", "html"), ("fa", "md"), ("en", "html"), ("en", "md")]
    for address, spoken, form in found:
        answer = Client().get(address)
        export = {"html": as_html, "md": as_markdown}[form]
        assert text_of(answer) == export(statute, spoken)
        assert answer.headers["Content-Disposition"] == f'attachment; filename="statute-{spoken}.{form}"'
    before = found[0][0]
    for wrong in (before.replace("fa.html", "de.html"), before.replace(".html", ".pdf"), f"{before}?on=2026-05-31"):
        assert Client().get(wrong).status_code == 404


def test_a_text_that_is_not_published_leaves_the_rules_on_the_page(desk: Desk) -> None:
    how = {name: said for name, said in HOW.items() if name != "published"}
    _recorded(desk, _begun(desk, "adopted", statute=STATUTE, effective="2026-06-01", **how))
    page = _page(desk)

    assert "The text cannot be had here" in page
    assert "term.board = 2 years" in page
    assert "elects a board" not in page
    assert Client().get(f"/en/organisations/{desk.id}/statute/en.html").status_code == 404


def test_what_the_statute_forbids_is_refused_with_its_article(desk: Desk) -> None:
    _adopt(desk)
    typed = {
        "office": "vice_chair",
        "organ": "board",
        "holder": "H",
        "elected_by": "assembly",
        "effective": "2026-06-10",
    }
    form = _form(desk, "office_filled", **typed)
    assert form.is_valid(), form.errors
    saying, _ = said_by("office_filled", form, _making(desk))
    with pytest.raises(StatuteForbids) as refusal:
        services.require_effect(saying, origin=ORIGIN, on=TODAY)

    assert refusal.value.facts["why"] == "no_seat_left"
    told = explained(refusal.value.code, refusal.value.facts, "en")
    assert told.rests_on == "Article 1 of the statute in force of Weavers of the Mill"
    assert "مادهٔ ۱ اساسنامهٔ جاری" in explained(refusal.value.code, refusal.value.facts, "fa").rests_on


def test_an_act_says_by_which_articles_it_stands(desk: Desk) -> None:
    _adopt(desk)
    amended = _recorded(desk, _begun(desk, "amended", statute=LATER, effective="2026-06-10", **HOW))
    page = text_of(Client().get(f"/en/acts/{amended.id}/"))

    assert "By the statute" in page
    assert "article 2, Weavers of the Mill" in page
    kinds = [span.kind for span in _spans(desk)]
    assert kinds.count(Kind.STATUTE) == 1


def _spans(desk: Desk) -> list[Any]:
    from colonnade.apps.organisations import selectors as organisations  # noqa: PLC0415 -- beside the desk's own

    return organisations.spans_of(desk.id, TODAY, TODAY)


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("statute", {"statute": "colonnade.statute/1\nlanguages: en\n# T"}, "binding"),
        ("statute", {"statute": STATUTE.replace("2 years", "soon")}, "term.board"),
        ("majority", {"majority": "most"}, "majority"),
        ("votes_no", {"votes_yes": "10"}, "three"),
    ],
)
def test_what_is_no_statute_is_told_beside_its_field(desk: Desk, field: str, typed: dict[str, str], told: str) -> None:
    form = _form(desk, "adopted", **{"statute": STATUTE, **HOW, **typed})

    assert not form.is_valid()
    assert list(form.errors) == [field] or field in form.errors


def test_the_form_of_an_amendment_is_filled_again_by_what_it_says(desk: Desk) -> None:
    _adopt(desk)
    number = _begun(desk, "amended", statute=LATER, effective="2026-06-10", **HOW)
    draft = selectors.draft_for(desk.people["secretary"], number, TODAY)
    shown = drafted.typed(draft)

    assert shown["statute"] == LATER
    assert ASKINGS["amended"].room == "statutes"
    assert draft.saying.facts["binds_from"] == "2026-06-10"


def _writing(desk: Desk, name: str, settings: LazySettings) -> tuple[Client, str]:
    """The secretary's browser, and the page on which the act is written."""
    settings.ALLOWED_HOSTS = [HERE]
    person = Person(name="returning", passphrase="returning counts seven cranes").arrives()
    given = services.open_seat(desk.fills["second_chair"], on=clock.today(), chance=os.urandom)
    services.take_seat(person.account, given.code, on=clock.today())
    return person.browser, f"/en/desk/{desk.id}/{name}/"


@pytest.fixture
def writing(desk: Desk, settings: LazySettings) -> tuple[Client, str]:
    """Somebody of the board at the form of an adoption."""
    filled = desk.simulator.act(desk.body, "office_filled", desk.days[2], office("second_chair", "board"))
    desk.fills["second_chair"] = filled.id
    desk.record()
    return _writing(desk, "adopted", settings)


def _file(content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("ours.statute", content)


def _in_editor(page: str) -> str:
    """What stands in the editor of the page."""
    found = re.findall(r"<textarea name=\"statute\"[^>]*>\n(.*?)</textarea>", page, re.DOTALL)
    assert len(found) == 1
    return html.unescape(str(found[0])).replace("\r\n", "\n")


def test_a_statute_is_brought_as_a_file_and_survives_whatever_else_is_wrong(writing: tuple[Client, str]) -> None:
    browser, page = writing
    typed = {"effective": "2026-06-10", "decided_by": "assembly", "once": "0" * 32}
    wrong = browser.post(page, {**typed, "statute_file": _file(STATUTE.encode())})

    assert wrong.status_code == 422
    assert _in_editor(text_of(wrong)) == STATUTE
    right = browser.post(page, {**typed, "statute": _in_editor(text_of(wrong)), "majority": "2/3"})
    assert right.status_code == 302
    assert "The assembly elects a board" in text_of(browser.get(right.headers["Location"]))


def test_a_statute_that_was_brought_is_kept_with_a_form_that_is_not_whole(writing: tuple[Client, str]) -> None:
    browser, page = writing
    kept = {"statute_file": _file(STATUTE.encode()), "keep": "1", "once": "1" * 32}
    assert browser.post(page, kept).status_code == 302
    (address,) = re.findall(r'href="(/en/desk/kept/\d+/)"', text_of(browser.get("/en/desk/")))

    assert _in_editor(text_of(browser.get(address))) == STATUTE


def test_faults_of_a_file_are_told_beside_the_editor_with_their_lines(writing: tuple[Client, str]) -> None:
    browser, page = writing
    torn = STATUTE.replace("2 years", "soon").replace("proxy.max = 0", "proxy.max = x")
    answer = browser.post(page, {"effective": "2026-06-10", "statute_file": _file(torn.encode())})
    told = re.findall(r"<b>(\d+)</b> <bdi>&gt; ([^<]+)", text_of(answer))

    lines = torn.splitlines()
    assert answer.status_code == 422
    assert [(lines[int(number) - 1], said) for number, said in told] == [
        ("> term.board = soon", "term.board = soon"),
        ("> proxy.max = x", "proxy.max = x"),
    ]
    assert "200,000 characters" in text_of(browser.post(page, {"statute_file": _file(b"x" * (LONGEST + 1))}))


def test_what_is_found_stands_beside_the_form_before_a_draft_is_begun(writing: tuple[Client, str]) -> None:
    browser, page = writing
    before = DraftRow.objects.count()
    looping = STATUTE.replace("elected_by: assembly", "elected_by: board")
    answer = browser.post(page, {"statute": looping, "majority": "most", "published": "on", "check": "1"})
    told = text_of(answer)

    assert answer.status_code == 200
    assert "The board elects, appoints or composes itself." in told
    assert "_error" not in told
    assert 'value="most"' in told
    assert _in_editor(told) == looping
    assert DraftRow.objects.count() == before


def test_a_draft_shows_what_contradicts_in_its_statute_to_whoever_is_asked_to_agree(desk: Desk) -> None:
    looping = STATUTE.replace("elected_by: assembly", "elected_by: board")
    number = _begun(desk, "adopted", statute=looping, **HOW)
    services.propose(desk.people["secretary"], number, on=TODAY)
    found = showing.draft_page(desk.people["treasurer"], number, TODAY, "en").statute.findings

    assert found is not None
    assert "The board elects, appoints or composes itself." in [each.sentence for each in found]
    other = desk.agreed()
    assert showing.draft_page(desk.people["treasurer"], other, TODAY, "en").statute.findings is None


def test_whoever_amends_begins_with_the_version_that_binds_last(desk: Desk) -> None:
    _adopt(desk)
    form = ASKINGS["amended"].form(About(desk.id, desk.people["secretary"], TODAY, "en"), initial={})

    assert form.initial["statute"] == STATUTE
    assert form.checks


@pytest.mark.parametrize(("spelled", "english", "persian"), [
    ("ratio: 2/3; of: cast", "2/3 of votes cast", "۲/۳ از آرای داده‌شده"),
    ("ratio: more than 1/2", "more than 1/2", "بیش از ۱/۲"), ("most", "most", "most"),
    ("ratio: 2/3; and: more than 1/2 of organisations", "2/3 and more than 1/2 of organisations",
     "۲/۳ و بیش از ۱/۲ از تشکل‌ها"),
])  # fmt: skip
def test_a_majority_is_told_in_words(spelled: str, english: str, persian: str) -> None:
    assert (majority_told(spelled, "en"), majority_told(spelled, "fa")) == (english, persian)


@pytest.mark.parametrize("name", NAMES)
def test_every_template_is_adopted_by_one_act(desk: Desk, name: str) -> None:
    statute = template(name).statute
    text = written(statute).decode()
    act = _recorded(desk, _begun(desk, "adopted", statute=text, effective="2026-06-01", **HOW))
    sealed = publiclog.published_blob(str(dict(act.facts["document"])["sha256"]))  # type: ignore[arg-type]  # a record

    assert sealed is not None
    assert read_statute(blob_content(sealed)) == statute
    assert terms_of(act.facts).rules.every == statute.rules.every
    entry = publiclog.entry_of(act.id)
    assert entry is not None
    assert len(entry.content) < ACT_SIZE_LIMIT / 4


def test_rules_that_do_not_fit_into_an_act_are_told_beside_the_statute(writing: tuple[Client, str]) -> None:
    browser, page = writing
    rules = "".join(f"> member.class.c{at} = worker; territory: {'p' * 60}\n" for at in range(600))
    typed = {"effective": "2026-06-10", "decided_by": "assembly", "majority": "2/3", "statute": STATUTE + rules}
    answer = browser.post(page, typed)

    assert answer.status_code == 422
    assert "48,000 bytes" in text_of(answer)

"""From the page that counts to an act: what is carried, what is shown before anybody agrees, what the act says."""

import json
import os
import re
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile

from colonnade.apps.desk import services
from colonnade.apps.desk.models import DraftRow, KeptForm
from colonnade.apps.organisations import selectors as organisations
from colonnade.apps.publiclog import selectors as publiclog
from colonnade.core.acts.canonical import Json
from colonnade.core.acts.envelope import Act
from colonnade.core.counting.results import read_result
from colonnade.core.log.entries import read_entry
from colonnade.core.organisations.commitments import commitment_to
from colonnade.core.organisations.spans import Kind
from colonnade.edges import clock
from colonnade.edges.homes import create_home
from colonnade.edges.signing import verify
from tests.desks import ORIGIN, Desk, office
from tests.people import Person, text_of
from tests.results import NAMES, RESULT, audit

pytestmark = pytest.mark.django_db
TITLE = {"title_en": "Election of the board", "title_fa": ""}
BLT = "4 2\n20 1 2 0\n9 2 3 0\n8 3 4 0\n6 4 1 0\n0\n" + "".join(f'"{name}"\n' for name in (*NAMES, "Board"))


@pytest.fixture
def desk(tmp_path: Any, settings: LazySettings) -> Desk:
    settings.COLONNADE_HOME = home = create_home(tmp_path / "home", ORIGIN)
    cache.clear()
    desk = Desk().open()
    services.keep_key(desk.id, desk.body.key, secret=home.secret())
    return desk


def _sits(desk: Desk, act: Any, name: str, language: str = "en") -> Person:
    given = services.open_seat(act, on=clock.today(), chance=os.urandom)
    person = Person(name=name, passphrase=f"{name} counts seven cranes", language=language).arrives()
    services.take_seat(person.account, given.code, on=clock.today())
    return person


def _officer(desk: Desk, which: str = "secretary", language: str = "en") -> Person:
    return _sits(desk, desk.fills[which], which, language)


def _posts(person: Person, page: str, **typed: Any) -> Any:
    return person.browser.post(f"/{person.language}/{page}", typed)


def _counts(person: Person, **more: Any) -> Any:
    ballots = SimpleUploadedFile("b.blt", BLT.encode())
    return _posts(person, "counting/", ballots=ballots, rule="scottish-stv", constraint_rule="guard-and-doom", **more)


def _writes(person: Person, desk: Desk, **typed: Any) -> Any:
    usual = {"effective": "2026-06-01", "article": "", "counted_by": "assembly", "result": RESULT, **TITLE}
    return _posts(person, f"desk/{desk.id}/votes_counted/", **{**usual, **typed})


def _recorded(desk: Desk, officer: Person, **typed: Any) -> tuple[Act, DraftRow]:
    answer = _writes(officer, desk, **typed)
    assert answer.status_code == 302, text_of(answer)
    draft = str(answer.headers["Location"])
    other = _officer(desk, "treasurer")
    officer.browser.post(f"{draft}propose/")
    (words,) = re.findall(r'name="words" value="([0-9a-f]{64})"', text_of(other.browser.get(draft)))
    other.browser.post(f"{draft}agree/", {"words": words})
    answer = officer.browser.post(f"{draft}record/")
    assert answer.status_code == 302, text_of(answer)
    row = DraftRow.objects.get(pk=int(draft.split("/")[-2]))
    entry = publiclog.entry_of(row.act)  # type: ignore[arg-type]  # the id of an act
    assert entry is not None
    return read_entry(entry.content, verify).act, row


def _shows(desk: Desk, members: int, **more: Any) -> None:
    desk.simulator.count(desk.body, "2026-05-01", members, **more)
    desk.record()


@pytest.mark.parametrize("language", ["en", "fa"])
def test_the_count_leads_an_officer_to_the_form_with_the_result_alone(desk: Desk, language: str) -> None:
    officer = _officer(desk, language=language)
    page = text_of(_counts(officer))
    ((address, line),) = re.findall(r'action="(/\w\w/desk/\w+/votes_counted/)".+?name="result" value="([^"]+)"', page)
    result = read_result(line.replace("&quot;", '"').replace("&#x27;", "'"))
    assert (result.winners, result.valid) == (("Heron", "Swift"), 43)

    answer = officer.browser.post(address, {"look": "1", "result": line.replace("&quot;", '"').replace("&#x27;", "'")})

    shown = text_of(answer)
    assert answer.status_code == 200
    assert ("Heron, Swift" if language == "en" else "Heron، Swift") in shown
    assert ("43" if language == "en" else "۴۳") in shown
    assert shown.count('name="result"') == 2
    assert not DraftRow.objects.exists()


def test_whoever_holds_no_office_is_told_how_to_come_to_one(desk: Desk) -> None:
    page = text_of(_counts(Person().arrives()))

    assert "votes_counted" not in page
    assert "takes its seat first" in page


def test_a_count_that_stopped_at_a_tie_cannot_be_recorded(desk: Desk) -> None:
    officer = _officer(desk)
    tied = SimpleUploadedFile("b.blt", b'2 1\n1 1 0\n1 2 0\n0\n"A"\n"B"\n"T"\n')
    page = text_of(_posts(officer, "counting/", ballots=tied, rule="plurality", constraint_rule="guard-and-doom"))

    assert "The count stops" in page
    assert "votes_counted" not in page


def test_the_audit_file_is_saved_from_the_page_and_taken_by_the_form(desk: Desk) -> None:
    officer = _officer(desk)
    saved = _counts(officer, audit="1")
    assert saved.headers["Content-Disposition"] == 'attachment; filename="count-audit.json"'
    assert json.loads(saved.content)["format"] == "colonnade.count-audit/1"

    act, row = _recorded(desk, officer, result=SimpleUploadedFile("a.json", saved.content))

    assert act.facts["winners"] == ["Heron", "Swift"]
    assert row.opening is not None


def test_a_small_electorate_says_a_bound_and_keeps_the_rest_for_its_officers(desk: Desk) -> None:
    _shows(desk, 34)
    officer = _officer(desk)
    act, row = _recorded(desk, officer)

    result = read_result(RESULT)
    assert row.opening is not None
    revealed: dict[str, Json] = {"audit": result.audit, "ballots": result.ballots, "invalid": 0, "valid": 43}
    assert row.opening["revealed"] == revealed
    assert act.facts == {
        "title": {"binding": "en", "en": "Election of the board"},
        "rule": "scottish-stv",
        "edition": result.edition,
        "seats": 2,
        "winners": ["Heron", "Swift"],
        "lots": False,
        "valid_at_least": 10,
        "commitment": commitment_to(bytes.fromhex(row.opening["random"]), revealed),
    }
    assert act.organ == "assembly"
    assert [span.kind for span in organisations.on_record(desk.id, clock.today(), clock.today())] == [Kind.RESULT]


def test_an_organisation_that_shows_no_count_says_no_bound_either(desk: Desk) -> None:
    act, _ = _recorded(desk, _officer(desk))

    assert act.facts["valid_at_least"] == 0


def test_figures_are_shown_where_that_tells_nothing_more(desk: Desk) -> None:
    _shows(desk, 700)
    content = audit(rule="plurality", papers=(400, 120, 60, 32))
    officer = _officer(desk)
    act, row = _recorded(desk, officer, result=SimpleUploadedFile("a.json", content), shown="on")

    assert (act.facts["valid"], act.facts["invalid"], row.opening) == (612, 0, None)
    assert "commitment" not in act.facts


@pytest.mark.parametrize(
    ("members", "papers", "part"),
    [
        (700, (40, 20, 9, 8), "Leave the figures of the ballots unshown: the log"),
        (60, (400, 120, 60, 32), "or return a"),
    ],
)
def test_figures_that_would_tell_more_are_refused_beside_their_field(
    desk: Desk, members: int, papers: tuple[int, ...], part: str
) -> None:
    _shows(desk, members)
    result = SimpleUploadedFile("a.json", audit(rule="plurality", papers=papers))
    answer = _writes(_officer(desk), desk, result=result, shown="on")

    assert answer.status_code == 422
    assert part in str(answer.context["form"].errors["shown"])
    assert "Heron, Swift" in text_of(answer), "what was read stays in the form"


@pytest.mark.parametrize(
    "content", [b"", b"{}", BLT.encode(), audit()[:-2], audit(rule="plurality", papers=(1, 1), seats=1)]
)
def test_a_file_that_is_no_audit_file_is_told_beside_its_field(desk: Desk, content: bytes) -> None:
    answer = _writes(_officer(desk), desk, result=SimpleUploadedFile("a.json", content))

    assert answer.status_code == 422
    assert "result" in answer.context["form"].errors
    assert not DraftRow.objects.exists()


def test_a_line_that_was_changed_on_its_way_is_read_as_strictly(desk: Desk) -> None:
    told, officer = json.loads(RESULT), _officer(desk)
    for wrong in ({"winners": ["A", "B", "C"]}, {"rule": "coin"}, {"edition": "2"}, {"seats": 0}):
        line = json.dumps({**told, **wrong}, sort_keys=True, separators=(",", ":"))
        assert _writes(officer, desk, result=line).status_code == 422
    assert _writes(officer, desk, result="").status_code == 422


def test_a_form_kept_before_it_is_whole_keeps_the_result_and_never_the_file(desk: Desk) -> None:
    officer = _officer(desk)
    _writes(officer, desk, result=SimpleUploadedFile("a.json", audit()), title_en="", keep="1")
    kept = KeptForm.objects.get()

    assert kept.typed["result"] == RESULT
    page = text_of(officer.browser.get(f"/en/desk/kept/{kept.pk}/"))
    assert "Heron, Swift" in page


def test_the_form_sent_again_begins_no_second_draft(desk: Desk) -> None:
    officer = _officer(desk)
    for _ in range(2):
        file = SimpleUploadedFile("a.json", audit())
        assert _writes(officer, desk, result=file, once="ab" * 16).status_code == 302

    assert DraftRow.objects.count() == 1


def test_a_draft_that_is_changed_keeps_its_result(desk: Desk) -> None:
    officer = _officer(desk)
    draft = str(_writes(officer, desk).headers["Location"])
    page = text_of(officer.browser.get(f"{draft}change/"))
    assert "Heron, Swift" in page
    (line,) = re.findall(r'type="hidden" name="result" value="([^"]+)"', page)
    assert line.replace("&quot;", '"') == RESULT


def test_an_election_commission_brings_what_it_has_counted(desk: Desk) -> None:
    facts = {"organ": "election_commission", "name": {"binding": "en", "en": "c"}, "elected_by": "assembly", "seats": 3}
    desk.simulator.act(desk.body, "organ_established", "2026-02-01", facts)
    filled = [
        desk.simulator.act(desk.body, "office_filled", "2026-02-02", office(name, "election_commission")).id
        for name in ("delegate", "auditor")
    ]
    desk.record()
    first, second = (_sits(desk, act, name) for act, name in zip(filled, ("delegate", "auditor"), strict=True))
    choices = first.browser.get(f"/en/desk/{desk.id}/votes_counted/").context["form"].fields["counted_by"].choices
    assert [value for value, _ in choices] == ["election_commission"]

    draft = str(_writes(first, desk, counted_by="election_commission").headers["Location"])
    first.browser.post(f"{draft}propose/")
    assert second.browser.get(draft).status_code == 200
    assert DraftRow.objects.get().organ == "election_commission"


@pytest.mark.parametrize("language", ["en", "fa"])
def test_the_pages_of_the_organisation_and_of_the_act_show_the_result_and_how_to_count_again(
    desk: Desk, language: str
) -> None:
    officer = _officer(desk)
    act, _ = _recorded(desk, officer)
    browser = officer.browser

    page = text_of(browser.get(f"/{language}/organisations/{desk.id}/"))
    record = page.partition('id="record"')[2].partition("</section>")[0]
    assert act.id in record
    assert "Election of the board" in record
    page = text_of(browser.get(f"/{language}/acts/{act.id}/"))
    assert "<code>colonnade count BALLOTS --rule scottish-stv --seats 2 --audit AUDIT</code>" in page
    assert '<bdi lang="en" dir="ltr">scottish-stv</bdi>' in page
    assert page.index("Heron") < page.index("Swift")

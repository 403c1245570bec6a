"""The desk in a browser: seats taken, drafts written, agreed to and recorded, in both languages."""

import os
import re
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from colonnade.apps.desk import selectors, services
from colonnade.apps.desk.askings import ASKINGS
from colonnade.apps.publiclog import selectors as publiclog
from colonnade.core.desk.drafts import DraftState
from colonnade.edges import clock
from colonnade.edges.homes import create_home
from colonnade.edges.signing import seal_act
from colonnade.edges.simulator import Body
from tests.desks import ORIGIN, Desk, office
from tests.people import Person, text_of

pytestmark = pytest.mark.django_db
NAMES = {"secretary": "Aram", "treasurer": "Bahar", "chair": "Cyrus", "inspector": "Dina"}


class Office:
    """Somebody at a browser who holds an office."""

    def __init__(self, person: Person) -> None:
        self.person = person

    def at(self, page: str) -> str:
        return f"/{self.person.language}/desk/{page}"

    def sees(self, page: str = "") -> Any:
        return self.person.browser.get(self.at(page))

    def sends(self, page: str, **typed: Any) -> Any:
        return self.person.browser.post(self.at(page), typed)

    def reads(self, page: str = "") -> str:
        answer = self.sees(page)
        assert answer.status_code == 200, answer.content.decode()
        return text_of(answer)


@pytest.fixture
def desk(tmp_path: Any, settings: LazySettings) -> Desk:
    settings.COLONNADE_HOME = create_home(tmp_path / "home", ORIGIN)
    return Desk().open()


def _arrived(desk: Desk, *offices: str, language: str = "en") -> list[Office]:
    found = []
    for each in offices:
        given = services.open_seat(desk.fills[each], on=clock.today(), chance=os.urandom)
        person = Person(name=NAMES[each], passphrase=f"{each} counts seven cranes", language=language).arrives()
        office = Office(person)
        assert office.sends("take/", code=str(given.code)).status_code == 302
        desk.people[each] = person.account
        found.append(office)
    return found


def _writes(officer: Office, desk: Desk, name: str = "statement", /, **typed: str) -> str:
    usual = {"effective": "2026-06-01", "title_en": "We stand with the weavers", "title_fa": ""}
    answer = officer.sends(f"{desk.id}/{name}/", **{**(usual if name == "statement" else {}), **typed})
    assert answer.status_code == 302, text_of(answer)
    return str(answer.headers["Location"]).partition("/desk/")[2]


def test_nobody_sees_the_desk_without_signing_in(desk: Desk) -> None:
    stranger = Office(Person())

    for page in ("", "take/", "drafts/1/", f"{desk.id}/statement/"):
        assert stranger.sees(page).headers["Location"].startswith("/en/account/sign-in/")


def test_without_an_office_the_desk_says_how_to_take_one(desk: Desk) -> None:
    page = Office(Person().arrives()).reads()

    assert "You hold no office on this node" in page


@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_draft_goes_from_the_first_word_to_the_log(desk: Desk, language: str) -> None:
    services.keep_key(desk.id, desk.body.key, secret=_secret())
    secretary, treasurer = _arrived(desk, "secretary", "treasurer", language=language)
    draft = _writes(secretary, desk)

    assert "We stand with the weavers" in secretary.reads(draft)
    assert secretary.sends(f"{draft}propose/").status_code == 302
    assert treasurer.sends(f"{draft}agree/", words=_words(treasurer.reads(draft))).status_code == 302
    assert secretary.sends(f"{draft}record/").status_code == 302

    page = secretary.reads(draft)
    act = re.findall(r"/acts/([0-9a-f]{64})/", page)[0]
    assert publiclog.entry_of(act) is not None
    assert "<form" not in page.partition("<main")[2]
    assert treasurer.person.browser.get(f"/{language}/acts/{act}/").status_code == 200


def _words(page: str) -> str:
    return str(re.findall(r'name="words" value="([0-9a-f]{64})"', page)[0])


def _secret() -> bytes:
    from django.conf import settings  # noqa: PLC0415 -- as the test has set it

    secret: bytes = settings.COLONNADE_HOME.secret()
    return secret


def test_what_waits_is_on_the_desk_of_who_can_do_it_and_of_nobody_else(desk: Desk) -> None:
    secretary, treasurer, inspector = _arrived(desk, "secretary", "treasurer", "inspector")
    draft = _writes(secretary, desk)
    secretary.sends(f"{draft}propose/")

    assert f"/desk/{draft}" in treasurer.reads()
    assert f"/desk/{draft}" not in inspector.reads()
    assert inspector.sees(draft).status_code == 404
    assert "no such draft" in text_of(inspector.sees(draft))


def test_words_changed_in_between_are_read_again_before_anybody_agrees(desk: Desk) -> None:
    secretary, treasurer = _arrived(desk, "secretary", "treasurer")
    draft = _writes(secretary, desk)
    secretary.sends(f"{draft}propose/")
    read = _words(treasurer.reads(draft))
    assert secretary.sends(f"{draft}change/", effective="2026-06-01", title_en="Something else").status_code == 302
    secretary.sends(f"{draft}propose/")

    answer = treasurer.sends(f"{draft}agree/", words=read)
    assert (answer.status_code, "changed since you read it" in text_of(answer)) == (409, True)


def test_a_file_sealed_away_from_the_node_comes_back(desk: Desk) -> None:
    secretary, treasurer = _arrived(desk, "secretary", "treasurer")
    draft = _writes(secretary, desk)
    assert "nobody who keeps the node can speak" in secretary.reads(draft)
    secretary.sends(f"{draft}propose/")
    treasurer.sends(f"{draft}agree/", words=_words(treasurer.reads(draft)))

    handed = secretary.sends(f"{draft}hand-out/")
    assert handed.headers["Content-Disposition"] == 'attachment; filename="draft-1.act"'.replace(
        "1", draft.split("/")[1]
    )
    broken = secretary.sends(f"{draft}record/", sealed=SimpleUploadedFile("a", b"no note"))
    assert broken.status_code == 409
    sealed = SimpleUploadedFile("draft.sealed", seal_act(handed.content, desk.body.key))
    assert secretary.sends(f"{draft}record/", sealed=sealed).status_code == 302
    assert selectors.draft_for(desk.people["secretary"], int(draft.split("/")[1]), clock.today()).state is (
        DraftState.RECORDED
    )


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("statement", {"effective": "2026-13-01", "title_en": "T"}, "This is no day"),
        ("statement", {"effective": "2026-06-01"}, "This is needed"),
        ("statement", {"effective": "2026-06-01", "title_en": "x" * 301}, "too long"),
        ("support_received", {"effective": "2026-06-01", "support": "money", "amount": "-1"}, "whole number"),
        ("support_received", {"effective": "2026-06-01", "support": "gold"}, "This is needed"),
    ],
)
def test_what_cannot_be_is_told_beside_its_field_and_nothing_is_lost(
    desk: Desk, name: str, typed: dict[str, str], said: str
) -> None:
    (secretary,) = _arrived(desk, "secretary")
    answer = secretary.sends(f"{desk.id}/{name}/", **typed)

    assert (answer.status_code, said in text_of(answer)) == (422, True)
    for text in typed.values():
        assert text[:40] in text_of(answer) or text == "gold"


def test_an_act_for_which_one_holds_no_office_is_not_begun(desk: Desk) -> None:
    (inspector,) = _arrived(desk, "inspector")

    answer = inspector.sends(f"{desk.id}/statement/", effective="2026-06-01", title_en="T")
    assert (answer.status_code, "You hold no office" in text_of(answer)) == (403, True)
    assert inspector.sees(f"{'a' * 40}/statement/").status_code == 404
    assert inspector.sees(f"{desk.id}/founded/").status_code == 404


def test_no_browser_keeps_a_page_of_the_desk(desk: Desk) -> None:
    (secretary,) = _arrived(desk, "secretary")

    for page in ("", "take/", _writes(secretary, desk)):
        assert secretary.sees(page).headers["Cache-Control"] == "no-store"


def _seats(office: Office, desk: Desk) -> str:
    return office.reads(f"{desk.id}/seats/")


def test_the_board_sees_what_became_of_each_seat_and_not_who_sits_there(desk: Desk) -> None:
    secretary, _ = _arrived(desk, "secretary", "treasurer")
    services.open_seat(desk.fills["chair"], on=clock.today(), chance=os.urandom)
    page = _seats(secretary, desk)

    assert [page.count(said) for said in ("somebody sits there", "a code was given", "no code that is good")] == [
        *(2, 1, 1)
    ]
    for name in NAMES.values():
        assert name not in page
    assert f"{desk.id}/seats/" in secretary.reads()


@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_code_is_given_once_after_the_passphrase_and_makes_the_earlier_one_void(desk: Desk, language: str) -> None:
    (secretary,) = _arrived(desk, "secretary", language=language)
    address = f"{desk.id}/seats/{desk.fills['treasurer']}/"
    secretary.person.signs_in()
    assert "/account/confirm/" in secretary.sees(address).headers["Location"]
    secretary.person.confirms()
    assert secretary.sees(address).status_code == 200
    codes = []
    for _ in range(2):
        answer = secretary.sends(address)
        assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-store")
        codes += re.findall(r"(?:\d{4} ){4}\d{4}", text_of(answer))
        picture = secretary.sees("codes/1.svg")
        assert (picture.status_code, picture.headers["Content-Type"]) == (200, "image/svg+xml")
    assert len(codes) == 2
    assert secretary.sees("codes/2.svg").status_code == 404
    secretary.reads()
    assert secretary.sees("codes/1.svg").status_code == 404

    bahar = Office(Person(name="Bahar", passphrase="treasurer counts seven cranes").arrives())
    assert [bahar.sends("take/", code=each).status_code for each in codes] == [422, 302]
    assert secretary.sends(address).status_code == 409


def test_only_the_board_of_the_organisation_gives_codes(desk: Desk) -> None:
    _, inspector = _arrived(desk, "secretary", "inspector")
    inspector.person.confirms()
    for answer in (
        inspector.sees(f"{desk.id}/seats/"),
        inspector.sees(f"{desk.id}/seats/{desk.fills['chair']}/"),
        inspector.sends(f"{desk.id}/seats/{desk.fills['chair']}/"),
    ):
        assert (answer.status_code, "of this organisation&#x27;s board" in text_of(answer)) == (403, True)


def test_the_board_gives_no_code_for_an_office_of_another_organisation(desk: Desk) -> None:
    (secretary,) = _arrived(desk, "secretary")
    other = desk.simulator.found("Dyers of the Bank", "base", "2026-01-05")
    facts = {"organ": "board", "name": {"binding": "en", "en": "board"}, "elected_by": "assembly", "seats": 3}
    desk.simulator.act(other, "organ_established", "2026-01-06", facts)
    filled = desk.simulator.act(other, "office_filled", "2026-01-07", office("secretary", "board")).id
    desk.record()
    secretary.person.confirms()

    assert secretary.sends(f"{desk.id}/seats/{filled}/").status_code == 404
    assert secretary.sees(f"{desk.id}/seats/{filled}/").status_code == 404
    assert secretary.sends(f"{other.id}/seats/{filled}/").status_code == 403


@pytest.mark.parametrize("language", ["en", "fa"])
def test_every_act_that_can_be_written_has_a_page_and_each_officer_is_offered_their_own(
    desk: Desk, language: str
) -> None:
    secretary, inspector = _arrived(desk, "secretary", "inspector", language=language)
    for name in ASKINGS:
        assert "<form" in secretary.reads(f"{desk.id}/{name}/")

    assert f"{desk.id}/attested/" in inspector.reads()
    assert f"{desk.id}/statement/" not in inspector.reads()
    assert f"{desk.id}/attested/" not in secretary.reads()


def test_whoever_records_that_an_office_is_filled_is_shown_the_code_for_its_seat(
    desk: Desk, settings: LazySettings
) -> None:
    secretary, treasurer = _arrived(desk, "secretary", "treasurer")
    services.keep_key(desk.id, desk.body.key, secret=settings.COLONNADE_HOME.secret())
    typed = {"office": "spokesperson", "organ": "board", "holder": "Swift", "elected_by": "assembly"}
    draft = _writes(secretary, desk, "office_filled", effective="2026-06-01", **typed)
    secretary.sends(f"{draft}propose/")
    treasurer.sends(f"{draft}agree/", words=_words(treasurer.reads(draft)))
    answer = secretary.sends(f"{draft}record/")
    page = text_of(answer)

    assert (answer.status_code, "spokesperson" in page, "Weavers of the Mill" in page) == (200, True, True)
    assert len(re.findall(r"(?:\d{4} ){4}\d{4}", page)) == 1
    assert secretary.sees("codes/1.svg").status_code == 200


def test_the_letter_and_the_opening_are_read_by_those_who_are_asked_to_agree_and_nobody_else(
    desk: Desk, settings: LazySettings
) -> None:
    secretary, treasurer, inspector = _arrived(desk, "secretary", "treasurer", "inspector")
    draft = _writes(secretary, desk, title_en="Bread", letter="Bread for all of us.")
    secretary.sends(f"{draft}propose/")
    assert "Bread for all of us." in treasurer.reads(draft)
    assert inspector.sees(draft).status_code == 404
    typed = {"period": "2026-05", "basis": "members", "count": "23", "inspectors": "1"}
    count = _writes(secretary, desk, "count_returned", effective="2026-06-01", **typed)
    secretary.sends(f"{count}propose/")
    assert "What only you can open" in inspector.reads(count)


@pytest.fixture
def hidden(tmp_path: Any, settings: LazySettings) -> Desk:
    """The same, of an organisation under a pseudonym."""
    settings.COLONNADE_HOME = create_home(tmp_path / "home", ORIGIN)
    return Hidden().open("The Cranes")


class Hidden(Desk):
    days = ("2026-01", "2026-01", "2026-01")
    taken_in = date(2026, 6, 2)

    def found(self, name: str) -> Body:
        return self.simulator.found(name, "base", self.days[0], visibility="pseudonymous")


@pytest.mark.parametrize(("day", "waits"), [(7, False), (8, True), (30, True)])
@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_hidden_organisation_chooses_months_and_is_told_kindly_when_it_is_taken_in(
    hidden: Desk, monkeypatch: pytest.MonkeyPatch, settings: LazySettings, day: int, waits: bool, language: str
) -> None:
    secretary, treasurer = _arrived(hidden, "secretary", "treasurer", language=language)
    services.keep_key(hidden.id, hidden.body.key, secret=settings.COLONNADE_HOME.secret())
    on = date(2026, 11, day)
    for module in ("views", "seat_views"):
        monkeypatch.setattr(f"colonnade.apps.desk.{module}.today", lambda: on)
    form = secretary.reads(f"{hidden.id}/statement/")
    assert ('<option value="2026-10">' in form, '<option value="2026-11">' in form) == (True, False)
    draft = _writes(secretary, hidden, effective="2026-10", title_en="Cranes")
    secretary.sends(f"{draft}propose/")
    treasurer.sends(f"{draft}agree/", words=_words(treasurer.reads(draft)))
    page = secretary.reads(draft)

    assert (("first seven days" in page) or ("هفت روز نخست" in page)) is waits
    assert ("/record/" in page) is not waits
    assert secretary.sends(f"{draft}record/").status_code == (409 if waits else 302)


def _questions(ask: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as asked:
        ask()
    return len(asked)


def test_no_page_or_form_of_the_desk_asks_more_of_the_database_the_more_lies_there(desk: Desk) -> None:
    """Bounds for two officers; each was several hundred while every draft and every kind of act asked who sits."""
    services.keep_key(desk.id, desk.body.key, secret=_secret())
    secretary, treasurer = _arrived(desk, "secretary", "treasurer")
    for _ in range(3):
        draft = _writes(secretary, desk)
        assert _questions(partial(secretary.sends, f"{draft}propose/")) <= 31
        words = _words(treasurer.reads(draft))
        assert _questions(partial(treasurer.sends, f"{draft}agree/", words=words)) <= 31
        assert _questions(partial(secretary.sends, f"{draft}record/")) <= 52
    for _ in range(3):
        _writes(secretary, desk)

    assert _questions(secretary.sees) <= 20
    assert _questions(partial(secretary.sees, f"{desk.id}/statement/")) <= 10
    assert _questions(partial(secretary.sees, draft)) <= 12

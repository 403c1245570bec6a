"""Forms that are sent twice, kept before they are whole, and what each has done at the desk."""

import re
from typing import Any

import pytest
from django.conf import LazySettings

from colonnade.apps.desk import kept_forms, services
from colonnade.apps.desk.models import DraftRow, KeptForm
from colonnade.edges import clock
from colonnade.edges.homes import create_home
from tests.apps.test_desk_pages import Office, _arrived, _words, _writes
from tests.desks import ORIGIN, Desk
from tests.people import Person, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(tmp_path: Any, settings: LazySettings) -> Desk:
    settings.COLONNADE_HOME = create_home(tmp_path / "home", ORIGIN)
    return Desk().open()


def _once(page: str) -> str:
    return str(re.findall(r'name="once" value="([0-9a-f]{32})"', page)[0])


def _typed(once: str, **other: str) -> dict[str, str]:
    return {"effective": "2026-06-01", "title_en": "We stand", "title_fa": "", "once": once, **other}


def test_a_form_sent_twice_begins_one_draft_and_each_form_opened_begins_its_own(desk: Desk) -> None:
    (secretary,) = _arrived(desk, "secretary")
    place = f"{desk.id}/statement/"
    once, other = _once(secretary.reads(place)), _once(secretary.reads(place))
    first, again, third = (secretary.sends(place, **_typed(each)).headers["Location"] for each in (once, once, other))

    assert (first == again, first != third, DraftRow.objects.count()) == (True, True, 2)


def test_a_form_corrected_and_sent_again_says_the_later_words_until_others_were_shown_it(desk: Desk) -> None:
    (secretary,) = _arrived(desk, "secretary")
    place = f"{desk.id}/statement/"
    once = _once(secretary.reads(place))
    draft = secretary.sends(place, **_typed(once)).headers["Location"].partition("/desk/")[2]
    assert secretary.sends(place, **_typed(once, title_en="We stand fast")).status_code == 302
    assert "We stand fast" in secretary.reads(draft)
    secretary.sends(f"{draft}propose/")
    late = secretary.sends(place, **_typed(once, title_en="We fall"))

    assert (late.status_code, "change it there" in text_of(late), DraftRow.objects.count()) == (409, True, 1)
    assert "We fall" not in secretary.reads(draft)


def test_two_who_send_the_same_number_begin_a_draft_each(desk: Desk) -> None:
    secretary, treasurer = _arrived(desk, "secretary", "treasurer")
    once = _once(secretary.reads(f"{desk.id}/statement/"))
    for each in (secretary, treasurer):
        each.sends(f"{desk.id}/statement/", **_typed(once))

    assert DraftRow.objects.count() == 2


def test_a_draft_saved_at_the_same_moment_by_the_same_form_is_found_and_not_begun_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.sits("secretary")
    person, sending = desk.people["secretary"], services.Sending("a" * 32, "b" * 64)
    first = services.begin(person, desk.statement(), on=clock.today(), sending=sending)

    assert services.begin(person, desk.statement(), on=clock.today(), sending=sending) == first


@pytest.mark.parametrize("language", ["en", "fa"])
def test_an_incomplete_form_is_kept_found_again_by_its_author_alone_and_forgotten_when_done(
    desk: Desk, language: str
) -> None:
    secretary, treasurer = _arrived(desk, "secretary", "treasurer", language=language)
    place = f"{desk.id}/statement/"
    once = _once(secretary.reads(place))
    half = {"effective": "yester", "title_en": "", "letter": "Half a letter", "once": once}
    for _ in range(2):
        assert secretary.sends(place, **half, keep="1").headers["Location"] == secretary.at("")
    (kept,) = KeptForm.objects.all()
    assert f"/desk/kept/{kept.pk}/" in secretary.reads()
    page = secretary.reads(f"kept/{kept.pk}/")
    assert ("Half a letter" in page, 'value="yester"' in page, _once(page) == once) == (True, True, True)
    assert f"/desk/kept/{kept.pk}/" not in treasurer.reads()
    assert [treasurer.sees(f"kept/{kept.pk}/").status_code, treasurer.sends(f"kept/{kept.pk}/forget/").status_code] == [
        *(404, 404)
    ]
    assert secretary.sends(f"kept/{kept.pk}/", **_typed(once)).status_code == 302
    assert (KeptForm.objects.count(), DraftRow.objects.count()) == (0, 1)


def test_a_change_that_is_not_whole_is_kept_too_and_changes_its_draft_later(desk: Desk) -> None:
    (secretary,) = _arrived(desk, "secretary")
    draft = _writes(secretary, desk)
    once = _once(secretary.reads(f"{draft}change/"))
    secretary.sends(f"{draft}change/", effective="", title_en="Better", once=once, keep="1")
    (kept,) = KeptForm.objects.all()
    assert 'value="Better"' in secretary.reads(f"kept/{kept.pk}/")
    secretary.sends(f"kept/{kept.pk}/", **_typed(once, title_en="Better"))

    assert (DraftRow.objects.count(), "Better" in secretary.reads(draft), KeptForm.objects.count()) == (1, True, 0)


def test_a_form_that_was_kept_can_be_forgotten_and_only_so_many_are_kept(desk: Desk) -> None:
    (secretary,) = _arrived(desk, "secretary")
    place = f"{desk.id}/statement/"
    for number in range(kept_forms.MOST):
        assert secretary.sends(place, once=f"{number:032x}", keep="1").status_code == 302
    more = secretary.sends(place, once="f" * 32, keep="1")
    assert (more.status_code, "You keep 20 forms already" in text_of(more)) == (409, True)
    number = KeptForm.objects.order_by("id").values_list("pk", flat=True)[0]
    secretary.sends(f"kept/{number}/forget/")

    assert secretary.sends(place, once="f" * 32, keep="1").status_code == 302


@pytest.mark.parametrize("language", ["en", "fa"])
def test_what_one_has_done_is_listed_by_day_and_nothing_of_others(
    desk: Desk, settings: LazySettings, language: str
) -> None:
    secretary, treasurer = _arrived(desk, "secretary", "treasurer", language=language)
    services.keep_key(desk.id, desk.body.key, secret=settings.COLONNADE_HOME.secret())
    draft = _writes(secretary, desk)
    secretary.sends(f"{draft}propose/")
    treasurer.sends(f"{draft}agree/", words=_words(treasurer.reads(draft)))
    treasurer.sends(f"{draft}record/")
    said = {
        "en": ("Wrote a draft", "Agreed", "Recorded", "Took a seat"),
        "fa": ("پیش‌نویسی نوشتید", "موافقت کردید", "ثبت کردید", "کرسی‌ای را گرفتید"),
    }[language]
    ours, theirs = secretary.reads("done/"), treasurer.reads("done/")

    assert [each in ours for each in said] == [True, True, False, True]
    assert [each in theirs for each in said] == [False, True, True, True]
    assert not re.search(r"\d\d:\d\d|[۰-۹]{2}:[۰-۹]{2}", ours.partition("<main")[2].partition("</main")[0])
    assert all(
        each.status_code == 200 for each in map(secretary.sees, ("done/?page=9", "done/?page=x", "done/?page=²"))
    )


def test_a_long_history_is_paged_and_every_deed_stands_on_one_page(desk: Desk) -> None:
    (secretary,) = _arrived(desk, "secretary")
    for number in range(30):
        _writes(secretary, desk, title_en=f"Statement {number}", once=f"{number:032x}")
    first, second = secretary.reads("done/"), secretary.reads("done/?page=2")

    assert (first.count("Wrote a draft"), second.count("Wrote a draft")) == (25, 5)
    assert ("?page=2" in first, "?page=1" in second, "Took a seat" in second) == (True, True, True)


def test_a_seat_that_came_with_the_account_is_named_without_a_day(desk: Desk) -> None:
    import os  # noqa: PLC0415 -- chance for one code

    given = services.open_seat(desk.fills["chair"], on=clock.today(), chance=os.urandom)
    person = Person(name="Cyrus", passphrase="chair counts seven cranes")
    person.takes(given)
    person.sets_up()

    assert "came with your account" in Office(person).reads("done/")


def test_an_office_recorded_twice_shows_the_same_code_again(desk: Desk, settings: LazySettings) -> None:
    secretary, treasurer = _arrived(desk, "secretary", "treasurer")
    services.keep_key(desk.id, desk.body.key, secret=settings.COLONNADE_HOME.secret())
    typed = {"office": "spokesperson", "organ": "board", "holder": "Swift", "elected_by": "assembly"}
    draft = _writes(secretary, desk, "office_filled", effective="2026-06-01", **typed)
    secretary.sends(f"{draft}propose/")
    treasurer.sends(f"{draft}agree/", words=_words(treasurer.reads(draft)))
    first, again = (re.findall(r"(?:\d{4} ){4}\d{4}", text_of(secretary.sends(f"{draft}record/"))) for _ in range(2))
    assert (len(first), first == again) == (1, True)
    secretary.reads()

    assert secretary.sends(f"{draft}record/").headers["Location"] == secretary.at(draft)


def test_what_a_draft_keeps_of_its_form_cannot_be_tried_against_guesses(desk: Desk) -> None:
    (secretary,) = _arrived(desk, "secretary")
    _writes(secretary, desk, title_en="Said once", once="a" * 32)
    row = DraftRow.objects.get()
    assert "a" * 32 not in {row.once, row.sent}
    assert len(row.sent) == 64

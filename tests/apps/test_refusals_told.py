"""A refusal is told where it helps: beside its field, or on the draft's page with its rule and what to do."""

from typing import Any

import pytest
from django.conf import LazySettings

from colonnade.apps.desk import selectors, services
from colonnade.apps.desk.askings import GROUPS
from colonnade.apps.desk.refusing import FIELDS
from colonnade.core.desk.drafts import DraftState
from colonnade.edges import clock
from colonnade.edges.homes import create_home
from colonnade.words import acts as act_words
from colonnade.words.pages import say
from tests.apps.test_desk_pages import _arrived, _words, _writes
from tests.apps.test_further_askings import Roof
from tests.desks import ORIGIN, Desk
from tests.people import text_of

pytestmark = pytest.mark.django_db
SAID = {
    "en": ("fifteen days between notice and hearing", "LMRDA, section 101(a)(5)", "Give the affiliate fifteen days"),
    "fa": ("کمتر از پانزده روز", "«رسیدگی»؛ قانون LMRDA", "پانزده روز به تشکل عضو بدهید"),
}


def _opened(desk: Desk, settings: LazySettings, tmp_path: Any) -> Desk:
    settings.COLONNADE_HOME = create_home(tmp_path / "home", ORIGIN)
    desk.open()
    services.keep_key(desk.id, desk.body.key, secret=settings.COLONNADE_HOME.secret())
    return desk


@pytest.fixture
def roof(tmp_path: Any, settings: LazySettings) -> Roof:
    found = Roof()
    _opened(found, settings, tmp_path)
    return found


@pytest.fixture
def desk(tmp_path: Any, settings: LazySettings) -> Desk:
    return _opened(Desk(), settings, tmp_path)


@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_hearing_too_soon_is_told_beside_its_field_with_its_article_and_what_to_do(roof: Roof, language: str) -> None:
    column = roof.under()
    (secretary,) = _arrived(roof, "secretary", language=language)
    typed = {"effective": "2026-06-10", "affiliate": column.id, "reason": "arrears", "hearing_answer": "spoke"}
    days = {"hearing_notified": "2026-05-06", "hearing_heard": "2026-05-20"}
    answer = secretary.sends(f"{roof.id}/affiliation_suspended/", **typed, **days)
    page = text_of(answer)

    assert answer.status_code == 422
    error = page.partition('id="id_hearing_heard_error"')[2].partition("</p>")[0]
    assert [said in error for said in SAID[language]] == [True] * 3
    assert 'value="2026-05-06"' in page
    assert selectors.drafts_for(secretary.person.account, clock.today()) == []


@pytest.mark.parametrize("language", ["en", "fa"])
def test_what_became_impossible_is_told_on_the_draft_which_is_kept(roof: Roof, language: str) -> None:
    column = roof.under()
    secretary, treasurer = _arrived(roof, "secretary", "treasurer", language=language)
    typed = {"effective": "2026-06-10", "affiliate": column.id, "until": "2026-12-01", "reason": "No assembly"}
    draft, other = (_writes(secretary, roof, "trusteeship_began", **typed, article="§ 12") for _ in range(2))
    assert secretary.sends(f"{draft}propose/").status_code == 302
    words = _words(treasurer.reads(draft))
    roof.simulator.act(column, "affiliation_left", "2026-06-05", {"to": roof.id})
    roof.record()
    answer = treasurer.sends(f"{draft}agree/", words=words)
    page = text_of(answer)

    assert answer.status_code == 409
    alert = page.partition('role="alert"')[2].partition("</section>")[0]
    told = [say(code, language) for code in ("desk.refused", "desk.refused_kept", "desk.rests_on", "desk.to_do_next")]
    assert [each in alert for each in told] == [True] * 4
    assert ("not affiliated there" if language == "en" else "عضو آنجا نیست") in alert
    assert ("ILO Convention 87" if language == "en" else "مقاوله‌نامهٔ ۸۷") in alert
    assert "§ 12" in alert
    assert f"{draft}change/" in alert
    number = int(draft.split("/")[1])
    assert selectors.draft_for(treasurer.person.account, number, clock.today()).state is DraftState.PROPOSED
    assert 'id="refused"' in text_of(secretary.sends(f"{other}propose/"))
    assert [secretary.sends(f"{each}withdraw/").status_code for each in (draft, other)] == [302, 302]


def test_a_move_that_cannot_be_is_told_on_the_draft(desk: Desk) -> None:
    (secretary,) = _arrived(desk, "secretary")
    draft = _writes(secretary, desk)
    answer = secretary.sends(f"{draft}record/")

    assert (answer.status_code, 'id="refused"' in text_of(answer)) == (409, True)


@pytest.mark.parametrize(("name", "typed"), [("dissolved", {}), ("resigned", {"office": "secretary"})])
def test_whose_own_act_ends_their_seat_is_led_to_the_act(desk: Desk, name: str, typed: dict[str, str]) -> None:
    secretary, treasurer = _arrived(desk, "secretary", "treasurer")
    draft = _writes(secretary, desk, name, effective="2026-06-10", **typed)
    secretary.sends(f"{draft}propose/")
    if name != "resigned":
        treasurer.sends(f"{draft}agree/", words=_words(treasurer.reads(draft)))
    answer = secretary.sends(f"{draft}record/")

    assert (answer.status_code, "/en/acts/" in answer.headers["Location"]) == (302, True)
    assert secretary.person.browser.get(answer.headers["Location"]).status_code == 200


@pytest.mark.parametrize("language", ["en", "fa"])
def test_what_can_be_written_stands_under_what_it_is_about(desk: Desk, language: str) -> None:
    (secretary,) = _arrived(desk, "secretary", language=language)
    page = secretary.reads()
    places = [page.index(f"<h5>{say(code, language)}</h5>") for code in GROUPS]

    assert places == sorted(places)
    offered = page.partition('<div class="groups">')[2].partition("</div>")[0]
    assert offered.count(f"/desk/{desk.id}/") == sum(map(len, GROUPS.values())) - 1  # without an attestation


def test_a_name_that_is_looked_for_stands_in_no_address_and_is_not_forgotten(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("colonnade.apps.desk.about.NEWEST", 0)
    heirs = [desk.simulator.found(name, "base", "2026-03-01") for name in ("Carders", "Spinners")]
    desk.record()
    (secretary,) = _arrived(desk, "secretary")
    assert "Carders" not in secretary.reads(f"{desk.id}/split/")
    looked = secretary.sends(f"{desk.id}/split/", look="1", find="card, spin")
    page = text_of(looked)

    assert (looked.status_code, 'method="get"' in page) == (200, False)
    assert [page.count(f'value="{each.id}"') for each in heirs] == [1, 1]
    assert '<input type="hidden" name="find" value="card, spin">' in page
    again = secretary.sends(f"{desk.id}/split/", effective="2026-06-10", find="card, spin", successors=[heirs[0].id])
    assert (again.status_code, "Choose two or more" in text_of(again), heirs[1].id in text_of(again)) == (
        422,
        True,
        True,
    )


def test_every_reason_told_beside_a_field_is_one_of_the_rules() -> None:
    assert FIELDS.keys() <= act_words.WHYS.keys()

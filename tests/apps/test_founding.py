"""An organisation is founded in the browser, by somebody who holds no office: five steps, a review, one go."""

import os
import re
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile

from colonnade.apps.desk import founding, selectors
from colonnade.apps.desk.founding_forms import plan_of
from colonnade.apps.desk.models import DraftRow, FoundingRow, SealingKey
from colonnade.apps.organisations import selectors as organisations
from colonnade.apps.organisations.models import SpanRow
from colonnade.apps.publiclog import selectors as publiclog
from colonnade.apps.publiclog import services
from colonnade.core.ids import OrganisationId, spelled
from colonnade.core.log.entries import read_entry
from colonnade.core.organisations.commitments import commitment_to
from colonnade.core.organisations.spans import Kind
from colonnade.edges import clock
from colonnade.edges.homes import create_home
from colonnade.edges.signing import Signer, seal_act, verify
from colonnade.edges.simulator import signer
from tests.desks import ORIGIN
from tests.people import Person, text_of

pytestmark = pytest.mark.django_db
NODE = {"custody": "node", "recovery": "page"}
ANSWERS: dict[str, dict[str, str]] = {
    "call": {"conveners": "workers", "band": "10", "notice_days": "15"},
    "what": {
        "visibility": "open",
        "name_fa": "سندیکای بافندگان",
        "name_en": "Weavers' Union",
        "claimed_class": "base",
        "basis": "members",
        "branch": "textile",
        "place": "Nilgan",
        "workplace": "on",
    },
    "meeting": {"held": "2026-06-01", "workers": "10"},
    "offices": {"seats": "3", "secretary": "Heron", "treasurer": "Swift", "inspector": "Owl"},
    "keys": NODE,
}


@pytest.fixture(autouse=True)
def _node(tmp_path: Any, settings: LazySettings) -> None:
    settings.COLONNADE_HOME = create_home(tmp_path / "home", ORIGIN)
    services.open_log(ORIGIN)


class Founder:
    def __init__(self, language: str = "en") -> None:
        self.person = Person(language=language).arrives()

    def at(self, page: str = "") -> str:
        return f"/{self.person.language}/desk/found/{page}"

    def sees(self, page: str = "") -> Any:
        return self.person.browser.get(self.at(page))

    def sends(self, page: str, **typed: Any) -> Any:
        return self.person.browser.post(self.at(page), typed)

    def answers(self, **other: dict[str, str]) -> "Founder":
        for step, typed in {**ANSWERS, **other}.items():
            answer = self.sends(f"{step}/", **typed)
            assert answer.status_code == 302, text_of(answer)
        return self


def _founded() -> OrganisationId:
    return OrganisationId(SpanRow.objects.get(kind=Kind.FOUNDED.value).organisation)


@pytest.mark.parametrize("language", ["en", "fa"])
def test_five_steps_and_a_review_found_an_organisation_and_give_the_codes_for_its_seats(language: str) -> None:
    founder = Founder(language).answers()
    review = text_of(founder.sees("review/"))
    assert ("works where it stands" if language == "en" else "همان‌جا کار می‌کند") in review
    for said in ("Weavers", "سندیکای بافندگان", "Heron", "Swift", "Owl", "Nilgan"):
        assert (said in review) or (said == "Weavers" and language == "fa")
    answer = founder.sends("record/")
    page = text_of(answer)
    codes = re.findall(r"(?:\d{4} ){4}\d{4}", page)

    assert (answer.status_code, answer.headers["Cache-Control"], len(codes)) == (200, "no-store", 3)
    on, body = clock.today(), _founded()
    assert {seat.office.key: seat.is_taken for seat in selectors.seats_of(body, on)} == {
        "secretary": False, "treasurer": False, "inspector": False,
    }  # fmt: skip
    assert selectors.keeps_key(body, on)
    assert [publiclog.size_of(ORIGIN), FoundingRow.objects.count()] == [6, 0]
    (recovery,) = (s.key for s in organisations.spans_of(body, on, on) if s.kind is Kind.RECOVERY)
    (secret,) = re.findall(r'class="secret" dir="ltr">([0-9a-f]{64})<', page)
    assert spelled(Signer(bytes.fromhex(secret)).public) == recovery
    assert f"/{language}/organisations/{body}/" in page
    assert founder.person.browser.get(f"/{language}/organisations/{body}/").status_code == 200
    assert founder.person.browser.get(f"/{language}/desk/codes/3.svg").status_code == 200


def test_the_review_says_what_is_not_so() -> None:
    founder = Founder().answers(what={name: said for name, said in ANSWERS["what"].items() if name != "workplace"})
    review = text_of(founder.sees("review/"))

    assert re.search(r"works where it stands</dt><dd><bdi>no</bdi>", review)


def test_what_was_typed_is_kept_between_steps_and_for_nobody_else() -> None:
    founder = Founder()
    founder.sends("call/", **ANSWERS["call"])
    founder.person.signs_in()

    assert 'value="15"' in text_of(founder.sees("call/"))
    assert founder.sees("review/").headers["Location"] == founder.at("what/")
    other = Person(name="somebody else").arrives()
    assert 'value="15"' not in text_of(other.browser.get(founder.at("call/")))
    founder.sends("give-up/")
    assert 'value="15"' not in text_of(founder.sees("call/"))


@pytest.mark.parametrize(
    ("step", "typed", "field"),
    [
        ("call", {"band": "11"}, "band"),
        ("what", {"name_fa": "", "name_en": ""}, "name_en"),
        ("what", {"visibility": "pseudonymous"}, "place"),
        ("what", {"visibility": "sealed", "claimed_class": "federation"}, "claimed_class"),
        ("what", {"visibility": "sealed", "basis": "persons"}, "basis"),
        ("meeting", {"held": "yesterday"}, "held"),
        ("offices", {"treasurer": ""}, "treasurer"),
        ("keys", {"custody": "officers", "recovery": "none"}, "first_key"),
        ("keys", {"custody": "officers", "recovery": "page"}, "recovery"),
        ("keys", {"custody": "node", "recovery": "typed"}, "recovery_key"),
        ("keys", {"custody": "node", "recovery": "typed", "recovery_key": "no key"}, "recovery_key"),
    ],
)
def test_what_cannot_be_is_told_beside_its_field(step: str, typed: dict[str, str], field: str) -> None:
    answer = Founder().sends(f"{step}/", **{**ANSWERS[step], **typed})

    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in text_of(answer)


def test_all_is_recorded_or_nothing_is_and_why_not_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    founder = Founder().answers(meeting={**ANSWERS["meeting"], "held": "2099-01-01"})
    answer = founder.sends("record/")

    assert (answer.status_code, 'role="alert"' in text_of(answer)) == (422, True)
    assert (publiclog.size_of(ORIGIN), SealingKey.objects.count(), FoundingRow.objects.count()) == (0, 0, 1)
    assert "seed" not in str(FoundingRow.objects.get().answers)


def test_officers_who_keep_the_key_seal_every_file_away_from_the_node() -> None:
    first, second, recovery = signer("first"), signer("second"), signer("recovery")
    keys = {"custody": "officers", "recovery": "typed", "recovery_key": spelled(recovery.public)}
    keys |= {"first_key": spelled(first.public), "second_key": spelled(second.public)}
    founder = Founder().answers(keys=keys)
    assert founder.sees("acts/1.act").status_code == 404
    founder.sends("hand-out/")
    texts: list[bytes] = []
    while (answer := founder.sees(f"acts/{len(texts) + 1}.act")).status_code == 200:
        texts.append(answer.content)
    sealed = [SimpleUploadedFile(str(number), seal_act(text, first, second)) for number, text in enumerate(texts)]
    some = founder.sends("record/", sealed=sealed[1:])
    assert (some.status_code, "have not come back" in text_of(some)) == (422, True)
    assert publiclog.size_of(ORIGIN) == 0
    for each in sealed:
        each.seek(0)
    answer = founder.sends("record/", sealed=sealed[::-1])

    assert (answer.status_code, len(re.findall(r"(?:\d{4} ){4}\d{4}", text_of(answer)))) == (200, 3)
    assert not SealingKey.objects.exists()
    assert not selectors.keeps_key(_founded(), clock.today())


def test_an_answer_changed_after_the_files_were_made_voids_them() -> None:
    keys = {"custody": "officers", "recovery": "none", "first_key": spelled(signer("first").public)}
    founder = Founder().answers(keys=keys)
    founder.sends("hand-out/")
    assert founder.sees("acts/1.act").status_code == 200
    founder.sends("call/", **ANSWERS["call"])

    assert founder.sees("acts/1.act").status_code == 404


def _hidden(visibility: str) -> dict[str, dict[str, str]]:
    what = {**ANSWERS["what"], "visibility": visibility, "branch": "", "place": ""}
    on = clock.today().replace(day=1)
    month = f"{on.year - (on.month == 1)}-{(on.month - 2) % 12 + 1:02}"
    return {"what": what, "meeting": {"held": month, "workers": "10"}}


@pytest.mark.parametrize("visibility", ["pseudonymous", "sealed"])
def test_a_hidden_organisation_says_months_and_is_taken_in_with_the_next_batch(
    visibility: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    founder = Founder().answers(**_hidden(visibility))
    first = clock.today().replace(day=1)
    for module in ("founding_views",):
        monkeypatch.setattr(f"colonnade.apps.desk.{module}.today", lambda: first.replace(day=8))
    waits = founder.sends("record/")
    assert (waits.status_code, publiclog.size_of(ORIGIN)) == (422, 0)
    assert "first seven days" in text_of(waits)
    monkeypatch.setattr("colonnade.apps.desk.founding_views.today", lambda: first.replace(day=2))
    monkeypatch.setattr("colonnade.apps.desk.seat_views.today", lambda: first.replace(day=2))
    answer = founder.sends("record/")

    assert (answer.status_code, publiclog.size_of(ORIGIN)) == (200, 6)
    entry = publiclog.entries(ORIGIN, 0, 1)[0]
    facts = read_entry(entry, verify).act.facts
    if visibility == "sealed":
        assert b"Weavers" not in b"".join(publiclog.entries(ORIGIN, 0, 6))
        opening: Any = DraftRow.objects.get().opening
        assert commitment_to(bytes.fromhex(opening["random"]), opening["revealed"]) == facts["commitment"]
        assert opening["revealed"]["name"]["en"] == "Weavers' Union"
    else:
        assert not DraftRow.objects.exists()


def test_nothing_secret_is_kept_between_steps_or_after() -> None:
    founder = Founder().answers()
    page = text_of(founder.sends("record/"))
    (secret,) = re.findall(r'class="secret" dir="ltr">([0-9a-f]{64})<', page)

    assert not SealingKey.objects.filter(closed=bytes.fromhex(secret)).exists()
    assert secret not in text_of(founder.sees())
    assert founding.answers_of(founder.person.account) == {}


def test_what_is_sent_twice_is_founded_once() -> None:
    founder, key = Founder().answers(), signer("node")
    plan = plan_of(founding.answers_of(founder.person.account), [spelled(key.public)], None)
    more: dict[str, Any] = {"origin": ORIGIN, "on": clock.today(), "chance": os.urandom}
    founding.found(founder.person.account, plan, key, secret=b"\x07" * 32, **more)
    with pytest.raises(founding.NothingBegun):
        founding.found(founder.person.account, plan, key, secret=b"\x07" * 32, **more)
    with pytest.raises(founding.NothingBegun):
        founding.found_sealed(founder.person.account, [], **more)

    assert publiclog.size_of(ORIGIN) == 6
    assert founder.sends("record/").headers["Location"] == founder.at("review/")


CODES = re.compile(r"(?:\d{4} ){4}\d{4}")


def _once(founder: Founder) -> str:
    return str(re.findall(r'name="once" value="([0-9a-f]{32})"', text_of(founder.sees("review/")))[0])


@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_founding_sent_again_since_its_answer_was_lost_founds_once_and_shows_the_same(language: str) -> None:
    founder = Founder(language).answers()
    once = _once(founder)
    first, again = (text_of(founder.sends("record/", once=once)) for _ in range(2))
    secrets = [re.findall(r'class="secret" dir="ltr">([0-9a-f]{64})<', page) for page in (first, again)]

    assert (len(CODES.findall(first)), CODES.findall(first) == CODES.findall(again)) == (3, True)
    assert (len(secrets[0]), secrets[0] == secrets[1], publiclog.size_of(ORIGIN)) == (1, True, 6)


def test_whoever_signs_in_anew_after_a_lost_answer_gets_new_codes_until_somebody_sits_on_the_board() -> None:
    founder = Founder().answers()
    once = _once(founder)
    lost = CODES.findall(text_of(founder.sends("record/", once=once)))
    founder.person.signs_in()
    assert once in text_of(founder.sees())
    page = text_of(founder.sends("record/", once=once))
    codes = CODES.findall(page)
    assert (len(codes), set(codes) & set(lost), publiclog.size_of(ORIGIN)) == (3, set(), 6)
    assert "No recovery key is shown here" in page
    desk = f"/{founder.person.language}/desk/"
    assert founder.person.browser.post(f"{desk}take/", {"code": lost[0]}).status_code == 422
    assert founder.person.browser.post(f"{desk}take/", {"code": codes[0]}).status_code == 302
    founder.person.browser.get(desk)

    assert once not in text_of(founder.sees())
    answer = founder.sends("record/", once=once)
    assert (answer.status_code, "ask the board for the codes" in text_of(answer)) == (409, True)


def test_nobody_else_is_shown_codes_by_the_number_of_a_form() -> None:
    founder = Founder().answers()
    once = _once(founder)
    founder.sends("record/", once=once)
    other = Person(name="somebody else").arrives()
    answer = other.browser.post("/en/desk/found/record/", {"once": once})

    assert (answer.status_code, answer.headers["Location"]) == (302, "/en/desk/found/review/")


def test_whom_they_asked_and_their_witnesses_are_in_the_founding_act() -> None:
    keys = {**ANSWERS["keys"], "witnesses_1_name": "Dyers of the Bank", "witnesses_needed": "1"}
    keys["witnesses_1_key"] = spelled(signer("witness").public)
    call = {**ANSWERS["call"], "asked_1_whom": "Union of the Port", "asked_1_answer": "declined"}
    call |= {"asked_rows": "3", "asked_3_whom": "Night shift", "asked_3_answer": "agreed"}
    founder = Founder().answers(call=call, keys=keys)
    review = text_of(founder.sees("review/"))
    assert "Union of the Port" in review
    founder.sends("record/")
    facts = read_entry(publiclog.entries(ORIGIN, 0, 1)[0], verify).act.facts

    assert facts["asked"] == [
        {"whom": "Union of the Port", "answer": "declined"},
        {"whom": "Night shift", "answer": "agreed"},
    ]
    assert facts["witnesses"] == [{"name": "Dyers of the Bank", "key": keys["witnesses_1_key"]}]
    assert facts["witnesses_needed"] == 1


@pytest.mark.parametrize("language", ["en", "fa"])
def test_one_more_row_keeps_what_was_typed_and_needs_no_script(language: str) -> None:
    founder = Founder(language)
    page = text_of(founder.sends("call/", asked_rows="2", asked_2_whom="Night shift", more="1"))
    assert ('id="id_asked_3_whom"' in page, 'value="Night shift"' in page) == (True, True)
    again = text_of(founder.sees("call/"))
    assert ('id="id_asked_3_whom"' in again, 'value="Night shift"' in again) == (True, True)
    for _ in range(12):
        page = text_of(founder.sends("call/", asked_rows="12", more="1"))
    assert ('id="id_asked_12_whom"' in page, 'name="more"' in page, 'id="id_asked_13_whom"' in page) == (
        *(True, False, False),
    )
    assert founder.sends("call/", **ANSWERS["call"], asked_rows="²").status_code == 302


@pytest.mark.parametrize(
    ("step", "typed", "field"),
    [
        ("call", {"asked_1_whom": "Night shift"}, "asked_1_answer"),
        ("call", {"asked_2_answer": "agreed"}, "asked_2_whom"),
        ("keys", {"witnesses_1_name": "Dyers", "witnesses_needed": "1"}, "witnesses_1_key"),
        ("keys", {"witnesses_needed": "1"}, "witnesses_needed"),
    ],
)
def test_a_row_is_typed_whole_or_left_out(step: str, typed: dict[str, str], field: str) -> None:
    answer = Founder().sends(f"{step}/", **{**ANSWERS[step], **typed})

    assert (answer.status_code, f'id="id_{field}_error"' in text_of(answer)) == (422, True)


@pytest.mark.parametrize("language", ["en", "fa"])
def test_the_review_says_which_defaults_hold_until_there_is_a_statute(language: str) -> None:
    review = text_of(Founder(language).answers().sees("review/"))

    assert ("object for 14 days" if language == "en" else "۱۴ روز") in review

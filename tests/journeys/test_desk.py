"""An organisation from its founding to its first statement, as three people with phones and keyboards meet it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.journeys.test_accounts import (
    PASSPHRASE,
    PERSIAN,
    WORDS,
    Reader,
    _invitation,
    _secret,
    browser,
    home,
    node,
)
from tests.totp import app_code

__all__ = ["browser", "home", "node"]
SAID = {
    "en": {
        "go on": "Keep and go on",
        "record": "Record the founding",
        "keep": "Keep the draft",
        "propose": "Agree and show it to the others",
        "agree": "Agree to these words",
        "seal": "Seal and record",
        "seats": "Seats and their codes",
        "show": "Show the code",
        "public": "Its public page",
        "title": "We stand with the weavers",
    },
    "fa": {
        "go on": "نگه دار و برو جلو",
        "record": "ثبت بنیادگذاری",
        "keep": "نگه داشتن پیش‌نویس",
        "propose": "پذیرفتن و نشان دادن به دیگران",
        "agree": "پذیرفتن همین متن",
        "seal": "مهر و ثبت",
        "seats": "کرسی‌ها و کدهایشان",
        "show": "کد را نشان بده",
        "public": "صفحهٔ همگانی آن",
        "title": "در کنار بافندگان",
    },
}
ANSWERS: list[dict[str, str]] = [
    {"conveners": "workers", "band": "10", "notice_days": "15"},
    {
        "visibility": "open",
        "name": "Weavers of Nilgan",
        "claimed_class": "base",
        "basis": "members",
        "branch": "textile",
    },
    {"held": "2026-06-01", "workers": "10"},
    {"seats": "3", "secretary": "Heron", "treasurer": "Swift", "inspector": "Owl"},
    {"custody": "node", "recovery": "page"},
]
LATIN = {ord(persian): latin for latin, persian in zip("0123456789", "۰۱۲۳۴۵۶۷۸۹", strict=True)}


def _fills(reader: Reader, typed: dict[str, str]) -> None:
    for name, value in typed.items():
        field = reader.page.locator(f"#id_{name if name != 'name' else 'name_' + reader.language}")
        if field.evaluate("each => each.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)


def _arrives(reader: Reader, code: str, name: str) -> None:
    """From a code on paper to an account with everything set up."""
    phrase = PASSPHRASE[reader.language]
    reader.goes("account/invitation/")
    reader.types(code, name, phrase, phrase)
    reader.types(app_code(_secret(reader)))
    reader.presses(WORDS[reader.language]["show"])


def _codes(reader: Reader) -> list[str]:
    found = reader.page.locator(".sheet .code").all_inner_texts()
    return [re.sub(r"\s+", " ", each).translate(LATIN) for each in found]


@pytest.mark.parametrize("script", [True, False], ids=["script", "bare"])
@pytest.mark.parametrize("language", ["fa", "en"])
def test_founding_seats_and_the_first_statement_with_the_keyboard_alone(
    home: Path,
    node: str,
    browser: Browser,
    tmp_path: Path,
    language: str,
    script: bool,
) -> None:
    said, mark = SAID[language], f"{language}{'' if script else ' bare'}"
    founder = Reader(browser, node, language, script=script)
    _arrives(founder, _invitation(home, tmp_path), f"founder {mark}")
    founder.goes("desk/found/")
    founder.looks("50-founding")
    for number, typed in enumerate(ANSWERS, 1):
        founder.goes(f"desk/found/{['call', 'what', 'meeting', 'offices', 'keys'][number - 1]}/")
        _fills(founder, {**typed, **({"name": f"{typed['name']} {mark}"} if "name" in typed else {})})
        founder.looks(f"51-step-{number}")
        founder.presses(said["go on"])
    assert "/desk/found/review/" in founder.page.url
    founder.looks("52-review")
    founder.presses(said["record"])
    founder.looks("53-codes")
    codes = _codes(founder)
    assert len(codes) == 3
    inside = "all => all.every(each => each.scrollWidth <= each.clientWidth)"
    assert founder.page.locator(".sheet").evaluate_all(inside)
    assert founder.page.locator(".sheet img").evaluate_all("all => all.every(each => each.naturalWidth > 0)")
    founder.presses(said["public"], "link")
    organisation = founder.page.url.split("/organisations/")[1].strip("/")

    people = [Reader(browser, node, language, script=script) for _ in range(3)]
    for number, (reader, code) in enumerate(zip(people, codes, strict=True)):
        _arrives(reader, code.translate(PERSIAN) if language == "fa" else code, f"officer {number} {mark}")
    secretary, treasurer, inspector = people
    secretary.goes("desk/")
    secretary.looks("54-desk")
    secretary.presses(said["seats"], "link")
    secretary.looks("55-seats")
    secretary.goes(f"desk/{organisation}/statement/")
    _fills(secretary, {"effective": "2026-06-10", f"title_{language}": f"{said['title']} {mark}"})
    secretary.looks("56-write")
    secretary.presses(said["keep"])
    secretary.looks("57-draft")
    secretary.presses(said["propose"])
    inspector.goes("desk/")
    assert inspector.page.locator(".kept li").count() == 0
    treasurer.goes("desk/")
    treasurer.looks("58-to-do")
    treasurer.page.locator(".kept a").first.focus()
    with treasurer.page.expect_navigation():
        treasurer.page.keyboard.press("Enter")
    treasurer.presses(said["agree"])
    treasurer.looks("59-agreed")
    treasurer.presses(said["seal"])
    treasurer.looks("60-recorded")
    stranger = Reader(browser, node, language, script=script)
    stranger.goes(f"organisations/{organisation}/")
    assert f"{said['title']} {mark}" in stranger.page.locator("main").inner_text()
    stranger.looks("61-public")
    for reader in (founder, *people, stranger):
        reader.clean()


@pytest.mark.parametrize("language", ["fa", "en"])
def test_a_code_given_by_the_board_is_shown_and_printed(
    home: Path,
    node: str,
    browser: Browser,
    tmp_path: Path,
    language: str,
) -> None:
    founder = Reader(browser, node, language, width=1280)
    said = SAID[language]
    _arrives(founder, _invitation(home, tmp_path), f"another founder {language}")
    for typed, step in zip(ANSWERS, ["call", "what", "meeting", "offices", "keys"], strict=True):
        founder.goes(f"desk/found/{step}/")
        _fills(founder, {**typed, **({"name": f"Dyers {language}"} if "name" in typed else {})})
        founder.presses(said["go on"])
    founder.looks("62-review-wide")
    founder.presses(said["record"])
    founder.looks("63-codes-wide")
    own = _codes(founder)[0]
    founder.page.emulate_media(media="print")
    assert founder.page.locator(".sheet .secret").is_visible()
    for hidden in (".site", "h1", "footer", ".onscreen"):
        assert not founder.page.locator(hidden).first.is_visible(), hidden
    founder.page.emulate_media(media="screen")
    founder.goes("desk/take/")
    founder.types(own)
    founder.presses(said["seats"], "link")
    founder.page.locator(".kept a").first.focus()
    with founder.page.expect_navigation():
        founder.page.keyboard.press("Enter")
    founder.looks("64-give-code")
    founder.presses(said["show"])
    founder.looks("65-code-given")
    assert len(_codes(founder)) == 1
    founder.clean()

"""An organisation from its founding to its first statement, as three people with phones and keyboards meet it."""

import re

import pytest
from playwright.sync_api import Browser

from tests.journeys.nodes import Nodes, Standing
from tests.journeys.readers import LATIN, PERSIAN, Reader
from tests.journeys.ways import EMBEDDED, Way, journey
from tests.people import PASSPHRASE

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
NUMBERS = {("en", True): "1", ("en", False): "2", ("fa", True): "۱", ("fa", False): "۲"}
NAMES = {
    "en": {"name": "Weavers of Nilgan", "secretary": "Heron", "treasurer": "Swift", "inspector": "Owl"},
    "fa": {"name": "بافندگان نیلگان", "secretary": "درنا", "treasurer": "پرستو", "inspector": "جغد"},
}
STEPS = ("call", "what", "meeting", "offices", "keys")
ANSWERS: list[dict[str, str]] = [
    {"conveners": "workers", "band": "10", "notice_days": "15"},
    {
        "visibility": "open",
        "claimed_class": "base",
        "basis": "members",
        "branch": "textile",
    },
    {"held": "2026-06-01", "workers": "10"},
    {"seats": "3"},
    {"custody": "node", "recovery": "page"},
]


def _fills(reader: Reader, typed: dict[str, str]) -> None:
    for name, value in typed.items():
        field = reader.page.locator(f"#id_{name if name != 'name' else 'name_' + reader.language}")
        if field.evaluate("each => each.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)


def _answers(language: str, mark: str) -> list[tuple[str, dict[str, str]]]:
    """Every step of the founding and what is answered there."""
    what, offices = dict(ANSWERS[1]), dict(ANSWERS[3])
    what["name"] = f"{NAMES[language]['name']} {mark}"
    offices |= {office: name for office, name in NAMES[language].items() if office != "name"}
    return list(zip(STEPS, [ANSWERS[0], what, ANSWERS[2], offices, ANSWERS[4]], strict=True))


def _sits(reader: Reader, code: str) -> None:
    """From a code on paper to the seat."""
    reader.goes("desk/take/")
    reader.types(code.translate(PERSIAN) if reader.language == "fa" else code)


def _codes(reader: Reader) -> list[str]:
    found = reader.page.locator(".sheet .code").all_inner_texts()
    return [re.sub(r"\s+", " ", each).translate(LATIN) for each in found]


def _arrives(browser: Browser, standing: Standing, way: Way, name: str) -> Reader:
    session = standing.furnisher.does("arrives", name=f"{name} {way}")
    return Reader(browser, standing.address, way.language, script=way.script, session=session)


@journey("founding")
def test_founding_seats_and_the_first_statement_with_the_keyboard_alone(
    standing: Standing, browser: Browser, way: Way
) -> None:
    said, mark, language = SAID[way.language], NUMBERS[way.language, way.script], way.language
    founder = _arrives(browser, standing, way, "founder")
    founder.goes("desk/found/")
    founder.looks("50-founding", "founding")
    for number, (step, typed) in enumerate(_answers(language, mark), 1):
        founder.goes(f"desk/found/{step}/")
        _fills(founder, typed)
        founder.looks(f"51-step-{number}", "founding-step" if step == "offices" else "")
        founder.presses(said["go on"])
    assert "/desk/found/review/" in founder.page.url
    founder.looks("52-review")
    founder.presses(said["record"])
    founder.looks("53-codes", "founding-codes")
    codes = _codes(founder)
    assert len(codes) == 3
    inside = "all => all.every(each => each.scrollWidth <= each.clientWidth)"
    assert founder.page.locator(".sheet").evaluate_all(inside)
    assert founder.page.locator(".sheet img").evaluate_all("all => all.every(each => each.naturalWidth > 0)")
    founder.presses(said["public"], "link")
    organisation = founder.page.url.split("/organisations/")[1].strip("/")

    people = [_arrives(browser, standing, way, f"officer {number}") for number in range(3)]
    for reader, code in zip(people, codes, strict=True):
        _sits(reader, code)
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
    treasurer.looks("59-agreed", "draft")
    treasurer.presses(said["seal"])
    treasurer.looks("60-recorded")
    stranger = Reader(browser, standing.address, language, script=way.script)
    stranger.goes(f"organisations/{organisation}/")
    assert f"{said['title']} {mark}" in stranger.page.locator("main").inner_text()
    stranger.looks("61-public")
    for reader in (founder, *people, stranger):
        reader.clean()


@pytest.mark.parametrize("language", ["fa", "en"])
def test_a_code_given_by_the_board_is_shown_and_printed(nodes: Nodes, browser: Browser, language: str) -> None:
    standing, said = nodes.on(EMBEDDED), SAID[language]
    session = standing.furnisher.does("arrives", name=f"another founder {language}", confirms=True)
    founder = Reader(browser, standing.address, language, width=1280, session=session)
    for step, typed in _answers(language, NUMBERS[language, True]):
        founder.goes(f"desk/found/{step}/")
        _fills(founder, typed)
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
    founder.types(PASSPHRASE)
    founder.looks("64-give-code")
    founder.presses(said["show"])
    founder.looks("65-code-given")
    assert len(_codes(founder)) == 1
    founder.clean()

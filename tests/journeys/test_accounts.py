"""An account in the browser, as somebody with a phone meets it: both languages, the keyboard alone, no JavaScript."""

import re
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

import pytest
from playwright.sync_api import Browser

from tests.journeys.nodes import COMMAND, Standing, environment
from tests.journeys.readers import PERSIAN, Reader
from tests.journeys.ways import Way, journey
from tests.totp import app_code

PASSPHRASE = {"en": "sieben Kraniche tragen Kohle", "fa": "هفت درنا زغال می‌برند تا بام"}
NAMES = {"en": "Aram of the mill", "fa": "آرام کارگاه"}
HOLDERS = {"en": "holder", "fa": "دارنده"}
KEYHOLDERS = {"en": "keyholder", "fa": "کلیددار"}


def _invitation(home: Path, folder: Path, url: str = "") -> str:
    sheet, said = folder / f"sheet-{time.monotonic_ns()}", environment(home, url=url)
    subprocess.run([COMMAND, "account", "invite", str(sheet)], env=said, check=True, capture_output=True)
    return str(re.findall(r"(?:\d{4} ){4}\d{4}", sheet.read_text())[0])


WORDS = {
    "en": {
        "invitation": "I have an invitation",
        "show": "Show the codes",
        "done": "I have them on paper",
        "out": "Sign out",
        "forgotten": "Passphrase forgotten",
        "sessions": "See and end",
        "end": "End all others",
        "stop": "Stop it: I still have the account",
        "again": "Set it up anew",
    },
    "fa": {
        "invitation": "دعوت دارم",
        "show": "کدها را نشان بده",
        "done": "روی کاغذ دارمشان",
        "out": "خروج",
        "forgotten": "فراموشی گذرواژه",
        "sessions": "ببینید و پایان دهید",
        "end": "همهٔ نشست‌های دیگر را پایان بده",
        "stop": "جلویش را بگیر: حساب هنوز نزد من است",
        "again": "از نو برپا کنید",
    },
}


def _secret(reader: Reader) -> str:
    return reader.page.locator("main bdi.code").inner_text().replace(" ", "")


def _fresh(secret: str, last: str) -> str:
    """A code that is not the one used last: the app's own clock goes on."""
    return next(code for steps in (0, 1, -1) if (code := app_code(secret, steps)) != last)


def _digits(code: str, language: str) -> str:
    return code.translate(PERSIAN) if language == "fa" else code


def _takes(reader: Reader, invitation: str, name: str) -> tuple[str, list[str]]:
    """From the sign-in page to the account; return the app's secret and the printed codes."""
    words, phrase, language = WORDS[reader.language], PASSPHRASE[reader.language], reader.language
    reader.presses(words["invitation"], "link")
    reader.looks("2-invitation", "account-invitation")
    reader.types(_digits(invitation, language), name, "too short", "too short")
    reader.looks("3-refused")
    assert reader.page.locator(".field .stale").count() == 1
    reader.fills_on("#id_name", phrase, phrase)
    reader.looks("4-app", "account-app")
    secret = _secret(reader)
    reader.types(_digits(app_code(secret), language))
    reader.looks("5-codes-before")
    reader.presses(words["show"])
    reader.looks("6-codes")
    codes = re.findall(r"(?:\d{4} ){4}\d{4}", reader.page.locator(".codes").inner_text())
    assert len(codes) == 10
    reader.presses(words["done"], "link")
    reader.looks("7-account", "account")
    return secret, codes


def _comes_and_sees(reader: Reader, name: str, code: str) -> None:
    words = WORDS[reader.language]
    reader.presses(words["out"])
    reader.types(name, PASSPHRASE[reader.language])
    reader.looks("8-second-step")
    reader.types(_digits(code, reader.language))
    assert name in reader.page.locator("h1").inner_text()
    reader.goes("account/sessions/")
    reader.looks("9-sessions")
    reader.goes("account/")


def _sets_up_again(reader: Reader, name: str, code: str) -> str:
    """In with a recovery code, as after the loss of a phone; return the new app's secret."""
    words, phrase = WORDS[reader.language], PASSPHRASE[reader.language]
    reader.presses(words["out"])
    reader.types(name, phrase)
    reader.types(code)
    reader.looks("10-account-by-recovery-code")
    reader.presses(words["again"], "link")
    reader.looks("11-confirm")
    reader.types(phrase)
    return _secret(reader)


@journey("account")
def test_from_the_paper_to_the_account_and_back_in_with_the_keyboard_alone(
    standing: Standing, browser: Browser, tmp_path: Path, way: Way
) -> None:
    language, script = way.language, way.script
    words, name, phrase = (
        WORDS[language],
        NAMES[language] + ("" if script else way.words(" 2", " ۲")),
        PASSPHRASE[language],
    )
    reader = Reader(browser, standing.address, language, script=script)
    reader.goes("account/")
    reader.looks("1-sign-in")
    secret, codes = _takes(reader, _invitation(standing.home, tmp_path, standing.url), name)
    _comes_and_sees(reader, name, app_code(secret))
    again = _sets_up_again(reader, name, codes[0])
    used = app_code(again)
    reader.types(used)
    reader.presses(words["out"])
    reader.presses(words["forgotten"], "link")
    reader.looks("12-forgotten")
    reader.types(name, codes[1], _fresh(again, used), phrase + " 2", phrase + " 2")
    reader.looks("13-recovered")
    reader.goes("account/sign-in/")
    reader.types(name, phrase)
    reader.looks("14-no-match")
    assert reader.page.locator("[role=alert]").count() == 1
    reader.clean()


def test_the_print_of_the_codes_shows_the_codes_and_no_name_of_the_site(
    home: Path, node: str, browser: Browser, tmp_path: Path
) -> None:
    reader = Reader(browser, node, "fa")
    reader.goes("account/invitation/")
    reader.types(_invitation(home, tmp_path), "printer", PASSPHRASE["fa"], PASSPHRASE["fa"])
    reader.types(app_code(_secret(reader)))
    reader.presses(WORDS["fa"]["show"])
    reader.page.emulate_media(media="print")

    assert reader.page.locator(".codes li").first.is_visible()
    assert not reader.page.locator(".onscreen").is_visible()
    for hidden in (".site", "h1", ".lead", "footer"):
        assert not reader.page.locator(hidden).first.is_visible(), hidden


@pytest.mark.parametrize("language", ["fa", "en"])
def test_the_holder_sees_that_the_account_is_asked_for_and_who_else_is_in_and_ends_both(
    home: Path, node: str, browser: Browser, tmp_path: Path, language: str
) -> None:
    name, phrase, words = HOLDERS[language], PASSPHRASE[language], WORDS[language]
    reader, other = Reader(browser, node, language), Reader(browser, node, language)
    reader.goes("account/invitation/")
    reader.types(_invitation(home, tmp_path), name, phrase, phrase)
    secret = _secret(reader)
    used = app_code(secret)
    reader.types(used)
    reader.presses(words["show"])
    other.goes("account/")
    other.types(name, phrase)
    other.types(_fresh(secret, used))
    asked = [COMMAND, "account", "reinvite", str(tmp_path / "back")]
    subprocess.run(asked, env=environment(home), input=f"{name}\n", text=True, check=True, capture_output=True)
    reader.goes("account/")
    reader.looks("40-asked-for")
    reader.presses(words["stop"])
    assert reader.page.locator(".notice").count() == 0
    reader.goes("account/sessions/")
    reader.looks("41-two-sessions")
    reader.presses(words["end"])
    if "/confirm/" in reader.page.url:
        reader.types(phrase)
        reader.presses(words["end"])
    assert reader.page.locator(".kept li").count() == 1
    other.goes("account/")
    assert "/sign-in/" in other.page.url
    reader.clean()


@pytest.mark.parametrize("language", ["fa", "en"])
def test_a_passkey_takes_the_place_of_the_apps_code(
    home: Path, node: str, browser: Browser, tmp_path: Path, language: str
) -> None:
    reader = Reader(browser, node, language)
    tools = reader.page.context.new_cdp_session(reader.page)
    tools.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasUserVerification": True, "isUserVerified": True}
    tools.send("WebAuthn.addVirtualAuthenticator", {"options": {**options, "automaticPresenceSimulation": True}})
    reader.goes("account/invitation/")
    reader.types(_invitation(home, tmp_path), KEYHOLDERS[language], PASSPHRASE[language], PASSPHRASE[language])
    reader.types(app_code(_secret(reader)))
    reader.presses(WORDS[language]["show"])
    reader.goes("account/passkeys/add/")
    reader.looks("20-add-passkey")
    with reader.page.expect_navigation():
        reader.page.locator("form[data-passkey] button").click()
    assert reader.page.url.endswith("/account/")
    reader.goes("account/passkeys/")
    reader.looks("21-passkeys")
    assert reader.page.locator(".kept li").count() == 1
    reader.goes("account/")
    reader.presses(WORDS[language]["out"])
    reader.types(KEYHOLDERS[language], PASSPHRASE[language])
    reader.looks("22-second-step")
    with reader.page.expect_navigation():
        reader.page.locator("form[data-passkey] button").click()
    assert KEYHOLDERS[language] in reader.page.locator("h1").inner_text()
    reader.clean()


@pytest.mark.parametrize("language", ["fa", "en"])
def test_who_keeps_the_node_is_told_on_a_page_for_everybody(node: str, browser: Browser, language: str) -> None:
    for width in (360, 1280):
        reader = Reader(browser, node, language, width=width)
        reader.goes("operator/")
        reader.looks("30-operator")
        reader.goes("account/")
        reader.looks("31-sign-in-wide")
        reader.clean()


def _opener() -> OpenerDirector:
    return build_opener(HTTPCookieProcessor())


def _posts(opener: OpenerDirector, address: str, **typed: str) -> int:
    with opener.open(address) as page:
        token = re.findall(r'csrfmiddlewaretoken" value="([^"]+)"', page.read().decode())[0]
    sent = urlencode({"csrfmiddlewaretoken": token, **typed}).encode()
    try:
        with opener.open(Request(address, sent, {"Referer": address})) as answer:
            return int(answer.status)
    except HTTPError as told:
        return told.code


def test_2_3_3_twenty_who_take_one_invitation_at_once_make_one_account(home: Path, node: str, tmp_path: Path) -> None:
    code, phrase = _invitation(home, tmp_path), PASSPHRASE["en"]

    def take(number: int) -> int:
        typed = {"code": code, "name": f"taker {number}", "passphrase": phrase, "again": phrase}
        return _posts(_opener(), f"{node}/en/account/invitation/", **typed)

    with ThreadPoolExecutor(20) as together:
        answers = list(together.map(take, range(20)))

    assert answers.count(200) == 1
    assert set(answers) <= {200, 422, 503}


def test_what_lies_on_the_nodes_disk_tells_no_passphrase_no_code_and_no_browser(
    home: Path, node: str, browser: Browser, tmp_path: Path
) -> None:
    reader = Reader(browser, node, "en")
    agent = reader.page.evaluate("navigator.userAgent")
    invitation = _invitation(home, tmp_path)
    reader.goes("account/invitation/")
    reader.types(invitation, "canary person", PASSPHRASE["en"], PASSPHRASE["en"])
    secret = _secret(reader)
    reader.types(app_code(secret))
    reader.presses(WORDS["en"]["show"])
    codes = re.findall(r"(?:\d{4} ){4}\d{4}", reader.page.locator(".codes").inner_text())
    session = next(each["value"] for each in reader.page.context.cookies() if each["name"] == "session")
    disk = b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())

    assert b"canary person" in disk
    for never in (
        agent,
        "HeadlessChrome",
        PASSPHRASE["en"],
        secret,
        session,
        "127.0.0.1",
        "localhost",
        invitation,
        *codes,
    ):
        assert never.encode() not in disk, never
        assert never.replace(" ", "").encode() not in disk, never

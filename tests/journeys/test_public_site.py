"""The demo as a newcomer meets it: one command, a browser, both languages, a phone, the keyboard, no JavaScript."""

import json
import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from colonnade.cli.main import main

COMMAND = [str(Path(sys.executable).with_name("colonnade")), "demo"]
FEDERATION_IN_AIR = {"en": "Grand National Confederation of Labour", "fa": "کنفدراسیون بزرگ سراسری کار"}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _start(home: Path, port: int) -> subprocess.Popen[str]:
    environment = {**os.environ, "COLONNADE_HOME": str(home), "PORT": str(port)}
    environment.pop("COLONNADE_DATABASE_URL", None)
    return subprocess.Popen(COMMAND, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def _first_line(demo: subprocess.Popen[str]) -> str:
    assert demo.stdout is not None
    return demo.stdout.readline()


def _stopped(demo: subprocess.Popen[str]) -> tuple[int, str]:
    demo.send_signal(signal.SIGTERM)
    _, err = demo.communicate(timeout=60)
    return demo.returncode, err


@pytest.fixture(scope="module")
def node(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    port = _free_port()
    demo = _start(tmp_path_factory.mktemp("journey") / "home", port)
    try:
        assert _first_line(demo) == f"Colonnade: http://127.0.0.1:{port}/\n"
        yield f"http://127.0.0.1:{port}"
    finally:
        code, err = _stopped(demo)
    assert (code, err) == (0, "")


def _everybody(node: str) -> list[dict[str, object]]:
    with urllib.request.urlopen(f"{node}/popolo.json") as answer:
        found: list[dict[str, object]] = json.load(answer)["organizations"]
    return found


def _addresses(node: str, language: str) -> list[str]:
    organisations = [f"/{language}/organisations/{each['id']}/" for each in _everybody(node)]
    past = f"/{language}/?on=2024-12-01&known=2024-12-01"
    audits = [f"/{language}/organisations/{each}/audit/" for each in _roofs(node)]
    others = ["log/", "logs/", "organisations/none/", "?on=never", "elections/limits/"]
    return [f"/{language}/", past, *(f"/{language}/{each}" for each in others), *audits, *organisations]


def _roofs(node: str) -> list[object]:
    return [each["id"] for each in _everybody(node) if each["classification"] == "confederation"]


def _acts(page: Page) -> list[str]:
    links = page.locator(".lines a[href*='/acts/']").all()
    return [str(link.get_attribute("href")) for link in links]


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", ["fa", "en"])
def test_no_page_breaks_a_policy_leaves_the_site_overflows_or_shuts_anybody_out(
    node: str, browser: Browser, language: str, width: int
) -> None:
    page = browser.new_context(viewport={"width": width, "height": 800}).new_page()
    said: list[str] = []
    asked: set[str] = set()
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: asked.add(request.url))
    page.goto(f"{node}/{language}/")
    for address in [*_addresses(node, language), *_acts(page)[:8]]:
        page.goto(node + address)
        found = Axe().run(page).response["violations"]
        assert not found, (address, [(each["id"], each["nodes"][0]["html"]) for each in found])
        wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wider == 0, address
        assert page.evaluate("document.fonts.check('1rem Vazirmatn')")
    assert not [each for each in said if "the server responded with a status of 40" not in each]
    assert all(each.startswith(node) for each in asked)


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", ["fa", "en"])
def test_the_page_for_a_request_that_cannot_be_read_is_one_of_ours(
    node: str, browser: Browser, language: str, width: int
) -> None:
    page = browser.new_context(viewport={"width": width, "height": 800}).new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    answer = page.goto(node.replace("127.0.0.1", "another.localhost") + f"/{language}/")

    assert answer is not None
    assert answer.status == 400
    assert page.locator("html").get_attribute("lang") == language
    assert page.evaluate("document.fonts.check('1rem Vazirmatn')")
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    assert not Axe().run(page).response["violations"]
    assert not [each for each in said if "the server responded with a status of 40" not in each]


@pytest.mark.parametrize("language", ["fa", "en"])
def test_without_javascript_a_reader_finds_the_roof_in_the_air_and_reads_why(
    node: str, browser: Browser, language: str
) -> None:
    page = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800}).new_page()
    page.goto(node + f"/{language}/")
    page.locator("#words").fill(FEDERATION_IN_AIR[language][:12].lower())
    page.locator("form.search button").click()
    page.get_by_role("link", name=FEDERATION_IN_AIR[language]).click()

    assert page.locator("h1").inner_text() == FEDERATION_IN_AIR[language]
    assert page.locator(".reasons .missing").count() == 3
    assert page.locator("polygon.dashed").count() == 1
    assert "Nilgan" not in page.url


@pytest.mark.parametrize("width", [360, 900, 1280])
@pytest.mark.parametrize("language", ["fa", "en"])
def test_the_stone_of_every_council_lies_whole_beside_or_before_the_colonnade(
    node: str, browser: Browser, language: str, width: int
) -> None:
    page = browser.new_context(viewport={"width": width, "height": 800}).new_page()
    page.goto(f"{node}/{language}/")
    boxes = [box for each in page.locator(".councils a").all() if (box := each.bounding_box())]

    assert len(boxes) == 2
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= width for box in boxes)


def test_the_other_language_shows_the_same_page_and_day(node: str, browser: Browser) -> None:
    page = browser.new_context().new_page()
    page.goto(f"{node}/en/?on=2025-04-04&known=2025-04-04")
    page.get_by_role("link", name="فارسی").click()

    assert page.url == f"{node}/fa/?on=2025-04-04&known=2025-04-04"
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert "۱۵ فروردین ۱۴۰۴" in page.locator(".past").inner_text()


def test_the_keyboard_reaches_the_content_first_and_the_picture_after(node: str, browser: Browser) -> None:
    page = browser.new_context().new_page()
    page.goto(f"{node}/en/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.wait_for_url("**/#content")
    seen = []
    for _ in range(12):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.getAttribute('class') || document.activeElement.tagName"))
    assert "wide" in seen
    assert "a" in seen


def test_one_command_checks_the_whole_log_at_its_address(node: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["log", "verify", f"{node}/log", "--seals", "--format", "json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["verdict"] == "accepted"
    assert answer["logs"][0]["origin"] == "demo.invalid"
    assert answer["logs"][0]["entries"] == answer["logs"][0]["size"] > 100


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/log", "{node}/en"])
def test_an_address_without_a_log_is_no_log(node: str, address: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["log", "verify", address.format(node=node), "--lang", "en"]) == 2
    assert "answers as a published log" in capsys.readouterr().err


def test_a_second_start_keeps_the_log_of_the_first_and_a_taken_port_is_refused(tmp_path: Path) -> None:
    port = _free_port()
    sizes = []
    for _ in range(2):
        demo = _start(tmp_path / "home", port)
        _first_line(demo)
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/log/checkpoint") as answer:
            sizes.append(answer.read())
        other = _start(tmp_path / "home", port)
        _, refused = other.communicate(timeout=60)
        assert other.returncode == 2
        assert f"Port {port} cannot be used" in refused
        assert _stopped(demo) == (0, "")

    assert sizes[0] == sizes[1]

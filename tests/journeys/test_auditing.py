"""Somebody brings a dossier: the form warns, a fault is told with its line, the report is read and printed."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.dossiers import SMALL
from tests.journeys.nodes import Nodes
from tests.journeys.readers import Reader
from tests.journeys.ways import EMBEDDED

SAID = {
    "en": {"button": "Audit", "seized": "can itself be seized", "line": "Line 11", "no legal": "no legal opinion"},
    "fa": {"button": "ممیزی کن", "seized": "به دست مأموران بیفتد", "line": "سطر 11", "no legal": "نظر حقوقی نیست"},
}
PERSIAN = SMALL.replace('title = { en = "A register" }', 'title = { fa = "دفتر ثبت" }').replace(
    'place = "p. 3"', 'place = "ص ۳"'
)


@pytest.mark.parametrize(("language", "width", "script"), [("fa", 360, True), ("en", 1280, True), ("fa", 1280, False)])
def test_a_dossier_is_brought_its_fault_told_and_its_report_read(
    nodes: Nodes, browser: Browser, tmp_path: Path, language: str, width: int, script: bool
) -> None:
    standing, said = nodes.on(EMBEDDED), SAID[language]
    session = standing.furnisher.does("arrives", name=f"auditing {language} {width}")
    reader = Reader(browser, standing.address, language, width=width, script=script, session=session)
    reader.goes("audit/")
    reader.looks("80-dossier")
    assert said["seized"] in reader.reads()
    reader.page.locator("#id_pasted").fill(SMALL.replace('title = { en = "A register" }', "title = 3"))
    reader.presses(said["button"])
    assert said["line"] in reader.reads()
    place = tmp_path / "dossier.toml"
    place.write_text(PERSIAN)
    reader.page.locator("#id_pasted").fill("")
    reader.page.locator("#id_dossier").set_input_files(place)
    reader.presses(said["button"])
    reader.page.locator(".report").wait_for()
    assert reader.page.locator("article.finding").count() == 40
    assert said["no legal"] in reader.reads()
    reader.looks("81-report")
    reader.clean()

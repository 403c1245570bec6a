"""Every step on paper: Chromium's PDF holds the text and none of the navigation, in both languages."""

import os
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.conftest import need
from tests.journeys.test_accounts import Reader, _invitation, browser, home, node
from tests.journeys.test_desk import ANSWERS, SAID, _arrives, _codes, _fills

__all__ = ["browser", "home", "node"]
AWAY = {"en": ["The public log", "Free software", "All steps"], "fa": ["AGPL-3.0"]}
PAPERS = os.environ.get("COLONNADE_SHOTS")
"""A folder for every page as it is printed."""


def _printed(reader: Reader, name: str, folder: Path) -> str:
    place = Path(PAPERS or folder) / f"print-{name}-{reader.language}.pdf"
    reader.page.pdf(path=place, format="A4")
    found = subprocess.run([need("pdftotext"), "-layout", place, "-"], check=True, capture_output=True, text=True)
    for away in AWAY[reader.language]:
        assert away not in found.stdout, (name, away)
    return found.stdout


@pytest.mark.parametrize("language", ["fa", "en"])
def test_every_step_is_printed_without_navigation(
    home: Path, node: str, browser: Browser, tmp_path: Path, language: str
) -> None:
    need("pdftotext")
    reader, said = Reader(browser, node, language, width=1280), SAID[language]
    _arrives(reader, _invitation(home, tmp_path), f"printing {language}")
    for step, typed in zip(["call", "what", "meeting", "offices", "keys"], ANSWERS, strict=True):
        reader.goes(f"desk/found/{step}/")
        _fills(reader, {**typed, **({"name": f"Printers {language}"} if "name" in typed else {})})
        reader.looks(f"70-{step}")
        _printed(reader, step, tmp_path)
        reader.presses(said["go on"])
    reader.looks("71-review")
    assert f"Printers {language}" in _printed(reader, "review", tmp_path)
    reader.presses(said["record"])
    assert "Printers" in _printed(reader, "codes", tmp_path)
    code = _codes(reader)[0]
    reader.goes("desk/take/")
    reader.types(code)
    reader.looks("72-desk")
    assert "Printers" in _printed(reader, "desk", tmp_path)
    reader.presses(said["seats"], "link")
    assert "Printers" in _printed(reader, "seats", tmp_path)
    reader.goes("desk/done/")
    reader.looks("73-done")
    assert "Printers" in _printed(reader, "done", tmp_path)
    reader.goes("")
    _printed(reader, "home", tmp_path)
    reader.clean()

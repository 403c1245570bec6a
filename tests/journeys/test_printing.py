"""Every step on paper: Chromium's PDF holds the text and none of the navigation, in both languages."""

import os
import re
import subprocess
import unicodedata
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.conftest import need
from tests.journeys.nodes import Nodes
from tests.journeys.readers import Reader
from tests.journeys.test_desk import NAMES, NUMBERS, SAID, _answers, _codes, _fills
from tests.journeys.ways import EMBEDDED

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


def _says(name: str, text: str) -> bool:
    """Whether the paper has the name; a PDF may hold Arabic letters as the forms in which they were drawn."""
    plain = unicodedata.normalize("NFKC", text)
    return all(part in plain or part[::-1] in plain for part in re.split(r"[\s\u200c]+", name))


@pytest.mark.parametrize("language", ["fa", "en"])
def test_every_step_is_printed_without_navigation(
    nodes: Nodes, browser: Browser, tmp_path: Path, language: str
) -> None:
    need("pdftotext")
    standing, said, name = nodes.on(EMBEDDED), SAID[language], NAMES[language]["name"]
    session = standing.furnisher.does("arrives", name=f"printing {language}")
    reader = Reader(browser, standing.address, language, width=1280, session=session)
    for step, typed in _answers(language, NUMBERS[language, True]):
        reader.goes(f"desk/found/{step}/")
        _fills(reader, typed)
        reader.looks(f"70-{step}")
        _printed(reader, step, tmp_path)
        reader.presses(said["go on"])
    reader.looks("71-review")
    assert _says(name, _printed(reader, "review", tmp_path))
    reader.presses(said["record"])
    assert _says(name, _printed(reader, "codes", tmp_path))
    code = _codes(reader)[0]
    reader.goes("desk/take/")
    reader.types(code)
    reader.looks("72-desk")
    assert _says(name, _printed(reader, "desk", tmp_path))
    reader.presses(said["seats"], "link")
    assert _says(name, _printed(reader, "seats", tmp_path))
    reader.goes("desk/done/")
    reader.looks("73-done")
    assert _says(name, _printed(reader, "done", tmp_path))
    reader.goes("")
    _printed(reader, "home", tmp_path)
    reader.clean()

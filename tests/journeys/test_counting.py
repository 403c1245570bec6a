"""An election from its ballots to the public page: counted by an officer, agreed to by another, recorded."""

import re
from pathlib import Path

from playwright.sync_api import Browser, FilePayload

from tests.journeys.acting import BOARD, Stage
from tests.journeys.nodes import Standing
from tests.journeys.readers import LATIN, Reader
from tests.journeys.ways import Way, journey

ENGLISH, PERSIAN = ("Heron", "Swift", "Owl", "Lark"), ("درنا", "پرستو", "جغد", "چکاوک")
TITLE = ("Election of the board", "انتخاب هیئت مدیره")
PAPERS = ((20, "1 2"), (9, "2 3"), (8, "3 4"), (6, "4 3"))


def _ballots(way: Way) -> FilePayload:
    names = PERSIAN if way.language == "fa" else ENGLISH
    papers = "".join(f"{number} {marks} 0\n" for number, marks in PAPERS)
    blt = f"4 2\n{papers}0\n" + "".join(f'"{each}"\n' for each in (*names, way.words(*TITLE)))
    return {"name": "ballots.blt", "mimeType": "text/plain", "buffer": blt.encode()}


def _brings(officer: Reader, way: Way) -> None:
    officer.page.locator("#id_ballots").set_input_files(_ballots(way))
    officer.answers({"rule": "scottish-stv"})


@journey("election")
def test_a_count_leads_to_an_act_that_everybody_reads_and_only_the_officers_can_open(
    standing: Standing, browser: Browser, way: Way, tmp_path: Path
) -> None:
    stage = Stage("election", way, standing, browser)
    body = stage.found("base", "Weavers of Nilgan", "بافندگان نیلگان", BOARD)
    officer, other = body["secretary"], body["treasurer"]
    officer.goes("desk/")
    officer.presses(stage.says("count.title"), "link")
    _brings(officer, way)
    officer.looks("election-ask", "election-ask")
    audit = officer.takes_file(stage.says("count.audit"), tmp_path / "audit.json")
    officer.presses(stage.says("count.button"))
    officer.looks("election-counted", "election-counted")
    assert officer.page.locator("svg[role=img] desc").text_content()
    officer.presses(stage.says("count.record", name=f"\u2068{body.name}\u2069"))
    officer.looks("election-carried")
    assert not officer.page.locator("main .stale").count()
    officer.page.locator("#id_result").set_input_files(audit)
    officer.answers({f"title_{way.language}": way.words(*TITLE)})
    officer.looks("election-write", "election-write")
    officer.presses(stage.says("desk.save"))
    officer.looks("election-draft")
    officer.presses(stage.says("desk.propose"))
    stage.agrees(other)
    other.presses(stage.says("desk.record"))
    other.looks("election-recorded")
    assert "43" in other.reads()

    stranger = stage.meets(body)
    stranger.looks("election-public")
    stranger.follows("section[aria-labelledby=record] a[href*='/acts/']")
    stranger.looks("election-act", "election-act", of="#says")
    said = stranger.reads()
    first, second = (PERSIAN if way.language == "fa" else ENGLISH)[:2]
    assert said.index(first) < said.index(second)
    assert "colonnade count BALLOTS --rule scottish-stv --seats 2" in said
    says = stranger.page.locator("section[aria-labelledby=says]").inner_text().translate(LATIN)
    assert not re.search(r"\b43\b", says)
    stage.ends()

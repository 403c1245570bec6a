"""Somebody without an account draws up a statute: chooses, answers, reads text and rules, takes the file away."""

from pathlib import Path

from playwright.sync_api import Browser

from colonnade.core.statutes.reading import read_statute
from colonnade.words.pages import say
from colonnade.words.statute_pages import template_name
from tests.journeys.nodes import Standing
from tests.journeys.readers import LATIN, Reader
from tests.journeys.ways import Way, journey


@journey("statute")
def test_a_stranger_draws_up_a_statute_and_takes_it_away(
    standing: Standing, browser: Browser, way: Way, tmp_path: Path
) -> None:
    for width in (360, 1280) if way.script else (360,):
        stranger = Reader(browser, standing.address, way.language, width=width, script=way.script)
        stranger.goes("statutes/")
        stranger.looks("80-templates")
        stranger.presses(template_name("T1", way.language), "link")
        stranger.looks("81-questions", "statute-questions" if width == 360 else "", of="form.asked")
        stranger.answers({f"name_{way.language}": way.words("Weavers of Nilgan", "بافندگان نیلگان"), "board": "7"})
        stranger.presses(say("template.show", way.language))
        stranger.looks("82-statute", "statute-drawn" if width == 360 else "", of=".chapter:nth-of-type(2) .article")
        assert way.words("consists of 7 principal", "از 7 عضو اصلی") in stranger.reads()
        place = stranger.takes_file(say("template.file", way.language), tmp_path / f"{width}.statute")
        assert (
            read_statute(place.read_bytes())
            .title(way.language)
            .endswith(way.words("Weavers of Nilgan", "بافندگان نیلگان"))
        )
        stranger.presses(say("template.again", way.language))
        assert stranger.page.locator("#id_board").input_value().translate(LATIN) == "7"
        stranger.clean()

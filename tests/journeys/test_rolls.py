"""A base organisation's roll of voters: brought, looked at, corrected, ended, erased, taken away for an election."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.journeys.acting import INSPECTED, Stage
from tests.journeys.nodes import Standing
from tests.journeys.ways import EMBEDDED, Way

ROLL = "heron,2026-01-01\nstork,1404/10/11,,2\nقمری;x"


WAYS = (Way("fa", script=True, database=EMBEDDED), Way("en", script=False, database=EMBEDDED))
"""Everything else of these pages is shown without a browser (tests/apps/test_roll.py)."""


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_a_roll_is_brought_corrected_and_taken_away(
    standing: Standing, browser: Browser, way: Way, tmp_path: Path
) -> None:
    stage = Stage("roll", way, standing, browser)
    mill = stage.found("mill", "Spinners of Nilgan", "ریسندگان نیلگان", INSPECTED)
    secretary, says = mill["secretary"], stage.says
    bird = way.words("turtle dove", "قمری")

    secretary.goes("desk/")
    secretary.presses(says("roll.title"), "link")
    secretary.looks("roll-empty")
    secretary.presses(says("roll.bring"), "link")
    secretary.answers({"pasted": ROLL.replace("قمری;", f"{bird},")})
    secretary.presses(says("roll.look"))
    secretary.looks("roll-refused")
    secretary.answers({"pasted": f"heron,2026-01-01\nstork,1404/10/11,,2\n{bird},۱۴۰۴-۱۰-۱۱,۱۴۰۴-۱۱-۱۱"})
    secretary.presses(says("roll.look"))
    secretary.looks("roll-changes")
    secretary.presses(says("roll.keep"))
    secretary.looks("roll-kept")

    secretary.presses(says("roll.correct_of", pseudonym="\u2068stork\u2069"), "link")
    secretary.looks("roll-line")
    secretary.answers({"weight": "1"})
    secretary.presses(says("roll.save"))
    secretary.presses(says("roll.correct_of", pseudonym="\u2068heron\u2069"), "link")
    secretary.presses(says("roll.end"), "link")
    secretary.answers({"ends": "2026-03-01"})
    secretary.looks("roll-end")
    secretary.presses(says("roll.end"))
    secretary.presses(says("roll.correct_of", pseudonym=f"\u2068{bird}\u2069"), "link")
    secretary.looks("roll-over")
    secretary.presses(says("roll.erase"))
    assert bird not in secretary.reads()

    inspector = mill["inspector"]
    inspector.goes(f"desk/{mill.id}/electorate/")
    inspector.looks("roll-inspector")
    inspector.presses(says("roll.take"), "link")
    inspector.answers({"record_day": way.words("2026-02-01", "۱۴۰۴-۱۱-۱۲")})
    inspector.looks("roll-take")
    taken = inspector.takes_file(says("roll.take_button").replace("`", ""), tmp_path / "V.csv")
    assert taken.read_text() == "heron\nstork\n"
    stage.ends()

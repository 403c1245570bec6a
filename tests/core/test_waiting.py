"""What waits for each office: the worked table of the rule page."""

import re
from datetime import date
from pathlib import Path

import pytest

from colonnade.core.desk.waiting import Office, Standing, Waiting, last_ended_month, waits_for

PAGE = (Path(__file__).parents[2] / "docs" / "rules" / "desk.md").read_text()
ROWS = [
    tuple(cell.strip().strip("`") for cell in line.strip("|").split("|"))
    for line in PAGE.partition("| on | what there is | office | waits |")[2].split("\n\n")[0].splitlines()
    if line.startswith("| 20")
]
ORGANS = {"secretary": "board", "inspector": "inspection", "delegate": "delegates"}


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _standing(told: str, office: Office) -> tuple[Standing, Office]:
    said = dict(re.findall(r"(\w+)=([\w.-]+)", told))
    until = _day(said["term"]) if "term" in said else None
    held = Office(office.name, office.organ, until, said.get("code") == "none")
    others = (Office("chair", "board", _day(said["chair_term"])),) if "chair_term" in said else ()
    return Standing(
        offices=(held, *others),
        since=_day(said["since"]) if "since" in said else None,
        counted=_day(said["counted"] + "-01") if "counted" in said else None,
        decisions=int(said.get("decisions", 0)),
        losses=(_day(said["loss"]),) if "loss" in said else (),
        suspended=int(said.get("suspended", 0)),
    ), held


def _said(waiting: Waiting) -> str:
    told = (waiting.day, waiting.number or "", waiting.office)
    return " ".join(str(each) for each in (waiting.task.value, *told) if each)


@pytest.mark.parametrize(("on", "told", "name", "waits"), ROWS)
def test_what_waits_is_what_the_table_says(on: str, told: str, name: str, waits: str) -> None:
    standing, office = _standing(told, Office(name, ORGANS[name]))

    assert [_said(each) for each in waits_for(office, standing, _day(on))] == [
        each.strip() for each in waits.split(",") if each.strip() not in {"", "nothing"}
    ]


def test_the_table_is_read() -> None:
    assert len(ROWS) == 16


def test_a_month_has_ended_once_the_next_began() -> None:
    assert last_ended_month(date(2026, 3, 1)) == date(2026, 2, 1)
    assert last_ended_month(date(2026, 3, 31)) == date(2026, 2, 1)
    assert last_ended_month(date(2026, 1, 1)) == date(2025, 12, 1)

"""An affiliate is heard before it is suspended or put out; acts of the first version stand as they did."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from colonnade.core.organisations.judging import EFFECTS
from colonnade.edges.simulator import Simulator
from tests.core.views import verdicts

PAGE = Path(__file__).parents[2] / "docs" / "rules" / "organisations.md"
DAY = r"(\d{4}-\d\d-\d\d)"
ROWS = re.findall(rf"^\| {DAY} \| {DAY} \| {DAY} \| {DAY} \| `?(\w+)`? \|$", PAGE.read_text(), re.MULTILINE)
LATER = date(2027, 1, 1)
NAMES = ("affiliation_suspended", "affiliation_ended")


def _said(name: str, notified: str, heard: str) -> dict[str, Any]:
    hearing = {"notified": notified, "heard": heard, "answer": "no_answer"}
    return {"reason": "breach", "hearing": hearing, **({"until": None} if name == NAMES[0] else {})}


def test_the_page_shows_every_answer() -> None:
    assert {answer for *_, answer in ROWS} == {"stands", "heard_too_soon", "not_heard_yet"}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("notified", "heard", "holds", "known", "answer"), ROWS)
def test_who_is_to_go_is_heard_first(name: str, notified: str, heard: str, holds: str, known: str, answer: str) -> None:
    simulator = Simulator()
    body, (column, _) = simulator.federation("Mills", "textile", 2, "2026-01-01")
    facts = {"affiliate": column.id, **_said(name, notified, heard)}
    act = simulator.act(body, name, holds, facts, recorded=known, version=2)

    standing, why = verdicts(simulator.acts, LATER)[act.id]
    assert (standing, why) == (("in_effect", "") if answer == "stands" else ("without_effect", answer))


def test_a_type_keeps_its_first_version_as_it_was() -> None:
    simulator = Simulator()
    body, (column, _) = simulator.federation("Mills", "textile", 2, "2026-01-01")
    act = simulator.act(body, NAMES[0], "2026-05-01", {"affiliate": column.id, "until": None})

    assert verdicts(simulator.acts, LATER)[act.id] == ("in_effect", "")
    assert {f"organisations.{name}/{version}" for name in NAMES for version in (1, 2)} <= EFFECTS.keys()

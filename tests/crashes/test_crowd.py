"""Officers at a served node, many at once, forms sent twice and answers lost: their ledger beside the log.

The whole size and how long each waits: ``benchmarks/desk.py``.
"""

from typing import Any

import pytest

from tests.crowd import node
from tests.crowd.reckoning import Reckoning, reckoned
from tests.sizes import LONG_RUN

BOARDS = 2
SECONDS = 20 if LONG_RUN else 6
"""Long enough for one act to be agreed on and recorded on a machine that does other things too."""
OFTEN = {"think": 0.02, "doubled": 0.2, "cut": 0.2}


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], dict[str, str]]:
    """The ledger of all officers, and the log's statements."""
    folder = tmp_path_factory.mktemp("crowd")
    told = node.environment(folder / "home")
    people = node.made(BOARDS, told)
    people[0].pop("cookies")
    with node.served(told) as port:
        ledger = node.worked({"port": port, "seed": 1, "seconds": SECONDS, "people": people, **OFTEN}, told)
    return ledger, node.exported(folder / "copy", told)


def test_no_act_is_lost_doubled_or_recorded_unasked(worked: tuple[dict[str, Any], dict[str, str]]) -> None:
    ledger, log = worked
    found = reckoned(ledger, log, {int(number): title for number, title in ledger["titles"].items()})

    assert (found.lost, found.doubled, found.unasked) == ([], [], [])
    assert found.acknowledged > 0
    assert {each["status"] for each in ledger["requests"]} <= {200, 302, 409}


def test_the_ledger_sees_what_is_lost_doubled_and_unasked() -> None:
    ledger = {"acknowledged": {"1": "a", "2": "", "3": "c"}, "asked_to_record": [1, 2, 3, 4]}
    titles = {1: "one", 2: "two", 3: "three", 4: "four", 5: "five"}
    log = {"a": "one", "x": "three", "d": "four", "e": "four", "f": "five"}

    assert reckoned(ledger, log, titles) == Reckoning(
        acknowledged=3,
        recorded=5,
        lost=["two", "three"],
        doubled=["four"],
        unasked=["five"],
        drafts_twice=0,
        unanswered=["four"],
    )

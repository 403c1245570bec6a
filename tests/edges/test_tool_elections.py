"""Elections that belenios-tool holds on the spot, from keys to result, are accepted and told as it tells them."""

import json
import re
from pathlib import Path

import pytest

from colonnade.core.elections.events import State
from tests.archives import report_on
from tests.sizes import LONG_RUN
from tests.tool_elections import RANKED, SUMMED, WITH_BLANK, Held, archive_of

VOTES = ([[1, 0], [0, 1, 0]], [[0, 1], [1, 0, 0]], [[0, 0], [0, 0, 1]])
HELD = {
    "weights, a revote, and two of three with one absent": (
        Held("BELENIOS-2048", (SUMMED, WITH_BLANK), VOTES, (2, 3, 5), ((0, 1),), 1, (3, 2), 2),
        [[0, 5], [5, 0, 5]],
    ),
    "mixed": (
        Held("RFC-3526-2048", (RANKED,), ([[1, 2, 3]], [[3, 1, 2]]), mandatory=2),
        [[[1, 2, 3], [3, 1, 2]]],
    ),
}
if LONG_RUN:
    ranked = tuple([*marks, [at, 1, 2]] for at, marks in enumerate(VOTES))
    HELD["mixed beside others"] = (
        Held("RFC-3526-2048", (SUMMED, WITH_BLANK, RANKED), ranked, again=((2, 0),), mandatory=2),
        [[2, 1], [1, 2, 0], [[0, 1, 2], [0, 1, 2], [1, 1, 2]]],
    )
    HELD["added up in the larger group"] = (
        Held("RFC-3526-2048", (SUMMED, WITH_BLANK), VOTES, mandatory=2),
        [[1, 1], [1, 1, 1]],
    )


@pytest.mark.parametrize("name", HELD)
def test_an_election_held_by_belenios_tool_is_accepted_with_its_result(name: str, tmp_path: Path) -> None:
    held, expected = HELD[name]
    content = archive_of(held, tmp_path)

    report = report_on(content)

    assert report.reasons == []
    assert (report.state, report.ballots_counted) == (State.TALLIED, len(held.votes))
    (told,) = re.findall(rb'\{"result":.*?\}', content)
    assert [sorted(row) if isinstance(row[0], list) else row for row in json.loads(told)["result"]] == expected

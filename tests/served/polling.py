"""Makes a node with an election that is open, and prints, as JSON, ballots with their codes; or closes its box.

`python -m tests.served.polling NUMBER|close`, with the node's folder and database in the environment.
"""

import json
import os
import sys
from datetime import date
from pathlib import Path

from colonnade.cli.starting import start
from colonnade.edges.homes import create_home, open_home

PLACE = Path(os.environ["COLONNADE_HOME"])
IS_NEW = sys.argv[1] != "close"
start(create_home(PLACE, "test.invalid/log") if IS_NEW else open_home(PLACE))

from colonnade.apps.elections import selectors, services  # noqa: E402 -- models load only after django.setup
from tests.archives import report_on  # noqa: E402
from tests.boxes import UUID, Booth, Urn  # noqa: E402


def _open(number: int) -> None:
    booth = Booth(Urn(voters=number)).set_up().hosted().opened()
    urn = booth.urn
    sendings = [json.dumps({"ballot": urn.ballot(each).decode(), "code": urn.codes[each]}) for each in range(number)]
    address = f"/en/organisations/{booth.body}/elections/{booth.act}/ballots/"
    print(json.dumps({"address": address, "sendings": sendings}))


def _close() -> None:
    services.close(UUID, on=date(2026, 5, 17))
    content = b"".join(selectors.archive_pieces(UUID))
    report = report_on(content)
    board = selectors.board(UUID)
    trackers = [each for page in range(1, board.of + 1) for each in selectors.board(UUID, page).trackers]
    print(json.dumps({"trackers": trackers, "reasons": len(report.reasons), "events": report.ballot_events}))


if IS_NEW:
    _open(int(sys.argv[1]))
else:
    _close()

"""Furnishes a node from its own machine: one order in a line of JSON, one answer in a line, until there are no more."""

import json
import sys
from collections.abc import Callable
from typing import Any

from django.conf import settings

from colonnade.cli import starting
from colonnade.edges.homes import open_home


def main() -> None:
    home = open_home(starting.home_path())
    starting.start(home)
    settings.PASSWORD_HASHERS = ["tests.people.Quick"]
    from tests.journeys.world import Node  # noqa: PLC0415 -- models load only after setup

    node = Node(home)
    orders: dict[str, Callable[..., Any]] = {
        "found": node.found,
        "joins": node.joins,
        "counts": node.counts,
        "arrives": node.arrives,
    }
    for line in sys.stdin:
        said = json.loads(line)
        print(json.dumps(orders[said.pop("do")](**said)), flush=True)


if __name__ == "__main__":
    main()

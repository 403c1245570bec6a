"""A served node, both of its processes killed while many voters cast at once: all that was acknowledged is there."""

import json
import os
import random
import signal
import subprocess
import sys
import threading
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.conftest import need
from tests.journeys.nodes import COMMAND, environment, free_port
from tests.sizes import sized

KILLS = sized(20)
CLIENTS = 6


@dataclass
class Node:
    """A node that is served until it is killed, and what its voters were told."""

    home: Path
    url: str
    told: dict[str, Any]
    port: int = field(default_factory=free_port)
    trackers: dict[int, str] = field(default_factory=dict)

    def starts(self) -> subprocess.Popen[str]:
        served = subprocess.Popen(
            [COMMAND, "serve"],
            env=environment(self.home, self.port, self.url),
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        assert served.stdout is not None
        assert served.stdout.readline()
        return served

    def sends(self, number: int) -> int:
        """One ballot; the status, or 0 where no answer came."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request("POST", self.told["address"], self.told["sendings"][number])
            answer = connection.getresponse()
            told = json.loads(answer.read())
        except (OSError, HTTPException, ValueError):
            return 0
        finally:
            connection.close()
        if answer.status in {200, 201}:
            assert self.trackers.setdefault(number, told["tracker"]) == told["tracker"]
        return answer.status


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> Iterator[str]:
    """Where the node's database is: in its home, or one of its own on the server of the tests."""
    if request.param == "sqlite":
        yield ""
        return
    server, name = need("PostgreSQL"), f"casting_{uuid.uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        yield server.replace("/postgres?", f"/{name}?")
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture
def node(tmp_path: Path, url: str) -> Node:
    home = tmp_path / "home"
    command = [sys.executable, "-m", "tests.served.polling", str(KILLS * 12)]
    made = subprocess.run(command, env=environment(home, url=url), check=True, stdout=subprocess.PIPE, text=True)
    return Node(home, url, json.loads(made.stdout))


def _kill(served: subprocess.Popen[str]) -> None:
    os.killpg(served.pid, signal.SIGKILL)
    served.communicate()


def test_a_node_killed_while_many_cast_at_once_has_all_that_it_acknowledged_once(node: Node) -> None:
    chance, some = random.Random(0), list(range(len(node.told["sendings"])))
    for number in range(KILLS):
        batch = some[number * 12 : number * 12 + 12]
        served = node.starts()
        timer = threading.Timer(chance.uniform(0.01, 0.25), _kill, (served,))
        timer.start()
        with ThreadPoolExecutor(CLIENTS) as voters:
            list(voters.map(node.sends, batch))
        timer.join()
        assert served.returncode == -signal.SIGKILL
    acknowledged = dict(node.trackers)
    served = node.starts()
    with ThreadPoolExecutor(CLIENTS) as voters:
        assert set(voters.map(node.sends, some)) <= {200, 201}
        assert set(voters.map(node.sends, some)) == {200}
    _kill(served)
    command = [sys.executable, "-m", "tests.served.polling", "close"]
    done = subprocess.run(
        command, env=environment(node.home, url=node.url), check=True, stdout=subprocess.PIPE, text=True
    )
    found = json.loads(done.stdout)

    assert acknowledged.items() <= node.trackers.items()
    assert sorted(found["trackers"]) == sorted(node.trackers.values())
    assert (found["reasons"], found["events"]) == (0, len(some))

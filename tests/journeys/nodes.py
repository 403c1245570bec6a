"""Nodes that are served for the journeys, one for each database, and who furnishes them."""

import json
import os
import signal
import socket
import subprocess
import sys
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

from tests.conftest import PARTS, need
from tests.journeys.ways import EMBEDDED

COMMAND = str(Path(sys.executable).with_name("colonnade"))
ORIGIN = "test.invalid/log"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment(home: Path, port: int = 0, url: str = "") -> dict[str, str]:
    found = {name: each for name, each in os.environ.items() if name != "COLONNADE_DATABASE_URL"}
    found |= {"COLONNADE_HOME": str(home), "PORT": str(port)}
    return found | ({"COLONNADE_DATABASE_URL": url} if url else {})


@dataclass
class Furnisher:
    """A process on the node's own machine that makes organisations and people through the services."""

    running: subprocess.Popen[str]

    @staticmethod
    def at(said: Mapping[str, str]) -> "Furnisher":
        command = [sys.executable, "-m", "tests.journeys.furnishing"]
        return Furnisher(subprocess.Popen(command, env=said, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True))

    def does(self, what: str, **said: Any) -> Any:
        assert self.running.stdin is not None
        assert self.running.stdout is not None
        self.running.stdin.write(json.dumps({"do": what, **said}) + "\n")
        self.running.stdin.flush()
        return json.loads(self.running.stdout.readline())

    def goes(self) -> None:
        assert self.running.communicate(timeout=60)[0] == ""


@dataclass
class Standing:
    """A node that answers: where, its home, and who furnishes it."""

    address: str
    home: Path
    url: str
    served: subprocess.Popen[str]
    furnisher: Furnisher

    def runs(self, *arguments: str | Path) -> str:
        """What the command says on the node's machine."""
        command = [COMMAND, *map(str, arguments)]
        said = environment(self.home, url=self.url)
        return subprocess.run(command, env=said, check=True, capture_output=True, text=True).stdout

    def ends(self) -> None:
        self.furnisher.goes()
        self.served.send_signal(signal.SIGTERM)
        _, err = self.served.communicate(timeout=60)
        assert (self.served.returncode, err) == (0, "")


def served(home: Path, url: str = "") -> Standing:
    subprocess.run([COMMAND, "init", "--origin", ORIGIN], env=environment(home), check=True, capture_output=True)
    port = free_port()
    said = environment(home, port, url)
    running = subprocess.Popen([COMMAND, "serve"], env=said, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert running.stdout is not None
    running.stdout.readline()
    return Standing(f"http://localhost:{port}", home, url, running, Furnisher.at(said))


@dataclass
class Nodes:
    """One node for each database, begun when it is first asked for; without PostgreSQL all are embedded."""

    folder: Callable[[str], Path]
    standing: dict[str, Standing] = field(default_factory=dict)
    database: str = ""

    def on(self, database: str) -> Standing:
        kind = EMBEDDED if self._lacks(database) else database
        if kind not in self.standing:
            self.standing[kind] = served(self.folder(kind), "" if kind == EMBEDDED else self._new_database())
        return self.standing[kind]

    def _lacks(self, database: str) -> bool:
        """Where PostgreSQL must not be missing, this fails."""
        required = os.environ.get("COLONNADE_TEST_REQUIRE_ALL") == "1"
        return database != EMBEDDED and PARTS["PostgreSQL"] is None and not (required and need("PostgreSQL"))

    def _new_database(self) -> str:
        self.database = f"journeys_{uuid.uuid4().hex}"
        with psycopg.connect(need("PostgreSQL"), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{self.database}"')
        return need("PostgreSQL").replace("/postgres?", f"/{self.database}?")

    def end(self) -> None:
        try:
            for each in self.standing.values():
                each.ends()
        finally:
            if self.database:
                with psycopg.connect(need("PostgreSQL"), autocommit=True) as connection:
                    connection.execute(f'DROP DATABASE "{self.database}" WITH (FORCE)')

"""A real server, asked by many at once and by whoever sends nonsense: one act has one effect, and nothing is told."""

import contextlib
import http.client
import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit, urlunsplit

import psycopg
import pytest

from tests.conftest import need
from tests.sizes import sized

ROOT = Path(__file__).parents[2]
COMMAND = str(Path(sys.executable).with_name("colonnade"))
AT_ONCE = sized(200)
WORD = "Zwarkelino"
COUNTED = {
    "entries": "SELECT count(*) FROM publiclog_entry",
    "accounts": "SELECT count(*) FROM accounts_account",
    "agreements": "SELECT count(*) FROM desk_agreement",
    "foundings": "SELECT count(*) FROM desk_foundingrow",
    "seats": "SELECT count(*) FROM desk_seatrow",
}


@dataclass
class Served:
    """A node whose pages are served by a process of its own."""

    home: Path
    url: str | None
    port: int
    requests: dict[str, Any]
    process: subprocess.Popen[str]

    def counts(self) -> dict[str, int]:
        """Return how many rows of each kind there are, asked of the database itself."""
        if self.url is None:
            with sqlite3.connect(self.home / "colonnade.sqlite3") as database:
                return {name: database.execute(asked).fetchone()[0] for name, asked in COUNTED.items()}
        with psycopg.connect(self.url) as session:
            return {name: session.execute(asked).fetchone()[0] for name, asked in COUNTED.items()}  # type: ignore[index]  # a count

    def sends(self, name: str, together: threading.Barrier) -> int:
        asked = self.requests[name]
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        together.wait()
        headers = {"Cookie": asked["cookie"], "Content-Type": "application/x-www-form-urlencoded"}
        connection.request("POST", asked["page"], urlencode(asked["typed"]), headers)
        answer = connection.getresponse()
        answer.read()
        connection.close()
        return answer.status


def _database(name: str) -> str:
    """The address of a new database of that name beside the one for tests."""
    url = need("PostgreSQL")
    with psycopg.connect(url, autocommit=True) as session:
        session.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        session.execute(f"CREATE DATABASE {name}")
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


def _drop(name: str) -> None:
    with psycopg.connect(need("PostgreSQL"), autocommit=True) as session:
        session.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgresql"])
def served(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Served]:
    name = f"served_{os.getpid()}"
    url = _database(name) if request.param == "postgresql" else None
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    environment = {each: value for each, value in os.environ.items() if each != "COLONNADE_DATABASE_URL"}
    environment |= {"COLONNADE_HOME": str(tmp_path / "home"), "PORT": str(port), "PYTHONPATH": str(ROOT)}
    environment |= {"DJANGO_SETTINGS_MODULE": "tests.served.quick"} | ({"COLONNADE_DATABASE_URL": url} if url else {})
    made = subprocess.run(
        [sys.executable, "-m", "tests.served.world"], env=environment, cwd=ROOT, check=True, capture_output=True
    )
    process = subprocess.Popen(
        [COMMAND, "serve"],
        env=environment,
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    process.stdout.readline()
    node = Served(tmp_path / "home", url, port, json.loads(made.stdout), process)
    try:
        yield node
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
            process.communicate(timeout=60)
        if url:
            _drop(name)


def test_15_4_2_what_many_send_at_once_has_one_effect_and_nonsense_is_told_nowhere(served: Served) -> None:
    before = served.counts()
    names = [name for name in served.requests for _ in range(AT_ONCE)]
    together = threading.Barrier(len(names))
    with ThreadPoolExecutor(len(names)) as hands:
        answers = list(hands.map(lambda name: (name, served.sends(name, together)), names))
    after = served.counts()
    told = {name: Counter(code for each, code in answers if each == name) for name in served.requests}

    assert {name: after[name] - before[name] for name in COUNTED} == {
        "entries": 1 + 6,
        "accounts": 1,
        "agreements": 1,
        "foundings": -1,
        "seats": 3,
    }, told
    assert {code for _, code in answers} <= {200, 302, 409, 422, 503}, told
    _claim_that_nonsense_is_told_nowhere(served)


NONSENSE = {
    "no request": WORD.encode() + b"\r\n\r\n",
    "no HTTP": b"\x16\x03\x01\x02\x00\x01\x00" + WORD.encode(),
    "a line in a name": b"GET /%0d%0aSet-Cookie:%20" + WORD.encode() + b" HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    "a line in a header": b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: a\r\n " + WORD.encode() + b"\r\n\r\n",
    "no UTF-8": b"GET /en/\xff\xfe" + WORD.encode() + b" HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    "bad percent": b"GET /en/%zz%ff" + WORD.encode() + b"?on=%ff HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    "another host": b"GET /en/ HTTP/1.1\r\nHost: " + WORD.encode() + b".example\r\n\r\n",
    "two lengths": b"POST /en/search/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9\r\nContent-Length: 1\r\n\r\n"
    + WORD.encode(),
    "no chunk": b"POST /en/search/ HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n"
    + WORD.encode(),
    "cut off": b"POST /en/search/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 999\r\n\r\nwords=" + WORD.encode(),
    "a header without end": b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: " + WORD.encode() * 20_000 + b"\r\n\r\n",
    "a NUL": b"GET /en/\x00" + WORD.encode() + b" HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    "a cookie": b"GET /en/desk/ HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: session=\xff" + WORD.encode() + b"\r\n\r\n",
}


def _claim_that_nonsense_is_told_nowhere(served: Served) -> None:
    """Not by what the server prints, not by its answers' headers, not on its disk; it goes on and ends cleanly."""
    for name, sent in NONSENSE.items():
        with socket.create_connection(("127.0.0.1", served.port), timeout=60) as line:
            with contextlib.suppress(OSError):  # whoever is sent away at once hears no more
                line.sendall(sent)
                line.shutdown(socket.SHUT_WR)
            head = _all_of(line).partition(b"\r\n\r\n")[0]
        assert WORD.encode() not in head, name
        assert not re.search(rb"\r\nserver:[^\r]*\d", head.lower()), name
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", served.port, timeout=60)) as connection:
        connection.request("GET", "/en/")
        assert connection.getresponse().status == 200
    served.process.send_signal(signal.SIGTERM)
    out, err = served.process.communicate(timeout=60)
    disk = b"".join(path.read_bytes() for path in served.home.rglob("*") if path.is_file())

    assert (served.process.returncode, out, err) == (0, "", "")
    assert WORD.encode() not in disk


def _all_of(line: socket.socket) -> bytes:
    found = b""
    with contextlib.suppress(ConnectionResetError):
        while piece := line.recv(65_536):
            found += piece
    return found

"""A voter leaves nothing at a ballot box but the ballot: no code, address or browser, in any row, file or line."""

import base64
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings, settings
from django.db import connection, connections
from django.db.backends.sqlite3.base import DatabaseWrapper
from django.test import Client
from django.urls import reverse

from colonnade.apps.elections import services
from colonnade.apps.publiclog import services as publiclog
from colonnade.cli import restoring
from colonnade.core.elections.hands import bond_of, marks_of, spelled_code
from colonnade.core.elections.objects import stamp
from colonnade.edges import backups
from colonnade.edges.box_files import BoxFiles
from colonnade.edges.homes import create_home
from colonnade.site.databases import embedded
from tests.boxes import CLOSES, OPENS, Booth
from tests.desks import ORIGIN

pytestmark = pytest.mark.django_db(transaction=True)
ADDRESS, AGENT = "203.0.113.77", "CanaryBrowser/77.7"
TRACES = {"REMOTE_ADDR": ADDRESS, "HTTP_X_FORWARDED_FOR": ADDRESS, "HTTP_USER_AGENT": AGENT}


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Path | None]:
    """SQLite as a node has it, in a file with its journal; PostgreSQL as it is."""
    if connection.vendor != "sqlite":
        yield None
        return
    path = tmp_path / "home" / "colonnade.sqlite3"
    path.parent.mkdir()
    connection.ensure_connection()
    path.write_bytes(connection.connection.serialize())
    before, connections["default"] = (
        connections["default"],
        DatabaseWrapper({**connections.settings["default"], **embedded(path)}, "default"),
    )
    try:
        yield path
    finally:
        connections["default"].close()
        connections["default"] = before


@pytest.fixture
def booth(tmp_path: Path, database: Path | None, settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> Booth:
    settings.COLONNADE_HOME = create_home(tmp_path / "home", ORIGIN)
    publiclog.open_log(ORIGIN)
    monkeypatch.setattr("colonnade.apps.elections.box_views.today", lambda: OPENS)
    return Booth().set_up().hosted().opened()


def _all(database: Path | None, home: Path, folder: Path) -> Iterator[tuple[str, bytes]]:
    """Everything that lies on the disk or in a backup."""
    if database is None:
        with connection.cursor() as cursor:
            for table in connection.introspection.table_names(cursor):
                with cursor.copy(f'COPY "{table}" TO STDOUT (FORMAT binary)') as rows:
                    yield table, b"".join(bytes(each) for each in rows)
    for path in sorted(home.rglob("*")):
        yield path.name, path.name.encode() + (path.read_bytes() if path.is_file() else b"")
    recipient = backups.new_identity(folder / "key")
    restoring.write(settings.COLONNADE_HOME, folder / "backup", backups.lock_for([recipient]))
    with backups.members_of(folder / "backup", backups.unlock_by(folder / "key")) as members:
        yield from ((f"backup {name}", content) for name, content in members)


def _spellings(text: str) -> set[bytes]:
    plain = text.encode()
    return {plain, plain.lower(), plain.hex().encode(), base64.b64encode(plain), spelled_code(text).encode()}  # type: ignore[arg-type]  # a code or not


def test_nothing_but_the_ballot_is_left_of_whoever_cast_it(
    booth: Booth, database: Path | None, tmp_path: Path, capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    urn, client = booth.urn, Client(**TRACES)  # type: ignore[arg-type]  # headers
    kwargs = {"organisation": booth.body, "act": booth.act}
    ballots, cast, board = (reverse(f"election-{name}", kwargs=kwargs) for name in ("ballots", "cast", "board"))

    def sent(voter: int, code: int) -> Any:
        body = json.dumps({"ballot": urn.ballot(voter).decode(), "code": spelled_code(urn.codes[code])})
        return client.post(ballots, body, content_type="application/json")

    assert sent(0, 0).status_code == 201
    assert sent(1, 2).status_code == 422
    assert client.post(cast, {"text": urn.ballot(3).decode(), "code": urn.codes[3]}).status_code == 200
    assert client.post(cast, {"text": urn.ballot(2).decode(), "code": urn.codes[1]}).status_code == 422
    looked = stamp(b"a tracker that somebody looks for")
    client.post(board, {"tracker": looked})
    printed = capfd.readouterr()
    found = [*_all(database, tmp_path / "home", tmp_path), ("printed", f"{printed}{caplog.text}".encode())]
    sought = [(code, each) for code in (*urn.codes, ADDRESS, AGENT, looked) for each in _spellings(code)]
    bonds = [(code, bond_of(urn.uuid, code, public)) for code, public in zip(urn.codes, urn.public, strict=True)]

    assert any(urn.ballot(0)[:40] in content for _, content in found)
    assert [(name, text) for name, content in found for text, each in (*sought, *bonds) if each in content] == []


def test_key_and_marks_are_nowhere_once_the_box_is_closed(booth: Booth, database: Path | None, tmp_path: Path) -> None:
    key = BoxFiles(settings.COLONNADE_HOME.path, booth.urn.uuid).key()
    marks = marks_of(key, [booth.urn.bonds])
    before = list(_all(database, tmp_path / "home", tmp_path))
    (tmp_path / "key").unlink()
    (tmp_path / "backup").unlink()
    sought = [key, key.hex().encode(), *marks]
    in_backup = [name for name, content in before if name.startswith("backup") for each in sought if each in content]
    services.close(booth.urn.uuid, on=CLOSES)
    after = [
        name for name, content in _all(database, tmp_path / "home", tmp_path) for each in sought if each in content
    ]

    assert any(bytes(marks[0]) in content for _, content in before)
    assert in_backup == []
    assert after == []

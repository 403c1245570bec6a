"""A node of its own on a free port: made, served, exported and verified by the commands that everybody has."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from colonnade.cli.main import main as command
from colonnade.core.log.entries import act_text, entry_id
from colonnade.core.log.tiles import Tile, parse_bundle, parse_path

STATEMENT = "organisations.statement/1"
ROOT = Path(__file__).parents[2]


def environment(home: Path, database: str | None = None) -> dict[str, str]:
    """What the node's processes are told; ``database``: the address of a PostgreSQL database, else SQLite."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("COLONNADE_", "DJANGO_"))}
    told = kept | {"COLONNADE_HOME": str(home), "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    return told | ({"COLONNADE_DATABASE_URL": database} if database else {})


def _python(*words: str, told: Mapping[str, str], given: str = "") -> str:
    words = (sys.executable, "-m", *words)
    done = subprocess.run(words, env=told, cwd=ROOT, input=given, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr + done.stdout[-2000:]
    return done.stdout


def made(organisations: int, told: Mapping[str, str]) -> list[dict[str, str]]:
    """The node's home is there, with so many organisations; return their officers."""
    people: list[dict[str, str]] = json.loads(_python("tests.crowd.house", str(organisations), told=told))
    return people


@contextmanager
def served(told: Mapping[str, str]) -> Iterator[int]:
    """Within, ``colonnade serve`` answers on a port; yield it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    serve = [sys.executable, "-m", "colonnade.cli.main", "serve"]
    process = subprocess.Popen(serve, env={**told, "PORT": str(port)}, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        assert process.stdout.readline(), "the node does not answer"
        yield port
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate()


def worked(plan: Mapping[str, Any], told: Mapping[str, str]) -> dict[str, Any]:
    """The officers of the plan have worked, in a process of their own; return their ledger."""
    ledger: dict[str, Any] = json.loads(_python("tests.crowd.officers", told=told, given=json.dumps(plan)))
    return ledger


def drafts(told: Mapping[str, str]) -> dict[int, str]:
    """Return the title of every draft on the node, by its number."""
    found: dict[str, str] = json.loads(_python("tests.crowd.house", "drafts", told=told))
    return {int(number): title for number, title in found.items()}


def exported(target: Path, told: Mapping[str, str]) -> dict[str, str]:
    """Return the title of every statement in the log's export, which ``log verify`` has found sound, by its act's id.

    Asserts that no act stands in it twice.
    """
    _python("colonnade.cli.main", "log", "export", str(target), told=told)
    (log,) = (target / "logs").iterdir()
    assert command(["log", "verify", str(target), "--seals"]) == 0
    entries = _entries(log)
    acts = {entry_id(each): json.loads(act_text(each)) for each in entries}
    assert len(acts) == len(entries), "an act stands in the log twice"
    return {act: said["facts"]["title"]["en"] for act, said in acts.items() if said["act"] == STATEMENT}


def _entries(log: Path) -> list[bytes]:
    """Every entry: of each number the widest tile."""
    widest: dict[int, tuple[Tile, Path]] = {}
    for path in sorted((log / "tile" / "entries").rglob("*")):
        if path.is_file():
            tile = parse_path(path.relative_to(log).as_posix())
            if tile.number not in widest or widest[tile.number][0].width < tile.width:
                widest[tile.number] = tile, path
    bundles = (parse_bundle(path.read_bytes(), tile.width) for _, (tile, path) in sorted(widest.items()))
    return [entry for bundle in bundles for entry in bundle]

"""The program that is killed: it opens a home, records prepared acts and publishes each, by the node's own verbs.

Each act is acknowledged by one write of a line once it is recorded and published. Django is loaded once; every
order (a line of JSON on stdin) is done by a process of its own, so that a kill takes a whole recorder with it and
costs no start. A process may be traced from its first step on: it waits until strace holds it. ``done`` ends the
answer to every order. The home and the database are the environment's, as for every node.
"""

import ctypes
import hashlib
import io
import json
import os
import subprocess
import sys
import traceback
from contextlib import redirect_stderr, redirect_stdout, suppress
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.db.migrations.loader import MigrationLoader

from colonnade.cli.main import main as command
from colonnade.cli.starting import home_path, start
from colonnade.core.log.tiles import parse_bundle
from colonnade.edges.homes import Home, NoHome, create_home, open_home

ORIGIN = "test.invalid/crashes"
TODAY = date(2026, 6, 15)
_PR_SET_PTRACER = 0x59616D61
_ANY = ctypes.c_ulong(-1)


def _say(*words: object) -> None:
    """One line, by one write."""
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def _home() -> Home:
    """The home, opened, or made where none is; that it is made is acknowledged as the act before the first."""
    try:
        home = _started(open_home(home_path()))
    except NoHome:
        home = _started(create_home(home_path(), ORIGIN))
        _say("ack", 0)
    return home


def _started(home: Home) -> Home:
    """The home is ready, and Django's settings are those of a program that began with it."""
    settings.COLONNADE_HOME = home
    start(home)
    return home


OFTEN = 100
"""Pages after which SQLite begins its WAL anew, a tenth of what is usual: so that every life holds that moment."""


def _record(order: dict[str, Any], home: Home) -> None:
    """Every prepared act that the log does not hold yet is recorded, published and acknowledged, up to ``until``."""
    from colonnade.apps.organisations import services  # noqa: PLC0415 -- models load only after django.setup
    from colonnade.apps.publiclog import selectors  # noqa: PLC0415 -- likewise
    from colonnade.apps.publiclog import services as publiclog  # noqa: PLC0415 -- likewise

    if order.get("often") and _is_embedded():
        _asked(f"PRAGMA wal_autocheckpoint = {OFTEN}")
    prepared = parse_bundle(Path(order["acts"]).read_bytes(), order["prepared"])
    signer = home.signer()
    for number in range(selectors.size_of(ORIGIN), order["until"]):
        services.record_act(origin=ORIGIN, content=prepared[number], today=TODAY)
        begun = _flushed_and_by("publiclog_entry", number) if order.get("positions") else ()
        publiclog.publish_log(origin=ORIGIN, folder=home.log_folder, signer=signer)
        ended = _flushed_and_by("publiclog_log") if order.get("positions") else ()
        _say("ack", number + 1, *begun, *ended)
    publiclog.publish_log(origin=ORIGIN, folder=home.log_folder, signer=signer)


def _flushed_and_by(table: str, index: int | None = None) -> tuple[str, str]:
    """PostgreSQL: up to where the write-ahead log is on disk, and the transaction that wrote the row."""
    flushed = str(_asked("SELECT pg_current_wal_flush_lsn()"))
    return flushed, str(_asked(f"SELECT xmin FROM {table}" + ("" if index is None else f' WHERE "index" = {index}')))


def _asked(question: str) -> Any:
    from django.db import connection  # noqa: PLC0415 -- settings are read only after django.setup

    with connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchone()[0]


def _look() -> dict[str, Any]:
    """What the database holds: the digest of every entry in order, size, root, and the digest of all that follows."""
    from colonnade.apps.publiclog.models import Entry, Log  # noqa: PLC0415 -- models load only after django.setup

    _alone()
    log = Log.objects.get(origin=ORIGIN)
    contents = Entry.objects.order_by("index").values_list("index", "content")
    return {
        "integrity": _asked("PRAGMA integrity_check") if _is_embedded() else "ok",
        "entries": [[index, hashlib.sha256(bytes(content)).hexdigest()] for index, content in contents],
        "size": log.size,
        "root": bytes(log.root).hex(),
        "published": log.published,
        "state": _state(),
    }


def _state() -> str:
    """A digest over every row that acts make, their numbering left out."""
    from colonnade.apps.organisations.models import SpanRow, SumRow  # noqa: PLC0415 -- models load after django.setup
    from colonnade.apps.publiclog.models import TreeHash  # noqa: PLC0415 -- likewise

    names = [field.name for field in SpanRow._meta.fields if field.name != "id"]
    spans = sorted(json.dumps(row, sort_keys=True, default=str) for row in SpanRow.objects.values(*names))
    parts = ("is_direct", "branches", "stands", "drums")
    sums = SumRow.objects.values_list("body", "day", "known", "number", *(f"cell__{part}" for part in parts))
    summed = sorted(json.dumps(row, default=str) for row in sums)
    hashes = sorted((level, number, bytes(value).hex()) for level, number, value in _hashes(TreeHash))
    return hashlib.sha256(json.dumps([spans, summed, hashes]).encode()).hexdigest()


def _hashes(table: Any) -> Any:
    return table.objects.values_list("level", "number", "value")


def _is_embedded() -> bool:
    from django.db import connection  # noqa: PLC0415 -- settings are read only after django.setup

    return connection.vendor == "sqlite"


def _alone() -> None:
    """PostgreSQL goes on with what a killed client sent last: look when no other client's session is left."""
    others = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    while not _is_embedded() and _asked(f"{others} AND backend_type = 'client backend'"):
        continue


def _fill(order: dict[str, Any]) -> None:
    """The home holds the prepared acts up to ``until``; it ends as a killed process leaves it, its WAL not emptied."""
    _record(order, _home())
    os.kill(os.getpid(), 9)


def _resume(order: dict[str, Any]) -> None:
    """What was found is told; then recording goes on to the end, and what is there is told again."""
    home = _home()
    _say("found", json.dumps(_look()))
    _record(order, home)
    _say("ended", json.dumps(_look()))


def _states(order: dict[str, Any]) -> None:
    """The digest of the state after every act from the present size on is told."""
    home = _home()
    _say("state", json.dumps(_look()))
    for until in range(_look()["size"] + 1, order["until"] + 1):
        _record({**order, "until": until}, home)
        _say("state", json.dumps(_look()))


def _session(order: dict[str, Any]) -> None:
    """What a session of ours has set is told."""
    start(open_home(home_path()))
    _say("session", json.dumps({name: _asked(f"SHOW {name}") for name in order["settings"]}))


def _life(order: dict[str, Any]) -> None:
    _record(order, _home())


def _call(order: dict[str, Any]) -> None:
    """The command is run on this home; its exit code, what it answered and what it complained of are told."""
    with suppress(NoHome):
        settings.COLONNADE_HOME = open_home(home_path())
    answered, complained = io.StringIO(), io.StringIO()
    with redirect_stdout(answered), redirect_stderr(complained):
        code = command(order["arguments"])
    _say("called", json.dumps([code, answered.getvalue(), complained.getvalue()]))


def _found(_order: dict[str, Any]) -> None:
    _say("found", json.dumps(_look()))


def _host(order: dict[str, Any]) -> None:
    from tests.crashes import casting  # noqa: PLC0415 -- models load only after django.setup

    _home()
    casting.host(order)


def _cast(order: dict[str, Any]) -> None:
    """Every ballot is cast and acknowledged; with ``positions`` how far the write-ahead log was on disk by then."""
    from tests.crashes import casting  # noqa: PLC0415 -- models load only after django.setup

    _home()
    if order.get("often") and _is_embedded():
        _asked(f"PRAGMA wal_autocheckpoint = {OFTEN}")

    def position(number: int) -> tuple[str, ...]:
        if not order.get("positions"):
            return ()
        flushed = str(_asked("SELECT pg_current_wal_flush_lsn()"))
        return flushed, str(_asked("SELECT xmin FROM elections_ballot ORDER BY ordinal DESC LIMIT 1"))

    casting.cast(order, _say, position)


def _finish(order: dict[str, Any]) -> None:
    """What is in the box is told; then the rest is cast, and the box closed."""
    from tests.crashes import casting  # noqa: PLC0415 -- models load only after django.setup

    _home()
    _alone()
    integrity = _asked("PRAGMA integrity_check") if _is_embedded() else "ok"
    _say("found", json.dumps(casting.look(integrity)))
    casting.finish(order)


_DOES = {
    "record": _life,
    "fill": _fill,
    "resume": _resume,
    "states": _states,
    "session": _session,
    "call": _call,
    "look": _found,
    "host": _host,
    "cast": _cast,
    "finish": _finish,
}


def _child(order: dict[str, Any], ready: int, go: int) -> None:
    """Do one order; where it is to be traced, tell whom to trace and wait until it is."""
    from tests.crashes import spoiled  # noqa: PLC0415 -- models load only after django.setup

    for each in order.get("spoiled", []):
        spoiled.SPOIL[each]()
    if "trace" in order:
        ctypes.CDLL(None).prctl(_PR_SET_PTRACER, _ANY, 0, 0, 0)
        traced = _asked("SELECT pg_backend_pid()") if order.get("whom") == "backend" else os.getpid()
        os.write(ready, f"{traced}\n".encode())
        os.read(go, 1)
    _DOES[order["do"]](order)


def _forked(order: dict[str, Any]) -> int:
    """One process did the order, or died of it; return its status as `waitpid` gives it."""
    ready, go = os.pipe(), os.pipe()
    child = os.fork()
    if child == 0:
        code = 0
        try:
            _child(order, ready[1], go[0])
            _close()
        except BaseException:  # noqa: BLE001 -- told to whoever gave the order
            code = 1
            sys.stderr.write(traceback.format_exc())
            sys.stderr.flush()
        os._exit(code)
    for end in (ready[1], go[0]):
        os.close(end)
    tracer = _traced(order["trace"], ready[0], go[1]) if "trace" in order else None
    _, status = os.waitpid(child, 0)
    for end in (ready[0], go[1]):
        os.close(end)
    if tracer is not None:
        tracer.wait()
    return status


def _close() -> None:
    from django.db import connection  # noqa: PLC0415 -- settings are read only after django.setup

    connection.close()


def _traced(options: list[str], ready: int, go: int) -> subprocess.Popen[bytes] | None:
    """Strace holds the process that named itself, which goes on; none if it died before."""
    whom = os.read(ready, 32).decode().strip()
    if not whom:
        return None
    tracer = subprocess.Popen(["strace", *options, "-p", whom], stderr=subprocess.PIPE)
    assert tracer.stderr is not None
    said = tracer.stderr.readline()
    assert b"attached" in said, said
    os.write(go, b"!")
    return tracer


def main() -> None:
    """Do every order in turn."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "colonnade.site.settings")
    django.setup()
    MigrationLoader(None)
    for loaded in (
        "tests.crashes.spoiled",
        "tests.crashes.casting",
        "colonnade.apps.publiclog.continuing",
        "colonnade.cli.node",
    ):
        import_module(loaded)
    for line in sys.stdin:
        _say("done", _forked(json.loads(line)))


if __name__ == "__main__":
    main()

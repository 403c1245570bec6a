"""What a database says when it fails, as a sentence that names it and never its password."""

import sqlite3
from collections.abc import Mapping

from django.conf import settings
from django.db import Error

from colonnade.cli.faults import Stopped

_SQLITE: Mapping[str, str] = {
    "SQLITE_BUSY": "databases.locked",
    "SQLITE_LOCKED": "databases.locked",
    "SQLITE_NOTADB": "databases.not_ours",
    "SQLITE_CORRUPT": "databases.not_ours",
    "SQLITE_FULL": "databases.no_space",
    "SQLITE_READONLY": "databases.not_allowed",
    "SQLITE_PERM": "databases.not_allowed",
    "SQLITE_CANTOPEN": "databases.not_opened",
}


def fault_of(fault: Error) -> Stopped:
    """Return why the command stops; the facts are the database's place and the kind of fault."""
    named = settings.DATABASES["default"]
    cause = fault.__cause__
    if isinstance(cause, sqlite3.Error):
        kind = getattr(cause, "sqlite_errorname", type(cause).__name__)
        code = next((code for name, code in _SQLITE.items() if kind.startswith(name)), "databases.failed")
        return Stopped(code, place=str(named["NAME"]), kind=kind)
    place = f"{named['NAME']} at {named.get('HOST') or 'localhost'}"
    kind = type(cause or fault).__name__
    code = "databases.unreachable" if kind == "OperationalError" else "databases.failed"
    return Stopped(code, place=place, kind=kind)

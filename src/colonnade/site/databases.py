"""Which database a node uses: SQLite in its home, or PostgreSQL named by a URL."""

import contextlib
import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from colonnade.core.errors import Refusal

EMBEDDED = "colonnade.sqlite3"
PATIENCE = 20
"""Seconds that a command waits for another that holds the database."""
SCHEMES = ("postgres", "postgresql")
_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;"
    "PRAGMA temp_store=MEMORY;"
)
"""SQLite lays what it sorts and what it may take back into temporary files, which it does not overwrite."""
_AWAITED = "-c synchronous_commit=on"


class BadAddress(Refusal):
    """``COLONNADE_DATABASE_URL`` is not the address of a PostgreSQL database; never quoted, for its password."""

    code = "databases.bad_address"


def embedded(path: Path) -> dict[str, Any]:
    """Return settings of an SQLite file that is durable at every commit."""
    options = {"transaction_mode": "IMMEDIATE", "init_command": _PRAGMAS, "timeout": PATIENCE}
    return {"ENGINE": "colonnade.site.sqlite", "NAME": path, "OPTIONS": options, "CONN_MAX_AGE": None}


def keep_private(path: Path) -> None:
    """The database in ``path`` is one that only its owner reads, and so are the journals SQLite makes beside it.

    One that is there keeps the rights it has; one that cannot be made is for SQLite to complain of.
    """
    with contextlib.suppress(OSError):
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))


def named(url: str) -> dict[str, Any]:
    """Return settings of the PostgreSQL database that ``url`` names; a socket's folder may stand in ``?host=``.

    A commit is on disk before it is answered, whatever the address, the role or the server asks for.
    """
    try:
        parts = urlsplit(url)
        port = str(parts.port or "")
    except ValueError:
        raise BadAddress from None
    if parts.scheme not in SCHEMES or not parts.path.strip("/"):
        raise BadAddress
    more = dict(parse_qsl(parts.query))
    more["options"] = f"{more.get('options', '')} {_AWAITED}".strip()
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": more.pop("host", parts.hostname or ""),
        "PORT": more.pop("port", port),
        "OPTIONS": more,
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }

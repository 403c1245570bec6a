"""Which database a node uses: SQLite in its home, or PostgreSQL named by a URL."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

_PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;"


def embedded(path: Path) -> dict[str, Any]:
    """Return settings of an SQLite file that is durable at every commit."""
    options = {"transaction_mode": "IMMEDIATE", "init_command": _PRAGMAS, "timeout": 20}
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": path, "OPTIONS": options}


def named(url: str) -> dict[str, Any]:
    """Return settings of the PostgreSQL database that ``url`` names; a socket's folder may stand in ``?host=``."""
    parts = urlsplit(url)
    more = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": more.pop("host", parts.hostname or ""),
        "PORT": more.pop("port", str(parts.port or "")),
        "OPTIONS": more,
    }

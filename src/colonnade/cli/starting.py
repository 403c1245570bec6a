"""A node made ready for a command: its home found, Django started, its tables as this version needs them."""

import os
from pathlib import Path

import django

from colonnade.edges.homes import Home
from colonnade.edges.restorings import forget_marker
from colonnade.site import tables
from colonnade.site.databases import EMBEDDED, keep_private


def home_path() -> Path:
    """Return the folder that ``COLONNADE_HOME`` names, else ``var``."""
    return Path(os.environ.get("COLONNADE_HOME", "var"))


def start_tables(path: Path) -> None:
    """Django is ready for the folder, and the tables are as this version needs them."""
    os.environ["COLONNADE_HOME"] = str(path)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "colonnade.site.settings")
    django.setup()
    if not os.environ.get("COLONNADE_DATABASE_URL"):
        keep_private(path / EMBEDDED)
    tables.bring_up_to_date()


def start(home: Home) -> None:
    """The tables are ready for the home and its first log exists; a restore that came this far is finished."""
    start_tables(home.path)
    from colonnade.apps.organisations import services as organisations  # noqa: PLC0415 -- models load only after setup
    from colonnade.apps.publiclog import continuing, selectors, services  # noqa: PLC0415 -- likewise

    services.open_log(home.origin)
    continuing.finish_restore()
    organisations.rebuild_if_dropped(selectors.written_log())
    forget_marker(home.path)

"""A node with the demo's colonnade, for the tests of pages: furnished once, laid anew for every test after that."""

import io
import tarfile
from datetime import date
from pathlib import Path

from django.apps import apps
from django.db.models import Model
from django.test import override_settings

from colonnade.apps.publiclog import services
from colonnade.cli import demo
from colonnade.edges.homes import Home, demo_home

TODAY = date(2026, 6, 15)
TABLES = [
    model for app in ("publiclog", "organisations", "elections") for model in apps.get_app_config(app).get_models()
]
_ROWS: dict[type[Model], list[Model]] = {}
_FILES = io.BytesIO()


def furnished_home(path: Path) -> Home:
    """The demo's home in ``path``, its acts recorded and published; the tables of the log and of acts were empty."""
    if _ROWS:
        return _laid(path)
    home = demo_home(path)
    services.open_log(home.origin)
    with override_settings(COLONNADE_HOME=home):  # where its boxes keep their files
        demo.furnish(home, TODAY)
    _ROWS.update((model, list(model._base_manager.all())) for model in TABLES)
    with tarfile.open(fileobj=_FILES, mode="w") as packed:
        packed.add(path, arcname="")
    return home


def _laid(path: Path) -> Home:
    for model, rows in _ROWS.items():
        model._base_manager.bulk_create(rows)
    _FILES.seek(0)
    with tarfile.open(fileobj=_FILES) as packed:
        packed.extractall(path, filter="fully_trusted")
    return demo_home(path)

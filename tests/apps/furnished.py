"""A node with the demo's colonnade, for the tests of pages."""

from datetime import date
from pathlib import Path

from colonnade.apps.publiclog import services
from colonnade.cli import demo
from colonnade.edges.homes import Home, demo_home

TODAY = date(2026, 6, 15)


def furnished_home(path: Path) -> Home:
    """The demo's home in ``path``, its acts recorded and published."""
    home = demo_home(path)
    services.open_log(home.origin)
    demo.furnish(home, TODAY)
    return home

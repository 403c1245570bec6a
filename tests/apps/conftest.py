"""A test of the apps has a home of its own: what lies in the working folder's must not decide what may be written."""

from pathlib import Path

import pytest
from django.conf import LazySettings

from colonnade.edges.homes import DEMO_ORIGIN, Home


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, settings: LazySettings) -> None:
    settings.COLONNADE_HOME = Home(tmp_path / "no-home", DEMO_ORIGIN, is_demo=True)

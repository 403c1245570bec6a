"""A test of the apps has a home of its own, and hashes that cost little."""

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.cache import cache

from colonnade.edges.homes import DEMO_ORIGIN, Home


@pytest.fixture(autouse=True)
def _quick(settings: LazySettings) -> None:
    """Hashes that cost little, and no tries of an earlier test."""
    settings.PASSWORD_HASHERS = ["tests.people.Quick"]
    cache.clear()


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, settings: LazySettings) -> None:
    settings.COLONNADE_HOME = Home(tmp_path / "no-home", DEMO_ORIGIN, is_demo=True)

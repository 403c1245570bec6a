"""What every test shares: how many examples, and what cannot run here, said loudly."""

import os
import shutil

import pytest
from hypothesis import HealthCheck, settings

from tests.sizes import sized

settings.register_profile(
    "colonnade",
    deadline=None,
    derandomize=True,
    max_examples=sized(500),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("colonnade")

PARTS = {
    "Chromium": shutil.which("chromium"),
    "PostgreSQL": os.environ.get("COLONNADE_TEST_POSTGRES_URL"),
    "belenios-tool": shutil.which("belenios-tool"),
}


def need(part: str) -> str:
    """The part named, or no test: a skip where it is missing, a failure where it must not be."""
    found = PARTS[part]
    if found is None and os.environ.get("COLONNADE_TEST_REQUIRE_ALL") == "1":
        pytest.fail(f"{part} is needed and is not here")
    if found is None:
        pytest.skip(f"{part} is not here")
    return found


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for part in sorted(name for name, found in PARTS.items() if found is None):
        terminalreporter.write_line(f"NOT RUN: whatever needs {part}, which was not found here.", red=True, bold=True)

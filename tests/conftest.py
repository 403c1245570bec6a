"""What every test shares: how many examples, and what cannot run here, said loudly."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from colonnade.edges.engines.kernels.features import IFMA, processor
from tests.sizes import sized

settings.register_profile(
    "colonnade",
    deadline=None,
    derandomize=True,
    max_examples=sized(500),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("colonnade")

_SCOPE = Path("/proc/sys/kernel/yama/ptrace_scope")
"""Linux: 0, whoever owns a process may trace it; 1, who started it or whom it names; above, root alone."""


def _may_trace(scope: int) -> bool:
    return os.geteuid() == 0 or not _SCOPE.exists() or int(_SCOPE.read_text()) <= scope


os.environ["COLONNADE_KERNELS"] = str(Path(__file__).parents[1] / ".kernels" / "none")
"""No test finds a kernel compiled that it has not asked for (`tests/kernels.py`)."""


def _has_ifma() -> bool:
    here = processor()
    return here is not None and here.features >= IFMA


PARTS = {
    "AVX-512-IFMA": "the processor" if _has_ifma() else None,
    "Chromium": shutil.which("chromium"),
    "PostgreSQL": os.environ.get("COLONNADE_TEST_POSTGRES_URL"),
    "belenios-tool": shutil.which("belenios-tool"),
    "initdb": shutil.which("initdb", path=f"{os.environ.get('PATH', '')}:/usr/lib/postgresql/15/bin"),
    "leave to trace PostgreSQL": "granted" if _may_trace(0) else None,
    "zbarimg": shutil.which("zbarimg"),
    "pdftotext": shutil.which("pdftotext"),
    "pdftoppm": shutil.which("pdftoppm"),
    "strace": shutil.which("strace") if _may_trace(1) else None,
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

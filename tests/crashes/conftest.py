"""A node on SQLite with its lives prepared once for all tests here, and the figures at the end of the run."""

from collections.abc import Iterator

import pytest

from tests.conftest import need
from tests.crashes.lives import Lives, lives_on

FIGURES: list[str] = []


@pytest.fixture(scope="session")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lives]:
    """A node on SQLite; its lives can be put back."""
    need("strace")
    lives = lives_on(tmp_path_factory.mktemp("embedded"))
    with lives.node:
        lives.prepare()
        yield lives


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for figure in FIGURES:
        terminalreporter.write_line(figure)

"""A node on SQLite with its lives prepared once for all tests here, and the figures at the end of the run."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import need
from tests.crashes.cluster import Cluster
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


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    need("strace")
    programs = Path(need("initdb")).resolve().parent
    with tempfile.TemporaryDirectory() as base:
        cluster = Cluster(Path(base), programs)
        cluster.make()
        yield cluster
        cluster.stop_hard()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for figure in FIGURES:
        terminalreporter.write_line(figure)

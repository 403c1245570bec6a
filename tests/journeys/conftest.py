"""A browser and the nodes, which all journeys share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.conftest import need
from tests.journeys.nodes import Nodes, Standing
from tests.journeys.ways import EMBEDDED, Way


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = need("Chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(autouse=True)
def _everybody_leaves(request: pytest.FixtureRequest) -> Iterator[None]:
    """Whoever came in a journey closes their pages after it: a browser with all of them open grows slow."""
    yield
    if "browser" in request.fixturenames:
        for context in request.getfixturevalue("browser").contexts:
            context.close()


@pytest.fixture(scope="session")
def nodes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nodes]:
    some = Nodes(lambda kind: tmp_path_factory.mktemp(kind) / "home")
    yield some
    some.end()


@pytest.fixture
def standing(nodes: Nodes, way: Way) -> Standing:
    """The node of the way's database."""
    return nodes.on(way.database)


@pytest.fixture(scope="session")
def home(nodes: Nodes) -> Path:
    return nodes.on(EMBEDDED).home


@pytest.fixture(scope="session")
def node(nodes: Nodes) -> str:
    return nodes.on(EMBEDDED).address

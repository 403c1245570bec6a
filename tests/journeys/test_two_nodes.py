"""What another node wrote, carried over by a file, as readers of this one see it."""

import subprocess
from pathlib import Path

from playwright.sync_api import Browser

from tests.journeys.acting import Stage
from tests.journeys.nodes import COMMAND, Furnisher, Standing, environment
from tests.journeys.ways import Way, journey


def _other_node(folder: Path, way: Way) -> tuple[str, Path, str, str]:
    """A node elsewhere on which a union stands: its origin, the bundle it wrote, its key, and the union's name."""
    home, origin = folder / "other", f"{'union' if way.script else 'island'}-{way.language}.invalid/log"
    said = environment(home)

    def runs(*words: str) -> str:
        return subprocess.run([COMMAND, *words], env=said, check=True, capture_output=True, text=True).stdout

    key = runs("init", "--origin", origin).strip()
    name = way.words("Sailors of the Island", "ملوانان جزیره")
    furnisher = Furnisher.at(said)
    furnisher.does("found", key=f"two nodes {way}", name=name, language=way.language, offices={"secretary": "board"})
    furnisher.goes()
    runs("bundle", "write", str(folder / "bundle"))
    return origin, folder / "bundle", key.splitlines()[-1].split()[-1], name


@journey("two-nodes")
def test_a_bundle_from_another_node_is_read_and_its_log_shown(
    standing: Standing, browser: Browser, way: Way, tmp_path: Path
) -> None:
    stage = Stage("two-nodes", way, standing, browser)
    origin, bundle, key, name = _other_node(tmp_path, way)
    reader = stage.comes()
    reader.goes("log/")
    reader.presses(stage.says("logs.link"), "link")
    assert origin not in reader.reads()

    standing.runs("bundle", "read", bundle, "--key", key)

    reader.goes("logs/")
    reader.looks("two-nodes-logs", "two-nodes-logs", of="#others")
    assert origin in reader.reads()
    reader.goes("")
    reader.page.locator("#words").focus()
    reader.page.keyboard.insert_text(name)
    with reader.page.expect_navigation():
        reader.page.keyboard.press("Enter")
    reader.looks("two-nodes-found")
    assert name in reader.page.locator("main").inner_text()
    stage.ends()

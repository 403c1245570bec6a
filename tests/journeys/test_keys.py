"""Keys that officers keep: taken away, sealed where the key is, brought back; replaced, lost, not available."""

from pathlib import Path

from playwright.sync_api import Browser

from colonnade.core.ids import spelled
from colonnade.edges.simulator import signer
from tests.journeys.acting import Stage
from tests.journeys.nodes import Standing
from tests.journeys.ways import Way, journey


@journey("keys")
def test_officers_replace_their_key_and_then_lose_it(
    standing: Standing, browser: Browser, way: Way, tmp_path: Path
) -> None:
    stage = Stage("keys", way, standing, browser)
    body = stage.found("base", "Printers of Nilgan", "چاپگران نیلگان", custody="officers")
    secretary, treasurer = body["secretary"], body["treasurer"]
    new = signer(f"keys new {way}")

    stage.writes(secretary, "key_rotated", {"new": spelled(new.public)}, picture="keys-rotate")
    stage.agrees(treasurer)
    stage.seals_away(treasurer, tmp_path, body.secrets["key"], new.seed.hex(), picture="keys-sealed")
    treasurer.looks("keys-rotated")
    assert treasurer.page.locator("a[href*='/acts/']").count() == 1

    other = signer(f"keys other {way}")
    secretary.goes(f"desk/{body.id}/key_lost/")
    stage.writes(secretary, "key_lost", {"new": spelled(other.public)}, picture="keys-lost")
    stage.seals_away(secretary, tmp_path, body.secrets["recovery"])
    secretary.looks("keys-lost-recorded")
    assert secretary.page.locator("a[href*='/acts/']").count() == 1
    stranger = stage.meets(body)
    stranger.looks("keys-public", "keys-public", of="#timeline")
    stage.ends()

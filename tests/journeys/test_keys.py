"""Keys that officers keep: taken away, sealed where the key is, brought back; replaced, lost, not available."""

from pathlib import Path

from playwright.sync_api import Browser

from colonnade.core.ids import spelled
from colonnade.edges.signing import Signer
from colonnade.edges.simulator import signer
from tests.journeys.acting import BOARD, Stage
from tests.journeys.nodes import Standing
from tests.journeys.readers import Typed
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
    stranger.looks("keys-public")
    stage.ends()


@journey("duress")
def test_acts_of_a_key_not_available_wait_until_inspectors_confirm_them(
    standing: Standing, browser: Browser, way: Way, tmp_path: Path
) -> None:
    stage = Stage("duress", way, standing, browser)
    offices = {**BOARD, "inspector": "inspection", "second_inspector": "inspection"}
    body = stage.found("base", "Nurses of Nilgan", "پرستاران نیلگان", offices, custody="officers", keys=2)
    treasurer, secretary = body["treasurer"], body["secretary"]

    taken = f"key:{spelled(Signer(bytes.fromhex(body.secrets['key'])).public)}"
    declared = {"what": taken, "since": way.words("2026-05-01", "۱۴۰۵-۰۲-۱۱"), "by": "officers", "officers": "2"}
    stage.writes(treasurer, "unavailability_declared", declared, picture="duress-declare")
    stage.agrees(body["inspector"])
    stage.seals_away(body["inspector"], tmp_path, body.secrets["second"])

    title = way.words("We call off the strike", "اعتصام را پایان می‌دهیم")
    stage.writes(secretary, "statement", {f"title_{way.language}": title})
    stage.agrees(treasurer)
    stage.seals_away(treasurer, tmp_path, body.secrets["key"])
    treasurer.follows("dd a[href*='/acts/']")
    treasurer.looks("duress-waits", "duress-waits", of="h1")
    waiting = treasurer.page.url.rstrip("/").rpartition("/")[2]
    assert title not in stage.meets(body).page.locator("section[aria-labelledby=facts]").inner_text()

    confirmed: Typed = {"acts": [waiting], "by": "inspectors"}
    stage.writes(body["inspector"], "acts_confirmed", confirmed, picture="duress-confirm")
    stage.agrees(body["second_inspector"])
    stage.seals_away(body["second_inspector"], tmp_path, body.secrets["second"])
    stranger = stage.meets(body)
    stranger.looks("duress-public")
    assert title in stranger.page.locator("section[aria-labelledby=record]").inner_text()
    stage.ends()

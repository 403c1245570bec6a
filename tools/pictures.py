"""Takes the guide's pictures from a running demo: ``python tools/pictures.py http://127.0.0.1:8000 [NAME…]``."""

import json
import shutil
import sys
import urllib.request
from collections.abc import Collection, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

PICTURES = Path(__file__).parents[1] / "docs" / "guide" / "pictures"
SIZE = {"width": 900, "height": 820}
WEEK = timedelta(days=7)
LOWER = {"width": 900, "height": 560}
"""For what is seen in part anyhow."""
WHOLE = {"act"}
"""Pages of which the whole is shown, as what matters stands at their end."""


def _roofs(node: str) -> list[Mapping[str, Any]]:
    """The confederations, those without members first."""
    with urllib.request.urlopen(f"{node}/popolo.json") as answer:  # noqa: S310 -- the demo's own address
        found = json.load(answer)["organizations"]
    roofs = [each for each in found if each["classification"] == "confederation"]
    return sorted(roofs, key=lambda roof: bool(roof["memberships"]))


def _addresses(page: Page, node: str) -> Mapping[str, str]:
    """The pages to be taken, below a language: the past one is a week after the founding of the roof that stands."""
    in_air, standing = _roofs(node)
    page.goto(f"{node}/en/organisations/{standing['id']}/")
    act = str(page.locator("section[aria-labelledby=record] a[href*='/acts/']").first.get_attribute("href"))
    past = date.fromisoformat(standing["founding_date"]) + WEEK
    return {
        "home": "",
        "in-the-air": f"organisations/{in_air['id']}/",
        "past": f"organisations/{standing['id']}/?on={past}&known={past}",
        "act": act.removeprefix("/en/").partition("?")[0],
        "log": "log/",
        "audit-gates": f"organisations/{in_air['id']}/audit/#gates_and_levels",
        "audit-findings": f"organisations/{in_air['id']}/audit/#findings",
    }


def main(node: str, wanted: Collection[str]) -> None:
    """The pictures are in ``docs/guide/pictures``, one for each language: those ``wanted``, or all."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_context(viewport=SIZE).new_page()
        for name, address in _addresses(page, node).items():
            if wanted and name not in wanted:
                continue
            page.set_viewport_size(LOWER if name.startswith("audit-") else SIZE)
            for language in ("en", "fa"):
                page.goto(f"{node}/{language}/{address}")
                page.screenshot(path=PICTURES / f"{name}-{language}.png", full_page=name in WHOLE)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"), sys.argv[2:])

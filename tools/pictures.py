"""Takes the guide's pictures from a running demo: ``python tools/pictures.py http://127.0.0.1:8000``."""

import json
import shutil
import sys
import urllib.request
from pathlib import Path

from playwright.sync_api import sync_playwright

PICTURES = Path(__file__).parents[1] / "docs" / "guide" / "pictures"
SIZE = {"width": 900, "height": 820}


def _roofs(node: str) -> list[str]:
    with urllib.request.urlopen(f"{node}/popolo.json") as answer:  # noqa: S310 -- the demo's own address
        found = json.load(answer)["organizations"]
    return [each["id"] for each in found if each["classification"] == "confederation" and not each["memberships"]]


def main(node: str) -> None:
    """The pictures are in ``docs/guide/pictures``, one for each language."""
    in_air = _roofs(node)[0]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_context(viewport=SIZE).new_page()
        for language in ("en", "fa"):
            for name, address in (("home", ""), ("in-the-air", f"organisations/{in_air}/"), ("log", "log/")):
                page.goto(f"{node}/{language}/{address}")
                page.screenshot(path=PICTURES / f"{name}-{language}.png")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"))

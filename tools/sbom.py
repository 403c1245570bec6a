"""Prints docs/sbom.json: all that the lock installs, as CycloneDX 1.6; the same lock, the same text."""

import json
import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
LOCK = ROOT / "requirements" / "lock.txt"
PINNED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;\\]+)", re.MULTILINE)


def component(name: str, version: str) -> dict[str, str]:
    """Return one library; which files of it are the right ones, the lock says by their hashes."""
    purl = f"pkg:pypi/{name.lower().replace('_', '-')}@{version}"
    return {"type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl}


def bill(lock: str) -> dict[str, object]:
    """Return the bill of materials of a lock."""
    found = [component(name, version) for name, version in PINNED.findall(lock)]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {"type": "application", "bom-ref": "colonnade", "name": "colonnade"}},
        "components": sorted(found, key=lambda each: each["bom-ref"]),
        "dependencies": [{"ref": "colonnade", "dependsOn": sorted(each["bom-ref"] for each in found)}],
    }


if __name__ == "__main__":
    print(json.dumps(bill(LOCK.read_text()), indent=1))

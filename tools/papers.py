"""Takes the guide's pictures of an election's papers, made up: ``python tools/papers.py``; needs ``pdftoppm``."""

import hashlib
import subprocess
import tempfile
from collections.abc import Callable
from itertools import count
from pathlib import Path

from colonnade.core.elections.credentials import new_credential
from colonnade.core.elections.hands import code_from
from colonnade.edges.papers.election import Concerned, sheets, slips
from colonnade.edges.progress import untold

PICTURES = Path(__file__).parents[1] / "docs" / "guide" / "pictures"
UUID = "5pXNvLbiA7JRBz"
TITLES = {"en": "Board of the Example Union", "fa": "هیئت مدیرهٔ سندیکای نمونه"}
VOTERS = {"en": "heron", "fa": "حواصیل"}
DOTS = 64
"""To the inch: what is on the paper can be recognised, and the pictures are small."""
SHEET, SLIP = 182, 99
"""Millimetres from the top that are shown."""


def _invented() -> Callable[[int], int]:
    """Numbers that are the same every time."""
    steps = count()
    return lambda below: int.from_bytes(hashlib.sha256(f"papers {next(steps)}".encode()).digest()) % below


def _pictured(paper: bytes, name: str, height: int) -> None:
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(paper)
        file.flush()
        call = ["pdftoppm", "-r", str(DOTS), "-gray", "-png", "-singlefile"]
        part = ["-x", "0", "-y", "0", "-H", str(DOTS * height * 10 // 254)]
        subprocess.run([*call, *part, file.name, str(PICTURES / name)], check=True)  # noqa: S603 -- Debian's own, on a file of ours


def main() -> None:
    """The pictures are in ``docs/guide/pictures``, one for each language."""
    for language, title in TITLES.items():
        election, draw = Concerned(title, UUID, language), _invented()
        (sheet,) = sheets(election, [(VOTERS[language], new_credential(draw))], untold)
        (slip,) = slips(election, {1: code_from(hashlib.sha256(b"papers").digest())}, untold)
        _pictured(sheet, f"election-sheet-{language}", SHEET)
        _pictured(slip, f"election-slip-{language}", SLIP)


if __name__ == "__main__":
    main()

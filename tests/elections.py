"""Real elections of `tests/vectors/elections`, read without the product's own readers."""

import csv
import io
import re
import zipfile
from collections import defaultdict
from functools import cache
from pathlib import Path

from colonnade.core.counting.counts import NO_LOTS, counted
from colonnade.core.counting.papers import Poll, digest, marks_of
from colonnade.core.counting.presets import preset
from colonnade.core.counting.ties import Lots
from colonnade.words.tellings import Telling
from tests.independent_counter import Ballots

PLACE = Path(__file__).parent / "vectors" / "elections"


@cache
def wards() -> dict[str, bytes]:
    """The BLT files by ward."""
    found: dict[str, bytes] = {}
    for name in ("scotland-2017-blt.zip", "scotland-2012-blt.zip"):
        with zipfile.ZipFile(PLACE / name) as archive:
            found |= {Path(each).stem: archive.read(each) for each in archive.namelist()}
    return found


@cache
def official() -> dict[str, list[dict[str, str]]]:
    """The rows of the councils' tables by ward."""
    found = defaultdict(list)
    with (PLACE / "scotland-official.csv").open(newline="") as file:
        for row in csv.DictReader(file):
            found[row["ward"]].append(row)
    return found


@cache
def levels() -> dict[str, str]:
    """How far each ward's official table can be relied on."""
    with (PLACE / "scotland-wards.csv").open(newline="") as file:
        return {row["ward"]: row["official_level"] for row in csv.DictReader(file)}


def in_zip(archive: str, name: str) -> bytes:
    with zipfile.ZipFile(PLACE / archive) as opened:
        return opened.read(name)


def names_in(archive: str) -> list[str]:
    with zipfile.ZipFile(PLACE / archive) as opened:
        return sorted(opened.namelist())


def ballots_of(blt: bytes) -> tuple[Ballots, int, int]:
    """Ballots, candidates and seats of a plain BLT file."""
    lines = io.StringIO(blt.decode()).read().split("\n")
    candidates, seats = map(int, lines[0].split())
    ballots: Ballots = []
    for line in lines[1:]:
        if line.strip() == "0":
            break
        count, *ranking = [int(each) for each in re.findall(r"\d+", line)]
        ballots.append((count, tuple(ranking[:-1])))
    return ballots, candidates, seats


def poll_of(ballots: Ballots, candidates: int, seats: int) -> Poll:
    papers: dict[str, int] = {}
    for count, ranking in ballots:
        marks = marks_of(each - 1 for each in ranking)
        papers[marks] = papers.get(marks, 0) + count
    return Poll(tuple(f"C{each}" for each in range(1, candidates + 1)), papers, seats)


def answer_of(poll: Poll, rule: str, seats: int, lots: Lots = NO_LOTS) -> dict[str, object]:
    """What `colonnade count --format json` says of a poll."""
    count = counted(poll, preset(rule), seats, lots)
    return Telling(count, poll, digest(poll), "en").members()

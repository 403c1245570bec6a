"""A large invented colonnade as log entries, really sealed: ten acts an organisation over six years, one chain.

Of every 5,000 organisations one is a confederation, twenty are federations and the rest base organisations, of
which one in a hundred acts under a pseudonym. Written once into ``COLONNADE_BENCH`` (default ``var/bench``) and
read from there by every benchmark.
"""

import hashlib
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import orjson

from colonnade.core.acts.envelope import FOUNDING
from colonnade.core.ids import act_id, organisation_id, spelled
from colonnade.core.log.checkpoints import Checkpoint
from colonnade.core.log.merkle import Frontier, leaf_hash, root_of
from colonnade.core.log.tiles import WIDTH, Tile, entry_bundle, levels
from colonnade.edges.signing import Signer, log_key, seal_act, signed_note
from colonnade.edges.simulator import signer

ORIGIN = "bench.invalid/log"
BEGIN = date(2020, 1, 1)
BRANCHES = ("metal", "transport", "education", "health", "textile")
A_CONFEDERATION, A_FEDERATION = 5000, 250
ACTS_EACH = 10
BOARD = {"binding": "fa", "en": "Board", "fa": "هیئت مدیره"}
ORGAN = {"organ": "board", "name": BOARD, "elected_by": "assembly", "seats": 5}
OFFICE: dict[str, Any] = {
    "office": "secretary",
    "organ": "board",
    "title": {"binding": "fa", "en": "Secretary", "fa": "دبیر"},
    "elected_by": "assembly",
    "until": None,
    "alternate": False,
    "mandate_from": None,
}


@dataclass
class Member:
    """One organisation: its class, key and, once founded, its id."""

    number: int
    claimed: str
    key: Signer
    above: "Member | None" = None
    id: str = ""

    @property
    def is_hidden(self) -> bool:
        return self.claimed == "base" and self.number % 100 == 50

    @property
    def size(self) -> int:
        return 10 + self.number * 7919 % 700


@dataclass
class Writer:
    """Writes acts one after another, each naming the one before, days spread evenly over six years."""

    total: int
    written: int = 0
    last: list[str] = field(default_factory=list)

    def write(self, by: Member, name: str, facts: dict[str, Any], organ: str = "assembly") -> bytes:
        today = BEGIN + timedelta(days=self.written * 2190 // self.total)
        effective = recorded = today.isoformat()
        if by.is_hidden:
            effective = recorded = (today.replace(day=1) - timedelta(days=1)).isoformat()[:7]
        said = {
            "act": FOUNDING if name == "founded" else f"organisations.{name}/1",
            "after": self.last,
            "article": "",
            "corrects": None,
            "critical": False,
            "custody": "officers",
            "effective": effective,
            "facts": facts,
            "organ": organ,
            "organisation": by.id,
            "provenance": "signed",
            "recorded": recorded,
            "rules": "colonnade_2026_1",
        }
        text = orjson.dumps(said, option=orjson.OPT_SORT_KEYS)
        identity = act_id(text)
        by.id = by.id or organisation_id(identity)
        self.last = [identity]
        self.written += 1
        return seal_act(text, by.key)


def members(organisations: int) -> list[Member]:
    """Return everybody: each federation under the confederation before it, each base under the federation before it."""
    found: list[Member] = []
    confederation = federation = None
    for number in range(organisations):
        claimed = "base"
        if number % A_CONFEDERATION == 0:
            claimed = "confederation"
        elif number % A_FEDERATION == 1:
            claimed = "federation"
        above = confederation if claimed == "federation" else federation if claimed == "base" else None
        member = Member(number, claimed, signer(f"bench/{number}"), above)
        confederation = member if claimed == "confederation" else confederation
        federation = member if claimed == "federation" else federation
        found.append(member)
    return found


def entries(organisations: int) -> Iterator[bytes]:
    """Yield ten entries an organisation, in the order of their log."""
    everybody = members(organisations)
    writer = Writer(len(everybody) * ACTS_EACH)
    for each in everybody:
        yield writer.write(each, "founded", _founding(each), "founding_assembly")
    for each in everybody:
        yield writer.write(each, "organ_established", ORGAN)
    for each in everybody:
        yield writer.write(each, "office_filled", OFFICE | {"holder": f"Falcon {each.number}"})
    bases = [each for each in everybody if each.claimed == "base"]
    for each in bases:
        yield writer.write(each, "count_returned", _count(each, 0))
    yield from _affiliations(writer, everybody)
    federations = [each for each in everybody if each.claimed == "federation"]
    for year in range(1, 4):
        for each in (*bases, *federations):
            yield writer.write(each, "count_returned", _count(each, year))
    while writer.written < writer.total:
        each = everybody[writer.written * 31 % len(everybody)]
        title = {"binding": "en", "en": f"No. {writer.written}"}
        yield writer.write(each, "statement", {"title": title, "document": None})


def _affiliations(writer: Writer, everybody: list[Member]) -> Iterator[bytes]:
    for each in everybody:
        if each.above is None:
            continue
        facts = {"to": each.above.id, "kind": "full", "votes": None, "attested": True}
        yield writer.write(each, "affiliation_decided", facts)
        admitted = {"candidate": each.id, "decision": writer.last[0]}
        yield writer.write(each.above, "affiliation_admitted", admitted)
        if each.is_hidden:
            yield writer.write(each.above, "attested", {"inspectors": 2, "of": each.id, "branch": None}, "inspection")


def _founding(member: Member) -> dict[str, Any]:
    base = member.claimed == "base"
    branch = BRANCHES[member.number // A_FEDERATION % len(BRANCHES)]
    persian = f"سندیکای کارگران شمارهٔ {member.number}"
    name = {"binding": "fa", "en": f"Workers' Union No. {member.number}", "fa": persian}
    return {
        "visibility": "pseudonymous" if member.is_hidden else "open",
        "name": name,
        "claimed_class": member.claimed,
        "basis": "members" if base else "organisations",
        "branch": None if member.is_hidden or member.claimed == "confederation" else branch,
        "place": None if member.is_hidden else f"Town {member.number % 977}",
        "workplace": base,
        "keys": [spelled(member.key.public)],
        "recovery": spelled(signer(f"bench/recovery/{member.number}").public),
        "witnesses": [],
        "witnesses_needed": 0,
        "conveners": [{"band": 0, "category": "workers"}],
        "notice_days": 15,
        "asked": [],
        "presence": [{"band": 10, "category": "workers"}],
    }


def _count(member: Member, year: int) -> dict[str, Any]:
    facts: dict[str, Any] = {"period": f"{2021 + year}-01", "basis": "members", "inspectors": 2}
    commitment = hashlib.sha256(b"%d/%d" % (member.number, year)).hexdigest()
    if member.claimed == "federation":
        return facts | {"count": 50_000 + member.number % 7 * 50}
    if member.is_hidden:
        return facts | {"at_least": 0, "commitment": commitment}
    if member.size < 50 or member.number % 3 == 0:
        return facts | {"at_least": 10, "commitment": commitment}
    return facts | {"count": member.size + year}


def folder(organisations: int) -> Path:
    """Return the folder that holds the world as an export, written if it is not there yet."""
    place = Path(os.environ.get("COLONNADE_BENCH", "var/bench")) / str(organisations)
    if not (place / "done").exists():
        began = time.perf_counter()
        _write(place, organisations)
        print(f"(wrote {organisations * ACTS_EACH:,} sealed acts into {place} in {time.perf_counter() - began:.0f} s)")
    return place


def log_folder(place: Path) -> Path:
    """Return the folder of the log in the export."""
    return place / "export" / "logs" / hashlib.sha256(ORIGIN.encode()).hexdigest()


def _write(place: Path, organisations: int) -> None:
    log = log_folder(place)
    frontier, row, hashes = Frontier(), list[bytes](), list[bytes]()
    for entry in entries(organisations):
        leaf = leaf_hash(entry)
        frontier.append(leaf)
        row.append(entry)
        hashes.append(leaf)
        if len(row) == WIDTH:
            _keep(log, Tile("entries", len(hashes) // WIDTH - 1, WIDTH), entry_bundle(row))
            row = []
    if row:
        _keep(log, Tile("entries", len(hashes) // WIDTH, len(row)), entry_bundle(row))
    _write_hashes(log, hashes)
    key = signer("bench/log")
    checkpoint = Checkpoint(ORIGIN, frontier.size, frontier.root()).text()
    (log / "vkey").write_text(f"{log_key(key, ORIGIN)}\n")
    (log / "checkpoint").write_bytes(signed_note(checkpoint, key, ORIGIN))
    (place / "done").write_text("")


def _write_hashes(log: Path, hashes: list[bytes]) -> None:
    row = hashes
    for level, count in levels(len(hashes)):
        above = list[bytes]()
        for start in range(0, count, WIDTH):
            part = row[start : start + WIDTH]
            _keep(log, Tile(str(level), start // WIDTH, len(part)), b"".join(part))
            if len(part) == WIDTH:
                above.append(root_of(part))
        row = above


def _keep(log: Path, tile: Tile, content: bytes) -> None:
    path = log / tile.path()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def stored(place: Path) -> Iterator[bytes]:
    """Yield the entries of the export in order."""
    log = log_folder(place)
    size = int((log / "checkpoint").read_bytes().split(b"\n")[1])
    for number in range(-(-size // WIDTH)):
        content = (log / Tile("entries", number, min(WIDTH, size - number * WIDTH)).path()).read_bytes()
        at = 0
        while at < len(content):
            start = at + 2
            at = start + int.from_bytes(content[at:start], "big")
            yield content[start:at]

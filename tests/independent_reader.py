"""A second program, written from docs/rules/acts.md and docs/rules/organisations.md alone: nothing of ours is imported.

It reads an export, recomputes every id, checks every seal, puts the acts in order, and says which act took
effect, who stands, who stands under whom, and which bodies are columns. It knows the types that a federation
needs to stand and fall; what it does not know it leaves out.
"""

import base64
import calendar
import hashlib
import json
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

HASHES_IN_A_TILE = 256
COLUMN_MONTHS, COLUMN_MEMBERS, ASSEMBLIES = 6, 10, 2


@dataclass
class Read:
    id: str
    organisation: str
    act: dict[str, Any]
    seals: set[str]
    effective: date
    known: date


@dataclass
class Standing:
    """Who stands since when, with which keys, under whom, of what size."""

    founded: dict[str, date] = field(default_factory=dict)
    identity: dict[str, dict[str, Any]] = field(default_factory=dict)
    keys: dict[str, list[tuple[str, date, date]]] = field(default_factory=dict)
    recovery: dict[str, str] = field(default_factory=dict)
    above: dict[str, set[str]] = field(default_factory=dict)
    counts: dict[str, dict[str, Any]] = field(default_factory=dict)
    attested: set[str] = field(default_factory=set)
    in_effect: list[str] = field(default_factory=list)


def entries(log: Path) -> list[bytes]:
    size = int((log / "checkpoint").read_text().splitlines()[1])
    found: list[bytes] = []
    for start in range(0, size, HASHES_IN_A_TILE):
        digits = f"{start // HASHES_IN_A_TILE:0>3}"
        digits = digits.rjust(-(-len(digits) // 3) * 3, "0")
        groups = [digits[at : at + 3] for at in range(0, len(digits), 3)]
        name = "/".join([f"x{group}" for group in groups[:-1]] + groups[-1:])
        width = min(HASHES_IN_A_TILE, size - start)
        path = log / "tile" / "entries" / (name if width == HASHES_IN_A_TILE else f"{name}.p/{width}")
        bundle = path.read_bytes()
        while bundle:
            length = int.from_bytes(bundle[:2], "big")
            found.append(bundle[2 : 2 + length])
            bundle = bundle[2 + length :]
    return found


def day(text: str, *, last: bool) -> date:
    if len(text) == len("2024-03"):
        year, month = (int(part) for part in text.split("-"))
        return date(year, month, calendar.monthrange(year, month)[1] if last else 1)
    return date.fromisoformat(text)


def read(entry: bytes) -> Read:
    text, _, lines = entry.partition(b"\n\n")
    act = json.loads(text)
    identity = hashlib.sha256(text).hexdigest()
    own = hashlib.sha256(b"colonnade/organisation/v1\n" + identity.encode()).digest()[:25]
    organisation = act["organisation"] or base64.b32encode(own).decode().lower()
    seals = {key for line in lines.splitlines() if (key := sealer(line.decode(), text + b"\n"))}
    effective, recorded = day(act["effective"], last=False), day(act["recorded"], last=True)
    return Read(identity, organisation, act, seals, effective, recorded)


def sealer(line: str, message: bytes) -> str | None:
    _, name, payload = line.split(" ")
    raw = base64.b64decode(payload)
    key, signature = raw[4:36], raw[36:]
    own_name = "colonnade.seal/" + hashlib.sha256(key).hexdigest()[:16]
    own_id = hashlib.sha256(own_name.encode() + b"\n\xffcolonnade/seal/v1" + key).digest()[:4]
    if (name, raw[:4]) != (own_name, own_id):
        return None
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
    except InvalidSignature:
        return None
    return base64.b64encode(key).decode()


def in_order(acts: list[Read]) -> list[Read]:
    ahead = {each.id: each for each in acts}
    taken: dict[str, Read] = {}
    while ahead:
        ready = [each for each in ahead.values() if all(before in taken for before in each.act["after"])]
        if not ready:
            break
        for each in ready:
            each.known = max([each.known, *(taken[before].known for before in each.act["after"])])
        chosen = min(ready, key=lambda each: (each.known, each.effective, each.id))
        taken[chosen.id] = ahead.pop(chosen.id)
    return list(taken.values())


def judge(each: Read, now: Standing) -> None:
    kind, facts = each.act["act"].partition(".")[2], each.act["facts"]
    if kind == "founded/1":
        if set(facts["keys"]) <= each.seals:
            now.founded[each.organisation] = each.effective
            now.identity[each.organisation] = facts
            now.keys[each.organisation] = [(k, min(each.effective, each.known), date.max) for k in facts["keys"]]
            now.recovery[each.organisation] = facts["recovery"]
            now.in_effect.append(each.id)
        return
    in_force = {key for key, start, until in now.keys.get(each.organisation, []) if start <= each.known < until}
    if not each.seals & ({now.recovery[each.organisation]} if kind == "key_lost/1" else in_force):
        return
    now.in_effect.append(each.id)
    if kind == "key_lost/1":
        turn = each.known + timedelta(days=14)
        kept = [(k, s, turn if k == facts["lost"] else u) for k, s, u in now.keys[each.organisation]]
        now.keys[each.organisation] = [*kept, (facts["new"], turn, date.max)]
    elif kind == "affiliation_admitted/1":
        now.above.setdefault(facts["candidate"], set()).add(each.organisation)
    elif kind == "affiliation_left/1":
        now.above[each.organisation].discard(facts["to"])
    elif kind == "count_returned/1":
        now.counts[each.organisation] = facts
    elif kind == "attested/1":
        now.attested.add(facts["of"])


def is_column(organisation: str, now: Standing, on: date) -> bool:
    founded, identity = now.founded[organisation], now.identity[organisation]
    months = (on.year - founded.year) * 12 + on.month - founded.month - (on.day < founded.day)
    if identity["claimed_class"] != "base" or months < COLUMN_MONTHS:
        return False
    counted = now.counts.get(organisation, {})
    assembled = counted.get("basis") != "attendance" or counted.get("assemblies", 0) >= ASSEMBLIES
    enough = counted.get("count", counted.get("at_least", 0)) >= COLUMN_MEMBERS
    return organisation in now.attested or bool(identity.get("workplace") and enough and assembled)


def standing(export: Path) -> tuple[list[Read], Standing]:
    now = Standing()
    acts = in_order([read(entry) for log in sorted((export / "logs").iterdir()) for entry in entries(log)])
    for each in acts:
        judge(each, now)
    return acts, now

"""What a backup says of other nodes: their logs, forks, and acts that count alone.

Source: docs/rules/bundles.md; docs/rules/log.md, "Backup, restore, continuation".
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from colonnade.core.dates import parse_day
from colonnade.core.log.forks import Fork
from colonnade.core.log.notes import VerifierKey


@dataclass(frozen=True, slots=True)
class OtherKept:
    """A log of another node: what its key signed of it, how much of it counts, and the day on which it was seen."""

    origin: str
    size: int
    root: bytes
    view: int
    seen: date
    key: VerifierKey
    checkpoint: bytes
    cosigned: bytes


@dataclass(frozen=True, slots=True)
class ForkKept:
    """Evidence of a fork, and the day on which it came."""

    fork: Fork
    seen: date


@dataclass(frozen=True, slots=True)
class LoneActKept:
    """An act that counts though its log does not count so far."""

    content: bytes


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What a backup keeps of other nodes: logs, each fork's digest with the day on which it came, and lone acts."""

    logs: Sequence[OtherKept] = ()
    forks: Sequence[tuple[str, date]] = ()
    acts: Sequence[str] = ()


def other_folder(origin: str) -> str:
    """Return the folder of another node's log in a backup."""
    return f"others/{hashlib.sha256(origin.encode()).hexdigest()}"


def elsewhere_told(elsewhere: Elsewhere) -> dict[str, Any]:
    """What is said of other nodes: nothing where nothing is known of any."""
    logs = [
        {"origin": log.origin, "root": log.root.hex(), "seen": f"{log.seen}", "size": log.size, "view": log.view}
        for log in elsewhere.logs
    ]
    forks = [{"digest": digest, "seen": f"{seen}"} for digest, seen in elsewhere.forks]
    told = {"others": logs, "forks": forks, "acts": list(elsewhere.acts)}
    return {name: said for name, said in told.items() if said}


def other_members(log: OtherKept) -> Iterator[tuple[str, bytes]]:
    """Yield what stands before the entries of another node's log."""
    folder = other_folder(log.origin)
    yield f"{folder}/vkey", f"{log.key}\n".encode()
    yield f"{folder}/checkpoint", log.checkpoint
    yield f"{folder}/cosigned", log.cosigned


def elsewhere_said(said: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the first member says of other nodes; raises ``ValueError`` and its like at what it cannot say."""
    others = [
        (str(log["origin"]), int(log["size"]), bytes.fromhex(log["root"]), int(log["view"]), parse_day(log["seen"]))
        for log in said.get("others", [])
    ]
    if any(not 0 <= view <= size for _, size, _, view, _ in others):
        raise ValueError
    forks = [(str(fork["digest"]), parse_day(fork["seen"])) for fork in said.get("forks", [])]
    return {"others": others, "forks": forks, "acts": [str(act) for act in said.get("acts", [])]}

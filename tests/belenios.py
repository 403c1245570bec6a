"""Elections that belenios-tool wrote (`tests/vectors/belenios`), taken apart without the product's own readers."""

import hashlib
import json
import tarfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

PLACE = Path(__file__).parent / "vectors" / "belenios" / "vectors.tar.xz"
BLOCK = 512


@dataclass(frozen=True)
class Written:
    """An archive: its records by digest, and its events in order."""

    records: dict[str, bytes]
    events: tuple[dict[str, Any], ...]

    def content(self, digest: str) -> bytes:
        return self.records[digest]

    @property
    def setup(self) -> dict[str, str]:
        told: dict[str, str] = json.loads(self.records[self.events[0]["payload"]])
        return told

    @property
    def election(self) -> bytes:
        return self.records[self.setup["election"]]

    @property
    def trustees(self) -> bytes:
        return self.records[self.setup["trustees"]]

    @property
    def credentials(self) -> bytes:
        return self.records[self.setup["credentials"]]

    def payloads(self, kind: str) -> list[bytes]:
        """What the events of a kind name, in order; of owned things the thing itself is found by ``owned``."""
        return [self.records[event["payload"]] for event in self.events if event["type"] == kind]

    def owned(self, kind: str) -> list[tuple[int, bytes]]:
        told = [json.loads(each) for each in self.payloads(kind)]
        return [(each["owner"], self.records[each["payload"]]) for each in told]


@cache
def files(directory: str) -> dict[str, bytes]:
    """The files of one directory of the vectors by their paths in it."""
    return _all()[directory]


@cache
def written(directory: str) -> Written:
    """The archive of one directory."""
    return taken_apart(archive(directory))


def archive(directory: str) -> bytes:
    return next(content for name, content in files(directory).items() if name.endswith(".bel"))


def taken_apart(content: bytes) -> Written:
    records: dict[str, bytes] = {}
    events = []
    at = 0
    while at < len(content):
        name = content[at : at + 100].rstrip(b"\0").decode()
        size = int(content[at + 124 : at + 135], 8)
        body = content[at + BLOCK : at + BLOCK + size]
        at += BLOCK + -(-size // BLOCK) * BLOCK
        if name.endswith(".event.json"):
            events.append(json.loads(body))
        records[hashlib.sha256(body).hexdigest()] = body
    return Written(records, tuple(events))


@cache
def _all() -> dict[str, dict[str, bytes]]:
    found: dict[str, dict[str, bytes]] = {}
    with tarfile.open(PLACE) as packed:
        for member in packed:
            if member.isfile():
                directory, _, name = member.name.removeprefix("./").partition("/")
                if directory == "negative-v20":
                    inner, _, name = name.partition("/")
                    directory = f"{directory}/{inner}"
                taken = packed.extractfile(member)
                assert taken is not None
                found.setdefault(directory, {})[name] = taken.read()
    return found

"""A log on disk, published entry by entry, for tests of what is read back."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from colonnade.core.log.checkpoints import Checkpoint
from colonnade.core.log.merkle import leaf_hash, root_of
from colonnade.core.log.tiles import WIDTH
from colonnade.edges.logfiles import Files, Folder, Growth, publish
from colonnade.edges.signing import Signer, log_key, signed_note
from colonnade.edges.simulator import Simulator, signer

ORIGIN = "test.invalid/log"


@dataclass
class WrittenLog:
    """Entries held in memory, published into ``files`` size by size."""

    files: Files
    key: Signer = field(default_factory=lambda: signer("log"))
    origin: str = ORIGIN
    entries: list[bytes] = field(default_factory=list)
    published: int = 0

    def hashes(self, level: int, start: int, end: int) -> list[bytes]:
        if level == 0:
            return [leaf_hash(entry) for entry in self.entries[start:end]]
        below = self.hashes(level - 1, start * WIDTH, end * WIDTH)
        return [root_of(below[at : at + WIDTH]) for at in range(0, len(below), WIDTH)]

    def checkpoint(self, size: int) -> bytes:
        root = root_of([leaf_hash(entry) for entry in self.entries[:size]])
        return signed_note(Checkpoint(self.origin, size, root).text(), self.key, self.origin)

    def publish(self, size: int | None = None) -> bytes:
        last = len(self.entries) if size is None else size
        growth = Growth(self.published, last, lambda start, end: self.entries[start:end], self.hashes)
        checkpoint = self.checkpoint(last)
        publish(self.files, growth, checkpoint)
        self.published = last
        return checkpoint


def export(root: Path, entries: list[bytes], steps: list[int], key: Signer | None = None) -> tuple[Path, list[bytes]]:
    """Write an export under ``root`` published at each of ``steps``; return the log's folder and every checkpoint."""
    folder = root / "logs" / hashlib.sha256(ORIGIN.encode()).hexdigest()
    log = WrittenLog(Folder(folder), key or signer("log"), entries=entries)
    checkpoints = [log.publish(size) for size in steps]
    (folder / "vkey").write_text(f"{log_key(log.key, ORIGIN)}\n")
    return folder, checkpoints


def acts(number: int) -> list[bytes]:
    simulator = Simulator()
    body = simulator.found("Mill", "base", "2020-01-01")
    for n in range(number - 1):
        simulator.count(body, "2021-01-01", n)
    return simulator.entries

"""What must be true of a node however it stopped, told against an undisturbed past."""

import hashlib
import io
import shutil
import tempfile
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from colonnade.cli.main import main
from colonnade.core.log.checkpoints import Checkpoint, parse_checkpoint
from colonnade.core.log.merkle import Frontier, leaf_hash
from colonnade.core.log.notes import VerifierKey, is_signed_by, parse_note, parse_vkey
from colonnade.core.log.tiles import ENTRIES, WIDTH, Tile, entry_bundle, tiles_of
from colonnade.edges.logfiles import Folder
from colonnade.edges.signing import log_key, read_signer, verify
from colonnade.edges.simulator import Simulator
from tests.crashes.recorder import ORIGIN
from tests.logs import WrittenLog


class LostError(AssertionError):
    """Something that was promised is not there."""


def _claim(holds: bool, *said: object) -> None:
    if not holds:
        raise LostError(*said)


def prepared(number: int) -> list[bytes]:
    """Return so many acts of many organisations, each after the one before."""
    simulator = Simulator()
    while len(simulator.entries) < number:
        body = simulator.base(f"Mill {len(simulator.entries)}", "2020-01-01", len(simulator.entries) + 1)
        simulator.count(body, "2021-01-01", len(simulator.entries) + 2)
    return simulator.entries[:number]


@dataclass(repr=False)
class Past:
    """The acts in their order, the state after each size, and every checkpoint ever seen."""

    entries: list[bytes]
    states: dict[int, str] = field(default_factory=dict)
    seen: dict[int, bytes] = field(default_factory=dict)
    _tiles: dict[str, bytes] = field(default_factory=dict)

    @cached_property
    def roots(self) -> list[bytes]:
        """The root at every size."""
        frontier = Frontier()
        roots = [frontier.root()]
        for entry in self.entries:
            frontier.append(leaf_hash(entry))
            roots.append(frontier.root())
        return roots

    @cached_property
    def digests(self) -> list[list[Any]]:
        """Index and digest of every entry."""
        return [[index, hashlib.sha256(entry).hexdigest()] for index, entry in enumerate(self.entries)]

    def tile(self, tile: Tile) -> bytes:
        """Return what a tile holds."""
        if tile.path() not in self._tiles:
            self._tiles[tile.path()] = self._content(tile)
        return self._tiles[tile.path()]

    def _content(self, tile: Tile) -> bytes:
        start = tile.number * WIDTH
        if tile.level == ENTRIES:
            return entry_bundle(self.entries[start : start + tile.width])
        log = WrittenLog(Folder(Path()), entries=self.entries)
        return b"".join(log.hashes(int(tile.level), start, start + tile.width))

    def claim_published(self, home: Path, acknowledged: int) -> Checkpoint | None:
        """The checkpoint there has every tile it implies, one root for its size, and every act acknowledged."""
        content = Folder(home / "log").read("checkpoint")
        if content is None:
            _claim(acknowledged <= 0, "no checkpoint, and acts were acknowledged", acknowledged)
            return None
        note = parse_note(content)
        checkpoint = parse_checkpoint(note.text)
        _claim(is_signed_by(note, key_of(home), verify), "not signed by the log", checkpoint)
        _claim(checkpoint.size >= acknowledged, "published less than was acknowledged", checkpoint.size, acknowledged)
        _claim(checkpoint.root == self.roots[checkpoint.size], "another root", checkpoint.size)
        _claim(self.seen.setdefault(checkpoint.size, checkpoint.root) == checkpoint.root, "two roots", checkpoint.size)
        for tile in tiles_of(checkpoint.size):
            _claim(Folder(home / "log").read(tile.path()) == self.tile(tile), "checkpoint without its tile", tile)
        return checkpoint

    def claim_stored(self, found: dict[str, Any], acknowledged: int, published: Checkpoint | None) -> None:
        """The database is whole and holds a beginning of the acts, each once and all of it, and all acknowledged."""
        size = found["size"]
        _claim(found["integrity"] == "ok", found["integrity"])
        _claim(size >= acknowledged, "an acknowledged act is lost", size, acknowledged)
        _claim(found["entries"] == self.digests[:size], "not the acts, each once, in order", size)
        _claim(bytes.fromhex(found["root"]) == self.roots[size], "another root than the acts'", size)
        _claim(found["state"] == self.states.get(size, found["state"]), "an act is half done", size)
        _claim(published is None or published.size <= size, "published what is not stored", published, size)
        reached = 0 if published is None else published.size
        _claim(found["published"] <= reached, "thought to be published and is not", found["published"], reached)

    def claim_accepted(self, home: Path) -> None:
        """The published files, laid out as an export, are accepted by the verifier."""
        key = key_of(home)
        with tempfile.TemporaryDirectory() as target:
            folder = Path(target) / "logs" / hashlib.sha256(ORIGIN.encode()).hexdigest()
            shutil.copytree(home / "log", folder, ignore=shutil.ignore_patterns(".*.new", "cosigned"))
            (folder / "vkey").write_text(f"{key}\n")
            said = io.StringIO()
            with redirect_stdout(said):
                code = main(["log", "verify", target, "--key", str(key)])
        _claim(code == 0, said.getvalue())


def key_of(home: Path) -> VerifierKey:
    """Return the verifier key of a home's log, where its secret key is away: as it was published."""
    published = home / "log" / "vkey"
    if published.exists():
        return parse_vkey(published.read_text().removesuffix("\n"))
    return log_key(read_signer(home / "log.key"), ORIGIN)

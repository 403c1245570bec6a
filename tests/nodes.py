"""Nodes that write, are kept, get lost and come back, all in the one database of a test: for tests of restoring."""

import io
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pyrage
from django.conf import settings

from colonnade.apps.organisations import services
from colonnade.apps.organisations.models import CellRow, SpanRow, SumRow
from colonnade.apps.organisations.projection import span_of
from colonnade.apps.publiclog import selectors
from colonnade.apps.publiclog import services as publiclog
from colonnade.apps.publiclog.models import Blob, Entry, Erasure, Log, TreeHash
from colonnade.cli import restoring
from colonnade.core.log.backups import Member
from colonnade.core.log.checkpoints import Checkpoint, parse_checkpoint
from colonnade.core.log.notes import parse_note
from colonnade.core.organisations.spans import Book
from colonnade.core.replay import state_hash
from colonnade.edges import backups
from colonnade.edges.exports import PublishedLog, write_exports
from colonnade.edges.homes import Home, create_home
from colonnade.edges.simulator import Body, Simulator

ORIGIN = "test.invalid/log"
TODAY = date(2026, 6, 15)


def lose_everything() -> None:
    """The device is gone, and its database with it."""
    for table in (TreeHash, Entry, Log, Blob, Erasure, SpanRow, SumRow, CellRow):
        table.objects.all().delete()


def primary() -> dict[str, list[tuple[object, ...]]]:
    """Every primary row, but for its number in the table and the state of its log."""
    logs = Log.objects.order_by("id").values_list("origin", "size", "root", "published")
    entries = Entry.objects.order_by("log_id", "index").values_list(
        "log__origin", "index", "content", "act", "organisation", "type", "known"
    )
    blobs = Blob.objects.order_by("digest").values_list("digest", "sealed", "is_published")
    erased = Erasure.objects.order_by("digest").values_list("digest")
    tables = {"logs": logs, "entries": entries, "blobs": blobs, "erased": erased}
    return {name: [_plain(row) for row in rows] for name, rows in tables.items()}


def _plain(row: tuple[object, ...]) -> tuple[object, ...]:
    return tuple(bytes(each) if isinstance(each, memoryview) else each for each in row)


def tables_hash() -> str:
    book = Book()
    for row in SpanRow.objects.order_by("id"):
        book.open(span_of(row))
    return state_hash(book)


def tree() -> list[tuple[object, ...]]:
    rows = TreeHash.objects.order_by("log_id", "level", "number").values_list("log__origin", "level", "number", "value")
    return [_plain(row) for row in rows]


def files_below(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@dataclass
class Node:
    """One device: its home, what it acknowledged, and every checkpoint that ever left it."""

    home: Home
    simulator: Simulator = field(default_factory=Simulator)
    signed: list[Checkpoint] = field(default_factory=list)
    bodies: list[Body] = field(default_factory=list)

    @staticmethod
    def new(path: Path) -> "Node":
        home = create_home(path, ORIGIN)
        publiclog.open_log(ORIGIN)
        return Node(home).here()

    def here(self) -> "Node":
        settings.COLONNADE_HOME = self.home
        return self

    @property
    def origin(self) -> str:
        return selectors.written_log()

    def record(self, entry: bytes) -> str:
        act = services.record_act(origin=self.origin, content=entry, today=TODAY)
        self.publish()
        return act

    def publish(self) -> None:
        origin, folder = self.origin, self.home.folder_of(self.origin)
        content = publiclog.publish_log(origin=origin, folder=folder, signer=self.home.signer_of(origin))
        if content is not None:
            self.signed.append(parse_checkpoint(parse_note(content).text))

    def write(self, number: int) -> None:
        """So many acts more: a founding first, then counts."""
        for _ in range(number):
            before = len(self.simulator.entries)
            if not self.bodies:
                self.found("Ironworkers of the Mill")
            else:
                self.simulator.count(self.bodies[0], "2021-01-01", 100 + before)
            self.record(self.simulator.entries[-1])

    def found(self, name: str) -> Body:
        body = self.simulator.found(name, "base", "2020-01-01")
        self.bodies.append(body)
        return body

    def export(self, target: Path) -> Path:
        logs = [PublishedLog(self.home.folder_of(each), self.home.key_of(each)) for each in selectors.origins()]
        blobs = {each: selectors.published_blob(each) or b"" for each in selectors.published_digests()}
        write_exports(logs, target=target, blobs=blobs)
        return target

    def checkpoint(self, place: Path) -> Path:
        """What somebody who follows the log now holds."""
        place.write_bytes((self.home.folder_of(self.origin) / "checkpoint").read_bytes())
        return place

    def lost(self) -> None:
        lose_everything()
        shutil.rmtree(self.home.path)


@dataclass
class Kept:
    """A backup and the key that opens it."""

    file: Path
    secret: Path

    @property
    def unlock(self) -> backups.Unlock:
        return backups.unlock_by(self.secret)

    def plain(self) -> bytes:
        """The decrypted stream."""
        return decrypted(self.file.read_bytes(), self.unlock)


def keep(node: Node, folder: Path, name: str = "backup") -> Kept:
    secret = folder / f"{name}.key"
    recipient = backups.new_identity(secret)
    restoring.write(node.home, folder / name, backups.lock_for([recipient]))
    return Kept(folder / name, secret)


def restored(kept: Kept, path: Path, simulator: Simulator | None = None, bodies: list[Body] | None = None) -> Node:
    restoring.survey(kept.file, kept.unlock)
    node = Node(restoring.put_back(path, kept.file, kept.unlock)).here()
    if simulator is not None:
        known = {bytes(entry.content) for entry in selectors.all_entries(node.origin)}
        node.simulator.entries = [entry for entry in simulator.entries if entry in known]
        node.simulator.acts = simulator.acts[: len(node.simulator.entries)]
        node.bodies = list(bodies or [])
    return node


def decrypted(content: bytes, unlock: backups.Unlock) -> bytes:
    plain = io.BytesIO()
    pyrage.decrypt_io(io.BytesIO(content), plain, list(unlock.identities))
    return plain.getvalue()


def encrypted(plain: bytes, kept: Kept) -> bytes:
    recipients = [each.to_public() for each in kept.unlock.identities]
    return bytes(pyrage.encrypt(plain, recipients))


def members(kept: Kept) -> list[Member]:
    with backups.members_of(kept.file, kept.unlock) as found:
        return list(found)


def archive(some: Iterator[Member] | list[Member]) -> bytes:
    return b"".join(backups._archive(iter(some)))

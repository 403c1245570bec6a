"""Publishing stopped at every step, by a kill or by a power cut, and taken up again."""

import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from colonnade.core.log.checkpoints import Checkpoint, parse_checkpoint
from colonnade.core.log.notes import parse_note
from colonnade.core.log.tiles import tiles_of
from colonnade.edges.logfiles import Folder, OtherContent
from tests.logs import WrittenLog
from tests.sizes import sized

ENTRIES = [f"entry {n}".encode() for n in range(600)]


class StoppedError(Exception):
    """The machine stops here."""


@dataclass
class Disk:
    """A folder in memory that knows what would survive: a file brought to disk whose name, too, is on disk.

    ``write`` is four steps (create, write, bring to disk, rename), ``settle`` one a name; ``stop``: before which.
    """

    stop: int = -1
    steps: int = 0
    seen: dict[str, bytes] = field(default_factory=dict)
    durable: dict[str, bytes] = field(default_factory=dict)

    def _step(self) -> None:
        if self.steps == self.stop:
            raise StoppedError
        self.steps += 1

    def read(self, name: str) -> bytes | None:
        return self.seen.get(name)

    def write(self, name: str, content: bytes) -> None:
        for _ in range(4):
            self._step()
        self.seen[name] = content

    def settle(self, names: Iterable[str]) -> None:
        for name in sorted(names):
            self._step()
            self.durable[name] = self.seen[name]

    def after_power_cut(self, chance: random.Random) -> "Disk":
        """What is on disk, and of the names not yet brought there any that chance kept."""
        kept = {n: c for n, c in self.seen.items() if self.durable.get(n) == c or chance.random() < 0.5}
        return Disk(seen={**self.durable, **kept}, durable={**self.durable, **kept})

    def after_kill(self) -> "Disk":
        return Disk(seen=dict(self.seen), durable=dict(self.durable))


def _checkpoint(disk: Disk) -> Checkpoint | None:
    content = disk.read("checkpoint")
    return None if content is None else parse_checkpoint(parse_note(content).text)


def _claim_whole(disk: Disk, whole: Disk) -> None:
    """Whatever checkpoint is there has every tile it implies, as an undisturbed log has them."""
    checkpoint = _checkpoint(disk)
    if checkpoint is not None:
        for tile in tiles_of(checkpoint.size):
            assert disk.read(tile.path()) == whole.read(tile.path()), tile


def _life(chance: random.Random) -> list[int]:
    return sorted(chance.sample(range(1, len(ENTRIES)), 4))


def _publish_all(log: WrittenLog, sizes: list[int]) -> None:
    for size in sizes:
        log.publish(size)


def _whole(sizes: list[int]) -> Disk:
    log = WrittenLog(Disk(), entries=ENTRIES)
    for size in sizes:
        log.publish(size)
    assert isinstance(log.files, Disk)
    return log.files


@pytest.mark.parametrize("kind", ["kill", "power cut"])
@pytest.mark.parametrize("seed", range(sized(500)))
def test_however_publishing_stops_no_checkpoint_lacks_its_tiles_and_no_size_has_two_roots(seed: int, kind: str) -> None:
    chance = random.Random(seed)
    sizes = _life(chance)
    whole = _whole(sizes)
    disk = Disk(stop=chance.randrange(whole.steps))
    log = WrittenLog(disk, entries=ENTRIES)
    with pytest.raises(StoppedError):
        _publish_all(log, sizes)

    left = disk.after_kill() if kind == "kill" else disk.after_power_cut(chance)
    _claim_whole(left, whole)
    before = _checkpoint(left)
    again = WrittenLog(left, entries=ENTRIES, published=log.published)
    for size in (size for size in sizes if size > log.published):
        again.publish(size)

    _claim_whole(left, whole)
    assert left.seen["checkpoint"] == whole.seen["checkpoint"]
    if before is not None:
        assert before == _checkpoint(_whole([size for size in sizes if size <= before.size]))


def test_what_was_acknowledged_survives_a_power_cut_right_after() -> None:
    for seed in range(20):
        disk = Disk()
        log = WrittenLog(disk, entries=ENTRIES)
        log.publish(300)
        left = disk.after_power_cut(random.Random(seed))

        assert left.seen == disk.seen


def test_a_published_tile_that_differs_is_refused_and_stays(tmp_path: Path) -> None:
    log = WrittenLog(Folder(tmp_path), entries=ENTRIES)
    log.publish(300)
    other = WrittenLog(Folder(tmp_path), entries=[b"other", *ENTRIES[1:]])
    before = (tmp_path / "checkpoint").read_bytes()

    with pytest.raises(OtherContent):
        other.publish(300)

    assert (tmp_path / "checkpoint").read_bytes() == before


def test_publishing_again_what_is_published_changes_nothing(tmp_path: Path) -> None:
    log = WrittenLog(Folder(tmp_path), entries=ENTRIES)
    log.publish(300)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    log.published = 0
    log.publish(300)

    assert before == {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}

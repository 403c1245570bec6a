"""Every act is on disk before it is acknowledged, and everything that a checkpoint says before it is written."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import need
from tests.crashes.calls import HEADS, Call, calls_in
from tests.crashes.conftest import FIGURES
from tests.crashes.cuts import scanned
from tests.crashes.disk import TRACED, Disk
from tests.crashes.lives import acknowledgement
from tests.crashes.node import Node
from tests.crashes.past import prepared
from tests.sizes import sized

ACTS = sized(1000)


@pytest.fixture
def node(tmp_path: Path) -> Iterator[Node]:
    need("strace")
    with Node(tmp_path, prepared(ACTS)) as node:
        yield node


def _calls(node: Node, until: int, *spoiled: str) -> tuple[Disk, list[Call]]:
    start, trace = scanned(node.disk), node.base / "trace"
    options = ["-e", f"trace={TRACED}", *HEADS, "-o", str(trace)]
    answer = node.order("record", until=until, trace=options, spoiled=spoiled)
    assert answer.acknowledged == until
    return start, list(calls_in(trace, is_whole=False))


def _is_checkpoint_begun(call: Call) -> bool:
    return call.name == "openat" and call.texts[0].endswith(b"/.checkpoint.new")


def _unsettled(disk: Disk, calls: list[Call]) -> tuple[dict[int, list[str]], list[list[str]]]:
    """What was not on disk at each acknowledgement, and before each checkpoint was begun."""
    acknowledged: dict[int, list[str]] = {}
    begun = []
    is_written: set[str] = set()
    for call in calls:
        if _is_checkpoint_begun(call):
            begun.append(disk.unsettled())
        if acknowledgement(call) > 0:
            acknowledged[acknowledgement(call)] = disk.unsettled() + _not_written(is_written)
            is_written.clear()
        disk.apply(call)
        is_written |= _brought(disk, call)
    return acknowledged, begun


def _brought(disk: Disk, call: Call) -> set[str]:
    """Whether the call brought the database's WAL to disk, or the checkpoint or a tile its name."""
    if call.name == "fdatasync" and any(node is disk.open[int(call.words[0])][0] for node in disk.files("-wal")):
        return {"WAL"}
    if call.name == "rename":
        return {"checkpoint"} if call.texts[1].endswith(b"/checkpoint") else {"tile"}
    return set()


def _not_written(written: set[str]) -> list[str]:
    return [f"no {each}" for each in sorted({"WAL", "checkpoint", "tile"} - written)]


def test_every_act_is_on_disk_before_it_is_acknowledged_and_before_its_checkpoint(node: Node) -> None:
    acknowledged, begun = _unsettled(*_calls(node, ACTS))
    kept = [number for number, what in acknowledged.items() if not what]

    assert kept == list(range(1, ACTS + 1)), {number: what for number, what in acknowledged.items() if what}
    assert len(begun) >= ACTS
    assert not any(begun)
    FIGURES.append(f"On disk before acknowledgement (SQLite, strace): {len(kept)}/{ACTS} acts.")


@pytest.mark.parametrize("spoiled", ["synchronous_normal", "synchronous_off"])
def test_a_database_that_does_not_wait_for_the_disk_is_caught_at_every_act(node: Node, spoiled: str) -> None:
    acknowledged, begun = _unsettled(*_calls(node, 10, spoiled))

    assert all(any(what.endswith("-wal") for what in acknowledged[number]) for number in range(1, 11))
    assert all(begun)


def test_a_folder_whose_names_are_not_brought_to_disk_is_caught_at_every_act(node: Node) -> None:
    acknowledged, begun = _unsettled(*_calls(node, 10, "names_not_on_disk"))

    assert all(acknowledged.values())
    assert all(begun)

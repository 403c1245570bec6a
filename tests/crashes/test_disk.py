"""The disk that forgets is the disk that was, where nothing is forgotten; and it forgets what it may."""

import random
from pathlib import Path

import pytest

from tests.crashes.calls import Call, calls_in
from tests.crashes.cuts import KINDS, Tree, a_way_to_lose, after_power_cut, scanned
from tests.crashes.disk import MAPPED, Disk, UnknownCallError
from tests.crashes.lives import LIVES, Lives, names_in

PLACE = Path("/place")


def _disk(*calls: Call) -> Disk:
    disk = Disk(PLACE)
    for call in calls:
        disk.apply(call)
    return disk


def test_asking_for_memory_is_no_moment_of_a_life_for_how_often_is_chance(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    trace.write_text(
        "mmap(NULL, 716800, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = 0x7fc19ec51000\n"
        "mmap(NULL, 32768, PROT_READ|PROT_WRITE, MAP_SHARED, 9, 0) = 0x7fe69a559000\n"
        "close(9) = 0\n"
    )

    assert names_in(trace) == ["mmap", "close"]
    assert [call.is_for_memory for call in calls_in(trace)] == [True, False, False]


def _open(name: str, descriptor: int, flags: str = "O_WRONLY|O_CREAT|O_TRUNC") -> Call:
    return Call("openat", (str(PLACE / name).encode(),), ("AT_FDCWD", '""', flags, "0666"), descriptor)


def _write(descriptor: int, content: bytes) -> Call:
    return Call("write", (content,), (str(descriptor), '""', str(len(content))), len(content))


def _sync(descriptor: int) -> Call:
    return Call("fsync", (), (str(descriptor),), 0)


def _link(old: str, new: str) -> Call:
    return _rename(old, new, "link")


def _rename(old: str, new: str, name: str = "rename") -> Call:
    return Call(name, tuple(str(PLACE / name).encode() for name in (old, new)), ('""', '""'), 0)


def _left(disk: Disk, kind: str, seed: int = 0) -> Tree:
    chance = random.Random(seed)
    return after_power_cut(disk, a_way_to_lose(disk, chance, kind))


WRITTEN = (_open("a.new", 3), _write(3, b"whole"))
DURABLE = (_open("", 4, "O_RDONLY|O_DIRECTORY"), _sync(4))


@pytest.mark.parametrize(
    ("calls", "left", "unsettled"),
    [
        (WRITTEN, {}, ["names in ", "bytes of /a.new"]),
        ((*WRITTEN, _sync(3)), {}, ["names in "]),
        ((*WRITTEN, *DURABLE), {"a.new": b""}, ["bytes of /a.new"]),
        ((*WRITTEN, _sync(3), *DURABLE), {"a.new": b"whole"}, []),
        ((*WRITTEN, _sync(3), *DURABLE, _rename("a.new", "a")), {"a.new": b"whole"}, ["names in "]),
        ((*WRITTEN, _sync(3), _rename("a.new", "a"), *DURABLE), {"a": b"whole"}, []),
        ((*WRITTEN, _sync(3), *DURABLE, _link("a.new", "a")), {"a.new": b"whole"}, ["names in "]),
        ((*WRITTEN, _sync(3), _link("a.new", "a"), *DURABLE), {"a": b"whole", "a.new": b"whole"}, []),
    ],
)
def test_only_what_was_brought_to_disk_is_sure_to_stay(
    calls: tuple[Call, ...], left: dict[str, bytes], unsettled: list[str]
) -> None:
    disk = _disk(*calls)

    assert _left(disk, "nothing") == left
    assert disk.unsettled() == unsettled
    if not unsettled:
        assert all(_left(disk, kind, seed) == left for kind in KINDS for seed in range(20))


def test_of_the_rest_any_part_may_stay() -> None:
    calls = (_open("a", 3), *DURABLE, _write(3, b"x" * 600))
    left = [_bytes(_left(_disk(*calls), kind, seed)["a"]) for kind in KINDS for seed in range(60)]
    lengths = {len(content) for content in left}

    assert {0, 512, 600} < lengths
    assert any(b"x" not in content[:512] and content[512:] == b"x" * 88 for content in left)


def _bytes(node: bytes | Tree) -> bytes:
    assert isinstance(node, bytes)
    return node


def test_a_call_that_the_model_does_not_know_is_refused() -> None:
    with pytest.raises(UnknownCallError):
        _disk(_open("a", 3), Call("fallocate", (), ("3", "0", "0", "9"), 0))
    with pytest.raises(UnknownCallError):
        _disk(Call("symlink", (b"/place/a", b"/place/b"), ('""', '""'), 0))
    assert not _disk(Call("symlink", (b"/tmp/a", b"/tmp/b"), ('""', '""'), 0)).unsettled()


@pytest.mark.parametrize("name", LIVES)
def test_a_disk_that_forgets_nothing_is_the_real_one(embedded: Lives, name: str) -> None:
    life = embedded.live(name)
    disk, _ = life.disk_after(len(life.calls))

    assert _without_mapped(_left(disk, "everything")) == _without_mapped(_left(scanned(embedded.node.disk), "nothing"))


def _without_mapped(tree: Tree) -> Tree:
    return {
        name: node if isinstance(node, bytes) else _without_mapped(node)
        for name, node in tree.items()
        if not name.endswith(MAPPED)
    }

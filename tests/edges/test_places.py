"""A new file is whole or not there, and never in place of another."""

import errno
import os
from pathlib import Path

import pytest

from colonnade.edges import places


def _below(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def _no_links(*_: object) -> None:
    raise OSError(errno.EPERM, "no second names here")


@pytest.mark.parametrize("knows_links", [True, False])
def test_a_new_file_is_whole_and_its_owners_and_nothing_is_left_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, knows_links: bool
) -> None:
    if not knows_links:
        monkeypatch.setattr(os, "link", _no_links)
    (tmp_path / ".new.new").write_bytes(b"what a call that was stopped left")
    places.write_new(tmp_path / "new", b"whole", 0o600)

    assert _below(tmp_path) == {"new": b"whole"}
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("knows_links", [True, False])
@pytest.mark.parametrize("is_link", [True, False])
def test_what_has_the_name_is_left_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, knows_links: bool, is_link: bool
) -> None:
    if not knows_links:
        monkeypatch.setattr(os, "link", _no_links)
    (tmp_path / "there").write_bytes(b"mine")
    if is_link:
        (tmp_path / "new").symlink_to("nowhere")
    else:
        (tmp_path / "new").write_bytes(b"mine too")
    before = sorted(path.name for path in tmp_path.iterdir())
    with pytest.raises(FileExistsError) as refused:
        places.write_new(tmp_path / "new", b"whole")

    assert refused.value.filename == str(tmp_path / "new")
    assert sorted(path.name for path in tmp_path.iterdir()) == before
    assert is_link or (tmp_path / "new").read_bytes() == b"mine too"


def test_one_who_came_first_with_the_name_keeps_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    link = os.link

    def late(beside: Path, place: Path) -> None:
        place.write_bytes(b"first")
        link(beside, place)

    monkeypatch.setattr(os, "link", late)
    with pytest.raises(FileExistsError):
        places.write_new(tmp_path / "new", b"second")

    assert _below(tmp_path) == {"new": b"first"}


@pytest.mark.parametrize("fails", ["fsync", "link"])
def test_what_cannot_be_written_whole_leaves_nothing_and_is_told_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full", str(tmp_path / ".new.new"))

    monkeypatch.setattr(os, fails, full)
    monkeypatch.setattr(Path, "rename", full)
    with pytest.raises(OSError, match="full") as refused:
        places.write_new(tmp_path / "new", b"whole")

    assert refused.value.filename == str(tmp_path / "new")
    assert _below(tmp_path) == {}

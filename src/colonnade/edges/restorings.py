"""The folder in which a restore works: empty before, a node's home after, and marked in between.

``.restoring`` is there from before the first file until after ``home.json``; without ``home.json`` a marked folder
is no node, and what it holds may be taken away. Source: docs/adr/0012-one-sequencer-restore.md.
"""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from colonnade.core.errors import Refusal
from colonnade.edges.homes import HomeTaken
from colonnade.edges.logfiles import Folder
from colonnade.edges.places import bring_to_disk, folder_opened, tell_day_alone

MARKER = ".restoring"
_FILES = (
    *("colonnade.sqlite3", "colonnade.sqlite3-wal", "colonnade.sqlite3-shm", "colonnade.sqlite3-journal"),
    *("secret", ".home.json.new"),
)
_FOLDERS = ("log", "logs")


class NotEmpty(Refusal):
    """The folder holds something that no restore has left there."""

    code = "restoring.not_empty"


class Gathering(Folder):
    """A folder whose files are brought to disk together, later, by :func:`all_on_disk`."""

    def write(self, name: str, content: bytes) -> None:
        """Put a file in its place."""
        place = self.root / name
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("wb") as file:
            file.write(content)
            file.flush()
            tell_day_alone(file.fileno())

    def settle(self, names: Iterable[str]) -> None:
        """Leave it to :func:`all_on_disk`, but for what the folders tell of the time."""
        for folder in self.folders_of(names):
            with folder_opened(folder) as descriptor:
                tell_day_alone(descriptor)


def all_on_disk() -> None:
    """Whatever was written is on disk."""
    os.sync()


def require_free(path: Path) -> None:
    """Refuse a folder that is a node's home, or holds anything but what a stopped restore left."""
    if (path / "home.json").exists():
        raise HomeTaken(place=str(path))
    if path.exists() and not path.is_dir():
        raise NotEmpty(place=str(path))
    if path.is_dir() and any(path.iterdir()) and not (path / MARKER).exists():
        raise NotEmpty(place=str(path))


def begin(path: Path) -> bool:
    """The folder is there, marked and otherwise empty; return whether it was made just now."""
    require_free(path)
    is_new = not path.exists()
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    (path / MARKER).touch(mode=0o600)
    bring_to_disk(path)
    _clear(path)
    return is_new


def give_up(path: Path, *, is_new: bool) -> None:
    """Nothing of the restore is left in the folder, nor the folder if the restore made it."""
    _clear(path)
    forget_marker(path)
    if is_new:
        path.rmdir()


def forget_marker(path: Path) -> None:
    """The folder is not marked any more."""
    (path / MARKER).unlink(missing_ok=True)


def _clear(path: Path) -> None:
    for name in _FILES:
        (path / name).unlink(missing_ok=True)
    for name in _FOLDERS:
        shutil.rmtree(path / name, ignore_errors=True)
